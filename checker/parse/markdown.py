"""Read Markdown: the events of pyromark become blocks with places in code points.

Why pyromark: 59 MB/s with the range of every inline, and the deepest of 5,000 levels is kept; markdown-it-py reads
5 MB/s, knows lines of blocks only, and its usual preset drops the rest of a file behind twenty levels.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from pyromark import Options, events_with_range

from ..place import Flaw
from .attributes import hidden_parts
from .definitions import Definitions
from .draft import Draft, Held
from .frontmatter import front_matter
from .masking import TEMPLATE, masked
from .model import HEADINGS, Block, Field, LeftOut, Parsed, Span, SpanKind
from .numbering import with_marker
from .offsets import offsets
from .slips import (
    fence_is_open,
    headings_without_blank,
    marks_shown,
    may_show_marks,
)
from .spans import OpenSpans, seams
from .tags import VOID, Tag, tag
from .whole import Walked, whole

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_GFM
)
_DEEPEST_NUMBERS = 20  # numbers in numbers that may be words: “1. 1. 1. …”
_NOWHERE = ("", 0, 0)
_PIECES = re.compile(r" +|[^ ]+")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}")


def parse(text: str) -> Parsed:
    """Parse Markdown. Every line that is not blank becomes part of a block or is named as left out."""
    reader = _Reader(text)
    reader.read()
    return reader.parsed()


class _Container(Struct):
    """A list, item, quote or note that is open."""

    name: str
    start: int
    fresh: bool = True  # an item whose first paragraph has not come yet
    ordered: bool = False
    items: int = 0
    first: int = 0  # index of the first block inside


class _Unseen(Struct):
    """An inline element that is hidden, what the draft held before it, and how many of its name are open."""

    name: str
    start: int
    before: Held
    depth: int = 1


class _Reader:
    """Walks over the events of one document."""

    def __init__(self, text: str) -> None:
        self.text = text
        front = front_matter(text)
        self.fields: tuple[Field, ...] = front.fields if front else ()
        self.flaws: list[Flaw] = list(front.flaws) if front else []
        self.left_out: list[LeftOut] = [LeftOut("front matter", 0, front.end)] if front and front.end else []
        self.blocks: list[Block] = []
        self.times: list[Span] = []
        self.hidden = hidden_parts(text)
        self.slips = {slip.start: slip for slip in headings_without_blank(text)}
        self.body, self.fill = masked(text, front.end if front else 0, self.hidden, self.slips)
        begin = front.end if front else 0
        same = self.body[begin:] == text[begin:]  # nothing is hidden from the parser
        self.broken: list[Any] = []
        # before the offsets: the parser leaves the text's UTF-8 with it, which is made once then
        self.events: Iterator[tuple[Any, Any]] = events_with_range(
            self.body, options=_OPTIONS, broken_link_callback=self.broken.append
        )
        self.offsets = offsets(self.body)
        self.offset = self.offsets.point
        self.containers: list[_Container] = []
        self.depths = {"List": 0, "BlockQuote": 0}
        self.draft: Draft | None = None
        self.open: list[tuple[SpanKind, int, int, tuple[str, int, int]]] = []
        self.html = OpenSpans()
        self.seams = seams(self.body)
        self.unseen: _Unseen | None = None
        self.closings: list[Tag] = []
        self.pieces: list[tuple[int, str]] = []
        self.last_cell = 0
        self.headed = False  # whether there was a block that is a title or a heading
        self.fenced = False
        self.wrappers = {
            self.body.find("-", part.start, part.end) for part in self.hidden if part.kind == "container"
        }
        # words are what the parser says
        self.plain = same or not (self.wrappers or self.fill or TEMPLATE in self.body)
        self.definitions = Definitions(text, self.body, _OPTIONS)
        self.alone: set[int] = set()  # offsets of numbered lists with one item

    # The walk

    def read(self) -> None:
        """Walk over the events: what comes with every word stands here, the rest has a method each."""
        offset, reach, body, plain = self.offset, self.offsets.reach, self.body, self.plain
        starts, ends = _STARTS.get, _ENDS.get
        for event, where in self.events:
            if type(event) is str:
                self._break(event, where)
                continue
            name, value = event.popitem()
            if name == "Text":
                start = offset(where["start"])
                draft = self.draft
                if (
                    plain
                    and draft is not None
                    and draft.kind != "code"
                    and value != "&"
                    and body.startswith(value, start)
                ):
                    draft.words(value, start)
                    reach(where["end"], start + len(value))
                else:
                    self._text(value, start, where)
            elif name == "Start":
                detail = None
                if type(value) is not str:
                    value, detail = value.popitem()
                if start_of := starts(value):
                    start_of(self, detail, offset(where["start"]))
            elif name == "End":
                kind = value if type(value) is str else next(iter(value))
                if end_of := ends(kind):
                    end_of(self, where["end"])
            else:
                self._inline(name, value, offset(where["start"]), offset(where["end"]))
        self._flush(len(self.text))

    def _text(self, value: str, start: int, where: Any) -> None:
        if where["start"] == where["end"]:
            return  # columns of a tab that an item has taken in part: no letter of the source
        if start in self.wrappers and value.rstrip() == "-":
            return  # the mask of an admonition's mark, where the parser did not take it for an item
        draft = self.draft or self._begin(start)
        if draft.kind == "code" or TEMPLATE in value:
            # Code shows what stands there, not what the mask hides from the parser; so do brackets that make no link.
            draft.words(self.text[start : start + len(value)], start)
        elif self.fill and self.fill in value:
            self._words_without_attributes(draft, value, start)
        elif value != "&" and self.body.startswith(value, start):
            draft.words(value, start)
        else:
            draft.entity(value, start, self.offset(where["end"]))

    def _words_without_attributes(self, draft: Draft, value: str, start: int) -> None:
        for piece in re.finditer(rf"(?:(?!\{{{self.fill}).)+|\{{{self.fill}+", value, re.DOTALL):
            if not piece[0].startswith("{" + self.fill):
                draft.words(piece[0], start + piece.start())

    def _break(self, name: str, where: Any) -> None:
        if name == "SoftBreak":
            if self.draft:
                self.draft.blank(self.offset(where["start"]))
        elif name == "Rule":
            start, end = self.offset(where["start"]), self.offset(where["end"])
            self.left_out.append(LeftOut("markup", start, _trimmed(self.text, start, end)))
        elif self.draft:
            self.draft.blank(self.offset(where["end"]) - 1)

    def _inline(self, name: str, value: Any, start: int, end: int) -> None:
        if name == "Html":
            self.pieces.append((start, self.text[start:end]))
            return
        draft = self.draft or self._begin(start)
        if name == "Code":
            self._code(draft, value, start, end)
        elif name == "InlineHtml":
            self._tag(draft, start, end)

    def _code(self, draft: Draft, value: str, start: int, end: int) -> None:
        at = draft.size
        inner = start + _ticks(self.body, start)
        if self.body.startswith(value, inner):
            draft.words(self.text[inner : inner + len(value)], inner)
        else:
            self._code_in_pieces(draft, value, inner, end)
        draft.span("code", start, end, at, _NOWHERE)

    def _code_in_pieces(self, draft: Draft, value: str, there: int, end: int) -> None:
        """Code that the source writes over several lines, or with escaped signs in a table."""
        for piece in _PIECES.findall(value):
            if piece[0] != " ":
                found = self.body.find(piece, there, end)
                there = found if found >= 0 else there
            draft.words(self.text[there : there + len(piece)] if piece[0] != " " else piece, there)
            there += len(piece)

    def _tag(self, draft: Draft, start: int, end: int) -> None:
        if self.body.startswith("<!--", start):
            self.left_out.append(LeftOut("comment", start, end))
            return
        found = tag(self.text[start:end], start)
        if found is None:
            return
        if start in self.seams:
            draft.blank(start)
        if self._hides(draft, found):
            return
        if found.name == "br":
            draft.blank(start)
        elif found.closing:
            self.closings.append(found)
            self.html.see(found, draft)
        elif not self.html.see(found, draft):
            draft.span("html", start, end, draft.size, _NOWHERE)

    def _hides(self, draft: Draft, found: Tag) -> bool:
        """Whether a tag begins or ends what is hidden; only the end withdraws it: what never ends hides nothing."""
        unseen = self.unseen
        begins = found.hides and not found.closing
        if begins and found.name in VOID:
            self.left_out.append(LeftOut("markup", found.start, found.end))
            return True
        if unseen is None:
            if begins:
                self.unseen = _Unseen(found.name, found.start, draft.held())
            return begins
        if found.name != unseen.name:
            return False
        unseen.depth += -1 if found.closing else 1
        if unseen.depth:
            return False
        self._withdraw(draft, unseen, found.end)
        return True

    def _withdraw(self, draft: Draft, unseen: _Unseen, end: int) -> None:
        draft.withdraw(unseen.before, unseen.start)
        self.html.withdraw(draft.size)
        for index in range(len(self.open) - 1, -1, -1):
            kind, start, at, target = self.open[index]
            if at <= draft.size:
                break
            self.open[index] = kind, start, draft.size, target
        self.left_out.append(LeftOut("markup", unseen.start, end))
        self.unseen = None

    # Blocks

    def _begin(self, start: int) -> Draft:
        """Open the block that words at an offset belong to, when no paragraph says so."""
        top = self.containers[-1] if self.containers else None
        if top and top.name == "Item" and top.fresh:
            top.fresh = False
            level = max(self.depths["List"], 1)
            self.draft = Draft("item", level, top.start, ordered=top.ordered)
        elif top and top.name == "BlockQuote":
            self.draft = Draft("quote", self.depths["BlockQuote"], start)
        else:
            self.draft = Draft("paragraph", 0, start)
        return self.draft

    def _flush(self, end: int) -> None:
        draft = self.draft
        if draft is None:
            return
        self.draft = self.unseen = None
        if self.html.open:
            self.html.finish(draft, end)
            self.html.clear()
        if self.open:
            self.open.clear()
        shown = self.text if draft.kind == "code" else self.body  # code shows what the mask hides
        block = draft.block(_trimmed(shown, draft.start, end))
        if block is None:
            return
        self.blocks.append(block)
        if block.kind in HEADINGS:
            self.headed = True
        if block.kind != "code" and may_show_marks(block.text):
            self.flaws += marks_shown(block, self.text)

    def start_paragraph(self, _: Any, start: int) -> None:
        if self.draft:
            self._flush(start)
        self._begin(start)

    def end_block(self, byte: int) -> None:
        if self.draft:
            self._flush(self.offset(byte))

    def start_heading(self, detail: Any, start: int) -> None:
        self._flush(start)
        slip = self.slips.get(start)
        level = int(detail["level"][1]) + (slip.deeper if slip else 0)
        title = level == 1 and not self.headed
        self.draft = Draft("title" if title else "heading", level, start)
        if self.containers:
            self.containers[-1].fresh = False

    def start_code(self, detail: Any, start: int) -> None:
        self._flush(start)
        self.draft = Draft("code", 0, start)
        self.fenced = type(detail) is dict
        if self.containers:
            self.containers[-1].fresh = False

    def end_code(self, byte: int) -> None:
        end = self.offset(byte)
        start = self.draft.start if self.draft else end
        if self.fenced and fence_is_open(self.text[start:end]):
            self.flaws.append(Flaw("fence-open", start, min(start + 3, end)))
        self._flush(end)

    def start_html(self, _: Any, start: int) -> None:
        self._flush(start)
        self.pieces.clear()

    def end_html(self, _: int) -> None:
        if not self.pieces:
            return
        from .html import fragment

        start = self.pieces[0][0]
        inner = fragment(_joined(self.pieces), start)
        self.blocks += inner.blocks
        self.headed = self.headed or any(block.kind in HEADINGS for block in inner.blocks)
        self.left_out += inner.left_out
        self.flaws += inner.flaws
        self.pieces.clear()

    def start_list(self, number: Any, start: int) -> None:
        self._flush(start)
        self.depths["List"] += 1
        ordered = number is not None
        self.containers.append(
            _Container("List", start, ordered=ordered, first=len(self.blocks)),
        )

    def end_list(self, byte: int) -> None:
        self.end_block(byte)
        listed = self.containers.pop()
        self.depths["List"] -= 1
        if not listed.ordered:
            return
        if listed.items > 1 or len(self.blocks) != listed.first + 1 or self.blocks[-1].kind != "item":
            return
        outer = self.containers[-1] if self.containers else None
        if outer and outer.name == "Item" and outer.fresh and self.depths["List"] < _DEEPEST_NUMBERS:
            # “- 28. Juni” is an item that begins with a number, not a list in a list.
            outer.fresh = False
            self.blocks[-1] = with_marker(self.blocks[-1], self.text, outer.start)
        else:
            self.alone.add(listed.start)

    def start_item(self, _: Any, start: int) -> None:
        if self.draft:
            self._flush(start)
        listed = self.containers[-1]
        listed.items += 1
        fresh = start not in self.wrappers
        if not fresh:
            listed.items += 1
        self.containers.append(_Container("Item", start, fresh=fresh, ordered=listed.ordered))

    def start_definition(self, _: Any, start: int) -> None:
        self._flush(start)
        self.containers.append(_Container("Item", start))

    def start_quote(self, _: Any, start: int) -> None:
        self._flush(start)
        self.depths["BlockQuote"] += 1
        self.containers.append(_Container("BlockQuote", start))

    def end_quote(self, byte: int) -> None:
        self.end_container(byte)
        self.depths["BlockQuote"] -= 1

    def start_note(self, _: Any, start: int) -> None:
        self._flush(start)
        self.containers.append(_Container("Note", start))
        label = self.text.find("]:", start)
        if label >= 0:
            self.left_out.append(LeftOut("definition", start, label + 2))

    def end_container(self, byte: int) -> None:
        self.end_block(byte)
        self.containers.pop()

    # Tables

    def start_row(self, _: Any, start: int) -> None:
        self._flush(start)
        self.draft = Draft("row", 0, start)

    def start_cell(self, _: Any, start: int) -> None:
        if self.draft:
            self.draft.divide(start - 1)

    def end_cell(self, byte: int) -> None:
        self.last_cell = self.offset(byte)

    def end_row(self, byte: int) -> None:
        """A row may have more cells than the head: a renderer drops them, a reader of the file does not."""
        end = self.offset(byte)
        rest = self.text[self.last_cell : end].strip("| \t\r\n")
        if rest and self.draft:
            at = self.text.index(rest, self.last_cell)
            if any(sign.isalnum() for sign in _ATTRIBUTES.sub("", rest)):
                self.flaws.append(Flaw("row-longer", at, at + len(rest)))
            self.draft.divide(at - 1)
            self.draft.words(rest, at)
        self._flush(end)

    # Spans

    def start_link(self, detail: Any, start: int) -> None:
        self._start_span("link", detail, start)

    def start_image(self, detail: Any, start: int) -> None:
        self._start_span("image", detail, start)

    def _start_span(self, kind: SpanKind, detail: Any, start: int) -> None:
        draft = self.draft or self._begin(start)
        target = detail["dest_url"]
        inline = detail["link_type"] in ("Inline", "Autolink", "Email")
        where = (target, 0, 0) if inline else (target, *self.definitions.target(detail["id"]))
        self.open.append((kind, start, draft.size, where))

    def start_emphasis(self, _: Any, start: int) -> None:
        draft = self.draft or self._begin(start)
        self.open.append(("emphasis", start, draft.size, _NOWHERE))

    def start_strong(self, _: Any, start: int) -> None:
        draft = self.draft or self._begin(start)
        self.open.append(("strong", start, draft.size, _NOWHERE))

    def end_span(self, byte: int) -> None:
        if not self.open or not self.draft:
            return
        end = self.offset(byte)
        kind, start, at, (target, there, until) = self.open.pop()
        if target and not until:
            there = self.body.find(target, max(self.draft.reached, start), end)
            there = there if there >= 0 else self.body.find(target, start, end)
            there, until = (there, there + len(target)) if there >= 0 else (0, 0)
        if TEMPLATE in target:
            target = self.text[there:until]
        self.draft.span(kind, start, end, at, (target, there, until))

    # The result

    def parsed(self) -> Parsed:
        return whole(
            Walked(
                self.text,
                self.body,
                self.blocks,
                self.fields,
                (*self.left_out, *self.definitions.left_out),
                self.flaws,
                self.hidden,
                self.slips.values(),
                self.closings,
                self.alone,
                self.broken,
            )
        )


def _trimmed(text: str, start: int, end: int) -> int:
    """End of a stretch without line ends and spaces, be they those of a mask."""
    while end > start and text[end - 1] in " \t\r\n":
        end -= 1
    return end


def _ticks(text: str, at: int) -> int:
    """How many signs open a stretch of code."""
    size = 1
    while text.startswith("`", at + size):
        size += 1
    return size


def _joined(pieces: list[tuple[int, str]]) -> str:
    """Lines of an HTML block as one text in which every letter has kept its distance from the first."""
    start = pieces[0][0]
    parts: list[str] = []
    at = start
    for there, piece in pieces:
        parts.append(" " * (there - at))
        parts.append(piece)
        at = there + len(piece)
    return "".join(parts)


_STARTS: dict[str, Callable[[_Reader, Any, int], None]] = {
    "Paragraph": _Reader.start_paragraph,
    "Heading": _Reader.start_heading,
    "CodeBlock": _Reader.start_code,
    "HtmlBlock": _Reader.start_html,
    "List": _Reader.start_list,
    "Item": _Reader.start_item,
    "DefinitionListTitle": _Reader.start_paragraph,
    "DefinitionListDefinition": _Reader.start_definition,
    "BlockQuote": _Reader.start_quote,
    "FootnoteDefinition": _Reader.start_note,
    "TableHead": _Reader.start_row,
    "TableRow": _Reader.start_row,
    "TableCell": _Reader.start_cell,
    "Link": _Reader.start_link,
    "Image": _Reader.start_image,
    "Emphasis": _Reader.start_emphasis,
    "Strong": _Reader.start_strong,
}
_ENDS: dict[str, Callable[[_Reader, int], None]] = {
    "Paragraph": _Reader.end_block,
    "Heading": _Reader.end_block,
    "CodeBlock": _Reader.end_code,
    "HtmlBlock": _Reader.end_html,
    "List": _Reader.end_list,
    "Item": _Reader.end_container,
    "DefinitionListTitle": _Reader.end_block,
    "DefinitionListDefinition": _Reader.end_container,
    "BlockQuote": _Reader.end_quote,
    "FootnoteDefinition": _Reader.end_container,
    "TableHead": _Reader.end_row,
    "TableRow": _Reader.end_row,
    "TableCell": _Reader.end_cell,
    "Link": _Reader.end_span,
    "Image": _Reader.end_span,
    "Emphasis": _Reader.end_span,
    "Strong": _Reader.end_span,
}
