"""No text makes the search for dates raise, and its time grows with the length of the text and no faster."""

import datetime
import time
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from checker.conventions import convention
from checker.dates import find
from checker.dates.forms import check_form
from checker.dates.lexicon import lexicon
from checker.dates.listing import of_text
from checker.dates.rewriting import rewritten
from checker.dates.slips import place_of_slip
from checker.dates.supplement import Supplement
from checker.rules import folder

LOCALES = ["ar", "ckb", "en", "fa", "hu", "ja", "ko", "lv", "sk", "th", "xx", "zh-TW", ""]
DAY = datetime.date(2027, 12, 7)
# Strings that break programs: numbers that are too long, days that are none, marks that hide or turn.
NAUGHTY = [
    *(
        "",
        " ",
        "\0",
        "\x00 7 May 2026",
        "\ud800 7 May 2026 \udfff",
        "\ufeff7 May 2026",
        "\u202e7 May 2026\u202c",
    ),
    *("9" * 100_000, "٩" * 100_000 + " May 2026", "7 May " + "2" * 100_000, "7." * 20_000, "7 " * 20_000),
    *("30 February 2026", "31/31/2026", "00/00/0000", "0000-00-00", "31 December 9999", "1 January 0001"),
    *(
        "99.99.9999",
        "2026年13月32日",
        "令和999年99月99日",
        "民國九百九十九年十二月三十九日",
        "廿廿廿廿年十月十日",
        "元年元月元日",
    ),
    *("二〇二六年十十月百日", "7 ธันวาคม 9999", "۳۱ اسفند ۹۹۹۹", "٣٠ صفر ٩٩٩٩", "1 Muharram 0"),
    *("May " * 10_000, "/" * 5_000 + "2026", "7 May/" * 5_000, "كانون الأول/" * 3_000, "年月日" * 5_000),
    *(
        "7\u0301 M\u0301a\u0301y\u0301 2026",
        "ﷺ 7 May 2026 ﷽",
        "𝟕 𝐌𝐚𝐲 𝟐𝟎𝟐𝟔",
        "７ Ｍａｙ ２０２６",
        "²⁰²⁶ May ⁷",
    ),
    *(
        "7\u200bMay\u200b2026",
        "İ" * 3_000 + " 7 Mayıs 2026",
        "\u1100\u1161\u11a8" * 3_000,
        "7–" * 5_000 + "9 May 2026",
    ),
]


def everything(text: str, locale: str) -> None:
    """Ask all there is to ask of the dates of a text."""
    words = lexicon(locale)
    for found in find(text, locale, ("en", "sk", "ar")):
        assert text[found.start : found.end] == found.text
        check_form(found, locale, text[: found.start], text[found.end : found.end + 4])
        if found.value is not None:
            rewritten(found, DAY, words)
    of_text(text, locale)
    place_of_slip(text, DAY, words)


@pytest.mark.parametrize("locale", LOCALES)
def test_naughty_strings_do_not_make_it_raise(locale: str) -> None:
    for text in NAUGHTY:
        everything(text[:30_000], locale)


def test_a_hundred_thousand_digits_are_no_date() -> None:
    for text in ("9" * 100_000, "7 May " + "2" * 100_000, "٩" * 100_000 + " May 2026"):
        assert [found for found in find(text, "en") if found.whole] == []


PIECES = st.sampled_from(
    [
        *(
            "7",
            "31",
            "2026",
            "0",
            "٧",
            "۲۰۱۹",
            "二",
            "十",
            "元",
            "年",
            "月",
            "日",
            "-",
            "–",
            "/",
            ".",
            ",",
            " ",
            "\u00a0",
            "\n",
        ),
        *(
            "May",
            "mai",
            "decembra",
            "كانون الأول",
            "ديسمبر",
            "בדצמבר",
            "12月",
            "ธันวาคม",
            "令和",
            "民國",
            "부터",
            " to ",
        ),
        *("\u200f", "\u0651", "\u0301", "\ud800", "Tuesday", "(火)", "first", "version"),
    ]
)


@settings(max_examples=200)
@given(
    st.lists(PIECES | st.characters(exclude_categories=()), max_size=60).map("".join),
    st.sampled_from(LOCALES),
)
def test_nothing_makes_it_raise(text: str, locale: str) -> None:
    everything(text, locale)


@pytest.mark.parametrize(
    ("locale", "unit"),
    [
        ("en", "on 7 May 2026 and "),
        ("en", "7 May "),
        ("en", "1 2 2027 "),
        ("ar", "٧ كانون الأول/ديسمبر ٢٠٢٧ "),
        ("ja", "二〇二七年十二月"),
        ("sk", "7.–9. decembra "),
        ("en", "word "),
        ("de", "7.7.7"),
        ("vi", "7 tháng 8 năm 2026 "),
    ],
)
def test_time_grows_with_the_text(locale: str, unit: str) -> None:
    find(unit * 20, locale)
    short, long = (_time(unit * (size // len(unit)), locale) for size in (40_000, 160_000))
    assert long < 10 * short + 0.05  # four times the text


def _time(text: str, locale: str) -> float:
    taken = []
    for _ in range(2):
        began = time.process_time()
        find(text, locale)
        taken.append(time.process_time() - began)
    return min(taken)


@pytest.mark.parametrize("path", sorted(folder().glob("locales/*.toml")), ids=lambda path: path.stem)
def test_what_is_kept_by_hand_about_dates_can_be_read(path: Path) -> None:
    # a file that does not fit counts as empty when dates are read, and nobody would see it
    assert isinstance(convention(path.stem, "dates", Supplement), Supplement)
