"""What a date in running text is."""

import datetime
import re
from typing import Literal

from msgspec import Struct

from .lexicon import Kind

Shape = Literal[
    "named",  # the month is a word
    "numeric",  # all in digits
    "machine",  # year-month-day with hyphens, as programs write it
]
# As programs write a day, in English wherever they run: Mar 14 01:59:26 2026 (asctime of ISO 9899, 7.27.3.1).
_CLOCK = re.compile(r"\d{1,2}:\d\d:\d\d (?:[A-Z]{3,4} |[+-]\d{4} )?\d{4}\Z")


class FoundDate(Struct, frozen=True):
    """A date in running text.

    ``start`` and ``end`` are code point offsets, a weekday beside the date included; ``text`` is what stands
    there. ``value`` is the Gregorian day, or None: where a part is missing (``whole`` is false), where there
    is no such day, or where only a misspelt name could tell (``guess`` has it then). ``readings`` are all
    days that digits alone could mean, the locale's own reading first. ``year``, ``month`` and ``day`` are as
    said, in ``calendar``; 0 where unsaid. ``weekday`` counts from Monday as 0, None where unsaid.
    ``shared`` marks the end of a range that borrows its month or year from the other end, ``numbered`` a day
    by which a version is called: ``Version 2026-05-04``.
    """

    start: int
    end: int
    text: str
    value: datetime.date | None
    readings: tuple[datetime.date, ...]
    shape: Shape
    order: str
    year: int = 0
    month: int = 0
    day: int = 0
    calendar: str = "gregorian"
    weekday: int | None = None
    weekday_text: str = ""
    core_start: int = 0
    core_end: int = 0
    month_text: str = ""
    month_kind: Kind = "exact"
    month_language: str = ""
    guess: datetime.date | None = None
    shared: bool = False
    day_word: bool = False
    numbered: bool = False

    @property
    def core(self) -> str:
        """The date without its weekday."""
        return self.text[self.core_start - self.start : self.core_end - self.start]

    @property
    def is_of_a_clock(self) -> bool:
        """Whether the time stands before the year, as programs print it, which is in no language."""
        return _CLOCK.search(self.core) is not None

    @property
    def whole(self) -> bool:
        """Whether day, month and year are all said."""
        return bool(self.year and self.month and self.day)

    @property
    def impossible(self) -> bool:
        """Whether all is said and there is no such day."""
        return self.whole and self.value is None and self.guess is None
