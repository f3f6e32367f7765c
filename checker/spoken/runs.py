"""Join the remarks on blocks of one passage, so that it is told once."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec.structs import replace

from ..parse import HEADINGS
from .family import VersionBlock
from .reach import BRIDGED, Reach
from .remark import Remark

JOINED = frozenset({"english", "other-language", "untranslated", "untranslated-unsure", "english-unsure"})
"""Kinds of remarks that may be joined with those that follow."""

_SURE = frozenset({"english", "other-language", "untranslated"})
_UNSURE = frozenset({"english-unsure", "untranslated-unsure"})


class Runs:
    """The passages of one version in other languages.

    ``told`` are the remarks that may be joined, by place in the version; None where a block has others.
    """

    def __init__(self, version: int, told: Mapping[int, Remark | None], reach: Reach) -> None:
        self._version = version
        self._told = told
        self._reach = reach
        self._held: set[int] = set()

    def hold(self, at: int) -> bool:
        """Whether the block at a place is in a passage that was told."""
        return at in self._held

    @cached_property
    def _blocks(self) -> list[VersionBlock]:
        return self._reach.blocks(self._version)

    def remarks(self) -> Iterator[Remark]:
        """One remark for each passage, at its first block, with the number of those that follow."""
        end = 0
        for at, first in sorted(self._told.items()):
            if first is None or at < end:
                continue
            before, lead, end = end, first, self._trailed(first, at)
            while (place := self._following(lead, end)) is not None:
                remark = self._told[place] or lead
                lead = remark if lead.kind in _UNSURE else lead  # what follows has made it sure
                end = self._trailed(remark, place)
            start = at
            if lead.kind == "english":
                start -= at > before and self._ends(at - 1, lead.language, heading=True)
                end += self._ends(end, lead.language, heading=False)
            self._held.update(range(start, end))
            yield self._joined(first, at, start, end)

    def _trailed(self, remark: Remark, at: int) -> int:
        """The place after a block, and after those that follow it if it is English and so, plainly, are they."""
        end = at + 1
        if remark.kind == "english":
            blocks = self._blocks
            while end < len(blocks) and not self._told.get(end) and self._reach.is_plain(blocks[end]):
                end += 1
        return end

    def _following(self, first: Remark, end: int) -> int | None:
        """The place of the next remark of a passage, which may stand a few blocks further on."""
        remark = self._told.get(end)
        if remark is not None and _continues(first, remark):
            return end
        if first.kind not in _SURE:
            return None
        for place in range(end, min(end + BRIDGED + 1, len(self._blocks))):
            remark = self._told.get(place)
            if remark is not None and remark.kind in _SURE and remark.language == first.language:
                return place
            if not self._goes_on(place, first.language):
                return None
        return None

    def _goes_on(self, at: int, language: str) -> bool:
        """Whether the block at a place may stand inside a passage in a language."""
        remark = self._told.get(at)
        if remark is not None:
            return remark.language == language
        return at not in self._told and self._reach.goes_on(self._blocks[at], language)

    def _ends(self, at: int, language: str, *, heading: bool) -> bool:
        """Whether the block at a place, of which nothing is told, is the heading or the last label of a passage."""
        if not 0 <= at < len(self._blocks) or at in self._told:
            return False
        belongs = self._reach.leads_in if heading else self._reach.closes
        return belongs(self._blocks[at], language)

    def _joined(self, first: Remark, at: int, start: int, end: int) -> Remark:
        """The remark on the block at a place, for all blocks of its passage."""
        more = end - start - 1
        if not more:
            return first
        joined = replace(first, kind="english" if first.language == "en" else first.kind, more=more)
        if start == at:
            return joined
        entry = self._blocks[start]
        return replace(joined, entry=entry, shown=self._reach.shown(entry, first.language))


def _continues(first: Remark, remark: Remark) -> bool:
    """Whether a remark says no more than the first of a run; what may be a name begins no run.

    A heading that may be English is, where an English paragraph follows it.
    """
    if first.kind in _UNSURE:
        heads = first.kind == "english-unsure" or first.entry.block.kind in HEADINGS
        return heads and remark.kind == "english"
    return first.language == remark.language
