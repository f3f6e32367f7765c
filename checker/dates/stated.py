"""Read the dates that a notice states, each with its place in the source."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs
from msgspec.structs import replace

from ..parse import Block, Notice
from .finder import find, may_count_in_hanzi, may_hold
from .model import FoundDate

# What CommonMark takes for the number of a list item may be the day or the year of a date.
_MARKER = re.compile(r"\s*\d{1,4}[.)][ \t\u00a0]+")
_REACH = 60  # code points from the beginning of a block


class Stated(Struct, frozen=True):
    """A date in a block of a notice; ``start`` and ``end`` are offsets into the notice's source.

    ``at`` is where it begins in the block's text, -1 where the block's text has lost its beginning.
    ``following`` are the signs right behind it; ``between`` are the texts of the blocks before and behind its own.
    """

    found: FoundDate
    block: Block
    start: int
    end: int
    at: int
    following: str
    between: tuple[str, str] = ("", "")

    @property
    def before(self) -> str:
        """The text of the block before it; empty where the block's text has lost that."""
        return self.block.text[: max(self.at, 0)]


def stated(notice: Notice, locale: str, others: tuple[str, ...]) -> list[Stated]:
    """Dates in the words of a notice, in order; code is left out, partial dates are in."""
    blocks = notice.blocks
    return [
        replace(date, between=(_text_at(blocks, at - 1), _text_at(blocks, at + 1)))
        for at, block in enumerate(blocks)
        if block.kind != "code" and (notice.may_have_digit(block) or may_count_in_hanzi(block.text, locale))
        for date in _in_block(notice, block, locale, others)
    ]


def _text_at(blocks: Sequence[Block], at: int) -> str:
    return blocks[at].text if 0 <= at < len(blocks) else ""


def _in_block(notice: Notice, block: Block, locale: str, others: tuple[str, ...]) -> Iterator[Stated]:
    swallowed = _swallowed(notice, block, locale, others)
    if swallowed is not None:
        yield swallowed
    for found in find(block.text, locale, others):
        start, end = block.stretch(found.start, found.end)
        if (swallowed is not None and start < swallowed.end) or _in_code(block, found):
            continue
        following = block.text[found.end : found.end + 4]
        yield Stated(found, block, start, end, found.start, following)


def _swallowed(notice: Notice, block: Block, locale: str, others: tuple[str, ...]) -> Stated | None:
    """The date whose first number has become the marker of a list item."""
    if block.kind != "item":
        return None
    marker = _MARKER.match(notice.source.text, block.start, min(block.end, block.start + _REACH))
    if marker is None:
        return None
    line = notice.source.text[block.start : min(block.end, block.start + _REACH)]
    if not may_hold(line[marker.end() - block.start :], locale):
        return None  # neither a day nor a year is left
    found = next(iter(find(line, locale, others)), None)
    if (
        found is None
        or not found.whole
        or found.start >= marker.end() - block.start
        or found.shape != "named"
    ):
        return None
    start, end = block.start + found.start, block.start + found.end
    return Stated(found, block, start, end, -1, line[found.end : found.end + 4])


def _in_code(block: Block, found: FoundDate) -> bool:
    return any(span.kind == "code" and span.at <= found.start < span.to for span in block.spans)


def with_reading(date: Stated, reading: int) -> Stated:
    """The same words read the other way round."""
    found = date.found
    return replace(date, found=structs.replace(found, value=found.readings[reading]))
