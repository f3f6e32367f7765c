"""The form of a date: what is right in a locale, what is not, and how the locale would write it."""

from datetime import date

import pytest

from checker.dates import find
from checker.dates.forms import check_form
from checker.dates.lexicon import lexicon
from checker.dates.listing import of_text
from checker.dates.rewriting import rewritten


def form(text: str, locale: str) -> tuple[tuple[str, ...], str]:
    found = find(text, locale, ("en",))[0]
    said = check_form(found, locale, text[: found.start], text[found.end : found.end + 4])
    return said.reasons, said.expected


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("7. decembra 2027", "sk"),
        ("po 7. decembri 2027", "sk"),  # CLDR has no locative
        ("7.\u00a0decembra 2027", "sk"),  # any space is as good as another
        ("před 7. prosincem 2027", "cs"),
        ("7 December 2027", "en"),  # without a country, either order
        ("December 7, 2027", "en"),
        ("7th December 2027", "en-GB"),
        ("1er décembre 2027", "fr"),
        ("mardi 7 décembre 2027", "fr"),
        ("7 DÉCEMBRE 2027", "fr"),  # all capitals, as in a heading
        ("1º dicembre 2027", "it"),
        ("7 de diciembre del 2027", "es"),
        ("07.12.2027", "de"),
        ("7.12.2027", "de"),
        ("2027. december 7-én", "hu"),  # the ending takes the dot's place
        ("2027 m. gruodžio 7 d.", "lt"),
        ("2027. gada 7. decembrī", "lv"),
        ("7. joulukuuta 2027", "fi"),
        ("7 Aralık 2027’de", "tr"),
        ("7 בדצמבר 2027", "he"),
        ("٧ كانون الأول/ديسمبر ٢٠٢٧", "ar"),
        ("7 ديسمبر 2027", "ar"),
        ("٧ ديسمبر ٢٠٢٧", "ar"),
        ("۱۶ آذر ۱۴۰۶", "fa"),
        ("7 ธันวาคม พ.ศ. 2570", "th"),
        ("ngày 7 tháng 12 năm 2027", "vi"),
        ("2027年12月7日(火)", "ja"),
        ("令和9年12月7日", "ja"),
        ("2027 年 12 月 7 日", "zh"),
        ("2027년 12월 7일에", "ko"),
        ("7 декабря 2027 года", "ru"),
        ("7 grudnia 2027 r.", "pl"),
        ("2027 жылғы 7 желтоқсан", "kk"),
        ("7. prosinca 2027.", "hr"),
        ("first of December 2027", "en"),
        ("«07» декабря 2027 г.", "ru"),
        ("«07» грудня 2027 р.", "uk"),
        ("December 7–9, 2027", "en-US"),
        ("2027. gada 7. līdz 9. decembrim", "lv"),
        ("2027. december 7–9.", "hu"),
        ("7 ديسمبر 2027م", "ar"),
        ("7 دسمبر، 2027ء", "ur"),
        ("2027 డిసెంబర్ 7", "te"),
        ("31. Dezembers 2027", "de"),
    ],
)
def test_right_forms_are_right(text: str, locale: str) -> None:
    assert form(text, locale)[0] == ()


@pytest.mark.parametrize(
    ("text", "locale", "reason", "expected"),
    [
        ("٧ ديسمبر ۲۰۲۷", "ar", "digits-mixed", "٧ ديسمبر ٢٠٢٧"),
        ("7 ديسمبر ٢٠٢٧", "ar", "digits-mixed", "٧ ديسمبر ٢٠٢٧"),
        ("٧ december ٢٠٢٧", "nl", "digits", "7 december 2027"),
        ("7 December 2027", "tr", "foreign-month", "7 Aralık 2027"),
        ("7 December 2570", "th", "foreign-month", "7 ธันวาคม 2570"),  # the year is counted as in Thailand
        ("December 7, 2027", "ja", "foreign-month", "2027年12月7日"),
        ("zondag 7 december 2027", "nl", "weekday", "dinsdag 7 december 2027"),
        ("Sonntag, 7. Dezember 2027", "de", "weekday", "Dienstag, 7. Dezember 2027"),
        ("7. december 2027", "sk", "nominative", "7. decembra 2027"),
        ("7 декабрь 2027 г.", "ru", "nominative", "7 декабря 2027 г."),
        ("7 decembra 2027", "sk", "ordinal-dot", "7. decembra 2027"),
        ("2027 december 7.", "hu", "year-dot", "2027. december 7."),
        ("7 Décembre 2027", "fr", "capitals", "7 décembre 2027"),
        ("7. dezember 2027", "de", "capitals", "7. Dezember 2027"),
        ("dicembre 7, 2027", "it", "order", "7 dicembre 2027"),
        ("7 decmber 2027", "nl", "misspelt", "7 december 2027"),
        ("2027-12-07", "fr", "unusual", "07/12/2027"),
        ("30 februari 2027", "nl", "impossible", ""),
        ("٧ كانون الأول/نوفمبر ٢٠٢٧", "ar", "two-months", "٧ ديسمبر ٢٠٢٧"),
    ],
)
def test_wrong_forms_are_told_with_the_right_one(text: str, locale: str, reason: str, expected: str) -> None:
    assert form(text, locale) == ((reason,), expected)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("Po 9. október 2026 predaj končí", "sk", "9. októbri 2026"),
        ("Od 9. október 2026 sa predáva", "sk", "9. októbra 2026"),
        ("Odovzdajte to pred 9. október 2026", "sk", "9. októbrom 2026"),
        ("k 9. október 2026", "sk", "9. októbru 2026"),
        ("před 14. březen 2026", "cs", "14. březnem 2026"),
        ("Po 14. březen 2026", "cs", "14. březnu 2026"),
        ("ke dni 14. březen 2026", "cs", "14. března 2026"),
        ("Končíme. 14. březen 2026 zavíráme", "cs", "14. března 2026"),
        ("sobota 14. březen 2026", "cs", "sobota 14. března 2026"),
        ("nakon 4. svibanj 2026.", "hr", "4. svibnja 2026."),
        ("po 7 grudzień 2027 r.", "pl", "7 grudnia 2027 r."),  # dates have one case only
    ],
)
def test_the_word_before_a_date_decides_the_case_of_its_month(text: str, locale: str, expected: str) -> None:
    assert form(text, locale) == (("nominative",), expected)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("Podmienky platia 9. október 2026", "sk", "9. októbra 2026"),
        ("Po 5. október 2026 to skončí", "sk", "5. októbra 2026"),  # after that day, or on that Monday
        ("před sobota 14. březen 2026", "cs", "sobota 14. března 2026"),
        ("starý, 14. březen 2026", "cs", "14. března 2026"),
    ],
)
def test_where_the_case_is_open_a_form_is_offered(text: str, locale: str, expected: str) -> None:
    assert form(text, locale) == (("nominative-governed",), expected)


