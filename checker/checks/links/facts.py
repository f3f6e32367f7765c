"""Make facts of the differences between the links, or the images, of a row."""

import re

from ... import wording
from ...compare import Passage
from ...discover.files import format_of
from ...findings import Edit, Fact, Fix
from ...links.address import is_locale, unglued
from ...links.compare import Difference
from ...links.model import Link, target_place, words_of
from ...links.pages import Pages, names_locale
from ...locales import language_of
from ...mending import address_mended
from .cases import case_of, link_to

# Nobody should copy an address of another language's page in place of another language's page.
_OWN_PAGES = frozenset({"other-locale", "english-page"})


def fact_of(rule: str, difference: Difference, pages: Pages) -> Fact:
    """A link or an image that a version lacks, or that leads elsewhere."""
    passage, found, expected, model = (
        difference.passage,
        difference.found,
        difference.expected,
        difference.model,
    )
    case = case_of(rule, difference)
    address = _wanted(difference, case, pages)
    place, quoted = passage.front, ""
    if found and case == "other-definition":
        place, quoted = passage.source_place(found.start, found.end), _source(passage, found.start, found.end)
    elif found:
        place, quoted = target_place(passage, found), found.target
    elif case == "linked" and (link := link_to(difference)):
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


def broken(rule: str, difference: Difference, pages: Pages) -> Fact:
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
