"""Blocks and versions in another language than their own are found, once, where they stand."""

import gc
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from checker.align import align
from checker.checks.language import check
from checker.demands import Demands
from checker.findings import Fact
from checker.locales import language_of
from checker.parse import parse
from checker.words.relations import mistaken_for

from .conftest import family_of, judge_texts

SENTENCES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
WORDS: dict[str, str] = SENTENCES["device"]
MORE: dict[str, str] = SENTENCES["questions"]
LONG: dict[str, str] = SENTENCES["long"]
FAMILY = ("cs", "de", "en", "he", "it", "ja", "nl", "ru")


def notice(locale: str, *blocks: str) -> str:
    return "\n\n".join([f"# Kitebird {locale}", *(blocks or (WORDS[locale], MORE[locale]))]) + "\n"


def facts(texts: Mapping[str, str], reference: str | None = None) -> list[Fact]:
    family, sources = family_of(texts, reference=reference)
    notices = [parse(version, sources[version.file]) for version in family.versions]
    return list(check(align(family, notices), Demands()))


def told(texts: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [(fact.case, fact.locale, fact.found) for fact in facts(texts)]


CLEAN = {locale: notice(locale) for locale in FAMILY}


def test_versions_in_their_own_languages_are_silent() -> None:
    assert told(CLEAN) == []


@pytest.mark.parametrize("guest", FAMILY)
@pytest.mark.parametrize("home", FAMILY)
def test_a_paragraph_of_another_version_is_found(home: str, guest: str) -> None:
    if home == guest:
        pytest.skip("its own")
    texts = CLEAN | {home: notice(home, WORDS[home], MORE[guest])}
    case = "english" if guest == "en" else "other-language"
    (fact,) = facts(texts)
    assert (fact.case, fact.locale, fact.found) == (case, home, MORE[guest])
    assert (fact.place.line, fact.place.column) == (5, 1)
    assert [(related.locale, related.place.line) for related in fact.related] == [(guest, 5)]


def test_a_row_with_one_cell_in_english_is_found_though_others_keep_that_cell_too() -> None:
    english = "Show the colour of the lamp in another window"
    first = {"cs": "Barva", "de": "Farbe der Lampe im Zimmer", "en": "Colour", "it": "Colore", "nl": "Kleur"}
    second = {
        "cs": "Ukáže barvu lampy v jiném okně",
        "it": "Mostra il colore della lampada in un'altra finestra",
    }
    texts = {
        locale: notice(
            locale, WORDS[locale], f"| a | b |\n|---|---|\n| {word} | {second.get(locale, english)} |"
        )
        for locale, word in first.items()
    }
    assert "nl" in {locale for _, locale, _ in told(texts)}


HEADS = {
    "en": "# Words that the lamp says to its owner\n#\n# This text is shown when the lamp is out of order.",
    "cs": "# Slova, která lampa říká majiteli\n#\n# Tento text se ukáže, když je lampa mimo provoz.",
    "it": "# Parole che la lampada dice al padrone\n#\n# Questo testo appare quando la lampada non funziona.",
    "nl": "# Woorden die de lamp tegen haar baas zegt\n#\n# Deze tekst verschijnt als de lamp niet werkt.",
    "ru": "# Слова, которые лампа говорит хозяину\n#\n# Этот текст виден, когда лампа не работает.",
}


@pytest.mark.parametrize(
    ("translated", "expected"),
    [
        ((), set()),  # most keep their comments in English: only those who edit the file read them
        (("nl",), set()),
        (("cs", "it", "nl"), {"ru"}),
    ],
)
def test_comments_are_in_english_where_most_versions_have_them_so(
    translated: tuple[str, ...], expected: set[str]
) -> None:
    texts = {
        locale: f"{HEADS[locale if locale in translated else 'en']}\n\n.lamp.out\n{WORDS[locale]}\n"
        for locale in HEADS
    }
    texts["ru"] += "\n# What the lamp says here was taken from the newest version of the help, write to us.\n"
    family, sources = family_of(texts, "text")
    notices = [parse(version, sources[version.file]) for version in family.versions]
    found = check(align(family, notices), Demands())
    assert {fact.locale for fact in found if fact.case == "english"} == expected


BEFORE_A_COMMAND = {
    "de": "oder lesen Sie es im eigenen Terminal: {}",
    "en": "or in your terminal: {}",
    "fr": "ou lisez-le dans votre terminal : {}",
    "nl": "of lokaal via: {}",
    "pl": "Albo u siebie: {}",
    "tr": "Veya sisteminizde: {}",
}


@pytest.mark.parametrize("command", ["info '(lampd) who invocation'", "info '(kitebird) lamp settings'"])
def test_a_command_that_all_versions_have_makes_no_sentence_english(command: str) -> None:
    texts = {
        locale: notice(locale, WORDS[locale], words.format(command))
        for locale, words in BEFORE_A_COMMAND.items()
    }
    assert told(texts) == []
    texts["it"] = notice("it", WORDS["it"], BEFORE_A_COMMAND["en"].format(command))
    assert [case for case, _, _ in told(texts)] == ["english"]


@pytest.mark.parametrize("guest", ["en", "it", "ru"])
def test_a_version_in_another_language_is_told_once(guest: str) -> None:
    texts = CLEAN | {"nl": notice("nl", WORDS[guest], MORE[guest], WORDS[guest])}
    assert told(texts) == [("whole-version", "nl", WORDS[guest])]  # the title could be in any language


def test_a_version_in_english_has_an_english_title_too() -> None:
    titles = {
        "cs": "Jak zařízení vrátit",
        "de": "Das Gerät zurückgeben",
        "en": "How to return the device",
        "it": "Come restituire l’apparecchio",
        "nl": "Het apparaat terugsturen",
    }
    page = "<title>{}</title><p>{}</p><p>{}</p>"
    texts = {each: page.format(title, WORDS[each], MORE[each]) for each, title in titles.items()}
    texts["nl"] = texts["en"]
    assert [finding.fact.case for finding in judge_texts(texts, "html").findings] == ["whole-version"]
    texts["nl"] = page.format(titles["en"], WORDS["nl"], MORE["nl"])
    assert [finding.fact.rule for finding in judge_texts(texts, "html").findings] == ["front-matter"]


def test_a_version_in_english_is_shown_by_english_words() -> None:
    texts = CLEAN | {
        "nl": f"{WORDS['nl']} {MORE['en']}\n\n{WORDS['en']}\n\n{MORE['en']}\n\n" + f"{WORDS['en']}\n\n" * 3
    }
    assert told(texts) == [("whole-version", "nl", MORE["en"])]


ADDED = f"{WORDS['en']} {MORE['en']}"


def test_what_some_have_added_in_english_is_left_by_all_of_them() -> None:
    locales = [locale for locale in FAMILY if locale != "en"]
    added = {locale: notice(locale, WORDS[locale], ADDED, MORE[locale]) for locale in ("he", "ja", "ru")}
    texts = {locale: notice(locale) for locale in locales} | added
    assert [each for each in told(texts) if each[0] == "english"] == [
        ("english", locale, ADDED) for locale in added
    ]
    kept = {locale: notice(locale, WORDS[locale], ADDED, MORE[locale]) for locale in locales}
    assert "english" not in [case for case, *_ in told(kept)]


@pytest.mark.parametrize(
    ("left", "told_in"), [("twelve very light kites", ["ja", "ru"]), ("Kite Twelve", [])]
)
def test_a_phrase_in_latin_letters_that_several_have_left(left: str, told_in: list[str]) -> None:
    items = {
        "cs": "dvanáct velmi lehkých draků",
        "de": "zwölf sehr leichte Drachen",
        "he": "שנים עשר עפיפונים קלים מאוד",
        "it": "dodici aquiloni molto leggeri",
        "nl": "twaalf heel lichte vliegers",
        "ja": left,
        "ru": left,
    }
    texts = {locale: notice(locale, WORDS[locale], f"- {item}") for locale, item in items.items()}
    assert told(texts) == [("english-unsure", locale, left) for locale in told_in]


RESULTS = {
    "cs": "Výsledek zkoušky je {result}.",
    "da": "Testresultatet er {result}.",
    "de": "Das Ergebnis der Prüfung ist {result}.",
    "fr": "Le résultat de l’essai est {result}.",
    "hr": "Rezultat ispitivanja je {result}.",
}


@pytest.mark.parametrize(
    ("home", "said", "cases"),
    [
        ("pt-BR", "The test result is {result}.", ["english-unsure"]),
        ("sl", "This is a translation.", ["english-unsure"]),
        ("nl", "Het resultaat van de test is {result}.", []),
        ("it", "Test of the Kite Twelve Pro Edition {result}", []),  # a name
    ],
)
def test_a_short_english_sentence_without_an_english_version(home: str, said: str, cases: list[str]) -> None:
    texts = {
        locale: notice(locale, WORDS[locale], text) for locale, text in RESULTS.items() if locale in WORDS
    }
    assert len(texts) > 2
    assert told({**texts, home: f"{said}\n"}) == [(case, home, said) for case in cases]


LABELS = ("報告", "規則", "支援版本", "流程", "時間", "文件標準", "測試", "開發設定")
KITE = "如果風箏破了，請把它寄回給我們，我們會在十天之內把修好的風箏寄回給您，並且不收任何費用。"
LIMITS = ("No speed cap.", "All kites are here.", "Only two of them.", "None for the wind.", "All at once.")


@pytest.mark.parametrize(
    ("home", "blocks"),
    [
        ("he", (*LABELS, "保養風箏的人應該先看完這份說明，然後再開始放。", *LABELS, KITE)),
        ("nl", (WORDS["en"], *LIMITS, MORE["en"])),
    ],
)
def test_a_version_in_another_language_is_told_once_though_most_of_it_is_short(
    home: str, blocks: tuple[str, ...]
) -> None:
    (fact,) = facts(CLEAN | {home: "\n\n".join(blocks) + "\n"})
    assert (fact.case, fact.locale, fact.found) == ("whole-version", home, blocks[0])


def test_a_version_of_its_own_with_english_labels_is_not_english() -> None:
    texts = CLEAN | {"nl": notice("nl", WORDS["nl"], MORE["nl"], *LIMITS, MORE["en"])}
    assert "whole-version" not in [case for case, *_ in told(texts)]


def test_blocks_that_follow_one_another_are_told_once() -> None:
    own = [f"{WORDS['nl']} {number}" for number in range(6)]
    foreign = [f"{MORE['en']} {number}" for number in range(3)]
    (fact,) = facts(CLEAN | {"nl": notice("nl", *own, *foreign)})
    assert (fact.case, fact.found, fact.details["more"]) == (
        "english",
        foreign[0],
        ", and 2 more blocks after it",
    )


def kept_in_english(words: str, *translators: str) -> dict[str, str]:
    """A family of which all versions but some have the same English words between their own."""
    second = {locale: MORE[locale] if locale in translators else words for locale in FAMILY}
    return {locale: notice(locale, WORDS[locale], second[locale], WORDS[locale]) for locale in FAMILY}


def test_what_one_version_shows_to_be_left_in_english_is_told_once_with_those_that_keep_it() -> None:
    (fact,) = facts(kept_in_english(MORE["en"], "ru"))
    assert (fact.case, fact.locale, fact.found) == ("kept-by-most", "cs", MORE["en"])
    assert (fact.details["kept"], fact.details["translated"]) == ("cs, de, he, it and 2 more", "1 version")


@pytest.mark.parametrize(
    "kept",
    [
        "Nordlys Lamps for All",  # a slogan
        f"“{MORE['en']}”",
        f"The software is provided without warranty of any kind. {MORE['en']}",
        "Copyright of the Nordlys Foundation and of all who have written to it since the first lamp was made.",
        "Permission is granted to anyone to make or distribute copies of this notice as they have received it.",
        "nordlys --on colour [--off] | nordlys --list",
    ],
)
@pytest.mark.parametrize("translators", [("ru",), ("ja", "ru")])
def test_what_most_keep_on_purpose_is_not_told(kept: str, translators: tuple[str, ...]) -> None:
    assert told(kept_in_english(kept, *translators)) == []


NEVER = "Send us the lid of the kettle and the receipt, so that we know when you have bought it."


@pytest.mark.parametrize("homes", [("en", "he", "it"), ("de", "it", "ja", "ru"), ("cs", "de", "en", "nl")])
def test_what_nobody_has_translated_is_told_once(homes: tuple[str, ...]) -> None:
    texts = {locale: notice(locale, WORDS[locale], f"{NEVER} {MORE[locale]}") for locale in homes}
    first = next(locale for locale in homes if locale != "en")
    assert [(case, locale) for case, locale, _ in told(texts) if case == "kept-by-all"] == [
        ("kept-by-all", first)
    ]
    texts = {locale: notice(locale, WORDS[locale], NEVER, MORE[locale]) for locale in homes}
    assert told(texts) == [("kept-by-all", first, NEVER)]


@pytest.mark.parametrize(
    "kept",
    [
        f"“{NEVER}”",
        f"> {NEVER}",
        f"`{NEVER}`",
        f"[{NEVER}](https://kettle.test/lid)",
        f"Copyright of the Nordlys Foundation. {NEVER}",
        "Nordlys Service Center, 12 Harbour Street, Wellington and Auckland, New Zealand.",
        "Type of the lamp: Kitebird Pro 300.",
    ],
)
def test_what_is_rightly_the_same_in_all_versions_is_not_told(kept: str) -> None:
    texts = {locale: notice(locale, WORDS[locale], kept, MORE[locale]) for locale in FAMILY}
    assert told(texts) == []


def test_an_example_that_all_versions_lead_to_is_not_told() -> None:
    texts = {
        locale: notice(locale, WORDS[locale], MORE[locale].rstrip(".?!。？！") + ":", NEVER)
        for locale in FAMILY
    }
    assert told(texts) == []


def test_what_all_keep_in_english_does_not_make_a_short_page_english() -> None:
    texts = {locale: f"{MORE['en']}\n\n{WORDS['en']}\n\n{WORDS[locale]}\n" for locale in FAMILY}
    assert [case for case, *_ in told(texts)] == ["kept-by-all"]
    left = "You can send the device back to the shop within a month if it does not do what you want it to do."
    texts["ja"] = f"# Menu\n\n{MORE['en']}\n\n{WORDS['en']}\n\n{left}\n"
    texts["ja"] += "\n取扱説明書はこちら\n\n" + left.replace("device", "kettle") + "\n"
    assert told(texts)[0] == ("whole-version", "ja", left)


@pytest.mark.parametrize("locale", ["es", "fi", "nb", "pt", "sv"])
def test_a_version_left_in_english_is_not_taken_for_one_in_a_near_relation(locale: str) -> None:
    left = (
        "Compile the module before a panic is raised: the macro is a pattern that accepts several arguments, "
        "and errors are reported in general terms. A variant or a scalar literal can contain an expression, "
        "and the iterator returns a mutable reference to each element of the collection."
    )
    assert mistaken_for(locale, [left]) is None


def test_an_untranslated_page_is_told_though_most_versions_keep_its_paragraphs() -> None:
    kept = [f"{MORE['en'][:-1]}, or {count} of your friends." for count in ("two", "three", "four", "five")]
    half = {locale: notice(locale, WORDS[locale], *kept, MORE[locale]) for locale in ("cs", "de", "it", "ru")}
    whole = {"nl": notice("nl", *kept, WORDS["en"], "U vindt dit op onze site.")}
    done = {
        locale: notice(locale, *[f"{MORE[locale]} {count}" for count in range(6)]) for locale in ("he", "ja")
    }
    texts = {"en": notice("en", WORDS["en"], *kept, MORE["en"])} | half | whole | done
    assert ("whole-version", "nl", kept[0]) in told(texts)


def test_pages_of_which_nobody_translated_more_than_the_title_are_told_one_by_one() -> None:
    titles = {
        "cs": "Co dál?",
        "de": "Zusatzaufgabe",
        "he": "מה הלאה?",
        "ru": "Что дальше, когда лампа готова?",
    }
    texts = {locale: f"# {title}\n\n{WORDS['en']}\n\n{MORE['en']}\n" for locale, title in titles.items()}
    texts["en"] = f"# What next?\n\n{WORDS['en']}\n\n{MORE['en']}\n"
    assert told(texts) == [("whole-version", locale, WORDS["en"]) for locale in sorted(titles)]


LEFT = (
    WORDS["en"],
    MORE["en"],
    "You can reach us by telephone on every working day, or write a letter to the shop where you bought it.",
    "The lamp must not be opened before it has cooled down, and never while it is still under current.",
    "If the lamp flickers, turn the switch off and on again, and wait until the light stays as it should.",
    "Old lamps are collected by every shop, which will bring them to the place where their parts are used again.",
)
HEADED = {
    "cs": ("Co dělat, když lampa sama od sebe zhasne", "Kam se obrátit s dotazy k lampě"),
    "de": (
        "Was Sie tun können, wenn die Lampe von selbst ausgeht",
        "Wohin Sie sich mit Fragen wenden können",
    ),
    "en": ("What to do when the lamp goes out by itself", "Where to turn with questions about the lamp"),
    "he": ("מה לעשות כאשר המנורה כבית מעצמה", "למי פונים בשאלות על המנורה"),
    "ru": ("Что делать, если лампа сама собой гаснет", "Куда обращаться с вопросами о лампе"),
}


@pytest.mark.parametrize("own", [(), ("cs", "ru")])  # these have translated one sentence too
def test_long_titles_do_not_hide_that_nobody_translated_the_rest(own: tuple[str, ...]) -> None:
    texts = {}
    for locale, (title, heading) in HEADED.items():
        sentence = [WORDS[locale]] if locale in ("en", *own) else []
        texts[locale] = "\n\n".join([f"# {title}", *LEFT, f"## {heading}", *sentence]) + "\n"
    whole = [
        ("most-of-version" if locale in own else "whole-version", locale, LEFT[0])
        for locale in HEADED
        if locale != "en"
    ]
    assert [each for each in told(texts) if each[0].endswith("-version")] == whole


@pytest.mark.parametrize("home", ["cs", "he", "it", "ja", "nl", "ru"])
@pytest.mark.parametrize("guest", ["en", "de"])
def test_a_version_with_one_sentence_of_its_own_is_not_in_another_language_throughout(
    home: str, guest: str
) -> None:
    left = [f"{MORE[guest]} {WORDS[guest]} {count}" for count in range(8)]
    texts = {locale: notice(locale, *[f"{MORE[locale]} {count}" for count in range(9)]) for locale in FAMILY}
    texts[home] = notice(home, *left)
    assert [case for case, locale, _ in told(texts) if locale == home] == ["whole-version"]
    texts[home] = notice(home, *left, MORE[home])
    assert [case for case, locale, _ in told(texts) if locale == home] == ["most-of-version"]


@pytest.mark.parametrize("home", ["cs", "ja"])
def test_all_blocks_of_a_run_are_counted_from_the_first_english_one_on(home: str) -> None:
    left = [MORE["en"], f"Here is {WORDS['en'][:1].lower()}{WORDS['en'][1:]}", "What to do with it"]
    texts = {
        locale: notice(locale, WORDS[locale], *[f"{MORE[locale]} {n}" for n in "123"]) for locale in FAMILY
    }
    texts["en"] = notice("en", WORDS["en"], left[0], left[1], f"## {left[2]}")
    own = [f"{WORDS[home]} {number}" for number in range(4)]
    (fact,) = facts(texts | {home: notice(home, *own, left[0], left[1], f"## {left[2]}")})
    assert (fact.case, fact.found, fact.details["more"]) == (
        "english",
        left[0],
        ", and 2 more blocks after it",
    )


def test_items_that_several_versions_left_in_english_are_told_in_all_of_them_or_in_none() -> None:
    title = "Two Lamps of Kitebird: Best Practices for Nordlys 1.8 book"
    texts = {locale: notice(locale, WORDS[locale], f"- {title}") for locale in ("cs", "it", "ru")}
    texts |= {locale: notice(locale, WORDS[locale], f"- {MORE[locale]}") for locale in ("de", "nl")}
    assert told(texts) == []


def test_english_words_that_one_version_is_told_of_are_told_of_the_others_that_have_them() -> None:
    left = "Print a short message and exit."
    texts = {locale: notice(locale, WORDS[locale], MORE[locale]) for locale in FAMILY}
    texts |= {locale: notice(locale, WORDS[locale], left) for locale in ("en", "ja", "nl", "ru")}
    assert [(locale, found) for _, locale, found in told(texts)] == [
        (locale, left) for locale in ("ja", "nl", "ru")
    ]


@pytest.mark.parametrize("others", [("en",), ("en", "it"), ("en", "it", "ru")])
def test_the_english_version_does_not_keep_its_own_words_on_purpose(others: tuple[str, ...]) -> None:
    texts = {locale: CLEAN[locale] for locale in others} | {"de": notice("de", WORDS["de"], MORE["en"])}
    assert told(texts) == [("english", "de", MORE["en"])]


def test_versions_that_are_english_throughout_are_no_proof_that_a_paragraph_is_kept() -> None:
    untouched = notice("en", WORDS["en"], MORE["en"], f"Once more: {WORDS['en']}")
    neglected = dict.fromkeys(("cs", "de", "it", "nl", "en", "es", "fi"), untouched)
    texts = neglected | {locale: CLEAN[locale] for locale in ("he", "ru")}
    texts["ja"] = notice("ja", WORDS["ja"], MORE["en"])
    assert ("english", "ja", MORE["en"]) in told(texts)


def test_a_half_translated_page_is_not_in_english_throughout() -> None:
    left = [f"{MORE['en'][:-1]}, or {count} of your friends." for count in ("two", "three", "four", "five")]
    texts = CLEAN | {"nl": notice("nl", WORDS["nl"], *left, MORE["nl"])}
    assert "whole-version" not in [case for case, *_ in told(texts)]


def test_what_two_near_relations_left_in_english_is_english() -> None:
    left = "only if the alarm is for some reason not all set and"
    own = "Slå av apparatet før du rengjør det, og la det avkjøles i minst en halv time."
    texts = {locale: notice(locale) for locale in ("cs", "de", "en", "it", "nl")}
    texts |= {"nb": notice("nb", own, left), "sv": notice("sv", WORDS["sv"], left)}
    assert told(texts) == [("english", "nb", left)]


SYNOPSES = (
    "getparcel(3), sendparcel(1), listparcels(8), parcelrates(5), parcelsizes(5)",
    "sendparcel [option...] parcel-file",
    "parcel --from sender --to receiver --weight grams --size centimetres",
    "sendparcel, getparcel, listparcels, parcelrates, parcelsizes, parceltypes",
    "--install parcel name path priority [--slave parcel name path]...",
)


@pytest.mark.parametrize("synopsis", SYNOPSES)
def test_synopses_and_lists_of_names_may_be_shared(synopsis: str) -> None:
    texts = {locale: notice(locale, WORDS[locale], f"{synopsis} {locale}") for locale in ("cs", "de", "ja")}
    shared = {locale: notice(locale, WORDS[locale], synopsis) for locale in ("nl", "it", "en")}
    assert [case for case, *_ in told(texts | shared) if case == "borrowed"] == []


def test_a_synopsis_shared_by_versions_of_other_scripts_is_of_none_of_them() -> None:
    texts = {locale: notice(locale, WORDS[locale], f"kettlectl {WORDS[locale][:9]}") for locale in FAMILY}
    texts |= {locale: notice(locale, WORDS[locale], "kettlectl folder") for locale in ("he", "ja")}
    assert told(texts) == []


def test_words_that_a_near_version_left_in_english_too_are_not_called_its_own() -> None:
    left = "Showing missing charges."
    texts = {locale: notice(locale, WORDS[locale], MORE[locale]) for locale in FAMILY}
    texts |= {locale: notice(locale, WORDS[locale], left) for locale in ("nl", "ja")}
    assert ("english", "ja", left) in told(texts)


def test_names_of_programs_in_a_german_sentence_make_it_no_english_one() -> None:
    text = (
        "Nehmen Sie als Ersatz das Modul parcel_rates oder send_parcels anstelle des Pakets old_parcel_rates."
    )
    texts = {"en": notice("en"), "de": notice("de", WORDS["de"], text), "fi": notice("it")}
    assert ("english", "de", text) not in told(texts)


def test_english_is_not_blamed_for_words_that_another_version_has_left_in_english() -> None:
    left = "compare motor errors, sensor limits, etc., per manual control"
    texts = {locale: notice(locale) for locale in ("de", "it", "nl")} | {
        "en": notice("en", WORDS["en"], left)
    }
    texts["es"] = notice("es", "Si tiene alguna pregunta, escríbanos o llame a la tienda.", left)
    assert [(case, locale) for case, locale, _ in told(texts)] == [("english", "es")]


def test_what_half_of_the_versions_lack_is_found_in_each() -> None:
    kept = {locale: notice(locale, WORDS[locale], MORE["en"], WORDS[locale]) for locale in ("cs", "ja")}
    assert [(case, locale) for case, locale, _ in told(CLEAN | kept)] == [
        ("english", "cs"),
        ("english", "ja"),
    ]


@pytest.mark.parametrize(
    ("home", "guest", "text"),
    [
        ("sk", "cs", "Pokud máte dotazy, napište nám nebo zavolejte do prodejny, kde jste přístroj koupili."),
        ("uk", "ru", "Если у вас есть вопросы, напишите нам или позвоните в магазин, где вы купили прибор."),
        ("pt", "es", "Si tiene alguna pregunta, escríbanos o llame a la tienda en la que compró el aparato."),
    ],
)
def test_near_relations_may_not_share_their_words(home: str, guest: str, text: str) -> None:
    texts = {
        "de": notice("de"),
        guest: notice(guest, WORDS[guest], text),
        home: notice(home, WORDS[home], WORDS[home], WORDS[home], text),
    }
    assert told(texts) == [("borrowed", home, text)]


@pytest.mark.parametrize(
    ("one", "other"), [("pt-BR", "pt-PT"), ("es", "es-ES"), ("en", "en-GB"), ("hr", "bs"), ("nb", "da")]
)
def test_the_same_language_may_share_its_words(one: str, other: str) -> None:
    text = f"# Kitebird\n\n{WORDS['da' if one == 'nb' else language_of(one)]}\n"
    shared = {one: text, other: text}
    assert told({"de": notice("de"), "he": notice("he")} | shared) == []


@pytest.mark.parametrize(
    ("said", "meant"), [("sk", "cs"), ("da", "sv"), ("uk", "ru"), ("es", "pt"), ("mk", "bg")]
)
def test_a_file_of_a_near_relation_is_told_once(said: str, meant: str) -> None:
    texts = {"de": notice("de"), said: notice(said, WORDS[meant], LONG[meant])}
    assert [(fact.case, fact.locale, fact.details["other"]) for fact in facts(texts)] == [
        ("whole-version", said, NAMES[meant])
    ]


NAMES = {"bg": "Bulgarian", "cs": "Czech", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish"}


def test_questions_and_answers_are_another_checks_business() -> None:
    closing = "Was this helpful?\n\nYes\n\nNo"
    assert told(CLEAN | {"nl": notice("nl", WORDS["nl"], MORE["nl"], closing)}) == []


def test_code_is_of_no_language() -> None:
    text = f"{WORDS['it']} `for each of the items in this list do it and then go on to the next of them`"
    fence = "```\nthis is the place where you can see all of the items that are in the list\n```"
    assert told(CLEAN | {"it": notice("it", text, fence, MORE["it"])}) == []


@pytest.mark.parametrize("home", sorted(set(FAMILY) - {"en"}))
def test_a_sentence_left_in_english_is_found_where_it_stands(home: str) -> None:
    left = "If you have any questions about it, please write to us or call the shop where you bought it."
    (fact,) = facts(CLEAN | {home: notice(home, WORDS[home], f"{MORE[home]} {left}")})
    assert (fact.case, fact.locale, fact.found) == ("english-sentence", home, left)
    assert (fact.place.line, fact.place.end_column) == (5, len(f"{MORE[home]} {left}") + 1)


def test_an_english_example_that_others_have_too_is_kept() -> None:
    left = "An example: please write to us or call the shop where you bought it, and we will help you."
    kept = {home: notice(home, WORDS[home], f"{MORE[home]} {left}") for home in ("cs", "it")}
    assert told(CLEAN | kept) == []


def test_a_paragraph_that_two_of_five_have_translated_is_found_in_the_other_three() -> None:
    homes = ("cs", "de", "it", "ja", "ru")
    kept = {locale: notice(locale, WORDS[locale], MORE["en"], WORDS[locale]) for locale in homes[:3]}
    done = {locale: notice(locale, WORDS[locale], MORE[locale], WORDS[locale]) for locale in homes[3:]}
    assert [(case, locale) for case, locale, _ in told(kept | done)] == [
        ("english", locale) for locale in homes[:3]
    ]


@pytest.mark.parametrize("homes", [("ja", "ru"), ("cs", "he")])
def test_an_english_sentence_that_two_have_left_is_found_in_both(homes: tuple[str, str]) -> None:
    left = "If you have any questions about it, please write to us or call the shop where you bought it."
    texts = {locale: notice(locale, WORDS[locale], f"{MORE[locale]} {MORE[locale]}") for locale in FAMILY}
    texts["en"] = notice("en", WORDS["en"], f"{MORE['en']} {left}")
    texts |= {home: notice(home, WORDS[home], f"{MORE[home]} {left}") for home in homes}
    assert sorted(told(texts)) == [("english-sentence", home, left) for home in homes]


def test_a_version_that_is_english_throughout_is_no_proof_that_a_sentence_is_kept() -> None:
    left = "If you have any questions about it, please write to us or call the shop where you bought it."
    texts = {
        locale: notice(locale, WORDS[locale], f"{MORE[locale]} {MORE[locale]}") for locale in ("de", "nl")
    }
    texts["cs"] = notice("cs", WORDS["en"], f"{MORE['en']} {left}")
    texts["it"] = notice("it", WORDS["it"], f"{MORE['it']} {left}")
    assert [(case, locale) for case, locale, _ in told(texts)] == [
        ("whole-version", "cs"),
        ("english-sentence", "it"),
    ]


def test_a_page_with_short_japanese_items_is_not_english_throughout() -> None:
    left = [f"{MORE['en'][:-1]}, or {count} of your friends." for count in ("two", "three", "four", "five")]
    own = "- 電源を入れます。電源を切ります。\n- 音量を上げます。音量を下げます。"
    cases = [case for case, *_ in told(CLEAN | {"ja": notice("ja", own, *left)})]
    assert cases == ["english"]


def test_a_page_left_in_english_is_quoted_from_its_first_english_words_on() -> None:
    left = [f"{MORE['en'][:-1]}, or {count} of your friends." for count in ("two", "three", "four", "five")]
    texts = CLEAN | {"ja": f"電源を切って冷ます\n\n{left[0]}\n\n{left[1]}\n\n{left[2]}\n\n{left[3]}\n"}
    assert told(texts) == [("whole-version", "ja", left[0])]


@pytest.mark.parametrize("home", ["he", "ja", "ru"])
@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (
            "Press `lamp-on` before you open `case.txt` for the first time.",
            "Press lamp-on before you open case.txt",
        ),
        ("So... why not join our [large, growing](team.md) community.", "So... why not join our"),
    ],
)
def test_a_short_english_sentence_with_code_or_links_is_found_in_other_scripts(
    home: str, left: str, shown: str
) -> None:
    (fact,) = facts(CLEAN | {home: notice(home, WORDS[home], f"{MORE[home]} {left}")})
    assert (fact.case, fact.locale, fact.found.startswith(shown)) == ("english-sentence", home, True)


