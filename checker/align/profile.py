"""The profile: what the versions of a family have in common, block by block."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from math import exp, log

from msgspec import Struct, field

from ..parse import HEADINGS
from .features import NAME, Traits, sections
from .rhythm import Stops
from .weights import COMMON, SHARED, trust

# The sentence ends of a column are those of so many versions.
_WITNESSES = 5
# A version is led through so many columns for each block of the longest version; where that has many blocks, for
# each of a version that is longer than so many of the others: one list of a thousand words is no measure of the rest.
_ROOM, _MANY, _LONGER_THAN = 1.5, 200, 0.9
# How common a word root is, is estimated from about so many columns.
_SAMPLE = 100


class Memo(dict[int, float]):
    """A value for each fingerprint, computed on first use."""

    def __missing__(self, key: int) -> float:
        value = self[key] = self.compute(key)
        return value

    def compute(self, key: int) -> float:
        """The value of a fingerprint."""
        raise NotImplementedError


class Column(Struct, eq=False):
    """One block of the notice over the versions.

    ``cells`` maps the index of a version to the entries of its traits that stand here.

    The features of the column are those of its ``readers``, the versions that vote on it; ``votes`` counts them.
    ``size`` is the sum of their logarithms of length, each less the ratio of its version. ``keys`` and ``roots``
    count in how many readers a fingerprint or a word root stands.

    Roots and sentence ends are read on first use: ``roots`` holds those of the first ``heard`` readers, and
    ``witnesses`` those of the first ``asked`` readers that mark the ends of sentences, with where they end.
    """

    kind: str
    level: int
    cells: dict[int, tuple[int, ...]] = field(default_factory=dict)
    votes: int = 0
    size: float = 0.0
    keys: dict[int, int] = field(default_factory=dict)
    roots: Counter[str] = field(default_factory=Counter)
    heard: int = 0
    readers: list[int] = field(default_factory=list)
    witnesses: list[tuple[int, Stops]] = field(default_factory=list)
    asked: int = 0

    @property
    def log(self) -> float:
        """The mean logarithm of the block's length over the versions that vote."""
        return self.size / self.votes if self.votes else 0.0

    def forget(self, version: int) -> None:
        """Read no more words of a version whose block has left the column."""
        if version in self.readers:
            at = self.readers.index(version)
            del self.readers[at]
            self.heard -= at < self.heard
            self.asked -= at < self.asked


def _idf(columns: Sequence[Column], frequency: Mapping[int, int], key: int) -> float:
    """How rare a fingerprint is, in nats: nothing where it stands in every column, most where it stands in one."""
    return log((len(columns) + 1) / frequency.get(key, 1))


class Worth(Memo):
    """What it adds to the score that both sides have a fingerprint.

    It knows the columns and not the profile that holds it, so that no circle keeps a whole family in memory.
    """

    def __init__(
        self, classes: Sequence[int], columns: Sequence[Column], frequency: Mapping[int, int]
    ) -> None:
        super().__init__()
        self._classes = classes
        self._columns = columns
        self._frequency = frequency

    def compute(self, key: int) -> float:
        """A factor of how rare it is, by its class."""
        return SHARED[self._classes[key]] * _idf(self._columns, self._frequency, key)


