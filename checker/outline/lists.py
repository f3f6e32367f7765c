"""Find lists that departures of their version touch, and those among them that are other lists than the others'."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from msgspec import Struct

from ..align import Departure, Spot, Table
from ..parse import Block, Notice
from ..voting import Vote

# What changes which items stand beside each other.
_TOUCHING = frozenset({"missing", "extra", "list-differs", "edition", "editions"})
# A list of fewer items, or of fewer with links elsewhere, is no other list for lack of them.
_FEWEST = 3


class OddList(Struct, frozen=True):
    """A list, with the items below its items, in which a version has other items than the others.

    ``start`` and ``end`` are offsets into the source of the version; between the last item and ``end`` is nothing but
    blank. ``items`` is how many it has. ``bare`` tells that it has none of the links that most of its items have in
    the other versions: then it was made from another text, and which of its items is which nobody can say.
    """

    version: int
    start: int
    end: int
    items: int
    bare: bool


def odd_list(table: Table, version: int, start: int, end: int) -> OddList | None:
    """The list in which a version departs, at a stretch; None where there is no list, or one as in the others."""
    lists = table.once(_odd_lists).get(version, ())
    at = bisect_left(lists, start, key=attrgetter("end"))
    return lists[at] if at < len(lists) and lists[at].start <= end else None


def _odd_lists(table: Table) -> Mapping[int, Sequence[OddList]]:
    """By version, the lists in which it departs, in their order."""
    linked = _linked_rows(table)
    return {version: _odd_of(table, version, spots, linked) for version, spots in _touched(table).items()}


def _odd_of(table: Table, version: int, spots: Sequence[Spot], linked: frozenset[int]) -> Sequence[OddList]:
    lists = [
        OddList(version, blocks[0].start, end, len(blocks), _is_bare(table, version, blocks, linked))
        for blocks, end in _lists(table.notices[version])
    ]
    touched: set[int] = set()
    for spot in spots:
        first = bisect_left(lists, spot.start, key=attrgetter("end"))
        touched.update(range(first, bisect_right(lists, spot.end, key=attrgetter("start"))))
    return [lists[at] for at in sorted(touched)]


def _touched(table: Table) -> dict[int, list[Spot]]:
    """By version, where items depart."""
    touched: dict[int, list[Spot]] = {}
    for departure in table.departures:
        if _concerns_items(departure):
            for spot in departure.spots:
                touched.setdefault(spot.notice, []).append(spot)
    return touched


def _concerns_items(departure: Departure) -> bool:
    return departure.kind in _TOUCHING and "item" in departure.kinds


def _lists(notice: Notice) -> Iterator[tuple[list[Block], int]]:
    """The lists of a version, each with the offset up to which it is followed by blank alone."""
    at = 0
    for is_item, run in groupby(notice.blocks, key=lambda block: block.kind == "item"):
        blocks = list(run)
        at += len(blocks)
        if is_item:
            yield blocks, notice.blocks[at].start - 1 if at < len(notice.blocks) else blocks[-1].end


def _linked_rows(table: Table) -> frozenset[int]:
    """Rows in which most of the versions that have them have a link."""
    return frozenset(at for at, row in enumerate(table.rows) if _is_linked(row.cells))


def _is_linked(cells: tuple[tuple[Block, ...], ...]) -> bool:
    held = [cell for cell in cells if cell]
    return Vote(sum([any(map(_has_link, cell)) for cell in held]), len(held)).is_majority


def _is_bare(table: Table, version: int, blocks: list[Block], linked: frozenset[int]) -> bool:
    if any(map(_has_link, blocks)):
        return False
    wanted = sum([table.row_of(version, block) in linked for block in blocks])
    return wanted >= _FEWEST and 2 * wanted >= len(blocks)


def _has_link(block: Block) -> bool:
    return "://" in block.text or any(span.kind == "link" for span in block.spans)
