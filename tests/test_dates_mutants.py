"""Dates made worse in sixty locales: each change that makes another date or form is told under the right rule.

Each mutant stands in a family whose other versions are right. What cannot be told is listed with its reason.
"""

import datetime
from collections.abc import Callable, Iterator
from functools import cache

import msgspec
import pytest

from checker.align import align
from checker.checks.dates import check
from checker.dates.lexicon import lexicon, order_of
from checker.dates.written import in_digits, pattern_like, weekday_name, written
from checker.demands import Demands
from checker.parse import parse

from .conftest import family_of

LARGE = """
    en-US en-GB fr de nl it es pt-BR pt-PT ca gl ro pl cs sk sl hr sr bs mk bg ru uk be lt lv et fi sv da nb is el hu
    tr az kk uz ka hy ar ar-EG he fa ur hi mr ne bn gu ta te kn ml si th km vi id ms fil sw af ja zh-CN ko eu
"""
LOCALES = LARGE.split()
OTHERS = ("en-GB", "de", "ru", "hi", "ar")
DAYS = [datetime.date(2027, 12, 7), datetime.date(2026, 5, 14)]
RIGHT_RULES = {"weekday": "date-weekday", "day": "same-date", "month": "same-date", "year": "same-date"}
# By locale and a part of the wrong text: the wrong word is a right one of that language.
CANNOT_BE_TOLD = {
    ("ar", "ماي"): "May in Morocco",
    ("ar-EG", "ماي"): "May in Morocco",
    ("en-US", "7 December 2027"): "English has both orders",
    ("en-US", "14 May 2026"): "English has both orders",
    ("es", "may"): "an abbreviation of mayo",
    ("fil", "May"): "May in English, and an abbreviation of Mayo",
    ("gl", "Mai"): "read as an abbreviation of maio",
    ("gl", "mai"): "read as an abbreviation of maio",
    ("is", "Mai"): "read as maí without its accent",
    ("ja", "年127日"): "without 月 these are no month and day",
    ("ja", "年514日"): "without 月 these are no month and day",
    ("ja", "月月"): "the month is there with its sign",
    ("kk", "мамы"): "an abbreviation of мамыр",
    ("lv", "Mai"): "read as an abbreviation of maijs",
    ("ne", "मई"): "May as many write it in Nepali",
    ("pl", "maj"): "an abbreviation of maja, and its nominative",
    ("pt-BR", "mai"): "an abbreviation of maio",
    ("pt-PT", "mai"): "an abbreviation of maio",
    ("tr", "May"): "an abbreviation of Mayıs",
}


def of(locale: str, day: datetime.date, *, weekday: bool = False) -> str:
    """A day as a locale writes it."""
    words = lexicon(locale)
    calendar = words.calendars[0]
    pattern = pattern_like(words, calendar, named=True, weekday=weekday)
    return written(day, pattern, words, calendar, words.facts.zeros[0])


def told(locale: str, text: str, day: datetime.date) -> set[tuple[str, str]]:
    """Rules and cases that a version breaks beside others that state the day rightly."""
    texts = {other: f"Xx {of(other, day)} – xx." for other in OTHERS if other != locale}
    family, sources = family_of({**texts, locale: f"Xx {text} – xx."}, "text", None)
    notices = [parse(version, sources[version.file]) for version in family.versions]
    facts = check(align(family, notices), msgspec.convert({}, Demands))
    return {(fact.rule, fact.case) for fact in facts if fact.locale == locale} - {
        ("date-form", "unusual"),
        ("same-date", "missing-unsure"),
    }


def letters(locale: str, day: datetime.date) -> Iterator[str]:
    """Each letter of the month left out, and written twice."""
    good, name = of(locale, day), lexicon(locale).facts.months()[0][day.month - 1]
    for at, letter in enumerate(name) if name in good else ():
        if letter.isalpha():
            yield good.replace(name, name[:at] + name[at + 1 :])
            yield good.replace(name, name[:at] + letter + name[at:])


def digits(locale: str, day: datetime.date) -> Iterator[str]:
    """All digits in a system that the locale does not have; the first one or the last one alone."""
    good, zeros = of(locale, day), lexicon(locale).facts.zeros
    yield from (in_digits(good, zero) for zero in "٠०" if zero not in zeros)
    strange = next(zero for zero in "٠०" if zero != zeros[0])
    places = [at for at, sign in enumerate(good) if sign.isdecimal()]
    for at in (places[0], places[-1]):
        yield good[:at] + in_digits(good[at], strange) + good[at + 1 :]


