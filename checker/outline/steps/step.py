"""What a step is: it takes the departures of a table and gives those that are left, some of them written anew."""

from collections.abc import Callable, Sequence
from functools import wraps

from ...align import Departure, Table

Step = Callable[[Table, Sequence[Departure]], Sequence[Departure]]


def one_by_one(settle: Callable[[Table, Departure], Departure | None]) -> Step:
    """A step that looks at each departure alone, and gives None for one that is none."""

    @wraps(settle)
    def step(table: Table, departures: Sequence[Departure]) -> Sequence[Departure]:
        return [left for each in departures if (left := settle(table, each)) is not None]

    return step
