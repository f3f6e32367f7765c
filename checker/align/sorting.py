"""Bring sections into one order where several versions sort them by their own letters.

A glossary, a list of functions or of commands is sorted by translated names: the same sections stand in another order
in each language, and none of them is wrong. They are told by the ids of their headings, or by what their blocks hold:
code, links, images, numbers. So they are brought into one order before they are set side by side. The terms of a list
that have ids of their own begin sections as headings do.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from math import log
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from ..late import late
from ..parse import HEADINGS
from .features import Traits

_ID = late(r"(?:\sid|<a\sname)=[\"']([^\"'<>\s]+)[\"']")
# So many sections at least are sorted; in a version that does so, so many and such a share of them have moved.
_FEW = 6
_MOVED = 3
_MOVED_SHARE = 0.25
# Such a share of the sections of a version must be known by what they hold, or their order says nothing.
_KNOWN = 0.75
# Two sections are the same where they share so much of what identifies them, and so much more than with any other.
_ALIKE, _CLEAR = 0.5, 0.1
# With less, the version stands in the order of the others.
_IN_PLACE = 0.5
_CROWDED = 12  # a fingerprint that so many sections hold tells none of them

Held = frozenset[int | str]
# The entries of a version that begin its sections, and the entry at which the last of these ends.
Heads = Callable[[Traits], tuple[list[int], int]]


class _Section(Struct, frozen=True):
    """Entries of a version from a heading to the next of its level or above, or from one term of a list to the next.

    ``held`` identifies it, and ``names`` are the id of its heading, where it has one, and the words of that.
    """

    first: int
    last: int
    held: Held
    names: tuple[str, str]
    size: float

    def __len__(self) -> int:
        return self.last - self.first

    @property
    def id(self) -> str:
        """The id of its heading; empty where it has none."""
        return self.names[0]


def in_one_order(versions: Sequence[Traits], reference: int | None) -> list[Traits]:
    """The versions, with the sections of each in the order of one of them where several sort their own way."""
    if len(versions) < 3:
        return list(versions)
    base = _base(versions, reference)
    if sum(_headings(version) >= _FEW for version in versions) >= 3:
        for level in sorted({level for level in _levels(versions[base]) if level > 1}):
            found = _sorted_at(versions, base, partial(_heads_of, level=level))
            if found is not None:
                return found
    if sum(_may_have_terms(version) for version in versions) >= 3:
        return _sorted_at(versions, base, _terms) or list(versions)
    return list(versions)


def _headings(version: Traits) -> int:
    return sum([kind in HEADINGS for kind in version.kinds])


def _heads_of(version: Traits, level: int) -> tuple[list[int], int]:
    """The entries that begin sections of a level, or above it, and where the last of these ends."""
    heads = [
        at
        for at, (kind, own) in enumerate(zip(version.kinds, version.levels, strict=True))
        if kind == "heading" and own <= level
    ]
    return heads, len(version)


def _may_have_terms(version: Traits) -> bool:
    text = version.notice.source.text
    return version.kinds.count("item") >= _FEW <= text.count(" id=") + text.count("<a name=")


def _terms(version: Traits) -> tuple[list[int], int]:
    """The items with ids between two headings, where most of them stand, and the entry that ends their list."""
    ends = [at for at, kind in enumerate(version.kinds) if kind in HEADINGS]
    lists = (
        [at for at in range(first, last) if version.kinds[at] == "item" and _id(version, at)]
        for first, last in pairwise((0, *ends, len(version)))
    )
    terms = max(lists, key=len)
    behind = range(terms[-1] if terms else 0, len(version))
    return terms, next((at for at in behind if version.kinds[at] != "item"), len(version))


def _levels(version: Traits) -> Iterator[int]:
    return (level for kind, level in zip(version.kinds, version.levels, strict=True) if kind in HEADINGS)


def _base(versions: Sequence[Traits], reference: int | None) -> int:
    """The version whose order is taken: the reference, or the first with as many blocks as most have."""
    if reference is not None:
        return reference
    lengths = [len(version) for version in versions]
    middle = sorted(lengths)[len(lengths) // 2]
    return lengths.index(middle)


def _sorted_at(versions: Sequence[Traits], base: int, heads: Heads) -> list[Traits] | None:
    """The versions with some of their sections in one order; None where they are not sorted by their names."""
    if len(_sections(versions[base], heads)) < _FEW:
        return None
    orders = _orders(versions, base, heads)
    own_ways = [
        places
        for at, places in ((at, _in_order(order)) for at, order in orders.items())
        if _is_sorted_anew(places) and _is_by_name(_sections(versions[at], heads))
    ]
    if len(own_ways) < 2 or not any(_differ(own_ways[0], other) for other in own_ways[1:]):
        return None
    commonest = Counter(map(_in_order, orders.values())).most_common(1)[0]
    if commonest[1] > len(versions) - len(orders):
        # what stands below the last section moves with it: the fewer versions change, the better
        base = next(at for at, places in orders.items() if _in_order(places) == commonest[0])
        orders = _orders(versions, base, heads)
    usual = _sections(versions[base], heads)
    finder = _Finder(usual)
    own = {at: _sections(versions[at], heads) for at in orders}
    places = {at: finder.rest(own[at], orders[at]) for at in orders}
    tail = _tail(usual, [(own[at], places[at]) for at in orders])
    return [
        _reordered(version, own[at], places[at], tail) if at in orders else version
        for at, version in enumerate(versions)
    ]


def _orders(versions: Sequence[Traits], base: int, heads: Heads) -> dict[int, dict[int, int]]:
    """For each version with its sections in another order than one, the places that they have in that."""
    usual = _sections(versions[base], heads)
    finder = _Finder(usual)
    orders: dict[int, dict[int, int]] = {}
    for at, version in enumerate(versions):
        own = [] if at == base else _sections(version, heads)
        if len(own) < _FEW or _stand(own, usual):
            continue
        places = finder.places(own)
        if len(places) >= _KNOWN * len(own):
            orders[at] = places
    return orders


def _in_order(places: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(places.values())


def _tail(usual: Sequence[_Section], others: Sequence[tuple[Sequence[_Section], Mapping[int, int]]]) -> int:
    """How many entries stand below the last section of each version and are no part of it.

    By as many the section is longer in a version where it is the last than in one where it is not.
    """
    longer = Counter[int]()
    last = len(usual) - 1
    for own, places in others:
        there = {place: at for at, place in places.items()}
        end = places.get(len(own) - 1)
        if end is not None and end != last and last in there:
            longer[len(own[-1]) - len(usual[end])] += 1
            longer[len(usual[-1]) - len(own[there[last]])] += 1
    if not longer:
        return 0
    count, often = longer.most_common(1)[0]
    return max(count, 0) if 2 * often > longer.total() else 0


def _sections(version: Traits, heads: Heads) -> list[_Section]:
    """The sections of a version that begin at some of its entries; not what stands before the first."""
    firsts, end = heads(version)
    identifies = version.register.identifies
    found = []
    for first, last in zip(firsts, [*firsts[1:], end][: len(firsts)], strict=True):
        held = {key for keys in version.keys[first:last] for key in keys if identifies((key,))}
        names = _id(version, first), version.block(first).text.casefold()
        found.append(_Section(first, last, frozenset(held), names, sum(version.sizes[first:last])))
    return found


def _id(version: Traits, at: int) -> str:
    """The id of the element that an entry is, or that stands right around it or its first words."""
    notice, index = version.notice, version.index[at]
    block = notice.blocks[index]
    before = notice.blocks[index - 1].end if index else 0
    ids = _ID.findall(notice.source.text, before, block.origin(0))
    return ids[-1] if ids else ""


def _stand(own: Sequence[_Section], usual: Sequence[_Section]) -> bool:
    """Whether each section stands where the same one does in another version, as nearly always."""
    return len(own) == len(usual) and all(
        here.id == there.id if here.id and there.id else _shared(here.held, there.held) >= _IN_PLACE
        for here, there in zip(own, usual, strict=True)
    )


def _shared(here: Held, there: Held) -> float:
    return len(here & there) / len(here | there) if here or there else 1.0


class _Finder:
    """Finds the section of one version that a section of another one is."""

    def __init__(self, usual: Sequence[_Section]) -> None:
        self.usual = usual
        self.names = [_unique(usual, which) for which in (0, 1)]
        self.holders: dict[int | str, list[int]] = defaultdict(list)
        for at, section in enumerate(usual):
            for key in section.held:
                self.holders[key].append(at)
        self.worth = {
            key: log(1 + len(usual) / len(at)) if len(at) <= _CROWDED else 0.0
            for key, at in self.holders.items()
        }
        self.sizes = [self._size(section) for section in usual]

    def places(self, own: Sequence[_Section]) -> dict[int, int]:
        """For each section that is known, by its index, the index that it has in the other version; in order."""
        known: dict[int, int] = {}
        for which, names in enumerate(self.names):
            taken = set(known.values())
            for name, at in _unique(own, which).items():
                if at not in known and names.get(name, -1) not in taken and name in names:
                    known[at] = names[name]
        taken = set(known.values())
        wanted = {
            at: there
            for at, section in enumerate(own)
            if at not in known and (there := self._likest(section)) is not None and there not in taken
        }
        counts = Counter(wanted.values())
        known |= {at: there for at, there in wanted.items() if counts[there] == 1}
        return dict(sorted(known.items()))

    def rest(self, own: Sequence[_Section], known: Mapping[int, int]) -> dict[int, int]:
        """The places of those sections, too, that hold what several do: by their lengths."""
        taken = set(known.values())
        found = dict(known)
        here, there = (
            _by_held((at, section) for at, section in enumerate(sections) if at not in without)
            for sections, without in ((own, known), (self.usual, taken))
        )
        for held, entries in here.items():
            if len(entries) == len(there.get(held, ())):
                found |= dict(zip(entries, there[held], strict=True))
        return found

    def _size(self, section: _Section) -> float:
        return sum([self.worth.get(key, 1.0) for key in section.held])

    def _likest(self, section: _Section) -> int | None:
        """The section that shares most with one; None where none shares enough, or two as much."""
        common: dict[int, float] = defaultdict(float)
        for key in section.held:
            for at in self.holders.get(key, ()) if self.worth.get(key) else ():
                common[at] += self.worth[key]
        size = self._size(section)
        alike = sorted(
            ((both / (size + self.sizes[at] - both), at) for at, both in common.items()), reverse=True
        )
        if not alike or alike[0][0] < _ALIKE:
            return None
        return None if len(alike) > 1 and alike[1][0] > alike[0][0] - _CLEAR else alike[0][1]


def _unique(sections: Sequence[_Section], which: int) -> dict[str, int]:
    """Where the sections stand that have an id, or words, of their own."""
    counts = Counter(section.names[which] for section in sections)
    names = ((section.names[which], at) for at, section in enumerate(sections))
    return {name: at for name, at in names if name and counts[name] == 1}


def _by_held(sections: Iterable[tuple[int, _Section]]) -> dict[Held, list[int]]:
    """The indices of sections that hold the same, the shortest first."""
    found: dict[Held, list[int]] = defaultdict(list)
    for at, section in sorted(sections, key=lambda each: each[1].size):
        found[section.held].append(at)
    return found


def _is_sorted_anew(places: Sequence[int]) -> bool:
    """Whether so many sections stand in another order that nobody has moved them one by one."""
    moved = len(places) - _longest_ascent(places)
    return moved >= max(_MOVED, _MOVED_SHARE * len(places))


def _is_by_name(sections: Sequence[_Section]) -> bool:
    """Whether sections stand in the order of their headings, but for a few: an introduction, letters with marks."""
    names = [normalize("NFKD", section.names[1]) for section in sections]
    ranks = {name: rank for rank, name in enumerate(sorted(set(names)))}
    return _longest_ascent([ranks[name] for name in names]) >= _KNOWN * len(names)


def _differ(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two versions have their sections in orders of their own, and not both in that of an older text."""
    rank = {place: at for at, place in enumerate(one)}
    return _is_sorted_anew([rank[place] for place in other if place in rank])


def _longest_ascent(places: Sequence[int]) -> int:
    """How many of the places can stay where they are."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _reordered(version: Traits, own: Sequence[_Section], places: Mapping[int, int], tail: int) -> Traits:
    """A version with its sections in another order; one that is not known stays behind the one before it."""
    end = max(own[-1].last - tail, own[-1].first + 1)
    rank, ranked = -1, []
    for at, section in enumerate(own):
        rank = places.get(at, rank)
        ranked.append((rank, section.first, min(section.last, end)))
    order = [
        *range(own[0].first),
        *(entry for _, low, high in sorted(ranked) for entry in range(low, high)),
        *range(end, len(version)),
    ]
    return replace(
        version,
        index=[version.index[at] for at in order],
        kinds=[version.kinds[at] for at in order],
        levels=[version.levels[at] for at in order],
        sizes=[version.sizes[at] for at in order],
        logs=[version.logs[at] for at in order],
        keys=[version.keys[at] for at in order],
    )
