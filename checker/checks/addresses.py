"""Every version keeps e-mail addresses, and the links that write to one or call a number."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set as AbstractSet
from urllib.parse import unquote

from .. import wording
from ..align import Table
from ..compare import Passage, Passages
from ..compare.own_locale import names_own_locale
from ..compare.values import Value, Variance, variances
from ..demands import Demands
from ..findings import Fact
from ..late import late
from ..links.address import is_misspelt
from ..mending import address_mended
from ..parse import Span
from ..voting import VOTERS, Vote
from . import kept

# No letter of an alphabet touches it; signs of scripts without blanks, and joined particles, may.
_EMAIL = late(
    r"(?<![A-Za-z0-9_.+%\-\u00c0-\u052f])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}"
    r"(?![A-Za-z0-9_@\u00c0-\u052f])"
)
# example.com (RFC 2606) and foo.com stand for any address, and are often put into words of the language.
_EXAMPLE = late(r"@(?:[\w-]+\.)*(?:example|foo|bar)\.(?:com|net|org)$", re.IGNORECASE)
_SCHEME_BEGINS = "mMtT \t\n"  # mailto:, tel:
_CAMPS = 2  # sides of a difference, and versions on each
_NEAR = 2  # blocks
_MAILBOX = 4  # letters of a name before the “@” in which one wrong letter is no other name
_TELEPHONE = 7  # digits by which a telephone number is known, without the codes before them


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each address that a version lacks, or that differs from those of the others."""
    camps: set[frozenset[str]] = set()
    for row in kept.in_words(table):
        yield from _emails(table, row, camps)
        yield from _contacts(row, table.reference)


def _emails(table: Table, row: Passages, camps: set[frozenset[str]]) -> Iterator[Fact]:
    """Addresses that versions lack or write otherwise; ``camps`` are the pairs of which they were told before."""
    if "@" not in row.text:
        return
    found = [(passage, list(_emails_of(passage))) for passage in row]
    varying = variances(found, table.reference, alike=_same_side, excuse=_stands_on_lines)
    told = [one for one in varying if one.kind in ("changed", "missing") and not _is_of_own_language(one)]
    others = _of_others(found) if told else frozenset()
    others |= {one.passage.version for one in told if one.kind == "missing" and _has_own_near(table, one)}
    for one in told:
        yield kept.fact("same-addresses", one, _email_case(one, others))
    if not told:
        yield from _in_camps(found, camps)


def _in_camps(row: Sequence[tuple[Passage, Sequence[Value]]], camps: set[frozenset[str]]) -> Iterator[Fact]:
    """Versions in two camps of two or more, each with an address of its own: one of the two may be out of date."""
    sides: dict[str, list[tuple[Passage, Value]]] = {}
    for passage, values in row:
        for value in {one.key: one for one in values}.values():
            sides.setdefault(value.key, []).append((passage, value))
    if len(row) < VOTERS or len(sides) != _CAMPS or sum(map(len, sides.values())) != len(row):
        return
    few, many = sorted(sides.values(), key=len)
    pair = frozenset(sides)
    if len(few) < _CAMPS or pair in camps or any(not values for _, values in row):
        return
    camps.add(pair)
    (passage, value), (model, other) = few[0], many[0]
    yield Fact(
        "same-addresses",
        "tie-unsure",
        passage.place(value.at, value.to),
        passage.locale,
        found=passage.text[value.at : value.to],
        details={"sides": wording.all_sides(map(_said_by, (few, many)))},
        vote=Vote(len(many), len(row)),
        related=(model.related(model.place(other.at, other.to)),),
        confidence=0.6,
    )


def _said_by(side: Sequence[tuple[Passage, Value]]) -> tuple[str, list[str]]:
    """How the first version of a side writes an address, and the locales of all of them."""
    passage, value = side[0]
    return passage.text[value.at : value.to], [passage.locale for passage, _ in side]


def _email_case(one: Variance, others: AbstractSet[int]) -> str:
    """The case of the rule that a lacking address is; of few versions only a near miss is surely a slip.

    ``others`` are versions whose passages are about other people.
    """
    if one.kind == "missing":
        if one.tie:
            return "one-sided"
        if one.passage.version in others or (one.held and _is_elsewhere(one)):
            return "missing-unsure"
        return "missing-by-reference" if one.held else ""
    slip = bool(one.found and one.expected and is_misspelt(one.found.key, one.expected.key, _MAILBOX))
    if one.tie:
        return "tie" if slip else "tie-unsure"
    return "changed-by-reference" if one.held and slip else ""


def _is_of_own_language(one: Variance) -> bool:
    """Whether an address is the others' with the name of the version's language before the sign, at the same domain."""
    if not one.found or not one.expected:
        return False
    if one.found.key.rpartition("@")[2] != one.expected.key.rpartition("@")[2]:
        return False
    return names_own_locale(one.found.key, one.expected.key, one.passage.locale, added=True)


def _is_elsewhere(one: Variance) -> bool:
    """Whether another passage of the version has the address: the row may be off."""
    return one.expected is not None and one.expected.key in one.passage.notice.source.text.casefold()


def _of_others(row: Sequence[tuple[Passage, Sequence[Value]]]) -> frozenset[int]:
    """Versions whose passage is about other people: a lone heading, or all its addresses are in no other version."""
    said = [{value.key for value in values} for _, values in row]
    holders = Counter(key for keys in said for key in keys)
    headings = [passage.blocks[0].kind == "heading" for passage, _ in row]
    return frozenset(
        passage.version
        for (passage, _), keys, heading in zip(row, said, headings, strict=True)
        if headings.count(heading) == 1 < len(row) or (keys and all(holders[key] == 1 for key in keys))
    )


