"""Every version has the same blocks, in the same order and of the same kinds."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import attrgetter
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from .. import wording
from ..align import Departure, DepartureKind, Reshaping, Shape, Spot, Table
from ..compare import Passage
from ..compare.placeholders import placeholders
from ..demands import Demands
from ..discover.files import format_of
from ..findings import Fact, Related
from ..late import late
from ..outline import Doubt, ShortRow, Statement, doubts_of, folded, short_rows
from ..outline.credits import BEGINNING, NOTICE, says_translation
from ..outline.headings import with_headings_added
from ..outline.letters import without_letters
from ..outline.orders import orders_left
from ..outline.repeats import is_on_purpose
from ..outline.sentences import ends_sentence_of_list, with_cuts_found
from ..parse import CLOSING, HEADINGS, Block, Notice
from ..place import Place
from ..quoting import excerpt
from ..spoken import Remark, remarks
from ..voting import TRIO, VOTERS, Vote

Weight = Literal["sure", "likely", "somewhere", "unsure"]

_SHOWN = 12  # places of a version that departs at many
_PASSAGES = frozenset({"english", "other-language", "borrowed", "untranslated"})
_LEFT_OVER = frozenset({"left-over", "left-over-unsure"})
_LISTED = 3  # a list of fewer items needs no numbers
_PHRASE = 25  # code points; so short a block may stand in a version several times
_EDGE = 3
_ITEM_MARKS = late(r"(?<=\s)(?:[-*+•·‣⁃–—]|\d{1,2}[.)])(?=\s)")


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each departure of the table once for each version at fault; editions and camps once in all."""
    departures = [
        # the prompt check reports what is lacking of the closing question
        _of_the_first(
            table,
            _in_company(
                table,
                _in_camps(replace(whole, kinds=tuple(kind for kind in whole.kinds if kind not in CLOSING))),
            ),
        )
        for whole in table.departures
        if not (
            _concerns_prompt(whole)
            or _is_guessed(table, whole)
            or is_on_purpose(table, whole)
            or ends_sentence_of_list(table, whole)
        )
    ]
    departures = [left for each in departures if (left := _in_own_words(table, each)) is not None]
    departures = [left for each in departures if (left := without_letters(table, each)) is not None]
    departures = with_cuts_found(table, with_headings_added(table, departures))
    beside = [_is_left_beside(table, each) for each in departures]
    yield from (_left_beside_fact(table, each) for each in compress(departures, beside))
    departures = [each for each, explained in zip(departures, beside, strict=True) if not explained]
    doubts = doubts_of(table, departures)
    statements: list[Statement] = []
    guesses: set[int] = set()
    orders = orders_left(table, departures)
    yield from (_ordered(table, places) for places in orders.places)
    for index, departure in enumerate(departures):
        if index in orders.explained:
            continue
        twins = dict(_twins(table, departure))
        for twin in twins.values():
            yield _left_over(table, twin, departure.vote)
        for spots in _by_version(departure, apart=frozenset(twins)):
            doubt = _doubt(doubts, index, spots)
            fact = _fact(table, departure, spots, doubt)
            guessed = _is_guessed_order(table, departure, doubt) or _is_told_beside(departure, doubt)
            blames = (fact.rule, fact.case) in _BLAMING
            blames = blames and not (guessed and (doubt or not departure.vote.is_firm))
            statements.append(Statement(departure, tuple(spots), fact, blames, cut=fact.case == "split"))
            if guessed:
                guesses.add(id(fact))
    single, several = folded(statements, table)
    yield from (_told(each) for each in single if id(each.fact) not in guesses)
    yield from (_unlike(table, own) for own in several)
    yield from (_row_fact(table, short) for short in short_rows(table))


def _told(statement: Statement) -> Fact:
    """The fact of a statement; where a block is in several parts, it is about all of them."""
    fact = statement.fact
    if not statement.parts:
        return fact
    details = {**fact.details, "count": str(statement.parts)}
    return replace(fact, rule="same-blocks", case="split-in-several", details=details)


def _row_fact(table: Table, short: ShortRow) -> Fact:
    notice, other = table.notices[short.version], table.notices[short.model]
    start, end = short.block.start, short.block.end
    theirs = Spot(short.model, short.theirs.start, short.theirs.end)
    return Fact(
        "same-blocks",
        "cells",
        notice.place(start, end),
        notice.version.locale,
        found=_excerpt(table, Spot(short.version, start, end)),
        details={"cells": str(short.expected), "few": str(short.found)},
        vote=short.vote,
        related=(
            Related(other.place(theirs.start, theirs.end), other.version.locale, _excerpt(table, theirs)),
        ),
        confidence=0.95,
    )


