"""Settle what the path leaves open: where gaps may lie, and which of them are moves, merges or repetitions."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log

from msgspec import Struct
from msgspec.structs import replace

from ..parse import CLOSING, HEADINGS, RUNNING_TEXT
from .crossing import crossed, led, parts, section_known, worth
from .path import GAPS, Step, Window, skip_cost
from .score import Scorer
from .seam import ended
from .weights import COMMON, EXTEND, OPEN, SPLIT

# A gap may begin wherever the score is this near to that of its best place.
_TOLERANCE = 2.5
_HEADING_BONUS = 2.5  # nats for a place at which whole sections are missing or extra
_HOPELESS = -15.0  # nats; behind such a loss no place is better
_FARTHEST = 60  # blocks that a gap is slid over, for speed

# For a match that scores less than this, a better column is sought within so many blocks; it must gain so much.
_AT_EASE = 2.0
_JOURNEY = 12  # blocks
_ROTATION = 6.5  # nats

# The words of a block with its kind, and its fingerprints.
_Said = tuple[tuple[str, str], tuple[int, ...]]

# A block that breaks off is shorter than the whole one by at least so much (natural logarithm).
_RATHER = 0.4

# A gap of more blocks than this is no part of a split or a merge.
_PARTS = 12

# A moved block fits its column at least this well.
_MOVED_EACH = 0.3
_MOVED_ALL = 0.3  # nats, of all its blocks together
# This share of the blocks of a moved section has a partner in the gap that it left.
_MOST = 0.6


class SlidingGap(Struct, frozen=True, eq=False):
    """A gap: missing columns or extra entries, and where it may begin. Two gaps are never one, however alike.

    ``shifts`` are the distances by which the run can be slid with nearly the same score, 0 among them;
    ``at`` is the index of its step on the path.
    """

    step: Step
    shifts: tuple[int, ...] = (0,)
    at: int = -1


class Move(Struct, frozen=True):
    """A missing and an extra run that are the same blocks, and which of them stand beside each other."""

    missing: SlidingGap
    extra: SlidingGap
    beside: tuple[Step, ...]


class Course(Struct, frozen=True):
    """One version's way through the profile, settled."""

    beside: tuple[Step, ...]
    missing: tuple[SlidingGap, ...]
    extra: tuple[SlidingGap, ...]
    moved: tuple[Move, ...]
    copies: tuple[tuple[SlidingGap, int], ...]
    unlike: tuple[tuple[SlidingGap, SlidingGap], ...]


class _Open(Struct, frozen=True):
    """What is still open, and the moves and repetitions that were found: each step of settling gives the next one."""

    path: Sequence[Step]
    missing: tuple[SlidingGap, ...]
    extra: tuple[SlidingGap, ...]
    moved: tuple[Move, ...] = ()
    copies: tuple[tuple[SlidingGap, int], ...] = ()

    def has(self, missing: SlidingGap, extra: SlidingGap) -> bool:
        """Whether two gaps are both still open."""
        return missing in self.missing and extra in self.extra


def settle(path: Sequence[Step], scorer: Scorer) -> Course:
    """Fold, slide and pair the gaps of a path."""
    steps: Sequence[Step] = list(_parted(crossed(_rotated(joined(path, scorer), scorer), scorer), scorer))
    gaps = []
    for at, step in enumerate(steps):
        if step.op in GAPS:  # it slides over matches only, so the others keep their indices
            steps, gap = _in_its_place(steps, at, scorer)
            gaps.append(gap)
    missing, extra = (tuple(gap for gap in gaps if gap.step.op == op) for op in ("missing", "extra"))
    left = _with_moves(_with_copies(_Open(steps, missing, extra), scorer), scorer)
    unlike = tuple(_unlike(left, scorer))
    paired = [gap for pair in unlike for gap in pair]
    return Course(
        (
            *(step for step in left.path if step.op not in GAPS),
            *(step for move in left.moved for step in move.beside),
        ),
        tuple(gap for gap in left.missing if gap not in paired),
        tuple(gap for gap in left.extra if gap not in paired),
        left.moved,
        left.copies,
        unlike,
    )


