"""What is said of a block that is not in its version's own words."""

from typing import Literal

from msgspec import Struct

from ..parse import Block
from .counterparts import Cell
from .family import VersionBlock

Kind = Literal[
    "whole-version",  # the version is in another language as a whole
    "most-of-version",  # the same, but for a sentence, or for titles and labels
    "english",  # a block, or several after one another, in English
    "other-language",  # the same in another language
    "english-page",  # nothing but links to English pages of other sites, by their titles
    "left-over",  # what stands beside its own translation
    "left-over-unsure",  # the same in so many places of a version that it may be on purpose
    "left-over-sentence",  # the same in one block: an English sentence beside those that say it in its own language
    "borrowed",  # the words of a version of another language
    "untranslated",  # what the English version says, where nearly all have words of their own
    "untranslated-unsure",  # the same, but it may be a name
    "english-unsure",  # a heading, a title or a picture's name in English, where several have translated it
    "english-words",  # English words in a block of the version's own language, where most have their own
    "english-sentence",  # an English sentence in a block of the version's own language
    "english-sentence-unsure",  # a short one, which may be a title or a slogan
    "kept-by-most",  # what most versions keep in English, though others have translated it
    "kept-by-all",  # English sentences that all versions have word for word
]


class Remark(Struct, frozen=True):
    """Something in a block that is not in its version's own words.

    ``language`` is what it is in, ``shown`` are blocks of other versions for the report, the best first.
    ``stretch`` is where it stands in the block's text, None where that is all of it. ``more`` blocks are like
    it; ``kept`` are the versions that have it so, ``translated`` counts those with their own words, where the kind
    asks for these. ``also`` are other blocks of which the same is said; ``translations`` are those that say in the
    version's own words what was left beside them.
    """

    kind: Kind
    entry: VersionBlock
    language: str
    shown: tuple[Cell, ...] = ()
    stretch: tuple[int, int] | None = None
    more: int = 0
    kept: tuple[int, ...] = ()
    translated: int = 0
    also: tuple[VersionBlock, ...] = ()
    translations: tuple[Block, ...] = ()
