"""Report blocks whose kind or level differs from that of most versions."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from ..parse import CLOSING, Block
from ..voting import Vote
from .lineup import Lineup
from .model import Departure, Reshaping, Shape
from .places import Places
from .profile import Column
from .sides import Sides


class Shapes:
    """Kinds and levels, over one line-up."""

    def __init__(self, lineup: Lineup, sides: Sides, places: Places) -> None:
        self.sides = sides
        self.places = places
        self.columns = lineup.profile.columns
        self.comparable = sides.comparable
        self.reference = sides.reference
        self._reshaped = {
            (change.version, column)
            for change in lineup.changes
            if change.kind in {"split", "merged"}
            for column in change.columns
        }

    def departures(self) -> Iterator[Departure]:
        """Blocks whose kind or level differs from that of most versions; like ones of a version are one departure."""
        found: dict[tuple[int, Reshaping | None], list[Departure]] = {}
        for departure in chain.from_iterable(map(self._reshaped_in, self.columns)):
            found.setdefault((departure.spot.notice, departure.reshaping), []).append(departure)
        for first, *others in found.values():
            yield replace(first, others=tuple(departure.spot for departure in others))

    def _reshaped_in(self, column: Column) -> Iterator[Departure]:
        if self._is_even(column):
            return
        shapes = {
            version: _shape(self.places.block(version, entries[0]))
            for version, entries in column.cells.items()
            if version in self.comparable and (version, column) not in self._reshaped
        }
        if len(set(shapes.values())) < 2:
            return
        wanted = self._wanted(shapes)
        for version, shape in sorted(shapes.items()):
            if wanted is None or shape == wanted or not CLOSING.isdisjoint((shape.kind, wanted.kind)):
                continue
            agreeing = [each for each, other in shapes.items() if other == wanted]
            at = column.cells[version][0]
            yield Departure(
                "level" if shape.kind == wanted.kind else "kind",
                self.places.over(version, at, at + 1),
                Vote(len(agreeing), len(shapes)),
                (shape.kind,),
                self.places.elsewhere((column,), version, frozenset(agreeing)),
                fingerprints=self.places.known((column,)),
                words=self.places.block(version, at).text,
                reshaping=Reshaping(wanted, shape),
            )

    def _is_even(self, column: Column) -> bool:
        """Whether a column has blocks of one kind and level only."""
        versions = self.places.lineup.versions
        return all(
            versions[version].kinds[entries[0]] == column.kind
            and versions[version].levels[entries[0]] == column.level
            for version, entries in column.cells.items()
        )

    def _wanted(self, shapes: dict[int, Shape]) -> Shape | None:
        """The shape that the reference has, or that most versions have."""
        (shape, count), *_ = sorted(Counter(shapes.values()).items(), key=lambda pair: (-pair[1], pair[0]))
        if self.reference is not None and self.reference in shapes:
            wanted = shapes[self.reference]
            odd = Vote(sum(each != wanted for each in shapes.values()), len(shapes) - 1)
            return shape if odd.outvotes and Vote(count, len(shapes)).is_majority else wanted
        if len(shapes) == 2:
            return shapes[min(shapes)]
        return shape if Vote(count, len(shapes)).decides else None


def _shape(block: Block) -> Shape:
    kind = "heading" if block.kind == "title" else block.kind
    return Shape(kind, block.level if kind == "heading" else 0)
