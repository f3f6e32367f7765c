"""Dates of several versions held against each other: each planted defect is told once, where it stands."""

import datetime
from collections.abc import Mapping

import msgspec
import pytest

from checker.align import align
from checker.checks.dates import check
from checker.dates.listing import of_family
from checker.demands import Demands
from checker.findings import Fact
from checker.parse import parse
from checker.wording import apart

from .conftest import family_of, judge_texts

# One small notice with two dates, in ten languages and six scripts.
NOTICE = {
    "ar": "تغيير الشروط\n\nتسري الشروط الجديدة اعتبارًا من ٧ كانون الأول/ديسمبر ٢٠٢٧.\n\n"
    "يمكنك الإلغاء حتى ٢١ ديسمبر ٢٠٢٧.",
    "de": "Neue Bedingungen\n\nDie Bedingungen gelten ab dem 7. Dezember 2027.\n\n"
    "Sie können bis 21. Dezember 2027 kündigen.",
    "en": "New terms\n\nThe terms apply from 7 December 2027.\n\nYou may cancel until 21 December 2027.",
    "he": "תנאים חדשים\n\nהתנאים יחולו החל מ-7 בדצמבר 2027.\n\nאפשר לבטל עד 21 בדצמבר 2027.",
    "hu": "Új feltételek\n\nA feltételek 2027. december 7-től érvényesek.\n\n"
    "Lemondható 2027. december 21-ig.",
    "ja": "新しい規約\n\n規約は2027年12月7日から適用されます。\n\n2027年12月21日まで解約できます。",
    "nl": "Nieuwe voorwaarden\n\nDe voorwaarden gelden vanaf 7 december 2027.\n\n"
    "Opzeggen kan tot 21 december 2027.",
    "pl": "Nowe warunki\n\nWarunki obowiązują od 7 grudnia 2027 r.\n\n"
    "Można zrezygnować do 21 grudnia 2027 r.",
    "sk": "Nové podmienky\n\nPodmienky platia od 7. decembra 2027.\n\nZrušiť ich možno do 21. decembra 2027.",
    "th": "ข้อกำหนดใหม่\n\nข้อกำหนดมีผลตั้งแต่วันที่ 7 ธันวาคม 2570\n\nยกเลิกได้จนถึงวันที่ 21 ธันวาคม 2570",
}


def facts_of(
    texts: Mapping[str, str], kind: str = "markdown", reference: str | None = None, demands: str = ""
) -> list[Fact]:
    family, sources = family_of(texts, kind, reference)
    notices = [parse(version, sources[version.file]) for version in family.versions]
    wanted = msgspec.convert({"date": demands} if demands else {}, Demands, strict=False)
    return list(check(align(family, notices), wanted))


def told(facts: list[Fact]) -> list[tuple[str, str, str, str]]:
    return [(fact.rule, fact.case, fact.locale, fact.found) for fact in facts]


@pytest.mark.parametrize("kind", ["markdown", "text"])
def test_versions_that_agree_are_silent(kind: str) -> None:
    assert told(facts_of(NOTICE, kind)) == []


@pytest.mark.parametrize("reference", ["en", "ja", None])
def test_a_reference_changes_nothing_where_all_agree(reference: str | None) -> None:
    assert told(facts_of(NOTICE, reference=reference)) == []


MUTANTS = [
    ("nl", "7 december 2027", "8 december 2027", "same-date", "changed"),
    ("nl", "7 december 2027", "7 november 2027", "same-date", "changed"),
    ("nl", "7 december 2027", "7 december 2026", "same-date", "changed"),
    ("nl", "7 december 2027", "7 December 2027", "date-form", "capitals"),
    ("nl", "7 december 2027", "december 7, 2027", "date-form", "order"),
    ("nl", "7 december 2027", "7 desember 2027", "date-form", "misspelt"),
    ("nl", "7 december 2027", "maandag 7 december 2027", "date-weekday", "weekday"),
    ("nl", "7 december 2027", "31 november 2027", "possible-date", "impossible"),
    ("nl", "7 december 2027", "37 december 2027", "possible-date", "impossible"),
    ("ar", "٧ كانون الأول/ديسمبر ٢٠٢٧", "٧ كانون الأول/ديسمبر ۲۰۲۷", "date-form", "digits-mixed"),
    ("ar", "٧ كانون الأول/ديسمبر ٢٠٢٧", "٨ كانون الأول/ديسمبر ٢٠٢٧", "same-date", "changed"),
    ("ar", "٧ كانون الأول/ديسمبر ٢٠٢٧", "٧ تشرين الثاني/نوفمبر ٢٠٢٧", "same-date", "changed"),
    ("ar", "٧ كانون الأول/ديسمبر ٢٠٢٧", "٧ كانون الثاني/ديسمبر ٢٠٢٧", "date-form", "two-months"),
    ("ar", "٧ كانون الأول/ديسمبر ٢٠٢٧", "7 December 2027", "date-form", "foreign-month"),
    ("de", "7. Dezember 2027", "7 Dezember 2027", "date-form", "ordinal-dot"),
    ("de", "7. Dezember 2027", "7. Dezmber 2027", "date-form", "misspelt"),
    ("de", "7. Dezember 2027", "7. December 2027", "date-form", "foreign-month"),
    ("de", "7. Dezember 2027", "12.7.2027", "same-date", "swapped"),
    ("he", "7 בדצמבר 2027", "17 בדצמבר 2027", "same-date", "changed"),
    ("he", "7 בדצמבר 2027", "٧ בדצמבר ٢٠٢٧", "date-form", "digits"),
    ("hu", "2027. december 7", "2027 december 7", "date-form", "year-dot"),
    ("hu", "2027. december 7", "2028. december 7", "same-date", "changed"),
    ("ja", "2027年12月7日", "2027年12月8日", "same-date", "changed"),
    ("ja", "2027年12月7日", "2027年11月7日", "same-date", "changed"),
    ("pl", "7 grudnia 2027 r", "7 grudzień 2027 r", "date-form", "nominative"),
    ("sk", "7. decembra 2027", "7. december 2027", "date-form", "nominative"),
    ("sk", "7. decembra 2027", "7. prosince 2027", "date-form", "foreign-month"),
    ("th", "7 ธันวาคม 2570", "7 ธันวาคม 2569", "same-date", "changed"),
    ("th", "7 ธันวาคม 2570", "7 พฤศจิกายน 2570", "same-date", "changed"),
]


