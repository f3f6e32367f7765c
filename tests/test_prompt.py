"""The closing question is known by its shape, and by the family where it is broken."""

import pytest
from hypothesis import given, strategies as st

from checker.demands import Demands
from checker.findings import Severity
from checker.parse import Block
from checker.parse.asking import answer
from checker.parse.prompt import is_answer, is_question, mark_prompt

from .conftest import judge_texts, parse_text


def kinds(text: str, locale: str, kind: str = "markdown") -> list[str]:
    return [block.kind for block in parse_text(text, locale, kind).blocks]


@pytest.mark.parametrize(
    ("text", "locale", "kind"),
    [
        ("# Moved\n\nWe moved.\n\nWas this clear?\n\n- Yes\n- No\n", "en", "markdown"),
        ("# Moved\n\nWe moved.\n\n## Was this clear?\n\nYes\n\nNo\n", "en", "markdown"),
        ("# Moved\n\nWe moved.\n\n**Was this clear?**\n\n[Yes](#y) | [No](#n)\n", "en", "markdown"),
        ("# Moved\n\nWe moved.\n\nWas this clear?\n\nYes / No\n", "en", "markdown"),
        ("# Moved\n\nWe moved.\n\nWas this clear? Yes / No\n", "en", "markdown"),
        ("# Moved\n\nWe moved.\n\nWas this clear?\nYes\nNo\n", "en", "markdown"),  # one paragraph
        ("Moved\n\nWe moved.\n\nWas this clear?\nYes\nNo\n", "en", "text"),
        ("<h1>A</h1><p>Moved.</p><p>Clear to you?</p><button>Yes</button><button>No</button>", "en", "html"),
        ("<h1>Moved</h1><p>We moved.</p><p>Was this clear?</p><ul><li>Yes<li>No</ul>", "en", "html"),
        ("# Verhuisd\n\nWij zijn verhuisd.\n\nWas dit duidelijk?\n\n- 👍 Ja\n- 👎 Nee\n", "nl", "markdown"),
        ("# ย้าย\n\nเราย้ายแล้ว\n\nข้อความนี้ชัดเจนหรือไม่\n\n- ใช่\n- ไม่\n", "th", "markdown"),  # no mark
        ("# Μετακόμιση\n\nΜετακομίσαμε.\n\nΉταν σαφές;\n\n- Ναι\n- Όχι\n", "el", "markdown"),
        ("# 移転\n\n移転しました。\n\n役に立ちましたか\n\n- はい\n- いいえ\n", "ja", "markdown"),
        ("# Տեղափոխություն\n\nՏեղափոխվել ենք։\n\nՊա՞րզ էր\n\n- Այո\n- Ոչ\n", "hy", "markdown"),
    ],
)  # fmt: skip
def test_prompts_are_recognised(text: str, locale: str, kind: str) -> None:
    assert kinds(text, locale, kind) == ["title", "paragraph", "prompt", "answer", "answer"]


@pytest.mark.parametrize(
    "text",
    [
        "# Help\n\n## Need help?\n\nWrite to us.\n",  # a heading that asks is not a closing question
        "# Help\n\n## Need help?\n\nContact us\n",
        "# Help\n\nReady?\n\n- Go\n- Stop\n- Wait\n- Think\n",  # a list of four
        "# Help\n\nWhat is new?\n\n- Version 2\n- Version 3\n",  # answers hold no digits
        "# Help\n\nWhere to?\n\n- Ask Our Team\n- Call us\n",  # nor capitals inside
        "# Help\n\nWas it clear?\n\n- Yes.\n- No.\n",  # sentences end
        "# Help\n\nWas it clear?\n\n- Yes\n- No\n\nCall us at any time.\n",
        "# Help\n\nYes\n\nNo\n",
    ],
)
def test_other_endings_are_not_prompts(text: str) -> None:
    assert {"prompt", "answer"}.isdisjoint(kinds(text, "en"))


