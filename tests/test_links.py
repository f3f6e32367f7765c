"""Links and images: the normal form of an address, and what is told of aligned versions."""

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given, strategies as st

from checker.links.address import (
    is_cut_off,
    is_doubled,
    is_misspelt,
    key,
    locales_in,
    page_of,
    shown_host,
    unglued,
)
from checker.links.anchors import Ends, given_name
from checker.voting import Vote

from .compared import facts, quoted, said
from .conftest import judge_texts, parse_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://kettle.test/en/returns", "https://kettle.test/pt-BR/returns"),
        ("http://www.kettle.test/returns/", "https://kettle.test/Returns"),
        ("https://de.kettle.test/a", "https://kettle.test/a"),
        ("https://kettle.test/a?hl=de", "https://kettle.test/a"),
        ("https://kettle.test/a?utm_source=x&id=7", "https://kettle.test/a?id=7"),
        ("https://kettle.test/a/index.html", "https://kettle.test/a"),
        ("https://web.archive.org/web/20200101000000/http://kettle.test/a", "https://kettle.test/a"),
        ("../guide.de.md", "guide.md"),
        ("/ja/guide", "/guide/"),
        ("CONTRIBUTING.md", "CONTRIBUTING-es.md"),
        ("../how-to.de.md", "../how-to-fa_IR.md"),
        ("how-to-pt-BR.html", "how-to.html"),
        ("https://kettle.test/cn/returns", "https://kettle.test/en/returns"),
        ("https://jp.kettle.test/returns", "https://kettle.test/kr/returns"),
        ("/{{ page.lang }}/returns.html", "/sk/returns.html"),
        ("/${locale}/returns", "/<%= lang %>/returns"),
        ("#rückgabe", "#returns"),
        ("https://kettle.test/a#teil", "https://kettle.test/a#part"),
        ("https://sk.wikipedia.org/wiki/Kanvica", "https://en.wikipedia.org/wiki/Kettle"),
    ],
)
def test_what_a_locale_changes_makes_no_other_address(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://kettle.test/returns", "https://kettle.test/repairs"),
        ("https://kettle.test/a?id=7", "https://kettle.test/a?id=8"),
        ("https://kettle.test", "https://kettle.example"),
        ("https://kettle.test/version/1", "https://kettle.test/version/2"),
        ("/{{ page.id }}/returns", "/returns"),
        ("setup-guide.md", "setup-tour.md"),
        ("sign-in.md", "sign.md"),
    ],
)
def test_another_page_is_another_address(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=80))
def test_any_text_has_a_normal_form(text: str) -> None:
    assert isinstance(key(text), str)
    assert isinstance(locales_in(text), list)


@pytest.mark.parametrize(
    ("target", "locales"),
    [
        ("https://kettle.test/pt-br/a", ["pt-BR"]),
        ("https://fr.kettle.test/a", ["fr"]),
        ("guide.de.md", ["de"]),
        ("how-to-de.md", ["de"]),
        ("https://kettle.test/cn/a", ["zh"]),
        ("https://kettle.test/a?hl=ja", ["ja"]),
        ("https://kettle.test/guide", []),
    ],
)
def test_locales_of_an_address(target: str, locales: list[str]) -> None:
    assert locales_in(target) == locales


@pytest.mark.parametrize(
    ("target", "doubled"),
    [
        ("https://https://kettle.test", True),
        ("http://https//kettle.test", True),
        ("https://kettle.test", False),
        ("https://kettle.test/http://a", False),
        ("http://http:https://kettle.test", True),
        ("http:https://kettle.test", True),
        ("http://http//kettle.test", True),
        ("http://httpd.kettle.test/", False),  # a host may begin with the name of a scheme
        ("https://httpbin.test/get", False),
        ("http://http.cats.test", False),
        ("http://http:8080/", False),
        ("httpd.kettle.test", False),
    ],
)
def test_a_scheme_that_stands_twice(target: str, doubled: bool) -> None:  # noqa: FBT001
    assert is_doubled(target) is doubled


PAGE_OF_HEADINGS = """
# Kettle *tea*, at `80` °C!

## 🔥 Réparations
## 1. Установка (API)
##Returns

### Two words
### Two words

See {#by-hand} and <a name="Old_Name"></a>.
"""


