"""Each step settles one thing about departures, and leaves all others as they are."""

from collections.abc import Sequence

import pytest

from checker.align import Departure, DepartureKind, Spot
from checker.align.model import Camp
from checker.outline.steps import STEPS, settled
from checker.outline.steps.camps import as_camps, in_company, of_the_first
from checker.outline.steps.closing import without_closing
from checker.outline.steps.step import Step
from checker.voting import Vote

from .test_align import NOTICE, build, edited

SAME = build([NOTICE] * 4)


def departure(
    kind: DepartureKind,
    spots: Sequence[Spot],
    vote: Vote,
    kinds: tuple[str, ...] = ("paragraph",),
    camp: Camp = "",
) -> Departure:
    return Departure(kind, spots[0], vote, kinds, others=tuple(spots[1:]), camp=camp)


def block(version: int, number: int) -> Spot:
    """The spot of a block of a version."""
    found = SAME.notices[version].blocks[number]
    return Spot(version, found.start, found.end)


def test_versions_that_agree_have_nothing_to_settle() -> None:
    assert list(settled(SAME)) == []


def test_a_departure_that_no_step_knows_stays_as_it_was_found() -> None:
    table = build([NOTICE] * 3 + [edited((8, 9, []))])
    assert list(settled(table)) == list(table.departures) != []


@pytest.mark.parametrize("step", STEPS)
def test_a_step_says_why_it_comes_at_its_place(step: Step) -> None:
    assert "It comes" in " ".join((step.__doc__ or "").split())


@pytest.mark.parametrize(
    ("kinds", "left"),
    [
        (("paragraph",), [("paragraph",)]),
        (("paragraph", "prompt", "answer"), [("paragraph",)]),
        (("prompt", "answer"), []),
        ((), [()]),  # of another text no blocks are named
    ],
)
def test_the_closing_question_is_left_to_its_own_check(
    kinds: tuple[str, ...], left: list[tuple[str, ...]]
) -> None:
    found = departure("missing", [block(3, 1)], Vote(3, 4), kinds)
    assert [each.kinds for each in without_closing(SAME, [found])] == left


@pytest.mark.parametrize(
    ("kind", "versions", "vote", "settled_as"),
    [
        ("extra", (2, 3), Vote(2, 4), ("editions", "having")),
        ("extra", (3,), Vote(2, 4), ("extra", "")),  # one version is no camp
        ("extra", (2, 3), Vote(9, 12), ("extra", "")),  # a clear majority goes without them
        ("missing", (2, 3), Vote(2, 4), ("missing", "")),
    ],
)
def test_several_versions_that_add_the_same_are_a_camp(
    kind: DepartureKind, versions: tuple[int, ...], vote: Vote, settled_as: tuple[str, str]
) -> None:
    found = departure(kind, [block(version, 1) for version in versions], vote)
    assert [(each.kind, each.camp) for each in as_camps(SAME, [found])] == [settled_as]


@pytest.mark.parametrize(
    ("number", "settled_as"),
    [
        (1, "editions"),  # a sentence that the others have letter for letter
        (3, "extra"),  # so few words may stand in any text
        (2, "extra"),  # a heading is told as left over
    ],
)
def test_blocks_that_another_version_has_too_are_in_company(number: int, settled_as: str) -> None:
    found = departure("extra", [block(3, number)], Vote(3, 4))
    assert [each.kind for each in in_company(SAME, [found])] == [settled_as]


def test_the_blocks_of_the_version_told_first_stand_for_all() -> None:
    found = departure("editions", [block(3, 3), block(2, 1)], Vote(2, 4), ("paragraph",), "adding")
    assert [(each.kinds, each.words) for each in of_the_first(SAME, [found])] == [
        (("item",), "stop using it")
    ]
