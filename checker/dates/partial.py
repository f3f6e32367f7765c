"""Find the version whose month, said without its day or its year, is not that of the other versions in a row."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ..align import Table
from ..voting import HOLDERS, OTHERS, Vote
from .compare import DateRow
from .model import FoundDate
from .parts import CERTAIN, first_day, key
from .stated import Stated

_NEAR = 3  # rows: a date may stand a few rows away when the alignment is off
_SAME_MONTHS = ("gregorian", "buddhist", "roc")  # calendars that differ in their years alone
_WITH_YEAR, _WITH_DAY = (True, False), (False, True)


class OddPartial(Struct, frozen=True):
    """A version that departs from a month on which nearly all other versions in a row agree.

    ``date`` is what the version has: another month, or the same month with a day that no other version says. It
    is None where the version has no date. ``example`` is another version with its date, which has the month right.
    """

    version: int
    date: Stated | None
    example: tuple[int, Stated]
    vote: Vote
    row: int


def odd_partials(table: Table, rows: Sequence[DateRow]) -> Iterator[OddPartial]:
    """Find versions that depart from a month that most of them state without its day or its year.

    A row in which too few agree has none, and neither has a version that states the month a few rows away.
    """
    for index, row in enumerate(rows):
        if len(row.dates) < OTHERS:
            continue
        near = rows[max(0, index - _NEAR) : index + _NEAR + 1]
        for shape in (_WITH_YEAR, _WITH_DAY):
            for odd in _odd_in(row, shape, row.present & table.comparable, index):
                own = near if odd.date is None or not odd.date.found.whole else [row]
                if not any(_states(row, odd, key(odd.example[1].found)) for row in own):
                    yield odd


def _odd_in(
    row: DateRow, shape: tuple[bool, bool], voters: frozenset[int], index: int
) -> Iterator[OddPartial]:
    columns = _in_order(row, shape, voters)
    if len(columns) > 1:
        yield from _odd_of_several(row, columns, index)
        return
    only = columns[0] if columns else {}
    usual, agree = _usual(only)
    rest = _otherwise(row, voters - only.keys()) if shape == _WITH_YEAR and agree >= HOLDERS else {}
    said: dict[int, Stated | None] = {**only, **rest}
    wrong = [version for version, date in said.items() if date and key(date.found)[:2] != usual[:2]]
    wrong += [version for version, date in only.items() if key(date.found)[2] != usual[2]]
    beside = [version for version in rest if version not in wrong]
    for versions in (sorted(set(wrong)), beside):
        vote = Vote(agree, agree + len(versions))
        for version in versions if vote.is_firm else ():
            yield OddPartial(version, said[version], _example(row, only, usual, version), vote, index)


def _otherwise(row: DateRow, versions: frozenset[int]) -> dict[int, Stated | None]:
    """Versions that have one whole date in the row, or none of any kind."""
    said = {version: row.dates.get(version, ()) for version in sorted(versions)}
    return {
        version: next(iter(dates), None)
        for version, dates in said.items()
        if not dates
        or (len(dates) == 1 and dates[0].found.value is not None and dates[0].found.calendar in _SAME_MONTHS)
    }


def _example(
    row: DateRow, only: Mapping[int, Stated], usual: tuple[int, int, int], version: int
) -> tuple[int, Stated]:
    """The version with the usual month that the reader of another one understands best."""
    alike = ((other, date) for other, date in only.items() if key(date.found) == usual and other != version)
    return row.nearest_first(alike, version)[0]


def _usual(only: Mapping[int, Stated]) -> tuple[tuple[int, int, int], int]:
    """What most of some dates state, and how many of them do."""
    counts = Counter(key(date.found) for date in only.values())
    return next(iter(counts.most_common(1)), ((0, 0, 0), 0))


def _odd_of_several(
    row: DateRow, columns: Sequence[Mapping[int, Stated]], index: int
) -> Iterator[OddPartial]:
    """The one date in which a version departs, where all versions have several in the same order."""
    wrong = [
        (only, usual, version)
        for only in columns
        for usual, _ in [_usual(only)]
        for version, date in only.items()
        if key(date.found) != usual
    ]
    if len(wrong) == 1:
        only, usual, version = wrong[0]
        vote = Vote(len(only) - 1, len(only))
        if vote.is_all_but_one:
            yield OddPartial(version, only[version], _example(row, only, usual, version), vote, index)


def _in_order(row: DateRow, shape: tuple[bool, bool], voters: frozenset[int]) -> list[dict[int, Stated]]:
    """The first dates of a shape of the versions in a row, then the second ones; none where one has more or fewer."""
    found = {
        version: [date for date in row.dates.get(version, ()) if _is_partial(date.found, shape)]
        for version in sorted(voters)
    }
    counts = {len(dates) for dates in found.values() if dates}
    if len(counts) != 1:
        return []
    having = {version: dates for version, dates in found.items() if dates}
    return [{version: dates[at] for version, dates in having.items()} for at in range(counts.pop())]


def _is_partial(found: FoundDate, shape: tuple[bool, bool]) -> bool:
    said = (bool(found.year), bool(found.day))
    known = found.calendar in _SAME_MONTHS and found.month_kind in CERTAIN
    return said == shape and known and first_day(found) is not None


def _states(row: DateRow, odd: OddPartial, wanted: tuple[int, int, int]) -> bool:
    """Whether a version states the month somewhere, in a whole date or in part of one, beside what is odd."""
    year, month, day = wanted
    dates = (date.found for date in row.dates.get(odd.version, ()) if date is not odd.date)
    said = (key(found) for found in dates if found.calendar in _SAME_MONTHS)
    return any(
        own[1] == month and (not year or own[0] == year) and (not day or own[2] == day) for own in said
    )
