"""A menu that leads to the other versions is no part of the notice; other links are."""

import pytest

from .compared import table_of

MENU = {"cs": "Čeština", "de": "Deutsch", "en": "English", "fi": "Suomi", "fr": "Français", "sv": "Svenska"}


@pytest.mark.parametrize("target", ["../{}/seal.html", "https://{}.nordlys.example/seal", "README.{}.md"])
def test_a_menu_of_languages_is_no_list(target: str) -> None:
    texts = {}
    for locale in ("cs", "de", "en", "fr"):
        others = [f"- [{name}]({target.format(other)})" for other, name in MENU.items() if other != locale]
        own = [] if locale == "fr" else [f"- {MENU[locale]}"]  # a menu may leave its own language out
        lines = [*others[3:], *own, *others[:3]] if locale == "cs" else [*own, *others]
        texts[locale] = "\n".join(lines) + "\n\n- Nordlys 20\n- Kitebird 30\n"
    texts["cs"] += "- Tarn 40\n"
    table = table_of(texts)
    assert [(each.kind, each.words) for each in table.departures] == [("extra", "Tarn 40")]
    rows = {cell[0].text: sum(map(bool, row.cells)) for row in table.rows for cell in row.cells if cell}
    assert (rows["Suomi"], rows["Français"], rows["Tarn 40"]) == (4, 3, 1)


@pytest.mark.parametrize(
    ("entry", "between"),
    [
        ("- [{}](seal.{}.md)", "\n"),
        ("[{}](https://nordlys.example/{}/seal)", " | "),
        ("## [{}](/{}/)", "\n\n"),
        ("[{}](seal_{}.html)", "\n\n"),
        ("| [{}](../{}/seal.md) |", "\n"),
    ],
)
def test_a_menu_of_languages_may_stand_anywhere_with_any_entries(entry: str, between: str) -> None:
    texts = {}
    for locale, entries in {"cs": 3, "de": 3, "en": 2, "fr": 1}.items():
        others = [other for other in ("en", "fr", "cs", "de") if other != locale]
        menu = between.join(entry.format(MENU[other], other) for other in others[:entries])
        if entry.startswith("|"):
            menu = f"| |\n|-|\n{menu}"
        body = ["# Nordlys 20", menu, "The seal of the bottle is green and white.", "Read on."]
        texts[locale] = "\n\n".join(body if locale != "de" else [body[0], body[2], menu, body[3]])
    assert not table_of(texts).departures


@pytest.mark.parametrize(
    "links",
    [
        "- [odt](seal_{0}.odt)\n- [pdf](seal_{0}.pdf)",
        "- [Owl](mailto:de@owl.example)\n- [Kite](mailto:en@owl.example)\n- [Tarn](mailto:fr@owl.example)",
        "- [Wiki](https://{0}.wiki.example/seal)",
    ],
    ids=["formats", "mail", "own pages"],
)
def test_links_that_lead_to_no_other_language_are_a_list(links: str) -> None:
    texts = {locale: f"# Nordlys 20\n\n{links.format(locale)}" for locale in ("cs", "de", "en")}
    assert [each.kind for each in table_of(texts | {"fr": "# Nordlys 20"}).departures] == ["missing"]


def test_links_to_pages_of_one_site_are_no_menu_of_languages() -> None:
    items = ["- [Seal](/de/seal)", "- [Owl](/de/owl)", "- [Kite](/de/kite)"]
    texts = {locale: "\n".join(items) for locale in ("cs", "de", "en")} | {"fr": "\n".join(items[:2])}
    assert [each.kind for each in table_of(texts).departures] == ["missing"]
