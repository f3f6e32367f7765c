"""How well a block fits a column, in nats: kind, length, fingerprints, words, and the section below."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from functools import cache, cached_property
from itertools import chain, pairwise
from math import exp, log, sqrt

from ..parse import CLOSING, HEADINGS
from .anchors import placed
from .features import NAME, SectionTraits, Traits
from .profile import Memo, Profile, View, weighted_median
from .rhythm import LEAST, MOST, chained, evidence
from .seam import ended, shows_seam
from .weights import (
    AWAY,
    COMMON,
    IMPOSSIBLE,
    NEAR_KINDS,
    OTHER_LEVEL,
    ROOT_LIMIT,
    ROOT_WEIGHT,
    SAME_KIND,
    SECTION_LIMIT,
    UNLIKE,
    UNSHARED,
    length_spread,
    trust,
)

# Blocks whose joint length scores less than this are no split and no merge, whatever they share.
_TOO_LONG = -1.5
_MANY_TOO_LONG = 0.5
# The most that words and ends of sentences add to a score.
MORE = ROOT_LIMIT + MOST
# Ends of sentences that add so much to the score are no coincidence.
_RECOGNISED = 0.6
# The words of a pair that scores less without them are not read only to find the upper bound of its score.
_HOPELESS = -8.0
# Shared words that add so much to the score are no coincidence.
_MORE_THAN_CHANCE = 1.0
# What a merge loses where the block shows no seam.
_SEAMLESS = -2.5
# What a split or a merge loses for each part that has fingerprints of which the whole has none.
_UNSEEN = -3.0
# The scatter of a version is fitted to at least so many pairs, and is no more than so many times the usual variance.
_FITTED, _WIDEST = 8, 6.0
# Upper bounds of scores are raised by this much, so that rounding cannot make them too low.
CARE = 1e-6


@cache
def kind_score(kind: str, level: int, other: str, other_level: int) -> float:
    """What the kinds of a block and of a column add to their score."""
    if kind != other:
        return NEAR_KINDS.get(frozenset((kind, other)), UNLIKE)
    return SAME_KIND if level == other_level or kind not in {"heading", "title"} else OTHER_LEVEL


@cache
def _joinable(whole: str, parts: tuple[str, ...]) -> bool:
    """Whether blocks of these kinds may be the parts of one block: a heading joins headings, or begins an item."""
    kinds = {whole, *parts}
    if not CLOSING.isdisjoint(kinds) or kinds <= HEADINGS:
        return False
    if whole in HEADINGS or HEADINGS.isdisjoint(kinds):
        return True
    return whole == "item" and parts[0] in HEADINGS and HEADINGS.isdisjoint(parts[1:])


def length_score(here: float, there: float, size: float, scatter: float) -> float:
    """Student's t with three degrees on the difference of two logarithms of length.

    Its constant (-1.0) and the density of any length among the blocks of a notice (about +1.0) cancel out.
    """
    spread = length_spread(size) * scatter
    return -2 * log(1 + (here - there) ** 2 / (3 * spread)) - 0.5 * log(spread)


class Penalties(Memo):
    """What a fingerprint costs that one side alone has: little where the version has few of that class at all."""

    def __init__(self, version: Traits, view: View) -> None:
        super().__init__()
        self._version = version
        self._view = view
        self._classes = version.register.classes

    def compute(self, key: int) -> float:
        """A factor of how rare it is, by its class, and more for a name that stands elsewhere."""
        kind = self._classes[key]
        away = AWAY if kind == NAME and key in self._placed else 0.0
        return away + UNSHARED[kind] * self._view.profile.idf(key) * self._faith.get(kind, 1.0)

    @cached_property
    def _placed(self) -> frozenset[int]:
        """The fingerprints that stand in one place on each side."""
        return frozenset(placed(self._version, self._view))

    @cached_property
    def _faith(self) -> dict[int, float]:
        """How far each class of fingerprints counts, from the share of the others' that the version has: 1 at most."""
        here = set(chain.from_iterable(self._version.keys))
        there: dict[int, list[int]] = {}
        for key in {key for keys in self._view.keys for key, share in keys.items() if share >= COMMON}:
            there.setdefault(self._classes[key], []).append(key)
        return {
            kind: min(1.0, 1.5 * (1 + sum(key in here for key in keys)) / (1 + len(keys)))
            for kind, keys in there.items()
        }


