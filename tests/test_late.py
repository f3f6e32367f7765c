"""A pattern that is compiled late behaves as one that is compiled at once."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import checker
from checker.late import _Late, late

TEXT = "4 mei en 17 juni"


@pytest.mark.parametrize("method", ["findall", "fullmatch", "match", "search", "split"])
def test_a_late_pattern_answers_as_any_other(method: str) -> None:
    assert repr(getattr(late(r"\d+"), method)(TEXT)) == repr(getattr(re.compile(r"\d+"), method)(TEXT))


def test_it_remembers_its_flags() -> None:
    assert [found[0] for found in late("[A-M]EI", re.IGNORECASE).finditer(TEXT)] == ["mei"]


def test_it_replaces() -> None:
    assert late(r"\d+").sub("#", TEXT) == "# mei en # juni"


def test_it_tells_its_text() -> None:
    assert late(r"\d+").pattern == r"\d+"


def test_it_is_compiled_once_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    number, compiled = late(r"\d"), re.compile(r"\d")
    calls: list[str] = []

    def compile_it(text: str, _flags: int) -> re.Pattern[str]:
        calls.append(text)
        return compiled

    monkeypatch.setattr("checker.late.re.compile", compile_it)
    assert [bool(number.search(text)) for text in ("4", "vier", "iv")] == [True, False, False]
    assert calls == [r"\d"]


def test_every_late_pattern_of_the_program_can_be_compiled() -> None:
    modules = [import_module(found.name) for found in walk_packages(checker.__path__, "checker.")]
    patterns = [each for module in modules for each in vars(module).values() if isinstance(each, _Late)]
    assert len(patterns) > 10
    for pattern in patterns:
        assert pattern.pattern
