"""Say once what one passage lacks: each number, name or piece of code by itself says no more to a reader."""

from collections.abc import Container, Iterable, Iterator

from msgspec.structs import replace

from ..findings import Fact
from ..place import Place


def joined(told: Iterable[Fact], cases: Container[str]) -> Iterator[Fact]:
    """Facts in order; of those of some cases that miss something at one place the first expects all of it: “A, B”."""
    facts = list(told)
    lacking: dict[tuple[str, str, Place], list[Fact]] = {}
    for fact in facts:
        if fact.case in cases and fact.expected and not fact.found:
            lacking.setdefault((fact.rule, fact.case, fact.place), []).append(fact)
    alone = {id(first): first for first, *_ in lacking.values()}
    for first, *more in lacking.values():
        if more:
            expected = ", ".join(dict.fromkeys(fact.expected for fact in (first, *more)))
            alone[id(first)] = replace(first, expected=expected)
    gone = {id(fact) for ones in lacking.values() for fact in ones[1:]}
    yield from (alone.get(id(fact), fact) for fact in facts if id(fact) not in gone)
