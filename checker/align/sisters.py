"""Let versions of one edition explain each other: what one surely lacks, the other has lost too, and not merged."""

from collections.abc import Iterator

from .lineup import BlockChange, Gap, Lineup
from .profile import Column
from .sides import are_alike


def part_merges(lineup: Lineup) -> None:
    """Turn merges that nothing but lengths speaks for into absences that a version shares with another one.

    Two old versions lack an item. The block beside it is somewhat long in one of them, so that it could hold both; but
    as the other lacks just that item, and both lack something else as well, they follow one text without it.
    """
    lacking = {version: frozenset(_lacked(lineup, version)) for version in range(len(lineup.versions))}
    for change in [each for each in lineup.changes if each.kind == "merged"]:
        gone = next(iter(_shared(lineup, change, lacking)), None)
        if gone is not None:
            _part(lineup, change, gone)


def _lacked(lineup: Lineup, version: int) -> Iterator[Column]:
    return (column for gap in lineup.gaps.get(version, ()) for column in gap.columns)


def _shared(lineup: Lineup, change: BlockChange, lacking: dict[int, frozenset[Column]]) -> Iterator[Column]:
    """The columns of a merge that another version lacks which lacks what this one lacks, and hardly anything else.

    Only a merge of two is clear then: the block is the other one.
    """
    guessed, own = lineup.guessed.get(change.version, frozenset()), lacking[change.version]
    if len(change.columns) != 2 or not own:
        return
    others = [other for version, other in lacking.items() if version != change.version]
    for column, partner in (change.columns, change.columns[::-1]):
        mine = own | {column}
        if column in guessed and any(
            column in other and partner not in other and own & other and are_alike(mine, other)
            for other in others
        ):
            yield column


def _part(lineup: Lineup, change: BlockChange, gone: Column) -> None:
    """Take a column out of a merge, and enter that the version lacks it."""
    gone.cells.pop(change.version, None)
    lineup.changes.remove(change)
    at = change.low if gone is change.columns[0] else change.high
    # versions of one text share their gaps, so the list stays as it is
    lineup.gaps[change.version] = [*lineup.gaps.get(change.version, ()), Gap((gone,), (gone,), at, at)]
