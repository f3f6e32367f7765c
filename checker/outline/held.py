"""Find blocks in excess that other versions hold too, at a place where they could not be set beside them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ..align import Departure, Spot, Table
from ..parse import Block
from ..voting import Vote
from .stretches import blocks_at
from .tokens import lasting_of, left_alone_in

_EXTRA = frozenset({"extra", "edition"})
# Blocks that a version may put between those that hold what one stretch names.
_BETWEEN = 1


def held_elsewhere(table: Table, departure: Departure) -> frozenset[Spot]:
    """The spots with blocks in excess whose names and links others hold too, so that nobody clearly lacks them.

    What a version names in these blocks and nowhere else stands close together in versions that do not go along with it
    there: they have the blocks at another place, or between paragraphs of their own.
    """
    if departure.kind not in _EXTRA or (departure.kind == "edition" and departure.camp != "having"):
        return frozenset()
    having = {spot.notice for spot in departure.spots}
    return frozenset(spot for spot in departure.spots if _is_held(table, departure, spot, having))


def _is_held(table: Table, departure: Departure, spot: Spot, having: set[int]) -> bool:
    """Whether so many others hold what stands at a spot that they are no clear majority without it."""
    blocks = blocks_at(table, spot)
    own = _own(table, spot.notice, blocks)
    if not own:
        return False
    holding = sum(
        _has_together(table, version, own, (spot.notice, len(blocks)))
        for version in table.comparable
        if version not in having
    )
    return holding > 0 and not Vote(departure.vote.agree - holding, departure.vote.of).is_firm


def _own(table: Table, version: int, blocks: Sequence[Block]) -> frozenset[str]:
    """What a version names in some blocks only, and translation leaves alone: a link, code, or two words."""
    at = {block.start for block in blocks}
    named = frozenset(token for block in blocks for token in lasting_of(block))
    places = table.once(_places)[version]
    own = frozenset(token for token in named if at.issuperset(places[token].values()))
    if len(own) > 1 or any(not own.isdisjoint(left_alone_in(block)) for block in blocks):
        return own
    return frozenset()


def _has_together(table: Table, version: int, named: frozenset[str], alone: tuple[int, int]) -> bool:
    """Whether more than half of what is named stands together in a version, in blocks that the one alone lacks.

    ``alone`` is the version with blocks in excess, and how many they are.
    """
    places, (without, count) = table.once(_places)[version], alone
    held = sorted((at, token) for token in named for at in places.get(token, ()))
    near: Counter[str] = Counter()
    end = 0
    for first, token in held:
        while end < len(held) and held[end][0] < first + count + _BETWEEN:
            near[held[end][1]] += 1
            end += 1
        if 2 * len(near) > len(named) and not _has_row(table, version, first, without):
            return True
        near[token] -= 1
        if not near[token]:
            del near[token]
    return False


def _has_row(table: Table, version: int, at: int, other: int) -> bool:
    """Whether another version has something beside a block of a version."""
    row = table.row_of(version, table.notices[version].blocks[at])
    return row is not None and bool(table.rows[row].cells[other])


def _places(table: Table) -> Sequence[Mapping[str, Mapping[int, int]]]:
    """Where each version names something that translation leaves alone: the block's number, and where it starts."""
    found: list[dict[str, dict[int, int]]] = []
    for notice in table.notices:
        places: dict[str, dict[int, int]] = {}
        for at, block in enumerate(notice.blocks):
            for token in lasting_of(block):
                places.setdefault(token, {})[at] = block.start
        found.append(places)
    return found
