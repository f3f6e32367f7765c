"""Compose one finding for the page."""

from collections.abc import Mapping
from typing import Protocol

from markupsafe import Markup

from ...findings import Finding, Related
from ...place import Place
from ...read import Source
from ..choice import agreement, gap, is_gap
from ..excerpt import around, beside, named_letters
from ..grid import sign_of
from .model import Excerpt, Other, Seen, Version
from .words import halves, plain, quoted, sentence

MOST_QUOTED = 600
MOST_OTHERS = 3


class Known(Protocol):
    """What a finding is composed with: the locales and the texts of the report."""

    @property
    def versions(self) -> Mapping[str, Version]:
        """Locales by tag."""

    def source(self, place: Place) -> Source | None:
        """The text that holds a place."""

    def anchor(self, finding: Finding) -> str:
        """The name of a finding within the page."""


def compose_finding(
    finding: Finding, cell: str, known: Known, *, number: int = 0, excerpt: bool = True, others: bool = True
) -> Seen:
    """A finding; ``excerpt`` and ``others`` bring its words where no text of the page shows them."""
    fact = finding.fact
    source = known.source(fact.place)
    found, expected = _difference(finding)
    quoted = _excerpt(source, fact.place) if source and excerpt and not is_gap(finding) else None
    return Seen(
        id=known.anchor(finding),
        cell=cell,
        severity=finding.severity.word,
        sign=sign_of([finding.severity])[0],
        rule=fact.rule,
        version=known.versions[fact.locale],
        where=str(fact.place),
        between=gap(finding, source) if source else "",
        message=sentence(finding.message),
        help=sentence(finding.help),
        vote=agreement(finding),
        found=found,
        expected=expected,
        letters=plain(named_letters(fact.found)),
        repair=fact.fix.description if fact.fix else "",
        safe=bool(fact.fix and fact.fix.safe),
        excerpt=quoted,
        others=tuple(_others(fact.related, known)) if others else (),
        number=number,
    )


def _difference(finding: Finding) -> tuple[Markup, Markup]:
    """What was found against what is expected; neither where the message or another text says all there is."""
    fact = finding.fact
    if finding.category == "structure" or (not fact.expected and not named_letters(fact.found)):
        return Markup(), Markup()
    return halves(_short(fact.found), _short(fact.expected))


def _short(text: str) -> str:
    if len(text) <= MOST_QUOTED:
        return text
    return f"{text[:MOST_QUOTED]}… ({len(text) - MOST_QUOTED:,} letters more)"


def _excerpt(source: Source, place: Place) -> Excerpt | None:
    text = source.line_text(place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    before, words, after = around(text, place.column - 1, end)
    if not (before + words + after).strip():
        return None
    return Excerpt(place.line, quoted(before), quoted(words), quoted(after))


def _others(related: tuple[Related, ...], known: Known) -> list[Other]:
    others = []
    for other in related[:MOST_OTHERS]:
        source = known.source(other.place)
        if source is None or other.locale not in known.versions:
            continue
        words = quoted(beside(source, other.place))
        others.append(Other(known.versions[other.locale], str(other.place), words))
    return others
