"""Tell the currency or the unit of a number from the signs beside it."""

import re

from .digits import near_digits
from .model import Number

# Signs by what they mean; letters of Cyrillic and French names of bytes among them.
_CURRENCIES = {
    "€": ("€", "EUR"),
    "$": ("$", "US$", "USD"),
    "£": ("£", "GBP"),
    "¥": ("¥", "￥", "円", "元", "JPY", "CNY"),
    "₹": ("₹", "INR", "Rs.", "Rs"),
    "₩": ("₩", "원", "KRW"),
    "₽": ("₽", "RUB"),
    "₪": ("₪", "ILS"),
    "₺": ("₺", "TRY"),
    "R$": ("R$", "BRL"),
    "zł": ("zł", "PLN"),
    "Kč": ("Kč", "CZK"),
    "Ft": ("Ft", "HUF"),
    "CHF": ("CHF",),
    "CA$": ("CA$", "C$", "CAD"),
    "A$": ("AU$", "A$", "AUD"),
}
_UNITS = {
    "kB": ("kB", "KB", "ko", "Ko", "КБ", "кБ"),
    "MB": ("MB", "Mo", "МБ"),
    "GB": ("GB", "Go", "ГБ"),
    "TB": ("TB", "To", "ТБ"),
    "mm": ("mm", "мм"),
    "cm": ("cm", "см"),
    "km": ("km", "км"),
    "mg": ("mg", "мг"),
    "kg": ("kg", "кг"),
    "°C": ("°C", "℃"),
    "°F": ("°F", "℉"),
    "kW": ("kW", "кВт"),
    "MW": ("MW", "МВт"),
    "Hz": ("Hz", "Гц"),
    "kHz": ("kHz", "кГц"),
    "MHz": ("MHz", "МГц"),
    "GHz": ("GHz", "ГГц"),
}
_MEANING = {
    sign: meaning for table in (_CURRENCIES, _UNITS) for meaning, signs in table.items() for sign in signs
}
_BEFORE = sorted((sign for signs in _CURRENCIES.values() for sign in signs), key=len, reverse=True)
_BEHIND = sorted(_MEANING, key=len, reverse=True)
_REACH = 5
# Three searches that skip what cannot begin a match, where one for all signs would try each at each place.
_SYMBOLS = re.compile("[€$£¥￥円元₹₩원₽₪₺]")
_FIRST = "".join(sorted({sign[0] for sign in _BEHIND}))
_BEHIND_DIGIT = re.compile(rf"\d[ \u00a0\u202f]?(?=[{_FIRST}])(?:{'|'.join(map(re.escape, _BEHIND))})")
_BEFORE_DIGIT = re.compile(r"[A-Z](?:[A-Z]{2}|s\.?)[ \u00a0\u202f]?\d")


def may_hold(text: str) -> bool:
    """Whether a text may have a number with a sign."""
    text = near_digits(text)
    return bool(_SYMBOLS.search(text) or _BEHIND_DIGIT.search(text) or _BEFORE_DIGIT.search(text))


def is_currency(meaning: str) -> bool:
    """Whether a meaning is that of a currency's sign."""
    return meaning in _CURRENCIES


def sign_of(text: str, number: Number) -> tuple[str, int, int] | None:
    """What the sign beside a number means, and where number and sign begin and end; None without a sign."""
    before = text[max(0, number.start - _REACH) : number.start].rstrip("\u00a0\u202f ")
    for sign in _BEFORE:
        if before.endswith(sign) and not _goes_on(before[: -len(sign)][-1:], sign[0]):
            return _MEANING[sign], text.rindex(sign, 0, number.start), number.end
    at = number.end + (text[number.end : number.end + 1] in ("\u00a0", "\u202f", " "))
    for sign in _BEHIND:
        if text.startswith(sign, at) and not _goes_on(text[at + len(sign) : at + len(sign) + 1], sign[-1]):
            return _MEANING[sign], number.start, at + len(sign)
    return None


def _goes_on(beside: str, sign: str) -> bool:
    """Whether a letter stands beside a sign made of letters, which then is part of a word."""
    return sign.isalpha() and sign.isascii() and beside.isalpha() and beside.isascii()
