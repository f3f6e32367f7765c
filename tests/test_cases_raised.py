"""Each case of a rule is named in the code that raises it, and no code raises a case that its rule lacks."""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

import checker
from checker import rules

CODE = Path(checker.__file__).parent
CASES = [(name, case) for name in rules.names() for case in rules.load(name).cases]


@cache
def trees() -> dict[str, ast.Module]:
    return {
        path.relative_to(CODE).as_posix(): ast.parse(path.read_text("utf-8")) for path in CODE.rglob("*.py")
    }


@cache
def words() -> frozenset[str]:
    """All strings in the code."""
    nodes = (node for tree in trees().values() for node in ast.walk(tree))
    return frozenset(
        node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def raised() -> frozenset[tuple[str, str, str]]:
    """Module, rule and case wherever the code names a rule and a case of it side by side."""
    return frozenset(
        (module, rule, case)
        for module, tree in trees().items()
        for rule, case in pairs(tree)
        if rule in rules.names() and case not in rules.names()
    )


def pairs(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Pairs of strings: whole tuples, the first two arguments of a fact, and ``rule`` and ``case`` by keyword."""
    constants = dict(assigned(tree))
    for node in ast.walk(tree):
        for one, other in candidates(node):
            rule, case = text_of(one, constants), text_of(other, constants)
            if rule is not None and case is not None:
                yield rule, case


def assigned(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that a module gives to strings."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                if isinstance(target, ast.Name) and isinstance(node.value.value, str):
                    yield target.id, node.value.value


def candidates(node: ast.AST) -> Iterator[Sequence[ast.expr]]:
    if isinstance(node, ast.Tuple) and len(node.elts) == 2:
        yield node.elts
    elif isinstance(node, ast.Call):
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        if isinstance(node.func, ast.Name) and node.func.id == "Fact" and len(node.args) > 1:
            yield node.args[:2]
        elif {"rule", "case"} <= keywords.keys():
            yield keywords["rule"], keywords["case"]


def text_of(node: ast.expr, constants: dict[str, str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return constants.get(node.id) if isinstance(node, ast.Name) else None


def test_code_raises_only_cases_that_rules_have() -> None:
    assert {(module, rule, case) for module, rule, case in raised() if (rule, case) not in CASES} == set()


def test_every_case_can_be_found_in_the_code() -> None:
    assert [f"{rule}.{case}" for rule, case in CASES if case not in words()] == []


@pytest.mark.parametrize(
    ("rule", "case"), [(rule, case) for rule, case in CASES if rules.load(rule).check == "structure"]
)
def test_structure_names_a_case_with_its_rule(rule: str, case: str) -> None:
    modules = [module for module, *named in raised() if named == [rule, case]]
    assert [module for module in modules if module.startswith("checks/structure/")] != []


def test_a_case_that_no_rule_has_is_seen() -> None:
    tree = ast.parse(
        'RULE = "same-blocks"\nFact(RULE, "gone", place)\nreplace(fact, rule="said-once", case="twice")'
    )
    assert list(pairs(tree)) == [("same-blocks", "gone"), ("said-once", "twice")]


NOTES = [(rule, case) for rule, case in CASES if case.endswith("-unsure")]
LOUDLY_ONE = [(rule, case) for rule, case in CASES if case.endswith(("-by-few", "-by-reference"))]


@pytest.mark.parametrize(("rule", "case"), NOTES)
def test_what_is_unsure_is_a_note(rule: str, case: str) -> None:
    assert rules.case(rule, case).severity == "note"


@pytest.mark.parametrize(("rule", "case"), LOUDLY_ONE)
def test_what_few_versions_or_the_reference_say_is_no_error(rule: str, case: str) -> None:
    assert rules.case(rule, case).severity == "warning"


@pytest.mark.parametrize("rule", rules.names())
def test_no_two_cases_of_a_rule_differ_by_a_letter(rule: str) -> None:
    cases = list(rules.load(rule).cases)
    assert [pair for pair in permutations(cases, 2) if pair[0] in (pair[1] + "s", pair[1][:-1])] == []
