"""Hold what the versions say in one row against each other, and let them vote."""

from .editions import other_editions
from .passage import Passage, Passages, passages
from .row_by_row import rare, rows
from .sides import Outcome, outcome

__all__ = [
    "Outcome",
    "Passage",
    "Passages",
    "other_editions",
    "outcome",
    "passages",
    "rare",
    "rows",
]
