"""Line the versions up: choose those that make the profile, then lead each of the others through it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from math import log
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from ..voting import TRIO
from .anchors import find_anchors
from .crossing import worth
from .features import Traits, signature
from .path import Step, Window, find_path
from .profile import Column, Profile, View
from .score import Scorer, fit
from .settle import Course, SlidingGap, common_columns, joined, settle
from .standing import founders_stand, stands
from .weights import COMMON

# Blocks that stand beside columns one by one: the first entry, the first column, and how many.
Stretch = tuple[int, int, int]

ChangeKind = Literal["duplicate", "moved", "swapped", "split", "merged", "list-differs"]

# From this normalised distance of their sequences of kinds on two versions are two editions.
_ANOTHER_EDITION = 0.1
# Below this score a block and a column are not the same, though the path sets them beside each other.
_POOR = -2.0
# Pairs at the ends of a version that score more than this need no search.
_SURE = 3.0
_MARGIN = 4  # pairs that are searched all the same, at least and
_MARGIN_LIMIT = 24  # at most
# So many pairs around an anchor are sure, and so many at either end of them are searched all the same.
_ISLAND = 3
_SHORE = 2
# From so many pairs a version's lengths can be estimated before its path is searched.
_MANY = 30
# A path is searched, and the lengths fitted to it, at most so many times.
_ROUNDS = 3
# A ratio and the logarithm of a scatter that are off by less than this change no path.
_NEAR, _ALIKE = 0.015, 0.3
# From so many anchors the ratio of lengths is estimated; with fewer, the ratio of the whole lengths is tried as well,
# where the two ratios (in logarithms) are so far apart.
_ANCHORED = 8
_UNLIKE_RATIOS = 0.3  # natural logarithm
# The ratio of lengths is right where this share of the blocks, at least so many, have a partner and score so much on
# average.
_NEARLY_ALL, _ENOUGH, _FITTING = 0.9, 16, 2.0


class Gap(Struct, frozen=True):
    """Columns that a version lacks; they belong before an entry from ``low`` to ``high``.

    As many others among those within ``reach`` may be the ones that are lacking instead.
    """

    columns: tuple[Column, ...]
    reach: tuple[Column, ...]
    low: int
    high: int


class BlockChange(Struct, frozen=True):
    """What one version does with blocks that the others have too.

    ``entries`` are the version's blocks concerned, and ``low`` to ``high`` (exclusive) those among which they
    may stand; ``original`` is the first entry of what a duplicate repeats, and ``left`` the entry before
    which a moved block should stand. ``known`` is true where the blocks were recognised by more than lengths: a
    moved one by where its sentences end, two that changed places each by fingerprints, words or sentences;
    ``half_known``, where one of the two was.
    """

    kind: ChangeKind
    version: int
    columns: tuple[Column, ...]
    entries: tuple[int, ...]
    low: int
    high: int
    original: int = -1
    left: int = -1
    known: bool = False
    half_known: bool = False


class Lineup(Struct):
    """The versions set beside each other: the profile with its cells, and what each version does differently.

    ``spreads`` maps the first entry of an extra run (version, entry) to the range in which the run may stand.
    ``poor`` are the columns of a version in which its blocks stand for want of better ones, ``guessed`` those
    that it seems to have, in a merge or in another order, by nothing but lengths.
    """

    versions: Sequence[Traits]
    profile: Profile
    gaps: dict[int, list[Gap]] = field(default_factory=dict)
    changes: list[BlockChange] = field(default_factory=list)
    spreads: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    poor: dict[int, frozenset[Column]] = field(default_factory=dict)
    guessed: dict[int, frozenset[Column]] = field(default_factory=dict)


def line_up(versions: Sequence[Traits], reference: int | None) -> Lineup:
    """Set versions beside each other; a reference, where there is one, founds the profile."""
    profile = Profile(versions)
    lineup = Lineup(versions, profile)
    group, others = _groups(versions, reference)
    suspects = _found(profile, group, reference)
    small = len(profile.voters) < 3
    leaders: dict[str, int] = {}
    for version in [*suspects, *others]:
        leader = leaders.setdefault(versions[version].notice.source.text, version)
        if leader != version and versions[leader].kinds == versions[version].kinds:
            _follow(lineup, version, leader)
        else:
            _enter(lineup, version, vote=small)
    _reunite(lineup)
    return lineup


def _reunite(lineup: Lineup) -> None:
    """Move a version's block from a rare column to the common one beside it, where the version lacks that one.

    Most versions leave a company's name as it is, and two translate it. Those two share a rare column at first,
    yet it is the same block. A column in which a version changed something stays: the change is told there.
    """
    profile = lineup.profile
    columns, half = profile.columns, len(profile.seen) / 2
    changed = {column for change in lineup.changes for column in change.columns}
    for at, rare in enumerate(columns):
        if len(rare.cells) >= half or rare in changed:
            continue
        for version in sorted(rare.cells):
            for sign in (-1, 1):
                common = _next_common(columns, at, sign, version, half)
                if common is not None and common.kind == rare.kind and version not in common.cells:
                    common.cells[version] = rare.cells.pop(version)
                    rare.forget(version)
                    break
    profile.columns = [column for column in columns if column.cells]


def _next_common(columns: Sequence[Column], at: int, sign: int, version: int, half: float) -> Column | None:
    """The nearest column that half of the versions have, unless the version has a block in between."""
    at += sign
    while 0 <= at < len(columns):
        column = columns[at]
        if len(column.cells) >= half:
            return column
        if version in column.cells:
            return None
        at += sign
    return None


def _groups(versions: Sequence[Traits], reference: int | None) -> tuple[list[int], list[int]]:
    """The versions that make the profile, and the others in order of their nearness to it."""
    groups: dict[str, list[int]] = {}
    for version, traits in enumerate(versions):
        groups.setdefault(signature(traits.kinds), []).append(version)
    if len(groups) == 1:
        return next(iter(groups.values())), []
    from rapidfuzz.distance import Indel

    signatures = list(groups)
    own = next((signature for signature in signatures if reference in groups[signature]), None)
    if own is not None and not _is_another_edition(own, groups):
        chosen = own
    else:
        chosen = max(signatures, key=lambda signature: len(groups[signature]))
        if len(groups[chosen]) < 3:
            far = {
                signature: sum(Indel.distance(signature, other) * len(groups[other]) for other in signatures)
                for signature in signatures
            }
            # a repetition is seen in a version that is led through the profile, not in the one that makes it
            chosen = min(
                signatures,
                key=lambda one: (far[one], len(versions[groups[one][0]].repeated), groups[one][0]),
            )
    distances = {
        version: (Indel.distance(signature, chosen), version)
        for signature in signatures
        if signature != chosen
        for version in groups[signature]
    }
    return groups[chosen], sorted(distances, key=distances.__getitem__)


def _is_another_edition(own: str, groups: Mapping[str, Sequence[int]]) -> bool:
    """Whether nobody has a reference's sequence of kinds, nor nearly that, and others enough to found a profile agree.

    A newer source gives each translation, led through it alone, too many places to stand; together they show theirs.
    """
    from rapidfuzz.distance import Indel

    most = max((other for other in groups if other != own), key=lambda other: len(groups[other]))
    alone = len(groups[own]) == 1 and len(groups[most]) >= TRIO
    return alone and Indel.normalized_distance(own, most) >= _ANOTHER_EDITION


def _found(profile: Profile, group: Sequence[int], reference: int | None) -> list[int]:
    """Found the profile on the versions of a group that agree in content, and return the rest of the group."""
    reference = reference if reference in group else None
    if reference is not None:
        group = [reference, *(version for version in group if version != reference)]
    profile.found(group[0], group)
    if len(group) == 1:
        return []
    standing = founders_stand(profile, group)
    if reference is None:
        agreed = list(compress(group, standing)) or group[:1]
    elif next(standing):
        agreed = [reference, *compress(group[1:], standing)]
    else:
        # what the others agree in is not what the source has, whatever the kinds say
        agreed = [reference]
    if len(agreed) == len(group):
        return []
    profile.clear()
    profile.found(agreed[0], agreed)
    return [version for version in group if version not in agreed]


def _enter(lineup: Lineup, version: int, *, vote: bool) -> None:
    """Lead a version through the profile, and enter its cells, gaps and changes in the line-up."""
    profile, traits = lineup.profile, lineup.versions[version]
    view = View(profile, version)
    course, scorer = _course(profile, version, view)
    columns = view.columns
    cells: dict[Column, tuple[int, ...]] = {}
    for step in course.beside:
        cells |= _cells(step, columns)
    whole = len(cells) == len(columns) == len(traits)
    profile.join(version, cells.items(), vote=vote or (whole and not course.moved))
    lineup.poor[version] = frozenset(
        columns[step.column]
        for step in course.beside
        if step.op == "match" and not scorer.reaches(step.entry, step.column, _POOR)
    )
    lineup.guessed[version] = frozenset(_guessed(course, columns, scorer))
    lineup.gaps[version] = [_gap(run, columns) for run in course.missing]
    lineup.changes += _changes(course, version, columns, scorer)
    for run in reversed(course.extra):
        lineup.spreads[version, run.step.entry] = _spread(run)
        before = columns[run.step.column] if run.step.column < len(columns) else None
        profile.insert(before, version, range(run.step.entry, run.step.entry_end))


def _follow(lineup: Lineup, version: int, leader: int) -> None:
    """Enter a version whose text is equal to that of another one, cell by cell as that one stands."""
    profile = lineup.profile
    cells = [(column, column.cells[leader]) for column in profile.columns if leader in column.cells]
    profile.join(version, cells, vote=leader in profile.voters)
    profile.ratios.setdefault(version, profile.ratios[leader])
    lineup.poor[version] = lineup.poor[leader]
    lineup.guessed[version] = lineup.guessed[leader]
    lineup.gaps[version] = lineup.gaps[leader]
    lineup.changes += [replace(each, version=version) for each in lineup.changes if each.version == leader]
    spreads = [(entry, spread) for (other, entry), spread in lineup.spreads.items() if other == leader]
    lineup.spreads |= {(version, entry): spread for entry, spread in spreads}


def _cells(step: Step, columns: Sequence[Column]) -> dict[Column, tuple[int, ...]]:
    here = columns[step.column : step.column_end]
    entries = tuple(range(step.entry, step.entry_end))
    if step.op == "swap":
        return {here[0]: entries[1:], here[1]: entries[:1]}
    return dict.fromkeys(here, entries)


def _guessed(course: Course, columns: Sequence[Column], scorer: Scorer) -> Iterator[Column]:
    """Columns that a version has merged or swapped, where nothing but lengths speaks for it."""
    for step in course.beside:
        if step.op == "merged":
            pairs = [(step.entry, column) for column in range(step.column, step.column_end)]
        elif step.op == "swap":
            pairs = [(step.entry, step.column + 1), (step.entry + 1, step.column)]
        else:
            continue
        yield from (columns[column] for at, column in pairs if not scorer.knows(at, column))


def _gap(run: SlidingGap, columns: Sequence[Column]) -> Gap:
    step, back, ahead = run.step, min(run.shifts), max(run.shifts)
    return Gap(
        tuple(columns[step.column : step.column_end]),
        tuple(columns[step.column + back : step.column_end + ahead]),
        step.entry + back,
        step.entry + ahead,
    )


def _spread(run: SlidingGap) -> tuple[int, int]:
    return run.step.entry + min(run.shifts), run.step.entry_end + max(run.shifts)


def _changes(
    course: Course, version: int, columns: Sequence[Column], scorer: Scorer
) -> Iterable[BlockChange]:
    shares = scorer.view.shares
    for step in course.beside:
        if step.op == "match":
            continue
        kind: ChangeKind = "swapped" if step.op == "swap" else "split" if step.op == "split" else "merged"
        here = tuple(columns[step.column : step.column_end])
        entries = tuple(range(step.entry, step.entry_end))
        places = (0, 1) if kind == "swapped" else ()
        knows = [scorer.knows(step.entry + each, step.column + 1 - each) for each in places]
        change = BlockChange(kind, version, here, entries, step.entry, step.entry_end)
        yield replace(change, known=bool(knows) and all(knows), half_known=any(knows))
    for move in course.moved:
        here = tuple(columns[column] for column in common_columns(move.missing.step, shares))
        entries = tuple(range(move.extra.step.entry, move.extra.step.entry_end))
        known = any(scorer.recognises(step.entry, step.column) for step in move.beside)
        left = move.missing.step.entry
        yield BlockChange(
            "moved", version, here, entries, entries[0], entries[-1] + 1, left=left, known=known
        )
    for run, original in course.copies:
        entries = tuple(range(run.step.entry, run.step.entry_end))
        yield BlockChange("duplicate", version, (), entries, entries[0], entries[-1] + 1, original=original)
    for missing, extra in course.unlike:
        here = tuple(columns[missing.step.column : missing.step.column_end])
        entries = tuple(range(extra.step.entry, extra.step.entry_end))
        yield BlockChange("list-differs", version, here, entries, entries[0], entries[-1] + 1)


def _course(profile: Profile, version: int, view: View) -> tuple[Course, Scorer]:
    """Search a version's path, fit the ratio of lengths to it, and search again until the ratio is stable."""
    traits = profile.versions[version]
    anchors = find_anchors(traits, view)
    pairs = list(_likely_pairs(traits, view, anchors))
    scorer = Scorer(traits, view, *fit(traits, view, pairs))
    sure = found = None
    if not _bear_out([scorer.bare(at, column) for at, column in pairs], scorer):
        scorer.refit(fit(traits, view, _guess(traits, view, anchors))[0], 1.0)
        sure, found = _approach(scorer, anchors)
    for _ in range(_ROUNDS):
        steps = found or _search(scorer, sure or _sure_stretches(scorer, anchors), anchors)
        if not _refit(scorer, [(step.entry, step.column) for step in steps if step.op == "match"]):
            break
        sure = found = None
    profile.ratios[version] = scorer.ratio
    return settle(steps, scorer), scorer