@pytest.mark.parametrize(
    ("target", "dead"),
    [
        ("#kettle-tea-at-80-c", False),
        ("#kettle-tea-at-80-°c", False),
        ("#-réparations", False),  # GitHub drops the sign and keeps the blank
        ("#r%C3%A9parations", False),
        ("#reparations", False),  # without accents
        ("#1-установка-api", False),
        ("#установка-api", False),  # without the digits before the first letter
        ("#api", False),  # the letters of ASCII alone
        ("#two-words-1", False),
        ("#two-words_1", False),
        ("#returns", False),  # some readers of Markdown need no space
        ("#by-hand", False),
        ("#old_name", False),
        ("#user-content-by-hand", False),
        ("#top", False),
        ("#_2", False),  # a heading that a program cannot spell
        ("#:~:text=tea", False),
        ("#/route", False),
        ("#repairs", True),
        ("##returns", True),
        ("#two\\words", True),
        ("#wo-words", True),
    ],
)
def test_names_to_which_a_link_in_the_page_can_lead(target: str, dead: bool) -> None:  # noqa: FBT001
    assert Ends(parse_text(PAGE_OF_HEADINGS)).lack(target) is dead


HEADED = {
    "de": ("Inhalt", "Rückgabe", "Reparatur", "Pflege", "Garantie"),
    "en": ("Contents", "Returns", "Repairs", "Care", "Warranty"),
    "fr": ("Table", "Retours", "Réparations", "Entretien", "Garantie"),
    "ja": ("目次", "返品", "修理", "手入れ", "保証"),
    "pl": ("Spis treści", "Zwroty", "Naprawy", "Pielęgnacja", "Gwarancja"),
}


def with_contents(**names: tuple[str, ...]) -> dict[str, str]:
    """Versions with a table of contents; ``names`` are other names for the links of a version."""
    texts = {}
    for locale, (title, *heads) in HEADED.items():
        slugs = names.get(locale) or tuple("-".join(head.lower().split()) for head in heads)
        lines = [f"- [{head}](#{slug})" for head, slug in zip(heads, slugs, strict=True)]
        texts[locale] = "\n".join([f"# {title}", "", *lines, *(f"\n## {head}" for head in heads), ""])
    return texts


def dead_anchors(texts: dict[str, str]) -> list[tuple[str, str, str]]:
    return [(fact.case, fact.locale, fact.found) for fact in facts("links", texts) if "dead" in fact.case]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ({}, []),
        # names of a source that no longer are those of the headings, told once
        ({"ja": ("returns", "repairs", "care", "warranty")}, [("dead-anchor-several", "ja", "#returns")]),
        ({"pl": ("zwroty", "repairs", "pielęgnacja", "gwarancja")}, [("dead-anchor", "pl", "#repairs")]),
        # cut off, or the name of a part that the site includes: nobody can tell
        ({"pl": ("wroty", "naprawy", "pielęgnacja", "gwarancja")}, [("dead-anchor-unsure", "pl", "#wroty")]),
        ({"pl": ("#zwroty", "naprawy", "pielęgnacja", "gwarancja")}, [("dead-anchor", "pl", "##zwroty")]),
        # a site that writes names in Latin letters: nobody can tell
        (
            {"ja": ("henpin", "shuri", "teire", "hosho")},
            [("dead-anchor-unsure", "ja", "#henpin")],
        ),
        # dead in more than one version: the way in which the site names headings may be an unknown one
        (
            {
                "pl": ("zwroty-x", "naprawy", "pielęgnacja", "gwarancja"),
                "de": ("zwroty-x", "reparatur", "pflege", "garantie"),
            },
            [("dead-anchor-unsure", "de", "#zwroty-x"), ("dead-anchor-unsure", "pl", "#zwroty-x")],
        ),
    ],
)
def test_links_within_the_page_that_lead_nowhere(
    names: dict[str, tuple[str, ...]], told: list[tuple[str, str, str]]
) -> None:
    assert dead_anchors(with_contents(**names)) == told


GUIDE = {
    "de": "Alles steht im [Leitfaden]({}).",
    "en": "All is in the [guide]({}).",
    "es": "Todo está en la [guía]({}).",
    "fr": "Tout est dans le [guide]({}).",
    "nl": "Alles staat in de [gids]({}).",
}
HTML = {
    "de": '<p>Alles steht im <a href="{}">Leitfaden</a>.</p>',
    "en": '<p>All is in the <a href="{}">guide</a>.</p>',
    "fr": '<p>Tout est dans le <a href="{}">guide</a>.</p>',
    "he": '<p>הכול נמצא ב<a href="{}">מדריך</a>.</p>',
}
PAGE = "https://kettle.test/returns"


