"""A source and one translation, or two: each kind of slip with and without a reference."""

import pytest

from checker.findings import Finding, Severity
from checker.report import Look, render
from checker.run import Judged, Report

from .conftest import judge_texts

# What stands in each language behind the title, whole and with a slip in it.
LINES = {
    "number": {
        "en": "You pay 30 euros a month for the plan.",
        "de": "Sie zahlen 20 Euro im Monat für den Tarif.",
        "nl": "U betaalt 30 euro per maand voor het abonnement.",
    },
    "time": {
        "en": "The office is open until 16:30 on Saturdays.",
        "de": "Das Büro ist samstags bis 15:30 Uhr geöffnet.",
        "nl": "Het kantoor is op zaterdag tot 16:30 uur open.",
    },
    "half a day": {
        "en": "Call us before 4:30 p.m. on Saturdays.",
        "fr": "Appelez-nous le samedi avant 15 h 30.",
        "ja": "土曜日は午後4時30分までにお電話ください。",
    },
    "address": {
        "en": "Write to help@kettle.test for more details.",
        "es": "Escriba a hlep@kettle.test para saber más.",
        "pl": "Więcej informacji: help@kettle.test.",
    },
    "address lost": {
        "en": "Write to help@kettle.test for more details.",
        "es": "Escríbanos para saber más.",
        "pl": "Więcej informacji: help@kettle.test.",
    },
    "placeholder": {
        "en": "Hello {{name}}, we have news for you today.",
        "fr": "Bonjour {{nom}}, nous avons des nouvelles pour vous.",
        "sv": "Hej {{name}}, vi har nyheter till dig i dag.",
    },
    "link": {
        "en": "Read the [guide](https://kettle.test/guide) before you start.",
        "ru": "Прочтите руководство, прежде чем начать.",
        "it": "Leggete la [guida](https://kettle.test/guide) prima di iniziare.",
    },
    "name": {
        "en": "The new app is called Kitebird Pro and is free.",
        "it": "La nuova app si chiama Kitebrid Pro ed è gratuita.",
        "pt": "O novo aplicativo chama-se Kitebird Pro e é gratuito.",
    },
    "date": {
        "en": "It applies from 4 May 2026 to all accounts.",
        "de": "Es gilt ab dem 5. Mai 2026 für alle Konten.",
        "nl": "Het geldt vanaf 4 mei 2026 voor alle accounts.",
    },
    "date lost": {
        "en": "It applies from 4 May 2026 to all accounts.",
        "he": "הדבר יחול בקרוב על כל החשבונות ובכל מקום.",
        "nl": "Het geldt vanaf 4 mei 2026 voor alle accounts.",
    },
}
TIE, LOUD, NOTE, NOTHING = "tie", "loud", "note", ""
# By kind, what is told: two versions with and without a reference, three with and without one.
TOLD = {
    "number": (LOUD, TIE, LOUD, NOTE),
    "time": (LOUD, TIE, LOUD, NOTE),
    "half a day": (LOUD, TIE, LOUD, NOTE),
    "address": (LOUD, TIE, LOUD, NOTE),
    "address lost": (LOUD, NOTE, LOUD, NOTE),
    "placeholder": (LOUD, TIE, LOUD, NOTE),
    "link": (LOUD, NOTE, LOUD, NOTE),
    "name": (LOUD, NOTE, LOUD, NOTE),  # without a reference a name needs more witnesses
    "date": (LOUD, TIE, LOUD, LOUD),
    "date lost": (LOUD, NOTE, LOUD, NOTE),
}


def judged(kind: str, versions: int, reference: str | None) -> Judged:
    lines = list(LINES[kind].items())[:versions]
    return judge_texts({locale: f"# 1\n\n{line}\n" for locale, line in lines}, reference=reference)


def said(finding: Finding) -> str:
    if finding.severity is Severity.NOTE:
        return NOTE
    return TIE if finding.fact.case == "tie" else LOUD


@pytest.mark.parametrize(
    ("kind", "versions", "reference", "told"),
    [
        (kind, versions, reference, told)
        for kind, row in TOLD.items()
        for (versions, reference), told in zip([(2, "en"), (2, None), (3, "en"), (3, None)], row, strict=True)
    ],
)
def test_what_the_reference_holds_is_expected_and_two_versions_contradict_each_other(
    kind: str, versions: int, reference: str | None, told: str
) -> None:
    findings = judged(kind, versions, reference).findings
    assert [said(finding) for finding in findings] == ([told] if told else [])
    at_fault = list(LINES[kind])[1]
    assert all(finding.fact.locale == at_fault for finding in findings if told == LOUD)


@pytest.mark.parametrize("kind", [kind for kind, row in TOLD.items() if row[1] == TIE])
def test_a_tie_expects_nothing_and_repairs_nothing(kind: str) -> None:
    (finding,) = judged(kind, 2, None).findings
    assert (finding.fact.expected, finding.fact.fix) == ("", None)
    assert all(f" in {locale}" in finding.message for locale in list(LINES[kind])[:2])


@pytest.mark.parametrize("kind", LINES)
@pytest.mark.parametrize("reference", [None, "en"])
def test_where_two_versions_stand_nobody_votes(kind: str, reference: str | None) -> None:
    report = render(Report((judged(kind, 2, reference),)), "full", Look(notes=True))
    assert not any(words in report for words in ("1 of 2", "agree,", "the versions vote"))