def test_the_title_of_a_page_that_is_linked_to_is_no_sentence() -> None:
    title = "[How to keep your lamp bright for as long as you want it](https://nordlys.example/bright)"
    assert told(CLEAN | {"ja": notice("ja", WORDS["ja"], f"{MORE['ja']} 参考：{title}。")}) == []


TITLED = {
    "cs": "Kde a jak vyměnit baterii v lampě",
    "de": "So wechseln Sie den Akku der Lampe",
    "it": "Come cambiare la batteria della lampada",
    "ja": "ランプの電池の交換方法",
    "ru": "Как и где заменить батарею в лампе",
}


def titled(**changed: str) -> dict[str, str]:
    return {
        locale: notice(locale, WORDS[locale], f"## {title}", MORE[locale])
        for locale, title in (TITLED | changed).items()
    }


@pytest.mark.parametrize(
    "home", ["cs", "it"]
)  # where another script is written, two words are enough for a warning
def test_a_title_in_english_capitals_is_a_note_where_others_have_their_own_words(home: str) -> None:
    left = "Changing the Battery of a Lamp in the Winter"
    assert told(titled(**{home: left})) == [("english-unsure", home, left)]


def test_a_heading_that_two_versions_left_is_a_note_where_others_have_translated_it() -> None:
    assert told(titled(ja="Static Light", ru="Static Light")) == [
        ("english-unsure", "ja", "Static Light"),
        ("english-unsure", "ru", "Static Light"),
    ]


