"""Where a text has digits, told without a pattern."""

import re

import pytest
from hypothesis import given, strategies as st

from checker.figures import figures, runs_of_digits
from checker.numbers.digits import near_digits

_DIGITS = "07٣۴९৫๙༣၃៤７𝟗𞥐"
_SIGNS = st.sampled_from([*_DIGITS, *"aé ,.?“”’…²½①Ⅳ三日本ไทยنص", "🙂", "\ud800", "\n"])


@given(st.text(st.one_of(_SIGNS, st.characters())))
def test_each_sign_has_its_byte(text: str) -> None:
    assert figures(text) == "".join(map(_shape, text)).encode()


@given(st.text(st.one_of(_SIGNS, st.characters())))
def test_runs_of_digits_are_those_that_a_pattern_finds(text: str) -> None:
    assert runs_of_digits(text) == re.findall(r"\d+", text)


def _shape(sign: str) -> str:
    if re.match(r"\d", sign):
        return "0"
    if sign in "-?" or sign > "\xff":  # what is no Latin-1 may be a hyphen
        return "-"
    return "a" if re.match(r"[A-Za-z]", sign) else " "


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Nordlys kostet 5 €.", "Nordlys kostet 5 €."),  # a short text is whole
        ("Kitebird Pro is free until the spring comes round again", ""),
        ("Nordlys costs 12 euros in each of the countries where it can be had.", "s costs 12 euros i"),
        (
            "We answer within 24 hours, and the money is back in your account within 14 days.",
            " within 24 hours, \n within 14 days.",
        ),
        ("From 9 to 17 on working days, whatever the season and the weather", "From 9 to 17 on work"),
    ],
)
def test_what_stands_near_digits(text: str, near: str) -> None:
    assert near_digits(text) == near
