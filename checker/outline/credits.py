"""Recognise words about the translation itself: who made it, of which text, and that it is one."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from msgspec import Struct

from ..conventions import convention
from ..words.scripts import joins_words

BEGINNING = 30
"""Code points in which words about the translation say so."""

NOTICE = 60
"""Code points of a sentence in which it says that it is a translation, where its place makes that likely."""


class Translation(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language speaks of translating: ``[translation]``, explained in ``rules/languages.md``."""

    words: tuple[str, ...] = ()


def says_translation(words: str, locales: Collection[str], within: int = BEGINNING) -> bool:
    """Whether some words speak of a translation at their beginning, in one of the locales or in English.

    ``within`` is how many code points count as the beginning. A translation may name its source and its translators in
    the language of either.
    """
    return _pattern(frozenset(locales)).search(words[:within].casefold()) is not None


@cache
def _pattern(locales: frozenset[str]) -> re.Pattern[str]:
    beginnings = (beginning for locale in locales | {"en"} for beginning in _beginnings(locale))
    return re.compile("|".join(sorted(beginnings)))


def _beginnings(locale: str) -> Iterator[str]:
    """A pattern for each word of a locale."""
    parted = "" if joins_words(locale) else r"(?<!\w)"
    for word in convention(locale, "translation", Translation).words:
        yield parted + re.escape(word)
