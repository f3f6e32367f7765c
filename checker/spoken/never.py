"""Find running sentences of English that stand word for word in every version: nobody has translated them yet."""

import re
from collections.abc import Iterator
from functools import cached_property

from ..parse import Block
from ..signs.marks import ends_with_colon, has_end_mark, sentences
from ..words.english import english_words, how_english, is_notation
from ..words.foreign import Words
from .company import Company
from .hearing import Heard, Hearing
from .whole import Wholes
from .words import links_of, spoken, without

Stretch = tuple[int, int]

_RUNNING = frozenset({"paragraph", "item"})
_WORDS = 6
_COMMON = 2  # words of a sentence that are among the commonest of English
_SMALL = 20  # letters of its words that begin small: a label before a name has fewer
_LETTERS = 40  # of words that begin small, where no English version stands beside
_TRANSLATIONS = 2  # in so many languages a sentence must stand, where an English version has it too
_WITHOUT_SOURCE = 3  # the same where none is in English
# What is binding in one language only stays in it.
_OF_LICENCES = re.compile(
    r"\b(?:licen[cs]ed (?:under|to)|under the [^.]*licen[cs]e|hereby granted|warrant(?:y|ies)|as[ -]is|liable|"
    r"(?:all|some) rights reserved|copyright|trademarks? of)\b|©",
    re.IGNORECASE,
)
_QUOTES = "\"“”„«»‘’'「『*_"


class NeverTranslated:
    """Says which English sentences all versions of a family have, whatever their languages."""

    def __init__(self, hearing: Hearing, company: Company, wholes: Wholes) -> None:
        self._hearing = hearing
        self._company = company
        self._wholes = wholes

    @cached_property
    def found(self) -> list[tuple[Heard, Stretch]]:
        """The sentences, in the first version that is in another language."""
        return list(self._found())

    def in_block(self, heard: Heard) -> set[Stretch]:
        """Where the sentences stand in a block of any version."""
        text = heard.block.text
        words = [each.block.text[start:end] for each, (start, end) in self.found]
        return {(at, at + len(said)) for said in words if (at := text.find(said)) >= 0}

    def _found(self) -> Iterator[tuple[Heard, Stretch]]:
        hearing = self._hearing
        versions = range(len(hearing.blocks))
        own = [version for version in versions if self._is_translation(version)]
        others = {hearing.language(version) for version in versions} - {"en"}
        sourced = any(hearing.language(version) == "en" for version in versions)
        if len({hearing.language(version) for version in own} & others) < (
            _TRANSLATIONS if sourced else _WITHOUT_SOURCE
        ):
            return
        first, before = own[0], ""
        common = english_words(hearing.locales[first])
        for number, block in hearing.blocks[first]:
            if len(common.intersection(block.text.split())) >= _COMMON and self._may_be_left(block, before):
                heard = hearing.heard(first, number, block)
                yield from ((heard, stretch) for stretch in self._in_block(heard, sourced=sourced))
            before = block.text

    def _is_translation(self, version: int) -> bool:
        """Whether a version is in another language than English, and not left in English as a whole."""
        return self._hearing.language(version) not in ("en", "und") and not self._wholes.is_english(version)

    def _may_be_left(self, block: Block, before: str) -> bool:
        """Whether a block is running text that is neither led to as an example nor part of a licence."""
        if block.kind not in _RUNNING or ends_with_colon(before):
            return False
        return _OF_LICENCES.search(block.text) is None

    def _in_block(self, heard: Heard, *, sourced: bool) -> Iterator[Stretch]:
        block, version = heard.block, heard.version
        text = without(spoken(block), links_of(block))
        for start, end in sentences(text):
            sentence = block.text[start:end]
            if sentence[:1] in _QUOTES or not has_end_mark(sentence):
                continue
            if self._is_in_all(heard, sentence) and self._is_running(
                text[start:end], version, sourced=sourced
            ):
                yield start, end

    def _is_running(self, sentence: str, version: int, *, sourced: bool) -> bool:
        locale = self._hearing.locales[version]
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
        foreign = self._hearing.ears[version].hear(Words(sentence))
        return foreign is not None and foreign.language == "en" and foreign.letters >= _LETTERS

    def _is_in_all(self, heard: Heard, sentence: str) -> bool:
        """Whether every version has a sentence, in the row of its block or elsewhere."""
        in_row = {version for version, block in self._company.row(heard) if sentence in block.text}
        texts = enumerate(self._hearing.texts)
        return len(in_row) > 1 and all(version in in_row or sentence in text for version, text in texts)
