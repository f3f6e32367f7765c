"""Every version links to the same pages and shows the same images."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from .. import wording
from ..align import Table
from ..compare import Passage, Passages, rare, rows
from ..demands import Demands
from ..discover.files import format_of
from ..findings import Edit, Fact, Fix
from ..links.address import is_cut_off, is_locale, is_misspelt, key, unglued
from ..links.compare import Difference, Side, differences
from ..links.model import Link, images, links, target_place, words_of
from ..links.pages import Pages, is_own_page, names_locale
from ..links.swallowed import swallowed
from ..locales import language_of
from ..mending import address_mended
from ..outline import OddList, odd_list
from ..parse import CLOSING, Notice
from ..voting import Vote
from . import anchors, targets
from .flaws import MANY_APART

_ELSEWHERE = CLOSING | {"code"}
_SYNTAX = frozenset({"open", "undefined"})
# A picture of another locale's screen may be the only one there is.
_LOCALES = frozenset({"other-locale", "english-page", "locale-place"})
# Nobody should copy an address of another language's page in place of another language's page.
_OWN_PAGES = frozenset({"other-locale", "english-page"})
_OF_LINKS = _LOCALES | {"two-addresses"}
# What the parser has seen and another check tells: brackets that a reader sees.
_SEEN = frozenset({"link-open", "reference-undefined"})
_SEVERAL = 3  # links of a version
# So many facts of a cause are told as one.
_MANY = {"other-locale-several": _SEVERAL, "broken-several": MANY_APART}
# A space between the brackets of a link.
_PARTED = re.compile(r"\]\s+\(")
# A space as it is, or written for machines where no name has one: at a full stop or a slash.
_SPACE = re.compile(r"\s|%20(?=[./])|(?<=[./])%20")
Sides = list[Side]


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State what is amiss with the links and images of each row."""
    compared = [row for row in rows(table) if row.kinds.isdisjoint(_ELSEWHERE)]
    linked = _sides([row for row in compared if "link" in row.marked or "://" in row.text], links)
    table.looked_at["link"] += sum(len(side.links) for sides in linked for side in sides)
    pictured = _sides([row for row in compared if "image" in row.marked], images)
    added = [Side(passage, links(passage)) for passage in rare(table) if _may_link(passage)]
    shown = [fact for sides in linked for fact in targets.shown_elsewhere(sides)]
    shown += [fact for sides in linked for fact in targets.without_schemes(sides)]
    shown += targets.cut_off(chain(chain.from_iterable(linked), added))
    yield from shown
    told = {fact.place for fact in shown}
    compared_links = _compared("same-links", linked, added, table)
    yield from _at_once([fact for fact in compared_links if fact.place not in told])
    yield from _swallowed(table)
    yield from _compared("same-images", pictured, (), table)
    yield from _from_another_folder(pictured)
    for sides in linked:
        yield from targets.of_themselves(sides)
    for sides in pictured:
        yield from _without_words(sides)
    yield from anchors.facts(table)


def _may_link(passage: Passage) -> bool:
    return any(block.spans or "://" in block.text for block in passage.blocks)


def _sides(compared: Sequence[Passages], read: Callable[[Passage], list[Link]]) -> list[Sides]:
    found = ([(passage, read(passage)) for passage in row] for row in compared)
    return [[Side(*side) for side in sides] for sides in found if any(read for _, read in sides)]


