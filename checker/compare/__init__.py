"""Hold what the versions say in one row against each other, and let them vote."""

from .passage import Passage, passages, rows
from .sides import Outcome, outcome

__all__ = ["Outcome", "Passage", "outcome", "passages", "rows"]
