"""Versions that have lost the marks on all of their letters."""

import unicodedata

import pytest

from checker.signs.bare import lost_marks

from .conftest import parse_text

TEXTS = {
    "pl": "Czajnik można zwrócić w ciągu trzydziestu dni od zakupu i nie trzeba mówić nam, dlaczego się to robi.",
    "de": "Sie können den Wasserkocher bis zu dreißig Tage nach dem Kauf zurückgeben, ohne uns Gründe zu nennen.",
    "hu": "A vízforralót a vásárlás után harminc napig visszaadhatja, és nem kell megmondania, hogy miért teszi.",
    "sv": "Du kan lämna tillbaka vattenkokaren inom trettio dagar efter köpet utan att säga varför du gör det.",
    "vi": "Bạn có thể trả lại ấm đun nước trong vòng ba mươi ngày sau khi mua mà không cần nói lý do.",
}


def bare(text: str) -> str:
    plain = text.replace("ß", "ss").replace("đ", "d").replace("ł", "l")
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))


@pytest.mark.parametrize("locale", TEXTS)
def test_a_version_without_marks(locale: str) -> None:
    lost = lost_marks(parse_text(f"# {locale}\n\n{bare(TEXTS[locale])} " + bare(TEXTS[locale]) * 30, locale))
    assert lost is not None
    assert lost[0].text.startswith(bare(TEXTS[locale]))
    assert len(lost[1].split()) >= 3


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("pl", TEXTS["pl"] + bare(TEXTS["pl"]) * 20),  # a single word has them
        ("pl", bare(TEXTS["pl"]) * 4),  # too few words to tell
        (
            "de",
            "Wir nennen den Wasserkocher im Allgemeinen Kanne und stellen sie auf den Tisch. " * 16,
        ),  # by chance
        ("pl", "You can return the kettle within thirty days of buying it, and need not say why. " * 20),
        (
            "nl",
            "U kunt de waterkoker binnen dertig dagen na aankoop terugbrengen zonder te zeggen waarom. " * 20,
        ),
        ("sr-Cyrl", "Voda kljuca za dva minuta. " * 60),
        ("pl", ""),
    ],
)
def test_what_lacks_no_marks(locale: str, text: str) -> None:
    assert lost_marks(parse_text(text, locale)) is None


@pytest.mark.parametrize("locale", ["de", "sv"])
def test_letters_written_as_entities_have_their_marks(locale: str) -> None:
    text = TEXTS[locale] * 24
    named = text.encode("ascii", "xmlcharrefreplace").decode()
    assert lost_marks(parse_text(f"<p>{named}</p>", locale, "html")) is None
    assert lost_marks(parse_text(f"<p>{bare(text)}</p>", locale, "html")) is not None


def test_entities_are_letters_with_their_marks_in_plain_text_too() -> None:
    words = TEXTS["de"].replace("ß", "&szlig;").replace("ö", "&ouml;").replace("ü", "&uuml;")
    assert lost_marks(parse_text(f"{words} " * 24, "de", "text")) is None
    assert lost_marks(parse_text(f"{bare(TEXTS['de'])} A &amp; B. " * 24, "de", "text")) is not None
