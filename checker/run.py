"""The line itself: discover, read, parse, align, check, judge."""

import datetime
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy
from functools import reduce
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from . import checks, rules
from .align import Table, align
from .crew import each_made
from .demands import Demands
from .discover import Discovery, Family, Version, discover
from .discover.files import shown
from .edits import Change
from .findings import Fact, Finding, Severity
from .folded import Folded, fold, sources, unfold
from .judge import judge
from .parse import Notice, parse
from .parse.together import read_together
from .read import Source, UnreadableError, read
from .settings import Settings, merged
from .suppress import sift_listed, sift_written
from .suppress.baseline import Known, stale
from .suppress.listed import is_family


class Trouble(Struct, frozen=True):
    """A file that could not be judged, and why."""

    path: PurePosixPath
    reason: str


class Judged(Struct, frozen=True):
    """One family with its table, which may be folded up, and the findings about it.

    ``held_back`` counts findings that are not told, and ``looked_at`` dates, names and links that were compared.
    """

    kept: Table | Folded
    findings: tuple[Finding, ...]
    held_back: int = 0
    looked_at: Mapping[str, int] = MappingProxyType({})

    @property
    def family(self) -> Family:
        """The versions that were judged."""
        return self.kept.family

    @property
    def table(self) -> Table:
        """The versions side by side; one that is folded up is opened for it, so ask for less where that does."""
        return unfold(self.kept) if isinstance(self.kept, Folded) else self.kept

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts of the versions, in their order."""
        if isinstance(self.kept, Folded):
            return sources(self.kept)
        return tuple(notice.source for notice in self.kept.notices)

    @property
    def paths(self) -> tuple[PurePosixPath, ...]:
        """Where those texts stand."""
        if isinstance(self.kept, Folded):
            return tuple(version.path for version in self.family.versions)
        return tuple(source.path for source in self.sources)

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return self.kept.rows if isinstance(self.kept, Folded) else len(self.kept.rows)

    @property
    def blocks(self) -> int:
        """How many blocks the versions have together."""
        if isinstance(self.kept, Folded):
            return self.kept.blocks
        return sum(len(notice.blocks) for notice in self.kept.notices)

    def folded(self) -> "Judged":
        """The same with its table folded up, where that can be."""
        small = None if isinstance(self.kept, Folded) else fold(self.kept)
        return self if small is None else replace(self, kept=small)


class Aside(Struct, frozen=True):
    """A finding about no notice, but about a file of the configuration."""

    source: Source
    finding: Finding


class Report(Struct, frozen=True):
    """All that a run found, for renderers: families in order, findings in order within each, asides at the end.

    ``suppressed`` counts findings that somebody has said are as they should be, ``known`` those that were there
    before. ``stale`` are entries of the baseline that match nothing any more, and ``untouched`` counts families
    that were left out because nothing in them changed. ``changes`` are what repairs would make of the files,
    where that was asked for.
    """

    families: tuple[Judged, ...]
    passed_over: tuple[tuple[PurePosixPath, str], ...] = ()
    troubles: tuple[Trouble, ...] = ()
    asides: tuple[Aside, ...] = ()
    suppressed: int = 0
    known: int = 0
    stale: tuple[Known, ...] = ()
    untouched: int = 0
    changes: tuple[Change, ...] | None = None

    def findings(self) -> Iterator[Finding]:
        """Findings of all families and asides, in order."""
        for judged in self.families:
            yield from judged.findings
        for aside in self.asides:
            yield aside.finding

    def sources(self) -> "Sources":
        """The texts that findings stand in, by the path that is shown."""
        return Sources(self)

    def without(self, known: Container[str]) -> "Report":
        """The same report without findings whose fingerprints are known."""
        left = self.keeping(lambda finding: finding.fingerprint not in known)
        return replace(left, known=self.known + len(list(self.findings())) - len(list(left.findings())))

    def keeping(self, wanted: Callable[[Finding], bool]) -> "Report":
        """The same report with some of its findings only, those of the asides included."""
        families = tuple(_keeping(judged, wanted) for judged in self.families)
        return replace(
            self, families=families, asides=tuple(aside for aside in self.asides if wanted(aside.finding))
        )

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings())

    def looked_at(self, what: str) -> int:
        """How many of the versions' dates, names or links were compared."""
        return sum(judged.looked_at.get(what, 0) for judged in self.families)

    @property
    def versions(self) -> int:
        """How many versions were judged."""
        return sum(len(judged.family.versions) for judged in self.families)


