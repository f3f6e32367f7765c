"""Tell a version that holds the whole text in one or two blocks from one that lacks most of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from ...align import Departure, Spot, Table
from ...median import median
from ...parse import Notice
from ...voting import Vote
from ..lengths import in_letters
from ..tokens import lasting_of

# The others have so many blocks at least, and so many for each one here.
_FEWEST, _FOR_EACH = 5, 3
# A version that lacks no more than these shares of the others' letters, and of what they name, holds their text;
# of one that has a single block little else can be said.
_LACKING, _LACKING_NAMES, _LACKING_NAMES_IN_ONE = 0.4, 0.25, 0.4
_ABSENT = frozenset({"missing", "edition", "editions"})


def with_run_together_found(table: Table, departures: Sequence[Departure]) -> list[Departure]:
    """The departures, in which a version with all words in one block is told so, and not to lack the other blocks.

    It comes before camps are settled: such a version lacks nothing, and is no witness of an edition without it.
    """
    joined = _joined(table) if any(each.kind in _ABSENT for each in departures) else {}
    if not joined:
        return list(departures)
    left = (_without(departure, joined) for departure in departures)
    return [*(each for each in left if each is not None), *joined.values()]


def is_run_together(blocks: int, usual: float) -> bool:
    """Whether a version with so many blocks has hardly more than one where the others have several."""
    return 0 < blocks * _FOR_EACH <= usual and usual >= _FEWEST


def _joined(table: Table) -> Mapping[int, Departure]:
    found = {}
    for version in sorted(table.comparable):
        notice = table.notices[version]
        others = [table.notices[one] for one in table.comparable if one != version]
        usual = median([len(one.blocks) for one in others]) if others else 0
        alone = len(notice.blocks) == 1 < usual
        if alone or is_run_together(len(notice.blocks), usual):
            said = median([_letters(one) for one in others])
            if _letters(notice) >= (1 - _LACKING) * said and _has_names(
                notice, others, _LACKING_NAMES_IN_ONE if alone else _LACKING_NAMES
            ):
                found[version] = _departure(table, version, others)
    return found


def _letters(notice: Notice) -> int:
    return in_letters(sum(len(block.text) for block in notice.blocks), notice.version.locale)


def _has_names(notice: Notice, others: Sequence[Notice], lacking: float) -> bool:
    """Whether a version lacks at most a share of what most others name and translation leaves alone."""
    counts = Counter(name for other in others for name in _names(other))
    named = {name for name, count in counts.items() if Vote(count, len(others)).is_majority}
    return len(named - _names(notice)) <= lacking * len(named)


def _names(notice: Notice) -> frozenset[str]:
    return frozenset(name for block in notice.blocks for name in lasting_of(block))


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
