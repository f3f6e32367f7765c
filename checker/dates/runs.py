"""Runs of digits in normal text, and what signs beside them say about what they count."""

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

from .lexicon import LETTER

FARTHEST = 40  # code points between two parts of a date
LONGEST_WORD = 30  # code points
WORD = re.compile(rf"{LETTER}{{2,40}}")
_A_LETTER = re.compile(LETTER)
_YEAR_GOES_ON = re.compile(r"[.:]\d")
_SHORT_YEAR = re.compile(r" ?'|-")
_PART_BEFORE = re.compile(r"\d[.,:]\Z")
_PART_BEHIND = re.compile(r"[.,:/]\d|%")
_GOES_ON = re.compile(rf"[.,:/\-]\d|{LETTER}")


class DigitRun(Struct, frozen=True):
    """A run of digits in normal text."""

    start: int
    end: int
    value: int

    @property
    def length(self) -> int:
        """How many digits it has."""
        return self.end - self.start


def run_of(found: re.Match[str]) -> DigitRun:
    """The run that a pattern has matched."""
    # no day or year is longer than four digits, and int() refuses very long ones
    return DigitRun(found.start(), found.end(), int(found.group()[:5]))


def is_year(text: str, run: DigitRun) -> bool:
    """Whether digits can be a year, and no time or decimal goes on behind them."""
    return run.length == 4 and run.value > 0 and not _YEAR_GOES_ON.match(text, run.end)


def is_short_year(text: str, month: int, run: DigitRun) -> bool:
    """Two digits are a year behind an apostrophe, or where hyphens join all parts: ``7-Dec-19``."""
    return _SHORT_YEAR.fullmatch(text, month, run.start) is not None and not _GOES_ON.match(text, run.end)


def ends_number(text: str, run: DigitRun) -> bool:
    """Whether digits are the end of a decimal or of a time: the 30 of 2.30."""
    return _PART_BEFORE.search(text, max(0, run.start - 2), run.start) is not None


def begins_number(text: str, run: DigitRun) -> bool:
    """Whether digits are the beginning of a decimal, a time or a share: the 2 of 2.30, the 5 of 5%."""
    return _PART_BEHIND.match(text, run.end) is not None


def century(year: int) -> int:
    """The usual pivot: 69 is 1969, 68 is 2068."""
    return year + (2000 if year < 69 else 1900)


def word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole word around a stretch of normal text."""
    while start and is_letter(text[start - 1]):
        start -= 1
    while end < len(text) and is_letter(text[end]):
        end += 1
    return start, end


def is_letter(sign: str) -> bool:
    """Whether a sign of normal text can stand in a word; the empty text cannot."""
    return _A_LETTER.match(sign) is not None


def bounded(words: Iterable[str], is_bounded: Callable[[str], object]) -> str:
    """A pattern for words, those that are bounded ending where a word ends."""
    ended = [re.escape(word) for word in words if is_bounded(word)]
    free = [re.escape(word) for word in words if not is_bounded(word)]
    return "|".join([*free, *([rf"(?:{'|'.join(ended)})(?!{LETTER})"] if ended else [])])
