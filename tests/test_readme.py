"""The README is right: its configuration is one, its commands exist, and what is generated in it is up to date."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker import rules
from checker.cli import app
from checker.settings import load

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_its_configuration_is_read(tmp_path: Path) -> None:
    file = tmp_path / "noticecheck.toml"
    file.write_text(blocks("toml")[0], encoding="utf-8")
    assert load(file).notices[0].names["Kitebird"]["ar"]


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--[a-z-]+)", README))))
def test_its_options_exist(option: str) -> None:
    shown = CliRunner().invoke(app, ["check", "--help"], env={"COLUMNS": "200", "TERM": "dumb"})
    assert option in shown.output


@pytest.mark.parametrize("name", rules.names())
def test_every_rule_is_in_its_table(name: str) -> None:
    assert f"[{name}](rules/README.md#{name})" in README


SCHEMA = (rules.folder() / "noticecheck.schema.json").read_text(encoding="utf-8")
CASE = re.compile(rf"\b({'|'.join(rules.names())})\.([a-z][a-z-]*)(?!\S*toml)")


@pytest.mark.parametrize(
    ("name", "case"), sorted({found.groups() for found in CASE.finditer(README + SCHEMA)})
)
def test_each_case_that_a_reader_may_copy_exists(name: str, case: str) -> None:
    assert case in rules.load(name).cases
