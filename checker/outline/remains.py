"""Find out whether words that seem to be lacking, or in excess, only stand in the block beside them."""

import re
from collections import Counter
from itertools import pairwise
from math import log

from ..align import Departure, Spot, Table
from ..discover.files import format_of
from ..parse import HEADINGS, RUNNING_TEXT, Block
from ..signs.marks import ends_with_colon, has_end_mark
from ..voting import Vote
from .lengths import Lengths
from .sentences import goes_on

# The words in question must make a stretch longer by so much (natural logarithm), or its length proves nothing.
_TELLS = 0.3
_TELLS_OF_MORE = 0.2
# The words are taken to be there where the stretch is longer by this share of that.
_THERE = 0.6
# A term that other versions write before its explanation is no longer than this.
_TERM = 60

# Of at most so many blocks a single word can prove that they were cut from the block beside them.
_PARTS = 3

# A version begins sentences with capitals where one of so many blocks does.
_OFTEN = 3

# Paths, names of programs, numbers.
_TOKEN = re.compile(r"(?<![A-Za-z0-9/_.:-])[A-Za-z0-9/_.:-]{3,}[A-Za-z0-9/_]")
# A token with such a sign is no word of any language, so it is the same in all of them.
_LASTING = re.compile(r".[A-Z0-9/_.:]")
# Kinds that plain text shows by blank lines and lengths alone.
_GUESSED = HEADINGS | {"paragraph"}
# Blank lines part the blocks of a file where one of so many blocks has one before it; elsewhere each line is a block.
_PARTED = 3
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")
_VISARGA = "ः"  # written for a colon in Devanagari
# A line that leads on to a list or to code, and to nothing else, is no longer than this.
_LEADING = 60


