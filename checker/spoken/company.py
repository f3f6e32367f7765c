"""Say what other versions have in place of a block, and where else its words stand."""

from collections.abc import Collection, Container, Mapping, Sequence
from functools import cache, cached_property

from ..locales import language_of
from ..parse import Block
from ..quoting import nearness
from .hearing import Heard, Hearing

Cell = tuple[int, Block]
"""A block and the version that it stands in."""

TRANSLATORS = 2
"""From so many versions with words of their own on, what most keep in English is worth a note."""

SHORT = 40
"""Code points of a block that may stand in the English version in other capitals: “User Guide”."""

KEPT_BY = 2
"""Versions that keep something in English for each that has translated it, and yet have left it."""

_DOUBTFUL = 20  # letters; of blocks with fewer, more than one in five is no sentence but a name
_FRAMED = 0.9  # share of the versions of other languages that keep a block as it is, from which it is a frame
# Languages that may rightly hold the same sentence.
_SHARING = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "cnr"}),
    frozenset({"id", "ms"}),
    frozenset({"zh", "yue"}),
)


class Company:
    """The blocks that stand beside a block in its row, and those of the same words in any version."""

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing

    @cached_property
    def shared(self) -> Mapping[str, Sequence[Heard]]:
        """The blocks of all texts that stand in more than one version.

        Of each version the first is taken that has others beside it, or the first of all.
        """
        once: set[str] = set()
        twice: set[str] = set()
        for blocks in self._hearing.blocks:
            texts = {block.text for _, block in blocks}
            twice |= once & texts
            once |= texts
        shared: dict[str, dict[int, Heard]] = {text: {} for text in twice}
        for version, blocks in enumerate(self._hearing.blocks):
            for number, block in blocks:
                if block.text not in twice:
                    continue
                heard = self._hearing.heard(version, number, block)
                known = shared[block.text].setdefault(version, heard)
                if len(self.row(known)) < 2 <= len(self.row(heard)):
                    shared[block.text][version] = heard
        return {text: tuple(firsts.values()) for text, firsts in shared.items()}

    @cached_property
    def short_english(self) -> frozenset[str]:
        """The headings and other short blocks of English versions, in small letters."""
        return frozenset(
            block.text.lower()
            for version, blocks in enumerate(self._hearing.blocks)
            if self._hearing.language(version) == "en"
            for _, block in blocks
            if len(block.text) <= SHORT
        )

    def row(self, heard: Heard) -> Sequence[Cell]:
        """All blocks of the row that a block stands in, itself among them; none where it stands in no row."""
        return self._rows[heard.version].get(heard.block.start, ())

    @cached_property
    def _rows(self) -> list[dict[int, list[Cell]]]:
        """The blocks of each row, by version and by where its block begins."""
        rows: list[dict[int, list[Cell]]] = [{} for _ in self._hearing.blocks]
        for row in self._hearing.table.rows:
            cells = [(version, block) for version, cell in enumerate(row.cells) for block in cell]
            for version, block in cells:
                rows[version][block.start] = cells
        return rows

    def others(self, heard: Heard) -> dict[int, str]:
        """What the other versions have in the row of a block."""
        return {version: block.text for version, block in self.row(heard) if version != heard.version}

    def twins(self, heard: Heard) -> list[Heard]:
        """Blocks of the same words in versions of other languages, this one not counted."""
        locales = self._hearing.locales
        return [
            twin
            for twin in self.shared.get(heard.block.text, ())
            if twin.version != heard.version
            and not _shares_words(locales[heard.version], locales[twin.version])
        ]

    def stands_in_english(self, block: Block) -> bool:
        """Whether the words of a block are those of a block of an English version."""
        return any(self._hearing.language(twin.version) == "en" for twin in self.shared.get(block.text, ()))

    def keepers(self, heard: Heard) -> tuple[set[int], set[int]]:
        """The versions that keep a block's row in the language that it is in here, and those that do not.

        Versions that are in that language by right are among neither.
        """
        if heard.foreign is None:
            return set(), set()
        row = self.row(heard)
        asked = {version for version, _ in row if not self._is_native(version, heard)}
        alike = {
            version
            for version, block in row
            if self._languages[version].get(block.start) == heard.language
            or (version in asked and block.text == heard.block.text)
        }
        return alike, asked - alike

    @cached_property
    def _languages(self) -> list[dict[int, str]]:
        """The languages of the foreign blocks of each version, by where they begin."""
        return [
            {block.start: heard[number].language for number, block in blocks if number in heard}
            if heard
            else {}
            for blocks, heard in zip(self._hearing.blocks, self._hearing.foreign, strict=True)
        ]

    def is_rare(self, heard: Heard, neglected: Container[int] = ()) -> bool:
        """Whether a block was left in that language; what most versions keep in it is so on purpose.

        Several that have translated it show that it can be, unless the others are many more.
        ``neglected`` versions, in another language throughout, keep nothing on purpose.
        """
        heard = self._in_company(heard)
        alike, unlike = self.keepers(heard)
        kept = sum(version == heard.version or version not in neglected for version in alike)
        if len(unlike) >= TRANSLATORS and kept <= KEPT_BY * len(unlike):
            return True
        twins = self.shared.get(heard.block.text, ())
        same = {twin.version for twin in twins if not self._is_native(twin.version, heard)}
        if len(same) * 2 > len(self._hearing.locales):
            return False
        return len(alike) < 2 or len(alike) <= len(unlike) + self._natives(heard)

    def _in_company(self, heard: Heard) -> Heard:
        """The block, or the one of the same words that has others beside it, if it stands alone in its row."""
        if len(self.row(heard)) > 1:
            return heard
        twins = (twin for twin in self.shared.get(heard.block.text, ()) if twin.foreign is not None)
        return next((twin for twin in twins if len(self.row(twin)) > 1), heard)

    def is_in_doubt(self, heard: Heard) -> bool:
        """Whether few words of a block tell its language, and most versions of the same words do not hear it so.

        What is told of one version is told of all that have the very same words.
        """
        if heard.foreign is None or heard.foreign.letters >= _DOUBTFUL:
            return False
        twins = self.twins(heard)
        agreeing = sum(twin.language == heard.language for twin in twins)
        asked = sum(not self._is_native(twin.version, heard) for twin in twins)
        return 2 * (1 + agreeing) < 1 + asked

    def is_frame(self, heard: Heard) -> bool:
        """Whether nearly all versions of other languages keep this block in the language that it is in here."""
        alike, unlike = self.keepers(heard)
        return len(alike) > 1 and len(alike) >= _FRAMED * (len(alike) + len(unlike))

    def _natives(self, heard: Heard) -> int:
        """How many versions of a block's row are by right in the language that the block is in here."""
        return len({version for version, _ in self.row(heard) if self._is_native(version, heard)})

    def _is_native(self, version: int, heard: Heard) -> bool:
        return heard.foreign is not None and self._hearing.language(version) == heard.language

    def nearest(self, heard: Heard, among: Collection[int]) -> tuple[Cell, ...]:
        """What some versions have in a block's row, that which its readers can best read first."""
        cells = [cell for cell in self.row(heard) if cell[0] in among]
        return tuple(sorted(cells, key=lambda cell: self._nearness(cell, heard)))

    def speaker(self, heard: Heard, language: str) -> tuple[Cell, ...]:
        """The same words in a version of a language, else the row's block in it, else any other of the row's."""
        for twin in self.shared.get(heard.block.text, ()):
            if twin.version != heard.version and self._hearing.language(twin.version) == language:
                return ((twin.version, twin.block),)
        others = [cell for cell in self.row(heard) if cell[0] != heard.version]
        others.sort(
            key=lambda cell: (self._hearing.language(cell[0]) != language, self._nearness(cell, heard))
        )
        return tuple(others[:1])

    def _nearness(self, cell: Cell, heard: Heard) -> tuple[bool, bool, bool, bool, int, bool, int]:
        locales, reference = self._hearing.locales, self._hearing.table.reference
        return nearness(cell[0], locales[cell[0]], reader=locales[heard.version], reference=reference)


@cache
def _shares_words(one: str, other: str) -> bool:
    """Whether two locales may rightly hold the same sentence."""
    first, second = language_of(one), language_of(other)
    return first == second or "und" in (first, second) or any({first, second} <= group for group in _SHARING)
