"""Recognise the closing question of a notice and its answers, in any language, by their shape."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from ..late import late
from ..punctuation import COLONS, COMMAS, ELLIPSIS, QUESTION_MARKS, SEMICOLONS, SENTENCE_ENDS
from .asking import answer, asking, trimmed
from .model import Block

# How many blocks at the end may hold the question and its answers.
REACH = 8

_MARKS = QUESTION_MARKS + "՞"  # the Armenian one stands inside the word that asks
_QUESTION = (6, 120)  # code points, at least and at most
_LONGEST_ANSWER = 26  # code points
_MOST_WORDS = 4  # of an answer
_LONGEST_CLOSING = 4  # blocks of a question with its answers, each on a line of its own
_ASKING_KINDS = frozenset({"paragraph", "heading", "item", "quote", "html"})
_ANSWERING_KINDS = frozenset({"paragraph", "heading", "item", "html"})
_SEPARATOR = late(r"\s*[|/·•・｜／‧∙]\s*|\s{2,}")
_WRAPPING = frozenset("*_»”\"'’)]\u200e\u200f")
_NOT_ANSWER = frozenset(SENTENCE_ENDS + ELLIPSIS + COLONS + SEMICOLONS + COMMAS)  # at the end of a text
_LETTER_OR_SIGN = re.compile(r"[^\W\d_]|[\u2600-\u27bf\U0001f300-\U0001faff]")


def mark_prompt(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """Blocks of a notice with its closing question and answers marked as ``prompt`` and ``answer``.

    A short block that asks, followed by two or three short and different ones and by nothing else, is a
    closing question. Answers on one line (“Yes | No”), or on the question's, become blocks of their own, so
    there may be more blocks than were given.
    """
    for start in range(max(0, len(blocks) - _LONGEST_CLOSING), len(blocks)):
        tail = _closing(blocks[start:], language)
        if tail:
            return (*blocks[:start], *tail)
    return tuple(blocks)


def asks(block: Block, language: str) -> bool:
    """Whether a block is a question short enough to close a notice with."""
    return block.kind in _ASKING_KINDS and is_question(block.text, language)


def is_question(text: str, language: str) -> bool:
    """Whether a short text asks, by its mark or by a word of its language that asks."""
    text = _unwrapped(text.strip())
    if not _QUESTION[0] <= len(text) <= _QUESTION[1]:
        return False
    return has_mark(text, language) or _asks_by_word(text, language)


def has_mark(text: str, language: str) -> bool:
    """Whether a text ends in a question mark, its own language's included."""
    text, ways = _unwrapped(text), asking(language)
    return text.endswith((*_MARKS, *ways.marks)) or any(mark in text for mark in ways.inside)


def _unwrapped(text: str) -> str:
    """A text without spaces, quotation marks and marks of emphasis at its end, in one walk."""
    end = len(text)
    while end and (text[end - 1] in _WRAPPING or text[end - 1].isspace()):
        end -= 1
    return text[:end]


def answers(blocks: Sequence[Block]) -> bool:
    """Whether blocks could be answers: short, without an end, all different."""
    words = {bare(block.text).casefold() for block in blocks}
    return len(words) == len(blocks) and all(
        block.kind in _ANSWERING_KINDS and is_answer(block.text) for block in blocks
    )


def is_answer(text: str) -> bool:
    """Whether a text is as short and plain as the answer to a closing question."""
    text = text.strip()
    words = bare(text).split()
    if not 0 < len(text) <= _LONGEST_ANSWER or len(words) > _MOST_WORDS or text[-1] in _NOT_ANSWER:
        return False
    if not _LETTER_OR_SIGN.search(text) or any(char.isdigit() for char in text):
        return False
    return not any(word[0].isupper() for word in words[1:])


def bare(text: str) -> str:
    """An answer's words without the signs around them (a thumb, a box to tick), or the signs alone."""
    return trimmed(text) or text.strip()


