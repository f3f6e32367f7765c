"""Find neighbouring sections that have changed places: their blocks prove together what none of them proves alone."""

from collections.abc import Sequence
from itertools import pairwise

from ..parse import HEADINGS
from .path import Step, Window, find_path, skip_cost, swap_cost
from .score import CARE, Scorer
from .weights import COMMON, EXTEND, OPEN, ROOT_LIMIT, SPLIT

# Two sections change places only where their blocks gain more than this.
_PRICE = 4.5
# Sections whose blocks score more than this on average stay where they are.
AT_EASE = 2.5
# Two sections that share fingerprints may be the same where one is longer by at most this share of the other's blocks.
_MORE_OR_LESS = 2 / 3


def crossed(steps: Sequence[Step], scorer: Scorer) -> list[Step]:
    """Rewrite the path where two neighbouring sections of the version fit better in the other order.

    The version has “Fees, Refunds” where the columns have “Refunds, Fees”: the columns of Refunds become missing
    before Fees, and the blocks of Refunds extra behind it. Later the two gaps are paired as a move.
    """
    cut = [part for step in steps for part in parts(step, scorer)]
    found: list[Step] = []
    at = 0
    while at < len(cut):
        stretch = _two_sections(cut, at, scorer)
        across = _across(cut[at : at + stretch], scorer) if stretch else None
        found += across or cut[at : at + 1]
        at += stretch if across else 1
    return _rejoined(found) if len(cut) > len(steps) else found


class _Part(Step, frozen=True):
    """A later piece of a gap that was cut before its headings, so that the pieces can be joined again."""


def parts(step: Step, scorer: Scorer) -> list[Step]:
    """Cut a gap before its headings; any other step stays whole."""
    if step.op == "missing":
        heads = [at for at in range(step.column + 1, step.column_end) if scorer.view.kinds[at] in HEADINGS]
        edges = pairwise([step.column, *heads, step.column_end])
        cut = [(low, high - low, step.entry, 0) for low, high in edges]
    elif step.op == "extra":
        heads = [at for at in range(step.entry + 1, step.entry_end) if scorer.version.kinds[at] in HEADINGS]
        edges = pairwise([step.entry, *heads, step.entry_end])
        cut = [(step.column, 0, low, high - low) for low, high in edges]
    else:
        return [step]
    return [step] if not heads else [Step(step.op, *cut[0]), *(_Part(step.op, *each) for each in cut[1:])]


def _rejoined(steps: Sequence[Step]) -> list[Step]:
    """Join the pieces of a gap again that still follow one another."""
    joined: list[Step] = []
    for step in steps:
        before = joined[-1] if joined else None
        if isinstance(step, _Part) and before and before.op == step.op and _follows(step, before):
            joined[-1] = Step(
                step.op,
                before.column,
                before.columns + step.columns,
                before.entry,
                before.entries + step.entries,
            )
        else:
            joined.append(step)
    return joined


def _follows(step: Step, before: Step) -> bool:
    return (before.column_end, before.entry_end) == (step.column, step.entry)


def even_sections(kinds: Sequence[str]) -> list[range]:
    """The indices of each two neighbouring sections that have equally many blocks."""
    heads = [*(at for at, kind in enumerate(kinds) if kind in HEADINGS), len(kinds)]
    stretches = zip(heads, heads[1:], heads[2:], strict=False)
    return [range(first, last) for first, second, last in stretches if 2 * second == first + last]


def cross(scorer: Scorer, pair: range) -> bool:
    """Whether, with every entry at the column of its index, two sections fit better in the other order."""
    steps = [Step("match", at, 1, at, 1) for at in pair]
    return _in_doubt(steps, scorer) and _across(steps, scorer) is not None


def _two_sections(steps: Sequence[Step], at: int, scorer: Scorer) -> int:
    """The number of steps that two sections of the version take from an index on; 0 where they are not in doubt."""
    kinds = scorer.version.kinds
    if steps[at].op != "match" or kinds[steps[at].entry] not in HEADINGS:
        return 0
    headings = 0
    for end in range(at, len(steps) + 1):
        begins = end == len(steps) or (steps[end].entries > 0 and kinds[steps[end].entry] in HEADINGS)
        headings += begins
        if headings == 3:
            return end - at if _in_doubt(steps[at:end], scorer) else 0
    return 0


