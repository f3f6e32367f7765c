"""What stands in place of what: the likest pair first, and nothing twice."""

import pytest

from checker.compare.pairs import best_pairs


@pytest.mark.parametrize(
    ("ranked", "pairs"),
    [
        ([], {}),
        ([((0.0,), 0, 0), ((0.0,), 1, 1)], {0: 0, 1: 1}),
        ([((-90.0,), 0, 0), ((-80.0,), 0, 1), ((-70.0,), 1, 0), ((-60.0,), 1, 1)], {0: 0, 1: 1}),
        ([((-80.0,), 0, 0), ((-90.0,), 1, 0)], {1: 0}),  # the likest has it, and the other has nothing
        ([((-80.0, 1), 0, 1), ((-80.0, 0), 0, 0)], {0: 0}),  # as like, but nearer
    ],
)
def test_the_likest_pair_comes_first(
    ranked: list[tuple[tuple[float, ...], int, int]], pairs: dict[int, int]
) -> None:
    assert best_pairs(ranked) == pairs