@pytest.mark.parametrize(
    ("locale", "text", "told"),
    [
        ("de", "Alles steht im Leitfaden.", ("missing", "")),
        ("fr", f"Tout est dans le [guide]({PAGE}.", None),  # brackets that the parser sees are told as markup
        ("fr", f"Tout est dans le [guide]{PAGE}).", ("broken", "[guide]")),
        ("fr", f"Tout est dans le guide]{PAGE}).", ("broken", "]")),
        ("fr", f"Tout est dans le [guide] ({PAGE}).", ("broken", f"[guide] ({PAGE})")),
        ("fr", f"Tout est dans le [guide] du site ({PAGE}).", ("broken", f"[guide] du site ({PAGE})")),
        ("fr", f"Tout est [dit] dans le guide, lisez : {PAGE}", None),
        ("fr", f"Tout est dans le guide : {PAGE}", None),  # a bare address is a link
        ("nl", "Alles staat in de [gids](https://kettle.test/x).", ("target", "https://kettle.test/x")),
        ("es", f"Todo está en la [guía](https://{PAGE}).", ("doubled", f"https://{PAGE}")),
        ("es", f"Todo está en la guía [ ]({PAGE}).", ("empty", PAGE)),
        ("en", f"All is in the [guide][g].\n\n[g]: {PAGE}", None),
        ("nl", "Alles staat in de [gids](https://kettle.test/nl/returns).", None),
    ],
)
def test_links(locale: str, text: str, told: tuple[str, str] | None) -> None:
    texts = {each: words.format(PAGE) + "\n" for each, words in GUIDE.items()} | {locale: text + "\n"}
    found = facts("links", texts)
    assert [(fact.case, fact.found) for fact in found if fact.case != "target" or told] == (
        [told] if told else []
    )
    assert [quoted(texts, fact) for fact in found] == [fact.found for fact in found]


@pytest.mark.parametrize(
    ("empty", "told"), [(["es"], ["es"]), (["de", "es", "fr"], ["de", "es", "fr"]), (list(GUIDE), [])]
)
def test_a_link_without_words_is_told_in_each_version_unless_none_shows_any(
    empty: list[str], told: list[str]
) -> None:
    texts = {locale: words.format(PAGE) + "\n" for locale, words in GUIDE.items()}
    texts |= {locale: re.sub(r"\[[^]]+\]", "[]", texts[locale]) for locale in empty}
    assert [(case, locale) for case, locale, *_ in said("links", texts)] == [
        ("empty", locale) for locale in told
    ]


@pytest.mark.parametrize(("reference", "shown"), [(None, "en"), ("nl", "nl")])
def test_a_link_that_words_part_is_shown_as_its_readers_know_it(reference: str | None, shown: str) -> None:
    texts = {each: words.format(PAGE) + "\n" for each, words in GUIDE.items()}
    texts["fr"] = f"Tout est dans le [guide] du site ({PAGE}).\n"
    (fact,) = facts("links", texts, reference=reference)
    assert [related.locale for related in fact.related] == [shown]


def test_links_of_html() -> None:
    texts = {locale: text.format(PAGE) + "\n" for locale, text in HTML.items()}
    texts["he"] = "<p>הכול נמצא במדריך.</p>\n"
    assert said("links", texts, "html") == [("missing", "he", "", PAGE)]


def test_a_link_that_stands_in_another_block_is_not_lost() -> None:
    texts = {
        locale: f"{words.format(PAGE)}\n\n## {locale}\n\n{words.format('https://kettle.test/b')}\n"
        for locale, words in GUIDE.items()
    }
    texts["de"] = (
        f"Alles steht im Leitfaden.\n\n## de\n\nAlles steht im [Leitfaden](https://kettle.test/b) ([hier]({PAGE})).\n"
    )
    assert said("links", texts) == []


def test_a_link_in_a_block_that_the_others_do_not_have_is_not_lost() -> None:
    texts = {locale: f"{words.format(PAGE)}\n\n## {locale}\n" for locale, words in GUIDE.items()}
    texts["de"] = f"Alles steht im Leitfaden.\n\n## de\n\nDiesen Leitfaden gibt es [auch im Netz]({PAGE}).\n"
    assert said("links", texts) == []


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("markdown", "## Repairs {#mending}\n", "mending"),
        ("markdown", "Repairs {#mending .wide}\n---\n", "mending"),
        ("markdown", "## Repairs\n{: #mending}\n", "mending"),
        ("markdown", "## Repairs\n\nSee {#mending}.\n", ""),
        ("html", '<h2 class="a" id="mending"><span>Repairs</span></h2>', "mending"),
        ("html", '<p id="mending">Repairs</p><h2>Repairs</h2>', ""),
    ],
)
def test_the_name_that_is_written_beside_a_heading(kind: str, text: str, name: str) -> None:
    notice = parse_text(text, kind=kind)
    assert [given_name(notice, block) for block in notice.headings()] == [name]


