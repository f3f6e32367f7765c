"""Find blocks that have lost a sentence: the others have one more there, and the block is short by just that much.

Translators join sentences and part them, and languages differ in length; so neither shows a loss by itself. A block is
held against what its version needs elsewhere for what the others say, and its sentences against theirs, one by one:
where one was lost, the rest are as long as ever; where two were joined word for word, one is as long as both. Two that
were condensed into one may look like a loss, and are a note at most unless nearly two fifths of the block are gone.

Of 200 such sentences taken out of published blocks half were told above a note, and three fifths in all, of 200 shorter
ones 13; of 200 that were joined with the next one none (``python -m tests.bench.sentences``).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from math import exp, log

from msgspec import Struct

from ..align import Table
from ..align.rhythm import Stops, stops
from ..median import median
from ..parse import RUNNING_TEXT
from ..quoting import nearest_first
from ..signs.marks import ends_with_colon
from ..voting import COUNTERS, Vote
from ..words.scripts import is_dense
from .editions import other_editions
from .passage import Passage

_SHORTEST = 40  # code points of a block by whose length a version is measured
_ENOUGH = 5  # such blocks of a version
_LEAST = log(0.88)  # what a block of which a sentence was lost has at most of its length
_ODD = -2.0  # deviations by which it is shorter than what is usual
_PLAINLY = -2.7  # and those where all 10 that published documents gave were losses; of the others 7 of 8
_HALVED = log(0.62)  # the most that is left of a block where that is sure; a condensed one is mostly longer
_STEADY, _ALIKE = 0.05, 0.04  # the least that lengths are taken to vary in a version, and in a row
SHARE = 0.18  # of a block: a shorter sentence may be said in a clause
_FIT, _CLOSE = 0.15, 0.08  # of a block by which what is left may differ from theirs, plainly short or not
_BETTER = 0.5  # of that which it differs by if two sentences were joined
_NEAR = 2  # rows on either side in which the version stands as the others do
_MARKED = 20  # long rows where others mark ends of sentences: who marks few there has no such marks
_LONG = 150  # code points of such a row
_DEVIATION = 1.4826  # of the median of distances, in a normal distribution

Shares = list[float]


class Lost(Struct, frozen=True):
    """A passage that lacks one of the sentences that ``model`` and others have.

    ``length`` is the share that it has of the length that its version needs for such a block. ``sentence`` is where
    in the model's text the one stands that seems to be lacking, or None where several may be it. ``sure`` tells that
    nothing but a loss makes a block so short.
    """

    passage: Passage
    model: Passage
    own: int
    usual: int
    length: float
    vote: Vote
    sentence: tuple[int, int] | None
    sure: bool


class _Row(Struct, frozen=True):
    """A row of running text: where it stands in the table, and the logarithms of its lengths by version."""

    at: int
    lengths: Mapping[int, float]
    usual: float


def lost_sentences(table: Table) -> Iterator[Lost]:
    """Blocks that have one sentence less than the others have in their row."""
    if len(table.comparable) >= COUNTERS:
        yield from _Lengths(table).lost()


class _Lengths:
    """How long the blocks of the versions are, held against what each version needs."""

    def __init__(self, table: Table) -> None:
        self._table = table
        rows = list(_measured(table))
        self._paces = _paces(rows)
        self._rows = list(_at_their_paces(rows, self._paces))
        self._spreads = _spreads(self._rows)
        self._stops: dict[tuple[int, int], Stops] = {}
        self._marked: dict[int, bool] = {}

    def lost(self) -> Iterator[Lost]:
        """Each block that lacks a sentence."""
        old = other_editions(self._table)
        for row in self._rows:
            if len(row.lengths) < COUNTERS:
                continue
            apart = [abs(length - row.usual) for length in row.lengths.values()]
            spread = max(_DEVIATION * median(apart), _ALIKE)
            for version, length in row.lengths.items():
                short = length - row.usual
                if short > _LEAST or version in old or version not in self._spreads:
                    continue
                odd = short / (spread**2 + self._spreads[version] ** 2) ** 0.5
                if odd <= _ODD and self._stands(row.at, version) and self._marks_ends(version):
                    yield from self._of(row, version, short, odd)

    def _stands(self, at: int, version: int) -> bool:
        """Whether a version has what most others have around a row, each in one block."""
        near = self._table.rows[max(at - _NEAR, 0) : at + _NEAR + 1]
        voters = self._table.comparable
        held = (sum([bool(row.cells[voter]) for voter in voters]) for row in near)
        return all(
            len(row.cells[version]) == Vote(count, len(voters)).is_majority
            for row, count in zip(near, held, strict=True)
        )

    def _marks_ends(self, version: int) -> bool:
        """Whether a version marks the ends of its sentences, as Thai does not."""
        known = self._marked.get(version)
        if known is None:
            long = (row for row in self._rows if version in row.lengths and row.usual >= log(_LONG))
            asked = list(islice((row for row in long if self._mostly_marked(row)), _MARKED))
            marked = sum([bool(self._ends(row.at, version)) for row in asked])
            known = self._marked[version] = Vote(marked, len(asked)).is_two_thirds
        return known

    def _mostly_marked(self, row: _Row) -> bool:
        """Whether most versions mark an end of a sentence within a row."""
        marked = sum([bool(self._ends(row.at, version)) for version in row.lengths])
        return Vote(marked, len(row.lengths)).is_majority

    def _ends(self, at: int, version: int) -> Stops:
        known = self._stops.get((at, version))
        if known is None:
            known = self._stops[at, version] = stops(self._text(at, version))
        return known

    def _text(self, at: int, version: int) -> str:
        return self._table.rows[at].cells[version][0].text

    def _passage(self, at: int, version: int) -> Passage:
        return Passage(version, self._table.notices[version], self._table.rows[at].cells[version])

    def _of(self, row: _Row, version: int, short: float, odd: float) -> Iterator[Lost]:
        """The loss, where the block has one sentence less than most others and the rest of them as they are."""
        own = _shares(self._ends(row.at, version))
        theirs = {other: _shares(self._ends(row.at, other)) for other in row.lengths if other != version}
        more = Vote(sum([len(each) > len(own) for each in theirs.values()]), len(theirs))
        having = {other: each for other, each in theirs.items() if len(each) == len(own) + 1}
        if not (more.is_firm and Vote(len(having), len(theirs)).is_two_thirds):
            return
        passage = self._passage(row.at, version)
        dense, plainly = is_dense(passage.locale), odd <= _PLAINLY
        if dense and (not plainly or ends_with_colon(passage.text)):
            return  # a few signs say much, and least of all is needed to lead to what follows
        usual = [median(each) for each in zip(*having.values(), strict=True)]
        fit = _CLOSE if dense or not plainly else _FIT
        lost = _lost_of(usual, [share * exp(short) for share in own], fit)
        if lost is None:
            return
        model = nearest_first(
            (self._passage(row.at, other) for other in having),
            lambda one: one.speaker,
            reader=passage.locale,
            reference=self._table.reference,
        )[0]
        yield Lost(
            passage,
            model,
            len(own),
            len(usual),
            exp(short),
            Vote(len(having), len(theirs) + 1),
            _stretch(model.text, having[model.version], lost) if lost >= 0 else None,
            sure=plainly and not dense and short <= _HALVED,
        )


def _measured(table: Table) -> Iterator[_Row]:
    """The rows of running text that enough versions have in one block, with its length."""
    voters = sorted(table.comparable)
    for at, row in enumerate(table.rows):
        lengths = {
            version: log(len(row.cells[version][0].text) + 2)
            for version in voters
            if len(row.cells[version]) == 1 and row.cells[version][0].kind in RUNNING_TEXT
        }
        if len(lengths) >= COUNTERS:
            yield _Row(at, lengths, median(list(lengths.values())))


def _paces(rows: Iterable[_Row]) -> dict[int, float]:
    """By how much each version is longer than is usual, as a logarithm."""
    found = _over(rows)
    return {version: median(each) for version, each in found.items() if len(each) >= _ENOUGH}


def _over(rows: Iterable[_Row]) -> dict[int, list[float]]:
    """For each version by how much its blocks are longer than is usual in their rows."""
    found: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        if row.usual > log(_SHORTEST):
            for version, length in row.lengths.items():
                found[version].append(length - row.usual)
    return found


def _at_their_paces(rows: Iterable[_Row], paces: Mapping[int, float]) -> Iterator[_Row]:
    """The rows with the lengths that blocks would have if all versions were as long."""
    for row in rows:
        lengths = {
            version: length - paces[version] for version, length in row.lengths.items() if version in paces
        }
        if lengths:
            yield _Row(row.at, lengths, median(list(lengths.values())))


def _spreads(rows: Iterable[_Row]) -> dict[int, float]:
    """How much the lengths of each version vary."""
    return {
        version: max(_DEVIATION * median(list(map(abs, each))), _STEADY)
        for version, each in _over(rows).items()
        if len(each) >= _ENOUGH
    }


def _shares(ends: Stops) -> Shares:
    """The sentences of a block as shares of its length."""
    return [to - at for at, to in pairwise((0.0, *ends, 1.0))]


def _lost_of(usual: Sequence[float], own: Sequence[float], most: float) -> int | None:
    """Which of the usual sentences is lacking, -1 where several may be it; None where none need be.

    ``most`` is what the others may differ by from those of the block.
    """
    fits = [_apart([*usual[:at], *usual[at + 1 :]], own) for at in range(len(usual))]
    joined = min(
        _apart([*usual[:at], usual[at] + usual[at + 1], *usual[at + 2 :]], own) for at in range(len(own))
    )
    best = min(fits)
    lost = fits.index(best)
    if usual[lost] < SHARE or best > most or best > _BETTER * joined:
        return None
    return lost if sum(fit <= best + _FIT / 2 for fit in fits) == 1 else -1


def _apart(usual: Sequence[float], own: Sequence[float]) -> float:
    return sum([abs(one - other) for one, other in zip(usual, own, strict=True)])


def _stretch(text: str, shares: Sequence[float], at: int) -> tuple[int, int]:
    """Where a sentence stands in a text, of which it is the one after ``at`` others."""
    start, end = sum(shares[:at]) * len(text), sum(shares[: at + 1]) * len(text)
    return round(start), round(end)
