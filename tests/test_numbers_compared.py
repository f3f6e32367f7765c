"""Numbers of aligned versions: which differences are told, and what excuses one."""

import pytest

from checker.numbers.times import find_times

from .compared import facts, quoted, said

DAYS = {
    "de": "Sie haben {} Tage Zeit, um den Kessel zurückzugeben.",
    "en": "You have {} days to return the kettle.",
    "es": "Tiene {} días para devolver el hervidor.",
    "fr": "Vous avez {} jours pour rendre la bouilloire.",
    "ja": "{}日以内にケトルを返品できます。",
    "sk": "Na vrátenie kanvice máte {} dní.",
}


def versions(default: str, **others: str) -> dict[str, str]:
    return {locale: text.format(others.get(locale, default)) + "\n" for locale, text in DAYS.items()}


@pytest.mark.parametrize(
    "number", ["84 ([help](https://nordlys.example/help))", "84, [help 3](https://nordlys.example/3)"]
)
def test_a_number_beside_a_link_is_no_part_of_it(number: str) -> None:
    assert ("missing", "sk", "", "84") in said("numbers", versions(number, sk="niekoľko"))


@pytest.mark.parametrize(
    ("default", "others"),
    [
        ("30", {"ja": "３０", "de": "dreißig", "sk": "tridsať"}),
        ("14", {"de": "zwei Wochen, also 14", "es": "dos semanas"}),  # two weeks
        ("1", {"fr": "un", "es": "un"}),
        ("12 000", {"en": "12,000", "de": "12.000", "ja": "12000"}),
        ("1,5", {"en": "1.5", "ja": "1.5"}),
        ("3 million", {"ja": "300万", "de": "3 Mio."}),
        ("30", {"de": "viele (30)"}),
        ("2019", {"sk": "rokov 2019 a"}),
        ("1,000<sup>3</sup>", {"sk": "1 000<sup>4</sup>", "es": "1.000"}),  # numbers of footnotes
        ("[#84](https://nordlys.example/pull/84)", {"sk": "niekoľko"}),  # its link is told
        ("84 (https://nordlys.example/pull/84)", {"sk": "niekoľko"}),
        ("1.5", {"de": "anderthalb", "es": "1½", "ja": "1 ½", "sk": "jeden a pol"}),
        ("0.5", {"de": "½", "fr": "½"}),
        ("30", {"de": "eine halbe Stunde", "es": "media hora", "ja": "半時間", "sk": "pol hodiny"}),
        ("25", {"es": "un cuarto más", "fr": "un quart"}),
        ("75", {"sk": "tri štvrtiny"}),
        (
            "<0>rows</0>",
            {"sk": "< 0 >riadky", "de": "Zeilen", "es": "<1>filas</1>"},
        ),  # marks of a translation tool
        ("2", {"de": "ein paar", "es": "un par de", "fr": "une paire", "sk": "pár", "ja": "二"}),
        ("shape 2.000", {"fr": "forme 2,00"}),  # a value that is whole, to more or fewer places
        ("99.00", {"sk": "99", "fr": "99,00"}),
        ("24/7", {"ja": "いつでも"}),
        (
            "version 4 (V4) V4",
            {"sk": "V4 (Ver, verzia 4)"},
        ),  # a bracket that was opened before closes no enumerator
        ("250", {"ja": '<span>250</span><span class="sxs-lookup"><span>250</span></span>'}),
    ],
)
def test_right_ways_to_write_a_number_are_silent(default: str, others: dict[str, str]) -> None:
    assert said("numbers", versions(default, **others)) == []


def test_a_number_that_only_the_title_of_a_link_has_is_not_missed() -> None:
    there = '<a href="common.html" title="2. Common">{}Common</a>'
    texts = versions(there.format("Section 2, "), ja=there.format(""))
    assert said("numbers", {locale: f"<p>{text}</p>" for locale, text in texts.items()}, "html") == []


@pytest.mark.parametrize(
    ("default", "others", "told"),
    [
        ("30", {"sk": "13"}, [("changed", "sk", "13", "30")]),
        ("30", {"ja": "３"}, [("changed", "ja", "３", "３０")]),
        ("30", {"fr": "quelques"}, [("missing", "fr", "", "30")]),
        ("30", {"sk": "pole hodín"}, [("missing", "sk", "", "30")]),  # begins like pol, a half
        ("31", {"de": "eine halbe Stunde"}, [("missing", "de", "", "31")]),
        ("1.10", {"es": "1.1"}, [("changed", "es", "1.1", "1.10")]),
        ("1.20", {"sk": "1,200"}, [("changed", "sk", "1,200", "1.20")]),  # may be a version
        ("1.5", {"sk": "jeden"}, [("missing", "sk", "", "1.5")]),
        ("24 (24)", {"de": "24 (42)"}, [("changed", "de", "42", "24")]),  # it stands twice in the block
        ("5,000", {"de": "5"}, [("missing", "de", "", "5,000")]),  # thousands are no decimals
        ("12.50", {"de": "12"}, [("missing", "de", "", "12.50")]),
        ("250", {"es": "2500"}, [("changed", "es", "2500", "250")]),
        # a small number that more than one version has otherwise is not missed, only shown
        ("5", {"es": "7", "fr": "9"}, [("extra", "es", "7", ""), ("extra", "fr", "9", "")]),
    ],
)
def test_wrong_numbers_are_told_at_the_number(
    default: str, others: dict[str, str], told: list[tuple[str, str, str, str]]
) -> None:
    texts = versions(default, **others)
    assert said("numbers", texts) == told
    assert [quoted(texts, fact) for fact in facts("numbers", texts)] == [found for _, _, found, _ in told]