@pytest.mark.parametrize(
    ("text", "locale", "said"),
    [
        ("Yes", "en", "yes"),
        ("NO", "en", "no"),
        ("👍 Yes, thanks", "en", "yes"),
        ("Si", "es", "yes"),  # the accent is often left out
        ("jo", "sq", "no"),
        ("jo", "se", "yes"),
        ("ne", "cs", "no"),
        ("ναι", "el", "yes"),
        ("Não", "pt-BR", "no"),
        ("Hayır", "tr", "no"),
        ("Xeyr", "az", "no"),
        ("آره", "fa", "yes"),
        ("Ne", "sr-Latn", "no"),
        ("네", "ko", "yes"),
        ("没有", "zh", "no"),
        ("ບໍ່ແມ່ນ", "lo", "no"),
        ("Yoʻq", "uz", "no"),  # the letter oʻ with its own sign
        ("ના", "gu", "no"),
        ("Yes", "de", ""),
        ("Maybe", "en", ""),
    ],
)
def test_answers_are_known_by_locale(text: str, locale: str, said: str) -> None:
    assert answer(text, locale) == said


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Was this clear?", "en", True),
        ("Était-ce clair ?", "fr", True),
        ("(Was this clear?)", "en", True),
        ("هل كان هذا واضحا", "ar", True),
        ("Was this clear;", "en", False),  # asks in Greek only
        ("Why?", "en", False),  # too short
        ("Really, " + "very " * 30 + "clear?", "en", False),
    ],
)
def test_questions(text: str, language: str, expected: bool) -> None:  # noqa: FBT001 - a row of a table
    assert is_question(text, language) is expected


EN = "# Moved\n\nWe moved to the mill.\n\n{}"
WHOLE = {
    "de": "# Umzug\n\nWir sind zur Mühle gezogen.\n\nWar das klar?\n\n- Ja\n- Nein\n",
    "fr": "# Déménagement\n\nNous sommes au moulin.\n\nEst-ce clair ?\n\n- Oui\n- Non\n",
    "he": "# עברנו\n\nעברנו לטחנה.\n\nהאם זה ברור?\n\n- כן\n- לא\n",
}


@pytest.mark.parametrize(
    ("closing", "cases"),
    [
        ("Was this clear?\n\n- Yes\n- No\n", []),
        ("", ["missing"]),
        ("Was this clear?\n", ["missing-all-answers"]),
        ("Was this clear?\n\n- Yes\n", ["missing-answer"]),
        ("- Yes\n- No\n", ["missing-question"]),
        ("Was this clear?\n\n- Yes\n- No\n- Not yet\n", ["extra-answer"]),
        ("Was this clear?\n\n- No\n- Yes\n", ["swapped"]),
        ("Was this clear?\n\n- Yes\n- Yes\n", ["repeated-answer"]),
        ("Was this clear\n\n- Yes\n- No\n", ["missing-mark"]),
        ("War das klar?\n\n- Ja\n- Nein\n", ["other-language"]),
        ("Was this clear?\n\n- Yes\n- Nein\n", ["other-language"]),
    ],
)
def test_broken_prompts_are_told_once(closing: str, cases: list[str]) -> None:
    judged = judge_texts({**WHOLE, "en": EN.format(closing)})
    loud = [finding for finding in judged.findings if finding.severity > Severity.NOTE]
    assert [(f.fact.rule, f.fact.case, f.fact.locale) for f in loud] == [
        ("feedback-prompt", case, "en") for case in cases
    ]


def test_answers_that_changed_places_are_both_shown() -> None:
    (finding,) = judge_texts({**WHOLE, "en": EN.format("Was this clear?\n\n- No\n- Yes\n")}).findings
    fact = finding.fact
    assert (fact.found, fact.expected, fact.place.line, fact.place.end_line) == ("No Yes", "Yes No", 7, 8)