def _unlike(table: Table, own: Iterable[Statement]) -> Fact:
    """One fact for all departures of a version, at the first place; one that only adds blocks is no other edition."""
    ordered = sorted(own, key=lambda each: each.fact.place)
    first, voters = ordered[0].fact, len(table.comparable)
    less, more = sum(each.less for each in ordered), sum(each.more for each in ordered)
    places = sum(each.places for each in ordered)
    unlike = replace(
        first,
        rule="same-text",
        case="many-differences",
        details={
            "changes": wording.changes(less, more, places - less - more),
            "said": first.expected or first.found,
            "among": first.locale,
            "added": wording.scattered([kind for each in ordered for kind in each.departure.kinds]),
            "at": wording.lines_of(_placed(table, (spot for each in ordered for spot in _marked(each)))),
        },
        vote=Vote(voters - 1, voters),
        related=tuple(related for each in ordered for related in _shown(each.fact))[:_SHOWN],
        confidence=0.95,
    )
    return replace(unlike, rule="same-text", case="extra") if more == places else unlike


def _marked(statement: Statement) -> Sequence[Spot]:
    """The places of a statement: of an edition all, of others the first."""
    return statement.spots if statement.departure.kind == "edition" else statement.spots[:1]


def _shown(fact: Fact) -> tuple[Related, ...]:
    """Where another version has the words, and where this one lacks them, or has them in excess."""
    return (*fact.related[:1], Related(fact.place, fact.locale, fact.found or fact.expected))


def _in_camps(departure: Departure) -> Departure:
    """Call blocks that several versions add to the reference two camps, unless a clear majority goes without them."""
    versions = {spot.notice for spot in departure.spots}
    if departure.kind != "extra" or len(versions) < 2 or departure.vote.is_firm:
        return departure
    return replace(departure, kind="editions", camp="having")


def _of_the_first(table: Table, departure: Departure) -> Departure:
    """Where versions each add blocks of their own, those of the version that is told first stand for them."""
    if departure.camp != "adding":
        return departure
    blocks = _blocks_of(table, departure.spot)
    return replace(departure, kinds=tuple(block.kind for block in blocks), words=blocks[0].text)


def _in_company(table: Table, departure: Departure) -> Departure:
    """Call blocks in excess two camps where another version has the words of one of them elsewhere, letter by letter.

    Words of a single one, of which this version has the translation too, are left over from there, and in excess.
    """
    if departure.kind != "extra":
        return departure
    having = {spot.notice for spot in departure.spots}
    own = {
        block.text
        for spot in departure.spots
        for block in _blocks_of(table, spot)
        if block.kind not in HEADINGS and len(block.text) >= _PHRASE and any(map(str.isalpha, block.text))
    }
    company = [
        Spot(version, block.start, block.end)
        for version, notice in enumerate(table.notices if own else ())
        if version not in having
        for block in notice.blocks
        if block.text in own
    ]
    if not company or (len(company) == 1 and _has_beside(table, having, company[0])):
        return departure
    return replace(departure, kind="editions", camp="having", others=(*departure.others, *company))


def _in_own_words(table: Table, departure: Departure) -> Departure | None:
    """Blocks that a version has besides, without places that hold mostly words in another language; None without any.

    These are left from what was translated, and are told where they stand as not in the version's own language.
    """
    if departure.kind != "edition" or departure.camp != "having":
        return departure
    foreign = table.once(_foreign_blocks)
    own = [spot for spot in departure.spots if not _is_mostly(foreign, table, spot)]
    if len(own) == len(departure.spots) or not own:
        return departure if own else None
    first = [block.kind for spot in own if spot.notice == own[0].notice for block in _blocks_of(table, spot)]
    versions = {spot.notice for spot in own}
    return replace(
        departure,
        kind="extra" if len(versions) == len(own) else "edition",
        camp="" if len(versions) == len(own) else departure.camp,
        spot=own[0],
        others=tuple(own[1:]),
        kinds=tuple(first),
        words=_blocks_of(table, own[0])[0].text,
    )


