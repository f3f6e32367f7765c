"""Tell what all versions of a notice state: its day, and whether they close with a question."""

import datetime
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from ..align import Table
from ..checks.prompt import Closing
from ..dates.stated import Stated
from ..dates.table import Dates
from ..voting import Vote

# The blocks at the beginning of a notice in which it says from when on it holds.
_OPENING = 4


class Day(Struct, frozen=True):
    """A day, and whether every version states it."""

    day: datetime.date
    everywhere: bool


def day_of(table: Table) -> Day | None:
    """The one day that the notice is about: its only one, or the only one that stands at its beginning.

    All versions state it, or three quarters of four or more.
    """
    found = [[date for date in dates if date.found.whole] for dates in Dates(table).by_version]
    return _one(found) or _one([_opening(table, at, dates) for at, dates in enumerate(found)])


def _one(by_version: Sequence[Sequence[Stated]]) -> Day | None:
    """The only day of the versions, where enough of them state it."""
    days = [{date.found.value for date in dates if date.found.value} for dates in by_version]
    counts = Counter(day for stated in days for day in stated)
    if not counts or len(days) < 2:
        return None
    day, agree = counts.most_common(1)[0]
    enough = agree == len(days) or Vote(agree, len(days)).is_firm
    alone = all(stated == {day} for stated in days if day in stated)
    return Day(day, agree == len(days)) if enough and alone else None


def _opening(table: Table, version: int, dates: Sequence[Stated]) -> list[Stated]:
    blocks = table.notices[version].blocks
    limit = blocks[_OPENING].start if len(blocks) > _OPENING else len(table.notices[version].source.text)
    return [date for date in dates if date.start < limit]


def has_prompt(table: Table) -> bool:
    """Whether every version closes with a question and its answers."""
    return len(table.notices) > 1 and all(
        Closing(at, notice).whole for at, notice in enumerate(table.notices)
    )