def test_a_missing_prompt_shows_another_version() -> None:
    judged = judge_texts({**WHOLE, "en": EN.format("")})
    fact = next(f.fact for f in judged.findings if f.fact.case == "missing")
    assert (fact.place.line, fact.place.column, fact.expected) == (3, 22, "Est-ce clair ? / Oui / Non")
    assert [(r.locale, r.place.line) for r in fact.related] == [("fr", 5)]  # as most can read
    assert fact.vote is not None
    assert (fact.vote.agree, fact.vote.of) == (3, 4)


def test_one_version_that_asks_accuses_nobody() -> None:
    texts = {**{locale: text.split("\n\n", 2)[1] for locale, text in WHOLE.items()}, "en": EN.format("")}
    texts["de"] = WHOLE["de"]
    assert [f for f in judge_texts(texts).findings if f.fact.rule == "feedback-prompt"] == []


def test_a_prompt_that_nobody_wants_is_not_asked_for() -> None:
    assert Demands().prompt is None
    judged = judge_texts({**WHOLE, "en": EN.format("")}, demands={"prompt": False})
    assert [f for f in judged.findings if f.fact.rule == "feedback-prompt"] == []


def block(text: str, at: int) -> Block:
    return Block("paragraph", 0, at, at + len(text), text, ((0, at),))


TEXTS = st.lists(st.text(st.sampled_from("aB?؟/|· 1.ок是吗"), min_size=1, max_size=30), max_size=10)


@given(TEXTS, st.sampled_from(["en", "ar", "zh", "el", "xx"]))
def test_marking_loses_no_words_and_keeps_their_places(texts: list[str], language: str) -> None:
    source = "\n".join(texts)
    blocks, at = [], 0
    for text in texts:
        blocks.append(block(text, at))
        at += len(text) + 1
    marked = mark_prompt(blocks, language)
    assert [source[slice(*b.stretch(0, len(b.text)))] for b in marked] == [b.text for b in marked]
    left = "".join(c for b in marked for c in b.text if c not in " |/·")
    assert left == "".join(c for c in "".join(texts) if c not in " |/·")
    assert sum(b.kind == "answer" for b in marked) in (0, 2, 3)


