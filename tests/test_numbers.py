"""Numbers of running text: what they are, what they can mean, and what is none."""

import pytest
from hypothesis import given, strategies as st

from checker.numbers.facts import facts
from checker.numbers.finder import find
from checker.numbers.times import find_times
from checker.numbers.words import fold, says, says_share


def numbers(text: str, locale: str) -> list[tuple[str, ...]]:
    return [number.readings for number in find(text, locale).numbers]


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        ("within 30 days", "en", [("30",)]),
        ("خلال ٣٠ يومًا", "ar", [("30",)]),
        ("۳۰ روز", "fa", [("30",)]),
        ("३० दिन", "hi", [("30",)]),
        ("30日以内", "ja", [("30",)]),
        ("第3条", "zh", [("3",)]),
        ("제3조와 제3자녀, 제12조", "ko", [("3",), ("3",), ("12",)]),
        ("제3자와 제2외국어, 제3국", "ko", []),  # the third of some is a word
        ("第3者の権利、第３方、第3世界", "ja", []),
        ("第3方案，第3面", "zh", [("3",), ("3",)]),
        ("ל-30 ימים", "he", [("30",)]),
        ("1,234.50 dollars", "en", [("1234.50",)]),
        ("1.234,50 Euro", "de", [("1234.50",)]),
        ("1 234,50 €", "fr", [("1234.50",)]),
        ("12\u202f000 personnes", "fr", [("12000",)]),
        ("1’234.50 Franken", "de-CH", [("1234.50",)]),
        ("١٬٢٣٤٫٥", "ar", [("1234.5",)]),
        ("1,00,000 रुपये", "hi", [("100000",)]),
        ("1.234.567", "es", [("1234567", "1.234.567")]),  # a number, or a version
        ("1.234 Stück", "de", [("1234", "1.234")]),  # the locale's own reading comes first
        ("1.234 pieces", "en", [("1.234", "1234")]),
        ("0.125 l", "en", [("0.125",)]),  # nothing is grouped behind a nought
        ("1.10 and 1.1", "en", [("1.10",), ("1.1",)]),
        ("items 1,3,5", "en", [("1",), ("3",), ("5",)]),
        ("version 2.0.1", "en", [("2.0.1",)]),
        ("v1.2", "en", [("1.2",)]),
        ("192.168.0.1", "en", [("192.168.0.1",)]),
        ("call +1 (555) 123-4567", "en", [("1234567",)]),
        ("USD100 and $50", "en", [("100",), ("50",)]),
        ("5GB for the 3rd time", "en", [("5",), ("3",)]),
        ("007", "en", [("7",)]),
    ],
)
def test_numbers_are_read_by_value(text: str, locale: str, found: list[tuple[str, ...]]) -> None:
    assert numbers(text, locale) == found


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("E2EE, AES-256 and MP3", "en"),
        ("from 9A-Z or 21AF26", "en"),
        ("at 12:30 or 09:15:00", "en"),
        ("on 4 May 2026", "en"),
        ("am 4. Mai 2026", "de"),
        ("2026年5月4日", "ja"),
        ("see https://kettle.test/v2/30 or write to care24@kettle.test", "en"),
        ("{0} and %1$s and [12] and [^3]", "en"),
        ("either (1) a refund or 2) a new lid", "en"),
        ("3. Returns", "en"),
        ("2.1. Rückgabe", "de"),
        ("@user24", "en"),
        ("the colour #336699", "en"),
    ],
)
def test_names_times_dates_addresses_and_marks_are_no_numbers(text: str, locale: str) -> None:
    assert numbers(text, locale) == []


@pytest.mark.parametrize(
    ("text", "locale", "scale"),
    [
        ("3 million", "en", 6),
        ("3 Mio. Euro", "de", 6),
        ("300万", "zh", 4),
        ("5 लाख", "hi", 5),
        ("3 millones", "es", 6),
        ("3 minutes", "en", 0),
    ],
)
def test_words_behind_a_number_scale_it(text: str, locale: str, scale: int) -> None:
    assert [number.scale for number in find(text, locale).numbers] == [scale]


