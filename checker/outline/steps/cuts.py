"""Find the sentence that was cut off, where the paragraph beside it was taken for the one in excess."""

from collections.abc import Sequence

from msgspec.structs import replace

from ...align import Departure, Spot, Table
from ..lengths import Lengths
from ..sentences import completes_neighbour


def with_cuts_found(table: Table, departures: Sequence[Departure]) -> list[Departure]:
    """The departures, in which a sentence that was cut off is the paragraph in excess, and not the one beside it.

    A paragraph that is cut in two may push the paragraph below it out of line: the part stands beside what the others
    have there, and what belongs there seems to be in excess. It comes last: a block that another step writes anew, or
    takes for a heading, is no sentence that was cut off.
    """
    lengths = Lengths(table)
    return [_at_cut(table, lengths, departure) for departure in departures]


def _at_cut(table: Table, lengths: Lengths, departure: Departure) -> Departure:
    if departure.kind != "extra" or departure.kinds != ("paragraph",) or departure.others:
        return departure
    version, blocks = departure.spot.notice, table.notices[departure.spot.notice].blocks
    first, last = lengths.blocks_of(departure.spot)
    if last == first + 1 and completes_neighbour(lengths, version, first, last):
        return departure
    for at in range(max(first - 1, 0), min(last + 1, len(blocks))):
        if blocks[at].kind == "paragraph" and completes_neighbour(lengths, version, at, at + 1):
            spot = Spot(version, blocks[at].start, blocks[at].end)
            return replace(departure, spot=spot, words=blocks[at].text, certain=True)
    return departure
