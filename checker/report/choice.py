"""Choose which findings a report shows, and say how many it leaves out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..findings import Finding, Severity
from ..run import Report
from .paint import Look


def least(look: Look) -> Severity:
    """The least severity that somebody wants to see: notes only where asked for."""
    return Severity.NOTE if look.notes else Severity.WARNING


def shown(report: Report, look: Look) -> list[Finding]:
    """The findings that somebody wants to see, in the order of the report."""
    return [finding for finding in report.findings() if finding.severity >= least(look)]


def worst(findings: Sequence[Finding], most: int) -> list[Finding]:
    """As many findings as a consumer takes, the worst ones, still in the order of the report."""
    if len(findings) <= most:
        return list(findings)
    ranked = sorted(range(len(findings)), key=lambda at: (-findings[at].severity, at))
    return [findings[at] for at in sorted(ranked[:most])]


def severities(findings: Iterable[Finding]) -> Counter[Severity]:
    """How many findings there are of each severity."""
    return Counter(finding.severity for finding in findings)


def many(count: int, one: str, more: str = "") -> str:
    """“1 family”, “2 families”; without a plural of its own the word takes an s."""
    return f"{count} {one}" if count == 1 else f"{count} {more or one + 's'}"


def counted(numbers: Mapping[Severity, int], between: str = " ") -> str:
    """“2 errors, 1 note”: what there is of each severity, the worst first; empty where there is nothing."""
    return ", ".join(
        many(numbers[severity], severity.word).replace(" ", between)
        for severity in reversed(Severity)
        if numbers.get(severity, 0) > 0
    )


def left_out(findings: Sequence[Finding], kept: Sequence[Finding]) -> str:
    """“12 more errors, 1 more note”: what was found beyond what is kept; empty where that is all."""
    return counted(severities(findings) - severities(kept), " more ")


def not_told(report: Report) -> Iterator[str]:
    """What a run looked at or past without telling it: “2 suppressed”, “3 known from before”, “1 family untouched”."""
    if report.suppressed:
        yield f"{report.suppressed} suppressed"
    if report.known:
        yield f"{report.known} known from before"
    if report.untouched:
        yield f"{many(report.untouched, 'family', 'families')} untouched"
