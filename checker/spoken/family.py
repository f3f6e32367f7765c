"""Find the language of every block of a family, and note those that are not plainly in their version's own."""

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from msgspec import Struct

from ..align import Table
from ..locales import language_of
from ..parse import RUNNING_TEXT, Block, Notice
from ..signs.pages import MisreadPages
from ..words.english import english_in, is_english_phrase, is_english_title, words_of_english_in
from ..words.foreign import Foreign, OwnLanguage
from ..words.scripts import usual_script
from ..words.vocabulary import glance
from .comments import comments_in_english
from .words import names_languages, words_of

_SILENT = frozenset({"code", "html", "prompt", "answer", "image"})
_SENTENCES = RUNNING_TEXT | {"row"}
_HALF_ENGLISH = 120  # code points from which a block may hold a sentence of its own and an English one
_HALF_ENGLISH_ELSEWHERE = 50  # the same where another script than the Latin one is written
_SPRINKLED = 30  # from which a block may hold a short English sentence of the English version
_TITLE = 160  # code points
_FEW = 12  # words
_WORD = re.compile(r"\w+")


class VersionBlock(Struct, frozen=True):
    """One block of one version, and its language if that is not the version's own.

    ``version`` is an index into the table's notices, ``number`` one into the notice's blocks.
    """

    version: int
    number: int
    block: Block
    foreign: Foreign | None = None

    @property
    def language(self) -> str:
        """The foreign language of the block; empty where it is the version's own."""
        return self.foreign.language if self.foreign else ""


class FamilyLanguages:
    """The languages of the versions of a table, and of their blocks that are in another one.

    Each is a list with an entry for every version. ``blocks`` are those with words, with their numbers; ``foreign`` are
    the blocks in another language, by their numbers. ``half_english`` are the numbers of blocks that may hold an
    English sentence, ``sprinkled`` of those that may hold a short one, ``titled`` and ``phrased`` of those that may be
    a title or a short sentence in English. ``texts`` are all words of a version; ``own_languages`` judge other words
    than those of its blocks.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.locales = [notice.version.locale for notice in table.notices]
        comments = comments_in_english(table.notices)
        self.blocks = [
            _with_words(notice, unread) for notice, unread in zip(table.notices, comments, strict=True)
        ]
        self.texts = ["\n".join([block.text for _, block in blocks]) for blocks in self.blocks]
        names = _SharedNames([language_of(locale) for locale in self.locales], self.texts)
        self.own_languages = [OwnLanguage(locale, self.locales, names.among) for locale in self.locales]
        self.half_english: list[set[int]] = [set() for _ in self.blocks]
        self.sprinkled: list[set[int]] = [set() for _ in self.blocks]
        self.titled: list[set[int]] = [set() for _ in self.blocks]
        self.phrased: list[set[int]] = [set() for _ in self.blocks]
        self.foreign = [self._foreign_blocks(version) for version in range(len(self.blocks))]

    def language(self, version: int) -> str:
        """The primary language that a version claims to be in."""
        return language_of(self.locales[version])

    def entry(self, version: int, number: int, block: Block) -> VersionBlock:
        """A block of a version with its foreign language, if it has one."""
        return VersionBlock(version, number, block, self.foreign[version].get(number))

    def _foreign_blocks(self, version: int) -> dict[int, Foreign]:
        """The blocks of a version that are in other languages, by their numbers.

        On the way it notes the blocks that may also hold an English sentence, while their words are at hand.
        """
        locale, text = self.locales[version], self.texts[version]
        if locale == "und":
            return {}
        foreign_in, plain = self.own_languages[version].foreign_in, glance(locale, self.locales, text)
        half_english, noted = english_in(locale, text), self.half_english[version]
        sprinkled = words_of_english_in(locale, text)
        long = _HALF_ENGLISH if usual_script(locale) == "Latn" else _HALF_ENGLISH_ELSEWHERE
        found = {}
        for number, block in self.blocks[version]:
            words = block.text.split()
            if len(block.text) >= long and block.kind in _SENTENCES and half_english(block.text, words):
                noted.add(number)
            elif len(block.text) >= _SPRINKLED and block.kind in _SENTENCES and sprinkled(block.text, words):
                self.sprinkled[version].add(number)
            if plain(block.text, words):
                continue
            foreign = foreign_in(words_of(block))
            if foreign is not None and names_languages(block):
                continue
            if foreign is not None:
                found[number] = foreign
            elif len(block.text) <= _TITLE and is_english_title(block.text, locale):
                self.titled[version].add(number)
            elif len(block.text) <= _TITLE and is_english_phrase(block.text, locale):
                self.phrased[version].add(number)
        return {} if found and self._is_misread(version) else found

    def _is_misread(self, version: int) -> bool:
        """Whether a version was read in a wrong encoding, so that its letters are of no language."""
        return self.table.once(MisreadPages).of(version) is not None


class _SharedNames:
    """The names that a family's versions have in common.

    It knows their texts and not the family that asks, so that no circle keeps a whole table in memory.
    """

    def __init__(self, languages: Sequence[str], texts: Sequence[str]) -> None:
        self._languages = languages
        self._texts = texts
        self._known: dict[str, bool] = {}

    def among(self, words: Collection[str]) -> frozenset[str]:
        """Those capitalised words that stand in versions of two languages or more."""
        for word in words:
            if word not in self._known:
                self._known[word] = self._is_in_two_languages(word)
        return frozenset(word for word in words if self._known[word])

    def _is_in_two_languages(self, word: str) -> bool:
        has_word = self._says if len(self._known) < _FEW else self._knows
        return (
            len({language for version, language in enumerate(self._languages) if has_word(version, word)}) > 1
        )

    def _says(self, version: int, word: str) -> bool:
        """Whether a version has a word of letters; for a few of them a search costs less than to learn all words."""
        text = self._texts[version]
        return word in text and re.search(rf"{word}\b(?<!\w{word})", text) is not None

    def _knows(self, version: int, word: str) -> bool:
        return word in self._all_words[version]

    @cached_property
    def _all_words(self) -> list[frozenset[str]]:
        """The words of each version, with the digits and low lines that touch them."""
        return [frozenset(_WORD.findall(text)) for text in self._texts]


def _with_words(notice: Notice, unread: frozenset[int]) -> list[tuple[int, Block]]:
    """The blocks with words to judge, with their numbers; ``unread`` are those of no reader."""
    return [
        (number, block)
        for number, block in enumerate(notice.blocks)
        if block.text and block.kind not in _SILENT and number not in unread
    ]
