"""Find headings left over beside their translation: a version of another language has them word for word."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from ..align import Departure, Spot, Table
from ..parse import HEADINGS, Block, Notice
from ..voting import Vote

_IN_EXCESS = frozenset({"extra", "edition", "editions"})
_WORD = 3  # code points; a shorter heading, as “B”, is the same in many languages
_PHRASE = 3  # words; fewer may be a name that stays as it is


class Twin(Struct, frozen=True):
    """A heading that stands beside its translation, the version in whose language it is, and the vote against it."""

    notice: int
    block: Block
    other: int
    there: Block
    vote: Vote


def twins_of(table: Table, departure: Departure) -> Mapping[Spot, Twin]:
    """By the spot that they stand at, extra headings that are leftovers beside their translation."""
    if departure.kind not in _IN_EXCESS or departure.kinds[0] not in HEADINGS:
        return {}
    # what these have in common is left over in none of them
    having = {spot.notice for spot in departure.spots}
    found = ((spot, _twin_at(table, departure, spot, having)) for spot in departure.spots)
    return {spot: twin for spot, twin in found if twin is not None}


def _twin_at(table: Table, departure: Departure, spot: Spot, having: Container[int]) -> Twin | None:
    """The first heading of a spot that another version has too, whatever those that have the departure say.

    Where it is the translation that seems in excess, the heading right beside it may be the one that is left over.
    """
    within = [each for each in table.notices[spot.notice].headings() if spot.start <= each.start < spot.end]
    beside = [
        each for each in _beside(table.notices[spot.notice], within) if len(each.text.split()) >= _PHRASE
    ]
    for block in (*within, *beside):
        if len(block.text) < _WORD:
            continue
        same = _same_elsewhere(table, spot.notice, block, having)
        if same is not None:
            return Twin(spot.notice, block, *same, departure.vote)
    return None


def _beside(notice: Notice, headings: Sequence[Block]) -> Iterator[Block]:
    """The headings of the same level right before and behind a lone one."""
    if len(headings) != 1:
        return
    at = notice.block_at(headings[0].start)
    beside = (notice.blocks[each] for each in (at - 1, at + 1) if 0 <= each < len(notice.blocks))
    yield from (each for each in beside if _is_heading(each) and each.level == headings[0].level)


def _same_elsewhere(
    table: Table, version: int, block: Block, but: Container[int]
) -> tuple[int, Block] | None:
    """The same heading in the nearest version of another language, or in the reference; ``but`` are left out.

    There it stands among fewer headings in a row: here its translation stands beside it.
    """
    language = table.notices[version].version.language
    headings = _in_a_row(table.notices[version], block)
    for other in table.nearest_first(range(len(table.notices)), table.locale(version)):
        notice = table.notices[other]
        if notice.version.language == language or other in but:
            continue
        for there in notice.headings():
            if there.text.casefold() == block.text.casefold() and _in_a_row(notice, there) < headings:
                return other, there
    return None


def _in_a_row(notice: Notice, heading: Block) -> int:
    """How many headings stand around one with nothing between them, itself among them."""
    at = notice.block_at(heading.start)
    before = takewhile(_is_heading, (notice.blocks[each] for each in range(at - 1, -1, -1)))
    behind = takewhile(_is_heading, (notice.blocks[each] for each in range(at + 1, len(notice.blocks))))
    return 1 + sum(1 for _ in before) + sum(1 for _ in behind)


def _is_heading(block: Block) -> bool:
    return block.kind in HEADINGS
