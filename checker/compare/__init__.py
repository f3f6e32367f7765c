"""Hold what the versions say in one row against each other, and let them vote."""

from .editions import other_editions
from .passage import Passage, passages, rare, rows
from .sides import Outcome, outcome

__all__ = ["Outcome", "Passage", "other_editions", "outcome", "passages", "rare", "rows"]
