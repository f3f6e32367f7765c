"""Locale tags are read as people write them, and only where they are tags."""

import pytest
from hypothesis import given, strategies as st

from checker.locales import direction, display_name, is_plain_word, parse_tag, script_of


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("it", "it"),
        ("IT", "it"),
        ("pt-br", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("zh_Hant_TW", "zh-Hant-TW"),
        ("ZH-HANS", "zh-Hans"),
        ("sr-Latn", "sr-Latn"),
        ("es-419", "es-419"),
        ("en-001", "en-001"),
        ("fa-ir", "fa-IR"),
        ("kab", "kab"),
        ("fil", "fil"),
        ("glg", "gl"),  # ISO 639-2 where BCP 47 takes the two letters of ISO 639-1
        ("hin", "hi"),
        ("iw", "he"),  # retired codes
        ("in_ID", "id-ID"),
        ("sh", "sr-Latn"),
        ("en-UK", "en-GB"),
        ("xog", "xog"),
        ("gr-GR", "el-GR"),  # a country's code in both places
        ("jp_JP", "ja-JP"),
        ("cn-CN", "zh-CN"),
        ("ja-JA", "ja"),  # a language's code in both places
        ("sv-SV", "sv-SV"),  # El Salvador
        ("sr@latin", "sr-Latn"),  # as gettext writes it
        ("sr_RS@latin", "sr-Latn-RS"),
        ("uz@Cyrillic", "uz-Cyrl"),
        ("ca@valencia", "ca-valencia"),
        ("ca-ES-valencia", "ca-ES-valencia"),
        ("be-tarask", "be-tarask"),
        ("de-CH-1996", "de-CH-1996"),
        ("zh-CHT", "zh-Hant"),  # as Windows wrote it
        ("rs-RS", "sr-RS"),  # alone, “rs” ends the names of programs
        ("es_LA", "es-419"),  # Latin America, not Laos
    ],
)
def test_tags(written: str, tag: str) -> None:
    assert parse_tag(written) == tag


@pytest.mark.parametrize(
    "written",
    [
        "",
        "a",
        "xx",
        "gr",
        "notice",
        "v1",
        "1-0",
        "de-",
        "-de",
        "de-Xxxx",
        "de-XQ",
        "de--DE",
        "de-DE-1996-x",
        "de-1995",
        "de@home",
        "sr-Cyrl@latin",
        "team-zz",
        "ﬁ",
        "dé",
    ],
)
def test_other_words_are_no_tags(written: str) -> None:
    assert parse_tag(written) is None


@given(st.text(max_size=20))
def test_tags_are_canonical(text: str) -> None:
    tag = parse_tag(text)
    assert tag is None or parse_tag(tag) == tag


@pytest.mark.parametrize(
    "written", ["is", "no", "to", "id", "it", "so", "as", "am", "my", "or", "in-it", "no-it", "abs"]
)
def test_codes_that_are_words(written: str) -> None:
    assert is_plain_word(written)


@pytest.mark.parametrize(
    "written", ["de", "fr", "pl", "no-NO", "id_ID", "my-MM", "de-AT", "zh-Hant", "kab", "is-Latn"]
)
def test_codes_that_are_hardly_anything_else(written: str) -> None:
    assert not is_plain_word(written)


@pytest.mark.parametrize(
    ("tag", "script", "way"),
    [
        ("he", "Hebr", "rtl"),
        ("fa-IR", "Arab", "rtl"),
        ("ckb", "Arab", "rtl"),
        ("dv", "Thaa", "rtl"),
        ("pa", "Guru", "ltr"),
        ("pa-Arab", "Arab", "rtl"),
        ("sr-Latn", "Latn", "ltr"),
        ("zh-TW", "Hant", "ltr"),
        ("zh", "Hans", "ltr"),
        ("it", "Latn", "ltr"),
        ("und", "Latn", "ltr"),
    ],
)
def test_scripts_and_directions(tag: str, script: str, way: str) -> None:
    assert (script_of(tag), direction(tag)) == (script, way)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("he", "Hebrew"),
        ("pt-BR", "Portuguese (Brazil)"),
        ("zh-Hant-TW", "Chinese (Traditional, Taiwan)"),
        ("es-419", "Spanish (Latin America)"),
        ("xog", "Soga"),
        ("zzz", "zzz"),
        ("ca-valencia", "Catalan (Valencia)"),
    ],
)
def test_names_for_people(tag: str, name: str) -> None:
    assert display_name(tag) == name
