"""One line a finding, for editors and problem matchers: ``path:line:column: severity rule message``."""

from ..run import Report
from .choice import shown
from .paint import Look, line, paint


def render(report: Report, look: Look) -> str:
    """The findings that are shown, a line each."""
    lines = [
        line(f"{finding.fact.place}: {finding.severity.word}[{finding.fact.rule}] {finding.message}")
        for finding in shown(report, look)
    ]
    return paint(lines, look)
