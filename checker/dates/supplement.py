"""What writers do with dates that CLDR does not record, read from ``[dates]`` in ``rules/locales``."""

from functools import cache

from msgspec import Struct

from ..conventions import convention
from ..rules import RuleError
from .facts import resolve


class Supplement(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The hand-kept facts about one locale's dates. Every list may be empty.

    ``ordinals`` follow the digits of any day, ``first`` those of the first only. ``between`` are words that
    may stand between day, month and year, ``before-day`` words between a weekday and the day (``Freitag, dem
    14. März``), ``around-year`` words before or after the year. ``to`` are words between the ends of a range;
    one that ends in a hyphen joins the day. ``prefixes`` join the front of a month, ``endings`` its end,
    ``day-endings`` that of the day.

    Lists of twelve names, alternatives parted by ``|``: ``forms`` are right in a date, ``short`` are
    abbreviations that people write, ``undated`` are cases that a month has with its year and no day (``в
    августе 2025``), ``elsewhere`` belongs to countries nearby that share the language.
    ``governing`` are words right before a date that decide the case of its month: those of the first list ask
    for the name that CLDR gives dates, those of each further one for the names of ``forms``, list by list.
    ``weekdays`` are lists of seven further names, from Monday on, and ``day-words`` the days written out,
    from the first on.

    ``ethiopic`` are lists of thirteen further names, of the months of that calendar.

    ``orders`` are orders of the parts that are right beside those of CLDR, ``patterns`` whole patterns in
    CLDR's syntax, ``calendars`` calendars in use. ``kin`` are languages so close that their month names are
    left in by mistake. ``numbered`` are words before digits that are no date: ``Version 10.02.2019``.
    """

    ordinals: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    before_day: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    day_endings: tuple[str, ...] = ()
    forms: tuple[tuple[str, ...], ...] = ()
    governing: tuple[tuple[str, ...], ...] = ()
    short: tuple[tuple[str, ...], ...] = ()
    undated: tuple[tuple[str, ...], ...] = ()
    elsewhere: tuple[tuple[str, ...], ...] = ()
    ethiopic: tuple[tuple[str, ...], ...] = ()
    around_year: tuple[str, ...] = ()
    day_words: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()
    kin: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()


@cache
def supplement(locale: str) -> Supplement:
    """What is known by hand about a locale; a locale file that is not in order counts as empty here."""
    tag = locale.replace("_", "-")
    known = resolve(tag)
    name = tag if known == "" or known.split("-")[0] == tag.split("-")[0].lower() else known
    try:
        return convention(_cased(name), "dates", Supplement)
    except RuleError:
        return Supplement()


def _cased(tag: str) -> str:
    """The tag in the case in which files are named: ``pt-BR``, ``sr-Latn``."""
    language, *rest = tag.split("-")
    return "-".join([language.lower(), *(_part(part) for part in rest)])


def _part(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part
