"""Parts of a report: what is quoted, how it is marked, and that nothing foreign controls a terminal."""

import json
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, strategies as st
from rich.cells import cell_len

from checker.findings import Fact, Finding, Severity
from checker.place import Place
from checker.read import Source
from checker.report import render
from checker.report.choice import Shared, again, agreement, files, folded, gap
from checker.report.clean import inert
from checker.report.excerpt import WIDTH, around, between, named_letters, quoted
from checker.report.machine import encode
from checker.report.paint import Look, Words, line, paint
from checker.run import run
from checker.settings import Settings
from checker.voting import Vote

PATH = PurePosixPath("notice.md")


def shown(text: str, start: int, end: int) -> list[str]:
    source = Source(PATH, text)
    return paint(quoted(source, source.place(start, end)), Look()).split("\n")


@pytest.mark.parametrize(
    ("text", "start", "end", "mark"),
    [
        ("one two", 4, 7, "      |     ~~~"),
        ("本通知は2026年", 4, 9, "      |         ~~~~~~"),  # one letter of Japanese is two cells wide
        ("cafe\u0301 2", 6, 7, "      |      ~"),  # a combining mark is none
        ("\tx y", 1, 2, "      |     ~"),  # a tab is four
    ],
)
def test_words_are_underlined_by_cells(text: str, start: int, end: int, mark: str) -> None:
    assert shown(text, start, end)[1] == mark


def test_right_to_left_text_is_isolated_and_has_no_mark() -> None:
    text = "החל מ-4 במרץ 2026"
    assert shown(text, 6, 17) == [f"    1 | \u2068{text}\u2069", ""]


@given(st.text(max_size=300), st.data())
def test_quotes_keep_their_words_and_fit_the_width(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = around(text, start, end)[1]
    tabs = text[start:end].replace("\t", "    ")
    assert words == tabs or (words.endswith("…") and tabs.startswith(words[:-1]))
    assert cell_len(inert(words)) <= WIDTH * 25  # a control letter may be named at length


@pytest.mark.parametrize(
    ("text", "line_number", "column", "said"),
    [
        ("a\n\nb\n", 2, 1, "between lines 1 and 3"),
        ("a\n\nb\n", 3, 1, "between lines 1 and 3"),
        ("a\n\nb\n", 3, 2, "after line 3"),
        ("a\n", 1, 1, "before line 1"),
        ("", 1, 1, ""),
    ],
)
def test_places_between_blocks_name_both_lines(text: str, line_number: int, column: int, said: str) -> None:
    assert between(Source(PATH, text), Place(PATH, line_number, column, line_number, column)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Â", "U+00C2 LATIN CAPITAL LETTER A WITH CIRCUMFLEX"),
        ("٤ مارس ۲۰۲۶", "٤ ARABIC-INDIC · ۲۰۲۶ EXTENDED ARABIC-INDIC"),
        ("a\u200bb", ""),  # the report names it where it stands
        ("क\u200dष", "U+200D ZERO WIDTH JOINER"),
        ("لا", ""),
        ("4 March 2026", ""),
    ],
)
def test_letters_that_look_alike_are_told(text: str, said: str) -> None:
    assert named_letters(text) == said


@given(st.text(st.characters(), max_size=200))
def test_nothing_foreign_controls_the_terminal(text: str) -> None:
    painted = paint([line(Words(text, "bold", foreign=True)), line(f"found “{text}”")], Look(isolate=False))
    body = painted.replace("\n", "")
    assert painted.count("\n") == 2
    assert not [letter for letter in body if ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0]
    assert not set(body) & set(
        "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
    )


def test_markup_of_the_colour_library_is_words() -> None:
    assert "[/x]" in paint([line("[/x] [red]")], Look(colour=True))


@pytest.mark.parametrize("indent", [0, 2])
def test_a_file_name_that_is_no_text_is_carried_by_json(indent: int) -> None:
    assert json.loads(encode({"path": "no\udcff.md"}, indent=indent)) == {"path": "no\udcff.md"}


