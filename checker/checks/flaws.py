"""Report what the parsers and the reader of bytes have found wrong in a text."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import assert_never

from .. import wording
from ..findings import Edit, Fact, Fix
from ..links.swallowed import swallowed
from ..parse import Notice
from ..place import Flaw, FlawKind
from ..voting import Vote

# What may be how a program wants it, where most versions have it so.
_NOTATIONS: frozenset[FlawKind] = frozenset(
    ("reference-undefined", "front-matter-unopened", "row-longer", "tag-unopened", "page-open")
)
# So many links whose brackets a space parts are told as one.
MANY_APART = 6
# Classes of characters and optional parts of a command stand in brackets too: [A-Z][a-z0-9], [user][:password].
_NOTATION = re.compile(r"\[?(?:[:/@*.,|=+-]|\^?(?:a-z|A-Z|0-9))")


def notations(notices: Sequence[Notice]) -> set[tuple[FlawKind, str]]:
    """Kinds and labels of flaws that more than half of the versions have: they are a notation, not a slip."""
    counts = Counter(
        (flaw_kind, label)
        for notice in notices
        for flaw_kind, label in {
            (flaw.kind, _label(flaw)) for flaw in notice.flaws if flaw.kind in _NOTATIONS
        }
    )
    return {flaw for flaw, count in counts.items() if Vote(count, len(notices)).outvotes}


def _label(flaw: Flaw) -> str:
    return dict(flaw.details).get("label", "")


def flaws(notice: Notice, known: Container[tuple[FlawKind, str]]) -> Iterator[Fact]:
    """Facts about a version's flaws, but for notations, and for labels whose definition is told to be swallowed."""
    undefined = any(flaw.kind == "reference-undefined" for flaw in notice.flaws)
    there = {line[2].casefold() for line in swallowed(notice)} if undefined else set()
    apart = [flaw for flaw in notice.flaws if flaw.kind == "link-apart"]
    if len(apart) >= MANY_APART:
        yield _apart_fact(notice, apart)
    for flaw in notice.flaws:
        if (flaw.kind, _label(flaw)) in known or (flaw.kind == "link-apart" and len(apart) >= MANY_APART):
            continue
        if flaw.kind == "reference-undefined" and _is_defined(_label(flaw), there):
            continue
        yield Fact(
            *case_of(flaw.kind),
            notice.place(flaw.start, flaw.end),
            notice.version.locale,
            found=notice.source.text[flaw.start : flaw.end],
            details=_details(notice, flaw),
            fix=_repair_of(notice, flaw),
        )


def _apart_fact(notice: Notice, apart: Sequence[Flaw]) -> Fact:
    """One fact for all links of a version whose brackets a space parts: they have one cause."""
    locale, first = notice.version.locale, apart[0]
    places = [notice.place(flaw.start, flaw.end) for flaw in apart]
    return Fact(
        "link-syntax",
        "link-open-several",
        places[0],
        locale,
        found=notice.source.text[first.start : first.end],
        details={
            "count": str(len(apart)),
            "at": wording.lines_of([(locale, place) for place in places]),
        },
    )


def _is_defined(label: str, there: Container[str]) -> bool:
    """Whether no definition of a label is missed: it is none, or its definition only lacks a blank line."""
    return _NOTATION.match(label) is not None or label.casefold() in there


def case_of(kind: FlawKind) -> tuple[str, str]:
    """The rule and the case that report a flaw."""
    match kind:
        case "order-mark" | "other-encoding":
            return "whole-encoding", kind
        case "bad-bytes":
            return "whole-encoding", "lost"
        case "link-open" | "reference-undefined":
            return "link-syntax", kind
        case "link-apart":
            return "link-syntax", "link-open"
        case "comment-open" | "entity-broken" | "fence-open" | "page-open" | "row-longer":
            return "markup-closed", kind
        case "front-matter" | "front-matter-unopened" | "heading-space" | "item-space":
            return "markup-closed", kind
        case "emphasis-open" | "strong-open" | "strong-uneven" | "tag-broken" | "tag-open" | "tag-unopened":
            return "markup-closed", kind
    assert_never(kind)


def _details(notice: Notice, flaw: Flaw) -> dict[str, str]:
    details = dict(flaw.details)
    if flaw.kind in ("link-open", "link-apart"):
        image = "!" in notice.source.text[max(flaw.start - 1, 0) : flaw.start + 1]
        details["what"] = "an image" if image else "a link"
    if flaw.kind == "strong-open":
        details["remedy"] = remedy_of_stars(notice.source.text[flaw.start : flaw.end])
    if flaw.kind == "bad-bytes":
        more = f", and {details['more']} more further down" if "more" in details else ""
        details["origin"] = f": {details['bytes']} at byte {details['byte']} is not UTF-8{more}"
    return details


def remedy_of_stars(words: str) -> str:
    """What makes the stars disappear: no blank may stand inside them, nor a mark that touches a letter outside."""
    if words.count("**") < 2:
        return "close the strong words with two stars, or take these away"
    inner = words.strip("*")
    if inner != inner.strip():
        return "take the blanks inside the stars away"
    return "put a space outside the stars, or move the punctuation mark out of them"


def _repair_of(notice: Notice, flaw: Flaw) -> Fix | None:
    match flaw.kind:
        case "heading-space":
            # the marks, where no space follows them, or the other kind of space
            marks = notice.source.text.startswith("#", flaw.start)
            start = flaw.end if marks else flaw.start
            return Fix("write a space", (Edit(notice.place(start, flaw.end), " "),))
        case "item-space":
            from ..parse.slips import item_marks  # most texts are no Markdown

            blanks = item_marks(notice.source.text, flaw.start)
            return Fix("write a space", tuple(Edit(notice.place(*blank), " ") for blank in blanks))
        case "entity-broken":
            return _whole_entity(notice, flaw)
        case "order-mark":
            return Fix("take the byte order mark away", (), unmarked=notice.source.path)
    return None


def _whole_entity(notice: Notice, flaw: Flaw) -> Fix:
    """The entity without what a program that translates has put into it."""
    name = re.sub(r"[&;；\s]", "", notice.source.text[flaw.start : flaw.end])
    return Fix(f"write “&{name};”", (Edit(notice.place(flaw.start, flaw.end), f"&{name};"),))
