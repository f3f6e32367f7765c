"""Tell which of several near relations a whole version is in, too close for its blocks to be told one by one."""

from collections.abc import Sequence
from functools import cache

from ..locales import language_of
from .kinship import akin
from .profiles import PROFILED, STEP, composed, profiles
from .vocabulary import profiled_as

_BLOCKS = 6  # looked at first; all where they have too few words
_BEGINNING = 100  # code points of each of these
_WORDS = 80
_FEWEST_LETTERS = 100
_GAIN = 0.2  # nats a letter


def has_kin(locale: str) -> bool:
    """Whether there is another profile that the locale's language may be mistaken for."""
    return len(_kin(locale)[1]) > 1


def mistaken_for(locale: str, texts: Sequence[str]) -> str | None:
    """The near relation that the texts of a version are in rather than in the locale's language, if they are.

    Of a version that the beginnings of a few blocks already show to be in its own language no more is asked.
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
    """The relation that makes the words likeliest, by more than a gain in nats a letter.

    None where English is likelier still: what was never translated is in no near relation.
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
