"""Findings for reviewdog, which writes them beside the lines of a change: rdjson, with columns in bytes."""

from typing import Any

from ..findings import Edit, Finding, Related, Severity
from ..place import Place
from ..run import Report, Trouble
from .choice import shown
from .clean import unlinked
from .machine import encode
from .paint import Look
from .paths import from_top, utf8
from .units import Spans

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report, look: Look) -> str:
    """One diagnostic a finding, notes only where they are asked for, and one for each file not judged.

    Columns count bytes of UTF-8, the end exclusive; where they cannot be known, whole lines are meant.
    """
    spans = Spans(report, "utf-8")
    diagnostics = [_unjudged(trouble, look) for trouble in report.troubles]
    diagnostics += [_diagnostic(finding, spans, look) for finding in shown(report, look)]
    return encode({"source": {"name": "noticecheck"}, "diagnostics": diagnostics})


def _diagnostic(finding: Finding, spans: Spans, look: Look) -> dict[str, Any]:
    fact = finding.fact
    diagnostic: dict[str, Any] = {
        "message": "\n".join(_comment(said) for said in (finding.message, finding.help) if said),
        "location": _location(fact.place, spans, look),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": fact.rule},
    }
    edits = fact.fix.edits if fact.fix else ()
    suggestions = [found for edit in edits if (found := _suggestion(edit, fact.place, spans))]
    if suggestions and len(suggestions) == len(edits):  # a part of a repair would be none
        diagnostic["suggestions"] = suggestions
    if fact.related:
        diagnostic["related_locations"] = [_related(related, spans, look) for related in fact.related]
    return diagnostic


def _location(place: Place, spans: Spans, look: Look) -> dict[str, Any]:
    return {"path": utf8(from_top(place.path, look)), "range": _range(place, spans)}


def _range(place: Place, spans: Spans) -> dict[str, Any]:
    span = spans(place)
    if span is None:
        return {"start": {"line": place.line}, "end": {"line": place.end_line}}
    return {
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
    }


def _suggestion(edit: Edit, place: Place, spans: Spans) -> dict[str, Any] | None:
    """An edit of the file that the diagnostic is about; reviewdog knows of no other one."""
    if edit.place.path != place.path or spans(edit.place) is None:
        return None
    return {"range": _range(edit.place, spans), "text": utf8(edit.text)}


def _related(related: Related, spans: Spans, look: Look) -> dict[str, Any]:
    words = related.message or spans.words(related.place)
    said = f"{related.locale}: {words}" if words else related.locale
    return {"message": _comment(said), "location": _location(related.place, spans, look)}


def _unjudged(trouble: Trouble, look: Look) -> dict[str, Any]:
    return {
        "message": _comment(f"not judged: {trouble.reason}"),
        "location": {"path": utf8(from_top(trouble.path, look))},
        "severity": "ERROR",
        "code": {"value": "not-judged"},
    }


def _comment(text: str) -> str:
    """A line of the Markdown that becomes of a message; at its start stands no sign that could mean more."""
    said = unlinked(text)
    return f"\u200c{said}" if said[:1].isascii() and not said[:1].isalpha() else said
