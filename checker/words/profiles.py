"""Weigh words by langdetect's profiles: how much likelier a language makes them than chance does."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from struct import Struct as Layout

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

_MOST = 20_000  # words, or parts of words, that are remembered
_LONGEST = 80  # letters of a word that are looked at
_LANE = 4  # bytes for the sum of one language

# As langdetect's profiles were made (langdetect, utils/ngram.py): Romanian letters with the comma below are
# written with a cedilla, the Persian yeh as the Arabic one, and the letters of Vietnamese as a single one.
_FOLDED = {0x0219: 0x015F, 0x021B: 0x0163, 0x0218: 0x015E, 0x021A: 0x0162, 0x06CC: 0x064A} | dict.fromkeys(
    range(0x1EA0, 0x1F00), 0x1EC3
)


class Profiles:
    """The profiles of one script.

    ``languages`` are in the order in which ``weights`` gives them, ``at`` is the place of each in it; ``typical``
    is how many nats a letter of a text weighs that is in the language, by language.
    """

    def __init__(self, packed: bytes) -> None:
        names, typical, size, rest = packed.split(b"\n", 3)
        self.languages = tuple(names.decode().split())
        self.at = {name: at for at, name in enumerate(self.languages)}
        self.typical = dict(zip(self.languages, map(float, typical.split()), strict=True))
        grams = rest[: int(size)].decode().split("\n")
        self._lanes = Layout(f"<{len(self.languages)}I")
        self._words = _Words(_Windows(_Grams(grams, rest[int(size) :])))

    def weights(self, words: Iterable[str]) -> tuple[int, ...]:
        """How much likelier than chance each of the languages makes the words, in steps of ``STEP`` nats."""
        total = sum(map(self._words.__getitem__, words))
        return self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))


class _Grams:
    """The weights of an n-gram in all languages, as one number with a lane for each of them.

    Adding two such numbers adds all languages at once. Those that no profile knows weigh nothing.
    """

    def __init__(self, grams: list[str], weights: bytes) -> None:
        self._grams = grams  # sorted: most are never asked for, so that no table of them all is made
        self._weights = weights
        self._size = len(weights) // len(grams)
        self._lanes = self._size * _LANE

    def weight(self, gram: str) -> int:
        """The weight of an n-gram."""
        at = bisect_left(self._grams, gram)
        if at == len(self._grams) or self._grams[at] != gram:
            return 0
        lanes = bytearray(self._lanes)
        lanes[::_LANE] = self._weights[at * self._size : (at + 1) * self._size]
        return int.from_bytes(lanes, "little")


class _Windows(dict[str, int]):
    """The weights of three letters in a row, and of the shorter n-grams in them, in the same lanes.

    Of these each window counts its middle letter and its last two, the first of a word its first two besides, so
    that each n-gram of a word is counted once.
    """

    def __init__(self, grams: _Grams) -> None:
        super().__init__()
        self._longest = grams.weight
        self._shorter = lru_cache(_MOST)(grams.weight)

    def __missing__(self, window: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        weight = self._longest(window) + self._shorter(window[1]) + self._shorter(window[1:])
        if window[0] == " ":
            weight += self._shorter(window[:2])
        self[window] = weight
        return weight


class _Words(dict[str, int]):
    """The weights of words, in the same lanes; so many are remembered."""

    def __init__(self, windows: _Windows) -> None:
        super().__init__()
        self._windows = windows

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        weight = self[word] = sum(map(self._windows.__getitem__, windows(word[:_LONGEST])))
        return weight


def windows(word: str) -> list[str]:
    """All stretches of three letters of a word, edges counted as a space, as langdetect takes them."""
    padded = f" {word} " if word.isascii() else f" {word.translate(_FOLDED)} "
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def composed(text: str) -> str:
    """The text with letters and their marks in one code point where there is one (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@cache
def profiles(script: str) -> Profiles:
    """The profiles of a script of ``PROFILED``."""
    return Profiles((_FOLDER / f"{script}.profiles").read_bytes())
