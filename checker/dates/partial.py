"""Compare dates that leave out the day or the year: one version against all others that have the row."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ..align import Table, Vote
from . import calendars
from .compare import Line
from .lexicon import Lexicon
from .model import FoundDate
from .normal import plain
from .stated import Stated
from .written import written

# As many other versions must agree, all of them.
_SURE = 3
_NEAR = 3  # rows: a date may stand a few rows away when the alignment is off
_LEAP = 2000  # a year that has all days of all months
_SAME_MONTHS = ("gregorian", "buddhist", "roc")  # calendars that differ in their years alone
_CERTAIN = ("exact", "prefixed", "ended", "elsewhere", "dual")


class OddPartial(Struct, frozen=True):
    """A version that names another month, with its year or its day, than all other versions in a row.

    ``example`` is another version with its date, which states what is wanted.
    """

    version: int
    date: Stated
    example: tuple[int, Stated]
    vote: Vote


def odd_partials(table: Table, lines: Sequence[Line]) -> Iterator[OddPartial]:
    """Versions that alone state another month; none where anything about the row is in doubt."""
    for number, line in enumerate(lines):
        if len(line.dates) <= _SURE:
            continue
        for shape in ((True, False), (False, True)):
            only = _only_dates(line, shape, line.present & table.comparable)
            odd = _odd(only)
            if odd is None:
                continue
            version, (other, example) = odd
            wanted = _key(example.found)
            near = lines[max(0, number - _NEAR) : number + _NEAR + 1]
            if not any(_states(row, version, wanted) for row in near):
                yield OddPartial(version, only[version], (other, example), Vote(len(only) - 1, len(only)))


def is_part_of(found: FoundDate, day: datetime.date) -> bool:
    """Whether a date is that of a day but for its day or its year, which it does not say."""
    said = calendars.of_gregorian(found.calendar, day)
    if found.whole or said is None or found.month_kind not in _CERTAIN:
        return False
    year, month, number = said
    return found.month == month and (found.year or year, found.day or number) == (year, number)


def as_written(found: FoundDate, own: Lexicon, calendar: str = "gregorian") -> str:
    """The month with its year or its day as a locale writes them in a calendar; empty where that is unknown."""
    pattern = own.facts.values.get("skeleton.yMMMM" if found.year else "skeleton.MMMMd", "")
    year, month, number = _key(found)
    day = datetime.date(year or _LEAP, month, number or 1)
    return written(day, str(pattern), own, calendar, own.facts.zeros[0]) if pattern else ""


def as_said(found: FoundDate, wanted: FoundDate, own: Lexicon) -> str:
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


def _only_dates(line: Line, shape: tuple[bool, bool], voters: frozenset[int]) -> dict[int, Stated]:
    """The date of a shape of each version that has one such date in the row; none where one has more."""
    found = {
        version: [date for date in line.dates.get(version, ()) if _is_partial(date.found, shape)]
        for version in sorted(voters)
    }
    if any(len(dates) > 1 for dates in found.values()):
        return {}
    return {version: dates[0] for version, dates in found.items() if dates}


def _is_partial(found: FoundDate, shape: tuple[bool, bool]) -> bool:
    said = (bool(found.year), bool(found.day))
    known = found.calendar in _SAME_MONTHS and found.month_kind in _CERTAIN
    return said == shape and known and _first_day(found) is not None


def _first_day(found: FoundDate) -> datetime.date | None:
    """The first Gregorian day that a date without a day or a year can mean; None where there is no such day."""
    year = found.year or _LEAP
    return calendars.gregorian(
        found.calendar if found.year else "gregorian", year, found.month, found.day or 1
    )


def _odd(only: Mapping[int, Stated]) -> tuple[int, tuple[int, Stated]] | None:
    counts = Counter(_key(date.found) for date in only.values())
    if len(counts) != 2 or counts.most_common()[0][1] < _SURE or counts.most_common()[1][1] != 1:
        return None
    usual = counts.most_common()[0][0]
    version = next(version for version, date in only.items() if _key(date.found) != usual)
    return version, next((other, date) for other, date in only.items() if other != version)


def _key(found: FoundDate) -> tuple[int, int, int]:
    """Year, month and day in the Gregorian calendar, 0 where unsaid."""
    first = _first_day(found)
    return first.year if first and found.year else found.year, found.month, found.day


def _states(line: Line, version: int, wanted: tuple[int, int, int]) -> bool:
    """Whether a version states the month somewhere, in a whole date or in part of one."""
    year, month, day = wanted
    said = (_key(date.found) for date in line.dates.get(version, ()) if date.found.calendar in _SAME_MONTHS)
    return any(
        own[1] == month and (not year or own[0] == year) and (not day or own[2] == day) for own in said
    )
