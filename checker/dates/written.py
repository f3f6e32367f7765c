"""Write a date as a locale writes it, after a CLDR pattern."""

import datetime
import re

from ..late import late
from . import calendars
from .lexicon import DateLexicon

_FIELD = late(r"'([^']*)'|(G+|y+|M+|L+|d+|E+|c+)|(.)", re.DOTALL)


def written(
    day: datetime.date, pattern: str, lexicon: DateLexicon, calendar: str = "gregorian", zero: str = "0"
) -> str:
    """A Gregorian day after a pattern, in a calendar and in the digits of the system with this zero."""
    said = calendars.of_gregorian(calendar, day) or (day.year, day.month, day.day)
    parts = []
    for quoted, field, sign in _FIELD.findall(pattern):
        parts.append(_field(field, day, said, lexicon, calendar) if field else quoted or sign)
    return in_digits("".join(parts), zero)


def in_digits(text: str, zero: str) -> str:
    """Text with all its digits in one system."""
    return "".join(chr(ord(zero) + int(sign)) if sign.isdecimal() else sign for sign in text)


def pattern_like(
    lexicon: DateLexicon, calendar: str, *, named: bool, weekday: bool, short: bool = False
) -> str:
    """The pattern that a locale has for dates with or without a named month, a short one, a weekday."""
    values = lexicon.facts.values
    if calendar != "gregorian" and f"{calendar}.pattern.long" in values:
        style = "full" if weekday else "long" if named else "short"
        return str(values[f"{calendar}.pattern.{style}"])
    if named and not weekday and (by_hand := _by_hand(lexicon)):
        return by_hand
    keys = ["skeleton.yMd", "pattern.short"]
    if named:
        keys = ["skeleton.yMMMMEEEEd", "pattern.full"] if weekday else ["skeleton.yMMMMd", "pattern.long"]
        keys = ["skeleton.yMMMd", *keys] if short and not weekday else keys
    elif weekday:
        keys = ["skeleton.yMEd", *keys]
    found = (str(values[key]) for key in keys if key in values)
    wanted = "MMM" if named else "M"
    return next(
        (pattern for pattern in found if wanted in pattern.replace("L", "M")),
        str(values.get("pattern.long", "")),
    )


def _by_hand(lexicon: DateLexicon) -> str:
    """The first pattern kept by hand, where CLDR knows none of the locale's own; empty where there is no such."""
    if not lexicon.is_unlocalised:
        return ""
    return next((pattern for pattern in lexicon.supplement.patterns if "MMMM" in pattern), "")


def _field(
    field: str, day: datetime.date, said: tuple[int, int, int], lexicon: DateLexicon, calendar: str
) -> str:
    year, month, number = said
    letter, width = field[0], len(field)
    if letter == "y":
        return f"{year % 100:02}" if width == 2 else str(year)
    if letter == "d":
        return f"{number:02}" if width == 2 else str(number)
    if letter in "ML":
        return _month(letter, width, month, lexicon, calendar)
    if letter in "Ec":
        return weekday_name(day.weekday(), lexicon, wide=width == 4)
    return _era(width, day, lexicon, calendar)


def _era(width: int, day: datetime.date, lexicon: DateLexicon, calendar: str) -> str:
    """The shortest name of an era; of Japan's, the one that the day is in, a letter only where asked for."""
    if calendar == "japanese":
        era = calendars.japanese_era(day)
        names = [
            name for name, number in lexicon.facts.values.get(f"{calendar}.eras", {}).items() if number == era
        ]
        return (min if width == 5 else max)(names, key=lambda name: (name > "z", name), default="")
    key = "eras" if calendar in ("gregorian", "ethiopic") else f"{calendar}.eras"
    eras: list[str] = list(lexicon.facts.values.get(key) or [""])
    return min(eras, key=lambda era: (len(era), era))


def _month(letter: str, width: int, month: int, lexicon: DateLexicon, calendar: str) -> str:
    if width < 3:
        return f"{month:02}" if width == 2 else str(month)
    wide, short, alone, alone_short = lexicon.facts.months(calendar)
    names = (wide if width == 4 else short) if letter == "M" else (alone if width == 4 else alone_short)
    if not names:
        names = next((list(twelve) for twelve in lexicon.supplement.forms), [])
    return names[month - 1].split("|")[0] if names else str(month)


def weekday_name(number: int, lexicon: DateLexicon, *, wide: bool = True) -> str:
    """The name of a weekday, Monday being 0; empty where the locale has none."""
    names = lexicon.facts.names("days" if wide else "days.short")
    return names[number] if names else ""
