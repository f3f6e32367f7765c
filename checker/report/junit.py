"""Findings as the results of tests, for whatever shows JUnit files: a suite a family, a case a finding."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..discover import Version
from ..findings import Finding, Severity
from ..run import Report
from .choice import shown
from .clean import inert
from .paint import Look
from .units import Spans

_NO_FAMILY = "configuration"


def render(report: Report, look: Look) -> str:
    """The part of JUnit that all readers take, those with the schema of Jenkins' xunit plugin among them.

    An error or a warning is a failed case, a version without either is a passed one, and a file that was not
    judged is a case with an error. A note fails nothing: where notes are asked for, they are the output of the
    family's suite. No name holds a line, so that a reader knows a case again.
    """
    spans = Spans(report, "utf-8")
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in shown(report, look):
        findings[finding.family].append(finding)
    versions = {judged.family.name: judged.family.versions for judged in report.families}
    top = Element("testsuites", name="noticecheck")
    for family in dict.fromkeys((*versions, *findings)):
        _suite(top, family, versions.get(family, ()), findings[family], spans)
    _unjudged(top, report)
    for suite in (*top, top):
        _count(suite)
    indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(top, encoding="unicode")}\n'


def _suite(
    top: Element, family: str, versions: Iterable[Version], findings: Sequence[Finding], spans: Spans
) -> None:
    suite = SubElement(top, "testsuite", name=inert(family or _NO_FAMILY))
    failed = [finding for finding in findings if finding.severity > Severity.NOTE]
    faulty = {finding.fact.place.path for finding in failed}
    _passed(suite, family, versions, faulty)
    names: Counter[tuple[str, str]] = Counter()
    for finding in failed:
        _failed(suite, finding, names, spans)
    notes = [_told(finding, spans) for finding in findings if finding.severity is Severity.NOTE]
    if notes:
        SubElement(suite, "system-out").text = "\n".join(notes)


def _passed(suite: Element, family: str, versions: Iterable[Version], faulty: set[PurePosixPath]) -> None:
    for version in versions:
        if version.path not in faulty:
            name = inert(str(version.path))
            SubElement(suite, "testcase", name=name, classname=_class(family, version.locale))


def _failed(suite: Element, finding: Finding, names: Counter[tuple[str, str]], spans: Spans) -> None:
    fact = finding.fact
    classname = _class(finding.family, fact.locale)
    name = inert(f"{fact.rule}: {finding.message}")
    names[classname, name] += 1
    again = names[classname, name]
    case = SubElement(
        suite, "testcase", name=name + (f" ({again})" if again > 1 else ""), classname=classname
    )
    kind = f"{finding.severity.word}[{fact.rule}]"
    failure = SubElement(case, "failure", type=kind, message=inert(finding.message))
    failure.text = _told(finding, spans)


def _class(family: str, locale: str) -> str:
    return inert(".".join(part for part in (family or _NO_FAMILY, locale) if part))


def _told(finding: Finding, spans: Spans) -> str:
    """What there is to know of a finding, on lines of their own."""
    fact = finding.fact
    lines = [f"{fact.place}: {finding.severity.word}[{fact.rule}] {finding.message}"]
    lines += [f"help: {finding.help}"] if finding.help else []
    for related in fact.related:
        words = related.message or spans.words(related.place)
        lines.append(f"{related.locale} {related.place}" + (f": {words}" if words else ""))
    return "\n".join(inert(line) for line in lines)


def _unjudged(top: Element, report: Report) -> None:
    if not report.troubles:
        return
    suite = SubElement(top, "testsuite", name="not judged")
    for trouble in report.troubles:
        case = SubElement(suite, "testcase", name=inert(str(trouble.path)), classname="not-judged")
        SubElement(case, "error", type="not-judged", message=inert(trouble.reason))


def _count(suite: Element) -> None:
    """Write into a suite how many cases it holds and how they went."""
    counts: Mapping[str, str] = {"tests": "testcase", "failures": "failure", "errors": "error"}
    for name, tag in counts.items():
        suite.set(name, str(sum(1 for _ in suite.iter(tag))))
