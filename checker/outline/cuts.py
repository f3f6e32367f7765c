"""Tell blocks that were cut off from the block beside them from blocks that are in excess."""

import re
from collections import Counter
from math import log

from ..align import Spot
from ..parse import HEADINGS, RUNNING_TEXT, Block
from ..signs.marks import ends_with_colon
from ..voting import Vote
from .lengths import Lengths
from .sentences import completes_neighbour, goes_on
from .tokens import Tokens, tokens_of

# Blocks that make a stretch longer by less than this (natural logarithm) prove nothing by their length.
_TELLS = 0.2
# They are only a part of the others' block where the stretch is longer than theirs by at most this share of that.
_GROWN = 0.4
# A term that other versions write before its explanation is no longer than this.
_TERM = 60
# Of at most so many blocks a single word can prove that they were cut from the block beside them.
_PARTS = 3
# A version begins sentences with capitals where one of so many blocks does.
_OFTEN = 3
_VISARGA = "ः"  # written for a colon in Devanagari
# A line that leads on to a list or to code, and to nothing else, is no longer than this.
_LEADING = 60
_NOT_LED_TO = HEADINGS | {"paragraph"}


class Cuts:
    """Extra blocks and those beside them, over one table: by sentences, names, colons, terms and at last by lengths."""

    def __init__(self, lengths: Lengths, tokens: Tokens) -> None:
        self.table = lengths.table
        self.lengths = lengths
        self._tokens = tokens
        self._capitals: dict[int, bool] = {}

    def is_cut_off(self, spot: Spot) -> bool | None:
        """Whether extra blocks are only a part, cut off, of the block beside them; None where nobody can say.

        Lengths vary, so links that no other version has in the blocks beside outweigh them: then the extra block is
        a block of its own, or a case for nobody to decide where another version has it too.
        """
        version, (first, last) = spot.notice, self.lengths.blocks_of(spot)
        blocks = self.table.notices[version].blocks
        if last == first or blocks[first].kind in HEADINGS:
            return False
        if self.is_rest(version, first):
            return True
        windows = list(self.lengths.windows(version, first, last))
        if not windows:
            return None
        if self._stood_beside(version, first, last) or self._leads_on(version, first, last):
            return True
        if self.completes(spot):
            return True
        if last > first + 1:
            return False
        if self._is_term(version, first):
            return True
        more = self.lengths.here(version, first, last)
        if not any(self._is_no_longer(version, window, more) for window in windows):
            return False
        if not self._has_links_of_its_own(version, first):
            return True
        return None if any(self.lengths.beside(version, first)) else False

    def completes(self, spot: Spot) -> bool:
        """Whether extra blocks are the sentences that a block beside them lacks."""
        version, (first, last) = spot.notice, self.lengths.blocks_of(spot)
        if first == last or self._has_links_of_its_own(version, first):
            return False
        return completes_neighbour(self.lengths, version, first, last)

    def leads_on(self, spot: Spot) -> bool:
        """Whether an extra block is the short end of the block before it, which leads on to a list, a table or code."""
        version, (first, last) = spot.notice, self.lengths.blocks_of(spot)
        blocks = self.table.notices[version].blocks
        if last != first + 1 or last == len(blocks) or blocks[last].kind in _NOT_LED_TO:
            return False
        if blocks[first].kind != "paragraph" or len(blocks[first].text) > _LEADING:
            return False
        return self._leads_on(version, first, last)

    def is_rest(self, version: int, at: int) -> bool:
        """Whether a paragraph goes on with a sentence that the block before it has not ended."""
        blocks = self.table.notices[version].blocks
        if not 0 < at < len(blocks) or blocks[at].kind != "paragraph":
            return False
        rest, lead = blocks[at], blocks[at - 1]
        return lead.kind in RUNNING_TEXT and goes_on(rest, lead) and self._has_capitals(version)

    def _has_capitals(self, version: int) -> bool:
        """Whether blocks of a version begin with capitals, as sentences do where a script has them."""
        if version not in self._capitals:
            blocks = self.table.notices[version].blocks
            upper = sum([block.text[:1].isupper() for block in blocks])
            self._capitals[version] = _OFTEN * upper >= len(blocks)
        return self._capitals[version]

    def _is_no_longer(self, version: int, window: tuple[int, int], more: int) -> bool:
        whole, here = self.lengths.expected(version, *window), self.lengths.here(version, *window)
        if not whole or here <= more or not more:
            return False
        grown = log(here / (here - more))
        return grown >= _TELLS and log(here / whole) <= _GROWN * grown

    def _stood_beside(self, version: int, first: int, last: int) -> bool:
        """Whether extra blocks hold what the others have in the block beside them: paths, names or numbers.

        What comes back elsewhere in the version, as a product's name does, proves nothing.
        """
        if last - first > _PARTS:
            return False
        blocks = self.table.notices[version].blocks
        own = self._tokens.lasting_own(version, first, last)
        for beside in (first - 1, last) if own else ():
            if not 0 <= beside < len(blocks) or blocks[beside].kind not in RUNNING_TEXT:
                continue
            others = [tokens_of(block) for block in self.lengths.beside(version, beside)]
            held = Counter(token for tokens in others for token in tokens & own)
            if held and Vote(max(held.values()), len(others)).outvotes:
                return True
        return False

    def _leads_on(self, version: int, first: int, last: int) -> bool:
        """Whether extra blocks end in the colon in which the block before them ends in the other versions."""
        blocks = self.table.notices[version].blocks
        if not first or not _ends_with_colon(blocks[last - 1]) or _ends_with_colon(blocks[first - 1]):
            return False
        others = [_ends_with_colon(block) for block in self.lengths.beside(version, first - 1)]
        return Vote(sum(others), len(others)).is_majority

    def _has_links_of_its_own(self, version: int, at: int) -> bool:
        """Whether a block has links that are not those of a block beside it in the other versions."""
        blocks = self.table.notices[version].blocks
        if not _links(blocks[at]):
            return False
        for beside in (at - 1, at + 1):
            others = [_links(block) for block in self.lengths.beside(version, beside)]
            held = _links(blocks[beside]) if 0 <= beside < len(blocks) else 0
            if Vote(sum([links > held for links in others]), len(others)).is_majority:
                return False
        return True

    def _is_term(self, version: int, at: int) -> bool:
        """Whether an extra block is a term that most others write into the block before or behind it."""
        words = self.table.notices[version].blocks[at].text
        if not 0 < len(words) <= _TERM:
            return False
        term = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        for beside in (at + 1, at - 1):
            others = list(self.lengths.beside(version, beside))
            found = sum([term.search(block.text) is not None for block in others])
            if Vote(found, len(others)).is_majority:
                return True
        return False


def _links(block: Block) -> int:
    return sum([span.kind == "link" for span in block.spans])


def _ends_with_colon(block: Block) -> bool:
    return ends_with_colon(block.text) or block.text.endswith(_VISARGA)
