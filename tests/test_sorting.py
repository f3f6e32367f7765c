"""Sections that each language sorts by its own letters are no sections in another order; others are."""

import pytest

from .compared import table_of

# The commands that each section describes, and what the section is called.
COMMANDS = ("open", "close", "print", "save", "send", "undo", "zoom", "find")
NAMES = {
    "cs": ("Otevřít", "Zavřít", "Tisk", "Uložit", "Odeslat", "Zpět", "Lupa", "Hledat"),
    "de": ("Öffnen", "Schließen", "Drucken", "Speichern", "Senden", "Rückgängig", "Vergrößern", "Suchen"),
    "en": ("Open", "Close", "Print", "Save", "Send", "Undo", "Zoom", "Find"),
    "fr": ("Ouvrir", "Fermer", "Imprimer", "Enregistrer", "Envoyer", "Annuler", "Agrandir", "Rechercher"),
    "nl": ("Openen", "Sluiten", "Afdrukken", "Opslaan", "Versturen", "Terugdraaien", "Zoomen", "Zoeken"),
}


def page(locale: str, order: list[int], *, without: int = -1, shown: str = "md") -> str:
    """A page that describes commands in an order, one of them in one paragraph less."""
    parts = ["# Nordlys"] if shown == "md" else ["<h1>Nordlys</h1>"]
    for at in order:
        name, command = NAMES[locale][at], COMMANDS[at]
        first = " ".join(["Lorem ipsum dolor"] * (3 * at + 2))
        second = " ".join(["Sit amet"] * (30 - 3 * at)) if at != without else ""
        if shown == "md":
            link = f"[{name}](https://nordlys.example/{command})"
            parts += [f"## {name}", f"{first}, `nordlys {command}`.", second and f"{second}: {link}."]
        else:
            parts += [
                f'<h2 id="the_{command}">{name}</h2>',
                f"<p>{first}.</p>",
                second and f"<p>{second}.</p>",
            ]
    return "\n\n".join(part for part in parts if part)


def by_name(locale: str) -> list[int]:
    return sorted(range(len(COMMANDS)), key=NAMES[locale].__getitem__)


@pytest.mark.parametrize("shown", ["md", "html"])
def test_each_language_may_sort_its_sections(shown: str) -> None:
    texts = {locale: page(locale, by_name(locale), shown=shown) for locale in NAMES}
    table = table_of(texts, "html" if shown == "html" else "markdown")
    assert not table.departures
    assert all(all(row.cells) for row in table.rows)


@pytest.mark.parametrize("shown", ["md", "html"])
def test_what_is_lacking_among_them_is_found(shown: str) -> None:
    texts = {locale: page(locale, by_name(locale), shown=shown) for locale in NAMES}
    texts["nl"] = page("nl", by_name("nl"), without=3, shown=shown)
    table = table_of(texts, "html" if shown == "html" else "markdown")
    assert [(each.kind, table.locale(each.spot.notice)) for each in table.departures] == [("missing", "nl")]
    notice = table.notices[4]
    assert notice.source.text[: table.departures[0].spot.start].count("Opslaan") == 1
    assert notice.source.text[table.departures[0].spot.end :].lstrip().startswith(("## ", "<h2"))


def test_a_section_that_one_version_has_elsewhere_is_told() -> None:
    order = list(range(8))
    texts = {locale: page(locale, order) for locale in NAMES}
    texts["fr"] = page("fr", [1, 2, 3, 4, 5, 6, 0, 7])
    assert [each.kind for each in table_of(texts).departures] == ["moved"]


def test_an_older_order_that_two_versions_share_is_told() -> None:
    texts = {locale: page(locale, list(range(8))) for locale in NAMES}
    texts |= {locale: page(locale, [4, 5, 6, 7, 0, 1, 2, 3]) for locale in ("de", "nl")}
    assert table_of(texts).departures


def test_steps_that_two_versions_shuffle_each_in_its_way_are_told() -> None:
    texts = {locale: page(locale, list(range(8))) for locale in NAMES}
    texts |= {"de": page("de", [2, 0, 5, 1, 7, 3, 6, 4]), "nl": page("nl", [3, 7, 1, 6, 0, 4, 2, 5])}
    assert table_of(texts).departures


def test_a_version_without_sections_is_no_hindrance() -> None:
    texts = {locale: page(locale, by_name(locale)) for locale in NAMES}
    texts["nl"] = "# Nordlys\n\nDe vertaling volgt nog."
    assert {table_of(texts).locale(each.spot.notice) for each in table_of(texts).departures} <= {"nl"}


def glossary(locale: str, order: list[int], *, without: int = -1) -> str:
    """A list of terms in an order, one of them left out, and a line below it."""
    terms = [
        f'<dt><a name="{COMMANDS[at]}">{NAMES[locale][at]}</a></dt>\n<dd>{" ".join(["Sit amet"] * (3 * at + 2))}.</dd>'
        for at in order
        if at != without
    ]
    return "\n".join(["<h1>Nordlys</h1>", "<dl>", *terms, "</dl>", "<p>Lorem ipsum dolor 2031.</p>"])


def test_each_language_may_sort_the_terms_of_a_list() -> None:
    table = table_of({locale: glossary(locale, by_name(locale)) for locale in NAMES}, "html")
    assert not table.departures
    assert all(all(row.cells) for row in table.rows)


def test_a_term_that_is_lacking_in_a_sorted_list_is_found() -> None:
    texts = {locale: glossary(locale, by_name(locale)) for locale in NAMES}
    texts["nl"] = glossary("nl", by_name("nl"), without=3)
    table = table_of(texts, "html")
    assert [(each.kind, table.locale(each.spot.notice)) for each in table.departures] == [("missing", "nl")]


def test_a_term_that_one_version_has_elsewhere_is_told() -> None:
    texts = {locale: glossary(locale, list(range(8))) for locale in NAMES}
    texts["fr"] = glossary("fr", [1, 2, 3, 4, 5, 6, 0, 7])
    assert [each.kind for each in table_of(texts, "html").departures] == ["moved"]


def test_a_section_that_several_versions_moved_is_no_certain_slip() -> None:
    texts = {locale: page(locale, list(range(8))) for locale in NAMES}
    texts |= {locale: page(locale, [1, 2, 3, 4, 5, 6, 0, 7]) for locale in ("fr", "nl")}
    for departure in table_of(texts).departures:
        assert not departure.vote.is_firm
