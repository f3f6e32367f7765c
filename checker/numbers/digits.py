"""Write the digits of every script as ASCII digits, one sign for one sign."""

import re
import unicodedata
from functools import lru_cache

from ..figures import figures, runs_of_digits

_DIGIT = re.compile(r"\d")
# Digits less than twice as far apart as is near, so that no two stretches overlap.
_NEAR = 8
_CLUSTER = re.compile(rb"0(?:.{0,%d}0)*" % (2 * _NEAR), re.DOTALL)  # in figures
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
    stretches = (cluster.span() for cluster in _CLUSTER.finditer(figures(text)))
    return "\n".join([text[max(start - _NEAR, 0) : end + _NEAR] for start, end in stretches])


def runs(text: str) -> list[str]:
    """Runs of digits of a text, as plain numbers without leading zeros, in order."""
    return [canonical(run if run.isascii() else plain(run)) for run in runs_of_digits(text)]


def canonical(run: str) -> str:
    """A run of ASCII digits without leading zeros."""
    return run.lstrip("0") or "0"
