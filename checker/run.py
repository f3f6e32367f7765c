"""The line itself: discover, read, parse, align, check, judge."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from . import checks
from .align import Table, align
from .demands import Demands
from .discover import Discovery, Family, discover
from .findings import Fact, Finding, Severity
from .judge import judge
from .parse import parse
from .read import Source, read


@dataclass(frozen=True, slots=True)
class Judged:
    """One family with its table and the findings about it."""

    table: Table
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run found, for renderers: families in order, findings in order within each."""

    families: tuple[Judged, ...]
    passed_over: tuple[tuple[PurePosixPath, str], ...] = ()
    suppressed: int = 0

    def findings(self) -> Iterator[Finding]:
        """Findings of all families, in order."""
        return (finding for judged in self.families for finding in judged.findings)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings())


def judge_family(
    family: Family,
    sources: Callable[[Path], Source],
    demands: Demands,
    severities: Mapping[str, str] | None = None,
) -> Judged:
    """Parse, align, check and judge one family."""
    notices = [parse(version, sources(version.file)) for version in family.versions]
    table = align(family, notices)
    return Judged(table, tuple(judge(family.name, _facts(table, demands), severities or {})))


def _facts(table: Table, demands: Demands) -> Iterator[Fact]:
    for name in checks.NAMES:
        yield from checks.load(name)(table, demands)
