"""Measure a stretch of a version: how long it is, and how long it should be to hold what the others have there."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ..align import Spot, Table
from ..median import median
from ..parse import HEADINGS, Block
from ..voting import Vote
from ..words.scripts import is_dense

PHRASE = 25
"""Code points; a shorter block may stand in a version several times, and its length tells little."""

_SIGN = 2  # letters of an alphabet that one sign of a dense script says at least
# The expected length comes from at most so many other versions.
_ASKED = 16
# So many blocks away a row is sought that most other versions have too.
_FAR = 3


def in_letters(signs: int, locale: str) -> int:
    """How many letters of an alphabet so many signs of a locale's text come to."""
    return signs * (_SIGN if is_dense(locale) else 1)


class Lengths:
    """Letters of stretches of blocks, over one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._ratios: dict[tuple[int, int], float] = {}

    def blocks_of(self, spot: Spot) -> tuple[int, int]:
        """The blocks of a spot as indices, the last exclusive; a gap is empty, at the block that follows."""
        notice = self.table.notices[spot.notice]
        first = notice.block_at(spot.start)
        return first, max(first, notice.block_at(spot.end))

    def here(self, version: int, first: int, last: int) -> int:
        """Letters of a version's blocks."""
        return sum([len(block.text) for block in self.table.notices[version].blocks[first:last]])

    def headings(self, version: int, first: int, last: int) -> int:
        """Headings among a version's blocks."""
        return sum([block.kind in HEADINGS for block in self.table.notices[version].blocks[first:last]])

    def expected(self, version: int, first: int, last: int) -> float | None:
        """Letters that a stretch of the version would have if it held what the others have there.

        Others have 300 letters between the same two rows, and this language takes 1.2 letters for one of theirs: 360.
        None where no other version has the rows on both sides.
        """
        lengths = [
            self.here(other, *stretch) * self.ratio(version, other)
            for other, stretch in self._stretches(version, first, last)
        ]
        return max(median(lengths) - self._held(self.here, version, first, last), 0.0) if lengths else None

    def expected_headings(self, version: int, first: int, last: int) -> int | None:
        """Headings that most others have there; None where they do not agree."""
        counts = Counter(
            self.headings(other, *stretch) for other, stretch in self._stretches(version, first, last)
        )
        (count, agreeing), *_ = counts.most_common(1) or [(0, 0)]
        if not counts or not Vote(agreeing, counts.total()).is_clear:
            return None
        return count - self._held(self.headings, version, first, last)

    def _stretches(self, version: int, first: int, last: int) -> Iterator[tuple[int, tuple[int, int]]]:
        """The other versions' blocks between the common rows around a stretch."""
        before, after = self._row_before(version, first), self._row_after(version, last)
        if before is None or after is None:
            return
        for other in self._asked(version):
            stretch = self._between(other, before[0], after[0])
            if stretch is not None:
                yield other, stretch

    def _asked(self, version: int) -> list[int]:
        """Other versions, evenly chosen where there are many, so that time grows with the versions alone."""
        others = sorted(self.table.comparable - {version})
        return others[:: -(-len(others) // _ASKED)] if others else []

    def _held(self, size: Callable[[int, int, int], int], version: int, first: int, last: int) -> int:
        """What the version has between a stretch and the common rows around it."""
        before, after = self._row_before(version, first), self._row_after(version, last)
        held = size(version, before[1], first) if before else 0
        return held + (size(version, last, after[1]) if after else 0)

    def ratio(self, version: int, other: int) -> float:
        """Letters of a version for each letter of the other, over rows in which both have one block of one kind."""
        key = version, other
        if key not in self._ratios:
            here = there = 0
            for row in self.table.rows:
                one, its = row.cells[version], row.cells[other]
                if len(one) == len(its) == 1 and one[0].kind == its[0].kind:
                    here += len(one[0].text)
                    there += len(its[0].text)
            self._ratios[key] = here / there if here and there else 1.0
        return self._ratios[key]

    def _between(self, other: int, before: int, after: int) -> tuple[int, int] | None:
        """The blocks of another version between two rows; -1 and the number of rows are its ends."""
        rows, notice = self.table.rows, self.table.notices[other]
        first, last = 0, len(notice.blocks)
        if before >= 0:
            cells = rows[before].cells[other]
            if not cells:
                return None
            first = notice.block_at(cells[-1].start) + 1
        if after < len(rows):
            cells = rows[after].cells[other]
            if not cells:
                return None
            last = notice.block_at(cells[0].start)
        return (first, last) if first <= last else None

    def _row_before(self, version: int, first: int) -> tuple[int, int] | None:
        """The nearest row before a block that most versions have, and the version's block that follows that row."""
        for at in range(first - 1, max(first - 1 - _FAR, -1), -1):
            if (row := self._common_row(version, at)) is not None:
                return row, at + 1
        return (-1, 0) if first <= _FAR else None

    def _row_after(self, version: int, last: int) -> tuple[int, int] | None:
        """The nearest row from a block on that most versions have, and the version's block in it."""
        many = len(self.table.notices[version].blocks)
        for at in range(last, min(last + _FAR, many)):
            if (row := self._common_row(version, at)) is not None:
                return row, at
        return (len(self.table.rows), many) if last + _FAR >= many else None

    def _common_row(self, version: int, at: int) -> int | None:
        """The row of a block that stands alone in it, where at least half of the versions are."""
        row = self._row_of(version, at)
        if row is None:
            return None
        comparable = self.table.comparable
        cells = self.table.rows[row].cells
        held = sum([len(cells[other]) == 1 for other in comparable])
        return row if len(cells[version]) == 1 and Vote(held, len(comparable)).is_half else None

    def _row_of(self, version: int, at: int) -> int | None:
        blocks = self.table.notices[version].blocks
        return self.table.row_of(version, blocks[at]) if 0 <= at < len(blocks) else None

    def windows(self, version: int, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The stretch between the nearest common rows, the same with the block before it, and with the one behind."""
        before, after = self._row_before(version, first), self._row_after(version, last)
        if before is None or after is None:
            return
        first, last = before[1], after[1]
        if first < last:
            yield first, last
        if first > 0:
            yield first - 1, last
        if last < len(self.table.notices[version].blocks):
            yield first, last + 1

    def beside(self, version: int, at: int) -> Iterator[Block]:
        """What the other versions have for one of a version's blocks."""
        row = self._row_of(version, at)
        if row is not None:
            cells = self.table.rows[row].cells
            yield from (cells[other][0] for other in self.table.comparable - {version} if cells[other])

    def of_others(self, version: int, spots: Sequence[Spot]) -> float:
        """Letters that the blocks at spots of other versions would have in this one."""
        lengths = [
            self.here(spot.notice, *self.blocks_of(spot)) * self.ratio(version, spot.notice) for spot in spots
        ]
        return median(lengths) if lengths else 0.0
