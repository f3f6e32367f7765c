"""Make repairs in the files themselves: only what a finding reported, all edits of a repair or none of them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from errno import EBUSY
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from .edits import Change, Swap, swapped, unchanged
from .findings import Edit, Fix, Severity
from .output import replace_file
from .read import Source
from .run import Report

# A repair can make another finding's words right or uncover one; after so many rounds something is at odds.
_MOST_ROUNDS = 8

Judge = Callable[[Mapping[Path, Source]], Report]


class Repaired(Struct, frozen=True):
    """What repairs make of the files: the report before them, the one about what is left, and the changes.

    ``findings`` counts the repairs. ``held_back`` are files that are left alone although there is something to
    repair in them, because what was read is not what stands in them byte for byte.
    """

    before: Report
    report: Report
    findings: int
    changes: tuple[Change, ...]
    held_back: tuple[PurePosixPath, ...]


def repair(judge: Judge, *, unsafe: bool = False, least: Severity = Severity.WARNING) -> Repaired:
    """Make all repairs, and write each file that they change, once and whole.

    Repairs that are not safe are made where ``unsafe`` is set, of findings from ``least`` on. Nothing is written
    unless all files can be. Raises OSError where one cannot, or has been changed by somebody else meanwhile.
    """
    repaired = rehearse(judge, unsafe=unsafe, least=least)
    for change in repaired.changes:
        _must_stand_as_read(change)
    for change in repaired.changes:
        replace_file(change.file, change.after.encode("utf-8"))
    return repaired


def rehearse(judge: Judge, *, unsafe: bool = False, least: Severity = Severity.WARNING) -> Repaired:
    """Make all repairs in memory, judge again, and go on until none is left; write nothing.

    ``judge`` is given the texts that stand for those of some files.
    """
    before = report = judge({})
    made, done = 0, dict[PurePosixPath, Change]()
    for _ in range(_MOST_ROUNDS):
        chosen = list(repairs(report, unsafe=unsafe, least=least))
        if not chosen:
            break
        done |= {change.path: change for change in changes(report, chosen, done)}
        made += len(chosen)
        report = judge({change.file: change.source for change in done.values()})
    kept = {path: change for path, change in sorted(done.items()) if change.after != change.before}
    return Repaired(
        before, report, made, tuple(kept.values()), _held_back(before, unsafe=unsafe, least=least)
    )


def with_changes(judge: Judge, *, unsafe: bool, least: Severity) -> Report:
    """The report, with the changes that the repairs would make of the files."""
    rehearsed = rehearse(judge, unsafe=unsafe, least=least)
    return replace(rehearsed.before, changes=rehearsed.changes)


def repairs(report: Report, *, unsafe: bool, least: Severity) -> Iterator[Fix]:
    """The repairs that can be made together: of two that touch the same words the first one only."""
    sources = report.sources()
    taken: dict[PurePosixPath, list[tuple[int, int]]] = {}
    for fix in _wanted(report, unsafe=unsafe, least=least):
        swaps = list(_swaps(fix, sources))
        if not all(sources[path].exact for path, _ in swaps):
            continue
        if any(_meets(swap, taken.get(path, [])) for path, swap in swaps):
            continue
        for path, swap in swaps:
            stretches = taken.setdefault(path, [])
            stretches.insert(bisect_left(stretches, (swap.start, swap.end)), (swap.start, swap.end))
        yield fix


def _wanted(report: Report, *, unsafe: bool, least: Severity) -> Iterator[Fix]:
    """Repairs by what they risk: safe ones always, the others of findings that are shown, where asked for."""
    for finding in report.findings():
        fix = finding.fact.fix
        if fix and (fix.safe or (unsafe and finding.severity >= least)):
            yield fix


def changes(
    report: Report, fixes: Iterable[Fix], done: Mapping[PurePosixPath, Change] | None = None
) -> Iterator[Change]:
    """The files that the repairs change, in order of their paths, beyond what was ``done`` before."""
    sources, files = report.sources(), _files(report)
    by_path: dict[PurePosixPath, list[Swap]] = {}
    for fix in fixes:
        for path, swap in _swaps(fix, sources):
            by_path.setdefault(path, []).append(swap)
    for path in sorted(by_path):
        earlier = (done or {}).get(path) or unchanged(files.get(path, Path(path)), sources[path])
        yield earlier.then(by_path[path])


def repaired(source: Source, edits: Iterable[Edit]) -> str:
    """The text with the edits made, which do not overlap."""
    return swapped(
        source.text,
        (Swap(*source.offsets(edit.place), edit.text) for edit in sorted(edits, key=lambda e: e.place)),
    )


def _swaps(fix: Fix, sources: Mapping[PurePosixPath, Source]) -> Iterator[tuple[PurePosixPath, Swap]]:
    """The edits of a repair as swaps in the whole text of their files."""
    if fix.unmarked is not None:
        yield fix.unmarked, Swap(0, 1, "")
    for edit in fix.edits:
        source = sources[edit.place.path]
        start, end = source.offsets(edit.place)
        yield source.path, Swap(start + source.bom, end + source.bom, edit.text)


def _files(report: Report) -> dict[PurePosixPath, Path]:
    return {
        path: version.file
        for judged in report.families
        for path, version in zip(judged.paths, judged.family.versions, strict=True)
    }


def _held_back(report: Report, *, unsafe: bool, least: Severity) -> tuple[PurePosixPath, ...]:
    sources = report.sources()
    wanted = (edit.place.path for fix in _wanted(report, unsafe=unsafe, least=least) for edit in fix.edits)
    return tuple(sorted({path for path in wanted if not sources[path].exact}))


def _must_stand_as_read(change: Change) -> None:
    """Raise OSError where a file may not be written, or holds something else by now."""
    with change.file.open("r+b") as file:
        if file.read() != change.before.encode("utf-8"):
            raise OSError(
                EBUSY, "changed while it was judged, so that nothing was repaired", str(change.path)
            )


def _meets(swap: Swap, others: list[tuple[int, int]]) -> bool:
    """Whether a stretch overlaps one of others, which are in order, or is put in at the same point."""
    at = bisect_left(others, (swap.start, swap.end))
    return any(
        (swap.start < to and start < swap.end) or swap.start == start
        for start, to in others[max(at - 1, 0) : at + 1]
    )
