"""How well a block fits a column, in nats: kind, length, fingerprints, words, and the section below."""

from collections.abc import Iterable, Sequence
from math import exp, log, sqrt

from .features import CODE, HEADINGS, IMAGE, LINK, NUMBER, SHAPE, Traits
from .profile import View, weighted_median
from .rhythm import chained, evidence

SHARED = {LINK: 0.8, IMAGE: 0.9, CODE: 1.0, NUMBER: 1.0, SHAPE: 0.5}
UNSHARED = {LINK: 1.2, IMAGE: 1.2, CODE: 0.5, NUMBER: 0.9, SHAPE: 0.5}

# A closing question is never part of a paragraph.
_PROMPT = frozenset({"prompt", "answer"})
SAME_KIND = 0.7
OTHER_LEVEL = -2.5
UNLIKE = -9.0
IMPOSSIBLE = -1e6
_NEAR_KINDS = {
    frozenset(pair): score
    for score, pairs in {
        -1.0: ["prompt paragraph", "prompt item", "answer item", "answer paragraph", "prompt heading"],
        -2.0: ["title heading"],
        -3.0: ["paragraph item", "paragraph quote", "item quote"],
        -3.5: ["paragraph html", "item html", "quote html", "image paragraph", "image html", "image item"],
        -4.0: ["heading paragraph", "title paragraph", "heading html", "heading item", "code html"],
        -5.0: ["code paragraph", "row html", "code item"],
    }.items()
    for pair in map(str.split, pairs)
}

_ROOT_WEIGHT = 0.6
_ROOT_LIMIT = 5.0
# Blocks whose joint length is as unlikely as this are no split and no merge, whatever they share.
_TOO_LONG = -1.5
_MANY_TOO_LONG = 0.5
_SECTION_LIMIT = 2.5
_RECOGNISED = 0.6


def kind_score(kind: str, level: int, other: str, other_level: int) -> float:
    """What the kinds of a block and of a column say about their being the same."""
    if kind != other:
        return _NEAR_KINDS.get(frozenset((kind, other)), UNLIKE)
    return SAME_KIND if level == other_level or kind not in {"heading", "title"} else OTHER_LEVEL


def _joinable(whole: str, kinds: set[str]) -> bool:
    """Whether blocks of these kinds may be parts of one: a heading is part of a heading only."""
    if not _PROMPT.isdisjoint(kinds) or kinds <= HEADINGS:
        return False
    return whole in HEADINGS or HEADINGS.isdisjoint(kinds)


def length_score(here: float, there: float, size: float, scatter: float) -> float:
    """Student's t with three degrees on the difference of two logarithms of length.

    Its constant (-1.0) and the density of any length among the blocks of a notice (about +1.0) cancel out.
    """
    spread = (0.0018 + 0.5 / (size + 10)) * scatter
    return -2 * log(1 + (here - there) ** 2 / (3 * spread)) - 0.5 * log(spread)


class Penalty:
    """What a fingerprint on one side only costs; little where the version has few of its class at all."""

    def __init__(self, version: Traits, view: View) -> None:
        self._profile = view.profile
        self._classes = version.register.classes
        here = {key for keys in version.keys for key in keys}
        there: dict[int, list[int]] = {}
        for key in {key for keys in view.keys for key, share in keys.items() if share >= 0.5}:
            there.setdefault(self._classes[key], []).append(key)
        self._faith = {
            kind: min(1.0, 1.5 * (1 + sum(key in here for key in keys)) / (1 + len(keys)))
            for kind, keys in there.items()
        }
        self._memo: dict[int, float] = {}

    def __call__(self, key: int) -> float:
        """What it costs, in nats."""
        known = self._memo.get(key)
        if known is None:
            kind = self._classes[key]
            known = UNSHARED[kind] * self._profile.idf(key) * self._faith.get(kind, 1.0)
            self._memo[key] = known
        return known


