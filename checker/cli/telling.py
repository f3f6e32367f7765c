"""Say things on standard error, write reports, and tell the exit code."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from .options import Color

if TYPE_CHECKING:
    from ..run import Judged, Report, Trouble
    from ..settings import Settings

CLEAN, FINDINGS, NOT_JUDGED = 0, 1, 2
_MOST_ALONE = 10  # versions without another that are named
_listening: list[list[str]] = []


def write(text: str, file: Path | None) -> None:
    """Write a report whole; letters that no UTF-8 can hold are escaped, never dropped."""
    from ..output import replace_file
    from ..pipe import write_out

    data = text.encode("utf-8", "backslashreplace")
    if file is None:
        write_out(data)
    else:
        replace_file(file, data)


def tell_apart(report: "Report", settings: "Settings", *, verbose: bool, counted: bool = True) -> None:
    """Say on standard error what was not judged: troubles always, files passed over where asked.

    Where the report itself does not count the files passed over (``counted``), they are counted here.
    """
    tell_troubles(report.troubles)
    held = any(judged.family.reference for judged in report.families)
    if settings.reference and report.versions and not held:
        say(f"no version is in “{settings.reference}”, the reference that was asked for; the versions vote")
    if _nothing_compared(report):
        say("no notice has more than one version here: nothing was compared")
    _tell_baseline(report, settings)
    if verbose:
        say(f"configuration: {settings.file}" if settings.file else "configuration: none")
    if verbose or not (report.versions or report.untouched):
        shown = report.passed_over if verbose else report.passed_over[:10]
        for path, reason in shown:
            say(f"passed over {path}: {reason}")
        if len(report.passed_over) > len(shown):
            say(f"passed over {len(report.passed_over) - len(shown)} more; --verbose names them")
    elif report.passed_over and not counted:
        from ..report.choice import many

        say(f"{many(len(report.passed_over), 'file')} passed over (--verbose)")


def _nothing_compared(report: "Report") -> bool:
    """Whether versions were judged, and none of them had another one beside it."""
    return bool(report.families) and not report.untouched and all(map(_is_alone, report.families))


def _is_alone(judged: "Judged") -> bool:
    return len(judged.family.versions) == 1


def _tell_baseline(report: "Report", settings: "Settings") -> None:
    """Say which entries of the baseline do nothing, or that all of it was written for another folder."""
    if report.stale:
        count = len(report.stale)
        match = (
            "1 entry of the baseline matches" if count == 1 else f"{count:,} entries of the baseline match"
        )
        say(f"{match} nothing any more; noticecheck baseline --prune takes out such entries")
    if settings.known:
        from ..suppress.baseline import is_of_another_folder

        if is_of_another_folder(settings.known):
            say(
                "the baseline names no file that was checked: its paths start at the folder that it was written in"
            )


def tell_files(report: "Report", files: Sequence[Path]) -> None:
    """Say what was found and where it stands, for a report that nobody sees on the standard output."""
    from ..findings import Severity
    from ..report.choice import counted, severities

    found = counted(severities(each for each in report.findings() if each.severity > Severity.NOTE))
    say(f"{found or 'nothing found'}; written to {' and '.join(map(str, files))}")


def tell_alone(report: "Report") -> None:
    """Name the versions that had no other beside them: that nothing was found there says little."""
    from ..locales import display_name

    alone = [judged for judged in report.families if _is_alone(judged)]
    for judged in alone[:_MOST_ALONE]:
        path, locale = judged.paths[0], judged.family.versions[0].locale
        known = display_name(locale) if locale != "und" else "in a language that its words do not tell"
        say(f"{path}: one version only ({known}), not compared")
    if len(alone) > _MOST_ALONE:
        say(f"{len(alone) - _MOST_ALONE} more have one version only, not compared")


def tell_troubles(troubles: "Iterable[Trouble]") -> None:
    """Name every file that could not be read, and why."""
    for trouble in troubles:
        say(f"{trouble.path}: {trouble.reason}")


def exit_code(report: "Report", settings: "Settings", *, exit_zero: bool) -> int:
    """0 clean, 1 findings at or above the level that fails, 2 where something could not be judged."""
    from ..findings import Severity

    if report.troubles:
        return NOT_JUDGED
    if not report.versions and not report.untouched:
        return unjudged("nothing was judged: no versions of a notice were found there")
    if report.versions > 1 and _nothing_compared(report):
        return NOT_JUDGED  # tell_apart has said so
    least = Severity[settings.fail_on.upper()]
    found = any(finding.severity >= least for finding in report.findings())
    return FINDINGS if found and not exit_zero else CLEAN


def colourful(color: Color) -> bool:
    """Whether to use colours on the standard output, by the option and by what the environment asks."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def speaks_unicode() -> bool:
    """Whether the standard output shows more than ASCII."""
    return not sys.stdout.isatty() or (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


@contextmanager
def overheard() -> Iterator[list[str]]:
    """A list that takes in all that is said meanwhile."""
    said: list[str] = []
    _listening.append(said)
    try:
        yield said
    finally:
        _listening.remove(said)


def say(sentence: str) -> None:
    """Say a sentence on standard error."""
    from ..report.clean import inert

    for said in _listening:
        said.append(sentence)
    typer.echo(f"noticecheck: {inert(sentence)}", err=True)


def unjudged(sentence: str) -> int:
    """Say on standard error why a run could not judge, and give its exit code."""
    say(sentence)
    return NOT_JUDGED


def stop(sentence: str) -> NoReturn:
    """Say a sentence on standard error and end: the run could not judge."""
    raise typer.Exit(unjudged(sentence))