@pytest.mark.parametrize(
    ("left", "own", "expected"),
    [
        ("/{}/b", "", "/de/b"),
        ("https://kettle.test/{}/b", "", "https://kettle.test/de/b"),
        ("/docs/{}/b", "/docs/de-DE/c", "/docs/de-DE/b"),  # as its other links have it
        ("/docs/b", "", "/docs/b"),
    ],
)
def test_a_missing_link_is_told_in_the_locale_of_its_readers(left: str, own: str, expected: str) -> None:
    more = own.replace("de-DE", "{}") or "/c"
    texts = {
        locale: f"{words.format(left.format(locale))}\n\n## {locale}\n\n{words.format(more.format(locale))}\n"
        for locale, words in GUIDE.items()
    }
    texts["de"] = f"Alles steht im Heft.\n\n## de\n\n{GUIDE['de'].format(own or '/c')}\n"
    (fact,) = facts("links", texts)
    assert (fact.locale, fact.expected, fact.details["whose"]) == ("de", expected, "")


def test_an_address_of_another_locale_says_whose_it_is() -> None:
    texts = {locale: words.format("/b") for locale, words in GUIDE.items()}
    texts |= {"de": "Alles steht im Heft.", "en": GUIDE["en"].format("/en/b")}
    (fact,) = facts("links", texts)
    assert (fact.locale, fact.expected, fact.details["whose"]) == ("de", "/en/b", " (in en)")


def test_the_page_of_another_locale() -> None:
    texts = {locale: words.format(f"https://kettle.test/{locale}/a") for locale, words in GUIDE.items()}
    texts["de"] = GUIDE["de"].format("https://kettle.test/fr/a")
    assert said("links", texts) == [
        ("other-locale", "de", "https://kettle.test/fr/a", "https://kettle.test/de/a")
    ]


def test_no_page_is_expected_where_nobody_can_tell_its_address() -> None:
    said_as = {"en": "EN-gb", "es": "es", "fr": "FR", "nl": "nl-NL"}  # each in a manner of its own
    texts = {locale: GUIDE[locale].format(f"https://kettle.test/{said_as[locale]}/a") for locale in said_as}
    texts["de"] = GUIDE["de"].format("https://kettle.test/fr/a")
    assert said("links", texts) == [("other-locale", "de", "https://kettle.test/fr/a", "")]


def test_versions_are_counted_and_not_their_links_to_one_encyclopedia() -> None:
    there = "[{}](https://{}.wikipedia.org/wiki/{}) and [{}](https://{}.wikipedia.org/wiki/{})"
    texts = {
        each: there.format("A", each, f"A{each}", "B", each, f"B{each}") for each in ("de", "en", "es", "fr")
    }
    texts["nl"] = there.format("A", "nl", "Anl", "B", "en", "Ben")
    [fact] = facts("links", texts)
    assert (fact.case, fact.locale, fact.vote) == ("english-page", "nl", Vote(4, 5))
    [related] = fact.related
    assert quoted(texts, fact) == "https://en.wikipedia.org/wiki/Ben"
    assert related.place.column > len(
        "[A](https://en.wikipedia.org/wiki/Aen)"
    )  # the second link, not the first


def test_a_link_within_the_page_is_missed_by_its_words() -> None:
    note = '<p>{} <a href="#note-{}">[5]</a></p><p id="note-{}">{} x</p>'
    texts = {each: note.format(words, each, each, words) for each, words in GUIDE.items()}
    texts["nl"] = f'<p>{GUIDE["nl"]}</p><p id="note-nl">{GUIDE["nl"]} x</p>'
    [fact] = facts("links", texts, "html")
    assert (fact.case, fact.locale, fact.details["words"]) == ("missing-within", "nl", "[5]")


@pytest.mark.parametrize(
    ("here", "told"),
    [
        ("https://kettle. test/lists/users/", [("spaced", "nl")]),
        ("https://kettle.test/lists/%20users/", [("spaced", "nl")]),
        ("https://kettle.test/lists/users-dutch/", []),  # the page in the language of the version
        ("https://kettle.test/lists/users-french/", [("target", "nl")]),
    ],
)
def test_an_address_with_a_space_or_with_the_name_of_the_language(
    here: str, told: list[tuple[str, str]]
) -> None:
    texts = {each: f'<p><a href="https://kettle.test/lists/users/">{each}</a></p>' for each in GUIDE}
    texts["nl"] = f'<p><a href="{here}">nl</a></p>'
    assert [(case, locale) for case, locale, *_ in said("links", texts, "html")] == told


def test_links_to_the_pages_of_another_language_are_told_once() -> None:
    paragraphs = "\n\n".join(f"[Kettle {name}](https://kettle.test/{{}}/{name})" for name in "abc")
    texts = {locale: paragraphs.replace("{}", locale) for locale in ("de", "en", "es", "fr", "nl")}
    texts["nl"] = paragraphs.replace("{}", "fr")
    [fact] = facts("links", texts)
    assert (fact.case, fact.locale, fact.found) == ("other-locale-several", "nl", "https://kettle.test/fr/a")
    assert (fact.details["count"], fact.details["at"]) == ("3", "nl: lines 1, 3, 5")
    texts["nl"] = texts["nl"].replace("fr/a", "nl/a")
    assert [case for case, *_ in said("links", texts)] == ["other-locale"] * 2


