"""Find headings left over beside their translation: a version of another language has them word for word."""

from collections.abc import Container, Mapping

from msgspec import Struct

from ..align import Departure, Spot, Table
from ..parse import HEADINGS, Block
from ..voting import Vote

_IN_EXCESS = frozenset({"extra", "edition", "editions"})
_WORD = 3  # code points; a shorter heading, as “B”, is the same in many languages


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
    """The first heading of a spot that another version has too, whatever those that have the departure say."""
    for block in table.notices[spot.notice].headings():
        if not spot.start <= block.start < spot.end or len(block.text) < _WORD:
            continue
        same = _same_elsewhere(table, spot.notice, block, having)
        if same is not None:
            return Twin(spot.notice, block, *same, departure.vote)
    return None


def _same_elsewhere(
    table: Table, version: int, block: Block, but: Container[int]
) -> tuple[int, Block] | None:
    """The same heading in the nearest version of another language, or in the reference; ``but`` are left out."""
    language = table.notices[version].version.language
    for other in table.nearest_first(range(len(table.notices)), table.locale(version)):
        notice = table.notices[other]
        if notice.version.language == language or other in but:
            continue
        for there in notice.headings():
            if there.text.casefold() == block.text.casefold():
                return other, there
    return None
