"""Read one HTML tag: its name and its attributes with their places."""

import re
from functools import lru_cache

from msgspec import Struct

from .model import SpanKind

_NAME = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:[ \t\r\n\f]*=[ \t\r\n\f]*(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+)))?""",
)
# Systems that translate pages keep the words of the source beside the translation, shown when a pointer rests on it.
_SOURCE = frozenset(("sxs-lookup", "google-src-text"))
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

# What an inline element says of its words; the element's name is not kept.
INLINE: dict[str, SpanKind] = {
    "a": "link",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "var": "code",
    "b": "strong",
    "strong": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "time": "time",
}
VOID = frozenset(  # elements without an end tag
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"),
        *("track", "wbr"),
    )
)
_LONGEST_KNOWN = 200  # code points of a tag that is remembered: a picture may be written in one
_TARGETS = {"a": "href", "time": "datetime", "img": "src"}


class Attribute(Struct, frozen=True, gc=False):
    """A value with entities decoded, and its place in the source."""

    value: str
    start: int
    end: int


class Tag(Struct, frozen=True):
    """A start or end tag of the source."""

    name: str
    closing: bool
    start: int
    end: int
    attributes: dict[str, Attribute]

    @property
    def target(self) -> tuple[str, int, int]:
        """Where a link, an image or a time points, with the place of that value."""
        found = self.attributes.get(_TARGETS.get(self.name, ""))
        return (found.value, found.start, found.end) if found else ("", 0, 0)

    @property
    def hides(self) -> bool:
        """Whether what is inside is no part of the words: never seen, or said in the words beside it already."""
        if not self.attributes:
            return False
        style, names = self.attributes.get("style"), self.attributes.get("class")
        if "hidden" in self.attributes or (style and _HIDING.search(style.value)):
            return True
        return names is not None and not _SOURCE.isdisjoint(names.value.split())


def tag(text: str, at: int) -> Tag | None:
    """Read a tag as it stands in the source; ``at`` is the offset of its first code point."""
    found = _known(text) if len(text) <= _LONGEST_KNOWN else _read(text)
    if found is None:
        return None
    attributes = {
        name: Attribute(each.value, at + each.start, at + each.end) for name, each in found.attributes.items()
    }
    return Tag(found.name, found.closing, at, at + found.end, attributes)


def _read(text: str) -> Tag | None:
    """The tag as if nothing stood before it."""
    name = _NAME.match(text)
    if not name:
        return None
    attributes: dict[str, Attribute] = {}
    if len(text) > name.end() + 1:
        for found in _ATTRIBUTE.finditer(text, name.end()):
            group = found.lastindex or 0
            value = _unescaped(found[group]) if group > 1 else ""
            start, end = found.span(group) if group > 1 else (found.end(), found.end())
            attributes.setdefault(found[1].lower(), Attribute(value, start, end))
    return Tag(name[2].lower(), bool(name[1]), 0, len(text), attributes)


_known = lru_cache(maxsize=4096)(_read)  # versions have the same tags


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape  # its table of entities is slow to load

    return unescape(text)