def test_a_name_that_the_translations_hold_as_well_is_no_english_left() -> None:
    assert told(titled(ja="Static Light", ru="Static Light", it="La lampada Static Light")) == []


def test_what_was_left_in_english_is_shown_in_a_translation_that_its_readers_can_read() -> None:
    (fact,) = facts(titled(it="Changing the Battery of a Lamp in the Winter"))
    assert (fact.case, [related.locale for related in fact.related]) == ("english-unsure", ["de"])
    kept = {locale: MORE["en"] for locale in FAMILY if locale not in ("cs", "de")}
    texts = {locale: notice(locale, WORDS[locale], kept.get(locale, MORE[locale])) for locale in FAMILY}
    (fact,) = facts(texts)
    assert (fact.case, fact.locale) == ("kept-by-most", "he")
    assert [related.locale for related in fact.related] == ["de", "cs"]


PICTURES = {
    "cs": "Graf návštěv",
    "de": "Kurve der Besuche",
    "en": "Traffic graph",
    "ja": "訪問者のグラフ",
    "ru": "График посещений",
}


def pictured(**changed: str) -> dict[str, str]:
    pictures = PICTURES | changed
    return {locale: f"{CLEAN[locale]}\n![{words}](graph.png)\n" for locale, words in pictures.items()}


