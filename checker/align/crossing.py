"""Find neighbouring sections that have changed places: their blocks tell together what none of them tells alone."""

from collections.abc import Sequence

from .features import HEADINGS
from .path import EXTEND, OPEN, SPLIT, Step, skip_cost, swap_cost
from .score import Scorer

# Sections leave their places for so much.
_PRICE = 4.5
# Sections whose blocks fit their columns by so much on average are not looked at.
_AT_EASE = 2.5


def crossed(steps: list[Step], scorer: Scorer) -> list[Step]:
    """Steps in which a section that would better follow the next one is lacking before it and extra behind it."""
    at = 0
    while at < len(steps):
        stretch = _two_sections(steps, at, scorer)
        if stretch:
            across = _across(steps[at : at + stretch], scorer)
            if across:
                steps[at : at + stretch] = across
                at += len(across) - 1
        at += 1
    return steps


def cross_anywhere(scorer: Scorer) -> bool:
    """Whether two neighbouring sections would rather change places where all blocks stand in order."""
    kinds = scorer.version.kinds
    heads = [*(at for at, kind in enumerate(kinds) if kind in HEADINGS), len(kinds)]
    for first, second, last in zip(heads, heads[1:], heads[2:], strict=False):
        if 2 * second != first + last:
            continue
        steps = [Step("match", at, 1, at, 1) for at in range(first, last)]
        if _in_doubt(steps, scorer) and _across(steps, scorer):
            return True
    return False


def _two_sections(steps: Sequence[Step], at: int, scorer: Scorer) -> int:
    """How many steps from an index on are two sections of the version; 0 where they are not to be looked at."""
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
    """Whether blocks fit their columns badly enough to be looked at."""
    bare = sum(scorer.bare(step.entry, step.column) for step in steps if step.op == "match")
    return bare < _AT_EASE * len(steps)


def _across(steps: Sequence[Step], scorer: Scorer) -> list[Step] | None:
    """The steps with the two sections the other way round, where they fit better so."""
    first, last = steps[0], steps[-1]
    entries = [at for at in range(first.entry, last.entry_end) if scorer.version.kinds[at] in HEADINGS]
    columns = [at for at in range(first.column, last.column_end) if scorer.view.kinds[at] in HEADINGS]
    if len(entries) != 2 or len(columns) != 2 or columns[0] != first.column:
        return None
    long, wide = entries[1] - entries[0], columns[1] - columns[0]
    if last.entry_end - entries[1] != wide or last.column_end - columns[1] != long:
        return None
    here = [Step("match", columns[1] + at, 1, entries[0] + at, 1) for at in range(long)]
    there = [Step("match", columns[0] + at, 1, entries[1] + at, 1) for at in range(wide)]
    if worth([*here, *there], scorer) - _PRICE <= worth(steps, scorer):
        return None
    return [
        Step("missing", columns[0], wide, entries[0], 0),
        *here,
        Step("extra", last.column_end, 0, entries[1], wide),
    ]


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