class Scorer:
    """One version held against the profile of the others. Entries and columns are indices from 0."""

    def __init__(self, version: Traits, view: View, ratio: float, scatter: float = 1.0) -> None:
        self.version = version
        self.view = view
        self.ratio = ratio
        self.scatter = scatter
        self._penalty = Penalty(version, view)
        known = {key for keys in view.keys for key in keys}
        self._known = [tuple(key for key in keys if key in known) for keys in version.keys]
        self._expected = [
            sum(self._penalty(key) * share for key, share in keys.items()) for keys in view.keys
        ]
        self._unshared = [sum(map(self._penalty, keys)) for keys in self._known]
        self._log_shares = [log(max(share, 1e-3)) for share in view.shares]
        self._weights = [exp(value) for value in view.logs]
        self._memo: dict[int, float] = {}
        self._roots: dict[int, dict[str, float]] = {}

    def bare(self, at: int, column: int) -> float:
        """The score without words and sections, which only raise or refine it."""
        version, view = self.version, self.view
        kind, other = version.kinds[at], view.kinds[column]
        score = self._log_shares[column] + (
            SAME_KIND
            if kind == other and version.levels[at] == view.levels[column]
            else kind_score(kind, version.levels[at], other, view.levels[column])
        )
        if kind != "answer" or other != "answer":  # how long a language's yes is says nothing
            score += length_score(
                version.logs[at] - self.ratio, view.logs[column], version.sizes[at], self.scatter
            )
        keys = view.keys[column]
        if keys or self._known[at]:
            score += self._fingerprints(self._known[at], self._unshared[at], column)
        return score

    def _fingerprints(self, known: Iterable[int], unshared: float, column: int) -> float:
        keys = self.view.keys[column]
        score = -unshared - self._expected[column]
        profile = self.view.profile
        for key in known:
            share = keys.get(key)
            if share:
                weight = SHARED[self.version.register.classes[key]]
                score += weight * profile.idf(key) * share + self._penalty(key) * (1 + share)
        return score

    def __call__(self, at: int, column: int) -> float:
        """The score of an entry against a column; above 0 they are rather the same than not."""
        place = at * len(self.view) + column
        known = self._memo.get(place)
        if known is None:
            known = self._memo[place] = self._full(at, column)
        return known

    def _full(self, at: int, column: int) -> float:
        score = self.bare(at, column)
        if score < UNLIKE:
            return score
        score += self.words((at,), (column,)) + self.rhythm(at, column)
        if self.view.is_heading(column):
            score += self._section(at, column)
        return score

    def rhythm(self, at: int, column: int) -> float:
        """What the ends of sentences say."""
        version = self.version
        return evidence(version.stops(at), self.view.stops(column)) if version.rhythmic else 0.0

    def recognises(self, at: int, column: int) -> bool:
        """Whether a block of several sentences ends them where the column does, as hardly another would."""
        return len(self.version.stops(at)) > 1 and self.rhythm(at, column) > _RECOGNISED

    def _joined_rhythm(self, entries: Sequence[int], columns: Sequence[int]) -> float:
        """The same for blocks taken together, each of which ends a sentence."""
        version = self.version
        if not version.rhythmic:
            return 0.0
        own = chained([(version.sizes[at], version.stops(at)) for at in entries])
        witnesses = min((self.view.stops(column) for column in columns), key=len)
        others = [
            chained([(self._weights[column], self.view.stops(column)[each]) for column in columns])
            for each in range(len(witnesses))
        ]
        # it may speak against a split or a merge, not for one: a block that is simply missing would do as well
        return min(evidence(own, others), 0.0)

    def words(self, entries: Sequence[int], columns: Sequence[int]) -> float:
        """What shared word roots say."""
        expected = self._column_roots(columns[0])
        for column in columns[1:]:
            more = self._column_roots(column)
            expected = {
                **expected,
                **{root: max(score, expected.get(root, 0.0)) for root, score in more.items()},
            }
        if not expected:
            return 0.0
        roots: Iterable[str] = self.version.roots(entries[0])
        if len(entries) > 1:
            roots = dict.fromkeys(root for at in entries for root in self.version.roots(at))
        score = sum([expected[root] for root in roots if root in expected])
        return min(score * _ROOT_WEIGHT, _ROOT_LIMIT)

    def _column_roots(self, column: int) -> dict[str, float]:
        known = self._roots.get(column)
        if known is None:
            idf = self.view.profile.root_idf
            known = self._roots[column] = {root: idf(root) * share for root, share in self.view.roots(column)}
        return known

    def _section(self, at: int, column: int) -> float:
        here, there = self.version.section(at), self.view.sections[column]
        if here is None or there is None:
            return 0.0
        size, keys, blocks = there
        score = length_score(log(here.size + 10) - self.ratio, size, here.size, max(self.scatter, 2.0))
        score -= 0.5 * abs(here.blocks - blocks)
        weights = self.version.register.classes
        for key in sorted(here.keys & keys):
            score += SHARED[weights[key]] * self.view.profile.idf(key) * 0.5
        for key in sorted(keys - here.keys):
            score -= self._penalty(key) * 0.5
        return max(-_SECTION_LIMIT, min(score / 2, _SECTION_LIMIT))

    def joined(self, entries: Sequence[int], columns: Sequence[int]) -> float:
        """The score of several entries taken together against several columns taken together."""
        version, view = self.version, self.view
        size = sum([version.sizes[at] for at in entries])
        there = log(sum([self._weights[column] for column in columns]))
        here = log(size + 2 * len(entries))
        score = length_score(here - self.ratio, there, size, self.scatter)
        if score < (_TOO_LONG if len(entries) + len(columns) == 3 else _MANY_TOO_LONG):
            return IMPOSSIBLE
        kinds_here = {version.kinds[at] for at in entries} | {view.kinds[column] for column in columns}
        whole = version.kinds[entries[0]] if len(entries) == 1 else view.kinds[columns[0]]
        if not _joinable(whole, kinds_here):
            return IMPOSSIBLE
        if len(entries) > 1 and len({version.block(at).text for at in entries}) == 1:
            return IMPOSSIBLE  # the same words twice are no split
        kinds = [
            kind_score(version.kinds[at], version.levels[at], view.kinds[column], view.levels[column])
            for at in entries
            for column in columns
        ]
        score += sum(kinds) / len(kinds) + min(self._log_shares[column] for column in columns)
        score += self._joined_keys(entries, columns) + self.words(entries, columns)
        return score + self._joined_rhythm(entries, columns)

    def _joined_keys(self, entries: Sequence[int], columns: Sequence[int]) -> float:
        shares: dict[int, float] = {}
        for column in columns:
            for key, share in self.view.keys[column].items():
                shares[key] = max(share, shares.get(key, 0.0))
        known = dict.fromkeys(key for at in entries for key in self._known[at])
        score = -sum(self._penalty(key) * share for key, share in shares.items() if key not in known)
        for key in known:
            if key in shares:
                weight = SHARED[self.version.register.classes[key]]
                score += weight * self.view.profile.idf(key) * shares[key]
            else:
                score -= self._penalty(key)
        return score


def fit(version: Traits, view: View, pairs: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The version's ratio of lengths and its scatter (of variance, 1 or more), from pairs (entry, column)."""
    deltas = sorted(
        (version.logs[at] - view.logs[column], version.sizes[at] / (version.sizes[at] + 20))
        for at, column in pairs
    )
    ratio = weighted_median(deltas)
    if len(pairs) < 8:
        return ratio, 1.0
    strays = sorted(
        abs(version.logs[at] - view.logs[column] - ratio) / sqrt(0.0018 + 0.5 / (version.sizes[at] + 10))
        for at, column in pairs
    )
    # the median of |t| with three degrees is 0.765
    return ratio, min(max((strays[len(strays) // 2] / 0.765) ** 2, 1.0), 6.0)
