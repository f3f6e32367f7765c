"""Join facts with their rules: wording, severity, fingerprint."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from types import MappingProxyType

from . import rules, wording
from .findings import Fact, Finding, Severity
from .place import Place
from .quoting import contrasted
from .read import Source

_SEVERITIES = {severity.word: severity for severity in Severity}


def judge(
    family: str,
    facts: Iterable[Fact],
    severities: Mapping[str, str],
    sources: Mapping[PurePosixPath, Source] = MappingProxyType({}),
    reference: str | None = None,
) -> list[Finding]:
    """Findings for the facts of one family, in the order in which they are printed.

    ``severities`` overrides what rules say: by ``rule`` or ``rule.case`` a severity's word, or ``off``. What is off
    explains and covers nothing: who asks for one rule alone hears all that it has to say.
    ``sources`` are the texts that facts stand in; the fingerprint of something absent holds what is before it.
    ``reference`` is the locale that the others are held against.
    Raises RuleError where a fact names a rule or a case that does not exist.
    """
    findings = []
    seen: dict[str, int] = {}
    asked = [fact for fact in set_aside_doubles(facts) if _word(fact, severities) != "off"]
    given = sorted(uncovered(unexplained(asked)), key=_order)
    told = {(fact.place.path, fact.rule) for fact in given}
    for fact in given:
        if (fact.place.path, fact.unless) in told:
            continue
        case, word = rules.case(fact.rule, fact.case), _word(fact, severities)
        found, expected = contrasted(fact.found, fact.expected)
        values = {**_named(fact), "found": found, "expected": expected, **_vote(fact)}
        said = partial(_said, fact=fact, reference=reference)
        findings.append(
            Finding(
                fact=fact,
                family=family,
                category=rules.promise(fact.rule).category,
                severity=_SEVERITIES[word],
                message=rules.message(said(case.message), values),
                help=rules.message(said(case.help), values),
                key=_key(family, fact, sources.get(fact.place.path), seen),
            )
        )
    return findings


def _named(fact: Fact) -> Mapping[str, str]:
    """What a message says; a version whose locale nobody knows is named by its file."""
    if fact.details.get("there") != "und" or not fact.related:
        return fact.details
    return {**fact.details, "there": fact.related[0].place.path.name}


def _word(fact: Fact, severities: Mapping[str, str]) -> str:
    """The severity that a run gives a fact, in a word."""
    case = f"{fact.rule}.{fact.case}"
    return severities.get(case) or severities.get(fact.rule) or rules.case(fact.rule, fact.case).severity


def set_aside_doubles(facts: Iterable[Fact]) -> list[Fact]:
    """Facts without those that say the same of the same words again."""
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        kept.setdefault((fact.rule, fact.case, fact.place, fact.found, fact.expected), fact)
    return list(kept.values())


def unexplained(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without those that another fact of the same version explains."""
    explained = {
        (fact.place.path, name) for fact in facts for name in rules.case(fact.rule, fact.case).explains
    }
    if not explained:
        return list(facts)
    return [
        fact
        for fact in facts
        if explained.isdisjoint((fact.place.path, name) for name in (fact.rule, f"{fact.rule}.{fact.case}"))
    ]


def uncovered(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without those that lie inside another fact whose rule covers theirs."""
    covering: dict[PurePosixPath, list[tuple[Place, tuple[str, ...]]]] = {}
    for fact in facts:
        if covers := rules.promise(fact.rule).covers:
            covering.setdefault(fact.place.path, []).append((fact.place, covers))
    return [
        fact
        for fact in facts
        if not any(
            fact.rule in covers and _inside(fact.place, place)
            for place, covers in covering.get(fact.place.path, ())
        )
    ]


def _inside(inner: Place, outer: Place) -> bool:
    """Whether words lie inside a place of the same file; a place between blocks holds no words.

    What is lacking in a passage is told where that begins; two things that are lacking may share their place.
    """
    if inner.empty:
        return not outer.empty and (inner.line, inner.column) == (outer.line, outer.column)
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return begins and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


def _order(fact: Fact) -> tuple[object, ...]:
    return (fact.place, fact.rule, fact.case, fact.found, fact.expected)


def _vote(fact: Fact) -> dict[str, str]:
    if fact.vote is None:
        return {}
    return {"agree": str(fact.vote.agree), "of": str(fact.vote.of)}


def _said(template: str, *, fact: Fact, reference: str | None) -> str:
    """A template in which one version that nobody agrees with is named, instead of “1 of 2 versions”."""
    if fact.vote is None or fact.vote.agree > 1 or not fact.related:
        return template
    other = fact.related[0].locale
    name = f"{other}, the reference," if other == reference else other
    return wording.of_one(template, name)


def _key(family: str, fact: Fact, source: Source | None, seen: dict[str, int]) -> str:
    """What a finding is known by. It outlives edits elsewhere: it holds words, never a line; equal ones are counted."""
    wanted = fact.expected
    if rules.promise(fact.rule).quotes:
        wanted = "" if fact.found or source is None else _near(source, fact.place)
    parts = (family, fact.place.path.as_posix(), fact.locale, fact.rule, fact.case, fact.found, wanted)
    key = "\0".join(parts)
    seen[key] = seen.get(key, 0) + 1
    return f"{key}\0{seen[key]}"


def _near(source: Source, place: Place) -> str:
    """The last letters of a place, or before one that is empty; spaces and line ends are left out."""
    start, end = source.offsets(place)
    return "".join(source.text[max(start if end > start else 0, end - 200) : end].split())[-40:]
