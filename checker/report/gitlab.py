"""Findings for the Code Quality of GitLab: a list of issues with a severity, a line and a fingerprint each."""

from hashlib import sha256
from typing import Any

from ..findings import Finding, Severity
from ..run import Report, Trouble
from .choice import shown
from .clean import inert
from .machine import encode
from .paint import Look
from .paths import from_top, utf8

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, look: Look) -> str:
    """One issue a finding, notes only where they are asked for, and one for each file that was not judged.

    GitLab takes issues of one fingerprint for one; ours differ and hold no line.
    """
    issues = [_unjudged(trouble, look) for trouble in report.troubles]
    return encode([*issues, *(_issue(finding, look) for finding in shown(report, look))])


def _issue(finding: Finding, look: Look) -> dict[str, Any]:
    place = finding.fact.place
    said = f"{finding.message}; {finding.help}" if finding.help else finding.message
    return {
        "description": inert(said),
        "check_name": finding.fact.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": utf8(from_top(place.path, look)), "lines": {"begin": place.line}},
    }


def _unjudged(trouble: Trouble, look: Look) -> dict[str, Any]:
    path = from_top(trouble.path, look)
    return {
        "description": inert(f"not judged: {trouble.reason}"),
        "check_name": "not-judged",
        "fingerprint": sha256(f"not-judged\0{path}".encode("utf-8", "surrogatepass")).hexdigest()[:20],
        "severity": "blocker",
        "location": {"path": utf8(path), "lines": {"begin": 1}},
    }
