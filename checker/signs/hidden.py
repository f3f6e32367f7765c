"""Find hidden characters that do not belong where they stand."""

import unicodedata
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ..late import late
from ..punctuation import UNSPACED
from .present import signs_of

Case = Literal["control", "order-mark", "hidden", "direction"]

_RANGES = (
    *("\x00-\x08", "\x0b", "\x0e-\x1f", "\x7f-\x9f", "\u200b-\u200f", "\u2028-\u202e", "\u2066-\u2069"),
    *("\ufeff", "\ufffc", "\u061c", "\U000e0001-\U000e007f"),
)
# Most texts have no such sign and need none of the patterns below.
_SUSPECTS = frozenset(chr(code) for part in _RANGES for code in range(ord(part[0]), ord(part[-1]) + 1))
_SUSPECT = late(f"[{''.join(_RANGES)}]")  # a search for one set of signs is fast
_HIDDEN = late(f"[\U000e0001-\U000e007f]+|[\x80-\x9f]+|([{''.join(_RANGES)}])\\1*")
_RIGHT_TO_LEFT = late("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_OPENERS, _CLOSERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"
# Scripts whose letters join or stack, so that a joiner or non-joiner changes what a reader sees: from
# Arabic to Thaana and N'Ko, from Devanagari to Sinhala, Tibetan, Myanmar, Khmer and Mongolian.
_JOINING = late(
    "[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\u1a00-\u1cff\ua800-\uabff"
    "\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff]"
)
# Languages that put no space between words mark where a line may break.
_BREAKS = late("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# Signs that a program puts between lines or fields: without them two words would be one.
_SEPARATORS = frozenset("\x0b\x1c\x1d\x1e\x1f\u2028\u2029")
_UNSPACED = late(f"[{UNSPACED}]")
_NAMES = {
    "\ufeff": "ZERO WIDTH NO-BREAK SPACE",
    "\x00": "NULL",
    "\x1b": "ESCAPE",
    "\x08": "BACKSPACE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}


class Hidden(Struct, frozen=True):
    """A character that a reader cannot see and that does not belong where it stands."""

    case: Case
    start: int
    end: int
    name: str


def name(sign: str) -> str:
    """How a sign that cannot be seen is called: its code point and its name."""
    known = _NAMES.get(sign) or unicodedata.name(sign, "CONTROL CHARACTER")
    return f"U+{ord(sign):04X} {known}"


def hidden(text: str) -> Iterator[Hidden]:
    """Controls and hidden characters that do not belong, in order; a run of one of them is one.

    So is a run of those that are left of letters in a wrong encoding.
    """
    first = None if _SUSPECTS.isdisjoint(signs_of(text)) else _SUSPECT.search(text)
    for found in _HIDDEN.finditer(text, first.start()) if first else ():
        sign, at = found[0][0], found.start()
        case = _case(text, sign, at, found.end())
        if case:
            yield Hidden(case, at, found.end(), name(sign))


def parts_words(text: str, found: Hidden) -> bool:
    """Whether a sign stands in the place of a space, so that two words would run together without it."""
    before, after = text[max(found.start - 1, 0) : found.start], text[found.end : found.end + 1]
    if text[found.start] not in _SEPARATORS or not (before.strip() and after.strip()):
        return False
    return not (_UNSPACED.match(before) or _UNSPACED.match(after))


def _case(text: str, sign: str, at: int, end: int) -> Case | None:
    if sign < "\xa0":
        return "control"
    if sign == "\ufeff":
        return "order-mark" if at else None
    if sign in _OPENERS or sign in _CLOSERS:
        return None if _balanced(text, at) else "direction"
    around = text[max(at - 2, 0) : at] + text[end : end + 2]
    return None if _belongs(text, sign, at, around) else "hidden"


def _belongs(text: str, sign: str, at: int, around: str) -> bool:
    if sign == "\u200b":
        return bool(_BREAKS.search(around) or _JOINING.search(around)) or not around.strip()
    if sign == "\u200c":
        return bool(_JOINING.search(around))
    if sign == "\u200d":
        return bool(_JOINING.search(around)) or any(
            unicodedata.category(each) in ("So", "Sk") for each in around
        )
    if sign in "\u200e\u200f\u061c":
        return bool(_RIGHT_TO_LEFT.search(_line(text, at)))
    return sign > "\U000e0000" and text[at - 1 : at] == "\U0001f3f4"


def _line(text: str, at: int) -> str:
    """The line around an offset, as far as a thousand code points reach."""
    low, high = max(at - 1000, 0), at + 1000
    start = max(text.rfind("\n", low, at), text.rfind("\r", low, at), low)
    ends = [end for end in (text.find("\n", at, high), text.find("\r", at, high)) if end >= 0]
    return text[start : min(ends, default=high)]


def _balanced(text: str, at: int) -> bool:
    line = _line(text, at)
    return sum(line.count(sign) for sign in _OPENERS) == sum(line.count(sign) for sign in _CLOSERS)
