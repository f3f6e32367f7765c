"""The grid at the head of a report: rows of the notice, columns of versions, a sign for each cell."""

from collections.abc import Sequence

from ..align import Table
from ..findings import Finding, Severity
from . import grid
from .paint import Line, Look, Style, Words, line
from .width import cell_width

_ASCII = {grid.AGREES: ".", grid.ERROR: "x", grid.ABSENT: "-"}
_STYLES: dict[Severity | None, Style] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
    None: "dim",
}
MOST_COLUMNS = 12
MOST_ROWS = 20


def overview(table: Table, findings: Sequence[Finding], look: Look) -> list[Line]:
    """The grid of a family, or nothing where it has a single version or nothing was found."""
    if len(table.notices) < 2 or not findings:
        return []
    marks = grid.mark(table, findings)
    columns = _columns(table, marks.columns())
    lines = [_head(table, columns)]
    agreeing = 0
    groups = grid.groups(table)
    for group in groups:
        marked = any((row, column) in marks.worst for row in group.rows for column in columns)
        if len(groups) > MOST_ROWS and not marked:
            agreeing += 1
            continue
        if agreeing:
            lines.append(_agreeing(agreeing))
            agreeing = 0
        lines.append(_line(table, group, columns, marks, look))
    if agreeing:
        lines.append(_agreeing(agreeing))
    if len(columns) < len(table.notices):
        lines.append(line(Words(f"     {len(table.notices) - len(columns)} more versions agree", "dim")))
    return [*lines, ()]


def _columns(table: Table, named: set[int]) -> list[int]:
    every = range(len(table.notices))
    if len(every) <= MOST_COLUMNS:
        return list(every)
    return sorted(named) or list(every[:MOST_COLUMNS])


def _head(table: Table, columns: Sequence[int]) -> Line:
    tags = [table.notices[column].version.locale for column in columns]
    return line(" " * 30, *(Words(_centred(tag), "bold") for tag in tags))


def _centred(tag: str) -> str:
    return tag.ljust(max(5, len(tag) + 1))


def _agreeing(count: int) -> Line:
    return line(Words(f"     … {count} more {'row agrees' if count == 1 else 'rows agree'}", "dim"))


def _line(table: Table, group: grid.Group, columns: Sequence[int], marks: grid.Marks, look: Look) -> Line:
    label = " · ".join([group.label, *marks.about(group)])
    cells = [grid.sign(table, group, column, marks) for column in columns]
    tags = [_centred(table.notices[column].version.locale) for column in columns]
    shown = [
        Words((_ASCII.get(sign, sign) if look.ascii else sign).ljust(len(tag)), _STYLES[severity])
        for (sign, severity), tag in zip(cells, tags, strict=True)
    ]
    label = label if cell_width(label) <= 23 else label[:22] + "…"
    return line(f"{group.rows.start + 1:>4}  ", label.ljust(24), *shown)
