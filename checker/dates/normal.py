"""Bring text to the form in which dates are looked for, without losing where each sign stood."""

import re
import unicodedata

from msgspec import Struct

from ..turning import Turning

DASHES = "‐‑‒–—―−﹘﹣－־֊᐀᠆〜～"
APOSTROPHES = "’‘ʼʻ`´′＇ʹ՚׳"
# Marks that steer direction, joining and breaking. ZERO WIDTH NON-JOINER is among them, for Persian writers
# leave it out as often as not; so is the tatweel, which only makes an Arabic word longer.
UNSEEN = (
    "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
    "\ufeff\u00ad\u0640\u180b\u180c\u180d\u180e"
    # vowel signs of Arabic, which the same word may carry or not
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
)


# What marks and symbols outside ASCII become, so that all that is no letter can be told by ASCII alone.
OTHER_MARK = "|"


def _plain(sign: str) -> str:
    """What a sign becomes: one sign for one sign, so that offsets hold."""
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if sign.isspace():
        return " "
    if sign > "\x7f" and category[0] in "PS" and sign not in UNSEEN:
        return OTHER_MARK
    lower = "i" if sign == "İ" else sign.lower()
    return lower if len(lower) == 1 else sign


_plainly = Turning(
    _plain,
    {ord(dash): "-" for dash in DASHES}
    | {ord(mark): "'" for mark in APOSTROPHES}
    | dict(zip(map(ord, "，．／،⹁⁄॰°（）"), ",./,,/.º()", strict=True))
    # It says that a number behind it is that of a section: the tables of words have it.
    | {ord("§"): "§"}
    # Arabic and Persian keyboards write the same two letters with different signs.
    | {ord("ی"): "ي", ord("ک"): "ك"},
)
_UNSEEN = {ord(mark): None for mark in UNSEEN}
_AN_UNSEEN = re.compile(f"[{UNSEEN}]")
# ASCII without the grave accent, and letters of the Latin and Cyrillic alphabets whose small forms are single signs:
# each sign of these is plain once it is small. To change sign by sign takes ten times as long.
_PLAIN_BUT_FOR_CASE = re.compile("[ -_a-~À-ÖØ-öø-įı-žЀ-џ]*")
_ALIKE = str.maketrans(
    dict(zip("ٱىیېکةہھەۃ", "ايييكههههه", strict=True))
    | {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ǝ": "ə", "і": "i"}
    # open o and candra o of Indian scripts, their long and short i and u, two like letters of Thai
    | {"ઑ": "ઓ", "ૉ": "ો", "ऑ": "ओ", "ॉ": "ो", "ฏ": "ฎ"}
    | dict(zip("ीूईऊীূঈঊીૂઈઊੀੂීූី", "िुइउিুইউિુઇઉਿੁිුិ", strict=True))
)
# The letter o of Burmese is written with one sign or with two that look the same.
_BURMESE_O = ("သြ", "ဩ")
_ACCENTS = dict.fromkeys((*range(768, 880), 1619, 1620, 1621, 2364, 2492, 2620))


class Normal(Struct, frozen=True):
    """Text in normal form; ``starts`` and ``ends`` say where its signs stood, empty where nothing moved.

    ``unseen`` is the text with the marks in it that ``text`` leaves out, where nothing else has moved: what
    has no date in it needs no map.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    unseen: str = ""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text as it was that became ``start`` to ``end`` of the normal text."""
        if end <= start:
            return start, end
        if self.unseen:
            seen = [at for at, sign in enumerate(self.unseen) if sign not in UNSEEN]
            last = seen[end - 1] + 1
            while last < len(self.unseen) and unicodedata.combining(self.unseen[last]):
                last += 1  # the vowel signs of the last letter are part of the word
            return seen[start], last
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


def normal(text: str) -> Normal:
    """Lower case, ASCII digits, plain spaces, dashes and apostrophes, composed letters, no unseen marks."""
    if not text.isascii() and _PLAIN_BUT_FOR_CASE.fullmatch(text):
        return Normal(text.lower())
    plain = _plainly(text)
    if plain.isascii():
        return Normal(plain)
    if not unicodedata.is_normalized("NFC", plain):
        return _moved(plain)
    return Normal(plain.translate(_UNSEEN), unseen=plain) if _AN_UNSEEN.search(plain) else Normal(plain)


def plain(text: str) -> str:
    """The normal form alone."""
    return normal(text).text


def _moved(text: str) -> Normal:
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _joins(text[end]):
            end += 1
        for sign in unicodedata.normalize("NFC", text[start:end]).translate(_UNSEEN):
            signs.append(sign)
            starts.append(start)
            ends.append(end)
        start = end
    return Normal("".join(signs), tuple(starts), tuple(ends))


def _joins(sign: str) -> bool:
    """Whether a sign may be composed with the one before it: marks, and the later parts of Korean syllables."""
    return sign > "\u02ff" and (unicodedata.category(sign)[0] == "M" or "\u1160" <= sign <= "\u11ff")


def fold(text: str) -> str:
    """Text without accents and without the differences between letters that writers mix up."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text.translate(_ALIKE))
    return unicodedata.normalize("NFC", apart.translate(_ACCENTS).translate(_ALIKE)).replace(*_BURMESE_O)


def digit_system(sign: str) -> str:
    """The zero of the system that a digit belongs to."""
    return chr(ord(sign) - unicodedata.decimal(sign))