def test_a_reference_that_is_alone_is_said_once() -> None:
    texts = {locale: words.format(PAGE) for locale, words in GUIDE.items()} | {"en": "All is in the guide."}
    assert said("links", texts, reference="en") == [("reference-missing", "en", "", PAGE)]


def test_what_is_left_of_a_broken_link_speaks_for_the_link() -> None:
    texts = {locale: words.format("./returns") for locale, words in GUIDE.items()}
    texts |= {"de": "Alles steht im Leitfaden.", "fr": "Tout est dans le [guide]./returns)."}
    assert [one[:2] for one in said("links", texts)] == [("missing", "de"), ("broken", "fr")]


def test_brackets_of_a_page_in_html_are_no_link_that_lost_its_address() -> None:
    words = {"de": "zurück", "fr": "retour", "nl": "terug", "sk": "späť", "cs": "zpět"}
    shops = ' <a href="shops.html">nordlys</a>'
    texts = {
        locale: f'<p>[<a href="tea.html">{back}</a>]{"" if locale == "de" else shops}</p>'
        for locale, back in words.items()
    }
    assert [one[:2] for one in said("links", texts, "html")] == [("missing", "de")]


def test_an_address_stands_for_the_one_that_it_is_most_like() -> None:
    page, plan = "https://kettle.test/returns/form", "https://nordlys.test/plan/map"
    texts = {locale: f"{words.format(page)} {words.format(plan)}" for locale, words in GUIDE.items()}
    texts["nl"] = (
        f"{GUIDE['nl'].format('https://nordlys.test/plan/kaart')} {GUIDE['nl'].format('https://kettle.test/retour/form')}"
    )
    assert [(one[2], one[3]) for one in said("links", texts)] == [
        ("https://kettle.test/retour/form", page),
        ("https://nordlys.test/plan/kaart", plan),
    ]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://kettle.test/returns-এ", "https://kettle.test/returns"),
        ("https://kettle.test/a.htmlде", "https://kettle.test/a.html"),
        ("https://kettle.test/wiki/日本", "https://kettle.test/wiki/"),  # of use where the others lead there
        ("https://kettle.test/製品。", "https://kettle.test/"),
        ("https://kettle.test/señal", ""),
        ("https://kettle.test/é", ""),
        ("https://kettle.test/a", ""),
        ("", ""),
    ],
)
def test_an_address_without_letters_of_the_sentence(target: str, address: str) -> None:
    assert unglued(target) == address


@pytest.mark.parametrize(
    ("own", "known", "cut"),
    [
        ("https://code.test/nord", "https://code.test/nordlys/tools", True),
        ("https://kettle.test/docs/rule", "https://kettle.test/docs/rules/no-tabs", True),
        ("https://code.test/nord", "https://code.test/nord/tools", False),  # the page above
        ("https://code.test", "https://code.test/nord/tools", False),
        ("https://kettle.test/guide", "https://kettle.test/guides", False),  # a page of its own
        ("https://kettle.test/guide", "https://kettle.test/guide.en/a", False),
        ("https://kettle.test/b", "https://kettle.test/a/b", False),
        ("https://kettle.test/forum", "https://kettle.test/forum-en/help", False),  # pages of their own
        ("https://kettle.test/v1", "https://kettle.test/v12/guide", False),
        ("https://kettle.test/2026", "https://kettle.test/2026-edition/a", False),
        ("https://kettle.test/nordlys", "https://kettle.test/nordlysen/status", False),  # the English one
    ],
)
def test_an_address_that_ends_amid_a_name(own: str, known: str, cut: bool) -> None:  # noqa: FBT001
    assert is_cut_off(key(own), key(known)) is cut


@pytest.mark.parametrize(
    ("own", "others", "told"),
    [
        ("unpkg.test/", "https://unpkg.test", ["no-scheme"]),
        ("www.kettle.test/returns", "https://kettle.test/returns", ["no-scheme"]),
        ("htps://kettle.test/returns", "https://kettle.test/returns", ["scheme"]),
        ("https:/kettle.test/returns", "https://kettle.test/returns", ["scheme"]),
        ("http//kettle.test/returns", "https://kettle.test/returns", ["scheme"]),
        ("https-returns.md", "https-returns.md", []),
        ("//kettle.test/returns", "https://kettle.test/returns", []),
        ("kettle.md", "kettle.md", []),
        ("kettle.md", "https://kettle.test/kettle.md", []),  # relative to the same site
        ("produkt/tee", "https://kettle.test/product/tea", []),
    ],
)
def test_an_address_without_its_scheme(own: str, others: str, told: list[str]) -> None:
    texts = {locale: words.format(others) for locale, words in GUIDE.items()}
    texts["de"] = GUIDE["de"].format(own)
    assert [case for case, *_ in said("links", texts) if case in ("no-scheme", "scheme")] == told