class Sources(Mapping[PurePosixPath, Source]):
    """The texts of a report by the path that is shown, those of one family opened at a time."""

    def __init__(self, report: Report) -> None:
        self._asides = {aside.source.path: aside.source for aside in report.asides}
        self._holders = {
            path: (judged, at) for judged in report.families for at, path in enumerate(judged.paths)
        }

    def __getitem__(self, path: PurePosixPath) -> Source:
        if path in self._asides:
            return self._asides[path]
        judged, at = self._holders[path]
        return judged.sources[at]

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter({**self._holders, **self._asides})

    def __len__(self) -> int:
        return len(self._holders.keys() | self._asides.keys())


def _keeping(judged: Judged, wanted: Callable[[Finding], bool]) -> Judged:
    kept = tuple(filter(wanted, judged.findings))
    held_back = judged.held_back + len(judged.findings) - len(kept)
    return replace(judged, findings=kept, held_back=held_back)


class Memory(Protocol):
    """Remembers what was found in families, by all that their judgement reads."""

    def __len__(self) -> int:
        """How many families are remembered."""

    def key(
        self,
        family: Family,
        sources: Callable[[Path], Source],
        demands: Demands,
        severities: Mapping[str, str],
        today: datetime.date | None,
    ) -> bytes:
        """What a family is known by."""

    def recall(self, key: bytes, family: Family) -> Judged | None:
        """What was found in a family of this key, where that is remembered."""

    def keep(self, key: bytes, judged: Judged) -> None:
        """Remember what was found in a family."""


class Reader:
    """Reads each file once, and remembers which could not be read; some texts may stand for their files."""

    def __init__(self, texts: Mapping[Path, Source] = MappingProxyType({})) -> None:
        self._given = texts
        self._sources = dict(texts)
        self.troubles: dict[Path, Trouble] = {}

    def __call__(self, path: Path) -> Source:
        """Read a file. Raises UnreadableError where that cannot be done."""
        if path not in self._sources:
            self._sources[path] = self._read(path)
        return self._sources[path]

    def forget(self, paths: Iterable[Path]) -> None:
        """Let go of texts that nobody will ask for again; they would be read anew."""
        for path in paths:
            if path not in self._given:
                self._sources.pop(path, None)

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
    """Group the files below the paths; folders that cannot be read are the reader's troubles.

    Raises FileNotFoundError for a path that is not there.
    """
    discovery = discover(
        paths,
        reader,
        layout=settings.layout,
        reference=settings.reference,
        exclude=settings.exclude,
        demanded=_demanded_locales(settings),
    )
    reader.troubles |= {Path(path): Trouble(path, reason) for path, reason in discovery.unreadable}
    return discovery


def _demanded_locales(settings: Settings) -> set[str]:
    """The locales that any notice must have."""
    given = [settings.demands] if settings.demands else []
    return {*settings.locales, *(locale for each in (*settings.notices, *given) for locale in each.locales)}


def run(
    paths: Sequence[Path],
    settings: Settings,
    *,
    only: Container[str] | None = None,
    texts: Mapping[Path, Source] = MappingProxyType({}),
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    folding: bool = True,
    memory: Memory | None = None,
) -> Report:
    """Judge all families below the paths, or only those of some names.

    ``texts`` are read instead of the files. The tables of several families are kept folded up, unless whoever
    asks is going to open them all (``folding``). ``progress`` is told before each family how many are judged, and of
    how many. What ``memory`` holds is not judged again, and it is given what is.
    Raises FileNotFoundError for a path that is not there.
    """
    reader = Reader(texts)
    discovery = find_families(paths, settings, reader)
    today = datetime.datetime.now().astimezone().date() if settings.suppressing else None
    severities = settings.severities
    asked = [family for family in discovery.families if only is None or family.name in only]

    def remembered(family: Family) -> Judged | None:
        readable = _readable(family, reader)
        if readable is None or memory is None:
            return None
        wanted = _demands(family, settings)
        found = memory.recall(memory.key(readable, reader, wanted, severities, today), readable)
        reader.forget(version.file for version in readable.versions)
        return found

    def judge_readable(family: Family) -> tuple[Judged | None, bytes, dict[Path, Trouble]]:
        readable = _readable(family, reader)
        if readable is None:
            return None, b"", reader.troubles
        wanted = _demands(family, settings)
        key = memory.key(readable, reader, wanted, severities, today) if memory is not None else b""
        judged = judge_family(readable, reader, wanted, severities, today=today)
        if not folding or len(asked) == 1:
            return judged, key, reader.troubles
        reader.forget(version.file for version in readable.versions)
        return judged.folded(), key, reader.troubles

    known = {family.name: found for family in asked if memory and (found := remembered(family))}
    left = [family for family in asked if family.name not in known]
    told = each_made(left, judge_readable, _size, lambda done: progress(len(known) + done, len(asked)))
    for family, (found, key, troubles) in zip(left, told, strict=True):
        reader.troubles |= troubles  # those that another process has met
        if found is not None:
            known[family.name] = found
            if memory is not None:
                memory.keep(key, found)
    judged = [known[family.name] for family in asked if family.name in known]
    report = Report(
        tuple(judged),
        _readable_but_left(discovery, reader),
        tuple(sorted(reader.troubles.values(), key=lambda trouble: trouble.path)),
        suppressed=sum(each.held_back for each in judged),
        untouched=len(discovery.families) - len(asked),
    )
    return _unknown(report if today is None else _sifted(report, settings, today), settings)


