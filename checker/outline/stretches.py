"""The blocks and the words that stand at a spot."""

from collections.abc import Container, Sequence

from msgspec.structs import replace

from ..align import Departure, Spot, Table
from ..parse import Block
from ..voting import Vote


def blocks_at(table: Table, spot: Spot) -> Sequence[Block]:
    """The blocks of a spot; none where it lies between two."""
    notice = table.notices[spot.notice]
    return notice.blocks[notice.block_at(spot.start) : notice.block_at(spot.end)]


def words_at(table: Table, spot: Spot) -> str:
    """The words of a spot on one line, as they are written in the source."""
    return " ".join(table.notices[spot.notice].source.text[spot.start : spot.end].split())


def is_mostly(some: Container[tuple[int, int]], table: Table, spot: Spot) -> bool:
    """Whether half of the blocks of a spot, or more, are among some: pairs of a version and where a block starts."""
    blocks = blocks_at(table, spot)
    held = sum((spot.notice, block.start) in some for block in blocks)
    return bool(blocks) and Vote(held, len(blocks)).is_half


def at_spots(table: Table, departure: Departure, spots: Sequence[Spot]) -> Departure:
    """An edition at some of its spots, of which there is one at least."""
    first = [b.kind for spot in spots if spot.notice == spots[0].notice for b in blocks_at(table, spot)]
    words = blocks_at(table, spots[0])[0].text
    return replace(departure, spot=spots[0], others=tuple(spots[1:]), kinds=tuple(first), words=words)
