"""Find the seam at which two blocks were run together into one."""

import re
from collections.abc import Iterable

from ..late import late
from ..punctuation import begins_small

# What ends a sentence or an item of a listing, with what closes behind it; the full-width ones need no blank.
# The marks stand first, for the engine leaps from one to the next.
_END = late(
    r"[.!?;:؟؛।॥։።፤។۔…。！？；：｡](?:"
    r"(?<=[。！？；：｡])[”」』）]*"
    # none of several in a row but the first begins such an end, so that a long row is read once
    r"|(?<=[.!?;:؟؛।॥։።፤។۔…])(?<![.!?;:؟؛।॥։።፤។۔…].)[.!?;:؟؛।॥։።፤។۔…]*[\"”»’)\]*_]*(?=\s))"
)
_LAST = late(r"[.!?;:؟؛।॥։።፤۔…。！？；：｡][\s\"”»’)\]*_」』）]*\Z")
_BLANK = re.compile(r"\s+")
# The search reads so far behind the stretch in question, for a mark counts only with what follows it.
_BEHIND = 2
_REACH, _LETTERS = 0.15, 6


def ended(texts: Iterable[str]) -> bool:
    """Whether most texts end with a mark, as sentences do, and items in some listings."""
    marks = [_LAST.search(text) is not None for text in texts]
    return 2 * sum(marks) > len(marks)


def shows_seam(text: str, share: float, *, marked: bool) -> bool:
    """Whether two blocks may have been run together about a share of the text's length.

    There stands a mark that ends a sentence, or, where the first block was not ``marked`` by one, a capital
    letter. In a script without capitals, where marks are missing too, any place may be a seam.
    """
    middle, reach = share * len(text), _REACH * len(text) + _LETTERS
    low, high = int(middle - reach), int(middle + reach)
    if any(low <= end.end() <= high for end in _END.finditer(text, 0, high + _BEHIND)):
        return True
    if marked:
        return False
    if not text[:1].isupper():
        return not begins_small(text)
    return any(
        low <= blank.end() <= high and text[blank.end() : blank.end() + 1].isupper()
        for blank in _BLANK.finditer(text)
    )
