"""The line itself: discover, read, parse, align, check, judge."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path, PurePosixPath

from msgspec import Struct

from . import checks, rules
from .align import Table, align
from .demands import Demands
from .discover import Discovery, Family, Version, discover
from .discover.files import shown
from .findings import Fact, Finding, Severity
from .judge import judge
from .parse import Notice, parse
from .parse.closing import settle_prompts
from .read import Source, UnreadableError, read
from .settings import Ignored, Settings, is_family, merged


class Trouble(Struct, frozen=True):
    """A file that could not be judged, and why."""

    path: PurePosixPath
    reason: str


class Judged(Struct, frozen=True):
    """One family with its table and the findings about it."""

    table: Table
    findings: tuple[Finding, ...]


class Report(Struct, frozen=True):
    """All that a run found, for renderers: families in order, findings in order within each.

    ``suppressed`` counts what the configuration ignores; ``idle`` are those of its entries that ignored nothing.
    """

    families: tuple[Judged, ...]
    passed_over: tuple[tuple[PurePosixPath, str], ...] = ()
    troubles: tuple[Trouble, ...] = ()
    suppressed: int = 0
    idle: tuple[Ignored, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """Findings of all families, in order."""
        return (finding for judged in self.families for finding in judged.findings)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings())

    @property
    def versions(self) -> int:
        """How many versions were judged."""
        return sum(len(judged.table.notices) for judged in self.families)


class Reader:
    """Reads each file once, and remembers which could not be read."""

    def __init__(self) -> None:
        self._sources: dict[Path, Source] = {}
        self.troubles: dict[Path, Trouble] = {}

    def __call__(self, path: Path) -> Source:
        """Read a file. Raises UnreadableError where that cannot be done."""
        if path not in self._sources:
            self._sources[path] = self._read(path)
        return self._sources[path]

    def _read(self, path: Path) -> Source:
        try:
            return read(path, shown(path))
        except OSError as error:
            reason = error.strerror or str(error)
        except UnreadableError as error:
            reason = str(error)
        self.troubles[path] = Trouble(shown(path), reason)
        raise UnreadableError(reason)


def find_families(paths: Sequence[Path], settings: Settings, reader: Reader) -> Discovery:
    """Group the files below the paths. Raises FileNotFoundError for a path that is not there."""
    return discover(
        paths, reader, layout=settings.layout, reference=settings.reference, exclude=settings.exclude
    )


def run(
    paths: Sequence[Path],
    settings: Settings,
    *,
    demands: Demands | None = None,
    chosen: frozenset[str] | None = None,
) -> Report:
    """Judge all families below the paths.

    ``demands`` hold for every family, beside those of the settings. ``chosen`` are the rules that are asked;
    None stands for all. Raises FileNotFoundError for a path that is not there.
    """
    reader = Reader()
    discovery = find_families(paths, settings, reader)
    off = {} if chosen is None else dict.fromkeys(set(rules.names()) - chosen, "off")
    judged = []
    for family in discovery.families:
        readable = _readable(family, reader)
        if readable is None:
            continue
        wanted = _demands(family, settings, demands)
        judged.append(judge_family(readable, reader, wanted, {**settings.rules, **off}))
    kept = [_without_ignored(each, settings.ignore) for each in judged]
    every = [finding for each in judged for finding in each.findings]
    return Report(
        tuple(kept),
        discovery.passed_over,
        tuple(sorted(reader.troubles.values(), key=lambda trouble: trouble.path)),
        suppressed=len(every) - sum(len(each.findings) for each in kept),
        idle=tuple(each for each in settings.ignore if not any(map(each.covers, every))),
    )


def _without_ignored(judged: Judged, ignore: Sequence[Ignored]) -> Judged:
    findings = (f for f in judged.findings if not any(ignored.covers(f) for ignored in ignore))
    return Judged(judged.table, tuple(findings))


def judge_family(
    family: Family,
    sources: Callable[[Path], Source],
    demands: Demands,
    severities: Mapping[str, str] | None = None,
) -> Judged:
    """Parse, align, check and judge one family."""
    notices = [parse(version, sources(version.file)) for version in family.versions]
    table = align(family, settle_prompts(notices))
    return Judged(table, tuple(judge(family.name, _facts(table, demands), severities or {})))


def notices(paths: Sequence[Path], settings: Settings) -> tuple[list[Notice], Report]:
    """Parse all versions below the paths, for commands that look at one version at a time.

    The report holds what could not be read. Raises FileNotFoundError for a path that is not there.
    """
    reader = Reader()
    discovery = find_families(paths, settings, reader)
    parsed = []
    for family in discovery.families:
        readable = _readable(family, reader)
        versions = readable.versions if readable else ()
        parsed += [parse(version, reader(version.file)) for version in versions]
    troubles = tuple(sorted(reader.troubles.values(), key=lambda trouble: trouble.path))
    return parsed, Report((), discovery.passed_over, troubles)


def _facts(table: Table, demands: Demands) -> Iterator[Fact]:
    for name in checks.NAMES:
        yield from checks.load(name)(table, demands)


def _readable(family: Family, reader: Reader) -> Family | None:
    """The family without the versions that cannot be read, or None where none is left."""
    versions = tuple(version for version in family.versions if _can_read(version, reader))
    if not versions:
        return None
    locales = {version.locale for version in versions}
    reference = family.reference if family.reference in locales else None
    return Family(family.name, versions, reference, family.reason)


def _can_read(version: Version, reader: Reader) -> bool:
    try:
        reader(version.file)
    except UnreadableError:
        return False
    return True


def _demands(family: Family, settings: Settings, extra: Demands | None) -> Demands:
    matching = [notice for notice in settings.notices if is_family(family.name, notice.families)]
    return reduce(merged, [*matching, *([extra] if extra else [])], Demands())
