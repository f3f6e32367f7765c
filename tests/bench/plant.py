"""Plant defects in aligned documents and count how many of them are told.

    python -m tests.bench.plant FOLDER... [--count 500] [--seed 1]

Each defect is one edit of one version, at a random place where at least four versions stand side by side and
three quarters of them agree on what is edited: a link, a number of 13 or more. Images, placeholders and
e-mail addresses are first put into all versions of a random row, for few documents have any. A defect counts
as told where a finding is new and in the edited version. Edits that are right (a number in the locale's own
digits, a link to the locale's own page) must tell nothing.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker import checks, rules
from checker.align import Row, Table, align
from checker.compare import Passage, passages
from checker.demands import Demands
from checker.findings import Fact
from checker.links.address import key, locales_in
from checker.links.model import Link, links
from checker.numbers.finder import find
from checker.parse import Notice, parse
from checker.parse.together import read_together
from checker.read import Source
from checker.run import Reader, find_families
from checker.settings import Settings

_CHECKS = ("numbers", "links", "addresses", "placeholders", "code", "text")
_CATEGORIES = ("number", "link", "code")
_WORD = re.compile(r"[A-Za-z]{4,}")


@dataclass(frozen=True)
class Edit:
    """Put ``text`` in place of a stretch of a version's source."""

    version: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Spot:
    """A row of a table in which a defect can be planted, and one version's part of it."""

    table: Table
    row: int
    passage: Passage


@dataclass(frozen=True)
class Planted:
    """Edits that make the row ready, and those that make it ready and wrong."""

    after: Sequence[Edit]
    before: Sequence[Edit] = ()


Planter = Callable[[Spot, random.Random], Planted | None]


