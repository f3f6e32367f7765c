"""Say which blocks beside those in another language are part of one passage with them."""

from functools import cached_property

from ..locales import language_of
from ..parse import HEADINGS
from ..voting import Vote
from ..words.english import how_english
from ..words.profiles import PROFILED
from ..words.scripts import usual_script
from ..words.tell import tell
from ..words.vocabulary import profiled_as
from .counterparts import SHORT, Cell
from .family import VersionBlock
from .surroundings import Surroundings

BRIDGED = 2
"""So many blocks that nothing is told of may stand between two that are in the same language."""


class Reach:
    """Says how far a passage in another language goes, before the first and after the last block told of it.

    A block between two foreign ones needs less proof than one that stands alone.
    """

    def __init__(self, around: Surroundings) -> None:
        self._family = around.family
        self._counterparts = around.counterparts
        self._whole_versions = around.whole_versions

    def blocks(self, version: int) -> list[VersionBlock]:
        """The blocks of a version with words to judge."""
        return [self._family.entry(version, number, block) for number, block in self._family.blocks[version]]

    def shown(self, entry: VersionBlock, language: str) -> tuple[Cell, ...]:
        """What a report shows beside a block in a language."""
        return self._counterparts.speaker(entry, language)

    def is_plain(self, entry: VersionBlock) -> bool:
        """Whether a block beside English ones is plainly English too, but too short for ``foreign_in``."""
        if entry.foreign is not None:
            return False
        return how_english(entry.block.text, self._family.locales[entry.version]) == "plainly"

    def goes_on(self, entry: VersionBlock, language: str) -> bool:
        """Whether a block between two in a language is none of its version's own words.

        It is in that language too, and most versions do not keep it; or a version in that language has the same words;
        or it may be English, as far as that can be told.
        """
        if entry.number in self._family.half_english[entry.version]:
            return False
        if entry.foreign is not None:
            rare = self._counterparts.is_rare(entry, self._whole_versions.languages)
            return entry.language == language and rare
        if self._is_shared_with(entry, language):
            return True
        return language == "en" and self._may_be_english(entry)

    def leads_in(self, entry: VersionBlock, language: str) -> bool:
        """Whether a block before the first in a language is the heading of the passage."""
        return entry.block.kind in HEADINGS and self._is_left(entry, language)

    def closes(self, entry: VersionBlock, language: str) -> bool:
        """Whether a block after the last in a language is a label at the end of the passage."""
        return len(entry.block.text) <= SHORT and self._is_left(entry, language)

    def _is_left(self, entry: VersionBlock, language: str) -> bool:
        """Whether a block at an end of a passage is in its language for sure, and most others have other words."""
        if not self.goes_on(entry, language):
            return False
        others = [
            block.text
            for version, block in self._counterparts.row(entry)
            if version != entry.version and self._family.language(version) != language
        ]
        if not others or not Vote(len(others) - others.count(entry.block.text), len(others)).is_half:
            return False
        if entry.foreign is not None:
            return True
        return language == "en" and self._is_surely_english(entry)

    def _is_surely_english(self, entry: VersionBlock) -> bool:
        """Whether words are plainly English, or those of the English version and not one word of two languages."""
        text, locale = entry.block.text, self._family.locales[entry.version]
        how = how_english(text, locale)
        if how != "perhaps":
            return how == "plainly"
        several = len(text.split()) > 1 or usual_script(locale) != "Latn"
        return several and self._counterparts.stands_in_english(entry.block)

    def _may_be_english(self, entry: VersionBlock) -> bool:
        """Whether words that no English version has are English rather than their version's own.

        Beside an English version they are its own translation, or English plainly. Where there is none, a label may be
        English if its language can be told from that; among other letters, all words in Latin ones may.
        """
        text, locale = entry.block.text, self._family.locales[entry.version]
        how = how_english(text, locale)
        if how != "perhaps" or usual_script(locale) != "Latn":
            return how != "no"
        if "en" in self._languages or len(text) > SHORT or profiled_as(locale) not in PROFILED["Latn"]:
            return False
        own = profiled_as(locale)
        return tell(text, {own, "en"}, thorough=False).language != own

    def _is_shared_with(self, entry: VersionBlock, language: str) -> bool:
        """Whether a version in a language has the same words; where there is none, any in another language."""
        twins = self._counterparts.twins(entry)
        if language not in self._languages:
            return bool(twins)
        return any(self._family.language(twin.version) == language for twin in twins)

    @cached_property
    def _languages(self) -> frozenset[str]:
        """The languages of all versions."""
        return frozenset(map(language_of, self._family.locales))
