"""Find what site generators add to Markdown, and hide it from the parser: attribute lines, admonitions, comments."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from .comments import comments, holds

Extra = Literal["attributes", "attribute span", "markup", "container", "comment"]

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_LINE = re.compile(r"[^\r\n]+")
# How a line begins that is a fence or holds something of interest; a search for a line end is the fastest one.
_SIGN = re.compile(r"\n[ \t>]*(?:`{3}|~{3}|:::|!!!|\?\?\?|\[!|\{[:{%])")
_ATTRIBUTE_LINE = re.compile(r"[ \t>]*(\{:[^{}\r\n]*\})[ \t]*$")
_ATTRIBUTE_SPAN = re.compile(r"(?<=[)\]*_`\"'>\w])\{:[ \t]*[^{}\r\n]*\}")
_SHORTCODE = re.compile(r"[ \t>]*(?:\{\{[<%].*[>%]\}\}|\{%.*%\})[ \t]*$")
_CONTAINER = re.compile(
    r"[ \t>]*:{3,}[ \t]*(?:\{[^{}]*\}|[A-Za-z][\w-]*(?:[ \t]+[\w-]+=\"[^\"]*\")*)?[ \t]*(.*?)[ \t]*:*[ \t]*$",
)
_ADMONITION = re.compile(
    r"([ \t]*)(?:!!!|\?\?\?\+?)[ \t]*[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]+\"([^\"]*)\")?[ \t]*$"
)
_ALERT = re.compile(r"([ \t>]*>[ \t]*)\[![A-Za-z]+\][+-]?[ \t]*(.*?)[ \t]*$")

_WORDS_BEHIND = re.compile(r"[^\S\r\n]*\S")

# Marks that stand on lines of their own are short; longer lines are words.
_LONGEST = 500


class Hidden(Struct, frozen=True):
    """Something that the Markdown parser does not see; ``words`` is where words stand in it, for a reader."""

    kind: Extra
    start: int
    end: int
    words: tuple[int, int] = (0, 0)


def hidden_parts(text: str) -> list[Hidden]:
    """Comments, attribute lists, shortcodes and the marks of admonitions, outside code, in order."""
    lines = list(_lines_with_signs(text))
    fenced = _fenced(lines, len(text))
    parts = [part for at, line in lines if not holds(fenced, at) for part in _in_line(line, at)]
    unseen = [(start, end) for start, end in comments(text) if not _begins_line_of_words(text, start, end)]
    if not unseen:
        return parts
    code = _quoted(text, unseen)
    unseen = [
        each for each, quoted in zip(unseen, code, strict=True) if not quoted and not holds(fenced, each[0])
    ]
    parts = [part for part in parts if not holds(unseen, part.start)]
    parts += (Hidden("comment", start, end) for start, end in unseen)
    return sorted(parts, key=lambda part: part.start)


def _begins_line_of_words(text: str, start: int, end: int) -> bool:
    """Whether a line goes on behind a comment that it begins with: to Markdown that would be a line of HTML."""
    before = re.split(r"[\r\n]", text[max(start - _LONGEST, 0) : start])[-1]
    return not before.strip(" \t>") and _WORDS_BEHIND.match(text, end) is not None


def _quoted(text: str, stretches: list[tuple[int, int]]) -> Iterator[bool]:
    """For each stretch, whether it is shown as code in its line: an odd number of backticks stands before it."""
    at = ticks = 0
    for start, _ in stretches:
        line = max(text.rfind("\n", at, start), text.rfind("\r", at, start))
        ticks = text.count("`", line, start) if line >= 0 else ticks + text.count("`", at, start)
        at = start
        yield ticks % 2 == 1


def _fenced(lines: list[tuple[int, str]], size: int) -> list[tuple[int, int]]:
    """Stretches of fenced code; the last one may reach to the end of the text, which is ``size`` code points long."""
    found: list[tuple[int, int]] = []
    fence, begin = "", 0
    for at, line in lines:
        mark = _FENCE.match(line)
        if mark and not fence:
            fence, begin = mark[1], at
        elif mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
            found.append((begin, at + len(line)))
            fence = ""
    return [*found, (begin, size)] if fence else found


def _lines_with_signs(text: str) -> Iterator[tuple[int, str]]:
    """Lines that may be a fence or hold something to hide, with their offsets."""
    fed = text.replace("\r", "\n")
    starts = [sign.start() for sign in _SIGN.finditer("\n" + fed)]
    if "{" in text:
        starts = sorted({*starts, *_lines_with_spans(fed)})
    for start in starts:
        line = _LINE.match(text, start)
        assert line  # noqa: S101 — the sign itself stands in it
        yield start, line[0]


def _lines_with_spans(fed: str) -> Iterator[int]:
    """Where lines begin that hold an attribute list anywhere."""
    end = 0
    at = fed.find("{:")
    while at >= 0:
        yield fed.rfind("\n", end, at) + 1
        end = fed.find("\n", at)
        at = fed.find("{:", end) if end >= 0 else -1


def _in_line(line: str, at: int) -> Iterator[Hidden]:
    if len(line) > _LONGEST:
        yield from _spans_in(line, at)
    elif found := _ATTRIBUTE_LINE.match(line):
        yield Hidden("attributes", at + found.start(1), at + found.end(1))
    elif found := _SHORTCODE.match(line):
        yield Hidden("markup", at + _lead(line), at + len(line))
    elif found := (_CONTAINER.match(line) or _ALERT.match(line)):
        yield Hidden("markup", at + _lead(line), at + len(line), _words(found, found.lastindex or 0, at))
    elif found := _ADMONITION.match(line):
        yield Hidden("container", at + found.end(1), at + len(line), _words(found, 2, at))
    else:
        yield from _spans_in(line, at)


def _spans_in(line: str, at: int) -> Iterator[Hidden]:
    for span in _ATTRIBUTE_SPAN.finditer(line):
        yield Hidden("attribute span", at + span.start(), at + span.end())


def _lead(line: str) -> int:
    """Length of the spaces and quotation marks before a line's words."""
    return len(line) - len(line.lstrip(" \t>"))


def _words(found: re.Match[str], group: int, at: int) -> tuple[int, int]:
    start, end = found.span(group)
    return (at + start, at + end) if 0 <= start < end else (0, 0)
