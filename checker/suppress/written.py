"""Suppressions that are written into a document, in a comment beside the words that they speak of.

    <!-- noticecheck-disable-next-line same-date: the recall ends a day later in this country -->
    <!-- noticecheck-disable-line product-names, date-form until 2026-12-31: as printed -->
    <!-- noticecheck-disable-file same-blocks: this country has a section of its own -->

In front matter a line that begins with ``#`` says the same.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from .. import rules
from ..findings import Edit, Fact, Finding, Fix
from ..late import late
from ..mistakes import nearest
from ..parse import Notice

MARK = "noticecheck-disable"
_RULE = "suppressions"
_COMMENT = late(
    rf"<!--\s*(?={MARK})(?P<said>[^<>]{{1,2000}}?)\s*-->|^[ \t]*#[ \t]*(?={MARK})(?P<line>.*)", re.MULTILINE
)
_SAID = late(
    rf"{MARK}-(?P<scope>next-line|line|file)\s+(?P<rules>[a-z][\w.-]*(?:\s*,\s*[a-z][\w.-]*)*)"
    r"(?:\s+until\s+(?P<until>[^\s:]+))?\s*(?::\s*(?P<reason>.*))?",
    re.DOTALL,
)
_SHORTEST_REASON = 3


class Directive(Struct, frozen=True):
    """What one comment suppresses: rules (or cases of rules) on the lines from ``first`` to ``last``.

    Lines are 1-based, both ends belong to it. ``start`` and ``end`` are offsets of the comment in the source.
    """

    rules: tuple[str, ...]
    first: int
    last: int
    start: int
    end: int
    until: datetime.date | None = None

    def covers(self, finding: Finding, rule: str) -> bool:
        """Whether a finding of the document is one of those, by the line on which it begins."""
        fact = finding.fact
        return rule in (fact.rule, f"{fact.rule}.{fact.case}") and self.first <= fact.place.line <= self.last


class _Mistake(Struct, frozen=True):
    """A comment that suppresses nothing because it is not understood."""

    case: str
    start: int
    end: int
    said: str
    details: dict[str, str]


def sift_written(
    findings: Sequence[Finding], notices: Iterable[Notice], *, today: datetime.date, asked: frozenset[str]
) -> tuple[list[Finding], list[Fact]]:
    """The findings that no comment covers, and facts about comments that are idle, expired or not understood.

    A comment is idle only where its rule is among those ``asked``.
    """
    hidden: set[int] = set()
    facts: list[Fact] = []
    for notice in notices:
        if MARK not in notice.source.text:
            continue
        path = notice.source.path
        here = [number for number, finding in enumerate(findings) if finding.fact.place.path == path]
        for each in _comments(notice):
            if isinstance(each, _Mistake):
                facts.append(_mistaken(notice, each))
            elif each.until is not None and each.until < today:
                facts.append(_about(notice, each, "expired", each.rules[0]))
            else:
                for rule in each.rules:
                    covered = {number for number in here if each.covers(findings[number], rule)}
                    hidden |= covered
                    if not covered and rule.partition(".")[0] in asked:
                        facts.append(_about(notice, each, "unused", rule))
    return [finding for number, finding in enumerate(findings) if number not in hidden], facts


def _comments(notice: Notice) -> Iterator[Directive | _Mistake]:
    """What the comments of a notice suppress; those that stand in code are examples and do nothing."""
    code = [
        stretch
        for block in notice.blocks
        for stretch in (
            [(block.start, block.end)]
            if block.kind == "code"
            else [(span.start, span.end) for span in block.spans if span.kind == "code"]
        )
    ]
    heads = [(each.start, each.end) for each in notice.left_out if each.kind == "front matter"]
    for comment in _COMMENT.finditer(notice.source.text):
        inside = heads if comment["said"] is None else code
        held = any(start <= comment.start() < end for start, end in inside)
        if held is (comment["said"] is None):
            yield _understood(notice, comment)


def _understood(notice: Notice, comment: re.Match[str]) -> Directive | _Mistake:
    said = (comment["said"] or comment["line"]).strip()
    found = _SAID.fullmatch(said)
    if found is None:
        return _Mistake("unreadable", *comment.span(), said, {})
    named = tuple(name.strip() for name in found["rules"].split(","))
    for name in named:
        hint = _unknown(name)
        if hint is not None:
            return _Mistake("unknown-rule", *comment.span(), name, {"hint": hint})
    if len((found["reason"] or "").strip()) < _SHORTEST_REASON:
        return _Mistake("no-reason", *comment.span(), found["rules"], {})
    until = _day(found["until"])
    if found["until"] and until is None:
        return _Mistake("unreadable", *comment.span(), said, {})
    first, last = _lines(notice, found["scope"], comment)
    return Directive(named, first, last, *comment.span(), until)


def _unknown(name: str) -> str | None:
    """A question for the nearest rule or case where there is none of this name, otherwise None."""
    rule, _, case = name.partition(".")
    if rule not in rules.names():
        return nearest(rule, rules.names())
    cases = rules.promise(rule).cases
    return nearest(case, cases) if case and case not in cases else None


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _lines(notice: Notice, scope: str, comment: re.Match[str]) -> tuple[int, int]:
    """The first and the last line that a comment speaks of; a next line is one that is not blank."""
    source, count = notice.source, len(notice.source.line_starts)
    if scope == "file":
        return 1, count
    first, last = source.line_of(comment.start()), source.line_of(comment.end() - 1)
    if scope == "line":
        return first, last
    below = range(last + 1, count + 1)
    following = next((line for line in below if source.line_text(line).strip()), count + 1)
    return following, following


def _about(notice: Notice, directive: Directive, case: str, rule: str) -> Fact:
    """A fact about a comment; one of a single rule can be taken out."""
    place = notice.source.place(directive.start, directive.end)
    fix = Fix("take the comment out", (Edit(place, ""),), safe=False) if len(directive.rules) == 1 else None
    details = {"rule": rule, "until": f"{directive.until or ''}"}
    found = notice.source.text[directive.start : directive.end]
    return Fact(_RULE, case, place, notice.version.locale, found=found, details=details, fix=fix)


def _mistaken(notice: Notice, mistake: _Mistake) -> Fact:
    place = notice.source.place(mistake.start, mistake.end)
    found = notice.source.text[mistake.start : mistake.end]
    details = {"said": mistake.said, **mistake.details}
    return Fact(_RULE, mistake.case, place, notice.version.locale, found=found, details=details)
