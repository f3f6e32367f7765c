"""The best path of one version through the profile: banded dynamic programming with affine gaps."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import log
from typing import Literal

from msgspec import Struct

from ..parse import CLOSING, HEADINGS
from .profile import View
from .score import Scorer
from .weights import (
    COMMON,
    EXTEND,
    EXTEND_UNSURE,
    NEARLY_ALL,
    OPEN,
    OPEN_UNSURE,
    REPEATED,
    SPLIT,
    SWAP,
    SWAP_ALIKE,
    SWAP_FIXED,
)

BAND = 3
# Half the width of the band: the next wider one is searched while the path runs along the edge, and only where it has
# so many times the cells of the last one, and no more cells than there is room for.
_REACHES = (BAND, 2 * BAND, 8 * BAND, 32 * BAND)
_MUCH = 1.5
_ROOM = 20_000

# Kinds whose blocks differ enough to be recognised in another order; rows of a table are too much alike.
_DISTINCT = frozenset({"paragraph", "item", "heading", "title"})

Op = Literal["match", "missing", "extra", "split", "merged", "swap"]
GAPS: frozenset[Op] = frozenset({"missing", "extra"})


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
    if window.entry == window.entry_end or window.column == window.column_end:
        columns, entries = window.column_end - window.column, window.entry_end - window.entry
        op: Op = "missing" if columns else "extra"
        return _gap([Step(op, window.column, columns, window.entry, entries)])
    inside = [
        (entry - window.entry, column - window.column)
        for entry, column in anchors
        if window.entry <= entry < window.entry_end and window.column <= column < window.column_end
    ]
    costs = skip_costs(scorer.view, window.column, window.column_end)
    ranks = [0, *accumulate(cost is not None for cost in costs)]
    steps: list[Step] = []
    looked = 0
    for reach in _REACHES:
        bounds = band(window.entry_end - window.entry, ranks, inside, reach)
        cells = sum(high - low + 1 for low, high in bounds)
        if looked and cells > _ROOM:
            break
        if cells < _MUCH * looked:
            continue
        grid = _Grid(scorer, window, costs, bounds)
        steps, looked = grid.trace(), cells
        if not grid.touched(steps):
            break
    return _join(steps)


def skip_costs(view: View, first: int, last: int) -> list[tuple[float, float] | None]:
    """Costs of opening and extending a gap at each column; the closing question is lacking by itself."""
    costs = [skip_cost(share) for share in view.shares[first:last]]
    for at, (before, kind) in enumerate(pairwise(view.kinds[first:last]), 1):
        cost = costs[at]
        if cost and kind in CLOSING and before not in CLOSING:
            costs[at] = (cost[0], cost[0])
    return costs


def skip_cost(share: float) -> tuple[float, float] | None:
    """Costs of opening and extending a gap at a column; None where it is rare, for then its rarity is the price."""
    if share < COMMON:
        return None
    return (OPEN, EXTEND) if share > NEARLY_ALL else (OPEN_UNSURE, EXTEND_UNSURE)


def swap_cost(kind: str, other: str) -> float:
    """What it costs that neighbours of two kinds change places."""
    if kind != other and ("image" in (kind, other) or (kind in HEADINGS) != (other in HEADINGS)):
        return SWAP_FIXED
    return SWAP_ALIKE if kind == other and kind in _DISTINCT else SWAP


def band(
    entries: int, ranks: Sequence[int], anchors: Sequence[tuple[int, int]], reach: int = BAND
) -> list[tuple[int, int]]:
    """The band: for each number of entries consumed the least and the greatest number of columns consumed.

    ``ranks[n]`` is how many of the first ``n`` columns are common: rare ones do not lead the path away from its
    diagonal. Between two corners the path may go from the diagonal of the one to that of the other.
    """
    corners = [(0, 0), *((entry, ranks[column]) for entry, column in anchors), (entries, ranks[-1])]
    bounds: list[tuple[int, int]] = []
    for (entry, rank), (next_entry, next_rank) in pairwise(corners):
        aside = (next_rank - rank) - (next_entry - entry)
        low, high = rank - entry + min(aside, 0) - reach, rank - entry + max(aside, 0) + reach
        for row in range(len(bounds), next_entry + 1):
            first = bisect_left(ranks, row + low)
            bounds.append((min(first, len(ranks) - 1), max(bisect_right(ranks, row + high) - 1, 0)))
    return _opened(bounds, len(ranks) - 1)


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

# What stands beside each other: the name of the step, how many entries and how many columns.
_BESIDE: tuple[tuple[Op, int, int], ...] = (
    ("match", 1, 1),
    ("split", 2, 1),
    ("merged", 1, 2),
    ("swap", 2, 2),
)
_MATCH, _SPLIT, _MERGED, _SWAP = range(4)
_OVER = -1  # beside: a rare column was passed over
_NEVER = -1e9  # nats; less than any path scores
_ANY = 1e3  # nats that a pair scores at most, where nothing is known of it
_FREE = 0.0, 0.0  # before the first column nothing is skipped
# Passing a column is charged as if at least this share of the versions lacked it.
_LACKING = 0.05

# Above this score a pair is not looked at again for a split, a merge or a swap.
_SURE = 3.5


class _Row:
    """Cells of one row of the band: best scores of the paths to each by layer, and the best of the three.

    The first cell is that of ``low`` columns consumed. ``beside`` indexes the kinds of steps, or is ``_OVER``
    where the matched layer came over a rare column. ``limits`` are the most that the row's entry can score
    against the column of each cell. How a gap came about is read from the scores when the path is traced.
    """

    __slots__ = ("beside", "extra", "limits", "low", "matched", "missing", "top")

    def __init__(self, low: int, limits: Sequence[float], extra: list[float]) -> None:
        self.low = low
        self.limits = limits
        self.extra = extra
        self.matched = [_NEVER] * len(extra)
        self.missing = [_NEVER] * len(extra)
        self.top = [_NEVER] * len(extra)
        self.beside = [_MATCH] * len(extra)

    def layer(self, at: int) -> int:
        """The best of the three layers of a cell."""
        best = self.matched[at]
        if self.missing[at] > best:
            return _EXTRA if self.extra[at] > self.missing[at] else _MISSING
        return _EXTRA if self.extra[at] > best else _MATCHED


class _Grid:
    """The band, filled row by row; row and column are how many entries and columns are consumed.

    What cannot be on the best path to its cell, whatever the words say, is not scored.
    """

    def __init__(
        self,
        scorer: Scorer,
        window: Window,
        costs: Sequence[tuple[float, float] | None],
        bounds: Sequence[tuple[int, int]],
    ) -> None:
        self.score = scorer
        self.entry, self.column = window.entry, window.column
        self.entries, self.columns = window.entry_end - window.entry, window.column_end - window.column
        shares = scorer.view.shares[window.column : window.column_end]
        self.costs = costs
        self.passing = [log(max(1 - share, _LACKING)) for share in shares]
        self.bounds = bounds
        self.rows: list[_Row] = []
        for number, (low, high) in enumerate(self.bounds):
            if number:
                self._enter(number, low, high)
            else:
                self._begin(high)

    def _begin(self, high: int) -> None:
        """The row before the first entry."""
        row = _Row(0, (), [_NEVER] * (high + 1))
        row.matched[0] = row.top[0] = 0.0
        for at in range(1, high + 1):
            self._miss(row, at)
            row.top[at] = max(row.matched[at], row.missing[at])
        self.rows.append(row)

    def _enter(self, number: int, low: int, high: int) -> None:
        """Fill the row of one more entry: leave out columns, set the entry beside them, keep the best of each cell."""
        first = self.column + low - 1
        limits = self.score.limits(self.entry + number - 1, max(first, 0), first + high - low + 1)
        row = _Row(low, limits if first >= 0 else [_NEVER, *limits], self._added(number, low, high))
        self._fill(row, number)
        self.rows.append(row)

    def _price(self, number: int) -> tuple[float, float]:
        """What it costs to leave out the entry of a row, and one more."""
        return REPEATED if self.entry + number - 1 in self.score.version.repeated else (OPEN, EXTEND)

    def _added(self, number: int, low: int, high: int) -> list[float]:
        """The scores of the cells of a row where its entry is left out."""
        above = self.rows[number - 1]
        opening, extending = self._price(number)
        first, last = low - above.low, high + 1 - above.low
        extra = [
            opened if (opened := top + opening) > (extended := out + extending) else extended
            for top, out in zip(above.top[first:last], above.extra[first:last], strict=True)
        ]
        return extra + [_NEVER] * (high + 1 - low - len(extra))

    def _fill(self, row: _Row, number: int) -> None:
        """Leave out columns, and set the entry beside those where that may be the best way to the cell."""
        ways = _Ways(self, row, number)
        over, back, limits = ways.over, ways.back, row.limits
        splits, merges, crossed = ways.splits, ways.merges, ways.crossed
        matched, missing, extra, top = row.matched, row.missing, row.extra, row.top
        best = gap = _NEVER
        for at, cost in enumerate([_FREE, *self.costs[row.low : row.low + len(top) - 1]]):
            if cost is None:
                self._pass(row, at)
                gap = missing[at]
            else:
                # comparisons take a fraction of the time of max
                gap = opened if (opened := best + cost[0]) > (extended := gap + cost[1]) else extended
                missing[at] = gap
            best = out if (out := extra[at]) > gap else gap
            best = met if (met := matched[at]) > best else best
            last = over[at + 1]
            if last > _NEVER and (
                last + limits[at] >= best
                or over[at] + SPLIT + merges[at] > best
                or back[at + 1] + SPLIT + splits[at] > best
                or back[at] + crossed[at] > best
            ):
                best = self._set(row, number, at, ways, best)
            top[at] = best

    def _set(self, row: _Row, number: int, at: int, ways: "_Ways", least: float) -> float:
        """Set an entry beside a column; what its cell scores then at best is returned."""
        best, beside, gained = _NEVER, _MATCH, _NEVER
        entry, there, last = self.entry + number - 1, self.column + row.low + at - 1, ways.over[at + 1]
        if last + row.limits[at] >= least and last + self.score.limit(entry, there) >= least:
            gained = self.score(entry, there)
            best = last + gained
        if gained <= _SURE:
            more, how = self._set_more(number, row.low + at, at, ways, max(best, least))
            if how != _MATCH:
                best, beside = more, how
        if best >= row.matched[at]:
            row.matched[at], row.beside[at] = best, beside
        return max(best, least)

    def _set_more(self, number: int, column: int, at: int, ways: "_Ways", least: float) -> tuple[float, int]:
        """The best of a split, a merge and a change of places, where it is above the least."""
        score, how = self.score, _MATCH
        entry, there = self.entry + number - 1, self.column + column - 1
        last = ways.back[at + 1] + SPLIT
        if last + ways.splits[at] > least:
            value = last + score.joined((entry - 1, entry), (there,), least - last)
            if value > least:
                least, how = value, _SPLIT
        last = ways.over[at] + SPLIT
        if last + ways.merges[at] > least:
            value = last + score.joined((entry,), (there - 1, there), least - last)
            if value > least:
                least, how = value, _MERGED
        last = ways.back[at] + ways.swap
        if ways.back[at] + ways.crossed[at] > least and last + self._most_crossed(entry, there) > least:
            value = last + score(entry, there - 1)
            if value + score.limit(entry - 1, there) > least:
                value += score(entry - 1, there)
                if value > least:
                    least, how = value, _SWAP
        return least, how

    def _most_crossed(self, entry: int, column: int) -> float:
        """The most that an entry and the one before it score where they have changed places."""
        return self.score.limit(entry, column - 1) + self.score.limit(entry - 1, column)

    def _miss(self, row: _Row, at: int) -> None:
        """Leave out a column."""
        cost = self.costs[row.low + at - 1]
        if cost is None:
            self._pass(row, at)
        else:
            row.missing[at] = max(row.top[at - 1] + cost[0], row.missing[at - 1] + cost[1])

    def _pass(self, row: _Row, at: int) -> None:
        """Go over a rare column in every layer."""
        price = self.passing[row.low + at - 1]
        row.missing[at] = row.missing[at - 1] + price
        row.extra[at] = max(row.extra[at], row.extra[at - 1] + price)
        if row.matched[at - 1] + price > row.matched[at]:
            row.matched[at], row.beside[at] = row.matched[at - 1] + price, _OVER

    def trace(self) -> list[Step]:
        """Steps of the best path, one column or entry at a time."""
        steps = []
        number, column = self.entries, self.columns
        layer = self.rows[number].layer(column - self.rows[number].low)
        while number or column:
            op, columns, entries, layer = self._back(number, column, layer)
            number, column = number - entries, column - columns
            steps.append(Step(op, column + self.column, columns, number + self.entry, entries))
        return steps[::-1]

    def touched(self, steps: Sequence[Step]) -> bool:
        """Whether a path runs along an edge of the band that is not an edge of the window."""
        for step in steps:
            low, high = self.bounds[step.entry - self.entry]
            column = step.column - self.column
            if (column == low and low) or (column == high and high < self.columns):
                return True
        return False

    def _back(self, number: int, column: int, layer: int) -> tuple[Op, int, int, int]:
        """The step that led to a cell, its columns, its entries, and the layer that it came from."""
        row = self.rows[number]
        at = column - row.low
        if layer == _MISSING:
            return "missing", 1, 0, self._before_missing(row, at)
        if layer == _EXTRA:
            return self._before_extra(number, at)
        if row.beside[at] == _OVER:
            return "missing", 1, 0, layer
        op, entries, columns = _BESIDE[row.beside[at]]
        before = self.rows[number - entries]
        return op, columns, entries, before.layer(column - columns - before.low)

    def _before_missing(self, row: _Row, at: int) -> int:
        """The layer from which a column was left out."""
        cost = self.costs[row.low + at - 1]
        if cost is None or row.missing[at - 1] + cost[1] >= row.top[at - 1] + cost[0]:
            return _MISSING
        return row.layer(at - 1)

    def _before_extra(self, number: int, at: int) -> tuple[Op, int, int, int]:
        """The step that led to a cell where an entry is left out: that one, or a rare column passed behind it."""
        row, above = self.rows[number], self.rows[number - 1]
        there = at + row.low - above.low
        opening, extending = self._price(number)
        opened = extended = _NEVER
        if there < len(above.top):
            opened, extended = above.top[there] + opening, above.extra[there] + extending
        if at and self.costs[row.low + at - 1] is None:
            passed = row.extra[at - 1] + self.passing[row.low + at - 1]
            if passed >= max(opened, extended):
                return "missing", 1, 0, _EXTRA
        return "extra", 0, 1, _EXTRA if extended >= opened else above.layer(there)


class _Ways:
    """The cells that lead to those of a row, and the most that can be gained on the way.

    ``over`` are the best scores in the row above, ``back`` in the one above that, both from the column two before
    the row's first; ``splits``, ``merges`` and ``crossed`` are the most that is gained by a split, a merge, and by
    neighbours that change places, for each cell; ``swap`` is what the last costs.
    """

    __slots__ = ("back", "crossed", "merges", "over", "splits", "swap")
    back: Sequence[float]
    crossed: Sequence[float]
    splits: Sequence[float]

    def __init__(self, grid: _Grid, row: _Row, number: int) -> None:
        score, entry, width = grid.score, grid.entry + number - 1, len(row.top)
        above = grid.rows[number - 1]
        first = grid.column + row.low - 1
        self.over = _shifted(above.top, row.low - 2 - above.low, width + 1)
        merges = score.merge_limits(entry, max(first - 1, 0), first + width - 1)
        self.merges = _shifted(merges, min(first - 1, 0), width)
        if number == 1:
            self.back = [_NEVER] * (width + 1)
            self.crossed = self.splits = [_NEVER] * width
            self.swap = _NEVER
            return
        before = grid.rows[number - 2]
        self.back = _shifted(before.top, row.low - 2 - before.low, width + 1)
        splits = score.split_limits(entry - 1, max(first, 0), first + width)
        self.splits = _shifted(splits, min(first, 0), width)
        kinds = score.version.kinds
        swap = self.swap = swap_cost(kinds[entry - 1], kinds[entry])
        theirs = _shifted(above.limits, row.low - above.low, width, _ANY)
        ours = _shifted(row.limits, -1, width, _ANY)
        self.crossed = [swap + one + other for one, other in zip(theirs, ours, strict=True)]


def _shifted(values: Sequence[float], first: int, count: int, none: float = _NEVER) -> Sequence[float]:
    """So many values from an index on, which may lie outside."""
    if first >= 0 and first + count <= len(values):
        return values if len(values) == count else values[first : first + count]
    found = [none] * min(max(-first, 0), count)
    found += values[max(first, 0) : max(first + count, 0)]
    return found + [none] * (count - len(found))


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
