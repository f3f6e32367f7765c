"""Tell two camps, of which neither is wrong, from blocks that one version has too many."""

from collections.abc import Iterable

from msgspec.structs import replace

from ...align import Departure, Spot, Table
from ...parse import HEADINGS
from ..lengths import PHRASE
from ..stretches import blocks_at
from .step import one_by_one


@one_by_one
def as_camps(_table: Table, departure: Departure) -> Departure:
    """Call blocks that several versions add to the reference two camps, unless a clear majority goes without them.

    It comes first of those that say who is at fault, as it needs no more than the vote.
    """
    versions = {spot.notice for spot in departure.spots}
    if departure.kind != "extra" or len(versions) < 2 or departure.vote.is_firm:
        return departure
    return replace(departure, kind="editions", camp="having")


@one_by_one
def in_company(table: Table, departure: Departure) -> Departure:
    """Call blocks in excess two camps where another version has the words of one of them elsewhere, letter by letter.

    Words of a single one, of which this version has the translation too, are left over from there, and in excess. It
    comes behind the vote, which needs no words to make camps.
    """
    company = _company(table, departure) if departure.kind == "extra" else []
    having = {spot.notice for spot in departure.spots}
    if not company or (len(company) == 1 and _has_beside(table, having, company[0])):
        return departure
    return replace(departure, kind="editions", camp="having", others=(*departure.others, *company))


def _company(table: Table, departure: Departure) -> list[Spot]:
    """Where other versions have the words of the blocks in excess."""
    having = {spot.notice for spot in departure.spots}
    own = {
        block.text
        for spot in departure.spots
        for block in blocks_at(table, spot)
        if block.kind not in HEADINGS and len(block.text) >= PHRASE and any(map(str.isalpha, block.text))
    }
    return [
        Spot(version, block.start, block.end)
        for version, notice in enumerate(table.notices if own else ())
        if version not in having
        for block in notice.blocks
        if block.text in own
    ]


def _has_beside(table: Table, versions: Iterable[int], spot: Spot) -> bool:
    """Whether one of some versions has something where another version has the blocks of a spot."""
    rows = [table.row_of(spot.notice, block) for block in blocks_at(table, spot)]
    return any(table.rows[row].cells[version] for row in rows if row is not None for version in versions)


@one_by_one
def of_the_first(table: Table, departure: Departure) -> Departure:
    """Where versions each add blocks of their own, those of the version that is told first stand for them.

    It comes behind the two steps that make camps, as it goes by what these say of one.
    """
    if departure.camp != "adding":
        return departure
    blocks = blocks_at(table, departure.spot)
    return replace(departure, kinds=tuple(block.kind for block in blocks), words=blocks[0].text)
