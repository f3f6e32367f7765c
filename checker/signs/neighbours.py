"""Ask the other versions whether a sign that looks wrong in one of them is meant."""

import re
from collections.abc import Iterator

from ..align import Table
from ..findings import Related
from ..parse import Block, Notice
from ..voting import Vote
from ..words.scripts import script_of_letter, written_by
from .scraps import Scrap

# The name of a key, or a command: x, dd, 2dw, C-o, Ctrl-G. Two unlike capitals (PC, TV) are a word.
_KEY = re.compile(r"(?!([A-Z])(?!\1)[A-Z]$)\d?[A-Za-z]{1,2}|(?:[A-Z]|[A-Z][A-Za-z]{2,4})-\S{1,3}")
_SPEAKING = 2  # other versions with a space before a mark: then the words are about the mark itself

Cell = tuple[Block, ...]


class Neighbours:
    """The blocks that other versions have in the row of a block."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._letters: dict[int, set[str]] = {}
        self._written: dict[int, frozenset[str]] = {}
        self._known: dict[tuple[int, str], bool] = {}

    def _others(self, version: int, block: Block) -> Iterator[tuple[int, Notice, Cell]]:
        row = self._table.row_of(version, block)
        cells = self._table.rows[row].cells if row is not None else None
        for other, notice in enumerate(self._table.notices):
            if other != version:
                yield other, notice, cells[other] if cells else ()

    def speaks_of(self, mark: str, version: int, block: Block) -> bool:
        """Whether a version means the space before a mark: all others have one there, or several do.

        One of many may have made the same slip.
        """
        spaced = [
            any(f" {mark}" in each.text for each in cell)
            for _, _, cell in self._others(version, block)
            if cell
        ]
        return bool(spaced) and sum(spaced) >= min(_SPEAKING, len(spaced))

    def types(self, word: str, version: int, block: Block) -> bool:
        """Whether a blank behind a word keeps a mark apart from what is typed: “press x , then …”.

        The name of a key, or a command of two letters, stands so in most other versions of the row.
        """
        if not _KEY.fullmatch(word):
            return False
        typed = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        having = [
            any(typed.search(each.text) for each in cell)
            for _, _, cell in self._others(version, block)
            if cell
        ]
        return Vote(sum(having), len(having)).is_shared

    def shares(self, scrap: Scrap, version: int) -> bool:
        """Whether another version that does not write the script has such letters too, or no version can say.

        A scrap that stands between words, and elsewhere only in versions that write its script, may be a name that
        this version keeps: two versions without it must show that it is not.
        """
        without, elsewhere = 0, False
        for other, notice, cell in self._others(version, scrap.block):
            stands = self._stands(scrap, notice, other)
            if scrap.script in written_by(notice.version.locale):
                elsewhere = elsewhere or stands
                continue
            if stands or scrap.script in self._scripts(cell):
                return True
            without += bool(cell)
        return not scrap.inside and without < 1 + elsewhere

    def _scripts(self, cell: Cell) -> frozenset[str]:
        """The scripts of a version's letters in one row."""
        known = self._written.get(id(cell))
        if known is None:
            signs = {sign for block in cell for sign in block.text}
            known = self._written[id(cell)] = frozenset(map(script_of_letter, signs))
        return known

    def _stands(self, scrap: Scrap, notice: Notice, version: int) -> bool:
        """Whether a version has the letters of a scrap somewhere.

        A version without one of these letters needs no search.
        """
        known = self._known.get((version, scrap.text))
        if known is None:
            letters = self._letters.get(version) or set(notice.source.text)
            self._letters[version] = letters
            known = letters.issuperset(scrap.text) and scrap.text in notice.source.text
            self._known[version, scrap.text] = known
        return known

    def beside(self, version: int, block: Block) -> tuple[Related, ...]:
        """The words of the version that helps the readers of this one most."""
        others = {other: (notice, cell) for other, notice, cell in self._others(version, block) if cell}
        if not others:
            return ()
        notice, cell = others[self._table.nearest_first(others, self._table.locale(version))[0]]
        return (Related(notice.within(cell[0], 0, len(cell[0].text)), notice.version.locale),)
