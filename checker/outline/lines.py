"""Tell paragraphs of plain text from lines of a longer run, where blank lines do not part them."""

import re
from itertools import pairwise

from ..align import Departure, Spot
from ..discover.files import format_of
from ..parse import HEADINGS, Block
from ..punctuation import COLONS, SENTENCE_ENDS, begins_small
from .lengths import Lengths, in_letters

# Kinds that plain text shows by blank lines and lengths alone.
_GUESSED = HEADINGS | {"paragraph"}

# Blank lines part the blocks of a file where one of so many blocks has one before it; elsewhere each line is a block.
_PARTED = 3
_LETTER = re.compile(r"[^\W\d_]")
# A line that ends so goes on in no other one.
_ENDED = re.compile(rf"[{SENTENCE_ENDS}{COLONS}][\W_]*$")
_LINE = 40  # letters; a shorter one may be a title
_SOME_END = 8  # long lines of wrapped text, of which one ends a sentence
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")


class Lines:
    """The blank lines between blocks, over one table."""

    def __init__(self, lengths: Lengths) -> None:
        self.table = lengths.table
        self.lengths = lengths
        self._parted: dict[int, list[bool]] = {}
        self._ending: dict[int, bool] = {}

    def are_lines(self, departure: Departure, spot: Spot) -> bool:
        """Whether missing or extra paragraphs of plain text are lines of a longer run: where these end is a guess."""
        if format_of(self.table.notices[spot.notice].version.path) != ".txt":
            return False
        if not _GUESSED.issuperset(departure.kinds):
            return False
        spots = (spot,) if spot.start < spot.end else departure.counterparts
        if 2 * sum(map(self._touches_lines, spots)) > len(spots):
            return True
        holding = departure.counterparts if departure.kind == "missing" else (spot,)
        return 2 * sum(map(self._goes_on, holding)) > len(holding)

    def _touches_lines(self, spot: Spot) -> bool:
        """Whether a stretch has no blank line on one side, in a file that parts its blocks by blank lines."""
        first, last = self.lengths.blocks_of(spot)
        parted = self._parted_of(spot.notice)
        beside = [parted[at - 1] for at in (first, last) if 0 < at <= len(parted)]
        return not all(beside) and _PARTED * sum(parted) >= len(parted)

    def _goes_on(self, spot: Spot) -> bool:
        """Whether a stretch begins amid a sentence, right below the line that began it."""
        first, last = self.lengths.blocks_of(spot)
        if not 0 < first < last or self._parted_of(spot.notice)[first - 1]:
            return False
        before, here = self.table.notices[spot.notice].blocks[first - 1 : first + 1]
        signs = in_letters(len(before.text), self.table.notices[spot.notice].version.locale)
        if before.kind != "paragraph" or signs < _LINE or _ENDED.search(before.text):
            return False
        if not self._ends_sentences(spot.notice):
            return False
        return _begins_amid(here) or _is_last_line(here, before)

    def _ends_sentences(self, version: int) -> bool:
        """Whether long lines of a version end sentences at least now and then; where none does each is by itself."""
        if version not in self._ending:
            locale = self.table.notices[version].version.locale
            lines = [
                block.text
                for block in self.table.notices[version].blocks
                if in_letters(len(block.text), locale) >= _LINE
            ]
            ended = sum(_ENDED.search(text) is not None for text in lines)
            self._ending[version] = _SOME_END * ended >= len(lines)
        return self._ending[version]

    def _parted_of(self, version: int) -> list[bool]:
        """Whether a blank line stands before each block of a version, the first left out."""
        if version not in self._parted:
            text = self.table.notices[version].source.text
            self._parted[version] = [
                _BLANK_LINE.search(text[one.end : other.start]) is not None
                for one, other in pairwise(self.table.notices[version].blocks)
            ]
        return self._parted[version]


def _begins_amid(block: Block) -> bool:
    """Whether the first letter of a block is a small one, or one of a script without capitals."""
    found = _LETTER.search(block.text)
    return found is not None and (begins_small(found[0]) or found[0].lower() == found[0].upper())


def _is_last_line(block: Block, before: Block) -> bool:
    """Whether a block with the end of a sentence is shorter than a line that has none, as the last line mostly is."""
    return len(before.text) > len(block.text) and _ENDED.search(block.text) is not None
