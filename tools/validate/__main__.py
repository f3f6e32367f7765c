"""Write reports in every format and ask checkers that others wrote about them.

    python -m tools.validate

It takes reports of the broken samples, of 30,000 findings and of harmful strings, prints a line for each checker
and each report, and exits with 1 where something is wrong and not explained. It needs the extra ``validate``, and
npm; what is missing is named and skipped, which on a build server (``CI``) is a failure.
"""

import os
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from checker.report import Look, render
from checker.run import Report
from tests.reports import broken, hostile, many

from .checkers import CHECKERS, Checker
from .fetched import MissingError


def main() -> int:
    """Ask all checkers about all reports, and say what each thinks."""
    begin = time.monotonic()
    reports = {"samples": broken(), "30,000 findings": many(), "harmful strings": hostile()}
    with tempfile.TemporaryDirectory() as folder:
        bad = sum(not _asked(checker, reports, Path(folder)) for checker in CHECKERS)
    print(f"{len(CHECKERS) - bad} of {len(CHECKERS)} checkers content, {time.monotonic() - begin:.0f} s")
    return min(bad, 1)


def _asked(checker: Checker, reports: Mapping[str, Report], work: Path) -> bool:
    """Whether a checker has nothing to say about any of the reports."""
    wrong = []
    begin = time.monotonic()
    try:
        for name, report in reports.items():
            file = work / f"{checker.form}-{name.replace(' ', '-').replace(',', '')}{checker.ending}"
            if not file.exists():
                file.write_text(
                    render(report, checker.form, Look(notes=True)), encoding="utf-8", newline="\n"
                )
            wrong += [f"{name}: {said}" for said in checker.ask(file, report, work)]
    except (MissingError, ImportError) as missing:
        print(f"{checker.name}: skipped, {missing}")
        return not os.environ.get("CI")
    print(f"{checker.name}: {f'{len(wrong)} wrong' if wrong else 'valid'}, {time.monotonic() - begin:.1f} s")
    print("".join(f"  {said}\n" for said in wrong[:20]), end="")
    return not wrong


if __name__ == "__main__":
    sys.exit(main())
