"""Fields of the front matter and of a page: which there are, and what they say."""

import pytest

from checker import checks
from checker.demands import Demands

from .compared import facts, said, table_of


@pytest.mark.parametrize(
    ("front", "demands", "told"),
    [
        ("title: Hervidor\nlayout: page", {}, []),
        ("title: Hervidor", {}, [("missing", "")]),
        ("título: Hervidor\nlayout: page", {}, [("renamed", "título")]),
        ("titulo: Hervidor\nlayout: page", {}, [("renamed", "titulo")]),
        ("título: Hervidor\nformación: page", {}, [("renamed", "título"), ("renamed", "formación")]),
        ("title: Hervidor\nshape: page", {}, [("missing", "")]),  # a program may know it
        ("title: Hervidor\nlayout: page\nañadido: x", {}, []),
        ("title: Hervidor\nlayout: página", {}, [("value", "página")]),
        ("title: Kettle\nlayout: page", {"title": "translated"}, [("untranslated", "Kettle")]),
        ("title: Hervidor\nlayout: otra", {"layout": "same"}, [("value-declared", "otra")]),
        ("title: Hervidor", {"layout": "present"}, [("missing-declared", "")]),
    ],
)
def test_front_matter(front: str, demands: dict[str, str], told: list[tuple[str, str]]) -> None:
    titles = {"de": "Kessel", "en": "Kettle", "fr": "Bouilloire", "ja": "ケトル", "es": ""}
    texts = {
        locale: f"---\n{front if locale == 'es' else f'title: {title}{chr(10)}layout: page'}\n---\n\nx\n"
        for locale, title in titles.items()
    }
    table = table_of(texts, reference="en")
    asked = Demands(fields=demands)  # type: ignore[arg-type]
    assert [(fact.case, fact.found) for fact in checks.load("fields")(table, asked)] == told


@pytest.mark.parametrize(
    ("lacking", "key", "told"),
    [
        (("en",), "based_on", []),  # what a translation tool writes
        (("ja",), "based_on", ["ja"]),
        (("en",), "description", ["en"]),  # readers see it
    ],
)
def test_a_field_of_translations_lacks_in_the_source(
    lacking: tuple[str, ...], key: str, told: list[str]
) -> None:
    texts = {
        each: f"---\nlayout: page\n{'' if each in lacking else f'{key}: {each}x{chr(10)}'}---\n\n{text}\n"
        for each, text in PAGES.items()
    }
    assert [fact.locale for fact in facts("fields", texts)] == told


PAGES = {
    "en": "The kettle boils water in two minutes and then switches itself off.",
    "hy": "Թեյնիկը ջուրը եռացնում է երկու րոպեում և ապա ինքն իրեն անջատվում է։",
    "ja": "ケトルは2分でお湯を沸かし、その後自動的に電源が切れます。やけどにご注意ください。",
    "ru": "Чайник кипятит воду за две минуты, а затем выключается сам.",
    "sv": "Vattenkokaren kokar vatten på två minuter och stänger sedan av sig själv.",
}


@pytest.mark.parametrize(
    ("kept", "words", "told"),
    [
        ("hy ru", {}, ["hy", "ru"]),
        ("hy ja ru sv", {}, ["hy", "ja", "ru", "sv"]),
        # what is still in English says so rightly
        ("hy ru sv", {"sv": PAGES["en"]}, ["hy", "ru"]),
        # too few words to tell
        ("hy ru sv", {"sv": "OK"}, ["hy", "ru"]),
    ],
)
def test_a_language_that_was_copied_with_the_page(kept: str, words: dict[str, str], told: list[str]) -> None:
    locales = ["en", *kept.split()]
    texts = {each: f'<html lang="en"><p>{words.get(each, PAGES[each])}</p></html>' for each in locales}
    assert [(fact.case, fact.locale) for fact in facts("fields", texts, "html")] == [
        ("locale", each) for each in told
    ]


def test_a_field_that_all_versions_copy_may_mean_something_else() -> None:
    texts = {each: f"---\nlang: en\n---\n\n{text}\n" for each, text in PAGES.items()}
    assert facts("fields", texts) == []


TITLES = {"en": "Returning a kettle", "fi": "Vedenkeittimen palautus", "hy": "Թեյնիկի վերադարձ"}


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (TITLES, []),
        (TITLES | {"hy": TITLES["en"]}, [("english-unsure", "hy")]),
        (TITLES | {"hy": TITLES["en"], "fi": TITLES["en"]}, []),  # it may be meant so
        ({"en": TITLES["en"], "hy": TITLES["en"]}, []),
        ({"de": "Nordlys", "en": "Nordlys", "hy": "Նորդլիս"}, []),
    ],
)
def test_a_title_left_in_english_among_three(titles: dict[str, str], told: list[tuple[str, str]]) -> None:
    texts = {locale: f"---\ntitle: {title}\n---\n\nx\n" for locale, title in titles.items()}
    assert [(fact.case, fact.locale) for fact in facts("fields", texts)] == told


def test_a_missing_field_is_told_with_its_key() -> None:
    head = "---\ntitle: {}\nlayout: mail\n---\n\nText.\n"
    texts = {locale: head.format(locale * 3) for locale in ("cs", "de", "en", "fr")}
    texts["de"] = texts["de"].replace("layout: mail\n", "")
    assert said("fields", texts) == [("missing", "de", "", "layout: mail")]
