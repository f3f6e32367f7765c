"""Foreign words as markup in which nothing is an element of theirs and nothing unseen stays unnamed."""

import re
import unicodedata
from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup, escape
from msgspec import Struct

from ..clean import code_point, inert

# What a page may not hold as such, beside what no terminal should be sent: code points that are no characters.
_NO_CHARACTER = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
    + "]"
)
# Letters that are never seen; those of a notice are shown by a short name, whose title is the whole one.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f" + _NO_CHARACTER.pattern[1:]
)
# fmt: off
_SHORT = {
    "\0": "NUL", "\r": "CR", "\x1b": "ESC", "\xad": "SHY", "\u061c": "ALM", "\u200b": "ZWSP", "\u200e": "LRM",
    "\u200f": "RLM", "\u2028": "LS", "\u2029": "PS", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI",
    "\u2069": "PDI", "\ufeff": "BOM",
}
# fmt: on
_QUOTED = re.compile("“([^”]*)”")


class Mark(Struct, frozen=True, order=True):
    """Words of a text that are marked: from ``at`` to ``to``, in a style, with a number where there are several.

    A style is a severity's word, or ``same`` for words that those of another version are held against.
    """

    at: int
    to: int
    style: str
    number: int = 0


def plain(text: str) -> str:
    """Text for an attribute or for a place where no element can stand: what cannot be seen is named."""
    return _NO_CHARACTER.sub(lambda letter: f"<{code_point(letter[0])}>", inert(text))


def quoted(text: str) -> Markup:
    """Text of a document: no element of its own, letters that are never seen as short names."""
    # escaping touches five letters of ASCII, none of them unseen: the names may be put in afterwards
    return Markup(_UNSEEN.sub(_named, str(escape(text))))  # noqa: S704 - escaped in this very line


def sentence(text: str) -> Markup:
    """A sentence of ours that quotes a document: each quotation is isolated, so that none reorders the rest."""
    # the quotation marks are ours; a document that brings its own gains an element that holds only its words
    parts = _QUOTED.sub(lambda quote: f"“<bdi>{quote[1]}</bdi>”", str(escape(plain(text))))
    return Markup(parts)  # noqa: S704 - escaped in the line above


def marked(text: str, marks: Sequence[Mark]) -> Markup:
    """Text of a document with some of its words marked; where marks overlap, each part shows all it belongs to."""
    if not marks:
        return quoted(text)
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.at, mark.to))})
    waiting = deque(sorted(marks))
    over: list[Mark] = []
    parts = []
    for start, end in pairwise([*edges, len(text)]):
        over = [mark for mark in over if mark.to > start]
        while waiting and waiting[0].at <= start:
            mark = waiting.popleft()
            if mark.at == mark.to:
                parts.append(_gap(mark))
            else:
                over.append(mark)
        if start < end:
            parts.append(_stretch(text[start:end], over, start))
    return Markup("").join(parts)


def _stretch(text: str, over: Sequence[Mark], start: int) -> Markup:
    if not over:
        return quoted(text)
    style = next(
        (name for name in ("error", "warning", "note") for mark in over if mark.style == name), "same"
    )
    numbers = " ".join(str(mark.number) for mark in over if mark.number and mark.at == start)
    if not numbers:
        return Markup('<mark class="{}">{}</mark>').format(style, quoted(text))
    return Markup('<mark class="{}" data-n="{}">{}</mark>').format(style, numbers, quoted(text))


def _gap(mark: Mark) -> Markup:
    """A mark between two letters, where something is missing."""
    return Markup('<mark class="{} gap" data-n="{}"></mark>').format(mark.style, mark.number or "")


def halves(found: str, expected: str) -> tuple[Markup, Markup]:
    """What was found and what is expected, with the letters in which they differ in ``<b>``, if not all do."""
    from rapidfuzz.distance import Postfix, Prefix

    lead = Prefix.similarity(found, expected)
    while lead and any(
        unicodedata.category(text[lead : lead + 1] or "a")[0] == "M" for text in (found, expected)
    ):
        lead -= 1
    tail = Postfix.similarity(found[lead:], expected[lead:])
    while tail and unicodedata.category(found[len(found) - tail])[0] == "M":
        tail -= 1
    if not found or not expected or not lead + tail:
        return quoted(found), quoted(expected)
    first, second = (_middle(text, lead, len(text) - tail) for text in (found, expected))
    return first, second


def _middle(text: str, at: int, to: int) -> Markup:
    if at >= to:
        return quoted(text)
    return Markup("{}<b>{}</b>{}").format(quoted(text[:at]), quoted(text[at:to]), quoted(text[to:]))


def _named(match: re.Match[str]) -> str:
    return _abbreviation(match[0])


@lru_cache(maxsize=512)
def _abbreviation(letter: str) -> str:
    short = _SHORT.get(letter, f"U+{ord(letter):04X}")
    return f'<abbr title="{escape(code_point(letter))}">{short}</abbr>'
