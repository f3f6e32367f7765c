"""Judge which departures are what they seem to be, and which of them have one cause."""

from .cells import ShortRow, short_rows
from .doubt import Doubt, doubts_of
from .folding import Statement, folded
from .lists import OddList, odd_list

__all__ = ["Doubt", "OddList", "ShortRow", "Statement", "doubts_of", "folded", "odd_list", "short_rows"]