def _foreign_blocks(table: Table) -> frozenset[tuple[int, int]]:
    """Blocks that are told as being in another language than their version's: the version and where they start."""
    return frozenset(
        (remark.entry.version, block.start)
        for remark in remarks(table)
        for block in _foreign_of(table, remark)
    )


def _left_beside_fact(table: Table, departure: Departure) -> Fact:
    """What is in excess beside its translation, for runs that are not told of languages."""
    return replace(_fact(table, departure, [departure.spot]), unless="own-language")


def _is_left_beside(table: Table, departure: Departure) -> bool:
    """Whether a block is in excess, or of another kind, because the original was left beside its translation.

    Both are told by their language.
    """
    if departure.kind not in {"extra", "kind", "level"} or departure.others:
        return False
    return _is_mostly(table.once(_left_beside), table, departure.spot)


def _left_beside(table: Table) -> frozenset[tuple[int, int]]:
    """Blocks of which one is the translation of the other in the same version: the version and where they start."""
    return frozenset(
        (remark.entry.version, block.start)
        for remark in remarks(table)
        for block in (*_foreign_of(table, remark), *remark.translations)
        if remark.kind in _LEFT_OVER
    )


def _foreign_of(table: Table, remark: Remark) -> Sequence[Block]:
    """The blocks in another language that a remark is about."""
    if remark.kind in _LEFT_OVER:
        return [entry.block for entry in (remark.entry, *remark.also)]
    if remark.kind not in _PASSAGES:
        return ()
    first = remark.entry.number
    return table.notices[remark.entry.version].blocks[first : first + 1 + remark.more]


def _is_mostly(some: Container[tuple[int, int]], table: Table, spot: Spot) -> bool:
    """Whether half of the blocks of a spot, or more, are among some."""
    blocks = _blocks_of(table, spot)
    return (
        bool(blocks)
        and Vote(sum((spot.notice, block.start) in some for block in blocks), len(blocks)).is_half
    )


def _has_beside(table: Table, versions: Iterable[int], spot: Spot) -> bool:
    """Whether one of some versions has something where another version has the blocks of a spot."""
    rows = [table.row_of(spot.notice, block) for block in _blocks_of(table, spot)]
    return any(table.rows[row].cells[version] for row in rows if row is not None for version in versions)


def _blocks_of(table: Table, spot: Spot) -> Sequence[Block]:
    notice = table.notices[spot.notice]
    return notice.blocks[notice.block_at(spot.start) : notice.block_at(spot.end)]


def _doubt(doubts: Mapping[tuple[int, Spot], Doubt], index: int, spots: list[Spot]) -> Doubt:
    """The doubt that holds at all of some places alike, or none."""
    found = {doubts.get((index, spot), "") for spot in spots}
    return found.pop() if len(found) == 1 else ""


def _concerns_prompt(departure: Departure) -> bool:
    return bool(departure.kinds) and CLOSING.issuperset(departure.kinds)


def _is_guessed_order(table: Table, departure: Departure, doubt: Doubt) -> bool:
    """Whether blocks seem to stand elsewhere, by a guess from their lengths: of two neighbours, one may hold it alone.

    It is never told by itself, but counts among the differences of a version that has many. The lengths of a few words
    are no measure: “E.g. keyboards, serial ports” is shorter than “one character is one byte” in Chinese.
    """
    if departure.kind == "swapped":
        return doubt == "loose" or not departure.certain or _is_short_and_bare(table, departure)
    return departure.kind == "moved" and doubt == "loose" and not departure.fingerprints


def _is_told_beside(departure: Departure, doubt: Doubt) -> bool:
    """Whether blocks seem to be joined or parted only because those beside them are others than elsewhere."""
    return doubt == "even" and departure.kind in {"merged", "split"}


def _is_short_and_bare(table: Table, departure: Departure) -> bool:
    """Whether nothing but its length, of a few words, tells one block of a departure from the other."""
    shortest = min(len(block.text) for block in _blocks_of(table, departure.spot))
    return not departure.fingerprints and shortest < _PHRASE


def _is_guessed(table: Table, departure: Departure) -> bool:
    """Whether a heading and another block differ in plain text, where a heading is known by its look alone."""
    if not _is_of_heading(departure.reshaping):
        return False
    return format_of(table.notices[departure.spot.notice].version.path) == ".txt"


class _Twin(Struct, frozen=True):
    """A heading that stands beside its translation, and the version in whose language it is."""

    notice: int
    block: Block
    other: int
    there: Block