def test_what_pictures_are_called_is_silent_in_their_own_languages() -> None:
    assert told(pictured()) == told(pictured(ja="", ru="")) == []


@pytest.mark.parametrize("home", ["cs", "ja", "ru"])
def test_what_a_picture_is_called_in_english_is_a_note(home: str) -> None:
    alone = pictured(**{home: "Traffic graph"})
    inline = {locale: text.replace("\n![", f"\n{MORE[locale]} ![") for locale, text in alone.items()}
    assert told(alone) == told(inline) == [("english-unsure", home, "Traffic graph")]


def test_a_page_is_quoted_from_its_first_sentence_on_though_that_alone_could_be_in_any_language() -> None:
    left = f"A lamp can be a portable unit in Nordlys Studio. {MORE['en']}"
    texts = CLEAN | {"nl": f"{left}\n\n{WORDS['en']}\n\n{WORDS['en']} Again.\n"}
    assert told(texts) == [("whole-version", "nl", left)]


HEADINGS = {
    "cs": "Upozornění",
    "de": "Warnhinweise",
    "en": "Warnings",
    "he": "אזהרות",
    "it": "Avvertenze",
    "ja": "警告",
    "nl": "Waarschuwingen",
    "ru": "Предупреждения",
}


def headed(**changed: str) -> dict[str, str]:
    headings = HEADINGS | changed
    return {
        locale: f"{CLEAN[locale]}\n## {heading}\n\n{LONG.get(locale, WORDS[locale])}\n"
        for locale, heading in headings.items()
    }


