"""What a notice is made of: sections, blocks and the spans inside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from operator import attrgetter
from typing import Literal

from msgspec import Struct

from ..discover import Version
from ..place import Flaw, Place
from ..read import Source

Kind = Literal[
    "title", "heading", "paragraph", "item", "quote", "row", "code", "image", "html", "prompt", "answer"
]
SpanKind = Literal["link", "image", "code", "strong", "emphasis", "time", "html"]

HEADINGS: frozenset[str] = frozenset({"title", "heading"})
"""The kinds of blocks that begin a section."""

RUNNING_TEXT: frozenset[str] = frozenset({"paragraph", "item", "quote"})
"""The kinds of blocks that hold sentences."""

CLOSING: frozenset[str] = frozenset({"prompt", "answer"})
"""The kinds of blocks that make the closing question: it is no part of the running text."""

PROSE: frozenset[str] = HEADINGS | RUNNING_TEXT | {"row"}
"""The kinds of blocks that hold words to read, without the closing question."""


class Span(Struct, frozen=True, gc=False):
    """Something inside a block that is more than words.

    ``start`` and ``end`` are offsets of the whole construct in the source, ``at`` and ``to`` those of its
    words in the block's text. ``target`` is a link's destination as written, an image's address, or the value
    of a time; it stands at ``target_start`` to ``target_end`` in the source (equal where it stands elsewhere,
    as with reference links: then they say where its definition is, or 0).
    """

    kind: SpanKind
    start: int
    end: int
    at: int
    to: int
    target: str = ""
    target_start: int = 0
    target_end: int = 0


class Block(Struct, frozen=True, gc=False):
    """One paragraph, heading, list item, table row …, the unit that is set beside those of other versions.

    ``start`` and ``end`` are code point offsets in the source, marks of the format included. ``text`` is what
    a reader sees: no markup, entities decoded, lines joined by a single space. ``anchors`` maps text to
    source: pairs (offset in text, offset in source), ascending, each good up to the next pair. Where the
    source writes something in another way (an entity), its end is the first of two pairs with one offset.
    Code keeps its line ends; cells of a row are parted by `` | ``.
    ``level`` is a heading's level, or the depth of nesting of an item or quote (from 1), otherwise 0.
    """

    kind: Kind
    level: int
    start: int
    end: int
    text: str
    anchors: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...] = ()
    ordered: bool = False

    def origin(self, at: int) -> int:
        """Offset in the source of the code point ``at`` of the text."""
        index = bisect_right(self.anchors, at, key=lambda pair: pair[0]) - 1
        if index < 0:
            return self.start
        here, there = self.anchors[index]
        limit = self.anchors[index + 1][1] if index + 1 < len(self.anchors) else self.end
        return min(there + at - here, limit)

    def stretch(self, at: int, to: int) -> tuple[int, int]:
        """Offsets in the source of the stretch of the text from ``at`` to ``to``."""
        if to <= at:
            start = self.origin(at)
            return start, start
        return self.origin(at), self._end(to)

    def lies_in(self, at: int, kinds: Container[SpanKind]) -> bool:
        """Whether the code point ``at`` of the text lies in a span of one of these kinds."""
        return any(span.kind in kinds and span.at <= at < span.to for span in self.spans)

    def _end(self, to: int) -> int:
        """Offset in the source at which the code point before ``to`` ends."""
        index = bisect_left(self.anchors, to, key=lambda pair: pair[0])
        told = self.anchors[index : index + 2]
        if len(told) == 2 and told[0][0] == told[1][0] == to:
            return told[0][1]
        return self.origin(to - 1) + 1


class Section(Struct, frozen=True):
    """A heading and the blocks below it, up to the next heading of its level or a higher one.

    The first section of a notice is the notice itself: level 0, all blocks, no parent.
    ``first`` and ``last`` are indices into the notice's blocks, ``last`` exclusive; the heading itself is at
    ``first`` where ``level`` is not 0. ``parent`` is an index into the notice's sections, or -1.
    """

    level: int
    first: int
    last: int
    parent: int


class Field(Struct, frozen=True, gc=False):
    """One field of the front matter, its key as a dotted path (``seo.title``), its value as text."""

    key: str
    value: str
    start: int
    end: int


class LeftOut(Struct, frozen=True, gc=False):
    """A stretch of the source that is not part of the notice's words: front matter, a comment."""

    kind: Literal["front matter", "comment", "attributes", "definition", "script", "markup"]
    start: int
    end: int


class Parsed(Struct, frozen=True):
    """What a format's parser makes of a text."""

    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    times: tuple[Span, ...] = ()


class Notice(Struct, frozen=True):
    """One version of a notice, parsed. Every non-blank source line is in a block, left out, or a flaw.

    ``times`` are machine attributes that belong to a whole block (kramdown's ``{: datetime="…" }``):
    ``start`` and ``end`` are the block's.
    """

    version: Version
    source: Source
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    fields: tuple[Field, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    times: tuple[Span, ...] = ()

    def block_at(self, offset: int) -> int:
        """The index of the first block that begins at an offset or behind it."""
        return bisect_left(self.blocks, offset, key=attrgetter("start"))

    def may_have_digit(self, block: Block) -> bool:
        """Whether a block has a digit in its words or in its markup: most blocks have not, and need no search."""
        return self.source.has_digit(block.start, block.end)

    def place(self, start: int, end: int) -> Place:
        """Place of a stretch of the source."""
        return self.source.place(start, end)

    def within(self, block: Block, at: int, to: int) -> Place:
        """Place of a stretch of a block's text."""
        return self.source.place(*block.stretch(at, to))

    def headings(self) -> Iterator[Block]:
        """Headings and titles, in order."""
        return (block for block in self.blocks if block.kind in HEADINGS)
