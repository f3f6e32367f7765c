"""Write the digits of every script as ASCII digits, one sign for one sign."""

import re
import unicodedata
from functools import lru_cache

_DIGIT = re.compile(r"\d")
# A pattern that begins with one sign of a set skips all other text at once; one that begins with a repeat does not.
_RUN = re.compile(r"\d\d*")
# Digits less than twice as far apart as is near, so that no two stretches overlap.
_NEAR = 8
_CLUSTER = re.compile(rf"\d(?:.{{0,{2 * _NEAR}}}\d)*", re.DOTALL)
_SHORT = 40  # code points
_OTHER = re.compile(r"[\d\u00a0\u2007\u2009\u202f](?<![0-9])")


def has_digit(text: str) -> bool:
    """Whether a text has a digit of any script."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=256)  # the texts of a row are asked for several times
def plain(text: str) -> str:
    """The text with ASCII digits and plain spaces; its length is the same."""
    return text if text.isascii() else _OTHER.sub(_plain, text)


def _plain(sign: re.Match[str]) -> str:
    return str(unicodedata.decimal(sign[0])) if sign[0].isdecimal() else " "


@lru_cache(maxsize=256)  # as above
def near_digits(text: str) -> str:
    """The digits of a text and the signs near them; what is further away is left out, with a line end in its place."""
    if len(text) <= _SHORT:
        return text
    stretches = (cluster.span() for cluster in _CLUSTER.finditer(text))
    return "\n".join([text[max(start - _NEAR, 0) : end + _NEAR] for start, end in stretches])


def runs(text: str) -> list[str]:
    """Runs of digits of a text, as plain numbers without leading zeros, in order."""
    return [canonical(run if run.isascii() else plain(run)) for run in _RUN.findall(text)]


def canonical(run: str) -> str:
    """A run of ASCII digits without leading zeros."""
    return run.lstrip("0") or "0"
