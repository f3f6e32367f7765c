"""Dates in running text: found with their exact words, read as the right day."""

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from checker.dates import calendars, find
from checker.dates.facts import locales
from checker.dates.lexicon import lexicon
from checker.dates.normal import OTHER_MARK, normal

# Days that ICU gives for days of the Ethiopic calendar: in a leap year its last month has six days.
ETHIOPIC = [
    (date(1991, 9, 12), (1984, 1, 1)),
    (date(2019, 12, 7), (2012, 3, 27)),
    (date(2023, 9, 11), (2015, 13, 6)),
    (date(2023, 9, 12), (2016, 1, 1)),
    (date(2026, 4, 22), (2018, 8, 14)),
    (date(2026, 9, 8), (2018, 13, 3)),
]

# Every row is a text as people write it, its locale, the words of the date in it, and the day.
WRITTEN = [
    ("The terms change on 4 May 2026.", "en", "4 May 2026", date(2026, 5, 4)),
    ("The terms change on May 4, 2026.", "en", "May 4, 2026", date(2026, 5, 4)),
    ("on the 1st of March, 2026", "en", "1st of March, 2026", date(2026, 3, 1)),
    ("on the first of March 2026", "en", "first of March 2026", date(2026, 3, 1)),
    ("Monday, May 4, 2026 at 10:30", "en-US", "Monday, May 4, 2026", date(2026, 5, 4)),
    ("due 5/4/2026", "en-US", "5/4/2026", date(2026, 5, 4)),
    ("due 4/5/2026", "en-GB", "4/5/2026", date(2026, 5, 4)),
    ("Date d’effet : 4 mai 2026", "fr", "4 mai 2026", date(2026, 5, 4)),
    ("Date d’effet : 14 mai 2026", "fr", "14 mai 2026", date(2026, 5, 14)),  # holds “4 mai 2026”
    ("le 1er août 2026", "fr", "1er août 2026", date(2026, 8, 1)),
    ("ab dem 4. Mai 2026 gültig", "de", "4. Mai 2026", date(2026, 5, 4)),
    ("am 3. Jänner 2026", "de-AT", "3. Jänner 2026", date(2026, 1, 3)),
    ("vom 04.05.2026 an", "de", "04.05.2026", date(2026, 5, 4)),
    ("vanaf 4 mei 2026", "nl", "4 mei 2026", date(2026, 5, 4)),
    ("op eerste maart 2026", "nl", "eerste maart 2026", date(2026, 3, 1)),
    ("dal 1º maggio 2026", "it", "1º maggio 2026", date(2026, 5, 1)),
    ("el 4 de mayo del 2026", "es", "4 de mayo del 2026", date(2026, 5, 4)),
    ("em 1º de maio de 2026", "pt-BR", "1º de maio de 2026", date(2026, 5, 1)),
    ("el 4 de maig de 2026", "ca", "4 de maig de 2026", date(2026, 5, 4)),
    ("pe 4 mai 2026", "ro", "4 mai 2026", date(2026, 5, 4)),
    ("od 7. decembra 2027", "sk", "7. decembra 2027", date(2027, 12, 7)),
    ("po 7. decembri 2027", "sk", "7. decembri 2027", date(2027, 12, 7)),  # a case that CLDR does not have
    ("po 7.\u00a0decembri\u00a02027", "sk", "7.\u00a0decembri\u00a02027", date(2027, 12, 7)),
    ("9. září 2026", "cs", "9. září 2026", date(2026, 9, 9)),
    ("před 9. zářím 2026", "cs", "9. zářím 2026", date(2026, 9, 9)),
    ("od 4 maja 2026 r.", "pl", "4 maja 2026 r.", date(2026, 5, 4)),
    ("с 4 мая 2026 года", "ru", "4 мая 2026 года", date(2026, 5, 4)),
    ("первого марта 2026 года", "ru", "первого марта 2026 года", date(2026, 3, 1)),
    ("з 4 травня 2026 року", "uk", "4 травня 2026 року", date(2026, 5, 4)),
    ("от 4 май 2026 г.", "bg", "4 май 2026 г.", date(2026, 5, 4)),
    ("4. svibnja 2026. počinje", "hr", "4. svibnja 2026.", date(2026, 5, 4)),
    ("4. мај 2026.", "sr", "4. мај 2026.", date(2026, 5, 4)),
    ("od 4. maja 2026", "sl", "4. maja 2026", date(2026, 5, 4)),
    ("2026. május 4-én", "hu", "2026. május 4-én", date(2026, 5, 4)),
    ("2026. szeptember 9.", "hu", "2026. szeptember 9.", date(2026, 9, 9)),
    ("lauantaina 4. huhtikuuta 2026", "fi", "lauantaina 4. huhtikuuta 2026", date(2026, 4, 4)),
    ("alates 4. maist 2026", "et", "4. maist 2026", date(2026, 5, 4)),
    ("nuo 2026 m. gegužės 4 d.", "lt", "2026 m. gegužės 4 d.", date(2026, 5, 4)),
    ("2026. gada 4. maijā", "lv", "2026. gada 4. maijā", date(2026, 5, 4)),
    ("4 Mayıs 2026’da", "tr", "4 Mayıs 2026", date(2026, 5, 4)),
    ("2026ko maiatzaren 4an", "eu", "2026ko maiatzaren 4an", date(2026, 5, 4)),
    ("den 4:e maj 2026", "sv", "4:e maj 2026", date(2026, 5, 4)),
    ("fra den 4. maj 2026", "da", "4. maj 2026", date(2026, 5, 4)),
    ("4. mai 2026", "nb", "4. mai 2026", date(2026, 5, 4)),
    ("4. maí 2026", "is", "4. maí 2026", date(2026, 5, 4)),
    ("στις 4 Μαΐου 2026", "el", "4 Μαΐου 2026", date(2026, 5, 4)),
    ("14 a viz Cʼhwevrer 2026", "br", "14 a viz Cʼhwevrer 2026", date(2026, 2, 14)),
    ("la 4-an de majo 2026", "eo", "4-an de majo 2026", date(2026, 5, 4)),
    ("اعتبارًا من ٧ كانون الأول/ديسمبر ٢٠٢٧", "ar", "٧ كانون الأول/ديسمبر ٢٠٢٧", date(2027, 12, 7)),
    ("اعتبارًا من ٧ كانون الأول ۲۰۲۷", "ar", "٧ كانون الأول ۲۰۲۷", date(2027, 12, 7)),  # two digit systems
    ("في 7 دجنبر 2027", "ar", "7 دجنبر 2027", date(2027, 12, 7)),  # Morocco
    ("١٠ ربيع الآخر ١٤٤١", "ar-SA", "١٠ ربيع الآخر ١٤٤١", date(2019, 12, 7)),
    ("14/\u200f2/\u200f2026", "ar", "14/\u200f2/\u200f2026", date(2026, 2, 14)),
    ("החל מ-7 בדצמבר 2027", "he", "7 בדצמבר 2027", date(2027, 12, 7)),
    ("עד ל-18 לאוקטובר 2026", "he", "18 לאוקטובר 2026", date(2026, 10, 18)),
    ("از ۱۴ اردیبهشت ۱۴۰۵", "fa", "۱۴ اردیبهشت ۱۴۰۵", date(2026, 5, 4)),
    ("۴ مهٔ ۲۰۲۶", "fa", "۴ مهٔ ۲۰۲۶", date(2026, 5, 4)),
    ("4 مئی 2026", "ur", "4 مئی 2026", date(2026, 5, 4)),
    ("४ मई २०२६ से", "hi", "४ मई २०२६", date(2026, 5, 4)),
    ("৪ মে, ২০২৬", "bn", "৪ মে, ২০২৬", date(2026, 5, 4)),
    ("4 மே 2026", "ta", "4 மே 2026", date(2026, 5, 4)),
    ("วันที่ 4 พฤษภาคม 2569", "th", "4 พฤษภาคม 2569", date(2026, 5, 4)),
    ("วันที่ 4 พฤษภาคม พ.ศ. 2569", "th", "4 พฤษภาคม พ.ศ. 2569", date(2026, 5, 4)),
    ("ሚያዝያ 14፣ 2018 ዓ.ም.", "am", "ሚያዝያ 14፣ 2018 ዓ.ም.", date(2026, 4, 22)),
    ("ከሀምሌ 1 ቀን 2018 ጀምሮ", "am", "ከሀምሌ 1 ቀን 2018", date(2026, 7, 8)),  # one of four ways to spell it
    ("ጳጉሜን 3 ቀን 2018", "am", "ጳጉሜን 3 ቀን 2018", date(2026, 9, 8)),  # the thirteenth month
    ("ኤፕሪል 22፣ 2026", "am", "ኤፕሪል 22፣ 2026", date(2026, 4, 22)),
    ("ሚያዝያ 22, 2026", "ti", "ሚያዝያ 22, 2026", date(2026, 4, 22)),  # Tigrinya calls April so
    ("ngày 4 tháng 5 năm 2026", "vi", "4 tháng 5 năm 2026", date(2026, 5, 4)),
    ("4 Mei 2026", "id", "4 Mei 2026", date(2026, 5, 4)),
    ("2026年5月4日から", "ja", "2026年5月4日", date(2026, 5, 4)),
    ("令和8年5月4日", "ja", "令和8年5月4日", date(2026, 5, 4)),
    ("2026年05月04日起", "zh", "2026年05月04日", date(2026, 5, 4)),
    ("2026 年 5 月 4 日", "zh", "2026 年 5 月 4 日", date(2026, 5, 4)),
    ("民國115年5月4日", "zh-TW", "民國115年5月4日", date(2026, 5, 4)),
    ("2026년 5월 4일부터", "ko", "2026년 5월 4일", date(2026, 5, 4)),
    ("2026 жылғы 4 мамыр", "kk", "2026 жылғы 4 мамыр", date(2026, 5, 4)),
    ("2026 წლის 4 მაისი", "ka", "2026 წლის 4 მაისი", date(2026, 5, 4)),
    ("4 մայիսի 2026 թ.", "hy", "4 մայիսի 2026 թ.", date(2026, 5, 4)),
    ("tarehe 4 Mei 2026", "sw", "4 Mei 2026", date(2026, 5, 4)),
    ("on 2026-05-04T10:00Z", "en", "2026-05-04", date(2026, 5, 4)),
    ("Yeni koşullar 4 May 2026", "tr", "4 May 2026", date(2026, 5, 4)),
]