def _has_own_near(table: Table, one: Variance) -> bool:
    """Whether a block near by gives an e-mail address that no other version has: an example of the version's own."""
    notice = one.passage.notice
    first, last = (notice.blocks.index(block) for block in (one.passage.blocks[0], one.passage.blocks[-1]))
    near = " ".join([block.text for block in notice.blocks[max(first - _NEAR, 0) : last + _NEAR + 1]])
    own = {found[0].casefold() for found in _EMAIL.finditer(near)}
    rest = [other.source.text.casefold() for other in table.notices if other is not notice] if own else []
    return any(not any(address in text for text in rest) for address in own)


def _emails_of(passage: Passage) -> Iterator[Value]:
    for found in _EMAIL.finditer(passage.text):
        if not _EXAMPLE.search(found[0]):
            yield Value(found[0].casefold(), found.start(), found.end())


def _contacts(row: Passages, reference: int | None) -> Iterator[Fact]:
    """Links that write to another address, or call another number, than those of the others."""
    if "link" not in row.marked:
        return
    found = [(passage, list(_contacts_of(passage))) for passage in row]
    if not any(values for _, values in found):
        return
    two = list(_of_two_addresses(found))
    yield from two
    told = {fact.locale for fact in two}
    for one in variances(found, reference, alike=_same_scheme, excuse=_stands_on_lines):
        if one.passage.locale in told:
            continue
        if one.kind == "changed" and one.expects and one.found and not _shown(one.passage, one.found):
            yield from _contact_fact(one, one.found)


def _of_two_addresses(row: Sequence[tuple[Passage, Sequence[Value]]]) -> Iterator[Fact]:
    """Links that show one e-mail address and write to another, which is so in no other version."""
    pairs = [
        (passage, value, said, written)
        for passage, values in row
        for value in values
        if (said := passage.text[value.at : value.to].strip().casefold())
        and _EMAIL.fullmatch(said)
        and not _EXAMPLE.search(said)
        and (written := _written_to(value))
    ]
    strange = [pair for pair in pairs if pair[2] not in pair[3].split(",")]
    usual = [pair for pair in pairs if pair[2] in pair[3].split(",")]
    if not strange or Vote(len({pair[0].version for pair in strange}), len(row)).is_half:
        return
    shown_by = Counter(said for _, _, said, _ in usual)
    for passage, value, said, written in strange:
        span = _span_of(passage, value)
        target = passage.source_place(span.target_start, span.target_end)
        shown = passage.place(value.at, value.to)
        is_target = shown_by[said] > shown_by[written]
        yield Fact(
            "same-addresses",
            "written" if is_target else "shown",
            target if is_target else shown,
            passage.locale,
            found=span.target if is_target else passage.text[value.at : value.to],
            expected=said if is_target else written,
            details={"target": written},
        )


def _written_to(value: Value) -> str:
    """The e-mail address that a link writes to."""
    scheme, _, address = value.key.partition(":")
    return address if scheme == "mailto" else ""


def _contacts_of(passage: Passage) -> Iterator[Value]:
    for span, base in passage.spans:
        if not _may_be_contact(span):
            continue
        scheme, _, rest = span.target.strip().partition(":")
        match scheme.lower():
            case "mailto":
                address = unquote(rest).partition("?")[0].strip().casefold()
                if address and not _EXAMPLE.search(address):
                    yield Value(f"mailto:{address}", span.at + base, span.to + base)
            case "tel":
                digits = "".join(filter(str.isdecimal, rest))
                yield Value(f"tel:{digits[-_TELEPHONE:]}", span.at + base, span.to + base)


def _may_be_contact(span: Span) -> bool:
    return span.kind == "link" and span.target[:1] in _SCHEME_BEGINS


def _same_scheme(own: str, expected: str) -> bool:
    return own.partition(":")[0] == expected.partition(":")[0]


def _shown(passage: Passage, value: Value) -> bool:
    """Whether the words show the address or the number itself: then they are told."""
    words = passage.text[value.at : value.to].casefold()
    address = value.key.partition(":")[2]
    return address in words or address == "".join(filter(str.isdecimal, words))[-_TELEPHONE:]


def _contact_fact(one: Variance, found: Value) -> Iterator[Fact]:
    passage, model, expected = one.passage, one.model, one.expected
    if model is None or expected is None:
        return
    own, theirs = _span_of(passage, found), _span_of(model, expected)
    place = passage.source_place(own.target_start, own.target_end)
    yield Fact(
        "same-addresses",
        "misspelt" if _is_of_all(one) and is_misspelt(found.key, expected.key) else "target",
        place,
        passage.locale,
        found=own.target,
        expected=theirs.target,
        vote=one.vote,
        related=(model.related(model.place(expected.at, expected.to)),),
        fix=address_mended(kept.AS_OTHERS, passage.notice.source, place, theirs.target, found=own.target),
        confidence=0.6,
    )


def _is_of_all(one: Variance) -> bool:
    """Whether all others say what is expected, or the reference does and there are few."""
    return one.held or one.vote.is_all_but_one


def _span_of(passage: Passage, value: Value) -> Span:
    spans = ((span, base) for span, base in passage.spans if span.kind == "link")
    return next(span for span, base in spans if (span.at + base, span.to + base) == (value.at, value.to))


def _same_side(own: str, expected: str) -> bool:
    """Whether two addresses have the same domain, or the same person: that one has moved."""
    own_person, _, own_domain = own.partition("@")
    person, _, domain = expected.partition("@")
    return own_domain == domain or own_person == person or kept.is_like(own, expected)


def _stands_on_lines(passage: Passage, key: str) -> bool:
    return key in passage.lines.casefold()