def _twins(table: Table, departure: Departure) -> Iterator[tuple[Spot, _Twin]]:
    """Extra headings that another language's version has word for word: leftovers beside their translation."""
    if departure.kind not in {"extra", "edition", "editions"} or departure.kinds[0] not in HEADINGS:
        return
    spots = departure.spots
    having = {spot.notice for spot in spots}  # what these have in common is left over in none of them
    for spot in spots:
        for block in table.notices[spot.notice].headings():
            inside = spot.start <= block.start < spot.end
            if inside and len(block.text) > 2 and (twin := _twin(table, spot.notice, block, having)):
                yield spot, twin
                break


def _twin(table: Table, version: int, block: Block, but: Container[int]) -> _Twin | None:
    """The same heading in the nearest version of another language, or in the reference; ``but`` are left out."""
    language = table.notices[version].version.language
    for other in table.nearest_first(range(len(table.notices)), table.locale(version)):
        notice = table.notices[other]
        if notice.version.language == language or other in but:
            continue
        for there in notice.headings():
            if there.text.casefold() == block.text.casefold():
                return _Twin(version, block, other, there)
    return None


def _left_over(table: Table, twin: _Twin, vote: Vote) -> Fact:
    notice, other = table.notices[twin.notice], table.notices[twin.other]
    there = other.within(twin.there, 0, len(twin.there.text))
    return Fact(
        "translated-headings",
        "left-over",
        notice.within(twin.block, 0, len(twin.block.text)),
        notice.version.locale,
        found=twin.block.text,
        details={"there": other.version.locale},
        vote=vote,
        related=(Related(there, other.version.locale, twin.there.text),),
        confidence=0.95,
    )


def _ordered(table: Table, places: Sequence[Spot]) -> Fact:
    """One fact for an order to the translator, at the first version that has it."""
    first, others = places[0], places[1:]
    notice = table.notices[first.notice]
    return Fact(
        "same-blocks",
        "order",
        notice.place(first.start, first.end),
        notice.version.locale,
        found=_excerpt(table, first),
        details={"at": wording.lines_of(_placed(table, sorted(places, key=attrgetter("notice", "start"))))},
        related=tuple(
            Related(_place(table, spot), table.locale(spot.notice), _excerpt(table, spot)) for spot in others
        ),
        confidence=0.95,
    )


def _by_version(departure: Departure, apart: frozenset[Spot]) -> list[list[Spot]]:
    """Group the places of a departure by fact: one for each version, or one for the whole of an edition or a move."""
    spots = [spot for spot in departure.spots if spot not in apart]
    if not spots:
        return []
    if departure.kind in {"edition", "editions", "moved"}:
        return [spots]
    versions = dict.fromkeys(spot.notice for spot in spots)
    return [[spot for spot in spots if spot.notice == version] for version in versions]


def _fact(table: Table, departure: Departure, spots: list[Spot], doubt: Doubt = "") -> Fact:
    notice = table.notices[spots[0].notice]
    if doubt == "somewhere":
        departure = replace(departure, certain=False, fingerprints=False)
    rule, case = _credited(table, departure, spots[0], *_judged(table, departure, spots[0], doubt))
    if (rule, case) in _IN_LIST and not doubt and (list_spot := _list_of(table, departure, spots[0])):
        rule, case = _OF_BLOCKS["missing", "one-sided"] if table.reference is None else _IN_LIST[rule, case]
        spots = [list_spot, *spots[1:]]
    expected = excerpt(departure.words)
    found = _excerpt(table, spots[0])
    return Fact(
        rule,
        case,
        notice.place(spots[0].start, spots[0].end),
        notice.version.locale,
        found=found if spots[0].end > spots[0].start else "",
        expected=expected if departure.kind in _EXPECTING or case == "two-editions" else "",
        details=_details(table, departure, spots),
        vote=departure.vote,
        related=_related(table, departure, spots),
        confidence=_CONFIDENCE[weight(departure)],
    )


