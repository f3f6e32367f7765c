"""Tell which departures say what they seem to say, and which of them have one cause."""

from .cells import ShortRow, short_rows
from .doubt import Doubt, doubts_of
from .folding import Told, folded
from .lines import lines_of

__all__ = ["Doubt", "ShortRow", "Told", "doubts_of", "folded", "lines_of", "short_rows"]