def test_headings_in_their_own_languages_are_silent() -> None:
    assert told(headed()) == []


@pytest.mark.parametrize("home", ["cs", "he", "ja", "ru"])
def test_one_word_that_all_others_translate_is_a_note(home: str) -> None:
    assert told(headed(**{home: "Warnings"})) == [("untranslated-unsure", home, "Warnings")]


@pytest.mark.parametrize("home", ["de", "fr", "sv", "da"])
def test_a_word_that_a_language_shares_with_english_is_its_own(home: str) -> None:
    others = {
        "cs": "Instalace",
        "he": "התקנה",
        "ja": "インストール",
        "ru": "Установка",
        "it": "Installazione",
    }
    texts = {locale: notice(locale, WORDS[locale], f"## {words}") for locale, words in others.items()}
    kept = {locale: notice(locale, WORDS[locale], "## Installation") for locale in ("en", "nl", home)}
    assert told(texts | {locale: kept[locale] for locale in ("en", home)}) == []
    assert told(texts | {locale: kept[locale] for locale in ("en", "nl")}) == [
        ("untranslated-unsure", "nl", "Installation")  # in Dutch it is “installatie”
    ]


@pytest.mark.parametrize("name", ["Svenska", "Polski", "Suomi"])
def test_the_name_of_a_language_in_that_language_is_no_word_left_in_another(name: str) -> None:
    texts = {locale: f"{CLEAN[locale]}\n- {name}\n" for locale in FAMILY}
    texts |= {locale: f"{CLEAN[locale]}\n- {name[:-1]}\n" for locale in ("en", "ru")}
    assert told(texts) == []


def test_english_is_called_english_in_a_menu_of_languages() -> None:
    names = {
        "cs": "Angličtina",
        "it": "Inglese",
        "nl": "Engels",
        "he": "אנגלית",
        "ja": "英語",
        "de": "Englisch",
    }
    texts = {locale: f"{CLEAN[locale]}\n- {names.get(locale, 'English')}\n" for locale in FAMILY}
    assert told(texts) == []


def test_titles_left_in_english_do_not_excuse_each_other() -> None:
    english = ("Recent warnings", "Earlier warnings", "Recent questions")
    own = {
        "cs": ("Nová varování", "Starší varování", "Nové dotazy"),
        "it": ("Avvisi recenti", "Avvisi precedenti", "Domande recenti"),
        "nl": ("Nieuwe waarschuwingen", "Oudere waarschuwingen", "Nieuwe vragen"),
        "he": ("אזהרות חדשות", "אזהרות קודמות", "שאלות חדשות"),
        "ja": ("新しい警告", "以前の警告", "新しい質問"),
    }
    texts = {
        locale: CLEAN[locale]
        + "".join(f"\n## {title}\n\n{WORDS[locale]}\n" for title in own.get(locale, english))
        for locale in (*own, "en", "ru")
    }
    assert told(texts) == [("untranslated-unsure", "ru", title) for title in english]


