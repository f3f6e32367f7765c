"""Tell which of several near relations a whole version is in, too close for its blocks to be told one by one."""

from collections.abc import Sequence
from functools import cache

from ..locales import language_of
from .kinship import akin
from .profiles import PROFILED, STEP, composed, profiles
from .vocabulary import profiled_as

_BLOCKS = 12  # looked at first; all where they have too few words
_WORDS = 80
_FEWEST_LETTERS = 100
_GAIN = 0.2  # nats a letter


def has_kin(locale: str) -> bool:
    """Whether there is another profile that the locale's language may be mistaken for."""
    return len(_kin(locale)[1]) > 1


def mistaken_for(locale: str, texts: Sequence[str]) -> str | None:
    """The near relation that the texts of a version are in rather than in the locale's language, if they are."""
    script, kin = _kin(locale)
    for some in (texts[:: len(texts) // _BLOCKS + 1], texts):
        words = _small_words(some)
        letters = sum(map(len, words))
        if letters >= _FEWEST_LETTERS:
            return _likelier(profiled_as(locale), script, kin, words, letters)
    return None


def _small_words(texts: Sequence[str]) -> list[str]:
    """Different words in small letters from all over the texts."""
    tokens = dict.fromkeys(composed(" ".join(texts)).split())
    words = [word for word in tokens if word.isalpha() and not word[0].isupper()]
    return words[:: len(words) // _WORDS + 1]


def _likelier(
    language: str, script: str, kin: Sequence[str], words: Sequence[str], letters: int
) -> str | None:
    weights = dict(zip(profiles(script).languages, profiles(script).weights(words), strict=True))
    best = max(kin, key=lambda name: (weights[name], name))
    gain = (weights[best] - weights[language]) * STEP
    return best if gain >= _GAIN * letters else None


@cache
def _kin(locale: str) -> tuple[str, tuple[str, ...]]:
    """The script of a locale's profile, and the languages of that script that are akin to it, itself among them."""
    language = profiled_as(locale)
    script = next((name for name, known in PROFILED.items() if language in known), None)
    if script is None or language_of(locale) == "nn":  # the one profile of Norwegian is of Bokmål
        return "", ()
    return script, tuple(name for name in PROFILED[script] if akin(name, language))
