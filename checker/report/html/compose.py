"""Compose the page from a report: what is shown, in which words, in which order."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ...findings import Finding, Severity
from ...locales import direction, display_name, parse_tag
from ...run import Judged, Report
from .. import grid
from ..choice import LOOKED_AT, many, not_told
from ..paint import Look
from .family import Desk, compose_family
from .finding import compose_finding
from .model import Household, Page, Tally, Version
from .words import plain

# Letters of texts that agree. A report of more leaves such texts out and says so: it must open in a browser.
MOST_LETTERS = 8_000_000


def compose(report: Report, look: Look) -> Page:
    """The page of a report. Findings keep the order of the report, families too."""
    versions = _versions(report)
    desk = Desk(versions, report.sources(), MOST_LETTERS)
    open_families = [judged for judged in report.families if judged.findings]
    households = tuple(compose_family(judged, number, desk) for number, judged in enumerate(open_families, 1))
    asides = tuple(compose_finding(aside.finding, "", desk) for aside in report.asides)
    counts = _counts(list(report.findings()))
    return Page(
        title=_title(counts),
        counts=counts,
        looked=tuple(_looked(report)),
        households=households,
        clean=tuple(_clean(report.families)),
        asides=asides,
        troubles=tuple((str(trouble.path), trouble.reason) for trouble in report.troubles),
        passed_over=tuple((str(path), reason) for path, reason in report.passed_over),
        versions=tuple(versions.values()),
        rules=tuple(sorted({finding.fact.rule for finding in report.findings()})),
        tallies=tuple(_tallies(households, open_families, desk)),
        notes=look.notes,
    )


def _versions(report: Report) -> dict[str, Version]:
    """Every locale of the report, in order. A tag that is none gives no language to a browser."""
    locales = (version.locale for judged in report.families for version in judged.family.versions)
    tags = sorted({*locales, *(finding.fact.locale for finding in report.findings())} - {""})
    versions = {tag: _version(number, tag) for number, tag in enumerate(tags, 1)}
    return {**versions, "": Version(0, "", "", "und", "auto")} if report.asides else versions


def _version(number: int, tag: str) -> Version:
    if parse_tag(tag) is None:
        return Version(number, tag, plain(tag), "und", "auto")
    return Version(number, tag, display_name(tag), tag, direction(tag))


def _counts(findings: Sequence[Finding]) -> tuple[int, int, int]:
    count = Counter(finding.severity for finding in findings)
    return count[Severity.ERROR], count[Severity.WARNING], count[Severity.NOTE]


def _title(counts: tuple[int, int, int]) -> str:
    errors, warnings, notes = counts
    if not any(counts):
        return "nothing found"
    parts = [many(errors, "error"), many(warnings, "warning"), *([many(notes, "note")] if notes else [])]
    return ", ".join(parts)


def _looked(report: Report) -> Iterator[str]:
    """What the run looked at, for who asks whether a silence means anything."""
    versions = [version for judged in report.families for version in judged.family.versions]
    yield many(len(report.families), "family", "families")
    yield many(len(versions), "version")
    yield many(len({version.locale for version in versions}), "locale")
    yield many(sum(judged.rows for judged in report.families), "row") + " compared"
    yield many(sum(judged.blocks for judged in report.families), "block")
    for what in LOOKED_AT:
        yield many(report.looked_at(what), what)
    yield from not_told(report)


def _clean(families: Sequence[Judged]) -> Iterator[tuple[str, str]]:
    for judged in families:
        if judged.findings:
            continue
        locales = " ".join(version.locale for version in judged.family.versions)
        count = len(judged.family.versions)
        if count == 1:
            yield judged.family.name, f"1 version ({locales}), nothing to compare it with"
        else:
            yield judged.family.name, f"{count} versions agree: {locales}"


def _tallies(
    households: Sequence[Household], families: Sequence[Judged], desk: Desk
) -> Iterator[tuple[Household, tuple[Tally | None, ...]]]:
    """A line for each family: in each locale how much was found, None where the family has no such version."""
    if len(households) < 2:
        return
    for household, judged in zip(households, families, strict=True):
        found: dict[str, list[Finding]] = {version.locale: [] for version in judged.family.versions}
        for finding in judged.findings:
            found.setdefault(finding.fact.locale, []).append(finding)
        yield (
            household,
            tuple(
                _tally(version, found[tag], desk) if tag in found else None
                for tag, version in desk.versions.items()
                if tag
            ),
        )


def _tally(version: Version, findings: Sequence[Finding], desk: Desk) -> Tally:
    if not findings:
        return Tally(version, 0, "ok", "agrees", "")
    _, worst = grid.sign_of([finding.severity for finding in findings])
    style = worst.word if worst else ""
    first = next(finding for finding in findings if finding.severity is worst)
    counts = zip(_counts(findings), ("error", "warning", "note"), strict=True)
    said = ", ".join(many(count, word) for count, word in counts if count)
    return Tally(version, len(findings), style, said, desk.anchor(first))
