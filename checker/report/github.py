"""Annotations for a pull request on GitHub, as workflow commands."""

from collections import Counter
from collections.abc import Iterator

from ..findings import Finding, Severity
from ..run import Report
from .clean import inert
from .paint import Look

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST = 10  # so many annotations of a type does GitHub show for a step; the rest it drops without a word
_LONGEST = 4096


def render(report: Report, look: Look) -> str:
    """One command a finding, as many as are shown, and a line that counts those held back."""
    least = Severity.NOTE if look.notes else Severity.WARNING
    shown: Counter[Severity] = Counter()
    lines = []
    for finding in report.findings():
        if finding.severity < least:
            continue
        shown[finding.severity] += 1
        if shown[finding.severity] <= _MOST:
            lines.append(_command(finding))
    return "".join(f"{line}\n" for line in [*lines, *_held_back(shown)])


def fenced(text: str) -> str:
    """Another report, which a runner takes for no command, whatever a quoted document says.

    The word that ends the fence is made from the text, so that no document can hold it and runs stay equal.
    """
    from hashlib import sha256

    word = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def _held_back(shown: Counter[Severity]) -> Iterator[str]:
    more = [
        f"{shown[severity] - _MOST} more {severity.word}{'s' * (shown[severity] - _MOST > 1)}"
        for severity in reversed(Severity)
        if shown[severity] > _MOST
    ]
    if more:
        yield f"{', '.join(more)} not shown as annotations, of which there are {_MOST} of a type at most"


def _command(finding: Finding) -> str:
    fact, place = finding.fact, finding.fact.place
    properties = {"file": str(place.path), "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:
        # columns are dropped where a range runs over lines; the last one is inclusive here
        properties |= {"col": str(place.column), "endColumn": str(max(place.end_column - 1, place.column))}
    properties["title"] = f"{fact.rule} ({fact.locale})"
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = finding.message + (f"\n{finding.help}" if finding.help else "")
    return f"::{_COMMANDS[finding.severity]} {said}::{_data(_cut(message))}"


def _cut(message: str) -> str:
    return message if len(message) <= _LONGEST else message[: _LONGEST - 1] + "…"


def _data(text: str) -> str:
    """Text of a command: what could end it, or begin another one, is written otherwise."""
    lines = "%0A".join(inert(line).replace("%", "%25") for line in text.split("\n"))
    return lines.replace("##[", "#\u2060#[")  # the runner obeys ##[command] anywhere in a line


def _property(text: str) -> str:
    return _data(text.replace("\n", "␊")).replace(":", "%3A").replace(",", "%2C")