def main() -> None:
    """Plant and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--count", type=int, default=500)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--misses", type=int, default=0, help="print so many of the misses of each kind")
    given = arguments.parse_args()
    tables = [table for folder in given.folders for table in read(folder)]
    spots = [
        Spot(table, row, passage)
        for table in tables
        for row in range(len(table.rows))
        for passage in _comparable(table, table.rows[row])
    ]
    print(f"{len(tables)} families, {len(spots)} passages\n")
    print(f"{'planted':28}{'places':>8}{'above a note':>14}{'as a note':>11}{'missed':>8}{'told %':>8}")
    for name, planter in PLANTERS.items():
        if given.only in name:
            measure(name, planter, spots, given)


def read(folder: Path) -> Iterator[Table]:
    """The aligned families of a folder that have four versions or more."""
    reader = Reader()
    for family in find_families([folder], Settings(), reader).families:
        if len(family.versions) > 3:
            yield align(family, read_together([parse(one, reader(one.file)) for one in family.versions]))


def _comparable(table: Table, row: Row) -> Sequence[Passage]:
    kinds = {block.kind for cell in row.cells for block in cell}
    found = passages(table, row)
    return found if len(found) > 3 and not kinds & {"code", "prompt", "answer", "html"} else []


def measure(name: str, planter: Planter, spots: list[Spot], given: argparse.Namespace) -> None:
    """Plant one kind of defect at random places and print how it was told."""
    chance = random.Random(f"{given.seed} {name}")
    order = spots[:]
    chance.shuffle(order)
    tally: Counter[str] = Counter()
    missed = []
    for spot in order:
        planted = planter(spot, chance)
        word = outcome(spot, planted) if planted else ""
        if not planted or not word:
            continue
        tally[word] += 1
        if (word == "missed") != name.startswith("right"):
            missed.append((spot, planted.after[-1]))
        if tally.total() >= given.count:
            break
    total = max(tally.total(), 1)
    told = tally["above"] + tally["note"]
    counts = f"{tally.total():>8}{tally['above']:>14}{tally['note']:>11}{tally['missed']:>8}"
    print(f"{name:28}{counts}{100 * told / total:>8.1f}")
    for spot, edit in missed[: given.misses]:
        source = spot.table.notices[edit.version].source
        if edit.version != spot.passage.version:
            print(f"    {spot.passage.place(0, len(spot.passage.text))} has not what follows")
        print(
            f"    {source.place(edit.start, edit.end)} {source.text[edit.start : edit.end]!r} -> {edit.text!r}"
        )


def outcome(spot: Spot, planted: Planted) -> str:
    """How a defect was told: above a note, as a note, or missed; nothing where the edit broke the block."""
    before, after = _edited(spot, planted.before), _edited(spot, planted.after)
    if before is None or after is None:
        return ""
    known = Counter(map(_key, _facts(before)))
    severities = {
        rules.case(fact.rule, fact.case).severity
        for fact in _facts(after)
        if fact.locale == spot.passage.locale and not known[_key(fact)]
    }
    if not severities:
        return "missed"
    return "note" if severities == {"note"} else "above"


def _key(fact: Fact) -> tuple[str, ...]:
    return (fact.rule, fact.case, fact.locale, fact.found, fact.expected)


def _facts(table: Table) -> list[Fact]:
    facts = (fact for name in _CHECKS for fact in checks.load(name)(table, Demands()))
    return [fact for fact in facts if rules.load(fact.rule).category in _CATEGORIES]


def _edited(spot: Spot, edits: Sequence[Edit]) -> Table | None:
    """The table with one row only, of edited versions; None where their blocks are not the same any more."""
    table, row = spot.table, spot.table.rows[spot.row]
    by_version: defaultdict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_version[edit.version].append(edit)
    notices, cells = list(table.notices), list(row.cells)
    for version, ones in by_version.items():
        notice = table.notices[version]
        changed = _reparsed(notice, ones)
        if len(changed.blocks) != len(notice.blocks):
            return None
        index = {id(block): at for at, block in enumerate(notice.blocks)}
        notices[version] = changed
        cells[version] = tuple(changed.blocks[index[id(block)]] for block in row.cells[version])
    rows = (Row(tuple(cells)),)
    return Table(table.family, tuple(notices), rows, (), table.comparable, table.reference)


def _reparsed(notice: Notice, edits: Sequence[Edit]) -> Notice:
    text = notice.source.text
    for edit in sorted(edits, key=lambda one: -one.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return parse(notice.version, Source(notice.source.path, text))


# --- what is planted ---


def _agreed(spot: Spot, keys: Callable[[Passage], set[str]]) -> set[str]:
    """What three quarters of the other versions have in this row."""
    others = [
        one
        for one in _comparable(spot.table, spot.table.rows[spot.row])
        if one.version != spot.passage.version
    ]
    counted = Counter(one for passage in others for one in keys(passage))
    return {one for one, count in counted.items() if 4 * count >= 3 * len(others)}


def _some_link(spot: Spot, chance: random.Random, read_links: Callable[[Passage], list[Link]]) -> Link | None:
    own = [link for link in read_links(spot.passage) if not link.bare]
    if not own:
        return None
    agreed = _agreed(spot, lambda passage: {link.key for link in read_links(passage)})
    fitting = [link for link in own if link.key in agreed and link.key != "#" and not _encloses(spot, link)]
    return chance.choice(fitting) if fitting else None


def _encloses(spot: Spot, link: Link) -> bool:
    """Whether the link stands in another span, or holds an image: then more than a link would be lost."""
    inner = [span for span, _ in spot.passage.spans if link.start <= span.start < link.end]
    return any(span.kind == "image" for span in inner) and len(inner) > 1


def _replace(spot: Spot, start: int, end: int, text: str) -> Planted:
    return Planted([Edit(spot.passage.version, start, end, text)])


def link_dropped(spot: Spot, chance: random.Random) -> Planted | None:
    """The words of a link stay, the link goes."""
    link = _some_link(spot, chance, links)
    source = spot.passage.notice.source.text
    # An address that stays is a link all the same.
    if link is None or source[link.start] != "[" or "://" in spot.passage.text[link.at : link.to]:
        return None
    return _replace(spot, link.start, link.end, spot.passage.text[link.at : link.to])


def link_broken(spot: Spot, chance: random.Random) -> Planted | None:
    """One bracket of a link goes, or a blank comes between its two pairs."""
    link = _some_link(spot, chance, links)
    source = spot.passage.notice.source.text
    if link is None or source[link.start] != "[" or source[link.end - 1] != ")":
        return None
    middle = source.rfind("](", link.start, link.end)
    if middle < 0:
        return None
    start, end, text = chance.choice(
        [
            (link.start, link.start + 1, ""),
            (middle, middle + 1, ""),
            (middle + 1, middle + 2, ""),
            (link.end - 1, link.end, ""),
            (middle, middle + 2, "] ("),
        ]
    )
    return _replace(spot, start, end, text)


def target_changed(spot: Spot, chance: random.Random) -> Planted | None:
    """One word of a link's path becomes another."""
    link = _some_link(spot, chance, links)
    if link is None or spot.passage.notice.source.text[link.target_start : link.target_end] != link.target:
        return None
    words = [word for word in _WORD.finditer(link.target) if word[0].lower() in link.key]
    if not words:
        return None
    word = chance.choice(words)
    start = link.target_start + word.start()
    edit = _replace(spot, start, start + len(word[0]), "".join(chance.sample("abcdefghiklmnoprstuvz", 6)))
    return edit if key(link.target) != "#" else None


def image_lost(spot: Spot, chance: random.Random) -> Planted | None:
    """An image that all others have is not here."""
    return _inserted_then_lost(spot, chance.choice(["![1](images/step.png)", "![](../media/screen-2.jpg)"]))


def _inserted_then_lost(spot: Spot, text: str) -> Planted | None:
    """Put a text at the end of every version's passage but one."""
    row = _comparable(spot.table, spot.table.rows[spot.row])
    if any(one.blocks[-1].kind not in ("paragraph", "item") for one in row):
        return None
    ends = {one.version: one.blocks[-1].end for one in row}
    before = [Edit(version, end, end, f" {text}") for version, end in ends.items()]
    return Planted([edit for edit in before if edit.version != spot.passage.version], before)


