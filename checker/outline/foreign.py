"""Find the blocks that are told by their language: those in another one, and those left beside their translation."""

from collections.abc import Sequence

from ..align import Departure, Table
from ..parse import Block
from ..spoken import Remark, remarks
from .stretches import is_mostly

_PASSAGES = frozenset({"english", "other-language", "borrowed", "untranslated"})
_LEFT_OVER = frozenset({"left-over", "left-over-unsure"})


def foreign_blocks(table: Table) -> frozenset[tuple[int, int]]:
    """Blocks that are told as being in another language than their version's: the version and where they start."""
    return frozenset(
        (remark.entry.version, block.start)
        for remark in remarks(table)
        for block in _foreign_of(table, remark)
    )


def is_left_beside(table: Table, departure: Departure) -> bool:
    """Whether a block is in excess, or of another kind, because the original was left beside its translation.

    Both are told by their language.
    """
    if departure.kind not in {"extra", "kind", "level"} or departure.others:
        return False
    return is_mostly(table.once(_left_beside), table, departure.spot)


def _left_beside(table: Table) -> frozenset[tuple[int, int]]:
    """Blocks of which one is the translation of the other in the same version: the version and where they start."""
    return frozenset(
        (remark.entry.version, block.start)
        for remark in remarks(table)
        for block in (*_foreign_of(table, remark), *remark.translations)
        if remark.kind in _LEFT_OVER
    )


def _foreign_of(table: Table, remark: Remark) -> Sequence[Block]:
    """The blocks in another language that a remark is about."""
    if remark.kind in _LEFT_OVER:
        return [entry.block for entry in (remark.entry, *remark.also)]
    if remark.kind not in _PASSAGES:
        return ()
    first = remark.entry.number
    return table.notices[remark.entry.version].blocks[first : first + 1 + remark.more]