def _compared(rule: str, compared: Sequence[Sides], added: Sequence[Side], table: Table) -> Iterator[Fact]:
    """State differences between rows; ``added`` is what versions say that the others do not."""
    pictures = rule == "same-images"
    totals: dict[int, Counter[str]] = {}
    for side in chain(added, chain.from_iterable(compared)):
        total = totals.setdefault(side.version, Counter())
        if side.links:
            total.update(side.keys)
    pages = Pages(compared if rule == "same-links" else ())
    bare = _without_any(compared, totals) if rule == "same-links" else {}
    yield from (_none_fact(*sides, totals) for sides in bare.values())
    told: set[OddList] = set()
    for sides in compared:
        for difference in differences(sides, table.reference, totals):
            beside = _odd_list(table, difference)
            if difference.passage.version in bare and difference.kind == "missing":
                continue
            if (
                difference.found
                and difference.kind == "target"
                and is_own_page(
                    difference.found.target, difference.expected.target, difference.passage.locale
                )
            ):
                continue
            if beside is not None and beside.bare:
                if beside not in told:
                    yield _list_fact(table, beside, difference)
                told.add(beside)
                continue
            if beside is not None:
                yield replace(_fact(rule, difference, pages), case="missing-somewhere", confidence=0.9)
                continue
            if difference.kind not in _SYNTAX and not (pictures and difference.kind in _OF_LINKS):
                yield _fact(rule, difference, pages)
            elif difference.kind in _SYNTAX and not _has_seen_flaw(difference.passage):
                yield _broken(rule, difference, pages)


def _at_once(told: Sequence[Fact]) -> Iterator[Fact]:
    """The facts; where many of a version have one cause, they are one of them.

    Such are links to pages of another language, and brackets that a space parts.
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
        yield replace(facts[0], case=cause, expected="", details=details)


def _cause(fact: Fact) -> str:
    if fact.case == "other-locale":
        return "other-locale-several"
    return "broken-several" if fact.case == "broken" and _PARTED.search(fact.found) else ""


def _odd_list(table: Table, difference: Difference) -> OddList | None:
    """The list of other items in which a version seems to lack a link; None where its row shows that it does."""
    first = difference.passage.blocks[0]
    if difference.kind != "missing" or not difference.firm or first.kind != "item":
        return None
    return odd_list(table, difference.passage.version, first.start, first.end)


def _list_fact(table: Table, own: OddList, difference: Difference) -> Fact:
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


def _without_any(
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


def _none_fact(side: Side, model: Side, totals: Mapping[int, Counter[str]]) -> Fact:
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


def _from_another_folder(pictured: Sequence[Sides]) -> Iterator[Fact]:
    """State the one version whose images all come from another folder than those of all others.

    A folder that is the end of another one is the same, seen from elsewhere.
    """
    by_version: dict[int, list[tuple[str, Side, Link]]] = {}
    for side in chain.from_iterable(pictured):
        found = ((key(link.target).rpartition("/")[0], side, link) for link in side.links)
        by_version.setdefault(side.version, []).extend(found)
    shown = [each for each in by_version.values() if len(each) > 1]
    folders = [{folder for folder, _, _ in each} for each in shown]
    counts = Counter(next(iter(each)) for each in folders if len(each) == 1)
    if len(counts) != 2 or counts.total() < len(shown):  # two folders, and none has images from both
        return
    (usual, often), (own, _) = counts.most_common()
    vote = Vote(often, len(shown))
    if not vote.is_all_but_one or f"/{usual}".endswith(f"/{own}") or f"/{own}".endswith(f"/{usual}"):
        return
    _, side, link = next(each[0] for each in shown if each[0][0] == own)
    _, model, there = next(each[0] for each in shown if each[0][0] == usual)
    yield Fact(
        "same-images",
        "folder",
        side.passage.source_place(link.target_start, link.target_end),
        side.passage.locale,
        found=link.target,
        expected=there.target,
        vote=vote,
        related=(model.passage.related(model.passage.source_place(there.start, there.end)),),
        confidence=0.7,
    )


def _has_seen_flaw(passage: Passage) -> bool:
    flaws = [flaw for flaw in passage.notice.flaws if flaw.kind in _SEEN]
    return any(block.start <= flaw.start < block.end for flaw in flaws for block in passage.blocks)


def _fact(rule: str, difference: Difference, pages: Pages) -> Fact:
    passage, found, expected, model = (
        difference.passage,
        difference.found,
        difference.expected,
        difference.model,
    )
    case = _case(rule, difference)
    address = _wanted(difference, case, pages)
    place, quoted = passage.front, ""
    if found and case == "other-definition":
        place, quoted = passage.source_place(found.start, found.end), _source(passage, found.start, found.end)
    elif found:
        place, quoted = target_place(passage, found), found.target
    elif case == "linked" and (link := _link_to(difference)):
        place, quoted = passage.source_place(link.start, link.end), _source(passage, link.start, link.end)
    return Fact(
        rule,
        case,
        place,
        passage.locale,
        found=quoted,
        expected="" if case == "tie" else address,
        details={
            "whose": _whose(address, model, passage),
            "words": words_of(expected, model),
            "there": model.locale,
            "target": found.target if found else "",
            "page": f", “{address}”" if address else "",
            "sides": wording.both_sides(
                found.target if found else "", passage.locale, expected.target, model.locale
            ),
        },
        vote=difference.vote,
        related=(model.related(model.source_place(expected.start, expected.end)),),
        fix=_fix_of(case, passage, found, address, expected) if found else None,
        confidence=0.98 if difference.firm else 0.6,
    )


def _wanted(difference: Difference, case: str, pages: Pages) -> str:
    """The address that a version should have, in its own locale; none where only another's page is known."""
    found, expected, model = difference.found, difference.expected, difference.model
    if found and case == "glued":
        return unglued(found.target)
    if difference.kind == "locale-place":
        return expected.target
    address = pages.address(expected.target, model.locale, difference.passage.locale)
    if difference.kind in _OWN_PAGES and address == expected.target:
        return ""
    return address


