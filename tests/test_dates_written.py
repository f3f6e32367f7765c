"""Dates written by ICU, an independent writer, are read back: a sample everywhere, all where Node is."""

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from checker.dates import find
from checker.dates.facts import locales
from checker.dates.forms import check_form
from checker.dates.listing import of_text

HERE = Path(__file__).parent
SAMPLE = HERE / "dates" / "written.jsonl"
WRITER = HERE.parent / "tools" / "write_dates.mjs"
# ICU has no data of its own for these and falls back, or writes a pattern that no reader would call a date.
UNREADABLE = {
    "tok": "the year, month and day stand behind number signs in a sentence",
    "vai-Latn": "months are written M01 to M12",
    "yo": "the medium form is digits with nothing but spaces between them",
    "yo-BJ": "the medium form is digits with nothing but spaces between them",
}
LARGE = (
    *(
        "en",
        "es",
        "fr",
        "de",
        "it",
        "pt",
        "nl",
        "ru",
        "pl",
        "cs",
        "sk",
        "uk",
        "sv",
        "da",
        "nb",
        "fi",
        "hu",
        "ro",
    ),
    *(
        "bg",
        "el",
        "tr",
        "ar",
        "he",
        "fa",
        "ur",
        "hi",
        "bn",
        "mr",
        "ta",
        "te",
        "gu",
        "kn",
        "ml",
        "pa",
        "ne",
        "si",
    ),
    *(
        "th",
        "vi",
        "id",
        "ms",
        "fil",
        "sw",
        "ja",
        "ko",
        "zh",
        "zh-Hant",
        "hr",
        "sr",
        "sl",
        "lt",
        "lv",
        "et",
        "kk",
    ),
    *(
        "uz",
        "az",
        "ka",
        "hy",
        "mn",
        "am",
        "my",
        "km",
        "lo",
        "ca",
        "gl",
        "eu",
        "af",
        "zu",
        "is",
        "sq",
        "mk",
        "bs",
    ),
)


def lost(rows: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Dates that are not read back as the day that was written."""
    wrong = []
    for row in rows:
        values = [
            found.value.isoformat() for found in find(f"– {row['text']} –", row["locale"]) if found.value
        ]
        if values != [row["iso"]]:
            wrong.append((row["locale"], row["text"]))
    return wrong


def rows_of(lines: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in lines.splitlines()]


@pytest.fixture(scope="module")
def written() -> list[dict[str, str]]:
    """All dates that ICU writes, in every locale of the table."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not here")
    told = subprocess.run([node, WRITER, *locales()], capture_output=True, check=True)
    return rows_of(told.stdout.decode())


def test_the_stored_sample_is_read_back_whole() -> None:
    assert lost(rows_of(SAMPLE.read_text(encoding="utf-8"))) == []


def test_the_stored_sample_is_in_the_form_of_its_locale() -> None:
    rows = rows_of(SAMPLE.read_text(encoding="utf-8"))
    wrong = [(row["locale"], row["text"]) for row in rows if _form(row) in ("error", "warning")]
    assert wrong == []


def _form(row: dict[str, str]) -> str:
    return next(iter(listed.form for listed in of_text(row["text"], row["locale"])), "none")


def test_every_locale_is_read_back(written: list[dict[str, str]]) -> None:
    wrong = lost(written)
    assert {locale for locale, _ in wrong} <= set(UNREADABLE)
    assert len(wrong) <= 0.005 * len(written)


def test_clean_forms_are_not_blamed(written: list[dict[str, str]]) -> None:
    rows = [row for index, row in enumerate(written) if row["locale"] in LARGE or index % 5 == 0]
    blamed = Counter(row["locale"] for row in rows if _form(row) in ("error", "warning"))
    assert blamed.total() <= 0.005 * len(rows)
    assert {locale for locale in blamed if locale in LARGE} == set()


def test_a_form_is_right_in_every_digit_system_of_its_locale() -> None:
    found = find("٧ ديسمبر ٢٠٢٧", "ar-EG")[0]
    assert check_form(found, "ar-EG").reasons == ()