def _asks_by_word(text: str, language: str) -> bool:
    """Whether a text asks by a word, so that its language may leave the mark out."""
    first, last = _asking_words(language)
    return text.startswith(first) or text.endswith(last)


@cache
def _asking_words(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How questions of a language begin, with the space behind the word, and how they end."""
    ways = asking(language)
    return tuple(f"{word} " for word in ways.first), ways.last


def _closing(tail: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The tail of a notice as a question and its answers, or nothing where it is not one."""
    if tail[0].kind not in _ASKING_KINDS:
        return ()
    if len(tail) == 1:
        pieces = _apart(tail[0], language)
    elif not asks(tail[0], language):
        return ()
    elif len(tail) == 2:
        pieces = (tail[0], *in_line(tail[1], language))
    else:
        pieces = tuple(tail)
    if len(pieces) not in (3, 4) or not asks(pieces[0], language) or not answers(pieces[1:]):
        return ()
    if pieces[-1].kind != pieces[1].kind:
        return ()  # a line that was left behind the answers
    return marked(pieces)


def marked(pieces: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks as a question followed by answers."""
    question, *rest = pieces
    return (replace(question, kind="prompt"), *(replace(block, kind="answer") for block in rest))


def _apart(block: Block, language: str) -> tuple[Block, ...]:
    """A block that holds the question and its answers, cut after the question's mark."""
    marks = (*_MARKS, *asking(language).marks)
    cut = max(block.text.find(mark) for mark in marks) + 1
    if not 0 < cut < len(block.text) or not is_question(block.text[:cut], language):
        return (block,)
    at = cut + len(block.text[cut:]) - len(block.text[cut:].lstrip())
    return (piece(block, 0, cut), *in_line(piece(block, at, len(block.text)), language))


def in_line(block: Block, language: str) -> tuple[Block, ...]:
    """Answers that stand on one line as blocks of their own: at their links, separators, or two words."""
    cuts = list(_cuts(block, language))
    if len(cuts) < 2:
        return (block,)
    *others, last = [piece(block, at, to) for at, to in cuts]
    return (*others, replace(last, end=block.end))  # with a separator behind it, or the line under a heading


def _cuts(block: Block, language: str) -> Iterator[tuple[int, int]]:
    spans = [
        (span.at, span.to) for span in block.spans if span.kind in ("link", "html") and span.to > span.at
    ]
    between = "".join(_outside(block.text, spans))
    if len(spans) > 1 and not re.search(r"[^\W_]", between):
        yield from spans
        return
    gaps = list(_SEPARATOR.finditer(block.text)) or _only_gap(block.text, language)
    edges = [0, *(edge for gap in gaps for edge in gap.span()), len(block.text)]
    yield from ((at, to) for at, to in zip(edges[::2], edges[1::2], strict=True) if to > at)


def _outside(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    end = 0
    for at, to in spans:
        yield text[end:at]
        end = max(end, to)
    yield text[end:]


def _only_gap(text: str, language: str) -> list[re.Match[str]]:
    """The gap between two known answers that only a space parts (lines of one paragraph)."""
    gaps = list(re.finditer(r"\s+", text))
    known = len(gaps) == 1 and all(answer(word, language) for word in text.split())
    return gaps if known else []


def piece(block: Block, at: int, to: int) -> Block:
    """The stretch of a block's text from ``at`` to ``to`` as a block of its own."""
    whole = len(block.text)
    start = block.start if at == 0 else block.origin(at)
    end = block.end if to == whole else block.stretch(at, to)[1]
    anchors = [(0, block.origin(at))]
    anchors += [(here - at, there) for here, there in block.anchors if at < here < to]
    spans = tuple(
        replace(span, at=span.at - at, to=span.to - at)
        for span in block.spans
        if at <= span.at and span.to <= to
    )
    text = block.text[at:to]
    return replace(block, start=start, end=end, text=text, anchors=tuple(anchors), spans=spans)
