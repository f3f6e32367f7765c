"""Who departs when some versions have a value and others lack it, and which versions follow another text."""

import pytest

from checker.align import Row, Table, Vote
from checker.compare import Outcome, other_editions, outcome

from .compared import table_of
from .conftest import parse_text

WITHOUT_REFERENCE = [
    # holders, lackers, what follows
    ([0, 1, 2], [], None),
    ([], [0, 1, 2], None),
    ([0], [1], Outcome("lack", (1,), Vote(1, 2), firm=False)),  # what only the other has
    ([1], [0], Outcome("lack", (0,), Vote(1, 2), firm=False)),
    ([0, 1], [2], Outcome("lack", (2,), Vote(2, 3), firm=False)),
    ([2], [0, 1], Outcome("extra", (2,), Vote(2, 3), firm=False)),
    ([0, 1, 2], [3], Outcome("lack", (3,), Vote(3, 4), firm=True)),
    ([3], [0, 1, 2], Outcome("extra", (3,), Vote(3, 4), firm=True)),
    ([0, 1], [2, 3], None),  # two camps: nobody is called wrong
    ([0, 1, 2], [3, 4], None),
    ([0, 1, 2, 3, 4, 5], [6, 7], Outcome("lack", (6, 7), Vote(6, 8), firm=True)),
]
AGAINST_VERSION_0 = [
    ([0], [1], Outcome("lack", (1,), Vote(1, 2), firm=False, held=True)),
    ([1], [0], Outcome("extra", (1,), Vote(1, 2), firm=False)),
    ([0, 1], [2], Outcome("lack", (2,), Vote(2, 3), firm=False, held=True)),
    ([0], [1, 2], Outcome("alone", (0,), Vote(2, 3), firm=False)),
    ([1], [0], Outcome("extra", (1,), Vote(1, 2), firm=False)),
    ([0, 1], [2, 3], Outcome("alone", (0,), Vote(2, 4), firm=False)),
    ([0, 1, 2], [3, 4], Outcome("lack", (3, 4), Vote(3, 5), firm=False)),
    ([0, 1, 2], [3], Outcome("lack", (3,), Vote(3, 4), firm=True)),
    ([0], [1, 2, 3], Outcome("alone", (0,), Vote(3, 4), firm=False)),
    ([1, 2, 3], [0], Outcome("alone", (0,), Vote(3, 4), firm=False)),
    ([3], [0, 1, 2], Outcome("extra", (3,), Vote(3, 4), firm=True)),
    ([2, 3], [0, 1], Outcome("extra", (2, 3), Vote(2, 4), firm=False)),
]


@pytest.mark.parametrize(
    ("reference", "holders", "lackers", "follows"),
    [
        *((None, *case) for case in WITHOUT_REFERENCE),
        *((0, *case) for case in AGAINST_VERSION_0),
    ],
)
def test_whoever_departs_from_the_reference_or_from_most_must_explain(
    reference: int | None, holders: list[int], lackers: list[int], follows: Outcome | None
) -> None:
    assert outcome(holders, lackers, reference) == follows


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
