"""Write another day in the manner of a date that stands in a text."""

import datetime
import re

from msgspec.structs import replace

from . import calendars
from .forms import expected, right_zero, systems
from .lexicon import Lexicon, word_of
from .model import FoundDate
from .written import in_digits


def rewritten(found: FoundDate, day: datetime.date, words: Lexicon) -> str:
    """The words of a date with another day in them: only digits change where the month is the same."""
    wanted = calendars.of_gregorian(found.calendar, day)
    if wanted is None:
        return ""
    year, month, number = wanted
    said_otherwise = found.weekday is not None or found.day_word or found.calendar == "japanese"
    said_otherwise |= found.calendar == "roc" and bool({"(", "（"} & set(found.core))  # two years in one date
    if said_otherwise or (found.shape == "named" and month != found.month):
        return expected(replace(found, value=day, guess=None), words, ("other",))
    parts = {"y": year, "m": month, "d": number}
    order = [part for part in found.order if part != "m" or found.shape != "named"]
    zero = right_zero(found, words) if systems(found.text) else "0"
    return in_digits(_replaced(found, order, parts), zero)


def _replaced(found: FoundDate, order: list[str], parts: "dict[str, int]") -> str:
    letters = iter(order)
    name = _name_digits(found)

    def digits(run: re.Match[str]) -> str:
        if name and run.start() in name:
            return run.group()
        part = next(letters, "")
        if not part:
            return run.group()
        value = parts[part] % 100 if part == "y" and len(run.group()) == 2 else parts[part]
        return f"{value:0{len(run.group())}}" if run.group().startswith("0") or part == "y" else str(value)

    ascii_text = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in found.text)
    return re.sub(r"\d+", digits, ascii_text)


def _name_digits(found: FoundDate) -> range:
    """Where the month's name stands, if it holds digits of its own: ``12月``."""
    if not re.search(r"\d", found.month_text):
        return range(0)
    at = found.text.find(word_of(found.month_text))
    return range(at, at + len(found.month_text)) if at >= 0 else range(0)
