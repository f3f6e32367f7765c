"""Plant foreign and doubled blocks into real families, and print how many of them are told.

    python -m tests.bench.languages FOLDER... [--count 500] [--seed 1] [--only english] [--misses 5]

Each defect is one edit of one version, in a block that at least three versions have. Planted are another version's
block of the same row, the English version's, an English sentence of our own, an English sentence behind a
paragraph, and the same block once more. It counts as told where a finding of the right rule is new in the edited
version. What the untouched versions give is printed first, to be read.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from checker import checks, rules
from checker.align import Row, Table, align
from checker.demands import Demands
from checker.findings import Fact
from checker.locales import language_of
from checker.parse import Block, Notice, parse
from checker.parse.together import read_together
from checker.read import Source
from checker.run import Reader, find_families
from checker.settings import Settings
from checker.signs.marks import has_end_mark
from checker.words.kinship import akin

_SIZES = (1, 10, 20, 40, 80, 200, 100_000)
_KINDS = frozenset({"paragraph", "item", "heading", "title", "quote"})
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_ENGLISH = (
    "Read this first",
    "What is new",
    "Contact our support team",
    "Choose a new password.",
    "This page was last changed by us.",
    "You can find more about it on our help pages.",
    "The old version will stop working at the end of the month.",
    "We only keep what we need in order to answer your questions.",
    "Close the program before you begin, and make sure that nobody else is using it.",
    "If you do not agree with this change, you can close your account at any time and take your data with you.",
    "Anyone who takes part in this project is asked to read these rules and to help others follow them too.",
    "We have made some parts of this notice shorter, because many of you told us that they were hard to read.",
)


@dataclass(frozen=True)
class Site:
    """One block of one version, and the row that it stands in."""

    table: Table
    row: Row
    version: int
    block: Block

    @property
    def locale(self) -> str:
        """The version's locale."""
        return self.table.notices[self.version].version.locale


Planter = Callable[[Site, random.Random], str | None]
"""Gives the text that shall stand in the block's place, or nothing where this block does not fit."""


def main() -> None:
    """Plant and print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--count", type=int, default=500)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--misses", type=int, default=0, help="print so many of the misses of each kind")
    given = arguments.parse_args()
    tables = [table for folder in given.folders for table in aligned(folder)]
    for table in tables:
        for fact in checks.load("language")(table, Demands()):
            print(f"{fact.place}: {fact.case}: {fact.found[:100]}")
    places = [site for table in tables for site in sites(table)]
    print(f"{len(tables)} families, {len(places)} blocks\n")
    for name, (check, planter) in PLANTERS.items():
        if given.only in name:
            measure(name, check, planter, places, given)


def aligned(folder: Path) -> Iterator[Table]:
    """The aligned families of a folder that have three versions or more."""
    reader = Reader()
    for family in find_families([folder], Settings(), reader).families:
        if len(family.versions) > 2:
            yield align(family, read_together([parse(one, reader(one.file)) for one in family.versions]))


def sites(table: Table) -> Iterator[Site]:
    """Blocks of words that at least three versions have."""
    for row in table.rows:
        cells = [(version, cell[0]) for version, cell in enumerate(row.cells) if len(cell) == 1]
        if len(cells) < 3:
            continue
        for version, block in cells:
            if block.kind in _KINDS and letters(block.text):
                yield Site(table, row, version, block)


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(map(len, _WORD.findall(text)))


def measure(
    name: str, check: str, planter: Planter, places: Sequence[Site], given: argparse.Namespace
) -> None:
    """Plant one kind of defect at random places, and print how it was told, by the letters of what was planted."""
    chance = random.Random(f"{given.seed} {name}")
    order = list(places)
    chance.shuffle(order)
    tally: defaultdict[int, Counter[str]] = defaultdict(Counter)
    missed = []
    known = Known(check)
    for site in order:
        text = planter(site, chance)
        word = text and known.outcome(site, text)
        if not text or not word:
            continue
        size = max(low for low in _SIZES if low <= max(letters(text), 1))
        tally[size][word] += 1
        if word == "missed":
            missed.append((site, text))
        if sum(counter.total() for counter in tally.values()) >= given.count:
            break
    print(f"{name:24}{'places':>8}{'above a note':>14}{'as a note':>11}{'missed':>8}{'told %':>8}")
    for size in sorted(tally):
        print_line(f"  {size} letters and more", tally[size])
    print_line("  all", sum(tally.values(), Counter()))
    for site, text in missed[: given.misses]:
        place = site.table.notices[site.version].place(site.block.start, site.block.end)
        print(f"    {place} {site.block.text[:60]!r} -> {text[:100]!r}")


def print_line(name: str, counts: Counter[str]) -> None:
    """Print one line of a table."""
    told = 100 * (counts["above"] + counts["note"]) / max(counts.total(), 1)
    line = f"{counts.total():>8}{counts['above']:>14}{counts['note']:>11}{counts['missed']:>8}{told:>8.1f}"
    print(f"{name:24}{line}")


class Known:
    """What one check says of the untouched tables, each asked once, and of edited ones."""

    def __init__(self, check: str) -> None:
        self._check = checks.load(check)
        self._realign = check == "structure"
        self._before: dict[int, Counter[tuple[str, ...]]] = {}

    def outcome(self, site: Site, text: str) -> str:
        """How a planted text was told; nothing where the edit made other blocks of the version."""
        edited = self._edited(site, text)
        if edited is None:
            return ""
        if id(site.table) not in self._before:
            self._before[id(site.table)] = Counter(map(_key, self._facts(site.table)))
        known = self._before[id(site.table)]
        told = [fact for fact in self._facts(edited) if fact.locale == site.locale and not known[_key(fact)]]
        if not told:
            return "missed"
        severities = {rules.case(fact.rule, fact.case).severity for fact in told}
        return "note" if severities == {"note"} else "above"

    def _facts(self, table: Table) -> list[Fact]:
        return list(self._check(table, Demands()))

    def _edited(self, site: Site, text: str) -> Table | None:
        notice = site.table.notices[site.version]
        notices = list(site.table.notices)
        whole = notice.source.text
        whole = whole[: site.block.start] + text + whole[site.block.end :]
        notices[site.version] = parse(notice.version, Source(notice.source.path, whole))
        if self._realign:
            return align(site.table.family, read_together(notices))
        if len(notices[site.version].blocks) != len(notice.blocks):
            return None
        return replace(site.table, notices=tuple(notices), rows=_rows(site, notice, notices[site.version]))


def _rows(site: Site, before: Notice, after: Notice) -> tuple[Row, ...]:
    """The rows of the table with the blocks of an edited version in the places of those before."""
    now = {id(old): new for old, new in zip(before.blocks, after.blocks, strict=True)}
    rows = []
    for row in site.table.rows:
        cells = list(row.cells)
        cells[site.version] = tuple(now.get(id(block), block) for block in cells[site.version])
        rows.append(Row(tuple(cells)))
    return tuple(rows)


def _key(fact: Fact) -> tuple[str, ...]:
    more = fact.details.get("more", "")  # a block planted beside a foreign one is told with it
    return (fact.rule, fact.case, fact.locale, fact.found, more)


# --- what is planted ---


def _marked(site: Site, text: str) -> str | None:
    """A text with the marks of the block in whose place it comes."""
    notice = site.table.notices[site.version]
    whole = notice.source.text[site.block.start : site.block.end]
    start, end = (site.block.origin(0) - site.block.start, site.block.stretch(0, len(site.block.text))[1])
    if end <= site.block.start + start or any(span.kind == "code" for span in site.block.spans):
        return None
    return whole[:start] + text + whole[end - site.block.start :]


def _guests(site: Site) -> list[tuple[str, str]]:
    """Locales and words of the other versions' blocks in the row, those that fewer than half of all have."""
    cells = [(version, cell[0]) for version, cell in enumerate(site.row.cells) if len(cell) == 1]
    texts = Counter(block.text for _, block in cells)
    return [
        (site.table.notices[version].version.locale, block.text)
        for version, block in cells
        if 2 * texts[block.text] < len(cells) and block.text != site.block.text
    ]


