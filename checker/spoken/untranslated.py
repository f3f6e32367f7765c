"""Find headings, titles and names of pictures that are still English where other versions translate them."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from ..parse import HEADINGS, Block, Span
from ..voting import OTHERS, WITNESSES, Vote
from ..words.english import how_english, is_binding
from ..words.foreign import Words, writes
from ..words.kinship import akin
from ..words.tell import without_names_of_things
from .counterparts import KEPT_BY, TRANSLATORS, Cell, folded
from .family import VersionBlock
from .surroundings import Surroundings
from .words import is_a_link, is_reference, spoken, words_of

_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"(?<!\S)\S*\d\S*")  # the number of a version, with what is joined to it
_CALL = re.compile(r"\w[(]|[)][.]\w")  # of a part of a program: lamp.open(), open('lamp').light
_SMALL_WORD = re.compile(r"(?<!\S)[a-z]{3,}(?!\S)")
_OF_A_PHRASE = 2  # words in small letters: one may be a command
_OF_A_NAME = 4  # letters of a word that must stand in the translations too if it is a name
# Letters of words that begin small in what several versions keep; a title of a work or a term has fewer.
_SMALL_OF_SEVERAL = 20
_SHORT = 3  # words of a heading that may be a name


class Untranslated:
    """Says which English words a version should have in its own language."""

    def __init__(self, around: Surroundings) -> None:
        self._family = around.family
        self._counterparts = around.counterparts
        self._whole_versions = around.whole_versions

    def english_twin(self, entry: VersionBlock) -> Cell | None:
        """The English version's block of the row with the same words, if nearly all others have their own."""
        locales = self._family.locales
        locale, english = locales[entry.version], self._counterparts.in_english(entry)
        text = folded(entry.block.text)
        same = [version for version, block in english.items() if folded(block.text) == text]
        if locale == "und" or akin(locale, "en") or not same:
            return None
        others = self._others_beside(entry)
        translated = Vote(len(others) - others.count(text), len(others))
        if len(others) < WITNESSES:
            return None
        if not translated.is_nine_tenths and not (
            self._is_left_by_several(entry, translated) or self._is_no_name(entry, translated)
        ):
            return None
        # what most others have in the same words is a name, such as that of a language in itself
        unlike = Vote(len(set(others)), len(others))
        return (same[0], english[same[0]]) if unlike.is_half else None

    def _others_beside(self, entry: VersionBlock) -> list[str]:
        """What the versions in languages unlike a block's own have in its row, and whoever else has the same words."""
        locales, english = self._family.locales, self._counterparts.in_english(entry)
        locale, text = locales[entry.version], folded(entry.block.text)
        return [
            folded(block.text)
            for version, block in self._counterparts.row(entry)
            if version not in english and version != entry.version
            if folded(block.text) == text or not akin(locales[version], locale)
        ]

    def _is_left_by_several(self, entry: VersionBlock, translated: Vote) -> bool:
        """Whether most have translated words that are plainly English, so that what some others keep is no name."""
        if not translated.is_two_thirds or translated.agree <= TRANSLATORS:
            return False
        block, language = entry.block, self._family.language(entry.version)
        if is_binding(block.text) or _CALL.search(block.text) or is_reference(block, language):
            return False
        return self.is_plain(entry.version, block)

    def _is_no_name(self, entry: VersionBlock, translated: Vote) -> bool:
        """Whether three quarters translate a heading or another short block, and it is no name of theirs."""
        if not translated.is_clear or translated.agree < OTHERS or is_binding(entry.block.text):
            return False
        if _CALL.search(entry.block.text) or is_reference(entry.block, self._family.language(entry.version)):
            return False
        return self.is_left(entry, entry.block.text, self._counterparts.others(entry), repeated=True)

    def how_left(self, entry: VersionBlock) -> Literal["plainly", "perhaps", "no"]:
        """Whether a block with the very words of the English version lacks a translation, and is no name.

        What several versions keep, with all words in capitals, may be the title of a work.
        """
        how = how_english(entry.block.text, self._family.locales[entry.version])
        if how == "no" or self._is_used_elsewhere(entry):
            return "no"
        text, others = folded(entry.block.text), self._others_beside(entry)
        translated = Vote(len(others) - others.count(text), len(others))
        if translated.is_nine_tenths:
            return how
        small = words_of(entry.block).letters
        if not small and self._is_no_name(entry, translated):
            return "perhaps"
        return how if small >= _SMALL_OF_SEVERAL else "perhaps" if small else "no"

    def is_plain(self, version: int, block: Block) -> bool:
        """Whether a block beside English ones is plainly English too."""
        return how_english(block.text, self._family.locales[version]) == "plainly"

    def _is_used_elsewhere(self, entry: VersionBlock) -> bool:
        """Whether all words of a short block stand in other blocks of its version too: its own words, or names."""
        words = {word.lower() for word in _LETTERS.findall(_NUMBERED.sub(" ", entry.block.text))}
        own_script = writes(self._family.locales[entry.version], words_of(entry.block))
        if len(words) > _SHORT or (len(words) == 1 and not own_script):
            return False
        foreign = self._family.foreign[entry.version]
        for number, block in self._family.blocks[entry.version]:
            if not words:
                break
            if number in foreign:
                continue  # what is left in English uses English words
            text = block.text.lower()
            if block.text == entry.block.text or not any(word in text for word in words):
                continue
            if not self._is_left_too(VersionBlock(entry.version, number, block)):
                words.difference_update(_LETTERS.findall(text))
        return not words

    def _is_left_too(self, entry: VersionBlock) -> bool:
        """Whether a block too has the words of the English version in its row, where most others have their own.

        It is no witness that such words are a name, or of the version's own language.
        """
        text = folded(entry.block.text)
        if all(folded(block.text) != text for block in self._counterparts.in_english(entry).values()):
            return False
        others = self._others_beside(entry)
        return Vote(len(others) - others.count(text), len(others)).is_majority

    def is_label_of_several(self, entry: VersionBlock) -> bool:
        """Whether several versions have an English heading, and others have their own.

        Where there is an English version, it is plainly English; fewer than three quarters translate it.
        So too several English words in any block of a version in another script, where they stand out.
        """
        if entry.block.kind not in HEADINGS and not self._stands_out(entry):
            return False
        others = self._counterparts.others(entry)
        if entry.block.text not in others.values():
            return False
        sourced = any(self._family.language(version) == "en" for version in others)
        known = sourced and not self.is_plain(entry.version, entry.block)
        return not known and self.is_left(entry, entry.block.text, others)

    def _stands_out(self, entry: VersionBlock) -> bool:
        """Whether a block is a phrase in Latin letters, in a version in another script."""
        words, text = words_of(entry.block), entry.block.text
        phrase = len(_SMALL_WORD.findall(text)) >= _OF_A_PHRASE
        return phrase and not writes(self._family.locales[entry.version], words)

    def is_title(self, entry: VersionBlock) -> bool:
        """Whether a block is a title in English, all words with capitals, where most others have their own words."""
        if is_reference(entry.block, self._family.language(entry.version)):
            return False
        foreign = self._family.own_languages[entry.version].foreign_in(Words(spoken(entry.block).lower()))
        if foreign is None or foreign.language != "en":
            return False
        return self.is_left(entry, entry.block.text, self._counterparts.others(entry))

    def is_phrase(self, entry: VersionBlock) -> bool:
        """Whether a short sentence is plainly English, and versions in several languages have words of their own."""
        own = self.translations(entry.block.text, self._counterparts.others(entry))
        if akin(self._family.locales[entry.version], "en") or not self.is_plain(entry.version, entry.block):
            return False
        return len({self._family.language(version) for version in own}) > TRANSLATORS

    def pictures(self) -> Iterator[tuple[VersionBlock, Span, dict[int, str]]]:
        """Pictures with an English name where several versions have one in their own words.

        Each comes with the names that the other versions have for it.
        """
        for row in self._family.table.rows:
            if not any(_pictures(block) for cell in row.cells for block in cell if block.spans):
                continue
            cells = [[(block, span) for block in cell for span in _pictures(block)] for cell in row.cells]
            for version, shown in enumerate(cells):
                for at, (block, span) in enumerate(shown):
                    others = {
                        other: _named(*cell[at])
                        for other, cell in enumerate(cells)
                        if other != version and len(cell) == len(shown)
                    }
                    entry, name = VersionBlock(version, -1, block), _named(block, span)
                    if name not in others.values() or self._whole_versions.is_english(version):
                        continue
                    if self.is_left(entry, name, others):
                        yield entry, span, others

    def is_left(
        self, entry: VersionBlock, text: str, others: Mapping[int, str], *, repeated: bool = False
    ) -> bool:
        """Whether words are English, and several versions have words of their own instead.

        A name that versions keep stands in the translations too, or in other blocks of the version. ``repeated``
        tells that the whole may stand there once more, as entries of a menu do; of such, one translation may have
        a word that is alike.
        """
        locale = self._family.locales[entry.version]
        if locale == "und" or akin(locale, "en") or how_english(text, locale) == "no":
            return False
        own = self.translations(text, others)
        kept = 1 + self.count_kept(text, others)
        if len(own) < TRANSLATORS or kept > KEPT_BY * len(own):
            return False
        said = without_names_of_things(text).lower()
        words = [word for word in _LETTERS.findall(said) if len(word) >= _OF_A_NAME]
        named = sum(
            2 * sum(word in other for word in words) >= len(words) for other in map(str.lower, own.values())
        )
        if named and (not repeated or Vote(named, len(own)).is_half):
            return False
        whole = text if repeated and len(text.split()) > 1 else ""
        return not all(self._is_written_elsewhere(entry, whole, word) for word in words)

    def count_kept(self, text: str, others: Mapping[int, str]) -> int:
        """How many versions in other languages have English words as they are, not counting those that are English."""
        return sum(
            other == text and self._family.language(version) != "en"
            for version, other in others.items()
            if not self._whole_versions.is_english(version)
        )

    def _is_written_elsewhere(self, entry: VersionBlock, whole: str, word: str) -> bool:
        """Whether a word stands in other blocks too, but for those with the whole of which it is a part."""
        foreign = self._family.foreign[entry.version]
        return any(
            word in block.text.lower() and not (whole and whole in block.text)
            for number, block in self._family.blocks[entry.version]
            if block is not entry.block and number not in foreign
        )

    def translations(self, text: str, others: Mapping[int, str]) -> dict[int, str]:
        """What other versions have in place of some English words, by the versions' numbers."""
        return {
            version: other
            for version, other in others.items()
            if other != text
            and self._family.language(version) not in ("en", "und")
            and _LETTERS.search(other)
            and not self._whole_versions.is_english(version)
        }

    def names_english_page(self, entry: VersionBlock) -> bool:
        """Whether a block holds only links to pages of other sites, in the words of the English version.

        Whoever follows such a link reads the same title there; a page in the version's own language has another.
        """
        own = self._family.language(entry.version)
        if own == "en" or not is_a_link(entry.block, own):
            return False
        return self._counterparts.stands_in_english(entry.block)


def _pictures(block: Block) -> list[Span]:
    return [span for span in block.spans if span.kind == "image"]


def _named(block: Block, picture: Span) -> str:
    return block.text[picture.at : picture.to]