def _parted(steps: Sequence[Step], scorer: Scorer) -> Iterator[Step]:
    """The steps, with the closing question, where it is missing or extra, parted from what is so before it.

    The one is lacking whatever the other is, and only text slides over text.
    """
    for step in steps:
        gap = step.op in GAPS
        lacking = scorer.view.kinds[step.column : step.column_end] if gap else ()
        added = scorer.version.kinds[step.entry : step.entry_end] if gap else ()
        cut = next((at for at, kind in enumerate((*lacking, *added)) if kind in CLOSING), 0)
        if not cut:
            yield step
            continue
        columns, entries = min(cut, step.columns), min(cut, step.entries)
        yield Step(step.op, step.column, columns, step.entry, entries)
        rest = step.columns - columns, step.entries - entries
        yield Step(step.op, step.column + columns, rest[0], step.entry + entries, rest[1])


def joined(path: Sequence[Step], scorer: Scorer) -> list[Step]:
    """The path with gaps turned into splits and merges, of any number of blocks, where they fit a block beside them."""
    return _absorbed(list(_folded(path, scorer)), scorer)


def _folded(steps: Sequence[Step], scorer: Scorer) -> Iterator[Step]:
    """Turn a missing run followed by an extra one into a match, a split or a merge, where they fit each other."""
    at = 0
    while at < len(steps):
        step = steps[at]
        follower = steps[at + 1] if at + 1 < len(steps) else None
        if step.op == "missing" and follower is not None and follower.op == "extra":
            together = _together(step, follower, scorer)
            if together is not None:
                yield together
                at += 2
                continue
        yield step
        at += 1


def _together(missing: Step, extra: Step, scorer: Scorer) -> Step | None:
    """The step that sets two runs beside each other: one block for one, or one for several that fit it joined."""
    column, columns, entry, entries = missing.column, missing.columns, extra.entry, extra.entries
    if any(skip_cost(share) is None for share in scorer.view.shares[column : column + columns]):
        return None
    if columns == entries == 1:
        return Step("match", column, 1, entry, 1)
    if 1 not in {columns, entries}:
        return None
    if scorer.joined(range(entry, entry + entries), range(column, column + columns), 0.0) < 0:
        return None
    return Step("merged" if entries == 1 else "split", column, columns, entry, entries)


def _absorbed(steps: Sequence[Step], scorer: Scorer) -> list[Step]:
    """Turn a gap and the match beside it into a merge, or a split, where the blocks of both fit joined."""
    settled: list[Step] = []
    rest = iter([*pairwise(steps), (steps[-1], None)] if steps else [])
    for step, follower in rest:
        small = step.op in GAPS and step.columns + step.entries <= _PARTS
        if small and settled and (joint := _joint(step, settled[-1], scorer)):
            settled[-1] = joint
        elif small and follower is not None and (joint := _joint(step, follower, scorer)):
            settled.append(joint)
            next(rest)
        else:
            settled.append(step)
    return settled


def _joint(gap: Step, match: Step, scorer: Scorer) -> Step | None:
    """A gap and the match beside it as one step, where that scores more than both."""
    if match.op not in {"match", "merged" if gap.op == "missing" else "split"}:
        return None
    column, entry = min(gap.column, match.column), min(gap.entry, match.entry)
    columns, entries = gap.columns + match.columns, gap.entries + match.entries
    shares = scorer.view.shares[column : column + columns]
    if min(shares) < COMMON:
        return None
    lacking = scorer.view.shares[gap.column : gap.column_end]
    opening, extending = skip_cost(min(lacking, default=1.0)) or (OPEN, EXTEND)
    price = opening + extending * (gap.columns + gap.entries - 1)
    alone = scorer(match.entry, match.column) if match.op == "match" else worth((match,), scorer)
    apart = alone + price
    least = apart - SPLIT
    if scorer.joined(range(entry, entry + entries), range(column, column + columns), least) <= least:
        return None
    return Step("merged" if gap.op == "missing" else "split", column, columns, entry, entries)


