"""Compare what should stand letter by letter in every version: addresses, placeholders, code."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct

from ..quoting import nearest_first
from ..voting import Vote
from .pairs import best_pairs
from .passage import Passage
from .sides import Outcome, most_lackers, outcome


class Value(Struct, frozen=True):
    """Something in a passage's text, from ``at`` to ``to``; ``key`` is what is compared."""

    key: str
    at: int
    to: int


class Variance(Struct, frozen=True):
    """A value that one version lacks, writes in another way, or has alone.

    ``found`` stands in place of ``expected``, which is as ``model`` has it. ``held`` tells that the reference
    has it and so few versions stand here that this decides, ``tie`` that these are two versions without a
    reference, of which neither can be called wrong.
    """

    kind: Literal["changed", "missing", "extra", "alone"]
    passage: Passage
    vote: Vote
    firm: bool
    found: Value | None = None
    expected: Value | None = None
    model: Passage | None = None
    held: bool = False
    tie: bool = False

    @property
    def expects(self) -> bool:
        """Whether enough speaks for what is expected: a vote, or the reference."""
        return self.firm or self.held


# A version with more values of its own is another text.
_MOST = 100
Alike = Callable[[str, str], bool]
Excuse = Callable[[Passage, str], bool]


def variances(
    row: Sequence[tuple[Passage, Sequence[Value]]],
    reference: int | None,
    *,
    alike: Alike,
    excuse: Excuse,
    extras: bool = False,
) -> Iterator[Variance]:
    """Where the values of a row vary, version by version.

    ``alike`` says whether a value that only one version has can stand for an expected one; ``excuse`` whether
    a version that lacks a value has it all the same. A value that stands less often than in all other
    versions, which agree how often, is lacked too. What a version has alone is told where ``extras`` are asked for.
    """
    keys = [[value.key for value in values] for _, values in row]
    if len(row) < 2 or not any(keys) or _are_equal(keys):
        return
    counts = [_counted(said) for said in keys]
    if _are_equal(counts):
        return
    yield from _Comparison(row, counts, reference, alike, excuse, extras=extras).variances()


class _Comparison:
    """The values of one row, which are not equal. ``counts`` say how often each stands in each version."""

    def __init__(
        self,
        row: Sequence[tuple[Passage, Sequence[Value]]],
        counts: Sequence[Mapping[str, int]],
        reference: int | None,
        alike: Alike,
        excuse: Excuse,
        *,
        extras: bool,
    ) -> None:
        self.row, self.counts, self.reference = row, counts, reference
        self.alike, self.excuse, self.extras = alike, excuse, extras
        self.holders = Counter(key for count in counts for key in count)
        self.lacking: dict[int, list[tuple[str, Outcome]]] = {}
        self.having: dict[int, list[tuple[str, Outcome]]] = {}

    def variances(self) -> Iterator[Variance]:
        """What each version lacks, or has alone, in the order of the versions."""
        self._vote()
        writers = _writers(self.row) if self.lacking else {}
        for at, (passage, values) in enumerate(self.row):
            lacked = self.lacking.get(passage.version, ())
            own = [value for value in values if self.holders[value.key] == 1][:_MOST]
            instead = _instead(own, [key for key, _ in lacked], self.alike)
            tie = len(self.row) == 2 and self.reference is None
            for key, result in lacked:
                if not (
                    tie and key in instead and at == 0
                ):  # a contradiction is told once, at the later version
                    model = _model(writers[key], passage, self.reference)
                    yield _lacked(passage, result, instead.get(key), model, tie=tie)
            if self.extras:
                yield from self._alone(passage, [one for one in own if one not in instead.values()])

    def _vote(self) -> None:
        """Note by version which values it lacks, and which it has and the others have not."""
        passages = [passage for passage, _ in self.row]
        places = {passage.version: at for at, passage in enumerate(passages)}
        for key, holders in self.holders.items():
            said = [count.get(key, 0) for count in self.counts]
            all_count = self.extras and holders == 1
            result = _voted(passages, key, said, self.reference, self.excuse, all_count=all_count)
            if result is None:
                continue
            for version in result.who:
                lacks = result.kind == "lack" or key not in self.counts[places[version]]
                side = self.lacking if lacks else self.having
                side.setdefault(version, []).append((key, result))

    def _alone(self, passage: Passage, own: Sequence[Value]) -> Iterator[Variance]:
        """Values that only this version has, and that stand in place of none that it lacks."""
        for key, result in self.having.get(passage.version, ()):
            if found := next((value for value in own if value.key == key), None):
                kind: Literal["extra", "alone"] = "extra" if result.kind == "extra" else "alone"
                yield Variance(kind, passage, result.vote, result.firm, found)


