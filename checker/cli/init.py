"""The command that learns a configuration from the files and writes it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Paths
from .telling import CLEAN, NOT_JUDGED, say, stop, tell_apart, unjudged, write

if TYPE_CHECKING:
    from ..run import Report

_FILE = Path("noticecheck.toml")


def init(
    paths: Paths,
    file: Annotated[Path, typer.Option("--file", "-f", help="The file to write.")] = _FILE,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    stdout: Annotated[
        bool, typer.Option("--stdout", help="Print it on the standard output and write no file.")
    ] = False,
) -> int:
    """Learn layout, names, dates and prompts from the files, and write a configuration to start from."""
    from ..settings import Settings, find
    from .asked import must_exist

    must_exist(paths)
    if not stdout:
        _may_write(file, force=force)
    before = find(paths)
    report = _judged(paths)
    tell_apart(report, Settings(), verbose=False)
    if not report.versions:
        return unjudged("nothing was written: no versions of a notice were found there")
    from ..learn import learn
    from ..learn.writing import counts_of, severities_of, shell, written

    text = written(learn(report, paths), report, paths, file)
    write(text, None if stdout else file)
    if not stdout:
        _tell_use(file, before, paths)
    say(f"found {counts_of(report)}: {severities_of(report)}")
    say(f"go on with: noticecheck check {shell(*map(str, paths))}{_option(file, paths, stdout=stdout)}")
    return NOT_JUDGED if report.troubles else CLEAN


def _judged(paths: list[Path]) -> "Report":
    from ..run import run
    from ..settings import Settings
    from .progress import Progress

    with Progress() as progress:
        return run(paths, Settings(), progress=progress, folding=False)


def _may_write(file: Path, *, force: bool) -> None:
    """Stop where a file is in the way, before anything is judged."""
    if file.name == "pyproject.toml":
        stop(f"{file} holds more than noticecheck: write a file of its own, or copy from --stdout")
    if file.is_dir():
        stop(f"{file} is a folder; --file takes the file to write, as {file / _FILE}")
    if file.exists() and not force:
        stop(f"{file} is there already; --force replaces it, --file writes another, --stdout only shows it")
    if not file.parent.is_dir():
        stop(f"{file.parent}: there is no such folder")
    if not _is_open(file.parent):
        stop(f"{file.parent}: no file may be written there; --stdout shows what would be")


def _is_open(folder: Path) -> bool:
    import os

    return os.access(folder, os.W_OK | os.X_OK)


def _tell_use(file: Path, before: Path | None, paths: list[Path]) -> None:
    """Say what was written, and which other configuration it stands before."""
    from ..settings import find

    say(f"wrote {file}; proposals that are not in force yet are in comments")
    if before and not before.samefile(file) and _is_same(find(paths), file):
        say(f"{before} is not read for these files any more: the new one comes first")


def _option(file: Path, paths: list[Path], *, stdout: bool) -> str:
    """What ``check`` must be told to go by the file, where it would not find it by itself."""
    from ..settings import find

    if stdout or _is_same(find(paths), file):
        return ""
    from ..learn.writing import shell

    return f" --config {shell(str(file))}"


def _is_same(found: Path | None, file: Path) -> bool:
    return found is not None and found.samefile(file)
