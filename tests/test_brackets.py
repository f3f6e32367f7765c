"""Brackets and quotation marks stand in pairs, and what only looks like one is left alone."""

import pytest

from .compared import facts, quoted

PAIRED = {
    "de": "Der Kessel heißt „Birk“ (siehe Bild).",
    "en": "The kettle is called “Birk” (see picture).",
    "es": "El hervidor se llama «Birk» (véase la imagen).",
    "fr": "La bouilloire s’appelle « Birk » (voir l’image).",
    "ja": "このケトルの名前は「Birk」です（図を参照）。",
}


@pytest.mark.parametrize(
    ("locale", "here", "told"),
    [
        ("de", "Der Kessel heißt „Birk (siehe Bild).", [("quote", "„")]),
        ("de", "Der Kessel heißt „Birk“ (siehe Bild.", [("unclosed", "(")]),
        ("de", "Der Kessel heißt „Birk“ siehe Bild).", [("unopened", ")")]),
        ("fr", "La bouilloire s’appelle Birk » ((voir l’image).", [("unclosed", "("), ("quote", "»")]),
        ("es", 'El hervidor se llama "Birk (véase la imagen).', [("quote", '"')]),
        ("ja", "このケトルの名前は「Birkです（図を参照）。", [("quote", "「")]),
        ("sv", "Kokaren heter ”Birk (se bild).", [("quote", "”")]),
        ("he", 'לקומקום קוראים "Birk (ראו תמונה).', [("quote", '"')]),
        ("zh", "这个水壶叫“Birk”]（见图）。", [("unopened", "]")]),
        ("zh", "这个水壶叫[“Birk”（见图）。", [("unclosed", "[")]),
        # right as they are
        ("it", "Il bollitore si chiama [Birk(birk.md) (vedi l’immagine).", []),  # told as a broken link
        ("de", "Der Kessel heißt »Birk« (siehe Bild).", []),
        ("de", 'Der Kessel heißt „Birk" (siehe Bild).', []),
        ("sv", "Kokaren heter ”Birk” (se bild).", []),
        ("pl", "Czajnik nazywa się „Birk” (patrz rysunek).", []),
        ("zh-Hans", "水壶名叫“Birk” (见图）。", []),
        ("he", 'לקומקום קוראים Birk לפי מפרט של חו"ל (ראו תמונה).', []),
        ("he", 'ידוע ש"Birk" הוא ה"קומקום" (ראו תמונה).', []),
        ("it", "Il bollitore si chiama Birk: a) per il tè, b) per il caffè.", []),
        ("it", 'Il bollitore da 12" si chiama “Birk” (vedi figura).', []),
        ("it", "Il bollitore si chiama “Birk” :)", []),
        ("it", 'Il bollitore si chiama Birk, senza virgolette (").', []),
        ("it", 'Il bollitore si chiama Birk, senza "(".', []),
        ("it", "Il bollitore si chiama `Birk(` (vedi figura).", []),
        ("it", "Il bollitore si chiama Birk, l’amico d’Anna.", []),
        ("it", "Il bollitore si chiama Birk, [vedi](kettle.example /it/birk)).", []),  # a broken link
        ("de", "Der Kessel heißt „Birk“, Taste Strg+( drücken.", []),
        ("de", "Der Kessel heißt „Birk“ und heizt im Bereich (0, 1].", []),
        ("de", "Der Kessel heißt „Birk“ nach 6 Absatz 12a) oder 1.2) der Ordnung.", []),
        ("el", "Ο βραστήρας λέγεται «Birk» κατά το στοιχείο στ).", []),
        ("ru", "Чайник делает ООО «Торговый дом «Берёза» (см. рисунок).", []),
        ("pl", "Czajnik ma 12” i nazywa się Birk (patrz rysunek).", []),
        ("it", "(Il bollitore si chiama Birk.\n\nVedi la figura.)", []),  # over two paragraphs
        ("it", "«Il bollitore si chiama Birk.\n\nVedi la figura.»", []),
    ],
)
def test_a_mark_that_stands_alone_is_told(locale: str, here: str, told: list[tuple[str, str]]) -> None:
    texts = {**PAIRED, locale: here}
    found = facts("brackets", texts)
    assert [(fact.case, fact.found) for fact in found] == told
    assert all(fact.locale == locale and quoted(texts, fact) == fact.found for fact in found)