@pytest.mark.parametrize(
    ("vote", "helped", "said"),
    [
        (Vote(5, 6), "the month stands alone", "5 of 6 versions agree"),
        (Vote(5, 6), "5 of 6 versions have it here", ""),  # once is enough
        (Vote(1, 2), "", ""),  # one version has nobody to agree with
        (None, "", ""),
    ],
)
def test_the_vote_is_said_once(vote: Vote | None, helped: str, said: str) -> None:
    fact = Fact("same-date", "changed", Place(PATH, 1, 1, 1, 2), "de", vote=vote)
    assert agreement(Finding(fact, "notice", "date", Severity.ERROR, "expected “4”", helped, "")) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [("expected a paragraph after line 1, found none", ""), ("expected a question", "between lines 1 and 3")],
)
def test_the_place_of_what_is_absent_is_said_once(message: str, said: str) -> None:
    fact = Fact("same-blocks", "missing", Place(PATH, 2, 1, 2, 1), "de")
    finding = Finding(fact, "notice", "structure", Severity.ERROR, message, "", "")
    assert gap(finding, Source(PATH, "a\n\nb\n")) == said


def finding(line_number: int, found: str = "Heiß", message: str = "found “Heiß”", path: str = "a") -> Finding:
    fact = Fact(
        "same-code", "changed", Place(PurePosixPath(path), line_number, 1, line_number, 5), "de", found=found
    )
    return Finding(fact, "notice", "code", Severity.WARNING, message, "", "")


@pytest.mark.parametrize(
    ("findings", "groups"),
    [
        ([finding(1), finding(2), finding(3)], [[1, 2, 3]]),
        ([finding(1), finding(2, message="found “Kalt”"), finding(3), finding(4)], [[1, 3, 4], [2]]),
        ([finding(1), finding(2)], [[1], [2]]),  # two are no habit
        (
            [finding(1, found=""), finding(2, found=""), finding(3, found="")],
            [[1], [2], [3]],
        ),  # no words at fault
        ([finding(1), finding(2, path="b"), finding(3)], [[1], [2], [3]]),  # another version
        # very many of one kind, each of other words: three are told, and the third with the others
        (
            [finding(at, message=str(at)) for at in range(1, 13)],
            [[1], [2], list(range(3, 13))],
        ),
        ([finding(at, message=str(at)) for at in range(1, 12)], [[at] for at in range(1, 12)]),
    ],
)
def test_what_says_the_same_of_a_version_is_told_together(
    findings: list[Finding], groups: list[list[int]]
) -> None:
    assert [[each.fact.place.line for each in told] for told in folded(findings)] == groups


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([4, 9, 12], "also in lines 9, 12"),
        ([4, 4, 5], "also in lines 4:1, 5"),
        (list(range(1, 17)), "also in lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 3 more places"),
    ],
)
def test_the_other_places_are_named_by_their_lines(lines: list[int], said: str) -> None:
    assert again([finding(at) for at in lines]) == said


def test_what_is_like_the_last_example_is_counted() -> None:
    findings = [finding(at, message=str(at)) for at in range(1, 4)]
    assert again(findings) == "2 more like this in lines 2, 3"


def test_what_a_menu_says_on_every_page_is_told_of_the_first() -> None:
    pages = [[finding(7, path="a"), finding(9, found="Kalt", path="a")]]
    pages += [[finding(at, path=path)] for at, path in ((3, "b"), (4, "c"), (5, "d"), (6, "e"))]
    pages += [[finding(8, found="", path="f")], [finding(8, found="Kalt", path="g")]]
    shared = Shared(pages)
    assert [[shared.is_told(each) for each in page] for page in pages] == [
        [False, False],
        *[[True]] * 4,
        [False],  # no words by which it is the same
        [False],  # two are no menu yet
    ]
    menu, own = pages[0]
    assert files(shared.elsewhere(menu)) == "also in 4 more files: b:3, c:4, d:5 …"
    assert shared.elsewhere(own) == ()


def test_what_is_told_of_another_page_is_counted(tmp_path: Path) -> None:
    for page in ("recall", "shops", "terms"):
        for locale, words in {"de": "Das Heft", "fr": "Le cahier", "sk": "Zošit"}.items():
            wrong = "Lumbox" if locale == "de" else "Lumibox"
            (tmp_path / f"{page}.{locale}.md").write_text(
                f"# {page}\n\n{words}: Lumibox, {wrong}, Lumibox.\n"
            )
    text = render(run([tmp_path], Settings()), "full", Look())
    assert text.count("found “Lumbox”") == 1
    assert text.count("also in 2 more files: ") == 1
    assert text.count("1 more as told above") == 2


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["x", "y", ""])), max_size=30))
def test_no_finding_is_lost_when_they_are_told_together(given: list[tuple[int, str]]) -> None:
    findings = [finding(at, found=words, message=words) for at, words in given]
    told = [each for group in folded(findings) for each in group]
    assert sorted(map(id, told)) == sorted(map(id, findings))
