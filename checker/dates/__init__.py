"""Find the dates in running text of any locale, and say whether their form is the locale's."""

from .finder import FoundDate, find

__all__ = ["FoundDate", "find"]
