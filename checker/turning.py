"""Turn the signs of a text into others, each as a function says when the sign is first met."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from types import MappingProxyType

# No text holds this code point: Unicode keeps it free for what a program needs within.
_UNKNOWN = "\uffff"


class Turning:
    """What stands for each sign that was met so far: one sign, several, or none.

    ``known`` says it of some signs beforehand, by code point. A ``defaultdict`` marks the signs that are new, for one
    is looked into faster than a dict with a ``__missing__`` of its own.
    """

    def __init__(self, turn: Callable[[str], str], known: Mapping[int, str] = MappingProxyType({})) -> None:
        self._turn = turn
        self._signs: defaultdict[int, str] = defaultdict(lambda: _UNKNOWN, known)

    def __call__(self, text: str) -> str:
        """The text with its signs turned."""
        turned = text.translate(self._signs)
        if _UNKNOWN not in turned:
            return turned
        new = (sign for sign in set(text) if self._signs[ord(sign)] == _UNKNOWN)
        self._signs.update({ord(sign): self._turn(sign) for sign in new})
        return text.translate(self._signs)
