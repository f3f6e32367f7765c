"""Marks of punctuation by what they mean: which there are, and who knows them."""

import unicodedata

import pytest

from checker.late import late
from checker.parse.prompt import has_mark, is_answer
from checker.punctuation import COLONS, COMMAS, ELLIPSIS, SEMICOLONS, SENTENCE_ENDS, SPACED_ENDS, UNSPACED
from checker.signs.marks import ends_with_colon, has_end_mark, has_sentences, usual_end

from .conftest import parse_text

# Sentence_Terminal in the Basic Multilingual Plane: PropList.txt of Unicode 14.
_SENTENCE_TERMINAL = (
    "0021 002E 003F 0589 061D-061F 06D4 0700-0702 07F9 0837 0839 083D-083E 0964-0965 104A-104B 1362 1367-1368"
    " 166E 1735-1736 1803 1809 1944-1945 1AA8-1AAB 1B5A-1B5B 1B5E-1B5F 1B7D-1B7E 1C3B-1C3C 1C7E-1C7F 203C-203D"
    " 2047-2049 2E2E 2E3C 2E53-2E54 3002 A4FF A60E-A60F A6F3 A6F7 A876-A877 A8CE-A8CF A92F A9C8-A9C9 AA5D-AA5F"
    " AAF0-AAF1 ABEB FE52 FE56-FE57 FF01 FF0E FF1F FF61"
)
_SERVE_AS_COMMAS = set("၊᭞꧈")
_KHMER = set("។៕៚")


def sentence_terminals() -> set[str]:
    ends = [part.split("-") for part in _SENTENCE_TERMINAL.split()]
    return {chr(code) for end in ends for code in range(int(end[0], 16), int(end[-1], 16) + 1)}


def test_ends_of_sentences_are_those_of_unicode() -> None:
    assert set(SENTENCE_ENDS) == sentence_terminals() - _SERVE_AS_COMMAS | _KHMER


def test_each_mark_has_one_meaning() -> None:
    marks = SENTENCE_ENDS + ELLIPSIS + COLONS + SEMICOLONS + COMMAS
    assert len(marks) == len(set(marks))


def test_marks_are_marks() -> None:
    assert {unicodedata.category(mark) for mark in SENTENCE_ENDS + COLONS + SEMICOLONS + COMMAS} == {"Po"}


def test_marks_stand_in_brackets_as_they_are() -> None:
    assert not set("]^-\\") & set(SENTENCE_ENDS + COLONS + SEMICOLONS + COMMAS)
    assert SPACED_ENDS.startswith(".")


@pytest.mark.parametrize("letter", "กລကខ្ເあ漢イ𠮷")
def test_scripts_without_spaces(letter: str) -> None:
    assert late(f"[{UNSPACED}]").match(letter)


@pytest.mark.parametrize("letter", "aяשعह한བᠮ")
def test_scripts_with_spaces_or_points_between_words(letter: str) -> None:
    assert not late(f"[{UNSPACED}]").match(letter)


@pytest.mark.parametrize(
    "sentence",
    [
        "តម្លៃថ្មីចាប់ផ្តើមថ្ងៃនេះ។",
        "Գները փոխվում են այսօր։",
        "ዋጋው ዛሬ ይለወጣል።",
        "ဈေးနှုန်း ယနေ့ ပြောင်းသည်။",
        "قیمتیں آج بدل رہی ہیں۔",
        "料金は本日変わります｡",
    ],
)
def test_a_line_with_its_end_mark_is_no_title_and_no_answer(sentence: str) -> None:
    notice = parse_text(f"{sentence}\n\n{sentence}", kind="text")
    assert [block.kind for block in notice.blocks] == ["paragraph", "paragraph"]
    assert has_end_mark(sentence)
    assert usual_end([sentence]) == sentence[-1]
    assert not is_answer(sentence[-5:])


@pytest.mark.parametrize("text", ["ចម្លើយនេះមានប្រយោជន៍ទេ？", "Was this page of any use⁉", "ይህ መልስ ጠቅሞዎታል፧"])
def test_questions_end_in_the_mark_of_any_script(text: str) -> None:
    assert has_mark(text, "km")


@pytest.mark.parametrize("text", ["የሚከተሉት ይለወጣሉ፦", "The following will change:", "ដូចខាងក្រោម៖"])
def test_words_that_lead_to_a_list(text: str) -> None:
    assert (has_end_mark(text), ends_with_colon(text)) == (True, True)


@pytest.mark.parametrize(
    "text", ["តម្លៃថ្មី។ សេវាថ្មី។", "តម្លៃថ្មី។សេវាថ្មី។", "ዋጋው ተለውጧል፨ አገልግሎቱ ቀጥሏል።", "新しい料金｡新しいサービス｡"]
)
def test_several_sentences(text: str) -> None:
    assert has_sentences(text)
