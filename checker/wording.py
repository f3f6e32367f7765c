"""Say counts, places, durations and lists in the English of reports: checks give values, this module the words."""

import datetime
import re
from collections.abc import Iterable, Sequence

from .late import late
from .parse import HEADINGS
from .place import Place

# So many lines of a version, and so many versions, are named; the others are counted.
_LINES = 8
_VERSIONS = 3  # whose lines are listed
# Of the locales of one side of a tie.
_LOCALES = 8
_BLOCKS = {
    "title": "a title",
    "heading": "a heading",
    "paragraph": "a paragraph",
    "item": "a list item",
    "quote": "a quotation",
    "row": "a table row",
    "code": "a code block",
    "image": "an image",
    "html": "a block of HTML",
    "prompt": "a closing question",
    "answer": "an answer",
}
_SEVERAL = {"item": "list items", "row": "table rows", "paragraph": "paragraphs", "heading": "headings"}
# Who has the blocks in which versions differ, and what the others do with them.
_CAMPS = {
    "": ("put in another way in {}", "have it so"),
    "lacking": ("lacking in {}", "have it"),
    "having": ("only in {}", "do without it"),
    "apart": ("apart in {}", "have them in one"),
    "in one": ("in one in {}", "have them apart"),
    "adding": ("or another one of its own, added in {}", "have nothing there"),
}
# How templates tell who agrees, with the verb behind it, and verbs that do not only take an “s” for one version.
_AGREE = late(r"\{agree\} of \{of\} versions(?: (\w+))?")
_OF_ONE = {"have": "has", "do": "does"}


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun: “1 place”, “3 places”; ``several`` where that is not the noun with an “s”."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def and_more(number: int, one: str, several: str) -> str:
    """What follows a quotation that stands for others too: “, and another block”, “, and 3 more blocks”, or nothing."""
    return f", and {number} more {several}" if number > 1 else f", and another {one}" if number else ""


def named(words: Sequence[str], most: int) -> str:
    """The first of some words, and how many more there are: “de, en and 3 more”."""
    shown = ", ".join(words[:most])
    return f"{shown} and {len(words) - most} more" if len(words) > most else shown


def in_source(locale: str, more: int) -> str:
    """The reference, which stands for so many more versions: “the source, en, and in 3 more”."""
    return f"the source, {locale}" + (f", and in {more} more" if more > 0 else "")


def both_sides(own: str, here: str, other: str, there: str) -> str:
    """What two versions say of which neither can be called wrong: ``“30” in en; “20” in de``."""
    return all_sides([(own, [here]), (other, [there])])


def all_sides(sides: Iterable[tuple[str, Sequence[str]]]) -> str:
    """What the sides of a tie say, each with its locales: ``“4 mei 2026” in nl, de; “7 May 2026” in en``."""
    return "; ".join(f"“{words}” in {named(locales, _LOCALES)}" for words, locales in sides)


def camps(camp: str, among: str) -> tuple[str, str]:
    """What one camp of the versions does with blocks, and what the others do: “only in de”, “do without it”."""
    here, there = _CAMPS[camp]
    return here.format(among), there


def blocks(kinds: Sequence[str]) -> str:
    """Blocks of some kinds: “a paragraph”, “3 list items”, “a section of 4 blocks”."""
    if not kinds:
        return ""
    if len(kinds) == 1:
        return _BLOCKS.get(kinds[0], kinds[0])
    if kinds[0] in HEADINGS:
        return _sections(sum(kind in HEADINGS for kind in kinds), len(kinds))
    return f"{len(kinds)} {_SEVERAL.get(kinds[0], 'blocks') if len(set(kinds)) == 1 else 'blocks'}"


def scattered(kinds: Sequence[str]) -> str:
    """Blocks at several places, which no section holds: “3 list items”, “4 blocks” of more than one kind."""
    return blocks(kinds) if len(set(kinds)) == 1 else counted(len(kinds), "block")


def _sections(headings: int, of: int) -> str:
    if headings == 1:
        return f"a section of {of} blocks"
    return f"{headings} headings" if headings == of else f"{headings} sections of {of} blocks in all"


def fewer(kinds: Sequence[str]) -> str:
    """“fewer” or “one fewer”: counts sections where the blocks begin with a heading, otherwise blocks."""
    whole = kinds[:1] and kinds[0] in HEADINGS
    return "fewer" if sum(not whole or kind in HEADINGS for kind in kinds) > 1 else "one fewer"


def shape(kind: str, level: int) -> str:
    """A block by its kind and level: “a heading of level 2”."""
    words = _BLOCKS.get(kind, kind)
    return f"{words} of level {level}" if level else words


def where(place: Place) -> str:
    """A place in its file: “in line 3”, “between lines 3 and 5”, “after line 3”, “at the beginning”."""
    if place.empty:
        return f"after line {place.line}" if place.column > 1 else "at the beginning"
    if place.line == place.end_line:
        return f"in line {place.line}"
    return f"between lines {place.line} and {place.end_line}"


def lines(place: Place) -> str:
    """The lines of a place: “3”, “3–5”."""
    return str(place.line) if place.line == place.end_line else f"{place.line}–{place.end_line}"


def lines_of(places: Iterable[tuple[str, Place]]) -> str:
    """The lines of places by locale: “de: lines 3, 9; fr: line 4”. A place between blocks is the line above it."""
    found: dict[str, dict[int, None]] = {}
    for locale, place in places:
        found.setdefault(locale, {})[place.line] = None
    said = [
        f"{locale}: {'line' if len(numbers) == 1 else 'lines'} {named([*map(str, numbers)], _LINES)}"
        for locale, numbers in found.items()
    ]
    more = [counted(len(said) - _VERSIONS, "more version")] if len(said) > _VERSIONS else []
    return "; ".join([*said[:_VERSIONS], *more])


def items(first: int, number: int, of: int) -> str:
    """Items of a list by their numbers: “item 6 of 7”, “items 2 to 4 of 7”."""
    which = f"item {first}" if number == 1 else f"items {first} to {first + number - 1}"
    return f"{which} of {of}"


def changes(less: int, more: int, other: int) -> str:
    """In what ways text differs at how many places: “missing at 3 places, added at 1 and changed at 2”."""
    ways = [
        (way, number) for way, number in (("missing", less), ("added", more), ("changed", other)) if number
    ]
    first, *rest = [f"{way} at {number}" for way, number in ways] or ["changed at 0"]
    noun = "place" if first.endswith(" 1") else "places"
    return listed([f"{first} {noun}", *rest])


def apart(day: datetime.date, wanted: datetime.date) -> str:
    """How far a day is from the one that is wanted: “1 month and 2 days later”, “day and month swapped”."""
    if (day.year, day.month, day.day) == (wanted.year, wanted.day, wanted.month):
        return "day and month swapped"
    from dateutil.relativedelta import relativedelta  # needed where a day is wrong only

    far = relativedelta(max(day, wanted), min(day, wanted))
    units = ((far.years, "year"), (far.months, "month"), (far.days, "day"))
    said = listed([counted(number, unit) for number, unit in units if number])
    return f"{said} {'later' if day > wanted else 'earlier'}"


def of_one(template: str, name: str) -> str:
    """A template in which “{agree} of {of} versions have” becomes what the one version ``name`` does."""

    def said(found: re.Match[str]) -> str:
        verb = found[1]
        return f"{name} {_OF_ONE.get(verb, verb + 's')}" if verb else name.rstrip(",")

    return _AGREE.sub(said, template)
