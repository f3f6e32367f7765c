"""Look for many sentences in the blocks of a row, in a time that grows with their length only."""

from functools import cached_property

from ..parse import Block
from ..signs.marks import sentences

_SEARCHED = (
    4_000  # code points of a text that is searched for each sentence; a longer one is cut into its own
)
_CLOSING = ".!?:)\"'”’»*_"
_END = 30  # code points by which a sentence is known in other versions


def end_of(sentence: str) -> str:
    """The end of a sentence, by which it is known in other versions."""
    return sentence.rstrip(_CLOSING)[-_END:]


class Said:
    """The sentences of a text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def holds(self, sentence: str) -> bool:
        """Whether the text has a sentence word for word."""
        return sentence in (self._text if len(self._text) <= _SEARCHED else self._sentences)

    def ends(self, end: str) -> bool:
        """Whether a sentence of the text has an end, as ``end_of`` gives it."""
        return end in (self._text if len(self._text) <= _SEARCHED else self._ends)

    @cached_property
    def count(self) -> int:
        """How many sentences there are."""
        return sum(1 for _ in sentences(self._text))

    @cached_property
    def _sentences(self) -> frozenset[str]:
        return frozenset(self._text[start:end] for start, end in sentences(self._text))

    @cached_property
    def _ends(self) -> frozenset[str]:
        return frozenset(map(end_of, self._sentences))


class SaidInBlocks:
    """The sentences of blocks, each block cut once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Said] = {}

    def of(self, version: int, block: Block) -> Said:
        """The sentences of a block of a version."""
        key = (version, block.start)
        if key not in self._known:
            self._known[key] = Said(block.text)
        return self._known[key]
