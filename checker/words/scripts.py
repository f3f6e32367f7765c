"""Count the letters of a text by script, and say in which scripts a language is written."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache

from msgspec import Struct

from ..conventions import among_languages
from ..locales import language_of, script_of

# Blocks of The Unicode Standard that hold letters, by their first code points, with the script that each
# is taken for (ISO 15924); stretches between them count as no letters.
_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x005A, "Latn"),
    (0x0061, 0x007A, "Latn"),
    (0x00C0, 0x024F, "Latn"),
    (0x0250, 0x02AF, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0531, 0x058F, "Armn"),
    (0x05D0, 0x05F4, "Hebr"),
    (0x0620, 0x064A, "Arab"),
    (0x066E, 0x06D3, "Arab"),
    (0x06D5, 0x06D5, "Arab"),
    (0x06EE, 0x06EF, "Arab"),
    (0x06FA, 0x06FF, "Arab"),
    (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x07C0, 0x07FF, "Nkoo"),
    (0x0860, 0x08FF, "Arab"),
    (0x0900, 0x0963, "Deva"),
    (0x0971, 0x097F, "Deva"),
    (0x0980, 0x09E5, "Beng"),
    (0x09F0, 0x09F1, "Beng"),
    (0x0A00, 0x0A65, "Guru"),
    (0x0A70, 0x0A7F, "Guru"),
    (0x0A80, 0x0AE5, "Gujr"),
    (0x0B00, 0x0B65, "Orya"),
    (0x0B80, 0x0BE5, "Taml"),
    (0x0C00, 0x0C65, "Telu"),
    (0x0C80, 0x0CE5, "Knda"),
    (0x0D00, 0x0D65, "Mlym"),
    (0x0D80, 0x0DDF, "Sinh"),
    (0x0E01, 0x0E4E, "Thai"),
    (0x0E80, 0x0ECF, "Laoo"),
    (0x0EDC, 0x0EDF, "Laoo"),
    (0x0F00, 0x0F1F, "Tibt"),
    (0x0F40, 0x0FFF, "Tibt"),
    (0x1000, 0x103F, "Mymr"),
    (0x1050, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x1360, "Ethi"),
    (0x1380, 0x139F, "Ethi"),
    (0x13A0, 0x13FF, "Cher"),
    (0x1780, 0x17DF, "Khmr"),
    (0x1820, 0x18AF, "Mong"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2D00, 0x2D2F, "Geor"),
    (0x2D30, 0x2D7F, "Tfng"),
    (0x3041, 0x309F, "Hira"),
    (0x30A1, 0x30FA, "Kana"),
    (0x30FC, 0x30FF, "Kana"),
    (0x3105, 0x312F, "Bopo"),
    (0x3130, 0x318F, "Hang"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xA8E0, 0xA8FF, "Deva"),
    (0xAC00, 0xD7FF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
    (0xFF21, 0xFF3A, "Latn"),
    (0xFF41, 0xFF5A, "Latn"),
    (0xFF66, 0xFF9D, "Kana"),
    (0x1E900, 0x1E94B, "Adlm"),
    (0x20000, 0x3FFFF, "Hani"),
)
_STARTS = tuple(block[0] for block in _BLOCKS)

_SAME_LETTERS = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}


class Scripts(Struct, frozen=True, forbid_unknown_fields=True):
    """What scripts do: ``rules/languages/scripts.toml``, where each key is explained."""

    joined: str
    unspaced: str
    dense: str
    also: dict[str, str]
    beside: dict[str, str]


@cache
def usual_script(locale: str) -> str:
    """The script whose letters most words of a locale are written in: ``Hani`` for Chinese and Japanese."""
    script = script_of(locale)
    return _SAME_LETTERS.get(script, script)


@cache
def scripts_of(locale: str) -> frozenset[str]:
    """All scripts that a locale may be written in."""
    return frozenset({usual_script(locale), *_scripts().also.get(language_of(locale), "").split()})


@cache
def written_by(locale: str) -> frozenset[str]:
    """All scripts whose letters stand in the words of a locale: its own, those beside it, and Latin in names."""
    return scripts_of(locale) | {"Latn", *_scripts().beside.get(script_of(locale), "").split()}


@cache
def joins_words(locale: str) -> bool:
    """Whether a word of a locale may have letters joined before it that are no part of it."""
    return script_of(locale) in _scripts().joined.split()


@cache
def is_unspaced(locale: str) -> bool:
    """Whether a locale is written without spaces between its words."""
    return script_of(locale) in _scripts().unspaced.split()


@cache
def is_dense(locale: str) -> bool:
    """Whether the signs of a locale stand for a syllable or a word each, so that a text has fewer of them."""
    return script_of(locale) in _scripts().dense.split()


@cache
def _scripts() -> Scripts:
    return among_languages("scripts", Scripts)


def letters_of(scripts: Collection[str]) -> str:
    """The letters of these scripts, as ranges of a regular expression's set."""
    return "".join(f"{chr(low)}-{chr(high)}" for low, high, script in _BLOCKS if script in scripts)


