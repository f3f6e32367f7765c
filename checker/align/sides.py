"""Tell for each column which versions hold it, which lack it, and which of the two is the odd one."""

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from .lineup import Lineup
from .model import DepartureKind
from .profile import Column

# A column that this share of the versions holds is expected of the others.
_MOST = 0.75
# Sides that overlap by so much are one side.
_SAME_SIDE = 0.6

# What the smaller side of a column does; against is what most versions do against the reference.
Side = Literal["missing", "extra", "editions", "against"]


class Segment(Struct, frozen=True):
    """Neighbouring columns that the same versions lack."""

    columns: tuple[Column, ...]
    holders: frozenset[int]
    lacking: frozenset[int]

    def departing(self, kind: DepartureKind) -> frozenset[int]:
        """Those without the columns where they are missing, those with them where they are more."""
        return self.lacking if kind == "missing" else self.holders

    def agreeing(self, kind: DepartureKind) -> frozenset[int]:
        """Those on the other side."""
        return self.holders if kind == "missing" else self.lacking


class Sides:
    """The sides of the columns of one line-up."""

    def __init__(self, lineup: Lineup, comparable: frozenset[int], reference: int | None) -> None:
        self.lineup = lineup
        self.comparable = comparable
        self.reference = reference
        self._explained = {
            (change.number, column)
            for change in lineup.changes
            if change.kind == "list-differs"
            for column in change.columns
        }

    def told(self, column: Column) -> tuple[Side | None, Segment] | None:
        """A column with its sides, and what the smaller one does; None where nobody comparable has it."""
        holders = frozenset(column.cells) & self.comparable
        if not holders:
            return None
        lacking = frozenset(
            number for number in self.comparable - holders if (number, column) not in self._explained
        )
        side = self._side(holders, lacking) if lacking else None
        if side == "missing" and self.reference is None:
            return self._borne_out(column, holders, lacking)
        return side, Segment((column,), holders, lacking)

    def _borne_out(
        self, column: Column, holders: frozenset[int], lacking: frozenset[int]
    ) -> tuple[Side, Segment]:
        """What those without a column do, told by those that surely have it; of guesses nobody is called wrong."""
        guessed = self.lineup.guessed
        sure = frozenset(number for number in holders if column not in guessed.get(number, ()))
        if side_of(len(sure), len(holders) + len(lacking)) == "missing":
            return "missing", Segment((column,), sure, lacking)
        return "editions", Segment((column,), holders, lacking)

    def _side(self, holders: frozenset[int], lacking: frozenset[int]) -> Side:
        if self.reference is None:
            return side_of(len(holders), len(holders) + len(lacking))
        held = self.reference in holders
        if self.many(len(lacking if held else holders)):
            return "against"
        return "missing" if held else "extra"

    def many(self, differing: int) -> bool:
        """Whether so many versions differ from the reference that this is told once, and of the reference.

        More than half do, or two fifths of a large family: seventeen findings of one cause help nobody.
        """
        others = len(self.comparable) - 1
        return others > 1 and (2 * differing > others or (differing >= 4 and 5 * differing >= 2 * others))

    def runs(self, told: Sequence[tuple[Side | None, Segment]], kind: DepartureKind) -> list[Segment]:
        """Neighbouring columns that a version lacks, or adds, with the others that do just the same."""
        runs: dict[tuple[int, ...], list[int]] = {}
        if all(side != kind for side, _ in told):
            return []
        for number in sorted(self.comparable):
            departing = [_departs(number, *each, kind) for each in told]
            for here, run in groupby(range(len(told)), departing.__getitem__):
                if here:
                    runs.setdefault(tuple(run), []).append(number)
        segments = []
        if kind == "missing":
            runs = self._united(runs, [each[1].columns[0] for each in told])
        for places, numbers in sorted(runs.items()):
            columns = tuple(told[at][1].columns[0] for at in places)
            side = frozenset(numbers)
            if kind == "missing":
                rest = frozenset[int].intersection(*(told[at][1].holders for at in places))
                # a version that may lack these instead of others has no say
                segments.append(Segment(columns, rest - side, side))
            else:
                rest = frozenset[int].intersection(*(told[at][1].lacking for at in places))
                segments.append(Segment(columns, side, rest))
        return segments

    def _united(
        self, runs: dict[tuple[int, ...], list[int]], columns: Sequence[Column]
    ) -> dict[tuple[int, ...], list[int]]:
        """Runs in which a version whose gap may lie elsewhere lacks what most others lack or may lack there."""
        homes: dict[tuple[int, ...], dict[int, tuple[int, ...]]] = {}
        for home in sorted(runs):
            guests = {
                number: places
                for places, numbers in runs.items()
                for number in numbers
                if self._may_lack(number, places, home, columns)
            }
            homes[home] = guests | dict.fromkeys(runs[home], home)
        united = {}
        while homes:
            # the first of those with most versions, and of these of those with most that lack nothing else
            home = max(homes, key=lambda each: (len(homes[each]), len(runs[each]), [-at for at in each]))
            settled = homes.pop(home)
            if settled:
                united[home] = sorted(settled)
            for guests in homes.values():
                for number in [number for number, places in guests.items() if settled.get(number) == places]:
                    del guests[number]
        return united

    def _may_lack(
        self, number: int, places: Sequence[int], other: Sequence[int], columns: Sequence[Column]
    ) -> bool:
        """Whether the version may lack other columns, as many, instead of those that it seems to lack."""
        if len(places) != len(other):
            return False
        for gap in self.lineup.gaps.get(number, ()):
            if columns[places[0]] in gap.columns:
                return all(columns[at] in gap.reach for at in other)
        return False


def side_of(holders: int, asked: int) -> Literal["missing", "extra", "editions"]:
    """Whether those without are wrong, those with, or nobody."""
    if asked <= 3:
        return "missing" if 2 * holders >= asked else "extra"
    if holders >= _MOST * asked:
        return "missing"
    return "extra" if holders <= (1 - _MOST) * asked else "editions"


def _departs(number: int, side: Side | None, segment: Segment, kind: DepartureKind) -> bool:
    return side == kind and number in segment.departing(kind)


def joined(told: Sequence[tuple[Side | None, Segment]], kind: Side) -> list[Segment]:
    """Neighbouring columns of one kind of side and the same versions, joined."""
    found = []
    for (side, holders, lacking), run in groupby(
        told, lambda each: (each[0], each[1].holders, each[1].lacking)
    ):
        if side == kind:
            found.append(Segment(tuple(each.columns[0] for _, each in run), holders, lacking))
    return found


def same_sides(segments: Sequence[Segment], kind: DepartureKind) -> list[list[Segment]]:
    """Segments by events: those whose sides overlap belong together."""
    events: list[list[Segment]] = []
    for segment in segments:
        for event in events:
            here, there = segment.departing(kind), event[0].departing(kind)
            if len(here & there) >= _SAME_SIDE * len(here | there):
                event.append(segment)
                break
        else:
            events.append([segment])
    return events