def _rotated(steps: Sequence[Step], scorer: Scorer) -> Sequence[Step]:
    """Turn a match into an extra and a missing block where its block fits a column a few blocks away better.

    The second of five items moved behind the last: all of them still fit the columns of their indices by half, so
    the search leaves them there. Without it, the other three fit entirely.
    """
    at = 0
    while at < len(steps):
        step = steps[at]
        if step.op != "match" or scorer.reaches(step.entry, step.column, _AT_EASE):
            at += 1
            continue
        options = [*_journeys(steps, at, 1, scorer), *_journeys(steps, at, -1, scorer)]
        gain, goal = max(options, default=(0.0, at))
        if gain > _ROTATION:
            first, last = min(at, goal), max(at, goal)
            steps = [*steps[:first], *_rotation(steps, at, goal), *steps[last + 1 :]]
            at = last + 1  # the stretch has one step more
        at += 1
    return steps


def _journeys(steps: Sequence[Step], at: int, sign: int, scorer: Scorer) -> Iterator[tuple[float, int]]:
    """For each later (or earlier) match: what the score gains where the entry goes to that column."""
    first = steps[at]
    gain = -scorer(first.entry, first.column)
    goal = at + sign
    while 0 <= goal < len(steps) and steps[goal].op == "match" and abs(goal - at) <= _JOURNEY:
        passed = steps[goal]
        gain += scorer(passed.entry, passed.column - sign) - scorer(passed.entry, passed.column)
        if gain < _HOPELESS:
            return
        if abs(goal - at) > 1:
            yield gain + scorer(first.entry, passed.column), goal
        goal += sign


def _rotation(steps: Sequence[Step], at: int, goal: int) -> list[Step]:
    """The stretch between two matches once the entry of the first has gone: it is extra here, and missing there."""
    first, last = steps[at], steps[goal]
    sign = 1 if goal > at else -1
    passed = [steps[each] for each in range(at + sign, goal + sign, sign)]
    shifted = [Step("match", step.column - sign, 1, step.entry, 1) for step in passed]
    if sign > 0:
        extra = Step("extra", first.column, 0, first.entry, 1)
        return [extra, *shifted, Step("missing", last.column, 1, last.entry_end, 0)]
    missing = Step("missing", last.column, 1, last.entry, 0)
    return [missing, *reversed(shifted), Step("extra", first.column_end, 0, first.entry, 1)]


def _in_its_place(steps: Sequence[Step], at: int, scorer: Scorer) -> tuple[Sequence[Step], SlidingGap]:
    """The steps with the gap at an index in its best place, and the gap with the places that are nearly as good."""
    options = dict(_options(steps, at, scorer))
    step = steps[at]
    whole = _whole_sections(step, options, scorer)
    values = {shift: value + (_HEADING_BONUS if shift in whole else 0.0) for shift, value in options.items()}
    best = max(values, key=lambda shift: (values[shift], -abs(shift), shift))
    near = [shift for shift, value in values.items() if value >= values[best] - _TOLERANCE]
    end = len(scorer.version) - step.entry
    if end in near and _breaks_off(step, end, scorer):
        best, near = end, [end]
    if best in whole:
        near = [shift for shift in near if shift in whole]
    steps = _shifted_on_path(steps, at, best)
    return steps, SlidingGap(steps[at + best], tuple(sorted(shift - best for shift in near)), at + best)


def _options(steps: Sequence[Step], at: int, scorer: Scorer) -> Iterator[tuple[int, float]]:
    """The shifts of a gap over the matches around it, each with what the score gains."""
    gap = steps[at]
    score = scorer.apart if _holds_heading(gap, scorer) else scorer
    yield 0, 0.0
    for sign in (-1, 1):
        gain = 0.0
        for distance in range(1, _FARTHEST):
            near = at + sign * distance
            if not 0 <= near < len(steps) or steps[near].op != "match":
                break
            match = steps[near]
            # the match goes to the other side of the gap
            column = match.column - sign * gap.columns
            entry = match.entry - sign * gap.entries
            gain += score(entry, column) - score(match.entry, match.column)
            if gain < _HOPELESS:
                break
            yield sign * distance, gain


