"""Let the versions vote on what each of them lacks, has more, or does differently."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..parse import Block
from .features import Traits
from .lineup import Change, ChangeKind, Lineup
from .model import Departure, DepartureKind, Spot, Vote
from .profile import Column

# A column that this share of the versions holds is expected of the others.
_MOST = 0.75
# Sides that overlap by so much are one side.
_SAME_SIDE = 0.6
# A version that differs in more than this share of its blocks is another text,
# where it lacks so many and has as many others.
_ANOTHER = 1 / 3
_ANOTHER_BLOCKS = 4
# So many separate differences of one version are an older or a newer text.
_MANY = 5
_SHOWN = 3

# What the smaller side of a column does; against is what most versions do against the reference.
Side = Literal["missing", "extra", "editions", "against"]

_INVERSE: dict[ChangeKind, DepartureKind] = {
    "split": "merged",
    "merged": "split",
    "moved": "moved",
    "swapped": "swapped",
    "duplicate": "missing",
    "list-differs": "list-differs",
}


class _Segment(Struct, frozen=True):
    """Neighbouring columns that the same versions lack."""

    columns: tuple[Column, ...]
    holders: frozenset[int]
    lacking: frozenset[int]


class Ballot(Struct, frozen=True):
    """Who was asked, and what they said."""

    comparable: frozenset[int]
    departures: tuple[Departure, ...]


def vote(lineup: Lineup, reference: int | None) -> Ballot:
    """Tell the departures of a family; a version with another text is told once and has no vote."""
    strangers = _strangers(lineup, reference)
    comparable = frozenset(range(len(lineup.versions))) - strangers
    if len(comparable) < 2 <= len(lineup.versions):
        return Ballot(frozenset(), ())
    hall = _Hall(lineup, comparable, reference)
    departures = [hall.another_text(number) for number in sorted(strangers)]
    if len(comparable) > 1:
        departures += hall.departures()
    return Ballot(comparable, tuple(departures))


def _strangers(lineup: Lineup, reference: int | None) -> frozenset[int]:
    """Versions that differ from the others in more than a third of their blocks."""
    everyone = len(lineup.versions)
    shares = {}
    for number, version in enumerate(lineup.versions):
        if number == reference:
            continue
        poor = lineup.poor.get(number, frozenset())
        expected = lacking = known = 0
        for column in lineup.profile.columns:
            here = number in column.cells and column not in poor
            others = len(column.cells) - (number in column.cells)
            wanted = reference in column.cells if reference is not None else 2 * others >= everyone - 1
            expected += wanted
            lacking += wanted and not here
            known += here and wanted
        strange = len(version) - known
        share = max(lacking / max(expected, 1), strange / max(len(version), 1))
        if share > _ANOTHER and min(lacking, strange) >= _ANOTHER_BLOCKS:
            shares[number] = share
    if reference is None and len(shares) == everyone > 1:
        # of two texts that differ, and of many that all do, the nearest one stays to be held against
        del shares[min(shares, key=lambda number: (shares[number], number))]
    return frozenset(shares)


class _Hall:
    """The vote itself, over one line-up."""

    def __init__(self, lineup: Lineup, comparable: frozenset[int], reference: int | None) -> None:
        self.lineup = lineup
        self.columns = lineup.profile.columns
        self.comparable = comparable
        self.reference = reference
        self.telling = lineup.versions[0].register.telling
        self.order = {column: at for at, column in enumerate(self.columns)}
        self.explained = {
            (change.number, column)
            for change in lineup.changes
            if change.kind == "list-differs"
            for column in change.columns
        }
        self.reshaped = {
            (change.number, column)
            for change in lineup.changes
            if change.kind in {"split", "merged"}
            for column in change.columns
        }

    def departures(self) -> Iterator[Departure]:
        """All departures: blocks lacked and added, blocks changed, kinds and levels."""
        told = [each for column in self.columns if (each := self._told(column)) is not None]
        # a block that only few have does not part two neighbours that others lack
        common = [each for each in told if each[0] != "extra"]
        extra, own = self._parted(self._runs(told, "extra"))
        yield from self._events(self._runs(common, "missing"), "missing")
        yield from self._events(extra, "extra")
        yield from (self._own_blocks(segments) for segments in own)
        yield from self._editions(_segments(common, "editions"))
        yield from self._against(_segments(told, "against"))
        yield from self._changes()
        yield from self._kinds()

    def _runs(self, told: Sequence[tuple[Side | None, _Segment]], kind: DepartureKind) -> list[_Segment]:
        """Neighbouring columns that a version lacks, or adds, with the others that do just the same."""
        runs: dict[tuple[int, ...], list[int]] = {}
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
                segments.append(_Segment(columns, rest, side))
            else:
                rest = frozenset[int].intersection(*(told[at][1].lacking for at in places))
                segments.append(_Segment(columns, side, rest))
        return segments

    def _united(
        self, runs: dict[tuple[int, ...], list[int]], columns: Sequence[Column]
    ) -> dict[tuple[int, ...], list[int]]:
        """Runs in which a version whose gap may lie elsewhere lacks what more versions surely lack there."""
        united: dict[tuple[int, ...], list[int]] = {}
        for places, numbers in sorted(runs.items(), key=lambda run: (-len(run[1]), run[0])):
            for number in numbers:
                homes = (other for other in united if self._may_lack(number, places, other, columns))
                united.setdefault(next(homes, places), []).append(number)
        return {places: sorted(numbers) for places, numbers in united.items()}

    def _may_lack(
        self, number: int, places: Sequence[int], other: Sequence[int], columns: Sequence[Column]
    ) -> bool:
        """Whether the version may lack other columns, as many, instead of those that it seems to lack."""
        if len(places) != len(other):
            return False
        for gap in self.lineup.gaps.get(number, ()):
            if columns[places[0]] in gap.columns:
                return -gap.before <= other[0] - places[0] <= gap.after
        return False

    # sides

    def _told(self, column: Column) -> tuple[Side | None, _Segment] | None:
        """A column with its sides, and what the smaller one does; None where nobody comparable has it."""
        holders = frozenset(column.cells) & self.comparable
        if not holders:
            return None
        lacking = frozenset(
            number for number in self.comparable - holders if (number, column) not in self.explained
        )
        side = self._side(holders, lacking) if lacking else None
        return side, _Segment((column,), holders, lacking)

    def _side(self, holders: frozenset[int], lacking: frozenset[int]) -> Side:
        if self.reference is None:
            return _side(len(holders), len(holders) + len(lacking))
        held = self.reference in holders
        if self._many(len(lacking if held else holders)):
            return "against"
        return "missing" if held else "extra"

    def _many(self, differing: int) -> bool:
        """Whether so many versions differ from the reference that this is told once, and of the reference.

        More than half do, or two fifths of a large family: seventeen findings of one cause help nobody.
        """
        others = len(self.comparable) - 1
        return others > 1 and (2 * differing > others or (differing >= 4 and 5 * differing >= 2 * others))

    # missing and extra blocks

    def _events(self, segments: Sequence[_Segment], kind: DepartureKind) -> Iterator[Departure]:
        """One departure for each segment; several of one side are an edition."""
        for event in _same_sides(segments, kind):
            side = event[0].lacking if kind == "missing" else event[0].holders
            if len(event) < (2 if len(side) > 1 else _MANY):
                yield from (self._absence(segment, kind) for segment in event)
            else:
                yield self._edition(event, kind)

    def _against(self, segments: Sequence[_Segment]) -> Iterator[Departure]:
        """Where most versions differ from the reference it is the reference that is told, once."""
        for lacked in (True, False):
            chosen = [each for each in segments if (self.reference in each.holders) == lacked]
            for event in _same_sides(chosen, "missing"):
                sides = [self._of_reference(segment) for segment in event]
                kind: DepartureKind = "extra" if lacked else "missing"
                yield self._absence(sides[0], kind) if len(sides) == 1 else self._edition(sides, kind)

    def _of_reference(self, segment: _Segment) -> _Segment:
        """The segment with the reference alone on its side."""
        alone = frozenset({self.reference} if self.reference is not None else ())
        if alone <= segment.holders:
            return _Segment(segment.columns, alone, segment.lacking)
        return _Segment(segment.columns, segment.holders, alone)

    def _parted(self, segments: Sequence[_Segment]) -> tuple[list[_Segment], list[list[_Segment]]]:
        """Additional blocks, apart from those at places where several versions add blocks of their own."""
        places: dict[int, list[_Segment]] = {}
        for segment in segments:
            places.setdefault(self._common_before(segment), []).append(segment)
        single, own = [], []
        for place in sorted(places):
            adding = frozenset[int]().union(*(segment.holders for segment in places[place]))
            if len(places[place]) > 1 and len(adding) >= max(3, len(self.comparable) // 5):
                own.append(places[place])
            else:
                single += places[place]
        return single, own

    def _common_before(self, segment: _Segment) -> int:
        """The column before a segment that at least half of the versions have, or -1."""
        for at in range(self.order[segment.columns[0]] - 1, -1, -1):
            if 2 * len(self.comparable.intersection(self.columns[at].cells)) >= len(self.comparable):
                return at
        return -1

    def _own_blocks(self, segments: Sequence[_Segment]) -> Departure:
        """Versions that add different blocks at one place: nobody is called wrong."""
        places = [
            (number, self._stand(number, segment.columns, "extra")[0])
            for segment in segments
            for number in sorted(segment.holders)
        ]
        spots = [spot for _, spot in sorted(places, key=lambda place: place[0])]
        adding = {spot.notice for spot in spots}
        return Departure(
            "editions",
            spots[0],
            Vote(len(self.comparable) - len(adding), len(self.comparable)),
            tuple(column.kind for column in segments[0].columns),
            others=tuple(spots[1:]),
            words=self._words(segments[0].columns, segments[0].holders, spots[0].notice),
        )

    def _absence(self, segment: _Segment, kind: DepartureKind) -> Departure:
        if kind == "missing":
            side, agreeing = segment.lacking, segment.holders
        else:
            side, agreeing = segment.holders, segment.lacking
        places = [self._stand(number, segment.columns, kind) for number in sorted(side)]
        sources = segment.holders if kind == "missing" else side
        return Departure(
            kind,
            places[0][0],
            Vote(len(agreeing), len(self.comparable)),
            tuple(column.kind for column in segment.columns),
            self._counterparts(segment, kind, places[0][0].notice),
            tuple(spot for spot, _ in places[1:]),
            all(certain for _, certain in places),
            self._known(segment.columns),
            self._words(segment.columns, sources, places[0][0].notice),
        )

    def _stand(self, number: int, columns: Sequence[Column], kind: DepartureKind) -> tuple[Spot, bool]:
        if kind == "missing":
            low, high = self._absent_at(number, columns)
            return self.between(number, low, high), low == high
        entries = [at for column in columns for at in column.cells[number]]
        first, last = min(entries), max(entries) + 1
        low, high = self.lineup.spreads.get((number, first), (first, last))
        return self.over(number, min(low, first), max(high, last)), (low, high) == (first, last)

    def _absent_at(self, number: int, columns: Sequence[Column]) -> tuple[int, int]:
        """Before which entries of the version the columns may belong."""
        for gap in self.lineup.gaps.get(number, ()):
            if not set(columns).isdisjoint(gap.columns):
                return gap.low, gap.high
        at = self._before(number, self.order[columns[0]])
        return at, at

    def _before(self, number: int, order: int) -> int:
        """The entry that follows the nearest cell of the version before a column."""
        for column in reversed(self.columns[:order]):
            if number in column.cells:
                return max(column.cells[number]) + 1
        return 0

    def _edition(self, event: Sequence[_Segment], kind: DepartureKind) -> Departure:
        """What one side lacks or has more in several places."""
        side = event[0].lacking if kind == "missing" else event[0].holders
        agreeing = event[0].holders if kind == "missing" else event[0].lacking
        spots = [
            self._stand(number, segment.columns, kind)[0]
            for number in sorted(side)
            for segment in event
            if number in (segment.lacking if kind == "missing" else segment.holders)
        ]
        return Departure(
            "edition",
            spots[0],
            Vote(len(agreeing), len(self.comparable)),
            tuple(column.kind for segment in event for column in segment.columns),
            self._counterparts(event[0], kind, spots[0].notice),
            tuple(spots[1:]),
            fingerprints=any(self._known(segment.columns) for segment in event),
            words=self._words(event[0].columns, event[0].holders, spots[0].notice),
        )

    def _editions(self, segments: Sequence[_Segment]) -> Iterator[Departure]:
        """Two camps: one departure for each pair of sides, at the first place of the smaller one."""
        for event in _same_sides(segments, "missing"):
            lead = event[0]
            kind: DepartureKind = "missing" if len(lead.lacking) <= len(lead.holders) else "extra"
            yield replace(self._edition(event, kind), kind="editions")

    # changes of order and shape

    def _changes(self) -> Iterator[Departure]:
        found: dict[tuple[ChangeKind, tuple[int, ...]], list[Change]] = {}
        for change in self.lineup.changes:
            if change.number in self.comparable:
                place = tuple(self.order[column] for column in change.columns)
                key = (change.kind, place or self._original(change))
                found.setdefault(key, []).append(change)
        for _, changes in sorted(found.items()):
            side = self._side_of_changes(changes)
            if side == "extra":
                yield from map(self._change, changes)
            else:
                yield from self._turned(changes, side)

    def _original(self, change: Change) -> tuple[int, ...]:
        return tuple(
            at
            for at, column in enumerate(self.columns)
            if change.original in column.cells.get(change.number, ())
        )

    def _side_of_changes(self, changes: Sequence[Change]) -> DepartureKind:
        if self.reference is not None:
            return "missing" if self._many(len(changes)) else "extra"
        asked = len(self.comparable)
        return "extra" if asked <= 3 and 2 * len(changes) <= asked else _side(len(changes), asked)

    def _turned(self, changes: Sequence[Change], side: DepartureKind) -> Iterator[Departure]:
        """Changes that most versions share are changes of the others; where they divide, of nobody."""
        numbers = {change.number for change in changes}
        others = sorted(self.comparable - numbers) if self.reference is None else [self.reference]
        columns = changes[0].columns
        holding = [n for n in others if any(n in column.cells for column in columns)]
        if not holding:
            return
        spots = [self._spot_of(number, columns) for number in holding]
        kind = "editions" if side == "editions" else _INVERSE[changes[0].kind]
        yield Departure(
            kind,
            spots[0],
            Vote(len(changes), len(self.comparable)),
            tuple(column.kind for column in columns),
            tuple(self.over(c.number, c.entries[0], c.entries[-1] + 1) for c in changes[:_SHOWN]),
            tuple(spots[1:]),
            fingerprints=self._known(columns),
            words=self._words(columns, frozenset(holding), holding[0]),
        )

    def _change(self, change: Change) -> Departure:
        kinds = tuple(column.kind for column in change.columns)
        if not kinds:
            kinds = tuple(self.lineup.versions[change.number].kinds[at] for at in change.entries)
        agreeing = len(self.comparable) - 1
        spot = self.over(change.number, change.low, change.high)
        others: tuple[Spot, ...] = ()
        if change.left >= 0:
            others = (self.between(change.number, change.left, change.left),)
        counterparts = self._elsewhere(change.columns, change.number)
        if change.original >= 0:
            end = change.original + len(change.entries)
            counterparts = (self.over(change.number, change.original, end),)
        keys = any(self.telling(self.lineup.versions[change.number].keys[at]) for at in change.entries)
        return Departure(
            change.kind,
            spot,
            Vote(agreeing, len(self.comparable)),
            kinds,
            counterparts,
            others,
            fingerprints=keys or change.known,
            words=self.block(change.number, change.entries[0]).text,
        )

    # kinds and levels

    def _kinds(self) -> Iterator[Departure]:
        """Blocks whose kind or level differs from most versions', alike ones of a version told once."""
        found: dict[tuple[int, str, str], list[tuple[Column, Departure]]] = {}
        for column in self.columns:
            for number, departure, key in self._kind_of(column):
                found.setdefault((number, *key), []).append((column, departure))
        for same in found.values():
            first = same[0][1]
            yield replace(first, others=tuple(departure.spot for _, departure in same[1:]))

    def _kind_of(self, column: Column) -> Iterator[tuple[int, Departure, tuple[str, str]]]:
        shapes = {
            number: _shape(self.block(number, entries[0]))
            for number, entries in column.cells.items()
            if number in self.comparable and (number, column) not in self.reshaped
        }
        if len(set(shapes.values())) < 2:
            return
        wanted = self._wanted(shapes)
        for number, shape in sorted(shapes.items()):
            if (
                wanted is None
                or shape == wanted
                or not {"prompt", "answer"}.isdisjoint((shape[0], wanted[0]))
            ):
                continue
            agreeing = [each for each, other in shapes.items() if other == wanted]
            kind: DepartureKind = "level" if shape[0] == wanted[0] else "kind"
            spot = self.over(number, column.cells[number][0], column.cells[number][0] + 1)
            departure = Departure(
                kind,
                spot,
                Vote(len(agreeing), len(shapes)),
                (_said(wanted), _said(shape)),
                self._elsewhere((column,), number, frozenset(agreeing)),
                fingerprints=self._known((column,)),
                words=self.block(number, column.cells[number][0]).text,
            )
            yield number, departure, (_said(wanted), _said(shape))

    def _wanted(self, shapes: dict[int, tuple[str, int]]) -> tuple[str, int] | None:
        """The shape that the reference has, or that most versions have."""
        (shape, count), *_ = sorted(Counter(shapes.values()).items(), key=lambda pair: (-pair[1], pair[0]))
        if self.reference is not None and self.reference in shapes:
            wanted = shapes[self.reference]
            odd = sum(each != wanted for each in shapes.values())
            return (
                shape if len(shapes) > 2 and 2 * odd > len(shapes) - 1 and 2 * count > len(shapes) else wanted
            )
        if len(shapes) == 2:
            return shapes[min(shapes)]
        return shape if _side(count, len(shapes)) == "missing" else None

    # places

    def _known(self, columns: Iterable[Column]) -> bool:
        """Whether columns hold a fingerprint by which they can be recognised."""
        return any(self.telling(column.keys) for column in columns)

    def another_text(self, number: int) -> Departure:
        """The whole version departs."""
        version = self.lineup.versions[number]
        first = sorted(self.comparable)[:1]
        return Departure(
            "another-text",
            self.over(number, 0, 1) if len(version) else Spot(number, 0, 0),
            Vote(len(self.comparable), len(self.lineup.versions)),
            (),
            tuple(self.over(other, 0, 1) for other in first if len(self.lineup.versions[other])),
        )

    def block(self, number: int, at: int) -> Block:
        """The block behind an entry."""
        return self.lineup.versions[number].block(at)

    def over(self, number: int, first: int, last: int) -> Spot:
        """The stretch from one entry to another, the last exclusive."""
        version = self.lineup.versions[number]
        start = version.block(first).start
        return Spot(number, start, _end(version, last - 1))

    def between(self, number: int, low: int, high: int) -> Spot:
        """The point before an entry, or the stretch that holds the points before several."""
        version = self.lineup.versions[number]
        if not len(version):
            return Spot(number, 0, 0)
        start = _end(version, low - 1) if low else version.block(0).start
        if low == high:
            return Spot(number, start, start)
        end = version.block(high).start if high < len(version) else _end(version, len(version) - 1)
        return Spot(number, start, max(start, end))

    def _spot_of(self, number: int, columns: Iterable[Column]) -> Spot:
        entries = [at for column in columns for at in column.cells.get(number, ())]
        return self.over(number, min(entries), max(entries) + 1)

    def _counterparts(self, segment: _Segment, kind: DepartureKind, number: int) -> tuple[Spot, ...]:
        """The same blocks where they stand; for what is extra, where the others would have it."""
        if kind == "missing":
            return self._elsewhere(segment.columns, number)
        order = self.order[segment.columns[0]]
        spots = []
        for other in self._best_first(segment.lacking, number):
            at = self._before(other, order)
            spots.append(self.between(other, at, at))
        return tuple(spots[:_SHOWN])

    def _elsewhere(
        self, columns: Sequence[Column], number: int, among: frozenset[int] | None = None
    ) -> tuple[Spot, ...]:
        asked = self.comparable if among is None else among
        holders = [
            other
            for other in self._best_first(asked - {number}, number)
            if any(other in column.cells for column in columns)
        ]
        return tuple(self._spot_of(other, columns) for other in holders[:_SHOWN])

    def _best_first(self, numbers: Iterable[int], number: int) -> list[int]:
        """The reference, a version in the same language, one in English, then the others."""
        language = self._language(number)
        return sorted(
            numbers,
            key=lambda other: (
                other != self.reference,
                self._language(other) != language,
                self._language(other) != "en",
                other,
            ),
        )

    def _language(self, number: int) -> str:
        return self.lineup.versions[number].notice.version.language

    def _words(self, columns: Sequence[Column], holders: frozenset[int], number: int) -> str:
        """Words of the first block as the best of its holders has it."""
        for other in self._best_first(holders & self.comparable, number):
            entries = columns[0].cells.get(other)
            if entries:
                block = self.block(other, entries[0])
                return block.text or self.lineup.versions[other].notice.source.text[block.start : block.end]
        return ""


