"""Find Latin letters that were typed into a word of another alphabet."""

import re
from collections.abc import Iterator
from functools import cache

# Alphabets whose words stand apart, by ISO 15924; in others a Latin letter may well follow a word.
_LETTERS = {
    "Arab": "\u0620-\u065f\u066e-\u06d3",
    "Armn": "\u0531-\u0587",
    "Beng": "\u0980-\u09e3",
    "Cyrl": "\u0400-\u052f",
    "Deva": "\u0900-\u0963",
    "Geor": "\u10a0-\u10ff",
    "Grek": "\u0370-\u03ff",
    "Gujr": "\u0a80-\u0ae3",
    "Guru": "\u0a00-\u0a75",
    "Hebr": "\u05b0-\u05ea",
    "Taml": "\u0b80-\u0bd7",
    "Telu": "\u0c00-\u0c63",
}


def stray_letters(text: str, script: str) -> Iterator[tuple[int, int]]:
    """Where one or two small Latin letters stand inside or right behind a word of the script.

    The word has three letters before them: a shorter one may be a unit or a symbol.
    """
    pattern = _pattern(script)
    return (found.span() for found in pattern.finditer(text)) if pattern else iter(())


@cache
def _pattern(script: str) -> re.Pattern[str] | None:
    letters = _LETTERS.get(script)
    # The pattern begins with the rare letters, so that the search leaps to them.
    return (
        re.compile(rf"[a-z](?<=[{letters}]{{3}}[a-z])[a-z]?(?=[{letters}]|(?![\w'’-]))") if letters else None
    )