def _breaks_off(gap: Step, end: int, scorer: Scorer) -> bool:
    """Whether a version breaks off in the middle of its last block, so that a gap belongs at the very end."""
    version, view = scorer.version, scorer.view
    if gap.op != "missing" or gap.column_end + end != len(view) or not end:
        return False
    last, column = len(version) - 1, gap.column + end - 1
    if version.kinds[last] != view.kinds[column] or view.kinds[column] not in RUNNING_TEXT:
        return False
    shorter = version.logs[last] - scorer.ratio < view.logs[column] - _RATHER
    return shorter and not ended([version.block(last).text]) and ended(view.texts(column))


def _holds_heading(gap: Step, scorer: Scorer) -> bool:
    lacking = scorer.view.kinds[gap.column : gap.column_end]
    added = scorer.version.kinds[gap.entry : gap.entry_end]
    return not HEADINGS.isdisjoint((*lacking, *added))


def _whole_sections(gap: Step, shifts: dict[int, float], scorer: Scorer) -> set[int]:
    """Shifts at which the gap begins with a heading and ends before one, or at the end."""
    if gap.op == "missing":
        kinds: Sequence[str] = scorer.view.kinds
        first, last = gap.column, gap.column_end
    else:
        kinds = scorer.version.kinds
        first, last = gap.entry, gap.entry_end
    if not any(kind in HEADINGS for kind in kinds[first:last]):
        return set()
    return {
        shift
        for shift in shifts
        if kinds[first + shift] in HEADINGS
        and (last + shift >= len(kinds) or kinds[last + shift] in HEADINGS)
    }


def _shifted_on_path(steps: Sequence[Step], at: int, shift: int) -> Sequence[Step]:
    """The steps with the gap at an index slid over its neighbours."""
    if not shift:
        return steps
    slid, gap, sign = list(steps), steps[at], 1 if shift > 0 else -1
    for distance in range(1, abs(shift) + 1):
        match = steps[at + sign * distance]
        slid[at + sign * (distance - 1)] = Step(
            "match", match.column - sign * gap.columns, 1, match.entry - sign * gap.entries, 1
        )
    slid[at + shift] = _shifted(gap, shift)
    return slid


def _slid(steps: Sequence[Step], gap: SlidingGap, shift: int) -> tuple[Sequence[Step], SlidingGap] | None:
    """The steps with a gap slid, and the gap; None where another gap stands in the way."""
    at = gap.at + shift
    between = range(gap.at + 1, at + 1) if shift > 0 else range(at, gap.at)
    if any(not 0 <= each < len(steps) or steps[each].op != "match" for each in between):
        return None
    steps = _shifted_on_path(steps, gap.at, shift)
    return steps, SlidingGap(steps[at], tuple(each - shift for each in gap.shifts), at)


def _with_copies(left: _Open, scorer: Scorer) -> _Open:
    """Extra gaps whose words the version has elsewhere too turned into repetitions."""
    # two blocks of one text are none where they lead to other pages
    texts = list(zip(scorer.version.words, scorer.version.keys, strict=True)) if left.extra else []
    places: dict[_Said, list[int]] = {}
    for at, text in enumerate(texts):
        places.setdefault(text, []).append(at)
    for gap in left.extra:
        for shift in sorted(gap.shifts, key=abs):
            copy = _copy(gap, shift, texts, places)
            if copy and (slid := _slid(left.path, gap, shift)):
                rest = tuple(other for other in left.extra if other is not gap)
                left = replace(left, path=slid[0], extra=rest, copies=(*left.copies, copy))
                break
    return left


def _copy(
    run: SlidingGap,
    shift: int,
    texts: Sequence[_Said],
    places: dict[_Said, list[int]],
) -> tuple[SlidingGap, int] | None:
    """The run and the first of the entries that it repeats, or None; of two neighbours the second is the repetition."""
    length = run.step.entries
    first = run.step.entry + shift
    words = texts[first : first + length]
    if not any(text for (_, text), _ in words):
        return None
    for other in places[words[0]]:
        if abs(other - first) >= length and texts[other : other + length] == words:
            later = max(first, other) if abs(other - first) == length else first
            step = Step("extra", run.step.column, 0, later, length)
            return SlidingGap(step), min(first, other) if later != first else other
    return None