@pytest.mark.parametrize(
    ("locale", "number", "text"),
    [
        ("ar", "20", "يمكنك إعادتها خلال عشرين يومًا."),  # the oblique case
        ("ar", "45", "يمكنك إعادتها خلال خمسة وأربعين يومًا."),
        ("ar", "48", "يمكنك إعادتها خلال يومين."),  # two days, in the dual
        ("ar", "14", "يمكنك إعادتها خلال أسبوعين."),
        (
            "ga",
            "44",
            "Is féidir an citeal a thabhairt ar ais laistigh de cheithre uair a chloig is daichead.",
        ),
        ("ga", "8", "Is féidir an citeal a thabhairt ar ais laistigh d'ocht lá."),
        ("he", "14", "אפשר להחזיר את הקומקום בתוך שבועיים."),
        ("he", "60", "אפשר להחזיר את הקומקום בתוך חודשיים."),
        ("hu", "45", "A vízforralót negyvenöt napon belül küldheti vissza."),
        ("hu", "14", "A vízforralót két héten belül küldheti vissza."),
        ("ja", "60", "2か月以内に返品できます。"),
        ("ko", "15", "보름 안에 반품하실 수 있습니다."),
        ("ko", "30", "삼십일 이내에 반품하실 수 있습니다."),  # thirty days, not thirty-one
        ("ko", "3", "사흘 안에 반품하실 수 있습니다."),
        ("ru", "24", "Чайник можно вернуть в течение двадцати четырёх часов."),
    ],
)
def test_number_words_in_their_cases_are_silent(locale: str, number: str, text: str) -> None:
    texts = {one: said_there for one, said_there in versions(number).items() if one != locale}
    assert said("numbers", {**texts, locale: f"{text}\n"}) == []


@pytest.mark.parametrize(
    ("number", "locale", "text", "told"),
    [
        ("1.4", "zh", "请先读完第一讲第四节，然后再使用电热水壶。", []),
        ("1.4", "zh", "请先读完第一讲第三节，然后再使用电热水壶。", ["missing"]),
        ("1.2", "ja", "まず第一課の二節を読んでください。", []),
        ("1.2", "zh", "请先把说明书看一次或二次，然后再使用电热水壶。", ["missing"]),
        ("2.4", "en", "Read the first page for two to four minutes and then use the kettle.", ["missing"]),
        ("24", "de", "Lesen Sie die Anleitung mit zwanzig Leuten und bis zu vier Kindern.", ["missing"]),
    ],
)
def test_the_parts_of_a_number_may_be_said_in_words(
    number: str, locale: str, text: str, told: list[str]
) -> None:
    texts = {one: there for one, there in versions(number).items() if one != locale}
    assert [case for case, *_ in said("numbers", {**texts, locale: f"{text}\n"})] == told


@pytest.mark.parametrize(
    ("default", "others"),
    [
        ("2 times", {"en": "double", "fr": "double", "es": "el doble", "de": "doppelt"}),
        ("3", {"fr": "le triple des", "es": "el triple de", "sk": "trojnásobok"}),
        ("the 1990s", {"de": "die 90er", "fr": "les années 90", "es": "los años noventa", "sk": "90. roky"}),
        ("’90s", {"de": "90er", "fr": "les années 1990", "es": "los años 90", "sk": "90. roky"}),
        ("1995–98", {"fr": "de 1995 à 1998", "es": "1995 a 1998", "sk": "1995–1998"}),
        ("1995 to 1998", {"fr": "1995-98", "ja": "1995–98 年"}),
        ("99999", {"ja": "9,9999"}),
        ("99,999,999", {"ja": "9999,9999", "de": "99.999.999", "fr": "99 999 999", "sk": "99 999 999"}),
        ("999,999,999", {"ja": "9,9999,9999", "de": "999.999.999", "fr": "999 999 999", "sk": "999 999 999"}),
    ],
)
def test_other_ways_to_say_a_number_are_silent(default: str, others: dict[str, str]) -> None:
    assert said("numbers", versions(default, **others)) == []