@pytest.mark.parametrize(("text", "locale", "words", "day"), WRITTEN)
def test_dates_are_found_as_people_write_them(text: str, locale: str, words: str, day: date) -> None:
    assert [(found.text, found.value) for found in find(text, locale, ("en",))] == [(words, day)]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("version 3.6 in October", "en"),
        ("released in 3.6 in October 2015 or so", "en"),  # no 6 October
        ("at 2000, 01:09 and 10:30", "en"),
        ("call +49 30 1234 5678", "de"),
        ("see 4.1.12 and 10.1.2.2010", "de"),
        ("192.168.2.2010", "en"),
        ("costs 1,999.00 for 12 months", "en"),
        ("from 1999-2010 we grew", "en"),
        ("https://example.org/2026/05/04/news", "en"),
        ("/kb/march-30-2026-update", "en"),
        ("the hash 94dec2019b", "nl"),
        ("Artikel 12 Absatz 3 von 2018", "de"),
        ("12 für 2026", "de"),
        ("Version 10.02.2019", "de"),
        ("version 3.1.2019 of the program", "en"),
        ("セクション 3、バージョン 10.02.2019", "ja"),
    ],
)
def test_what_is_no_date_is_not_found(text: str, locale: str) -> None:
    assert [found.text for found in find(text, locale) if found.whole] == []


