"""Report what versions do with blocks that the others have too: move, swap, split, merge or repeat them."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ..locales import language_of
from ..median import median
from ..parse import HEADINGS
from ..voting import Vote, side_of
from .lineup import BlockChange, ChangeKind, Lineup
from .model import Departure, DepartureKind
from .places import SHOWN, Places
from .profile import Column
from .sides import Sides

_INVERSE: dict[ChangeKind, DepartureKind] = {
    "split": "merged",
    "merged": "split",
    "moved": "moved",
    "swapped": "swapped",
    "duplicate": "missing",
    "list-differs": "list-differs",
}
# Logarithm of the ratio from which one block is longer than another in any language.
_CLEARLY_LONGER = 0.2
# And that from which it is rather a part of one.
_CUT = 0.5


class Changes:
    """Changes of order and shape, over one line-up."""

    def __init__(self, lineup: Lineup, sides: Sides, places: Places) -> None:
        self.sides = sides
        self.places = places
        self.lineup = lineup
        self.comparable = sides.comparable
        self.reference = sides.reference

    def departures(self) -> Iterator[Departure]:
        """The versions that changed something; where most versions did, the versions that did not."""
        found: dict[tuple[ChangeKind, tuple[int, ...]], list[BlockChange]] = {}
        for change in self.lineup.changes:
            if change.version in self.comparable:
                place = tuple(self.places.order[column] for column in change.columns)
                key = (change.kind, place or self._original(change))
                found.setdefault(key, []).append(change)
        for _, changes in sorted(found.items()):
            side = self._side_of_changes(changes)
            if side == "extra" and self._is_said_again(changes):
                yield self._shared(changes)
            elif side == "extra":
                yield from (self._change(change, len(changes)) for change in changes)
            else:
                yield from self._turned(changes, side)

    def _is_shown(self, change: BlockChange) -> bool:
        """Whether a change is more than a guess: of neighbours that nothing but their lengths tells apart, it may be.

        Then a firm vote must have the longer one in the same column, or know one of the two: where the versions
        follow two editions, one of which has cut a block short, the lengths say nothing about the order. A heading
        is shorter than its text.
        """
        if change.kind != "swapped" or change.known:
            return True
        first, second = change.columns
        if (first.kind in HEADINGS) != (second.kind in HEADINGS) or not self._vote(change).is_firm:
            return False
        if change.half_known:
            return True
        both = [v for v in self.comparable if v in first.cells and v in second.cells]
        longer = [self._log(v, first) - self._log(v, second) for v in both]
        return min(longer) > _CLEARLY_LONGER or max(longer) < -_CLEARLY_LONGER

    def _is_half_sure(self, change: BlockChange) -> bool:
        """Whether one of two neighbours is known, and each is as long as in the others: else one of them was cut."""
        if not change.half_known:
            return False
        ratio = self.lineup.profile.ratios.get(change.version, 0.0)
        for column in change.columns:
            others = [
                self._log(v, column) for v in self.comparable if v in column.cells and v != change.version
            ]
            own = self._log(change.version, column) if change.version in column.cells else 0.0
            if not others or abs(own - ratio - median(others)) > _CUT:
                return False
        return True

    def _log(self, version: int, column: Column) -> float:
        """The logarithm of the length that a version has in a column."""
        logs = self.lineup.versions[version].logs
        return max(logs[at] for at in column.cells[version])

    def _original(self, change: BlockChange) -> tuple[int, ...]:
        return tuple(
            at
            for at, column in enumerate(self.lineup.profile.columns)
            if change.original in column.cells.get(change.version, ())
        )

    def _side_of_changes(self, changes: Sequence[BlockChange]) -> DepartureKind:
        if self.reference is not None:
            return "missing" if self.sides.many(len(changes)) else "extra"
        voters = len(self.comparable)
        is_one_of_two = len(changes) == 1 == voters - 1
        return "extra" if is_one_of_two else side_of(len(changes), voters)

    def _is_said_again(self, changes: Sequence[BlockChange]) -> bool:
        """Whether versions of several languages repeat the same words: their text does, and none has slipped."""
        if changes[0].kind != "duplicate":
            return False
        locales = (self.lineup.versions[each.version].notice.version.locale for each in changes)
        return len({language_of(locale) for locale in locales}) > 1

    def _shared(self, changes: Sequence[BlockChange]) -> Departure:
        """Words that several versions say again: an edition of the text, for which nobody is blamed."""
        first = self._change(changes[0])
        return replace(
            first,
            kind="editions",
            camp="having",
            vote=Vote(len(self.comparable) - len(changes), len(self.comparable)),
            others=tuple(self.places.over(each.version, each.low, each.high) for each in changes[1:]),
            original=None,
        )

    def _turned(self, changes: Sequence[BlockChange], side: DepartureKind) -> Iterator[Departure]:
        """Blame a change that most versions share on the others; where the versions are divided, on nobody.

        Five of six versions have a paragraph split in two: then the sixth has merged it.
        """
        versions = {change.version for change in changes}
        others = sorted(self.comparable - versions) if self.reference is None else [self.reference]
        columns = changes[0].columns
        holding = [n for n in others if any(n in column.cells for column in columns)]
        if not holding:
            return
        spots = [self.places.spot_of(version, columns) for version in holding]
        kind = "editions" if side == "editions" else _INVERSE[changes[0].kind]
        yield Departure(
            kind,
            spots[0],
            Vote(len(changes), len(self.comparable)),
            tuple(column.kind for column in columns),
            tuple(self.places.over(c.version, c.entries[0], c.entries[-1] + 1) for c in changes[:SHOWN]),
            tuple(spots[1:]),
            fingerprints=self.places.known(columns),
            words=self.places.words(columns, frozenset(holding), holding[0]),
        )

    def _change(self, change: BlockChange, alike: int = 1) -> Departure:
        """What one version did, of ``alike`` that did the same."""
        kinds = tuple(column.kind for column in change.columns)
        if not kinds:
            kinds = tuple(self.lineup.versions[change.version].kinds[at] for at in change.entries)
        spot = self.places.over(change.version, change.low, change.high)
        belongs = original = None
        if change.left >= 0:
            belongs = self.places.between(change.version, change.left, change.left)
        if change.original >= 0:
            end = change.original + len(change.entries)
            original = self.places.over(change.version, change.original, end)
        keys = change.kind != "swapped" and any(
            self.places.identifies(self.lineup.versions[change.version].keys[at]) for at in change.entries
        )
        return Departure(
            change.kind,
            spot,
            self._vote(change, alike),
            kinds,
            self.places.elsewhere(change.columns, change.version) if original is None else (),
            fingerprints=keys or change.known,
            words=self.places.block(change.version, change.entries[0]).text,
            certain=self._is_shown(change),
            original=original,
            belongs=belongs,
            by_length=change.kind == "swapped" and not (change.known or self._is_half_sure(change)),
        )

    def _vote(self, change: BlockChange, alike: int = 1) -> Vote:
        """How many versions do otherwise: of an order those tell that have both of the neighbours."""
        voters = self.comparable
        if change.kind == "swapped":
            voters = frozenset(
                v
                for v in voters
                if v == change.version or all(v in column.cells for column in change.columns)
            )
        return Vote(len(voters) - alike, len(voters))
