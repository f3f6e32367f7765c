"""Judge which departures are what they seem to be, and which of them have one cause."""

from .cells import ShortRow, short_rows
from .doubt import Doubt, doubts_of
from .folding import Statement, folded

__all__ = ["Doubt", "ShortRow", "Statement", "doubts_of", "folded", "short_rows"]
