"""Find pieces of a block that nobody translated: a word between two links, an entry of a menu, a cell of a table."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set as AbstractSet
from functools import cache
from itertools import pairwise

from msgspec import Struct

from ..parse import Block
from ..voting import OTHERS, Vote
from ..words.english import english_words, how_english, is_binding, joining_words
from ..words.kinship import akin
from ..words.profiles import PROFILED
from ..words.scripts import usual_script
from ..words.vocabulary import profiled_as
from .counterparts import TRANSLATORS
from .family import VersionBlock
from .surroundings import Surroundings
from .untranslated import Untranslated

Stretch = tuple[int, int]

_BETWEEN = " | "  # cells of a row, entries of a menu
_SPACES = " |\u00a0\u202f\u200e\u200f\u202a\u202c"
_MARKS = _SPACES + ",;()"
_NAMED = frozenset({"link", "code"})
_DIVIDED = frozenset({"row", "paragraph", "item"})


class Piece(Struct, frozen=True):
    """A stretch of a block's text that is English, and what other versions have there, by their numbers.

    It is ``sure`` where nearly all have their own words there, and these are no name.
    """

    stretch: Stretch
    translations: Mapping[int, str]
    sure: bool


class Pieces:
    """Says which pieces of a block in its version's own language are still English, by the vote of the others."""

    def __init__(self, around: Surroundings, untranslated: Untranslated) -> None:
        self._family = around.family
        self._counterparts = around.counterparts
        self._untranslated = untranslated
        self._divided: dict[tuple[int, Callable[[Block], Sequence[Stretch]]], Sequence[Stretch]] = {}
        self._joints: dict[int, dict[tuple[str, str], Stretch | None]] = {}

    def divided(self, version: int) -> AbstractSet[int]:
        """The numbers of a version's blocks with cells or entries, or with a joining word of English beside names.

        A quick test: few blocks have several names, and few versions bars between words.
        """
        blocks, words = self._family.blocks[version], _spaced()
        found = {
            number
            for number, block in blocks
            if len(block.spans) > 1 and any(word in block.text for word in words)
        }
        if _BETWEEN in self._family.texts[version]:
            found |= {number for number, block in blocks if block.kind in _DIVIDED and _BETWEEN in block.text}
        return found

    def left(self, entry: VersionBlock) -> Iterator[Piece]:
        """The pieces of a block that several versions have in their own words."""
        if akin(self._family.locales[entry.version], "en"):
            return
        yield from self._words_between(entry)
        yield from self._parts(entry)

    def _words_between(self, entry: VersionBlock) -> Iterator[Piece]:
        """Words such as “or”, alone between two links or pieces of code."""
        joining = self._joining(entry.version)
        pairs = _pairs(entry.block) if joining else []
        for at, (start, end) in enumerate(self._parted(entry.block, between_names) if joining else ()):
            word = entry.block.text[start:end]
            if word not in joining:
                continue
            others = self._between_the_same(entry, pairs[at]) | self._beside(entry, at, between_names)
            own = self._untranslated.translations(word, others)
            if self._is_outvoted(word, others, own):
                yield Piece((start, end), own, sure=len(own) >= OTHERS)

    def _between_the_same(self, entry: VersionBlock, pair: tuple[str, str]) -> dict[int, str]:
        """What stands between the same two names in the other versions, however many they have."""
        others = {}
        for version, block in self._counterparts.row(entry):
            stretch = self._between(block).get(pair) if version != entry.version else None
            if stretch:
                others[version] = block.text[slice(*stretch)]
        return others

    def _between(self, block: Block) -> dict[tuple[str, str], Stretch | None]:
        """What stands between each two names of a block, by these; None where they follow each other twice."""
        known = self._joints.get(id(block))
        if known is None:
            known = self._joints[id(block)] = {}
            for pair, stretch in zip(_pairs(block), self._parted(block, between_names), strict=True):
                known[pair] = None if pair in known else stretch
        return known

    def _parted(self, block: Block, divided: Callable[[Block], Sequence[Stretch]]) -> Sequence[Stretch]:
        """The parts of a block, found once."""
        key = (id(block), divided)
        if key not in self._divided:
            self._divided[key] = divided(block)
        return self._divided[key]

    def _joining(self, version: int) -> frozenset[str]:
        """Such words of English, where it is known that the version's language does not have them."""
        locale = self._family.locales[version]
        if usual_script(locale) == "Latn" and profiled_as(locale) not in PROFILED["Latn"]:
            return frozenset()
        return joining_words() & english_words(locale)

    def _parts(self, entry: VersionBlock) -> Iterator[Piece]:
        """Cells and entries that are those of the English version word for word."""
        parts, locale = self._parted(entry.block, parts_of), self._family.locales[entry.version]
        english = [_texts(block) for block in self._counterparts.in_english(entry).values()] if parts else []
        for at, (start, end) in enumerate(parts):
            text = entry.block.text[start:end]
            if not any(len(there) == len(parts) and there[at] == text for there in english):
                continue
            how = how_english(text, locale)
            if how == "no" or is_binding(text):
                continue
            others = self._beside(entry, at, parts_of)
            if self._untranslated.is_left(entry, text, others, repeated=True):
                own = self._untranslated.translations(text, others)
                sure = how == "plainly" and len(own) >= OTHERS and self._is_outvoted(text, others, own)
                yield Piece((start, end), own, sure=sure)

    def _beside(
        self, entry: VersionBlock, at: int, divided: Callable[[Block], Sequence[Stretch]]
    ) -> dict[int, str]:
        """What the other versions have in the place of a piece, where their blocks have as many of them."""
        count, others = len(self._parted(entry.block, divided)), {}
        for version, block in self._counterparts.row(entry):
            if version != entry.version and len(there := self._parted(block, divided)) == count:
                others[version] = block.text[slice(*there[at])]
        return others

    def _is_outvoted(self, text: str, others: Mapping[int, str], own: Mapping[int, str]) -> bool:
        """Whether three quarters of the other versions, and two at least, have words of their own."""
        kept = self._untranslated.count_kept(text, others)
        return len(own) >= TRANSLATORS and Vote(len(own), len(own) + kept).is_clear


