"""Tell numbered items, and numbered titles, from lines that merely begin with a number: ``9. září 2020``."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from .model import Block

_TITLE_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,5})[.)]?[ \t\u00a0]+(?=\S)")
_MARKER = re.compile(r"(\d{1,9})[.)][ \t]*")
# One word and a year after the number: a date in any language that writes the day first.
_DATE_TAIL = re.compile(r"[^\W\d]\S*\.? (?:de )?\d{4}\b")


def counting(numbers: Sequence[int]) -> set[int]:
    """Indices of the numbers that count something: a neighbour is one less, one more or the same."""
    found = {0} if numbers and numbers[0] == 1 else set()
    for at, (number, later) in enumerate(pairwise(numbers)):
        if later in (number, number + 1):
            found |= {at, at + 1}
        elif later == 1:
            found.add(at + 1)
    return found


def title_number(words: str) -> tuple[int, ...]:
    """The number of a section with which words begin, as in ``3.1.2. Prices``; empty where there is none."""
    found = _TITLE_NUMBER.match(words)
    return tuple(map(int, found[1].split("."))) if found else ()


def is_next_title(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether the number of a title follows another in a table of contents: 3.1.2 that of 3.1.1, and 3.2 as well."""
    *outer, last = number
    if last == 1 and (*before, 1) == number:
        return True
    return before[: len(number)] == (*outer, last - 1)


def words_for_items(blocks: list[Block], text: str, alone: Collection[int]) -> None:
    """Turn items whose number counts nothing into paragraphs that begin with it.

    ``alone`` are the offsets of items that are the only one of their list. An item among others must also
    look like a date.
    """
    for items in _by_level(blocks):
        numbers = [_number(blocks[index], text) for index in items]
        kept = counting(numbers)
        for at, index in enumerate(items):
            block = blocks[index]
            dated = _DATE_TAIL.match(block.text)
            lonely = block.start in alone and numbers[at] > 1
            if (lonely and at not in kept) or (dated and (block.start in alone or at not in kept)):
                blocks[index] = with_marker(block, text)


def _by_level(blocks: Sequence[Block]) -> Iterator[list[int]]:
    levels: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.ordered and block.anchors:
            levels.setdefault(block.level, []).append(index)
    return iter(levels.values())


def _number(block: Block, text: str) -> int:
    found = _MARKER.match(text, block.start)
    return int(found[1]) if found else 0


def with_marker(block: Block, text: str, outer: int = -1) -> Block:
    """The block with its number as part of its words; ``outer`` is where the item around it begins, or -1."""
    found = _MARKER.match(text, block.start)
    if not found:
        return block
    size = found.end() - found.start()
    return replace(
        block,
        kind="paragraph" if outer < 0 else "item",
        level=0 if outer < 0 else max(block.level - 1, 1),
        start=block.start if outer < 0 else outer,
        text=found[0] + block.text,
        anchors=((0, block.start), *((at + size, there) for at, there in block.anchors)),
        spans=tuple(replace(span, at=span.at + size, to=span.to + size) for span in block.spans),
        ordered=False,
    )
