"""Read HTML: the tokens of turbohtml become blocks with places in code points.

Why turbohtml: 217 MB/s with line and column of every token, and 200,000 nested elements lose nothing; html.parser
reads 10 MB/s and needs seconds for 60 kB of open tags, lxml drops what is deeper than 255 levels.
"""

import re
from collections.abc import Sequence
from html import unescape
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from turbohtml import Token, TokenType, tokenize

from ..place import Flaw
from .comments import as_html
from .draft import Draft
from .frontmatter import front_matter
from .lines import lines_left
from .model import Block, Field, Kind, LeftOut, Parsed
from .offsets import encodable
from .slips import emphasis_shown, entities_shown
from .spans import OpenSpans, seams
from .tags import VOID, Tag, tag

# Its tokens are read, not its tree: the tree knows where elements begin, but not where their words do.
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "button", "canvas", "caption", "center"),
        *("dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe"),
        *("legend", "li", "main", "menu", "nav", "noscript", "object", "ol", "optgroup", "option", "p"),
        *("pre", "script", "search", "section", "select", "style", "summary", "table", "tbody", "template"),
        *("textarea", "tfoot", "thead", "title", "tr", "ul", "video", "audio"),
    )
)
_CELLS = frozenset(("td", "th"))
# Elements whose end tag their author may leave out.
_MAY_STAY_OPEN = _CELLS | {"body", "dd", "dt", "html", "li", "optgroup", "option", "p", "tbody"}
_UNSEEN = frozenset(("script", "style", "template", "head"))
# Types of scripts with HTML in them; “text/x-…” may be anything, and must look like it.
_PAGE_TYPES = frozenset(("text/html", "text/template", "text/ng-template"))
_OTHER_PAGE_TYPE, _LOOKS_LIKE_PAGE = re.compile(r"text/x-[\w.+-]+"), re.compile(r"\s*(?:<|\{\{)")
_END_OF_SCRIPT = re.compile(r"</script[^>]*>?\Z", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
_ITEMS = frozenset(("li", "dd", "dt", "option"))
# Start tags that end an open element of the same sort, which its author need not have closed.
_IMPLIED = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "option": ("option",),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tbody": ("td", "th", "tr", "thead", "tbody"),
    "tfoot": ("td", "th", "tr", "thead", "tbody"),
}
_HOLDERS = frozenset((*_HEADINGS, *_ITEMS, "tr", "pre", "textarea", "blockquote", "table", "body"))
# Elements that say what the words inside them are.
_TELLING = _HOLDERS | _LISTS
_LOOK_BACK = 8  # how far up a start tag looks for what it ends
_BREAKS_ROW = frozenset((*_HEADINGS, *_LISTS, "table", "pre", "blockquote"))
_TEXT, _REFERENCE = TokenType.TEXT, TokenType.CHARACTER_REFERENCE
_START_TAG, _END_TAG = TokenType.START_TAG, TokenType.END_TAG
_ELEMENT = re.compile(r"^<[^>]*>|</[^<>]*>?$")
_LAST_WORDS, _MOST_OF_WORDS = re.compile(r"[^\s<>]+(?: [^\s<>]+){0,2}\Z"), 60
_BLANKS = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")


def parse(text: str) -> Parsed:
    """Parse a page or a fragment of HTML, with front matter or without. What is in no block is named as left out."""
    front = front_matter(text)
    if front is None:
        return _read(text, 0, page=True)
    body = _read(text[front.end :], front.end, page=True)
    return replace(
        body,
        fields=front.fields + body.fields,
        flaws=front.flaws + body.flaws,
        left_out=((LeftOut("front matter", 0, front.end), *body.left_out) if front.end else body.left_out),
    )


def fragment(text: str, base: int) -> Parsed:
    """Parse HTML that stands at an offset of a source; all places are offsets of that source."""
    return _read(text, base, page=False)


def _read(text: str, base: int, *, page: bool) -> Parsed:
    """Parse a part of a source; words that the end of a page finds in an open element are a flaw."""
    reader = _Reader(text, base)
    reader.read()
    parsed = reader.parsed()
    if not page or reader.broken_off is None or any(flaw.kind == "tag-open" for flaw in parsed.flaws):
        return parsed  # a tag without its end swallows the end of the page, and is told
    return replace(parsed, flaws=(*parsed.flaws, reader.broken_off))


