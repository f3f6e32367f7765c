"""Follow inline elements of HTML from their start tags to their end tags."""

import re

from msgspec import Struct

from .draft import Draft
from .model import SpanKind
from .tags import INLINE, Tag

# Deeper nesting of inline elements says nothing more about words, and would cost time for each block.
_DEEPEST = 32


_NAMES = r"(?:a|abbr|b|bdi|bdo|big|cite|code|em|font|i|ins|label|mark|q|s|small|span|strong|sub|sup|u|var)"
_TAGS_BETWEEN_DIGITS = re.compile(
    rf"<(?<=\d<)(?:/?{_NAMES}\b[^<>]{{0,300}}>)(?:</?{_NAMES}\b[^<>]{{0,300}}>)*(?=\d)", re.IGNORECASE
)
_PARTING = re.compile(r"</?su[bp]\b|</[^<>]*><[^/]", re.IGNORECASE)


def seams(text: str) -> frozenset[int]:
    """Offsets of inline tags that part two numbers: an index from its number, an element from the one before it."""
    return frozenset(
        found.start() for found in _TAGS_BETWEEN_DIGITS.finditer(text) if _PARTING.search(found[0])
    )


class _Open(Struct):
    name: str
    kind: SpanKind
    start: int
    at: int
    target: tuple[str, int, int]


class OpenSpans:
    """The inline elements that are open; one that lasts over several blocks is a span in each of them."""

    def __init__(self) -> None:
        self.open: list[_Open] = []

    def see(self, tag: Tag, draft: Draft) -> bool:
        """Take note of a tag; False where it is not an inline element that says anything."""
        if tag.name == "img":
            _picture(tag, draft)
            return True
        if tag.name not in INLINE:
            return False
        if tag.closing:
            self.close(tag, draft)
        elif len(self.open) < _DEEPEST and (tag.name != "a" or tag.target[0]):
            self.open.append(_Open(tag.name, INLINE[tag.name], tag.start, draft.size, tag.target))
        return True

    def begin(self) -> None:
        """A new block begins: what is open lasts into it."""
        for span in self.open:
            span.at = 0

    def finish(self, draft: Draft, end: int) -> None:
        """A block ends: note what is open as spans that end here."""
        for span in self.open:
            if span.at < draft.size:
                draft.span(span.kind, span.start, end, span.at, span.target)

    def withdraw(self, size: int) -> None:
        """The words behind a size are gone: what is open among them begins with the next."""
        for span in self.open:
            span.at = min(span.at, size)

    def clear(self) -> None:
        """Forget what was never closed."""
        self.open.clear()

    def close(self, tag: Tag, draft: Draft | None) -> None:
        """An end tag: its words become a span, unless they did when their block ended."""
        for index in range(len(self.open) - 1, -1, -1):
            span = self.open[index]
            if span.name == tag.name:
                if draft:
                    draft.span(span.kind, span.start, tag.end, span.at, span.target)
                del self.open[index]
                return


def _picture(tag: Tag, draft: Draft) -> None:
    at = draft.size
    words = tag.attributes.get("alt")
    if words and words.value:
        _attribute_words(words.value, words.start, words.end, draft)
    draft.span("image", tag.start, tag.end, at, tag.target)


def _attribute_words(value: str, start: int, end: int, draft: Draft) -> None:
    if len(value) == end - start:
        draft.words(value, start)
    else:
        draft.entity(value, start, end)
