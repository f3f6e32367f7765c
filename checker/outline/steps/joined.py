"""Tell a version that holds the whole text in one or two blocks from one that lacks most of it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from ...align import Departure, Spot, Table
from ...median import median
from ...parse import Notice
from ...voting import Vote
from ...words.scripts import is_dense

# The others have so many blocks at least, and so many for each one here.
_FEWEST, _FOR_EACH = 5, 3
# A version that lacks no more than this share of the others' letters holds their text.
_LACKING = 0.4
_DENSE = 2  # letters of an alphabet that one sign of such a script says at least
_ABSENT = frozenset({"missing", "edition", "editions"})


def with_joined_found(table: Table, departures: Sequence[Departure]) -> list[Departure]:
    """The departures, in which a version with all words in one block is told so, and not to lack the other blocks.

    It comes before camps are settled: such a version lacks nothing, and is no witness of an edition without it.
    """
    joined = _joined(table) if any(each.kind in _ABSENT for each in departures) else {}
    if not joined:
        return list(departures)
    left = (_without(departure, joined) for departure in departures)
    return [*(each for each in left if each is not None), *joined.values()]


def _joined(table: Table) -> Mapping[int, Departure]:
    found = {}
    for version in sorted(table.comparable):
        notice = table.notices[version]
        others = [table.notices[one] for one in table.comparable if one != version]
        usual = median([len(one.blocks) for one in others]) if others else 0
        if 0 < len(notice.blocks) * _FOR_EACH <= usual and usual >= _FEWEST:
            said = median([_letters(one) for one in others])
            if _letters(notice) >= (1 - _LACKING) * said:
                found[version] = _departure(table, version, others)
    return found


def _letters(notice: Notice) -> int:
    letters = sum(len(block.text) for block in notice.blocks)
    return letters * (_DENSE if is_dense(notice.version.locale) else 1)


def _departure(table: Table, version: int, others: Sequence[Notice]) -> Departure:
    blocks = table.notices[version].blocks
    model = max(others, key=lambda one: len(one.blocks))
    return Departure(
        "merged",
        Spot(version, blocks[0].start, blocks[0].end),
        Vote(len(others), len(others) + 1),
        tuple(block.kind for block in model.blocks),
        tuple(_counterparts(table, version)),
        words=blocks[0].text,
    )


def _counterparts(table: Table, version: int) -> Iterator[Spot]:
    for other in sorted(table.comparable - {version})[:1]:
        blocks = table.notices[other].blocks
        yield Spot(other, blocks[0].start, blocks[-1].end)


def _without(departure: Departure, joined: Mapping[int, Departure]) -> Departure | None:
    """A departure without versions that hold everything in one block; None where it is about these alone."""
    if departure.kind not in _ABSENT or departure.camp == "having":
        return None if {spot.notice for spot in departure.spots} <= joined.keys() else departure
    spots = [spot for spot in departure.spots if spot.notice not in joined]
    if len(spots) == len(departure.spots):
        return departure
    return replace(departure, spot=spots[0], others=tuple(spots[1:])) if spots else None