@pytest.mark.parametrize(
    ("text", "locale", "value", "told"),
    [
        ("within thirty days", "en", "30", True),
        ("within thirteen days", "en", "30", False),
        ("thirteen", "en", "3", False),
        ("several", "en", "7", False),
        ("innerhalb von dreißig Tagen", "de", "30", True),
        ("dreißigtägig", "de", "30", True),
        ("vingt-quatre heures", "fr", "24", True),
        ("do třiceti dnů", "cs", "30", True),  # the genitive
        ("do tridsiatich dní", "sk", "30", True),
        ("treizeci", "ro", "3", False),
        ("протягом трьох днів", "uk", "3", True),
        ("三十天", "zh", "30", True),
        ("서른 날", "ko", "30", True),
        ("ثلاثين يومًا", "ar", "30", True),
        ("لسببين على الأقل", "ar", "2", True),  # the ending says it
        ("משתי קומקומיים", "he", "2", True),
        ("سبب واحد", "ar", "2", False),
        ("والسببين", "ar", "3", False),
        ("והשלושים", "he", "30", True),  # prefixes are written with the word
        ("trinta días", "gl", "30", True),
        ("versi sebelumnya", "id", "11", False),  # “before” begins like sebelas
        ("ketika", "id", "3", False),
        ("السابق", "ar", "7", False),  # the previous one, not the seventh
        ("خمس دقائق", "ar", "5", True),
        ("developers", "hr", "9", False),  # begins like devet
        ("пароль", "ru", "2", False),
        ("potrzeby", "pl", "3", False),
        ("kuut naabrit", "et", "6", True),  # the partitive has another stem
        ("kahekümne päeva", "et", "2", False),
        ("divām nedēļām", "lv", "2", True),
        ("tveimur dögum", "is", "2", True),
        ("ორ კვირაში", "ka", "2", True),
        ("രണ്ടാഴ്ച", "ml", "2", True),
        ("දින තිහක්", "si", "30", True),
        ("kahetseme viivitust", "et", "2", False),  # “regret” begins like two
        ("sajab vihma", "et", "100", False),
        ("ორგანიზაცია", "ka", "2", False),
        ("otrdien", "lv", "2", False),  # on Tuesday
        ("poreikis", "lt", "2", False),
        ("සියලු", "si", "100", False),  # all of them
        ("thirty", "xx", "30", False),
    ],
)
def test_number_words(text: str, locale: str, value: str, told: bool) -> None:  # noqa: FBT001
    assert says(fold(text), locale, value) is told


@pytest.mark.parametrize(
    ("text", "locale", "value", "told"),
    [
        ("half an hour", "en", "30", True),
        ("a half-hour break", "en", "30", True),
        ("on behalf of the maker", "en", "30", False),
        ("half an hour", "en", "20", False),
        ("half of the price", "en", "50", True),
        ("eine Dreiviertelstunde", "de", "45", True),
        ("deshalb", "de", "30", False),
        ("dans une demi-heure", "fr", "30", True),
        ("media hora", "es", "30", True),
        ("el medio ambiente", "es", "50", False),
        ("quartier libre", "fr", "25", False),
        ("ve čtvrtek", "cs", "15", False),  # on Thursday
        ("za čtvrt hodiny", "cs", "15", True),
        ("harmadik fél", "hu", "50", False),  # a third party
        ("fél órán belül", "hu", "30", True),
        ("tämän puolesta", "fi", "50", False),
        ("puolen tunnin kuluttua", "fi", "30", True),
        ("قبل نصف ساعة", "ar", "30", True),
        ("مربع", "ar", "15", False),  # a square
        ("ארבעה ימים", "he", "15", False),
        ("בחצי שעה", "he", "30", True),
        ("می‌کنیم", "fa", "30", False),
        ("نیم‌ساعت", "fa", "30", True),
        ("आधार पर", "hi", "50", False),  # on the ground of
        ("आधे घंटे में", "hi", "30", True),
        ("সা\u09dcে", "bn", "30", True),  # with a letter that has a normal form of two signs
        ("అరగంటలో", "te", "30", True),
        ("అరటి", "te", "30", False),  # a banana
        ("일반 반환", "ko", "30", False),
        ("반시간 안에", "ko", "30", True),
        ("立刻", "zh", "15", False),  # at once
        ("半径", "ja", "50", False),
        ("半个小时", "zh", "30", True),
        ("一刻钟", "zh", "15", True),
        ("ครึ่งชั่วโมง", "th", "30", True),
        ("medio litro", "es", "0.5", True),
        ("por medio de", "es", "50", False),
        ("un’ora e mezza", "it", "1.5", True),
        ("hodinu a půl", "cs", "1.5", True),
        ("пол-литра воды", "ru", "0.5", True),
        ("半リットル", "ja", "0.5", True),
        ("puolta tuntia", "fi", "30", True),
        ("two litres", "en", "0.5", False),
        ("yarın", "tr", "50", False),  # tomorrow
        ("yarım saat", "tr", "30", True),
    ],
)
def test_halves_and_quarters_in_words(text: str, locale: str, value: str, told: bool) -> None:  # noqa: FBT001
    assert says_share(fold(text), locale, value) is told