def test_words_of_the_english_version_are_known_in_other_capitals_too() -> None:
    assert told(headed(en="User guide", de="User Guide", cs="Příručka", ru="Руководство")) == [
        ("untranslated-unsure", "de", "User Guide")
    ]


def test_a_name_with_its_number_is_kept() -> None:
    titles = {
        locale: f"# {HEADINGS[locale]} 2.0-rc.1\n\nSmall Kitebird\n\n{WORDS[locale]}\n" for locale in FAMILY
    }
    titles |= {
        home: f"# Small Kitebird 2.0-rc.1\n\nSmall Kitebird\n\n{WORDS[home]}\n" for home in ("en", "cs")
    }
    assert told(titles) == []


def test_what_several_versions_keep_is_kept_on_purpose() -> None:
    assert told(headed(cs="Warnings", ru="Warnings", nl="Warnings")) == []


def test_what_versions_in_akin_languages_keep_is_kept_on_purpose_too() -> None:
    basque = "Gailua itzali behar da garbitu baino lehen, eta ura ez da inoiz erabili behar."
    name = "Harbour Design"  # Basque has no profile, and is akin to all that are in the same script
    texts = {locale: notice(locale, WORDS.get(locale, basque), f"## {name}") for locale in (*FAMILY, "eu")}
    own = {"he": "עיצוב הנמל", "ja": "港のデザイン", "ru": "Оформление гавани"}
    texts |= {locale: notice(locale, WORDS[locale], f"## {words}") for locale, words in own.items()}
    assert told(texts) == []


def test_a_language_without_a_profile_is_not_taken_for_the_german_that_it_resembles() -> None:
    texts = {
        "de": "- Lesesaal im ersten Stock und Werkstatt im Keller\n- Anmeldung am Schalter\n",
        "en": "- Reading room on the first floor and workshop in the basement\n- Registration at the desk\n",
        "lb": "- Liessall um éischte Stack an Atelier am Keller vun der Gemeng\n- Umeldung um Schalter\n",
    }
    assert told(texts) == []


@pytest.mark.parametrize("home", ["he", "ja", "ru"])
def test_a_short_english_sentence_in_a_block_of_another_script_is_found(home: str) -> None:
    left = "Door Sensor: Used to safely lock you out."
    assert told(CLEAN | {home: notice(home, WORDS[home], f"{left} {MORE[home]}")}) == [
        ("english-sentence", home, left)
    ]


def test_nothing_of_a_family_waits_for_the_collector() -> None:
    facts(CLEAN)  # what is remembered for the run
    gc.collect()
    facts(CLEAN)
    assert gc.collect() == 0


PARTS = {
    "cs": (
        "Zkoušky mají tři podoby:",
        "Zkoušení po částech",
        "Zkoušení ve spojení",
        "Viz také kapitolu o čištění",
    ),
    "de": (
        "Prüfungen gibt es in drei Formen:",
        "Prüfen im Einzelnen",
        "Prüfen im Verbund",
        "Siehe auch „Reinigung“",
    ),
    "en": (
        "Checks come in three styles:",
        "Checking by parts",
        "Checking together",
        "The chapter on cleaning",
    ),
    "it": (
        "I controlli sono di tre tipi:",
        "Controllo dei pezzi",
        "Controllo insieme",
        "Il capitolo sulla pulizia",
    ),
}


def test_short_blocks_left_over_show_with_one_sentence_that_a_version_is_english() -> None:
    texts = {locale: notice(locale, WORDS[locale], *parts) for locale, parts in PARTS.items()}
    texts["nl"] = notice("nl", WORDS["en"], *PARTS["en"])
    assert told(texts) == [("whole-version", "nl", WORDS["en"])]


def test_a_version_with_more_titles_of_its_own_than_english_blocks_is_not_english() -> None:
    titles = {
        "cs": ("Změněný návod", "Kdy zhasne", "Kam s ní", "Rozdíly"),
        "de": ("Geänderte Anleitung", "Wann sie ausgeht", "Wohin damit", "Unterschiede"),
        "en": ("A changed manual", "When it goes out", "Where to take it", "Differences"),
        "ru": ("Новая инструкция", "Когда она гаснет", "Куда её отнести", "Отличия"),
    }
    texts = {
        locale: "\n\n".join([WORDS[locale], MORE[locale], *(f"## {title}" for title in own)]) + "\n"
        for locale, own in titles.items()
    }
    own = [f"## {title}" for title in titles["cs"]]
    texts["cs"] = "\n\n".join([WORDS["en"], MORE["en"], *own]) + "\n"
    assert told(texts) == [("english", "cs", WORDS["en"])]
    texts["cs"] = "\n\n".join([WORDS["en"], MORE["en"], *own[:2]]) + "\n"
    assert told(texts)[0] == ("most-of-version", "cs", WORDS["en"])


def test_a_heading_that_may_be_english_joins_the_english_paragraph_below_it() -> None:
    below = {
        "cs": "Kam starou lampu odnést",
        "de": "Wohin mit der alten Lampe",
        "he": "לאן לוקחים מנורה ישנה",
        "ja": "古いランプの返却先",
        "nl": "Waar de oude lamp heen kan",
        "ru": "Куда отнести старую лампу",
    }
    texts = {
        locale: notice(locale, WORDS[locale], MORE[locale], f"## {title}", MORE[locale] + WORDS[locale])
        for locale, title in below.items()
    }
    for locale in ("cs", "nl"):
        texts[locale] = notice(
            locale,
            WORDS[locale],
            MORE[locale],
            "## Old lamps and where to take them",
            f"{MORE['en']} {WORDS['en']}",
        )
    whole = [("english", locale, "Old lamps and where to take them") for locale in ("cs", "nl")]
    assert told(texts) == whole


BETWEEN = {
    "cs": ("Volby:", "Návratový kód:"),
    "de": ("Optionen:", "Rückgabewert:"),
    "en": ("Options:", "Exit status:"),
    "he": ("אפשרויות:", "קוד יציאה:"),
    "it": ("Opzioni:", "Stato di uscita:"),
    "ja": ("オプション:", "終了ステータス:"),
    "nl": ("Opties:", "Afsluitwaarde:"),
    "ru": ("Параметры:", "Код возврата:"),
}


def passage(locale: str, labels: tuple[str, str], said: str) -> str:
    parts = [
        f"{MORE[said]} 1",
        labels[0],
        f"{MORE[said]} 2",
        "-q",
        "-r",
        f"{MORE[said]} 3",
        labels[1],
        WORDS[said],
    ]
    own = [f"{WORDS[locale]} {number}" for number in range(5)]
    return notice(locale, *own, *parts, f"{WORDS[locale]} 6", f"{MORE[locale]} 6")


@pytest.mark.parametrize("lacking", ["", "en"])
@pytest.mark.parametrize("home", ["cs", "ja", "nl", "ru"])
def test_a_passage_left_in_english_is_told_once_though_labels_part_it(home: str, lacking: str) -> None:
    texts = {
        locale: passage(locale, labels, locale) for locale, labels in BETWEEN.items() if locale != lacking
    }
    (fact,) = facts(texts | {home: passage(home, BETWEEN["en"], "en")})
    assert (fact.case, fact.found) == ("english", f"{MORE['en']} 1")
    assert fact.details["more"] == ", and 7 more blocks after it"


