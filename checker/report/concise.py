"""One line a finding, for editors and problem matchers: ``path:line:column: severity rule message``."""

from ..findings import Severity
from ..run import Report
from .paint import Look, line, paint


def render(report: Report, look: Look) -> str:
    """The findings, a line each; notes only where they are asked for."""
    least = Severity.NOTE if look.notes else Severity.WARNING
    lines = [
        line(f"{finding.fact.place}: {finding.severity.word}[{finding.fact.rule}] {finding.message}")
        for finding in report.findings()
        if finding.severity >= least
    ]
    return paint(lines, look)
