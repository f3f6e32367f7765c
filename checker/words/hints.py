"""Letters and words that only one language has, for those of which there is no profile."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from ..conventions import among_languages

_RARE = 500  # letters of a text for each of those that give its language away
_LETTERS = 800  # of a text, of which in most languages a dozen have marks
_FEWEST = 3  # of a language's words, and
_SHARE = 0.06  # of all words, from which a text is in their language


class Hints(Struct, frozen=True, forbid_unknown_fields=True):
    """What gives languages away: ``rules/languages/letters.toml``, where each key is explained."""

    marked: str
    seldom: str
    scripts: dict[str, str]
    letters: dict[str, dict[str, tuple[str, ...]]]
    words: dict[str, str]


def by_letters(text: str, script: str, letters: int) -> str | None:
    """The language that the letters alone give away, or None."""
    counts = Counter(text.lower())
    for language, (some, *besides) in _hints().letters.get(script, {}).items():
        enough = sum(counts[letter] for letter in some) * _RARE >= letters
        if enough and all(counts[letter] for letter in "".join(besides)):
            return language
    return _hints().scripts.get(script)


def by_common_words(words: Sequence[str]) -> str | None:
    """The language without a profile whose commonest words stand in the text, or None."""
    counts = Counter(word.lower() for word in words)
    found = {name: sum(counts[word] for word in known) for name, known in _own_words().items()}
    language, hits = max(found.items(), key=lambda item: (item[1], item[0]))
    return language if hits >= _FEWEST and hits >= _SHARE * len(words) else None


def letters_of_a_marked_text(language: str) -> int | None:
    """From how many letters on a text has some with marks for certain; None where Latin letters may do without.

    It is asked of languages that are written in Latin letters.
    """
    hints = _hints()
    if language not in hints.marked.split():
        return None
    return _LETTERS * (2 if language in hints.seldom.split() else 1)


@cache
def _own_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _hints().words.items()}


@cache
def _hints() -> Hints:
    return among_languages("letters", Hints)
