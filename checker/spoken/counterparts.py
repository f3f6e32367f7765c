"""Say what other versions have in place of a block, and where else its words stand."""

import re
from collections import Counter
from collections.abc import Collection, Container, Mapping, Sequence
from functools import cached_property

from ..parse import Block
from ..quoting import nearest_first
from ..voting import Vote
from ..words.foreign import Words
from ..words.kinship import share_sentences
from .family import FamilyLanguages, VersionBlock

Cell = tuple[int, Block]
"""A block and the version that it stands in."""

TRANSLATORS = 2
"""Versions with words of their own from which a note says what most keep in English."""

SHORT = 40
"""Code points of a block that may stand in the English version in other capitals: “User Guide”."""

KEPT_BY = 2
"""So many versions may keep something in English for each that has translated it: it still counts as left."""

_A_SENTENCE = 60  # letters from which a block is no label
_IN_COMMON = 60  # letters of a block up to which names and commands may outweigh its own words
_A_COMMAND = 6  # words
_WORD = re.compile(r"[^\W\d_]+")
_DOUBTFUL = 20  # letters; more than one in five of the blocks with fewer is a name and no sentence


class Counterparts:
    """The blocks that stand beside a block in its row, and those with the same words in any version."""

    def __init__(self, family: FamilyLanguages) -> None:
        self._family = family
        self._rows: dict[int, list[Cell]] = {}
        self._english: dict[int, dict[int, Block]] = {}
        self._twins: dict[tuple[str, str], list[VersionBlock]] = {}

    @cached_property
    def shared(self) -> Mapping[str, Sequence[VersionBlock]]:
        """The blocks of all texts that stand in more than one version.

        Each version gives the first such block with others in its row, or else the first of all.
        """
        once: set[str] = set()
        twice: set[str] = set()
        for blocks in self._family.blocks:
            texts = {block.text for _, block in blocks}
            twice |= once & texts
            once |= texts
        shared: dict[str, dict[int, VersionBlock]] = {text: {} for text in twice}
        for version, blocks in enumerate(self._family.blocks):
            for number, block in blocks:
                if block.text not in twice:
                    continue
                entry = self._family.entry(version, number, block)
                known = shared[block.text].setdefault(version, entry)
                if len(self.row(known)) < 2 <= len(self.row(entry)):
                    shared[block.text][version] = entry
        return {text: tuple(firsts.values()) for text, firsts in shared.items()}

    @cached_property
    def short_english(self) -> frozenset[str]:
        """The headings and other short blocks of English versions, in small letters."""
        return frozenset(
            folded(block.text)
            for version, blocks in enumerate(self._family.blocks)
            if self._family.language(version) == "en"
            for _, block in blocks
            if len(block.text) <= SHORT
        )

    def row(self, entry: VersionBlock) -> Sequence[Cell]:
        """All blocks of the row that a block stands in, itself among them; empty where it stands in no row."""
        at = self._family.table.row_of(entry.version, entry.block)
        if at is None:
            return ()
        if at not in self._rows:
            cells = self._family.table.rows[at].cells
            self._rows[at] = [(version, block) for version, cell in enumerate(cells) for block in cell]
        return self._rows[at]

    def in_english(self, entry: VersionBlock) -> Mapping[int, Block]:
        """What the English versions have in the row of a block."""
        at = self._family.table.row_of(entry.version, entry.block)
        if at is None:
            return {}
        if at not in self._english:
            row, language = self.row(entry), self._family.language
            self._english[at] = {version: block for version, block in row if language(version) == "en"}
        return self._english[at]

    def others(self, entry: VersionBlock) -> dict[int, str]:
        """What the other versions have in the row of a block."""
        return {version: block.text for version, block in self.row(entry) if version != entry.version}

    def twins(self, entry: VersionBlock) -> Sequence[VersionBlock]:
        """Blocks with the same words in versions of other languages."""
        same, language = self.shared.get(entry.block.text), self._family.language
        if not same:
            return ()
        key = (entry.block.text, language(entry.version))
        if key not in self._twins:
            self._twins[key] = [one for one in same if not share_sentences(key[1], language(one.version))]
        return self._twins[key]

    def stands_in_english(self, block: Block) -> bool:
        """Whether the words of a block are those of a block of an English version."""
        return any(self._family.language(twin.version) == "en" for twin in self.shared.get(block.text, ()))

    def kept_or_translated(self, entry: VersionBlock) -> tuple[set[int], set[int]]:
        """The versions that keep a block's row in its foreign language, and those that have translated it.

        Neither holds the versions whose own language it is.
        """
        if entry.foreign is None:
            return set(), set()
        row = self.row(entry)
        asked = {version for version, _ in row if not self._is_native(version, entry)}
        kept = {
            version
            for version, block in row
            if self._languages[version].get(block.start) == entry.language
            or (version in asked and block.text == entry.block.text)
        }
        return kept, asked - kept

    @cached_property
    def _languages(self) -> list[dict[int, str]]:
        """The languages of the foreign blocks of each version, by where they begin."""
        return [
            {block.start: foreign[number].language for number, block in blocks if number in foreign}
            if foreign
            else {}
            for blocks, foreign in zip(self._family.blocks, self._family.foreign, strict=True)
        ]

    def is_rare(self, entry: VersionBlock, foreign_versions: Container[int] = ()) -> bool:
        """Whether somebody forgot to translate a block; what most versions keep in its language they keep on purpose.

        Several versions that have translated it show that others could, unless those are many more.
        ``foreign_versions``, in another language throughout, keep nothing on purpose.
        """
        entry = self._in_full_row(entry)
        kept, translated = self.kept_or_translated(entry)
        on_purpose = sum(version == entry.version or version not in foreign_versions for version in kept)
        if len(translated) >= TRANSLATORS and on_purpose <= KEPT_BY * len(translated):
            return True
        twins = self.shared.get(entry.block.text, ())
        same = {twin.version for twin in twins if not self._is_native(twin.version, entry)}
        if Vote(len(same), len(self._family.locales)).is_majority:
            return False
        if not translated and entry.foreign is not None and entry.foreign.letters >= _A_SENTENCE:
            having = {version for version, _ in self.row(entry)}
            if not Vote(len(having), len(self._family.locales)).is_majority:
                return True  # what only some have was added later: nobody has translated it yet
        return len(kept) < 2 or len(kept) <= len(translated) + self._natives(entry)

    def _in_full_row(self, entry: VersionBlock) -> VersionBlock:
        """The block; if it stands alone in its row, one with the same words that does not."""
        if len(self.row(entry)) > 1:
            return entry
        twins = (twin for twin in self.shared.get(entry.block.text, ()) if twin.foreign is not None)
        return next((twin for twin in twins if len(self.row(twin)) > 1), entry)

    def is_in_doubt(self, entry: VersionBlock) -> bool:
        """Whether a block has few words, and most versions with the same words disagree about its language.

        A finding about one version must be right about all that have the very same words.
        """
        if entry.foreign is None or entry.foreign.letters >= _DOUBTFUL:
            return False
        twins = self.twins(entry)
        agreeing = sum(twin.language == entry.language for twin in twins)
        asked = sum(not self._is_native(twin.version, entry) for twin in twins)
        return not Vote(1 + agreeing, 1 + asked).is_half

    def is_command_of_all(self, entry: VersionBlock) -> bool:
        """Whether a short block is English only by words that others have in their sentences too: a command, names.

        What is left without them is neither English nor what the English version has there.
        """
        if entry.foreign is None or entry.language != "en" or entry.foreign.letters >= _IN_COMMON:
            return False
        if entry.block.kind == "row":
            return False  # of its cells one may be translated and the others not
        _, translated = self.kept_or_translated(entry)
        counts = Counter(
            word
            for version, block in self.row(entry)
            if version in translated
            for word in set(_WORD.findall(block.text))
        )
        common = {word for word, count in counts.items() if _have_all(count, len(translated))}
        rest = [word for word in _WORD.findall(entry.block.text) if word not in common]
        english = {word for block in self.in_english(entry).values() for word in _WORD.findall(block.text)}
        taken = len(_WORD.findall(entry.block.text)) - len(rest)
        if not 0 < taken <= _A_COMMAND or not rest or not english or english.issuperset(rest):
            return False
        return self._family.own_languages[entry.version].foreign_in(Words(" ".join(rest))) is None

    def is_frame(self, entry: VersionBlock) -> bool:
        """Whether nearly all versions of other languages keep this block in its foreign language."""
        kept, translated = self.kept_or_translated(entry)
        return len(kept) > 1 and Vote(len(kept), len(kept) + len(translated)).is_nine_tenths

    def _natives(self, entry: VersionBlock) -> int:
        """How many versions of a block's row have its foreign language as their own."""
        return len({version for version, _ in self.row(entry) if self._is_native(version, entry)})

    def _is_native(self, version: int, entry: VersionBlock) -> bool:
        return entry.foreign is not None and self._family.language(version) == entry.language

    def nearest(self, entry: VersionBlock, among: Collection[int]) -> tuple[Cell, ...]:
        """What some versions have in a block's row; first what its readers can read best."""
        cells = [cell for cell in self.row(entry) if cell[0] in among]
        return tuple(self._nearest_first(cells, entry))

    def speaker(self, entry: VersionBlock, language: str) -> tuple[Cell, ...]:
        """The same words in a version of a language, or the row's block in it, or else another block of the row.

        Of the last, one that has been translated is shown before one that was left as well.
        """
        for twin in self.shared.get(entry.block.text, ()):
            if twin.version != entry.version and self._family.language(twin.version) == language:
                return ((twin.version, twin.block),)
        others = [cell for cell in self.row(entry) if cell[0] != entry.version]
        native = [cell for cell in others if self._family.language(cell[0]) == language]
        translated = [cell for cell in others if self._languages[cell[0]].get(cell[1].start) != language]
        return tuple(self._nearest_first(native or translated or others, entry)[:1])

    def _nearest_first(self, cells: Sequence[Cell], entry: VersionBlock) -> list[Cell]:
        table = self._family.table
        return nearest_first(
            cells,
            lambda cell: table.speaker(cell[0]),
            reader=self._family.locales[entry.version],
            reference=table.reference,
        )


def folded(text: str) -> str:
    """A text in small letters with plain spaces: a heading may have another one after its number."""
    small = text.lower().replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(small.split()) if "  " in small else small


def _have_all(count: int, of: int) -> bool:
    """Whether so many of the versions with words of their own have a word that all may be meant to have it."""
    return count >= TRANSLATORS and Vote(count, of).is_clear
