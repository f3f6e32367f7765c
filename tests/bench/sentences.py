"""Take sentences out of real documents, and join others, and print how often that is told as a lost sentence.

    python -m tests.bench.sentences FOLDER... [--count 300] [--seed 1] [--misses 5]

Each edit is one of a file, which is then parsed and aligned anew, in a paragraph of several sentences that at least
five other versions have. It counts as told where the finding stands in the edited block. Two sentences joined by a
comma or a semicolon lose nothing: there no finding may come.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.align import Table, align
from checker.checks import sentences as check
from checker.compare.lost import SHARE
from checker.demands import Demands
from checker.discover import Family
from checker.parse import RUNNING_TEXT, Block, Notice, parse
from checker.parse.closing import settle_prompts
from checker.read import Source
from checker.run import Reader, find_families
from checker.settings import Settings
from checker.signs.marks import sentences
from checker.voting import COUNTERS


@dataclass(frozen=True)
class Site:
    """A sentence of a block, and the table that it stands in."""

    table: Table
    notice: Notice
    block: Block
    start: int
    end: int

    @property
    def share(self) -> float:
        """What part of the block it is."""
        return (self.end - self.start) / len(self.block.text)

    def edited(self, start: int, end: int, words: str) -> Source:
        """The version's text with other words in the place of a stretch of the block."""
        source = self.notice.source
        first, last = self.block.stretch(start, end)
        return Source(source.path, source.text[:first] + words + source.text[last:])


def main() -> None:
    """Edit and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--count", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--misses", type=int, default=0, help="print so many of the misses")
    given = arguments.parse_args()
    chance = random.Random(given.seed)
    sites = [site for folder in given.folders for table in _read(folder) for site in _sites(table)]
    chance.shuffle(sites)
    print(f"{len(sites)} sentences\n\n{'edit':28}{'places':>8}{'warning':>9}{'note':>6}{'none':>6}")
    large = [site for site in sites if site.share >= SHARE]
    _print(
        "sentence lost, a large one", [(site, _without(site)) for site in large[: given.count]], given.misses
    )
    small = [site for site in sites if site.share < SHARE]
    _print("sentence lost, a small one", [(site, _without(site)) for site in small[: given.count]])
    joined = ((site, _joined(site)) for site in sites)
    right = [(site, source) for site, source in joined if source is not None]
    _print("right: two sentences joined", right[: given.count])


def _print(name: str, edits: Sequence[tuple[Site, Source | None]], misses: int = 0) -> None:
    tally: Counter[str] = Counter()
    missed = []
    for site, source in edits:
        assert source is not None
        word = _told(site, source)
        tally[word] += 1
        if word == "none":
            missed.append(site)
    print(f"{name:28}{len(edits):>8}{tally['warning']:>9}{tally['note']:>6}{tally['none']:>6}")
    for site in missed[:misses]:
        print(f"    {site.notice.source.place(*site.block.stretch(site.start, site.end))}")


def _read(folder: Path) -> Iterator[Table]:
    reader = Reader()
    for family in find_families([folder], Settings(), reader).families:
        if len(family.versions) > COUNTERS:
            yield _align(family, [parse(one, reader(one.file)) for one in family.versions])


def _align(family: Family, notices: Sequence[Notice]) -> Table:
    return align(family, settle_prompts(list(notices)))


def _sites(table: Table) -> Iterator[Site]:
    for row in table.rows:
        voters = [version for version in table.comparable if len(row.cells[version]) == 1]
        if len(voters) <= COUNTERS:
            continue
        for version in sorted(voters):
            block, notice = row.cells[version][0], table.notices[version]
            if block.kind in RUNNING_TEXT and not block.spans:
                found = list(sentences(block.text))
                if len(found) > 1:
                    yield from (Site(table, notice, block, start, end) for start, end in found)


def _without(site: Site) -> Source:
    """The text without the sentence and the blank behind it."""
    rest = site.block.text[site.end :]
    return site.edited(site.start, site.end + len(rest) - len(rest.lstrip()), "")


def _joined(site: Site) -> Source | None:
    """The text with the sentence joined to the next one, where its language has small letters to show it."""
    rest = site.block.text[site.end :]
    begin = site.end + len(rest) - len(rest.lstrip())
    first = site.block.text[begin : begin + 1]
    if not first.isupper() or site.block.text[site.end - 1] != ".":
        return None
    return site.edited(site.end - 1, begin + 1, f", {first.lower()}")


def _told(site: Site, source: Source) -> str:
    """The severity with which the edited block is told, or “none”."""
    changed = parse(site.notice.version, source)
    notices = [changed if one is site.notice else one for one in site.table.notices]
    at, _ = site.block.stretch(0, 1)
    for fact in check.check(_align(site.table.family, notices), Demands()):
        if fact.locale == site.notice.version.locale:
            start, end = source.offsets(fact.place)
            if start <= at <= end:
                return "warning" if fact.case == "missing" else "note"
    return "none"


if __name__ == "__main__":
    main()