def _judged(table: Table, departure: Departure, spot: Spot, doubt: Doubt) -> tuple[str, str]:
    """The rule and the case that a departure breaks, in view of what speaks against it."""
    if doubt == "cut" and format_of(table.notices[spot.notice].version.path) == ".txt":
        return "same-blocks", "split-unsure"  # where lines are wrapped is a guess there
    if departure.kind == "merged" and _is_run_in(table, departure, spot):
        return "same-blocks", "run-in"
    rule, case = _case(departure, voters=len(table.comparable), held=table.reference is not None)
    if doubt in {"", "somewhere"} or (rule == "same-blocks" and case == "kind"):
        return rule, case
    return _DOUBTED.get((doubt, departure.kind), (rule, case))


def _is_run_in(table: Table, departure: Departure, spot: Spot) -> bool:
    """Whether items of a list stand in one line, with the marks of items between them."""
    items = departure.kinds.count("item")
    at = table.notices[spot.notice].block_at(spot.start)
    words = table.notices[spot.notice].blocks[at].text
    return items > 2 and len(_ITEM_MARKS.findall(words)) >= items - 1


def _credited(table: Table, departure: Departure, spot: Spot, rule: str, case: str) -> tuple[str, str]:
    """Another rule and case where the blocks are about the translation itself, or the source is at fault."""
    absent = rule == "same-sections" and case.startswith("missing")
    if absent and _is_about_translation(table, departure, spot.notice):
        return "same-sections", "missing-credit"
    if _is_divided(table, departure, spot):
        return "same-text", "two-editions"
    if spot.notice == table.reference and departure.kind in _UNBLAMED:
        return _UNBLAMED[departure.kind]  # the source is not held against what was made from it
    if case in {"extra", "split"} and rule in _CREDITS and _tells_of_translation(table, spot):
        return _CREDITS[rule]
    if case == "split-unsure" and _has_notice_of_its_own(table, departure, spot):
        return _CREDITS[rule]
    return rule, case


def _is_divided(table: Table, departure: Departure, spot: Spot) -> bool:
    """Whether fewer than three quarters of the versions do otherwise than the source: then there are two camps."""
    return (
        spot.notice == table.reference
        and departure.kind in _CAMP_OF_SOURCE
        and departure.vote.of >= VOTERS
        and not departure.vote.is_clear
    )


def _is_about_translation(table: Table, departure: Departure, version: int) -> bool:
    """Whether the heading of a section that the source lacks shows that it names the translators."""
    if departure.kinds[0] not in HEADINGS:
        return False
    if version != table.reference and table.notices[version].version.language != "en":
        return False
    headings = [departure.words, *(_excerpt(table, spot) for spot in departure.counterparts)]
    locales = [notice.version.locale for notice in table.notices]
    return 2 * sum(says_translation(heading, locales) for heading in headings) > len(headings)


def _tells_of_translation(table: Table, spot: Spot) -> bool:
    """Whether a stretch begins with words about the translation, or stands below a block or a heading that has them."""
    notice = table.notices[spot.notice]
    at = notice.block_at(spot.start)
    if at == len(notice.blocks):
        return False
    edge = at < _EDGE or at >= len(notice.blocks) - _EDGE
    locales = [each.version.locale for each in table.notices]
    if says_translation(notice.blocks[at].text, locales, NOTICE if edge else BEGINNING):
        return True
    if notice.blocks[at].kind in HEADINGS:
        return False  # a section of its own is no part of the one above
    while at and notice.blocks[at].kind == "item":
        at -= 1
    if says_translation(notice.blocks[at].text, locales):
        return True
    while at and notice.blocks[at].kind not in HEADINGS:
        at -= 1
    return notice.blocks[at].kind in HEADINGS and says_translation(notice.blocks[at].text, locales)


def _has_notice_of_its_own(table: Table, departure: Departure, spot: Spot) -> bool:
    """Whether a block split in two begins with words of the version alone, which call it a translation."""
    notice = table.notices[spot.notice]
    at = notice.block_at(spot.start)
    others = [_excerpt(table, there) for there in departure.counterparts]
    locales = [notice.version.locale for notice in table.notices]
    return (
        at < _EDGE
        and says_translation(notice.blocks[at].text, locales, NOTICE)
        and not any(says_translation(words, locales, NOTICE) for words in others)
    )


def _list_of(table: Table, departure: Departure, spot: Spot) -> Spot | None:
    """The items among which one is missing or extra, where there are two versions; None where it may be another block.

    Nobody can say which item it is, but it is one of this list.
    """
    if len(table.comparable) != 2 or set(departure.kinds) != {"item"}:
        return None
    notice = table.notices[spot.notice]
    blocks, at, to = notice.blocks, notice.block_at(spot.start), notice.block_at(spot.end)
    if at == to or any(block.kind != "item" for block in blocks[at:to]):
        return None
    if to - at == 1:
        at, to = _list_around(blocks, at)
    return Spot(spot.notice, blocks[at].start, blocks[to - 1].end) if to - at > 1 else spot


