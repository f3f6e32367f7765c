"""Gather the words of one block, remembering where each of them stands in the source."""

from msgspec import Struct

from .model import Block, Kind, Span, SpanKind

BLANK = " \t\n\r\f"


class Held(Struct, frozen=True):
    """How much a draft held at one moment."""

    size: int
    pieces: int
    anchors: int
    spans: int
    pictures: bool


class Draft(Struct):
    """A block in the making: pieces of text, the source offset of each, and the spans seen so far.

    ``reached`` is the end of the last words or spans in the source, 0 before the first of them.
    """

    kind: Kind
    level: int
    start: int
    ordered: bool = False
    reached: int = 0
    pictures: bool = False
    size: int = 0
    spans: list[Span] = []
    _pieces: list[str] = []
    _anchors: list[tuple[int, int]] = []
    _tail: int = -1  # offset in the source that continues the last piece, or -1

    def words(self, text: str, at: int) -> None:
        """Add text that stands letter by letter at an offset of the source."""
        if at != self._tail:
            self._anchors.append((self.size, at))
        self._pieces.append(text)
        size = len(text)
        self.size += size
        self._tail = self.reached = at + size

    def entity(self, text: str, at: int, end: int) -> None:
        """Add text that the source writes in another way between two offsets (``&amp;``), or may do so."""
        if end - at == len(text) == 1:
            self.words(text, at)
            return
        self._anchors.append((self.size, at))
        self._pieces.append(text)
        self.size += len(text)
        self._anchors += ((self.size, end), (self.size, end))
        self._tail = -1
        self.reached = end

    def blank(self, at: int) -> None:
        """Add a space in place of a line end, unless there is one already or nothing yet."""
        if self.size and self._pieces[-1][-1:] not in BLANK:
            self.words(" ", at)

    def divide(self, at: int) -> None:
        """Part two cells of a row, where there is anything to part."""
        if not self.size:
            return
        self.words(" | ", at)
        self._tail = -1

    def span(self, kind: SpanKind, start: int, end: int, at: int, target: tuple[str, int, int]) -> None:
        """Note a construct of the source whose words are those since ``at``."""
        self.reached = max(self.reached, end)
        if kind == "image":
            self.pictures = True
        self.spans.append(Span(kind, start, end, at, self.size, *target))

    def held(self) -> Held:
        """How much the draft holds now."""
        return Held(self.size, len(self._pieces), len(self._anchors), len(self.spans), self.pictures)

    def withdraw(self, before: Held, start: int) -> None:
        """Take back the words since a moment and the spans begun since ``start``: a reader does not see them."""
        self.size = before.size
        del self._pieces[before.pieces :], self._anchors[before.anchors :]
        kept = [_moved(span, 0, self.size) for span in self.spans[before.spans :] if span.start < start]
        self.spans[before.spans :] = kept
        self.pictures = before.pictures or any(span.kind == "image" for span in kept)
        self._tail = -1

    def block(self, end: int) -> Block | None:
        """The block without the spaces around its words; None where a reader sees nothing."""
        whole = "".join(self._pieces)
        text = whole.strip(BLANK)
        if not self.pictures and (not text or text.isspace()):
            return None
        spans, anchors = self.spans, tuple(self._anchors)
        if len(text) < len(whole):
            lead = len(whole) - len(whole.lstrip(BLANK)) if text else 0
            spans = [_moved(span, lead, len(text)) for span in spans]
            anchors = _shifted(self._anchors, lead) if lead else anchors
        if len(spans) > 1:
            spans.sort(key=_by_start)
        kind = self._kind(text) if self.pictures else self.kind
        return Block(kind, self.level, self.start, end, text, anchors, tuple(spans), self.ordered)

    def _kind(self, text: str) -> Kind:
        if self.kind != "paragraph":
            return self.kind
        shown = sum(span.to - span.at for span in self.spans if span.kind == "image")
        return "image" if shown >= len(text.replace(" ", "")) else "paragraph"


def _by_start(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _moved(span: Span, lead: int, size: int) -> Span:
    at, to = min(max(span.at - lead, 0), size), min(max(span.to - lead, 0), size)
    if (at, to) == (span.at, span.to):
        return span
    return Span(span.kind, span.start, span.end, at, to, span.target, span.target_start, span.target_end)


def _shifted(anchors: list[tuple[int, int]], lead: int) -> tuple[tuple[int, int], ...]:
    """Anchors of a text that has lost ``lead`` code points at its front."""
    kept: list[tuple[int, int]] = []
    for at, there in anchors:
        if at <= lead:
            kept = [(0, there + lead - at)]
        else:
            kept.append((at - lead, there))
    return tuple(kept)
