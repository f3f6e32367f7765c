"""Write the digits of every script as ASCII digits, one sign for one sign."""

import re
import unicodedata

_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"\d+")
_OTHER = re.compile(r"[^\x00-\x7f\D]|[\u00a0\u2007\u2009\u202f]")


def has_digit(text: str) -> bool:
    """Whether a text has a digit of any script."""
    return _DIGIT.search(text) is not None


def plain(text: str) -> str:
    """The text with ASCII digits and plain spaces; its length is the same."""
    return text if text.isascii() else _OTHER.sub(_plain, text)


def _plain(sign: re.Match[str]) -> str:
    return str(unicodedata.decimal(sign[0])) if sign[0].isdecimal() else " "


def runs(text: str) -> list[str]:
    """Runs of digits of a text, as plain numbers without leading zeros, in order."""
    return [canonical(run if run.isascii() else plain(run)) for run in _RUN.findall(text)]


def canonical(run: str) -> str:
    """A run of ASCII digits without leading zeros."""
    return run.lstrip("0") or "0"
