"""Tell which side of a difference must explain itself."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from ..align import Vote


class Outcome(Struct, frozen=True):
    """Who departs, and how: some lack what is expected, have more than that, or the reference stands alone.

    ``who`` are numbers of versions. ``firm`` says that three quarters of four versions or more agree, ``held``
    that so few versions stand here that what the reference has is expected without a vote.
    """

    kind: Literal["lack", "extra", "alone"]
    who: tuple[int, ...]
    vote: Vote
    firm: bool
    held: bool = False


# From so many versions on most of them must agree with the reference.
_VOTERS = 4


def most_lackers(holders: Sequence[int], reference: int | None) -> int:
    """How many may lack what some have so that it is they who depart; more make those odd that have it."""
    return max(len(holders) - 1 if reference in holders else len(holders) // 3, 1)


def outcome(holders: Sequence[int], lackers: Sequence[int], reference: int | None) -> Outcome | None:
    """What follows from some having a value and some lacking it, or None where nobody can be called wrong.

    With a reference, what it has is expected, unless more than half of all others lack it. Of two versions
    without a reference neither can be called wrong: what one lacks is told as what only the other has.
    """
    has, lacks = len(holders), len(lackers)
    if not has or not lacks:
        return None
    of = has + lacks
    if reference is not None and reference in holders:
        if lacks > has - 1 and lacks > 1:
            return Outcome("alone", (reference,), Vote(lacks, of), firm=False)
        firm = of >= _VOTERS and 4 * has >= 3 * of
        return Outcome("lack", tuple(lackers), Vote(has, of), firm=firm, held=of < _VOTERS)
    if reference is not None and reference in lackers:
        if has > 2 and 4 * has >= 3 * of:
            return Outcome("alone", (reference,), Vote(has, of), firm=False)
        return Outcome("extra", tuple(holders), Vote(lacks, of), firm=of >= 4 and 4 * lacks >= 3 * of)
    if of == 2:
        return Outcome("lack", tuple(lackers), Vote(1, 2), firm=False)
    if 4 * has >= 3 * of or (of == 3 and has == 2):
        return Outcome("lack", tuple(lackers), Vote(has, of), firm=of >= 4)
    if 4 * lacks >= 3 * of or (of == 3 and lacks == 2):
        return Outcome("extra", tuple(holders), Vote(lacks, of), firm=of >= 4)
    return None


def both_sides(own: str, here: str, other: str, there: str) -> str:
    """What two versions say of which neither can be called wrong: ``“30” in en; “20” in de``."""
    return f"“{own}” in {here}; “{other}” in {there}"
