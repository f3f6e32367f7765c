"""Formats for programs: places in their columns, limits that are told, and nothing that looks clean when it is not."""

import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from checker.align.model import Table
from checker.discover import Family
from checker.findings import Fact, Severity
from checker.judge import judge
from checker.read import Source, decode
from checker.report import Look, render, sarif
from checker.report.paths import folder_in_repository, from_top
from checker.report.units import Span, Spans, Unit
from checker.run import Aside, Judged, Report, Trouble
from checker.voting import Vote

from .conftest import judge_texts, parse_text
from .reports import broken, many, place

NOTES = Look(notes=True)
PROGRAMS = ["json", "sarif", "gitlab", "junit", "rdjson", "markdown", "github"]
GONE = Trouble(PurePosixPath("de/gone.md"), "Permission denied")


@pytest.fixture(scope="module")
def samples() -> Report:
    return broken()


@pytest.fixture(scope="module")
def flood() -> Report:
    return many(3_000)


def run_of(report: Report, look: Look = NOTES) -> Any:
    return json.loads(render(report, "sarif", look))["runs"][0]


def of_source(source: Source) -> Report:
    notice = replace(parse_text("x"), source=source)
    table = Table(Family("x", (), None, ""), (notice,), (), (), frozenset())
    return Report((Judged(table, ()),))


@given(st.text(st.sampled_from("aé日𝔸\r\n\t\u0301"), max_size=1200), st.booleans(), st.data())
def test_slicing_by_bytes_gives_the_words(text: str, bom: bool, data: st.DataObject) -> None:  # noqa: FBT001
    source = Source(PurePosixPath("a.md"), text, bom=bom)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Spans(of_source(source), "utf-8")(source.place(start, end))
    assert span is not None
    raw = b"\xef\xbb\xbf" * bom + text.encode()
    starts = [0, *(at for at in range(1, len(raw) + 1) if ends_line(raw, at))]
    first = starts[span.line - 1] + span.column - 1
    assert raw[first : starts[span.end_line - 1] + span.end_column - 1].decode() == text[start:end]


def ends_line(raw: bytes, at: int) -> bool:
    return raw[at - 1 : at] == b"\n" or (raw[at - 1 : at] == b"\r" and raw[at : at + 1] != b"\n")


@pytest.mark.parametrize(
    ("unit", "span"),
    [
        ("utf-8", Span(1, 6, 1, 10)),
        ("utf-16", Span(1, 3, 1, 5)),
    ],
)
def test_columns_are_in_the_unit_of_the_reader(unit: Unit, span: Span) -> None:
    source = Source(PurePosixPath("a.md"), "é日𝔸b")
    assert Spans(of_source(source), unit)(source.place(2, 3)) == span


def test_a_stretch_may_end_between_the_two_signs_of_a_line_end() -> None:
    source = Source(PurePosixPath("a.md"), "ab\r\nc")
    spans = Spans(of_source(source), "utf-8")
    assert spans(source.place(0, 3)) == Span(1, 1, 1, 4)
    assert spans(source.place(0, 4)) == Span(1, 1, 2, 1)


def test_columns_that_cannot_be_known_are_left_out() -> None:
    source = decode(
        "Gültig für alle Kunden\nund für über hundert Läden\n".encode("cp1252"), PurePosixPath("a.md")
    )
    assert source.flaws
    assert Spans(of_source(source), "utf-8")(source.place(0, 3)) is None
    assert Spans(of_source(source), "utf-16")(source.place(0, 3)) == Span(1, 1, 1, 4)


@pytest.mark.parametrize("form", PROGRAMS)
def test_what_was_not_judged_is_told(form: str) -> None:
    assert "Permission denied" in render(Report((), troubles=(GONE,)), form, Look())


def test_a_run_that_could_not_judge_everything_was_not_successful(samples: Report) -> None:
    assert run_of(samples)["invocations"] == [{"executionSuccessful": True}]
    (invocation,) = run_of(Report((), troubles=(GONE,)))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [told["level"] for told in invocation["toolExecutionNotifications"]] == ["error"]


@pytest.mark.parametrize("form", PROGRAMS)
def test_notes_are_for_those_who_ask_for_them(form: str, samples: Report) -> None:
    note = next(f.fact.rule for f in samples.findings() if f.severity is Severity.NOTE)
    only = samples.keeping(lambda finding: finding.severity is Severity.NOTE)
    assert note in render(only, form, NOTES)
    assert (note in render(only, form, Look())) is (form == "json")  # a program always sees everything


@pytest.mark.parametrize("form", [*PROGRAMS, "concise"])
def test_a_finding_about_the_configuration_belongs_to_no_family(form: str) -> None:
    fact = Fact(
        "same-date",
        "changed",
        place(),
        "",
        found="old",
        expected="new",
        details={"off": "1 day later"},
        vote=Vote(2, 3),
    )
    (finding,) = judge("", [fact], {})
    aside = Aside(Source(PurePosixPath("noticecheck.toml"), "a\nb\nan entry\n"), finding)
    assert "noticecheck.toml" in render(Report((), asides=(aside,)), form, Look())