class _Element(Struct):
    name: str
    start: int
    unseen: bool
    kind: Kind
    level: int
    fresh: bool = False  # a list item whose first words have not come yet
    ordered: bool = False
    holds_page: bool = False  # a script with HTML in it, which a program shows later
    holder: "_Element | None" = None  # the element above it that says what its words are


class _Reader:
    """Walks over the tokens of one document."""

    def __init__(self, text: str, base: int, *, in_script: bool = False) -> None:
        self.text = text
        self.in_script = in_script
        self.base = base
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.fields: list[Field] = []
        self.flaws: list[Flaw] = []
        self.stack = [_Element("", base, unseen=False, kind="paragraph", level=0)]
        self.count: dict[str, int] = {}
        self.lists = 0
        self.ordered: list[bool] = []
        self.draft: Draft | None = None
        self.spans = OpenSpans()
        self.seams = seams(text)
        self.broken_off: Flaw | None = None

    def read(self) -> None:
        text = _even(self.text)
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        at = 0
        for token in tokenize(text, resolve_references=False, capture_source=True):
            start = starts[token.line - 1] + token.col
            source = token.source if token.source is not None else token.data or ""
            if start > at:
                self._gap(at, start)
            at = start + len(source)
            self._token(token, start, at)
        if at < len(text):
            self._gap(at, len(text))
        self.broken_off = self._broken_off()
        self._flush(len(text) + self.base)
        while len(self.stack) > 1:
            self._pop(len(text) + self.base)

    def _broken_off(self) -> Flaw | None:
        """The last words of the text, where the element that holds them has no end."""
        names = [element.name for element in self.stack if element.name in _BLOCKS or element.name in _CELLS]
        if self.draft is None or not names:
            return None
        end = len(self.text[: self.draft.reached - self.base].rstrip())
        if names[-1] in _MAY_STAY_OPEN and not (names[-1] == "p" and self.text[end - 1 : end].isalnum()):
            return None  # its end tag may be left out; a paragraph that ends without a mark is cut off
        words = _LAST_WORDS.search(self.text, max(end - _MOST_OF_WORDS, 0), end)
        start = words.start() if words else end
        return Flaw("page-open", self.base + start, self.base + end, (("tag", f"</{names[-1]}>"),))

    def _token(self, token: Token, start: int, end: int) -> None:
        kind = token.type
        if kind is _TEXT:
            self._words(start, end)
        elif kind is _REFERENCE:
            self._entity(token.data or "", start, end)
        elif kind is _START_TAG or kind is _END_TAG:
            found = tag(self.text[start:end], self.base + start)
            if start in self.seams and self.draft and not self.stack[-1].unseen:
                self.draft.blank(self.base + start)
            if found:
                self._end(found) if found.closing else self._start(found)
        else:
            self._aside(token, start, end)

    def _aside(self, token: Token, start: int, end: int) -> None:
        kind: Literal["comment", "markup"] = "comment" if token.type is TokenType.COMMENT else "markup"
        self.left_out.append(LeftOut(kind, self.base + start, self.base + end))
        if end == len(self.text) and self.text[end - 1] != ">":
            self.flaws.append(Flaw("comment-open", self.base + start, self.base + min(start + 4, end)))

    def _gap(self, start: int, end: int) -> None:
        """Something that is no token: a tag that never ends, and that a browser drops with all its words."""
        self.left_out.append(LeftOut("markup", self.base + start, self.base + end))
        words = self.text[start:end]
        if any(sign.isalnum() for sign in words):
            shown = re.split(r"[\r\n]", words[:40], maxsplit=1)[0]
            self.flaws.append(Flaw("tag-open", self.base + start, self.base + start + len(shown)))

    # Words

    def _words(self, start: int, end: int) -> None:
        words = self.text[start:end]
        top = self.stack[-1]
        if top.unseen:
            return
        if self.draft is None:
            if words.isspace():
                return
            self._begin(self.base + start + len(words) - len(words.lstrip(" \t\n\r\f")))
        assert self.draft is not None  # noqa: S101 — _begin has set it
        if top.kind == "code":
            self.draft.words(words, self.base + start)
            return
        self._collapsed(self.draft, words, self.base + start)

    def _collapsed(self, draft: Draft, words: str, at: int) -> None:
        reached = 0
        for blank in _BLANKS.finditer(words):
            if blank.start() > reached:
                draft.words(words[reached : blank.start()], at + reached)
            draft.blank(at + blank.start())
            reached = blank.end()
        if reached < len(words):
            draft.words(words[reached:], at + reached)

    def _entity(self, value: str, start: int, end: int) -> None:
        if self.stack[-1].unseen:
            return
        draft = self.draft or self._begin(self.base + start)
        draft.entity(value, self.base + start, self.base + end)

    # Tags

    def _start(self, found: Tag) -> None:
        name = found.name
        if name == "br":
            if self.draft:
                self.draft.blank(found.start)
            return
        if name == "img":
            if not self.stack[-1].unseen:
                self.spans.see(found, self.draft or self._begin(found.start))
            return
        if name in VOID:
            self._void(found)
            return
        if name in _BLOCKS or name in _CELLS:
            self._start_block(found)
        elif self._is_seen(found) and (self.draft or name in ("a", "time", "code")):
            self.spans.see(found, self.draft or self._begin(found.start))
        self._push(found)

    def _is_seen(self, found: Tag) -> bool:
        return not (self.stack[-1].unseen or found.hides)

    def _void(self, found: Tag) -> None:
        if found.name == "hr":
            self._flush(found.start)
        if found.name == "meta":
            name = found.attributes.get("name") or found.attributes.get("property")
            content = found.attributes.get("content")
            if name and content:
                self.fields.append(Field(name.value.lower(), content.value, content.start, content.end))

    def _start_block(self, found: Tag) -> None:
        name = found.name
        self._imply(found)
        row = self.draft if self.draft and self.draft.kind == "row" else None
        if row and name in _CELLS:
            row.divide(found.start)
        elif row and name not in _BREAKS_ROW and name != "tr":
            row.blank(found.start)
        else:
            self._flush(found.start)

    def _imply(self, found: Tag) -> None:
        if self.stack[-1].name == "p":
            self._pop(found.start)
        ends = _IMPLIED.get(found.name)
        if not ends:
            return
        for _ in range(_LOOK_BACK):
            top = self.stack[-1].name
            if top in ends:
                self._pop(found.start)
            elif top in _BLOCKS or not top:
                return
            else:
                self._pop(found.start)

    def _push(self, found: Tag) -> None:
        name, above = found.name, self.stack[-1]
        element = _Element(name, found.start, above.unseen, above.kind, above.level, holder=above.holder)
        element.holds_page = name == "script" and not above.unseen and self._holds_page(found)
        if name in _HOLDERS:
            element.holder = element
        if not above.unseen and (name in _UNSEEN or name == "title" or found.hides):
            element.unseen = True
            if (
                name in _BLOCKS or name in _CELLS
            ):  # words stand on either side of what is hidden inside a line
                self._flush(found.start)
        if name not in _TELLING:
            pass  # its words are what those around it are
        elif name in _HEADINGS:
            element.kind, element.level = "heading", _HEADINGS[name]
        elif name in _LISTS:
            self.ordered.append(name == "ol")
        elif name in _ITEMS:
            element.kind, element.level, element.fresh = "item", max(len(self.ordered), 1), True
            element.ordered = bool(self.ordered and self.ordered[-1])
        elif name == "blockquote":
            element.kind, element.level = "quote", self.count.get("blockquote", 0) + 1
        elif name == "tr":
            element.kind, element.level = "row", 0
        elif name in ("pre", "textarea"):
            element.kind, element.level = "code", 0
        elif name in ("table", "body"):
            element.kind, element.level = "paragraph", 0
        self.stack.append(element)
        self.count[name] = self.count.get(name, 0) + 1
        if name == "html" and (language := found.attributes.get("lang")):
            self.fields.append(Field("lang", language.value, language.start, language.end))

    def _holds_page(self, script: Tag) -> bool:
        """Whether a script holds HTML, by its type; one within another holds none, however often it is begun."""
        if self.in_script:
            return False
        kind = script.attributes.get("type")
        name = kind.value.strip().lower() if kind else ""
        if name in _PAGE_TYPES:
            return True
        behind = script.end - self.base
        return bool(_OTHER_PAGE_TYPE.fullmatch(name) and _LOOKS_LIKE_PAGE.match(self.text, behind))

    def _end(self, found: Tag) -> None:
        name = found.name
        if not self.count.get(name):
            if name == "br" and self.draft:
                self.draft.blank(found.start)
            return
        if name in _BLOCKS and not (self._in_row() and name not in ("tr", "table")):
            self._flush(found.start, found if name == self.stack[-1].name else None)
        elif not self.stack[-1].unseen:
            self.spans.close(found, self.draft)
        while self.stack[-1].name != name:
            self._pop(found.start)
        self._pop(found.end)

    def _in_row(self) -> bool:
        return self.draft is not None and self.draft.kind == "row"

    def _pop(self, end: int) -> None:
        element = self.stack.pop()
        self.count[element.name] -= 1
        if element.name in _LISTS:
            self.ordered.pop()
        if element.name == "title":
            self._title(element, end)
        elif element.unseen and not self.stack[-1].unseen:
            self._leave_out(element, end)

    def _leave_out(self, element: _Element, end: int) -> None:
        if element.holds_page:
            self._page_within(element, end)
            return
        script = element.name in ("script", "style")
        self.left_out.append(LeftOut("script" if script else "markup", element.start, end))

    def _page_within(self, script: _Element, end: int) -> None:
        """Read the HTML in a script; its own tags are left out."""
        source = self.text[script.start - self.base : end - self.base]
        opening, closing = _ELEMENT.match(source), _END_OF_SCRIPT.search(source)
        begin = opening.end() if opening else 0
        stop = closing.start() if closing else len(source)
        reader = _Reader(source[begin:stop], script.start + begin, in_script=True)
        reader.read()
        inside = reader.parsed()
        titled = any(block.kind in ("title", "heading") for block in self.blocks)
        self.blocks += (
            replace(block, kind="heading") if titled and block.kind == "title" else block
            for block in inside.blocks
        )
        self.flaws += inside.flaws
        self.left_out += (LeftOut("markup", script.start, script.start + begin), *inside.left_out)
        if script.start + stop < end:
            self.left_out.append(LeftOut("markup", script.start + stop, end))

    def _title(self, element: _Element, end: int) -> None:
        """The title of a page is a field: browsers show it, the page does not."""
        self.left_out.append(LeftOut("markup", element.start, end))
        source = self.text[element.start - self.base : end - self.base]
        words = _ELEMENT.sub("", source).strip()
        if words:
            at = element.start + source.index(words)
            self.fields.append(Field("title", " ".join(unescape(words).split()), at, at + len(words)))

    # Blocks

    def _begin(self, start: int) -> Draft:
        top = self.stack[-1].holder or self.stack[0]
        kind: Kind = top.kind
        level = top.level
        if kind == "item":
            if top.fresh:
                top.fresh = False
                start = self._opening(top, start)
            else:
                kind, level = "paragraph", 0
        elif kind == "heading":
            start = self._opening(top, start)
            if level == 1 and not any(block.kind in ("title", "heading") for block in self.blocks):
                kind = "title"
        elif kind in ("row", "code"):
            start = self._opening(top, start)
        self.draft = Draft(kind, level, start, ordered=top.ordered and kind == "item")
        self.spans.begin()
        return self.draft

    def _opening(self, element: _Element, start: int) -> int:
        """Where a block begins that an element makes: at its tag, but behind a block within that element."""
        return element.start if not self.blocks or self.blocks[-1].end <= element.start else start

    def _flush(self, end: int, closing: Tag | None = None) -> None:
        """End the block; the end tag of its own element is part of it."""
        draft, self.draft = self.draft, None
        if draft is None:
            return
        end = min(end, draft.reached)
        self.spans.finish(draft, end)
        block = draft.block(closing.end if closing else end)
        if block:
            self.blocks.append(block)
            if block.kind != "code":
                self.flaws += entities_shown(block, self.text, self.base)
                self.flaws += emphasis_shown(block, self.text, self.base)

    def parsed(self) -> Parsed:
        for start, end in lines_left(self.text, self._near(self.blocks), self._near(self.left_out)):
            self.left_out.append(LeftOut("markup", self.base + start, self.base + end))
        self.left_out.sort(key=lambda part: (part.start, part.end))
        return Parsed(tuple(self.blocks), tuple(self.fields), tuple(self.left_out), tuple(self.flaws))

    def _near(self, parts: Sequence[Block | LeftOut]) -> list[tuple[int, int]]:
        return [(part.start - self.base, part.end - self.base) for part in parts]


def _even(text: str) -> str:
    """The text for the tokenizer, of the same length: one sign for a line end, comments of one kind."""
    text = as_html(encodable(text)).replace("</>", "<!>")
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text