def _size(family: Family) -> int:
    """Bytes of all versions, as far as they can be told."""
    size = 0
    for version in family.versions:
        with suppress(OSError):
            size += version.file.stat().st_size
    return size


def _sifted(report: Report, settings: Settings, today: datetime.date) -> Report:
    """The report without what the configuration suppresses, and with asides about idle entries of it."""
    if not settings.listed:
        return report
    every = list(report.findings())
    families = [judged.family for judged in report.families]
    asked = _asked(settings.severities)
    kept, facts = sift_listed(every, families, settings.listed, today=today, asked=asked)
    left = set(map(id, kept))
    sources = {each.path: read(Path(each.path), each.path) for each in settings.listed} if facts else {}
    asides = [Aside(sources[f.fact.place.path], f) for f in judge("", facts, settings.severities)]
    return replace(
        report.keeping(lambda finding: id(finding) in left),
        asides=tuple(asides),
        suppressed=report.suppressed + len(every) - len(kept),
    )


def _unknown(report: Report, settings: Settings) -> Report:
    """The report without what the baseline knows, and with those of its entries that match nothing."""
    if not settings.known:
        return report
    paths = {str(version.path) for judged in report.families for version in judged.family.versions}
    gone = stale(settings.known, report.findings(), paths, _asked(settings.severities))
    return replace(report.without({each.fingerprint for each in settings.known}), stale=tuple(gone))


def judge_family(
    family: Family,
    sources: Callable[[Path], Source],
    demands: Demands,
    severities: Mapping[str, str] | None = None,
    *,
    today: datetime.date | None = None,
) -> Judged:
    """Parse, align, check and judge one family; suppressions in its texts count where ``today`` is given."""
    notices = [parse(version, sources(version.file)) for version in family.versions]
    table = align(family, read_together(notices))
    severities = severities or {}
    texts = {notice.source.path: notice.source for notice in notices}
    checked = copy(
        table
    )  # what the checks make of a table goes with the copy: the report keeps all tables of a run
    findings = judge(family.name, _facts(checked, demands), severities, texts, family.reference)
    looked_at = checked.looked_at
    if today is None:
        return Judged(table, tuple(findings), looked_at=looked_at)
    kept, facts = sift_written(findings, table.notices, today=today, asked=_asked(severities))
    about = judge(family.name, facts, severities)
    told = sorted([*kept, *about], key=lambda finding: finding.fact.place) if about else kept
    return Judged(table, tuple(told), len(findings) - len(kept), looked_at)


def _asked(severities: Mapping[str, str]) -> frozenset[str]:
    return frozenset(rule for rule in rules.names() if severities.get(rule) != "off")


def families(paths: Sequence[Path], settings: Settings) -> tuple[list[list[Notice]], Report]:
    """Parse all versions below the paths, family by family, for commands that set nothing side by side.

    The report holds what could not be read. Raises FileNotFoundError for a path that is not there.
    """
    reader = Reader()
    discovery = find_families(paths, settings, reader)
    parsed = []
    for family in discovery.families:
        readable = _readable(family, reader)
        versions = readable.versions if readable else ()
        if versions:
            parsed.append([parse(version, reader(version.file)) for version in versions])
    troubles = tuple(sorted(reader.troubles.values(), key=lambda trouble: trouble.path))
    return parsed, Report((), _readable_but_left(discovery, reader), troubles)


def _readable_but_left(discovery: Discovery, reader: Reader) -> tuple[tuple[PurePosixPath, str], ...]:
    """The files that were passed over; one that cannot be read has that reason alone."""
    unread = {trouble.path for trouble in reader.troubles.values()}
    return tuple((path, reason) for path, reason in discovery.passed_over if path not in unread)


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


def _demands(family: Family, settings: Settings) -> Demands:
    matching = [notice for notice in settings.notices if is_family(family.name, notice.families)]
    given = [settings.demands] if settings.demands else []
    return reduce(merged, [*matching, *given], Demands(locales=settings.locales))
