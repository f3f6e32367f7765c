"""Every rule proves itself: its examples of right and wrong text are judged by the whole line."""

import pytest

from checker import checks, rules
from checker.demands import Demands
from checker.examples import findings_of, shown
from checker.findings import Finding, Severity
from checker.report.manual import page
from checker.rules import Example
from checker.run import judge_family

from .conftest import ENDINGS, family_of


def examples(kind: str) -> list[object]:
    return [
        pytest.param(name, example, id=f"{name}-{kind}-{number}")
        for name in rules.names()
        for number, example in enumerate(getattr(rules.load(name), kind))
    ]


def where(example: Example, finding: Finding) -> str:
    """The locale of the version in whose file a finding stands."""
    path = finding.fact.place.path
    return {file: locale for locale, file in example.files.items()}.get(str(path), path.parts[0])


def words(example: Example, finding: Finding) -> str:
    """What stands in the example's text at the place of a finding on one line."""
    place = finding.fact.place
    lines = example.versions[where(example, finding)].split("\n")
    assert place.path.suffix == ENDINGS[example.format]
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    inner = lines[place.line : place.end_line - 1]
    first, last = lines[place.line - 1][place.column - 1 :], lines[place.end_line - 1][: place.end_column - 1]
    return "\n".join([first, *inner, last])


@pytest.mark.parametrize(("name", "example"), examples("right"))
def test_right_examples_are_silent(name: str, example: Example) -> None:
    loud = [f for f in findings_of(example) if f.severity > Severity.NOTE or f.fact.rule == name]
    assert loud == []


@pytest.mark.parametrize(("name", "example"), examples("wrong"))
def test_wrong_examples_are_told_once_and_nothing_else_is(name: str, example: Example) -> None:
    told = [f for f in findings_of(example) if f.severity > Severity.NOTE or f.fact.rule == name]
    assert [(f.fact.rule, f.fact.case, where(example, f), words(example, f)) for f in told] == [
        (name, example.case, example.at, example.found)
    ]


@pytest.mark.parametrize("name", rules.names())
def test_rules_are_whole(name: str) -> None:
    rule = rules.load(name)
    assert rule.check in (*checks.NAMES, "suppress")
    assert rule.right
    assert rule.wrong
    assert {example.case for example in rule.wrong} == set(rule.cases), "each case has a wrong example"
    assert len({lang for example in rule.right for lang in example.versions}) >= 4, "several languages"


@pytest.mark.parametrize("name", rules.names())
def test_each_case_is_explained_by_what_a_finding_says(name: str) -> None:
    rule = rules.load(name)
    assert set(shown(name, rule)) == set(rule.cases)


def test_texts_are_explained_only_where_they_are_asked_for() -> None:
    rule = rules.load("same-date")
    assert "```" not in page("same-date", rule, examples=False)
    assert "{agree}" not in page("same-date", rule)


def test_a_rule_that_is_off_takes_no_words_from_the_others() -> None:
    """The place of a broken link is told by the link that is missing there, or else by its syntax: never by neither."""
    texts = {
        "de": "Mehr steht [beim Hafen](https://harbour.example/boats) selbst.",
        "fr": "Le reste est [au port](https://harbour.example/boats) même.",
        "nl": "Meer staat [bij de haven] (https://harbour.example/boats) zelf.",
    }
    family, sources = family_of(texts)
    told = [
        {finding.fact.rule for finding in judge_family(family, sources.__getitem__, Demands(), off).findings}
        for off in ({}, {"same-links": "off"}, {"link-syntax": "off"})
    ]
    assert told == [{"same-links"}, {"link-syntax"}, {"same-links"}]
