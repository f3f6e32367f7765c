"""Tell the sections of a notice from its headings."""

from collections.abc import Sequence

from .model import Block, Section


def sections_of(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Sections in the order in which they begin; the first is the notice itself, at level 0."""
    found = [[0, 0, len(blocks), -1]]
    open_ones = [0]
    for index, block in enumerate(blocks):
        if block.kind not in ("title", "heading"):
            continue
        while found[open_ones[-1]][0] >= max(block.level, 1):
            found[open_ones.pop()][2] = index
        found.append([max(block.level, 1), index, len(blocks), open_ones[-1]])
        open_ones.append(len(found) - 1)
    return tuple(Section(*section) for section in found)