_LATIN = re.compile(f"[{letters_of(('Latn',))}]+")
# Letters that are not Latin ones for sure: all but the Latin blocks, and blocks without letters.
_NOT_LATIN = re.compile(
    "[^\\x00-\\xb4\\xb6-\\xd6\\xd8-\\xf6\\xf8-\\u02af\\u0300-\\u036f\\u1e00-\\u1eff\\u2000-\\u206f\\u20a0-\\u20cf\\u2190-\\u245f]"
)


def _is_on(pages: bytes, text: str) -> bool:
    """Whether each code point of a text lies on one of these pages of 256, by their numbers."""
    return not _pages_of(text).translate(None, pages)


@lru_cache(maxsize=1)  # of a version's words several ask, one after the other
def _pages_of(text: str) -> bytes:
    """The numbers of the pages of 256 code points on which the signs of a text lie."""
    absent = _ALL_PAGES.translate(None, text.encode("utf-16-le", "surrogatepass")[1::2])
    return _ALL_PAGES.translate(None, absent)


_ALL_PAGES = bytes(range(256))


@cache
def _pages(scripts: frozenset[str]) -> bytes:
    """Pages of 256 code points that hold no letters, or those of these scripts only."""
    halves = range(0xD8, 0xE0)  # of the letters beyond U+FFFF
    others = [range(low >> 8, (high >> 8) + 1) for low, high, script in _BLOCKS if script not in scripts]
    return bytes(set(_ALL_PAGES).difference(halves, *others))


_LATIN_PAGES = _pages(frozenset({"Latn"}))

SCRIPTS = frozenset(script for _, _, script in _BLOCKS)
"""All scripts that letters are counted of."""


@cache
def script_of_letter(letter: str) -> str:
    """The script (ISO 15924) of a letter, ``Zzzz`` where it is none of the known; empty for no letter."""
    code = ord(letter)
    index = bisect_right(_STARTS, code) - 1
    if index >= 0 and code <= _BLOCKS[index][1]:
        return "" if letter in "×÷" else _BLOCKS[index][2]
    return "Zzzz" if letter.isalpha() and letter not in "ªº" else ""


def is_plainly_latin(text: str) -> bool:
    """Whether a text has no letter of another script, as far as a quick look tells."""
    return text.isascii() or _NOT_LATIN.search(text) is None


def is_on_latin_pages(text: str) -> bool:
    """Whether a long text surely has no letter of another script; much faster than a search for one."""
    return _is_on(_LATIN_PAGES, text)


def unwritten_letters(text: str, locale: str) -> frozenset[str]:
    """The letters of a long text that are of a script which the words of the locale do not have."""
    written = written_by(locale)
    if _is_on(_pages(written), text):
        return frozenset()
    unwritten = SCRIPTS - written
    return frozenset([letter for letter in set(text) if script_of_letter(letter) in unwritten])


def count_scripts(text: str) -> Counter[str]:
    """How many letters the text has of each script."""
    if is_plainly_latin(text):
        letters = sum(map(len, _LATIN.findall(text)))
        return Counter({"Latn": letters} if letters else {})
    scripts: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        script = script_of_letter(letter)
        if script:
            scripts[script] += count
    return scripts
