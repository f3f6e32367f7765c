"""Try demands on a family before they are written down: whether they would bring findings that are new."""

from collections.abc import Sequence
from typing import Protocol

from .. import checks
from ..demands import Demands
from ..findings import Fact, Finding, Severity
from ..judge import judge
from ..run import Judged

_ROUNDS = 4  # in which names are left out that bring findings


class _Named(Protocol):
    @property
    def text(self) -> str: ...

    @property
    def forms(self) -> dict[str, tuple[str, ...]]: ...


def brought(judged: Judged, demands: Demands) -> list[Finding]:
    """Errors and warnings that the demands would add to those of the run without them."""
    asked = ["names"] * bool(demands.names) + ["dates"] * bool(demands.date)
    new = _beyond(judged, demands, asked)
    if not new:
        return []
    # What a suppression in the text held back is no news either.
    before = {_key(finding) for finding in _beyond(judged, Demands(), asked)}
    return [finding for finding in new if _key(finding) not in before]


def _beyond(judged: Judged, demands: Demands, asked: Sequence[str]) -> list[Finding]:
    known = [finding.fact for finding in judged.findings]
    facts = [fact for name in asked for fact in checks.load(name)(judged.table, demands)]
    before = {_key(finding) for finding in judged.findings}
    found = judge(judged.family.name, [*known, *facts], {})
    return [each for each in found if each.severity > Severity.NOTE and _key(each) not in before]


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.fact.rule, finding.fact.place, finding.severity


def objections(judged: Judged, names: Sequence[_Named]) -> dict[str, Finding]:
    """By name, the finding that declaring it would bring; those left bring none."""
    names = _spoken_of(judged, names)
    against: dict[str, Finding] = {}
    for _ in range(_ROUNDS):
        left = [name for name in names if name.text not in against]
        new = brought(judged, Demands(names=_declared(left))) if left else []
        if not new:
            return against
        against |= {name.text: finding for finding in reversed(new) for name in _meant(finding.fact, left)}
    left = [name for name in names if name.text not in against]
    return against | _one_by_one(judged, left)


def _spoken_of(judged: Judged, names: Sequence[_Named]) -> list[_Named]:
    """Names whose beginning stands in one of the versions; of others nothing can be said."""
    text = "\n".join(notice.source.text for notice in judged.table.notices).casefold()
    return [name for name in names if any(form[:3].casefold() in text for form in (name.text, *_forms(name)))]


def _one_by_one(judged: Judged, names: Sequence[_Named]) -> dict[str, Finding]:
    found = {name.text: brought(judged, Demands(names=_declared([name]))) for name in names}
    return {text: new[0] for text, new in found.items() if new}


def _meant(fact: Fact, names: Sequence[_Named]) -> list[_Named]:
    """The name that a finding expects, else those of which it quotes a word."""
    exact = [name for name in names if fact.expected in (name.text, *_forms(name))]
    return exact or [name for name in names if _is_quoted(fact, name)]


def _is_quoted(fact: Fact, name: _Named) -> bool:
    told = f"{fact.found}\n{fact.expected}".casefold()
    return any(word.casefold() in told for words in (name.text, *_forms(name)) for word in words.split())


def _forms(name: _Named) -> list[str]:
    return [form for own in name.forms.values() for form in own]


def _declared(names: Sequence[_Named]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {name.text: name.forms for name in names}
