"""Write the times of day that stand with a dot, 16.30 Uhr or kl. 16.30, with a colon."""

import re
from functools import cache

from ..late import late
from .facts import facts

_DOT = late(r"\d\.[0-5]\d")
_MARK = late(r"(?<=\d)\.(?=\d)")
_TIME = r"(?<![\w.,:/])(?:[01]?\d|2[0-4])\.[0-5]\d"
# Two times with what makes them a span: a dash, or a word or two.
_SPAN = rf"{_TIME}(?:(?:\s?[-–—]\s?|\s[^\W\d_]{{1,9}}(?:\s[^\W\d_]{{1,9}})?\s)(?:[01]?\d|2[0-4])\.[0-5]\d)?"
# Words of many languages that stand behind a time; “am” does in English, in German it is another word.
_BEHIND = ("pm", "a.m.", "p.m.", "a. m.", "p. m.")


def with_colons(body: str, locale: str) -> str:
    """The text with a colon for the dot of each time of day; its length is the same.

    ``body`` has ASCII digits. A word of the locale must tell that the digits are a time: one before them
    (``before-time`` in its file) or behind them (``behind-time``). Linear in the text; never raises.
    """
    if not _DOT.search(body) or not _tells_time(body, locale):
        return body
    return _pattern(locale).sub(lambda found: _MARK.sub(":", found[0]), body)


def _tells_time(body: str, locale: str) -> bool:
    """Whether a text has one of those words: most have none, and the pattern is not made for them."""
    folded = body.casefold()
    return any(word in folded for word in _folded_words(locale))


@cache
def _folded_words(locale: str) -> tuple[str, ...]:
    said = facts(locale)
    return tuple([word.casefold() for word in (*said.before_time, *said.behind_time, *_BEHIND)])


@cache
def _pattern(locale: str) -> re.Pattern[str]:
    said = facts(locale)
    behind = rf"{_SPAN}\s?(?:{_any((*said.behind_time, *_BEHIND))})(?![^\W\d_])"
    if not said.before_time:
        return re.compile(behind, re.IGNORECASE)
    before = rf"(?<![^\W\d_])(?:{_any(said.before_time)})\s?{_SPAN}(?![\d:/]|[.,]\d)"
    return re.compile(f"{before}|{behind}", re.IGNORECASE)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
