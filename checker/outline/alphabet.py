"""Tell lists that each version sorts by its own letters: what stands elsewhere there stands right."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ..align import Departure, Table
from ..parse import Block
from .stretches import blocks_at

_SORTED = frozenset({"moved", "swapped"})
# A list of so many entries at least is sorted where this share of the neighbours stand in order; a heading row, or two
# entries that begin alike, may not.
_LEAST, _SHARE = 5, 0.75
_BESIDE = 5  # entries on either side that tell; behind them another list may begin
# Entries are told apart by so many signs at most; what has more and is no item or row is no entry of a list.
_LETTERS = 40
_LISTED = frozenset({"item", "row"})


def is_by_alphabet(table: Table, departure: Departure) -> bool:
    """Whether items or rows stand elsewhere because a version sorts its list, as the one beside it does.

    The entry itself must stand in order: what was moved out of a sorted list does not.
    """
    if departure.kind not in _SORTED or not departure.counterparts:
        return False
    here, there = departure.spot, departure.counterparts[0]
    if table.locale(here.notice) == table.locale(there.notice):
        return False
    blocks = blocks_at(table, here)
    return (
        _is_sorted(_list_around(table, there.notice, there.start))
        and _is_sorted(own := _list_around(table, here.notice, here.start))
        and all(_is_in_place(own, block) for block in blocks)
    )


def _list_around(table: Table, version: int, start: int) -> Sequence[Block]:
    """The nearest blocks of the kind and level of one, without a gap; none where it is no entry of a list."""
    notice = table.notices[version]
    at = notice.block_at(start)
    if at == len(notice.blocks):
        return ()
    if notice.blocks[at].kind not in _LISTED and len(notice.blocks[at].text) > _LETTERS:
        return ()
    kind = notice.blocks[at].kind, notice.blocks[at].level
    before = takewhile(
        lambda one: (one.kind, one.level) == kind, reversed(notice.blocks[max(at - _BESIDE, 0) : at])
    )
    behind = takewhile(lambda one: (one.kind, one.level) == kind, notice.blocks[at : at + 1 + _BESIDE])
    return [*reversed([*before]), *behind]


def _is_sorted(blocks: Sequence[Block]) -> bool:
    keys = [_key(block) for block in blocks]
    in_order = sum(one <= other for one, other in pairwise(keys))
    return len(keys) >= _LEAST and in_order >= _SHARE * (len(keys) - 1)


def _is_in_place(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a block stands in order between its neighbours."""
    at = next((at for at, other in enumerate(blocks) if other.start == block.start), -1)
    keys = [_key(other) for other in blocks[max(at - 1, 0) : at + 2]]
    return at >= 0 and keys == sorted(keys)


def _key(block: Block) -> str:
    """By what a block is sorted: its letters and digits, without accents and capitals."""
    parts = unicodedata.normalize("NFD", block.text[:_LETTERS].casefold())
    return "".join(part for part in parts if part.isalnum())