def test_words_of_its_own_part_what_a_version_has_left_in_english() -> None:
    texts = {locale: passage(locale, labels, locale) for locale, labels in BETWEEN.items()}
    left = [f"{MORE['en']} 1", f"{MORE['en']} 2", f"{MORE['en']} 3"]
    texts["de"] = passage("de", BETWEEN["de"], "en")
    assert [found for _, _, found in told(texts)] == [*left[:2], WORDS["en"]]


def test_the_heading_above_and_the_label_below_belong_to_what_was_left_in_english() -> None:
    ends = {
        "cs": ("Změny hesla", "Starší lampy"),
        "de": ("Geänderte Kennwörter", "Ältere Lampen"),
        "en": ("Password changes", "Older lamps"),
        "it": ("Password changes", "Older lamps"),  # a note at most, as long as the text is translated
        "ja": ("パスワードの変更", "以前のランプ"),
        "nl": ("Gewijzigde wachtwoorden", "Oudere lampen"),
    }

    def section(locale: str, said: str) -> str:
        heading, label = ends[said]
        own = [f"{WORDS[locale]} {number}" for number in range(5)]
        return notice(
            locale, *own, f"## {heading}", MORE[said], label, f"{MORE[locale]} 6", f"{WORDS[locale]} 6"
        )

    texts = {locale: section(locale, locale) for locale in ends}
    for home in ("cs", "ja", "nl"):
        (fact,) = (fact for fact in facts(texts | {home: section(home, "en")}) if fact.locale == home)
        assert (fact.found, fact.details["more"]) == (ends["en"][0], ", and 2 more blocks after it")


@pytest.mark.parametrize("home", ["cs", "de", "ja", "nl", "ru"])
@pytest.mark.parametrize("guest", ["en", "it"])
@pytest.mark.parametrize("below", [True, False])
def test_what_stands_beside_its_translation_is_to_be_taken_out(home: str, guest: str, *, below: bool) -> None:
    both = (WORDS[home], WORDS[guest]) if below else (WORDS[guest], WORDS[home])
    (fact,) = facts(CLEAN | {home: notice(home, *both, MORE[home])})
    assert (fact.case, fact.locale, fact.found) == ("left-over", home, WORDS[guest])
    assert [(related.locale, related.place.line) for related in fact.related] == [(home, 3 if below else 5)]


@pytest.mark.parametrize("home", ["de", "he", "ja"])
@pytest.mark.parametrize("mark", ["", "> ", "- "])  # below the heading as a paragraph, quoted, as an item
def test_a_heading_is_translated_above_the_original(home: str, mark: str) -> None:
    headed = {locale: notice(locale, f"## {MORE[locale]}", WORDS[locale]) for locale in FAMILY}
    texts = headed | {home: notice(home, f"## {MORE[home]}", f"{mark}{MORE['en']}", WORDS[home])}
    assert told(texts) == [("left-over", home, MORE["en"])]


@pytest.mark.parametrize("home", ["nl", "ru", "ja"])
def test_what_stands_beside_its_translation_everywhere_is_told_once(home: str) -> None:
    def questions(locale: str, left: str = "") -> str:
        asked = (f"{SAID[locale][number]}\n\n{SAID[left][number] if left else ''}" for number in range(3))
        return notice(locale, *asked)

    texts = {locale: questions(locale) for locale in SAID} | {home: questions(home, "en")}
    (fact,) = facts(texts)
    assert (fact.case, fact.found) == ("left-over-unsure", SAID["en"][0])
    lines = [related.place.line for related in fact.related]
    assert lines == [3, 9, 13]  # its translation, and the two others that were left


SAID = {
    locale: (WORDS[locale], MORE[locale], third)
    for locale, third in {
        "cs": "Až zařízení vrátíte, vymažeme všechna data, která v něm zůstala.",
        "en": "When you have brought the device back, we delete all data that was left on it.",
        "it": "Quando ci avrete restituito il dispositivo, cancelleremo tutti i dati rimasti.",
        "ja": "製品をお返しいただいたあと、残っているデータはすべて消去します。",
        "nl": "Als je het apparaat hebt teruggebracht, wissen we alle gegevens die er nog op staan.",
        "ru": "Когда вы вернёте устройство, мы удалим все данные, которые на нём остались.",
    }.items()
}


@pytest.mark.parametrize("home", ["nl", "ja"])
def test_words_beside_a_paragraph_of_another_meaning_were_never_translated(home: str) -> None:
    """The paragraph before has its own row, or is too long or too short to say the same."""
    assert told(CLEAN | {home: notice(home, WORDS[home], MORE["en"])}) == [("english", home, MORE["en"])]
    long = f"{WORDS[home]} {MORE[home]} {SAID[home][2]} {WORDS[home]}"
    texts = CLEAN | {home: notice(home, WORDS[home], MORE[home], long, f"{MORE['en']} Bye.")}
    assert {case for case, *_ in told(texts)} <= {"english"}


FIVE = ("cs", "en", "it", "nl", "ru", "ja")
SHORT = {
    "cs": "Nabíječku si můžete nechat.",
    "en": "You can keep the charger of it.",
    "it": "Il caricatore può restare a voi.",
    "ja": "充電器はそのままお持ちください。",
    "nl": "De oplader mag je houden.",
    "ru": "Зарядное устройство остаётся у вас.",
}
WHOLE = {locale: notice(locale, f"{WORDS[locale]} {SHORT[locale]}", MORE[locale]) for locale in FIVE}


@pytest.mark.parametrize("left_by", [("nl",), ("ru",), ("ja",), ("it", "ja"), ("cs", "nl", "ru")])
@pytest.mark.parametrize("mark", ["", "- ", "| 1 | "])
def test_a_sentence_of_the_english_version_is_told_wherever_several_have_left_it(
    left_by: tuple[str, ...], mark: str
) -> None:
    head = "| no. | what |\n|---|---|\n" if "|" in mark else ""
    ending = " |" if head else ""
    texts = {
        locale: notice(
            locale, f"{head}{mark}{WORDS[locale]} {SHORT['en' if locale in left_by else locale]}{ending}"
        )
        for locale in FIVE
    }
    assert told(texts) == [("english-sentence-unsure", locale, SHORT["en"]) for locale in sorted(left_by)]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("“You can keep the charger of it.”", "quoted"),
        ("`You can keep the charger of it.`", "code"),
        ("Kitebird Charger of the Year.", "a name"),
        ("OK.", "too short"),
    ],
)
@pytest.mark.parametrize("home", ["cs", "nl", "ru", "ja"])
def test_what_a_sentence_quotes_or_names_may_be_english(said: str, why: str, home: str) -> None:
    texts = WHOLE | {
        locale: notice(locale, f"{WORDS[locale]} {said}", MORE[locale]) for locale in ("en", home)
    }
    assert told(texts) == [], why


def test_sentences_in_a_row_are_one_stretch() -> None:
    texts = {locale: notice(locale, f"{WORDS[locale]} {MORE[locale]} {SHORT[locale]}") for locale in FIVE} | {
        "nl": notice("nl", f"{WORDS['nl']} {MORE['en']} {SHORT['en']}")
    }
    assert told(texts) == [("english-sentence", "nl", f"{MORE['en']} {SHORT['en']}")]


def test_a_sentence_that_most_keep_is_told_once_as_kept() -> None:
    more = {
        "da": (
            "Vi holder op med at sælge apparatet, og du kan bringe det tilbage til butikken.",
            "Du må gerne beholde opladeren.",
        ),
        "fi": (
            "Lopetamme tämän laitteen myynnin kuun lopussa, ja voit tuoda sen takaisin kauppaan.",
            "Voit pitää laturin.",
        ),
        "pl": (
            "Przestajemy sprzedawać to urządzenie, a swoje można oddać w sklepie.",
            "Ładowarkę można zatrzymać.",
        ),
        "pt": (
            "Vamos deixar de vender este aparelho, e pode devolvê-lo na loja onde o comprou.",
            "Pode ficar com o carregador.",
        ),
    }
    own = {locale: (WORDS[locale], SHORT[locale]) for locale in FIVE} | more
    translators = ("en", "it", "ja")
    texts = {
        locale: notice(locale, f"{first} {last if locale in translators else SHORT['en']}")
        for locale, (first, last) in own.items()
    }
    assert told(texts) == [("kept-by-most", "cs", SHORT["en"])]


