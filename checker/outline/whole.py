"""Judge all departures of a table: which are told, at which places, and what explains the others."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from ..align import Departure, Spot, Table
from ..parse import Block
from ..voting import Vote
from .alphabet import is_by_alphabet
from .doubt import Doubt, doubts_of
from .foreign import is_left_beside
from .held import held_elsewhere
from .lengths import PHRASE
from .orders import orders_left
from .steps import settled
from .stretches import at_spots, blocks_at
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
        guessed = _is_guessed_order(table, departure, doubt) or _is_told_beside(departure, doubt)
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


def _is_guessed_order(table: Table, departure: Departure, doubt: Doubt) -> bool:
    """Whether blocks seem to stand elsewhere, by a guess from their lengths: of two neighbours, one may hold it alone.

    The lengths of a few words are no measure: “E.g. keyboards, serial ports” is shorter than “one character is one
    byte” in Chinese.
    """
    if is_by_alphabet(table, departure):
        return True
    if departure.kind == "swapped":
        unsure = doubt == "loose" or not departure.certain or _is_short_and_bare(table, departure)
        return unsure or _ends_behind_code(table, departure) or _lead_as_elsewhere(table, departure)
    return departure.kind == "moved" and doubt == "loose" and not departure.fingerprints


def _is_told_beside(departure: Departure, doubt: Doubt) -> bool:
    """Whether blocks seem to be joined or parted only because those beside them are others than elsewhere."""
    return doubt == "even" and departure.kind in {"merged", "split"}


def _is_short_and_bare(table: Table, departure: Departure) -> bool:
    """Whether nothing but its length, of a few words, tells one block of a departure from the other."""
    shortest = min(len(block.text) for block in blocks_at(table, departure.spot))
    return not departure.fingerprints and shortest < PHRASE


def _ends_behind_code(table: Table, departure: Departure) -> bool:
    """Whether code stands before a paragraph that may end a sentence: where the verb stands last, it does so there.

    “Navigate to”, a path; a path, “に進んでください。”
    """
    blocks = blocks_at(table, departure.spot)
    return (
        len(blocks) == 2
        and blocks[0].kind == "code"
        and blocks[1].kind == "paragraph"
        and blocks[1].text[:1].isalpha()
        and not blocks[1].text[:1].isupper()
    )


def _lead_as_elsewhere(table: Table, departure: Departure) -> bool:
    """Whether two neighbours lead to the places that the others' lead to in their order: so both stand right.

    An alignment knows a link by its page alone, for the names of the places in it are often translated.
    """
    version, blocks = departure.spot.notice, blocks_at(table, departure.spot)
    rows = [table.row_of(version, block) for block in blocks]
    if len(blocks) != 2 or None in rows:
        return False
    first, second = (_places(block) for block in blocks)
    of_first, of_second = (_row_places(table, row, version) for row in rows if row is not None)
    return bool(first & of_second and second & of_first) and not first & second


def _row_places(table: Table, row: int, but: int) -> frozenset[str]:
    """The places to which the blocks of a row lead in at least half of the versions other than one."""
    cells = [cell for version, cell in enumerate(table.rows[row].cells) if cell and version != but]
    named = Counter(place for cell in cells for place in {one for block in cell for one in _places(block)})
    return frozenset(place for place, often in named.items() if Vote(often, len(cells)).is_half)


def _places(block: Block) -> frozenset[str]:
    """The names of the places in pages to which the links of a block lead."""
    names = (span.target.partition("#")[2] for span in block.spans if span.kind == "link")
    return frozenset(name for name in names if name)