@pytest.mark.parametrize(
    ("default", "other"), [("1995–98", "1995–1999"), ("98", "1998"), ("1995 to 1998", "1985-98")]
)
def test_another_end_of_years_is_told(default: str, other: str) -> None:
    assert said("numbers", versions(default, fr=other))


def test_a_text_that_was_copied_into_other_languages_has_one_vote() -> None:
    texts = versions("2009", nl="2015") | {"pl": "Vertaald door Bram in 2015.\n"}
    copied = dict.fromkeys(("es", "ja", "sk"), texts["de"])
    assert said("numbers", {"de": texts["de"], "fr": texts["fr"].replace("2009", "2015"), **copied}) == []
    cells = dict.fromkeys(("de", "en", "es", "ja"), "30\n")
    assert [case for case, *_ in said("numbers", cells | {"fr": "31\n"})] == ["changed"]


def test_years_of_different_people_may_differ() -> None:
    texts = {
        "de": "Ins Deutsche von Anna Berg, anna@berg.test, 2009.\n",
        "fr": "En français par Luc Morel, luc@morel.test, 2009.\n",
        "nl": "In het Nederlands door Bram Visser, bram@visser.test, 2015.\n",
        "pt": "Em português por Rui Sousa, rui@sousa.test, 2009 e 2012.\n",
    }
    assert said("numbers", texts) == []
    same = {
        locale: f"{text.split(',')[0]}, care@kettle.test, {text.split(', ')[-1]}"
        for locale, text in texts.items()
    }
    assert [case for case, *_ in said("numbers", same)] == ["changed", "extra"]


def test_two_camps_are_not_judged() -> None:
    assert said("numbers", versions("30", de="60", en="60", es="60")) == []


def test_the_reference_says_what_is_expected() -> None:
    texts = {locale: versions("30", de="60")[locale] for locale in ("de", "en")}
    assert said("numbers", texts, reference="en") == [("changed-by-reference", "de", "60", "30")]


def test_a_reference_that_is_alone_is_said_once() -> None:
    assert said("numbers", versions("30", en="90"), reference="en") == [("reference-extra", "en", "90", "")]


@pytest.mark.parametrize(("reference", "shown"), [(None, "en-GB"), ("sk", "sk")])
def test_a_time_of_day_is_shown_in_a_version_that_its_readers_can_read(
    reference: str | None, shown: str
) -> None:
    texts = {
        "cs": "Volejte do 15:30.\n",
        "de": "Rufen Sie bis 15:30 an.\n",
        "en-GB": "Call before 15:30.\n",
        "fr": "Appelez avant 16:30.\n",
        "sk": "Volajte do 15:30.\n",
    }
    (fact,) = facts("numbers", texts, reference=reference)
    assert (fact.rule, fact.found, fact.expected) == ("same-times", "16:30", "15:30")
    assert [related.locale for related in fact.related] == [shown]
    texts[shown] = texts[shown].replace("15:30", "15h30")  # another way to write it is no model
    (fact,) = facts("numbers", texts, reference=reference)
    assert (fact.expected, fact.fix is not None) == ("15:30", True)


CLOSING = {
    "da": "Ring til os på hverdage før kl. 15.30.\n",
    "de": "Rufen Sie uns an Werktagen vor 15.30 Uhr an.\n",
    "en": "Call us on weekdays before 3:30 p.m.\n",
    "fr": "Appelez-nous en semaine avant 15 h 30.\n",
    "it": "Ci chiami nei giorni feriali entro le ore 15.30.\n",
}


def test_a_time_with_a_dot_is_the_time_of_the_other_versions() -> None:
    assert said("numbers", CLOSING) == []
    later = CLOSING["it"].replace("15.30", "16.30")
    (fact,) = facts("numbers", CLOSING | {"it": later})
    assert (fact.case, fact.locale, fact.found, fact.expected) == ("changed", "it", "16.30", "15.30")
    assert fact.fix is not None


@pytest.mark.parametrize(
    ("minutes", "locale", "text", "told"),
    [
        ("45", "it", "Ci chiami nei giorni feriali.\n", ["missing"]),
        (
            "45",
            "it",
            "Ci chiami nei giorni feriali fino alle 18.\n",
            ["missing"],
        ),  # another hour is no excuse
        ("45", "it", "Ci chiami nei giorni feriali fino alle 15 e 45.\n", []),
        ("45", "de", "Rufen Sie uns an Werktagen vor Viertel vor vier an.\n", []),
        # half an hour is said in many ways
        ("30", "it", "Ci chiami nei giorni feriali.\n", ["missing-unsure"]),
        ("30", "it", "Ci chiami nei giorni feriali entro le tre e mezza.\n", []),
        ("30", "de", "Rufen Sie uns an Werktagen vor halb vier an.\n", []),
        # it stands in the heading
        ("45", "it", "# Entro le 15.45\n\nCi chiami nei giorni feriali.\n", []),
    ],
)
def test_a_time_that_one_version_does_not_say(minutes: str, locale: str, text: str, told: list[str]) -> None:
    texts = {each: words.replace("30", minutes) for each, words in CLOSING.items()}
    found = [case for case, *_ in said("numbers", texts | {locale: text}) if case.startswith("missing")]
    assert found == told


