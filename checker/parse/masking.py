"""Show the Markdown parser a text of the same length in which extras and slips are out of its way."""

import re
from collections.abc import Iterator

from ..late import late
from .attributes import Hidden
from .comments import mask as comment
from .offsets import encodable
from .slips import Slip

# Stands in for what a site generator fills in; Unicode promises that it is no sign of any text (section 23.7).
TEMPLATE = "\ufdd0"

_LONE_RETURN = re.compile(r"\r(?!\n)")
# Tags that a site generator fills in before Markdown is parsed; spaces and brackets in them are its own.
_TAG = r"\{\{[^{}\r\n]{1,200}\}\}|\{%[^{}\r\n]{1,200}%\}|\$\{[^{}\r\n]{1,200}\}|<%[^<>\r\n]{1,200}%>"
_BRACE = re.compile(r"\{(?:[{%]|(?<=\$.))")
_TEMPLATE, _ADDRESS = late(_TAG), late(rf"\](?:\(|:[ \t]*)((?:{_TAG}|[^\s()])+)")


def masked(text: str, front: int, hidden: list[Hidden], slips: dict[int, Slip]) -> tuple[str, str]:
    """The text as the Markdown parser shall see it, of the same length, and the sign in attribute spans."""
    text = encodable(text)
    if "\r" in text:  # a line end to CommonMark, but not to this parser
        text = _LONE_RETURN.sub("\n", text)
    templates = list(_templates(text))
    if not (hidden or front or slips or templates):
        return text, ""
    spans = any(part.kind == "attribute span" for part in hidden)
    fill = next((sign for sign in map(chr, range(1, 9)) if sign not in text), "") if spans else ""
    masks = [(part.start, part.end, _mask(text, part, fill)) for part in hidden]
    masks += [(slip.start, slip.end, slip.mask) for slip in slips.values()]
    masks += [(start, end, TEMPLATE * (end - start)) for start, end in templates]
    parts = ["\n" * front]
    at = front
    for start, end, mask in sorted(masks):
        if start >= at:
            parts += (text[at:start], mask)
            at = end
    parts.append(text[at:])
    return "".join(parts), fill


def _templates(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of tags in the addresses of links; their spaces would end the address."""
    if not _may_have_tags(text) or TEMPLATE in text:
        return
    for address in _ADDRESS.finditer(text):
        yield from (found.span() for found in _TEMPLATE.finditer(text, *address.span(1)))


def _may_have_tags(text: str) -> bool:
    """Whether a text has signs of such tags; a search for a single sign first is many times faster."""
    return ("{" in text and _BRACE.search(text) is not None) or ("%" in text and "<%" in text)


def _mask(text: str, part: Hidden, fill: str) -> str:
    size = part.end - part.start
    if part.kind == "comment":
        return comment(size)
    if part.kind == "attribute span" and fill:
        return "{" + fill * (size - 1)
    if part.kind == "container":
        return _empty_item(text, part.start, size)
    return " " * size


def _empty_item(text: str, start: int, size: int) -> str:
    """The mark of a list item, which holds what is indented below it, in place of that of an admonition.

    Behind a line of words it comes after an empty line: without that its dash would underline a heading.
    """
    line = text.rfind("\n", 0, start) + 1
    above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : line]
    apart = "\n" + text[line:start] + "-"
    return (apart if above.strip() and len(apart) <= size else "-").ljust(size)
