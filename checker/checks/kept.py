"""What must be kept letter by letter: which rows are asked for it, and how a variance becomes a fact."""

from collections.abc import Iterator

from .. import wording
from ..align import Table
from ..compare import Passages, rows
from ..compare.values import Variance
from ..findings import UNDECIDED, Fact, Fix
from ..mending import mended
from ..parse import CLOSING

AS_OTHERS = "write what the other versions have"
_UNREPAIRED = UNDECIDED | {"one-sided", "translated", "other-signs", "other-argument"}
_LIKE = 60  # per cent of two spellings that must agree for one to stand in place of the other


def compared(table: Table) -> Iterator[Passages]:
    """The rows of the notice itself, without those of its closing question."""
    return (row for row in rows(table) if row.kinds.isdisjoint(CLOSING))


def in_words(table: Table) -> Iterator[Passages]:
    """Those of the compared rows that are no listings of code."""
    return (row for row in compared(table) if not is_listing(row))


def is_listing(row: Passages) -> bool:
    """Whether a row holds a block of code."""
    return any(block.kind == "code" for block in row[0].blocks)


def is_like(own: str, expected: str) -> bool:
    """Whether one of two spellings can stand in place of the other, as changed from it."""
    from rapidfuzz.fuzz import ratio

    return ratio(own, expected) >= _LIKE


def anything(_own: str, _expected: str) -> bool:
    """Say that any value can stand in place of any other one."""
    return True


def fact(
    rule: str, one: Variance, case: str = "", *, unsure: str = "missing-unsure", repaired: bool = True
) -> Fact:
    """A variance as a fact, with the value as another version has it.

    Without a ``case`` it is that of its kind, or ``unsure`` where too few versions agree. Only what was changed is
    repaired: for what is missing nobody knows the place.
    """
    passage, found, expected, model = one.passage, one.found, one.expected, one.model
    own = passage.text[found.at : found.to] if found else ""
    other = model.text[expected.at : expected.to] if model and expected else ""
    there = model.locale if model else ""
    return Fact(
        rule,
        case or (one.kind if one.firm else unsure),
        passage.place(found.at, found.to) if found else passage.front,
        passage.locale,
        found=own,
        expected="" if case in UNDECIDED else other,
        details={
            "there": there,
            "other": other,
            "sides": wording.both_sides(own, passage.locale, other, there),
        },
        vote=one.vote,
        related=(model.related(model.place(expected.at, expected.to)),) if model and expected else (),
        fix=_fix(one, own, other) if repaired and case not in _UNREPAIRED else None,
        confidence=0.98 if one.firm else 0.6,
    )


def _fix(one: Variance, own: str, other: str) -> Fix | None:
    """A repair that writes what the other versions have."""
    if not (one.found and other) or one.kind != "changed":
        return None
    place = one.passage.place(one.found.at, one.found.to)
    return mended(AS_OTHERS, one.passage.notice.source, place, other, words=own)