@cache
def _spaced() -> tuple[str, ...]:
    return tuple(f" {word} " for word in sorted(joining_words()))


def _names(block: Block) -> Iterator[tuple[Stretch, Stretch]]:
    """Each two links or pieces of code that follow one another."""
    return pairwise(sorted((span.at, span.to) for span in block.spans if span.kind in _NAMED))


def _pairs(block: Block) -> list[tuple[str, str]]:
    """The words of each two of them."""
    return [(block.text[slice(*before)], block.text[slice(*after)]) for before, after in _names(block)]


def between_names(block: Block) -> Sequence[Stretch]:
    """Where the text between each two links or pieces of code stands, without the marks around it."""
    return [_stripped(block.text, before[1], after[0], _MARKS) for before, after in _names(block)]


def parts_of(block: Block) -> Sequence[Stretch]:
    """Where the cells of a row or the entries of a menu stand."""
    if block.kind not in _DIVIDED or _BETWEEN not in block.text:
        return ()
    parts, at = [], 0
    for part in block.text.split(_BETWEEN):
        parts.append(_stripped(block.text, at, at + len(part), _SPACES))
        at += len(part) + len(_BETWEEN)
    return parts


def _texts(block: Block) -> list[str]:
    return [block.text[start:end] for start, end in parts_of(block)]


def _stripped(text: str, start: int, end: int, signs: str) -> Stretch:
    """A stretch without some signs at its ends; empty where there is nothing else."""
    while start < end and text[start] in signs:
        start += 1
    while end > start and text[end - 1] in signs:
        end -= 1
    return start, max(start, end)
