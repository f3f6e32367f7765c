"""The reports that all checkers are shown, and the files in which they are."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import RLock

from checker.report import Look, render
from checker.run import Report
from tests.reports import broken, hostile, many

REPORTS: dict[str, Callable[[], Report]] = {
    "samples": cache(broken),
    "30,000 findings": cache(many),
    "harmful strings": cache(hostile),
}
_ONE_AT_A_TIME = RLock()


def report(name: str) -> Report:
    """One of the reports; it is made once."""
    with _ONE_AT_A_TIME:
        return REPORTS[name]()


def written(name: str, form: str, ending: str, work: Path) -> Path:
    """The file that holds one of the reports in a format; it is written once."""
    file = work / f"{form}-{name.replace(' ', '-').replace(',', '')}{ending}"
    with _ONE_AT_A_TIME:
        if not file.exists():
            text = render(report(name), form, Look(notes=True))
            file.write_text(text, encoding="utf-8", newline="\n")
    return file