_EXPECTING = frozenset({"missing", "edition", "editions", "pasted"})
_CONFIDENCE: Mapping[Weight, float] = {"sure": 0.99, "likely": 0.95, "somewhere": 0.9, "unsure": 0.7}


def weight(departure: Departure) -> Weight:
    """How sure it is that a missing or extra block is a defect.

    The best weight needs a vote of three quarters of four or more, and one certain place or a fingerprint.
    With that vote a block is lacking even where its place is a range: of 909 published versions one was reported
    so, and rightly.
    """
    firm = departure.vote.is_firm
    if not departure.certain and not departure.fingerprints:
        return "somewhere" if firm else "unsure"
    if firm:
        return "sure"
    return "likely" if departure.certain or departure.vote.of >= TRIO else "unsure"


def _case(departure: Departure, *, voters: int, held: bool) -> tuple[str, str]:
    """The rule and the case that a departure breaks."""
    kind = departure.kind
    if kind in {"missing", "extra"}:
        cases = _OF_SECTIONS if departure.kinds[0] in HEADINGS else _OF_BLOCKS
        evidence = weight(departure)
        one_sided = kind == "missing" and evidence == "likely" and voters == 2 and not held
        return cases["missing", "one-sided"] if one_sided else cases[kind, evidence]
    if kind == "kind":
        return ("same-headings", "kind") if _is_of_heading(departure.reshaping) else ("same-blocks", "kind")
    if kind == "edition" and departure.camp == "having":
        return "same-text", "extra"
    known = departure.fingerprints or departure.vote.is_firm
    return _CASES[kind] if known else _BARE.get(kind, _CASES[kind])


_OF_BLOCKS = {
    ("missing", "sure"): ("same-blocks", "missing"),
    ("missing", "likely"): ("same-blocks", "missing-by-few"),
    ("missing", "one-sided"): ("same-blocks", "one-sided"),
    ("missing", "somewhere"): ("same-blocks", "missing-somewhere"),
    ("missing", "unsure"): ("same-blocks", "missing-unsure"),
    ("extra", "sure"): ("same-blocks", "extra"),
    ("extra", "likely"): ("same-blocks", "extra"),
    ("extra", "somewhere"): ("same-blocks", "extra-unsure"),
    ("extra", "unsure"): ("same-blocks", "extra-unsure"),
}
_OF_SECTIONS = {
    ("missing", "sure"): ("same-sections", "missing"),
    ("missing", "likely"): ("same-sections", "missing-by-few"),
    ("missing", "one-sided"): ("same-sections", "one-sided"),
    ("missing", "somewhere"): ("same-sections", "missing-somewhere"),
    ("missing", "unsure"): ("same-sections", "missing-unsure"),
    ("extra", "sure"): ("same-sections", "extra"),
    ("extra", "likely"): ("same-sections", "extra"),
    ("extra", "somewhere"): ("same-sections", "extra-unsure"),
    ("extra", "unsure"): ("same-sections", "extra-unsure"),
}
# Of two versions: which item of one list it is may be open, but a reader has fewer places to look at than in a text.
_IN_LIST = {
    ("same-blocks", "missing-unsure"): ("same-blocks", "missing-somewhere"),
    ("same-blocks", "extra-unsure"): ("same-blocks", "extra-somewhere"),
}
# Blocks about the translation itself, which are no part of the notice.
_CREDITS = {"same-blocks": ("same-blocks", "credit"), "same-sections": ("same-sections", "credit")}
_CASES = {
    "duplicate": ("said-once", "duplicate"),
    "pasted": ("said-once", "pasted"),
    "moved": ("same-order", "moved"),
    "swapped": ("same-order", "swapped"),
    "split": ("same-blocks", "split-unsure"),
    "merged": ("same-blocks", "merged"),
    "list-differs": ("same-blocks", "changed-unsure"),
    "level": ("same-headings", "level"),
    "editions": ("same-text", "two-editions"),
    "edition": ("same-text", "other-edition"),
    "another-text": ("same-text", "another-text"),
}
_DOUBTED = {
    ("loose", "missing"): ("same-blocks", "missing-unsure"),
    ("loose", "extra"): ("same-blocks", "extra-unsure"),
    ("loose", "kind"): ("same-blocks", "changed-unsure"),
    ("loose", "edition"): ("same-text", "two-editions"),
    ("loose", "moved"): ("same-order", "moved-unsure"),
    ("even", "missing"): ("same-blocks", "changed-unsure"),
    ("even", "extra"): ("same-blocks", "changed-unsure"),
    ("cut", "extra"): ("same-blocks", "split"),
    ("led", "extra"): ("same-blocks", "split-unsure"),
}
_UNBLAMED = {
    "missing": ("same-text", "two-editions"),
    "moved": ("same-order", "reference-moved"),
    "swapped": ("same-order", "reference-moved"),
}
# What the source does where it is divided from half of the versions; where the departure says it, the camp is its own.
_CAMP_OF_SOURCE: Mapping[DepartureKind, str] = {
    "missing": "lacking",
    "edition": "",
    "split": "apart",
    "merged": "in one",
    "kind": "",
    "level": "",
}
_BARE = {"moved": ("same-order", "moved-unsure")}
# Errors and warnings that blame a version: many of them about one version have one cause.
_BLAMING = frozenset(
    {
        ("same-text", "other-edition"),
        ("same-text", "extra"),
        ("same-order", "moved"),
        ("same-order", "swapped"),
        ("same-headings", "kind"),
        ("same-blocks", "missing"),
        ("same-blocks", "missing-by-few"),
        ("same-blocks", "missing-somewhere"),
        ("same-blocks", "extra"),
        ("same-blocks", "split"),
        ("same-sections", "missing"),
        ("same-sections", "missing-by-few"),
        ("same-sections", "missing-somewhere"),
        ("same-sections", "extra"),
    }
)


