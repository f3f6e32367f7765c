"""Set the dates of the versions side by side, row by row, and say which of them departs."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import zip_longest
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from ..align import Row, Table
from ..quoting import Speaker, nearest_first
from ..voting import Vote
from .lexicon import lexicon
from .stated import Stated, with_reading

# How many rows away a date may stand when the alignment is off.
_NEAR = 3
# In a pair, the source and one translation, what the reference alone states is expected too; without a reference it
# is told what only one of them states.
_PAIR = 2
_NO_DAYS: Mapping[datetime.date, int] = MappingProxyType({})


class DateRow(Struct, frozen=True, dict=True):
    """The dates of one row: by version, in the order in which they stand there. ``present`` have the row.

    ``locales`` are those of all versions, ``reference`` the version that the others are held against.
    """

    dates: Mapping[int, tuple[Stated, ...]]
    present: frozenset[int]
    locales: tuple[str, ...] = ()
    reference: int | None = None

    def nearest_first(self, dates: Iterable[tuple[int, Stated]], reader: int) -> list[tuple[int, Stated]]:
        """Dates and the versions that state them, that first which is best quoted to another version's readers."""
        return nearest_first(
            dates,
            lambda pair: Speaker(pair[0], self.locales[pair[0]]),
            reader=self.locales[reader],
            reference=self.reference,
        )

    def values(self, version: int) -> Mapping[datetime.date, int]:
        """Days that a version states in the row, in order, each with how often it does."""
        return self._values.get(version, _NO_DAYS)

    @cached_property
    def _values(self) -> Mapping[int, Mapping[datetime.date, int]]:
        return {
            version: Counter(date.found.value for date in dates if date.found.value is not None)
            for version, dates in self.dates.items()
        }

    def said(self, day: datetime.date) -> Counter[int]:
        """How many of the versions that have the row state a day in it how often."""
        if day not in self._said:
            self._said[day] = Counter(self.values(version).get(day, 0) for version in self.present)
        return self._said[day]

    @cached_property
    def _said(self) -> dict[datetime.date, Counter[int]]:
        return {}

    def stating(self, day: datetime.date | None) -> Sequence[tuple[int, Stated]]:
        """The dates of the row that are one day, each with its version; those that are no day for None."""
        return self._stating.get(day, ())

    @cached_property
    def _stating(self) -> Mapping[datetime.date | None, Sequence[tuple[int, Stated]]]:
        stating: dict[datetime.date | None, list[tuple[int, Stated]]] = {}
        for version, dates in self.dates.items():
            for date in dates:
                stating.setdefault(date.found.value, []).append((version, date))
        return stating


class TieSide(Struct, frozen=True):
    """One day of a tie: the versions that state it, and the date of the one that speaks for them."""

    speaker: int
    date: Stated
    versions: tuple[int, ...]


class Odd(Struct, frozen=True):
    """A version that states another day than the others in one row.

    ``wanted`` is the day that the others state; ``date`` is what it has instead, None where it has none.
    ``example`` is another version with its date. A tie has no majority behind it; ``sides`` are the days that
    are stated then, the version's own first.
    """

    version: int
    date: Stated | None
    wanted: datetime.date
    example: tuple[int, Stated]
    vote: Vote
    tie: bool = False
    row: int = 0
    sides: tuple[TieSide, ...] = ()


def date_rows(table: Table, dates: Mapping[int, Sequence[Stated]]) -> list[DateRow]:
    """The dates of each row; what digits alone leave open is read as the other versions read it."""
    places: list[dict[tuple[int, int], list[Stated]]] = [
        {(date.block.start, date.block.end): [] for date in dates[version]}
        for version in range(len(table.notices))
    ]
    for version, by_block in enumerate(places):
        for date in dates[version]:
            by_block[date.block.start, date.block.end].append(date)
    either = frozenset(
        version
        for version, notice in enumerate(table.notices)
        if lexicon(notice.version.locale).has_either_order
    )
    return [_settled(_row_of(table, row, places), either) for row in table.rows]


