"""Find the words of a single letter that are too short to be lined up: “o” in Italian, where others have “or”."""

from collections.abc import Sequence

from msgspec.structs import replace

from ...align import Departure, Spot, Table
from ...median import median
from ...parse import Block
from .step import one_by_one

# Code points of what says the same in other languages: “and”, “oder”, “eller”; half of them say it in so few.
_WORD, _HALF = 8, 4


@one_by_one
def without_letters(table: Table, departure: Departure) -> Departure | None:
    """A departure without the versions that have a paragraph of one letter for a word; None where all of them do.

    A block of one letter may be left of damaged text, so the alignment passes it over; a paragraph that is a word of
    few letters elsewhere is not lacking beside it. It comes when camps are settled: only what is still called lacking
    is looked for.
    """
    if departure.kind != "missing" or departure.kinds != ("paragraph",) or len(departure.words) > _WORD:
        return departure
    if median([spot.end - spot.start for spot in departure.counterparts] or [0]) > _HALF:
        return departure
    left = [spot for spot in departure.spots if not _has_letter(table, spot)]
    if len(left) == len(departure.spots):
        return departure
    return replace(departure, spot=left[0], others=tuple(left[1:])) if left else None


def _has_letter(table: Table, spot: Spot) -> bool:
    """Whether a block of one letter stands at a gap."""
    notice = table.notices[spot.notice]
    first, last = notice.block_at(spot.start), notice.block_at(spot.end)
    return any(map(_is_letter, _between(notice.blocks, first - 1, last + 1)))


def _between(blocks: Sequence[Block], first: int, last: int) -> Sequence[Block]:
    return blocks[max(first, 0) : last]


def _is_letter(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text) == 1 and block.text.isalpha()
