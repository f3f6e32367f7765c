"""The best path of one version through the profile: banded dynamic programming with affine gaps."""

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Literal

from msgspec import Struct

from .score import Scorer

OPEN, EXTEND = -5.0, -2.5
SPLIT, SWAP = -5.6, -5.0
# An entry whose words the version has elsewhere too is easily one too many.
REPEATED = (-2.0, -1.0)
BAND = 6

# A column that fewer than half of the versions have is passed by at the price of its rarity.
_RARE = 0.5

Op = Literal["match", "missing", "extra", "split", "merged", "swap"]


class Step(Struct, frozen=True):
    """One move: ``columns`` from ``column`` on, and ``entries`` of the version from ``entry`` on."""

    op: Op
    column: int
    columns: int
    entry: int
    entries: int

    @property
    def column_end(self) -> int:
        """The column after the last one."""
        return self.column + self.columns

    @property
    def entry_end(self) -> int:
        """The entry after the last one."""
        return self.entry + self.entries


class Window(Struct, frozen=True):
    """A part of the grid: from an entry and a column to an entry and a column, the ends exclusive."""

    entry: int
    column: int
    entry_end: int
    column_end: int


def find_path(scorer: Scorer, window: Window, anchors: Sequence[tuple[int, int]]) -> list[Step]:
    """Steps that consume all entries and all columns of a window, in order, neighbouring gaps joined.

    ``anchors`` are pairs (entry, column), ascending in both, that guide the band and never cut. The band is
    widened as long as the path runs along its edge.
    """
    inside = [
        (entry - window.entry, column - window.column)
        for entry, column in anchors
        if window.entry <= entry < window.entry_end and window.column <= column < window.column_end
    ]
    for reach in (BAND, 4 * BAND, 16 * BAND):
        grid = _Grid(scorer, window, inside, reach)
        steps = grid.trace()
        if not grid.touched(steps):
            break
    return _join(steps)


def skip_cost(share: float) -> tuple[float, float] | None:
    """Costs of opening and extending a gap at a column, or None where it is rare and passed by."""
    if share < _RARE:
        return None
    return (OPEN, EXTEND) if share > 0.75 else (-3.5, -2.0)


def band(
    entries: int, columns: int, anchors: Sequence[tuple[int, int]], reach: int = BAND
) -> list[tuple[int, int]]:
    """For each number of entries consumed the first and the last number of columns to look at."""
    corners = [(0, 0), *((entry, column) for entry, column in anchors), (entries, columns)]
    bounds: list[tuple[int, int]] = []
    for (entry, column), (next_entry, next_column) in pairwise(corners):
        rows, width = next_entry - entry, next_column - column
        wide = reach + abs(rows - width)
        for row in range(len(bounds), next_entry + 1):
            middle = column + (row - entry) * width // rows if rows else column
            bounds.append((max(middle - wide, 0), min(middle + wide, columns)))
    return _opened(bounds, columns)


def _opened(bounds: list[tuple[int, int]], columns: int) -> list[tuple[int, int]]:
    """Bounds that ascend, so that every row can be reached from the one before it."""
    low, lows = columns, []
    for first, _ in reversed(bounds):
        low = min(low, first)
        lows.append(low)
    high, highs = 0, []
    for _, last in bounds:
        high = max(high, last)
        highs.append(high)
    return list(zip(reversed(lows), highs, strict=True))


# Layers of the grid: the last step set something beside something, left out a column, or an entry.
_MATCHED, _MISSING, _EXTRA = range(3)

# The sizes (entries, columns) of what stands beside each other, by the name of the step.
_BESIDE: dict[Op, tuple[int, int]] = {"match": (1, 1), "split": (2, 1), "merged": (1, 2), "swap": (2, 2)}
_NEVER = -1e9

# Above this score a pair is not looked at again for a split, a merge or a swap.
_SURE = 3.5
# What a split or a merge can win at most, its price taken off: others are not looked at.
_BEST_JOIN = 5.0


class _Cell(Struct):
    """Best scores of the paths to a point by layer, and how each was reached."""

    matched: float = _NEVER
    missing: float = _NEVER
    extra: float = _NEVER
    beside: Op = "match"
    passed: bool = False  # the matched layer came over a rare column
    missing_from: int = _MISSING
    extra_from: int = _EXTRA
    extra_passed: bool = False
    top: float = _NEVER
    layer: int = _MATCHED

    def settle(self) -> None:
        """Keep the best of the three."""
        self.top, self.layer = self.matched, _MATCHED
        if self.missing > self.top:
            self.top, self.layer = self.missing, _MISSING
        if self.extra > self.top:
            self.top, self.layer = self.extra, _EXTRA


