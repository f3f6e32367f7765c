"""Find blocks that were pasted over others: a version repeats one block where the others have two."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..parse import HEADINGS
from ..voting import WITNESSES, Vote
from .lineup import Lineup
from .model import Departure
from .places import Places
from .profile import Column

# Blocks shorter than this, in letters of an alphabet, are repeated on purpose.
_LEAST = 40
# Logarithms of lengths that differ by less than this count as equal.
_ALIKE = 0.2


class _Standing(Struct, frozen=True):
    """An entry of a version and the column that it fills alone."""

    at: int
    column: Column


class Pasted:
    """Blocks with the words of another one of their version, over one line-up."""

    def __init__(self, lineup: Lineup, places: Places) -> None:
        self.lineup = lineup
        self.places = places
        self.comparable = places.comparable

    def departures(self) -> Iterator[Departure]:
        """One for each block that repeats another one where the others say something else."""
        for version in sorted(self.comparable):
            for one, other in self._repeated(version):
                if not self._say_two_things(one.column, other.column):
                    continue
                if self._lead_apart(version, one, other) or self._names_neither(version, one, other):
                    continue
                others = self._others(version, one, other)
                apart = [each for each in others if self._words(each, one) != self._words(each, other)]
                if len(apart) >= WITNESSES and Vote(len(apart), len(self.comparable) - 1).is_clear:
                    yield self._departure(version, one, other, apart)

    def _repeated(self, version: int) -> Iterator[tuple[_Standing, _Standing]]:
        """Pairs of blocks with the same words, each of which stands alone in a column."""
        traits = self.lineup.versions[version]
        texts = [block.text for block in traits.notice.blocks]
        if len(set(texts)) == len(texts):
            return
        counts = Counter(texts)
        same: dict[tuple[str, str], list[_Standing]] = {}
        for column in self.places.columns:
            entries = column.cells.get(version, ())
            if len(entries) != 1 or traits.sizes[entries[0]] < _LEAST:
                continue
            kind, text = traits.kinds[entries[0]], traits.block(entries[0]).text
            if counts[text] == 2 and kind != "code":
                same.setdefault((kind, text), []).append(_Standing(entries[0], column))
        yield from ((pair[0], pair[1]) for pair in same.values() if len(pair) == 2)

    def _say_two_things(self, one: Column, other: Column) -> bool:
        """Whether most have other fingerprints in one column than in the other, or two headings.

        Two sentences that differ in words alone are often translated by one: “Show this help”, “Print the usage”.
        """
        return one.kind in HEADINGS or self._known(one) != self._known(other)

    def _lead_apart(self, version: int, one: _Standing, other: _Standing) -> bool:
        """Whether the same words have another link each, as the others have them there: they say two things."""
        known, own = self._known(one.column), self._own(version, one)
        there, theirs = self._known(other.column), self._own(version, other)
        return own != theirs and known <= own and there <= theirs

    def _names_neither(self, version: int, one: _Standing, other: _Standing) -> bool:
        """Whether the words name neither what the others have in one place alone nor what they have in the other.

        Then the version may say both in one way: “the test has two forms” for those of two directives.
        """
        here, there = self._known(one.column), self._known(other.column)
        own = self._own(version, one)
        return bool(here - there and there - here) and own.isdisjoint(here ^ there)

    def _known(self, column: Column) -> frozenset[int]:
        common = (key for key, count in column.keys.items() if Vote(count, column.votes).is_majority)
        return frozenset(key for key in common if self.places.identifies((key,)))

    def _others(self, version: int, one: _Standing, other: _Standing) -> list[int]:
        """The other versions that have a block in both columns."""
        both = one.column.cells.keys() & other.column.cells.keys() & self.comparable
        return sorted(both - {version})

    def _words(self, version: int, standing: _Standing) -> Sequence[str]:
        return [self.places.block(version, at).text for at in standing.column.cells[version]]

    def _departure(self, version: int, one: _Standing, other: _Standing, apart: Sequence[int]) -> Departure:
        """Call the block wrong that is less like its column, or the second where both are alike.

        ``apart`` are the versions with different words in the two columns.
        """
        first, second = self._strangeness(version, one), self._strangeness(version, other)
        wrong, right = (one, other) if first > second else (other, one)
        return Departure(
            "pasted",
            self.places.over(version, wrong.at, wrong.at + 1),
            Vote(len(apart), len(self.comparable)),
            (self.lineup.versions[version].kinds[wrong.at],),
            self.places.elsewhere((wrong.column,), version, frozenset(apart)),
            words=self.places.words((wrong.column,), frozenset(apart), version),
            original=self.places.over(version, right.at, right.at + 1),
        )

    def _strangeness(self, version: int, standing: _Standing) -> tuple[int, int]:
        """How unlike its column a block is: the fingerprints it lacks or has alone, then how far its length is off.

        The second is in steps of ``_ALIKE``, so that nearly equal lengths decide nothing.
        """
        traits, column = self.lineup.versions[version], standing.column
        ratio = self.lineup.profile.ratios.get(version, 0.0)
        off = abs(traits.logs[standing.at] - ratio - column.log)
        return len(self._known(column) ^ self._own(version, standing)), round(off / _ALIKE)

    def _own(self, version: int, standing: _Standing) -> frozenset[int]:
        keys = self.lineup.versions[version].keys[standing.at]
        return frozenset(key for key in keys if self.places.identifies((key,)))
