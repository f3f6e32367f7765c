"""What writers do with dates that CLDR does not record, read from ``[dates]`` in ``rules/locales``."""

from functools import cache

from msgspec import Struct

from ..conventions import convention
from ..rules import RuleError
from .facts import resolve


class Supplement(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The hand-kept facts about one locale's dates: ``[dates]``, of which ``rules/languages.md`` explains each key."""

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
