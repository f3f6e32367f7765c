"""Find versions that are in another language as a whole, and the first words that show it."""

from collections import defaultdict
from functools import cached_property

from ..parse import Block
from ..signs.marks import sentences
from ..words.english import english_words
from ..words.foreign import Foreign, Words, writes
from ..words.relations import has_kin, mistaken_for
from ..words.scripts import usual_script
from .company import Company
from .hearing import Heard, Hearing
from .words import spoken, words_of

_WHOLE = 0.7  # share of a version's letters from which it is foreign as a whole
_WHOLE_LETTERS = 60
_WHOLE_BLOCKS = 2
_FEW_LETTERS = 8
_FEW_OWN = 4  # foreign blocks for each sentence of a version's own, that it is still foreign as a whole
_OF_A_SENTENCE = 25  # letters
_DENSE = ("Hani", "Hira", "Kana", "Hang")
_LETTERS_OF_A_SIGN = 2
_CERTAIN_LETTERS = 30  # from which a sentence that does not tell its language is in the version's own


class Wholes:
    """The versions of a family that are in another language than they say to be."""

    def __init__(self, hearing: Hearing, company: Company) -> None:
        self._hearing = hearing
        self._company = company

    @cached_property
    def languages(self) -> dict[int, str]:
        """The versions that are in another language as a whole, with that language."""
        asked = (
            (version, self._whole(version) or self._mistaken(version))
            for version in range(len(self._hearing.blocks))
        )
        return {version: language for version, language in asked if language is not None}

    def is_english(self, version: int) -> bool:
        """Whether a version that should be in another language is in English as a whole."""
        return self.languages.get(version) == "en"

    def _whole(self, version: int) -> str | None:
        """The language that nearly all of a version is in, if that is not its own."""
        heard = self._hearing.foreign[version]
        if len(heard) < _WHOLE_BLOCKS:
            return None
        own = self._own_words(version)
        if own is None:
            return None
        if sum(words.letters for words in own) >= _FEW_LETTERS:
            heard = self._unframed(version)
        if len(heard) < _WHOLE_BLOCKS:
            return None
        letters: dict[str, int] = defaultdict(int)
        for foreign in heard.values():
            letters[foreign.language] += foreign.letters
        language, most = max(letters.items(), key=lambda item: (item[1], item[0]))
        judged = len(heard) + sum(words.letters >= _FEW_LETTERS for words in own)
        weights = [_weight(words) for words in own]
        everything = sum(letters.values()) + sum(weights)
        if sum(weight >= _OF_A_SENTENCE for weight in weights) * _FEW_OWN > len(heard):
            return None
        if len(heard) * 2 <= judged or most < max(_WHOLE_LETTERS, _WHOLE * everything):
            return None
        return language

    def _own_words(self, version: int) -> list[Words] | None:
        """The words of each block of a version in which nothing foreign was heard.

        None where there are so many such blocks that the version cannot be foreign as a whole.
        """
        heard, judged = self._hearing.foreign[version], 0
        own: list[Words] = []
        for number, block in self._hearing.blocks[version]:
            if number in heard or self._is_left_over(version, block):
                continue
            own.append(words_of(block))
            judged += own[-1].letters >= _FEW_LETTERS
            if judged >= len(heard):
                return None
        return own

    def _is_left_over(self, version: int, block: Block) -> bool:
        """Whether the words of a block are those of an English version: they are no words of this one's own."""
        return self._hearing.language(version) != "en" and self._company.stands_in_english(block)

    def _unframed(self, version: int) -> dict[int, Foreign]:
        """What was heard in a version, without the blocks that nearly all keep so: the frame of the page."""
        heard = self._hearing.foreign[version]
        return {
            number: heard[number]
            for number, block in self._hearing.blocks[version]
            if number in heard and not self._company.is_frame(Heard(version, number, block, heard[number]))
        }

    def _mistaken(self, version: int) -> str | None:
        """The near relation that a version is in as a whole, if it is."""
        locale = self._hearing.locales[version]
        if locale == "und" or not has_kin(locale):
            return None
        return mistaken_for(locale, [block.text for _, block in self._hearing.blocks[version]])

    def first(self, version: int) -> Heard:
        """The first block of a version in another language: not the frame of the page, nor words of its own."""
        heard, blocks = self._unframed(version), self._hearing.blocks[version]
        if heard and len(heard) < len(self._hearing.foreign[version]):
            return next(Heard(version, *each) for each in blocks if each[0] in heard)
        locale = self._hearing.locales[version]
        for number, block in blocks if heard and usual_script(locale) != "Latn" else ():
            words = words_of(block)
            if number in heard or words.letters < _FEW_LETTERS or not writes(locale, words):
                return Heard(version, number, block)
        return Heard(version, *blocks[0])

    def proof(self, first: Heard, language: str) -> tuple[int, int] | None:
        """The first sentence of a block in a language, where the block begins with one of the version's own."""
        text, locale = spoken(first.block), self._hearing.locales[first.version]
        for at, (start, end) in enumerate(sentences(text)):
            words = Words(text[start:end])
            heard = self._hearing.ears[first.version].hear(words)
            if heard is not None and heard.language == language:
                return (start, end) if at else None
            english = not english_words(locale).isdisjoint(words.small)
            if english or sum(map(str.isalpha, text[start:end])) < _CERTAIN_LETTERS:
                return None  # such a sentence could be in either
        return None


def _weight(words: Words) -> int:
    """The letters of some words; a sign of Chinese, Japanese or Korean says as much as several of an alphabet."""
    dense = 0 if words.plain.isascii() else sum(words.scripts[script] for script in _DENSE)
    return words.letters + min(dense, words.letters) * (_LETTERS_OF_A_SIGN - 1)
