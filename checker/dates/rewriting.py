"""Write another day in the manner of a date that stands in a text."""

import datetime
import re
from collections.abc import Iterator

from msgspec.structs import replace

from . import calendars
from .forms import beside_weekday, expected, raw_month, right_zero, systems
from .lexicon import DateLexicon, word_of
from .model import FoundDate
from .normal import plain
from .written import in_digits

# How the word must be related to the name of the month where another name can take its place.
_REPLACED = ("exact", "prefixed", "ended", "elsewhere", "short")
_DOT = "."
# An ending that goes with one number and not with another: 1er, 2nd, 1º.
_ORDINAL = re.compile(r"\d\.?(?:[ºª]|[a-z])")


def rewritten(found: FoundDate, day: datetime.date, words: DateLexicon) -> str:
    """The words of a date with another day in them: what does not change stays, its order and its manner too."""
    wanted = calendars.of_gregorian(found.calendar, day)
    if wanted is None:
        return ""
    core = "" if _is_said_otherwise(found) else _rewritten_core(found, wanted, words)
    if not core:
        return expected(replace(found, value=day, guess=None), words, ("other",))
    return core if found.weekday is None else beside_weekday(found, core, words, day.weekday())


def newly_written(day: datetime.date, words: DateLexicon, *, like: FoundDate | None = None) -> str:
    """A day as a locale writes it, in words, or in the order and digits of a date of another version."""
    date = FoundDate(
        start=0, end=0, text="", value=day, readings=(day,), shape=like.shape if like else "named",
        order=like.order if like else "dmy", year=day.year, month=day.month, day=day.day,
    )  # fmt: skip
    return expected(date, words, ("other",))


def _is_said_otherwise(found: FoundDate) -> bool:
    """Whether the day is in words, its month in another language, or its year counted from a reign or in two ways."""
    two_years = found.calendar == "roc" and bool({"(", "（"} & set(found.core))
    return found.day_word or found.month_kind == "foreign" or found.calendar == "japanese" or two_years


def _rewritten_core(found: FoundDate, wanted: tuple[int, int, int], words: DateLexicon) -> str:
    """The date without its weekday, another day in it; empty where that cannot be done word by word."""
    year, month, number = wanted
    if number != found.day and _ORDINAL.search(plain(found.core)):
        return ""
    parts = {"y": year, "m": month, "d": number}
    order = [part for part in found.order if part != "m" or found.shape != "named"]
    zero = right_zero(found, words) if systems(found.core) else "0"
    text = in_digits(_replaced(found, order, parts), zero)
    if found.shape != "named" or month == found.month:
        return text
    return next((text.replace(old, new, 1) for old, new in _names(found, month, words) if old in text), "")


def _names(found: FoundDate, month: int, words: DateLexicon) -> Iterator[tuple[str, str]]:
    """The month as it stands in a date, and another one in the same case, as wide and with the same affixes."""
    raw = raw_month(found).rstrip(_DOT)
    if not raw or found.month_kind not in _REPLACED or len(plain(raw)) != len(raw):
        return
    for names in _lists(found.calendar, words):
        others = names[month - 1].split("|")
        for place, name in enumerate(names[found.month - 1].split("|")):
            lead, bare, end = plain(raw).partition(word_of(name) or raw + _DOT)
            other = others[min(place, len(others) - 1)]
            if (
                bare
                and other
                and _are_affixes(lead, end, words)
                and (not end or plain(other)[-1] == bare[-1])
            ):
                at, to = len(lead), len(lead) + len(bare)
                new = raw[:at] + _cased(other.rstrip(_DOT), raw[at:to], name) + raw[to:]
                yield _dotted(raw, new, had=name.endswith(_DOT), has=other.endswith(_DOT))


def _dotted(old: str, new: str, *, had: bool, has: bool) -> tuple[str, str]:
    """Two names with the dot of an abbreviation behind the one that has it, where the other has none."""
    return old + _DOT * (had and not has), new + _DOT * (has and not had)


def _lists(calendar: str, words: DateLexicon) -> Iterator[list[str]]:
    """Lists of the names of months of a calendar, those that stand in dates first."""
    extra = words.supplement
    by_hand = (
        (*extra.forms, *extra.undated, *extra.short, *extra.elsewhere) if calendar == "gregorian" else ()
    )
    yield from (names for names in words.facts.months(calendar) if names)
    yield from map(list, by_hand)
    yield from map(list, extra.ethiopic if calendar == "ethiopic" else ())


def _are_affixes(lead: str, end: str, words: DateLexicon) -> bool:
    return (not lead or lead in words.prefixes) and (not end or end.lstrip("-'") in words.endings)


def _cased(other: str, said: str, name: str) -> str:
    """Another name with the capitals that the one in the text has against its list."""
    if said == name.rstrip(_DOT):
        return other
    if said.isupper():
        return other.upper()
    first = other[:1].upper() if said[:1].isupper() else other[:1].lower()
    return first + other[1:]


def _replaced(found: FoundDate, order: list[str], parts: "dict[str, int]") -> str:
    letters = iter(order)
    name = _name_digits(found)

    def digits(run: re.Match[str]) -> str:
        if name and run.start() in name:
            return run.group()
        part = next(letters, "")
        if not part:
            return run.group()
        value = parts[part] % 100 if part == "y" and len(run.group()) == 2 else parts[part]
        return f"{value:0{len(run.group())}}" if run.group().startswith("0") or part == "y" else str(value)

    ascii_text = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in found.core)
    return re.sub(r"\d+", digits, ascii_text)


def _name_digits(found: FoundDate) -> range:
    """Where the month's name stands, if it holds digits of its own: ``12月``."""
    if not re.search(r"\d", found.month_text):
        return range(0)
    at = found.core.find(word_of(found.month_text))
    return range(at, at + len(found.month_text)) if at >= 0 else range(0)