def _in_doubt(steps: Sequence[Step], scorer: Scorer) -> bool:
    """Whether blocks fit their columns badly enough to try another order."""
    bare = sum(scorer.bare(step.entry, step.column) for step in steps if step.op == "match")
    return bare < AT_EASE * len(steps)


def _across(steps: Sequence[Step], scorer: Scorer) -> list[Step] | None:
    """The steps with the two sections in the other order; None where that is no better."""
    first, last = steps[0], steps[-1]
    view = scorer.view
    entries = [at for at in range(first.entry, last.entry_end) if scorer.version.kinds[at] in HEADINGS]
    columns = [
        at
        for at in range(first.column, last.column_end)
        if view.kinds[at] in HEADINGS and view.shares[at] >= COMMON
    ]
    if len(entries) != 2 or len(columns) != 2 or columns[0] != first.column:
        return None
    ahead = Window(entries[0], columns[1], entries[1], last.column_end)
    behind = Window(entries[1], columns[0], last.entry_end, columns[1])
    known = [section_known(window, scorer) for window in (ahead, behind)]
    if not (any(known) and _is_near(ahead) and _is_near(behind)):
        return None
    here, there = led(ahead, scorer), led(behind, scorer)
    across = [*here, *there]
    if _is_surely_worse(across, steps, scorer) or worth(across, scorer) - _PRICE <= worth(steps, scorer):
        return None
    if known == [True, False]:
        return [
            Step("extra", behind.column, 0, ahead.entry, ahead.entry_end - ahead.entry),
            *there,
            Step("missing", ahead.column, ahead.column_end - ahead.column, behind.entry_end, 0),
        ]
    return [
        Step("missing", behind.column, behind.column_end - behind.column, ahead.entry, 0),
        *here,
        Step("extra", ahead.column_end, 0, behind.entry, behind.entry_end - behind.entry),
    ]


def _is_surely_worse(across: Sequence[Step], steps: Sequence[Step], scorer: Scorer) -> bool:
    """Whether steps are worth less than others whatever their words say; only where all of them are matches."""
    if any(step.op != "match" for step in (*across, *steps)):
        return False
    least, most = (
        sum([scorer.without_words(step.entry, step.column) for step in each]) for each in (steps, across)
    )
    return most + ROOT_LIMIT * len(across) - _PRICE + CARE <= least


def _is_even(window: Window) -> bool:
    return window.entry_end - window.entry == window.column_end - window.column


def _is_near(window: Window) -> bool:
    """Whether a section of the version and one of the columns have about as many blocks."""
    here, there = window.entry_end - window.entry, window.column_end - window.column
    return abs(here - there) <= max(1, _MORE_OR_LESS * min(here, there))


def section_known(window: Window, scorer: Scorer) -> bool:
    """Whether two sections may be the same: equal in blocks, or nearly so and with fingerprints in common."""
    if _is_even(window):
        return True
    below, others = scorer.version.section(window.entry), scorer.view.sections[window.column]
    if below is None or others is None or not _is_near(window):
        return False
    return scorer.version.register.identifies(below.keys & others[1])


def led(window: Window, scorer: Scorer) -> list[Step]:
    """Lead a section of the version through one of the columns: block by block where both have as many blocks."""
    if not _is_even(window):
        return find_path(scorer, window, ())
    length = window.entry_end - window.entry
    return [Step("match", window.column + at, 1, window.entry + at, 1) for at in range(length)]


def worth(steps: Sequence[Step], scorer: Scorer) -> float:
    """What steps score on the path, without the sections under their headings."""
    return sum(_value(step, scorer) for step in steps)


def _value(step: Step, scorer: Scorer) -> float:
    """What a step scores on the path."""
    at, column = step.entry, step.column
    if step.op == "match":
        return scorer.apart(at, column)
    if step.op == "swap":
        price = swap_cost(scorer.version.kinds[at], scorer.version.kinds[at + 1])
        return price + scorer(at, column + 1) + scorer(at + 1, column)
    if step.op == "missing":
        opening, extending = skip_cost(min(scorer.view.shares[column : step.column_end])) or (0.0, 0.0)
        return opening + extending * (step.columns - 1)
    if step.op == "extra":
        return OPEN + EXTEND * (step.entries - 1)
    return SPLIT + scorer.joined(range(at, step.entry_end), range(column, step.column_end))
