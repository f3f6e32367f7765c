"""Dates made worse in sixty locales: each change that makes another string is told under the right name."""

import datetime
from collections.abc import Iterator

import pytest

from checker.dates import find
from checker.dates.forms import judge
from checker.dates.lexicon import lexicon, order_of
from checker.dates.written import in_digits, pattern_like, weekday_name, written

LOCALES = (
    *(
        "en-US",
        "en-GB",
        "fr",
        "de",
        "nl",
        "it",
        "es",
        "pt-BR",
        "pt-PT",
        "ca",
        "gl",
        "ro",
        "pl",
        "cs",
        "sk",
        "sl",
    ),
    *(
        "hr",
        "sr",
        "bs",
        "mk",
        "bg",
        "ru",
        "uk",
        "be",
        "hu",
        "fi",
        "et",
        "lv",
        "lt",
        "tr",
        "az",
        "kk",
        "ky",
        "uz",
    ),
    *(
        "ka",
        "hy",
        "el",
        "sq",
        "sv",
        "da",
        "nb",
        "is",
        "ar-EG",
        "he",
        "fa",
        "ur",
        "hi",
        "mr",
        "ne",
        "bn",
        "gu",
        "ta",
    ),
    *("te", "kn", "ml", "si", "th", "km", "vi", "id", "ms", "fil", "sw", "af", "ja", "zh-CN", "ko", "eu"),
)
DAYS = [datetime.date(2027, 12, 7), datetime.date(2026, 5, 14), datetime.date(2025, 8, 23)]
# What cannot be told: an abbreviation of the locale itself, or a name that is the same word.
SAME_WORD = {
    ("pl", "14 maj 2026"),
    ("tr", "14 May 2026"),
    ("es", "14 de May de 2026"),
    ("fil", "May 14, 2026"),
}


def mutants(locale: str, kind: str) -> Iterator[tuple[str, str]]:
    """Dates of a locale with one thing wrong, and the reason that should be given."""
    words = lexicon(locale)
    calendar = words.facts.calendars[0]
    for day in DAYS:
        long = pattern_like(words, calendar, named=True, weekday=False)
        good = written(day, long, words, calendar, words.facts.zeros[0])
        wide, _, alone, _ = words.facts.months(calendar)
        name, nominative = wide[day.month - 1], alone[day.month - 1]
        if kind == "digits":
            other = next(zero for zero in "٠०" if zero not in words.facts.zeros)
            yield in_digits(good, other), "digits"
        elif kind == "weekday":
            full = written(
                day,
                pattern_like(words, calendar, named=True, weekday=True),
                words,
                calendar,
                words.facts.zeros[0],
            )
            right, wrong = (weekday_name((day.weekday() + shift) % 7, words) for shift in (0, 2))
            if right and right in full:
                yield full.replace(right, wrong), "weekday"
        elif kind == "nominative" and nominative.lower() != name.lower() and calendar == "gregorian":
            yield good.replace(name, nominative), "nominative"
        elif kind == "ordinal-dot" and "d." in long:
            yield good.replace(f"{day.day}.", str(day.day)), "ordinal-dot"
        elif kind == "year-dot" and "y." in long:
            yield good.replace(f"{day.year}.", str(day.year)), "year-dot"
        elif kind == "order" and calendar == "gregorian" and not any(sign in long for sign in "年년"):
            known = (*words.orders, *words.facts.orders)
            odd = next(
                (one for one in ("MMMM d, y", "d MMMM y", "y MMMM d") if order_of(one) not in known), ""
            )
            if odd:
                yield written(day, odd, words, calendar, words.facts.zeros[0]), "order"
        elif kind == "english" and calendar == "gregorian" and not locale.startswith("en") and name in good:
            english = lexicon("en").facts.months()[0][day.month - 1]
            joined = f"{name} " not in good and not good.endswith(name)  # Basque puts an ending on the month
            if english.lower() not in (name.lower(), nominative.lower()) and not joined:
                yield good.replace(name, english), "foreign-month"


@pytest.mark.parametrize(
    "kind", ["digits", "weekday", "nominative", "ordinal-dot", "year-dot", "order", "english"]
)
def test_mutants_are_told(kind: str) -> None:
    made, missed = 0, []
    for locale in LOCALES:
        for text, reason in mutants(locale, kind):
            made += 1
            found = next((one for one in find(f"– {text} –", locale, ("en",)) if one.whole), None)
            reasons = judge(found, locale).reasons if found else ()
            if reason not in reasons and (locale, text) not in SAME_WORD:
                missed.append((locale, text, reasons))
    assert made > 10
    assert len(missed) <= 0.01 * made, missed
