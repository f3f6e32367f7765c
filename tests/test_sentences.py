"""Sentences lost within a paragraph, told from sentences that a translator joined, parted or said in a clause."""

import tomllib
from pathlib import Path

import pytest

from .compared import facts, quoted, said

TEXTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
"""Three paragraphs of running text are too few to know how long a version runs: the last two come twice."""
_A_QUARTER = 45  # letters of a sentence without which more than a quarter of its paragraph is gone


def of(texts: dict[str, str]) -> dict[str, str]:
    """The versions, with enough paragraphs to know how long each runs."""
    more = {locale: text.split("\n\n", 2)[2] for locale, text in TEXTS.items()}
    return {
        locale: f"{text}\n## 2\n\n{more[locale]}\n## 3\n\n{more[locale]}" for locale, text in texts.items()
    }


def lost(locale: str, sentence: str) -> dict[str, str]:
    """The versions, of which one lacks a sentence of its first paragraph."""
    assert TEXTS[locale].count(sentence) == 1
    return of({**TEXTS, locale: TEXTS[locale].replace(sentence, "")})


def test_versions_with_all_their_sentences() -> None:
    assert not said("sentences", of(TEXTS))


@pytest.mark.parametrize(
    ("locale", "sentence", "model"),
    [
        (
            "fr",
            " Les livres réservés vous attendent dès midi au nouveau comptoir.",
            "Books ordered in advance will be at the new desk from noon.",
        ),
        (
            "nl",
            " Boeken die u hebt gereserveerd, liggen vanaf de middag aan de nieuwe balie.",
            "Books ordered in advance will be at the new desk from noon.",
        ),
        ("it", " Le vostre tessere restano valide anche lì.", "Your cards remain valid there."),
    ],
)
def test_a_lost_sentence_is_told_where_its_paragraph_stands(locale: str, sentence: str, model: str) -> None:
    texts = lost(locale, sentence)
    told = facts("sentences", texts)
    case = "missing" if len(sentence) > _A_QUARTER else "missing-unsure"
    assert [(fact.case, fact.locale, fact.expected) for fact in told] == [(case, locale, model)]
    assert quoted(texts, told[0]) == texts[locale].split("\n")[2]
    assert (told[0].details["count"], told[0].details["usual"]) == ("2", "3")
    assert model in told[0].details["which"]


@pytest.mark.parametrize(
    ("locale", "end", "joined"),
    [
        ("it", "lì. I libri", "lì, e i libri"),
        ("de", "gegenüber. Ihre", "gegenüber; Ihre"),
        ("es", "enfrente. Sus", "enfrente, pero sus"),
        ("fr", "valables. Les", "valables et les"),
    ],
)
def test_joined_sentences_are_as_long_as_both(locale: str, end: str, joined: str) -> None:
    assert end in TEXTS[locale]
    assert not said("sentences", of({**TEXTS, locale: TEXTS[locale].replace(end, joined)}))


def test_a_sentence_parted_in_two_is_none_too_few_elsewhere() -> None:
    parted = TEXTS["nl"].replace("overkant. Uw", "overkant. Dat is alles. Uw")
    assert not said("sentences", of({**TEXTS, "nl": parted}))


def test_four_versions_do_not_say_who_lost_a_sentence() -> None:
    texts = lost("fr", " Les livres réservés vous attendent dès midi au nouveau comptoir.")
    assert not said("sentences", {locale: texts[locale] for locale in ("de", "es", "fr", "it")})


def test_a_language_that_marks_no_ends_has_no_fewer_sentences() -> None:
    thai = """# ห้องอ่านหนังสือย้ายที่ทำการ

ห้องอ่านหนังสือจะย้ายไปยังอาคารฝั่งตรงข้ามในวันจันทร์ บัตรของท่านยังใช้ได้เหมือนเดิม หนังสือที่จองไว้รอท่านอยู่ที่เคาน์เตอร์ใหม่

ตู้เก็บของในอาคารเดิมจะถูกนำของออกในวันศุกร์ สิ่งของที่เหลืออยู่เราจะเก็บรักษาไว้ให้ท่านเป็นเวลาสี่สัปดาห์

โต๊ะประชาสัมพันธ์ที่ชั้นล่างยินดีตอบคำถามของท่าน เปิดทำการทุกวันทำงานจนถึงช่วงเย็น
"""
    more = thai.split("\n\n", 2)[2]
    assert not said("sentences", {**of(TEXTS), "th": f"{thai}\n## 2\n\n{more}\n## 3\n\n{more}"})
