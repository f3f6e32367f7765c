"""Make one date of one version wrong at a time, in the ways in which dates go wrong in translation."""

import re
from collections.abc import Iterator, Mapping

from checker.dates.facts import facts
from checker.dates.finder import find
from checker.dates.model import FoundDate
from tests.mutations import Mutant

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")


def date_mutants(texts: Mapping[str, str]) -> Iterator[Mutant]:
    """Every accident to every full date with a named month, in every version."""
    locales = sorted(texts)
    for place, locale in enumerate(locales):
        other = locales[(place + 1) % len(locales)]
        for number, date in enumerate(found for found in find(texts[locale], locale) if found.whole):
            for accident, wrong in _accidents(date, locale, other):
                text = texts[locale][: date.start] + wrong + texts[locale][date.end :]
                if wrong != date.text:
                    yield Mutant(
                        f"date {number}: {accident}: {wrong}", locale, {**texts, locale: text}, _DATE
                    )


_DATE = frozenset({"date"})


def _accidents(date: FoundDate, locale: str, other: str) -> Iterator[tuple[str, str]]:
    text = date.text
    day = _digits(date.day, text)
    year = _digits(date.year, text)
    if day is None or year is None or not date.month_text:
        return
    yield "a day later", text.replace(day, _like(day, date.day + 1), 1)
    yield "a year later", text.replace(year, _like(year, date.year + 1))
    months = facts(locale).months(date.calendar)[0]
    name = months[date.month - 1]
    if name and name in text:
        yield "a month later", text.replace(name, months[date.month % 12])
        yield "letter of the month missing", text.replace(name, name[:2] + name[3:])
    yield "English month", text.replace(date.month_text, facts("en").months()[0][date.month - 1])
    theirs = facts(other).months()[0][date.month - 1]
    yield f"month in {other}", text.replace(date.month_text, theirs)
    wrong_digits = DEVANAGARI if not day.isascii() else ARABIC
    plain = {"day": day, "year": year}
    for part, digits in plain.items():
        ascii_digits = str(int(digits))
        yield f"digits of the {part}", text.replace(digits, ascii_digits.translate(wrong_digits), 1)
    alone = facts(locale).months(date.calendar)[2][date.month - 1]
    if alone != name and name in text:
        yield "nominative", text.replace(name, alone)
    if re.search(r"\d\.\s", text) and locale in ("sk", "cs", "de", "da", "nb", "fi", "hr", "sl", "et", "lv"):
        yield "no ordinal dot", re.sub(r"(\d)\.(\s)", r"\1\2", text, count=1)


def _digits(number: int, text: str) -> str | None:
    return next((run for run in re.findall(r"\d+", text) if int(run) == number), None)


def _like(digits: str, number: int) -> str:
    """A number in the digit system of other digits."""
    zero = ord(digits[0]) - int(digits[0])
    return "".join(chr(zero + int(digit)) for digit in str(number))
