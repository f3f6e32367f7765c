"""The parts of a date while it is being put together, in normal text."""

import datetime
from bisect import bisect_left

from msgspec import Struct

from . import calendars
from .lexicon import Month
from .model import FoundDate, Shape
from .runs import DigitRun


class Hit(Struct, frozen=True):
    """A month in normal text: where its name stands, and what it means."""

    start: int
    end: int
    month: Month


class DateDraft(Struct, frozen=True):
    """A date in normal text, before its place in the text as it was is known."""

    core_start: int
    core_end: int
    order: str
    shape: Shape
    year: int = 0
    month: int = 0
    day: int = 0
    name: Month | None = None
    name_text: str = ""
    calendar: str = "gregorian"
    era: int = 0
    orders: tuple[str, ...] = ()
    also: tuple[str, int] | None = None  # another calendar, and the month that the name has there
    short_year: int = 0  # the Gregorian year that the digits may mean instead
    weekday: int | None = None
    weekday_start: int = -1
    weekday_end: int = -1
    weekday_text: str = ""
    shared: bool = False
    day_word: bool = False
    numbered: bool = False

    @property
    def start(self) -> int:
        """Where the date begins, its weekday included."""
        return min(self.core_start, self.weekday_start) if self.weekday is not None else self.core_start

    @property
    def end(self) -> int:
        """Where the date ends, its weekday included."""
        return max(self.core_end, self.weekday_end) if self.weekday is not None else self.core_end

    def dated(self, text: str, start: int, end: int, core_start: int, core_end: int) -> FoundDate:
        """The date with its place in the text as it was."""
        readings = self._readings()
        kind = self.name.kind if self.name else "exact"
        certain = kind not in ("near", "split")
        return FoundDate(
            start=start,
            end=end,
            text=text[start:end],
            value=readings[0] if readings and certain else None,
            readings=readings if certain else (),
            shape=self.shape,
            order=self.order,
            year=self.year,
            month=self.month,
            day=self.day,
            calendar=self.calendar,
            weekday=self.weekday,
            weekday_text=self.weekday_text,
            core_start=core_start,
            core_end=core_end,
            month_text=self.name_text,
            month_kind=kind,
            month_language=self.name.language if self.name else "",
            guess=readings[0] if readings and not certain else None,
            shared=self.shared,
            day_word=self.day_word,
            numbered=self.numbered,
        )

    def _readings(self) -> tuple[datetime.date, ...]:
        if not (self.year and self.month and self.day):
            return ()
        found = [calendars.gregorian(self.calendar, self.year, self.month, self.day, self.era)]
        if self.orders:
            found.append(calendars.gregorian(self.calendar, self.year, self.day, self.month, self.era))
        if self.also:
            calendar, month = self.also
            found.append(calendars.gregorian(calendar, self.year, month, self.day))
        if self.short_year:
            found.append(calendars.gregorian("gregorian", self.short_year, self.month, self.day, 0))
        return tuple(dict.fromkeys(day for day in found if day is not None))


class Taken:
    """Stretches of text that belong to dates already."""

    def __init__(self) -> None:
        """None at first."""
        self._starts: list[int] = []
        self._drafts: list[DateDraft] = []

    def holds(self, start: int, end: int) -> bool:
        """Whether a part of a stretch is taken."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._drafts[at].core_end > start

    def add(self, draft: DateDraft) -> None:
        """Take the stretch of a date, which no other date has."""
        at = bisect_left(self._starts, draft.core_start)
        self._starts.insert(at, draft.core_start)
        self._drafts.insert(at, draft)

    def drafts(self) -> list[DateDraft]:
        """The dates, in order."""
        return list(self._drafts)


def draft_of(order: str, hit: Hit, text: str, *, day: DigitRun | None, year: DigitRun | None) -> DateDraft:
    """A date with a named month."""
    parts = [(hit.start, hit.end), *((run.start, run.end) for run in (day, year) if run is not None)]
    return DateDraft(
        core_start=min(start for start, _ in parts),
        core_end=max(end for _, end in parts),
        order=order,
        shape="named",
        year=year.value if year else 0,
        month=hit.month.number,
        day=day.value if day else 0,
        name=hit.month,
        name_text=text[hit.start : hit.end],
    )
