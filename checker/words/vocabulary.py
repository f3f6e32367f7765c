"""Show with few operations that a text is plainly in the language of its version."""

import re
from collections.abc import Callable, Collection, Sequence, Set as AbstractSet
from functools import cache
from operator import itemgetter
from pathlib import Path

from ..locales import general_code, language_of
from .kinship import akin
from .profiles import PROFILED, STEP, profiles
from .scripts import SCRIPTS, is_on_latin_pages, letters_of, scripts_of, usual_script

_COMMON = Path(__file__).parent / "data" / "own-words.txt"

Glance = Callable[[str, Sequence[str]], bool]
"""Judges a part of a text, from its text and from its words between spaces."""

_MARGIN = 1.0 / STEP  # by which a word is likelier in its own language than in any that is no kin
_FEWEST = 2  # own words of a text that is plainly in its language,
_SHARE = 12  # and one more for so many words; one of 400 foreign texts has as many by chance
_MARKS = ".,;:!?…"  # that touch a word; what stands in quotation marks may be in another language
_MOST = 20_000  # words remembered of a language
_TOO_SHORT = 20  # code points; a shorter text does not tell its language among those of one script
_LOOKED_AT = 600  # code points of a long text, for speed
_LETTERS_ASKED = 100  # of these, spread over them


class Vocabulary:
    """The words that one language makes likelier than all languages of its script that are not akin to it.

    It knows the commonest from the start, weighs the others when it first meets them, and remembers them for the run.
    """

    def __init__(self, language: str, script: str) -> None:
        self._weights = profiles(script).weights
        languages = profiles(script).languages
        self._at = profiles(script).at[language]
        unlike = [at for at, name in enumerate(languages) if not akin(name, language)] or [self._at]
        self._unlike = itemgetter(*unlike, unlike[0])  # at least two, so that it gives a tuple
        self._common = common_words(language)
        self._own = set(self._common)
        self._met = set(self._common)

    def covers(self, words: Sequence[str]) -> bool:
        """Whether so many of the words are the language's own that the text can hardly be in another.

        Only words in small letters count, each once. Where too few stand between spaces, those before a mark count
        too, and then one more is needed of a long text. What it has met before changes the time, never the answer.
        """
        if len(self._own.intersection(words)) >= _FEWEST + len(words) // _SHARE:
            return True
        different = set(words)
        missing = self._missing(different, _FEWEST + len(different) // _SHARE)
        if missing <= 0:
            return True
        marked = {word.strip(_MARKS) for word in different if word[-1] in _MARKS} - different
        needed = missing + (len(different) >= _SHARE)
        return len(marked) >= needed and self._missing(marked, needed) <= 0

    def _missing(self, words: AbstractSet[str], needed: int) -> int:
        """How many own words are missing; no more words are weighed than it takes to find the needed ones."""
        missing = needed - len(self._own.intersection(words))
        for word in words - self._met if missing > 0 else ():
            if word.islower() and word.isalpha():
                missing -= self._meet(word)
                if missing <= 0:
                    break
        return missing

    def _meet(self, word: str) -> bool:
        """Whether a new word is the language's own."""
        if len(self._met) >= _MOST:
            self._own, self._met = set(self._common), set(self._common)
        self._met.add(word)
        weights = self._weights((word,))
        own: bool = weights[self._at] - max(self._unlike(weights)) >= _MARGIN
        if own:
            self._own.add(word)
        return own


def common_words(language: str) -> frozenset[str]:
    """Frequent words that only a language and those akin to it have; empty for a language without a profile."""
    return _common_words().get(language, frozenset())


@cache
def _common_words() -> dict[str, frozenset[str]]:
    lines = _COMMON.read_text(encoding="utf-8").splitlines()
    return {name: frozenset(words.split()) for name, _, words in (line.partition(":") for line in lines)}


@cache
def vocabulary(language: str, script: str) -> Vocabulary:
    """The one vocabulary of a language; the script is one in which it has a profile."""
    return Vocabulary(language, script)


def glance(locale: str, family: Collection[str], text: str) -> Glance:
    """A quick test that a block of a version is plainly in its language; a block that fails it may still be.

    ``family`` are the locales of all versions, ``text`` is all words of the version.
    """
    script = usual_script(locale)
    if script == "Latn":
        return _latin(_known(locale, script), _strangers(text))
    rivals = {language_of(other) for other in family}.intersection(PROFILED.get(script, ()))
    unlike = any(not akin(rival, locale) for rival in rivals)
    return _other(
        _letters(scripts_of(locale) - {"Latn"}), _shape(locale), _known(locale, script) if unlike else None
    )


def _strangers(text: str) -> re.Pattern[str] | None:
    """A pattern for letters of other scripts than Latin, if a version has any."""
    if is_on_latin_pages(text):
        return None
    letters = _letters(SCRIPTS - {"Latn"})
    return letters if letters.search(text) else None


@cache
def _letters(scripts: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{letters_of(scripts)}]+")


@cache
def profiled_as(locale: str) -> str:
    """The language whose profile is a locale's: both forms of Norwegian share one."""
    return general_code(language_of(locale))


def _known(locale: str, script: str) -> Vocabulary | None:
    language = profiled_as(locale)
    return vocabulary(language, script) if language in PROFILED[script] else None


def _latin(known: Vocabulary | None, strangers: re.Pattern[str] | None) -> Glance:
    """``strangers`` are letters of other scripts, if the version has any."""

    def look(text: str, words: Sequence[str]) -> bool:
        if strangers and strangers.search(text):
            return False
        return len(text) < _TOO_SHORT or (known is not None and known.covers(words))

    return look


def _other(letters: re.Pattern[str], shape: Callable[[str], bool], known: Vocabulary | None) -> Glance:
    """A test that half of a text, with its spaces and marks, is in the letters of the language."""

    def look(text: str, words: Sequence[str]) -> bool:
        seen = text[:_LOOKED_AT]
        some = seen[:: len(seen) // _LETTERS_ASKED + 1]
        if 2 * sum(map(len, letters.findall(some))) < len(some):
            return False
        return shape(seen) and (known is None or known.covers(words))

    return look


def _shape(locale: str) -> Callable[[str], bool]:
    """A test for kana, which Japanese has and Chinese has not; other languages always pass."""
    if "Hani" not in scripts_of(locale):
        return lambda _: True
    kana = _letters(frozenset(("Hira", "Kana")))
    if language_of(locale) == "ja":
        return lambda text: kana.search(text) is not None
    return lambda text: kana.search(text) is None
