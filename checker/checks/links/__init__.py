"""Every version links to the same pages and shows the same images."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from ...align import Table
from ...compare import Passage, Passages, rare, rows
from ...demands import Demands
from ...findings import Edit, Fact, Fix
from ...links.compare import Difference, Side, differences
from ...links.model import Link, images, links
from ...links.pages import Pages, is_own_page
from ...links.swallowed import swallowed
from ...outline import OddList
from ...parse import CLOSING, Notice
from . import anchors, many, pictures, targets
from .facts import broken, fact_of

_ELSEWHERE = CLOSING | {"code"}
_SYNTAX = frozenset({"open", "undefined"})
# A picture of another locale's screen may be the only one there is.
_OF_LINKS = frozenset({"other-locale", "english-page", "locale-place", "two-addresses"})
# What the parser has seen and another check tells: brackets that a reader sees.
_SEEN = frozenset({"link-open", "reference-undefined"})
Sides = list[Side]


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State what is amiss with the links and images of each row."""
    compared = [row for row in rows(table) if row.kinds.isdisjoint(_ELSEWHERE)]
    linked = _sides([row for row in compared if "link" in row.marked or "://" in row.text], links)
    pictured = _sides([row for row in compared if "image" in row.marked], images)
    table.looked_at["link"] += sum(len(side.links) for sides in linked for side in sides)
    yield from _of_links(linked, table)
    yield from _swallowed(table)
    yield from _compared("same-images", pictured, _totals(pictured), table)
    yield from pictures.from_another_folder(pictured)
    for sides in linked:
        yield from targets.of_themselves(sides)
    for sides in pictured:
        yield from pictures.without_words(sides)
    yield from anchors.facts(table)


def _sides(compared: Sequence[Passages], read: Callable[[Passage], list[Link]]) -> list[Sides]:
    found = ([(passage, read(passage)) for passage in row] for row in compared)
    return [[Side(*side) for side in sides] for sides in found if any(read for _, read in sides)]


def _of_links(linked: Sequence[Sides], table: Table) -> Iterator[Fact]:
    """State what is amiss with each address by itself, and then what differs between the versions."""
    added = [Side(passage, links(passage)) for passage in rare(table) if _may_link(passage)]
    slips = [fact for sides in linked for fact in targets.shown_elsewhere(sides)]
    slips += [fact for sides in linked for fact in targets.without_schemes(sides)]
    slips += many.at_once([fact for sides in linked for fact in targets.from_elsewhere(sides)])
    slips += targets.cut_off(chain(chain.from_iterable(linked), added))
    yield from slips
    told = {fact.place for fact in slips}
    totals = _totals([*linked, added])
    bare = many.without_any(linked, totals)
    yield from (many.none_fact(*sides, totals) for sides in bare.values())
    compared = _compared("same-links", linked, totals, table, frozenset(bare))
    differing = [fact for fact in compared if fact.place not in told]
    differing += [fact for sides in linked for fact in targets.plain_http(sides)]
    yield from many.at_once(differing)


def _may_link(passage: Passage) -> bool:
    return any(block.spans or "://" in block.text for block in passage.blocks)


def _totals(compared: Sequence[Sides]) -> dict[int, Counter[str]]:
    """How often each address stands in each version, in whatever row."""
    totals: dict[int, Counter[str]] = {}
    for side in chain.from_iterable(compared):
        total = totals.setdefault(side.version, Counter())
        if side.links:
            total.update(side.keys)
    return totals


def _compared(
    rule: str,
    compared: Sequence[Sides],
    totals: Mapping[int, Counter[str]],
    table: Table,
    bare: frozenset[int] = frozenset(),
) -> Iterator[Fact]:
    """State differences between rows; ``bare`` are versions without a single link, of which that is told."""
    pages = Pages(compared if rule == "same-links" else ())
    told: set[OddList] = set()
    for sides in compared:
        for difference in differences(sides, table.reference, totals):
            if difference.passage.version in bare and difference.kind == "missing":
                continue
            beside = many.list_without(table, difference)
            if beside is None:
                yield from _single(rule, difference, pages)
            elif not beside.bare:
                yield replace(fact_of(rule, difference, pages), case="missing-somewhere", confidence=0.9)
            elif beside not in told:
                told.add(beside)
                yield many.list_fact(table, beside, difference)


def _single(rule: str, difference: Difference, pages: Pages) -> Iterator[Fact]:
    """The fact that a difference by itself is, unless it is right or told elsewhere."""
    kind = difference.kind
    if kind in _SYNTAX:
        if not _has_seen_flaw(difference.passage):
            yield broken(rule, difference, pages)
    elif not _leads_home(difference) and not (rule == "same-images" and kind in _OF_LINKS):
        yield fact_of(rule, difference, pages)


def _leads_home(difference: Difference) -> bool:
    """Whether a version links to the page of its own language, whatever that page is called."""
    found, expected = difference.found, difference.expected
    if found is None or difference.kind != "target":
        return False
    return is_own_page(found.target, expected.target, difference.passage.locale)


def _has_seen_flaw(passage: Passage) -> bool:
    flaws = [flaw for flaw in passage.notice.flaws if flaw.kind in _SEEN]
    return any(block.start <= flaw.start < block.end for flaw in flaws for block in passage.blocks)


def _swallowed(table: Table) -> Iterator[Fact]:
    """Definitions of addresses that are part of a paragraph, because no blank line stands before them."""
    for notice in table.notices:
        for line in swallowed(notice):
            yield Fact(
                "same-links",
                "swallowed",
                notice.place(line.start(1), line.end(1)),
                notice.version.locale,
                found=line[1],
                fix=_apart(notice, line.start(1)),
            )


def _apart(notice: Notice, start: int) -> Fix | None:
    """A repair that puts a blank line before a definition that begins its line."""
    end = re.search(r"\r?\n\Z", notice.source.text[max(start - 2, 0) : start])
    if not end:
        return None
    return Fix("put a blank line before it", (Edit(notice.place(start, start), end[0]),), safe=False)
