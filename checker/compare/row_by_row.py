"""Choose the rows of a table in which the versions can be compared, and what stands in the others."""

from collections.abc import Iterator, Sequence

from ..align import Table
from ..voting import TRIO
from .given_ids import GivenIds
from .passage import Passage, Passages, passages


def rows(table: Table) -> Sequence[Passages]:
    """The rows in which versions can be compared: three of them stand in it, or both of two."""
    return table.once(_rows)


def _rows(table: Table) -> tuple[Passages, ...]:
    fewest = _fewest(table)
    ids = GivenIds(table.notices)
    found = (ids.of_one_paragraph(passages(table, row)) for row in table.rows)
    return tuple([row for row in found if len(row) >= fewest])


def rare(table: Table, most: int = 0) -> Iterator[Passage]:
    """What stands in rows that too few versions have for them to be compared, or ``most`` at the most."""
    most = max(_fewest(table) - 1, most)
    for row in table.rows:
        if sum(map(bool, row.cells)) <= most:
            yield from passages(table, row)


def _fewest(table: Table) -> int:
    """How many versions make a row that can be compared."""
    return min(max(len(table.comparable), 2), TRIO)
