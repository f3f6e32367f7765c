"""What is said once of many links: those of a list, of a version, or with one cause."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from ... import wording
from ...align import Table
from ...findings import Fact, Fix
from ...links.compare import Difference, Side
from ...outline import OddList, odd_list
from ...voting import Vote
from ..flaws import MANY_APART

_SEVERAL = 3  # links of a version
# So many facts of a cause are told as one.
_MANY = {
    "other-locale-several": _SEVERAL,
    "plain-http-several": _SEVERAL,
    "folder-several": _SEVERAL,
    "broken-several": MANY_APART,
}
# A space between the brackets of a link.
_PARTED = re.compile(r"\]\s+\(")
Sides = list[Side]


def at_once(told: Sequence[Fact]) -> Iterator[Fact]:
    """The facts; where many of a version have one cause, they are one of them.

    Such are links to pages of another language, old schemes, addresses copied from another folder, and brackets that a
    space parts.
    """
    alike: dict[tuple[str, str], list[Fact]] = {}
    for fact in told:
        cause = _cause(fact)
        if cause:
            alike.setdefault((cause, fact.locale), []).append(fact)
        else:
            yield fact
    for (cause, locale), facts in alike.items():
        if len(facts) < _MANY[cause]:
            yield from facts
            continue
        at = wording.lines_of([(locale, fact.place) for fact in facts])
        details = {"count": str(len(facts)), "at": at}
        yield replace(facts[0], case=cause, expected="", details=details, fix=_joined(facts))


def _joined(facts: Sequence[Fact]) -> Fix | None:
    """One repair of all places, where each has one."""
    fixes = [fact.fix for fact in facts if fact.fix]
    if not fixes or len(fixes) < len(facts):
        return None
    edits = tuple(chain.from_iterable(fix.edits for fix in fixes))
    return Fix(fixes[0].description, edits, safe=all(fix.safe for fix in fixes))


def _cause(fact: Fact) -> str:
    if fact.case in ("other-locale", "plain-http", "folder"):
        return f"{fact.case}-several"
    return "broken-several" if fact.case == "broken" and _PARTED.search(fact.found) else ""


def list_without(table: Table, difference: Difference) -> OddList | None:
    """The list of other items in which a version seems to lack a link; None where its row shows that it does."""
    first = difference.passage.blocks[0]
    if difference.kind != "missing" or not difference.firm or first.kind != "item":
        return None
    return odd_list(table, difference.passage.version, first.start, first.end)


def list_fact(table: Table, own: OddList, difference: Difference) -> Fact:
    """One fact for a list that has none of the links of the others."""
    notice, model, link = table.notices[own.version], difference.model, difference.expected
    first = notice.blocks[notice.block_at(own.start)]
    return Fact(
        "same-links",
        "missing-list",
        notice.within(first, 0, len(first.text)),
        notice.version.locale,
        details={"count": str(own.items), "there": model.locale, "target": link.target},
        vote=difference.vote,
        related=(model.related(model.source_place(link.start, link.end)),),
        confidence=0.95,
    )


def without_any(
    compared: Sequence[Sides], totals: Mapping[int, Counter[str]]
) -> dict[int, tuple[Side, Side]]:
    """Versions without a single link where all others have several, each beside one that has them."""
    having = [version for version in totals if totals[version].total() >= _SEVERAL]
    lacking = {version for version in totals if not totals[version]}
    if len(having) + len(lacking) < len(totals) or not Vote(len(having), len(totals)).is_firm:
        return {}
    found: dict[int, tuple[Side, Side]] = {}
    for sides in compared:
        model = next((side for side in sides if side.links and side.version in having), None)
        for side in sides:
            if side.version in lacking and model:
                found.setdefault(side.version, (side, model))
    return found


def none_fact(side: Side, model: Side, totals: Mapping[int, Counter[str]]) -> Fact:
    """One fact for a version that has none of the links of the others."""
    notice, link = side.passage.notice, model.links[0]
    counts = sorted(found.total() for found in totals.values() if found)
    return Fact(
        "same-links",
        "missing-all",
        notice.place(0, 0),
        notice.version.locale,
        details={"count": str(counts[len(counts) // 2])},
        vote=Vote(len(counts), len(totals)),
        related=(model.passage.related(model.passage.source_place(link.start, link.end)),),
    )
