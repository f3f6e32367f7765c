"""Every version has the same blocks, in the same order and of the same kinds.

What departs, and what speaks against it, is judged in ``outline``; here it becomes facts.
"""

from collections.abc import Iterator

from ...align import Table
from ...demands import Demands
from ...findings import Fact
from ...outline import outline_of, short_rows
from .facts import left_beside, statement_of
from .folding import folded, told, unlike
from .slips import left_over, order_left, short_row


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each departure of the table once for each version at fault; editions and camps once in all."""
    outline = outline_of(table)
    yield from (left_beside(table, each) for each in outline.beside)
    yield from (order_left(table, places) for places in outline.orders)
    yield from (left_over(table, twin) for twin in outline.twins)
    single, several = folded([statement_of(table, each) for each in outline.judged], table)
    yield from (told(each) for each in single if not each.guessed)
    yield from (unlike(table, own) for own in several)
    yield from (short_row(table, short) for short in short_rows(table))
