"""Hold the dates that machines read against those that people read."""

import datetime
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from ..parse import Field, Notice, Span
from ..voting import Vote
from .finder import find
from .stated import Stated

_LONGEST = 40  # code points of a value that is a date
_SHORTEST = len("2026-05-04")


class Clash(Struct, frozen=True):
    """A machine attribute that does not say what the words beside it say.

    ``start`` and ``end`` are where it stands, ``said`` what it says, ``wanted`` what it should say. ``shown``
    are the words, at ``shown_start`` to ``shown_end``. ``case`` is a case of the rule ``date-attribute``.
    """

    case: str
    start: int
    end: int
    said: str
    wanted: str
    shown: str
    shown_start: int
    shown_end: int


def clashes(notice: Notice, dates: Sequence[Stated]) -> Iterator[Clash]:
    """Attributes of a notice that disagree with the date that they belong to."""
    for block in notice.blocks:
        for span in block.spans:
            if span.kind == "time":
                inside = [
                    date
                    for date in dates
                    if date.block is block and span.at <= date.at < max(span.to, span.at + 1)
                ]
                yield from _clash(notice, span, [date for date in inside if date.found.whole])
    for span in notice.times:
        covered = [
            date
            for date in dates
            if span.start <= date.block.start and date.block.end <= max(span.end, span.start)
        ]
        yield from _clash(notice, span, [date for date in covered if date.found.whole])


def _clash(notice: Notice, span: Span, shown: Sequence[Stated]) -> Iterator[Clash]:
    if not shown or not span.target.strip():
        return
    day = machine_day(span.target)
    if day is not None and any(day in date.found.readings or day == date.found.guess for date in shown):
        return
    readable = day is not None or _is_day_first(span.target)
    date = next((date for date in shown if date.found.value is not None), None)
    if not readable or date is None or date.found.value is None:
        return
    start, end = (
        (span.target_start, span.target_end)
        if span.target_end > span.target_start
        else (date.start, date.end)
    )
    yield Clash(
        case="differs" if day is not None else "unreadable",
        start=start,
        end=end,
        said=span.target,
        wanted=date.found.value.isoformat(),
        shown=notice.source.text[date.start : date.end],
        shown_start=date.start,
        shown_end=date.end,
    )


@lru_cache(maxsize=4096)
def machine_day(value: str) -> datetime.date | None:
    """The day of a machine attribute in ISO 8601, or None where it is none."""
    text = value.strip()
    if not (_SHORTEST <= len(text) <= _LONGEST and text[:4].isdigit()):
        return None
    from dateutil.parser import isoparse

    try:
        return isoparse(text).date()
    except (ValueError, OverflowError):
        return None


def _is_day_first(value: str) -> bool:
    """Whether an attribute holds a date that no machine reads, such as ``04-05-2026``."""
    return any(date.whole for date in find(value[:_LONGEST], "en"))


def odd_fields(
    notices: Sequence[Notice], dates: Sequence[Sequence[Stated]]
) -> Iterator[tuple[int, Field, str, tuple[int, Field]]]:
    """Front matter that does not state a day of the words, where that of every other version does.

    Gives the version, its field, the day that it should state, and another version with its field.
    """
    keys = sorted({field.key for notice in notices for field in notice.fields if machine_day(field.value)})
    for key in keys:
        fields = {
            version: field
            for version, notice in enumerate(notices)
            for field in notice.fields
            if field.key == key and machine_day(field.value)
        }
        stating = [
            version for version, field in fields.items() if machine_day(field.value) in _days(dates[version])
        ]
        wanted = {machine_day(fields[version].value) for version in stating}
        if not Vote(len(stating), len(fields)).is_shared or len(wanted) != 1:
            continue
        day = next(iter(wanted))
        for version, field in fields.items():
            # a version whose words do not state the day has another fault, that of its words
            if day and version not in stating and {day} <= _days(dates[version]):
                yield version, field, day.isoformat(), (stating[0], fields[stating[0]])


def _days(dates: Sequence[Stated]) -> set[datetime.date]:
    return {day for date in dates for day in date.found.readings}
