"""Turn days of other calendars into Gregorian ones."""

import datetime
from collections.abc import Callable
from functools import cache
from pathlib import Path

UMALQURA = Path(__file__).resolve().parent / "data" / "umalqura.txt"
Turn = Callable[[int, int, int], datetime.date | None]
_FIRST_UMALQURA_YEAR = 1300  # of the table
# Years before the first one of each Japanese era since Meiji.
_JAPANESE = (1867, 1911, 1925, 1988, 2018)
_JAPANESE_SINCE = tuple(
    datetime.date(*first)
    for first in ((1868, 1, 25), (1912, 7, 30), (1926, 12, 25), (1989, 1, 8), (2019, 5, 1))
)
_MOST_MONTHS = 13
_BUDDHIST, _ROC = 543, -1911  # years to add to the Gregorian one
_BEFORE_ETHIOPIC = 2795  # days of the Gregorian calendar before the first of its years
_BEFORE_PERSIAN = datetime.date(622, 3, 21).toordinal()


def gregorian(calendar: str, year: int, month: int, day: int, era: int = 0) -> datetime.date | None:
    """The Gregorian day of a day of a calendar, or None where there is none.

    ``era`` counts the eras of Japan from Meiji, which is 0.
    """
    if calendar == "persian":
        return _persian(year, month, day)
    if calendar == "islamic":
        return _umalqura(year, month, day)
    if calendar == "ethiopic":
        return _ethiopic(year, month, day)
    shift = {"buddhist": -_BUDDHIST, "roc": -_ROC, "japanese": _JAPANESE[era]}.get(calendar, 0)
    try:
        return datetime.date(year + shift, month, day)
    except (ValueError, OverflowError):
        return None


def of_gregorian(calendar: str, day: datetime.date) -> tuple[int, int, int] | None:
    """Year, month and day in a calendar, or None where it is not known there."""
    if calendar == "buddhist":
        return day.year + _BUDDHIST, day.month, day.day
    if calendar == "roc":
        return day.year + _ROC, day.month, day.day
    if calendar == "japanese":
        era = japanese_era(day)
        return None if era is None else (day.year - _JAPANESE[era], day.month, day.day)
    if calendar == "persian":
        return _search(day, day.year - 622, _persian)
    if calendar == "islamic":
        return _search(day, round((day.year - 622) * 1.0307), _umalqura)
    if calendar == "ethiopic":
        return _search(day, day.year - 8, _ethiopic)
    return day.year, day.month, day.day


def japanese_era(day: datetime.date) -> int | None:
    """The number of the Japanese era of a day, Meiji being 0, or None for a day before it."""
    return next((era for era in range(4, -1, -1) if _JAPANESE_SINCE[era] <= day), None)


def _search(day: datetime.date, year: int, turn: Turn) -> tuple[int, int, int] | None:
    for guess in (year + 1, year, year - 1, year - 2):
        for month in range(_MOST_MONTHS, 0, -1):
            first = turn(guess, month, 1)
            if first is not None and first <= day:
                return guess, month, (day - first).days + 1
    return None


def _persian(year: int, month: int, day: int) -> datetime.date | None:
    """The arithmetic of 33 years, which agrees with the sky from 1178 to 1633 AP."""
    if not (1 <= year <= 3000 and 1 <= month <= 12 and 1 <= day <= _persian_month(year, month)):
        return None
    before = 365 * (year - 1) + (8 * year + 21) // 33
    return datetime.date.fromordinal(_BEFORE_PERSIAN + before - 1 + _persian_days_before(month) + day)


def _persian_days_before(month: int) -> int:
    return 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)


def _persian_month(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month <= 11 or (25 * year + 11) % 33 < 8 else 29


def _ethiopic(year: int, month: int, day: int) -> datetime.date | None:
    """Twelve months of thirty days, and one of five, or of six before a leap year begins."""
    last = 30 if month <= 12 else 6 if year % 4 == 3 else 5
    if not (1 <= year <= 9000 and 1 <= month <= _MOST_MONTHS and 1 <= day <= last):
        return None
    before = 365 * (year - 1) + year // 4 + 30 * (month - 1)
    return datetime.date.fromordinal(_BEFORE_ETHIOPIC + before + day)


def counterpart(calendar: str, month: int) -> tuple[str, int] | None:
    """The calendar and the month in which writers of Ethiopic mean a month of the other one: Miazia for April.

    They call the months of the Gregorian calendar by those of their own in which most of their days are. None where
    there is none.
    """
    if calendar == "ethiopic":
        return ("gregorian", (month + 7) % 12 + 1) if month <= 12 else None
    return ("ethiopic", (month + 3) % 12 + 1) if calendar == "gregorian" else None


def _umalqura(year: int, month: int, day: int) -> datetime.date | None:
    first, years = _umalqura_table()
    index = year - _FIRST_UMALQURA_YEAR
    if not (0 <= index < len(years) and 1 <= month <= 12):
        return None
    lengths = years[index][1]
    if not 1 <= day <= lengths[month - 1]:
        return None
    return first + datetime.timedelta(days=years[index][0] + sum(lengths[: month - 1]) + day - 1)


@cache
def _umalqura_table() -> tuple[datetime.date, tuple[tuple[int, tuple[int, ...]], ...]]:
    first, *lines = UMALQURA.read_text(encoding="ascii").split()
    years, passed = [], 0
    for line in lines:
        lengths = tuple(30 if bit == "1" else 29 for bit in line)
        years.append((passed, lengths))
        passed += sum(lengths)
    return datetime.date.fromisoformat(first), tuple(years)