@pytest.mark.parametrize("locale", ["xx", "tlh", ""])
def test_an_unknown_locale_is_not_judged(locale: str) -> None:
    assert [listed.form for listed in of_text("2027-12-07", locale)] == ["ok"]


def test_a_listing_says_how_bad_a_form_is() -> None:
    listed = of_text("٧ ديسمبر ۲۰۲۷، 7 ديسمبر 2027", "ar")
    assert [(one.text, one.value, one.form) for one in listed] == [
        ("٧ ديسمبر ۲۰۲۷", "2027-12-07", "error"),
        ("7 ديسمبر 2027", "2027-12-07", "ok"),
    ]


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("ab Freitag, dem 14. März 2026", "de", "Samstag, dem 14. März 2026"),
        (
            "on Friday, the 14th of March 2026",
            "en",
            "Saturday, the 14th of March 2026",
        ),  # “th” is a weekday too
        ("na sexta-feira, dia 14 de março de 2026", "pt", "sábado, dia 14 de março de 2026"),
        ("vendredi le 14 mars 2026", "fr", "samedi le 14 mars 2026"),
    ],
)
def test_an_article_may_stand_between_weekday_and_day(text: str, locale: str, expected: str) -> None:
    assert form(text, locale) == (("weekday",), expected)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("Tuesday, 7 December 2027", "en-GB", "Wednesday, 8 December 2027"),
        ("2027年12月7日（星期二）", "zh", "2027年12月8日（星期三）"),
        ("в субботу, 4 декабря 2027 г.", "ru", "среду, 8 декабря 2027 г."),  # in the same case
        ("2027. december 7., kedd", "hu", "2027. december 8., szerda"),
        ("Mittwoch, 7. Dezember 2027", "de", "Mittwoch, 8. Dezember 2027"),  # it was right all along
    ],
)
def test_another_day_has_another_weekday(text: str, locale: str, expected: str) -> None:
    (found,) = find(text, locale)
    assert rewritten(found, date(2027, 12, 8), lexicon(locale)) == expected


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("2027-njy ýylyň 7-nji noýabry", "tk", "2027-njy ýylyň 7-nji dekabry"),
        ("2027 жылғы 7 қараша", "kk", "2027 жылғы 7 желтоқсан"),
        ("2027-жылдын 7-ноябры", "ky", "2027-жылдын 7-декабры"),
        ("7 نومبر 2027", "ur", "7 دسمبر 2027"),
        ("7 ноября 2027 года", "ru", "7 декабря 2027 года"),
        ("7. novembri 2027", "sk", "7. decembri 2027"),  # after “po”
        ("7 בנובמבר 2027", "he", "7 בדצמבר 2027"),
        ("7 d’abril del 2027", "ca", "7 de desembre del 2027"),
        ("2027. november 7-én", "hu", "2027. december 7-én"),
        ("7. Mai 2027", "de", "7. Dezember 2027"),
        ("7. Nov. 2027", "de", "7. Dez. 2027"),
        ("Nov 7, 2027", "en-US", "Dec 7, 2027"),
        ("NOVEMBER 7, 2027", "en-US", "DECEMBER 7, 2027"),
        ("7 de noviembre del 2027", "es", "7 de diciembre del 2027"),
        ("ngày 7 tháng 11 năm 2027", "vi", "7 tháng 12 năm 2027"),
        ("2027-yil 7-noyabr", "uz", "2027-yil 7-dekabr"),
        ("٧ تشرين الثاني ٢٠٢٧", "ar", "٧ كانون الأول ٢٠٢٧"),  # as in the Levant
        ("1er novembre 2027", "fr", "7 décembre 2027"),  # only the first is an ordinal
        ("1st of November 2027", "en-GB", "7 December 2027"),
        ("ኅዳር 14 ቀን 2020 ዓ.ም.", "am", "ኅዳር 27 ቀን 2020 ዓ.ም."),
        ("7 November 2027", "it", "7 dicembre 2027"),  # no Italian month: there is nothing to keep
        ("3 December 2027", "de", "7. Dezember 2027"),  # not “7 December 2027” either
    ],
)
def test_another_month_is_written_in_the_manner_of_the_date(text: str, locale: str, expected: str) -> None:
    (found,) = find(text, locale)
    assert rewritten(found, date(2027, 12, 7), lexicon(locale)) == expected
