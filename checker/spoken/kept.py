"""Find what most versions keep in English, though others have translated it."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ..words.english import is_binding, is_notation
from .binding import BindingTerms
from .counterparts import TRANSLATORS
from .family import VersionBlock
from .lengths import is_as_long
from .remark import Remark
from .sentences import EnglishSentences
from .surroundings import Surroundings
from .words import is_a_link, spoken

_FEW = 3  # places that are each told by themselves
_QUOTED = 3  # translations shown
_OPTION = re.compile(r"(?<!\S)--?[a-z]")  # of a command that is typed at a shell
_QUOTES = "\"“”„«»‘’'「『*_"
# Words, and letters of those that begin small, of a block that one translation shows to be left: fewer are a label.
_WORDS, _LETTERS = 8, 40


class KeptInEnglish:
    """Says which blocks and sentences versions have in English as most others have, though some translate them."""

    def __init__(
        self, around: Surroundings, english_sentences: EnglishSentences, binding: BindingTerms
    ) -> None:
        self._family = around.family
        self._counterparts = around.counterparts
        self._whole_versions = around.whole_versions
        self._english_sentences = english_sentences
        self._binding = binding

    def remarks(self) -> Iterator[Remark]:
        """A remark on each of a few such places, in the first version that has it; one on all of many."""
        found = list(self._found())
        if len(found) <= _FEW:
            yield from found
            return
        first, *others = found
        yield replace(first, more=len(others), also=tuple(remark.entry for remark in others))

    def _found(self) -> Iterator[Remark]:
        """What is kept, each row and each sentence once."""
        known: set[int | str | None] = {None}  # what is in no row is kept by nobody else
        for version, blocks in enumerate(self._family.blocks):
            if version in self._whole_versions.languages or not self._may_keep(version):
                continue
            for number, block in blocks:
                entry = self._family.entry(version, number, block)
                if entry.language == "en":
                    row = self._family.table.row_of(version, block)
                    if row not in known and block.text not in known:
                        known.add(row)
                        for remark in self._block(entry):
                            known.add(block.text)
                            yield remark
                elif entry.foreign is None and self._may_hold_sentence(entry):
                    for remark in self._sentences(entry):
                        start, end = remark.stretch or (0, 0)
                        if block.text[start:end] not in known:
                            known.add(block.text[start:end])
                            yield remark

    def _may_keep(self, version: int) -> bool:
        family = self._family
        return bool(family.foreign[version] or family.half_english[version] or family.sprinkled[version])

    def _may_hold_sentence(self, entry: VersionBlock) -> bool:
        half_english, sprinkled = (
            self._family.half_english[entry.version],
            self._family.sprinkled[entry.version],
        )
        return entry.number in half_english or entry.number in sprinkled

    def _block(self, entry: VersionBlock) -> Iterator[Remark]:
        """A block that most versions keep."""
        kept, translated = self._counterparts.kept_or_translated(entry)
        if len(kept) > len(translated) and self._is_translated(entry, translated):
            yield self._remark(entry, kept, translated)

    def _is_translated(self, entry: VersionBlock, translated: set[int]) -> bool:
        """Whether translations show that English words which most versions keep need not be kept.

        One is enough for running text.
        """
        if not translated or self._counterparts.is_rare(entry, self._whole_versions.languages):
            return False
        if is_notation(entry.block.text) or self._is_binding(entry):
            return False
        if len(translated) >= TRANSLATORS:
            return True
        if not _is_running(entry) or is_a_link(entry.block, self._family.language(entry.version)):
            return False
        (only,) = translated
        cells = [block for version, block in self._counterparts.row(entry) if version == only]
        return len(cells) == 1 and is_as_long(cells[0], entry.block)

    def _is_binding(self, entry: VersionBlock) -> bool:
        return is_binding(entry.block.text) or self._binding.are_kept(entry)

    def _sentences(self, entry: VersionBlock) -> Iterator[Remark]:
        """The sentences that most versions keep, in a block of the version's own language."""
        for stretch, kept, translated in self._english_sentences.kept(entry):
            yield replace(self._remark(entry, kept, translated), stretch=stretch)

    def _remark(self, entry: VersionBlock, kept: set[int], translated: set[int]) -> Remark:
        shown = self._counterparts.nearest(entry, translated)[:_QUOTED]
        keepers = tuple(sorted(kept - self._whole_versions.languages.keys()))
        return Remark("kept-by-most", entry, "en", shown, kept=keepers, translated=len(translated))


def _is_running(entry: VersionBlock) -> bool:
    """Whether a block is running text: no label, no quotation, nothing that is typed at a shell."""
    block, said = entry.block, spoken(entry.block)
    if entry.foreign is None or entry.foreign.letters < _LETTERS or len(said.split()) < _WORDS:
        return False
    if block.kind == "quote" or said[:1] in _QUOTES or _OPTION.search(said):
        return False
    return not any(span.kind == "emphasis" and span.to - span.at == len(block.text) for span in block.spans)
