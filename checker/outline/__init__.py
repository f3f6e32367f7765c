"""Judge which departures are what they seem to be, and what speaks against the others.

``steps`` settle what each departure is, ``doubt`` asks what speaks against it, and ``whole`` puts all together.
"""

from .cells import ShortRow, short_rows
from .doubt import Doubt, doubts_of
from .lists import OddList, odd_list
from .twins import Twin
from .whole import Judged, Outline, outline_of

__all__ = [
    "Doubt",
    "Judged",
    "OddList",
    "Outline",
    "ShortRow",
    "Twin",
    "doubts_of",
    "odd_list",
    "outline_of",
    "short_rows",
]