@pytest.mark.parametrize(("locale", "right", "wrong", "rule", "case"), MUTANTS)
def test_a_planted_defect_is_told_once(locale: str, right: str, wrong: str, rule: str, case: str) -> None:
    assert right in NOTICE[locale]
    facts = facts_of({**NOTICE, locale: NOTICE[locale].replace(right, wrong, 1)})
    assert [(fact.rule, fact.case, fact.locale) for fact in facts] == [(rule, case, locale)]
    line = NOTICE[locale].replace(right, wrong, 1).split("\n")[facts[0].place.line - 1]
    assert line[facts[0].place.column - 1 : facts[0].place.end_column - 1] == facts[0].found


def test_a_number_above_31_that_several_versions_have_before_a_month_is_no_day() -> None:
    texts = {locale: f"{words}\nKettle Letters, no. 53. July 1993." for locale, words in NOTICE.items()}
    texts["de"] = f"{NOTICE['de']}\nKettle Letters, Nr. 53. Juli 1993."
    assert told(facts_of(texts)) == []
    assert told(facts_of({"de": texts["de"], "nl": NOTICE["nl"]})) != []


@pytest.mark.parametrize(
    ("locale", "right", "wrong", "expected"),
    [
        ("nl", "7 december 2027", "8 december 2027", "7 december 2027"),
        ("ar", "٧ كانون الأول/ديسمبر ٢٠٢٧", "٨ كانون الأول/ديسمبر ٢٠٢٧", "٧ كانون الأول/ديسمبر ٢٠٢٧"),
        ("ja", "2027年12月7日", "2027年12月8日", "2027年12月7日"),
        ("ja", "2027年12月7日", "令和8年12月7日", "令和9年12月7日"),
        ("th", "7 ธันวาคม 2570", "7 ธันวาคม 2569", "7 ธันวาคม 2570"),
        ("de", "7. Dezember 2027", "08.12.2027", "07.12.2027"),
    ],
)
def test_the_repair_changes_no_more_than_it_must(locale: str, right: str, wrong: str, expected: str) -> None:
    (fact,) = facts_of({**NOTICE, locale: NOTICE[locale].replace(right, wrong, 1)})
    assert fact.expected == expected
    assert fact.fix is not None
    assert [edit.text for edit in fact.fix.edits] == [expected]
    assert fact.related[0].locale != locale


def test_a_missing_date_is_told_of_the_text_that_lacks_it() -> None:
    facts = facts_of({**NOTICE, "sk": NOTICE["sk"].replace("7. decembra 2027", "budúceho mesiaca")})
    assert [(fact.rule, fact.case, fact.expected) for fact in facts] == [
        ("same-date", "missing", "7. decembra 2027")
    ]


def test_a_version_that_is_stale_is_told_once() -> None:
    facts = facts_of({**NOTICE, "pl": NOTICE["pl"].replace("2027", "2026")})
    assert told(facts) == [("same-date", "older", "pl", "7 grudnia 2026 r.")] or told(facts) == [
        ("same-date", "older", "pl", "7 grudnia 2026 r")
    ]


@pytest.mark.parametrize("reference", [None, "en", "nl"])
def test_two_versions_that_differ_are_told_once(reference: str | None) -> None:
    pair = {"en": NOTICE["en"], "nl": NOTICE["nl"].replace("7 december", "8 december")}
    facts = facts_of(pair, reference=reference)
    assert len(facts) == 1
    assert facts[0].locale == ("en" if reference == "nl" else "nl")


def test_the_demanded_date_is_there() -> None:
    assert told(facts_of(NOTICE, demands="2027-12-07")) == []


def test_another_demanded_date_is_told_of_the_nearest_day_that_each_version_states() -> None:
    facts = facts_of(NOTICE, demands="2027-12-09")
    assert {(fact.rule, fact.case) for fact in facts} == {("enforcement-date", "changed")}
    assert len(facts) == len(NOTICE)
    assert not any("21" in fact.found or "٢١" in fact.found for fact in facts)


