"""The map of the code names every room, and nothing that is not there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODE = ROOT / "checker"
MAP = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_package_is_on_the_map() -> None:
    packages = {init.parent.name for init in CODE.glob("*/__init__.py")}
    assert packages - set(re.findall(r"`(\w+)/`", MAP)) == set()


def test_every_path_on_the_map_is_there() -> None:
    named = set(re.findall(r"`((?:[\w.]+/)*[\w.]+(?:\.py|\.toml|/))`", MAP))
    assert {path for path in named if not (CODE / path).exists() and not (ROOT / path).exists()} == set()
