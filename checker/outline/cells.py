"""Find rows of tables that have fewer cells than the same rows of the other versions."""

from collections.abc import Iterator

from msgspec import Struct

from ..align import Row, Table
from ..discover.files import format_of
from ..late import late
from ..parse import Block, Notice
from ..voting import WITNESSES, Vote

# A pipe that parts cells: one behind a backslash is a sign like others.
_PIPE = late(r"(?<!\\)\|")


class ShortRow(Struct, frozen=True):
    """A row of one version with fewer cells than those of the others; ``model`` is the first of these."""

    version: int
    block: Block
    found: int
    expected: int
    model: int
    theirs: Block
    vote: Vote


def short_rows(table: Table) -> Iterator[ShortRow]:
    """Rows in Markdown whose last cells are lacking, where all the others have words in them.

    A renderer fills such a row up with empty cells, so that words stand in the wrong column or are gone.
    """
    for row in table.rows:
        blocks = _single(table, row)
        if len(blocks) > WITNESSES:
            yield from _short(table, blocks)


def _single(table: Table, row: Row) -> dict[int, Block]:
    """The blocks of a row by version, where all that have it have one row of a Markdown table; else nothing."""
    cells = {version: row.cells[version] for version in sorted(table.comparable) if row.cells[version]}
    for version, cell in cells.items():
        if len(cell) > 1 or cell[0].kind != "row":
            return {}
        if format_of(table.notices[version].version.path) != ".md":
            return {}
    return {version: cell[0] for version, cell in cells.items()}


def _short(table: Table, blocks: dict[int, Block]) -> Iterator[ShortRow]:
    counts = {version: _cells(table.notices[version], block) for version, block in blocks.items()}
    most = max(counts.values())
    short = [version for version, count in counts.items() if count < most]
    if len(short) != 1 or not counts[short[0]]:
        return
    version, model = short[0], next(other for other in counts if other != short[0])
    vote = Vote(len(blocks) - 1, len(blocks))
    yield ShortRow(version, blocks[version], counts[version], most, model, blocks[model], vote)


def _cells(notice: Notice, block: Block) -> int:
    """How many cells a row has up to the last one with words; 0 where it is not written with pipes."""
    line = notice.source.text[block.start : block.end].strip()
    if "|" not in line:
        return 0
    cells = _PIPE.split(line.removeprefix("|"))
    while cells and not cells[-1].strip():
        cells.pop()
    return len(cells)
