"""Code that has run together with a word, and code to which endings or prefixes rightly belong."""

import pytest
from hypothesis import given, strategies as st

from checker.signs.glued import glued

from .conftest import parse_text

LEAD = "Das Feld ist leer, wird aber als Wert der Methode gezählt. "


def found(text: str, locale: str = "de") -> list[str]:
    notice = parse_text(text, locale)
    return [notice.source.text[each.start : each.end] for each in glued(notice)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Es gilt als`null` und bleibt so.", ["als`null`"]),
        ("Danach `null`wird es nicht mehr.", ["`null`wird"]),
        ("Die `find`Methode und das`null` dort.", ["`find`Methode", "das`null`"]),
        ("Es heißt Leitungswert`null` hier.", ["Leitungswert`null`"]),  # too long for a prefix
        ("Die `find()`-Methode, `bat`s und ``a`b``.", []),
        ("Vorher re`index`, danach O`p`en.", []),  # a prefix, and a key of a menu
        ("So als ``null`` und als (`null`).", []),
        ("Es ist als` null` gesetzt.", []),  # the blank stands within
        ("Es gilt als`null und `leer` bleibt so.", []),  # a mark is lost: who knows where code begins
        ("    als`null` in einer Zeile von Code", []),
    ],
)
def test_code_beside_words(words: str, told: list[str]) -> None:
    assert found(f"# Wert\n\n{LEAD}Das ist, was es ist.\n\n{words}\n") == told


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ja", "# 値\n\nURLは値です。URL`token`を使います。URL の値。"),
        ("ar", "# قيمة\n\nفي الحقل قيمة، وفي`null` لا شيء."),
        ("tr", "# Alan\n\n`Kettle`nin değeri `null`dan gelir, `Git`da kalır, da ve dan başka değil."),
        ("uz", "# Maydon\n\n`fix`dan keyin qiymat dan boshlanadi."),
        ("hu", "# Mező\n\nA `null`ból érték lesz, a `bat`tal együtt."),
        ("fr", "# Champ\n\nLe champ passe à l’`open` et à l'`open`, ou à l."),
        ("en", "# Field\n\nAll the `state`s of the field are kept, s is none of them."),
    ],
)
def test_endings_and_articles_belong_to_code(locale: str, text: str) -> None:
    assert found(text, locale) == []


@given(st.sampled_from(["als", "wird", "Methode"]), st.text("abc.()", min_size=3, max_size=9))
def test_a_blank_is_put_where_none_was(word: str, code: str) -> None:
    text = f"# Wert\n\n{LEAD}\n\nHier {word}`{code}` dort.\n"
    (each,) = glued(parse_text(text, "de"))
    mended = f"{text[: each.at]} {text[each.at :]}"
    assert f"{word} `{code}`" in mended
    assert not list(glued(parse_text(mended, "de")))