class _Grid:
    """The band, filled row by row; row and column are how many entries and columns are consumed."""

    def __init__(
        self, scorer: Scorer, window: Window, anchors: Sequence[tuple[int, int]], reach: int
    ) -> None:
        self.score = scorer
        self.entry, self.column = window.entry, window.column
        self.entries, self.columns = window.entry_end - window.entry, window.column_end - window.column
        shares = scorer.view.shares[window.column : window.column_end]
        self.costs = [skip_cost(share) for share in shares]
        self.passing = [log(max(1 - share, 0.05)) for share in shares]
        repeated = scorer.version.repeated
        entries = range(window.entry, window.entry_end)
        self.prices = [REPEATED if entry in repeated else (OPEN, EXTEND) for entry in entries]
        self.bounds = band(self.entries, self.columns, anchors, reach)
        self.rows: list[dict[int, _Cell]] = []
        for row, (low, high) in enumerate(self.bounds):
            self.rows.append({})
            for column in range(low, high + 1):
                self._fill(row, column)

    def _fill(self, row: int, column: int) -> None:
        cell = self.rows[row][column] = _Cell()
        if not row and not column:
            cell.matched = 0.0
        if row and column:
            self._match(cell, row, column)
        if column and (left := self.rows[row].get(column - 1)):
            self._miss(cell, left, column)
        if row and (above := self.rows[row - 1].get(column)):
            self._add(cell, above, *self.prices[row - 1])
        cell.settle()

    def _match(self, cell: _Cell, row: int, column: int) -> None:
        before = self.rows[row - 1].get(column - 1)
        if before is None:
            return
        entry, there = self.entry + row - 1, self.column + column - 1
        score = self.score(entry, there)
        cell.matched = before.top + score
        if score > _SURE:
            return
        least = cell.matched - _BEST_JOIN
        if row > 1 and (before := self.rows[row - 2].get(column - 1)) and before.top > least:
            joined = self.score.joined((entry - 1, entry), (there,))
            self._offer(cell, "split", before.top + SPLIT + joined)
        if column > 1 and (before := self.rows[row - 1].get(column - 2)) and before.top > least:
            joined = self.score.joined((entry,), (there - 1, there))
            self._offer(cell, "merged", before.top + SPLIT + joined)
        if row > 1 and column > 1 and (before := self.rows[row - 2].get(column - 2)):
            crossed = self.score(entry - 1, there) + self.score(entry, there - 1)
            self._offer(cell, "swap", before.top + SWAP + crossed)

    @staticmethod
    def _offer(cell: _Cell, op: Op, value: float) -> None:
        if value > cell.matched:
            cell.matched, cell.beside = value, op

    def _miss(self, cell: _Cell, left: _Cell, column: int) -> None:
        cost = self.costs[column - 1]
        if cost is None:
            price = self.passing[column - 1]
            cell.missing = left.missing + price
            cell.extra, cell.extra_passed = left.extra + price, True
            if left.matched + price > cell.matched:
                cell.matched, cell.passed = left.matched + price, True
            return
        opened, extended = left.top + cost[0], left.missing + cost[1]
        cell.missing = max(opened, extended)
        cell.missing_from = _MISSING if extended >= opened else left.layer

    @staticmethod
    def _add(cell: _Cell, above: _Cell, opening: float, extending: float) -> None:
        opened, extended = above.top + opening, above.extra + extending
        if max(opened, extended) > cell.extra:
            cell.extra, cell.extra_passed = max(opened, extended), False
            cell.extra_from = _EXTRA if extended >= opened else above.layer

    def trace(self) -> list[Step]:
        """Steps of the best path, one column or entry at a time."""
        steps = []
        row, column = self.entries, self.columns
        layer = self.rows[row][column].layer
        while row or column:
            step, layer = self._back(row, column, layer)
            steps.append(step)
            row, column = step.entry, step.column
        return [
            Step(step.op, step.column + self.column, step.columns, step.entry + self.entry, step.entries)
            for step in reversed(steps)
        ]

    def touched(self, steps: Sequence[Step]) -> bool:
        """Whether a path runs along an edge of the band that is not an edge of the window."""
        for step in steps:
            low, high = self.bounds[step.entry - self.entry]
            column = step.column - self.column
            if (column == low and low) or (column == high and high < self.columns):
                return True
        return False

    def _back(self, row: int, column: int, layer: int) -> tuple[Step, int]:
        cell = self.rows[row][column]
        if layer == _EXTRA and not cell.extra_passed:
            return Step("extra", column, 0, row - 1, 1), cell.extra_from
        if layer == _MISSING:
            return Step("missing", column - 1, 1, row, 0), cell.missing_from
        if layer == _EXTRA or cell.passed:
            return Step("missing", column - 1, 1, row, 0), layer
        entries, columns = _BESIDE[cell.beside]
        step = Step(cell.beside, column - columns, columns, row - entries, entries)
        return step, self.rows[step.entry][step.column].layer


def _join(steps: Sequence[Step]) -> list[Step]:
    """Steps with neighbouring gaps of one kind joined; in a mixed gap the missing columns come first."""
    joined: list[Step] = []
    gap: list[Step] = []
    for step in steps:
        if step.op in {"missing", "extra"}:
            gap.append(step)
            continue
        joined += _gap(gap)
        joined.append(step)
        gap = []
    return joined + _gap(gap)


def _gap(steps: Sequence[Step]) -> list[Step]:
    if not steps:
        return []
    column, entry = steps[0].column, steps[0].entry
    columns = sum(step.columns for step in steps)
    entries = sum(step.entries for step in steps)
    joined = [Step("missing", column, columns, entry, 0)] if columns else []
    return joined + ([Step("extra", column + columns, 0, entry, entries)] if entries else [])
