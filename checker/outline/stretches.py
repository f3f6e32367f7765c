"""The blocks and the words that stand at a spot."""

from collections.abc import Container, Sequence

from ..align import Spot, Table
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
