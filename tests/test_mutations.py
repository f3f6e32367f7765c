"""Accidents of editing, planted one at a time in notices of our own: each is told, and nothing else is."""

from functools import cache
from pathlib import Path

import pytest

from tests.bench.mutate import told, verdict
from tests.dated import date_mutants
from tests.mutations import Mutant, mutants

FOLDER = Path(__file__).parent.parent / "samples/clean/unnamed"
LOCALES = {"01": "el", "02": "fi", "03": "hi", "04": "it", "05": "sk", "06": "sv"}
# Hindi joins nothing to a Latin name, but no letter case shows where one ends and the next word begins.
BEYOND = {
    ("hi", "Kitebird: run together with the next word"),
    ("hi", "Kitebird Business: run together with the next word"),
}


@cache
def texts() -> dict[str, str]:
    return {
        locale: (FOLDER / f"notice-{number}.txt").read_text(encoding="utf-8")
        for number, locale in LOCALES.items()
    }


def planted(locale: str) -> list[Mutant]:
    locales = sorted(texts())
    others = {each: locales[(place + 1) % len(locales)] for place, each in enumerate(locales)}
    every = [*mutants(texts(), ["Kitebird Business", "Kitebird"], others), *date_mutants(texts())]
    return [mutant for mutant in every if mutant.locale == locale]


def test_the_notices_agree_before() -> None:
    assert told(texts()) == []


@pytest.mark.parametrize(
    "mutant", [*planted("sk"), *planted("hi"), *planted("el")], ids=lambda m: f"{m.locale} {m.accident}"
)
def test_each_accident_is_told_once_and_nothing_else(mutant: Mutant) -> None:
    new = told(mutant.texts)
    expected = "missed" if (mutant.locale, mutant.accident) in BEYOND else "told"
    assert verdict(mutant, new) == expected, [(finding.fact.rule, finding.message) for finding in new]