def test_the_nearest_day_is_told_each_time_that_it_is_stated() -> None:
    twice = {
        "en": "Terms\n\nFrom 7 May 2027.\n\nUntil 7 May 2027.",
        "fr": "Avis\n\nDès le 7 mai 2027.\n\nAvant le 7 mai 2027.",
    }
    facts = facts_of(twice, demands="2027-05-08")
    assert [fact.case for fact in facts] == 4 * ["changed"]


def test_a_version_without_any_date_is_told_once_that_it_lacks_the_demanded_one() -> None:
    facts = facts_of({"en": "New terms\n\nThey apply soon."}, demands="2027-12-07")
    assert [(fact.rule, fact.case, fact.expected) for fact in facts] == [
        ("enforcement-date", "missing", "December 7, 2027")
    ]


def test_a_number_that_markdown_takes_for_a_list_marker_is_part_of_the_date() -> None:
    texts = {
        "cs": "Platí od\n\n9. září 2027",
        "en": "From\n\n9 September 2027",
        "hu": "Ettől\n\n2027. szeptember 9.",
    }
    assert told(facts_of(texts)) == []
    wrong = facts_of({**texts, "cs": "Platí od\n\n8. září 2027"})
    assert told(wrong) == [("same-date", "changed", "cs", "8. září 2027")]


def test_digits_in_the_order_of_the_country_agree() -> None:
    texts = {
        "en-US": "From 12/7/2027 on",
        "en-GB": "From 07/12/2027 on",
        "fr": "Dès le 7 décembre 2027",
        "de": "Ab 07.12.2027",
    }
    assert told(facts_of(texts)) == []


@pytest.mark.parametrize(
    "texts",
    [
        {"de": "Ab 04.05.2027", "en": "From 04/05/2027", "fr": "Dès le 04/05/2027"},
        {"de": "Ab 04.05.2027", "en": "From 04/05/2027"},
        {"en": "From 05/04/2027", "en-US": "From 5/4/2027"},
        {"de": "Ab 4.5.2027", "en": "From 4/5/2027", "nl": "Vanaf 4 mei 2027"},
        {"de": "Ab 4.5.2027", "ja": "2027/05/04から"},
    ],
)
def test_digits_alone_are_read_so_that_all_agree(texts: dict[str, str]) -> None:
    assert told(facts_of(texts)) == []


def test_front_matter_is_held_against_the_words_even_where_another_version_errs() -> None:
    shown = {"da": "21. maj 2026", "de": "21. Mai 2026", "fr": "21 mai 2026", "it": "21 maggio 2027"}
    texts = {
        locale: f"---\ndate: 2026-05-{'12' if locale == 'da' else '21'}\n---\n\n# Kettle 3\n\nNordlys, {day}.\n"
        for locale, day in shown.items()
    }
    told = [(f.fact.rule, f.fact.case, f.fact.locale) for f in judge_texts(texts).findings]
    assert ("date-attribute", "field", "da") in told
    assert ("same-date", "changed", "it") in told


@pytest.mark.parametrize(
    ("day", "wanted", "said"),
    [
        ("2026-03-15", "2026-03-14", "1 day later"),
        ("2026-02-14", "2026-03-14", "1 month earlier"),
        ("2028-03-14", "2026-03-14", "2 years later"),
        ("2027-05-17", "2026-03-14", "1 year, 2 months and 3 days later"),
        ("2026-03-04", "2026-04-03", "day and month swapped"),
    ],
)
def test_what_is_off_is_said_in_words(day: str, wanted: str, said: str) -> None:
    first, second = datetime.date.fromisoformat(day), datetime.date.fromisoformat(wanted)
    assert apart(first, second) == said


TWO_DAYS = {
    "de": "# Frist\n\nAb 15. März 2027 gilt es, bis 30. Juni 2027 bleibt es.\n",
    "en": "# Term\n\nFrom 15 March 2027 it applies, until 29 June 2027 it stays.\n",
    "fr": "# Délai\n\nIl vaut à partir du 15 mars 2027 et reste jusqu’au 30 juin 2027.\n",
    "it": "# Termine\n\nVale dal 15 marzo 2027 e resta fino al 29 giugno 2027.\n",
}


@pytest.mark.parametrize(
    ("locales", "reference", "told"),
    [
        ("de en", None, [("tie", "en")]),
        ("de en", "de", [("changed", "en")]),
        ("de en fr it", None, [("tie", "it")]),  # two and two
        ("de en fr", None, [("changed", "en")]),
        ("de fr", None, []),
    ],
)
def test_days_are_compared_beside_others_that_agree(
    locales: str, reference: str | None, told: list[tuple[str, str]]
) -> None:
    texts = {locale: TWO_DAYS[locale] for locale in locales.split()}
    found = [f.fact for f in judge_texts(texts, reference=reference).findings if f.fact.rule == "same-date"]
    assert [(fact.case, fact.locale) for fact in found] == told


