"""Find blocks that stand word for word in a version of another language, whose own they rather are."""

import math
from collections.abc import Sequence

from msgspec.structs import replace

from ..words.foreign import LEAD, Foreign, speaks, writes
from .company import Company
from .hearing import Heard, Hearing
from .words import words_of

_LETTERS = 40
_LETTERS_IN_ROW = 12  # in one row of at least four versions, of which no third has these words
_LETTERS_OF_ANOTHER_SCRIPT = 6
_FEWEST_IN_ROW = 4
_SEVERAL_COMMON = 2


class Borrowing:
    """Says whose the words are that two versions of a family share."""

    def __init__(self, hearing: Hearing, company: Company) -> None:
        self._hearing = hearing
        self._company = company

    def lender(self, heard: Heard) -> Heard | None:
        """The block of the very same words in a version of another language, whose own they rather are."""
        same, locales = self._company.twins(heard), self._hearing.locales
        if not same or len({twin.version for twin in same}) * 2 > len(locales):
            return None
        words = words_of(heard.block)
        own_script = writes(locales[heard.version], words)
        if words.letters < (_LETTERS_IN_ROW if own_script else _LETTERS_OF_ANOTHER_SCRIPT):
            return None
        if words.letters < _LETTERS and not self._are_the_only_two(heard, same):
            return None
        owner = self._owner(heard, same)
        if owner is None or owner.version == heard.version:
            return None
        return owner if speaks(words, self._hearing.language(owner.version)) else None

    def _are_the_only_two(self, heard: Heard, same: Sequence[Heard]) -> bool:
        """Whether two versions have the same words in a row where all the others have words of their own."""
        if len(same) != 1:
            return False
        texts = {version: block.text for version, block in self._company.row(heard)}
        together = texts.get(same[0].version) == heard.block.text
        return together and len(texts) >= _FEWEST_IN_ROW and len(set(texts.values())) == len(texts) - 1

    def _owner(self, heard: Heard, same: Sequence[Heard]) -> Heard | None:
        """Of blocks with the same words, the one whose version's language they are most likely in.

        None where no version is written in their script: they are of none of them.
        """
        from ..words.tell import tell

        words, language_of = words_of(heard.block), self._hearing.language
        sharing = sorted((heard, *same), key=lambda twin: twin.version)
        fitting = [twin for twin in sharing if writes(self._hearing.locales[twin.version], words)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        candidates = {language_of(twin.version) for twin in fitting}
        told = tell(" ".join(words.small), candidates, thorough=False)
        # Names of things sound like any language; what is shared with English is mostly English left in.
        language = "en" if "en" in candidates and not told.sure else told.language
        for twin in fitting:
            if language_of(twin.version) == language:
                return twin
        reference = self._hearing.table.reference
        return min(fitting, key=lambda twin: (twin.version != reference, twin.version))

    def left_by_both(self, heard: Heard, lender: Heard) -> Heard | None:
        """The block as one in English, where versions of other languages share English words that both left so."""
        from ..words.tell import tell

        language, words = self._hearing.language(lender.version), words_of(heard.block)
        if language == "en":
            return None
        told = tell(" ".join(words.small), {language, "en"}, thorough=False)
        # the margin is infinite where the lender's language has no profile
        clear = words.letters * LEAD <= told.margin < math.inf
        if told.language != "en" or not (clear or words.english >= _SEVERAL_COMMON):
            return None
        return replace(heard, foreign=Foreign("en", words.letters))
