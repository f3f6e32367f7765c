"""The words for a vote; who departs when some versions have a value and others lack it; which follow another text."""

import pytest
from hypothesis import given, strategies as st

from checker.align import Row, Table
from checker.compare import Outcome, other_editions, outcome
from checker.voting import Vote, most_against, side_of

from .compared import table_of
from .conftest import parse_text

# Each word with votes that it is said of, and those of which it is just not said.
WORDS = [
    ("is_half", [(1, 1), (1, 2), (2, 4)], [(1, 3), (2, 5)]),
    ("is_shared", [(2, 2), (2, 4), (3, 6)], [(1, 2), (1, 1), (2, 5)]),  # one alone shares nothing
    ("is_majority", [(1, 1), (2, 3), (3, 5)], [(1, 2), (2, 4)]),
    ("outvotes", [(2, 2), (2, 3), (3, 5)], [(1, 1), (1, 2), (2, 4)]),  # one voice outvotes nobody
    ("is_large_minority", [(4, 4), (4, 10), (8, 20)], [(3, 4), (4, 11)]),
    ("is_three_fifths", [(3, 5), (6, 10)], [(1, 2), (4, 7)]),
    ("is_two_thirds", [(2, 3), (4, 6)], [(3, 5), (5, 8)]),
    ("is_clear", [(3, 4), (4, 5), (6, 8)], [(2, 3), (3, 5), (5, 7)]),
    ("is_firm", [(3, 4), (4, 5), (5, 6), (6, 8)], [(3, 3), (2, 3), (2, 4), (3, 5), (5, 7)]),
    ("is_four_fifths", [(4, 5), (5, 6), (8, 10)], [(3, 4), (7, 9)]),
    ("is_nine_tenths", [(2, 2), (9, 10), (18, 20)], [(8, 9), (17, 19)]),
    ("is_all_but_one", [(3, 4), (4, 5), (9, 10)], [(2, 3), (4, 4), (6, 8)]),  # of three, two are too few
    ("decides", [(2, 3), (3, 4), (6, 8)], [(1, 2), (3, 5), (5, 7)]),
]


@pytest.mark.parametrize(
    ("word", "agree", "of", "said"),
    [
        *((word, *vote, True) for word, said, _ in WORDS for vote in said),
        *((word, *vote, False) for word, _, unsaid in WORDS for vote in unsaid),
    ],
)
def test_each_word_for_a_vote_has_its_bound(word: str, agree: int, of: int, *, said: bool) -> None:
    assert getattr(Vote(agree, of), word) is said


@pytest.mark.parametrize(
    ("holders", "voters", "side"),
    [
        (1, 2, "missing"),  # nobody is outvoted; what one has may be lost in the other
        (2, 3, "missing"),
        (1, 3, "extra"),
        (3, 4, "missing"),
        (2, 4, "editions"),
        (1, 4, "extra"),
        (6, 8, "missing"),
        (5, 8, "editions"),
        (2, 8, "extra"),
    ],
)
def test_the_smaller_side_departs_unless_it_is_a_camp(holders: int, voters: int, side: str) -> None:
    assert side_of(holders, voters) == side


@given(has=st.integers(1, 40), lacks=st.integers(1, 40), held=st.booleans())
def test_so_many_may_lack_a_value_that_it_is_they_who_depart(has: int, lacks: int, *, held: bool) -> None:
    holders, lackers = list(range(has)), list(range(has, has + lacks))
    found = outcome(holders, lackers, reference=0 if held else None)
    assert (found is not None and found.kind == "lack") is (lacks <= most_against(has, held=held))


