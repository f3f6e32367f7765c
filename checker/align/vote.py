"""Let the versions vote on what each of them lacks, has more, or does differently."""

from collections.abc import Iterator

from msgspec import Struct

from ..voting import Vote
from .absences import Absences
from .changes import Changes
from .lineup import Lineup
from .model import Departure, Spot
from .pasted import Pasted
from .places import Places
from .shapes import Shapes
from .sides import Sides

# A version that differs in more than this share of its blocks is another text,
# where it lacks so many and has as many others.
_ANOTHER = 1 / 3
_ANOTHER_BLOCKS = 4


class Ballot(Struct, frozen=True):
    """The versions that have a vote, and the departures that the vote has found."""

    comparable: frozenset[int]
    departures: tuple[Departure, ...]


def vote(lineup: Lineup, reference: int | None) -> Ballot:
    """Find the departures of a family; a version with another text is one departure, and has no vote."""
    strangers = _strangers(lineup, reference)
    comparable = frozenset(range(len(lineup.versions))) - strangers
    if len(comparable) < 2 <= len(lineup.versions):
        return Ballot(frozenset(), ())
    places = Places(lineup, comparable, reference)
    departures = [_another_text(lineup, places, version) for version in sorted(strangers)]
    if len(comparable) > 1:
        departures += _departures(lineup, Sides(lineup, comparable, reference), places)
    return Ballot(comparable, tuple(departures))


def _departures(lineup: Lineup, sides: Sides, places: Places) -> Iterator[Departure]:
    """All departures: blocks lacked and added, blocks changed, kinds and levels, blocks pasted."""
    yield from Absences(lineup, sides, places).departures()
    yield from Changes(lineup, sides, places).departures()
    yield from Shapes(lineup, sides, places).departures()
    yield from Pasted(lineup, places).departures()


def _strangers(lineup: Lineup, reference: int | None) -> frozenset[int]:
    """Versions that differ from the others in more than a third of their blocks."""
    everyone = len(lineup.versions)
    shares = {}
    partial = [column for column in lineup.profile.columns if len(column.cells) < everyone]
    whole = len(lineup.profile.columns) - len(partial)
    for version, traits in enumerate(lineup.versions):
        if version == reference:
            continue
        poor = lineup.poor.get(version, frozenset())
        # a column that all versions have is lacking only where a block stands there for want of a better one
        lacking = sum(len(column.cells) == everyone for column in poor)
        expected, known = whole, whole - lacking
        for column in partial:
            here = version in column.cells and column not in poor
            others = len(column.cells) - (version in column.cells)
            wanted = reference in column.cells if reference is not None else 2 * others >= everyone - 1
            expected += wanted
            lacking += wanted and not here
            known += here and wanted
        strange = len(traits) - known
        share = max(lacking / max(expected, 1), strange / max(len(traits), 1))
        if share > _ANOTHER and min(lacking, strange) >= _ANOTHER_BLOCKS:
            shares[version] = share
    if reference is None and len(shares) == everyone > 1:
        # of two texts that differ, and of many that all do, the nearest one stays to be held against
        del shares[min(shares, key=lambda version: (shares[version], version))]
    return frozenset(shares)


def _another_text(lineup: Lineup, places: Places, version: int) -> Departure:
    """The whole version departs."""
    traits = lineup.versions[version]
    first = sorted(places.comparable)[:1]
    return Departure(
        "another-text",
        places.over(version, 0, 1) if len(traits) else Spot(version, 0, 0),
        Vote(len(places.comparable), len(lineup.versions)),
        (),
        tuple(places.over(other, 0, 1) for other in first if len(lineup.versions[other])),
    )
