"""Weigh words by langdetect's profiles: how much likelier a language makes them than chance does."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"

STEP = 1 / 32
"""Natural logarithm units (nats) for each unit of a stored weight."""

_LATIN = "af ca cs cy da de en es et fi fil fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tr vi"
PROFILED = {
    "Latn": tuple(_LATIN.split()),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
}
"""Languages that share their script with others and have a profile, by script."""

_MOST_WORDS = 20_000  # remembered

# As langdetect's profiles were made (langdetect, utils/ngram.py): Romanian letters with the comma below are
# written with a cedilla, the Persian yeh as the Arabic one, and the letters of Vietnamese as a single one.
_FOLDED = {0x0219: 0x015F, 0x021B: 0x0163, 0x0218: 0x015E, 0x021A: 0x0162, 0x06CC: 0x064A} | dict.fromkeys(
    range(0x1EA0, 0x1F00), 0x1EC3
)


class Profiles:
    """The profiles of one script.

    ``typical`` is how many nats a letter of a text weighs that is in the language, by language.
    """

    def __init__(self, packed: bytes) -> None:
        names, typical, size, rest = packed.split(b"\n", 3)
        languages = names.decode().split()
        grams = rest[: int(size)].decode().split("\n")
        starts = range(int(size), len(rest), len(grams))
        self._index = dict(zip(grams, range(len(grams)), strict=True))
        self._columns = {
            name: rest[start : start + len(grams)] for name, start in zip(languages, starts, strict=True)
        }
        self.typical = dict(zip(languages, map(float, typical.split()), strict=True))
        self.languages = tuple(self._columns)
        self._words: dict[str, tuple[int, ...]] = {}

    def features(self, words: Iterable[str]) -> list[int]:
        """Numbers of all n-grams of the words that any profile knows."""
        return [at for word in words for at in self._of_word(word)]

    def _of_word(self, word: str) -> tuple[int, ...]:
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            found = tuple(at for at in map(self._index.get, ngrams(word)) if at is not None)
            self._words[word] = found
        return found

    def weigh(self, features: Sequence[int], language: str) -> float:
        """How much likelier than chance the language makes the features, in nats."""
        weight: int = sum(map(self._columns[language].__getitem__, features))
        return weight * STEP


def ngrams(word: str) -> list[str]:
    """All stretches of one to three letters of a word, edges counted as a space, as langdetect takes them."""
    padded = f" {word} " if word.isascii() else f" {word.translate(_FOLDED)} "
    grams = list(padded[1:-1])
    grams += [padded[at : at + 2] for at in range(len(padded) - 1)]
    grams += [padded[at : at + 3] for at in range(len(padded) - 2)]
    return grams


def composed(text: str) -> str:
    """The text with letters and their marks in one code point where there is one (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@cache
def profiles(script: str) -> Profiles:
    """The profiles of a script of ``PROFILED``."""
    return Profiles((_FOLDER / f"{script}.profiles").read_bytes())
