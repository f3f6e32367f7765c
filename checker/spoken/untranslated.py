"""Find headings, titles and names of pictures that were left in English where other versions translate them."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from ..locales import language_of
from ..parse import Block, Span
from ..words.english import how_english
from ..words.foreign import Words, writes
from ..words.kinship import akin
from .company import KEPT_BY, TRANSLATORS, Cell, Company
from .hearing import Heard, Hearing
from .whole import Wholes
from .words import lead_elsewhere, links_of, spoken, without, words_of

_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"(?<!\S)\S*\d\S*")  # the number of a version, with what is joined to it
_OF_A_NAME = 4  # letters of a word that must stand in the translations too if it is a name
_VOTERS = 2
_SHORT = 3  # words of a heading that may be a name
_TRANSLATED = 0.9  # share of the other versions that must have words of their own


class Untranslated:
    """Says which words of a family are English ones that a version should have in its own."""

    def __init__(self, hearing: Hearing, company: Company, wholes: Wholes) -> None:
        self._hearing = hearing
        self._company = company
        self._wholes = wholes

    def english_twin(self, heard: Heard) -> Cell | None:
        """The English version's block of the row with the same words, if nearly all others have their own."""
        locales = self._hearing.locales
        locale, row = locales[heard.version], self._company.row(heard)
        english = {version: block for version, block in row if language_of(locales[version]) == "en"}
        text = heard.block.text.lower()
        same = [version for version, block in english.items() if block.text.lower() == text]
        if locale == "und" or akin(locale, "en") or not same:
            return None
        others = [
            block.text.lower()
            for version, block in row
            if version not in english and not akin(locales[version], locale)
        ]
        kept, own = others.count(text), len(set(others))
        # what most others have in the same words is a name: that of a language in itself, for one
        clear = len(others) >= _VOTERS and kept <= (1 - _TRANSLATED) * len(others) and 2 * own >= len(others)
        return (same[0], english[same[0]]) if clear else None

    def how_left(self, heard: Heard) -> Literal["plainly", "perhaps", "no"]:
        """Whether a block that is the English version's word for word was left so, and is no name."""
        how = how_english(heard.block.text, self._hearing.locales[heard.version])
        return "no" if how == "no" or self._is_used_elsewhere(heard) else how

    def is_plain(self, version: int, block: Block) -> bool:
        """Whether a block that stands beside English ones is plainly English too."""
        return how_english(block.text, self._hearing.locales[version]) == "plainly"

    def _is_used_elsewhere(self, heard: Heard) -> bool:
        """Whether all words of a short block stand in other blocks of its version too: they are its own, or names."""
        words = {word.lower() for word in _LETTERS.findall(_NUMBERED.sub(" ", heard.block.text))}
        own_script = writes(self._hearing.locales[heard.version], words_of(heard.block))
        if len(words) > _SHORT or (len(words) == 1 and not own_script):
            return False
        for _, block in self._hearing.blocks[heard.version]:
            if not words:
                break
            text = block.text.lower()
            if block.text != heard.block.text and any(word in text for word in words):
                words.difference_update(_LETTERS.findall(text))
        return not words

    def is_heading_of_several(self, heard: Heard) -> bool:
        """Whether a heading is English in several versions, others have their own, and no English one is there."""
        others = self._company.others(heard)
        if heard.block.text not in others.values():
            return False
        sourced = any(self._hearing.language(version) == "en" for version in others)
        return not sourced and self._is_left(heard, heard.block.text, others)

    def is_title(self, heard: Heard) -> bool:
        """Whether a block is a title in English, all words with capitals, where most others have their own words."""
        if lead_elsewhere(links_of(heard.block), self._hearing.language(heard.version)):
            return False
        foreign = self._hearing.ears[heard.version].hear(Words(spoken(heard.block).lower()))
        if foreign is None or foreign.language != "en":
            return False
        return self._is_left(heard, heard.block.text, self._company.others(heard))

    def pictures(self) -> Iterator[tuple[Heard, Span, dict[int, str]]]:
        """Pictures that are called in English where several versions call them in their own words.

        With each come the names that the other versions have for it.
        """
        for row in self._hearing.table.rows:
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
                    heard, name = Heard(version, -1, block), _named(block, span)
                    if name not in others.values() or self._wholes.is_english(version):
                        continue
                    if self._is_left(heard, name, others):
                        yield heard, span, others

    def _is_left(self, heard: Heard, text: str, others: Mapping[int, str]) -> bool:
        """Whether words are English ones that several versions have in words of their own.

        A name that is kept stands in the translations too, or in other blocks of the version.
        """
        locale = self._hearing.locales[heard.version]
        if locale == "und" or akin(locale, "en") or how_english(text, locale) == "no":
            return False
        own = self.translations(text, others)
        kept = 1 + sum(
            other == text and self._hearing.language(version) != "en" for version, other in others.items()
        )
        if len(own) < TRANSLATORS or kept > KEPT_BY * len(own):
            return False
        words = [word for word in _LETTERS.findall(text.lower()) if len(word) >= _OF_A_NAME]
        for other in map(str.lower, own.values()):
            if 2 * sum(word in other for word in words) >= len(words):
                return False
        return not all(self._is_written_elsewhere(heard, word) for word in words)

    def _is_written_elsewhere(self, heard: Heard, word: str) -> bool:
        return any(
            word in block.text.lower()
            for _, block in self._hearing.blocks[heard.version]
            if block is not heard.block
        )

    def translations(self, text: str, others: Mapping[int, str]) -> dict[int, str]:
        """What versions have in place of some English words, by their numbers."""
        return {
            version: other
            for version, other in others.items()
            if other != text
            and self._hearing.language(version) not in ("en", "und")
            and _LETTERS.search(other)
            and not self._wholes.is_english(version)
        }

    def names_english_page(self, heard: Heard) -> bool:
        """Whether a block is nothing but links to pages of other sites, its words being those of the English version.

        Whoever follows such a link reads the same title there; a page in the version's own language has another.
        """
        links, own = links_of(heard.block), self._hearing.language(heard.version)
        if own == "en" or not lead_elsewhere(links, own):
            return False
        if _LETTERS.search(without(heard.block.text, links)):
            return False
        return self._company.stands_in_english(heard.block)


def _pictures(block: Block) -> list[Span]:
    return [span for span in block.spans if span.kind == "image"]


def _named(block: Block, picture: Span) -> str:
    return block.text[picture.at : picture.to]
