"""What the structure check states about departures: rule, case, place, words and details."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import pytest

from checker import wording
from checker.align import Departure, Spot, align
from checker.checks import structure
from checker.checks.structure.cases import weight
from checker.demands import Demands
from checker.discover import Family
from checker.findings import Fact, Related
from checker.judge import judge
from checker.place import Place
from checker.voting import Vote

from .compared import facts as facts_of, said
from .conftest import judge_texts
from .test_align import HEAD, NOTES, NOTICE, OLDER, TAIL, edited, notice_of, version_of


def facts(family: Sequence[Sequence[str]], reference: str | None = None) -> list[Fact]:
    versions = tuple(version_of(number) for number in range(len(family)))
    notices = [notice_of(version, blocks) for version, blocks in zip(versions, family, strict=True)]
    table = align(Family("notice", versions, reference, "test"), notices)
    return list(structure.check(table, Demands()))


# In words of each language, for what several versions have letter for letter is known by that.
SHORT = [
    [*NOTICE, *items]
    for items in (
        ["- الشيء الأول", "- شيء ثانٍ", "- شيء ثالث", "- شيء آخر"],
        ["- první věc", "- druhá věc", "- třetí věc", "- jiné věci"],
        ["- erste Sache", "- zweite Sache", "- dritte Sache", "- andere Sache"],
        ["- first thing", "- second one", "- third thing", "- other thing"],
    )
]


@pytest.mark.parametrize(
    ("family", "cases"),
    [
        ([NOTICE] * 3 + [edited((8, 9, []))], [("same-blocks", "missing")]),
        ([NOTICE] * 2 + [edited((8, 9, []))], [("same-blocks", "missing-by-few")]),
        ([NOTICE, edited((8, 9, []))], [("same-blocks", "one-sided")]),
        ([*SHORT[:3], SHORT[3][:-2] + SHORT[3][-1:]], [("same-blocks", "missing-somewhere")]),
        ([NOTICE] * 3 + [edited((6, 9, []))], [("same-sections", "missing")]),
        ([edited((6, 9, []))] * 3 + [NOTICE], [("same-sections", "extra")]),
        ([NOTICE] * 3 + [edited((8, 8, [NOTICE[7]]))], [("said-once", "duplicate")]),
        # what versions in several languages say again is of their text
        ([NOTICE] * 6 + [edited((8, 8, [NOTICE[7]]))] * 2, [("same-text", "two-editions")]),
        ([NOTICE] * 3 + [edited((6, 7, [NOTICE[6][2:]]))], [("same-headings", "kind")]),
        ([NOTICE] * 6 + [edited((8, 9, []))] * 2, [("same-blocks", "missing")] * 2),  # one for each file
        ([NOTICE] * 2 + [edited((8, 9, []))] * 2, [("same-text", "two-editions")]),
    ],
)
def test_a_departure_breaks_one_case(family: list[list[str]], cases: list[tuple[str, str]]) -> None:
    assert [(fact.rule, fact.case) for fact in facts(family)] == cases


def test_what_departs_of_another_edition_is_told_once() -> None:
    notice = [NOTES] * 4 + [[*HEAD, *OLDER, *TAIL]]
    assert [(fact.case, fact.details["changes"]) for fact in facts(notice)] == [
        ("many-differences", "missing at 2 places")
    ]


# Blocks of a version's own at five places, none of them long.
REMARKS = {
    0: "ask us before you throw the box away",
    3: "- write down where you bought it",
    5: "- keep the lid",
    8: "the shop may ask for your name",
    11: "this page was last changed in spring",
}
WITH_REMARKS = [each for at, line in enumerate(NOTICE) for each in (line, REMARKS.get(at)) if each]


def test_what_a_version_has_besides_is_not_called_another_edition() -> None:
    """It lacks nothing, so nothing speaks for an older text."""
    (fact,) = facts([NOTICE] * 5 + [WITH_REMARKS])
    assert (fact.rule, fact.case, fact.details["added"]) == ("same-text", "extra", "5 blocks")
    assert fact.found == REMARKS[0]


def test_what_a_version_has_besides_may_begin_with_words_about_the_translation() -> None:
    (fact,) = facts([NOTICE] * 5 + [["translation by Karel Novák", *WITH_REMARKS]])
    assert (fact.rule, fact.case, fact.details["added"]) == ("same-text", "extra", "6 blocks")


def test_what_two_versions_have_besides_is_told_once() -> None:
    (fact,) = facts([NOTICE] * 6 + [WITH_REMARKS] * 2)
    assert (fact.case, fact.details["among"], fact.details["added"]) == ("extra", "nl, sk", "5 blocks")


def test_what_a_version_adds_in_a_large_part_is_told_once() -> None:
    """Departures of which each stands for itself are joined by how much of the version they are."""
    longer = edited(
        (2, 2, ["we are sorry for the trouble", "nobody has been hurt", "nobody will be", "we promise"]),
        (9, 9, ["cards too", "you get it back at once", "we never ask for more"]),
        (12, 12, ["write to us at <mail> by day or by night"]),
    )
    (fact,) = facts([NOTICE[:12]] * 5 + [longer])
    assert (fact.rule, fact.case, fact.details["added"]) == ("same-text", "extra", "8 paragraphs")


QUESTIONS = {
    "de": [
        "Wie fülle ich ihn?",
        "Wie reinige ich ihn?",
        "Wo steht er?",
        "Wer darf ihn benutzen?",
        "Was kostet er?",
    ],
    "en": [
        "How do I fill it?",
        "How do I clean it?",
        "Where does it stand?",
        "Who may use it?",
        "What does it cost?",
    ],
    "es": [
        "¿Cómo lo lleno?",
        "¿Cómo lo limpio?",
        "¿Dónde lo pongo?",
        "¿Quién puede usarlo?",
        "¿Cuánto cuesta?",
    ],
    "fr": [
        "Comment la remplir ?",
        "Comment la nettoyer ?",
        "Où la poser ?",
        "Qui peut s’en servir ?",
        "Son prix ?",
    ],
    "uk": [
        "Як його наповнити?",
        "Як його чистити?",
        "Де йому стояти?",
        "Хто може ним користуватися?",
        "Яка ціна?",
    ],
}
ANSWERS = {
    "de": "Das steht auf der Karte, die in der Schachtel liegt, und auf der Rückseite des Geräts.",
    "en": "You find that on the card that lies in the box, and on the back of the device.",
    "es": "Lo encuentra en la tarjeta que está en la caja y en la parte de atrás del aparato.",
    "fr": "Vous le trouvez sur la carte qui se trouve dans la boîte et au dos de l’appareil.",
    "uk": "Про це написано на картці, що лежить у коробці, і на звороті пристрою.",
}


def questions(locale: str, *beside: str) -> str:
    """Questions as headings, with English ones or a remark below those for which some are given."""
    below = dict(zip(QUESTIONS[locale], beside, strict=False))
    sections = (
        f"## {question}\n\n{below.get(question, '')}\n\n{ANSWERS[locale]} {at}0 ml.\n"
        for at, question in enumerate(QUESTIONS[locale], 1)
    )
    return "# Nordlys\n\n" + "\n".join(sections)


KEYS = {
    "de": ("Dateien", "Zweige", "Verlauf", "Zurück zur Liste der Dateien", "Den Namen des Zweigs ändern"),
    "en": ("Files", "Branches", "Log", "Go back to the list of files", "Change the name of the branch"),
    "es": ("Archivos", "Ramas", "Registro", "Volver a la lista de archivos", "Cambiar el nombre de la rama"),
    "fr": (
        "Fichiers",
        "Branches",
        "Journal",
        "Revenir à la liste des fichiers",
        "Changer le nom de la branche",
    ),
    "pl": ("Pliki", "Gałęzie", "Dziennik", "Wróć do listy wszystkich plików", "Zmień nazwę wybranej gałęzi"),
}


def keys(locale: str, *windows: str) -> str:
    """Tables of keys, a window each: ``b`` goes back, ``c`` changes a name."""
    *titles, again, change = KEYS[locale]
    row = {"b": f"| Esc | {again} |\n", "c": f"| r | {change} |\n"}
    parts = [
        f"## {title}\n\n| key | |\n|---|---|\n| n | {title} {at}, {change} |\n{''.join(row[each] for each in rows)}"
        for at, (title, rows) in enumerate(zip(titles, windows, strict=True))
    ]
    return "# Nordlys\n\n" + "\n".join(parts)


@pytest.mark.parametrize(
    ("windows", "told"),
    [
        (("bc", "c", "b"), []),  # one key does the same in two windows
        (("b", "cc", "b"), ["duplicate"]),  # a row again, right below itself
    ],
)
def test_a_row_may_stand_in_several_tables_where_rows_do_in_other_versions(
    windows: tuple[str, ...], told: list[str]
) -> None:
    texts = {locale: keys(locale, "b", "c", "b") for locale in KEYS} | {"pl": keys("pl", *windows)}
    assert [fact.case for fact in facts_of("structure", texts) if fact.rule == "said-once"] == told


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        # the English questions stay beside their translations: own-language tells each of them
        (
            [
                "How do I fill the kettle?",
                "How do I clean it?",
                "Where does it stand?",
                "Who may use it?",
                "How much does the kettle cost?",
            ],
            [],
        ),
        # so it does, but for the remarks
        (
            [
                "Наповнюйте повільно.",
                "How do I clean the kettle?",
                "Не на підлозі.",
                "Who may use it?",
                "Гривень.",
            ],
            [("extra", "3 paragraphs")],
        ),
    ],
)
def test_what_is_told_as_foreign_is_not_counted_among_the_blocks_of_its_own(
    beside: list[str], told: list[tuple[str, str]]
) -> None:
    texts = {locale: questions(locale) for locale in QUESTIONS} | {"uk": questions("uk", *beside)}
    assert [(fact.case, fact.details.get("added")) for fact in facts_of("structure", texts)] == told


def test_a_version_that_lacks_much_at_several_places_is_told_once() -> None:
    shorter = edited((1, 2, []), (4, 5, []), (8, 9, []), (10, 11, []))
    assert [fact.case for fact in facts([NOTICE] * 4 + [shorter])] == ["many-differences"]
    assert [fact.case for fact in facts([NOTICE] * 4 + [edited((1, 2, []), (8, 9, []))])] == ["missing"] * 2


# The second thing is short in most languages, and longer in an edition of two.
EDITIONS = [
    [*NOTICE, *items]
    for items in (
        ["- الحلقة مقسمة حسب ألوان المراحل", "- أمان أفضل"],
        ["- kruh je rozdělený podle barev fází", "- lepší záruky"],
        ["- der Ring ist nach Farben geteilt", "- mehr Sicherheit"],
        ["- the ring is divided by its colours", "- safer now"],
        ["- l’anneau est divisé par couleurs", "- plus de sûreté"],
        ["- 高リングは色で分けられています", "- より安全に"],
        ["- кольцо поделено по цветам", "- безопаснее на уровне всей системы телефона"],
        ["- renkli çember", "- işletim sistemi düzeyinde artık çok daha güvenli"],
    )
]


def test_neighbours_whose_lengths_contradict_each_other_are_in_order() -> None:
    assert "same-order" not in {fact.rule for fact in facts(EDITIONS)}


def test_words_that_another_version_has_elsewhere_are_not_said_to_be_in_no_other() -> None:
    offer = "we are sorry for the trouble and offer a new kettle to everybody who has read this"
    (fact,) = facts([NOTICE] * 5 + [edited((12, 12, [offer]))])
    assert (fact.case, fact.locale) == ("extra", "ja")
    told = facts([NOTICE] * 6 + [edited((11, 12, [offer]))] * 2 + [edited((12, 12, [offer]))])
    assert ("two-editions", "only in th, nl, sk") in [(fact.case, fact.details["sides"]) for fact in told]
    assert "extra" not in {fact.case for fact in told}
    left = edited(
        (2, 2, [NOTICE[1]]),
        (1, 2, ["der Griff kann sich lösen, und heißes Wasser läuft Ihnen über die Hand"]),
    )
    assert [fact.case for fact in facts([NOTICE] * 5 + [left])] == ["extra"]


def test_in_plain_text_a_first_line_may_end_as_it_likes() -> None:
    texts = {
        "cs": "Baterii je třeba vyměnit\n\nPřineste ji do prodejny.\n",
        "de": "Der Akku muss getauscht werden.\n\nBringen Sie ihn in den Laden.\n",
        "en": "The battery must be replaced\n\nTake it to the shop.\n",
        "fr": "La batterie doit être remplacée\n\nApportez-la au magasin.\n",
    }
    assert said("structure", texts, kind="text") == []
    marked = {locale: ("# " if locale != "de" else "") + text for locale, text in texts.items()}
    assert [case for case, *_ in said("structure", marked)] == ["kind"]


@pytest.mark.parametrize(
    "closing", [["? was this clear", "! yes", "! no"], ["! yes", "! no"], ["! no"]], ids=len
)
def test_a_closing_question_is_left_to_its_own_check(closing: list[str]) -> None:
    whole = [*NOTICE, "? was this clear", "! yes", "! no"]
    assert facts([whole] * 3 + [whole[: -len(closing)]]) == []


def test_a_missing_block_is_told_with_its_words_and_place() -> None:
    (fact,) = facts([NOTICE] * 3 + [edited((1, 2, []))])
    assert (fact.place.line, fact.place.column, fact.place.end_column) == (1, 23, 23)
    assert fact.expected == "the handle of the kettle can come off while you pour and ho…"
    assert (fact.vote, fact.details["where"]) == (Vote(3, 4), "after line 1")
    assert [related.locale for related in fact.related] == ["de", "cs", "ar"]  # as most can read


def test_two_blocks_that_changed_places_are_both_quoted() -> None:
    (fact,) = facts([NOTICE] * 3 + [edited((10, 12, [NOTICE[11], NOTICE[10]]))])
    assert (fact.case, fact.details["first"], fact.details["second"]) == (
        "swapped",
        f"“{_cut(NOTICE[11])}” (line 11)",
        f"“{_cut(NOTICE[10])}” (line 12)",
    )


@pytest.mark.parametrize(
    ("words", "cases"),
    [
        (
            "このフォルダーに進んで、設定を開いてください",
            [],
        ),  # the verb stands last, and the folder before it
        ("then go to this folder of your kettle", []),
        ("Then go to this folder of your kettle", ["swapped"]),
    ],
)
def test_a_sentence_may_end_behind_the_code_that_it_names(words: str, cases: list[str]) -> None:
    asked = ["then go to this folder of your kettle", "` /home/kettle/lilies/current/settings"]
    family = [[*NOTICE[:6], *asked, *NOTICE[6:]]] * 5 + [[*NOTICE[:6], asked[1], words, *NOTICE[6:]]]
    assert [fact.case for fact in facts(family)] == cases


def _cut(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def test_a_heading_left_beside_its_translation_is_told_as_such() -> None:
    czech = [*NOTICE[:6], "# your money", "# vaše peníze", *NOTICE[7:]]
    (fact,) = facts([NOTICE, czech, NOTICE, NOTICE])
    assert (fact.rule, fact.case, fact.found) == ("translated-headings", "left-over", "your money")


def test_of_two_headings_the_one_that_others_have_is_left_over() -> None:
    english = "# Ideas that nobody works on"
    others = [[*NOTICE[:6], english, *NOTICE[7:]]] * 4
    french = [*NOTICE[:6], "# Idées auxquelles personne ne travaille en ce moment", english, *NOTICE[7:]]
    (fact,) = facts([*others, french])
    assert (fact.rule, fact.case, fact.found) == ("translated-headings", "left-over", english[2:])


def test_a_heading_that_one_version_has_not_translated_is_not_left_over_in_the_source() -> None:
    asked = [*NOTICE[:6], "# Kettle clubs", "ask the other owners there what they have done", *NOTICE[6:]]
    bare = [line for line in asked if not line.startswith("ask the other")]
    told = facts([NOTICE, NOTICE, NOTICE, asked, bare, NOTICE, NOTICE], reference="en")
    assert [(fact.rule, fact.case) for fact in told] == [("same-text", "two-editions")]


def test_a_heading_that_several_versions_have_alike_is_left_over_in_none() -> None:
    without = [line for line in NOTICE if not line.startswith("#")]
    named = [*without[:3], "# IRC", "come and ask us there at any time of the day", *without[3:]]
    told = facts([named, without, named, named, without, without, named])
    assert "translated-headings" not in {fact.rule for fact in told}


@pytest.mark.parametrize(
    ("lacking", "where"),
    [
        ([2], "after line 2 (item 3 of 6)"),
        ([2, 3], "after line 2 (items 3 to 4 of 6)"),
        ([6], "after line 6"),  # no item
    ],
)
def test_an_item_that_is_lacking_has_a_number(lacking: list[int], where: str) -> None:
    items = [f"- the lamp of the <room-{number}> is {'very ' * number}bright" for number in range(6)]
    whole = [*items, "the lamps come in a <box> that belongs to you"]
    cut = [line for at, line in enumerate(whole) if at not in lacking]
    (fact,) = facts([whole] * 4 + [cut])
    assert fact.details["where"] == where


def test_a_range_names_its_lines() -> None:
    (fact,) = facts([*SHORT[:3], SHORT[3][:-2] + SHORT[3][-1:]])
    assert fact.details["where"] == "between lines 12 and 15"


@pytest.mark.parametrize(("lacking", "less"), [(1, "one fewer"), (2, "fewer")])
def test_in_a_range_one_is_lacking_or_several(lacking: int, less: str) -> None:
    (fact,) = facts([*SHORT[:3], SHORT[3][: -lacking - 1] + SHORT[3][-1:]])
    assert (fact.case, fact.details["less"]) == ("missing-somewhere", less)


def test_a_moved_block_says_where_it_belongs() -> None:
    (fact,) = facts([NOTICE] * 3 + [edited((8, 9, []), (12, 12, [NOTICE[8]]))])
    assert (fact.place.line, fact.details["belongs"]) == (12, "after line 8")


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (("paragraph",), "a paragraph"),
        (("item", "item", "item"), "3 list items"),
        (("heading", "paragraph", "item"), "a section of 3 blocks"),
        (("heading", "paragraph", "heading", "item"), "2 sections of 4 blocks in all"),
        (("paragraph", "code"), "2 blocks"),
    ],
)
def test_blocks_in_words(kinds: tuple[str, ...], words: str) -> None:
    assert wording.blocks(kinds) == words


@pytest.mark.parametrize(
    ("evidence", "agree", "voters", "expected"),
    [
        ({"certain": True}, 3, 4, "sure"),
        ({"certain": False, "fingerprints": True}, 9, 12, "sure"),
        ({"certain": True, "fingerprints": True}, 2, 3, "likely"),  # of three versions a warning at most
        ({"certain": False}, 11, 12, "somewhere"),  # surely lacking, wherever it belongs
        ({"certain": False}, 2, 3, "unsure"),
        ({"certain": True, "fingerprints": True}, 1, 2, "likely"),
        ({"certain": False, "fingerprints": True}, 1, 2, "unsure"),
        ({"certain": True, "fingerprints": True}, 2, 4, "likely"),
    ],
)
def test_evidence_and_vote_give_the_weight(
    evidence: dict[str, bool], agree: int, voters: int, expected: str
) -> None:
    departure = Departure("missing", Spot(0, 0, 0), Vote(agree, voters), ("paragraph",), **evidence)  # type: ignore[arg-type]
    assert weight(departure) == expected


@pytest.mark.parametrize(
    ("family", "sides", "others"),
    [
        ([NOTICE] * 2 + [edited((8, 9, []))] * 2, "lacking in de, en", "have it"),
        ([edited((8, 9, []))] * 3 + [NOTICE] * 2, "only in en, fr", "do without it"),
    ],
)
def test_two_camps_say_who_has_what(family: list[list[str]], sides: str, others: str) -> None:
    (fact,) = facts(family)
    assert (fact.case, fact.details["sides"], fact.details["others"]) == ("two-editions", sides, others)


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("Put the lamp on a flat table.", "translate it"),
        ("{{ sidebar }}", "copy it"),
        ("![](lamp.png)", "copy it"),
        ("https://kettle.test/lamp", "copy it"),
        ("[Lamp](https://kettle.test/lamp)", "translate it"),  # its words are the language's
        ("<https://kettle.test/lamp> or {{ sidebar }}", "translate it"),
        ("2026", "copy it"),
    ],
)
def test_what_holds_no_words_is_copied(words: str, remedy: str) -> None:
    texts = {
        locale: f"# {locale}\n\n- {locale} one\n- {locale} two\n\n{words}\n\n## {locale} 2\n\n- {locale} three\n"
        for locale in ("cs", "de", "en", "fr")
    }
    texts["fr"] = texts["fr"].replace(words + "\n\n", "")
    (fact,) = facts_of("structure", texts)
    assert (fact.locale, fact.details["remedy"]) == ("fr", remedy)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ({"de": [3]}, "de: line 3"),
        ({"de": [3, 9, 9], "fr": [4]}, "de: lines 3, 9; fr: line 4"),
        ({"de": [1], "fr": [2], "it": [3], "nl": [4]}, "de: line 1; fr: line 2; it: line 3; 1 more version"),
        ({"de": [*range(1, 12)]}, "de: lines 1, 2, 3, 4, 5, 6, 7, 8 and 3 more"),
    ],
)
def test_places_are_named_by_their_lines(lines: dict[str, list[int]], said: str) -> None:
    path = PurePosixPath("notice.md")
    places = [(locale, Place(path, line, 1, line, 1)) for locale, all_ in lines.items() for line in all_]
    assert wording.lines_of(places) == said


def test_who_translated_a_version_is_told_there_alone() -> None:
    lamp = {
        "en": "# The lamp\n\nPut the lamp on a flat table.\n",
        "de": "# Die Lampe\n\nStellen Sie die Lampe auf einen ebenen Tisch.\n",
        "fr": "# La lampe\n\nPosez la lampe sur une table plane.\n\n## Traduction\n\nTraduit par Luc Morel.\n",
        "nl": "# De lamp\n\nZet de lamp op een vlakke tafel.\n",
        "sv": "# Lampan\n\nStäll lampan på ett plant bord.\n",
    }
    assert [(fact.rule, fact.case, fact.locale) for fact in facts_of("structure", lamp)] == [
        ("same-sections", "credit", "fr")
    ]


LAMPS = {
    "en": "# The lamp\n\nPut the lamp on a flat table, far from the [curtains](#1).{}\n\n## Help\n\nCall us.\n",
    "de": "# Die Lampe\n\nStellen Sie die Lampe auf einen Tisch, fern vom [Fenster](#1).{}\n\n## Hilfe\n\nAnrufen.\n",
    "fr": "# La lampe\n\nPosez la lampe sur une table plane, loin des [rideaux](#1).{}\n\n## Aide\n\nAppelez-nous.\n",
    "it": "# La lampada\n\nPosate la lampada su un tavolo, lontano dalle [tende](#1).{}\n\n## Aiuto\n\nChiamateci.\n",
    "nl": "# De lamp\n\nZet de lamp op een vlakke tafel, ver van de [gordijnen](#1).{}\n\n## Hulp\n\nBel ons.\n",
    "sv": "# Lampan\n\nStäll lampan på ett plant bord, långt från [gardinerna](#1).{}\n\n## Hjälp\n\nRing oss.\n",
}


@pytest.mark.parametrize(
    ("added", "cases"),
    [
        ({"fr": "Traduction : [Luc Morel](https://morel.example)."}, {("fr", "credit")}),
        (
            {"de": "Übersetzung von:\n\n- Jan Kern\n- [Ada Lund](https://lund.example)"},
            {("de", "credit")},
        ),
        # a sentence at the beginning or the end
        (
            {"de": "Alle Angaben auf dieser Seite sind eine Übersetzung; es gilt die [englische](#2)."},
            {("de", "credit")},
        ),
        ({"fr": "Ne posez jamais la lampe au [bord](#2)."}, {("fr", "extra")}),
        ({"fr": "Il vous faut :\n\n- une lampe\n- une table"}, {("fr", "extra")}),
    ],
)
def test_words_about_the_translation_belong_to_one_version(
    added: dict[str, str], cases: set[tuple[str, str]]
) -> None:
    texts = {
        locale: text.format(f"\n\n{added[locale]}" if locale in added else "")
        for locale, text in LAMPS.items()
    }
    assert {(fact.locale, fact.case) for fact in facts_of("structure", texts)} == cases


CREDITS = {
    "en": "## Translation\n\nAda Lund.",
    "de": "## Übersetzung\n\nJan Kern.",
    "fr": "## Traduction\n\nLuc Morel.",
    "it": "## Traduzione\n\nPia Neri.",
    "nl": "## Vertaling\n\nBas Dekker.",
    "sv": "## Översättning\n\nLars Ek.",
}


@pytest.mark.parametrize(
    ("added", "case"),
    [
        ("## Le câble\n\nNe tirez jamais sur le câble de la lampe, surtout près du feu.", "extra"),
        ("## Traducteurs\n\nEva Petit, Jean Blanc et quelques amis de la maison.", "credit"),
        ("Eva Petit, Jean Blanc et quelques amis de la maison.", "credit"),
    ],
)
def test_a_section_below_the_one_about_the_translation_is_no_credit(added: str, case: str) -> None:
    texts = {locale: f"{text.format('')}\n{CREDITS[locale]}\n" for locale, text in LAMPS.items()}
    texts["fr"] += f"\n{added}\n"
    assert {(fact.locale, fact.case) for fact in facts_of("structure", texts)} == {("fr", case)}


@pytest.mark.parametrize(
    ("locale", "words", "case"),
    [
        ("vi", "Dịch vụ khách hàng ở ngay gần [nhà](#2).", "extra"),
        ("vi", "Bản dịch của [Lan Trần](#2).", "credit"),
        ("ca", "Advertiment: no poseu mai el llum a la [vora](#2).", "extra"),
        ("id", "Penerjemah naskah ini adalah [Budi Santoso dari Jakarta](#2).", "credit"),
        ("id", "PENTERJEMAH [Budi Santoso dari Jakarta dan kawan-kawan](#2).", "credit"),
        ("pl", "Przetłumaczył [Jan Nowak](#2).", "credit"),
        ("he", "התרגום: [דנה לוי](#2).", "credit"),
    ],
)
def test_words_that_hold_a_word_for_translation_are_no_credit(locale: str, words: str, case: str) -> None:
    own = {
        "vi": "# Cái đèn\n\nĐặt đèn trên bàn phẳng, xa [rèm cửa](#1).{}\n\n## Trợ giúp\n\nGọi chúng tôi.\n",
        "ca": "# El llum\n\nPoseu el llum lluny de les [cortines](#1).{}\n\n## Ajuda\n\nTruqueu-nos.\n",
        "id": "# Lampu\n\nLetakkan lampu di meja, jauh dari [tirai](#1).{}\n\n## Bantuan\n\nHubungi kami.\n",
        "pl": "# Lampa\n\nPostaw lampę na stole, z dala od [zasłon](#1).{}\n\n## Pomoc\n\nZadzwoń.\n",
        "he": "# המנורה\n\nהניחו את המנורה על שולחן, רחוק מן [הווילון](#1).{}\n\n## עזרה\n\nהתקשרו.\n",
    }
    texts = {other: text.format("") for other, text in LAMPS.items()}
    texts[locale] = own[locale].format(f"\n\n{words}")
    assert {(fact.locale, fact.case) for fact in facts_of("structure", texts)} == {(locale, case)}


NEWS = {
    "de": [
        "Neuer Name der Datei (#84)",
        "Fehler im Fenster der Einstellungen behoben (#87)",
        "Größere Schrift (#91)",
    ],
    "en": [
        "New name of the file (#84)",
        "Mended a slip in the window of settings (#87)",
        "Larger type (#91)",
    ],
    "fr": [
        "Nouveau nom du fichier (#84)",
        "Correction dans la fenêtre des réglages (#87)",
        "Lettres agrandies (#91)",
    ],
    "it": [
        "Nuovo nome del file (#84)",
        "Corretto un errore nella finestra (#87)",
        "Caratteri più grandi (#91)",
    ],
}


@pytest.mark.parametrize("kind", ["markdown", "text"])
@pytest.mark.parametrize(("between", "case"), [(" - ", "run-in"), (" ", "merged")])
def test_a_list_in_one_line_lacks_nothing(kind: str, between: str, case: str) -> None:
    """One block alone tells no ratio of lengths but that of the whole."""
    texts = {locale: "- " + "\n- ".join(items) for locale, items in NEWS.items()}
    texts["fr"] = "- " + between.join(NEWS["fr"])
    assert [(fact.case, fact.locale) for fact in facts_of("structure", texts, kind)] == [(case, "fr")]


def test_a_heading_left_over_is_that_of_the_reference_first() -> None:
    german = [*NOTICE[:6], "# your money", *NOTICE[7:]]
    czech = [*NOTICE[:6], "# your money", "# vaše peníze", *NOTICE[7:]]
    family = [czech, german, german, german, german]
    reference = version_of(3).locale
    (fact,) = [fact for fact in facts(family, reference) if fact.rule == "translated-headings"]
    assert fact.details["there"] == reference


def test_a_source_is_not_blamed_for_lacking_what_was_added_to_its_translations() -> None:
    remark = "a short translation: what counts is the English text"
    translated = [NOTICE[0], remark, *NOTICE[1:]]
    family = [translated, translated, translated, NOTICE]
    (fact,) = facts(family, version_of(3).locale)
    assert (fact.rule, fact.case, fact.locale) == ("same-text", "two-editions", "en")
    assert fact.details["sides"] == "lacking in the source, en"
    # without a source it is lacking, but English may be what was translated
    assert [each.case for each in facts(family)] == ["missing-credit"]


@pytest.mark.parametrize(
    ("source", "sides"),
    [
        (edited((1, 2, []), (8, 9, [])), "lacking in the source, en"),  # two places, an edition of the text
        ([*NOTICE[:4], f"{NOTICE[4]} {NOTICE[5][2:]}", *NOTICE[6:]], "in one in the source, en"),
        ([*NOTICE[:2], "what to do now", *NOTICE[3:]], "put in another way in the source, en"),
    ],
)
def test_a_source_is_not_blamed_by_all_of_the_versions_either(source: list[str], sides: str) -> None:
    (fact,) = facts([NOTICE] * 3 + [source] + [NOTICE] * 3, version_of(3).locale)
    assert (fact.rule, fact.case, fact.details["sides"]) == ("same-text", "two-editions", sides)


def test_what_several_versions_have_more_than_the_source_is_told_once() -> None:
    longer = [*NOTICE, "write to us at <mail> whenever you want to know more than this page says"]
    (fact,) = facts([NOTICE, longer, NOTICE, longer, NOTICE], version_of(0).locale)
    assert (fact.rule, fact.case, fact.details["sides"]) == ("same-text", "two-editions", "only in cs, en")


def test_an_edition_of_the_reference_counts_those_that_have_it_too() -> None:
    older = edited((1, 2, []), (8, 9, []))
    family = [older] * 7 + [NOTICE] * 2
    (fact,) = [each for each in facts(family, version_of(7).locale) if each.rule == "same-text"]
    assert (fact.case, fact.details["among"]) == (
        "extra",
        f"the source, {version_of(7).locale}, and in 1 more",
    )


def test_blocks_that_versions_each_add_are_those_of_the_first_of_them() -> None:
    own = [
        ["# czech help", "ask karel or jana in our shop in brno"],
        [
            "the german text comes from our shop in kiel where anna made it in a week of rain with two of her friends"
        ],
        ["made by luc"],
    ]
    family = [[*NOTICE, *added] for added in ([], own[0], own[1], [], own[2], [], [], [])]
    (fact,) = facts(family)
    assert (fact.case, fact.details["what"], fact.expected) == (
        "two-editions",
        "a section of 2 blocks",
        "czech help",
    )
    assert fact.details["sides"].endswith("added in cs, de, fr")


OLDER_NOTICE = edited((1, 2, []), (8, 9, []))
JOINED = edited((7, 9, [f"{NOTICE[7]} {NOTICE[8]}"]))
UNMARKED = edited((6, 7, [NOTICE[6][2:]]))


@pytest.mark.parametrize(
    ("family", "what", "sides", "others"),
    [
        (
            [OLDER_NOTICE] * 5 + [NOTICE] * 3,
            "2 paragraphs at 2 places",
            "only in {}, and in 2 more",
            "do without it",
        ),
        (
            [NOTICE] * 5 + [OLDER_NOTICE] * 3,
            "2 paragraphs at 2 places",
            "lacking in {}, and in 2 more",
            "have it",
        ),
        ([JOINED] * 5 + [NOTICE] * 3, "2 paragraphs", "apart in {}, and in 2 more", "have them in one"),
        ([NOTICE] * 5 + [JOINED] * 3, "a paragraph", "in one in {}, and in 2 more", "have them apart"),
        (
            [UNMARKED] * 5 + [NOTICE] * 3,
            "a paragraph",
            "put in another way in {}, and in 2 more",
            "have it so",
        ),
    ],
)
def test_a_source_is_not_blamed_by_half_of_the_versions(
    family: list[list[str]], what: str, sides: str, others: str
) -> None:
    """Where fewer than three quarters differ from the source there are two camps, whatever they differ in."""
    source = version_of(5).locale
    (fact,) = [fact for fact in facts(family, source) if fact.locale == source]
    assert (fact.rule, fact.case) == ("same-text", "two-editions")
    assert (fact.details["what"], fact.details["others"]) == (what, others)
    assert fact.details["sides"] == sides.format(f"the source, {source}")
    assert fact.expected


def test_what_is_lacking_beside_a_block_of_another_kind_may_be_in_it() -> None:
    items = [
        "- your money: we refund the full price even without a receipt, and the cost of sending it back to us"
    ]
    merged = edited((6, 8, items))
    cases = {(fact.rule, fact.case) for fact in facts([NOTICE] * 5 + [merged])}
    assert cases & {("same-headings", "kind"), ("same-blocks", "kind")}
    assert not cases & {("same-blocks", "missing"), ("same-sections", "missing")}


def test_of_an_order_only_those_tell_that_have_both_neighbours() -> None:
    """What is new stands in two versions only, before what all have in one and behind it in the other."""
    filters = {
        "cs": "Seznam filtrů se prodloužil.",
        "de": "Die Liste der Filter ist länger geworden.",
        "en": "The list of filters has grown longer.",
        "fi": "Suodattimien luettelo on pidentynyt.",
        "sv": "Listan över filter har blivit längre.",
    }
    sound = {
        "cs": "Nastavení zvuku lze nyní měnit pro každé zařízení a každý účet zvlášť, i na cestách.",
        "de": "Der Ton lässt sich nun für jedes Gerät und jedes Konto einzeln einstellen, auch unterwegs.",
        "en": "Sound can now be set for each device and each account by itself, on the road as well.",
        "fi": "Äänen asetusta voi nyt muuttaa erikseen jokaisessa laitteessa ja jokaisella tilillä, myös matkalla.",
        "sv": "Ljudets inställning kan nu ändras för varje enhet och varje konto, även på resande fot.",
    }
    items = {locale: [filters[locale], words] for locale, words in sound.items()}
    items["sv"].insert(1, "Säkerhetskopior sparas nu även i telefonen.")
    items["fi"].append("Varmuuskopiot tallennetaan nyt myös puhelimeen.")
    texts = {locale: "".join(f"- {words}\n" for words in listed) for locale, listed in items.items()}
    assert "swapped" not in [case for case, *_ in said("structure", texts)]


KETTLE = {
    "cs": "Zakládá nádoby a skupiny|Umí soubory verze 4 s šifrou ChaCha20|Snese se s programem BoilerXC|{}",
    "en": "Creates vessels and groups|Reads files of version 4 with ChaCha20|Works together with BoilerXC|{}",
    "et": "Loob anumaid ja rühmi|Loeb versiooni 4 faile ChaCha20 abil|Sobib kokku programmiga BoilerXC|{}",
    "sk": "Vytvára nádoby a skupiny|Číta súbory verzie 4 so šifrou ChaCha20|Znesie sa s programom BoilerXC|{}",
}
MORE = {
    "cs": "Spravuje hesla (HOTP / TOTP)|Otevírá adresy (URI / URL)|Vyplňuje pole (KettleBoard)|Má historii (GitLog)",
    "en": "Manages passwords (HOTP / TOTP)|Opens addresses (URI / URL)|Fills in (KettleBoard)|Has a history (GitLog)",
    "et": "Haldab paroole (HOTP / TOTP)|Avab aadresse (URI / URL)|Täidab välju (KettleBoard)|Ajalugu (GitLog)",
    "sk": "Spravuje heslá (HOTP / TOTP)|Otvára adresy (URI / URL)|Vypĺňa polia (KettleBoard)|Má históriu (GitLog)",
}
UKRAINIAN = (
    "Керує паролями (HOTP / TOTP)|Відкриває адреси (URI / URL)|Заповнює поля (KettleBoard)|Має історію (GitLog)"
    "|Читає файли версії 4 із шифром {}|Сумісна з програмою {}"
)


@pytest.mark.parametrize(
    ("names", "told"),
    [(("ChaCha20", "BoilerXC"), set()), (("Serpent", "Samovar"), {"missing"})],
)
def test_items_with_names_that_stand_elsewhere_are_not_lacking(
    names: tuple[str, str], told: set[str]
) -> None:
    texts = {locale: items.format(MORE[locale]) for locale, items in KETTLE.items()}
    texts["uk"] = UKRAINIAN.format(*names)
    listed = {
        locale: "# Kettle\n\n" + "".join(f"- {item}.\n" for item in items.split("|")) + "\nnordlys.example\n"
        for locale, items in texts.items()
    }
    cases = {case for case, locale, *_ in said("structure", listed) if locale == "uk"}
    assert cases & {"missing", "extra"} == told


PARCELS = {
    "en": "# Parcels\n\nWe keep a parcel for seven days, [here](#1).\n\n{}Changed: May 2024\n\nOn Nordlys.\n",
    "cs": "# Zásilky\n\nZásilku uchováme sedm dní, [zde](#1).\n\n{}Změna: květen 2024\n\nO Nordlys.\n",
    "de": "# Pakete\n\nWir bewahren ein Paket sieben Tage auf, [hier](#1).\n\n{}Stand: Mai 2024\n\nZu Nordlys.\n",
    "ja": "# 荷物\n\n荷物は七日間[ここで](#1)お預かりします。\n\n{}最終変更：2024年5月\n\nNordlysについて。\n",
    "tr": "# Paketler\n\nPaketi yedi gün [burada](#1) saklarız.\n\n{}Son değişiklik: Mayıs 2024\n\nNordlys için.\n",
}
ORDERS = {
    "en": "Return the translation only, without remarks:",
    "cs": "Vraťte pouze překlad bez poznámek:",
    "de": "Geben Sie nur die Übersetzung ohne Anmerkungen zurück:",
    "ja": "翻訳だけを返し、注釈は付けないでください：",
    "tr": "Yalnızca çeviriyi verin, not eklemeyin:",
}


def parcels(added: dict[str, str]) -> dict[str, str]:
    return {
        locale: text.format(f"{added[locale]}\n\n" if locale in added else "")
        for locale, text in PARCELS.items()
    }


@pytest.mark.parametrize("without", ["en", "de", "ja"])
def test_an_order_to_the_translator_is_in_excess_wherever_it_stands(without: str) -> None:
    added = {locale: order for locale, order in ORDERS.items() if locale != without}
    (fact,) = facts_of("structure", parcels(added))
    assert (fact.case, fact.found) == ("order", added[fact.locale])
    assert {fact.locale, *(each.locale for each in fact.related)} == set(added)


def test_an_order_that_stands_twice_in_a_version_is_told_with_the_others() -> None:
    """Whoever takes one of the two out has not mended it."""
    texts = parcels({locale: order for locale, order in ORDERS.items() if locale != "en"})
    texts["cs"] += f"\n{ORDERS['cs']}\n\nKitebird 2024\n"
    for locale in texts.keys() - {"cs"}:
        texts[locale] += "\nKitebird 2024\n"
    (fact,) = facts_of("structure", texts)
    assert (fact.case, [each.locale for each in fact.related].count("cs")) == (
        "order",
        2 - (fact.locale == "cs"),
    )


def test_that_a_text_is_a_translation_is_no_order() -> None:
    added = {
        "cs": "Tento překlad slouží jen pro informaci.",
        "en": "This translation is for information only.",
        "ja": "この翻訳は参考のためのものです。",
        "de": "Diese Übersetzung dient nur der Information.",
    }
    assert [fact.locale for fact in facts_of("structure", parcels(added))] == ["tr"]


COLOPHONS = {
    "cs": "Překlad: Jan Novák. Chyby hlaste na {0}.",
    "de": "Diese Übersetzung machte Jana Kühn. Fehler melden Sie bitte an {0}.",
    "ja": "翻訳：山田花子。間違いは {0} へお知らせください。",
    "tr": "Çeviren: Ayşe Kaya. Yanlışları {0} adresine yazın.",
}


@pytest.mark.parametrize(
    ("without", "address", "case"),
    [
        ("en", "team@kitebird.example", "missing-credit"),
        ("de", "https://kitebird.example/team", "missing-credit"),  # it may name its own in another way
        ("de", "Kitebird", "missing"),  # without an address it may say which version is binding
    ],
)
def test_what_translators_say_of_themselves_is_asked_of_no_other_version(
    without: str, address: str, case: str
) -> None:
    colophons = COLOPHONS | {"en": "Translation: Ann Lee. Tell of errors in it at {0}."}
    texts = {
        locale: text.format("") + (f"\n{colophons[locale].format(address)}\n" if locale != without else "")
        for locale, text in PARCELS.items()
    }
    assert [(fact.case, fact.locale) for fact in facts_of("structure", texts)] == [(case, without)]


def test_a_colon_before_a_list_leads_to_it_and_is_lacking_where_only_the_list_stands() -> None:
    lists = {locale: f"{order}\n\n- Nordlys\n- Kitebird" for locale, order in ORDERS.items()}
    lists["de"] = "- Nordlys\n- Kitebird"
    assert [(fact.case, fact.locale) for fact in facts_of("structure", parcels(lists))] == [("missing", "de")]


BYTES = {
    "de": ("1 Zeichen = 1 Byte", "Zum Beispiel Tastatur, serielle Schnittstelle …"),
    "en": ("1 character = 1 byte", "For example keyboard device, serial port, …"),
    "es": ("1 carácter = 1 byte", "Por ejemplo dispositivo de teclado, puerto serie, …"),
    "fr": ("1 caractère = 1 octet", "Par exemple un clavier, un port série, …"),
    "it": ("1 carattere = 1 byte", "Per esempio tastiera, porta seriale, …"),
    "zh-CN": ("一个字符等于一个字节", "如键盘、串口…"),
}


def test_of_short_items_whose_lengths_alone_contradict_their_order_none_is_told() -> None:
    """Ten signs and seven are no measure: a language may say the longer of two short things more briefly."""
    texts = {
        locale: f"# Linux\n\n- {first}\n- {second}\n\n## Shell\n\n- bash\n- dash\n"
        for locale, (first, second) in BYTES.items()
    }
    assert facts_of("structure", texts) == []


def test_what_own_language_would_tell_is_told_as_extra_where_that_is_off() -> None:
    """The English words stay beside their translation, and nobody is told of languages."""
    texts = {locale: f"# Nordlys\n\n{answer}\n\n{TAILS[locale]}\n" for locale, answer in ANSWERS.items()}
    texts["de"] = f"# Nordlys\n\n{ANSWERS['de']}\n\n{ANSWERS['en']}\n\n{TAILS['de']}\n"
    [fact] = facts_of("structure", texts)
    assert (fact.rule, fact.unless) == ("same-blocks", "own-language")
    for off, rule in (({}, "own-language"), ({"own-language": "off"}, "same-blocks")):
        facts = [fact, *facts_of("language", texts)]
        assert [finding.fact.rule for finding in judge("notice", facts, off)] == [rule]


TAILS = {
    "de": "Danke, dass Sie gewartet haben.",
    "en": "Thank you for waiting.",
    "es": "Gracias por esperar.",
    "fr": "Merci d’avoir attendu.",
    "uk": "Дякуємо за очікування.",
}


WARM = (
    "# warm setting",
    "the setting keeps the water warm for as long as you like unless you have switched it off before that",
    "- short item of it",
    "- another item of it which is longer",
)


def test_a_newer_source_does_not_shuffle_translations_that_agree() -> None:
    source = [*NOTICE[:2], *(WARM * 12), *NOTICE[9:]]
    found = facts([source] + [NOTICE] * 5, reference="ar")
    assert {fact.locale for fact in found} == {"ar"}
    assert "same-order" not in {fact.rule for fact in found}


def test_a_source_that_is_another_text_is_told_and_not_its_translations() -> None:
    words = ["lamp", "stand", "base", "cord", "timer", "panel", "steam", "filter", "lid", "spout"]
    lengths = (3, 17, 9, 22, 5, 14, 8) * 6
    marks = ("# ", "", "- ", "", "") * 9
    source = [
        f"{mark}{' '.join((words * 3)[:length])} {at}"
        for at, (mark, length) in enumerate(zip(marks, lengths, strict=False))
    ]
    found = facts([source] + [NOTICE] * 5, reference="ar")
    assert {fact.locale for fact in found} == {"ar"}
    assert any(fact.case in {"another-text", "extra"} for fact in found)


TRANSLATORS = {
    "de": "**Übersetzung**\n\nJan Kern und Eva Lutz, 2015",
    "fr": "**Traduction**\n\nLuc Morel, 2018",
    "it": "**Traduzione**\n\nAda Neri, 2016",
    "nl": "**Vertaling**\n\nPiet de Boer, 2017",
    "sv": "**Översättning**\n\nBo Lind, 2019",
}


@pytest.mark.parametrize("joint", ["**\n\n", ":** "])
@pytest.mark.parametrize(("lacking", "case"), [("en", "missing-credit"), ("fr", "missing")])
def test_a_source_has_no_translators_below_a_label(lacking: str, case: str, joint: str) -> None:
    everyone = TRANSLATORS | {"en": "**Thanks**\n\nMany friends, 2014"} if lacking != "en" else TRANSLATORS
    texts = {
        locale: text.format(
            f"\n\n{everyone[locale].replace('**' + chr(10) * 2, joint)}"
            if locale in everyone and locale != lacking
            else ""
        )
        for locale, text in LAMPS.items()
    }
    found = facts_of("structure", texts)
    assert [(fact.locale, fact.case) for fact in found if fact.locale == lacking] == [(lacking, case)]


LETTERS = {
    "de": "Willkommen im Verein!\n\nFragen beantwortet:\n\n{0}\n\nWer gehen will, schreibt an:\n\n{1}\n\nBis bald.\n",
    "en": "Welcome to the club!\n\nQuestions are answered by:\n\n{0}\n\nTo leave, write to:\n\n{1}\n\nSee you.\n",
    "fr": "Bienvenue au club !\n\nUne réponse à vos questions :\n\n{0}\n\nPour partir :\n\n{1}\n\nÀ bientôt.\n",
    "nl": "Welkom bij de club!\n\nVragen beantwoordt:\n\n{0}\n\nWie weg wil, schrijft aan:\n\n{1}\n\nTot gauw.\n",
}


@pytest.mark.parametrize(
    ("leaving", "case"),
    [
        ("scriva a bye@kitebird.example", "all-in-one"),
        ("lo dica a voce a chi trova in sede", "missing"),  # an address is lost, and not only the breaks
    ],
)
def test_a_version_run_together_has_what_the_others_name(leaving: str, case: str) -> None:
    addresses = ("ada@kitebird.example", "bye@kitebird.example")
    texts = {locale: text.format(*addresses) for locale, text in LETTERS.items()}
    texts["it"] = (
        f"Benvenuti nel club! Alle domande risponde {addresses[0]}. Chi vuole andarsene {leaving}. A presto.\n"
    )
    assert [(fact.locale, fact.case) for fact in facts_of("structure", texts, "text")] == [("it", case)]


RECEIPTS = {
    "de": "Bestätigung\n\nIhre Adresse ist $user_email.\n\nDer Code ist $token. Bitte geben Sie ihn ein.\n",
    "en": "Confirmation\n\nYour address is $user_email.\n\nThe code is $token. Please enter it.\n",
    "nl": "Bevestiging\n\nUw adres is $user_email.\n\nDe code is $token. Voer die in.\n",
    "sv": "Bekräftelse\n\nDin adress är $user_email.\n\nKoden är $token. Ange den.\n",
}


def test_a_short_version_in_one_block_lacks_no_section() -> None:
    texts = RECEIPTS | {
        "ca": "Confirmació La vostra adreça és $user_email. El codi és $token. Introduïu-lo.\n"
    }
    assert [(fact.locale, fact.case) for fact in facts_of("structure", texts, "text")] == [("ca", "merged")]


SETTINGS = {
    "de": ("Einstellung des Tempos", "Lid"),
    "en": ("Setting of the tempo", "Lid"),
    "es": ("Ajuste de la velocidad", "Tapa"),
    "fr": ("Réglage de la vitesse", "Tasse"),
    "nl": ("Instelling van het tempo", "Deksel"),
    "sk": ("Tok", "Vrchnák na kanvici s otvorom"),
}


@pytest.mark.parametrize(("places", "cases"), [(("speed", "lid"), []), (("lid", "speed"), ["swapped"])])
def test_items_that_lead_to_the_places_of_the_others_stand_in_their_order(
    places: tuple[str, str], cases: list[str]
) -> None:
    texts = {}
    for locale, (speed, lid) in SETTINGS.items():
        first, second = places if locale == "sk" else ("speed", "lid")
        texts[locale] = f"# Nordlys\n\n- [{speed}](use.md#{first})\n- [{lid}](use.md#{second})\n- 100 °C\n"
    found = [finding.fact for finding in judge_texts(texts).findings if finding.fact.rule == "same-order"]
    assert [(fact.case, fact.locale) for fact in found] == [(case, "sk") for case in cases]


PARTS = {
    "en": "Anchor Beam Body Handle Knob Lid Spout Tray",
    "es": "Ancla Viga Cuerpo Mango Perilla Tapa Pitorro Bandeja",
    "fr": "Ancre Poutre Corps Poignée Bouton Couvercle Bec Plateau",
    "nl": "Anker Balk Romp Greep Knop Deksel Tuit Blad",
}


@pytest.mark.parametrize(("lid", "cases"), [("Deckel", []), ("Verschluss", ["moved"])])
def test_an_item_that_is_sorted_in_by_the_letters_of_its_language_stands_right(
    lid: str, cases: list[str]
) -> None:
    texts = {
        locale: "\n".join(f"- {word}: `part-{at}-of-8`" for at, word in enumerate(words.split()))
        for locale, words in PARTS.items()
    }
    german = zip(
        ("Anker", "Balken", "Bauch", lid, "Griff", "Knauf", "Tülle", "Untersatz"),
        (0, 1, 2, 5, 3, 4, 6, 7),
        strict=True,
    )
    texts["de"] = "\n".join(f"- {word}: `part-{at}-of-8`" for word, at in german)
    found = [finding.fact for finding in judge_texts(texts).findings if finding.fact.rule == "same-order"]
    assert [(fact.case, fact.locale) for fact in found] == [(case, "de") for case in cases]


@pytest.mark.parametrize(("target", "case"), [("nordlys.md", "duplicate"), ("helpers.md", "extra")])
def test_the_same_words_that_lead_to_another_page_are_not_said_again(target: str, case: str) -> None:
    words = {
        "de": ("Hier erfahren Sie mehr und melden sich an", "Rufen Sie uns an, wenn etwas fehlt."),
        "en": ("learn more here and sign up with us today", "Call us when something is missing."),
        "fr": ("en savoir plus et s’inscrire dès aujourd’hui", "Appelez-nous s’il manque quelque chose."),
        "nl": ("lees hier meer en meld u vandaag nog aan", "Bel ons als er iets ontbreekt."),
    }
    texts = {}
    for locale, (link, call) in words.items():
        again = f"[{link}]({target})\n\n" if locale == "fr" else ""
        texts[locale] = f"# Nordlys\n\n[{link}](nordlys.md)\n\n{call}\n\n{again}## 2\n\n{call} 200\n"
    found = [each.fact for each in judge_texts(texts).findings if each.category == "structure"]
    assert [(fact.case, fact.locale) for fact in found] == [(case, "fr")]


@pytest.mark.parametrize(("locale", "named"), [("en", "en"), ("und", "notice.md")])
def test_a_version_whose_locale_nobody_knows_is_named_by_its_file(locale: str, named: str) -> None:
    there = Related(Place(PurePosixPath("fr/notice.md"), 3, 1, 3, 8), locale, "Summary")
    place = Place(PurePosixPath("de/notice.md"), 3, 1, 3, 8)
    fact = Fact(
        "translated-headings",
        "left-over",
        place,
        "de",
        found="Summary",
        details={"there": locale},
        related=(there,),
    )
    (finding,) = judge("notice", [fact], {})
    assert f"that of the version {named} beside" in finding.message
