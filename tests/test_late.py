"""A pattern that is compiled late behaves as one that is compiled at once."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import checker
from checker.late import _Late, late


def test_it_has_the_methods_the_flags_and_the_fields_of_a_pattern() -> None:
    pattern = late("[A-M]EI", re.IGNORECASE)
    assert [found[0] for found in pattern.finditer("4 mei en 17 juni")] == ["mei"]
    assert (pattern.pattern, pattern.groups) == ("[A-M]EI", 0)


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
