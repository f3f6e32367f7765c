"""Find blocks in another language that stand beside their own translation, and should have been taken out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ..parse import Block
from ..voting import Vote
from ..words.english import how_english
from ..words.foreign import writes
from .counterparts import Cell
from .family import VersionBlock
from .lengths import is_as_long
from .surroundings import Surroundings
from .words import links_of, spoken, words_of

_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 3  # of a foreign block; code and names between them say nothing
_AROUND = 3  # rows before and after a block


class _Beside(Struct, frozen=True):
    """The block before (-1) or after (1) a foreign one, in the version's own language."""

    step: int
    block: Block


class Leftovers:
    """Says which foreign blocks are the original of the block before or after them."""

    def __init__(self, around: Surroundings) -> None:
        self._family = around.family
        self._counterparts = around.counterparts
        self._numbered: dict[int, dict[int, Block]] = {}
        self._times: dict[int, Counter[str]] = {}

    def translations(self, left: Mapping[int, tuple[VersionBlock, str]]) -> dict[int, Block]:
        """The blocks that say in a version's own words what foreign ones beside them say, by the numbers of these.

        ``left`` are the foreign blocks of a version with their languages. Where one surely stands below, or above,
        its translation, so do others that may.
        """
        sure = {number: self._translation(*each) for number, each in left.items()}
        found = {number: beside for number, beside in sure.items() if beside is not None}
        habits = {(beside.step, beside.block.kind) for beside in found.values()}
        for number, (entry, language) in left.items() if habits else ():
            for step, kind in sorted(habits):
                beside = self._own(entry, step)
                if number in found or beside is None or beside.block.kind != kind:
                    continue
                if is_as_long(entry.block, beside.block) and self._is_original(entry, language):
                    found[number] = beside
        return {number: found[number].block for number in sorted(found)}

    def _translation(self, entry: VersionBlock, language: str) -> _Beside | None:
        """The block that surely says what a foreign one beside it says; None if there is none.

        It stands in a row with the very words that are left, or in none, where these took its place. Where no version
        in their language has the words, nothing says what they mean.
        """
        words = _said(entry.block)
        if len(words) < _FEWEST_WORDS:
            return None
        took_its_row = self._has(self._row(entry.version, entry.block), language, words)
        for step in (-1, 1):
            beside = self._own(entry, step)
            if beside is None:
                continue
            row = self._row(entry.version, beside.block)
            if any(block is entry.block for _, block in row):
                row = ()  # merged into one row, which may be that of the words alone
            if self._has(row, language, words):
                return beside
            if took_its_row and _may_be_translation(entry.block, beside) and self._is_added(entry, beside):
                return beside
        return None

    def _row(self, version: int, block: Block) -> Sequence[Cell]:
        return self._counterparts.row(VersionBlock(version, -1, block))

    def _has(self, row: Sequence[Cell], language: str, words: Sequence[str]) -> bool:
        """Whether a version in a language says the very words in a row."""
        return any(
            self._family.language(version) == language and _said(block) == words for version, block in row
        )

    def _is_original(self, entry: VersionBlock, language: str) -> bool:
        """Whether a version in the language of a foreign block has the same words."""
        twins = self._counterparts.shared.get(entry.block.text, ())
        return any(self._family.language(twin.version) == language for twin in twins)

    def _own(self, entry: VersionBlock, step: int) -> _Beside | None:
        """The block before or after a foreign one, if it is in the version's own language and stands there once."""
        number = entry.number + step
        block, locale = self._block(entry.version, number), self._family.locales[entry.version]
        if block is None or number in self._family.foreign[entry.version]:
            return None
        if block.text in self._counterparts.shared or not writes(locale, words_of(block)):
            return None
        if how_english(block.text, locale) == "plainly":
            return None
        return _Beside(step, block) if self._times[entry.version][block.text] == 1 else None

    def _is_added(self, entry: VersionBlock, beside: _Beside) -> bool:
        """Whether the block beside a foreign one stands for no other: it alone is more than the other versions have."""
        beyond = self._block(entry.version, entry.number + 2 * beside.step)
        if beyond is not None and self._is_alone(entry, beyond):
            return False
        return self._is_alone(entry, beside.block) and self._is_full(entry)

    def _is_alone(self, entry: VersionBlock, block: Block) -> bool:
        """Whether no other version has a block in a block's row, but for that of the foreign one beside it."""
        row = self._row(entry.version, block)
        return all(version == entry.version for version, _ in row) or any(
            each is entry.block for _, each in row
        )

    def _is_full(self, entry: VersionBlock) -> bool:
        """Whether a version has what most have in the rows around a block: else those lack what stands beside it."""
        table, at = self._family.table, self._family.table.row_of(entry.version, entry.block)
        around = table.rows[max(at - _AROUND, 0) : at + _AROUND + 1] if at is not None else ()
        return all(
            row.cells[entry.version] or not Vote(sum(map(bool, row.cells)), len(row.cells)).is_half
            for row in around
        )

    def _block(self, version: int, number: int) -> Block | None:
        """The block with a number in a version, if it has words to judge."""
        if version not in self._numbered:
            self._numbered[version] = dict(self._family.blocks[version])
            self._times[version] = Counter(block.text for _, block in self._family.blocks[version])
        return self._numbered[version].get(number)


def _said(block: Block) -> list[str]:
    """The words of a block; code in it may be another one in each version."""
    return _WORD.findall(spoken(block))


def _may_be_translation(block: Block, beside: _Beside) -> bool:
    """Whether a block is of the kind, with the links, and about the length of the one beside it."""
    if beside.block.kind != block.kind or len(links_of(beside.block)) != len(links_of(block)):
        return False
    return is_as_long(block, beside.block)
