"""The version whose words are quoted is one that the readers of another can read; of long words the beginning is."""

import pytest

from checker.quoting import Speaker, contrasted, excerpt, first_words, nearest_first


@pytest.mark.parametrize(
    ("locales", "reader", "reference", "quoted"),
    [
        ("ar de en th", "th", None, "en"),
        ("ar de en-US th", "th", None, "en-US"),
        ("ar de en th", "th", "de", "de"),  # a reference is what the others are held against
        ("ar de th", "th", None, "de"),  # more people read German than Arabic
        ("ar es ja ko", "ko", None, "es"),
        ("ar cs th tr", "th", None, "cs"),  # at least its letters
        ("el fi hu ro", "hu", None, "fi"),  # the reader knows its letters
        ("el fi fr hu", "hu", None, "fr"),
        ("bg de uk", "uk", None, "bg"),
        ("en pt pt-BR", "pt-BR", None, "pt"),  # the reader's own language
        ("am bn ka", "ka", None, "am"),  # nobody is nearer: the first
    ],
)
def test_what_is_quoted_can_be_read(locales: str, reader: str, reference: str | None, quoted: str) -> None:
    tags = locales.split()
    others = [number for number, tag in enumerate(tags) if tag != reader]
    held = tags.index(reference) if reference else None
    best, *_ = nearest_first(others, lambda n: Speaker(n, tags[n]), reader=reader, reference=held)
    assert tags[best] == quoted


def test_what_is_better_to_quote_for_another_reason_comes_before_what_is_nearer() -> None:
    having = [(Speaker(0, "en"), "16.30"), (Speaker(1, "fr"), "16:30"), (Speaker(2, "de"), "16:30")]
    ordered = nearest_first(
        having,
        lambda pair: pair[0],
        reader="nl",
        reference=None,
        rather=lambda pair: (pair[1] != "16:30",),
    )
    assert [speaker.locale for speaker, _ in ordered] == ["fr", "de", "en"]


LONG = "We keep what you send us for as long as the law asks, and for no more."
UNPARTED = (
    "当社は、法律で定められた期間に限り、お客様からお送りいただいた情報を保管し、"
    "その期間が過ぎた後は速やかに消去いたします。ご不明な点はお問い合わせください。"
)


@pytest.mark.parametrize(
    ("words", "cut", "whole"),
    [
        ("Fees", "Fees", "Fees"),
        (LONG[:60], LONG[:60], LONG[:60]),
        (
            LONG,
            "We keep what you send us for as long as the law asks, and f…",
            "We keep what you send us for as long as the law asks, and…",  # no half word
        ),
        (UNPARTED, UNPARTED[:59] + "…", UNPARTED[:60] + "…"),  # there is no blank to cut at
    ],
)
def test_long_words_are_quoted_from_their_beginning(words: str, cut: str, whole: str) -> None:
    assert (excerpt(words), first_words(words)) == (cut, whole)


PATH = "https://docs.nordlys.example/guides/" + "gardens/" * 8


@pytest.mark.parametrize(
    ("found", "expected", "shown"),
    [
        ("keep_war", "keep_warm", ("keep_war", "keep_warm")),
        ("", "a" * 121, ("", "a" * 120 + "…")),  # nothing to set beside it
        (  # where they part, with what leads up to it
            PATH + "trees.html?page=2#" + "x" * 120,
            PATH + "bees.html?page=2#" + "x" * 120,
            (
                "…" + "gardens/" * 5 + "trees.html?page=2#" + "x" * 62 + "…",
                "…" + "gardens/" * 5 + "bees.html?page=2#" + "x" * 63 + "…",
            ),
        ),
        (  # at the very end: the last ones
            PATH + "gardens/" * 8 + "en",
            PATH + "gardens/" * 8 + "de",
            ("…rdens/" + "gardens/" * 14 + "en", "…rdens/" + "gardens/" * 14 + "de"),
        ),
    ],
)
def test_of_two_long_texts_a_message_has_what_differs(
    found: str, expected: str, shown: tuple[str, str]
) -> None:
    assert contrasted(found, expected) == shown
