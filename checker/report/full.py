"""The report that a person reads in a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from ..findings import Finding, Related, Severity
from ..quoting import contrasted
from ..read import Source
from ..run import Judged, Report
from .choice import (
    Shared,
    again,
    agreement,
    counted,
    files,
    folded,
    gap,
    is_gap,
    least,
    looked_at,
    many,
    not_told,
    severities,
)
from .excerpt import WIDTH, beside, differing, named_letters, quoted
from .overview import has_grid, legend, overview
from .paint import Line, Look, Style, Words, line, paint


def render(report: Report, look: Look) -> str:
    """The whole report: for each family an overview and its findings, at the end what was counted."""
    return paint(_lines(report, look), look)


def _lines(report: Report, look: Look) -> Iterator[Line]:
    shared = Shared(_shown(judged, look) for judged in report.families)
    for judged in report.families:
        yield from _family(judged, shared, look)
    for aside in report.asides:
        yield from _finding(aside.finding, {aside.source.path: aside.source}, look)
        yield ()
    if (report.families or report.untouched) and not look.quiet:
        if any(has_grid(judged.family, _shown(judged, look)) for judged in report.families):
            yield legend(look)
        yield from _summary(report, look)


def _family(judged: Judged, shared: Shared, look: Look) -> Iterator[Line]:
    shown = _shown(judged, look)
    findings = [finding for finding in shown if not shared.is_told(finding)]
    known = f"{len(shown) - len(findings)} more as told above" if len(shown) > len(findings) else ""
    if not findings:
        if not look.quiet:
            yield line(Words(judged.family.name, "bold"), f" · {_agreement(judged, known)}")
        return
    if not look.quiet:
        yield _title(judged)
        yield ()
        yield from overview(judged.table, shown, look)
    sources = dict(zip((version.path for version in judged.family.versions), judged.sources, strict=True))
    for finding, *others in folded(findings):
        yield from _finding(finding, sources, look, others, shared.elsewhere(finding))
        yield ()
    if known:
        yield line(Words(judged.family.name, "bold"), f" · {known}")
        yield ()


def _shown(judged: Judged, look: Look) -> list[Finding]:
    return [finding for finding in judged.findings if finding.severity >= least(look)]


def _title(judged: Judged) -> Line:
    family = judged.family
    locales = " ".join(version.locale for version in family.versions)
    parts = [f"{_versions(len(family.versions))}: {locales}"]
    if family.reference:
        parts.append(f"held against {family.reference}")
    elif len(family.versions) > 1:
        parts.append(
            "no source, the versions vote" if len(family.versions) > 2 else "compared with each other"
        )
    return line(Words(family.name, "bold"), " · " + " · ".join(parts))


def _agreement(judged: Judged, known: str) -> str:
    versions, hidden = judged.family.versions, bool(judged.findings)
    if known:
        return f"{_versions(len(versions))}, {known}"
    if len(versions) == 1:
        well = "nothing above a note" if hidden else "nothing wrong in itself"
        return f"1 version ({versions[0].locale}), nothing to compare it with, {well}"
    if judged.held_back:
        return f"{len(versions)} versions, nothing new above a note"
    return f"{len(versions)} versions, nothing above a note" if hidden else f"{len(versions)} versions agree"


def _finding(
    finding: Finding,
    sources: dict[PurePosixPath, Source],
    look: Look,
    others: Sequence[Finding] = (),
    elsewhere: Sequence[Finding] = (),
) -> Iterator[Line]:
    """A finding; ``others`` say the same of other places of the version, and ``elsewhere`` of other families."""
    fact, word = finding.fact, finding.severity.word
    source = sources[fact.place.path]
    where = gap(finding, source)
    yield line(Words(f"{word}[{fact.rule}]", finding.severity.word), ": ", Words(finding.message, "bold"))  # type: ignore[arg-type]
    place = Words(str(fact.place), "path")
    yield line("  --> ", place, f", {where}" if where else "", Words(f"   {fact.locale}", "dim"))
    if not is_gap(finding):
        yield from quoted(source, fact.place)
    if (
        not is_gap(finding) and finding.category != "structure"
    ):  # what another version has is no replacement there
        yield from _difference(finding)
    if others:
        yield line(f"       {again([finding, *others])}")
    if elsewhere:
        yield line(f"       {files(elsewhere)}")
    yield from _others(finding, sources, look)
    if finding.help:
        yield line(Words("  help: ", "good"), finding.help)


def _difference(finding: Finding) -> Iterator[Line]:
    """What was found against what is expected, the letters in which they differ marked under both.

    Of long ones the line has the part in which they begin to differ, so that the marks stand below it.
    """
    found, expected = finding.fact.found, finding.fact.expected
    letters = named_letters(found)
    if not expected and not letters:
        return
    if found and expected:
        found, expected = contrasted(found, expected, WIDTH - 2)  # an ellipsis at either end
    note = Words(f"   {letters}" if letters else "", "dim")
    marks = differing(found, expected)
    if found:
        yield line("     ", Words("- ", "bad"), Words(found, "bad", foreign=True), note)
        yield from _marked(marks and marks[0], "bad")
    if expected:
        yield line("     ", Words("+ ", "good"), Words(expected, "good", foreign=True))
        yield from _marked(marks and marks[1], "good")


def _marked(cells: tuple[int, int] | None, style: Style) -> Iterator[Line]:
    if cells and cells[1]:
        yield line(" " * (7 + cells[0]), Words("^" * cells[1], style))


def _others(finding: Finding, sources: dict[PurePosixPath, Source], look: Look) -> Iterator[Line]:
    fact = finding.fact
    if agreed := agreement(finding):
        yield line(f"       {agreed}{', among them' if fact.related else ''}")
    for related in fact.related[: 3 if look.notes else 1]:
        yield _other(related, sources)


def _other(related: Related, sources: dict[PurePosixPath, Source]) -> Line:
    head = line(f"   {related.locale:<4} ", Words(str(related.place), "path"))
    if related.place.path not in sources:
        return head
    words = beside(sources[related.place.path], related.place)
    return (*head, *line("   ", Words(words, foreign=True)))


def _summary(report: Report, look: Look) -> Iterator[Line]:
    numbers = severities(report.findings())
    found = [counted({each: numbers[each] for each in Severity if each > Severity.NOTE})]
    if notes := numbers[Severity.NOTE]:
        found.append(many(notes, "note") + ("" if look.notes else " not shown (--notes)"))
    parts = [looked_at(report), ", ".join(filter(None, found)) or "nothing found", *not_told(report)]
    if report.passed_over:
        parts.append(f"{many(len(report.passed_over), 'file')} passed over (--verbose)")
    safe = sum(f.fact.fix is not None and f.fact.fix.safe for f in report.findings())
    if safe:
        parts.append(f"{safe} can be repaired with --fix")
    if rule := _commonest(report):
        parts.append(f"see: noticecheck explain {rule}")
    yield line(" · ".join(parts))


def _commonest(report: Report) -> str:
    """The rule of most errors and warnings, the first of several; empty where there are none."""
    rules = Counter(each.fact.rule for each in report.findings() if each.severity > Severity.NOTE)
    return rules.most_common(1)[0][0] if rules else ""


def _versions(count: int) -> str:
    return many(count, "version")
