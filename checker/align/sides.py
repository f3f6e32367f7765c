"""Decide for each column which versions hold it, which lack it, and which of the two sides is the odd one."""

from collections.abc import Sequence, Set as AbstractSet
from itertools import groupby
from typing import Literal, TypeVar

from msgspec import Struct

from ..voting import Vote, side_of
from .lineup import Lineup
from .model import DepartureKind
from .profile import Column

Thing = TypeVar("Thing")

# Two sides that have this share of their versions in common count as one, and two versions that lack the same follow
# one text.
_ALIKE = 0.6

# So many columns away the surroundings of one are sought.
_NEAR = 3

# What the smaller side of a column does: it lacks the column, or has it in excess, or nobody is odd (editions).
# Where most versions differ from the reference, the column is “against” it.
Verdict = Literal["missing", "extra", "editions", "against"]


class Segment(Struct, frozen=True):
    """Neighbouring columns that the same versions hold, and that the same versions lack."""

    columns: tuple[Column, ...]
    holders: frozenset[int]
    lacking: frozenset[int]

    def departing(self, kind: DepartureKind) -> frozenset[int]:
        """The versions at fault: those that lack the columns (missing), or those that have them (extra)."""
        return self.lacking if kind == "missing" else self.holders

    def agreeing(self, kind: DepartureKind) -> frozenset[int]:
        """The versions on the other side."""
        return self.holders if kind == "missing" else self.lacking


class Ruling(Struct, frozen=True):
    """A column with its two sides, and what the smaller one does; None where every version has the column."""

    verdict: Verdict | None
    segment: Segment


