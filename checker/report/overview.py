"""The grid at the head of a report: rows of the notice, columns of versions, a sign for each cell."""

from collections.abc import Sequence

from ..align import Table
from ..discover import Family
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
_WIDTH = 80  # cells of a line
_NARROWEST, _WIDEST = 23, 40  # cells of what a row is about
_LEGEND = {
    grid.AGREES: "agrees",
    grid.ERROR: "error",
    grid.WARNING: "warning",
    grid.NOTE: "note",
    grid.ABSENT: "missing",
    grid.UNKNOWN: "not compared",
}


def overview(table: Table, findings: Sequence[Finding], look: Look) -> list[Line]:
    """The grid of a family, or nothing where it has a single version or nothing was found."""
    if not has_grid(table.family, findings):
        return []
    marks = grid.mark(table, findings)
    columns = _columns(table, marks.columns())
    groups = grid.groups(table)
    labels = [_label(group, marks) for group in groups]
    room = min(_room(table, columns), max([_NARROWEST, *map(cell_width, labels)]))
    lines = [_head(table, columns, room)]
    agreeing = 0
    for group in groups:
        marked = any((row, column) in marks.worst for row in group.rows for column in columns)
        if len(groups) > MOST_ROWS and not marked:
            agreeing += 1
            continue
        if agreeing:
            lines.append(_agreeing(agreeing))
            agreeing = 0
        lines.append(_line(table, group, columns, marks, look, room))
    if agreeing:
        lines.append(_agreeing(agreeing))
    if len(columns) < len(table.notices):
        lines.append(line(Words(f"     {len(table.notices) - len(columns)} more versions agree", "dim")))
    return [*lines, ()]


def has_grid(family: Family, findings: Sequence[Finding]) -> bool:
    """Whether a family is shown as a grid: it has several versions, and something was found."""
    return len(family.versions) > 1 and bool(findings)


def legend(look: Look) -> Line:
    """What the signs of the grid mean, and an empty cell."""
    signs = [
        f"{_shown(sign, look)} {said}" for sign, said in _LEGEND.items() if sign != grid.NOTE or look.notes
    ]
    return line(Words("  ".join([*signs, "blank: not in most versions"]), "dim"))


def _shown(sign: str, look: Look) -> str:
    return _ASCII.get(sign, sign) if look.ascii else sign


def _room(table: Table, columns: Sequence[int]) -> int:
    """The cells that a line has for what a row is about, beside its number and the versions."""
    cells = sum(len(_centred(table.notices[column].version.locale)) for column in columns)
    return max(_NARROWEST, min(_WIDEST, _WIDTH - 7 - cells))


def _columns(table: Table, named: set[int]) -> list[int]:
    every = range(len(table.notices))
    if len(every) <= MOST_COLUMNS:
        return list(every)
    return sorted(named) or list(every[:MOST_COLUMNS])


def _head(table: Table, columns: Sequence[int], room: int) -> Line:
    tags = [table.notices[column].version.locale for column in columns]
    return line(" " * (room + 7), *(Words(_centred(tag), "bold") for tag in tags))


def _centred(tag: str) -> str:
    return tag.ljust(max(5, len(tag) + 1))


def _agreeing(count: int) -> Line:
    return line(Words(f"     … {count} more {'row agrees' if count == 1 else 'rows agree'}", "dim"))


def _label(group: grid.Group, marks: grid.Marks) -> str:
    return " · ".join([group.label, *marks.about(group)])


def _line(
    table: Table, group: grid.Group, columns: Sequence[int], marks: grid.Marks, look: Look, room: int
) -> Line:
    label = _label(group, marks)
    cells = [grid.sign(table, group, column, marks, look.asked) for column in columns]
    tags = [_centred(table.notices[column].version.locale) for column in columns]
    shown = [
        Words(_shown(sign, look).ljust(len(tag)), _STYLES[severity])
        for (sign, severity), tag in zip(cells, tags, strict=True)
    ]
    label = label if cell_width(label) <= room else label[: room - 1] + "…"
    return line(f"{group.rows.start + 1:>4}  ", label.ljust(room + 1), *shown)
