"""Find the places that a departure shows: where blocks stand, where they belong, and where other versions have them."""

from collections.abc import Iterable, Sequence

from ..parse import Block
from ..quoting import Speaker, nearest_first
from .features import Traits
from .lineup import Lineup
from .model import DepartureKind, Spot
from .profile import Column
from .sides import Segment

SHOWN = 3


class Places:
    """The places of one line-up."""

    def __init__(self, lineup: Lineup, comparable: frozenset[int], reference: int | None) -> None:
        self.lineup = lineup
        self.columns = lineup.profile.columns
        self.comparable = comparable
        self.reference = reference
        self.order = {column: at for at, column in enumerate(self.columns)}
        self.identifies = lineup.versions[0].register.identifies

    def stand(self, version: int, columns: Sequence[Column], kind: DepartureKind) -> tuple[Spot, bool]:
        """Where a version lacks columns, or has them in excess, and whether that place is certain."""
        if kind == "missing":
            low, high = self._absent_at(version, columns)
            return self.between(version, low, high), low == high
        entries = [at for column in columns for at in column.cells.get(version, ())]
        first, last = min(entries), max(entries) + 1
        low, high = self.lineup.spreads.get((version, first), (first, last))
        return self.over(version, min(low, first), max(high, last)), (low, high) == (first, last)

    def _absent_at(self, version: int, columns: Sequence[Column]) -> tuple[int, int]:
        """The first and the last entry of the version before which the columns may belong."""
        gaps = self.lineup.gaps.get(version, ())
        near = [gap for gap in gaps if not set(columns).isdisjoint(gap.reach)]
        for gap in near:
            if len(near) == 1 or not set(columns).isdisjoint(gap.columns):
                return gap.low, gap.high
        at = self._before(version, self.order[columns[0]])
        return at, at

    def _before(self, version: int, order: int) -> int:
        """The entry that follows the nearest cell of the version before a column."""
        for column in reversed(self.columns[:order]):
            if version in column.cells:
                return max(column.cells[version]) + 1
        return 0

    def known(self, columns: Iterable[Column]) -> bool:
        """Whether columns hold a fingerprint by which they can be recognised."""
        return any(self.identifies(column.keys) for column in columns)

    def block(self, version: int, at: int) -> Block:
        """The block behind an entry."""
        return self.lineup.versions[version].block(at)

    def over(self, version: int, first: int, last: int) -> Spot:
        """The stretch from one entry to another, the last exclusive; where they were sorted, as far as it goes on."""
        traits = self.lineup.versions[version]
        start, end = traits.block(first).start, _end(traits, last - 1)
        return Spot(version, start, end if end >= start else _end(traits, first))

    def between(self, version: int, low: int, high: int) -> Spot:
        """The point before an entry, or the stretch that holds the points before several."""
        traits = self.lineup.versions[version]
        if not len(traits):
            return Spot(version, 0, 0)
        start = _end(traits, low - 1) if low else traits.block(0).start
        if low == high:
            return Spot(version, start, start)
        end = traits.block(high).start if high < len(traits) else _end(traits, len(traits) - 1)
        return Spot(version, start, max(start, end))

    def spot_of(self, version: int, columns: Iterable[Column]) -> Spot:
        """The stretch that columns fill in a version that has one of them or more."""
        entries = [at for column in columns for at in column.cells.get(version, ())]
        return self.over(version, min(entries), max(entries) + 1)

    def counterparts(self, segment: Segment, kind: DepartureKind, version: int) -> tuple[Spot, ...]:
        """The same blocks where they stand; for what is extra, where the others would have it."""
        if kind == "missing":
            return self.elsewhere(segment.columns, version)
        order = self.order[segment.columns[0]]
        spots = []
        for other in self._best_first(segment.lacking, version):
            at = self._before(other, order)
            spots.append(self.between(other, at, at))
        return tuple(spots[:SHOWN])

    def elsewhere(
        self, columns: Sequence[Column], version: int, among: frozenset[int] | None = None
    ) -> tuple[Spot, ...]:
        """The columns in other versions, the best to show first."""
        asked = self.comparable if among is None else among
        holders = [
            other
            for other in self._best_first(asked - {version}, version)
            if any(other in column.cells for column in columns)
        ]
        return tuple(self.spot_of(other, columns) for other in holders[:SHOWN])

    def _best_first(self, versions: Iterable[int], version: int) -> list[int]:
        """Versions in the order in which they are worth showing to the readers of one."""
        reader = self._speaker(version).locale
        return nearest_first(versions, self._speaker, reader=reader, reference=self.reference)

    def _speaker(self, version: int) -> Speaker:
        return Speaker(version, self.lineup.versions[version].notice.version.locale)

    def words(self, columns: Sequence[Column], holders: frozenset[int], version: int) -> str:
        """Words of the first block as the best of its holders has it."""
        for other in self._best_first(holders & self.comparable, version):
            entries = columns[0].cells.get(other)
            if entries:
                block = self.block(other, entries[0])
                return block.text or self.lineup.versions[other].notice.source.text[block.start : block.end]
        return ""


def _end(traits: Traits, at: int) -> int:
    """Where the words of an entry end: line ends that its block may hold are left out."""
    block = traits.block(at)
    text = traits.notice.source.text
    end = min(block.end, len(text))
    while end > block.start and text[end - 1].isspace():
        end -= 1
    return end
