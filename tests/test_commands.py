"""Words of programs in plain text: one version spells them as no other does."""

import pytest

from .compared import facts, quoted

WORDS = {
    "de": "Suchen Sie vor der Reinigung nach {} in der Anleitung des Kessels.",
    "en": "Before you clean it, look for {} in the manual of the kettle.",
    "es": "Antes de limpiarlo, busque {} en el manual del hervidor.",
    "fr": "Avant de la nettoyer, cherchez {} dans le manuel de la bouilloire.",
    "ja": "お手入れの前に、ケトルの説明書で {} を探してください。",
    "pl": "Przed czyszczeniem znajdź {} w instrukcji czajnika.",
    "ru": "Перед чисткой найдите {} в руководстве к чайнику.",
}


@pytest.mark.parametrize(
    ("usual", "locale", "here", "told"),
    [
        ("kettle_heat.conf", "fr", "ketlte_heat.conf", ("changed", "ketlte_heat.conf", "kettle_heat.conf")),
        ("Red/Blue/Green/", "de", "Red-/Blue-/Green-/", None),  # parts of compounds
        ("--no-whistle", "ru", "--no-wistle", ("changed", "--no-wistle", "--no-whistle")),
        (
            "/etc/kettle/heat.d",
            "pl",
            "/etc/ketle/heat.d",
            ("changed", "/etc/ketle/heat.d", "/etc/kettle/heat.d"),
        ),
        ("boil(1)", "de", "boil( 1)", ("changed", "boil( 1)", "boil(1)")),
        (
            "/etc/kettle/heat.d",
            "es",
            "/etc/ kettle/heat.d",
            ("changed", "/etc/ kettle/heat.d", "/etc/kettle/heat.d"),
        ),
        ("kettle --stop", "ja", "kettle--stop", ("changed", "kettle--stop", "kettle --stop")),
        ("kttl", "es", "ktlt", ("changed", "ktlt", "kttl")),
        ("kettled", "de", "ketled", ("changed-unsure", "ketled", "kettled")),  # it has it nowhere else
        ("K11", "ru", "К11", ("look-alike", "К11", "K11")),
        (
            "/etc/kettle/heat.conf",
            "fr",
            "/etc/kettle/heat",
            ("changed-unsure", "/etc/kettle/heat", "/etc/kettle/heat.conf"),
        ),
        # right as they are
        ("kettle_heat.conf", "pl", "kettle_heat.confu", None),  # inflected
        ("kettle_heat.conf", "ru", "файле kettle_heat.conf", None),
        ("kettle", "de", "Kessel", None),
        ("kettled", "de", "Kettled", None),
        ("kettled", "pl", "kettleda", None),
        ("/manual/en/heat", "es", "/manual/es/heat", None),  # its own locale
        ("heat-foo.conf", "fr", "heat-toto.conf", None),  # a word to fill in
        ("manual.pdf", "es", "hervidor.pdf", None),
        ("on/off", "de", "on / off", None),
        ("heat=80", "fr", "heat = 80", None),
        ("boil(1)", "de", "boil (1)", None),
        ("heat/boil", "de", "heizen/kochen", None),
        ("en_US", "de", "de_DE", None),
        ("km/h", "nl", "km/u", None),  # units and patterns are words of each language
        ("dd/mm/yy", "es", "dd/mm/aa", None),
        ("kettle_en.png", "ja", "kettle_jp.png", None),
        ("help.kettle.com", "pl", "help.kettle.pl", None),
        ("KB100-EU", "fr", "KB100-UK", None),
        ("data.xlsx", "de", "daten.xlsx", None),
        ("A1", "de", "A 1", None),
        ("USB3.0", "ru", "USB 3.0", None),
        ("https://kettle.example/heat", "de", "https://kettle.example/haet", None),  # a link, told elsewhere
    ],
)
def test_a_word_of_a_program_is_written_as_in_the_other_versions(
    usual: str, locale: str, here: str, told: tuple[str, str, str] | None
) -> None:
    texts = {each: line.format(here if each == locale else usual) for each, line in WORDS.items()}
    found = facts("code", texts)
    assert [(fact.case, fact.found, fact.expected) for fact in found] == ([told] if told else [])
    assert all(quoted(texts, fact) == fact.found and fact.locale == locale for fact in found)


def test_a_word_that_the_version_knows_is_surely_misspelt() -> None:
    texts = {each: f"# kettled\n\n{line.format('kettled')}" for each, line in WORDS.items()}
    texts["fr"] = f"# kettled\n\n{WORDS['fr'].format('ketled')}"
    assert [(fact.case, fact.found) for fact in facts("code", texts)] == [("changed", "ketled")]


@pytest.mark.parametrize("some", [("de", "en", "fr"), ("de", "de-AT", "de-CH", "fr")])
def test_few_versions_and_few_languages_prove_nothing(some: tuple[str, ...]) -> None:
    texts = {each: WORDS[each[:2]].format("kettle_heat.conf") for each in some}
    texts["fr"] = WORDS["fr"].format("ketlte_heat.conf")
    assert not facts("code", texts)


def test_a_word_in_texts_that_were_left_in_english_proves_nothing() -> None:
    texts = {each: WORDS["en"].format("the filter") for each in WORDS} | {
        "de": "Suchen Sie nach dem Filter im Manual."
    }
    assert not facts("code", texts)