def test_a_scheme_that_one_version_has_alone_is_not_asked_of_the_others() -> None:
    texts = {locale: words.format("license.md") + "\n" for locale, words in GUIDE.items()}
    texts["es"] = GUIDE["es"].format("https://license.md") + "\n"
    assert [case for case, *_ in said("links", texts) if case == "no-scheme"] == []


@pytest.mark.parametrize(
    ("own", "others", "told"),
    [
        (["http://kettle.test/returns"], "https://kettle.test/returns", ["plain-http"]),
        (["HTTP://www.kettle.test/de/returns/"], "https://kettle.test/returns", ["plain-http"]),
        (["https://kettle.test/returns"], "http://kettle.test/returns", []),
        (["//kettle.test/returns"], "https://kettle.test/returns", []),
        (["returns"], "https://kettle.test/returns", []),
        (["http://kettle.example/returns"], "https://kettle.test/returns", []),  # another page
        (["http://kettle.test/returns"] * 2, "https://kettle.test/returns", []),  # two of five: a second camp
    ],
)
def test_an_old_scheme(own: list[str], others: str, told: list[str]) -> None:
    texts = {locale: words.format(others) for locale, words in GUIDE.items()}
    texts |= {locale: GUIDE[locale].format(target) for locale, target in zip(("de", "es"), own, strict=False)}
    assert [case for case, *_ in said("links", texts) if case.startswith("plain")] == told


def test_old_schemes_of_a_version_are_told_once_and_mended_together() -> None:
    paragraphs = "\n\n".join(f"[Kettle {name}]({{}}://kettle.test/{name})" for name in "abc")
    texts = {locale: paragraphs.replace("{}", "https") for locale in ("de", "en", "es", "fr", "nl")}
    texts["nl"] = paragraphs.replace("{}", "http")
    [fact] = facts("links", texts)
    assert (fact.case, fact.locale, fact.details["at"]) == ("plain-http-several", "nl", "nl: lines 1, 3, 5")
    assert fact.fix
    assert [edit.text for edit in fact.fix.edits] == [f"https://kettle.test/{name}" for name in "abc"]


@pytest.mark.parametrize("brackets", ["⟨⟩", "〈〉", "‹›", "„“", "［］"])
def test_no_bracket_is_part_of_an_address(brackets: str) -> None:
    texts = {locale: words.partition("[")[0] + f"{PAGE}.\n" for locale, words in GUIDE.items()}
    texts["nl"] = texts["nl"].replace(PAGE, PAGE.join(brackets))
    assert said("links", texts) == []


def test_letters_of_the_sentence_are_parted_from_an_address() -> None:
    texts = {
        "bn": "সবকিছু https://kettle.test/returns-এ লেখা আছে।\n",
        "en": "All is told at https://kettle.test/returns in full.\n",
        "fr": "Tout est dit à https://kettle.test/returns en détail.\n",
        "it": "È tutto su https://kettle.test/returns nei dettagli.\n",
    }
    (fact,) = facts("links", texts)
    assert (fact.case, fact.expected, quoted(texts, fact)) == (
        "glued",
        "https://kettle.test/returns",
        "https://kettle.test/returns-এ",
    )
    assert fact.fix is not None
    assert [edit.text for edit in fact.fix.edits] == ["<https://kettle.test/returns>-এ"]


def test_another_page_than_the_first_one_is_no_address_with_letters_behind_it() -> None:
    texts = {locale: words.format("../index.html") for locale, words in GUIDE.items()}
    texts["fr"] = GUIDE["fr"].format("reprise.html")
    assert said("links", texts) == [("target", "fr", "reprise.html", "../index.html")]


@pytest.mark.parametrize(("page", "told"), [("notice", []), ("recall", ["es"])])
def test_a_version_need_not_lead_to_itself(page: str, told: list[str]) -> None:
    texts = {locale: words.format(f"../{page}.md") for locale, words in GUIDE.items()}
    texts["es"] = "Todo está en la guía."
    assert [locale for _, locale, _, _ in said("links", texts)] == told


@pytest.mark.parametrize(
    ("target", "page", "led_to"),
    [
        ("../notice.html#top", "de/notice.html", "notice"),
        ("terms.html?x=1", "de/notice.html", "de/terms"),
        ("../..", "de/notice.html", ".."),
        ("..", "de/notice.html", "."),
        ("#top", "de/notice.html", "de/notice"),
        ("", "de/notice.html", "de/notice"),
    ],
)
def test_the_file_that_a_link_leads_to(target: str, page: str, led_to: str) -> None:
    assert page_of(target, PurePosixPath(page)) == led_to


