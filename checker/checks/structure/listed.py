"""Say which items of a list depart, or which list it is where that is open."""

from collections.abc import Sequence

from ... import wording
from ...align import Departure, Spot, Table
from ...parse import Block

_LISTED = 3  # a list of fewer items needs no numbers


def list_of(table: Table, departure: Departure, spot: Spot) -> Spot | None:
    """The items among which one is missing or extra, where there are two versions; None where it may be another block.

    Nobody can say which item it is, but it is one of this list.
    """
    if len(table.comparable) != 2 or set(departure.kinds) != {"item"}:
        return None
    notice = table.notices[spot.notice]
    blocks, at, to = notice.blocks, notice.block_at(spot.start), notice.block_at(spot.end)
    if at == to or any(block.kind != "item" for block in blocks[at:to]):
        return None
    if to - at == 1:
        at, to = _list_around(blocks, at)
    return Spot(spot.notice, blocks[at].start, blocks[to - 1].end) if to - at > 1 else spot


def which(table: Table, departure: Departure) -> str:
    """Which items of a list are lacking, by their number in another version: “ (item 6 of 7)”."""
    if departure.kind != "missing" or not departure.certain or set(departure.kinds) != {"item"}:
        return ""
    if not departure.counterparts:
        return ""
    spot = departure.counterparts[0]
    blocks, at = table.notices[spot.notice].blocks, table.notices[spot.notice].block_at(spot.start)
    first, last = _list_around(blocks, at)
    level, many = blocks[at].level, len(departure.kinds)
    same = [each for each in range(first, last) if blocks[each].level == level]
    if len(same) < _LISTED or at not in same or same.index(at) + many > len(same):
        return ""
    number = same.index(at) + 1
    if any(blocks[each].level != level for each in range(at, same[number + many - 2] + 1)):
        return ""
    return f" ({wording.items(number, many, len(same))})"


def _list_around(blocks: Sequence[Block], at: int) -> tuple[int, int]:
    """The list that an item stands in, with the items below its items, as indices, the last exclusive."""
    level = blocks[at].level
    first = last = at
    while first and blocks[first - 1].kind == "item" and blocks[first - 1].level >= level:
        first -= 1
    while last < len(blocks) and blocks[last].kind == "item" and blocks[last].level >= level:
        last += 1
    return first, last