def _fix_of(case: str, passage: Passage, found: Link, address: str, expected: Link) -> Fix | None:
    if case in ("target", "misspelt", "spaced", "cut-off"):
        return _target_fix(passage, found, expected.target)
    return _unglued_fix(passage, found, address) if case == "glued" else None


def _unglued_fix(passage: Passage, found: Link, address: str) -> Fix | None:
    """A repair that ends an address where its letters end: in angle brackets, where Markdown has it bare."""
    source, place = passage.notice.source, target_place(passage, found)
    if not found.bare:
        return address_mended("end the address there", source, place, address, found=found.target)
    start, end = source.offsets(place)
    if format_of(source.path) != ".md" or source.text[start:end] != found.target:
        return None
    ended = f"<{address}>{found.target[len(address) :]}"
    return Fix("put the address in angle brackets", (Edit(place, ended),), safe=False)


def _target_fix(passage: Passage, found: Link, target: str) -> Fix | None:
    """A repair that writes the others' address, where that is no address of one of their locales."""
    if any(is_locale(part) for part in re.split(r"[/.?=&]", target)):
        return None
    source = passage.notice.source
    place = target_place(passage, found)
    return address_mended("lead to the page of the other versions", source, place, target, found=found.target)


def _is_cut(difference: Difference) -> bool:
    """Whether a bare address ends at a space, and what the others have behind it stands after the space."""
    found, expected = difference.found, difference.expected.target
    if not found or not found.bare or not expected.startswith(found.target):
        return False
    after, rest = difference.passage.text[found.to :], expected[len(found.target) :]
    return after != after.lstrip() and bool(rest) and after.lstrip().startswith(rest)


def _is_spaced(difference: Difference) -> bool:
    """Whether an address is that of the others with a space in it."""
    found = difference.found
    return found is not None and key(_SPACE.sub("", found.target)) == difference.expected.key


