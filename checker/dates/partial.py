"""Compare dates that leave out the day or the year: one version against all others that have the row."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ..align import Table, Vote
from .compare import Line
from .model import FoundDate
from .parts import CERTAIN, first_day, key
from .stated import Stated

# As many other versions must agree, all of them.
_SURE = 3
_NEAR = 3  # rows: a date may stand a few rows away when the alignment is off
_SAME_MONTHS = ("gregorian", "buddhist", "roc")  # calendars that differ in their years alone


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
            wanted = key(example.found)
            near = lines[max(0, number - _NEAR) : number + _NEAR + 1]
            if not any(_states(row, version, wanted) for row in near):
                yield OddPartial(version, only[version], (other, example), Vote(len(only) - 1, len(only)))


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
    known = found.calendar in _SAME_MONTHS and found.month_kind in CERTAIN
    return said == shape and known and first_day(found) is not None


def _odd(only: Mapping[int, Stated]) -> tuple[int, tuple[int, Stated]] | None:
    counts = Counter(key(date.found) for date in only.values())
    if len(counts) != 2 or counts.most_common()[0][1] < _SURE or counts.most_common()[1][1] != 1:
        return None
    usual = counts.most_common()[0][0]
    version = next(version for version, date in only.items() if key(date.found) != usual)
    return version, next((other, date) for other, date in only.items() if other != version)


def _states(line: Line, version: int, wanted: tuple[int, int, int]) -> bool:
    """Whether a version states the month somewhere, in a whole date or in part of one."""
    year, month, day = wanted
    said = (key(date.found) for date in line.dates.get(version, ()) if date.found.calendar in _SAME_MONTHS)
    return any(
        own[1] == month and (not year or own[0] == year) and (not day or own[2] == day) for own in said
    )