def _likely_pairs(
    traits: Traits, view: View, anchors: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Anchors, and between them pairs of equal kinds and levels: most of the pairs that the path will have."""
    from rapidfuzz.distance import Indel

    here, there = signature(traits.kinds, traits.levels), signature(view.kinds, view.levels)
    entry = column = 0
    for next_entry, next_column in [*anchors, (len(here), len(there))]:
        between = Indel.opcodes(here[entry:next_entry], there[column:next_column])
        for block in between.as_matching_blocks():
            yield from ((entry + block.a + each, column + block.b + each) for each in range(block.size))
        if next_entry < len(here):
            yield next_entry, next_column
        entry, column = next_entry + 1, next_column + 1


def _approach(
    scorer: Scorer, anchors: Sequence[tuple[int, int]]
) -> tuple[list[Stretch] | None, list[Step] | None]:
    """Fit the scorer to pairs that surely belong together, for a version whose likely pairs do not fit well.

    Return the sure stretches and the first path, each only where it was found with the ratio and scatter that the
    scorer has now.
    """
    sure, found = _first_search(scorer, anchors) if len(anchors) < _ANCHORED else (None, None)
    sure = sure or list(_sure_stretches(scorer, anchors))
    pairs = [(first + at, there + at) for first, there, length in sure for at in range(length)]
    # a few pairs do not show the scatter: if it is set too wide, a gap looks as likely as a split or a merge
    if len(pairs) >= _MANY and _refit(scorer, pairs):
        return None, None
    return sure, found


def _refit(scorer: Scorer, pairs: Sequence[tuple[int, int]]) -> bool:
    """Fit the scorer to pairs that belong together, and return whether ratio or scatter have changed by it."""
    if not pairs:
        return False
    ratio, scatter = fit(scorer.version, scorer.view, pairs)
    if abs(ratio - scorer.ratio) < _NEAR and abs(log(scatter / scorer.scatter)) < _ALIKE:
        return False
    scorer.refit(ratio, scatter)
    return True


def _first_search(
    scorer: Scorer, anchors: Sequence[tuple[int, int]]
) -> tuple[list[Stretch] | None, list[Step] | None]:
    """Give the scorer the ratio of the whole lengths where its own ratio comes from wrong pairs.

    With few anchors the pairs were found by kinds, and any paragraph pairs with any other. A wrong ratio then
    leads to wrong pairs, which confirm it. So both ratios are tried, and the one whose path scores more stays.
    Return the sure stretches and the path of that ratio, or two times None where nothing was searched.
    """
    guessed = scorer.ratio
    whole = log(sum(scorer.version.sizes) + 1) - log(scorer.view.size + 1)
    if abs(whole - guessed) <= _UNLIKE_RATIOS:
        return None, None
    sure = list(_sure_stretches(scorer, anchors))
    steps = _search(scorer, sure, anchors)
    if _bear_out([scorer(step.entry, step.column) for step in steps if step.op == "match"], scorer):
        return sure, steps
    value = worth(joined(steps, scorer), scorer)
    scorer.refit(whole, 1.0)
    others = list(_sure_stretches(scorer, anchors))
    other_steps = _search(scorer, others, anchors)
    if worth(joined(other_steps, scorer), scorer) >= value:
        return others, other_steps
    scorer.refit(guessed, 1.0)
    return sure, steps


def _bear_out(scores: Sequence[float], scorer: Scorer) -> bool:
    """Whether nearly all blocks are paired, and fit better than they could with a wrong ratio of lengths."""
    if len(scores) < max(_ENOUGH, _NEARLY_ALL * min(len(scorer.version), len(scorer.view))):
        return False
    return sum(scores) >= _FITTING * len(scores)


def _guess(traits: Traits, view: View, anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs to take the first ratio from: by anchors and by kinds."""
    if len(anchors) >= _ANCHORED:
        return list(anchors)
    from rapidfuzz.distance import Indel

    here = signature(traits.kinds)
    there = signature(view.kinds)
    blocks = Indel.opcodes(here, there).as_matching_blocks()
    return [(block.a + each, block.b + each) for block in blocks for each in range(block.size)]


def _search(scorer: Scorer, sure: Iterable[Stretch], anchors: Sequence[tuple[int, int]]) -> list[Step]:
    """The whole path; only what lies between the sure stretches is searched."""
    steps: list[Step] = []
    entry = column = 0
    for first, there, length in sure:
        window = Window(entry, column, first, there)
        if _is_even(scorer, window) and stands(scorer, entry, column, first - entry):
            steps += _matches(entry, column, first - entry)
        else:
            steps += find_path(scorer, window, anchors)
        steps += _matches(first, there, length)
        entry, column = first + length, there + length
    return steps


def _is_even(scorer: Scorer, window: Window) -> bool:
    """Whether a window has entries and columns of the same kinds, and every column is common."""
    columns = slice(window.column, window.column_end)
    return (
        scorer.version.kinds[window.entry : window.entry_end] == scorer.view.kinds[columns]
        and min(scorer.view.shares[columns], default=1.0) >= COMMON
    )


def _matches(entry: int, column: int, length: int) -> list[Step]:
    """Matches of so many entries and columns, one by one."""
    return [Step("match", column + at, 1, entry + at, 1) for at in range(length)]


def _sure_stretches(scorer: Scorer, anchors: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Stretches that surely belong together, in order; the last one, perhaps empty, ends at the very end."""
    entries, columns = len(scorer.version), len(scorer.view)
    head = _agreeing(scorer, range(entries), range(columns))
    yield 0, 0, head
    tail = _agreeing(scorer, range(entries - 1, head - 1, -1), range(columns - 1, head - 1, -1))
    end_entry, end_column = entries - tail, columns - tail
    entry, column = head, head
    # the end of the last stretch that was too short, and its distance from the diagonal
    short = aside = 0
    for anchor, there in anchors:
        if not (entry <= anchor < end_entry and column <= there < end_column):
            continue
        if anchor < short and there - anchor == aside:
            continue
        before = _fitting(scorer, range(anchor - 1, entry - 1, -1), range(there - 1, column - 1, -1))
        after = _fitting(scorer, range(anchor, end_entry), range(there, end_column))
        short, aside = anchor + after, there - anchor
        length = before + after - 2 * _SHORE
        if length >= _ISLAND:
            entry, column = anchor - before + _SHORE, there - before + _SHORE
            yield entry, column, length
            entry, column = entry + length, column + length
    yield end_entry, end_column, tail


def _fitting(scorer: Scorer, entries: range, columns: range) -> int:
    """The number of pairs that fit well, counted from the first to the first that does not."""
    kinds, view = scorer.version.kinds, scorer.view.kinds
    for count, (at, column) in enumerate(zip(entries, columns, strict=False)):
        if kinds[at] != view[column] or not scorer.reaches(at, column, 1.0):
            return count
    return min(len(entries), len(columns))


def _agreeing(scorer: Scorer, entries: range, columns: range) -> int:
    """The number of pairs, counted from the first, that need no search: a margin before the first bad one is left."""
    shares, kinds, view = scorer.view.shares, scorer.version.kinds, scorer.view.kinds
    good = min(len(entries), len(columns))
    for count, (at, column) in enumerate(zip(entries, columns, strict=False)):
        if kinds[at] != view[column] or shares[column] < COMMON or not scorer.reaches(at, column, 0.0):
            good = count
            break
    else:
        return good
    back = good
    while back > 0 and good - back < _MARGIN_LIMIT:
        back -= 1
        if good - back >= _MARGIN and scorer(entries[back], columns[back]) > _SURE:
            break
    return back
