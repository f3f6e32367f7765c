"""Say where something stands in a file."""

from pathlib import PurePosixPath
from typing import Literal

from msgspec import Struct

FlawKind = Literal[
    "bad-bytes",
    "comment-open",
    "emphasis-open",
    "entity-broken",
    "fence-open",
    "front-matter",
    "front-matter-unopened",
    "heading-space",
    "item-space",
    "link-apart",
    "link-open",
    "order-mark",
    "other-encoding",
    "page-open",
    "reference-undefined",
    "row-longer",
    "strong-open",
    "strong-uneven",
    "tag-broken",
    "tag-open",
    "tag-unopened",
]


class Place(Struct, frozen=True, order=True):
    """A stretch of a file: 1-based lines, 1-based columns in code points, the end exclusive.

    The path is relative to the working directory, with ``/`` between its parts.
    """

    path: PurePosixPath
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def empty(self) -> bool:
        """Whether the place holds no words: it lies between two blocks, or between two letters."""
        return (self.line, self.column) == (self.end_line, self.end_column)


class Flaw(Struct, frozen=True):
    """Something wrong with the text itself, seen while it was read or parsed.

    ``start`` and ``end`` are code point offsets into the source's text. ``details`` fill the rule's message.
    ``checks/flaws.py`` names the rule and the case of each kind.
    """

    kind: FlawKind
    start: int
    end: int
    details: tuple[tuple[str, str], ...] = ()
