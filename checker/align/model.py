"""What an alignment is: rows, votes and departures."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeVar, cast

from msgspec import Struct

from ..discover import Family
from ..parse import Block, Notice
from ..quoting import Speaker, nearest_first
from ..voting import Vote

Made = TypeVar("Made")

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


class Shape(Struct, frozen=True, order=True):
    """What a block is: its kind, and of a heading its level; 0 for all others. A title is a heading of level 1."""

    kind: str
    level: int = 0


class Reshaping(Struct, frozen=True):
    """The shape that a block has in the other versions, and the one that it has in this one."""

    wanted: Shape
    found: Shape


# What the versions at the spots of an edition do: they lack the blocks, have them, or each add blocks of their own.
Camp = Literal["", "lacking", "having", "adding"]


class Departure(Struct, frozen=True):
    """One way in which the structure of one version (or of one side) departs from that of the others.

    ``spot`` is where the reader must look: one point or stretch where the place is ``certain``, otherwise the range
    that holds the truth; neighbours that changed places are certain where more than a guess by their lengths
    says so. ``others`` are further spots of the same event, in this version or in others of its side.
    ``counterparts`` are the same blocks in versions that agree, the best one to show first. ``kinds`` are the
    kinds of the blocks concerned, in order. ``fingerprints`` is true where the blocks hold a link, an image, code or
    a number by which they were recognised. ``words`` are those of the first block: in the version itself, or where it
    has none, in the best of those that have it.

    Some fields belong to some kinds alone: ``original``, of a duplicate and of a pasted block, is the block of the same
    version that has these words too; ``belongs``, of a moved block, the point of its version where it should stand;
    ``reshaping`` says of a kind or a level that differs which one is wanted; ``camp`` is that of editions;
    ``by_length`` is true of two neighbours in the other order of which nothing but their lengths says which is which.
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
    original: Spot | None = None
    belongs: Spot | None = None
    reshaping: Reshaping | None = None
    camp: Camp = ""
    by_length: bool = False

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All spots that the event touches, the one to look at first; of a moved block the last is where it belongs."""
        moved = () if self.belongs is None else (self.belongs,)
        return (self.spot, *self.others, *moved)


class Table(Struct, frozen=True, dict=True):
    """The versions of a family side by side.

    ``notices`` are in the order of the family's versions. ``comparable`` holds the indices of the versions
    that take part in votes; a version with another text altogether does not. ``reference`` is an index into
    the notices, or None. ``distant`` are versions that take part, but follow another edition of the text: more of them
    departs than fits.
    """

    family: Family
    notices: tuple[Notice, ...]
    rows: tuple[Row, ...]
    departures: tuple[Departure, ...]
    comparable: frozenset[int]
    reference: int | None = None
    distant: frozenset[int] = frozenset()

    def once(self, make: "Callable[[Table], Made]") -> Made:
        """What a function makes of the table: made once, however many checks ask for it, and kept with the table."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    @cached_property
    def looked_at(self) -> Counter[str]:
        """How many dates, names and links the checks have seen: each adds those that it looks for.

        Silence about a date is worth something only to a reader who knows that the date was seen.
        """
        return Counter()

    @cached_property
    def _made(self) -> "dict[Callable[[Table], object], object]":
        return {}

    def locale(self, version: int) -> str:
        """The locale of a version."""
        return self.notices[version].version.locale

    def nearest_first(self, versions: Iterable[int], reader: str) -> list[int]:
        """Some versions in the order in which they help the readers of a locale: the first is the one to quote."""
        return nearest_first(versions, self.speaker, reader=reader, reference=self.reference)

    def speaker(self, version: int) -> Speaker:
        """A version as the readers of another one meet it."""
        return Speaker(version, self.locale(version))

    def row_of(self, version: int, block: Block) -> int | None:
        """The index of the row that a block of a version stands in; None where it stands in none."""
        return self._rows_of[version].get(block.start)

    @cached_property
    def _rows_of(self) -> Sequence[Mapping[int, int]]:
        """By version, the rows by where its blocks begin."""
        found: list[dict[int, int]] = [{} for _ in self.notices]
        for at, row in enumerate(self.rows):
            for version, cell in enumerate(row.cells):
                for block in cell:
                    found[version][block.start] = at
        return found