WITHOUT_REFERENCE = [
    # holders, lackers, what follows, and whether that is firm
    ([0, 1, 2], [], None, False),
    ([], [0, 1, 2], None, False),
    ([0], [1], Outcome("lack", (1,), Vote(1, 2)), False),  # what only the other has
    ([1], [0], Outcome("lack", (0,), Vote(1, 2)), False),
    ([0, 1], [2], Outcome("lack", (2,), Vote(2, 3)), False),
    ([2], [0, 1], Outcome("extra", (2,), Vote(2, 3)), False),
    ([0, 1, 2], [3], Outcome("lack", (3,), Vote(3, 4)), True),
    ([3], [0, 1, 2], Outcome("extra", (3,), Vote(3, 4)), True),
    ([0, 1], [2, 3], None, False),  # two camps: nobody is called wrong
    ([0, 1, 2], [3, 4], None, False),
    ([0, 1, 2, 3, 4, 5], [6, 7], Outcome("lack", (6, 7), Vote(6, 8)), True),
]
AGAINST_VERSION_0 = [
    ([0], [1], Outcome("lack", (1,), Vote(1, 2), held=True), False),
    ([1], [0], Outcome("extra", (1,), Vote(1, 2)), False),
    ([0, 1], [2], Outcome("lack", (2,), Vote(2, 3), held=True), False),
    ([0], [1, 2], Outcome("alone", (0,), Vote(2, 3)), False),
    ([1], [0], Outcome("extra", (1,), Vote(1, 2)), False),
    ([0, 1], [2, 3], Outcome("alone", (0,), Vote(2, 4)), False),
    ([0, 1, 2], [3, 4], Outcome("lack", (3, 4), Vote(3, 5)), False),
    ([0, 1, 2], [3], Outcome("lack", (3,), Vote(3, 4)), True),
    ([0], [1, 2, 3], Outcome("alone", (0,), Vote(3, 4)), False),
    ([1, 2, 3], [0], Outcome("alone", (0,), Vote(3, 4)), False),
    ([3], [0, 1, 2], Outcome("extra", (3,), Vote(3, 4)), True),
    ([2, 3], [0, 1], Outcome("extra", (2, 3), Vote(2, 4)), False),
]


@pytest.mark.parametrize(
    ("reference", "holders", "lackers", "follows", "firm"),
    [
        *((None, *case) for case in WITHOUT_REFERENCE),
        *((0, *case) for case in AGAINST_VERSION_0),
    ],
)
def test_whoever_departs_from_the_reference_or_from_most_must_explain(
    reference: int | None, holders: list[int], lackers: list[int], follows: Outcome | None, *, firm: bool
) -> None:
    found = outcome(holders, lackers, reference)
    assert (found, found is not None and found.firm) == (follows, firm)


LINES = [f"line {letter}" for letter in "abcdefghijkl"]


def laid_out(*versions: list[str], strangers: tuple[int, ...] = ()) -> Table:
    """A table whose rows are the lines, held by the versions that have them; strangers have no cells."""
    blocks = [{block.text: block for block in parse_text("\n\n".join(lines)).blocks} for lines in versions]
    rows = [
        Row(
            tuple(
                (held[line],) if line in held and number not in strangers else ()
                for number, held in enumerate(blocks)
            )
        )
        for line in LINES
    ]
    table = table_of(dict.fromkeys(("de", "en", "fr", "it", "nl", "pl")[: len(versions)], LINES[0]))
    comparable = frozenset(range(len(versions))) - frozenset(strangers)
    return Table(table.family, table.notices, tuple(rows), (), comparable)


@pytest.mark.parametrize(
    ("table", "editions"),
    [
        (laid_out(LINES, LINES, LINES, LINES[:5]), {3}),
        (laid_out(LINES, LINES, LINES, LINES[:10]), set()),  # two lines less are faults, no older text
        (laid_out(LINES, LINES, LINES, LINES[:5], ["hello"], strangers=(4,)), {3}),  # a stranger has no vote
        (laid_out(LINES, LINES, LINES, LINES, ["hello"], strangers=(4,)), set()),
        (laid_out(LINES, LINES, LINES[:5], LINES[:5]), set()),  # two camps
    ],
)
def test_versions_that_lack_much_of_what_most_have_follow_another_text(
    table: Table, editions: set[int]
) -> None:
    assert other_editions(table) == editions
