"""Formats for other programs: a patch that git takes, annotations that a runner takes, and nothing else in them."""

import json
import re
import subprocess
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, strategies as st

from checker.findings import Edit, Severity
from checker.read import Source
from checker.repair import repaired
from checker.report import Look, render
from checker.report.excerpt import differing
from checker.report.github import _data, _property
from checker.run import Judged, Report
from checker.settings import Settings, load

from .conftest import judge_texts

TEXTS = {
    "de": "# Rückruf\r\n\r\nAb dem 4. Mai 2026 , Montag, gilt es.",
    "en": "# Recall\n\nFrom 4 May 2026, a Monday, it applies.\n",
    "fr": "# Rappel\n\nIl s’applique dès le 4 mai 2026, un lundi.\n",
    "it": "# Richiamo\n\nVale dal 5 maggio 2026, un lunedì.\n",
}


def written(folder: Path, report: Report) -> None:
    for notice in report.families[0].table.notices:
        file = folder / notice.source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(notice.source.text.encode())


def test_git_applies_the_diff_and_nothing_is_left_to_repair(tmp_path: Path) -> None:
    report = Report((judge_texts(TEXTS),))
    written(tmp_path, report)
    patch = render(report, "diff", Look(unsafe=True))
    done = subprocess.run(["git", "apply", "--verbose", "-"], cwd=tmp_path, input=patch.encode(), check=False)
    assert done.returncode == 0
    mended = {locale: (tmp_path / locale / "notice.md").read_bytes().decode() for locale in TEXTS}
    assert mended["de"] == TEXTS["de"].replace("2026 ,", "2026,")
    assert mended["it"] == TEXTS["it"].replace("5 maggio", "4 maggio")
    assert render(Report((judge_texts(mended),)), "diff", Look(unsafe=True)) == ""


def test_the_json_quotes_the_words_that_a_finding_is_read_against() -> None:
    said = json.loads(render(Report((judge_texts(TEXTS),)), "json", Look()))["findings"]
    (found,) = (each for each in said if each["rule"] == "same-date")
    assert [other["message"] for other in found["related"]] == ["4 May 2026"]


@given(st.text(st.sampled_from("ab\r\n \x1b§"), max_size=30), st.data())
def test_an_edit_changes_its_own_stretch_only(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source(PurePosixPath("a.md"), text)
    edit = Edit(source.place(start, end), "X")
    assert repaired(source, [edit]) == text[:start] + "X" + text[end:]


def test_a_diff_shown_on_a_terminal_controls_nothing() -> None:
    texts = {locale: text.replace("gilt", "\x1b[31mgilt") for locale, text in TEXTS.items()}
    shown = render(Report((judge_texts(texts),)), "diff", Look(terminal=True))
    assert "\x1b" not in shown
    assert "␛[31mgilt" in shown


def many(judged: Judged, times: int) -> Report:
    return Report((Judged(judged.table, judged.findings * times),))


def test_annotations_beyond_what_is_shown_are_counted() -> None:
    judged = judge_texts(TEXTS)
    errors = sum(finding.severity is Severity.ERROR for finding in judged.findings)
    lines = render(many(judged, 20), "github", Look()).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert f"{20 * errors - 10} more errors" in lines[-1]


def test_an_annotation_names_file_line_and_columns() -> None:
    (line, *_) = [
        line
        for line in render(Report((judge_texts(TEXTS),)), "github", Look()).splitlines()
        if "same-date" in line
    ]
    assert line.startswith(
        "::error file=it/notice.md,line=3,endLine=3,col=10,endColumn=22,title=same-date (it)::expected"
    )


@given(st.text(max_size=80))
def test_no_text_of_a_document_is_a_command(text: str) -> None:
    hostile = f"{text}\n::error::x\r##[error]y{text}"
    for said in (_data(hostile), _property(hostile)):
        assert not re.search(r"[\r\n]|##\[", said)


@pytest.mark.parametrize(
    ("found", "expected", "cells"),
    [
        ("5 mai 2026", "4 mai 2026", ((0, 1), (0, 1))),
        ("14 března", "14. března", ((2, 0), (2, 1))),
        ("2026年3月14日", "2026年3月4日", ((9, 1), (9, 0))),  # one letter of Japanese is two cells wide
        ("abc", "xyz", None),  # nothing in common
        ("٤ مارس", "٥ مارس", None),  # a mark could stand under another letter
    ],
)
def test_differing_letters_are_marked_by_cells(found: str, expected: str, cells: object) -> None:
    assert differing(found, expected) == cells


def test_of_long_code_the_differing_sign_is_marked_where_it_stands() -> None:
    command = (
        "`kitebird --colours red,green,blue,yellow --output overview.html --limit 20 --sort price --again`"
    )
    asked = {
        f"{locale}/notice.md": f"# {title}\n\n{text}:\n\n{command}\n"
        for locale, title, text in (
            ("de", "Anleitung", "Diesen Befehl geben Sie ein"),
            ("fr", "Mode d’emploi", "Saisissez cette commande"),
            ("it", "Istruzioni", "Digitate questo comando"),
            ("es", "Instrucciones", "Escriba esta orden"),
        )
    }
    asked["it/notice.md"] = asked["it/notice.md"].replace("20", "200")
    lines = render(Report((judge_texts(asked),)), "full", Look()).splitlines()
    (found,) = (at for at, each in enumerate(lines) if each.startswith("     - "))
    assert lines[found + 2].startswith("     + …")
    assert "--limit 20 --sort" in lines[found + 2]
    assert lines[found + 1].index("^") == lines[found].index("0 --sort")


def test_what_is_ignored_needs_a_reason_and_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "noticecheck.toml"
    entry = '[[ignore]]\nrule = "same-date"\nlocales = ["it"]\nwords = "5 maggio"\n'
    file.write_text(entry + 'reason = "Italy begins a day later"\n', encoding="utf-8")
    (ignored,) = load(file).ignore
    told = [finding for finding in judge_texts(TEXTS).findings if ignored.covers(finding, PurePosixPath())]
    assert [(finding.fact.rule, finding.fact.locale) for finding in told] == [("same-date", "it")]
    file.write_text(entry, encoding="utf-8")
    with pytest.raises(Exception, match="reason"):
        load(file)
    assert Settings().ignore == ()
