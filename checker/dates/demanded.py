"""Versions that do not state the days that the configuration demands."""

import datetime
from collections.abc import Iterator, Sequence

from .faults import Fault, fault_of
from .rewriting import newly_written, rewritten
from .stated import Stated
from .table import Dates


def undated(
    dates: Dates, day: datetime.date | None, days: Sequence[datetime.date], compared: set[tuple[int, int]]
) -> Iterator[Fault]:
    """Versions without the day that the notice is about, and without others that it must state.

    ``compared`` are the version and the start of dates that differ from other versions'.
    """
    for version in range(len(dates.table.notices)):
        stated = _days(dates.by_version[version])
        if day is not None and day not in stated:
            yield from _without(dates, version, day, compared)
        yield from (_missing(dates, version, other) for other in days if other not in stated)


def _days(found: Sequence[Stated]) -> set[datetime.date]:
    return {day for date in found for day in (*date.found.readings, date.found.guess) if day is not None}


def _without(
    dates: Dates, version: int, day: datetime.date, compared: set[tuple[int, int]]
) -> Iterator[Fault]:
    """What a version has instead of the demanded day: the nearest one it states, each time that it does."""
    whole = [date for date in dates.by_version[version] if date.found.whole]
    if not whole:
        yield _missing(dates, version, day)
        return
    if any((version, date.start) in compared for date in whole):
        return  # it differs from the other versions, and that is enough
    others = (found for other, found in enumerate(dates.by_version) if other != version)
    if any(day in _days(found) for found in others):
        yield _missing(dates, version, day)  # what it states instead, the others state too
        return
    for date in _nearest(_shared(dates, version, whole) or whole, day):
        right = rewritten(date.found, day, dates.lexicon_of(version))
        yield fault_of(date, version, "other-day", right, values={"date": day.isoformat()})


def _nearest(stated_dates: Sequence[Stated], day: datetime.date) -> list[Stated]:
    """The dates nearest to a day; a notice may hold other days, which have nothing to do with it."""
    apart = [(abs((date.found.value - day).days), date) for date in stated_dates if date.found.value]
    least = min((days for days, _ in apart), default=0)
    return [date for days, date in apart if days == least] or list(stated_dates)


def _shared(dates: Dates, version: int, whole: Sequence[Stated]) -> list[Stated]:
    """Dates of rows in which all versions that state a day state the same ones."""
    starts = set()
    for row in dates.rows:
        stating = [set(row.values(other)) for other in row.dates if row.values(other)]
        if version in row.dates and len(stating) > 1 and all(days == stating[0] for days in stating):
            starts |= {date.start for date in row.dates[version]}
    return [date for date in whole if date.start in starts]


def _missing(dates: Dates, version: int, day: datetime.date) -> Fault:
    """A version that states the day nowhere, at its first block."""
    first = next(iter(dates.table.notices[version].blocks), None)
    start, end = (first.start, first.end) if first else (0, 0)
    right = newly_written(day, dates.lexicon_of(version)) or day.isoformat()
    return Fault(
        kind="missing",
        version=version,
        start=start,
        end=end,
        expected=right,
        values={"date": day.isoformat()},
    )
