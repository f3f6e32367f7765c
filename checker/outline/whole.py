"""Judge all departures of a table: which are told, at which places, and what explains the others."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from ..align import Departure, Spot, Table
from .doubt import Doubt, doubts_of
from .foreign import is_left_beside
from .held import held_elsewhere
from .in_order import is_guessed
from .orders import orders_left
from .steps import settled
from .stretches import at_spots
from .twins import Twin, twins_of

_TOLD_ONCE = frozenset({"another-text", "edition", "editions", "moved"})


class Judged(Struct, frozen=True):
    """A departure at the places that one fact is about.

    ``doubt`` is what speaks against it at all of them. What is ``guessed`` is never told by itself, but counts among
    the differences of a version that has many.
    """

    departure: Departure
    spots: tuple[Spot, ...]
    doubt: Doubt = ""
    guessed: bool = False


class Outline(Struct, frozen=True):
    """What there is to tell of a table's structure.

    ``orders`` are those to a translator, each at all its places. ``beside`` are blocks that stand beside their
    translation, which are told by their language; ``twins`` are headings that do.
    """

    judged: tuple[Judged, ...]
    orders: tuple[tuple[Spot, ...], ...]
    beside: tuple[Departure, ...]
    twins: tuple[Twin, ...]


def outline_of(table: Table) -> Outline:
    """Settle the departures of a table, take out what has another cause, and say what speaks against the rest."""
    departures: list[Departure] = []
    beside: list[Departure] = []
    for departure in settled(table):
        (beside if is_left_beside(table, departure) else departures).append(departure)
    orders = orders_left(table, departures)
    doubts = doubts_of(table, departures)
    judged: list[Judged] = []
    twins: list[Twin] = []
    for index, departure in enumerate(departures):
        if index not in orders.explained:
            found = twins_of(table, departure)
            twins += found.values()
            judged += _judged(table, (index, departure), doubts, found)
    return Outline(tuple(judged), orders.places, tuple(beside), tuple(twins))


def _judged(
    table: Table,
    numbered: tuple[int, Departure],
    doubts: Mapping[tuple[int, Spot], Doubt],
    twins: Collection[Spot],
) -> Iterator[Judged]:
    """A departure once for each fact, with its number among all; places of twins are told as these."""
    index, departure = numbered
    held = held_elsewhere(table, departure)
    left = [spot for spot in departure.spots if spot not in held]
    if departure.kind == "edition" and held:
        if not left:
            return
        departure = at_spots(table, departure, left)
    for spots in _by_version(departure, twins):
        doubt = _doubt(doubts, index, spots) or ("loose" if held.issuperset(spots) else "")
        guessed = is_guessed(table, departure, doubt) or _is_told_beside(departure, doubt)
        yield Judged(departure, spots, doubt, guessed)


def _by_version(departure: Departure, apart: Collection[Spot]) -> list[tuple[Spot, ...]]:
    """Group the places of a departure by fact: one for each version, or one for the whole of an edition or a move."""
    spots = tuple(spot for spot in departure.spots if spot not in apart)
    if not spots:
        return []
    if departure.kind in _TOLD_ONCE:
        return [spots]
    versions = dict.fromkeys(spot.notice for spot in spots)
    return [tuple(spot for spot in spots if spot.notice == version) for version in versions]


def _doubt(doubts: Mapping[tuple[int, Spot], Doubt], index: int, spots: Sequence[Spot]) -> Doubt:
    """The doubt that holds at all of some places alike, or none."""
    found = {doubts.get((index, spot), "") for spot in spots}
    return found.pop() if len(found) == 1 else ""


def _is_told_beside(departure: Departure, doubt: Doubt) -> bool:
    """Whether blocks seem to be joined or parted only because those beside them are others than elsewhere."""
    return doubt == "even" and departure.kind in {"merged", "split"}
