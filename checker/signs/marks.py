"""Find marks of a sentence that stand wrong, with a space before them, and say how sentences end."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from ..late import late
from ..parse import Block
from ..punctuation import (
    COLONS,
    ELLIPSIS,
    FULL_STOPS,
    SEMICOLONS,
    SENTENCE_ENDS,
    SPACED_ENDS,
    UNSPACED_ENDS,
    begins_small,
)

# No language puts a space before these; French and Breton put one before : ; ! and ? only.
# Words of Indic scripts end in vowel signs, which are no letters to a pattern; so do pointed Hebrew and Arabic,
# Thai, Lao, Tibetan, Burmese and Khmer.
_SIGNS = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3"
)
_SPACED = late(
    rf"(?<=[^\W_]|[)\]»”’%€£¥{_SIGNS}])([ \u00a0\u202f]+)([,،](?!\d|,\w)|।(?!\d)|\.(?=$|[ \u00a0])(?! ?\.))"
)
_BLANKS, _MARKS = " \u00a0\u202f", ",.،।"
# Some writers set a space before each danda; a version with so many dandas without one for each with one does not.
_DANDA, _GLUED = "।", 2
_GLUED_DANDA, _SPACED_DANDA = (late(rf"{before}।") for before in (r"\S", r"[ \u00a0\u202f]"))
# What two spaces set off on both sides, or from the beginning of the line: the names of keys, signs to type.
_SET_OFF = late(r"(?:(?:^|[\r\n])\S+|[ \t]{2}[^\s](?:[^\s]| (?! ))*)[ \t]{2,}$")
_WORDS_SET_OFF = re.compile(
    r"(?<=[^\s.!?:…])[ \t]{2,}\S+(?: \S+)?[ \t]$"
)  # a word or two; behind a sentence two spaces mean nothing
_MOST_SET_OFF = 40  # code points
_WORD_BEFORE = re.compile(r"[^\s]{1,40}$")
_WORD_BEHIND = late(r"[^\W_]{1,40}")
_ADDRESS = re.compile(r"[/@\\]|\w\.\w")
# Sanskrit's sign of abbreviation ends words too; Bengali writes a visarga for a colon.
_COLONS = COLONS + "ঃ"
_END_MARKS = SENTENCE_ENDS + ELLIPSIS + _COLONS + SEMICOLONS + "॰"
_SPACED_ENDS = SPACED_ENDS + ELLIPSIS
# A mark and a space, or a mark that needs none; not behind a short number, as in “7. mája”.
# A search for one of a set of signs is fast, so the marks stand first and what must not be before them is asked
# behind the first of them.
_SENTENCE_END = late(
    rf"[{_SPACED_ENDS}{UNSPACED_ENDS}](?:(?<=[{_SPACED_ENDS}])(?<!\D\d.)(?<!\D\d\d.)(?<!\..)"
    rf"[{_SPACED_ENDS}]{{0,20}}[\"'”’»)\]]*\s+(?=\S)|(?<=[{UNSPACED_ENDS}])[”」』）]*\s*(?=.))",
    re.DOTALL,
)
_CLOSING = " \t\u00a0\"'”’»«“„)]}›*_\u200e\u200f\u061c\u2069\u202c」』）】》"


def may_have_spaced_marks(text: str) -> bool:
    """Whether a comma or a full stop stands after a space somewhere in the text."""
    blanks = [blank for blank in _BLANKS if blank in text]
    return any(blank + mark in text for mark in _MARKS if mark in text for blank in blanks)


class Spaced(Struct, frozen=True):
    """A mark with a space before it: offsets in a block's text of the word, the space and the mark.

    The mark may be ``joined`` to the word behind it; ``behind`` is where that word ends, or else the mark, as it does
    where markup parts the two.
    """

    word: int
    blank: int
    mark: int
    end: int
    joined: bool
    behind: int


def spaced_marks(block: Block, source: str) -> Iterator[Spaced]:
    """Commas and full stops of a block that a space separates from their word."""
    for found in _SPACED.finditer(block.text) if may_have_spaced_marks(block.text) else ():
        start, end = block.stretch(found.start(), found.end())
        if source[start:end].split() != [found[2]] or _is_behind_markup(block, found.start()):
            continue
        if found[2] == _DANDA and not _glues_danda(source):
            continue
        if _is_set_off(source, end - len(found[2])):
            continue
        word = _WORD_BEFORE.search(block.text, max(found.start() - 41, 0), found.start())
        counts = word and word.start() == 0 and word[0].isdigit()
        if word and not counts and not _ADDRESS.search(word[0]):
            joined = _WORD_BEHIND.match(block.text, found.end())
            bare = joined and source.startswith(joined[0], end)
            behind = joined.end() if joined and bare else found.end()
            yield Spaced(word.start(), *found.span(1), found.end(), joined is not None, behind)


@lru_cache(maxsize=4)
def _glues_danda(source: str) -> bool:
    """Whether a version sets no space before most of its dandas."""
    glued, spaced = (len(pattern.findall(source)) for pattern in (_GLUED_DANDA, _SPACED_DANDA))
    return glued >= _GLUED * spaced


def _is_set_off(source: str, mark: int) -> bool:
    """Whether two spaces stand on both sides of the words before a mark, so that the writer means them.

    Behind a word or two the mark may have taken the place of the second space.
    """
    pattern = _SET_OFF if source[max(mark - 2, 0) : mark].isspace() else _WORDS_SET_OFF
    return pattern.search(source, max(mark - _MOST_SET_OFF, 0), mark) is not None


def has_end_mark(text: str) -> bool:
    """Whether the words end as a sentence does; closing quotation marks and brackets may follow."""
    return text.rstrip(_CLOSING)[-1:] in _END_MARKS and bool(text)


def has_sentences(text: str) -> bool:
    """Whether the words are more than one sentence."""
    return _SENTENCE_END.search(text) is not None


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end; no sentence begins with a small letter."""
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        if not begins_small(text[mark.end()]):
            yield start, start + len(text[start : mark.end()].rstrip())
            start = mark.end()
    if start < len(text):
        yield start, len(text)


def ends_with_colon(text: str) -> bool:
    """Whether a text leads to what comes after it, as before a list."""
    return text.rstrip(_CLOSING)[-1:] in tuple(_COLONS)


def usual_end(texts: Sequence[str]) -> str:
    """The full stop that most of these texts end with; empty where no text ends with one."""
    ends = [text.rstrip(_CLOSING)[-1:] for text in texts]
    return max(FULL_STOPS, key=ends.count) if any(end in FULL_STOPS for end in ends if end) else ""


def _is_behind_markup(block: Block, at: int) -> bool:
    """Whether a space stands in code, an address or a picture, or right behind one: its mark is no mark of a word."""
    return any(
        span.kind in ("code", "link", "html", "image") and span.at <= at <= span.to for span in block.spans
    )
