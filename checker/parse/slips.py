"""See slips of the pen in Markdown: marks that a renderer shows as text or takes for something else."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ..place import Flaw, FlawKind
from .model import RUNNING_TEXT, Block, Kind, SpanKind

# Spaces that are no space to Markdown, at the place where it wants one.
_OTHER_BLANKS = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\u200b"
_HASH = re.compile(rf"#(?=[{_OTHER_BLANKS}]|(?<=##)[\w*_\[“«„「])")
_UNHEADING = re.compile(rf"(#{{1,6}})([{_OTHER_BLANKS}]+|(?<=##)(?=[\w*_\[“«„「]))")
_BEFORE_MARKS = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_ITEM_SIGN = re.compile(rf"\n[ \t>]*(?:\d{{1,3}}[.)](?:\*\*)?|[-*+])(?:[{_OTHER_BLANKS}]|[^\W\d_])")
_UNITEM = re.compile(
    rf"(?:^|(?<=\r))[ \t>]*((\d{{1,3}})[.)]|[-*+])(?:[{_OTHER_BLANKS}]+|(?=[^\W\d_]|(?<=[.)])\*\*[^\W\d_]))",
    re.MULTILINE,
)
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r)")
_BRACKETS = re.compile(r"\](?=\([^()\s]*[./#])")
_STARS = re.compile(r"(?<![*\\])\*\*(?![*\s])[^*\n]{1,300}(?<![\s*])\*\*(?!\*)|(?<![*\\])\*\*(?!\*)")
# Two stars on one side and one on the other: a reader sees the second of the two.
_LOPSIDED = re.compile(r"(?<![*\\])(?:\*\*\w[^*\n]{0,200}(?<!\s)\*|\*\w[^*\n]{0,200}(?<!\s)\*\*)(?!\*)")
_LONE_STARS = re.compile(r"(?<![\w*\\/.])(?<!\w\()\*\*[^\W\d_][^\s*]*")
_SPACED_STARS = re.compile(
    r"(?<!\S)\*\*[ \u00a0](?=[^\W\d_])[^*\n]{3,100}(?<=\w|[.!?:])[ \u00a0]\*\*(?![^\s,.;:!?)])"
)
# A blank inside the stars on one side makes them no marks.
_HALF_SPACED_STARS = re.compile(
    r"(?<![\w*\\])\*\*(?:[ \u00a0]+(?=[^\s*])[^*\n]{1,100}(?<=[^\s*\\])\*\*(?![\w*])"
    r"|(?=[^\s*])[^*\n]{1,100}(?<=[^\s*\\])[ \u00a0]+\*\*(?!\*))"
)
# An underscore ends no emphasis before a letter; those of ASCII words may be parts of a name. Only scripts in which
# the next word or a particle follows without a blank tell such words from names with underscores.
_UNDERSCORES = re.compile(
    r"(?<![\w\\/.:_@#-])_(?=[^\W_])(?=[^_\n]{0,100}[^\x00-\x7f]|[^_\n]{1,100}_[^\x00-\x7f])[^_\n]{1,100}(?<=[\w)）」”])_"
    r"(?=[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af])(?!\w*_)"
)
_FULL_WIDTH = re.compile(r"\[[^\[\]\d][^\[\]]{0,100}\]（(?:https?://|mailto:)[^\s()（）]+[)）]")
_UNBRACKETED = re.compile(r"\[[^\[\]()]{1,100}\(https?://[^\s()]+\)(?![^\[\]]{0,200}\])")
# A space parts the words from the address; ``[x]``, ``[1]`` and ``[PDF]`` beside one may stand so on purpose.
_APART = re.compile(
    r"\[(?=[^\[\]]*[^\W\d_A-Z])[^\[\]^][^\[\]]{1,100}\][ \u00a0]"
    r"(?=\((?:https?://|mailto:|#[^\W\d]|\.{1,2}/)[^\s()]+\))"
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](?!:)")
_ENTITY = (
    r"(?:#\d{2,5}|#x[0-9A-Fa-f]{2,5}|nbsp|amp|lt|gt|quot|apos|sup[123]|frac(?:1[24]|34)|copy|reg|trade|euro|deg"
    r"|hellip|[mn]dash|[lr](?:aquo|dquo|squo)|middot|bull|times|e[mn]sp|thinsp|shy|[lr]arr)"
)
_BROKEN_ENTITY = re.compile(rf"&(?:[ \u00a0]+{_ENTITY}[ \u00a0]?[;；]|{_ENTITY}(?:[ \u00a0]+;|；))")
_UNCLOSED_ENTITY = re.compile(rf"&{_ENTITY}(?![\w;；=]|[ \u00a0]+;)")
# What programs that translate make of </0> and </a>; with the space it is no tag any more.
_BROKEN_TAG = re.compile(r"<(?: {1,3}/ {0,3}|/ {1,3})(?:\d{1,3}|[a-z]{1,10}\d?) {0,3}>", re.IGNORECASE)
_FENCE = re.compile(r"(?:^|\n)[ \t>]*(?:`{3,}|~{3,})[ \t]*$")


_LINE_END = re.compile(r"\r\n|\n|\r")
_FARTHEST = 40  # code points before the marks of a heading that other marks may take
_AS_WRITTEN: frozenset[SpanKind] = frozenset(("code", "image"))  # where marks are meant to be seen


class Slip(Struct, frozen=True):
    """A heading without its space: the parser reads ``mask`` instead, and the level is ``deeper`` by so many."""

    start: int
    end: int
    mask: str
    deeper: int
    flaw: Flaw


def headings_without_blank(text: str) -> Iterator[Slip]:
    """Headings with another space behind their marks than Markdown wants, or with no space."""
    for sign in _HASH.finditer(text):
        found = _heading_at(text, sign.start())
        if not found:
            continue
        marks, blanks = found[1], found[2]
        start, end = found.start(1), found.end()
        if blanks:
            flaw = Flaw("heading-space", found.start(2), end, (("mark", marks),))
            yield Slip(start, end, marks + " " * len(blanks), 0, flaw)
        else:
            flaw = Flaw("heading-space", start, end, (("mark", marks),))
            yield Slip(start, end, marks[1:] + " ", 1, flaw)


def _heading_at(text: str, at: int) -> re.Match[str] | None:
    """The marks that end at an offset, where nothing but the marks of lists and quotes stands before them."""
    start = _line_start(text, at)
    before = _BEFORE_MARKS.match(text, start, at + 1)
    return _UNHEADING.match(text, before.end() if before else start)


def _line_start(text: str, at: int) -> int:
    """Where the line of an offset begins, if that is near; else a place inside the line's words."""
    near = max(at - _FARTHEST, 0)
    return max(text.rfind("\n", near, at) + 1, text.rfind("\r", near, at) + 1, near)


