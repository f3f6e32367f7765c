"""Find words in which a letter of another script replaces one that looks the same."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ..late import late
from ..words.scripts import is_on_latin_pages

Script = Literal["Latn", "Cyrl", "Grek"]

# Pairs of letters that look alike in common typefaces (a part of Unicode's confusables, UTS 39).
_CYRILLIC = dict(zip("аеорсухѕіјһԁԛԝёїАВЕКМНОРСТУХЅІЈЁЇ", "aeopcyxsijhdqwëïABEKMHOPCTYXSIJËÏ", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_TO_LATIN: dict[Script, dict[str, str]] = {"Cyrl": _CYRILLIC, "Grek": _GREEK}
_FROM_LATIN: dict[Script, dict[str, str]] = {
    script: {latin: letter for letter, latin in letters.items()} for script, letters in _TO_LATIN.items()
}
_ALL_TO_LATIN = str.maketrans({**_CYRILLIC, **_GREEK})
_GREEK_OR_CYRILLIC = re.compile("[Ͱ-ԯ]")
# The pattern begins with the Latin letter, which is rare in Greek and Cyrillic text, so that the search leaps to it.
_SEAM = late("[A-Za-zÀ-ɏ](?:(?=[Ͱ-ԯ])|(?<=[Ͱ-ԯ].))", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_UNKNOWNS = frozenset("XYZ")
_LONGEST = 60  # code points of a word


class Mixed(Struct, frozen=True):
    """A word of two scripts between two offsets, and the same word in one script."""

    start: int
    end: int
    repaired: str
    letter: str
    script: Script


def may_mix_scripts(text: str) -> bool:
    """Whether a Latin letter stands beside a Greek or Cyrillic one somewhere in the text."""
    if is_on_latin_pages(text) or not _GREEK_OR_CYRILLIC.search(text):
        return False
    return _SEAM.search(text) is not None


def mixed_words(text: str, script: str) -> Iterator[Mixed]:
    """Words of two scripts in which every letter of the rarer script looks like one of the other.

    ``script`` is the one that the language is written in (ISO 15924).
    """
    reached = 0
    for seam in _SEAM.finditer(text):
        if seam.start() < reached:
            continue
        start = _word_start(text, seam.start())
        word = _WORD.match(text, start)
        if not word or word.end() <= seam.start():
            continue
        reached = word.end()
        mixed = _judged(word[0], start, script)
        if mixed and not _goes_on(text, word.end(), mixed.letter):
            yield mixed


def _goes_on(text: str, end: int, letter: str) -> bool:
    """Whether the strange letter at the end of a word begins a name with a digit, run together with it: e2fsck."""
    return text[end - 1] == letter and text[end : end + 1].isdigit()


def in_latin(text: str) -> str | None:
    """The text with its look-alikes replaced by Latin letters; None where another letter beyond ASCII is left."""
    folded = text if text.isascii() else text.translate(_ALL_TO_LATIN)
    return folded if folded.isascii() else None


def _word_start(text: str, at: int) -> int:
    start = at
    while start > 0 and at - start < _LONGEST and _WORD.match(text[start - 1]):
        start -= 1
    return start


def _judged(word: str, start: int, home: str) -> Mixed | None:
    counts: dict[Script, int] = {}
    for letter in word:
        script = _script(letter)
        if script:
            counts[script] = counts.get(script, 0) + 1
    if len(counts) != 2 or not 3 <= len(word) <= _LONGEST or "Latn" not in counts:
        return None
    other: Script = "Grek" if "Grek" in counts else "Cyrl"
    to: Script = (
        other
        if counts[other] > counts["Latn"] or (counts[other] == counts["Latn"] and home == other)
        else "Latn"
    )
    table = _TO_LATIN[other] if to == "Latn" else _FROM_LATIN[other]
    lesser: Script = other if to == "Latn" else "Latn"
    strangers = [at for at, letter in enumerate(word) if _script(letter) == lesser]
    if any(word[at] not in table for at in strangers) or _is_ending(word, strangers, home, lesser):
        return None
    if lesser == "Latn" and _is_variable(word, strangers):
        return None
    repaired = "".join(table[letter] if at in strangers else letter for at, letter in enumerate(word))
    return Mixed(start, start + len(word), repaired, word[strangers[0]], lesser)


def _is_ending(word: str, strangers: list[int], home: str, lesser: Script) -> bool:
    """Whether a name in Latin letters has an ending of the language's own script (“Nordlysа”)."""
    return lesser == home and strangers[0] > 1 and strangers == list(range(strangers[0], len(word)))


def _is_variable(word: str, strangers: list[int]) -> bool:
    """Whether a word ends with the Latin names of unknowns: two of them, or one behind a small letter (“ΔεδομέναY”)."""
    first = strangers[0]
    if not _UNKNOWNS.issuperset(word[first:]):
        return False
    return len(word) - first > 1 or word[first - 1].islower()


def _script(letter: str) -> Script | None:
    if "Ͱ" <= letter <= "Ͽ":
        return "Grek"
    if "Ѐ" <= letter <= "ԯ":
        return "Cyrl"
    return "Latn" if letter <= "ɏ" else None