def _with_moves(left: _Open, scorer: Scorer) -> _Open:
    """Pairs of a missing and an extra gap that fit each other turned into moves, the best pair first."""
    least = _MOVED_ALL + log(len(left.missing) or 1)  # of many gaps one fits by chance
    fits = [
        (*fit, missing, extra)
        for missing in left.missing
        for extra in left.extra
        if (fit := _moved(missing, extra, scorer)) is not None and fit[0] >= least
    ]
    for _, there, here, missing, extra in sorted(fits, key=lambda fit: (-fit[0], fit[3].at, fit[4].at)):
        if left.has(missing, extra):
            left = _whole_move(left, (missing, there), (extra, here), scorer)
    for missing in left.missing:
        for extra in left.extra:
            left = _move_of_parts(left, missing, extra, scorer)
            left = _move_of_known(left, missing, extra, scorer)
    return replace(left, extra=tuple(sorted(left.extra, key=lambda gap: gap.step.entry)))


def _whole_move(
    left: _Open, missing: tuple[SlidingGap, int], extra: tuple[SlidingGap, int], scorer: Scorer
) -> _Open:
    """Two whole gaps turned into a move, each slid so far as it must be, if nothing stands in the way of either."""
    lacking = _slid(left.path, *missing)
    added = _slid(lacking[0], *extra) if lacking else None
    if lacking is None or added is None:
        return left
    left = replace(left, path=added[0])
    return _move(left, missing[0], extra[0], (lacking[1].step,), (added[1].step,), scorer)


def _move_of_parts(left: _Open, missing: SlidingGap, extra: SlidingGap, scorer: Scorer) -> _Open:
    """A section of a missing gap and one of an extra gap that fit each other turned into a move; the rest stays."""
    if not left.has(missing, extra):
        return left
    lacking, added = parts(missing.step, scorer), parts(extra.step, scorer)
    if len(lacking) == len(added) == 1:
        return left
    for there in lacking:
        for here in added:
            alike = _begin_with_headings(there, here, scorer)
            if alike and _fit(_way(there, here, scorer), scorer) is not None:
                gone = (there, *(part for part in lacking if part != there))
                come = (here, *(part for part in added if part != here))
                return _move(left, missing, extra, gone, come, scorer)
    return left


def _move_of_known(left: _Open, missing: SlidingGap, extra: SlidingGap, scorer: Scorer) -> _Open:
    """A gap of one block and one of several paired by a block that has its fingerprints or words; the rest stays."""
    if not left.has(missing, extra):
        return left
    lacking, added = _singles(missing.step), _singles(extra.step)
    if (len(lacking) == 1) == (len(added) == 1):
        return left
    fits = [
        (fit, there, here)
        for there in lacking
        for here in added
        if scorer.knows(here.entry, there.column)
        and (fit := _fit(_way(there, here, scorer), scorer)) is not None
    ]
    if not fits:
        return left
    _, there, here = max(fits, key=lambda each: each[0])
    gone = (there, *_around(missing.step, there))
    return _move(left, missing, extra, gone, (here, *_around(extra.step, here)), scorer)


def _singles(gap: Step) -> list[Step]:
    """The blocks of a gap one by one."""
    if gap.op == "missing":
        return [Step(gap.op, column, 1, gap.entry, 0) for column in range(gap.column, gap.column_end)]
    return [Step(gap.op, gap.column, 0, entry, 1) for entry in range(gap.entry, gap.entry_end)]


def _around(gap: Step, block: Step) -> list[Step]:
    """What is left of a gap before and behind one of its blocks."""
    sides = (
        Step(gap.op, gap.column, block.column - gap.column, gap.entry, block.entry - gap.entry),
        Step(
            gap.op,
            block.column_end,
            gap.column_end - block.column_end,
            block.entry_end,
            gap.entry_end - block.entry_end,
        ),
    )
    return [side for side in sides if side.columns or side.entries]


