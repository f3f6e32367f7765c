"""The samples: the clean ones are silent, the broken ones give their golden report, and every known defect is in it."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import rules

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
RECALL_LOCALES = [
    "ar", "bn", "cs", "de", "el", "es", "fr", "he", "hi", "hu", "ja", "ka", "ko", "nl", "pl", "pt-BR", "ru", "th", "tr",
    "zh-Hans",
]  # fmt: skip
DEFECT = re.compile(
    r"^\| `(?P<file>[^`]+)` \| (?P<line>\d+) \| (?P<words>.*) \| `(?P<rule>[a-z-]+)` \|$", re.MULTILINE
)
QUOTED = re.compile(r"`(?P<words>[^`]+)`")


def checked(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", "check", *arguments],
        cwd=SAMPLES, capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def test_clean_samples_are_silent() -> None:
    done = checked("clean", "--output-format", "concise")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_broken_samples_give_their_golden_report() -> None:
    done = checked("broken")
    assert done.returncode == 1
    assert done.stdout == (SAMPLES / "broken/report.txt").read_text(encoding="utf-8")


def expected_words() -> Iterator[tuple[str, int, str, str]]:
    """File, line and rule of each defect with the first words quoted in its description, which should stand there."""
    table = (SAMPLES / "broken/defects.md").read_text(encoding="utf-8")
    for match in DEFECT.finditer(table):
        if quoted := QUOTED.search(match["words"]):
            yield match["file"], int(match["line"]), match["rule"], quoted["words"]


def defects() -> list[tuple[str, int, str]]:
    table = (SAMPLES / "broken/defects.md").read_text(encoding="utf-8")
    return [(match["file"], int(match["line"]), match["rule"]) for match in DEFECT.finditer(table)]


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, int, str], list[str]]:
    """What is expected, by file, line and rule of everything told; a range of lines counts for each."""
    findings = json.loads(checked("broken", "--output-format", "json").stdout)["findings"]
    told: dict[tuple[str, int, str], list[str]] = {}
    for finding in findings:
        for line in range(finding["line"], finding["end_line"] + 1):
            key = (finding["path"].removeprefix("broken/"), line, finding["rule"])
            told.setdefault(key, []).append(finding["expected"].replace("\u00a0", " "))
    return told


@pytest.mark.parametrize(("file", "line", "rule"), defects())
def test_each_known_defect_is_told_on_its_line(
    told: dict[tuple[str, int, str], list[str]], file: str, line: int, rule: str
) -> None:
    assert (file, line, rule) in told


@pytest.mark.parametrize(("file", "line", "rule", "words"), list(expected_words()))
def test_what_a_finding_expects_is_what_should_stand_there(
    told: dict[tuple[str, int, str], list[str]], file: str, line: int, rule: str, words: str
) -> None:
    expected = [one for one in told[file, line, rule] if one]
    assert not expected or any(words in one or one in words for one in expected)


def test_the_list_of_defects_is_read() -> None:
    assert len(defects()) >= 20


def test_each_rule_has_a_defect() -> None:
    assert {rule for _, _, rule in defects()} == set(rules.names())


def test_versions_without_a_defect_are_copies_of_the_clean_ones() -> None:
    told = {file for file, _, _ in defects()}
    broken = SAMPLES / "broken"
    folders = [path for path in broken.iterdir() if path.is_dir() and not path.name.startswith(".")]
    untouched = [
        path
        for folder in folders
        for path in folder.rglob("*.*")
        if path.is_file() and path.relative_to(broken).as_posix() not in told
    ]
    assert len(untouched) == 2 * len(folders)
    for path in untouched:
        assert path.read_bytes() == (SAMPLES / "clean" / path.relative_to(broken)).read_bytes()


def test_the_shipped_demands_of_the_recall_are_met() -> None:
    done = checked("clean/recall-notice", "--notice", "recall-notice", "--output-format", "concise")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_another_day_demanded_is_told_of_each_date_in_each_version() -> None:
    done = checked(
        "clean/recall-notice", "--notice", "recall-notice", "--date", "2026-03-15", "--output-format", "json"
    )
    told = [
        finding["locale"] for finding in json.loads(done.stdout)["findings"] if finding["severity"] != "note"
    ]
    assert done.returncode == 1
    assert sorted(told) == sorted(2 * RECALL_LOCALES)
