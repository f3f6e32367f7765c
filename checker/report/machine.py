"""The JSON that other programs rely on: 1-based lines and columns, columns in code points, ends exclusive."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import msgspec

from .. import __version__
from ..findings import Finding, Fix, Related, Severity
from ..place import Place
from ..read import Source
from ..run import Judged, Report
from ..voting import Vote
from .paint import Look
from .units import words_of

_PIECE = 1 << 16  # bytes
Sources = Mapping[PurePosixPath, Source]

# JSON leaves these as they are, and a terminal would obey them, or a runner of builds, which takes a command
# between brackets, behind two number signs, anywhere in a line; they occur only inside strings
_CONTROLS = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]|(?<=#)#(?=[A-Za-z]{0,20}\\[)"
)


def render(report: Report, look: Look) -> str:  # noqa: ARG001 - a program always sees everything
    """The whole report as JSON: every finding, notes included, whatever a person wants to see."""
    sources = report.sources()
    return encode(
        {
            "schema": 1,
            "tool": {"name": "noticecheck", "version": __version__},
            "families": [_family(judged) for judged in report.families],
            "findings": [_raw(_finding(finding, sources)) for finding in report.findings()],
            "not_judged": [
                {"path": str(trouble.path), "reason": trouble.reason} for trouble in report.troubles
            ],
            "summary": {
                "families": len(report.families),
                "versions": report.versions,
                "errors": report.count(Severity.ERROR),
                "warnings": report.count(Severity.WARNING),
                "notes": report.count(Severity.NOTE),
                "suppressed": report.suppressed,
                "known": report.known,
            },
        }
    )


def encode(value: object, *, indent: int = 2) -> str:
    """A value as JSON text with a line end, in which nothing controls a terminal."""
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        # a file name that is no UTF-8 holds lone surrogates, which only escapes can carry
        import json

        text = json.dumps(value, indent=indent or None, default=msgspec.json.decode)
        return _CONTROLS.sub(_escaped, text) + "\n"
    data = msgspec.json.format(data, indent=indent) if indent else data
    return "".join(_CONTROLS.sub(_escaped, lines.decode()) for lines in _by_lines(data)) + "\n"


def _by_lines(data: bytes) -> Iterator[bytes]:
    """A text piece by piece, cut behind line ends: one letter outside the BMP makes a whole one four times as large."""
    at = 0
    while at < len(data):
        end = data.find(b"\n", at + _PIECE) + 1 or len(data)
        yield data[at:end]
        at = end


def _raw(value: dict[str, Any]) -> msgspec.Raw | dict[str, Any]:
    """A value as JSON, of which thousands take a tenth of the room; as it is where only escapes can carry it."""
    try:
        return msgspec.Raw(msgspec.json.encode(value))
    except UnicodeEncodeError:
        return value


def _escaped(sign: re.Match[str]) -> str:
    """A letter as JSON escapes it: in one piece, or as the two halves of UTF-16."""
    units = sign[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def span(place: Place) -> dict[str, int]:
    """The four numbers of a place."""
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _family(judged: Judged) -> dict[str, Any]:
    family = judged.family
    return {
        "name": family.name,
        "reference": family.reference,
        "versions": [
            {"path": str(version.path), "locale": version.locale, "language": version.language}
            for version in family.versions
        ],
    }


def _finding(finding: Finding, sources: Sources) -> dict[str, Any]:
    fact = finding.fact
    return {
        "rule": fact.rule,
        "case": fact.case,
        "category": finding.category,
        "severity": finding.severity.word,
        "confidence": round(fact.confidence, 3),
        "family": finding.family,
        "locale": fact.locale,
        "path": str(fact.place.path),
        **span(fact.place),
        "message": finding.message,
        "help": finding.help,
        "found": fact.found,
        "expected": fact.expected,
        "vote": _vote(fact.vote),
        "related": [_related(related, sources) for related in fact.related],
        "fix": _fix(fact.fix),
        "fingerprint": finding.fingerprint,
    }


def _vote(vote: Vote | None) -> dict[str, int] | None:
    return None if vote is None else {"for": vote.agree, "of": vote.of}


def _related(related: Related, sources: Sources) -> dict[str, Any]:
    """Another version's place; the message is what its check says of it, or the words that stand there."""
    place = related.place
    words = related.message or words_of(sources.get(place.path), place)
    return {"path": str(place.path), "locale": related.locale, **span(place), "message": words}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "description": fix.description,
        "safe": fix.safe,
        "edits": [{**span(edit.place), "text": edit.text} for edit in fix.edits],
    }
