"""Recognise dates that are right in the language of the words around them, which is not that of their version."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from ..locales import language_of
from ..parse import Span
from ..signs.marks import sentences
from ..words.english import how_english
from ..words.foreign import OwnLanguage, Words
from .finder import find
from .forms import check_form
from .stated import Stated

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4  # beside a date; fewer, such as “Updated on”, show no more than the date does


def is_at_home(date: Stated, locale: str, family: tuple[str, ...]) -> bool:
    """Whether a date stands in words of another language, and is written as that language writes it.

    What should be translated is the words; the language may be English or that of a version.
    """
    if date.at < 0:
        return False
    end = date.at + len(date.found.text)
    for start, stop in _around(date, end):
        before, behind = date.block.text[start : date.at], date.block.text[end:stop]
        language = _language_of(_beside_links(date, start, stop), locale, family)
        if language and _is_right_in(language, date, before, behind):
            return True
    return False


def _around(date: Stated, end: int) -> Iterator[tuple[int, int]]:
    """The link and the sentence that a date stands in."""
    for span in date.block.spans:
        if span.kind == "link" and span.at <= date.at and end <= span.to:
            yield span.at, span.to
    starts, bounds = _sentences_of(date.block.text)
    at = bisect_right(starts, date.at) - 1
    if at >= 0 and end <= bounds[at][1]:
        yield bounds[at]


@lru_cache(maxsize=2)
def _sentences_of(text: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Where the sentences of a block begin, and their ends too; several dates of a block ask in turn."""
    bounds = tuple(sentences(text))
    return tuple(start for start, _ in bounds), bounds


def _beside_links(date: Stated, start: int, stop: int) -> str:
    """The words of a stretch around a date; a link that it does not stand in may lead to a page by its own title."""
    text, end = date.block.text[start:stop], date.at + len(date.found.text)
    linked = (span for each in date.block.spans if (span := _linked(each, date.at, end)))
    for first, last in ((date.at, end), *linked):
        if start <= first and last <= stop:
            text = f"{text[: first - start]}{'…' * (last - first)}{text[last - start :]}"
    return text


def _linked(span: Span, start: int, end: int) -> tuple[int, int] | None:
    within = span.at <= start and end <= span.to
    return (span.at, span.to) if span.kind == "link" and not within else None


def _language_of(text: str, locale: str, family: tuple[str, ...]) -> str:
    """The language of some words where it is surely not that of a locale; empty otherwise."""
    if language_of(locale) == "und" or len(_WORD.findall(text)) < _FEWEST_WORDS:
        return ""
    foreign = _own_language(locale, family).foreign_in(Words(text))
    if foreign is not None:
        return foreign.language
    return "en" if language_of(locale) != "en" and how_english(text, locale) == "plainly" else ""


@lru_cache(maxsize=4)
def _own_language(locale: str, family: tuple[str, ...]) -> OwnLanguage:
    return OwnLanguage(locale, family)


def _is_right_in(language: str, date: Stated, before: str, behind: str) -> bool:
    said = f"{before}{date.found.text}{behind}"
    return any(
        found.start == len(before)
        and found.text == date.found.text
        and not check_form(found, language, before, behind).reasons
        for found in find(said, language)
    )