def items_without_blank(text: str, blocks: list[Block]) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Paragraphs whose lines have marks of items without the space that makes them items (``1.First``, ``2.Second``).

    Gives the index of each such block and its lines.
    """
    for index in _with_signs(text, blocks):
        block = blocks[index]
        found = _UNITEM.finditer(text, _line_start(text, block.start), block.end)
        lines = [line for line in found if line.start(1) >= block.start]
        if len(lines) > 1 and (_counts_on(lines) or _are_bullets(lines, block, text)):
            yield index, lines


def item_marks(text: str, at: int) -> list[tuple[int, int]]:
    """The stretches where items of a paragraph miss their space; the first of their marks stands at ``at``.

    A stretch is empty, or holds another kind of space than Markdown wants.
    """
    end = _BLANK_LINE.search(text, at)
    found = _UNITEM.finditer(text, _line_start(text, at), end.start() if end else len(text))
    return [(line.end(1), line.end()) for line in found if line.start(1) >= at]


def _with_signs(text: str, blocks: list[Block]) -> Iterator[int]:
    """Indices of blocks with a line, after their first one, that begins as an item without its space."""
    starts: list[int] = []
    told = -1
    # A search for one letter is several times faster than one for two.
    for sign in _ITEM_SIGN.finditer(text.replace("\r", "\n")):
        starts = starts or [block.start for block in blocks]
        index = bisect_right(starts, sign.start()) - 1
        if index > told and sign.start() < blocks[index].end and blocks[index].kind in RUNNING_TEXT:
            told = index
            yield index


def _counts_on(lines: Sequence[re.Match[str]]) -> bool:
    """Whether the lines have numbers, each one more than the one before, or all of them 1: Markdown counts too."""
    numbers = [int(line[2] or -1) for line in lines]
    if set(numbers) == {1}:
        return True
    return numbers[0] >= 0 and all(later == number + 1 for number, later in pairwise(numbers))


def _are_bullets(lines: Sequence[re.Match[str]], block: Block, text: str) -> bool:
    """Whether all lines from the first one on bear the same mark, and begin as sentences or titles do."""
    ends = sum(1 for _ in _LINE_END.finditer(text, lines[0].end(), block.end))
    if ends != len(lines) - 1 or len({line[1] for line in lines}) > 1:
        return False
    return all(
        _begins_words(text[line.end() : line.end() + 2])
        and block.text.startswith(line[1], _offset_in_text(block, line.start(1)))
        for line in lines
    )


def _begins_words(signs: str) -> bool:
    """Whether two signs are the first of a sentence or a title: ``-verbose`` and ``-5`` are no items."""
    return len(signs) == 2 and signs.isalpha() and not signs[0].islower()


def split_items(block: Block, lines: list[re.Match[str]]) -> list[Block]:
    """The items that the lines of a paragraph were meant to be; words before them stay a paragraph."""
    begins = [_offset_in_text(block, line.start(1)) for line in lines]
    lead = _part(block, 0, begins[0], block.start, block.kind, ordered=block.ordered)
    parts = [lead] if begins[0] else []
    for line, begin, end in zip(lines, begins, [*begins[1:], len(block.text)], strict=True):
        marker = line.end() - line.start(1)
        parts.append(_part(block, begin + marker, end, line.start(1), "item", ordered=bool(line[2])))
    return [part for part in parts if part.text]


def _offset_in_text(block: Block, there: int) -> int:
    index = max(bisect_right(block.anchors, there, key=lambda pair: pair[1]) - 1, 0)
    at, source = block.anchors[index]
    return min(at + max(there - source, 0), len(block.text))


def _part(block: Block, at: int, to: int, start: int, kind: Kind, *, ordered: bool = False) -> Block:
    text = block.text[at:to].rstrip()
    inner = [(pair[0] - at, pair[1]) for pair in block.anchors if at < pair[0] <= at + len(text)]
    spans = [
        replace(span, at=min(span.at - at, len(text)), to=min(span.to - at, len(text)))
        for span in block.spans
        if at <= span.at < to
    ]
    end = block.stretch(at, at + len(text))[1]
    anchors = ((0, block.origin(at)), *inner)
    deeper = 1 if block.kind == "item" else 0
    level = block.level if not at else 1 + deeper * block.level
    return Block(kind, level, start, end, text, anchors, tuple(spans), ordered)


def may_show_marks(text: str) -> bool:
    """Whether a block's words hold any of the signs that ``marks_shown`` looks at."""
    return "*" in text or "[" in text or "]" in text or "&" in text or "<" in text or "_" in text