@given(st.text(max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    assert is_answer(text) in (True, False)
    assert is_question(text, "en") in (True, False)


@pytest.mark.parametrize("signs", [" *", "…", " \u00a0"])
def test_long_runs_of_signs_take_no_time(signs: str) -> None:
    long = "x" + signs * 200_000 + "x"  # a pattern that is tried at each of them would take hours
    assert not is_question(long, "en")
    assert not is_answer(long)


CLOSED = {
    "cs": "# Stěhujeme se\n\nOd května jsme ve starém mlýně.\n\nByl tento text užitečný?\n\n- Ano\n- Ne\n",
    "es": "# Nos mudamos\n\nDesde mayo estamos en el molino.\n\n¿Le ha sido útil este texto?\n\n- Sí\n- No\n",
    "fi": "# Muutamme\n\nToukokuusta lähtien olemme myllyssä.\n\nOliko tekstistä hyötyä?\n\n- Kyllä\n- Ei\n",
    "hi": "# हम जा रहे हैं\n\nमई से हम पुरानी चक्की में मिलेंगे।\n\nक्या यह लेख उपयोगी था?\n\n- हाँ\n- नहीं\n",
    "th": "# เราย้าย\n\nตั้งแต่เดือนพฤษภาคมเราอยู่ที่โรงสีเก่า\n\nบทความนี้มีประโยชน์หรือไม่\n\n- มี\n- ไม่มี\n",
}


def test_answers_stand_side_by_side_whatever_their_lengths() -> None:
    rows = judge_texts(CLOSED).table.rows
    assert [all(row.cells) for row in rows] == [True] * 5


@pytest.mark.parametrize(
    ("locale", "before", "after", "told", "found"),
    [
        # Thai asks without a mark; Spanish does not
        ("es", "texto?", "texto", "feedback-prompt.missing-mark", "¿Le ha sido útil este texto"),
        ("hi", "- हाँ\n- नहीं\n", "", "feedback-prompt.missing-all-answers", ""),
        ("fi", "- Ei\n", "- Ei\n\nTODO: tarkista\n", "same-blocks.extra", "TODO: tarkista"),
        ("cs", "- Ano\n- Ne", "- Yes\n- No", "feedback-prompt.english", "Yes"),
        ("fi", "- Kyllä\n- Ei", "- Yes\n- No", "feedback-prompt.english", "Yes"),
    ],
)
def test_what_is_wrong_with_a_prompt(locale: str, before: str, after: str, told: str, found: str) -> None:
    judged = judge_texts({**CLOSED, locale: CLOSED[locale].replace(before, after)})
    facts = [finding.fact for finding in judged.findings]
    assert {(f"{fact.rule}.{fact.case}", fact.locale) for fact in facts} == {(told, locale)}
    assert facts[0].found == found


def test_a_silent_sample_for_these() -> None:
    assert not judge_texts(CLOSED).findings


UNASKED = {
    "cs": ["Obchod jsme přestěhovali.", "Nově nás najdete v Zahradní ulici.", "Děkujeme za trpělivost."],
    "de": ["Wir sind umgezogen.", "Sie finden uns nun in der Gartenstraße.", "Danke für Ihre Geduld."],
    "en": ["We have moved our shop.", "You now find us in Garden Street.", "Thank you for your patience."],
    "it": ["Abbiamo traslocato.", "Ora ci trovate in via del Giardino.", "Grazie per la pazienza."],
    "nl": ["Wij zijn verhuisd.", "U vindt ons nu in de Tuinstraat.", "Dank u voor uw geduld."],
}
ASKING = {
    "cs": "Bylo to jasné?\n\n- Ano\n- Ne\n",
    "de": "War das klar?\n\n- Ja\n- Nein\n",
    "en": "Was this clear?\n\n- Yes\n- No\n",
    "nl": "Was dit duidelijk?\n\n- Ja\n- Nee\n",
}


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_paragraph_is_missed_where_the_closing_question_is_missing_too(gone: int) -> None:
    texts = {
        locale: "\n\n".join(["# 1", *lines, ASKING.get(locale, "")]) for locale, lines in UNASKED.items()
    }
    assert [(f.fact.rule, f.fact.case) for f in judge_texts(texts).findings] == [
        ("feedback-prompt", "missing")
    ]
    left = [line for at, line in enumerate(UNASKED["it"]) if at != gone]
    found = judge_texts(texts | {"it": "\n\n".join(["# 1", *left]) + "\n"}).findings
    assert sorted((f.fact.rule, f.fact.locale) for f in found) == [
        ("feedback-prompt", "it"),
        ("same-blocks", "it"),
    ]


PAIR = {
    "de": "# 1\n\nWir sind umgezogen.\n\nWar das klar?\n\n- Ja\n- Nein\n",
    "nl": "# 1\n\nWij zijn verhuisd.\n\nWas dit duidelijk?\n\n- Ja\n- Nee\n",
}


@pytest.mark.parametrize(
    ("was", "now", "reference", "told"),
    [
        ("- Nee\n", "", None, ("missing-answer", "nl")),
        ("- Ja\n- Nee\n", "", None, ("missing-all-answers", "nl")),
        ("Was dit duidelijk?\n\n", "", None, ("missing-question", "nl")),
        ("- Ja\n- Nee\n", "- Nee\n- Ja\n", None, ("tie", "nl")),
        ("- Ja\n- Nee\n", "- Nee\n- Ja\n", "de", ("swapped", "nl")),
        ("- Ja\n- Nee\n", "- Nee\n- Ja\n", "nl", ("tie", "nl")),  # the source itself
    ],
)
def test_of_two_versions_one_has_the_closing_question_in_part(
    was: str, now: str, reference: str | None, told: tuple[str, str]
) -> None:
    texts = PAIR | {"nl": PAIR["nl"].replace(was, now)}
    (finding,) = judge_texts(texts, reference=reference).findings
    assert (finding.fact.rule, finding.fact.case, finding.fact.locale) == ("feedback-prompt", *told)
    assert finding.severity > Severity.NOTE
