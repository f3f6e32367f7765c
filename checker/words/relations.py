"""Tell a whole version in one of several close languages, which single blocks are too short to tell apart."""

from collections.abc import Sequence
from functools import cache

from ..locales import language_of
from .kinship import akin
from .profiles import PROFILED, STEP, composed, profiles
from .vocabulary import profiled_as

_BLOCKS = 6  # that are read first; all blocks, if these have too few words
_BEGINNING = 100  # code points of each of these
_WORDS = 80  # of a version that are compared, for speed
_FEWEST_LETTERS = 100  # of these words, to say anything
_GAIN = (
    0.2  # nats a letter by which the other language must be likelier; chosen on published versions, each read
)


def has_kin(locale: str) -> bool:
    """Whether there is a profile of another language that readers may take for the locale's."""
    return len(_kin(locale)[1]) > 1


def mistaken_for(locale: str, texts: Sequence[str]) -> str | None:
    """The close language that the texts of a version are in, if they are not in the locale's.

    Where the beginnings of a few blocks already show the version's own language, the rest is not read.
    """
    some = texts[:: len(texts) // _BLOCKS + 1]
    words = _small_words([text[:_BEGINNING] for text in some])
    if _are_enough(words) and _likelier(locale, words, 0) is None:
        return None
    for asked in (some, texts):
        words = _small_words(asked)
        if _are_enough(words):
            return _likelier(locale, words[:: len(words) // _WORDS + 1], _GAIN)
    return None


def _small_words(texts: Sequence[str]) -> list[str]:
    """Different words in small letters."""
    tokens = composed(" ".join(texts)).split()
    return [word for word in dict.fromkeys(tokens) if word.isalpha() and not word[0].isupper()]


def _are_enough(words: Sequence[str]) -> bool:
    return sum(map(len, words)) >= _FEWEST_LETTERS


def _likelier(locale: str, words: Sequence[str], gain: float) -> str | None:
    """The close language that makes the words likeliest, by more than a gain in nats a letter.

    None where English is likelier still: words that nobody translated are in no close language.
    """
    script, kin = _kin(locale)
    weights, at = profiles(script).weights(words), profiles(script).at
    best = max(kin, key=lambda name: (weights[at[name]], name))
    most = weights[at[best]]
    if "en" in at and weights[at["en"]] > most:
        return None
    ahead = (most - weights[at[profiled_as(locale)]]) * STEP
    return best if ahead > gain * sum(map(len, words)) else None


@cache
def _kin(locale: str) -> tuple[str, tuple[str, ...]]:
    """The script of a locale's profile, and the languages of that script that are akin to it, itself among them."""
    language = profiled_as(locale)
    script = next((name for name, known in PROFILED.items() if language in known), None)
    if script is None or language_of(locale) == "nn":  # the one profile of Norwegian is of Bokmål
        return "", ()
    return script, tuple(name for name in PROFILED[script] if akin(name, language))
