"""Tell an additional heading from the block beside it, where that was taken for the one in excess."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ...align import Departure, Shape, Spot, Table
from ...parse import HEADINGS, Block

_RESHAPED = frozenset({"kind", "level"})


class _Taken(Struct, frozen=True):
    """A heading, and the shape of the block that was expected in its place."""

    spot: Spot
    wanted: Shape


def with_headings_added(table: Table, departures: Sequence[Departure]) -> list[Departure]:
    """The departures, in which a heading that stands beside the block that was expected is one more heading.

    Others have a paragraph, this version a heading and a paragraph: then the heading is additional, and not a paragraph
    that became one with a paragraph more below it. So is the heading of level 2 below a title where others have the
    title alone, whichever of the two was set beside theirs.

    It comes when all that is in excess is known, and before sentences are looked for in it: a heading has none.
    """
    taken = _taken(table, departures)
    added: dict[int, Departure] = {}
    moved: set[Spot] = set()
    for index, departure in enumerate(departures if taken else ()):
        heading = _heading_beside(table, departure, taken)
        if heading is not None and heading.spot not in moved:
            added[index] = _at_heading(table, departure, heading.spot)
            moved.add(heading.spot)
    if not moved:
        return list(departures)
    settled = (added.get(index) or _without(departure, moved) for index, departure in enumerate(departures))
    return [departure for departure in settled if departure is not None]


def _taken(table: Table, departures: Sequence[Departure]) -> Mapping[tuple[int, int], _Taken]:
    """By version and block, the headings for which a block of another shape was expected."""
    found = {}
    for departure in departures:
        shapes = departure.reshaping
        if departure.kind in _RESHAPED and shapes is not None and shapes.found.kind == "heading":
            for spot in departure.spots if not departure.fingerprints else ():
                at = table.notices[spot.notice].block_at(spot.start)
                found[spot.notice, at] = _Taken(spot, shapes.wanted)
    return found


def _heading_beside(
    table: Table, departure: Departure, taken: Mapping[tuple[int, int], _Taken]
) -> _Taken | None:
    """The heading beside a block in excess, or in the range that holds it, that has the shape expected there."""
    if departure.kind != "extra" or len(departure.kinds) > 1 or departure.others:
        return None
    notice = table.notices[departure.spot.notice]
    first, last = notice.block_at(departure.spot.start), notice.block_at(departure.spot.end)
    for at in range(first, last):
        for beside in (at - 1, at + 1):
            heading = taken.get((departure.spot.notice, beside))
            if heading is not None and _has_shape(notice.blocks[at], heading.wanted):
                return heading
    return None


def _has_shape(block: Block, shape: Shape) -> bool:
    if block.kind in HEADINGS:
        return shape == Shape("heading", block.level)
    return block.kind == shape.kind


def _at_heading(table: Table, departure: Departure, spot: Spot) -> Departure:
    notice = table.notices[spot.notice]
    heading = notice.blocks[notice.block_at(spot.start)]
    return replace(departure, spot=spot, kinds=("heading",), words=heading.text, certain=True)


def _without(departure: Departure, moved: set[Spot]) -> Departure | None:
    """A heading of another shape without the places that are told as additional; None without any other."""
    if departure.kind not in _RESHAPED:
        return departure
    left = [spot for spot in departure.spots if spot not in moved]
    if not left:
        return None
    return replace(departure, spot=left[0], others=tuple(left[1:]))
