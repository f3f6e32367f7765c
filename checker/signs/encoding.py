"""Find letters that are left over from a wrong encoding, and what they should have been."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from ..locales import language_of
from ..words.scripts import script_of_letter
from .present import signs_of

_NEAR_LETTER = 40  # code points to either side in which a word may begin or end
_WORD_LEFT = re.compile(r"[^\s<>]{1,40}$")
_WORD_RIGHT = re.compile(r"[^\s<>]{0,40}")
# The no-break space (C2 A0) read letter by letter, when its second half has become a space or nothing.
_LEFTOVER = re.compile(r"(?<![^\W\d_])Â(?![^\W\d_'’])")
# In these languages the letter is a word, which a title writes as a capital: Welsh “â”, with.
_OF_ONE_LETTER = frozenset({"cy"})
# In a list of letters (“A, Ă, Â, B”) it is a letter like the others.
_LISTED = (re.compile(r"\b[^\W\d_] ?[,;/|·–-] ?$"), re.compile(r" ?[,;/|·–-] ?[^\W\d_]\b"))
# à (C3 A0), the same way: its first half is left at the end of a word in small letters.
_LEFT_GRAVE = re.compile(r"(?<=[a-zß-ÿ]{2})Ã(?=[ \u00a0.,;:!?)]|$)", re.MULTILINE)
_COMMON = frozenset("€™\u200b\u200c\u200d\u200e\u200f\ufeff")
# Latin letters and marks, those of East Asia, and full-width ones.
_MARKS = (("\u00a0", "\u024f"), ("\u2010", "\u2044"), ("\u3000", "\u303f"), ("\uff01", "\uff65"))
# Before an apostrophe the first letter of a word: Albanian “Ç’është”, French “Ç’a été”.
_ELIDED = re.compile(r"(?<!\w)Ç[’‘](?=[^\W\d_])")
_QUOTES = frozenset("‘’“”„‚–—…‹›«»•")


class Misread(Struct, frozen=True):
    """Words between two offsets, and what they should read: an empty text where they should go."""

    start: int
    end: int
    repaired: str


def misread(text: str, scripts: frozenset[str]) -> Iterator[Misread]:
    """Words whose letters are UTF-8 that was read as an encoding of one byte a letter.

    ``scripts`` are those that the language is written in (ISO 15924); letters of others are no repair.
    """
    if text.isascii():
        return
    found: list[Misread] = []
    for codec, least in (("cp1252", 1), ("cp1251", 3)):
        runs = [(run, _by_chance(text, run)) for run in _by_codec(text, codec, scripts, least)]
        if not all(chance for _, chance in runs):
            found += (run for run, chance in runs if not chance or _is_in_capitals(text, run))
    if "Ã" in text:
        found += (Misread(left.start(), left.end(), "à") for left in _LEFT_GRAVE.finditer(text))
    reached = 0
    for each in sorted(found, key=lambda one: one.start):
        if each.start >= reached:
            whole = _whole_word(text, each)
            reached = whole.end
            yield whole


def leftovers(text: str, locale: str = "en") -> Iterator[tuple[int, int]]:
    """Where half a no-break space stands alone: the letter Â that belongs to no word and is none."""
    if language_of(locale) in _OF_ONE_LETTER:
        return
    for found in _LEFTOVER.finditer(text) if "Â" in text else ():
        before, after = text[max(found.start() - 5, 0) : found.start()], text[found.end() : found.end() + 5]
        if not _LISTED[0].search(before) and not _LISTED[1].match(after):
            yield found.span()


def _by_codec(text: str, codec: str, scripts: frozenset[str], least: int) -> Iterator[Misread]:
    if any(signs.isdisjoint(signs_of(text)) for signs in (_LEADS[codec], _RESTS[codec])):
        return
    first = _pair(codec).search(text)
    for run in _runs(codec, least).finditer(text, first.start()) if first else ():
        repaired = _decoded(run[0], codec)
        if repaired and all(_fits(sign, scripts) for sign in repaired):
            yield Misread(run.start(), run.end(), repaired)


@cache
def _runs(codec: str, least: int) -> re.Pattern[str]:
    return re.compile(f"(?:{_set(_LEADS[codec])}{_set(_RESTS[codec])}{{1,3}}){{{least},}}")


@cache
def _pair(codec: str) -> re.Pattern[str]:
    """The two signs that a run begins with: few texts have them, and the search for them is much faster."""
    return re.compile(_set(_LEADS[codec]) + _set(_RESTS[codec]))


def _set(signs: frozenset[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(signs)))}]"


def _signs(codec: str, numbers: Iterable[int]) -> Iterator[str]:
    for number in numbers:
        sign = bytes((number,)).decode(codec, "replace")
        yield chr(number) if sign == "\ufffd" else sign
        if number < 0xA0 and codec == "cp1252":
            yield chr(number)


# Bytes C2 to F4 begin a letter in UTF-8, and 80 to BF continue it. Read as Windows-1251 they are Cyrillic
# letters themselves, so that only the leads of Latin, of Cyrillic and of marks count there.
_LEADS = {
    "cp1252": frozenset(_signs("cp1252", range(0xC2, 0xF5))),
    "cp1251": frozenset(_signs("cp1251", (0xC2, 0xC3, 0xC4, 0xC5, 0xD0, 0xD1, 0xD2, 0xE2))),
}
_RESTS = {codec: frozenset(_signs(codec, range(0x80, 0xC0))) for codec in _LEADS}


def _decoded(run: str, codec: str) -> str:
    try:
        return b"".join(_byte(sign, codec) for sign in run).decode()
    except UnicodeError:
        return ""


def _byte(sign: str, codec: str) -> bytes:
    return bytes((ord(sign),)) if "\x80" <= sign <= "\x9f" else sign.encode(codec)


def _fits(sign: str, scripts: frozenset[str]) -> bool:
    """Whether a repaired sign is one that this language's texts hold."""
    if sign in _COMMON or any(low <= sign <= high for low, high in _MARKS):
        return True
    return script_of_letter(sign) in scripts


def _by_chance(text: str, run: Misread) -> bool:
    """Whether a capital that happens to stand before a quotation mark or a dash looks like such a pair."""
    if len(run.repaired) > 1 or text[run.end - 1] not in _QUOTES or run.end - run.start > 2:
        return False
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    return not (before.islower() or after.islower()) or _ELIDED.match(text, run.start) is not None


def _is_in_capitals(text: str, run: Misread) -> bool:
    """Whether a pair stands inside a word in capitals, in a text with other misread letters: GRÃ–SSE."""
    return text[run.start - 1 : run.start].isupper() and text[run.end : run.end + 1].isupper()


def _whole_word(text: str, part: Misread) -> Misread:
    """The misread letters with the rest of their word."""
    left = _WORD_LEFT.search(text[max(part.start - _NEAR_LETTER, 0) : part.start])
    before = left[0] if left else ""
    right = _WORD_RIGHT.match(text, part.end)
    after = right[0] if right and not text[part.end - 1].isspace() else ""
    return Misread(part.start - len(before), part.end + len(after), before + part.repaired + _mended(after))


def _mended(text: str) -> str:
    """The rest of a word, further letters of the same kind repaired too."""
    return _runs("cp1252", 1).sub(lambda run: _decoded(run[0], "cp1252") or run[0], text)
