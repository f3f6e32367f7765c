"""Dates that leave out the day or the year, each taken alone: what they mean, and how a locale writes them."""

import datetime

from . import calendars
from .lexicon import DateLexicon
from .model import FoundDate
from .normal import plain
from .written import written

# How a word must be related to the name of a month to be one beyond doubt.
CERTAIN = ("exact", "prefixed", "ended", "elsewhere", "dual", "foreign")
_LEAP = 2000  # a year that has all days of all months


def first_day(found: FoundDate) -> datetime.date | None:
    """The first Gregorian day that a date without a day or a year can mean; None where there is no such day."""
    year = found.year or _LEAP
    return calendars.gregorian(
        found.calendar if found.year else "gregorian", year, found.month, found.day or 1
    )


def key(found: FoundDate) -> tuple[int, int, int]:
    """Year, month and day in the Gregorian calendar, 0 where unsaid."""
    first = first_day(found)
    return first.year if first and found.year else found.year, found.month, found.day


def is_part_of(found: FoundDate, day: datetime.date) -> bool:
    """Whether a date is that of a day but for its day or its year, which it does not say."""
    said = calendars.of_gregorian(found.calendar, day)
    if found.whole or said is None or found.month_kind not in CERTAIN:
        return False
    year, month, number = said
    return found.month == month and (found.year or year, found.day or number) == (year, number)


def as_written(found: FoundDate, own: DateLexicon, calendar: str = "gregorian") -> str:
    """The month with its year or its day as a locale writes them in a calendar; empty where that is unknown."""
    pattern = own.facts.values.get("skeleton.yMMMM" if found.year else "skeleton.MMMMd", "")
    year, month, number = key(found)
    day = datetime.date(year or _LEAP, month, number or 1)
    return written(day, str(pattern), own, calendar, own.facts.zeros[0]) if pattern else ""


def as_said(found: FoundDate, wanted: FoundDate, own: DateLexicon) -> str:
    """Another month in the words of a date, in the case that the found month has; empty where unknown."""
    if (found.year, found.day) != (wanted.year, wanted.day):
        return ""
    extra = own.supplement
    for twelve in (*own.facts.months(), *extra.undated, *extra.forms):
        for place, name in enumerate(twelve[found.month - 1].split("|") if twelve else ()):
            other = twelve[wanted.month - 1].split("|")
            if name and name in found.text and plain(name) == found.month_text and place < len(other):
                return found.text.replace(name, other[place], 1)
    return ""
