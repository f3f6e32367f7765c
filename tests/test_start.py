"""Start-up stays cheap: what is slow to load is not loaded where nothing needs it."""

import subprocess
import sys
from pathlib import Path

import pytest

RUN = "import sys; sys.argv[0] = 'noticecheck'; from checker.__main__ import run; sys.exit(run())"
TELL = "import atexit, runpy, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
NOTICES = {
    "note.en.txt": "The garden closes early\n\nOur garden closes at 6 in the evening from May 4, 2026.\n",
    "note.nl.txt": "De tuin sluit vroeger\n\nOnze tuin sluit vanaf 4 mei 2026 om 6 uur in de avond.\n",
}
HEAVY = (
    *(
        "_hashlib",
        "dateutil",
        "html",
        "jinja2",
        "json",
        "langdetect",
        "pyromark",
        "random",
        "rapidfuzz",
        "rich",
    ),
    *("socket", "statistics", "tempfile", "turbohtml", "watchfiles", "xml", "yaml"),
    *("checker.history", "checker.learn", "checker.parse.html", "checker.parse.markdown", "checker.repair"),
)


def loaded(program: str, *arguments: str) -> frozenset[str]:
    """The modules that a program has loaded when it ends well."""
    ran = subprocess.run(
        [sys.executable, "-c", TELL + program, *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return frozenset(ran.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """What a clean check of plain text loads; what the libraries bring along by themselves is not ours."""
    folder = tmp_path_factory.mktemp("garden")
    for name, text in NOTICES.items():
        Path(folder, name).write_text(text, encoding="utf-8")
    return loaded(RUN, "check", "--isolated", str(folder)) - loaded("import msgspec, tomllib, typer")


@pytest.mark.parametrize("module", HEAVY)
def test_a_clean_check_of_plain_text_does_without(checked: frozenset[str], module: str) -> None:
    assert module not in checked


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told_with_the_bare_interpreter(option: str) -> None:
    told = loaded(RUN, option) - loaded("pass")
    assert told.isdisjoint({"enum", "msgspec", "pathlib", "re", "typer", "typing"})
