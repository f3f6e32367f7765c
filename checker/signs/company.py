"""Ask the other versions whether a sign that looks wrong in one of them is meant."""

from collections.abc import Iterator
from functools import cached_property

from ..align import Table
from ..findings import Related
from ..parse import Block, Notice
from ..quoting import nearness
from ..words.scripts import script_of_letter, written_by
from .scraps import Scrap

_SPEAKING = 2  # others with a blank before a mark: then the mark itself is spoken of

Cell = tuple[Block, ...]


class Company:
    """The blocks that other versions have in the row of a block."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @cached_property
    def _rows(self) -> dict[int, tuple[Cell, ...]]:
        """The cells beside each block, by the block's identity."""
        return {id(block): row.cells for row in self._table.rows for cell in row.cells for block in cell}

    def _others(self, number: int, block: Block) -> Iterator[tuple[int, Notice, Cell]]:
        cells = self._rows.get(id(block))
        for other, notice in enumerate(self._table.notices):
            if other != number:
                yield other, notice, cells[other] if cells else ()

    def speaks_of(self, mark: str, number: int, block: Block) -> bool:
        """Whether a mark with a blank before it is meant: all others have one there, or several.

        One of many may have slipped in the same way.
        """
        spaced = [
            any(f" {mark}" in each.text for each in cell)
            for _, _, cell in self._others(number, block)
            if cell
        ]
        return bool(spaced) and sum(spaced) >= min(_SPEAKING, len(spaced))

    def shares(self, scrap: Scrap, number: int) -> bool:
        """Whether a version that does not write the script has such letters too, or none can say so.

        What has words of its own around it, and stands in no version but those that write its script, may be
        a name that is kept: two versions without it must say that it is not.
        """
        without, elsewhere = 0, False
        for _, notice, cell in self._others(number, scrap.block):
            stands = scrap.text in notice.source.text
            if scrap.script in written_by(notice.version.locale):
                elsewhere = elsewhere or stands
                continue
            if stands or any(script_of_letter(sign) == scrap.script for each in cell for sign in each.text):
                return True
            without += bool(cell)
        return not scrap.inside and without < 1 + elsewhere

    def beside(self, number: int, block: Block) -> tuple[Related, ...]:
        """The words of the version that the readers of this one are best shown."""
        reader, reference = self._table.notices[number].version.locale, self._table.reference
        others = [each for each in self._others(number, block) if each[2]]
        if not others:
            return ()
        _, notice, cell = min(
            others,
            key=lambda each: nearness(each[0], each[1].version.locale, reader=reader, reference=reference),
        )
        return (Related(notice.within(cell[0], 0, len(cell[0].text)), notice.version.locale),)