def test_a_time_that_half_the_day_does_not_part_is_missing_once() -> None:
    texts = {
        "da": "Ring til os på hverdage.\n",
        "de": "Rufen Sie uns an Werktagen nach 8:15 Uhr an.\n",
        "en": "Call us on weekdays after 8:15 a.m.\n",
        "nl": "Bel ons op werkdagen na 8:15 uur.\n",
        "sk": "Volajte nám v pracovné dni po 8:15.\n",
    }
    assert [locale for case, locale, *_ in said("numbers", texts) if case == "missing"] == ["da"]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Geöffnet von 14:15 bis 16:15.", "de"),
        ("Open van 14:15 tot 16:15.", "nl"),
        ("Bis 16:15 ist zu.", "de"),
    ],
)
def test_a_word_behind_a_time_is_no_zone(text: str, locale: str) -> None:
    assert {time.zone for time in find_times(text, locale)} == {""}


@pytest.mark.parametrize(
    ("locales", "reference", "told"),
    [
        (("da", "de"), None, ["one-sided"]),
        (("da", "de"), "da", ["missing-unsure"]),
        (("da", "de", "en"), None, ["missing-unsure"]),
        (("da", "de", "en"), "en", ["missing-unsure"]),
    ],
)
def test_a_time_that_few_versions_state(
    locales: tuple[str, ...], reference: str | None, told: list[str]
) -> None:
    texts = {locale: CLOSING[locale] for locale in locales} | {"de": "Rufen Sie uns an Werktagen an.\n"}
    assert [case for case, *_ in said("numbers", texts, reference=reference)] == told


def test_noon_and_other_zones_are_not_missed() -> None:
    noon = {locale: text.replace("15.30", "12.00") for locale, text in CLOSING.items() if "15.30" in text}
    assert said("numbers", noon | {"es": "Llámenos antes del mediodía.\n"}) == []
    zone = CLOSING | {"en": "Call us on weekdays before 3:30 p.m. EST.\n", "it": "Ci chiami.\n"}
    assert said("numbers", zone) == []


def test_a_number_in_a_date_is_left_to_the_dates() -> None:
    texts = {
        "de": "Die Regel gilt ab dem 14. Mai 2026.\n",
        "en": "The rule holds from 14 May 2026.\n",
        "es": "La norma rige desde el 15 de mayo de 2026.\n",
        "fr": "La règle vaut dès le 14 mai 2026.\n",
        "nl": "De regel geldt vanaf 14 mei 2026.\n",
    }
    assert said("numbers", texts) == []


def test_the_place_holds_with_marks_and_carriage_returns() -> None:
    texts = {
        locale: f"# A\r\n\r\n\tx\r\n\r\n**{text}**\r\n" for locale, text in versions("30", fr="31").items()
    }
    (fact,) = facts("numbers", texts)
    assert (quoted(texts, fact), fact.place.line) == ("31", 5)


def test_blocks_on_one_line_are_kept_apart() -> None:
    texts = {
        locale: f"<ul><li>{text}</li><li>{text.replace('30', '60')}</li></ul>\n"
        for locale, text in versions("30").items()
    }
    texts["fr"] = texts["fr"].replace("30", "31")
    assert said("numbers", texts, "html") == [("changed", "fr", "31", "30")]


def test_numbers_that_one_passage_lacks_are_one_fact() -> None:
    texts = versions("30 or 45", fr="quelques")
    assert said("numbers", texts) == [("missing", "fr", "", "30, 45")]


def test_marks_that_readers_take_for_decimals() -> None:
    texts = versions("12.500", en="12,500", ja="12,500", fr="12 500", de="12,500")
    assert said("numbers", texts) == [("group-mark", "de", "12,500", "12.500")]


@pytest.mark.parametrize(
    ("left", "found"),
    [
        ("1..0", "1..0"),
        ("", ""),
        ("2.7", ""),  # another number altogether
    ],
)
def test_what_is_left_of_a_number_is_pointed_at(left: str, found: str) -> None:
    texts = versions("1.1.0", fr=left)
    (fact,) = [one for one in facts("numbers", texts) if one.expected]
    assert (fact.locale, fact.found, fact.expected) == ("fr", found, "1.1.0")
    assert quoted(texts, fact) == found


def test_a_number_that_lost_a_mark_stands_for_the_one_with_the_same_digits() -> None:
    assert said("numbers", versions("1.15.6", es="115.6")) == [("changed", "es", "115.6", "1.15.6")]


FIGURES = {"de": "Abbildung", "en": "Figure", "es": "Figura", "fr": "Image", "nl": "Afbeelding"}


