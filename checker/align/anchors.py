"""Find anchors: pairs of a block and a column that surely belong together, which guide the search."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from .features import Traits, signature
from .profile import View
from .weights import COMMON

# In versions longer than this runs of kinds are anchors too: fingerprints may be far apart.
_LONG = 100
_WINDOW = 14  # blocks of a run
# A fingerprint that stands in more places than this identifies none of them.
_TIMES = 8


def find_anchors(version: Traits, view: View) -> list[tuple[int, int]]:
    """The longest ascending chain of pairs (entry, column) that share a fingerprint each side has once."""
    pairs = set(placed(version, view).values())
    if len(version) > _LONG:
        pairs |= _by_kinds(version, view)
        pairs |= _in_turn(version, view)
    return _ascending(sorted(pairs))


def placed(version: Traits, view: View) -> dict[int, tuple[int, int]]:
    """The entry and the column of each fingerprint that either side has once."""
    there = _single(
        (column, (k for k, share in keys.items() if share >= COMMON)) for column, keys in enumerate(view.keys)
    )
    here = _single(enumerate(version.keys))
    shared = here.keys() & there.keys()
    return {key: (here[key], there[key]) for key in shared if version.register.is_anchor(key)}


def _in_turn(version: Traits, view: View) -> set[tuple[int, int]]:
    """Pair blocks with equal sets of fingerprints, the first with the first and so on, where both sides have as many.

    Two blocks of the version and two columns link to the same page only: they are two pairs. A long document
    repeats itself, so that few of its fingerprints stand in one place.
    """
    identifies = version.register.identifies
    here = _places((at, keys) for at, keys in enumerate(version.keys) if identifies(keys))
    common = (tuple([key for key, share in keys.items() if share >= COMMON]) for keys in view.keys)
    there = _places((at, tuple(sorted(keys))) for at, keys in enumerate(common) if identifies(keys))
    return {
        pair
        for keys, entries in here.items()
        if 1 < len(entries) <= _TIMES and len(entries) == len(there.get(keys, ()))
        for pair in zip(entries, there[keys], strict=True)
    }


def _places(keys_at: Iterable[tuple[int, tuple[int, ...]]]) -> dict[tuple[int, ...], list[int]]:
    """Where each set of fingerprints stands."""
    places: dict[tuple[int, ...], list[int]] = {}
    for at, keys in keys_at:
        places.setdefault(keys, []).append(at)
    return places


def _by_kinds(version: Traits, view: View) -> set[tuple[int, int]]:
    """Pair the middles of runs of kinds and levels that occur once on each side."""
    here = _windows(signature(version.kinds, version.levels))
    there = _windows(signature(view.kinds, view.levels))
    middle = _WINDOW // 2
    return {(at + middle, there[run] + middle) for run, at in here.items() if run in there}


def _windows(shapes: str) -> dict[str, int]:
    """The index of each run of shapes that occurs once."""
    places: dict[str, int] = {}
    for at in range(len(shapes) - _WINDOW + 1):
        run = shapes[at : at + _WINDOW]
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _single(keys_at: Iterable[tuple[int, Iterable[int]]]) -> dict[int, int]:
    """The index of each fingerprint that occurs once."""
    places: dict[int, int] = {}
    for at, keys in keys_at:
        for key in keys:
            places[key] = -1 if key in places else at
    return {key: at for key, at in places.items() if at >= 0}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that ascend in both parts (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, column) in enumerate(pairs):
        length = bisect_left(tails, column)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(column)
            ends.append(number)
        else:
            tails[length], ends[length] = column, number
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return _strict(chain[::-1])


def _strict(chain: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The chain without pairs that repeat the entry of the one before."""
    kept: list[tuple[int, int]] = []
    for entry, column in chain:
        if not kept or entry > kept[-1][0]:
            kept.append((entry, column))
    return kept