def _row_of(table: Table, row: Row, places: "Sequence[Mapping[tuple[int, int], list[Stated]]]") -> DateRow:
    dates: dict[int, tuple[Stated, ...]] = {}
    for version, cell in enumerate(row.cells):
        if by_block := places[version]:
            for block in cell:
                if found := by_block.get((block.start, block.end)):
                    dates[version] = (*dates.get(version, ()), *found)
    present = frozenset(version for version, cell in enumerate(row.cells) if cell)
    locales = tuple(notice.version.locale for notice in table.notices)
    return DateRow(dates, present, locales, table.reference)


def _settled(row: DateRow, either: frozenset[int]) -> DateRow:
    """The row with each open date read so that as many versions as can be agree.

    What is certain counts most, then how many versions could mean the day, then how many would by the habit
    of their locale; ``either`` are versions whose locale has no such habit.
    """
    if not any(len(date.found.readings) > 1 for dates in row.dates.values() for date in dates):
        return row
    sure: Counter[datetime.date] = Counter()
    possible: Counter[datetime.date] = Counter()
    usual: Counter[datetime.date] = Counter()
    for version, dates in row.dates.items():
        readings = [date.found.readings for date in dates if date.found.readings]
        sure.update({days[0] for days in readings if len(days) == 1})
        possible.update({day for days in readings for day in days})
        usual.update({days[0] for days in readings} if version not in either else ())
    weight = {day: (sure[day] > 0, possible[day], usual[day]) for day in possible}
    read = {version: tuple(_read(date, weight) for date in dates) for version, dates in row.dates.items()}
    return replace(row, dates=read)


def _read(date: Stated, weight: "Mapping[datetime.date, tuple[bool, int, int]]") -> Stated:
    readings = date.found.readings
    if len(readings) < 2:
        return date
    best = max(range(len(readings)), key=lambda index: (weight[readings[index]], -index))
    return with_reading(date, best) if best else date


def odd_ones(table: Table, rows: Sequence[DateRow]) -> Iterator[Odd]:
    """Versions that depart from the rest of a row, or from the reference where the rest is not agreed."""
    for index, row in enumerate(rows):
        if row.dates:
            yield from _odd_in(row, row.present & table.comparable, index, table.reference)


def _odd_in(row: DateRow, voters: frozenset[int], index: int, reference: int | None) -> Iterator[Odd]:
    agreed, tied = _agreed(row, voters, reference)
    if tied:
        yield from _tie(row, voters, index)
        return
    departing = [odd for version in sorted(voters) for odd in _departing(version, row, agreed, voters, index)]
    yield from departing
    if agreed and not departing:
        # the versions agree on these days; what else they state in the row is compared by itself
        rest = _without(row, agreed)
        if len(rest.dates) > 1:
            yield from _odd_in(rest, voters & frozenset(rest.dates), index, reference)


def _without(row: DateRow, days: "Mapping[datetime.date, int]") -> DateRow:
    """The row without dates of these days, and without versions that then have none."""
    left = {
        version: tuple(date for date in dates if _counts(date) and date.found.value not in days)
        for version, dates in row.dates.items()
    }
    return replace(row, dates={version: dates for version, dates in left.items() if dates})


def _agreed(
    row: DateRow, voters: frozenset[int], reference: int | None
) -> "tuple[dict[datetime.date, int], bool]":
    """Days that most versions with a date in the row state, with how many do; and whether there is a tie."""
    stating = [version for version in voters if row.values(version)]
    support = Counter(day for version in stating for day in row.values(version))
    agreed = {day: count for day, count in support.items() if Vote(count, len(stating)).outvotes}
    held = reference in stating and (len(stating) > 1 or len(voters) == _PAIR)
    if len(stating) == 1 and reference is None and len(voters) == len(row.locales) == _PAIR:
        return dict(support), False
    if agreed or (len(stating) < 2 and not held):
        return agreed, False
    if held and reference is not None:
        return {day: support[day] for day in row.values(reference)}, False
    return {}, len({tuple(row.values(version).items()) for version in stating}) > 1