def dearest(profile: Profile, key: int) -> float:
    """The most that a fingerprint can cost that one side alone has."""
    kind = profile.versions[0].register.classes[key]
    return UNSHARED[kind] * profile.idf(key) + (AWAY if kind == NAME else 0.0)


class Scorer:
    """The scores of one version's blocks against the profile of the others. Entries and columns are indices from 0.

    Scores that depend on neither the ratio nor the scatter of lengths are kept when those are fitted anew.
    """

    def __init__(self, version: Traits, view: View, ratio: float, scatter: float = 1.0) -> None:
        self.version = version
        self.view = view
        self._worth, self._penalty = view.profile.worth, Penalties(version, view)
        self._width = len(view)
        self._lasting: dict[int, float] = {}
        self._wordings: dict[int, float] = {}
        self._rhythms: dict[int, float] = {}
        self._below: dict[int, float] = {}
        self._joint: dict[tuple[int, int, int, int], float] = {}
        self._joint_rhythms: dict[tuple[int, int, int, int], float] = {}
        self._expected: dict[int, float] = {}
        self._unshared: dict[int, float] = {}
        self._rarities: dict[str, float] = {}
        self._kinds: dict[tuple[str, int], list[float]] = {}
        self.refit(ratio, scatter)

    def refit(self, ratio: float, scatter: float) -> None:
        """Score with another ratio and another scatter of lengths."""
        self.ratio = ratio
        self.scatter = scatter
        self._memo: dict[int, float] = {}
        self._bare: dict[int, float] = {}
        self._logs = [value - ratio for value in self.version.logs]
        spreads = [length_spread(size) * scatter for size in self.version.sizes]
        self._thrice = [3 * spread for spread in spreads]
        self._halves = [0.5 * log(spread) for spread in spreads]
        self._sections: dict[int, float] = {}

    @cached_property
    def _log_shares(self) -> list[float]:
        return [log(max(share, 1e-3)) for share in self.view.shares]

    @cached_property
    def _weights(self) -> list[float]:
        """The lengths of the columns."""
        return [exp(value) for value in self.view.logs]

    @cached_property
    def _known(self) -> list[tuple[int, ...]]:
        """The fingerprints of each entry that the others have anywhere."""
        places = self.view.places
        return [tuple([key for key in keys if key in places]) for keys in self.version.keys]

    def bare(self, at: int, column: int) -> float:
        """The score without words and sections, which only raise or refine it."""
        place = at * self._width + column
        score = self._bare.get(place)
        if score is None:
            score = self._lasting.get(place)
            if score is None:
                score = self._lasting[place] = self._kind_and_keys(at, column)
            if self.version.kinds[at] == "answer" == self.view.kinds[column]:
                return score  # how long a language's yes is says nothing
            apart = self._logs[at] - self.view.logs[column]
            score -= 2 * log(1 + apart * apart / self._thrice[at]) + self._halves[at]
            self._bare[place] = score
        return score

    def _kind_and_keys(self, at: int, column: int) -> float:
        version, view = self.version, self.view
        kind, level = version.kinds[at], version.levels[at]
        score = self._log_shares[column] + kind_score(kind, level, view.kinds[column], view.levels[column])
        keys, own = view.keys[column], version.keys[at]
        if not own:
            return score - self._expected_at(column) if keys else score
        if keys.keys().isdisjoint(own):
            return score + (-self._unshared_at(at) - self._expected_at(column))
        return score + self._fingerprints(at, column)

    def _fingerprints(self, at: int, column: int) -> float:
        """What fingerprints add of which both sides have one or more."""
        keys, own = self.view.keys[column], self.version.keys[at]
        worth, penalty = self._worth, self._penalty
        shared = [key for key in own if key in keys]
        if len(shared) == len(keys) == len(own) and [keys[key] for key in own].count(1.0) == len(own):
            return sum([worth[key] for key in own])
        score = -self._unshared_at(at) - self._expected_at(column)
        return score + sum([worth[key] * keys[key] + penalty[key] * (1 + keys[key]) for key in shared])

    def _unshared_at(self, at: int) -> float:
        """What it costs where none of an entry's fingerprints is shared."""
        known = self._unshared.get(at)
        if known is None:
            penalty = self._penalty
            known = self._unshared[at] = sum([penalty[key] for key in self._known[at]])
        return known

    def _expected_at(self, column: int) -> float:
        """What it costs where none of a column's fingerprints is shared."""
        known = self._expected.get(column)
        if known is None:
            penalty, keys = self._penalty, self.view.keys[column]
            known = sum([penalty[key] * share for key, share in keys.items()]) if keys else 0.0
            self._expected[column] = known
        return known

    def __call__(self, at: int, column: int) -> float:
        """The score of an entry against a column, in nats; above 0 they are more likely the same block than not."""
        place = at * self._width + column
        known = self._memo.get(place)
        if known is None:
            known = self._memo[place] = self._full(at, column, place)
        return known

    def _full(self, at: int, column: int, place: int) -> float:
        score = self.bare(at, column)
        if score < UNLIKE:
            return score
        score += self.wording(at, column) + self.rhythm(at, column)
        return score + self._section(at, column, place) if self.view.kinds[column] in HEADINGS else score

    def reaches(self, at: int, column: int, least: float) -> bool:
        """Whether the score is at least so much; words are read only where they decide it."""
        score = self.bare(at, column)
        if score < UNLIKE:
            return score >= least
        section = self._ceilings[column]
        if score + LEAST - section >= least:
            return True
        if score + MORE + section < least:
            return False
        score += self.rhythm(at, column)
        if score - section >= least:
            return True
        if score + ROOT_LIMIT + section < least:
            return False
        return self(at, column) >= least

    def without_words(self, at: int, column: int) -> float:
        """The score without words, which only raise it, and without the section below a heading."""
        score = self.bare(at, column)
        return score if score < UNLIKE else score + self.rhythm(at, column)

    def least(self, at: int, column: int) -> float:
        """A lower bound of the score, found without words, ends of sentences and sections."""
        score = self.bare(at, column)
        return score if score < UNLIKE else score + LEAST - self._ceilings[column] - CARE

    def limits(self, at: int, first: int, last: int) -> list[float]:
        """Upper bounds of the scores of an entry against some columns, found without words and ends of sentences.

        They are found for all columns at once, and fingerprints are then added where one is shared.
        """
        kind = self.version.kinds[at]
        if kind == "answer":
            return [self.bare(at, column) + MORE for column in range(first, last)]
        here, thrice = self._logs[at], self._thrice[at]
        more = ROOT_LIMIT + self._most_rhythm - self._halves[at] - self._unshared_at(at)
        bases, logs = self._bases(kind, self.version.levels[at]), self.view.logs
        found = [
            more + base - 2 * log(1 + (here - there) ** 2 / thrice)
            for base, there in zip(bases[first:last], logs[first:last], strict=True)
        ]
        keys, places = self.view.keys, self.view.places
        for key in self._known[at]:
            columns, worth, penalty = places[key], self._worth[key], self._penalty[key]
            for column in columns[bisect_left(columns, first) : bisect_left(columns, last)]:
                share = keys[column][key]
                found[column - first] += worth * share + penalty * (1 + share)
        return found

    def _bases(self, kind: str, level: int) -> list[float]:
        """Upper bounds of what each column adds to the score of an entry that shares no fingerprint with it."""
        known = self._kinds.get((kind, level))
        if known is None:
            sums = zip(self.view.kinds, self.view.levels, self._log_shares, self._ceilings, strict=True)
            known = self._kinds[kind, level] = [
                kind_score(kind, level, other, other_level) + share + ceiling - self._expected_at(column)
                for column, (other, other_level, share, ceiling) in enumerate(sums)
            ]
        return known

    def limit(self, at: int, column: int) -> float:
        """An upper bound of the score of an entry against a column, found without comparing ends of sentences."""
        most = self.bare(at, column) + self._ceilings[column] + self._most_rhythm
        return most + (self.wording(at, column) if most > _HOPELESS else ROOT_LIMIT)

    @cached_property
    def _ceilings(self) -> list[float]:
        """The most that the section below adds to the score against each column."""
        return [SECTION_LIMIT if kind in HEADINGS else 0.0 for kind in self.view.kinds]

    @cached_property
    def _most_rhythm(self) -> float:
        """The most that ends of sentences can add."""
        return (MOST if self.version.rhythmic else 0.0) + CARE

    def split_limits(self, at: int, first: int, last: int) -> list[float]:
        """Upper bounds of the scores of two entries, this and the next, taken together against each of some columns."""
        size = self.version.sizes[at] + self.version.sizes[at + 1]
        most = self._joined_most((at, at + 1))
        return self._joined_limits(most, log(size + 4) - self.ratio, size, self.view.logs[first:last])

    def merge_limits(self, at: int, first: int, last: int) -> list[float]:
        """Upper bounds of the scores of an entry against each of some columns taken together with the next one."""
        most, size = self._joined_most((at,)), self.version.sizes[at]
        return self._joined_limits(most, self._logs[at], size, self._column_pairs[first:last])

    def _joined_limits(self, most: float, here: float, size: float, others: Sequence[float]) -> list[float]:
        """Upper bounds of scores of which kinds and fingerprints add the most; ``here`` and ``others`` are lengths."""
        spread = length_spread(size) * self.scatter
        length = -0.5 * log(spread)
        # so far apart the score of the lengths falls below what is no split and no merge
        reach = sqrt(max(3 * spread * (exp((length - _TOO_LONG) / 2) - 1), 0.0))
        low, high, most = here - reach, here + reach, most + length + ROOT_LIMIT
        return [most if low <= there <= high else IMPOSSIBLE for there in others]

    def _joined_most(self, entries: Sequence[int]) -> float:
        """The most that kinds and fingerprints can add to the score of a split or a merge."""
        return SAME_KIND + sum([self._riches[at] for at in entries]) + CARE

    @cached_property
    def _riches(self) -> list[float]:
        """What the fingerprints of each entry add where the other side has all of them."""
        worth = self._worth
        return [sum([worth[key] for key in keys]) if keys else 0.0 for keys in self._known]

    def apart(self, at: int, column: int) -> float:
        """The score without the section below a heading.

        Where the next heading is lacking, the section below this one reaches further, and says nothing about it.
        """
        score = self(at, column)
        if self.view.kinds[column] not in HEADINGS or self.bare(at, column) < UNLIKE:
            return score
        return score - self._section(at, column, at * self._width + column)

    def rhythm(self, at: int, column: int) -> float:
        """What the ends of sentences add to the score."""
        place = at * self._width + column
        known = self._rhythms.get(place)
        if known is None:
            version = self.version
            known = evidence(version.stops(at), self.view.stops(column)) if version.rhythmic else 0.0
            self._rhythms[place] = known
        return known

    def recognises(self, at: int, column: int) -> bool:
        """Whether a block of several sentences ends them where the column does, as hardly any other block would."""
        return len(self.version.stops(at)) > 1 and self.rhythm(at, column) > _RECOGNISED

    def knows(self, at: int, column: int) -> bool:
        """Whether fingerprints, words or ends of sentences show that an entry is a column, or holds it."""
        keys = self.view.keys[column]
        shared = [key for key in self.version.keys[at] if keys.get(key, 0.0) >= COMMON]
        if self.version.register.identifies(shared) or self.recognises(at, column):
            return True
        return self.wording(at, column) > _MORE_THAN_CHANCE

    def _joined_rhythm(self, entries: Sequence[int], columns: Sequence[int]) -> float:
        """What the ends of sentences take from the score of a split or a merge: each part ends a sentence."""
        version = self.version
        if not version.rhythmic:
            return 0.0
        own = chained([(version.sizes[at], version.stops(at)) for at in entries])
        witnesses = min((self.view.stops(column) for column in columns), key=len)
        others = [
            chained([(self._weights[column], self.view.stops(column)[each]) for column in columns])
            for each in range(len(witnesses))
        ]
        # never more than nothing: that sentences end alike is no proof of a split, for a block may simply be missing
        score = min(evidence(own, others), 0.0)
        return max(score, self._seams(entries[0], columns)) if len(entries) == 1 and score else score

    def _seams(self, at: int, columns: Sequence[int]) -> float:
        """What an entry loses where it shows no seams, as it would if it were several columns run together."""
        text = self.version.block(at).text
        whole = sum(self._weights[column] for column in columns)
        read, found = 0.0, True
        for column in columns[:-1]:
            read += self._weights[column]
            marked = ended(self.view.texts(column))
            found = found and shows_seam(text, read / whole, marked=marked)
        return 0.0 if found else _SEAMLESS

    def wording(self, at: int, column: int) -> float:
        """What the word roots that an entry shares with a column add to the score."""
        place = at * self._width + column
        known = self._wordings.get(place)
        if known is None:
            shares = self.view.roots(column, self.version.roots(at))
            known = self._wordings[place] = self._weighed(shares) if shares else 0.0
        return known

    def _weighed(self, shares: dict[str, float]) -> float:
        """What shared word roots add, each weighed by the share of the others that have it."""
        score = sum([self._rarity(root) * share for root, share in shares.items()])
        return min(score * ROOT_WEIGHT, ROOT_LIMIT)

    def _rarity(self, root: str) -> float:
        """How rare a word root is, in nats."""
        known = self._rarities.get(root)
        if known is None:
            frequency, columns = self._frequency
            known = self._rarities[root] = log((columns + 1) / (frequency[root] or 1))
        return known

    @cached_property
    def _frequency(self) -> tuple[Counter[str], int]:
        return self.view.profile.root_frequency()

    def _joined_wording(self, entries: Sequence[int], columns: Sequence[int]) -> float:
        """What the word roots that joined blocks share add to the score."""
        shares = self._shared_roots(entries, columns)
        return self._weighed(shares) if shares else 0.0

    def _joined_wording_most(self, entries: Sequence[int], columns: Sequence[int]) -> float:
        """An upper bound of the same, from the pairs of single blocks."""
        return min(sum([self.wording(at, column) for at in entries for column in columns]), ROOT_LIMIT)

    def _shared_roots(self, entries: Sequence[int], columns: Sequence[int]) -> dict[str, float]:
        """The word roots that entries and columns share, each with the share of the others that have it."""
        roots: Iterable[str] = self.version.roots(entries[0])
        if len(entries) > 1:
            roots = dict.fromkeys(chain.from_iterable(map(self.version.roots, entries)))
        shares = self.view.roots(columns[0], roots)
        for column in columns[1:]:
            for root, share in self.view.roots(column, roots).items():
                shares[root] = max(share, shares.get(root, 0.0))
        return shares

    def bounds(self, at: int, column: int) -> tuple[float, float]:
        """The least and the most that the score can be, computed without counting the words of all columns."""
        least = self.bare(at, column)
        if least < UNLIKE:
            return least, least
        least += self.rhythm(at, column)
        if self.view.kinds[column] in HEADINGS:
            least += self._section(at, column, at * self._width + column)
        shares = self._shared_roots((at,), (column,))
        rarest = log(len(self.view.profile.columns) + 1)
        return least, least + min(rarest * sum(shares.values()) * ROOT_WEIGHT, ROOT_LIMIT) + CARE

    def _section(self, at: int, column: int, place: int) -> float:
        known = self._sections.get(place)
        if known is None:
            known = self._sections[place] = self._compare_sections(at, column, place)
        return known

    def _compare_sections(self, at: int, column: int, place: int) -> float:
        """What the sections below two headings add to the score of the headings."""
        here, there = self.version.section(at), self.view.sections[column]
        if here is None or there is None:
            return 0.0
        score = length_score(log(here.size + 10) - self.ratio, there[0], here.size, max(self.scatter, 2.0))
        lasting = self._below.get(place)
        if lasting is None:
            lasting = self._below[place] = self._section_keys(here, there[1], there[2])
        return max(-SECTION_LIMIT, min((score + lasting) / 2, SECTION_LIMIT))

    def _section_keys(self, here: SectionTraits, keys: frozenset[int], blocks: int) -> float:
        worth, penalty = self._worth, self._penalty
        shared = sum([worth[key] for key in sorted(here.keys & keys)])
        lacking = sum([penalty[key] for key in sorted(keys - here.keys)])
        return 0.5 * (shared - lacking - abs(here.blocks - blocks))

    @cached_property
    def _column_pairs(self) -> list[float]:
        """The logarithm of the length of two neighbouring columns taken together."""
        return [log(one + other) for one, other in pairwise(self._weights)]

    def joined(self, entries: Sequence[int], columns: Sequence[int], least: float = IMPOSSIBLE) -> float:
        """The score of several entries taken together against several columns taken together.

        A score below ``least`` may be returned as ``IMPOSSIBLE``, which saves computing the rest of it.
        """
        size = sum([self.version.sizes[at] for at in entries])
        there = log(sum([self._weights[column] for column in columns]))
        here = log(size + 2 * len(entries))
        score = length_score(here - self.ratio, there, size, self.scatter)
        if score < (_TOO_LONG if len(entries) + len(columns) == 3 else _MANY_TOO_LONG):
            return IMPOSSIBLE
        place = (entries[0], len(entries), columns[0], len(columns))
        lasting = self._joint.get(place)
        if lasting is None:
            if score + self._joined_most(entries) + ROOT_LIMIT < least:
                return IMPOSSIBLE
            if not self._are_joinable(entries, columns):
                self._joint[place] = IMPOSSIBLE
                return IMPOSSIBLE
            kinds, keys = self._joined_kinds(entries, columns), self._joined_keys(entries, columns)
            most = score + kinds + keys + CARE
            if most + ROOT_LIMIT < least or most + self._joined_wording_most(entries, columns) < least:
                return IMPOSSIBLE
            lasting = self._joint[place] = kinds + (keys + self._joined_wording(entries, columns))
        if score + lasting < least:
            return IMPOSSIBLE
        rhythm = self._joint_rhythms.get(place)
        if rhythm is None:
            rhythm = self._joint_rhythms[place] = self._joined_rhythm(entries, columns)
        return score + (lasting + rhythm)

    def _are_joinable(self, entries: Sequence[int], columns: Sequence[int]) -> bool:
        """Whether blocks may be one block here and several there: the same words twice are no split."""
        whole, parts = self._parts(entries, columns)
        if not _joinable(whole, parts):
            return False
        if len(entries) > 1 and len({self.version.block(at).text for at in entries}) == 1:
            return False
        return not self._are_whole(entries, columns)

    def _parts(self, entries: Sequence[int], columns: Sequence[int]) -> tuple[str, tuple[str, ...]]:
        """The kind of the one block, and those of the several that it is on the other side."""
        here, there = self.version.kinds, self.view.kinds
        if len(entries) > 1:
            return there[columns[0]], tuple([here[at] for at in entries])
        return here[entries[0]], tuple([there[column] for column in columns])

    def _joined_kinds(self, entries: Sequence[int], columns: Sequence[int]) -> float:
        """What kinds add to the score of joined blocks."""
        whole, parts = self._parts(entries, columns)
        if whole == "item":
            # a heading that begins an item has no other mark there than a paragraph has
            parts = tuple(["paragraph" if part in HEADINGS else part for part in parts])
        kinds = [kind_score(whole, 0, part, 0) for part in parts]
        return sum(kinds) / len(kinds) + min([self._log_shares[column] for column in columns])

    def _are_whole(self, entries: Sequence[int], columns: Sequence[int]) -> bool:
        """Whether an entry is the very name that a column is: then neither is a part of the other."""
        classes = self.version.register.classes
        return any(
            classes[key] == NAME and key in self.view.keys[column]
            for at in entries
            for key in self._known[at]
            for column in columns
        )

    def _joined_keys(self, entries: Sequence[int], columns: Sequence[int]) -> float:
        shares: dict[int, float] = {}
        for column in columns:
            for key, share in self.view.keys[column].items():
                shares[key] = max(share, shares.get(key, 0.0))
        worth, penalty = self._worth, self._penalty
        known = dict.fromkeys([key for at in entries for key in self._known[at]])
        score = -sum([penalty[key] * share for key, share in shares.items() if key not in known])
        score += _UNSEEN * self._unseen(entries, columns, known, shares)
        for key in known:
            score += worth[key] * shares[key] if key in shares else -penalty[key]
        return score

    def _unseen(
        self, entries: Sequence[int], columns: Sequence[int], here: Container[int], there: Container[int]
    ) -> int:
        """How many of the parts hold fingerprints none of which stands in the whole."""
        identifies = self.version.register.identifies
        if len(entries) > 1:
            parts, whole = [self._known[at] for at in entries], there
        else:
            common = [[key for key, share in self.view.keys[at].items() if share >= COMMON] for at in columns]
            parts, whole = [tuple(keys) for keys in common], here
        return sum(identifies(keys) and not any(key in whole for key in keys) for keys in parts)


def fit(version: Traits, view: View, pairs: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The version's ratio of lengths and its scatter (of variance, 1 or more), from pairs (entry, column)."""
    deltas = sorted((version.logs[at] - view.logs[column], trust(version.sizes[at])) for at, column in pairs)
    ratio = weighted_median(deltas)
    if len(pairs) < _FITTED:
        return ratio, 1.0
    strays = sorted(
        abs(version.logs[at] - view.logs[column] - ratio) / sqrt(length_spread(version.sizes[at]))
        for at, column in pairs
    )
    # the median of |t| with three degrees is 0.765
    return ratio, min(max((strays[len(strays) // 2] / 0.765) ** 2, 1.0), _WIDEST)
