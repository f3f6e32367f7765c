"""Find the dates in running text: look near digits for months, and for days and years beside them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..late import late
from .grammar import Grammar
from .hanzi import ANCHOR
from .model import FoundDate
from .normal import normal

__all__ = ["FoundDate", "find"]

# Digits of a day or a year: no code, no longer number.
# The first digit stands before what must not precede it: then the search skips all text without digits at once.
_DIGITS = re.compile(r"\d(?<![A-Za-z_\d].)\d{0,3}(?!\d)", re.DOTALL)
_DIGIT = re.compile(r"\d")
_DIGITS_OR_HANZI = late(rf"{_DIGITS.pattern}|{ANCHOR}")
# As far from a digit as the other parts of its date can be, in code points.
_REACH = 48


def find(text: str, locale: str, others: Sequence[str] = ()) -> list[FoundDate]:
    """All dates of a text, in order; whole ones, and those that leave out the day or the year.

    ``locale`` is the text's own; ``others`` are those of the other versions, whose month names are recognised
    when they have been left in. Linear in the text; never raises.
    """
    grammar = _grammar(locale, tuple(others))
    return [date for start, end in _regions(text, grammar) for date in _within(text, start, end, grammar)]


def _within(text: str, start: int, end: int, grammar: Grammar) -> Iterator[FoundDate]:
    window = normal(text[start:end])
    for draft in grammar.drafts(window.text):
        at, to = window.origin(draft.start, draft.end)
        core = (draft.core_start, draft.core_end)
        core_at, core_to = (at, to) if core == (draft.start, draft.end) else window.origin(*core)
        found = draft.dated(text, start + at, start + to, start + core_at, start + core_to)
        if not _is_small_english(found):
            yield found


def _is_small_english(found: FoundDate) -> bool:
    """Whether a year stands behind what would be an English month if it had a capital: ``may`` is a word elsewhere."""
    is_left_in = found.month_kind == "foreign" and not found.whole
    return is_left_in and found.month_language == "en" and found.text[:1].islower()


def may_hold(text: str, locale: str) -> bool:
    """Whether a text has a digit, or a numeral that stands for one in dates of the locale; most have none."""
    return _DIGIT.search(text) is not None or may_count_in_hanzi(text, locale)


def may_count_in_hanzi(text: str, locale: str) -> bool:
    """Whether a text may have a numeral that stands for a digit in dates of the locale."""
    return "年" in text and _grammar(locale, ()).counts_in_hanzi


def _regions(text: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Stretches of the text that hold digits and what is near them, apart from each other."""
    start = end = -1
    for run in (_DIGITS_OR_HANZI if grammar.counts_in_hanzi else _DIGITS).finditer(text):
        if start >= 0 and run.start() > end:
            yield start, min(end, len(text))
            start = -1
        if start < 0:
            start = max(run.start() - _REACH, 0, end)
        end = run.end() + _REACH
    if start >= 0:
        yield start, min(end, len(text))


@lru_cache(maxsize=512)  # each family with other locales beside a version asks for another one
def _grammar(locale: str, others: tuple[str, ...]) -> Grammar:
    known = tuple(sorted(set(others) - {locale}))
    return Grammar(locale, others) if known == others else _grammar(locale, known)
