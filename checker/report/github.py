"""Annotations for a pull request on GitHub, as workflow commands."""

from collections import Counter
from collections.abc import Iterator

from ..findings import Finding, Severity
from ..run import Report, Trouble
from .choice import left_out, shown
from .clean import inert
from .paint import Look
from .paths import from_top, utf8

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST = 10  # so many annotations of a type does GitHub show for a step; the rest it drops without a word
_LONGEST = 4096


def render(report: Report, look: Look) -> str:
    """One command a finding, as many as are shown, and a line that counts those held back.

    Files that were not judged come first and are errors. Notes are shown only where they are asked for.
    """
    findings = shown(report, look)
    unjudged = report.troubles[:_MOST]
    kept = list(_kept(findings, Counter({Severity.ERROR: len(unjudged)})))
    lines = [_unjudged(trouble, look) for trouble in unjudged]
    lines += [_command(finding, look) for finding in kept]
    lines += _held_back(left_out(findings, kept), len(report.troubles) - len(unjudged))
    return "".join(f"{line}\n" for line in lines)


def fenced(text: str) -> str:
    """Another report, which a runner takes for no command, whatever a quoted document says.

    The word that ends the fence is made from the text, so that no document can hold it and runs stay equal.
    """
    from hashlib import sha256

    word = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def _kept(findings: list[Finding], taken: Counter[Severity]) -> Iterator[Finding]:
    for finding in findings:
        taken[finding.severity] += 1
        if taken[finding.severity] <= _MOST:
            yield finding


def _held_back(findings: str, files: int) -> Iterator[str]:
    """One sentence on what is not shown, of findings and of files that were not judged."""
    unjudged = f"{files} more file{'s' * (files > 1)} not judged" if files else ""
    if more := ", ".join(part for part in (unjudged, findings) if part):
        yield f"{more} not shown as annotations, of which there are {_MOST} of a type at most"


def _command(finding: Finding, look: Look) -> str:
    fact, place = finding.fact, finding.fact.place
    properties = {
        "file": _path(from_top(place.path, look)),
        "line": str(place.line),
        "endLine": str(place.end_line),
    }
    if place.line == place.end_line:
        # columns are dropped where a range runs over lines; the last one is inclusive here
        properties |= {"col": str(place.column), "endColumn": str(max(place.end_column - 1, place.column))}
    properties["title"] = _property(f"{fact.rule} ({fact.locale})" if fact.locale else fact.rule)
    message = finding.message + (f"\n{finding.help}" if finding.help else "")
    return _said(_COMMANDS[finding.severity], properties, message)


def _unjudged(trouble: Trouble, look: Look) -> str:
    properties = {"file": _path(from_top(trouble.path, look)), "title": "not judged"}
    return _said("error", properties, trouble.reason)


def _said(command: str, properties: dict[str, str], message: str) -> str:
    said = ",".join(f"{key}={value}" for key, value in properties.items())
    return f"::{command} {said}::{_data(_cut(message))}"


def _cut(message: str) -> str:
    return message if len(message) <= _LONGEST else message[: _LONGEST - 1] + "…"


def _data(text: str) -> str:
    """Text of a command: what could end it, or begin another one, is written otherwise."""
    return "%0A".join(inert(line).replace("%", "%25") for line in text.split("\n"))


def _property(text: str) -> str:
    return _data(text.replace("\n", "␊")).replace(":", "%3A").replace(",", "%2C")


def _path(path: str) -> str:
    """A path that the runner reads back as it is; what it cannot write otherwise is shown by name."""
    lines = utf8(path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C").split("\n")
    return "%0A".join("%0D".join(map(inert, line.split("\r"))) for line in lines)
