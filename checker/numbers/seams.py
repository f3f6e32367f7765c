"""See where tags part digits that stand side by side in the words: raised footnote marks, spans without a blank."""

import re
from collections.abc import Iterator

from msgspec import Struct

from ..compare import Passage
from ..parse import Block

_RAISED = re.compile(r"<su[pb]\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


class Seams(Struct, frozen=True):
    """Offsets in a passage's text where a number ends at a tag, and stretches of digits that are raised or lowered."""

    cuts: tuple[int, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()


_NONE = Seams()


def seams(passage: Passage) -> Seams:
    """The seams of a passage; none where no tag stands between its words."""
    source = passage.notice.source.text
    if source.find("<", passage.blocks[0].start, passage.blocks[-1].end) < 0:
        return _NONE
    cuts: list[int] = []
    raised: list[tuple[int, int]] = []
    base = 0
    for block in passage.blocks:
        for at, tags in _tagged(block, source):
            digits = _DIGITS.match(block.text, at)
            if digits and _RAISED.search(tags):
                raised.append((base + at, base + digits.end()))
            elif digits and block.text[at - 1].isdecimal():
                cuts.append(base + at)
        base += len(block.text) + 1
    return Seams(tuple(cuts), tuple(raised))


def _tagged(block: Block, source: str) -> Iterator[tuple[int, str]]:
    """Offsets in a block's text behind tags, with what the source has there."""
    here, there = 0, block.start
    for at, start in block.anchors:
        end = there + at - here - 1  # a blank may stand for the tag itself
        if 0 < at < len(block.text) and "<" in (between := source[end:start]):
            yield at, between
        here, there = at, start
