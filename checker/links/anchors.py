"""Tell whether a link within the page leads to something that is there."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..late import late
from ..parse import Block, Notice

# Each form begins with a sign of its own, for which the text is searched fast.
_GIVEN = late(
    r"""(?:i(?<!\wi)d\s*=\s*["']?|n(?<!\wn)ame\s*=\s*["']?|\{:?\s*\#|\{[^{}\n]*\s\#|\[\^)([^"'\s<>{}\]]+)"""
)
# What is written beside a heading: “## Returns {#returns}”, the same on the line below, “<h2 id=returns>”.
_BEHIND = late(
    r"[^\r\n{}]{0,300}(?:\r?\n[ \t>]{0,40})?\{:?[^{}\r\n#]{0,100}\#([^\s{}]{1,200})(?:\s[^{}\r\n]{0,200})?\}"
)
# From a heading on so many code points hold such a name at most: without its bracket none is looked for.
_REACH = 345
_TAG = late(r"""<h[1-6]\b[^<>]*\bid\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)
_DROPPED = late(r"[^\w\s\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f\u200c\u200d-]")
_ASCII = re.compile(r"[^a-z0-9 _-]")


def anchors(notice: Notice) -> frozenset[str]:
    """Names to which a link in the page can lead: those given in the source, and those made of headings."""
    given = {name.casefold() for name in _GIVEN.findall(notice.source.text)}
    return frozenset(given | {slug for block in notice.headings() for slug in _slugs(block.text)})


def given_name(notice: Notice, heading: Block) -> str:
    """The name by which links find a heading where it is written beside the heading, otherwise nothing."""
    text = notice.source.text
    if text.startswith("<", heading.start):
        found = _TAG.match(text, heading.start)
    elif "{" not in text[heading.start : heading.end + _REACH]:
        return ""
    else:
        found = _BEHIND.match(text, heading.end - 1) or _BEHIND.match(text, heading.start)
    return found[1] if found else ""


def leads_nowhere(target: str, names: frozenset[str]) -> bool:
    """Whether a link within the page has no end; one to the top always has."""
    name = unquote(target.strip().lstrip("#")).casefold()
    if name in ("", "top") or name.startswith((":~:", "!", "/")):
        return False
    return name not in names and re.sub(r"-\d+$", "", name) not in names


def _slugs(heading: str) -> Iterator[str]:
    """What common site generators make of a heading: with and without letters beyond ASCII."""
    folded = heading.casefold().strip()
    kept = _DROPPED.sub("", folded)
    yield kept.replace(" ", "-")
    yield re.sub(r"[\s_-]+", "-", kept).strip("-")
    yield re.sub(r"[ -]+", "-", _ASCII.sub("", folded)).strip("-")
    yield re.sub(r"^[\d\W]+", "", _ASCII.sub("", folded)).replace(" ", "-")
