"""Code that has run together with a word, and code to which endings or prefixes rightly belong."""

import pytest
from hypothesis import given, strategies as st

from checker.signs.glued import glued

from .compared import said
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
        ("Es gilt als`0` und als`9.81` dort.", ["als`0`", "als`9.81`"]),
        ("Die `find()`-Methode, `bat`s und ``a`b``.", []),
        ("Vorher re`index`, danach O`p`en und `a`ls.", []),  # a prefix, and keys of a menu
        ("So als ``null`` und als (`null`).", []),
        ("Als`.txt`, als`()`, als`===`, als`en` und als`:`.", []),  # endings, calls and operators
        ("Das Feld[^1]`null` und <kbd>als</kbd>`null`.", []),  # something stands between
        ("Der Code `lib` heißt so, lib`curl` auch.", []),  # stands alone as code only
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


@pytest.mark.parametrize(
    ("words", "cases"),
    [
        ("als`null`, wird`null`, das`null`, Methode`null`", ["glued-several"]),
        ("als`null`, wird`null`", ["glued", "glued"]),
        ("das`null`, das`leer`, das`wert`, wird`null`", ["glued"] * 4),  # it may be a prefix
    ],
)
def test_many_words_show_that_it_was_no_purpose(words: str, cases: list[str]) -> None:
    texts = {"de": f"# Wert\n\n{LEAD}Das ist es.\n\n{words}\n", "en": f"# Value\n\n{LEAD}\n\nx\n"}
    assert [case for case, *_ in said("code", texts)] == cases


@given(st.sampled_from(["als", "wird", "Methode"]), st.from_regex(r"[a-c][a-c.()]{2,8}", fullmatch=True))
def test_a_blank_is_put_where_none_was(word: str, code: str) -> None:
    text = f"# Wert\n\n{LEAD}\n\nHier {word}`{code}` dort.\n"
    (each,) = glued(parse_text(text, "de"))
    mended = f"{text[: each.at]} {text[each.at :]}"
    assert f"{word} `{code}`" in mended
    assert not list(glued(parse_text(mended, "de")))
