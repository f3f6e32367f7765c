"""Find code that has run together with the word before or behind it, as programs for translation leave it: als`null`.

Only a word that stands alone elsewhere in the version is told. Endings that a language hangs on names (`bat`s) mostly
do not, but prefixes and parts of compounds may (`Array`objekt, sub`class`): one place shows little, many words much.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from ..locales import script_of
from ..parse import PROSE, Block, Notice, Span

_SPACED = frozenset(
    {"Latn", "Cyrl", "Grek"}
)  # scripts with a blank between words, and no articles hung on them
_LETTERS = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff"
_BEFORE = re.compile(rf"(?<![\w`'’])[{_LETTERS}]+\Z")
_BEHIND = re.compile(rf"[{_LETTERS}]+(?![\w`'’-])")
_WORD = re.compile(rf"(?<![\w`'’-])[{_LETTERS}]+(?![\w`'’-])")
_LOOKED_AT = 40  # code points beside code
_SHORTEST_BEHIND = 4  # letters of a word that is no ending
# Code that is a word: others are endings, calls, operators and keys of a menu, which belong to what they touch.
_A_WORD = re.compile(r"[A-Za-z_$@<\[\"'][^`]{2,}|[0-9][^`]*")


class Glued(Struct, frozen=True):
    """A word and code with no blank between them: offsets in the source of both, and of where the blank belongs."""

    word: str
    start: int
    end: int
    at: int


def glued(notice: Notice) -> Iterator[Glued]:
    """Each such place of a version in Markdown, in a script whose words have blanks between them."""
    source = notice.source.text
    if "`" not in source or script_of(notice.version.locale) not in _SPACED:
        return
    known: frozenset[str] | None = None
    for block in notice.blocks:
        if block.kind not in PROSE or "`" in block.text:  # a mark that is shown pairs with the wrong one
            continue
        for span in block.spans:
            if span.kind != "code" or source[span.start] != "`" or source[span.end - 1] != "`":
                continue
            for each in _beside(block, span, source):
                known = _standing_alone(notice) if known is None else known
                if each.word.lower() in known:
                    yield each


def _beside(block: Block, span: Span, source: str) -> Iterator[Glued]:
    """The words right beside code, with nothing between them in the source either."""
    text = block.text
    if not _A_WORD.fullmatch(text, span.at, span.to):
        return
    before = _BEFORE.search(text, max(span.at - _LOOKED_AT, 0), span.at)
    behind = _BEHIND.match(text, span.to, span.to + _LOOKED_AT)
    if before and source[span.start - 1] == text[span.at - 1]:
        start, _ = block.stretch(before.start(), before.end())
        yield Glued(before[0], start, span.end, span.start)
    if behind and len(behind[0]) >= _SHORTEST_BEHIND and source[span.end : span.end + 1] == text[span.to]:
        _, end = block.stretch(behind.start(), behind.end())
        yield Glued(behind[0], span.start, end, span.end)


def _standing_alone(notice: Notice) -> frozenset[str]:
    """The words of a version that stand with nothing beside them and are no code, in small letters."""
    return frozenset(_WORD.findall("\n".join(map(_words_of, notice.blocks)).lower()))


def _words_of(block: Block) -> str:
    """The text of a block of words, with a sign that parts no words in place of code."""
    if block.kind not in PROSE:
        return ""
    parts, at = [], 0
    for span in block.spans:
        if span.kind == "code" and span.at >= at:
            parts.append(block.text[at : span.at])
            at = span.to
    return "`".join([*parts, block.text[at:]])