def marks_shown(block: Block, source: str) -> Iterator[Flaw]:
    """Brackets, stars, entities and tags that were meant as marks and that a reader sees."""
    if "&" in block.text or "<" in block.text:
        yield from _markup_shown(block, source)
    if "]" in block.text or "[" in block.text:
        yield from _brackets_shown(block, source)
    if "**" in block.text:
        yield from _stars_shown(block, source)
    if "*" in block.text:
        yield from _lopsided(block, source)
    if "[^" in block.text:
        yield from _notes_shown(block, source)
    yield from emphasis_shown(block, source, 0)


def _stars_shown(block: Block, source: str) -> Iterator[Flaw]:
    """Two stars on both sides of words, of which one touches a mark and a letter, or a blank inside."""
    reached = 0
    for found in _STARS.finditer(block.text):
        start, end = block.stretch(found.start(), found.end())
        if (
            len(found[0]) > 4
            and source.startswith("**", start)
            and not block.lies_in(found.start(), _AS_WRITTEN)
        ):
            reached = end
            yield Flaw("strong-open", start, end)
    yield from _shown(_SPACED_STARS, "strong-open", block, source)
    for flaw in _shown(_HALF_SPACED_STARS, "strong-open", block, source):
        if flaw.start >= reached:  # before that the blank may be outside
            yield flaw


