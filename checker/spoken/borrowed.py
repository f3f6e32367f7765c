"""Find blocks whose words come from a version of another language, where they stand word for word."""

import math
from collections.abc import Sequence

from msgspec.structs import replace

from ..voting import VOTERS, Vote
from ..words.foreign import LEAD, Foreign, speaks, writes
from .family import VersionBlock
from .surroundings import Surroundings
from .words import words_of

# Letters of the words that begin small. Shorter words that several versions share may be names.
_LETTERS = 40
_LETTERS_IN_ROW = 12  # in one row of at least four versions, of which no third has these words
_LETTERS_OF_ANOTHER_SCRIPT = 6  # short titles count too, in a script that the version does not write
_SEVERAL_COMMON = 2  # of the commonest words of English, which show that shared words are English


class BorrowedBlocks:
    """Says which of several versions that share some words has them in its own language."""

    def __init__(self, around: Surroundings) -> None:
        self._family = around.family
        self._counterparts = around.counterparts

    def original(self, entry: VersionBlock) -> VersionBlock | None:
        """The block with the very same words in the version of another language that the words belong to."""
        same, locales = self._counterparts.twins(entry), self._family.locales
        if not same or Vote(len({twin.version for twin in same}), len(locales)).is_majority:
            return None
        words = words_of(entry.block)
        own_script = writes(locales[entry.version], words)
        if words.letters < (_LETTERS_IN_ROW if own_script else _LETTERS_OF_ANOTHER_SCRIPT):
            return None
        if words.letters < _LETTERS and not self._are_the_only_two(entry, same):
            return None
        owner = self._owner(entry, same)
        if owner is None or owner.version == entry.version:
            return None
        return owner if speaks(words, self._family.language(owner.version)) else None

    def _are_the_only_two(self, entry: VersionBlock, same: Sequence[VersionBlock]) -> bool:
        """Whether only these two versions have the same words in a row, and all others have words of their own."""
        if len(same) != 1:
            return False
        texts = {version: block.text for version, block in self._counterparts.row(entry)}
        together = texts.get(same[0].version) == entry.block.text
        return together and len(texts) >= VOTERS and len(set(texts.values())) == len(texts) - 1

    def _owner(self, entry: VersionBlock, same: Sequence[VersionBlock]) -> VersionBlock | None:
        """Of blocks with the same words, the one whose version's language they are most likely in.

        None where no version is written in their script.
        """
        from ..words.tell import tell

        words, language_of = words_of(entry.block), self._family.language
        sharing = sorted((entry, *same), key=lambda twin: twin.version)
        fitting = [twin for twin in sharing if writes(self._family.locales[twin.version], words)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        candidates = {language_of(twin.version) for twin in fitting}
        told = tell(" ".join(words.small), candidates, thorough=False)
        # Names of things sound like any language; what is shared with English is mostly English left in.
        language = "en" if "en" in candidates and not told.sure else told.language
        for twin in fitting:
            if language_of(twin.version) == language:
                return twin
        reference = self._family.table.reference
        return min(fitting, key=lambda twin: (twin.version != reference, twin.version))

    def left_by_both(self, entry: VersionBlock, original: VersionBlock) -> VersionBlock | None:
        """The block marked as English, where two versions of other languages share words that both left in English."""
        from ..words.tell import tell

        language, words = self._family.language(original.version), words_of(entry.block)
        if language == "en":
            return None
        told = tell(" ".join(words.small), {language, "en"}, thorough=False)
        # the margin is infinite where the original's language has no profile
        clear = words.letters * LEAD <= told.margin < math.inf
        if told.language != "en" or not (clear or words.english >= _SEVERAL_COMMON):
            return None
        return replace(entry, foreign=Foreign("en", words.letters))