def test_only_the_day_nearest_to_the_demanded_one_is_told() -> None:
    texts = {locale: text.replace("29", "30") for locale, text in TWO_DAYS.items()}
    told = judge_texts(texts, demands={"date": "2027-03-16"}).findings
    assert [(f.fact.rule, f.fact.locale) for f in told] == [
        ("enforcement-date", each) for each in sorted(texts)
    ]
    assert {f.fact.found.split(".")[0].split()[0] for f in told} == {"15"}


def test_a_version_that_lacks_the_demanded_day_is_not_blamed_for_another_that_all_state() -> None:
    texts = {**TWO_DAYS, "it": "# Termine\n\nVale da presto e resta fino al 30 giugno 2027.\n"}
    texts = {locale: text.replace("29", "30") for locale, text in texts.items()}
    told = judge_texts(texts, demands={"date": "2027-03-15"}).findings
    said = [(f.fact.case, f.fact.locale) for f in told if f.fact.rule == "enforcement-date"]
    assert said == [("missing", "it")]


def test_another_month_is_wanted_in_the_case_of_the_one_found() -> None:
    versions = {"en": "August 2025", "de": "August 2025", "fr": "août 2025", "nl": "augustus 2025"}
    facts = facts_of({**versions, "ru": "Выпущено в июле 2025 года"})
    assert [(fact.case, fact.expected) for fact in facts] == [("changed-incomplete", "августе 2025 года")]


def test_a_date_in_a_paragraph_that_was_never_translated_is_in_the_language_of_that_paragraph() -> None:
    left = "The licence was granted on March 14th, 2026 and may be handed on to others."
    texts = {
        "de": f"Lizenz\n\n{left}\n",
        "en": f"Licence\n\n{left}\n",
        "it": f"Licenza\n\n{left}\n",
        "pl": f"Licencja\n\n{left}\n",
    }
    assert [fact for fact in facts_of(texts) if fact.locale != "en"] == []
    texts["pl"] = "Licencja\n\nLicencję przyznano March 14th, 2026 i można ją przekazać innym osobom.\n"
    assert [(fact.rule, fact.locale) for fact in facts_of(texts) if fact.locale != "en"] == [
        ("date-form", "pl")
    ]


def test_a_date_in_a_text_that_stands_in_one_language_everywhere_is_in_that_language() -> None:
    # too little beside the date to tell a language by, and a full stop that Hungarian has behind its dates
    kept = "Version 1.3, 3 November 2008.\n\nEveryone may copy these terms, and nobody may change them.\n"
    texts = {
        "de": "# Handbuch\n\nWie man den Kessel aufstellt.\n\n",
        "en": "# Manual\n\nHow to set up the kettle.\n\n",
        "hu": "# Kézikönyv\n\nHogyan kell felállítani a kannát.\n\n",
    }
    assert not told(facts_of({locale: text + kept for locale, text in texts.items()}))
    # what stands beside it is another text there
    texts["hu"] += (
        "Version 1.3, 3 November 2008.\n\nEzeket a feltételeket bárki másolhatja, de senki sem módosíthatja.\n"
    )
    others = {locale: text + kept for locale, text in texts.items() if locale != "hu"}
    assert told(facts_of({**others, "hu": texts["hu"]}))


def test_a_date_in_a_sentence_that_was_not_translated_is_in_the_language_of_that_sentence() -> None:
    left = "It is counted in whole days from Jan 1, 1970 on, as the clock of the server has it."
    heads = {
        "de": "Letzte Änderung.",
        "en": "Last change.",
        "it": "Ultima modifica.",
        "ru": "Последнее изменение.",
    }
    texts = {locale: f"{head} {left}\n" for locale, head in heads.items()}
    assert facts_of(texts) == []


@pytest.mark.parametrize("size", ["1024", "4096"])
def test_the_size_of_a_file_in_a_listing_is_no_year(size: str) -> None:
    listing = f"-rw-r--r-- 1 anna anna {size} Jun 17 15:22 kettle"
    texts = {"de": f"Das zeigt {listing} auf der Konsole.", "fr": f"On voit {listing} sur la console."}
    assert [f.fact.rule for f in judge_texts(texts | {"en": f"You see {listing} there."}).findings] == []


@pytest.mark.parametrize("clock", ["Mar 14 01:59:26 2026", "Mar 14 01:59:26 UTC 2026"])
@pytest.mark.parametrize("home", ["de", "ja", "pl", "ru"])
def test_a_day_that_a_program_prints_is_in_no_language(home: str, clock: str) -> None:
    texts = {"en": f"It shows: Date: Sat {clock} here.", "fr": f"On voit : Date: Sat {clock} ici."}
    texts |= {
        home: {"de": "Man sieht", "ja": "表示", "pl": "Widać", "ru": "Видно"}[home] + f": Date: Sat {clock}."
    }
    assert [f.fact.rule for f in judge_texts(texts).findings if f.fact.rule.endswith(("date", "form"))] == []


def test_a_day_in_an_attribute_is_written_for_machines() -> None:
    tail = '{: datetime="2026-03-14" }'
    texts = {"de": f"Gültig ab 14. März 2026 {tail}", "fr": f"En vigueur le 14 mars 2026 {tail}"}
    assert judge_texts(texts | {"en-GB": f"Valid from 14 March 2026 {tail}"}).findings == ()


