"""What an alignment is: rows, votes and departures."""

from typing import Literal

from msgspec import Struct

from ..discover import Family
from ..parse import Block, Notice

DepartureKind = Literal[
    "missing",  # the version lacks blocks that the others have
    "extra",  # the version has blocks that the others lack
    "duplicate",  # the version has a block twice
    "pasted",  # a block has the words of another one of the version, and the others have two different ones
    "moved",  # the version has the blocks elsewhere
    "swapped",  # the version has two neighbours in the other order
    "split",  # one block of the others is several here
    "merged",  # several blocks of the others are one here
    "list-differs",  # one list lacks an item and has another one more, and nothing shows which
    "kind",  # the same block is of another kind: a heading became a paragraph
    "level",  # a heading is of another level
    "editions",  # the versions fall into two camps: nobody is called wrong
    "edition",  # these versions follow an older or newer text throughout
    "another-text",  # the version differs in more than a third of its rows
]


class Vote(Struct, frozen=True):
    """How many versions agree with what is expected, of how many that have a say."""

    agree: int
    of: int


class Row(Struct, frozen=True):
    """One block of the notice in every version that has it.

    ``cells`` has a tuple of blocks for each version, in the order of the table's notices: empty where the
    version lacks the block, more than one where it is split there.
    """

    cells: tuple[tuple[Block, ...], ...]


class Spot(Struct, frozen=True):
    """A stretch of one version of the table: an index into its notices and offsets into that source.

    Where ``start`` equals ``end`` the spot lies between two blocks.
    """

    notice: int
    start: int
    end: int


Camp = Literal["", "lacking", "having", "adding"]


class Departure(Struct, frozen=True):
    """One way in which the structure of one version (or of one side) departs from that of the others.

    ``spot`` is where the reader must look; a certain place has ``spot`` at one point, an uncertain one spans
    the range that holds the truth. ``counterparts`` are the same blocks in other versions, the best one to
    show first; of a duplicate it is the block that is repeated, and of a pasted block the last one is. ``others``
    are further places of the same event; of a moved block it is the place where it belongs.

    ``kinds`` are the kinds of the blocks concerned, in order; where a kind or a level differs, they are the wanted
    shape and the one found: “heading 2”, “paragraph”. ``fingerprints`` is true where the blocks hold a link, an
    image, code or a number by which they were recognised. ``side`` says of editions what the versions at the
    spots do: they lack the blocks, have them, or each add blocks of their own.
    """

    kind: DepartureKind
    spot: Spot
    vote: Vote
    kinds: tuple[str, ...]
    counterparts: tuple[Spot, ...] = ()
    others: tuple[Spot, ...] = ()
    certain: bool = True
    fingerprints: bool = False
    words: str = ""
    side: Camp = ""


class Table(Struct, frozen=True):
    """The versions of a family side by side.

    ``notices`` are in the order of the family's versions. ``comparable`` holds the indices of the versions
    that take part in votes; a version with another text altogether does not. ``reference`` is an index into
    the notices, or None.
    """

    family: Family
    notices: tuple[Notice, ...]
    rows: tuple[Row, ...]
    departures: tuple[Departure, ...]
    comparable: frozenset[int]
    reference: int | None = None