def test_captions_that_are_counted_from_another_number_are_told_once() -> None:
    counts = dict.fromkeys(FIGURES, (45, 46, 47, 48)) | {"nl": (44, 45, 46, 47)}
    texts = {
        locale: "".join(
            f"{word} 3.{count}: {locale} {name}\n\n"
            for count, name in zip(counts[locale], "abcd", strict=True)
        )
        for locale, word in FIGURES.items()
    }
    [fact] = facts("numbers", texts)
    assert (fact.case, fact.locale, fact.found, fact.expected) == ("counted-otherwise", "nl", "3.44", "3.45")
    assert (fact.details["count"], fact.details["at"]) == ("4", "nl: lines 1, 3, 5, 7")
    texts["nl"] = texts["nl"].replace("3.46", "3.99")  # not one behind
    assert [case for case, *_ in said("numbers", texts)] == ["counted-otherwise", "changed"]
    texts["nl"] = texts["nl"].replace("3.47", "3.48")
    assert [case for case, *_ in said("numbers", texts)] == ["changed"] * 3


def test_a_passage_with_other_numbers_throughout_is_another_text() -> None:
    texts = versions("13, 14, 17, 18", de="23, 24, 27, 28")
    assert [case for case, *_ in said("numbers", texts) if case != "extra"] == ["missing-unsure"] * 4
    texts = versions("13, 14, 17, 18", de="23, 14, 17, 18")
    assert [case for case, *_ in said("numbers", texts)] == ["changed"]


def test_a_version_that_lacks_much_was_made_from_another_text() -> None:
    rest = "".join(f"\n## {at}\n\nA kettle sings.\n" for at in "ABCDEFGHIJ")
    whole = {locale: text + rest for locale, text in versions("30").items()}
    older = versions("30", sk="60")["sk"] + rest[: len(rest) // 3]
    newer = versions("30", sk="60")["sk"] + rest
    assert [case for case, *_ in said("numbers", whole | {"sk": newer})] == ["changed"]
    assert [case for case, *_ in said("numbers", whole | {"sk": older})] == ["missing-unsure"]


@pytest.mark.parametrize(
    ("default", "others"),
    [
        ("30<sup>2</sup>", {"de": "30<sup>3</sup>", "fr": "30", "es": "30 <sup>*</sup>"}),  # marks of notes
        ("25,000<sup>6</sup>", {"en": "25,000<sup>7</sup>", "ja": "25,000"}),
        ("<span>50</span>", {"ja": "<span>50</span><span>50</span>"}),  # the original beside the translation
        ("H<sub>2</sub>O, 40", {"sk": "vody 40"}),
    ],
)
def test_tags_part_digits(default: str, others: dict[str, str]) -> None:
    assert said("numbers", versions(default, **others)) == []


def test_a_number_before_a_raised_mark_is_compared() -> None:
    texts = versions("45<sup>1</sup>", sk="54<sup>1</sup>")
    assert said("numbers", texts) == [("changed", "sk", "54", "45")]


PRICES = {
    "de": "Ein Monat kostet {} €, ein Jahr {} € und alles {} €.",
    "es": "Un mes cuesta {} €, un año {} € y todo {} €.",
    "it": "Un mese costa {} €, un anno {} € e tutto {} €.",
    "ko": "한 달은 {}유로, 한 해는 {}유로, 전부는 {}유로입니다.",
    "tr": "Bir ay {} avro, bir yıl {} avro, hepsi {} avro.",
}


@pytest.mark.parametrize(
    ("here", "told"),
    [
        (("0.99", "3.99", "19.99"), [("1.99", "3.99"), ("5.99", "19.99")]),
        (("0.99", "19.99", "3.99"), [("1.99", "19.99"), ("5.99", "3.99")]),
        (("0.99", "1.99", "6.99"), [("5.99", "6.99")]),
        (("2.49", "3.99", "19.99"), [("0.99", "2.49"), ("1.99", "3.99"), ("5.99", "19.99")]),
    ],
)
def test_as_many_numbers_as_are_lacking_stand_for_them_in_order(
    here: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    usual = ("0,99", "1,99", "5,99")
    texts = {
        locale: text.format(*(here if locale == "ko" else usual)) + "\n" for locale, text in PRICES.items()
    }
    pairs = [(expected, found) for _, _, found, expected in said("numbers", texts)]
    assert sorted(pairs) == told


NAMED = {
    "de": "Wir speichern die Summe {} des Kennworts.",
    "en": "We store the {} sum of the password.",
    "fr": "Nous gardons la somme {} du mot de passe.",
    "ja": "パスワードは{}で保存されます。",
    "nl": "Wij bewaren de {}-som van het wachtwoord.",
}


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({"nl": "SHA-265"}, [("number-in-name", "nl", "SHA-265", "SHA-256")]),
        ({"ja": "SHA265"}, [("number-in-name", "ja", "SHA265", "SHA-256")]),
        ({"fr": "H-3.2"}, []),  # another name
        ({"fr": "SHA256", "ja": "sha-256"}, []),
        ({"fr": "SHA-512", "nl": "SHA-512"}, []),  # two versions have it
        ({"fr": "SHA-512 (SHA-256)"}, []),
        ({"fr": "https://kettle.test/SHA-512", "nl": "SHA-256"}, []),
        (
            {"en": "checked", "nl": "SHA-2"},
            [("number-in-name", "nl", "SHA-2", "SHA-256")],
        ),  # one does not name it
        ({"de": "geprüfte", "en": "checked", "nl": "SHA-2"}, []),
    ],
)
def test_numbers_that_are_part_of_a_name(
    others: dict[str, str], told: list[tuple[str, str, str, str]]
) -> None:
    texts = {locale: text.format(others.get(locale, "SHA-256")) + "\n" for locale, text in NAMED.items()}
    assert [one for one in said("numbers", texts) if one[0] == "number-in-name"] == told


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("1. 2. 3.", []),
        ("1. 2. 4.", [("number-of-heading", "ar", "4", "3")]),
        ("١. ٢. ٤.", [("number-of-heading", "ar", "٤", "٣")]),
        ("2. 3. 4.", []),  # it counts in another way
        ("1. 1. 1.", []),
        ("1) 2) 3)", []),
    ],
)
def test_numbers_of_headings(own: str, told: list[tuple[str, str, str, str]]) -> None:
    words = {"ar": "الوعاء", "de": "Topf", "en": "Pot", "fr": "Pot", "nl": "Pot"}
    texts = {
        locale: "".join(
            f"## {number} {word}\n\n{word * 9}\n\n"
            for number in (own if locale == "ar" else "1. 2. 3.").split()
        )
        for locale, word in words.items()
    }
    assert said("numbers", texts) == told


