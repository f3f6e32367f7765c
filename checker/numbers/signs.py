"""Tell the currency or the unit of a number from the signs beside it."""

import re
from functools import cache

from msgspec import Struct

from ..conventions import among_languages
from .digits import near_digits
from .model import Number

_REACH = 5  # code points before a number in which its sign ends
_BEFORE_DIGIT = re.compile(r"[A-Z](?:[A-Z]{2}|s\.?)[ \u00a0\u202f]?\d")


class Signs(Struct, frozen=True, forbid_unknown_fields=True):
    """Signs by what they mean: ``rules/languages/signs.toml``, where each key is explained."""

    currencies: dict[str, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]

    def meanings(self) -> dict[str, str]:
        """What each sign means."""
        both = (*self.currencies.items(), *self.units.items())
        return {sign: meaning for meaning, signs in both for sign in signs}


class _Searches(Struct, frozen=True):
    """Signs in the order in which they are tried, longer ones first, and what shows that a text may have any.

    Two searches skip what cannot begin a match, where one for all signs would try each at each place.
    """

    meaning: dict[str, str]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    symbols: re.Pattern[str]
    behind_digit: re.Pattern[str]


def may_hold(text: str) -> bool:
    """Whether a text may have a number with a sign."""
    text, known = near_digits(text), _searches()
    return bool(known.symbols.search(text) or known.behind_digit.search(text) or _BEFORE_DIGIT.search(text))


def is_currency(meaning: str) -> bool:
    """Whether a meaning is that of a currency's sign."""
    return meaning in _signs().currencies


def sign_of(text: str, number: Number) -> tuple[str, int, int] | None:
    """What the sign beside a number means, and where number and sign begin and end; None without a sign."""
    known = _searches()
    before = text[max(0, number.start - _REACH) : number.start].rstrip("\u00a0\u202f ")
    for sign in known.before:
        if before.endswith(sign) and not _goes_on(before[: -len(sign)][-1:], sign[0]):
            return known.meaning[sign], text.rindex(sign, 0, number.start), number.end
    at = number.end + (text[number.end : number.end + 1] in ("\u00a0", "\u202f", " "))
    for sign in known.behind:
        if text.startswith(sign, at) and not _goes_on(text[at + len(sign) : at + len(sign) + 1], sign[-1]):
            return known.meaning[sign], number.start, at + len(sign)
    return None


def _goes_on(beside: str, sign: str) -> bool:
    """Whether a letter stands beside a sign made of letters, which then is part of a word."""
    return sign.isalpha() and sign.isascii() and beside.isalpha() and beside.isascii()


@cache
def _searches() -> _Searches:
    meaning = _signs().meanings()
    currencies = [sign for signs in _signs().currencies.values() for sign in signs]
    behind = tuple(sorted(meaning, key=len, reverse=True))
    symbols = "".join(sign for sign in currencies if len(sign) == 1)
    first = "".join(sorted({sign[0] for sign in behind}))
    return _Searches(
        meaning,
        tuple(sorted(currencies, key=len, reverse=True)),
        behind,
        re.compile(f"[{re.escape(symbols)}]"),
        re.compile(rf"\d[ \u00a0\u202f]?(?=[{re.escape(first)}])(?:{'|'.join(map(re.escape, behind))})"),
    )


@cache
def _signs() -> Signs:
    return among_languages("signs", Signs)
