"""Strings that mean harm, in documents, names of files, titles and links: in no format do they do anything."""

import json
import re
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings, strategies as st
from markdown_it import MarkdownIt

from checker.report import FORMATS, Look, render
from checker.report.choice import folded
from checker.report.clean import inert, unlinked
from checker.report.github import fenced
from checker.run import Report, Trouble

from .reports import HARM, harmful, hostile

# a diff carries documents byte for byte, unless a terminal shows it; the page has tests of its own
LOOK = Look(notes=True, isolate=False, terminal=True)
TEXTS = [form for form in FORMATS if form != "html"]
JSON = ["json", "sarif", "gitlab", "rdjson"]
CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
COMMAND = re.compile(r"##[A-Za-z]*\[")


def unjudged(text: str) -> Report:
    path = PurePosixPath(f"gone/{text}")
    return Report((harmful(text),), ((path, text),), (Trouble(path, text),))


def assert_harmless(form: str, text: str) -> None:
    assert not CONTROL.search(text)
    assert not COMMAND.search(text)
    commands = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    if form == "github":
        assert all(re.match(r"::(error|warning|notice) file=", line) for line in commands)
    elif form != "diff":  # which is fenced
        assert not commands


@pytest.mark.parametrize("form", TEXTS)
def test_a_report_of_harmful_strings_does_no_harm(form: str) -> None:
    assert_harmless(form, render(hostile(), form, LOOK))


@pytest.mark.parametrize("form", TEXTS)
@settings(max_examples=60)
@given(
    st.lists(st.one_of(st.sampled_from(HARM), st.text(st.characters(), max_size=8)), max_size=4).map("".join)
)
def test_no_text_at_all_does_harm(form: str, text: str) -> None:
    shown = render(unjudged(text), form, LOOK)
    assert_harmless(form, shown)
    if form in JSON:
        json.loads(shown)
    if form == "junit":
        ET.fromstring(shown)  # noqa: S314 - it is our own
    if form == "markdown":
        assert_only_our_marks(shown)


def assert_only_our_marks(text: str) -> None:
    """Three cells a row, and no mark but those that the table itself is made of."""
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inline = [child for token in parsed for child in token.children or ()]
    assert {token.type for token in inline} <= {
        "text",
        "strong_open",
        "strong_close",
        "html_inline",
        "softbreak",
    }
    tags = {token.content for token in inline if token.type == "html_inline"}
    assert tags <= {"<code>", "</code>", "<br>"}
    rows = sum(token.type == "tr_open" for token in parsed)
    cells = sum(token.type in ("td_open", "th_open") for token in parsed)
    assert cells == 3 * rows
    blocks = "".join(token.content for token in parsed if token.type == "html_block")
    assert re.fullmatch(
        r"(<details(?: open)?>\n<summary><b>[^<>]*</b>: [^<>]*</summary>\n|</details>\n)*", blocks
    )


@pytest.mark.parametrize("text", HARM)
def test_one_line_of_concise_is_one_finding(text: str) -> None:
    report = Report((harmful(text),))
    assert render(report, "concise", LOOK).count("\n") == len(list(report.findings()))


def test_markdown_has_a_row_for_each_finding_that_it_shows() -> None:
    report = Report(hostile().families[:5])
    shown = render(report, "markdown", LOOK)
    assert_only_our_marks(shown)
    assert shown.count("\n| ") == len(folded(list(report.findings()))) + 5  # and a head for each family


@pytest.mark.parametrize(
    "text",
    [
        "@team", "a@example.com", "#12", "!12", "$12", "~bug", "%4", "&5", "GH-12", "https://example.com",
        "www.example.com", "<script>", "<!--", "&lt;", "[a](b)", "[a][b]", "[a]: b", "![a](b)", ":tada:", "##[error]",
    ],
)  # fmt: skip
def test_what_a_forge_makes_of_text_is_parted_and_reads_as_before(text: str) -> None:
    assert unlinked(text) != text
    assert unlinked(text).replace("\u200c", "") == text


@pytest.mark.parametrize("text", ["10:30", "5 & 6", "# a", "50 %", "a < b", "«a»", "и т. д.", "3 ! 4"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert unlinked(text) == text


@given(st.text(st.characters(), max_size=60))
def test_what_is_inert_stays_so(text: str) -> None:
    assert inert(inert(text)) == inert(text)


def test_a_diff_on_a_runner_is_fenced() -> None:
    first, *_, last, _end = fenced(render(hostile(), "diff", Look())).split("\n")
    assert first == f"::stop-commands::{last.strip(':')}"


@pytest.mark.parametrize("form", ["sarif", "github", "json"])
def test_names_of_files_that_differ_stay_different(form: str) -> None:
    pairs = [
        ("a\nb", "a\rb"),
        ("a%0Ab", "a\nb"),
        ("a:b", "a%3Ab"),
        ("a,b", "a%2Cb"),
        ("a\udcffb", "a\udcfeb"),
    ]
    for first, second in pairs:
        reports = [Report((), troubles=(Trouble(PurePosixPath(name), "gone"),)) for name in (first, second)]
        assert render(reports[0], form, LOOK) != render(reports[1], form, LOOK)
