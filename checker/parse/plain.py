"""Read plain text: a title without marks, paragraphs, list items."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from ..late import late
from ..punctuation import (
    COLONS,
    COMMAS,
    ELLIPSIS,
    FULL_STOPS,
    SEMICOLONS,
    SENTENCE_ENDS,
    UNSPACED,
    begins_small,
)
from .model import Block, LeftOut, Parsed
from .numbering import counting, is_next_title, title_number

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"(?:[-*+•‣◦▪–—·]|\(?(\d{1,3})[.)、）]|\(?[a-zа-я][)）])[ \t\u00a0]+(?=\S)")
_RULE = re.compile(r"([-=_*~#+.—–])\1{2,}$")
# Texts of stores may hold a few tags of HTML; a line of nothing but these has no words.
_TAGS = late(
    r"(?:</?(?:b|big|blockquote|br|center|div|em|font|hr|i|li|ol|p|small|span|strong|u|ul)\b[^<>]*>\s*)+",
    re.IGNORECASE,
)
_OPTION = re.compile(r"--?(?:[^\W_][\w-]*+|[?@#])(?![^\s,;:=\[(<{|/])")  # of a command: -a, --all, -?
_COLUMNS = re.compile(r"\S(?: {4,}|[ ]*\t)")
_GAP = re.compile(r"[^\s,](?: {2,}| *\t)[^\s-]")  # between an option and what it does
_FIELD = re.compile(r"[A-Z][A-Za-z-]{1,24}: ")  # a line of a head of mail, or of what is written like one
# The same in any language: a label, a colon, and what is filled in behind it.
_ENTRY = re.compile(
    r"(?=[^\W\d_])[\w\u0300-\u036f \u3000./()'’-]{1,30}?[ \t\u00a0\u3000]*[:：][ \t\u00a0\u3000]+\S"
)
_UNDERLINE = re.compile(r"(?:=+|-+|~+)$")
# A heading between equals signs, as in AsciiDoc and in wikis, or behind them.
_BETWEEN_MARKS = re.compile(r"(={2,6})[ \t]*([^=\s](?:.*[^=\s])?)[ \t]*\1$")
_BEHIND_MARKS = re.compile(r"(={2,6})[ \t]+([^\W\d_].*[^=\s])$")
_MANY_MARKS = 5  # DokuWiki gives its highest heading six, and each lower one less; the others begin with few
# What reStructuredText says to its reader's tools: a comment, a name to link to, or what to include.
_UNSEEN = re.compile(
    r"\.\. (?:_[^:]+:$|(?:include|literalinclude|contents|toctree|highlight|code-block|code|sourcecode|raw|meta)::"
    r"|(?![_\[|])(?!.*::))"
)
_FOR_TOOLS = re.compile(
    r"\.\. (?:_[^:]+:|[a-z-]+::|SPDX-License-Identifier:)"
)  # shows that a text is of that kind
_COMMENT = re.compile(
    r"<!--(?:(?!-->).)*-->$"
)  # of a page that is written as plain text, on a line of its own
_MODE_LINE = re.compile(r"-\*- .*: .* -\*-$")  # what editors read of a file, on its first line
_NO_TITLE = re.compile(
    r":[A-Z][\w ()-]{1,30}: |.*SPDX-License-Identifier:"
)  # a field of a head, or of the licence
_NOT_TITLE = frozenset(FULL_STOPS + ELLIPSIS + COLONS + SEMICOLONS + COMMAS)
_LISTING = frozenset(COMMAS + SEMICOLONS)
_SENTENCE_OR_LEAD_IN = frozenset(SENTENCE_ENDS + COLONS)
_END_MARKS = frozenset(SENTENCE_ENDS + ELLIPSIS + COLONS + SEMICOLONS + ')]»”"」』）】')
_TITLE_LIMIT = 160  # code points
_WIDEST = 100  # columns; longer lines are paragraphs, not lines of one
_NARROWEST = 30  # columns of a page
_TAB = 8  # columns from one stop to the next
_DASHES = frozenset("-–—")
_FULL = 0.7  # share of the lines with no room for the next word among those that go on, from which text is wrapped
_WITHIN = 0.99  # share of the lines that end at the column where a text is wrapped, or before it
_SEVERAL = 3  # lines that end inside a sentence, in all of a text, from which they show where it is wrapped
_PAGE = 60  # columns that the widest line of text has at least that is wrapped at no column in common
_AT_WILL = 1  # the column of text where every line is full
_NEARLY = 0.9  # of the width: people wrap a little earlier too
# An address in brackets that a line cuts anywhere, since it was wrapped by a program, and what goes on with it:
# blanks within the brackets are no part of it (RFC 3986, appendix C).
_CUT_ADDRESS = re.compile(r"[(<]https?:[^\s()<>]*$")
_REST_OF_ADDRESS = re.compile(r"[^\s()<>]+(?:[ \t]*[)>]|$)")
# Of these scripts a line may end behind any letter.
_UNSPACED = late(f"[{UNSPACED}]")
# what takes two columns, and a first look for it: to compile all its ranges takes milliseconds
_MAYBE_WIDE = re.compile("[^\x00-\u10ff\u2000-\u206f]")
# what stands on, below or beside a letter of the scripts of India, which have more of it than any other
_MAYBE_MARKED = re.compile("[\u0900-\u0dff]")
_MARK = late(
    "[\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0981-\u0983\u09bc\u09be-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83"
    "\u0abc\u0abe-\u0acd\u0b01-\u0b03\u0b3c\u0b3e-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d\u0c81-\u0c83"
    "\u0cbc\u0cbe-\u0ccd\u0d00-\u0d03\u0d3e-\u0d4d\u0d82\u0d83\u0dca-\u0ddf]"
)
_WIDE = late("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]")


class _Line(Struct, frozen=True):
    start: int
    end: int
    words: str
    indent: int  # columns
    after_blank: bool
    bullet: re.Match[str] | None
    heading: re.Match[str] | None
    dashed: bool = False  # begins with a dash, amid a sentence
    listed: bool = False  # begins with the number that follows that of a line before: a table of contents


def parse(text: str, whole: frozenset[int] = frozenset()) -> Parsed:
    """Parse plain text. Every line that is not blank is a part of a block, or a rule or tags that are left out.

    Lines with no blank line between them are one paragraph where the first begins at an offset of ``whole``.
    """
    lines = list(_lines(text))
    left_out: list[LeftOut] = []
    if lines and _MODE_LINE.search(lines[0].words):
        left_out.append(LeftOut("comment", lines[0].start, lines[0].end))
        lines = lines[1:]
    if any(line.words[0] == "<" for line in lines):
        lines = list(_without_tags(lines, left_out))
    if any(_FOR_TOOLS.match(line.words) for line in lines if line.words[0] == "."):
        lines = list(_seen(lines, left_out))
    lines = _with_contents(_without_dashes(lines))
    widths = _widths(lines)
    if whole:
        widths = [
            _AT_WILL if part[0].start in whole else width
            for part, width in zip(_part_of_each(lines), widths, strict=True)
        ]
    paragraphs = list(_paragraphs(lines, widths))
    words = _numbers_that_are_words(paragraphs)
    highest = _most_marks(lines)
    blocks: list[Block] = []
    for index, paragraph in enumerate(paragraphs):
        first = paragraph[0]
        if first.heading:
            blocks.append(_marked(first, first.heading, highest))
        elif not _RULE.match(first.words):
            blocks.append(_block(paragraph, None if index in words else first.bullet))
        else:
            left_out.append(LeftOut("markup", first.start, first.end))
            if blocks and not first.after_blank and _UNDERLINE.match(first.words):
                blocks[-1] = replace(blocks[-1], kind="heading", level=1 if first.words[0] == "=" else 2)
    left_out.sort(key=lambda part: part.start)
    return Parsed(tuple(_titled(blocks)), left_out=tuple(left_out))


def _without_tags(lines: Sequence[_Line], left_out: list[LeftOut]) -> Iterator[_Line]:
    """The lines of a text for a page without those that hold nothing but a comment or tags: these part paragraphs."""
    behind = False
    for line in lines:
        comment = _COMMENT.match(line.words)
        if line.words[0] == "<" and (comment or _TAGS.fullmatch(line.words)):
            left_out.append(LeftOut("comment" if comment else "markup", line.start, line.end))
            behind = True
            continue
        yield replace(line, after_blank=True) if behind else line
        behind = False


def _seen(lines: Sequence[_Line], left_out: list[LeftOut]) -> Iterator[_Line]:
    """The lines of reStructuredText that a reader sees; names to link to, files to include and comments are left out.

    What stands below a comment, and deeper, is a part of it.
    """
    comment = False
    behind = False
    for line in lines:
        unseen = not line.indent and bool(_UNSEEN.match(line.words))
        if unseen:
            comment = "::" not in line.words and line.words[3] != "_"
        elif not comment or not line.indent or line.after_blank:
            comment = False
        if unseen or comment:
            left_out.append(LeftOut("comment" if comment else "markup", line.start, line.end))
            behind = True
            continue
        yield replace(line, after_blank=True) if behind else line
        behind = False


def _without_dashes(lines: list[_Line]) -> list[_Line]:
    """The lines, where those that begin with a dash amid a sentence are no items of a list: “+, ⏎ – or ?”."""
    dashes = [at for at, line in enumerate(lines) if at and line.bullet and line.words[0] in _DASHES]
    if not dashes:
        return lines
    found = {at for at in dashes if _is_amid_sentence(lines, at)}
    if not found:
        return lines
    edge = max(map(_edge, lines))
    found = {at for at in found if _has_no_room(lines[at - 1], edge)}
    return [replace(line, bullet=None, dashed=True) if at in found else line for at, line in enumerate(lines)]


def _with_contents(lines: list[_Line]) -> list[_Line]:
    """The lines, with those marked that have the next title of a table of contents: “3.1. Prices ⏎ 3.2. Parcels”."""
    found = []
    before: tuple[int, ...] = ()
    for at, line in enumerate(lines):
        if line.after_blank:
            before = ()
        if not line.words[0].isdigit() or not (number := title_number(line.words)):
            continue
        if before and is_next_title(before, number):
            found.append(at)
        before = number
    for at in found:
        lines[at] = replace(lines[at], listed=True)
    return lines


def _is_amid_sentence(lines: Sequence[_Line], at: int) -> bool:
    """Whether a line with a dash may go on with the sentence of the one before: no list has it as an item.

    A list has its items in one column, or its lead-in ends in a mark.
    """
    before, line = lines[at - 1], lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    assert line.bullet is not None  # noqa: S101 — only such lines are asked for
    word = line.words[line.bullet.end()]
    if line.after_blank or before.words[-1] in _END_MARKS or not word.isalpha() or word.isupper():
        return False
    if after and after.bullet and after.words[0] == line.words[0] and after.indent <= line.indent:
        return False
    column = before.indent + (before.bullet.end() if before.bullet else 0)
    return line.indent == column and not before.heading and not _RULE.match(before.words)


def _has_no_room(line: _Line, edge: int) -> bool:
    """Whether a line ends so near the edge of a page that a dash would not stand behind it."""
    return _NARROWEST <= edge <= _WIDEST and _edge(line) + 2 > _NEARLY * edge


def _most_marks(lines: Sequence[_Line]) -> int:
    """How many marks the headings of a text have at most, where the highest one has most of them, and else 0."""
    marks = [len(line.heading[1]) for line in lines if line.heading]
    return marks[0] if marks and marks[0] == max(marks) >= _MANY_MARKS else 0


def _marked(line: _Line, heading: re.Match[str], most: int) -> Block:
    """A heading that has its marks on its own line."""
    count = len(heading[1])
    start, end = heading.span(2)
    level = most - count + 1 if most else count
    return Block("heading", level, line.start, line.end, line.words[start:end], ((0, line.start + start),))


def _lines(text: str) -> Iterator[_Line]:
    """Lines that are not blank, without the spaces around them."""
    reached = 0
    for line in _LINE.finditer(text):
        words = line[0].strip(" \t\f\v\ufeff\u00a0")
        if not words or words.isspace():
            continue
        start = line.start() + line[0].index(words)
        between = text[reached:start]
        blank = between.count("\n") > 1 or between.replace("\r\n", "\n").count("\r") > 1
        reached = start + len(words)
        indent = len(line[0][: start - line.start()].lstrip("\ufeff").expandtabs(_TAB))
        after_blank = blank or start == 0
        yield _Line(
            start,
            reached,
            words,
            indent,
            after_blank,
            _BULLET.match(words),
            _heading(words, after_blank=after_blank),
        )


def _heading(words: str, *, after_blank: bool) -> re.Match[str] | None:
    """The marks and the words of a heading; marks that stand on one side of it only need a blank line before them."""
    if words[:2] != "==":
        return None
    return _BETWEEN_MARKS.match(words) or (_BEHIND_MARKS.match(words) if after_blank else None)


def _widths(lines: Sequence[_Line]) -> list[int]:
    """For each line the column at which the text around it was wrapped by hand, or 0 where it was not.

    ``_AT_WILL`` stands for no column in common. A text of many short lines may hold paragraphs that are
    wrapped: then each is looked at by itself.
    """
    everywhere = _wrapped_at(lines, [pair for pair in pairwise(lines) if _goes_on(*pair)])
    if everywhere:
        return [everywhere] * len(lines)
    parts = list(_parts(lines))
    within = [_within_sentences(part) for part in parts]
    found = [_wrapped_at(part, pairs) for part, pairs in zip(parts, within, strict=True)]
    usual = max(_wrapped_together([pair for pairs in within for pair in pairs]), *found, 0)
    loose = _loosely_wrapped(parts)
    return [
        _AT_WILL if loose[index] else width or (usual if usual and _is_like_the_others(part, usual) else 0)
        for index, (part, width) in enumerate(zip(parts, found, strict=True))
        for _ in part
    ]


def _wrapped_at(lines: Sequence[_Line], pairs: Sequence[tuple[_Line, _Line]]) -> int:
    """The column at which lines were wrapped by hand, or 0 where each is a paragraph.

    Text is wrapped where nearly every line that goes on has no room for the first word of the next;
    ``pairs`` are the lines that may do so, each with its next. A few lines of a long text may reach beyond the
    column, as an address or a command does.
    """
    edges = sorted(map(_edge, lines))
    width = edges[ceil(_WITHIN * len(edges)) - 1] if edges else 0
    if width > _WIDEST or width < _NARROWEST or len(pairs) < 2:
        return 0
    full = sum(_is_full(line, after, width) for line, after in pairs)
    return width if full >= _FULL * len(pairs) else 0


def _wrapped_together(pairs: Sequence[tuple[_Line, _Line]]) -> int:
    """The column at which paragraphs of two lines each were wrapped by hand: none of them shows it by itself."""
    return _wrapped_at([line for line, _ in pairs], pairs) if len(pairs) >= _SEVERAL else 0


def _parts(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines with no blank line between them."""
    part: list[_Line] = []
    for line in lines:
        if part and line.after_blank:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _part_of_each(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """For each line the lines between the same two blank ones."""
    return (part for part in _parts(lines) for _ in part)


def _loosely_wrapped(parts: Sequence[Sequence[_Line]]) -> list[bool]:
    """For each part whether its lines are one paragraph, though they end at no column in common.

    People break lines where they like, too. Parts show it whose last line ends a sentence, while one before ends
    inside of one; where several do, and hardly any other part has lines of such length, blank lines separate
    paragraphs.
    """
    prose = [len(part) > 1 and _could_be_prose(part) for part in parts]
    broken = [could and bool(_within_sentences(part)) for part, could in zip(parts, prose, strict=True)]
    widest = max((_columns(line.words) for part in parts for line in part), default=0)
    if sum(broken) < _SEVERAL or sum(broken) < _FULL * sum(prose) or not _PAGE <= widest <= _WIDEST:
        return [False] * len(parts)
    return [
        is_broken and part[-1].words[-1] in SENTENCE_ENDS
        for part, is_broken in zip(parts, broken, strict=True)
    ]


def _could_be_prose(part: Sequence[_Line]) -> bool:
    """Whether the lines of a part may be one paragraph: none is an item or a rule, and none but the last is short.

    Lines that follow a colon, or that each end in a mark, are a list of which nothing but its marks tells.
    """
    ends = [line.words[-1] for line in part[:-1]]
    if ends[0] in COLONS or (len(ends) > 1 and _LISTING.issuperset(ends)):
        return False
    going_on = all(_goes_on(*pair) and not _FIELD.match(pair[1].words) for pair in pairwise(part))
    return going_on and not part[0].bullet and min(_columns(line.words) for line in part[:-1]) >= _NARROWEST


def _within_sentences(part: Sequence[_Line]) -> list[tuple[_Line, _Line]]:
    """Lines that end inside a sentence, each with the next, which begins with no capital."""
    return [
        (line, after)
        for line, after in pairwise(part)
        if _goes_on(line, after)
        and line.words[-1] not in _END_MARKS
        and after.words[0].isalpha()
        and not after.words[0].isupper()
    ]


def _is_like_the_others(part: Sequence[_Line], width: int) -> bool:
    """Whether a part is wrapped where the other parts of the text are.

    Each line that ends inside a sentence shows it, except the first, which may be a title. Where capitals
    hide them (German writes its nouns so), a line does that has no end and too little room for the word behind it;
    figures are words that may begin a line anyway.
    """
    if max(_edge(line) for line in part) > width:
        return False
    if pairs := _within_sentences(part):
        first, *others = [_is_full(line, after, width) for line, after in pairs]
        return all(others) and (first or (bool(others) and pairs[0][0] is part[0]))
    return any(
        _goes_on(line, after)
        and line.words[-1] not in _END_MARKS
        and _is_full(line, after, width, _NEARLY if after.words[0].isdigit() else 1)
        for line, after in pairwise(part)
    )


def _goes_on(before: _Line, line: _Line) -> bool:
    """Whether a line may go on with the one before: it begins no item, and the two are no rows and no entries."""
    if line.after_blank or line.bullet or line.listed or line.heading or before.heading:
        return False
    if _RULE.match(line.words) or _is_next_option(before, line):
        return False
    if _ENTRY.match(line.words) and _ENTRY.match(before.words):
        return False
    return not (_COLUMNS.search(line.words) and _COLUMNS.search(before.words))


def _is_next_option(before: _Line, line: _Line) -> bool:
    """Whether a line has an option of a command, and stands below another, or further out than what that does."""
    if not _OPTION.match(line.words):
        return False
    return line.indent < before.indent or (line.indent == before.indent and bool(_OPTION.match(before.words)))


def _is_full(line: _Line, after: _Line, width: int, share: float = _NEARLY) -> bool:
    """Whether a line has no room for what comes next: a letter where any may end a line, else a word."""
    spaced = not _UNSPACED.match(after.words)
    word = _columns(after.words.split(None, 1)[0]) if spaced else 0
    return _edge(line) + 1 + word > share * width


def _edge(line: _Line) -> int:
    """The column at which a line ends."""
    return line.indent + _columns(line.words)


def _columns(words: str) -> int:
    """How many columns the words take: Chinese, Japanese and Korean letters take two each, signs on letters none."""
    if words.isascii():
        return len(words)
    marks = len(_MARK.findall(words)) if _MAYBE_MARKED.search(words) else 0
    wide = len(_WIDE.findall(words)) if _MAYBE_WIDE.search(words) else 0
    return len(words) + wide - marks


def _paragraphs(lines: Sequence[_Line], widths: Sequence[int]) -> Iterator[list[_Line]]:
    paragraph: list[_Line] = []
    for index, (line, width) in enumerate(zip(lines, widths, strict=True)):
        if paragraph and (_belongs(paragraph, line, width) or _ends_sentence(lines, index)):
            paragraph.append(line)
            continue
        if paragraph:
            yield paragraph
        paragraph = [line]
    if paragraph:
        yield paragraph


def _belongs(paragraph: Sequence[_Line], line: _Line, width: int) -> bool:
    """Whether a line is a part of the paragraph before it."""
    if line.dashed:
        return True
    if _ends_hanging(paragraph, line):
        return False
    return (
        _hangs(paragraph, line)
        or _joins(paragraph[-1], line, width)
        or _goes_on_with_item(paragraph, line)
        or (not line.after_blank and _is_cut(paragraph[-1].words, line))
    )


def _is_cut(words: str, line: _Line) -> bool:
    """Whether words end within an address in brackets that goes on with a line."""
    return bool(_CUT_ADDRESS.search(words) and _REST_OF_ADDRESS.match(line.words))


def _hangs(paragraph: Sequence[_Line], line: _Line) -> bool:
    """Whether a line goes on with what an option of a command does: deeper than the option, in no columns.

    Such tables leave no width in common, since what is said begins in the middle of a line. Behind a colon,
    lines may be a list, or code.
    """
    first, before = paragraph[0], paragraph[-1]
    if line.indent <= first.indent or not (len(paragraph) > 1 or _says_what_it_does(first, line.indent)):
        return False
    if not _OPTION.match(first.words) or _OPTION.match(line.words) or before.words[-1] in COLONS:
        return False
    return not _COLUMNS.search(line.words) and _goes_on(before, line)


def _says_what_it_does(option: _Line, column: int) -> bool:
    """Whether the line of an option says what it does: behind a gap, or from the column on where the next begins.

    Where the option stands alone, it is a term, and what it does a paragraph below.
    """
    if _GAP.search(option.words):
        return True
    term, said = option.words[: column - option.indent], option.words[column - option.indent :]
    return term.endswith(" ") and not term.endswith(", ") and bool(said) and said[0] not in "- "


def _ends_hanging(paragraph: Sequence[_Line], line: _Line) -> bool:
    """Whether a line stands as far out as an option of a command, below lines that go on with what it does."""
    first, last = paragraph[0], paragraph[-1]
    return line.indent <= first.indent < last.indent and bool(_OPTION.match(first.words))


def _ends_sentence(lines: Sequence[_Line], index: int) -> bool:
    """Whether a line is the other half of a sentence of two lines, between blank lines or below its lead-in.

    Two lines show no width, and the first alone may look like a title. More may be a stanza.
    """
    first, second, *more = lines[index - 1 : index + 2]
    if index > 1 and not first.after_blank and lines[index - 2].words[-1] not in COLONS:
        return False
    if more and _goes_on(second, more[0]) and not _OPTION.match(more[0].words):
        return False
    return _are_sentence(first, second)


def _are_sentence(first: _Line, second: _Line) -> bool:
    """Whether two lines are a sentence or lead in to a list, by the capital, the end and the small letter between."""
    return (
        bool(_within_sentences([first, second]))
        and first.words[0].isupper()
        and begins_small(second.words)
        and second.words[-1] in _SENTENCE_OR_LEAD_IN
        and second.indent <= first.indent
        and _columns(first.words) >= _NARROWEST
    )


def _joins(before: _Line, line: _Line, width: int) -> bool:
    return (
        bool(width)
        and _goes_on(before, line)
        and not _RULE.match(before.words)
        and _is_full(before, line, width)
    )


def _goes_on_with_item(item: Sequence[_Line], line: _Line) -> bool:
    """Whether a line below a list item is the rest of its sentence, in text that is not wrapped otherwise."""
    if not item[0].bullet or not _goes_on(item[-1], line) or item[-1].words[-1] in _END_MARKS:
        return False
    return begins_small(line.words) and not _RULE.match(item[-1].words)


def _numbers_that_are_words(paragraphs: Sequence[Sequence[_Line]]) -> set[int]:
    """Indices of lines that begin with a number and count nothing: ``9. září 2020``."""
    found = [
        (index, int(lines[0].bullet[1]))
        for index, lines in enumerate(paragraphs)
        if lines[0].bullet and lines[0].bullet[1]
    ]
    kept = counting([number for _, number in found])
    return {index for at, (index, _) in enumerate(found) if at not in kept}


def _block(lines: Sequence[_Line], bullet: re.Match[str] | None) -> Block:
    shift = bullet.end() if bullet else 0
    pieces = [lines[0].words[shift:]]
    anchors = [(0, lines[0].start + shift)]
    size = len(pieces[0])
    for before, line in pairwise(lines):
        if _is_cut(pieces[-1], line):
            pieces[-1] += line.words
        else:
            anchors.append((size, before.end))
            size += 1
            pieces.append(line.words)
        anchors.append((size, line.start))
        size += len(line.words)
    return Block(
        "item" if bullet else "paragraph",
        1 if bullet else 0,
        lines[0].start,
        lines[-1].end,
        " ".join(pieces),
        tuple(anchors),
        ordered=bool(bullet and any(sign.isalnum() for sign in bullet[0])),
    )


def _titled(blocks: list[Block]) -> list[Block]:
    """The first line that could be a title is one; a stray letter, or a line on the licence, may stand before it."""
    highest = min((block.level for block in blocks if block.kind == "heading"), default=1)
    for index, block in enumerate(blocks[:3] if len(blocks) > 1 else ()):
        if len(block.text) < 2 or _NO_TITLE.match(block.text):
            continue
        if _could_be_title(block, highest):
            blocks[index] = replace(block, kind="title", level=1)
        break
    return blocks


def _could_be_title(block: Block, highest: int) -> bool:
    if block.kind == "heading":
        return block.level == highest
    return block.kind == "paragraph" and len(block.text) <= _TITLE_LIMIT and block.text[-1] not in _NOT_TITLE
