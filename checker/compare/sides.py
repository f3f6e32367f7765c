"""Tell which side of a difference must explain itself."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from ..voting import VOTERS, Vote, most_against, side_of


class Outcome(Struct, frozen=True):
    """Who departs, and how: some lack what is expected, have more than that, or the reference stands alone.

    ``who`` are indices of versions. ``held`` says that so few versions stand here that what the reference has is
    expected without a vote.
    """

    kind: Literal["lack", "extra", "alone"]
    who: tuple[int, ...]
    vote: Vote
    held: bool = False

    @property
    def firm(self) -> bool:
        """Whether the vote calls somebody wrong; many that agree against the reference only ask about it."""
        return self.kind != "alone" and self.vote.is_firm


def most_lackers(holders: Sequence[int], reference: int | None) -> int:
    """How many may lack what some have so that it is they who depart; more make those odd that have it."""
    return most_against(len(holders), held=reference in holders)


def outcome(holders: Sequence[int], lackers: Sequence[int], reference: int | None) -> Outcome | None:
    """What follows from some having a value and some lacking it, or None where nobody can be called wrong.

    With a reference, what it has is expected, unless the others outvote it. Of two versions without a reference
    neither can be called wrong: what one lacks is told as what only the other has.
    """
    has, lacks = len(holders), len(lackers)
    if not has or not lacks:
        return None
    of = has + lacks
    having, lacking = Vote(has, of), Vote(lacks, of)
    if reference is not None and reference in holders:
        if Vote(lacks, of - 1).outvotes:
            return Outcome("alone", (reference,), lacking)
        return Outcome("lack", tuple(lackers), having, held=of < VOTERS)
    if reference is not None and reference in lackers:
        if having.is_firm:
            return Outcome("alone", (reference,), having)
        return Outcome("extra", tuple(holders), lacking)
    side = side_of(has, of)
    if side == "missing":
        return Outcome("lack", tuple(lackers), having)
    return Outcome("extra", tuple(holders), lacking) if side == "extra" else None
