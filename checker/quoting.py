"""Choose the version whose words are quoted to the readers of another one, and how many of them."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from .locales import language_of, script_of
from .words.kinship import widely_read

# Code points of a text that are quoted.
_LONGEST = 60
# Behind so many the last word may be left out.
_ENOUGH = 20
# Code points of a long text that is set beside another, and how many of them lead up to where they part.
_WIDEST = 120
_LEAD = 40

Held = TypeVar("Held")


class Speaker(NamedTuple):
    """A version as the readers of another one meet it: its index in the table, and its locale."""

    version: int
    locale: str


def nearest_first(
    having: Iterable[Held],
    speaker: Callable[[Held], Speaker],
    *,
    reader: str,
    reference: int | None,
    rather: Callable[[Held], tuple[object, ...]] = lambda _: (),
) -> list[Held]:
    """What several versions have, that first which is best quoted to the readers of a locale.

    First comes what the reference has, then a version in the reader's own language, one in English, one in the reader's
    script, one in a language that many people read, one in letters that most know, and else the first. ``rather`` is
    asked before all that: what it gives the least for comes first.
    """

    def order(each: Held) -> tuple[object, ...]:
        version, locale = speaker(each)
        return (*rather(each), version != reference, *_kinship(locale, reader), version)

    return sorted(having, key=order)


@lru_cache(maxsize=4096)  # a family has few pairs of locales, and asks for each of them at many places
def _kinship(locale: str, reader: str) -> tuple[bool, bool, bool, int, bool]:
    """How near a version's locale is to its readers; the least is the nearest."""
    language, others = language_of(locale), widely_read()
    return (
        language != language_of(reader),
        language != "en",
        script_of(locale) != script_of(reader),
        others.index(language) if language in others else len(others),
        script_of(locale) != "Latn",
    )


def excerpt(words: str) -> str:
    """The beginning of some words that stand by themselves, an ellipsis for what is left out."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def first_words(text: str) -> str:
    """The same for words in a sentence of ours, where half a word would read like a mistake in it."""
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[_ENOUGH:] else cut}…"


def contrasted(found: str, expected: str, widest: int = _WIDEST) -> tuple[str, str]:
    """Two texts of which one has more than ``widest`` code points, each cut to where they begin to differ.

    A message that holds a whole listing or address twice hides the one sign in it that is wrong.
    """
    longest = max(len(found), len(expected))
    if longest <= widest:
        return found, expected
    from rapidfuzz.distance import Prefix  # needed for long texts only

    start = max(0, min(Prefix.similarity(found, expected) - _LEAD, longest - widest))
    return _part(found, start, widest), _part(expected, start, widest)


def _part(text: str, start: int, widest: int) -> str:
    cut = text[start : start + widest]
    return f"{'…' if start else ''}{cut}{'…' if start + len(cut) < len(text) else ''}"
