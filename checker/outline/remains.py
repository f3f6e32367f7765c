"""Find out whether words that seem to be lacking only stand in the block beside the gap."""

from collections.abc import Sequence
from math import log

from ..align import Departure, Spot
from ..parse import HEADINGS, Block
from ..voting import Vote
from .cuts import Cuts
from .lengths import Lengths
from .tokens import Tokens, tokens_of

# The words in question must make a stretch longer by so much (natural logarithm), or its length proves nothing.
_TELLS = 0.3
# The words are taken to be there where the stretch is longer by this share of that.
_THERE = 0.6


class Remains:
    """Gaps and the blocks around them, over one table."""

    def __init__(self, lengths: Lengths, tokens: Tokens, cuts: Cuts) -> None:
        self.table = lengths.table
        self.lengths = lengths
        self._tokens = tokens
        self._cuts = cuts

    def holds(self, departure: Departure, spot: Spot) -> bool:
        """Whether the blocks around a gap may hold what is lacking, by their words or by their length.

        Others have 100 letters and 50 more, this version one block of 145 and a gap: the block holds both. True too
        where nothing can be measured.
        """
        version, (first, last) = spot.notice, self.lengths.blocks_of(spot)
        if departure.kinds[0] in HEADINGS:
            return self.lengths.expected_headings(version, first, last) == self.lengths.headings(
                version, first, last
            )
        if self._are_rests(departure.counterparts) or self._stands_beside(departure, version, first):
            return True
        if departure.kinds == ("image",) and self._stands_within(version, first):
            return True
        lacking = self.lengths.of_others(version, departure.counterparts)
        measured = False
        for window in self.lengths.windows(version, first, last):
            measured = True
            whole, here = self.lengths.expected(version, *window), self.lengths.here(version, *window)
            if not whole or whole <= lacking or not here:
                continue
            grown = log(whole / (whole - lacking))
            if grown >= _TELLS and log(here / (whole - lacking)) >= _THERE * grown:
                return True
        return not measured

    def shows(self, spot: Spot) -> bool:
        """Whether lengths confirm a spot: shorter than in the others at a gap, longer where blocks are in excess."""
        version, (first, last) = spot.notice, self.lengths.blocks_of(spot)
        if spot.start < spot.end:
            return self._cuts.is_cut_off(spot) is False
        gap = self.lengths.expected(version, first, last)
        if not gap:
            return False
        gap -= self.lengths.here(version, first, last)
        return all(
            (self.lengths.expected(version, *window) or 0) - self.lengths.here(version, *window)
            >= _THERE * gap
            for window in self.lengths.windows(version, first, last)
        )

    def _are_rests(self, spots: Sequence[Spot]) -> bool:
        """Whether most of the spots begin in the middle of a sentence."""
        rests = 0
        for spot in spots:
            first, _ = self.lengths.blocks_of(spot)
            rests += self._cuts.is_rest(spot.notice, first)
        return 2 * rests > len(spots)

    def _stands_within(self, version: int, at: int) -> bool:
        """Whether the paragraph before or behind a gap has an image in it that the others' has not."""
        blocks = self.table.notices[version].blocks
        for beside in (at, at - 1):
            if (
                not 0 <= beside < len(blocks)
                or blocks[beside].kind == "image"
                or not _has_image(blocks[beside])
            ):
                continue
            others = list(self.lengths.beside(version, beside))
            if not Vote(sum(map(_has_image, others)), len(others)).is_half:
                return True
        return False

    def _stands_beside(self, departure: Departure, version: int, at: int) -> bool:
        """Whether paths, names and numbers of the lacking blocks stand beside the gap, in this version alone.

        Others have “Run the installer.” and “See docs/setup.md.”; this version has one block with “docs/setup.md”.
        """
        blocks = self.table.notices[version].blocks
        kept = self._tokens.kept(departure.counterparts)
        for beside in (at, at - 1) if kept else ():
            if not 0 <= beside < len(blocks) or not kept <= tokens_of(blocks[beside]):
                continue
            others = [tokens_of(block) for block in self.lengths.beside(version, beside)]
            if not Vote(sum(kept <= tokens for tokens in others), len(others)).is_half:
                return True
        return False


def _has_image(block: Block) -> bool:
    return any(span.kind == "image" for span in block.spans)