def placeholder_lost(spot: Spot, chance: random.Random) -> Planted | None:
    """A placeholder that all others have is not here."""
    return _inserted_then_lost(
        spot, chance.choice(["{name}", "%s", "{{ count }}", "[#A0]", "%1$s", "${user}", "{0}"])
    )


def address_lost(spot: Spot, chance: random.Random) -> Planted | None:
    """An e-mail address that all others have is not here."""
    return _inserted_then_lost(spot, chance.choice(["privacy@lumibox.test", "Help.Desk@kitebird.test"]))


def _number(spot: Spot, chance: random.Random) -> tuple[int, int, str] | None:
    """Source offsets and digits of a whole number of 13 or more that three quarters of the others have."""
    if not any(sign.isdigit() for sign in spot.passage.text):
        return None
    agreed = _agreed(spot, _values)
    own = [
        number
        for number in find(spot.passage.text, spot.passage.locale, _code(spot.passage)).numbers
        if number.text.isascii()
        and number.text.isdigit()
        and len(number.text) < 8
        and int(number.text) >= 13
        and number.readings[0] in agreed
    ]
    if not own:
        return None
    number = chance.choice(own)
    start, end = spot.passage.stretch(number.start, number.end)
    return (start, end, number.text) if spot.passage.notice.source.text[start:end] == number.text else None


def _values(passage: Passage) -> set[str]:
    found = find(passage.text, passage.locale, _code(passage)).numbers
    return {value for number in found for value in number.readings}


def _code(passage: Passage) -> list[tuple[int, int]]:
    return [(span.at + base, span.to + base) for span, base in passage.spans if span.kind == "code"]


def number_changed(spot: Spot, chance: random.Random) -> Planted | None:
    """Another number of as many digits."""
    found = _number(spot, chance)
    if found is None:
        return None
    start, end, text = found
    low = max(10 ** (len(text) - 1), 13)
    other = next(one for one in iter(lambda: str(chance.randrange(low, 10 ** len(text))), "") if one != text)
    return _replace(spot, start, end, other)


def number_dropped(spot: Spot, chance: random.Random) -> Planted | None:
    """The number goes."""
    found = _number(spot, chance)
    return _replace(spot, found[0], found[1], "") if found else None


def number_shifted(spot: Spot, chance: random.Random) -> Planted | None:
    """A nought more, or the last digit less."""
    found = _number(spot, chance)
    if found is None:
        return None
    start, end, text = found
    shorter = [text[:-1]] if int(text[:-1]) > 12 else []
    return _replace(spot, start, end, chance.choice([f"{text}0", *shorter]))


_DIGITS = {"ar": "٠", "fa": "۰", "hi": "०", "bn": "০", "mr": "०", "ne": "०", "ur": "۰"}


def right_digits(spot: Spot, chance: random.Random) -> Planted | None:
    """The same number in the digits of the locale."""
    zero = _DIGITS.get(spot.passage.notice.version.language)
    found = _number(spot, chance) if zero else None
    if found is None or zero is None:
        return None
    own = "".join(chr(ord(zero) + int(digit)) for digit in found[2])
    return _replace(spot, found[0], found[1], own)


def right_groups(spot: Spot, chance: random.Random) -> Planted | None:
    """The same number with the group mark of the locale."""
    from checker.numbers.facts import facts

    found = _number(spot, chance)
    # A year has no groups.
    if found is None or len(found[2]) < 4 or 1900 < int(found[2]) < 2100:
        return None
    mark = facts(spot.passage.locale).group[0]
    return _replace(spot, found[0], found[1], f"{int(found[2]):,}".replace(",", mark))


def right_words(spot: Spot, chance: random.Random) -> Planted | None:
    """The same number as a word of the locale."""
    from checker.numbers.facts import facts

    found = _number(spot, chance)
    words = facts(spot.passage.locale).words.get(found[2], ()) if found else ()
    if not found or not words:
        return None
    source = spot.passage.notice.source.text
    before = " " if source[found[0] - 1 : found[0]].isalnum() else ""
    after = " " if source[found[1] : found[1] + 1].isalnum() else ""
    return _replace(spot, found[0], found[1], before + chance.choice(words) + after)


def right_page(spot: Spot, chance: random.Random) -> Planted | None:
    """A link to the page of the locale itself."""
    link = _some_link(spot, chance, links)
    if link is None or "://" not in link.target or locales_in(link.target):
        return None
    if spot.passage.notice.source.text[link.target_start : link.target_end] != link.target:
        return None
    at = link.target.find("/", link.target.index("://") + 3)
    if at < 0:
        return None
    start = link.target_start + at
    return _replace(spot, start, start, f"/{spot.passage.locale.lower()}")


PLANTERS: dict[str, Planter] = {
    "link dropped": link_dropped,
    "link broken": link_broken,
    "link target changed": target_changed,
    "image lost": image_lost,
    "placeholder lost": placeholder_lost,
    "e-mail address lost": address_lost,
    "number changed": number_changed,
    "number dropped": number_dropped,
    "number shifted": number_shifted,
    "right: own digits": right_digits,
    "right: own groups": right_groups,
    "right: own words": right_words,
    "right: own page": right_page,
}

if __name__ == "__main__":
    main()
