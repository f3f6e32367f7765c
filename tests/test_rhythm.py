"""Where sentences end: the same in a text and its translation, whatever the language marks ends with."""

import pytest
from hypothesis import given, strategies as st

from checker.align.rhythm import chained, distance, evidence, stops

SHARES = st.lists(st.floats(0.02, 0.98), max_size=6).map(lambda values: tuple(sorted(values)))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The kettle is hot. Leave it to cool for an hour. Then empty it and put it away.", 3),
        ("Der Rückruf gilt ab dem 7. Mai 2026. Bitte benutzen Sie das Gerät danach nicht mehr.", 2),
        ("Platí od 7. mája, t. j. od dnešného dňa, a to pre všetky zariadenia tejto série.", 1),  # no end
        (
            "このケトルは使用しないでください。電源プラグを抜いて、よく冷ましてください。その後、お買い上げの店舗にお持ちください。お問い合わせは窓口まで。",
            4,
        ),
        ("केतली का इस्तेमाल न करें। इसे अनप्लग करें और ठंडा होने दें। फिर इसे दुकान पर लौटा दें।", 3),
        ("هل لديك أسئلة عن هذا الاستدعاء أو عن طريقة إعادة المنتج؟ اتصل بنا في أي وقت من اليوم.", 2),
        ("Version 2.0.1 came out, see example.com/a.b and the file notes.txt there for the rest.", 1),
        (
            "ჩაიდანი ცხელია და ნუ შეეხებით. გააცივეთ ერთი საათის განმავლობაში. შემდეგ დაცალეთ და შეინახეთ.",
            3,  # sentences begin with small letters there
        ),
        ("Short. So short.", 1),  # too short to tell anything
    ],
)
def test_sentences_are_counted_in_many_languages(text: str, sentences: int) -> None:
    assert len(stops(text)) + 1 == sentences


def test_blocks_that_end_their_sentences_alike_are_told_from_others() -> None:
    english, german, other = (0.3, 0.62), (0.27, 0.66), (0.5,)
    assert evidence(english, [german, german]) > 0.6
    assert evidence(other, [german, german]) < -1


@given(SHARES, SHARES)
def test_distance_is_symmetric_and_none_to_itself(one: tuple[float, ...], other: tuple[float, ...]) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert distance(one, one) == 0


@given(st.lists(st.tuples(st.floats(1, 500), SHARES), min_size=1, max_size=4))
def test_blocks_in_a_row_end_a_sentence_each(parts: list[tuple[float, tuple[float, ...]]]) -> None:
    chain = chained(parts)
    assert len(chain) == sum(len(inner) for _, inner in parts) + len(parts) - 1
    assert list(chain) == sorted(chain)
