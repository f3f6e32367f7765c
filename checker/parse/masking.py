"""Show the Markdown parser a text of the same length in which extras and slips are out of its way."""

import re

from .attributes import Hidden
from .offsets import encodable
from .slips import Slip

_LONE_RETURN = re.compile(r"\r(?!\n)")


def masked(text: str, front: int, hidden: list[Hidden], slips: dict[int, Slip]) -> tuple[str, str]:
    """The text as the Markdown parser shall see it, of the same length, and the sign in attribute spans."""
    text = encodable(text)
    if "\r" in text:  # a line end to CommonMark, but not to this parser
        text = _LONE_RETURN.sub("\n", text)
    if not (hidden or front or slips):
        return text, ""
    spans = any(part.kind == "attribute span" for part in hidden)
    fill = next((sign for sign in map(chr, range(1, 9)) if sign not in text), "") if spans else ""
    masks = [(part.start, part.end, _mask(part, fill)) for part in hidden]
    masks += [(slip.start, slip.end, slip.mask) for slip in slips.values()]
    parts = ["\n" * front]
    at = front
    for start, end, mask in sorted(masks):
        if start >= at:
            parts += (text[at:start], mask)
            at = end
    parts.append(text[at:])
    return "".join(parts), fill


def _mask(part: Hidden, fill: str) -> str:
    size = part.end - part.start
    if part.kind == "attribute span" and fill:
        return "{" + fill * (size - 1)
    if part.kind == "container":
        return "-" + " " * (size - 1)
    return " " * size
