"""Tell whether blocks stand in the columns of their indices: most of them surely do, and the others are scored."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from .crossing import AT_EASE, cross, even_sections
from .path import swap_cost
from .profile import Column, Profile, View
from .rhythm import LEAST, evidence
from .score import CARE, Scorer, dearest, kind_score, length_score
from .weights import ROOT_LIMIT, SECTION_LIMIT

# A block and the column of its index are taken for the same above this score.
_BAD = -1.0
# Two neighbours whose scores add up to more than this do not change places.
_APART = 4.0


def founders_stand(profile: Profile, group: Sequence[int]) -> Iterator[bool]:
    """Whether each entry of a founder fits the column of its own index: of each founder in turn, when it is asked for.

    No two neighbours, blocks or sections, fit better in the other order either. What is cheap to compare is compared
    column by column for all founders at once; only the places that are in doubt then are scored.
    """
    if not profile.columns:
        yield from (True for _ in group)
        return
    floors = zip(*(_floors(profile, group, at) for at in range(len(profile.columns))), strict=True)
    sections = even_sections(profile.versions[group[0]].kinds)
    yield from (
        _agrees(profile, version, scores, sections) for version, scores in zip(group, floors, strict=True)
    )


def stands(scorer: Scorer, first: int, there: int, length: int) -> bool:
    """Whether entries fit columns of their kinds one by one, and no two neighbours fit better in the other order."""
    kinds = scorer.version.kinds[first : first + length]
    bare = [scorer.bare(first + at, there + at) for at in range(length)]

    def rhythm(at: int) -> float:
        return scorer.rhythm(first + at, there + at)

    return not (
        any(_is_misplaced(scorer, first + at, there + at) for at in _may_be_misplaced(bare, rhythm))
        or any(_are_swapped(scorer, first + at, there + at) for at in _may_be_swapped(bare, kinds, rhythm))
    )


def _agrees(profile: Profile, version: int, floors: Sequence[float], sections: Sequence[range]) -> bool:
    """Whether a founder stands in its columns; ``floors`` are lower bounds of its scores there, without words."""
    traits = profile.versions[version]
    rhythm = cache(partial(_rhythm, profile, version))
    misplaced = list(_may_be_misplaced(floors, rhythm))
    swapped = list(_may_be_swapped(floors, traits.kinds, rhythm))
    crossed = [pair for pair in sections if sum(floors[pair.start : pair.stop]) < AT_EASE * len(pair)]
    if not (misplaced or swapped or crossed):
        return True
    scorer = Scorer(traits, View(profile, version), profile.ratios[version])
    return not (
        any(_is_misplaced(scorer, at, at) for at in misplaced)
        or any(_are_swapped(scorer, at, at) for at in swapped)
        or any(cross(scorer, pair) for pair in crossed)
    )


def _rhythm(profile: Profile, version: int, at: int) -> float:
    traits = profile.versions[version]
    if not traits.rhythmic:
        return 0.0
    return evidence(traits.stops(at), profile.stops_of_others(profile.columns[at], version))


def _floors(profile: Profile, group: Sequence[int], at: int) -> list[float]:
    """For each founder a lower bound of what its entry at an index scores in the column there, without words."""
    column = profile.columns[at]
    same = all(count == column.votes for count in column.keys.values())
    alike = sum([profile.worth[key] for key in column.keys]) - CARE if same else 0.0
    floors = []
    for version in group:
        traits = profile.versions[version]
        score = kind_score(traits.kinds[at], traits.levels[at], column.kind, column.level)
        score += alike if same else _least_of_keys(profile, column, traits.keys[at])
        if column.kind != "answer":
            score += _length(profile, version, at)
        floors.append(score)
    return floors


def _length(profile: Profile, version: int, at: int) -> float:
    """What an entry's length adds to its score, held against the mean of the others."""
    column, traits = profile.columns[at], profile.versions[version]
    here = traits.logs[at] - profile.ratios[version]
    there = (column.size - here) / (column.votes - 1)
    return length_score(here, there, traits.sizes[at], 1.0)


def _least_of_keys(profile: Profile, column: Column, own: Sequence[int]) -> float:
    """A lower bound of what fingerprints add where some of the founders have others."""
    others = column.votes - 1
    score = -CARE
    for key, count in column.keys.items():
        share = (count - (key in own)) / others
        score += profile.worth[key] * share if key in own and share else -dearest(profile, key) * share
    return score - sum([dearest(profile, key) for key in own if column.keys[key] == 1])


def _may_be_misplaced(scores: Sequence[float], rhythm: Callable[[int], float]) -> Iterator[int]:
    """Indices of entries that may not belong in their columns; ``scores`` are without words and ends of sentences."""
    return (at for at, score in enumerate(scores) if score < _BAD - LEAST and score + rhythm(at) < _BAD)


def _may_be_swapped(
    scores: Sequence[float], kinds: Sequence[str], rhythm: Callable[[int], float]
) -> Iterator[int]:
    """Indices of the first of two neighbours that may have changed places."""
    return (
        at
        for at, (one, other) in enumerate(pairwise(scores))
        if one + other < _APART - 2 * LEAST
        and kinds[at] == kinds[at + 1]
        and one + other + rhythm(at) + rhythm(at + 1) < _APART
    )


def _is_misplaced(scorer: Scorer, at: int, column: int) -> bool:
    score = scorer.bare(at, column) + scorer.rhythm(at, column)
    if score >= _BAD:
        return False
    if score + ROOT_LIMIT + _section_limit(scorer, column) < _BAD:
        return True
    least, most = scorer.bounds(at, column)
    return least < _BAD and (most < _BAD or scorer(at, column) < _BAD)


def _are_swapped(scorer: Scorer, at: int, column: int) -> bool:
    """Whether two neighbours fit better in the other order; the words of all versions are read where they decide it."""
    straight = _without_words(scorer, (at, column), (at + 1, column + 1))
    if straight >= _APART:
        return False
    kinds = scorer.version.kinds
    price = swap_cost(kinds[at], kinds[at + 1])
    crossed = _without_words(scorer, (at, column + 1), (at + 1, column))
    if crossed + price + 2 * ROOT_LIMIT + 4 * _section_limit(scorer, column) + CARE <= straight:
        return False
    here, there = scorer.bounds(at, column + 1), scorer.bounds(at + 1, column)
    if here[1] + there[1] + price <= scorer.bounds(at, column)[0] + scorer.bounds(at + 1, column + 1)[0]:
        return False
    crossed = scorer(at, column + 1) + scorer(at + 1, column)
    return crossed + price > scorer(at, column) + scorer(at + 1, column + 1)


def _without_words(scorer: Scorer, *pairs: tuple[int, int]) -> float:
    """What two pairs score without their words and the sections below them."""
    return sum([scorer.without_words(at, column) for at, column in pairs])


def _section_limit(scorer: Scorer, column: int) -> float:
    """The most that the section below a column can add or take."""
    return SECTION_LIMIT if scorer.view.is_heading(column) else 0.0