@pytest.mark.parametrize(
    ("text", "locale", "days"),
    [
        ("7.–9. decembra 2027", "sk", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("från 7 till 9 december 2027", "sv", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("December 7–9, 2027", "en", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("from 7 November to 9 December 2027", "en", [date(2027, 11, 7), date(2027, 12, 9)]),
        ("du 1er au 9 décembre 2027", "fr", [date(2027, 12, 1), date(2027, 12, 9)]),
        ("2027年12月7日から9日", "ja", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("1 septembre 1939 au 2 septembre 1945", "fr", [date(1939, 9, 1), date(1945, 9, 2)]),
        ("från den 7 till den 9 december 2027", "sv", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("van 7 tot en met 9 december 2027", "nl", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("del 7 al 9 de diciembre de 2027", "es", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("de 7 a 9 de dezembro de 2027", "pt", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("dal 7 al 9 dicembre 2027", "it", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("od 7 do 9 grudnia 2027 r.", "pl", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("od 7. do 9. prosince 2027", "cs", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("с 7 по 9 декабря 2027 года", "ru", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("з 7 до 9 грудня 2027 року", "uk", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("από 7 έως 9 Δεκεμβρίου 2027", "el", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("no 2027. gada 7. līdz 9. decembrim", "lv", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("nuo 2027 m. gruodžio 7 d. iki 9 d.", "lt", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("7. kuni 9. detsembrini 2027", "et", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("2027. november 30. – december 2.", "hu", [date(2027, 11, 30), date(2027, 12, 2)]),
        ("7 ile 9 Aralık 2027 arasında", "tr", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("من ٧ إلى ٩ ديسمبر ٢٠٢٧", "ar", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("מ-7 עד 9 בדצמבר 2027", "he", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("از ۱۶ تا ۱۸ آذر ۱۴۰۶", "fa", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("7 से 9 दिसंबर 2027 तक", "hi", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("từ ngày 7 đến ngày 9 tháng 12 năm 2027", "vi", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("วันที่ 7 ถึง 9 ธันวาคม 2570", "th", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("2027년 11월 30일부터 12월 2일까지", "ko", [date(2027, 11, 30), date(2027, 12, 2)]),
        ("2027年12月30日～1月2日", "ja", [date(2027, 12, 30), date(2028, 1, 2)]),  # over the new year
        ("בין 7 ל-9 בדצמבר 2027", "he", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("nga 7 deri më 9 dhjetor 2027", "sq", [date(2027, 12, 7), date(2027, 12, 9)]),
        ("30.11.–02.12.2027", "de", [date(2027, 11, 30), date(2027, 12, 2)]),
    ],
)
def test_both_ends_of_a_range_are_days(text: str, locale: str, days: list[date]) -> None:
    assert sorted(found.value for found in find(text, locale) if found.value) == days


@pytest.mark.parametrize(
    ("text", "locale", "parts"),
    [
        ("from March 2026 on", "en", (2026, 3, 0)),
        ("bis zum 7. Dezember", "de", (0, 12, 7)),
        ("v marci 2026", "sk", (2026, 3, 0)),
        ("במרץ 2026", "he", (2026, 3, 0)),
        ("в августе 2025 года", "ru", (2025, 8, 0)),
        ("у серпні 2025 року", "uk", (2025, 8, 0)),
        ("w sierpniu 2025 r.", "pl", (2025, 8, 0)),
        ("τον Αύγουστο του 2025", "el", (2025, 8, 0)),
        ("elokuussa 2025", "fi", (2025, 8, 0)),
        ("2025. augusztusban", "hu", (2025, 8, 0)),
        # a weekday that is spelt like a month
        ("5 mai (mar)", "ro", (0, 5, 5)),
        ("5 abr (mar.)", "es", (0, 4, 5)),
        ("el mar 5 de mayo", "es", (0, 5, 5)),
        ("mar 5 maggio", "it", (0, 5, 5)),
        ("il 5 mar", "it", (0, 3, 5)),
    ],
)
def test_a_date_may_leave_out_the_day_or_the_year(
    text: str, locale: str, parts: tuple[int, int, int]
) -> None:
    assert [(found.year, found.month, found.day, found.value) for found in find(text, locale)] == [
        (*parts, None)
    ]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Section 12 May apply", "en"),
        ("Artikel 12 Mai", "de"),
        ("page 3 March", "en"),
        ("(edge-april-2020)", "en"),
        ("§ 12 Mai", "de"),
        ("§ 10.02.2019", "de"),
        ("§§ 10.02.2019", "fi"),
        ("Version 2, June 1991", "de"),  # English left in; there it would be June 1991
    ],
)
def test_numbered_things_are_no_days(text: str, locale: str) -> None:
    assert find(text, locale) == []


@pytest.mark.parametrize("mark", list("|„“”«»‹›•·→▸–—…¶©№★"))
@pytest.mark.parametrize(
    ("words", "locale", "day"),
    [
        ("10.02.2026", "de", date(2026, 2, 10)),
        ("10/02/2026", "fr", date(2026, 2, 10)),
        ("2026.02.10", "ko", date(2026, 2, 10)),
        ("10 februari 2026", "nl", date(2026, 2, 10)),
        ("19 June", "en", None),
    ],
)
def test_a_mark_before_a_date_does_not_hide_it(mark: str, words: str, locale: str, day: date | None) -> None:
    for text in (f"{mark}{words}", f"x {mark} {words}"):
        assert [(text[found.start : found.end], found.value) for found in find(text, locale)] == [
            (words, day)
        ]


def test_no_word_that_numbers_is_taken_for_any_mark() -> None:
    lost = {locale for locale in locales() if any(OTHER_MARK in word for word in lexicon(locale).numbered)}
    assert lost == set()


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("二〇二六年三月十四日", "zh", date(2026, 3, 14)),
        ("令和八年五月四日", "ja", date(2026, 5, 4)),
        ("令和元年五月一日", "ja", date(2019, 5, 1)),
        ("民國一百一十五年十月廿五日", "zh-TW", date(2026, 10, 25)),
        ("26. 5. 14.", "ko", date(2026, 5, 14)),
        ("26/5/14", "eu", date(2026, 5, 14)),
        ("14.05.26 г.", "bg", date(2026, 5, 14)),
        ("14/5/69", "th", date(2026, 5, 14)),  # 2569 of the Buddhist era
        ("۰۵/۰۲/۲۴", "fa", date(2026, 5, 14)),  # 1405
        ("12/7/2027", "ja", date(2027, 12, 7)),  # the month before the day, as in 12月7日
        ("14 May 10:30 2026", "en-GB", date(2026, 5, 14)),
        ("2026年5月14日", "en", date(2026, 5, 14)),  # left in from another version
    ],
)
def test_numerals_and_short_years(text: str, locale: str, day: date) -> None:
    assert [found.value for found in find(text, locale)] == [day]


def test_digits_that_can_be_read_two_ways_carry_both_readings() -> None:
    (found,) = find("04.05.2026", "de")
    assert found.readings == (date(2026, 5, 4), date(2026, 4, 5))


@pytest.mark.parametrize(
    ("text", "locale"),
    [("30 February 2026", "en"), ("31.11.2026", "de"), ("29. februára 2026", "sk"), ("٣١ أبريل ٢٠٢٦", "ar")],
)
def test_a_day_that_no_calendar_has_is_told(text: str, locale: str) -> None:
    (found,) = find(text, locale)
    assert (found.impossible, found.value) == (True, None)


def test_a_misspelt_month_supplies_no_value() -> None:
    (found,) = find("7 decmber 2027", "nl")
    assert (found.value, found.guess) == (None, date(2027, 12, 7))


@pytest.mark.parametrize(
    ("text", "locale", "language"),
    [("7 December 2027", "tr", "en"), ("7. srpna 2027", "sk", "cs"), ("7 Dezember 2027", "it", "de")],
)
def test_a_month_of_another_language_is_told_from_a_stem(text: str, locale: str, language: str) -> None:
    (found,) = find(text, locale, ("de", "en", locale))
    assert (found.month_kind, found.month_language) == ("foreign", language)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9" * 100_000,
        "1 " * 20_000,
        "0000-00-00 00/00/0000 30 February 0000",
        "31 December 9999",
        "\ud800 7 May 2026 \udfff",
        "7\u0301 M\u0301a\u0301y 2026",
        "٧" * 50 + "/" * 50 + "2026",
        "7 may " * 5000,
        "二〇二六年五月四日",
        "1.1.1.1.1.2026.1.1",
        "\u202e7 May 2026\u202c",
    ],
)
def test_nothing_makes_it_raise(text: str) -> None:
    for locale in ("en", "ar", "ja", "th", "xx", "fa", "hu"):
        for found in find(text, locale, ("en", "sk")):
            assert text[found.start : found.end] == found.text


SIGNS = st.sampled_from([*"0123456789 .,/-", "٧", "۲", "\u200f", "\u00a0", "é", "年", "月", "日"])
WORDS = st.sampled_from(
    ["May", "mai", "dicembre", "كانون الأول", "בדצמבר", "decembra", "12月", "ธันวาคม", " de ", "7", "2026"]
)


@settings(max_examples=150)
@given(
    st.lists(SIGNS | WORDS | st.characters(), max_size=40).map("".join),
    st.sampled_from(["en", "ar", "zh", "sk"]),
)
def test_found_words_are_where_they_are_said_to_be(text: str, locale: str) -> None:
    found = find(text, locale, ("en", "he"))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@settings(max_examples=60)
@given(st.dates(), st.text(alphabet="abc ", max_size=200))
def test_what_stands_far_away_changes_nothing(day: date, padding: str) -> None:
    text = f"{padding} on {day.day} December {day.year:04}. {padding}"
    assert find(text, "en-GB")[-1].value == day.replace(month=12) or day.year < 1


def test_all_locales_load() -> None:
    assert len(locales()) > 700
    for locale in locales()[::40]:
        find("7 x 2026, 1/2/2026", locale)


@pytest.mark.parametrize(("day", "said"), ETHIOPIC)
def test_days_of_the_ethiopic_calendar(day: date, said: tuple[int, int, int]) -> None:
    assert calendars.of_gregorian("ethiopic", day) == said
    assert calendars.gregorian("ethiopic", *said) == day


@pytest.mark.parametrize("said", [(2018, 13, 6), (2018, 1, 31), (2018, 14, 1), (0, 1, 1)])
def test_there_is_no_such_day_in_the_ethiopic_calendar(said: tuple[int, int, int]) -> None:
    assert calendars.gregorian("ethiopic", *said) is None


def test_a_month_that_two_calendars_call_alike_can_mean_either_day() -> None:
    (found,) = find("ሚያዝያ 14, 2018", "ti")
    assert found.readings == (date(2018, 4, 14), date(2026, 4, 22))


def test_a_letter_is_brought_to_the_same_form_in_whatever_company() -> None:
    signs = [chr(code) for code in range(0x20, 0x530)]
    assert [f"{normal(sign).text}-" for sign in signs] == [normal(f"{sign}–").text for sign in signs]