@pytest.mark.parametrize(
    ("price", "told"),
    [
        ("49.99 €", [("decimal-mark", "hr", "49.99", "49,99")]),
        ("49,99 €", []),
        ("verzija 49.99", []),  # no price
        ("1.000 €", []),
    ],
)
def test_the_decimal_mark_of_another_language(price: str, told: list[tuple[str, str, str, str]]) -> None:
    texts = {
        "hr": f"Mjesec stoji 4,99 €.\n\nGodina stoji {price}.\n",
        "th": "รายเดือน 4.99 €\n\nรายปี 49.99 €\n",
    }
    assert [one for one in said("numbers", texts) if one[0] == "decimal-mark"] == told


TOPICS = {
    "de": "Die Liste ist nach Themen sortiert: die ersten 90 Tage, Visum, Wohnung, Steuern und Arbeit.",
    "en": "The list is sorted by topic: the first 90 days, visa, housing, taxes and work.",
    "fr": "La liste est classée par thème : les 90 premiers jours, visa, logement, impôts et travail.",
    "hi": "सूची विषय के अनुसार है: पहले ९० दिन, वीज़ा, आवास, कर और काम।",
    "nl": "De lijst is op onderwerp gesorteerd: de eerste {} dagen, visum, wonen, belasting en werk.",
}
FRAME = "# {0}\n\n{1}\n\n## {0} 2\n\n{0}.\n"


@pytest.mark.parametrize(
    ("dutch", "told"),
    [
        ("De lijst is op onderwerp gesorteerd:\n\n- de eerste 90 dagen / visum / wonen / belasting", []),
        (
            "De lijst is op onderwerp gesorteerd:\n\n- de eerste dagen / visum / wonen / belasting",
            ["missing"],
        ),
    ],
)
def test_a_number_may_stand_in_a_block_of_its_own_beside(dutch: str, told: list[str]) -> None:
    texts = {locale: FRAME.format(locale, words) for locale, words in (TOPICS | {"nl": dutch}).items()}
    assert [case for case, *_ in said("numbers", texts)] == told


def test_a_paragraph_that_a_few_versions_cut_in_two_is_whole() -> None:
    """Three of twelve have a heading below the sentence, and two of them say the ninety days there alone."""
    others = [one.format("90") for locale, one in TOPICS.items() if locale != "hi"]
    locales = ("af", "ca", "cs", "da", "de", "en", "es", "et", "fi")
    texts = {locale: FRAME.format(locale, others[at % 4]) for at, locale in enumerate(locales)}
    parts = f"{TOPICS['nl'].format('')}\n\n### De eerste 90 dagen"
    texts |= {locale: FRAME.format(locale, parts) for locale in ("nl", "nb")}
    texts["sv"] = FRAME.format("sv", f"{TOPICS['nl'].format('90')}\n\n### De eerste 90 dagen")
    assert [one for one in said("numbers", texts) if one[3]] == []


def test_an_expected_number_is_written_in_digits_that_the_version_has() -> None:
    texts = {locale: words.replace("90", "९०") + "\n" for locale, words in TOPICS.items()}
    texts["nl"] = TOPICS["nl"].format("eerste") + "\n"
    assert said("numbers", texts) == [("missing", "nl", "", "90")]


