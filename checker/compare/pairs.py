"""Pair what a version has alone with what it lacks."""

from collections.abc import Iterable


def best_pairs(ranked: Iterable[tuple[tuple[float, ...], int, int]]) -> dict[int, int]:
    """What stands in place of what, one for one: pairs of the least rank come first.

    Each is given as its rank, the index of a lacking value and that of an own one, to which the first is mapped.
    """
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, lacking, own in sorted(ranked):
        if lacking not in pairs and own not in used:
            pairs[lacking] = own
            used.add(own)
    return pairs
