"""Find running sentences of English that stand word for word in every version: nobody has translated them yet."""

from collections.abc import Iterator
from functools import cached_property

from ..parse import Block
from ..signs.marks import ends_with_colon, has_end_mark, sentences
from ..words.english import english_words, how_english, is_binding, is_notation
from ..words.foreign import Words
from .family import VersionBlock
from .said import SaidInBlocks
from .surroundings import Surroundings
from .words import links_of, spoken, without

Stretch = tuple[int, int]

_RUNNING = frozenset({"paragraph", "item"})
_WORDS = 6  # that a sentence has at least; fewer may be a name
_COMMON = 2  # words of a sentence that must be among the commonest of English
_SMALL = 20  # letters of its words that begin small; a label before a name has fewer
_LETTERS = 40  # letters of such words, where there is no English version
_TRANSLATIONS = 2  # languages that must have the sentence, where an English version has it too
_WITHOUT_SOURCE = 3  # the same where there is no English version
_SEARCHED = 40  # sentences that are looked for one by one
_QUOTES = "\"“”„«»‘’'「『*_"


class NeverTranslated:
    """Says which English sentences all versions of a family have, whatever their languages."""

    def __init__(self, around: Surroundings) -> None:
        self._family = around.family
        self._counterparts = around.counterparts
        self._whole_versions = around.whole_versions
        self._said = SaidInBlocks()
        self._searches = 0

    @cached_property
    def found(self) -> list[tuple[VersionBlock, Stretch]]:
        """The sentences, in the first version that is in another language."""
        return list(self._found())

    def in_block(self, entry: VersionBlock) -> set[Stretch]:
        """Where the sentences stand in a block of any version."""
        text, words = entry.block.text, self._words
        if len(words) > _SEARCHED:
            return {(start, end) for start, end in sentences(text) if text[start:end] in words}
        return {(at, at + len(said)) for said in words if (at := text.find(said)) >= 0}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(entry.block.text[start:end] for entry, (start, end) in self.found)

    def _found(self) -> Iterator[tuple[VersionBlock, Stretch]]:
        family = self._family
        versions = range(len(family.blocks))
        own = [version for version in versions if self._is_translation(version)]
        others = {family.language(version) for version in versions} - {"en"}
        sourced = any(family.language(version) == "en" for version in versions)
        if len({family.language(version) for version in own} & others) < (
            _TRANSLATIONS if sourced else _WITHOUT_SOURCE
        ):
            return
        first, before = own[0], ""
        common = english_words(family.locales[first])
        for number, block in family.blocks[first]:
            if len(common.intersection(block.text.split())) >= _COMMON and self._may_be_left(block, before):
                entry = family.entry(first, number, block)
                yield from ((entry, stretch) for stretch in self._in_block(entry, sourced=sourced))
            before = block.text

    def _is_translation(self, version: int) -> bool:
        """Whether a version should be in another language than English, and is not English as a whole."""
        return self._family.language(version) not in ("en", "und") and not self._whole_versions.is_english(
            version
        )

    def _may_be_left(self, block: Block, before: str) -> bool:
        """Whether a block is running text, neither an example that a colon announces nor part of a licence."""
        if block.kind not in _RUNNING or ends_with_colon(before):
            return False
        return not is_binding(block.text)

    def _in_block(self, entry: VersionBlock, *, sourced: bool) -> Iterator[Stretch]:
        block, version = entry.block, entry.version
        text = without(spoken(block), links_of(block))
        for start, end in sentences(text):
            sentence = block.text[start:end]
            if sentence[:1] in _QUOTES or not has_end_mark(sentence):
                continue
            if self._is_in_all(entry, sentence) and self._is_running(
                text[start:end], version, sourced=sourced
            ):
                yield start, end

    def _is_running(self, sentence: str, version: int, *, sourced: bool) -> bool:
        locale = self._family.locales[version]
        tokens = sentence.split()
        small = sum(len(token) for token in tokens if token[0].islower())
        if (
            len(tokens) < _WORDS
            or small < _SMALL
            or len(english_words(locale).intersection(tokens)) < _COMMON
        ):
            return False
        if is_notation(sentence) or how_english(sentence, locale) != "plainly":
            return False
        if sourced:
            return True
        foreign = self._family.own_languages[version].foreign_in(Words(sentence))
        return foreign is not None and foreign.language == "en" and foreign.letters >= _LETTERS

    def _is_in_all(self, entry: VersionBlock, sentence: str) -> bool:
        """Whether every version has a sentence, in the row of its block or elsewhere."""
        row, said = self._counterparts.row(entry), self._said
        in_row = {version for version, block in row if said.of(version, block).holds(sentence)}
        if len(in_row) < 2:
            return False
        return all(
            version in in_row or self._says(version, sentence) for version in range(len(self._family.texts))
        )

    def _says(self, version: int, sentence: str) -> bool:
        """Whether a version has a sentence anywhere; for a few of them a search costs less than to learn all."""
        self._searches += 1
        if self._searches <= _SEARCHED:
            return sentence in self._family.texts[version]
        return sentence in self._sentences[version]

    @cached_property
    def _sentences(self) -> list[frozenset[str]]:
        return [
            frozenset(block.text[start:end] for _, block in blocks for start, end in sentences(block.text))
            for blocks in self._family.blocks
        ]