@pytest.mark.parametrize(("german", "told"), [("1984", []), ("1985", ["extra", "extra"])])
def test_a_number_that_another_version_has_in_a_row_of_its_own_is_none_that_it_has_alone(
    german: str, told: list[str]
) -> None:
    """Both have the same sentence, each beside another one of the other versions."""
    first = TOPICS | {"de": f"Der Saal wurde {german} umgebaut, und die Liste der ersten 90 Tage hängt dort."}
    second = {locale: words.format("90") for locale, words in TOPICS.items()} | {
        "fr": "La salle a été refaite en 1984, et la liste des 90 premiers jours y est affichée."
    }
    texts = {locale: f"{words.format('90')}\n\n{second[locale]}\n" for locale, words in first.items()}
    assert [case for case, *_ in said("numbers", texts)] == told


@pytest.mark.parametrize(
    ("slovak", "told"),
    [
        ("Kto pracuje podľa neho, čaká na kanvicu 1 týždeň.", [("missing", "747")]),
        ("Podľa plánu 774 čaká na kanvicu týždeň.", [("changed", "747")]),
    ],
)
def test_a_lone_one_is_no_other_way_to_write_a_large_number(slovak: str, told: list[tuple[str, str]]) -> None:
    texts = {
        "de": "Wer nach dem Plan 747 arbeitet, wartet eine Woche auf den Kessel.",
        "en": "Whoever works by plan 747 waits a week for the kettle.",
        "es": "Quien trabaja con el plan 747 espera el hervidor una semana.",
        "fr": "Qui suit le plan 747 attend la bouilloire une semaine.",
        "sk": slovak,
    }
    found = [(case, expected) for case, locale, _, expected in said("numbers", texts) if locale == "sk"]
    assert found == told


LESSON = "## {0} {{0}}\n\n{1}\n\n{2}\n\n## {0} {{1}}\n\n{3}\n"
LESSONS = {
    "de": ("Lektion", "Tee kochen.", "Gehen Sie zu Lektion {1}, sobald er fertig ist.", "Trinken."),
    "en": ("Lesson", "Make tea.", "Go on to lesson {1} as soon as it is ready.", "Drink it."),
    "fr": ("Leçon", "Faites du thé.", "Passez à la leçon {1} dès qu’il est prêt.", "Buvez-le."),
    "it": ("Lezione", "Fate il tè.", "Passate alla lezione {1} appena è pronto.", "Bevetelo."),
}


@pytest.mark.parametrize(
    ("numbers", "said_as", "told"),
    [
        (("1.1", "1.2"), "další lekci", ["missing-unsure"]),  # the next one
        (("1.1", "1.2"), "lekci {1}", []),
        (("1", "2"), "další lekci", ["missing-unsure"]),  # so small a number may be a word
        (("31", "42"), "další lekci", ["missing-unsure"]),
    ],
)
def test_a_part_of_the_text_may_be_called_the_next_one(
    numbers: tuple[str, str], said_as: str, told: list[str]
) -> None:
    czech = ("Lekce", "Uvařte čaj.", f"Přejděte na {said_as}, jakmile je hotov.", "Vypijte ho.")
    lessons = LESSONS | {"cs": czech}
    texts = {locale: LESSON.format(*words).format(*numbers) for locale, words in lessons.items()}
    assert [case for case, *_ in said("numbers", texts)] == told


@pytest.mark.parametrize(("value", "case"), [("6", "missing-unsure"), ("16", "missing")])
def test_a_small_number_that_is_lacking_may_be_said_in_words(value: str, case: str) -> None:
    assert said("numbers", versions(value, fr="quelques")) == [(case, "fr", "", value)]


TWICE = {
    "de": "Der Kessel fasst 80 Liter und wiegt leer 80 Kilo.\n",
    "es": "El caldero contiene 80 litros y vacío pesa 80 kilos.\n",
    "fr": "Le chaudron contient 80 litres et pèse 80 kilos à vide.\n",
    "it": "La caldaia contiene 80 litri e a vuoto pesa 80 chili.\n",
    "nl": "De ketel bevat 80 liter en weegt leeg 80 kilo.\n",
}


@pytest.mark.parametrize(("reference", "told"), [(None, ["fewer"]), ("de", ["fewer"]), ("en", [])])
def test_a_source_need_not_say_a_number_as_often_as_its_translations(
    reference: str | None, told: list[str]
) -> None:
    texts = TWICE | {"en": "The cauldron holds 80 litres and weighs hardly less when it is empty.\n"}
    assert [
        case for case, locale, *_ in said("numbers", texts, reference=reference) if locale == "en"
    ] == told