COLLECTED = {
    "cs": "Kde nabíječku vyzvednete",
    "da": "Hvor du henter opladeren",
    "de": "Wo Sie das Ladegerät abholen",
    "en": "Where you collect the charger",
    "es": "Dónde recoger el cargador",
    "fi": "Mistä laturin voi noutaa",
    "ja": "充電器の受け取り場所",
    "pl": "Gdzie odebrać ładowarkę",
    "ru": "Где получить зарядное устройство",
}


@pytest.mark.parametrize("left_by", [("fi",), ("da", "ja"), ("es", "ru")])
@pytest.mark.parametrize("mark", ["## ", "- "])
def test_short_words_that_two_of_many_have_left(left_by: tuple[str, ...], mark: str) -> None:
    texts = {
        locale: f"# Kitebird {locale}\n\n{mark}{COLLECTED['en' if locale in left_by else locale]}\n\n2027\n"
        for locale in COLLECTED
    }
    assert [(locale, found) for _, locale, found in told(texts)] == [
        (each, COLLECTED["en"]) for each in left_by
    ]


@pytest.mark.parametrize(
    "name",
    [
        "The Kitebird FAQ",
        "Kitebird Pro Charger",
        "The Book of Kites",
        "Copyright © 2027 Nordlys and contributors",
        "[Object initializer at Kites](https://kites.example/)",
    ],
)
def test_a_name_or_notice_that_two_of_many_keep_is_no_sure_finding(name: str) -> None:
    texts = {
        locale: f"# Kitebird {locale}\n\n## {name if locale in ('da', 'en', 'fi') else own}\n\n2027\n"
        for locale, own in COLLECTED.items()
    }
    assert [case for case, *_ in told(texts) if not case.endswith("-unsure")] == []


@pytest.mark.parametrize("home", ["de", "en", "ja"])
def test_a_menu_of_languages_is_in_none_of_them(home: str) -> None:
    menu = "English | Português | 简体中文 | 日本語 | 한국어 | Türkçe | Русский | ไทย | Deutsch"
    assert told(CLEAN | {home: notice(home, menu, WORDS[home], MORE[home])}) == []


def test_what_is_typed_at_a_shell_is_no_english() -> None:
    typed = "$ git clone the files from server and add them to the list of all the others"
    texts = {locale: notice(locale, WORDS[locale], typed) for locale in ("cs", "en", "nl")}
    assert told(CLEAN | texts) == []


TERMS = (
    "This page is copyrighted and comes with permission to distribute copies on certain conditions:",
    "This page is part of the lamp and may be passed on with it.",
    "Permission is granted to anyone to make or distribute copies of this page as they have received it.",
)


@pytest.mark.parametrize("home", ["cs", "ja"])
def test_terms_that_bind_in_english_and_that_several_versions_keep_are_not_told(home: str) -> None:
    kept = {locale: notice(locale, WORDS[locale], *TERMS, MORE[locale]) for locale in ("en", home, "nl")}
    assert told(CLEAN | kept) == []


def test_terms_that_one_version_keeps_are_told() -> None:
    done = {locale: notice(locale, WORDS[locale], *[WORDS[locale]] * 3, MORE[locale]) for locale in FAMILY}
    kept = {locale: notice(locale, WORDS[locale], *TERMS, MORE[locale]) for locale in ("en", "cs")}
    assert [(case, locale) for case, locale, _ in told(done | kept)] == [("english", "cs")]


def test_a_paragraph_behind_such_terms_is_told() -> None:
    left = "Please read the page about the lamp and then give copies of it to all of your friends."
    lead = {locale: (WORDS[locale], MORE[locale], WORDS[locale], *TERMS) for locale in FAMILY}
    kept = {locale: notice(locale, *lead[locale], left) for locale in ("en", "cs", "nl")}
    done = {locale: notice(locale, *lead[locale], MORE[locale]) for locale in FAMILY}
    assert told(done | kept) == [("english", "cs", left), ("english", "nl", left)]


@pytest.mark.parametrize(
    "kept",
    [
        f"> {MORE['en']}",
        f"*{MORE['en']}*",
        "[How to store a battery for the winter, and what to do when it is empty](https://nordlys.test/battery)",
        "nordlys set user.name --with the-lamp-that-you-have and -x --from the shop where you have it from",
        "Nordlys Service Center, 12 Harbour Street, behind the station and next to the library, Wellington",
    ],
)
def test_one_translation_says_nothing_of_quotations_titles_commands_and_addresses(kept: str) -> None:
    assert told(kept_in_english(kept, "ru")) == []


def test_many_places_that_most_keep_are_told_as_one() -> None:
    left = [f"{MORE['en'][:-1]}, or {count} of your friends." for count in ("two", "three", "four", "five")]
    own = {locale: [WORDS[locale], MORE[locale], *([SHORT[locale]] * 4)] for locale in FIVE}
    done = [f"{MORE['ja']} {number}" for number in range(len(left))]
    texts = {locale: notice(locale, *own[locale], *(done if locale == "ja" else left)) for locale in FIVE}
    (fact,) = facts(texts)
    assert (fact.case, fact.locale, fact.details["more"]) == ("kept-by-most", "cs", ", and 3 more places")
    assert [related.place.line for related in fact.related] == [15, 17, 19, 21]


def test_three_paragraphs_forgotten_in_a_long_page_are_no_habit() -> None:
    rest = {locale: [f"{WORDS[locale][:-1]} ({number})." for number in range(12)] for locale in SAID}
    texts = {locale: notice(locale, *SAID[locale], *rest[locale]) for locale in SAID}
    pairs = [words for both in zip(SAID["cs"], SAID["en"], strict=True) for words in both]
    texts["cs"] = notice("cs", *pairs, *rest["cs"])
    assert told(texts) == [("left-over", "cs", words) for words in SAID["en"]]


def test_a_page_that_nobody_translated_begins_with_its_first_english_words() -> None:
    menus = {
        "cs": "Obsah", "de": "Inhalt", "en": "Contents", "es": "Contenidos", "fr": "Sommaire", "it": "Contenuti",
    }  # fmt: skip
    titles = dict.fromkeys(menus, "3. boil-tools: Tools for people who boil water") | {
        "cs": "3. boil-tools: nástroje pro lidi, kteří vaří vodu",
        "fr": "3. boil-tools : des outils pour ceux qui font bouillir de l’eau",
        "it": "3. boil-tools: strumenti per chi fa bollire l’acqua",
    }
    texts = {
        locale: f"- {menu}\n\n# {titles[locale]}\n\n{WORDS['en']}\n\n{MORE['en']}\n\n{ADDED}\n"
        for locale, menu in menus.items()
    }
    assert {words for _, locale, words in told(texts) if locale in ("de", "es")} == {titles["en"]}


def test_a_language_that_no_version_is_in_is_named_all_the_same() -> None:
    portuguese = (
        "Se a chaleira não aquecer, verifique se o cabo está bem ligado e se a tampa está fechada; "
        "caso contrário, leve-a à loja em que a comprou e peça que a troquem por outra."
    )
    texts = {
        locale: notice(locale, WORDS[locale], f"{WORDS[locale]} 2") for locale in ("de", "en", "es", "nl")
    }
    texts["en"] = notice("en", WORDS["en"], portuguese)
    (fact,) = (fact for fact in facts(texts) if fact.case == "other-language")
    assert fact.details["other"] == "Portuguese"