def _is_of_heading(reshaping: Reshaping | None) -> bool:
    """Whether a block of another shape is a heading here, or in the other versions."""
    return reshaping is not None and "heading" in {reshaping.wanted.kind, reshaping.found.kind}


def _details(table: Table, departure: Departure, spots: list[Spot]) -> Mapping[str, str]:
    spot, reshaping = spots[0], departure.reshaping
    camp: str = departure.camp
    if not camp and spot.notice == table.reference:
        camp = _CAMP_OF_SOURCE.get(departure.kind, "")
    sides, others = wording.camps(camp, _among(table, departure, spots))
    return {
        "what": _what(departure, spots) if reshaping is None else _shape(reshaping.wanted),
        "added": wording.scattered(departure.kinds),
        "less": wording.fewer(departure.kinds),
        "wanted": _shape(reshaping.wanted) if reshaping else "",
        "shown": _shape(reshaping.found) if reshaping else "",
        "count": str(len(departure.kinds)),
        "items": wording.blocks([kind for kind in departure.kinds if kind == "item"]),
        "places": wording.counted(len(spots), "place"),
        "where": wording.where(_place(table, spot)) + _which(table, departure),
        "belongs": wording.where(_place(table, departure.belongs)) if departure.belongs else "elsewhere",
        **(_pair(table.notices[spot.notice], spot) if departure.kind == "swapped" else {}),
        "among": _among(table, departure, spots),
        "sides": sides,
        "others": others,
        "at": wording.lines_of(_placed(table, spots)) if departure.kind in {"edition", "editions"} else "",
        "remedy": "copy it"
        if departure.kind == "missing" and _is_copied(table, departure)
        else "translate it",
        "blocks": str(len(table.notices[spot.notice].blocks)),
        "usual": str(_usual(table, spot.notice)) if departure.kind == "another-text" else "",
        "again": wording.lines(_place(table, departure.original)) if departure.original else "",
    }


def _what(departure: Departure, spots: Sequence[Spot]) -> str:
    """The blocks that are concerned; those of an edition stand at several places of one version."""
    places = sum(spot.notice == spots[0].notice for spot in spots)
    if departure.kind not in {"edition", "editions"} or departure.camp == "adding" or places == 1:
        return wording.blocks(departure.kinds)
    return f"{wording.scattered(departure.kinds)} at {places} places"


def _pair(notice: Notice, spot: Spot) -> Mapping[str, str]:
    """The first and the last block of a stretch, quoted with their lines."""
    first, behind = notice.block_at(spot.start), notice.block_at(spot.end)
    ends = {"first": notice.blocks[first], "second": notice.blocks[behind - 1]}
    return {name: _cited(notice, block) for name, block in ends.items()}