NAMED_LESSONS = {
    "de": "# Lektion {0}\n\nIn Lektion {0} lernen Sie, den Kessel zu entkalken, in {1} Tagen.\n",
    "en": "# Lesson {0}\n\nIn lesson {0} you learn how to descale the kettle, in {1} days.\n",
    "fr": "# Leçon {0}\n\nDans la leçon {0} vous apprenez à détartrer la bouilloire, en {1} jours.\n",
    "nl": "# Les {0}\n\nIn les {0} leert u de ketel te ontkalken, in {1} dagen.\n",
    "sv": "# Lektion {0}\n\nI lektion {0} lär du dig att avkalka kannan, på {1} dagar.\n",
}


@pytest.mark.parametrize(
    ("part", "days", "here", "told"),
    [
        # “in this lesson” names it as well
        (
            "1.2",
            "30",
            "In questa lezione imparate a decalcificare il bollitore, in 30 giorni.",
            "missing-unsure",
        ),
        (
            "14",
            "30",
            "In questa lezione imparate a decalcificare il bollitore, in 30 giorni.",
            "missing-unsure",
        ),
        # days are no lesson, even where one has the same number
        (
            "30",
            "30",
            "Nella lezione imparate a decalcificare il bollitore, in pochi giorni.",
            "missing-unsure",
        ),
        ("14", "30", "Nella lezione 14 imparate a decalcificare il bollitore, in pochi giorni.", "missing"),
    ],
)
def test_a_number_that_names_a_part_may_be_left_out(part: str, days: str, here: str, told: str) -> None:
    texts = {locale: text.format(part, days) for locale, text in NAMED_LESSONS.items()}
    texts["it"] = f"# Lezione {part}\n\n{here}\n"
    assert [case for case, locale, *_ in said("numbers", texts) if locale == "it"] == [told]


SMALL_COSTS = {
    "de": "Der Kessel kostet {}.\n",
    "en": "The kettle costs {}.\n",
    "fr": "La bouilloire coûte {}.\n",
    "nl": "De ketel kost {}.\n",
    "sv": "Kannan kostar {}.\n",
}


@pytest.mark.parametrize(
    ("price", "told"),
    [
        ("7 €", "missing"),
        ("7 % mehr", "missing"),
        ("7 Kronen", "missing-unsure"),
        ("10 % mehr", "missing-unsure"),
    ],
)
def test_a_small_share_or_price_that_is_lacking_is_missing(price: str, told: str) -> None:
    texts = {locale: text.format(price) for locale, text in SMALL_COSTS.items()} | {
        "it": "Il bollitore costa poco.\n"
    }
    assert [case for case, locale, *_ in said("numbers", texts) if locale == "it"] == [told]


SINCE = {
    "de": "Das Wasserwerk liefert seit {} und hat viele Kunden.\n",
    "en": "The waterworks has delivered since {} and has many customers.\n",
    "fr": "La compagnie des eaux livre depuis {} et a beaucoup de clients.\n",
    "nl": "Het waterbedrijf levert sinds {} en heeft veel klanten.\n",
    "sv": "Vattenverket har levererat sedan {} och har många kunder.\n",
}


@pytest.mark.parametrize(
    ("locale", "right", "wrong"),
    [
        ("th", "การประปาให้บริการมาตั้งแต่ พ.ศ. 2562", "การประปาให้บริการมาตั้งแต่ พ.ศ. 2526"),
        ("ja", "水道局は平成31年から給水しています。", "水道局は平成13年から給水しています。"),
        ("ja", "水道局は令和元年から給水しています。", "水道局は平成元年から給水しています。"),
        ("zh-TW", "自來水廠自民國108年起供水。", "自來水廠自民國118年起供水。"),
        ("fa", "آبفا از سال ۱۳۹۸ آب می‌رساند.", "آبفا از سال ۱۳۸۹ آب می‌رساند."),
        ("ar", "توفر الشركة المياه منذ عام 1441 هـ.", "توفر الشركة المياه منذ عام 1414 هـ."),
        ("am", "የውሃ ድርጅቱ ከ2011 ጀምሮ ያቀርባል።", "የውሃ ድርጅቱ ከ2001 ጀምሮ ያቀርባል።"),
        ("ne", "खानेपानी कार्यालयले २०७६ देखि पानी दिँदै आएको छ।", "खानेपानी कार्यालयले २०६७ देखि पानी दिँदै आएको छ।"),
        ("he", "חברת המים מספקת מאז תשע״ט.", "חברת המים מספקת מאז תשפ״ט."),
        ("it", "L'acquedotto serve dal 2019.", "L'acquedotto serve dal 1962."),
    ],
)
def test_a_year_may_be_counted_as_another_calendar_does(locale: str, right: str, wrong: str) -> None:
    texts = {own: text.format("2019") for own, text in SINCE.items()}
    assert said("numbers", texts | {locale: right + "\n"}) == []
    assert [(case, own) for case, own, *_ in said("numbers", texts | {locale: wrong + "\n"})] in (
        [("changed", locale)],
        [("missing", locale)],
    )
