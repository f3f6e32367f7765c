"""Lay the lined-up versions out as rows of blocks."""

from collections.abc import Iterator, Sequence

from ..parse import Block, Notice
from .lineup import Lineup
from .model import Row

# Menus of one block have the names in any order, so their words cannot pair them.
_MENU = ("menu",)


def lay_out(lineup: Lineup, notices: Sequence[Notice], comparable: frozenset[int]) -> tuple[Row, ...]:
    """Rows in order: a row for each column, columns that a version has merged as one row, and rows for other blocks.

    Blocks that stand in no column are those of menus of languages, and those that say nothing. Entries of menus
    share a row where they have the same words, whatever their order.
    """
    groups = list(_groups(lineup, comparable))
    rows = [
        [_cell(lineup, group, version) if version in comparable else () for version in range(len(notices))]
        for group in groups
    ]
    after: list[list[tuple[int, int]]] = [[] for _ in range(len(rows) + 1)]
    for version in sorted(comparable):
        for place, at in _homeless(notices[version], [row[version] for row in rows]):
            after[place].append((version, at))
    blocks = [notice.blocks for notice in notices]
    laid = []
    for place in range(len(rows) + 1):
        if place:
            cells = zip(blocks, rows[place - 1], strict=True)
            laid.append(Row(tuple([tuple([held[at] for at in cell]) for held, cell in cells])))
        laid += _between(lineup, notices, after[place])
    return tuple(row for row in laid if any(row.cells))


def _groups(lineup: Lineup, comparable: frozenset[int]) -> Iterator[list[int]]:
    """Indices of columns that make one row: those over which a version has one block go together."""
    columns = lineup.profile.columns
    order = {column: at for at, column in enumerate(columns)}
    tied = set[int]()
    for change in lineup.changes:
        if change.kind == "merged" and change.version in comparable:
            places = [order[column] for column in change.columns]
            tied.update(range(min(places) + 1, max(places) + 1))
    group: list[int] = []
    for at in range(len(columns)):
        if at not in tied and group:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _cell(lineup: Lineup, group: Sequence[int], version: int) -> tuple[int, ...]:
    """Indices of the version's blocks in a row, each once, in order."""
    columns, index = lineup.profile.columns, lineup.versions[version].index
    if len(group) == 1:
        return tuple([index[at] for at in columns[group[0]].cells.get(version, ())])
    entries = {at for column in group for at in columns[column].cells.get(version, ())}
    return tuple(index[at] for at in sorted(entries))


def _homeless(notice: Notice, cells: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """The blocks that stand in no cell, as pairs: the number of rows before it, and the block."""
    homes = {at: place for place, cell in enumerate(cells) for at in cell}
    place = 0
    for at in range(len(notice.blocks)):
        if at in homes:
            place = homes[at] + 1
        else:
            yield place, at


def _between(lineup: Lineup, notices: Sequence[Notice], homeless: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """Rows for blocks that stand in no column, one for each, or for each entry of a menu of languages.

    A block that is a whole menu stands in one row with the others that are.
    """
    rows: dict[object, dict[int, tuple[Block, ...]]] = {}
    for version, at in homeless:
        block = notices[version].blocks[at]
        key: object = (version, at)
        if at in lineup.versions[version].menu:
            key = block.text.casefold() if sum([span.kind == "link" for span in block.spans]) < 2 else _MENU
        cells = rows.setdefault(key, {})
        cells[version] = (*cells.get(version, ()), block)
    for cells in rows.values():
        yield Row(tuple([cells.get(version, ()) for version in range(len(notices))]))