def test_portugal_may_write_months_with_a_capital_and_brazil_not() -> None:
    texts = dict.fromkeys(("pt-PT", "pt-BR"), "Em vigor desde 30 de Abril de 2026.")
    texts["en-GB"] = "In force since 30 April 2026."
    assert told(facts_of(texts)) == [("date-form", "capitals", "pt-BR", "30 de Abril de 2026")]


HISTORY = {
    "de": "Erstmals veröffentlicht am {}.",
    "en": "First published on {}.",
    "fr": "Première publication le {}.",
    "ko": "최초 게시일은 {}입니다.",
}


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({}, []),  # all versions write the day so: it is the custom of the notice, not of a locale
        ({"fr": "7 décembre 2027"}, []),
        ({"fr": "7 décembre 2027", "de": "7. Dezember 2027", "ko": "2027년 12월 7일"}, ["en"]),
    ],
)
def test_a_day_written_for_machines_is_the_custom_of_all_or_of_none(
    days: dict[str, str], told: list[str]
) -> None:
    texts = {locale: words.format(days.get(locale, "2027-12-07")) for locale, words in HISTORY.items()}
    assert [fact.locale for fact in facts_of(texts)] == told


def test_a_day_with_a_time_behind_it_is_of_no_locale() -> None:
    texts = {locale: words.format("7/12/2027") for locale, words in HISTORY.items() if locale in ("de", "fr")}
    texts["en"] = HISTORY["en"].format("2027-12-07 09:00:00 UTC")
    assert [fact for fact in facts_of(texts) if fact.locale == "en"] == []


def test_plain_english_is_not_told_to_put_the_month_first_in_digits() -> None:
    days = {"fr": "7 décembre 2027", "de": "7. Dezember 2027", "ko": "2027년 12월 7일", "en": "2027-12-07"}
    texts = {locale: words.format(days[locale]) for locale, words in HISTORY.items()}
    assert [fact.expected for fact in facts_of(texts)] == ["December 7, 2027"]


DAYS = {
    "en": "It closes on 3 January 2022.",
    "es": "Se cierra el 3 de enero de 2022.",
    "sv": "Den stänger den 3 januari 2022.",
}


@pytest.mark.parametrize(
    ("locale", "text", "case", "found", "lacking"),
    [
        ("pt", "Fecha em janeiro de 2022.", "incomplete", "janeiro de 2022", "day"),
        ("pt", "Fecha em 3 de janeiro.", "incomplete-unsure", "3 de janeiro", "year"),
        (
            "fi",
            "Se suljetaan tammikuussa 2022.",
            "incomplete-unsure",
            "tammikuussa 2022",
            "day",
        ),  # or in words
        ("fi", "Se suljetaan tammikuussa 2022 (3. pv).", "incomplete-unsure", "tammikuussa 2022", "day"),
        ("bn", "এটি ২০২২ সালের জানুয়ারিতে বন্ধ হবে।", "incomplete", "২০২২ সালের জানুয়ারিতে", "day"),
    ],
)
def test_a_date_without_its_day_is_told_where_it_stands(
    locale: str, text: str, case: str, found: str, lacking: str
) -> None:
    facts = facts_of({**DAYS, locale: text})
    assert [(fact.case, fact.locale, fact.found, fact.details["lacking"]) for fact in facts] == [
        (case, locale, found, lacking)
    ]


def test_another_month_is_no_part_of_the_day() -> None:
    facts = facts_of({**DAYS, "pt": "Fecha em fevereiro de 2022."})
    assert [(fact.case, fact.locale) for fact in facts] == [("missing-unsure", "pt")]


def test_a_tie_names_the_versions_of_all_sides() -> None:
    days = {
        "ar": "تسري من ١٤ يوليو ٢٠٢٥.",
        "de": "Gilt ab dem 14. Juli 2025.",
        "es": "Rige desde el 14 de julio de 2025.",
        "en": "Applies from 22 June 2025.",
        "ru": "Действует с 22 июня 2025 г.",
        "zh": "自2025年6月22日起施行。",
    }
    (fact,) = facts_of(days)
    assert fact.details["sides"] == "“2025年6月22日” in en, ru, zh; “١٤ يوليو ٢٠٢٥” in ar, de, es"


def test_a_third_side_of_a_tie_is_named_too() -> None:
    days = {
        "de": "Gilt ab dem 14. Juli 2025.",
        "en": "Applies from 22 June 2025.",
        "nl": "Geldt vanaf 1 mei 2025.",
    }
    (fact,) = facts_of(days)
    assert fact.details["sides"] == "“1 mei 2025” in nl; “14. Juli 2025” in de; “22 June 2025” in en"


def test_the_day_by_which_a_version_is_called_is_compared() -> None:
    lines = {
        "en": "Effective date: 2025-11-11 · Version: 2025-11-11",
        "ja": "発効日：2025-11-11 · バージョン：2025-11-11",
        "ko": "시행일: 2025-11-11 · 버전: 2025-11-12",
    }
    assert told(facts_of(lines)) == [("same-date", "changed", "ko", "2025-11-12")]


