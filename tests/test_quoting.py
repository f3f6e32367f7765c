"""The version whose words are quoted is one that the readers of another can read."""

import pytest

from checker.quoting import nearness


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
    best = min(others, key=lambda n: nearness(n, tags[n], reader=reader, reference=held))
    assert tags[best] == quoted