def foreign(site: Site, chance: random.Random) -> str | None:
    """The words of another version in a language that is no kin."""
    guests = [text for locale, text in _guests(site) if not akin(locale, site.locale)]
    return _marked(site, chance.choice(guests)) if guests else None


def english_of_the_row(site: Site, chance: random.Random) -> str | None:
    """The words of the family's own English version."""
    if language_of(site.locale) == "en":
        return None
    guests = [text for locale, text in _guests(site) if language_of(locale) == "en"]
    return _marked(site, chance.choice(guests)) if guests else None


def english_of_our_own(site: Site, chance: random.Random) -> str | None:
    """An English sentence that no version has."""
    return None if language_of(site.locale) == "en" else _marked(site, chance.choice(_ENGLISH))


def english_behind(site: Site, chance: random.Random) -> str | None:
    """A paragraph with an English sentence of 60 letters or more behind its own."""
    if language_of(site.locale) == "en" or site.block.kind != "paragraph" or letters(site.block.text) < 60:
        return None
    sentences = [sentence for sentence in _ENGLISH if letters(sentence) >= 60]
    for locale, text in _guests(site):
        if language_of(locale) == "en":
            sentences += [sentence for sentence in _SENTENCE_END.split(text) if letters(sentence) >= 60]
    last = _source(site)[-1]
    return f"{_source(site)} {chance.choice(sentences)}" if has_end_mark(last) and last not in ":：" else None


def doubled(site: Site, _: random.Random) -> str | None:
    """The block twice, as its own block each time."""
    gap = "\n" if site.block.kind == "item" else "\n\n"
    notice = site.table.notices[site.version]
    before = notice.source.text[: site.block.start]
    indent = before[before.rfind("\n") + 1 :]
    return None if indent.strip() else f"{_source(site)}{gap}{indent}{_source(site)}"


def _source(site: Site) -> str:
    return site.table.notices[site.version].source.text[site.block.start : site.block.end]


PLANTERS: dict[str, tuple[str, Planter]] = {
    "foreign block": ("language", foreign),
    "english of the row": ("language", english_of_the_row),
    "english of our own": ("language", english_of_our_own),
    "english sentence behind": ("language", english_behind),
    "doubled block": ("structure", doubled),
}


if __name__ == "__main__":
    main()
