"""Read plain text: a title without marks, paragraphs, list items."""

import re
from collections.abc import Iterator

from .model import Block, Parsed

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"[ \t]*(?:[-*•‣◦▪–—·]|\(?(?:\d{1,3}|[^\W\d_])[.)٫])[ \t]+(?=\S)")
_END_MARKS = ".!?:;,。！？：；，؟؛۔।॥።…"
_TITLE_LIMIT = 160


def parse(text: str) -> Parsed:
    """Parse plain text. Every line that is not blank becomes a block or a part of one."""
    blocks = [_block(text, start, end) for start, end in _lines(text)]
    return Parsed(tuple(_titled(blocks)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if words:
            start = line.start() + line[0].index(words)
            yield start, start + len(words)


def _block(text: str, start: int, end: int) -> Block:
    bullet = _BULLET.match(text, start, end)
    if not bullet:
        return Block("paragraph", 0, start, end, text[start:end], ((0, start),))
    at = bullet.end()
    ordered = any(sign.isalnum() for sign in bullet[0])
    return Block("item", 1, start, end, text[at:end], ((0, at),), (), ordered)


def _titled(blocks: list[Block]) -> list[Block]:
    for index, block in enumerate(blocks[:3]):
        if len(block.text) < 2:  # a stray letter before the title
            continue
        if block.kind == "paragraph" and len(block.text) <= _TITLE_LIMIT and block.text[-1] not in _END_MARKS:
            blocks[index] = Block("title", 1, block.start, block.end, block.text, block.anchors)
        break
    return blocks
