"""Find code that has run together with the word before or behind it, as programs for translation leave it: als`null`.

A word of the version is needed: one that stands alone elsewhere too, or a long one before the code. Endings that a
language hangs on names (`bat`s, `Git`da) do not, and prefixes (re`index`) seldom; none is so long.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from ..locales import script_of
from ..parse import PROSE, Block, Notice, Span

_SPACED = frozenset(
    {"Latn", "Cyrl", "Grek"}
)  # scripts with a blank between words, and no articles hung on them
_LETTERS = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_BEFORE = re.compile(rf"(?<![\w`'’])[{_LETTERS}]+\Z")
_BEHIND = re.compile(rf"[{_LETTERS}]+(?![\w`'’-])")
_WORD = re.compile(rf"(?<![\w`'’-])[{_LETTERS}]+(?![\w`'’-])")
_LOOKED_AT = 40  # code points beside code
_SHORTEST_BEHIND = 4  # letters of a word that is no ending
_LONG = 7  # letters of a word that is no prefix
_KEY = 2  # letters of a name that has one of them marked: O`p`en


class Glued(Struct, frozen=True):
    """A word and code with no blank between them: offsets in the source of both, and of where the blank belongs."""

    block: Block
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
            for word, each in _beside(block, span):
                known = _standing_alone(notice) if known is None else known
                if word.lower() in known or (each.at == span.start and len(word) >= _LONG):
                    yield each


def _beside(block: Block, span: Span) -> Iterator[tuple[str, Glued]]:
    """The words right beside code; none where the code is a part of one."""
    text = block.text
    before = _BEFORE.search(text, max(span.at - _LOOKED_AT, 0), span.at)
    behind = _BEHIND.match(text, span.to, span.to + _LOOKED_AT)
    code = text[span.at : span.to]
    if before and behind and len(code) <= _KEY:
        return
    if before and not code[:1].isspace():
        start, _ = block.stretch(before.start(), before.end())
        yield before[0], Glued(block, start, span.end, span.start)
    if behind and not code[-1:].isspace() and len(behind[0]) >= _SHORTEST_BEHIND:
        _, end = block.stretch(behind.start(), behind.end())
        yield behind[0], Glued(block, span.start, end, span.end)


def _standing_alone(notice: Notice) -> frozenset[str]:
    """The words of a version that stand with nothing beside them, in small letters."""
    texts = (block.text for block in notice.blocks if block.kind in PROSE)
    return frozenset(_WORD.findall("\n".join(texts).lower()))
