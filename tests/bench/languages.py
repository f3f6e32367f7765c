"""Plant foreign paragraphs into real families, and print how many are found and what the check costs.

Run it as ``python -m tests.bench.languages FOLDER…`` with folders of notices. A planted paragraph is another
version's block in place of the one in the same row; what the untouched versions give is printed, to be read.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from checker.align import Table, align
from checker.checks.language import check
from checker.demands import Demands
from checker.discover import discover
from checker.discover.files import shown
from checker.findings import Fact
from checker.parse import Block, Notice, parse
from checker.read import Source, read
from checker.words.kinship import akin

PLANTED = 200
SIZES = ((20, 40), (40, 80), (80, 200), (200, 10_000))


def tables(folders: list[str]) -> list[Table]:
    """The families below the folders, aligned."""
    found = discover([Path(folder) for folder in folders], lambda path: read(path, shown(path)))
    return [
        align(family, [parse(version, read(version.file, version.path)) for version in family.versions])
        for family in found.families
    ]


def words(block: Block) -> int:
    """How many letters of the block's words begin small: what is no command, name or number."""
    return sum(len(word) for word in block.text.split() if word.isalpha() and not word[0].isupper())


def sites(table: Table) -> Iterator[tuple[int, Block, int, Block]]:
    """Pairs of a version's block and another version's in the same row, unlike in language and in words."""
    for row in table.rows:
        cells = [(version, cell[0]) for version, cell in enumerate(row.cells) if len(cell) == 1]
        cells = [
            cell for cell in cells if cell[1].kind in ("paragraph", "item", "heading") and words(cell[1])
        ]
        texts = Counter(block.text for _, block in cells)
        for home, block in cells:
            for guest, foreign in cells:
                if texts[foreign.text] == 1 and not akin(locale(table, home), locale(table, guest)):
                    yield home, block, guest, foreign


def locale(table: Table, version: int) -> str:
    """The locale of a version."""
    return table.notices[version].version.locale


def planted(table: Table, home: int, block: Block, guest: int, foreign: Block) -> list[Fact]:
    """What is said when a block is replaced by another version's."""
    ours, theirs = table.notices[home].source, table.notices[guest].source
    text = ours.text[: block.start] + theirs.text[foreign.start : foreign.end] + ours.text[block.end :]
    notices: list[Notice] = list(table.notices)
    notices[home] = parse(notices[home].version, Source(ours.path, text))
    return list(check(replace(align(table.family, notices)), Demands()))


def main(folders: list[str]) -> None:
    """Print the table."""
    chance = random.Random(0)
    families = tables(folders)
    start = time.process_time()
    clean = {number: list(check(table, Demands())) for number, table in enumerate(families)}
    seconds = time.process_time() - start
    size = sum(len(notice.source.text) for table in families for notice in table.notices)
    print(f"{size / 1e6:.2f} million code points, {seconds / size * 1e6:.2f} s of CPU for a million")
    for facts in clean.values():
        for fact in facts:
            print(f"  {fact.place}: {fact.case}: {fact.found[:100]}")
    tries: Counter[tuple[int, int]] = Counter()
    hits: Counter[tuple[int, int]] = Counter()
    every = [(number, site) for number, table in enumerate(families) for site in sites(table)]
    for number, site in chance.sample(every, min(PLANTED, len(every))):
        home, _, _, foreign = site
        bucket = next((size for size in SIZES if size[0] <= len(foreign.text) < size[1]), None)
        if bucket is None:
            continue
        before = {fact.found for fact in clean[number]}
        new = [fact for fact in planted(families[number], *site) if fact.found not in before]
        tries[bucket] += 1
        found = [fact.locale for fact in new] == [locale(families[number], home)]
        hits[bucket] += found
        if not found and bucket[0] >= 80:
            print(
                f"  missed: {locale(families[number], home)} {foreign.text[:120]!r} {[f.case for f in new]}"
            )
    for bucket in SIZES:
        if tries[bucket]:
            print(f"{bucket[0]:>4} letters and more: {hits[bucket]} of {tries[bucket]}")


if __name__ == "__main__":
    main(sys.argv[1:])