class Remains:
    """Blocks and those around them, over one table."""

    def __init__(self, table: Table, lengths: Lengths) -> None:
        self.table = table
        self.lengths = lengths
        self._parted: dict[int, list[bool]] = {}
        self._capitals: dict[int, bool] = {}
        self._whole: dict[int, Counter[str]] = {}

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

    def is_cut_off(self, spot: Spot) -> bool | None:
        """Whether extra blocks are only a part, cut off, of the block beside them; None where nobody can say.

        Lengths vary, so links that no other version has in the blocks beside outweigh them: then the extra block is
        a block of its own, or a case for nobody to decide where another version has it too.
        """
        version, (first, last) = spot.notice, self.lengths.blocks_of(spot)
        blocks = self.table.notices[version].blocks
        if last == first or blocks[first].kind in HEADINGS:
            return False
        if self._is_rest(version, first):
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
        return goes_on(self.lengths, version, first, last)

    def leads_on(self, spot: Spot) -> bool:
        """Whether an extra block is the short end of the block before it, which leads on to a list, a table or code."""
        version, (first, last) = spot.notice, self.lengths.blocks_of(spot)
        blocks = self.table.notices[version].blocks
        if last != first + 1 or last == len(blocks) or blocks[last].kind in _GUESSED:
            return False
        if blocks[first].kind != "paragraph" or len(blocks[first].text) > _LEADING:
            return False
        return self._leads_on(version, first, last)

    def are_lines(self, departure: Departure, spot: Spot) -> bool:
        """Whether missing or extra paragraphs of plain text are lines of a longer run: where these end is a guess."""
        if format_of(self.table.notices[spot.notice].version.path) != ".txt":
            return False
        if not _GUESSED.issuperset(departure.kinds):
            return False
        spots = (spot,) if spot.start < spot.end else departure.counterparts
        return 2 * sum(map(self._touches_lines, spots)) > len(spots)

    def _touches_lines(self, spot: Spot) -> bool:
        """Whether a stretch has no blank line on one side, in a file that parts its blocks by blank lines."""
        first, last = self.lengths.blocks_of(spot)
        parted = self._parted_of(spot.notice)
        beside = [parted[at - 1] for at in (first, last) if 0 < at <= len(parted)]
        return not all(beside) and _PARTED * sum(parted) >= len(parted)

    def _parted_of(self, version: int) -> list[bool]:
        """Whether a blank line stands before each block of a version, the first left out."""
        if version not in self._parted:
            text = self.table.notices[version].source.text
            self._parted[version] = [
                _BLANK_LINE.search(text[one.end : other.start]) is not None
                for one, other in pairwise(self.table.notices[version].blocks)
            ]
        return self._parted[version]

    def shows(self, spot: Spot) -> bool:
        """Whether lengths confirm a spot: shorter than in the others at a gap, longer where blocks are in excess."""
        version, (first, last) = spot.notice, self.lengths.blocks_of(spot)
        if spot.start < spot.end:
            return self.is_cut_off(spot) is False
        gap = self.lengths.expected(version, first, last)
        if not gap:
            return False
        gap -= self.lengths.here(version, first, last)
        return all(
            (self.lengths.expected(version, *window) or 0) - self.lengths.here(version, *window)
            >= _THERE * gap
            for window in self.lengths.windows(version, first, last)
        )

    def _is_no_longer(self, version: int, window: tuple[int, int], more: int) -> bool:
        whole, here = self.lengths.expected(version, *window), self.lengths.here(version, *window)
        if not whole or here <= more or not more:
            return False
        grown = log(here / (here - more))
        return grown >= _TELLS_OF_MORE and log(here / whole) <= (1 - _THERE) * grown

    def _are_rests(self, spots: tuple[Spot, ...]) -> bool:
        """Whether most of the spots begin in the middle of a sentence."""
        rests = 0
        for spot in spots:
            first, _ = self.lengths.blocks_of(spot)
            rests += self._is_rest(spot.notice, first)
        return 2 * rests > len(spots)

    def lasting_names(self, missing: Departure) -> frozenset[str]:
        """What most of the versions that have some blocks name in them, and translation leaves alone."""
        counts = Counter(token for spot in missing.counterparts for token in self._tokens(spot))
        return frozenset(
            token
            for token, count in counts.items()
            if _LASTING.search(token) and Vote(count, len(missing.counterparts)).outvotes
        )

    def own_names(self, spot: Spot) -> frozenset[str]:
        """What a version names in some blocks, and nowhere else."""
        whole, here = self._tokens_of(spot.notice), self._counts(spot.notice, *self.lengths.blocks_of(spot))
        return frozenset(token for token, count in here.items() if count == whole[token])

    def _stands_beside(self, departure: Departure, version: int, at: int) -> bool:
        """Whether paths, names and numbers of the lacking blocks stand beside the gap, in this version alone.

        Others have “Run the installer.” and “See docs/setup.md.”; this version has one block with “docs/setup.md”.
        """
        blocks = self.table.notices[version].blocks
        counts = Counter(token for spot in departure.counterparts for token in self._tokens(spot))
        kept = {token for token, count in counts.items() if Vote(count, len(departure.counterparts)).outvotes}
        for beside in (at, at - 1) if kept else ():
            if not 0 <= beside < len(blocks) or not kept <= set(_TOKEN.findall(blocks[beside].text)):
                continue
            others = [set(_TOKEN.findall(block.text)) for block in self.lengths.beside(version, beside)]
            if not Vote(sum(kept <= tokens for tokens in others), len(others)).is_half:
                return True
        return False

    def _stood_beside(self, version: int, first: int, last: int) -> bool:
        """Whether extra blocks hold what the others have in the block beside them: paths, names or numbers.

        What comes back elsewhere in the version, as a product's name does, proves nothing.
        """
        if last - first > _PARTS:
            return False
        blocks, whole = self.table.notices[version].blocks, self._tokens_of(version)
        counts = self._counts(version, first, last)
        own = {token for token in counts if counts[token] == whole[token] and _LASTING.search(token)}
        for beside in (first - 1, last) if own else ():
            if not 0 <= beside < len(blocks) or blocks[beside].kind not in RUNNING_TEXT:
                continue
            others = [frozenset(_TOKEN.findall(block.text)) for block in self.lengths.beside(version, beside)]
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

    def _tokens(self, spot: Spot) -> frozenset[str]:
        return frozenset(self._counts(spot.notice, *self.lengths.blocks_of(spot)))

    def _tokens_of(self, version: int) -> Counter[str]:
        """How often each token stands in a version."""
        if version not in self._whole:
            self._whole[version] = self._counts(version, 0, len(self.table.notices[version].blocks))
        return self._whole[version]

    def _counts(self, version: int, first: int, last: int) -> Counter[str]:
        blocks = self.table.notices[version].blocks[first:last]
        return Counter(token for block in blocks for token in _TOKEN.findall(block.text))

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

    def _is_rest(self, version: int, at: int) -> bool:
        """Whether a paragraph goes on with a sentence that the block before it has not ended."""
        blocks = self.table.notices[version].blocks
        if (
            not 0 < at < len(blocks)
            or blocks[at].kind != "paragraph"
            or blocks[at - 1].kind not in RUNNING_TEXT
        ):
            return False
        lower = blocks[at].text[:1].islower() and not has_end_mark(blocks[at - 1].text)
        return lower and self._has_capitals(version)

    def _has_capitals(self, version: int) -> bool:
        """Whether blocks of a version begin with capitals, as sentences do where a script has them."""
        if version not in self._capitals:
            blocks = self.table.notices[version].blocks
            upper = sum([block.text[:1].isupper() for block in blocks])
            self._capitals[version] = _OFTEN * upper >= len(blocks)
        return self._capitals[version]


def _links(block: Block) -> int:
    return sum([span.kind == "link" for span in block.spans])


def _ends_with_colon(block: Block) -> bool:
    return ends_with_colon(block.text) or block.text.endswith(_VISARGA)
