"""Weigh whether a version has the text that the others have, or another edition of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from ..parse import CLOSING
from .features import CODE, IMAGE, LINK, NAME
from .lineup import BlockChange, Lineup
from .profile import Column, View
from .score import Scorer
from .weights import EVENT, EVENT_BLOCK

# A block that was cut in two, or joined to another one, tells of its writer's habits and not of the text.
_JOINT = frozenset({"split", "merged"})
# One departure is an edit of the text, whatever its size.
_EVENTS = 2
# Departures that cost less than this for each block that has a partner say nothing against the text as a whole.
_NOTABLE = 0.5
# What departs outweighs what fits plainly where it does so by this much, as much as two departures.
_PLAINLY = 10.0
# Blocks that score less than this on average stand beside others because something has to. As a few good ones prove
# little, some are counted besides that do not fit at all.
_UNSURE, _FEW = 0.5, 4
# What identifies a block in any language, besides its numbers, which are few.
_SIGNS = frozenset({LINK, IMAGE, CODE, NAME})
# From so many of them on, and this share of all that one of the two sides has, two texts are one: of other
# editions half are the same at most.
_ENOUGH, _SAME_SIGNS = 12, 0.8


class Kinship(Struct, frozen=True):
    """What speaks for a version being a translation of the others' text, in nats.

    ``fit`` is the sum of the scores of the blocks that have a partner, where it exceeds ``price`` perhaps less than
    that; ``pairs`` counts these blocks, and ``price`` is what the departures cost.
    """

    fit: float
    pairs: int
    price: float

    @property
    def is_distant(self) -> bool:
        """Whether what fits is outweighed by what departs: the version follows another edition of the text."""
        return self.fit < self.price

    @property
    def is_foreign(self) -> bool:
        """Whether it is plainly outweighed, and what has a partner fits so badly that it tells nothing either."""
        return self.fit < self.price - _PLAINLY and self.fit < _UNSURE * (self.pairs + _FEW)


def kinships(lineup: Lineup, reference: int | None) -> dict[int, Kinship]:
    """What speaks for the versions, but the reference, that depart at so many places that it is a question."""
    versions = [version for version in range(len(lineup.versions)) if version != reference]
    changes: dict[int, list[BlockChange]] = {version: [] for version in versions}
    for change in lineup.changes:
        if change.version != reference and change.kind != "duplicate":
            changes[change.version].append(change)
    columns = [each for each in lineup.profile.columns if each.kind not in CLOSING]
    partial = [each for each in columns if len(each.cells) < len(lineup.versions)]
    found = {}
    for version in versions:
        departing = sum(
            [(version in column.cells) != is_usual(column, version, lineup, reference) for column in partial]
        )
        if departing + len(changes[version]) >= _EVENTS:
            kinship = _kinship(lineup, version, columns, changes[version], reference)
            if kinship is not None:
                found[version] = kinship
    return found


def is_usual(column: Column, version: int, lineup: Lineup, reference: int | None) -> bool:
    """Whether the reference has a column, or at least half of the versions other than one."""
    if reference is not None:
        return reference in column.cells
    return 2 * (len(column.cells) - (version in column.cells)) >= len(lineup.versions) - 1


def has_their_signs(lineup: Lineup, version: int, reference: int | None) -> bool:
    """Whether a version has nearly all names, links and code of the others, and hardly any besides.

    It is the same text then, however its lines are cut: a file of answers to keys, of which each is a block.
    """
    own = _signs(lineup, version)
    if len(own) < _ENOUGH:
        return False
    theirs = _usual_signs(lineup, version, reference)
    shared = len(own & theirs)
    return shared >= _ENOUGH and shared >= _SAME_SIGNS * len(own | theirs)


def _signs(lineup: Lineup, version: int) -> frozenset[int]:
    """The fingerprints of a version that identify blocks in any language."""
    traits = lineup.versions[version]
    classes = traits.register.classes
    return frozenset(key for keys in traits.keys for key in keys if classes[key] in _SIGNS)


def _usual_signs(lineup: Lineup, version: int, reference: int | None) -> frozenset[int]:
    """Those of the reference, or of at least half of the versions other than one."""
    if reference is not None:
        return _signs(lineup, reference)
    others = [each for each in range(len(lineup.versions)) if each != version]
    counts = Counter(key for other in others for key in _signs(lineup, other))
    return frozenset(key for key, count in counts.items() if 2 * count >= len(others))


def _kinship(
    lineup: Lineup,
    version: int,
    columns: Sequence[Column],
    changes: Sequence[BlockChange],
    reference: int | None,
) -> Kinship | None:
    """What speaks for a version with these changes, or None where it departs at too few places.

    ``columns`` are all but those of the closing question, which is lacking by itself.
    """
    usual = [each for each in columns if is_usual(each, version, lineup, reference)]
    joint = [each for each in changes if each.kind in _JOINT]
    parts = {column for each in joint for column in each.columns}
    pairs = [column for column in usual if version in column.cells and column not in parts]
    gaps = list(_gaps(version, columns, frozenset(usual)))
    price = EVENT * (len(gaps) + len(changes) - len(joint)) + EVENT_BLOCK * sum(gaps)
    if len(gaps) + len(changes) < _EVENTS or price < _NOTABLE * len(pairs):
        return None
    return Kinship(_fit(lineup, version, pairs, price), len(pairs), price)


def _gaps(version: int, columns: Sequence[Column], usual: frozenset[Column]) -> Iterator[int]:
    """How many blocks the version lacks, or has in excess, at each place where it does so."""
    states = []
    for column in columns:
        if version in column.cells:
            states.append("pair" if column in usual else "extra")
        elif column in usual:
            states.append("missing")
    for paired, run in groupby(states, "pair".__eq__):
        if not paired:
            gap = list(run)
            yield from (count for kind in ("missing", "extra") if (count := gap.count(kind)))


def _fit(lineup: Lineup, version: int, columns: Sequence[Column], enough: float) -> float:
    """The sum of the scores of the blocks of a version that stand in some columns.

    Where it is surely ``enough``, it may be less than it would be with words.
    """
    view = View(lineup.profile, version)
    places = {column: at for at, column in enumerate(view.columns)}
    scorer = Scorer(lineup.versions[version], view, lineup.profile.ratios[version])
    pairs = [(column.cells[version][0], places[column]) for column in columns if column in places]
    least = sum([scorer.least(at, column) for at, column in pairs])
    return least if least > enough else sum([scorer(at, column) for at, column in pairs])
