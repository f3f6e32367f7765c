"""Know which letters beyond ASCII a language writes: in its own words, and in those it has borrowed."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec import Struct

from ..locales import language_of
from .scripts import script_of_letter, scripts_of

_FILE = Path(__file__).parent / "data" / "letters.txt"

OWN, LOANED, STRANGE = 2, 1, 0
"""How much a sign is at home in a language."""


class Letters(Struct, frozen=True):
    """The letters beyond ASCII of a language, small and capital (CLDR, exemplarCharacters and auxiliary).

    Of a language whose script few share, all letters of ``scripts`` are its own.
    """

    own: frozenset[str]
    loaned: frozenset[str]
    scripts: frozenset[str]

    def rank(self, sign: str) -> int:
        """How much a sign is at home in words: ``OWN``, ``LOANED`` or ``STRANGE``."""
        if sign in self.own or (self.scripts and script_of_letter(sign) in self.scripts):
            return OWN
        return LOANED if sign in self.loaned else STRANGE


@cache
def letters(locale: str) -> Letters:
    """The letters of a locale's language, in whatever script it is written."""
    lines = re.findall(rf"^{language_of(locale)}(?:-\w+)?: (\S+) (\S+)$", _lines(), re.MULTILINE)
    scripts = frozenset() if lines else scripts_of(locale) - {"Latn"}
    return Letters(
        _in_both_cases(own for own, _ in lines), _in_both_cases(loaned for _, loaned in lines), scripts
    )


def _in_both_cases(sets: Iterable[str]) -> frozenset[str]:
    small = "".join(sets).replace("-", "")
    return frozenset(sign for sign in small + small.upper() if sign > "\x7f")


@cache
def _lines() -> str:
    return _FILE.read_text(encoding="utf-8")
