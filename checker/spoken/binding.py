"""Say which blocks are terms that bind in English only, such as those of a licence, which versions keep on purpose."""

from collections.abc import Iterator, Sequence

from ..signs.marks import has_end_mark
from ..words.english import binding_phrases
from .family import VersionBlock
from .surroundings import Surroundings

_PHRASES = 2  # of such terms that stand in them: a page may speak of copyright in one
_KEEPERS = 2  # versions that keep such terms in English: a single one may have forgotten them


class BindingTerms:
    """Says which English blocks are part of binding terms that several versions keep."""

    def __init__(self, around: Surroundings) -> None:
        self._family = around.family
        self._counterparts = around.counterparts
        self._known: dict[int, frozenset[int]] = {}

    def are_kept(self, entry: VersionBlock) -> bool:
        """Whether a block is part of such terms, and not only its own version keeps it in English."""
        if entry.version not in self._known:
            self._known[entry.version] = frozenset(self._terms(entry.version))
        return entry.number in self._known[entry.version]

    def _terms(self, version: int) -> Iterator[int]:
        """The numbers of the blocks of such terms in a version."""
        passage: list[VersionBlock] = []
        for number, block in self._family.blocks[version]:
            entry = self._family.entry(version, number, block)
            if self._may_be_english(entry) or (passage and binding_phrases(block.text)):
                passage.append(entry)  # “Copyright 2026 Nordlys” is in no language
                continue
            yield from self._kept_in(passage)
            passage = []
        yield from self._kept_in(passage)

    def _kept_in(self, passage: Sequence[VersionBlock]) -> Iterator[int]:
        terms = _terms_of(passage)
        if any(self._is_kept(entry) for entry in terms):
            yield from (entry.number for entry in terms)

    def _is_kept(self, entry: VersionBlock) -> bool:
        """Whether several versions keep a block, and no more have translated it."""
        kept, translated = self._counterparts.kept_or_translated(entry)
        kept |= {entry.version, *(twin.version for twin in self._counterparts.twins(entry))}
        keepers = sum(self._family.language(version) != "en" for version in kept)
        return keepers >= max(_KEEPERS, len(translated - kept))

    def _may_be_english(self, entry: VersionBlock) -> bool:
        if entry.foreign is not None:
            return entry.language == "en"
        return self._counterparts.stands_in_english(entry.block)


def _terms_of(passage: Sequence[VersionBlock]) -> Sequence[VersionBlock]:
    """The blocks of an English passage from the first that speaks of binding terms to the last.

    What follows belongs to them until a sentence ends.
    """
    phrases = [binding_phrases(entry.block.text) for entry in passage]
    binding = [at for at, found in enumerate(phrases) if found]
    if len(frozenset().union(*phrases)) < _PHRASES:
        return ()
    last = binding[-1]
    while last + 1 < len(passage) and not has_end_mark(passage[last].block.text):
        last += 1
    return passage[binding[0] : last + 1]