def test_each_result_has_a_rule_a_place_and_a_fingerprint_of_its_own(samples: Report) -> None:
    run = run_of(samples)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        for number, related in enumerate(result.get("relatedLocations", ()), 1):
            assert related["id"] == number
            assert f"]({number})" in result["message"]["text"]
    prints = [result["partialFingerprints"]["noticecheck/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints) == len(list(samples.findings()))
    assert run["columnKind"] == "utf16CodeUnits"
    for rule in rules:
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]


def test_a_uri_is_the_bytes_of_the_path() -> None:
    for name in ("a b.md", "100%.md", "a#b?c.md", "日.md", "a\nb.md", "a:b.md", "no\udcff.md"):
        (told,) = run_of(Report((), troubles=(Trouble(PurePosixPath(name), "gone"),)))["invocations"][0][
            "toolExecutionNotifications"
        ]
        uri = told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert unquote_to_bytes(uri) == name.encode("utf-8", "surrogateescape")


def test_paths_are_seen_from_the_top_of_the_repository(tmp_path: Any) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs/legal").mkdir(parents=True)
    within = folder_in_repository(tmp_path / "docs/legal")
    assert within == "docs/legal"
    assert folder_in_repository(tmp_path) == ""
    look = Look(within=within)
    assert from_top(PurePosixPath("de/a.md"), look) == "docs/legal/de/a.md"
    assert from_top(PurePosixPath("../b.md"), look) == "docs/b.md"
    assert from_top(PurePosixPath("/c.md"), look) == "/c.md"


def test_a_file_outside_of_the_repository_is_not_told_as_one_inside() -> None:
    for name, artifact in (
        ("../b.md", {"uri": "../b.md"}),
        ("/c d.md", {"uri": "file:///c%20d.md"}),
        ("a.md", {"uri": "a.md", "uriBaseId": "%SRCROOT%"}),
    ):
        run = run_of(Report((), troubles=(Trouble(PurePosixPath(name), "gone"),)))
        (told,) = run["invocations"][0]["toolExecutionNotifications"]
        assert told["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_a_suggestion_of_reviewdog_repairs_the_bytes() -> None:
    texts = {
        "de": "Ab dem 4. Mai 2026 gilt: 𝔸",
        "fr": "Dès le 4 mai 2026 : 𝔸",
        "it": "Già 𝔸 dal 5 maggio 2026",
    }
    report = Report((judge_texts(texts),))
    diagnostics = json.loads(render(report, "rdjson", Look()))["diagnostics"]
    (suggestion,) = next(d["suggestions"] for d in diagnostics if d["code"]["value"] == "same-date")
    start, end = (suggestion["range"][side]["column"] - 1 for side in ("start", "end"))
    raw = texts["it"].encode()
    assert (raw[:start] + suggestion["text"].encode() + raw[end:]).decode() == "Già 𝔸 dal 4 maggio 2026"


def test_code_quality_has_what_gitlab_asks_for(samples: Report) -> None:
    issues = json.loads(render(samples, "gitlab", NOTES))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_a_clean_version_is_one_passed_case(samples: Report) -> None:
    top = ET.fromstring(render(samples, "junit", Look()))  # noqa: S314 - it is our own
    failed = [finding for finding in samples.findings() if finding.severity > Severity.NOTE]
    faulty = {finding.fact.place.path for finding in failed}
    cases = list(top.iter("testcase"))
    passed = [case.get("name") for case in cases if not len(case)]
    versions = [str(n.version.path) for judged in samples.families for n in judged.table.notices]
    assert passed == [path for path in versions if PurePosixPath(path) not in faulty]
    assert len(cases) - len(passed) == len(failed) == int(top.get("failures", ""))
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)


def test_what_a_reader_would_refuse_is_held_back_and_told(
    flood: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "_MOST", 2_500)
    monkeypatch.setattr(sarif, "_SHOWN", 500)
    run = run_of(flood)
    assert len(run["results"]) == 2_500
    levels = [result["level"] for result in run["results"]]
    assert levels.count("error") == flood.count(Severity.ERROR)
    told = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert told == [
        "500 more notes not shown: a run holds 2500 results at most.",
        "GitHub shows 500 results of a run; beyond those there are 1501 more errors, 999 more notes.",
    ]


def test_a_comment_stays_below_its_limit_and_counts_the_rest(flood: Report) -> None:
    text = render(flood, "markdown", NOTES)
    assert 50_000 < len(text) < 60_000
    rows = text.count("\n| error")
    assert f"**{flood.count(Severity.ERROR) - rows} more errors, 999 more notes not shown**" in text


def test_annotations_of_files_that_were_not_judged_come_first() -> None:
    troubles = tuple(Trouble(PurePosixPath(f"{number}.md"), "gone") for number in range(12))
    lines = render(Report((), troubles=troubles), "github", Look()).splitlines()
    assert lines[0] == "::error file=0.md,title=not judged::gone"
    assert len(lines) == 11
    assert lines[-1].startswith("2 more files not judged not shown")