def test_a_month_of_another_calendar_is_compared() -> None:
    months = {
        "de": "Der Support endet im Dezember 2025.",
        "en": "Support ends in December 2025.",
        "fr": "L’assistance prend fin en décembre 2025.",
        "th": "การสนับสนุนสิ้นสุดในเดือนธันวาคม 2568",
        "zh-TW": "支援至中華民國 114 年 12 月止",
    }
    assert facts_of(months) == []
    wrong = months | {"th": "การสนับสนุนสิ้นสุดในเดือนพฤศจิกายน 2568"}
    assert [(fact.case, fact.locale, fact.expected) for fact in facts_of(wrong)] == [
        ("changed-incomplete", "th", "ธันวาคม 2568")
    ]
    wrong = months | {"zh-TW": "支援至中華民國 114 年 11 月止"}
    assert [(fact.case, fact.locale) for fact in facts_of(wrong)] == [("changed-incomplete", "zh-TW")]


def test_two_digits_are_read_as_the_year_that_the_others_state() -> None:
    days = {
        "en": "It began on 28 August 1999.",
        "de": "Es begann am 28. August 1999.",
        "zh-TW": "始於99年8月28日。",
    }
    assert facts_of(days) == []


@pytest.mark.parametrize(
    "texts",
    [
        {"en": "## 8.5 - 2022-03-15", "es": "## 8.5 - 2022-03-15", "sv": "## 8.5 - 2022-03-15"},
        {
            "en": "It closes on 15 March 2022.",
            "de": "Endet am 2022-03-15.",
            "sv": "Stänger den 15 mars 2022.",
        },
        {"en": "Sent on 2022-03-15 10:30.", "de": "Gesendet am 15. März 2022.", "sv": "Den 15 mars 2022."},
        {"de": "Gilt ab 2022-03-15."},
        {
            "tr": "7 December 2027 tarihinde kapanır.",
            "nl": "Sluit op 7 december 2027.",
            "en": "Closes in winter.",
        },
        {"en": "Version 2022-03-15", "de": "Version 2022-03-15"},
    ],
)
def test_the_list_of_dates_finds_fault_with_the_forms_that_the_check_does(texts: Mapping[str, str]) -> None:
    family, sources = family_of(texts)
    notices = [parse(version, sources[version.file]) for version in family.versions]
    listed = {(notice.version.locale, one.text) for notice, one in of_family(notices) if one.form != "ok"}
    facts = check(align(family, notices), msgspec.convert({}, Demands))
    assert listed == {(fact.locale, fact.found) for fact in facts if fact.rule == "date-form"}


# --- a month and its year alone, in another language ---

CHANGED = {
    "de": "# Bedingungen\n\nZuletzt geändert: März 2027\n\nWir ändern sie nur, wenn es nötig ist.\n",
    "en": "# Terms\n\nLast changed: March 2027\n\nWe change them only where we must.\n",
    "fa": "# شرایط\n\nآخرین تغییر: مارس ۲۰۲۷\n\nآن‌ها را تنها در صورت نیاز تغییر می‌دهیم.\n",
    "is": "# Skilmálar\n\nSíðast breytt: mars 2027\n\nVið breytum þeim aðeins ef þarf.\n",
    "it": "# Condizioni\n\nUltima modifica: marzo 2027\n\nLe cambiamo solo se serve.\n",
    "uk": "# Умови\n\nВостаннє змінено: березень 2027\n\nМи змінюємо їх лише за потреби.\n",
}


def changed(**said: str) -> list[Fact]:
    """Facts where some versions say another month than March 2027 in its place."""
    own = {"de": "März 2027", "fa": "مارس ۲۰۲۷", "is": "mars 2027", "it": "marzo 2027", "uk": "березень 2027"}
    return facts_of({**CHANGED, **{at: CHANGED[at].replace(own[at], text) for at, text in said.items()}})


def test_a_month_that_all_have_translated_is_silent() -> None:
    assert changed() == []


@pytest.mark.parametrize(
    ("locale", "text", "case", "expected"),
    [
        ("uk", "March 2027", "foreign-month", "березень 2027\u202fр."),
        ("is", "March, 2027", "foreign-month", "mars 2027"),
        ("de", "March 2027", "foreign-month", "März 2027"),
        ("de", "marzo 2027", "foreign-month", "März 2027"),  # of another version's language
        ("fa", "مارس ۲۰۲٧", "digits-mixed", "مارس ۲۰۲۷"),
        ("it", "marzo ٢٠٢٧", "digits", "marzo 2027"),
    ],
)
def test_a_month_with_its_year_is_judged(locale: str, text: str, case: str, expected: str) -> None:
    (fact,) = changed(**{locale: text})
    assert (fact.locale, fact.rule, fact.case, fact.expected) == (locale, "date-form", case, expected)
    assert fact.found == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nordlys March 2027 Update", "the next word stands beside it in the English version too"),
        ("“March 2027”", "quoted"),
        ("`March 2027`", "code"),
        ("march 2027", "no capital: it may be a word"),
        ("kitebird-march-2027", "an identifier"),
    ],
)
def test_a_month_in_a_name_is_left_in_peace(text: str, why: str) -> None:
    texts = {**CHANGED, "en": CHANGED["en"].replace("March 2027", "Nordlys March 2027 Update")}
    facts = facts_of({**texts, "uk": CHANGED["uk"].replace("березень 2027", text)})
    assert [fact for fact in facts if fact.rule == "date-form"] == [], why


