"""Find the comments of template languages and the stamps of version control, which are not meant for readers."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

# How a comment begins, and what ends it: Liquid and Jinja, Hugo and Go, Handlebars, MDX. A blank tells “{# note #}”
# from “{#name}”, which names a heading; “{/* … */ margin: 0}” is a rule of a style sheet.
_BEGIN = re.compile(
    r"\$(?P<stamp>(?:Author|Date|HeadURL|Header|Id|LastChanged\w{2,8}|Rev|Revision|RCSfile|URL)(?::[^$\r\n]{0,300})?\$)"
    r"|\{(?:(?P<liquid>%[-~]?\s*comment\b[^%\r\n]{0,200}%\})|(?P<jinja>#[-~]?(?=\s))|(?P<hugo>\{<\s*comment\b[^>\r\n]{0,200}>\}\})"
    r"|(?P<go>\{[-~]?\s*/\*)|(?P<handlebars>\{[-~]?!--)|(?P<mdx>/\*))"
)
_ENDS = {
    "liquid": r"\{%[-~]?\s*endcomment\s*[-~]?%\}",
    "jinja": r"\s[-~]?#\}",
    "hugo": r"\{\{<\s*/\s*comment\s*>\}\}",
    "go": r"\*/(?:\s*[-~]?\}\})?",
    "handlebars": r"--[-~]?\}\}",
    "mdx": r"\*/(?:\s*\})?",
}
_BRACE = re.compile(r"\{[%#{/]")
_STAMPS = ("$Author", "$Date", "$Head", "$Id", "$LastChanged", "$R", "$URL")
_SHORTEST = 7  # signs of a comment in HTML


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that are comments, in order; a comment that does not end does not count."""
    if not _may_begin(text):
        return
    reached = 0
    endless: set[str] = set()
    for begin in _BEGIN.finditer(text):
        form = begin.lastgroup or ""
        if begin.start() < reached or form in endless:
            continue
        end = begin if form == "stamp" else re.compile(_ENDS[form]).search(text, begin.end())
        if end is None:
            endless.add(form)
        else:
            reached = end.end()
            if end[0].endswith(("}", "$")):
                yield begin.start(), reached


def _may_begin(text: str) -> bool:
    """Whether a text has signs of a comment; a search for a single sign first is many times faster."""
    if "{" in text and _BRACE.search(text):
        return True
    return "$" in text and any(stamp in text for stamp in _STAMPS)


def as_html(text: str) -> str:
    """A page with its comments written as HTML has them, of the same length; what is shown as code stays."""
    found = list(comments(text))
    if not found:
        return text
    shown = _shown(text)
    parts: list[str] = []
    reached = 0
    for start, end in found:
        if holds(shown, start):
            continue
        parts += (text[reached:start], mask(end - start))
        reached = end
    return "".join((*parts, text[reached:]))


def holds(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of some stretches, in order, holds an offset."""
    last = bisect_right(stretches, (at, sys.maxsize)) - 1
    return last >= 0 and at < stretches[last][1]


def _shown(text: str) -> list[tuple[int, int]]:
    """Stretches of a page that are code, or words as they are typed."""
    found: list[tuple[int, int]] = []
    depth = begin = 0
    for mark in re.compile(r"<(/?)(?:code|kbd|pre|samp|script|style|textarea)\b", re.IGNORECASE).finditer(
        text
    ):
        if mark[1]:
            depth -= depth > 0
            if not depth:
                found.append((begin, mark.start()))
                begin = len(text)
        else:
            begin = mark.start() if not depth else begin
            depth += 1
    return [*found, (begin, len(text))] if depth else found


def mask(size: int) -> str:
    """A comment of HTML of so many signs, or spaces where there is no room for a comment."""
    return "<!--" + " " * (size - _SHORTEST) + "-->" if size >= _SHORTEST else " " * size