STEPS = {
    "en": ["Take the kettle to the shop.", "Bring the receipt with you.", "Choose a new kettle."],
    "de": ["Bringen Sie den Wasserkocher ins Geschäft.", "Suchen Sie sich einen neuen aus."],
}
AROUND = {
    "en": ("How to return the kettle:", "Thank you."),
    "de": ("So geben Sie den Wasserkocher zurück:", "Vielen Dank."),
}


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        (None, ("one-sided", "de")),
        ("en", ("missing-somewhere", "de")),
        ("de", ("extra-somewhere", "en")),
    ],
)
def test_an_item_of_a_list_is_missed_with_a_reference_as_without(
    reference: str | None, told: tuple[str, str]
) -> None:
    texts = {
        locale: f"{AROUND[locale][0]}\n\n" + "".join(f"- {s}\n" for s in steps) + f"\n{AROUND[locale][1]}\n"
        for locale, steps in STEPS.items()
    }
    (finding,) = judge_texts(texts, reference=reference).findings
    assert (finding.fact.case, finding.fact.locale, finding.severity) == (*told, Severity.WARNING)


@pytest.mark.parametrize(
    ("english", "other", "locale"),
    [
        (
            "Write to privacy@kettle.test.",
            "Schreiben Sie an datenschutz@kettle.test.",
            "de",
        ),  # a desk of its own
        ("Call before 9:00 PST.", "Appelez avant 18:00 GMT.", "fr"),  # another zone
        ("It ends on 4 May 2026.", "Termina il quattro maggio 2026.", "it"),  # the year is there
        ("Open the Filter in Lumibox.", "Ouvrez le Filtre de Lumibox.", "fr"),  # a word of the language
        ("Call Lumibox Pro.", "Zavolejte do Lumiboxu Pro.", "cs"),  # inflected, with the rest of its name
        ("Call Lumibox or open Lumibox.", "Zavolejte Lumibox nebo v Lumiboxu napište.", "cs"),  # inflected
    ],
)
def test_what_a_translation_may_say_otherwise_is_no_more_than_a_note(
    english: str, other: str, locale: str
) -> None:
    texts = {"en": f"# 1\n\n{english}\n", locale: f"# 1\n\n{other}\n"}
    for reference in (None, "en"):
        found = judge_texts(texts, reference=reference).findings
        assert [f.message for f in found if f.severity > Severity.NOTE] == []


def test_what_a_person_fills_in_may_be_named_in_the_words_of_each_of_two_versions() -> None:
    steps = {
        "en": ["Send {file} to us.", "Choose {device}.", "Enter {name}."],
        "it": ["Inviateci {documento}.", "Scegliete {dispositivo}.", "Inserite {nome}."],
    }
    texts = {locale: "".join(f"{line}\n\n" for line in lines) for locale, lines in steps.items()}
    assert judge_texts(texts, reference="en").findings == ()


def test_a_time_that_both_translations_state_otherwise_is_told_once_of_the_reference() -> None:
    texts = {
        "en": "Call before 16:30.\n",
        "de": "Rufen Sie vor 15:30 Uhr an.\n",
        "nl": "Bel vóór 15:30 uur.\n",
    }
    (finding,) = judge_texts(texts, reference="en").findings
    assert (finding.fact.locale, finding.severity) == ("en", Severity.NOTE)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            {
                "en": "Open Kitebird Pro. You find Kitebird in the shop.",
                "fr": "Ouvrez Kitebrid Pro. Vous trouvez Kitebird en magasin.",
            },
            [("one-letter-off", "fr", "Kitebird")],  # it is written right elsewhere in the same version
        ),
        (
            {
                "en": "Open Kitebrid Pro. You find Kitebird in the shop.",
                "fr": "Ouvrez Kitebird Pro. Vous trouvez Kitebird en magasin.",
            },
            [("one-letter-off", "en", "Kitebird")],
        ),
        (
            {
                "en": "Open Kitebird on your phone. You find Kitebird at kitebird.test.",
                "fr": "Ouvrez Kitebrid sur votre téléphone. Vous trouvez Kitebird sur kitebird.test.",
            },
            [("one-letter-off", "fr", "Kitebird")],  # an address is small, and no word
        ),
        (
            {
                "de": "Öffnen Sie Kitebird und melden Sie sich an. Kitebird ist kostenlos, und es bleibt so.",
                "nl": "Open Kitebird en meld u aan. KitebirdIs gratis, en dat is en blijft zo.",
            },
            [("run-together", "nl", "Kitebird Is")],
        ),
        (
            {
                "de": "Öffnen Sie Kitebird. Kitebird ist da, mit Kamera.",
                "nl": "Open Kitebird. KitebirdCam is er, met camera.",
            },
            [],  # a product of its own, as far as one can tell
        ),
        (
            {"de": "Das Beispiel Kitebird Pro zeigt es.", "lb": "De Beispill Kitebird Pro weist et."},
            [],  # one word in two languages that are next of kin
        ),
        (
            {"cs": "Otevřete Kitebirdu Pro a čtěte dál.", "en": "Open Kitebird Pro and read on."},
            [],  # inflected
        ),
    ],
)
def test_of_two_versions_that_spell_a_name_differently_the_one_that_contradicts_itself_is_told(
    texts: dict[str, str], told: list[tuple[str, str, str]]
) -> None:
    found = judge_texts({locale: f"# 1\n\n{text}\n" for locale, text in texts.items()}).findings
    assert [(one.fact.case, one.fact.locale, one.fact.expected) for one in found] == told
