"""Places are right: cutting a file by the lines and columns of a finding gives the words that it quotes."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings, strategies as st

from checker import rules
from checker.discover import Version
from checker.parse import parse
from checker.place import Place
from checker.read import decode
from checker.rules import Example
from checker.run import run
from checker.settings import FILE, load

from .conftest import judge_texts
from .test_parse_whole import TEXTS

SAMPLES = Path(__file__).parent.parent / "samples"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)?")
MARKS = re.compile(r"[]\[()<>{}*_`~&#|\\!>-]|^\d+[.)]", re.MULTILINE)
# What other editors, keyboards and languages do to a text; none of it moves a word to another line.
CHANGES: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "tabs": lambda text: text.replace(". ", ".\t"),
    "combining marks": lambda text: unicodedata.normalize("NFD", text),
    "emoji": lambda text: text.replace(". ", ". 👩‍👩‍👧 "),
    "right to left": lambda text: text.replace(". ", ". \u200fשלום\u200f "),
    "lines wrapped": lambda text: re.sub(r"(?<=\w, )(?=\w{4})", "\r\n", text),
    "entities": lambda text: text.replace(", ", ",&nbsp;"),
}


def cut(text: str, place: Place) -> str:
    """The stretch of a text between two lines and columns, as any other program would find it."""
    lines = LINE.findall(text)[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "".join(lines)


def quotes(found: str, words: str) -> bool:
    """Whether quoted words are these, markup left out, blanks joined and the end perhaps cut off."""
    if found == words:
        return True
    if not found.endswith("…") and not MARKS.search(words):
        return unicodedata.normalize("NFC", found).split() == unicodedata.normalize("NFC", words).split()
    bare = unicodedata.normalize("NFC", "".join(found.removesuffix("…").split()))
    return any(_is_in(bare, "".join(source.split())) for source in (words, html.unescape(words)))


def _is_in(signs: str, words: str) -> bool:
    rest: Iterator[str] = iter(unicodedata.normalize("NFC", words))
    return all(sign in rest for sign in signs)


def examples() -> list[object]:
    return [
        pytest.param(example, list(CHANGES)[(number + len(name)) % len(CHANGES)], id=f"{name}-{number}")
        for name in rules.names()
        for number, example in enumerate(rules.load(name).wrong)
    ]


@pytest.mark.parametrize(("example", "change"), examples())
def test_places_of_findings_hold_what_they_quote(example: Example, change: str) -> None:
    texts = {locale: CHANGES[change](text) for locale, text in example.versions.items()}
    told = judge_texts(texts, example.format, example.reference or None, example.demands).findings
    wrong = [
        (finding.message, cut(texts[finding.fact.locale], finding.fact.place))
        for finding in told
        if finding.fact.found
        and not quotes(finding.fact.found, cut(texts[finding.fact.locale], finding.fact.place))
    ]
    assert wrong == []


def test_places_in_the_samples_hold_what_they_quote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLES)
    report = run([Path("broken")], load(Path("broken") / FILE))
    told = [finding.fact for finding in report.findings() if finding.fact.found]
    assert len(told) > 20
    for fact in told:
        assert quotes(fact.found, cut(Path(fact.place.path).read_bytes().decode(), fact.place)), fact


@pytest.mark.parametrize("ending", [".md", ".html", ".txt"])
@settings(max_examples=150)
@given(
    text=TEXTS,
    marked=st.booleans(),
    words=st.lists(st.sampled_from(["čtvrtek", "नमस्ते", "e\u0301té", "שלום", "👩‍👧"])),
)
def test_each_word_has_its_line_and_columns(
    ending: str, text: str, words: list[str], *, marked: bool
) -> None:
    shown = PurePosixPath("notice" + ending)
    text = text.replace("slovo", " ".join(words) or "slovo")
    raw = b"\xef\xbb\xbf" * marked + text.encode("utf-8", "replace")
    notice = parse(Version(Path(shown), shown, "en", "en", ""), source := decode(raw, shown))
    for block in notice.blocks:
        for word in re.finditer(r"\w+", block.text):
            start, end = block.stretch(*word.span())
            if end - start == len(word[0]):  # it stands unbroken: no mark, no entity in it
                assert cut(source.text, notice.within(block, *word.span())) == word[0]