def _brackets_shown(block: Block, source: str) -> Iterator[Flaw]:
    """Links whose brackets do not close, are of another width or stand apart."""
    if "](" in block.text:
        for found in _BRACKETS.finditer(block.text):
            start, end = block.stretch(found.start(), found.end() + 1)
            if source[start:end] == "](" and not block.lies_in(found.start(), _AS_WRITTEN):
                yield Flaw("link-open", *_whole_link(source, start, end, block.end))
    if "[" in block.text and ("(http" in block.text or "]（" in block.text):
        for pattern in (_FULL_WIDTH, _UNBRACKETED):
            yield from _shown(pattern, "link-open", block, source)
    if "] (" in block.text or "]\u00a0(" in block.text:
        for found in _APART.finditer(block.text):
            start, end = block.stretch(found.start(), found.end() + 1)
            if source.startswith("[", start) and not block.lies_in(found.start(), _AS_WRITTEN):
                yield Flaw("link-apart", *_whole_link(source, end - 2, end, block.end))


def _notes_shown(block: Block, source: str) -> Iterator[Flaw]:
    """Marks of footnotes that no note belongs to."""
    for found in _FOOTNOTE.finditer(block.text):
        start, end = block.stretch(found.start(), found.end())
        if source[start:end] == found[0] and not block.lies_in(found.start(), _AS_WRITTEN):
            yield Flaw("reference-undefined", start, end, (("label", found[0]),))


def _markup_shown(block: Block, source: str) -> Iterator[Flaw]:
    yield from entities_shown(block, source, 0)
    yield from _shown(_UNCLOSED_ENTITY, "entity-broken", block, source)
    yield from _shown(_BROKEN_TAG, "tag-broken", block, source)


def entities_shown(block: Block, source: str, base: int) -> Iterator[Flaw]:
    """Entities with a space or a wide semicolon in them; the source begins at an offset of the block's file."""
    for found in _BROKEN_ENTITY.finditer(block.text) if "&" in block.text else ():
        start, end = block.stretch(*found.span())
        if source[start - base : end - base] == found[0] and not block.lies_in(found.start(), _AS_WRITTEN):
            yield Flaw("entity-broken", start, end)


def emphasis_shown(block: Block, source: str, base: int) -> Iterator[Flaw]:
    """Words between underscores that a reader sees; the source begins at an offset of the block's file."""
    for found in _UNDERSCORES.finditer(block.text) if "_" in block.text else ():
        start, end = block.stretch(*found.span())
        if source[start - base : end - base] == found[0] and not block.lies_in(found.start(), _AS_WRITTEN):
            yield Flaw("emphasis-open", start, end)


def _shown(pattern: re.Pattern[str], kind: FlawKind, block: Block, source: str) -> Iterator[Flaw]:
    """Stretches of a block that stand in the source as a reader sees them, outside code."""
    for found in pattern.finditer(block.text):
        start, end = block.stretch(*found.span())
        if source.startswith(found[0][:2], start) and not block.lies_in(found.start(), _AS_WRITTEN):
            yield Flaw(kind, start, end)


def lone_stars(blocks: Sequence[Block], source: str) -> Iterator[Flaw]:
    """Two stars before a word, the only ones that a reader sees: with others they may mark footnotes."""
    # A search for one sign is many times faster than one for two.
    starred = [b for b in blocks if "*" in b.text and "**" in b.text and b.kind != "code"]
    if len(starred) == 1 and starred[0].text.count("**") == 1:
        yield from _shown(_LONE_STARS, "strong-open", starred[0], source)


def _lopsided(block: Block, source: str) -> Iterator[Flaw]:
    """Emphasis that begins with two stars and ends with one, or the other way round."""
    emphasised = {block.origin(span.at) for span in block.spans if span.kind == "emphasis"}
    for found in _LOPSIDED.finditer(source, block.start, block.end) if emphasised else ():
        inside = found.start() + 2 - (source[found.start() + 1] != "*")
        if inside in emphasised:
            yield Flaw("strong-uneven", *found.span())


def _whole_link(source: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """The stretch between the brackets around a broken seam, where they are near."""
    opening = source.rfind("[", max(start - 200, 0), start)
    closing = source.find(")", end, min(limit, end + 300))
    return opening if opening >= 0 else start, closing + 1 if closing >= 0 else end


def fence_is_open(code: str) -> bool:
    """Whether a fenced code block has lost its closing fence."""
    return "\n" not in code.rstrip() or not _FENCE.search(code.rstrip())
