"""Find the dates in running text of any locale, and say whether they are written as the locale writes them."""

from .finder import FoundDate, find

__all__ = ["FoundDate", "find"]