def test_marks_that_several_versions_have_alone_are_meant() -> None:
    texts = {
        **PAIRED,
        "de": "Der Kessel heißt Birk (siehe Bild.",
        "en": "The kettle is called Birk, see picture).",
    }
    assert not facts("brackets", texts)


def test_a_mark_that_is_never_closed_needs_no_pair_in_the_others() -> None:
    plain = {locale: text.split(" ", 3)[0] + "." for locale, text in PAIRED.items()}
    assert [fact.found for fact in facts("brackets", {**plain, "it": "Si chiama «Birk."})] == ["«"]
    assert [fact.found for fact in facts("brackets", {**plain, "it": "Si chiama (Birk."})] == ["("]
    assert not facts("brackets", {**plain, "it": "Nota) Si chiama Birk."})


def test_three_versions_prove_nothing() -> None:
    texts = {locale: PAIRED[locale] for locale in ("de", "en")} | {"fr": "La bouilloire (voir l’image."}
    assert not facts("brackets", texts)


SERVICE = {
    "de": "Starten Sie den Dienst service-name neu.",
    "en": "Restart the service \\<service-name>.",
    "ja": "`<service-name>` を再起動してください。",
    "ru": "Перезапустите службу &lt;service-name>.",
}


@pytest.mark.parametrize(
    ("here", "told"),
    [
        ("Restartujte službu <service-name>.", ["<service-name>"]),
        ("Restartujte službu service-name.", []),
        ("Restartujte <b>službu</b> service-name.<br>", []),
        ("Restartujte službu <service-name>x</service-name>.", []),  # an element of the page
        ("Restartujte službu <nazev>.", []),
    ],
)
def test_a_word_that_is_taken_for_a_tag_is_told(here: str, told: list[str]) -> None:
    found = facts("brackets", {**SERVICE, "cs": here})
    assert [(fact.case, fact.found) for fact in found] == [("tag-unknown", words) for words in told]


STRONG = {
    "de": "Starten Sie den Dienst **nie** von Hand.",
    "en": "**Never** start the service by hand.",
    "fr": "Ne démarrez **jamais** le service à la main.",
    "ja": "サービスを手動で**決して**起動しないでください。",
}


@pytest.mark.parametrize(
    ("here", "told"),
    [
        ("Službu ** spouštějte ručně.", ["** spouštějte"]),
        ("Službu nikdy** nespouštějte ručně.", ["** nespouštějte"]),
        ("**Službu nikdy nespouštějte ručně.", ["**Službu"]),  # told by the file alone, and once
        ("Službu nikdy nespouštějte ručně.", []),
        (
            "Službu **nikdy** nespouštějte ručně **.",
            [],
        ),  # strong words as elsewhere: the stars are some note's
        ("Službu `**` nikdy nespouštějte ručně.", []),
        ("Službu nespouštějte ručně ** .", ["** ."]),
        ("Službu nikdy\\*\\* nespouštějte ručně.", []),  # escaped: they are to be seen
        ("Službu nikdy nespouštějte 2**10krát.", []),
        ("Službu nikdy nespouštějte v src/**/birk.md.", []),
        ("Službu nikdy** nespouštějte ručně.\n\n** Jen v zimě.", []),  # the mark of a note
        ("Službu nikdy** nespouštějte ručně.\n\n**Jen v zimě.", []),
        ("Službu nikdy nespouštějte 2 ** 10krát.", []),
        ("Službu nikdy nespouštějte jako birk(**kettle).", []),
        ("Službu nikdy nespouštějte s **.jar.", []),
    ],
)
def test_stars_that_are_shown_where_most_have_strong_words(here: str, told: list[str]) -> None:
    parsed = facts("text", {**STRONG, "cs": here}) + facts("brackets", {**STRONG, "cs": here})
    assert [fact.found for fact in parsed if fact.case == "strong-open"] == told


def test_stars_that_others_show_too_are_marks_of_notes() -> None:
    texts = {locale: f"{text} **" for locale, text in STRONG.items()}
    assert not facts("brackets", {**texts, "cs": "Službu nikdy nespouštějte ručně. **"})
