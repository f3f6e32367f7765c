"""How many findings there are of each rule."""

from collections import Counter

from ..run import Report
from .choice import shown
from .paint import Look, Words, line, paint


def render(report: Report, look: Look) -> str:
    """A line a rule and severity: how many findings, the most frequent first; one line where there are none."""
    counts = Counter((finding.fact.rule, finding.severity) for finding in shown(report, look))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    width = len(str(max(counts.values(), default=0)))
    lines = [
        line(f"{count:>{width}}  ", Words(severity.word.ljust(8), severity.word), rule)  # type: ignore[arg-type]
        for (rule, severity), count in ranked
    ]
    return paint(lines or [line("nothing found")], look)
