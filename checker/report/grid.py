"""The grid of a family: which line and which version a finding belongs to, and the sign of each cell."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ..align import Row, Table
from ..findings import Finding, Severity
from ..place import Place

AGREES, ERROR, WARNING, NOTE, ABSENT, UNKNOWN, EMPTY = "·", "✗", "!", "i", "−", "?", " "
_SIGNS = {Severity.ERROR: ERROR, Severity.WARNING: WARNING, Severity.NOTE: NOTE}
# The rules that say what a version lacks; where none of them was asked, no cell does.
_OF_ABSENCE = frozenset({"same-blocks", "same-sections", "same-text", "feedback-prompt"})
_GROUPED = {"item": "list of {}", "row": "table of {} rows", "answer": "{} answers", "code": "{} code blocks"}
_NAMED = {"prompt": "question", "row": "table row", "item": "list item", "code": "code block"}


class Group(Struct, frozen=True):
    """Neighbouring rows of one kind that share a line of the grid: the items of a list."""

    kind: str
    rows: range

    @property
    def label(self) -> str:
        """What the line holds, in a few words."""
        if len(self.rows) > 1:
            return _GROUPED[self.kind].format(len(self.rows))
        return _NAMED.get(self.kind, self.kind)


class Marks(Struct, frozen=True):
    """The findings of a family by cell, a row and a column of the table: the worst severity, and the subjects.

    ``beside`` are findings that stand in no row: about front matter, or about a file as a whole.
    """

    worst: dict[tuple[int, int], Severity]
    topics: dict[int, set[str]]
    cells: dict[tuple[int, int], list[Finding]]
    beside: list[Finding]

    def columns(self) -> set[int]:
        """The versions that something was found in."""
        return {column for _, column in self.worst}

    def about(self, group: Group) -> list[str]:
        """What the findings of a line are about, beside its structure."""
        return sorted(set().union(*(self.topics.get(row, set()) for row in group.rows)) - {"structure"})


def mark(table: Table, findings: Iterable[Finding]) -> Marks:
    """Put each finding into its cell."""
    at = Finder(table)
    marks = Marks({}, defaultdict(set), defaultdict(list), [])
    for finding in findings:
        row, column = at.cell(finding)
        if row is None or column is None:
            marks.beside.append(finding)
            continue
        worst = marks.worst.get((row, column), Severity.NOTE)
        marks.worst[row, column] = max(worst, finding.severity)
        marks.topics[row].add(finding.category)
        marks.cells[row, column].append(finding)
    return marks


def groups(table: Table) -> list[Group]:
    """The lines of the grid: rows, those of one list or table together."""
    found: list[Group] = []
    for number, row in enumerate(table.rows):
        kind = Counter(block.kind for cell in row.cells for block in cell).most_common(1)[0][0]
        last = found[-1] if found else None
        if last and last.kind == kind and kind in _GROUPED:
            found[-1] = Group(kind, range(last.rows.start, number + 1))
        else:
            found.append(Group(kind, range(number, number + 1)))
    return found


def sign(
    table: Table, group: Group, column: int, marks: Marks, asked: frozenset[str] | None = None
) -> tuple[str, Severity | None]:
    """The sign of a cell and the worst that was found there, None where nothing was.

    ``asked`` are the rules that were chosen; None stands for all.
    """
    found = [marks.worst[row, column] for row in group.rows if (row, column) in marks.worst]
    absent = any(not table.rows[row].cells[column] and _mostly_there(table.rows[row]) for row in group.rows)
    if found:
        return (ABSENT if absent else _SIGNS[max(found)]), max(found)
    if column not in table.comparable:
        return UNKNOWN, None
    if absent and (asked is None or asked & _OF_ABSENCE):
        return ABSENT, None
    present = any(table.rows[row].cells[column] for row in group.rows)
    return (AGREES if present else EMPTY), None


def sign_of(severities: Sequence[Severity]) -> tuple[str, Severity | None]:
    """The sign of findings that stand in no row."""
    return (_SIGNS[max(severities)], max(severities)) if severities else (EMPTY, None)


def _mostly_there(row: Row) -> bool:
    return sum(map(bool, row.cells)) * 2 > len(row.cells)


class Finder:
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
            row = self.row(place)
            if row is not None:
                return row, column
        return None, column

    def row(self, place: Place) -> int | None:
        """The row that holds a place, or None where it lies in none."""
        column = self._columns.get(place.path)
        if column is None:
            return None
        offset, _ = self._table.notices[column].source.offsets(place)
        blocks = self._blocks[column]
        index = bisect_right(blocks, (offset, float("inf"), 0)) - 1
        if index < 0 or offset > blocks[index][1]:
            return None
        return blocks[index][2]