def _departing(
    version: int, row: DateRow, agreed: "Mapping[datetime.date, int]", voters: frozenset[int], index: int
) -> Iterator[Odd]:
    own = row.values(version)
    extra = [date for date in row.dates.get(version, ()) if _counts(date) and date.found.value not in agreed]
    lacks = not own.keys() >= agreed.keys()
    lacking = [day for day in _in_order(row, agreed, version) if day not in own] if lacks else []
    # the day may be said twice in a row, and be wrong once
    wanted = [day for day in agreed if 0 < own.get(day, 0) < usual(row, day, version)]
    lacking += wanted[: max(0, len(extra) - len(lacking))]
    if not lacking:
        return
    stating = sum(bool(row.values(voter)) for voter in voters)
    for day, date in zip_longest(lacking, extra):
        if day is None:
            return
        pair = example(row, day, version)
        if pair is not None:
            yield Odd(version, date, day, pair, Vote(agreed[day], max(stating, agreed[day])), row=index)


def _counts(date: Stated) -> bool:
    return date.found.whole


def _in_order(row: DateRow, agreed: "Mapping[datetime.date, int]", version: int) -> list[datetime.date]:
    """The agreed days in the order of the first other version that states most of them."""
    best = max(
        (other for other in row.dates if other != version),
        key=lambda other: (len(row.values(other).keys() & agreed.keys()), -other),
        default=None,
    )
    stated = () if best is None else (day for day in row.values(best) if day in agreed)
    return list(dict.fromkeys((*stated, *sorted(agreed))))


def example(row: DateRow, day: datetime.date | None, version: int) -> tuple[int, Stated] | None:
    """Another version that states a day in a row, with its date."""
    stated = ((other, date) for other, date in row.stating(day) if other != version)
    return next(iter(row.nearest_first(stated, version)), None)


def _tie(row: DateRow, voters: frozenset[int], index: int) -> Iterator[Odd]:
    """Two sides of the same size: said once, of the last version that differs from the first."""
    stating = [version for version in sorted(voters) if row.values(version)]
    first, rarest = stating[0], cache(partial(_rarest, row, stating))
    for version in reversed(stating[1:]):
        lacking = [date for date in row.dates[first] if date.found.value not in row.values(version)]
        extra = [date for date in row.dates[version] if date.found.value not in row.values(first)]
        pairs = [(mine, theirs) for mine, theirs in zip(extra, lacking, strict=False) if mine.found.value]
        if not pairs:
            continue
        for mine, theirs in pairs:
            if theirs.found.value is not None:
                agree = sum(theirs.found.value in row.values(other) for other in stating)
                yield Odd(
                    version,
                    mine,
                    theirs.found.value,
                    (first, theirs),
                    Vote(agree, len(stating)),
                    tie=True,
                    row=index,
                    sides=tuple(_sides(row, stating, (version, mine), (first, theirs), rarest)),
                )
        return


def _sides(
    row: DateRow,
    stating: Sequence[int],
    own: tuple[int, Stated],
    other: tuple[int, Stated],
    rarest: Callable[[int], Stated],
) -> Iterator[TieSide]:
    """The two days of a tie, then the ``rarest`` date of versions that state neither."""
    left = list(stating)
    speaking = [own, other]
    while left and (speaking or (speaking := [(left[0], rarest(left[0]))])):
        speaker, date = speaking.pop(0)
        side = tuple(version for version in left if date.found.value in row.values(version))
        left = [version for version in left if version not in side]
        yield TieSide(speaker, date, side)


def _rarest(row: DateRow, stating: Sequence[int], version: int) -> Stated:
    """The date of a version that the fewest versions state."""
    dates = [date for date in row.dates[version] if date.found.value is not None]
    return min(dates, key=lambda date: sum(date.found.value in row.values(other) for other in stating))


def usual(row: DateRow, day: datetime.date, version: int) -> int:
    """How often the versions that have the row, but for one, state a day in it: what most of them do."""
    counts = row.said(day)
    if version in row.present:
        counts = counts - Counter((row.values(version).get(day, 0),))
    return max(counts, key=lambda count: (counts[count], -count), default=0)


def stated_nearby(rows: Sequence[DateRow], index: int, version: int, day: datetime.date) -> bool:
    """Whether a version states a day more often than the others a few rows away, because a row is off."""
    near = range(max(0, index - _NEAR), min(len(rows), index + _NEAR + 1))
    others = [rows[other] for other in near if other != index]
    return sum(row.values(version).get(day, 0) - usual(row, day, version) for row in others) > 0
