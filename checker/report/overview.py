"""The grid at the head of a report: rows of the notice, columns of versions, a sign for each cell."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len

from ..align import Row, Table
from ..findings import Finding, Severity
from ..place import Place
from .paint import Line, Look, Style, Words, line

AGREES, ERROR, WARNING, NOTE, ABSENT, UNKNOWN = "·", "✗", "!", "i", "−", "?"
_ASCII = {AGREES: ".", ERROR: "x", ABSENT: "-"}
_SIGNS: dict[Severity, tuple[str, Style]] = {
    Severity.ERROR: (ERROR, "error"),
    Severity.WARNING: (WARNING, "warning"),
    Severity.NOTE: (NOTE, "note"),
}
_GROUPED = {"item": "list of {}", "row": "table of {} rows", "answer": "{} answers", "code": "{} code blocks"}
_NAMED = {"prompt": "question", "row": "table row", "item": "list item", "code": "code block"}
MOST_COLUMNS = 12
MOST_ROWS = 20


class _Group(Struct, frozen=True):
    """Neighbouring rows of one kind that share a line of the grid: the items of a list."""

    kind: str
    rows: range


def overview(table: Table, findings: Sequence[Finding], look: Look) -> list[Line]:
    """The grid of a family, or nothing where it has a single version or nothing was found."""
    if len(table.notices) < 2 or not findings:
        return []
    at = _Finder(table)
    worst: dict[tuple[int, int], Severity] = {}
    topics: dict[int, set[str]] = defaultdict(set)
    for finding in findings:
        row, column = at.cell(finding)
        if row is None or column is None:
            continue
        worst[row, column] = max(worst.get((row, column), Severity.NOTE), finding.severity)
        topics[row].add(finding.category)
    columns = _columns(table, {column for _, column in worst})
    lines = [_head(table, columns)]
    agreeing = 0
    groups = _groups(table)
    for group in groups:
        marked = any((row, column) in worst for row in group.rows for column in columns)
        if len(groups) > MOST_ROWS and not marked:
            agreeing += 1
            continue
        if agreeing:
            lines.append(_agreeing(agreeing))
            agreeing = 0
        lines.append(_line(table, group, columns, worst, topics, look))
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


def _line(
    table: Table,
    group: _Group,
    columns: Sequence[int],
    worst: dict[tuple[int, int], Severity],
    topics: dict[int, set[str]],
    look: Look,
) -> Line:
    about = sorted(set().union(*(topics.get(row, set()) for row in group.rows)) - {"structure"})
    label = " · ".join([_label(group), *about])
    cells = [_sign(table, group, column, worst) for column in columns]
    tags = [_centred(table.notices[column].version.locale) for column in columns]
    shown = [
        Words((_ASCII.get(sign, sign) if look.ascii else sign).ljust(len(tag)), style)
        for (sign, style), tag in zip(cells, tags, strict=True)
    ]
    label = label if cell_len(label) <= 23 else label[:22] + "…"
    return line(f"{group.rows.start + 1:>4}  ", label.ljust(24), *shown)


def _label(group: _Group) -> str:
    if len(group.rows) > 1:
        return _GROUPED[group.kind].format(len(group.rows))
    return _NAMED.get(group.kind, group.kind)


def _sign(
    table: Table, group: _Group, column: int, worst: dict[tuple[int, int], Severity]
) -> tuple[str, Style]:
    found = [worst[row, column] for row in group.rows if (row, column) in worst]
    absent = any(not table.rows[row].cells[column] and _mostly_there(table.rows[row]) for row in group.rows)
    if found:
        sign, style = _SIGNS[max(found)]
        return (ABSENT if absent else sign), style
    if column not in table.comparable:
        return UNKNOWN, "dim"
    if absent:
        return ABSENT, "dim"
    present = any(table.rows[row].cells[column] for row in group.rows)
    return (AGREES if present else " "), "dim"


def _mostly_there(row: Row) -> bool:
    return sum(map(bool, row.cells)) * 2 > len(row.cells)


def _groups(table: Table) -> list[_Group]:
    groups: list[_Group] = []
    for number, row in enumerate(table.rows):
        kind = Counter(block.kind for cell in row.cells for block in cell).most_common(1)[0][0]
        last = groups[-1] if groups else None
        if last and last.kind == kind and kind in _GROUPED:
            groups[-1] = _Group(kind, range(last.rows.start, number + 1))
        else:
            groups.append(_Group(kind, range(number, number + 1)))
    return groups


class _Finder:
    """Tells the cell of the grid that a finding belongs to."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns = {notice.version.path: column for column, notice in enumerate(table.notices)}
        self._blocks: list[list[tuple[int, int, int]]] = [[] for _ in table.notices]
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                self._blocks[column] += [(block.start, block.end, number) for block in cell]
        for blocks in self._blocks:
            blocks.sort()

    def cell(self, finding: Finding) -> tuple[int | None, int | None]:
        """Row and column; a finding about something absent stands in the row of its counterpart."""
        fact = finding.fact
        column = self._columns.get(fact.place.path)
        places = [related.place for related in fact.related]
        for place in [*places, fact.place] if fact.place.empty else [fact.place, *places]:
            row = self._row(place)
            if row is not None:
                return row, column
        return None, column

    def _row(self, place: Place) -> int | None:
        column = self._columns.get(place.path)
        if column is None:
            return None
        offset, _ = self._table.notices[column].source.offsets(place)
        blocks = self._blocks[column]
        index = bisect_right(blocks, (offset, float("inf"), 0)) - 1
        if index < 0 or offset > blocks[index][1]:
            return None
        return blocks[index][2]
