"""Find versions that are in another language as a whole, and the first words that show it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from ..locales import language_of
from ..parse import HEADINGS, Block
from ..signs.marks import sentences
from ..words.english import english_words, how_english
from ..words.foreign import Foreign, Words, writes
from ..words.profiles import PROFILED
from ..words.relations import has_kin, mistaken_for
from ..words.scripts import usual_script
from ..words.vocabulary import profiled_as
from .counterparts import Counterparts
from .family import FamilyLanguages, VersionBlock
from .words import spoken, words_of

_WHOLE = 0.7  # share of a version's letters from which it is foreign as a whole
_WHOLE_LETTERS = 60  # foreign letters and
_WHOLE_BLOCKS = 2  # foreign blocks that such a version has at least: one block may be a quotation
_MIXED = 2  # foreign blocks for each block of the version's own, with fewer of which it was begun, and
_BEGUN = 4  # for each of its own that is no title
_A_WORD = 3  # letters
_FEW_LETTERS = 8  # of a block whose language counts
_FEW_OWN = 4  # foreign blocks for each sentence of the version's own; with fewer it is not foreign as a whole
_OF_A_SENTENCE = 25  # letters of a block that is a sentence; a shorter one may be a label
_MUCH = 3  # one letter in so many is foreign where such a version is looked for in short blocks too
_DENSE = ("Hani", "Hira", "Kana", "Hang")
_LETTERS_OF_A_SIGN = 2  # of an alphabet, that one sign of those scripts counts for
_CERTAIN_LETTERS = 30  # from which a sentence that is in no other language is in the version's own


class _Own(Struct, frozen=True):
    """The words of a block that is in no other language, whether it is a title, and whether they are surely its own."""

    words: Words
    titled: bool
    translated: bool

    @property
    def weight(self) -> int:
        """Its letters; a sign of Chinese, Japanese or Korean counts as several letters of an alphabet."""
        words = self.words
        dense = 0 if words.plain.isascii() else sum(words.scripts[script] for script in _DENSE)
        return words.letters + min(dense, words.letters) * (_LETTERS_OF_A_SIGN - 1)

    @property
    def is_sentence(self) -> bool:
        """Whether it is long enough for a sentence: people translate titles where they translate nothing else."""
        return not self.titled and self.weight >= _OF_A_SENTENCE


class WholeVersions:
    """The versions of a family that are in another language than they claim."""

    def __init__(self, family: FamilyLanguages, counterparts: Counterparts) -> None:
        self._family = family
        self._counterparts = counterparts

    @cached_property
    def languages(self) -> dict[int, str]:
        """The versions that are in another language as a whole, with that language."""
        asked = (
            (version, self._whole(version) or self._mistaken(version))
            for version in range(len(self._family.blocks))
        )
        return {version: language for version, language in asked if language is not None}

    def is_mixed(self, version: int) -> bool:
        """Whether a version in another language as a whole has a sentence, or a good share of blocks, in its own.

        People translate titles and labels first: such a version was begun, and is not the wrong file.
        """
        foreign, own, language = self._foreign[version], self._own_words(version), self._whole(version)
        if not own or language is None:
            return False
        translated = [each for each in own if each.translated]
        untitled = sum(not each.titled for each in translated)
        if max(_MIXED * len(translated), _BEGUN * untitled) > len(foreign):
            return True
        locale = self._family.locales[version]
        return any(each.is_sentence and _is_surely_in(locale, language, each.words) for each in translated)

    def translated(self, version: int) -> int:
        """How many blocks of such a version, most of them titles, are not in that language."""
        own = self._own_words(version) if self._whole(version) else None
        return sum(each.words.scripts.total() >= _A_WORD for each in own or ())

    def is_english(self, version: int) -> bool:
        """Whether a version that should be in another language is in English as a whole."""
        return self.languages.get(version) == "en"

    def _whole(self, version: int) -> str | None:
        """The language that nearly all of a version is in, if that is not its own."""
        foreign = self._foreign[version]
        if len(foreign) < _WHOLE_BLOCKS:
            return None
        own = self._own_words(version)
        if own is None or sum(each.translated for each in own) > len(foreign):
            return None
        if sum(each.words.letters for each in own) < _FEW_LETTERS:
            return _throughout(foreign, own)
        language = _throughout(self._unframed(version), own)
        return language or _throughout(self._untouched(version), own)

    @cached_property
    def _foreign(self) -> list[dict[int, Foreign]]:
        """The foreign blocks of each version: those that are so by themselves, and what is left over beside them."""
        return [
            foreign | self._left_over(version) if foreign else {}
            for version, foreign in enumerate(self._family.foreign)
        ]

    def _left_over(self, version: int) -> dict[int, Foreign]:
        """English words, too few to tell by themselves, that stand in the English version letter for letter."""
        locale, foreign = self._family.locales[version], self._family.foreign[version]
        return {
            number: Foreign("en", words_of(block).letters)
            for number, block in self._family.blocks[version]
            if number not in foreign
            and self._is_left_over(version, block)
            and how_english(block.text, locale) != "no"
        }

    def _own_words(self, version: int) -> list[_Own] | None:
        """The words of each block of a version that is in no other language.

        None where there are so many such blocks that the version cannot be foreign as a whole.
        """
        foreign, judged = self._foreign[version], 0
        much = _MUCH * sum(each.letters for each in foreign.values()) >= len(self._family.texts[version])
        own: list[_Own] = []
        for number, block in self._family.blocks[version]:
            if number in foreign or self._is_left_over(version, block):
                continue
            if much and self._is_nobodys(version, block):
                continue
            own.append(_Own(words_of(block), block.kind in HEADINGS, self._is_translated(version, block)))
            judged += own[-1].words.letters >= _FEW_LETTERS
            if judged >= len(foreign):
                return None
        return own

    def _is_translated(self, version: int, block: Block) -> bool:
        """Whether a block is surely in the version's own words, however few: in its letters, or in no other version."""
        locale, words = self._family.locales[version], words_of(block)
        if usual_script(locale) != "Latn":
            return writes(locale, words)
        if block.text in self._counterparts.shared:
            return False
        how = how_english(block.text, locale)
        return how == "no" or (how == "perhaps" and words.letters < _OF_A_SENTENCE)

    def _is_nobodys(self, version: int, block: Block) -> bool:
        """Whether a block is too short to be in another language for sure, but plainly not in the version's own.

        It is in letters that are neither Latin nor those of its language, or in English words that its language,
        which has a profile, does not have.
        """
        locale, words = self._family.locales[version], words_of(block)
        if words.scripts.total() and not writes(locale, words):
            return not words.scripts["Latn"]
        if language_of(locale) == "en" or usual_script(locale) != "Latn":
            return False
        return profiled_as(locale) in PROFILED["Latn"] and how_english(block.text, locale) == "plainly"

    def _is_left_over(self, version: int, block: Block) -> bool:
        """Whether a block has the words of an English version, in a version that is not English."""
        return self._family.language(version) != "en" and self._counterparts.stands_in_english(block)

    def _unframed(self, version: int) -> dict[int, Foreign]:
        """The foreign blocks of a version, without the frame of the page: what nearly all versions keep so."""
        foreign = self._foreign[version]
        return {
            number: foreign[number]
            for number, block in self._family.blocks[version]
            if number in foreign
            and not self._counterparts.is_frame(VersionBlock(version, number, block, foreign[number]))
        }

    def _untouched(self, version: int) -> dict[int, Foreign]:
        """The foreign blocks of a version that has translated little more than titles, without the frame of the page.

        A sentence that stands letter for letter in the English version is no frame: where nobody has translated
        anything, all versions keep it.
        """
        unframed, blocks = self._unframed(version), dict(self._family.blocks[version])
        return {
            number: foreign
            for number, foreign in self._foreign[version].items()
            if number in unframed
            or (foreign.letters >= _OF_A_SENTENCE and self._is_left_over(version, blocks[number]))
        }

    def _mistaken(self, version: int) -> str | None:
        """The closely related language that a version is in as a whole, if it is in one."""
        locale = self._family.locales[version]
        if locale == "und" or not has_kin(locale):
            return None
        return mistaken_for(locale, [block.text for _, block in self._family.blocks[version]])

    def first(self, version: int, language: str) -> VersionBlock:
        """The first block of a version that is in another language; one outside the frame, if there is one.

        In a version of a closely related language no single block shows it: then the first that is no title.
        """
        foreign, blocks = self._family.foreign[version], self._family.blocks[version]
        unframed = {number for number, each in self._unframed(version).items() if each.language == language}
        framed = foreign.keys() - unframed if unframed else set()
        for number, block in blocks if foreign else ():
            if number in framed:
                continue
            if number in foreign or (number in unframed and self._is_plain(version, block, language)):
                return VersionBlock(version, number, block, self._foreign[version].get(number))
            if not framed and self._shows(version, number, block, language):
                return VersionBlock(version, number, block)
        texts = (each for each in blocks if each[1].kind not in HEADINGS)
        return VersionBlock(version, *next(texts, blocks[0]))

    def _is_plain(self, version: int, block: Block, language: str) -> bool:
        """Whether words that are left over would be taken for English by anybody."""
        return language == "en" and how_english(block.text, self._family.locales[version]) == "plainly"

    def _shows(self, version: int, number: int, block: Block, language: str) -> bool:
        """Whether a block that is not foreign by itself shows a language: it is too short, or half in another."""
        if number in self._family.half_english[version]:
            return self.proof(VersionBlock(version, number, block), language) is not None
        locale, words = self._family.locales[version], words_of(block)
        elsewhere = words.scripts.total() > 0 and not writes(locale, words)
        if language != "en":
            return elsewhere
        how = how_english(block.text, locale)
        if how == "perhaps" and block.kind in HEADINGS:
            return elsewhere or self._is_left_over(version, block)
        return how == "plainly"

    def proof(self, first: VersionBlock, language: str) -> tuple[int, int] | None:
        """The first sentence of a block in a language, where the block begins with a sentence of the version's own."""
        text, locale = spoken(first.block), self._family.locales[first.version]
        for at, (start, end) in enumerate(sentences(text)):
            words = Words(text[start:end])
            foreign = self._family.own_languages[first.version].foreign_in(words)
            if foreign is not None and foreign.language == language:
                return (start, end) if at else None
            english = not english_words(locale).isdisjoint(words.small)
            if english or sum(map(str.isalpha, text[start:end])) < _CERTAIN_LETTERS:
                return None  # such a sentence could be in either
        return None


def _is_surely_in(locale: str, other: str, words: Words) -> bool:
    """Whether words of a locale's script are in its language, not in the one that its version is in as a whole."""
    from ..words.tell import tell

    if usual_script(locale) != usual_script(other):
        return True
    own = profiled_as(locale)
    told = tell(words.plain, {own, other}, thorough=False)
    return told.sure and told.language == own


def _throughout(foreign: Mapping[int, Foreign], own: Sequence[_Own]) -> str | None:
    """The language of nearly all letters, given what is foreign in a version and the words of the rest."""
    if len(foreign) < _WHOLE_BLOCKS:
        return None
    letters: dict[str, int] = defaultdict(int)
    for each in foreign.values():
        letters[each.language] += each.letters
    language, most = max(letters.items(), key=lambda item: (item[1], item[0]))
    judged = len(foreign) + sum(each.words.letters >= _FEW_LETTERS for each in own)
    everything = sum(letters.values()) + sum(each.weight for each in own)
    if sum(each.is_sentence for each in own) * _FEW_OWN > len(foreign):
        return None
    if len(foreign) * 2 <= judged or most < max(_WHOLE_LETTERS, _WHOLE * everything):
        return None
    return language
