"""Show reports, the page and the ways in to checkers that others wrote.

    python -m tools.validate [NAME…] [--folder FOLDER]

A NAME is a group (``reports``, ``page``, ``ways``) or one part of it, as ``zizmor``; without one, all are asked, two
at a time. The reports are of the broken samples, of 30,000 findings and of harmful strings. A line is printed for
each part, and the exit code is 1 where something is wrong and not explained. Needed are the extra ``validate``, npm,
Chromium and Java; what is missing is named and skipped, which on a build server (``CI``) is a failure. With a
FOLDER the reports, the pages and pictures of them stay there to be looked at.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from . import page, reports, ways
from .part import MissingError, Part

# those that take longest first, so that the others fill the time beside them
PARTS = (*page.PARTS, *ways.PARTS, *reports.PARTS)
_SHOWN = 20  # complaints of a part


def main(arguments: Sequence[str]) -> int:
    """Ask all parts that are wanted, and say what each thinks."""
    begin = time.monotonic()
    asked = argparse.ArgumentParser(prog="tools.validate")
    asked.add_argument("name", nargs="*", choices=[[], *_names()])
    asked.add_argument("--folder", type=Path)
    wanted = asked.parse_args(arguments)
    parts = [part for part in PARTS if not wanted.name or {part.group, part.name} & set(wanted.name)]
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        folder = (wanted.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        content = sum(pool.map(partial(_content, folder), parts))
    print(f"{content} of {len(parts)} checkers content, {time.monotonic() - begin:.0f} s")
    return int(content < len(parts))


def _names() -> list[str]:
    return sorted({name for part in PARTS for name in (part.group, part.name)})


def _content(folder: Path, part: Part) -> bool:
    """Whether a checker has nothing to say."""
    begin = time.monotonic()
    try:
        wrong = list(part.ask(folder))
    except (MissingError, ImportError) as missing:
        print(f"{part.name}: skipped, {missing}", flush=True)
        return not os.environ.get("CI")
    verdict = f"{len(wrong)} wrong" if wrong else "valid"
    lines = [
        f"{part.name}: {verdict}, {time.monotonic() - begin:.1f} s",
        *(f"  {said}" for said in wrong[:_SHOWN]),
    ]
    print("\n".join(lines), flush=True)
    return not wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
