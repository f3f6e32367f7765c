"""Long texts that say the same over and over are judged in a time that grows with their length."""

import time
from collections.abc import Callable, Iterator

import pytest

from checker.align.features import link_key
from checker.align.seam import shows_seam
from checker.links.address import key
from checker.signs.encoding import misread
from checker.signs.marks import sentences
from checker.spoken import never, said, sentences as english_sentences

from .conftest import judge_texts

_LONGEST = 4  # seconds; what is linear takes a fifth of it, and took several times as long when it was not
_LOCALES = (
    *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fil", "fr", "hr", "hu", "id"),
    *("it", "lt", "lv", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "tr", "vi"),
)


def _equal_headings() -> None:
    """Thirty versions, each with the name of one thing above each of its paragraphs."""
    parts = [f"## Kitebird Pro\n\n{number}.\n\n" for number in range(300)]
    judge_texts({locale: "".join(parts) + locale for locale in _LOCALES})


def _scraps() -> None:
    """An English version that quotes words of another script, of which each version is asked."""
    syllables = ("ба", "ве", "ги", "до", "жу", "за", "ки", "лу", "мо", "ну", "пи")
    words = [a + b + c for a in syllables[:6] for b in syllables for c in syllables]
    english = (
        "The word that the reader of these lines meets here is {}, and all other words of it are English.\n\n"
    )
    texts = {"en": "".join(map(english.format, words)), "ru": " ".join(words)}
    german = "Das Wort, das der Leser dieser Zeilen hier findet, ist wie alle anderen ein deutsches.\n\n"
    judge_texts(texts | dict.fromkeys(("de", "de-AT", "de-CH"), german * len(words)))


def _letters(number: int) -> str:
    """Five letters for each number; neighbours differ in several."""
    return "".join(chr(ord("a") + number * 7919 // 26**place % 26) for place in range(5))


def _own_values(write: Callable[[int], str], versions: int = 2, each: int = 800) -> None:
    """Versions of one paragraph each, with values that no other version has."""
    words = {"da": "Læs mere her", "de": "Mehr dazu", "fi": "Lue lisää", "it": "Leggi qui", "pl": "Zobacz"}
    judge_texts(
        {
            locale: f"{said}: " + ", ".join(write(each * at + one) for one in range(each))
            for at, (locale, said) in enumerate(list(words.items())[:versions])
        }
    )


@pytest.mark.parametrize(
    "long",
    [
        lambda: key("https://nordlys.example/" + "/" * 40_000 + "x"),
        lambda: key("https://nordlys.example/" + ".html" * 20_000 + "x"),
        lambda: link_key("https://nordlys.example/" + "/" * 40_000 + "x"),
        lambda: shows_seam("." * 60_000 + "x", 0.5, marked=True),
        lambda: list(misread("hÃ©ros " * 100_000, frozenset({"Latn"}))),
        lambda: _own_values(lambda number: f"[x](https://nordlys.example/{_letters(number)})"),
        lambda: _own_values(lambda number: f"![x](/{_letters(number)}.png)"),
        lambda: _own_values(lambda number: f"{{{_letters(number)}}}", versions=5),
        lambda: _own_values(lambda number: f"{_letters(number)}@nordlys.example"),
        lambda: _own_values(lambda number: f"Ki{_letters(number % 800)}on", versions=5),
        lambda: _own_values(lambda number: f"v{number}.{number % 7}.1"),
        lambda: _own_values(
            lambda number: f"20{number % 100:02}-0{number % 9 + 1}-1{number % 8}", versions=5
        ),
        lambda: judge_texts(dict.fromkeys(("de", "en"), "[" * 40000 + "x"), "text"),
        lambda: judge_texts(dict.fromkeys(("de", "fr"), "als`x`wird " * 8000)),
        _equal_headings,
        _scraps,
    ],
)
def test_the_time_grows_with_the_length(long: Callable[[], object]) -> None:
    begun = time.process_time()
    long()
    assert time.process_time() - begun < _LONGEST


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("guide/index.html//", "guide"),
        ("guide//default.aspx", "guide"),
        ("guide/indexes", "guide/indexes"),
        ("guide.html.md", "guide"),
        ("guide/.md", "guide"),
        ("/", ""),
        ("//nordlys.example///", "nordlys.example"),
    ],
)
def test_endings_are_taken_off_in_any_order(address: str, same: str) -> None:
    assert key(address) == same


@pytest.mark.parametrize("own", ["Die Lampe steht im Haus. {}", "Die Lampe steht im Haus."])
def test_a_line_of_many_sentences_is_cut_as_often_as_it_is_long(
    own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is cut into sentences is counted, for a line in English and for one of twice its length."""
    cut = 0

    def counted(text: str) -> Iterator[tuple[int, int]]:
        nonlocal cut
        cut += len(text)
        return sentences(text)

    for module in (said, never, english_sentences):
        monkeypatch.setattr(module, "sentences", counted)

    def letters_cut(count: int) -> int:
        nonlocal cut
        left = " ".join(
            f"The lamp {each} is in the house and you can take it to the shop." for each in range(count)
        )
        cut = 0
        judge_texts(
            {
                "en": left,
                "de": own.format(left),
                "it": f"La lampada si trova in casa. {left}",
                "nl": own.format(left),
            }
        )
        return cut

    once = letters_cut(200)
    assert 0 < letters_cut(400) <= 2.2 * once
