"""Plant a needle in every line of the documents below some folders, and count those that parsing loses.

    python -m tests.bench.needles FOLDER…

Each document is read as what it is, and Markdown as HTML and as plain text too. A needle is lost where no
block, nothing left out and no flaw holds its place; it is unread where a block holds it among its marks only.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from checker.discover.files import ENDINGS
from checker.read import UnreadableError, read
from tests.conftest import ENDINGS as KINDS, parse_text
from tests.needles import lost, planted, unread

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def main() -> None:
    """Print lost, unread and planted needles by folder and format."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", type=Path, nargs="+")
    for folder in arguments.parse_args().folders:
        for kind in KINDS:
            tally = Counter[str]()
            for path in documents(folder, kind):
                tally += needles_in(path, kind)
            if tally["planted"]:
                print(
                    f"{folder} {kind}: lost {tally['lost']}, unread {tally['unread']} of {tally['planted']}"
                )


def documents(folder: Path, kind: str) -> Iterator[Path]:
    """Files that are read as this kind: those of its format, and Markdown as any."""
    endings = {KINDS[kind], ".md"}
    return (path for path in sorted(folder.rglob("*")) if ENDINGS.get(path.suffix) in endings)


def needles_in(path: Path, kind: str) -> Counter[str]:
    """How many needles were planted in a document, and how many are lost or unread."""
    try:
        text = read(path, PurePosixPath(path.name)).text
    except (OSError, UnreadableError):
        return Counter()
    grown, needles = planted(_LINES.findall(text))
    notice = parse_text(grown, kind=kind)
    gone = sum(1 for _ in lost(notice, needles))
    return Counter(planted=len(needles), lost=gone, unread=sum(1 for _ in unread(notice, needles)) - gone)


if __name__ == "__main__":
    main()