def _lacked(
    passage: Passage, result: Outcome, found: Value | None, expected: tuple[Value, Passage], *, tie: bool
) -> Variance:
    return Variance(
        "changed" if found else "missing",
        passage,
        result.vote,
        result.firm and result.kind == "lack",
        found,
        *expected,
        held=result.held,
        tie=tie,
    )


def _voted(
    row: Sequence[Passage],
    key: str,
    said: Sequence[int],
    reference: int | None,
    excuse: Excuse,
    *,
    all_count: bool,
) -> Outcome | None:
    """What follows from a value's standing so often, ``said``, in each version.

    Unless all that lack it count, no more of them are excused than decide that they are not those who depart.
    """
    usual = _usual(said)
    present = [passage.version for passage, often in zip(row, said, strict=True) if often >= usual]
    if len(present) == len(row):
        return None
    lackers: Iterator[int] = (
        passage.version
        for passage, often in zip(row, said, strict=True)
        if often < usual and (often or not excuse(passage, key))
    )
    if not all_count:
        lackers = islice(lackers, most_lackers(present, reference) + 1)
    return outcome(present, list(lackers), reference)


def _instead(own: Sequence[Value], lacked: Sequence[str], alike: Alike) -> dict[str, Value]:
    """Which of a version's own values stands in place of which that it lacks: the nearest spelling first."""
    if len(own) == len(lacked) == 1:
        return {lacked[0]: own[0]} if alike(own[0].key, lacked[0]) else {}
    if not own or not lacked:
        return {}
    from rapidfuzz.fuzz import ratio

    ranked = (
        ((-ratio(value.key, key),), order, place)
        for order, key in enumerate(lacked[:_MOST])
        for place, value in enumerate(own)
        if alike(value.key, key)
    )
    return {lacked[order]: own[place] for order, place in best_pairs(ranked).items()}


def _are_equal(said: Sequence[object]) -> bool:
    """Whether all versions say the same, as in most rows."""
    return said.count(said[0]) == len(said)


def _counted(keys: Sequence[str]) -> Mapping[str, int]:
    """How often each key stands; most stand once, and a plain dictionary of those is made the fastest."""
    once = dict.fromkeys(keys, 1)
    return once if len(once) == len(keys) else dict(Counter(keys))


def _usual(counts: Sequence[int]) -> int:
    """How often a value stands in three quarters of the versions, or once where they do not agree."""
    if max(counts) == 1:
        return 1
    said = Counter(counts)
    times, often = said.most_common(1)[0]
    return times if times and Vote(often, said.total()).is_clear else 1


def _writers(row: Sequence[tuple[Passage, Sequence[Value]]]) -> Mapping[str, Sequence[tuple[Value, Passage]]]:
    """Where each value stands, in order."""
    writers: dict[str, list[tuple[Value, Passage]]] = {}
    for passage, values in row:
        for value in values:
            writers.setdefault(value.key, []).append((value, passage))
    return writers


def _model(
    writers: Sequence[tuple[Value, Passage]], but: Passage, reference: int | None
) -> tuple[Value, Passage]:
    """How the version to compare with writes a value."""
    having = (one for one in writers if one[1] is not but)
    return nearest_first(having, lambda one: one[1].speaker, reader=but.locale, reference=reference)[0]
