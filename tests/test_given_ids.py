"""Ids that a page gives its elements, where the versions sort their sections each by its own words."""

import pytest

from .compared import facts

WORDS = {
    "de": ("Kessel", "Gibt {} zurück."),
    "en": ("Kettle", "Returns {} here."),
    "es": ("Hervidor", "Devuelve {} aquí."),
    "fr": ("Bouilloire", "Renvoie {} ici."),
    "nl": ("Waterkoker", "Geeft {} terug."),
}
VALUES = {"par_heat": "1.7044", "par_cool": "1.3408", "par_boil": "0.8295"}


def page(locale: str, order: str, ids: str = "{}") -> str:
    name, words = WORDS[locale]
    parts = {
        given[4]: f'<p id="{ids.format(given)}">{words.format(value)}</p>' for given, value in VALUES.items()
    }
    return f"<h1>{name}</h1>\n" + "\n".join(parts[first] for first in order)


def pages(ids: str = "{}") -> dict[str, str]:
    """The pages of which one has its paragraphs in another order."""
    return {each: page(each, "hcb" if each != "nl" else "chb", ids) for each in WORDS}


def told(texts: dict[str, str]) -> list[tuple[str, str]]:
    return [(fact.locale, fact.found) for fact in facts("numbers", texts, "html")]


def test_a_paragraph_is_compared_with_those_of_its_id() -> None:
    assert told(pages()) == []


def test_a_paragraph_that_the_others_have_elsewhere_is_none_without_an_id() -> None:
    texts = pages()
    texts = {each: text.replace(' id="par_heat"', "") for each, text in texts.items() if each != "nl"}
    texts["nl"] = page("nl", "chb")
    assert told(texts) == []


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ({each: text.replace(" id=", " class=") for each, text in pages().items()}, "no ids"),
        ({each: text.replace("par_", f"{each}_") for each, text in pages().items()}, "ids of their own"),
        (pages() | {"nl": page("nl", "hcb").replace("1.7044", "1.3408")}, "the same paragraph"),
        (
            pages() | {"nl": page("nl", "hcb").replace("1.3408", "1.3480").replace("par_cool", "par_heat")},
            "an id that was copied",
        ),
    ],
)
def test_other_paragraphs_are_told_by_nothing_else(texts: dict[str, str], why: str) -> None:
    assert told(texts), why


def test_ids_that_a_program_counts_tell_nothing() -> None:
    texts = {each: page(each, "hcb") for each in WORDS}
    texts["nl"] = texts["nl"].replace("1.7044", "1.7404")
    for number, given in enumerate(VALUES):
        texts = {each: text.replace(given, f"id{number + (each == 'nl')}") for each, text in texts.items()}
    assert told(texts) == [("nl", "1.7404")]