def _case(rule: str, difference: Difference) -> str:
    kind = difference.kind
    if kind == "missing":
        if rule == "same-images" and _link_to(difference):
            return "linked"
        firm = difference.firm and (rule == "same-links" or difference.vote.is_four_fifths)
        if firm and rule == "same-links" and difference.expected.key == "#":
            return "missing-within"
        return kind if firm else _of_few(difference)
    if kind == "target" and _is_cut(difference):
        return "cut"
    if kind == "target" and rule == "same-links":
        if _is_spaced(difference):
            return "spaced"
        if difference.found and difference.firm and is_cut_off(difference.found.key, difference.expected.key):
            return "cut-off"
        if _leads_to_another_page(difference):
            return "other-definition"
        return "misspelt" if _is_misspelt(difference) else "tie" if difference.tie else kind
    if kind == "target" and difference.tie:
        return "tie"
    if kind == "other-locale" and not difference.firm:
        return "english-page"
    return kind


def _of_few(difference: Difference) -> str:
    """The case where too few versions stand for a vote."""
    if difference.held and _has_other_words(difference):
        return "missing-by-reference"
    return "one-sided" if difference.tie else "missing-unsure"


def _has_other_words(difference: Difference) -> bool:
    """Whether the reference's passage is more than the link: else it is rather the passage that is lacking."""
    text, link = difference.model.text, difference.expected
    return any(map(str.isalpha, text[: link.at] + text[link.to :]))


def _is_misspelt(difference: Difference) -> bool:
    """Whether the host differs in one letter from that of all others."""
    found = difference.found
    if found is None or not (difference.vote.is_all_but_one or difference.held):
        return False
    host, other = found.key.partition("/")[0], difference.expected.key.partition("/")[0]
    return "." in host and is_misspelt(host, other)  # words of a path are put into other languages


def _link_to(difference: Difference) -> Link | None:
    """A link to the image that should be shown: its exclamation mark is lost."""
    known = difference.expected.key
    own = links(difference.passage)
    return next((link for link in own if not link.bare and link.key.rpartition("/")[2] == known), None)


def _leads_to_another_page(difference: Difference) -> bool:
    """Whether a link whose address stands in a definition leads to another page, by no slip in the address.

    Then the link is what the reader must look at; a slip is shown where the address is written.
    """
    found, expected = difference.found, difference.expected
    if found is None or found.start <= found.target_start < found.end:
        return False
    host = found.key.partition("/")[0]
    return host == expected.key.partition("/")[0] and not expected.key.startswith(found.key)


def _broken(rule: str, difference: Difference, pages: Pages) -> Fact:
    """Brackets that a reader sees where the others have a link or an image."""
    passage, expected, model = difference.passage, difference.expected, difference.model
    start, end = passage.stretch(*difference.remains)
    apart = (flaw for flaw in passage.notice.flaws if flaw.kind == "link-apart")
    whole = next((flaw for flaw in apart if flaw.start <= start < flaw.end), None)
    if whole:  # then this says more than another check, which sees the link but not where it should lead
        start, end = whole.start, max(end, whole.end)
    address = pages.address(expected.target, model.locale, passage.locale)
    return Fact(
        rule,
        "broken",
        passage.source_place(start, end),
        passage.locale,
        found=_source(passage, start, end),
        expected=address,
        details={"there": model.locale, "whose": _whose(address, model, passage)},
        vote=difference.vote,
        related=(model.related(model.source_place(expected.start, expected.end)),),
    )


def _whose(address: str, model: Passage, reader: Passage) -> str:
    """Which version the address is from, where it is that of a page in its language."""
    if language_of(model.locale) == language_of(reader.locale) or not names_locale(address, model.locale):
        return ""
    return f" (in {model.locale})"


def _source(passage: Passage, start: int, end: int) -> str:
    return passage.notice.source.text[start:end]


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


def _without_words(sides: Sides) -> Iterator[Fact]:
    """Images without alternative text, where every other version describes them."""
    described = [(side, link, bool(_alt(side, link))) for side in sides for link in side.links]
    silent = [(side, link) for side, link, told in described if not told]
    if not Vote(len(described) - len(silent), len(described)).is_all_but_one:
        return
    side, link = silent[0]
    yield targets.plain_fact("same-images", "alt", side, link)


def _alt(side: Side, link: Link) -> str:
    return side.passage.text[link.at : link.to].strip()
