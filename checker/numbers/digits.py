"""Write the digits of every script as ASCII digits, one sign for one sign."""

import re
import unicodedata

_BLANKS = "\u00a0\u2007\u2009\u202f"
_RUN = re.compile(r"\d+")


class _Plain(dict[int, str]):
    """What each sign becomes: digits and blanks change, all else stays, so that offsets hold."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = self[code] = str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        return plain


_PLAIN = _Plain({ord(blank): " " for blank in _BLANKS})


def plain(text: str) -> str:
    """The text with ASCII digits and plain spaces; its length is the same."""
    return text if text.isascii() else text.translate(_PLAIN)


def runs(text: str) -> list[str]:
    """Runs of digits of a text, as plain numbers without leading zeros, in order."""
    return [canonical(run) for run in _RUN.findall(plain(text))]


def canonical(run: str) -> str:
    """A run of ASCII digits without leading zeros."""
    return run.lstrip("0") or "0"
