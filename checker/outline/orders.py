"""Orders to a translator, as “Give only the translation:”, that most versions still have and that are no text."""

from collections.abc import Sequence

from msgspec import Struct

from ..align import Departure, Spot, Table
from ..parse import Block, Notice
from ..signs.marks import ends_with_colon
from ..voting import Vote
from .credits import NOTICE, says_translation

# What comes behind words that lead to nothing; before a list, code or a table a colon leads to these.
_LED_TO_BY_NONE = frozenset({"heading", "paragraph"})
_IN_EXCESS = frozenset({"extra", "duplicate"})


class Orders(Struct, frozen=True):
    """Each order at all its places, the version to show first; and the departures, by index, that they explain."""

    places: tuple[tuple[Spot, ...], ...]
    explained: frozenset[int]


def orders_left(table: Table, departures: Sequence[Departure]) -> Orders:
    """The orders to a translator among the blocks that some versions lack, and wherever the same words stand again."""
    found: dict[Spot, list[Spot]] = {}
    explained: set[int] = set()
    for index, departure in enumerate(departures):
        if spots := _left_in(table, departure):
            explained.add(index)
            found.setdefault(spots[0], [*spots])
    for index, departure in enumerate(departures if found else ()):
        places = next((each for each in found.values() if _says_again(table, departure, each)), None)
        if places is not None:
            explained.add(index)
            places += [spot for spot in departure.spots if spot not in places]
    return Orders(tuple(map(tuple, found.values())), frozenset(explained))


def _says_again(table: Table, departure: Departure, places: Sequence[Spot]) -> bool:
    """Whether the blocks that a version has in excess are words that are an order elsewhere in it."""
    if departure.kind not in _IN_EXCESS:
        return False
    words = {(spot.notice, _words(table, spot)) for spot in places}
    return all((spot.notice, _words(table, spot)) in words for spot in departure.spots)


def _words(table: Table, spot: Spot) -> str:
    return table.notices[spot.notice].source.text[spot.start : spot.end].strip()


def _left_in(table: Table, departure: Departure) -> tuple[Spot, ...]:
    """Where the versions have a paragraph that is lacking and seems to be an order to whoever translated them.

    It speaks of the translation, ends in a colon and leads to nothing: behind it stands what the version without it
    has too. Such words are in excess in all that have them. Empty where the paragraph is another one.
    """
    if departure.kind != "missing" or departure.kinds != ("paragraph",) or not departure.counterparts:
        return ()
    locales = [notice.version.locale for notice in table.notices]
    having = _having(table, departure.counterparts[0])
    orders = [
        ends_with_colon(block.text)
        and says_translation(block.text, locales, NOTICE)
        and _leads_nowhere(table, version, block, departure.spot.notice)
        for version, block in having
    ]
    if not Vote(sum(orders), len(orders)).is_majority:
        return ()
    return tuple(Spot(version, block.start, _end(table.notices[version], block)) for version, block in having)


def _having(table: Table, spot: Spot) -> list[tuple[int, Block]]:
    """The block at a spot in each version that has it, the spot's own first."""
    notice = table.notices[spot.notice]
    own = notice.blocks[notice.block_at(spot.start)]
    row = table.row_of(spot.notice, own)
    cells = () if row is None else table.rows[row].cells
    others = [(version, cell[0]) for version, cell in enumerate(cells) if cell and version != spot.notice]
    return [(spot.notice, own), *others]


def _leads_nowhere(table: Table, version: int, block: Block, without: int) -> bool:
    """Whether the block behind one is no list, code or table, and the version without the one has it too."""
    notice = table.notices[version]
    behind = notice.block_at(block.start) + 1
    if behind == len(notice.blocks):
        return True
    led_to = notice.blocks[behind]
    row = table.row_of(version, led_to)
    return led_to.kind in _LED_TO_BY_NONE and row is not None and bool(table.rows[row].cells[without])


def _end(notice: Notice, block: Block) -> int:
    """Where the words of a block end: line ends that it may hold are left out."""
    return block.start + len(notice.source.text[block.start : block.end].rstrip())