class Sides:
    """Who holds and who lacks each column of one line-up."""

    def __init__(self, lineup: Lineup, comparable: frozenset[int], reference: int | None) -> None:
        self.lineup = lineup
        self.comparable = comparable
        self.reference = reference
        self._strangers = frozenset(range(len(lineup.versions))) - comparable
        self._explained = {
            (change.version, column)
            for change in lineup.changes
            if change.kind == "list-differs"
            for column in change.columns
        }

    def judge(self, column: Column) -> Ruling | None:
        """Decide what the smaller side of a column does; None where no comparable version has the column."""
        holders = frozenset(column.cells) & self.comparable
        if not holders:
            return None
        lacking = frozenset(
            version for version in self.comparable - holders if (version, column) not in self._explained
        )
        side = self._side(holders, lacking) if lacking else None
        if side == "missing" and self.reference is None:
            return self._borne_out(column, holders, lacking)
        return Ruling(side, Segment((column,), holders, lacking))

    def _borne_out(self, column: Column, holders: frozenset[int], lacking: frozenset[int]) -> Ruling:
        """Call a column missing only where those that surely hold it are enough; otherwise nobody is called wrong.

        Three of four versions hold a block, one of them by a guess from lengths: two sure holders of four are no
        majority, so the fourth version may be right.
        """
        guessed = self.lineup.guessed
        sure = frozenset(version for version in holders if column not in guessed.get(version, ()))
        if side_of(len(sure), len(holders) + len(lacking)) == "missing":
            return Ruling("missing", Segment((column,), sure, lacking))
        return Ruling("editions", Segment((column,), holders, lacking))

    def _side(self, holders: frozenset[int], lacking: frozenset[int]) -> Verdict:
        if self.reference is None:
            return side_of(len(holders), len(holders) + len(lacking))
        held = self.reference in holders
        if self.many(len(lacking if held else holders)):
            return "against"
        return "missing" if held else "extra"

    def with_strangers(self, segment: Segment, kind: DepartureKind) -> Segment | None:
        """The segment with the versions without a vote that depart alike, where these leave nobody to be called wrong.

        A version that cannot be compared as a whole is as good as any to show that a block is nobody's own, or, where
        it has what stands around, that an edition of the text goes without it.
        """
        departs = self._has if kind == "extra" else self._goes_without
        alike = frozenset(version for version in self._strangers if departs(version, segment.columns))
        if not alike:
            return None
        if kind == "extra":
            return Segment(segment.columns, segment.holders | alike, segment.lacking)
        wider = Segment(segment.columns, segment.holders, segment.lacking | alike)
        return None if self._side(wider.holders, wider.lacking) == "missing" else wider

    def _has(self, version: int, columns: Sequence[Column]) -> bool:
        """Whether a version has one of some columns, and not for want of a better one."""
        poor = self.lineup.poor.get(version, frozenset())
        return any(version in column.cells and column not in poor for column in columns)

    def _goes_without(self, version: int, columns: Sequence[Column]) -> bool:
        """Whether a version lacks columns, and has something before and behind them."""
        if any(version in column.cells for column in columns):
            return False
        everything = self.lineup.profile.columns
        first, last = everything.index(columns[0]), everything.index(columns[-1])
        around = everything[max(first - _NEAR, 0) : first], everything[last + 1 : last + 1 + _NEAR]
        return all(not near or self._has(version, near) for near in around)

    def many(self, differing: int) -> bool:
        """Whether so many versions differ from the reference that one departure of the reference says it better.

        So it is where they outvote it, or are two fifths of a large family: seventeen findings of one cause help
        nobody.
        """
        vote = Vote(differing, len(self.comparable) - 1)
        return vote.outvotes or vote.is_large_minority

    def runs(self, rulings: Sequence[Ruling], kind: DepartureKind) -> list[Segment]:
        """Stretches of columns that a version lacks (or adds), each with all versions that lack (add) the same ones."""
        runs: dict[tuple[int, ...], list[int]] = {}
        if all(each.verdict != kind for each in rulings):
            return []
        for version in sorted(self.comparable):
            departing = [_departs(version, each, kind) for each in rulings]
            for here, run in groupby(range(len(rulings)), departing.__getitem__):
                if here:
                    runs.setdefault(tuple(run), []).append(version)
        segments = []
        if kind == "missing":
            runs = self._united(runs, [each.segment.columns[0] for each in rulings])
        for places, versions in sorted(runs.items()):
            columns = tuple(rulings[at].segment.columns[0] for at in places)
            side = frozenset(versions)
            if kind == "missing":
                rest = frozenset[int].intersection(*(rulings[at].segment.holders for at in places))
                # a version that may lack these instead of others has no say
                segments.append(Segment(columns, rest - side, side))
            else:
                rest = frozenset[int].intersection(*(rulings[at].segment.lacking for at in places))
                segments.append(Segment(columns, side, rest))
        return segments

    def _united(
        self, runs: dict[tuple[int, ...], list[int]], columns: Sequence[Column]
    ) -> dict[tuple[int, ...], list[int]]:
        """Let versions whose gap may lie at several places share the place of most other versions.

        One version lacks item 3 of a list or item 4, nobody can say which; two others surely lack item 4. Then all
        three lack item 4.
        """
        homes: dict[tuple[int, ...], dict[int, tuple[int, ...]]] = {}
        for home in sorted(runs):
            guests = {
                version: places
                for places, versions in runs.items()
                for version in versions
                if self._may_lack(version, places, home, columns)
            }
            homes[home] = guests | dict.fromkeys(runs[home], home)
        united = {}
        while homes:
            # most versions decide, then most versions that can lack nothing else, then the first place
            home = max(homes, key=lambda each: (len(homes[each]), len(runs[each]), [-at for at in each]))
            settled = homes.pop(home)
            if settled:
                united[home] = sorted(settled)
            for guests in homes.values():
                for version in [
                    version for version, places in guests.items() if settled.get(version) == places
                ]:
                    del guests[version]
        return united

    def _may_lack(
        self, version: int, places: Sequence[int], other: Sequence[int], columns: Sequence[Column]
    ) -> bool:
        """Whether the version may lack other columns instead, as many as those that it seems to lack."""
        if len(places) != len(other):
            return False
        for gap in self.lineup.gaps.get(version, ()):
            if columns[places[0]] in gap.columns:
                return all(columns[at] in gap.reach for at in other)
        return False


def _departs(version: int, ruling: Ruling, kind: DepartureKind) -> bool:
    return ruling.verdict == kind and version in ruling.segment.departing(kind)


def joined(rulings: Sequence[Ruling], verdict: Verdict) -> list[Segment]:
    """Join neighbouring columns of one verdict that the same versions hold."""
    found = []
    alike = groupby(rulings, lambda each: (each.verdict, each.segment.holders, each.segment.lacking))
    for (shared, holders, lacking), run in alike:
        if shared == verdict:
            found.append(Segment(tuple(each.segment.columns[0] for each in run), holders, lacking))
    return found


def same_sides(segments: Sequence[Segment], kind: DepartureKind) -> list[list[Segment]]:
    """Group segments into events: segments belong together where mostly the same versions are at fault."""
    events: list[list[Segment]] = []
    for segment in segments:
        for event in events:
            if are_alike(segment.departing(kind), event[0].departing(kind)):
                event.append(segment)
                break
        else:
            events.append([segment])
    return events


def are_alike(one: AbstractSet[Thing], other: AbstractSet[Thing]) -> bool:
    """Whether two sets have most of what is in either of them in common."""
    return len(one & other) >= _ALIKE * len(one | other)