def test_a_month_that_several_keep_may_be_a_name() -> None:
    facts = changed(uk="March 2027", it="March 2027", de="März 2027", fa="March 2027")
    assert {fact.case for fact in facts} == {"foreign-month-unsure"}
    assert {fact.locale for fact in facts} == {"uk", "it", "fa"}


EIGHT = CHANGED | {
    "bn": "# শর্তাবলী\n\nসর্বশেষ পরিবর্তন: মার্চ ২০২৭\n\nকেবল প্রয়োজন হলেই আমরা এগুলো বদলাই।\n",
    "ga": "# Téarmaí\n\nAthraithe: Márta 2027\n\nNí athraímid iad ach nuair is gá.\n",
}


@pytest.mark.parametrize(
    ("wrong", "told_of"),
    [
        (
            {"ga": ("Márta", "Aibreán"), "fa": ("۲۰۲۷", "۲۰۲۶")},
            [("fa", "changed-incomplete"), ("ga", "changed-incomplete")],
        ),
        ({"ga": ("Márta", "Aibreán"), "fa": ("۲۰۲۷", "۲۰۲۶"), "de": ("März", "Mai")}, []),  # too many to tell
        ({"is": ("mars", "15. mars")}, [("is", "extra-day")]),
        ({"is": ("mars", "15. apríl")}, [("is", "changed-incomplete")]),
        ({"is": ("mars 2027", "nýlega")}, [("is", "missing-unsure")]),
        ({"is": ("mars 2027", "03/2027")}, []),  # the year stands there, and the month may
        ({"is": ("mars 2027", "mars 2027 (15. mars 2027)")}, []),
    ],
)
def test_versions_that_depart_from_a_month_are_told_each(
    wrong: Mapping[str, tuple[str, str]], told_of: list[tuple[str, str]]
) -> None:
    facts = facts_of({at: text.replace(*wrong.get(at, ("", ""))) for at, text in EIGHT.items()})
    assert [(fact.locale, fact.case) for fact in facts] == told_of


@pytest.mark.parametrize(
    "said",
    [
        "7 de diciembre de 2027",
        "7 декабря 2027",
        "7 tháng 12 năm 2027",
        "7 בדצמבר 2027",
        "7th of December 2027",
    ],
)
def test_a_day_wholly_in_the_words_of_another_version_is_told(said: str) -> None:
    others = {
        "es": "Condiciones\n\nValen desde el 7 de diciembre de 2027.",
        "ru": "Условия\n\nОни действуют с 7 декабря 2027 г.",
        "vi": "Điều khoản\n\nCó hiệu lực từ ngày 7 tháng 12 năm 2027.",
        "he": "תנאים\n\nהם יחולו החל מ-7 בדצמבר 2027.",
        "pt": f"Condições\n\nValem a partir de {said}.",
    }
    (fact,) = facts_of(others)
    assert (fact.locale, fact.rule, fact.case) == ("pt", "date-form", "foreign-month")
    assert fact.expected == "7 de dezembro de 2027"
    assert fact.found == said


def test_a_version_in_another_language_throughout_is_not_told_that_its_date_cannot_be_read() -> None:
    rest = {
        "de": "# Datenschutz\n\nGültig ab 5. September 2027.\n\nWir speichern sie nur so lange, wie wir müssen.\n",
        "fr": "# Confidentialité\n\nEn vigueur dès le 5 septembre 2027.\n\nNous ne les gardons que le temps utile.\n",
        "it": "# Privacy\n\nIn vigore dal 5 settembre 2027.\n\nConserviamo i vostri dati solo quanto serve.\n",
        "es": "# Конфиденциальность\n\nПолитика действует с 5 сентября 2027 года и заменяет все прежние.\n\n"
        "Мы храним ваши данные ровно столько, сколько это необходимо для работы службы.\n\n"
        "Вы можете в любое время попросить нас удалить их, написав по указанному адресу.\n",
    }
    told_of = [
        (one.fact.rule, one.fact.case) for one in judge_texts(rest).findings if one.fact.locale == "es"
    ]
    assert ("own-language", "whole-version") in told_of
    assert {rule for rule, _ in told_of}.isdisjoint({"same-date", "date-form"})


