"""Let the versions vote on what each of them lacks, has more, or does differently."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..parse import HEADINGS
from ..voting import TRIO, VOTERS, Vote
from .absences import Absences
from .changes import Changes
from .kinship import Kinship, has_their_signs, is_usual, kinships
from .lineup import Lineup
from .model import Departure, Spot
from .pasted import Pasted
from .places import Places
from .profile import Column
from .shapes import Shapes
from .sides import Sides

# A version that differs in more than this share of its blocks is another text,
# where it lacks so many and has as many others.
_ANOTHER = 1 / 3
_ANOTHER_BLOCKS = 4


class Ballot(Struct, frozen=True):
    """The versions that have a vote, those of them that follow another edition, and what the vote has found."""

    comparable: frozenset[int]
    departures: tuple[Departure, ...]
    distant: frozenset[int] = frozenset()


def vote(lineup: Lineup, reference: int | None) -> Ballot:
    """Find the departures of a family; a version with another text is one departure, and has no vote."""
    related = kinships(lineup, reference)
    strangers = _strangers(lineup, reference, related)
    comparable = frozenset(range(len(lineup.versions))) - strangers
    places = Places(lineup, comparable, reference)
    departures = [_another_text(lineup, places, version) for version in sorted(strangers)]
    if reference is None and len(departures) >= TRIO and not departures[0].vote.is_clear:
        # no small minority: these may be right, and have another text in common
        departures = [replace(departures[0], others=tuple(each.spot for each in departures[1:]))]
    if len(comparable) < 2 <= len(lineup.versions):
        return Ballot(frozenset(), tuple(departures))  # nothing can be compared, which is told
    if len(comparable) > 1:
        departures += _departures(lineup, Sides(lineup, comparable, reference), places)
    distant = frozenset(version for version, kinship in related.items() if kinship.is_distant)
    return Ballot(comparable, tuple(departures), distant & comparable)


def _departures(lineup: Lineup, sides: Sides, places: Places) -> Iterator[Departure]:
    """All departures: blocks lacked and added, blocks changed, kinds and levels, blocks pasted."""
    yield from Absences(lineup, sides, places).departures()
    yield from Changes(lineup, sides, places).departures()
    yield from Shapes(lineup, sides, places).departures()
    yield from Pasted(lineup, places).departures()


def _strangers(lineup: Lineup, reference: int | None, related: Mapping[int, Kinship]) -> frozenset[int]:
    """Versions that differ from the others in more than a third of their blocks, or in all that can be told of them.

    Where most differ so from the source, and hardly one from the others, it is the source that is another text.
    """
    unlike = _unlike(lineup, reference, related)
    everyone = len(lineup.versions)
    if reference is None or Vote(everyone - len(unlike), everyone).is_half:
        return unlike
    others = _unlike(lineup, None, related)
    return others if reference in others and Vote(everyone - len(others), everyone).is_clear else unlike


def _unlike(lineup: Lineup, reference: int | None, related: Mapping[int, Kinship]) -> frozenset[int]:
    """Versions that differ so from a reference, or where there is none from most of the others."""
    everyone = len(lineup.versions)
    partial = [column for column in lineup.profile.columns if len(column.cells) < everyone]
    versions = (version for version in range(everyone) if version != reference)
    shares = {version: _share(lineup, version, partial, reference) for version in versions}
    unlike = {
        version
        for version, share in shares.items()
        if share > _ANOTHER and not has_their_signs(lineup, version, reference)
    }
    foreign = {version for version, kinship in related.items() if kinship.is_foreign}
    # where most versions would be foreign, it is the text to which they are held that is unlike them
    if Vote(everyone - len(unlike | foreign), everyone).is_majority:
        unlike |= foreign
    if reference is None and everyone > VOTERS and not Vote(everyone - len(unlike), everyone).is_half:
        # of two editions each is unlike half of the others: the places tell, and who has them
        unlike = set(foreign) if not Vote(len(foreign), everyone).is_half else set()
    if reference is None and len(unlike) == everyone > 1:
        # of two texts that differ, and of many that all do, the nearest one stays to be held against
        unlike.remove(min(unlike, key=lambda version: (shares[version], version)))
    return frozenset(unlike)


def _share(lineup: Lineup, version: int, partial: Sequence[Column], reference: int | None) -> float:
    """The share of the others' blocks that a version lacks, or that of its blocks that they lack: the greater one.

    ``partial`` are the columns that not all versions have. It is nothing where one of the two is but a few blocks.
    """
    everyone = len(lineup.versions)
    whole = len(lineup.profile.columns) - len(partial)
    poor = lineup.poor.get(version, frozenset())
    # a column that all versions have is lacking only where a block stands there for want of a better one
    lacking = sum(len(column.cells) == everyone for column in poor)
    expected, known = whole, whole - lacking
    for column in partial:
        here = version in column.cells and column not in poor
        wanted = is_usual(column, version, lineup, reference)
        expected += wanted
        lacking += wanted and not here
        known += here and wanted
    blocks = len(lineup.versions[version])
    strange = blocks - known
    if min(lacking, strange) < _ANOTHER_BLOCKS:
        return 0.0
    return max(lacking / max(expected, 1), strange / max(blocks, 1))


def _another_text(lineup: Lineup, places: Places, version: int) -> Departure:
    """The whole version departs: it is shown at its first heading, since a page may begin with a menu."""
    first = sorted(places.comparable)[:1]
    return Departure(
        "another-text",
        _beginning(lineup, places, version),
        Vote(len(places.comparable), len(lineup.versions)),
        (),
        tuple(_beginning(lineup, places, other) for other in first if len(lineup.versions[other])),
    )


def _beginning(lineup: Lineup, places: Places, version: int) -> Spot:
    """The first heading of a version, or its first block."""
    kinds = lineup.versions[version].kinds
    if not kinds:
        return Spot(version, 0, 0)
    at = next((at for at, kind in enumerate(kinds) if kind in HEADINGS), 0)
    return places.over(version, at, at + 1)