@pytest.mark.parametrize(
    ("usual", "own", "told"),
    [
        # the page in English, of which all versions have the name
        ("../notice.html", "../privacy.html", [("target", "fr", "../privacy.html", "../notice.html")]),
        ("../fr/notice.md", "../en/privacy.html", []),  # the others lead to this version
    ],
)
def test_a_page_of_the_same_name_is_another_page(
    usual: str, own: str, told: list[tuple[str, str, str, str]]
) -> None:
    texts = {locale: words.format(usual) for locale, words in GUIDE.items()}
    texts["fr"] = GUIDE["fr"].format(own)
    assert said("links", texts) == told


@pytest.mark.parametrize(
    ("own", "known", "misspelt"),
    [
        ("kettel.test", "kettle.test", True),
        ("docs.ketle.test", "docs.kettle.test", True),
        ("care@kettle.co", "care@kettle.com", True),
        ("kettle.test", "kettle.test", False),
        ("kettle.de", "kettle.es", False),  # another country
        ("eu.kettle.test", "us.kettle.test", False),
        ("kettle7.test", "kettle8.test", False),
        ("kettle.test", "shop.kettle.test", False),
        ("", "kettle.test", False),
    ],
)
def test_one_wrong_letter(own: str, known: str, misspelt: bool) -> None:  # noqa: FBT001
    assert is_misspelt(own, known) == misspelt


@pytest.mark.parametrize(
    ("words", "host"),
    [
        ("https://www.kettle.test/a?b=c", "kettle.test"),
        ("www.de.kettle.test", "kettle.test"),
        ("kettle.test", ""),  # it may be a name
        ("see https://kettle.test", ""),
        ("https://…", ""),
    ],
)
def test_the_host_that_words_show(words: str, host: str) -> None:
    assert shown_host(words) == host


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ("a a b b b", [("two-addresses", "de", "/a", "/b")]),
        ("a b b a b", [("two-addresses", "de", "/a", "/b")]),
        ("a a b b c", []),  # three camps
        ("a a a a a", []),
    ],
)
def test_two_addresses_of_as_many_versions_are_told_once(pages: str, told: list[tuple[str, ...]]) -> None:
    texts = {
        locale: words.format(f"/{page}")
        for (locale, words), page in zip(GUIDE.items(), pages.split(), strict=True)
    }
    assert said("links", texts) == told
    assert [one for one in said("links", texts, reference="en") if one[0] == "two-addresses"] == []


def test_pictures_of_as_many_versions_are_those_of_their_readers() -> None:
    texts = {
        locale: f"{words.format('/a')}\n\n![{locale}]({'x' if locale in 'de en' else 'y'}.png)\n"
        for locale, words in GUIDE.items()
    }
    assert said("links", texts) == []


def test_a_link_whose_address_stands_apart_is_told_once() -> None:
    """By those who know where it should lead; in all other places as what a reader sees."""
    apart = f"Tout est dans le [guide] ({PAGE}).\n\nVoir aussi le [plan] (#plan).\n"
    texts = {
        locale: f"{words.format(PAGE)}\n\n{words.replace('[', '').replace(']({})', '')}\n"
        for locale, words in GUIDE.items()
    }
    told = [
        (one.fact.rule, one.fact.case, one.fact.found)
        for one in judge_texts(texts | {"fr": apart}).findings
        if one.fact.rule in ("same-links", "link-syntax")
    ]
    assert told == [
        ("same-links", "broken", f"[guide] ({PAGE})"),
        ("link-syntax", "link-open", "[plan] (#plan)"),
    ]


def test_a_definition_without_a_blank_line_before_it_is_told_once() -> None:
    texts = {
        "de": "Alles Weitere steht auf der [Startseite].\n\n[Startseite]: https://kettle.test/returns\n",
        "en": "Everything else is on the [home page].\n\n[home page]: https://kettle.test/returns\n",
        "nl": "Al het overige staat op de [startpagina].\n[startpagina]: https://kettle.test/returns\n",
        "sv": "Allt annat finns på [startsidan].\n\n[startsidan]: https://kettle.test/returns\n",
    }
    told = [
        (each.fact.rule, each.fact.case) for each in judge_texts(texts).findings if each.fact.locale == "nl"
    ]
    assert ("same-links", "swallowed") in told
    assert "link-syntax" not in {rule for rule, _ in told}