@pytest.mark.parametrize(
    ("said", "cases"),
    [
        ("12 October 1492", ["foreign-month"]),
        ("october 12, 1492", ["foreign-month"]),
        ("12 de Octubre de 1492", ["capitals"]),
        ("viernes, 12 de octubre de 1492", []),  # in the calendar of those days
        ("29 de febrero de 1500", []),  # a leap year then
        ("1024 Oct 12", []),  # the size of a file
    ],
)
def test_days_of_old_are_judged_but_for_how_they_were_counted(said: str, cases: list[str]) -> None:
    facts = facts_of({"es": f"# Historia\n\nLlegaron el {said} a la isla.\n"})
    assert [fact.case for fact in facts] == cases


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("vom 15. Februar bis 24. Februar", ["23. Februar"]),
        ("vom 14. Februar bis 23. Februar", ["15. Februar"]),
        ("vom 15. Februar bis 23. Februar", []),
        ("bis 23. Februar, und das ab 15. Februar", []),  # in another order
        ("vom 14. Februar bis 24. Februar", []),  # a period of its own, for all one can know
    ],
)
def test_days_without_a_year_are_compared_in_their_order(day: str, expected: list[str]) -> None:
    lines = {
        "en": "The library is closed from 15 February to 23 February for repairs.",
        "fr": "La bibliothèque est fermée du 15 février au 23 février pour travaux.",
        "nl": "De bibliotheek is gesloten van 15 februari tot 23 februari wegens werkzaamheden.",
        "de": f"Die Bibliothek ist {day} wegen Reparaturen geschlossen.",
    }
    assert [fact.expected for fact in facts_of(lines)] == expected


def test_a_month_with_a_prefix_of_the_language_is_no_slip() -> None:
    texts = {
        "en": "# Policy\n\nPolicy: Jan 15, 2022\n",
        "fr": "# Politique\n\nPolitique : 15 janvier 2022\n",
        "xh": "# Umgaqo\n\nUmgaqo: ngoJan 15, 2022\n",
    }
    assert told(facts_of(texts)) == []


@pytest.mark.parametrize(
    ("german", "english", "wanted"),
    [
        ("09.11.2026", "09.11.2026", "November 9, 2026"),
        ("9. November 2026", "09.11.2026", "November 9, 2026"),
        ("11. September 2026", "09.11.2026", "September 11, 2026"),
    ],
)
def test_the_form_wished_for_is_that_of_the_day_the_others_state(
    german: str, english: str, wanted: str
) -> None:
    texts = {"de": f"Die Bedingungen gelten ab {german}.", "en": f"The terms apply from {english}."}
    facts = [fact for fact in facts_of(texts) if fact.locale == "en"]
    assert [(fact.rule, fact.expected) for fact in facts] == [("date-form", wanted)]


def test_dots_between_digits_put_the_day_first_where_either_order_is_read() -> None:
    texts = {"en": "The terms apply from 09.11.2026."}
    assert [(fact.case, fact.expected) for fact in facts_of(texts)] == [("unusual", "November 9, 2026")]


def test_another_day_with_a_month_of_another_language_is_told_once() -> None:
    """The repair writes the other versions' day in the words of the locale."""
    texts = {locale: NOTICE[locale] for locale in ("de", "hu", "ja", "pl", "th")}
    texts["nl"] = NOTICE["nl"].replace("7 december 2027", "October 13, 2024")
    (fact,) = facts_of(texts)
    assert (fact.rule, fact.locale, fact.expected) == ("same-date", "nl", "7 december 2027")
    texts["nl"] = NOTICE["nl"].replace("7 december", "7 December")
    assert [fact.rule for fact in facts_of(texts)] == ["date-form"]


ENDING = {
    "de": "# Ende\n\nDie Anmeldung im Fenster entfällt ab dem 4. Januar 2027. Prüfen Sie Ihre Programme.\n",
    "es": "# Fin\n\nEl inicio de sesión en la ventana se retira el 4 de enero de 2027. Compruebe sus programas.\n",
    "it": "# Fine\n\nL’accesso dalla finestra cessa il 4 gennaio 2027. Verificate i vostri programmi.\n",
    "ru": "# Конец\n\nВход из окна прекращается 4 января 2027 г. Проверьте свои программы.\n",
}


@pytest.mark.parametrize(
    ("locale", "before", "said", "told"),
    [
        ("de", "Die Anmeldung im Fenster entfällt ab dem 4. Januar 2027.", "{} Mehr dazu bald.", []),
        ("it", "L’accesso dalla finestra cessa il 4 gennaio 2027.", "[{}](https://nordlys.example/a)", []),
        ("ru", "Вход из окна прекращается 4 января 2027 г.", "{}", []),
        # the words are the version's own, or too few to be of any language
        ("de", "entfällt ab dem 4. Januar 2027", "entfällt ab January 4, 2027", ["foreign-month"]),
        ("es", "El inicio de sesión en la ventana se", "Updated on January 4, 2027. Se", ["foreign-month"]),
        (
            "ru",
            "Вход из окна прекращается",
            "Window login: January 4, 2027. Вход прекращается",
            ["foreign-month"],
        ),
    ],
)
def test_an_english_date_among_english_words_is_right(
    locale: str, before: str, said: str, told: list[str]
) -> None:
    """What is wrong there is the language of the words; no version need be English."""
    left = said.format("We end the support for sign-in from the window on January 4, 2027.")
    assert before in ENDING[locale]
    facts = facts_of(ENDING | {locale: ENDING[locale].replace(before, left)})
    assert [fact.case for fact in facts if fact.rule == "date-form"] == told


def test_an_english_date_that_is_wrong_in_english_is_told_among_english_words() -> None:
    left = ENDING["de"].replace("Prüfen Sie", "We end the support for it on 4. january 2027. Prüfen Sie")
    assert [fact.rule for fact in facts_of(ENDING | {"de": left}) if fact.rule == "date-form"] == [
        "date-form"
    ]
