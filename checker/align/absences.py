"""Report what versions lack and what they have in excess, each event once."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from ..voting import Vote
from .lineup import Lineup
from .model import Departure, DepartureKind
from .places import Places
from .profile import Column
from .sides import Segment, Sides, joined, same_sides

# So many separate absences make one version an older or a newer text.
_MANY = 5
# Blocks of two versions may say the same where their lengths, each held against its version, differ by no more.
_LIKE = 0.35  # natural logarithm


class Absences:
    """Blocks that are missing on one side of the vote, over one line-up."""

    def __init__(self, lineup: Lineup, sides: Sides, places: Places) -> None:
        self.lineup = lineup
        self.sides = sides
        self.places = places
        self.columns = lineup.profile.columns
        self.comparable = sides.comparable
        self.reference = sides.reference

    def departures(self) -> Iterator[Departure]:
        """Blocks that versions lack, blocks that they add, and blocks on which the versions are divided."""
        rulings = [each for column in self.columns if (each := self.sides.judge(column)) is not None]
        # a block that only few have does not part two neighbours that others lack
        common = [each for each in rulings if each.verdict != "extra"]
        extra, own = self._parted(self.sides.runs(rulings, "extra"))
        yield from self._events(self.sides.runs(common, "missing"), "missing")
        yield from self._events(extra, "extra")
        yield from map(self._own_blocks, own)
        yield from self._editions(joined(common, "editions"))
        yield from self._against(joined(rulings, "against"))

    def _events(self, segments: Sequence[Segment], kind: DepartureKind) -> Iterator[Departure]:
        """One departure for each segment; many segments of the same versions become one edition."""
        for event in _folded(same_sides(segments, kind), kind):
            side = event[0].departing(kind)
            if len(event) < (2 if len(side) > 1 else _MANY):
                yield from (self._single(segment, kind) for segment in event)
            else:
                yield self._edition(event, kind)

    def _single(self, segment: Segment, kind: DepartureKind) -> Departure:
        """One absence; two camps where versions without a vote are as the departing ones."""
        wider = self.sides.with_strangers(segment, kind)
        if wider is None:
            return self._absence(segment, kind)
        return replace(self._edition([wider], kind), kind="editions")

    def _against(self, segments: Sequence[Segment]) -> Iterator[Departure]:
        """One departure of the reference for all that most versions do otherwise than it does."""
        for lacked in (True, False):
            chosen = [each for each in segments if (self.reference in each.holders) == lacked]
            kind: DepartureKind = "extra" if lacked else "missing"
            for event in same_sides(chosen, "missing"):
                sides = [self._of_reference(segment) for segment in event]
                if len(event) > 1:
                    yield self._edition(sides, kind)
                elif self._has_company(event[0], kind):
                    yield replace(self._edition(event, kind), kind="editions")
                else:
                    yield self._absence(sides[0], kind)

    def _has_company(self, segment: Segment, kind: DepartureKind) -> bool:
        """Whether another version sides with the reference, so that there are two editions of the text.

        A version that has the columns merged into a block beside them sides with nobody.
        """
        company = segment.departing(kind) - {self.reference}
        if kind == "missing":
            return bool(company)
        first, last = (self.places.order[segment.columns[at]] for at in (0, -1))
        beside = [self.columns[at] for at in (first - 1, last + 1) if 0 <= at < len(self.columns)]
        return any(_entries(one, segment.columns).isdisjoint(_entries(one, beside)) for one in company)

    def _of_reference(self, segment: Segment) -> Segment:
        """The same segment with the reference as the only version on its side."""
        alone = frozenset({self.reference} if self.reference is not None else ())
        if alone <= segment.holders:
            return Segment(segment.columns, alone, segment.lacking)
        return Segment(segment.columns, segment.holders, alone)

    def _parted(self, segments: Sequence[Segment]) -> tuple[list[Segment], list[list[Segment]]]:
        """Part additional blocks into single ones, and places where several versions each add blocks of their own."""
        places: dict[int, list[Segment]] = {}
        for segment in segments:
            places.setdefault(self._common_before(segment), []).append(segment)
        single, own = [], []
        for place in sorted(places):
            adding = frozenset[int]().union(*(segment.holders for segment in places[place]))
            if len(places[place]) > 1 and len(adding) >= max(3, len(self.comparable) // 5):
                own.append(places[place])
                continue
            # what looks alike in two versions may be one text that was not recognised as such
            alike = [each for each in places[place] if self._has_like(each, places[place])]
            own += [alike] if alike else []
            single += [each for each in places[place] if each not in alike]
        return single, own

    def _has_like(self, segment: Segment, others: Sequence[Segment]) -> bool:
        """Whether another version adds as many blocks, each of the same kind and about as long."""
        return any(
            other.holders.isdisjoint(segment.holders)
            and len(other.columns) == len(segment.columns)
            and all(map(self._is_like, segment.columns, other.columns))
            for other in others
        )

    def _is_like(self, one: Column, other: Column) -> bool:
        return one.kind == other.kind and abs(self._length(one) - self._length(other)) <= _LIKE

    def _length(self, column: Column) -> float:
        """How long the blocks of a column are in the first of its versions, held against what is usual there."""
        version, entries = next(iter(column.cells.items()))
        traits, ratio = self.lineup.versions[version], self.lineup.profile.ratios.get(version, 0.0)
        return sum([traits.logs[at] - ratio for at in entries])

    def _common_before(self, segment: Segment) -> int:
        """The nearest column before a segment that most of the versions have, or -1."""
        for at in range(self.places.order[segment.columns[0]] - 1, -1, -1):
            having = self.comparable.intersection(self.columns[at].cells)
            if Vote(len(having), len(self.comparable)).is_majority:
                return at
        return -1

    def _own_blocks(self, segments: Sequence[Segment]) -> Departure:
        """Versions that add different blocks at one place: nobody is called wrong."""
        places = [
            (version, self.places.stand(version, segment.columns, "extra")[0])
            for segment in segments
            for version in sorted(segment.holders)
        ]
        spots = [spot for _, spot in sorted(places, key=lambda place: place[0])]
        adding = {spot.notice for spot in spots}
        return Departure(
            "editions",
            spots[0],
            Vote(len(self.comparable) - len(adding), len(self.comparable)),
            tuple(column.kind for column in segments[0].columns),
            others=tuple(spots[1:]),
            words=self.places.words(segments[0].columns, segments[0].holders, spots[0].notice),
            camp="adding",
        )

    def _absence(self, segment: Segment, kind: DepartureKind) -> Departure:
        side, agreeing = segment.departing(kind), segment.agreeing(kind)
        places = [self.places.stand(version, segment.columns, kind) for version in sorted(side)]
        sources = segment.holders if kind == "missing" else side
        return Departure(
            kind,
            places[0][0],
            Vote(len(agreeing), len(self.comparable)),
            tuple(column.kind for column in segment.columns),
            self.places.counterparts(segment, kind, places[0][0].notice),
            tuple(spot for spot, _ in places[1:]),
            all(certain for _, certain in places),
            self.places.known(segment.columns),
            self.places.words(segment.columns, sources, places[0][0].notice),
        )

    def _edition(self, event: Sequence[Segment], kind: DepartureKind) -> Departure:
        """One departure for all that the versions of one side lack, or add, at several places.

        Versions that do so at some of these places only are named behind those that do at the first.
        """
        side = event[0].departing(kind)
        everyone = frozenset[int]().union(*(segment.departing(kind) for segment in event))
        agreeing = event[0].agreeing(kind) - everyone
        own = [segment for segment in event if min(side) in segment.departing(kind)]
        spots = [
            self.places.stand(version, segment.columns, kind)[0]
            for version in (*sorted(side), *sorted(everyone - side))
            for segment in event
            if version in segment.departing(kind)
        ]
        return Departure(
            "edition",
            spots[0],
            Vote(len(agreeing), len(self.comparable)),
            tuple(column.kind for segment in own for column in segment.columns),
            self.places.counterparts(event[0], kind, spots[0].notice),
            tuple(spots[1:]),
            fingerprints=any(self.places.known(segment.columns) for segment in event),
            words=self.places.words(event[0].columns, event[0].holders, spots[0].notice),
            camp="lacking" if kind == "missing" else "having",
        )

    def _editions(self, segments: Sequence[Segment]) -> Iterator[Departure]:
        """Two camps: one departure for each pair of sides, at the first place of the smaller one."""
        for event in same_sides(segments, "missing"):
            lead = event[0]
            kind: DepartureKind = "missing" if len(lead.lacking) <= len(lead.holders) else "extra"
            yield replace(self._edition(event, kind), kind="editions")


def _entries(version: int, columns: Iterable[Column]) -> set[int]:
    """The entries of a version in some columns."""
    return {at for column in columns for at in column.cells.get(version, ())}


def _folded(events: list[list[Segment]], kind: DepartureKind) -> list[list[Segment]]:
    """Fold into an event what single versions of it do besides, where each of them does it in as many columns.

    Versions A and B lack three items; besides, A lacks a row at one place and B one at another. As each lacks one,
    it is one and the same row, lined up at two places.
    """
    for event in sorted(events, key=lambda event: -len(event[0].departing(kind))):
        side = event[0].departing(kind)
        alone = [other for other in events if other[0].departing(kind) < side and event in events]
        shown = [
            sum(
                len(segment.columns)
                for other in alone
                for segment in other
                if version in segment.departing(kind)
            )
            for version in side
        ]
        if alone and len(set(shown)) == 1:
            event += [segment for other in alone for segment in other]
            events = [each for each in events if each not in alone]
    return events
