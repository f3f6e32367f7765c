"""Let versions explain each other: what one surely lacks or parts, the other has lost or parted too."""

from collections.abc import Iterator
from math import log

from ..voting import WITNESSES
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


def join_parts(lineup: Lineup) -> None:
    """Turn a block that only one version has into a part of the one beside it, where others have that in two parts.

    By its length the second part alone stood for the whole, so that the first one was in excess.
    """
    parted = {change.columns[0] for change in lineup.changes if change.kind == "split"}
    columns = lineup.profile.columns
    for at, alone in enumerate(columns) if parted else ():
        if len(alone.cells) > 1 or alone in parted:
            continue
        for whole in (*columns[at + 1 : at + 2], *columns[max(at - 1, 0) : at]):
            if whole in parted and whole.kind == alone.kind and _is_part(lineup, alone, whole):
                _join(lineup, alone, whole)
                break
    lineup.profile.columns = [column for column in columns if column.cells]


def _is_part(lineup: Lineup, alone: Column, whole: Column) -> bool:
    """Whether the block of a column stands right beside that of another one, which two other versions have parted."""
    ((version, (entry, *more)),) = alone.cells.items()
    own = whole.cells.get(version, ())
    others = [change for change in lineup.changes if change.kind == "split" and change.columns == (whole,)]
    return (
        not more
        and len(own) == 1
        and abs(own[0] - entry) == 1
        and _fits_with(lineup, version, (entry, own[0]), whole)
        and sum(len(change.entries) == len((entry, *own)) for change in others) >= WITNESSES
    )


def _fits_with(lineup: Lineup, version: int, entries: tuple[int, int], whole: Column) -> bool:
    """Whether the length of two blocks together is nearer to what a column has than that of the second alone."""
    traits = lineup.versions[version]
    expected = whole.log + lineup.profile.ratios[version]
    both = log(sum(traits.sizes[each] for each in entries) + 2)
    return abs(both - expected) < abs(traits.logs[entries[1]] - expected)


def _join(lineup: Lineup, alone: Column, whole: Column) -> None:
    """Enter the only block of a column as a part of another one."""
    ((version, entries),) = alone.cells.items()
    both = tuple(sorted((*entries, *whole.cells[version])))
    whole.cells[version] = both
    alone.cells.pop(version)
    alone.forget(version)
    lineup.spreads.pop((version, entries[0]), None)
    lineup.changes.append(BlockChange("split", version, (whole,), both, both[0], both[-1] + 1))
