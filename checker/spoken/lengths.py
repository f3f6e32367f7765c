"""Compare the lengths of blocks in different scripts."""

from ..parse import Block
from .words import words_of

_UNLIKE = 2.5  # times as long as the other, from which of two blocks neither is the other's translation
_DENSE = ("Hani", "Hira", "Kana", "Hang")
_LETTERS_OF_A_SIGN = 2  # of an alphabet, that one sign of those scripts counts for


def is_as_long(block: Block, other: Block) -> bool:
    """Whether two blocks are so much of a length that one may say what the other says."""
    lengths = _length(block), _length(other)
    return max(lengths) <= _UNLIKE * min(lengths)


def _length(block: Block) -> int:
    """How many letters a block has; a sign of Chinese, Japanese or Korean counts as several of an alphabet."""
    scripts = words_of(block).scripts
    return scripts.total() + sum(scripts[script] for script in _DENSE) * (_LETTERS_OF_A_SIGN - 1)