APPS = {
    "de": ("Uhr", "Wecker", "Kalender:", "Tage", "Wochen", "Notizen", "Mehr"),
    "es": ("Reloj", "Alarma", "Calendario:", "Días", "Semanas", "Notas", "Ver"),
    "fr": ("Horloge", "Réveil", "Calendrier :", "Jours", "Semaines", "Notes", "Voir"),
    "ja": ("時計", "目覚まし", "カレンダー：", "日", "週", "メモ", "詳細"),
    "sv": ("Klocka", "Väckning", "Kalender:", "Dagar", "Veckor", "Anteckningar", "Mer"),
}


def apps(locale: str) -> str:
    clock, alarm, calendar, days, weeks, notes, more = APPS[locale]
    return (
        f"# Nordlys\n\n- {clock}. [{more}](https://a.test/clock)\n- {alarm}. [{more}](https://a.test/alarm)\n"
        f"- {calendar}\n  - {days}. [{more}](https://a.test/days)\n  - {weeks}. [{more}](https://a.test/weeks)\n"
        f"- {notes}. [{more}](https://a.test/notes)\n\n## A–Z\n\n[{more}](https://a.test/all)\n"
    )


@pytest.mark.parametrize(
    ("locale", "items"),
    [
        ("el", ["Ρολόι", "Ξυπνητήρι", "Ημερολόγιο", "Σημειώσεις"]),
        ("ne", ["घडी", "अलार्म", "टिपोट", "पात्रो (चाँडै)"]),
        ("fi", ["Kello", "Herätys", "Kalenteri (tulossa pian)"]),
    ],
)
def test_a_list_of_an_older_text_lacks_no_link_of_an_item(locale: str, items: list[str]) -> None:
    """Which of its items is which nobody can say: it is told once, and no item is said to be lacking for sure."""
    listed = "\n".join(f"- {item}" for item in items)
    old = f"# Nordlys\n\n{listed}\n\n## A–Z\n\n[…](https://a.test/all)\n"
    texts = {each: apps(each) for each in APPS} | {locale: old}
    assert [(fact.case, fact.locale) for fact in facts("links", texts)] == [("missing-list", locale)]
    assert {fact.case for fact in facts("structure", texts)} <= {"missing-unsure"}


def test_links_of_a_list_with_the_items_of_the_others_are_lacking_each() -> None:
    bare = re.sub(r" \[Ver\]\(https://a.test/(?!all)\w+\)", "", apps("es"))
    told = said("links", {each: apps(each) for each in APPS} | {"es": bare})
    assert [case for case, *_ in told] == ["missing"] * 5


def test_a_link_lacking_beside_an_item_that_is_lacking_is_no_error() -> None:
    """The one may be the other's, where items are as long."""
    lines = apps("sv").split("\n")
    lines[2] = lines[2].partition(" [")[0]
    del lines[5]
    told = said("links", {each: apps(each) for each in APPS} | {"sv": "\n".join(lines)})
    assert [(case, locale) for case, locale, *_ in told] == [("missing-somewhere", "sv")]


def test_a_picture_of_nothing_is_missed_as_a_picture() -> None:
    texts = {each: f'<p><img src="#"> {each}</p>' for each in ("en", "es", "fr", "it", "nl")}
    assert {case for case, *_ in said("links", texts | {"de": "<p>de</p>"}, "html")} <= {
        "missing",
        "missing-by-few",
    }


@pytest.mark.parametrize("here", ["img/Data%20sheet.pdf", "search?q=tea%20kettle"])
def test_a_space_written_for_machines_is_right_in_a_name(here: str) -> None:
    texts = {each: f"[{each}]({here.replace('%20', '')})\n" for each in ("de", "en", "es", "fr", "it")}
    assert "spaced" not in [case for case, *_ in said("links", texts | {"nl": f"[nl]({here})\n"})]


def test_another_host_is_no_page_in_the_own_language() -> None:
    texts = {each: f"[{each}](https://pay.test/guide)\n" for each in ("de", "en", "es", "fr", "nl")}
    texts["it"] = "[it](https://pay-it.test/guide)\n"
    assert [(case, locale) for case, locale, *_ in said("links", texts)] == [("target", "it")]


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ("[Deutsch](README.md) [English](../README.md)", []),  # it leads to itself, and to the source
        ("[English](../README.md)", []),
        ("[English](README.en.md)", []),  # a page that the source does not mean
    ],
)
def test_what_leads_to_a_version_itself_is_not_copied_from_elsewhere(links: str, told: list[str]) -> None:
    texts = {"en": "# Kettle\n\n[English](README.md)\n", "de": f"# Kessel\n\n{links}\n"}
    files = {"en": "README.md", "de": "l10n/README.md"}
    found = judge_texts(texts, files=files).findings
    assert [each.fact.case for each in found if each.fact.case.startswith("folder")] == told