def _cited(notice: Notice, block: Block) -> str:
    line = notice.place(block.start, block.end).line
    return f"“{excerpt(' '.join(block.text.split()))}” (line {line})"


def _placed(table: Table, spots: Iterable[Spot]) -> Iterator[tuple[str, Place]]:
    for spot in spots:
        notice = table.notices[spot.notice]
        yield notice.version.locale, notice.place(spot.start, spot.end)


def _is_copied(table: Table, departure: Departure) -> bool:
    """Whether what is lacking holds no words: it is a placeholder, a number, an image, an address or code."""
    for spot in departure.counterparts[:1]:
        notice = table.notices[spot.notice]
        blocks = tuple(block for block in notice.blocks if spot.start <= block.start < spot.end)
        return bool(blocks) and not any(_has_words(spot.notice, notice, block) for block in blocks)
    return False


def _has_words(version: int, notice: Notice, block: Block) -> bool:
    if block.kind == "code":
        return False
    passage = Passage(version, notice, (block,))
    silent = [(value.at, value.to) for value in placeholders(passage)]
    silent += [(span.at, span.to) for span in block.spans if span.kind == "code"]
    silent += [found.span() for found in re.finditer(r"\w+://\S+", block.text)]
    return any(
        sign.isalpha() and not any(start <= at < end for start, end in silent)
        for at, sign in enumerate(block.text)
    )


def _shape(shape: Shape) -> str:
    return wording.shape(shape.kind, shape.level)


def _place(table: Table, spot: Spot) -> Place:
    return table.notices[spot.notice].place(spot.start, spot.end)


def _usual(table: Table, version: int) -> int:
    """The median number of blocks of the other comparable versions; of all others where none can be compared."""
    others = (table.comparable or frozenset(range(len(table.notices)))) - {version}
    counts = sorted(len(table.notices[other].blocks) for other in others)
    return counts[len(counts) // 2] if counts else 0


def _which(table: Table, departure: Departure) -> str:
    """Which items of a list are lacking, by their number in another version: “ (item 6 of 7)”."""
    if departure.kind != "missing" or not departure.certain or set(departure.kinds) != {"item"}:
        return ""
    if not departure.counterparts:
        return ""
    spot = departure.counterparts[0]
    blocks, at = table.notices[spot.notice].blocks, table.notices[spot.notice].block_at(spot.start)
    first, last = _list_around(blocks, at)
    level, many = blocks[at].level, len(departure.kinds)
    same = [each for each in range(first, last) if blocks[each].level == level]
    if len(same) < _LISTED or at not in same or same.index(at) + many > len(same):
        return ""
    number = same.index(at) + 1
    if any(blocks[each].level != level for each in range(at, same[number + many - 2] + 1)):
        return ""
    return f" ({wording.items(number, many, len(same))})"


def _list_around(blocks: Sequence[Block], at: int) -> tuple[int, int]:
    """The list that an item stands in, with the items below its items, as indices, the last exclusive."""
    level = blocks[at].level
    first = last = at
    while first and blocks[first - 1].kind == "item" and blocks[first - 1].level >= level:
        first -= 1
    while last < len(blocks) and blocks[last].kind == "item" and blocks[last].level >= level:
        last += 1
    return first, last


def _among(table: Table, departure: Departure, spots: list[Spot]) -> str:
    """The locales of the side that an event is about; where the reference stands for them, how many there are."""
    versions = dict.fromkeys(spot.notice for spot in spots)
    named = ", ".join(table.notices[version].version.locale for version in versions)
    if list(versions) != [table.reference]:
        return named
    more = departure.vote.of - departure.vote.agree - len(versions)
    return wording.in_source(named, more)


def _excerpt(table: Table, spot: Spot) -> str:
    return excerpt(" ".join(table.notices[spot.notice].source.text[spot.start : spot.end].split()))


def _related(table: Table, departure: Departure, spots: list[Spot]) -> tuple[Related, ...]:
    original = () if departure.original is None else (departure.original,)
    return tuple(
        Related(
            table.notices[spot.notice].place(spot.start, spot.end),
            table.notices[spot.notice].version.locale,
            _excerpt(table, spot),
        )
        for spot in (*departure.counterparts, *original, *spots[1:])
    )