class Profile:
    """The columns in order, the ratios of the versions, and which versions take part so far."""

    def __init__(self, versions: Sequence[Traits]) -> None:
        self.versions = versions
        self.clear()

    def clear(self) -> None:
        """Begin anew, without columns and versions."""
        self.columns: list[Column] = []
        self.ratios: dict[int, float] = {}
        self.voters: list[int] = []
        self.seen: list[int] = []
        self._frequency: dict[int, int] = {}
        self.worth: Memo = Memo()
        self._root_frequency: Counter[str] = Counter()
        self._sampled: dict[Column, int] = {}

    def found(self, version: int, group: Sequence[int]) -> None:
        """Begin with versions that have the same sequence of kinds; ``version`` is the first of them."""
        first = self.versions[version]
        self.columns = [Column(kind, level) for kind, level in zip(first.kinds, first.levels, strict=True)]
        places = [(column, (at,), at) for at, column in enumerate(self.columns)]
        for other in group:
            for column, entries, _ in places:
                column.cells[other] = entries
            self.seen.append(other)
            self._vote(other, [(column, at) for column, _, at in places])

    def join(self, version: int, cells: Iterable[tuple[Column, tuple[int, ...]]], *, vote: bool) -> None:
        """Enter a version's cells, and its features where it votes."""
        pairs = list(cells)
        for column, entries in pairs:
            column.cells[version] = entries
        self.seen.append(version)
        if vote:
            uses = Counter(at for _, entries in pairs for at in entries)
            single = [(column, each[0]) for column, each in pairs if len(each) == 1 and uses[each[0]] == 1]
            self._vote(version, single)

    def _vote(self, version: int, single: Sequence[tuple[Column, int]]) -> None:
        """Let a version vote with those of its blocks that stand alone in a column of their own."""
        self.voters.append(version)
        self.ratios.setdefault(version, self.estimate_ratio(self.versions[version], single))
        self._enter(version, single)

    def estimate_ratio(self, traits: Traits, pairs: Sequence[tuple[Column, int]]) -> float:
        """By how much the logarithms of the version's lengths exceed the columns': their weighted median."""
        deltas = sorted(
            (traits.logs[at] - column.log, traits.sizes[at]) for column, at in pairs if column.votes
        )
        return weighted_median([(delta, trust(size)) for delta, size in deltas])

    def _enter(self, version: int, pairs: Iterable[tuple[Column, int]]) -> None:
        """Let a version's features count in the columns where one of its blocks stands."""
        traits, ratio, frequency = self.versions[version], self.ratios.get(version, 0.0), self._frequency
        # a scorer that holds the old values keeps them until its version is entered
        self.worth = Worth(traits.register.classes, self.columns, frequency)
        logs, keys = traits.logs, traits.keys
        for column, at in pairs:
            column.votes += 1
            column.readers.append(version)
            column.size += logs[at] - ratio
            counts = column.keys
            for key in keys[at]:
                if key in counts:
                    counts[key] += 1
                else:
                    counts[key] = 1
                    frequency[key] = frequency.get(key, 0) + 1

    def insert(self, before: Column | None, version: int, entries: Iterable[int]) -> None:
        """Put new columns for entries that only this version has before a column, or at the end."""
        traits = self.versions[version]
        index = len(self.columns) if before is None else self.columns.index(before)
        added = [(Column(traits.kinds[at], traits.levels[at], {version: (at,)}), at) for at in entries]
        self._enter(version, added)
        self.columns[index:index] = [column for column, _ in added]

    def leading(self) -> list[Column]:
        """The columns that a version is led through: where versions are unlike, without the rarest of them.

        Blocks that hardly anybody else has would otherwise pile up with every version.
        """
        lengths = sorted(map(len, self.versions))
        usual = lengths[int(_LONGER_THAN * (len(lengths) - 1))]
        room = round(_ROOM * max(usual, min(lengths[-1], _MANY)))
        if len(self.columns) <= room:
            return list(self.columns)
        least = sorted((len(column.cells) for column in self.columns), reverse=True)[room]
        return [column for column in self.columns if len(column.cells) > least]

    def idf(self, key: int) -> float:
        """How rare a fingerprint is, in nats."""
        return _idf(self.columns, self._frequency, key)

    def root_frequency(self) -> tuple[Counter[str], int]:
        """In how many columns each word root stands, and the number of columns counted: in long documents a sample."""
        for column in self.columns[:: len(self.columns) // _SAMPLE or 1]:
            known = self._sampled.get(column, 0)
            roots = self.roots_of(column)
            if len(roots) > known:
                self._root_frequency.update(islice(roots, known, None))
            self._sampled[column] = len(roots)
        return self._root_frequency, len(self._sampled)

    def roots_of(self, column: Column) -> Counter[str]:
        """In how many versions each word root stands in a column, read when first asked for."""
        if column.heard < len(column.readers):
            new = column.readers[column.heard :]
            column.roots.update(
                chain.from_iterable(
                    [self.versions[version].roots(column.cells[version][0]) for version in new]
                )
            )
            column.heard = len(column.readers)
        return column.roots

    def witnesses_of(self, column: Column) -> list[tuple[int, Stops]]:
        """Where the sentences of a column end in a few versions: one more than needed, as each leaves itself out."""
        while column.asked < len(column.readers) and len(column.witnesses) <= _WITNESSES:
            version = column.readers[column.asked]
            traits = self.versions[version]
            if traits.rhythmic:
                column.witnesses.append((version, traits.stops(column.cells[version][0])))
            column.asked += 1
        return column.witnesses

    def stops_of_others(self, column: Column, version: int) -> list[Stops]:
        """Where the sentences of a column end in some of the versions other than one."""
        others = [stops for witness, stops in self.witnesses_of(column) if witness != version]
        return others[:_WITNESSES]


class View:
    """A profile as one version is compared with it: without that version's own features, its sections read once."""

    def __init__(self, profile: Profile, version: int) -> None:
        self.profile = profile
        votes = version in profile.ratios and version in profile.voters
        self.version = version if votes else -1
        self._stops: dict[int, list[Stops]] = {}
        self.columns = profile.leading()
        self.kinds = [column.kind for column in self.columns]
        self.levels = [column.level for column in self.columns]
        self.keys: list[dict[int, float]]
        self.logs: list[float]
        if votes:
            self._read_others(profile, version)
        else:
            self.keys = [_shares(column, ()) for column in self.columns]
            self.logs = [column.log for column in self.columns]
        own = version in profile.seen
        others = max(len(profile.seen) - own, 1)
        self.shares = [
            min((len(column.cells) - (version in column.cells)) / others, 1.0)
            if own
            else min(len(column.cells) / others, 1.0)
            for column in self.columns
        ]
        self._weigh_names()

    def _weigh_names(self) -> None:
        """Weigh a name by the share of all versions that have it: what one left untranslated draws no others."""
        classes = self.profile.versions[0].register.classes
        for keys, share in zip(self.keys, self.shares, strict=True):
            if share < 1.0:
                keys.update({key: value * share for key, value in keys.items() if classes[key] == NAME})

    def _read_others(self, profile: Profile, version: int) -> None:
        traits, ratio = profile.versions[version], profile.ratios.get(version, 0.0)
        self.keys, self.logs = [], []
        for column in self.columns:
            own = column.cells.get(version)
            self.keys.append(_shares(column, traits.keys[own[0]] if own else ()) if column.keys else {})
            self.logs.append(_log(column, traits.logs[own[0]] - ratio if own else None))

    def __len__(self) -> int:
        return len(self.columns)

    @property
    def size(self) -> float:
        """The sum of the columns' lengths, each times the share of the versions that have it."""
        return sum(exp(value) * share for value, share in zip(self.logs, self.shares, strict=True))

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """The columns of each fingerprint, in order."""
        found: dict[int, list[int]] = {}
        for column, keys in enumerate(self.keys):
            for key in keys:
                found.setdefault(key, []).append(column)
        return found

    @cached_property
    def sections(self) -> list[tuple[float, frozenset[int], int] | None]:
        """For each heading the logarithm of its section's length, its fingerprints and its blocks."""
        sizes = [exp(value) for value in self.logs]
        common = [[key for key, share in keys.items() if share >= COMMON] for keys in self.keys]
        found = sections(self.kinds, sizes, common)
        return [None if each is None else (log(each.size + 10), each.keys, each.blocks) for each in found]

    def roots(self, at: int, asked: Iterable[str]) -> dict[str, float]:
        """The share of the other versions that have each of some word roots in a column; absent roots are left out."""
        column = self.columns[at]
        counts = column.roots if column.heard == len(column.readers) else self.profile.roots_of(column)
        if counts.keys().isdisjoint(asked):
            return {}
        own = column.cells.get(self.version)
        if not own:
            votes = max(column.votes, 1)
            return {root: counts[root] / votes for root in asked if root in counts}
        mine = frozenset(self.profile.versions[self.version].roots(own[0]))
        votes = max(column.votes - 1, 1)
        left = {root: counts[root] - (root in mine) for root in asked if root in counts}
        return {root: count / votes for root, count in left.items() if count}

    def stops(self, at: int) -> list[Stops]:
        """Where the sentences of a column end in some of the other versions."""
        known = self._stops.get(at)
        if known is None:
            known = self._stops[at] = self.profile.stops_of_others(self.columns[at], self.version)
        return known

    def texts(self, at: int) -> list[str]:
        """The words of a column in some of the other versions."""
        column, versions = self.columns[at], self.profile.versions
        readers = (version for version in column.readers if version != self.version)
        return [
            versions[version].block(column.cells[version][0]).text for version in islice(readers, _WITNESSES)
        ]

    def is_heading(self, at: int) -> bool:
        """Whether a column is a heading."""
        return self.kinds[at] in HEADINGS


def weighted_median(pairs: Sequence[tuple[float, float]]) -> float:
    """The value at which half of the weight lies below; 0 where there is none. ``pairs`` are in order."""
    left = sum(weight for _, weight in pairs) / 2
    for value, weight in pairs:
        left -= weight
        if left <= 0:
            return value
    return 0.0


def _shares(column: Column, own: Sequence[int]) -> dict[int, float]:
    if not column.keys:
        return {}
    if not own:
        return {key: count / column.votes for key, count in column.keys.items()}
    votes = column.votes - 1
    left = {key: count - (key in own) for key, count in column.keys.items()}
    return {key: count / votes for key, count in left.items() if count} if votes else {}


def _log(column: Column, own: float | None) -> float:
    if own is None or column.votes < 2:
        return column.log
    return (column.size - own) / (column.votes - 1)