@given(st.text(max_size=200), st.sampled_from(["en", "de", "ar", "ja", "hi", "xx"]))
def test_any_text_is_read_and_places_hold(text: str, locale: str) -> None:
    for number in find(text, locale).numbers:
        assert text[number.start : number.end] == number.text
        assert number.readings


@given(st.integers(1000, 10**9), st.sampled_from(["en", "de", "fr", "es", "ru", "sv", "de-CH", "it", "tr"]))
def test_groups_of_the_locale_do_not_change_the_value(value: int, locale: str) -> None:
    mark = facts(locale).group[0]
    (number,) = find(f"x {value:,} x".replace(",", mark), locale).numbers
    assert number.readings[0] == str(value)


def test_a_text_of_digits_takes_no_time() -> None:
    assert len(find("1 " * 20_000 + "1." * 20_000 + "a1" * 20_000 + "+1-" * 5_000, "en").numbers) > 20_000


@pytest.mark.parametrize(
    ("text", "locale", "minutes"),
    [
        ("Call before 3 pm.", "en", [(900,)]),
        ("Call before 3:30 p.m. (CET).", "en", [(930,)]),
        ("12:30 AM", "en", [(30,)]),
        ("um 15:00 Uhr", "de", [(900,)]),
        ("um 8:00 Uhr", "de", [(480, 1200)]),  # nothing tells morning from evening
        ("Ich bin 3 am Start", "de", []),
        ("avant 15 h 30", "fr", [(930,)]),
        ("pendant 24 h", "fr", []),  # a span
        ("午後3時30分", "ja", [(930,)]),
        ("3時間以内", "ja", []),
        ("9時半", "ja", [(570, 1290)]),
        ("오전 9시 반에", "ko", [(570,)]),
        ("9시 반복", "ko", [(540, 1260)]),
        ("오후 3시", "ko", [(900,)]),
        ("下午3点", "zh", [(900,)]),
        ("٣:٠٠ مساءً", "ar", [(900,)]),
        ("a las 3:00 p. m.", "es", [(900,)]),
        ("16:9", "en", []),
        ("2026-01-05T10:30:00", "en", [(630, 1350)]),
        ("vóór 16.30 uur", "nl", [(990,)]),
        ("von 9.30 bis 16.30 Uhr", "de", [(570, 1290), (990,)]),  # the word stands behind the last one only
        ("zwischen 13.30–16.30 Uhr", "de-AT", [(810,), (990,)]),
        ("før kl. 16.30 på hverdage", "da", [(990,)]),
        ("mellan kl. 13.30 och 16.30", "sv", [(810,), (990,)]),
        ("Klo 16.30 mennessä", "fi", [(990,)]),
        ("entro le ore 16.30.", "it", [(990,)]),
        ("dalle 13.30 alle 16.30", "it", [(810,), (990,)]),
        ("sebelum pukul 16.30 WIB", "id", [(990,)]),
        ("przed godz. 16.30", "pl", [(990,)]),
        ("ก่อนเวลา 16.30 น.", "th", [(990,)]),
        ("before 4.30pm", "en-GB", [(990,)]),
        ("before 4.30 p.m. on Friday", "en-GB", [(990,)]),
        ("Version 16.30 erscheint", "de", []),  # no word tells that it is a time
        ("Es kostet 16.30 Franken.", "de-CH", []),
        ("il 16.10.2026 alle 16.30", "it", [(990,)]),
        ("la versione 2.16.30 ore", "it", []),
        ("kl. 16.75", "da", []),
        ("en 16.30 heuresuses", "fr", []),
    ],
)
def test_times_of_day(text: str, locale: str, minutes: list[tuple[int, ...]]) -> None:
    assert [time.minutes for time in find_times(text, locale)] == minutes


@pytest.mark.parametrize(
    ("text", "locale", "values"),
    [
        ("Rufen Sie uns vor 16.30 Uhr an, Zimmer 12.", "de", ["12"]),
        ("Ring før kl. 16.30 (lokale 12).", "da", ["12"]),
        ("Es kostet 16.30 Franken.", "de-CH", ["16.30"]),
    ],
)
def test_times_with_a_dot_are_no_amounts(text: str, locale: str, values: list[str]) -> None:
    assert [number.readings[0] for number in find(text, locale).numbers] == values


@given(st.text(), st.sampled_from(["en", "ar", "ja", "fr", "und", "nl", "da"]))
def test_any_text_can_be_searched_for_times(text: str, locale: str) -> None:
    assert all(0 <= time.start < time.end <= len(text) for time in find_times(text, locale))
