"""Compare words of different scripts by their consonants."""

import re
import unicodedata
from functools import cache

# Consonants that transliterations take for one another; h, w and y come and go like vowels.
_CLASSES = {
    **dict.fromkeys("bpfv", "P"),
    **dict.fromkeys("dt", "T"),
    **dict.fromkeys("szcjx", "S"),
    **dict.fromkeys("kgq", "K"),
    "m": "M",
    "n": "N",
    "l": "L",
    "r": "R",
}
_DIGRAPHS = {
    "ph": "f",
    "ck": "k",
    "sh": "s",
    "ch": "s",
    "th": "t",
    "x": "ks",
    **{f"c{after}": f"k{after}" for after in "aoulr"},
}
# What Unicode's names of letters begin with before the letter's own name.
_LETTER_NAME = re.compile(
    r"(?:ARABIC|HEBREW|CYRILLIC|GREEK|KATAKANA|HIRAGANA|ARMENIAN|GEORGIAN|DEVANAGARI|BENGALI|TAMIL|THAI)"
    r"(?: SMALL| CAPITAL| FINAL)*(?: CHARACTER| LETTER)(?: SMALL| CAPITAL| FINAL)* (?P<name>[A-Z]+)"
    r"|HANGUL SYLLABLE (?P<syllable>[A-Z]+)"
)
# Letters named for a vowel, and those whose names begin with a consonant that they are not.
_SILENT = frozenset({"ALEF", "ALPHA", "AIN", "AYIN", "WAW", "VAV", "YEH", "YOD", "HEH", "HAH", "HET", "HE"})


def skeleton(word: str) -> str:
    """The consonants of a word in any script, as classes that survive a transliteration."""
    decomposed = unicodedata.normalize("NFD", word)
    sounds = "".join(_sound(char) for char in decomposed).lower()
    for written, sound in _DIGRAPHS.items():
        sounds = sounds.replace(written, sound)
    classes = "".join(_CLASSES.get(char, "") for char in sounds)
    return re.sub(r"(.)\1+", r"\1", classes)


@cache
def _sound(char: str) -> str:
    if char.isascii():
        return char
    found = _LETTER_NAME.match(unicodedata.name(char, ""))
    if not found:
        return ""
    if found["syllable"]:
        return found["syllable"].lower()
    return _of_letter(found["name"])


def _of_letter(name: str) -> str:
    """The consonant in the name of a letter: the first, or in EF, EL, EM, EN, ER and ES the second."""
    if name in _SILENT:
        return ""
    if len(name) == 2 and name[0] == "E":
        return name[1].lower()
    return re.sub("[AEIOU].*", "", name).lower()
