"""Findings as SARIF 2.1.0, which code scanning on GitHub and many editors read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from .. import __version__, rules
from ..findings import Finding, Fix, Related, Severity
from ..place import Place
from ..rules import Promise
from ..run import Report, Trouble
from .choice import left_out, shown, worst
from .clean import inert
from .machine import encode
from .paint import Look
from .paths import from_top, outside, uri
from .units import Span, Spans

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "noticecheck/v1"  # a key of our own; GitHub computes primaryLocationLineHash itself
_MOST = 25_000  # results that GitHub takes in a run; a file with more is refused whole
_SHOWN = 5_000  # of those it shows so many, the worst ones
_LONGEST = 1_024  # letters that GitHub keeps of a rule's description

# What SARIF means by these inside a message: a link to a place, and a value to be filled in.
_MEANT = re.compile(r"(?<=\])(?=\()|(?<=\{)(?=\d+\})")


def render(report: Report, look: Look) -> str:
    """One run with a result a finding, notes only where they are asked for.

    Columns count UTF-16 code units, which is also what readers count that never look at ``columnKind``.
    What was not judged, and what a reader would refuse, is told as a notification of the run.
    """
    findings = shown(report, look)
    kept = worst(findings, _MOST)
    ids = sorted({finding.fact.rule for finding in kept})
    index = {rule: number for number, rule in enumerate(ids)}
    spans = Spans(report, "utf-16")
    run = {
        "tool": {"driver": _driver(ids)},
        "invocations": [_invocation(report, look, _held_back(findings, kept))],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository."}}},
        "columnKind": "utf16CodeUnits",
        "results": [_result(finding, index[finding.fact.rule], spans, look) for finding in kept],
        "properties": {
            "families": len(report.families),
            "versions": report.versions,
            "suppressed": report.suppressed,
            "known": report.known,
        },
    }
    return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _driver(ids: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "noticecheck",
        "fullName": f"noticecheck {__version__}",
        "version": __version__,
        "semanticVersion": __version__,
        "shortDescription": {"text": "Checks that every language version of a notice says the same thing."},
        "rules": [_rule(name, rules.promise(name)) for name in ids],
        "notifications": [
            _described("not-judged", "A file could not be judged."),
            _described("not-shown", "Findings were held back, because a reader takes no more."),
        ],
    }


def _described(name: str, text: str) -> dict[str, Any]:
    return {"id": name, "name": _readable(name), "shortDescription": {"text": text}}


def _rule(name: str, promise: Promise) -> dict[str, Any]:
    worst_case = max(Severity[case.severity.upper()] for case in promise.cases.values())
    why = " ".join(promise.why.split())
    cases = [
        (case, details.severity, " ".join(details.message.split())) for case, details in promise.cases.items()
    ]
    told = f"noticecheck explain {name}"
    return {
        "id": name,
        **({"name": _readable(name)} if "-" in name else {}),  # a name is another word than the id, or none
        "shortDescription": {"text": _sentence(promise.title)},
        "fullDescription": {"text": _cut(f"{_sentence(promise.title)} {why}")},
        "help": {
            "text": f"{why}\n\n"
            + "\n".join(f"- {case} ({word}): {said}" for case, word, said in cases)
            + f"\n\nExamples of right and of wrong text: {told}",
            "markdown": f"{why}\n\n"
            + "\n".join(f"- **{case}** ({word}): {said}" for case, word, said in cases)
            + f"\n\nExamples of right and of wrong text: `{told}`",
        },
        "defaultConfiguration": {"level": worst_case.word},
        "properties": {"tags": [promise.category], "problem.severity": _PROBLEMS[worst_case]},
    }


_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def _readable(name: str) -> str:
    """The id as SARIF writes names: ``same-date`` as ``SameDate``."""
    return "".join(part.capitalize() for part in name.split("-"))


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _invocation(report: Report, look: Look, held_back: Iterable[str]) -> dict[str, Any]:
    told = [_unjudged(trouble, look) for trouble in report.troubles]
    told += [
        {"descriptor": {"id": "not-shown"}, "level": "warning", "message": {"text": said}}
        for said in held_back
    ]
    invocation: dict[str, Any] = {"executionSuccessful": not report.troubles}
    return invocation | ({"toolExecutionNotifications": told} if told else {})


def _unjudged(trouble: Trouble, look: Look) -> dict[str, Any]:
    path = inert(str(trouble.path))
    return {
        "descriptor": {"id": "not-judged"},
        "level": "error",
        "message": {"text": _plain(f"“{path}” was not judged: {trouble.reason}.")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(trouble.path, look)}}],
    }


def _held_back(findings: Sequence[Finding], kept: Sequence[Finding]) -> Iterator[str]:
    if more := left_out(findings, kept):
        yield f"{more} not shown: a run holds {_MOST} results at most."
    if more := left_out(findings, worst(kept, _SHOWN)):
        yield f"GitHub shows {_SHOWN} results of a run; beyond those there are {more}."


def _result(finding: Finding, rule: int, spans: Spans, look: Look) -> dict[str, Any]:
    fact = finding.fact
    result: dict[str, Any] = {
        "ruleId": fact.rule,
        "ruleIndex": rule,
        "level": finding.severity.word,
        "message": {"text": _message(finding)},
        "locations": [_location(fact.place, spans, look)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {"case": f"{fact.rule}.{fact.case}"},
    }
    if fact.related:
        result["relatedLocations"] = [
            _related(number, related, spans, look) for number, related in enumerate(fact.related, 1)
        ]
    if fact.fix and (changes := _changes(fact.fix, spans, look)):
        result["fixes"] = [
            {"description": {"text": _plain(_sentence(fact.fix.description))}, "artifactChanges": changes}
        ]
    return result


def _message(finding: Finding) -> str:
    """The message with its help, and links to the words of the other versions."""
    said = [_plain(part) for part in (finding.message, finding.help) if part]
    links = ", ".join(
        f"[{inert(related.locale)}]({number})" for number, related in enumerate(finding.fact.related, 1)
    )
    return "; ".join(said) + (f" (compare {links})." if links else ".")


def _plain(text: str) -> str:
    """Foreign text inside a message, in which SARIF finds neither a link nor a value to fill in."""
    return _MEANT.sub("\u200c", inert(text))


def _location(place: Place, spans: Spans, look: Look) -> dict[str, Any]:
    region = _region(spans(place), place)
    return {"physicalLocation": {"artifactLocation": _artifact(place.path, look), "region": region}}


def _related(number: int, related: Related, spans: Spans, look: Look) -> dict[str, Any]:
    words = related.message or spans.words(related.place)
    said = f"{related.locale}: “{words}”" if words else related.locale
    return {"id": number, "message": {"text": _plain(said)}, **_location(related.place, spans, look)}


def _artifact(path: PurePosixPath, look: Look) -> dict[str, str]:
    """Where a file is: relative to the top of the repository, unless it lies elsewhere."""
    whole = from_top(path, look)
    if whole.startswith("/"):
        return {"uri": f"file://{uri(whole)}"}
    return {"uri": uri(whole)} if outside(whole) else {"uri": uri(whole), "uriBaseId": _ROOT}


def _region(span: Span | None, place: Place) -> dict[str, int]:
    if span is None:
        return {"startLine": place.line, "endLine": place.end_line}
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _changes(fix: Fix, spans: Spans, look: Look) -> list[dict[str, Any]]:
    """The edits of a repair, a file at a time; none where a column cannot be known."""
    if any(spans(edit.place) is None for edit in fix.edits):
        return []
    paths = dict.fromkeys(edit.place.path for edit in fix.edits)
    return [
        {
            "artifactLocation": _artifact(path, look),
            "replacements": [
                {
                    "deletedRegion": _region(spans(edit.place), edit.place),
                    "insertedContent": {"text": edit.text},
                }
                for edit in fix.edits
                if edit.place.path == path
            ],
        }
        for path in paths
    ]