def _begin_with_headings(missing: Step, extra: Step, scorer: Scorer) -> bool:
    return HEADINGS.issuperset((scorer.view.kinds[missing.column], scorer.version.kinds[extra.entry]))


def _move(
    left: _Open,
    missing: SlidingGap,
    extra: SlidingGap,
    lacking: Sequence[Step],
    added: Sequence[Step],
    scorer: Scorer,
) -> _Open:
    """Enter the first parts of two gaps as a move; their other parts, and what the move lacks, become gaps."""
    way = _way(lacking[0], added[0], scorer)
    beside = tuple(step for step in way if step.op not in GAPS)
    move = Move(SlidingGap(lacking[0]), SlidingGap(added[0]), beside)
    gaps = [SlidingGap(step) for step in (*lacking[1:], *added[1:], *way) if step.op in GAPS]
    return replace(
        left,
        missing=(
            *(gap for gap in left.missing if gap is not missing),
            *(gap for gap in gaps if gap.step.op == "missing"),
        ),
        extra=(
            *(gap for gap in left.extra if gap is not extra),
            *(gap for gap in gaps if gap.step.op == "extra"),
        ),
        moved=(*left.moved, move),
    )


def common_columns(step: Step, shares: Sequence[float]) -> list[int]:
    """Columns of a gap that at least half of the versions have; only they can have gone elsewhere."""
    return [column for column in range(step.column, step.column_end) if shares[column] >= COMMON]


def _moved(missing: SlidingGap, extra: SlidingGap, scorer: Scorer) -> tuple[float, int, int] | None:
    """The best score of two runs against each other, and the shifts of both at which they have it."""
    best: tuple[float, int, int] | None = None
    for there in missing.shifts:
        for here in extra.shifts:
            way = _way(_shifted(missing.step, there), _shifted(extra.step, here), scorer)
            score = _fit(way, scorer)
            if score is not None and (best is None or score > best[0]):
                best = score, there, here
    return best


def _shifted(gap: Step, shift: int) -> Step:
    return Step(gap.op, gap.column + shift, gap.columns, gap.entry + shift, gap.entries)


def _way(missing: Step, extra: Step, scorer: Scorer) -> list[Step]:
    """The steps that set two runs beside each other: one by one, or as sections that are nearly the same."""
    columns = common_columns(missing, scorer.view.shares)
    if len(columns) == extra.entries:
        return [Step("match", column, 1, extra.entry + each, 1) for each, column in enumerate(columns)]
    window = Window(extra.entry, missing.column, extra.entry_end, missing.column_end)
    if _begin_with_headings(missing, extra, scorer) and section_known(window, scorer):
        return led(window, scorer)
    return []


def _fit(way: Sequence[Step], scorer: Scorer) -> float | None:
    """The score of blocks beside each other, or None where too few have a partner or they fit too badly."""
    scores = [scorer(step.entry, step.column) for step in way if step.op == "match"]
    if len(scores) < _MOST * sum(max(step.entries, step.columns) for step in way):
        return None
    score = sum(scores)
    return score if scores and score >= max(_MOVED_ALL, _MOVED_EACH * len(scores)) else None


def _unlike(left: _Open, scorer: Scorer) -> Iterator[tuple[SlidingGap, SlidingGap]]:
    """Missing and extra gaps that are left at one place: together they are one difference."""
    extras = list(left.extra)
    for missing in left.missing:
        shares = scorer.view.shares[missing.step.column : missing.step.column_end]
        if min(shares) < COMMON:
            continue
        for extra in extras:
            kinds = scorer.version.kinds[extra.step.entry], scorer.view.kinds[missing.step.column]
            if sum(kind in CLOSING for kind in kinds) == 1:
                continue  # a closing question stands in place of no text
            if extra.step.entry == missing.step.entry and extra.step.column == missing.step.column_end:
                yield missing, extra
                extras.remove(extra)
                break