def _side(holders: int, asked: int) -> Literal["missing", "extra", "editions"]:
    """Whether those without are wrong, those with, or nobody."""
    if asked <= 3:
        return "missing" if 2 * holders >= asked else "extra"
    if holders >= _MOST * asked:
        return "missing"
    return "extra" if holders <= (1 - _MOST) * asked else "editions"


def _departs(number: int, side: Side | None, segment: _Segment, kind: DepartureKind) -> bool:
    return side == kind and number in (segment.lacking if kind == "missing" else segment.holders)


def _segments(told: Sequence[tuple[Side | None, _Segment]], kind: Side) -> list[_Segment]:
    """Neighbouring columns of one kind of side and the same versions, joined."""
    joined = []
    for (side, holders, lacking), run in groupby(
        told, lambda each: (each[0], each[1].holders, each[1].lacking)
    ):
        if side == kind:
            joined.append(_Segment(tuple(each.columns[0] for _, each in run), holders, lacking))
    return joined


def _same_sides(segments: Sequence[_Segment], kind: DepartureKind) -> list[list[_Segment]]:
    """Segments by events: those whose sides overlap belong together."""
    events: list[list[_Segment]] = []
    for segment in segments:
        for event in events:
            if kind == "missing":
                here, there = segment.lacking, event[0].lacking
            else:
                here, there = segment.holders, event[0].holders
            if len(here & there) >= _SAME_SIDE * len(here | there):
                event.append(segment)
                break
        else:
            events.append([segment])
    return events


def _shape(block: Block) -> tuple[str, int]:
    kind = "heading" if block.kind == "title" else block.kind
    return kind, block.level if kind == "heading" else 0


def _said(shape: tuple[str, int]) -> str:
    kind, level = shape
    return f"{kind} {level}" if level else kind


def _end(version: Traits, at: int) -> int:
    """Where the words of an entry end: line ends that its block may hold are left out."""
    block = version.block(at)
    text = version.notice.source.text
    end = min(block.end, len(text))
    while end > block.start and text[end - 1].isspace():
        end -= 1
    return end