def weekday(locale: str, day: datetime.date) -> Iterator[str]:
    """Another weekday."""
    words, full = lexicon(locale), of(locale, day, weekday=True)
    right, wrong = (weekday_name((day.weekday() + shift) % 7, words) for shift in (0, 2))
    if right and right in full:
        yield full.replace(right, wrong)


def nominative(locale: str, day: datetime.date) -> Iterator[str]:
    """The month as it stands alone, where a date has another form."""
    wide, _, alone, _ = lexicon(locale).facts.months()
    name, other = wide[day.month - 1], alone[day.month - 1]
    if name.lower() != other.lower():
        yield of(locale, day).replace(name, other)


def dots(locale: str, day: datetime.date) -> Iterator[str]:
    """The dot of the day or of the year left out, where the locale has one."""
    pattern = pattern_like(lexicon(locale), "gregorian", named=True, weekday=False)
    if "d." in pattern:
        yield of(locale, day).replace(f"{day.day}.", str(day.day))
    if "y." in pattern:
        yield of(locale, day).replace(f"{day.year}.", str(day.year))


def order(locale: str, day: datetime.date) -> Iterator[str]:
    """An order that no pattern of the language has, where CLDR knows any."""
    words = lexicon(locale)
    if words.is_unlocalised:
        return
    known = {*words.orders, *words.facts.orders}
    wrong = [one for one in ("MMMM d, y", "d MMMM y", "y MMMM d") if order_of(one) not in known]
    if words.calendars[0] == "gregorian" and not set("年년") & set(of(locale, day)):
        yield from (written(day, one, words, "gregorian", words.facts.zeros[0]) for one in wrong[:1])


def language(locale: str, day: datetime.date) -> Iterator[str]:
    """The date of another version left in, or its month alone."""
    good, (wide, _, alone, _) = of(locale, day), lexicon(locale).facts.months()
    own = {wide[day.month - 1].lower(), alone[day.month - 1].lower()}
    for other in OTHERS:
        name = lexicon(other).facts.months()[0][day.month - 1]
        if other[:2] == locale[:2] or name.lower() in own:
            continue
        yield of(other, day)
        if not name[0].isdigit() and locale not in (
            "ja",
            "zh-CN",
            "ko",
            "eu",
        ):  # no name stands alone in these
            yield good.replace(wide[day.month - 1], name)


def day(locale: str, day: datetime.date) -> Iterator[str]:
    """The day before and the day after."""
    yield from (of(locale, day + datetime.timedelta(days=days)) for days in (-1, 1))


def month(locale: str, day: datetime.date) -> Iterator[str]:
    """The month after."""
    yield of(locale, day.replace(month=day.month % 12 + 1))


def year(locale: str, day: datetime.date) -> Iterator[str]:
    """The year before and the year after."""
    yield from (of(locale, day.replace(year=day.year + years)) for years in (-1, 1))


KINDS: dict[str, Callable[[str, datetime.date], Iterator[str]]] = {
    "letters": letters,
    "digits": digits,
    "weekday": weekday,
    "nominative": nominative,
    "dots": dots,
    "order": order,
    "language": language,
    "day": day,
    "month": month,
    "year": year,
}


@cache
def outcome(kind: str) -> tuple[int, list[tuple[str, str]]]:
    """How many mutants there are of a kind, and those that are not told under the right rule."""
    made, missed = 0, []
    for number, locale in enumerate(LOCALES):
        for right in DAYS if kind != "letters" else [DAYS[number % 2]]:
            for text in sorted({*KINDS[kind](locale, right)} - {of(locale, right)}):
                made += 1
                rules = {rule for rule, _ in told(locale, text, right)}
                if RIGHT_RULES.get(kind, "date-form") not in rules:
                    missed.append((locale, text))
    return made, missed


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_mutants_are_told(kind: str) -> None:
    made, missed = outcome(kind)
    assert made > 10
    assert [one for one in missed if not cannot_be_told(*one)] == []


def cannot_be_told(locale: str, text: str) -> bool:
    return any(where == locale and part in text for where, part in CANNOT_BE_TOLD)


def test_ninety_nine_of_a_hundred_are_told() -> None:
    outcomes = [outcome(kind) for kind in KINDS]
    assert sum(len(missed) for _, missed in outcomes) <= 0.01 * sum(made for made, _ in outcomes)


def test_right_dates_are_not_blamed() -> None:
    assert [(locale, day) for locale in LOCALES for day in DAYS if told(locale, of(locale, day), day)] == []
