"""Make repairs in the files themselves: only what a finding reported, all edits of a repair or none of them."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from .findings import Edit, Fix, Severity
from .output import replace_file
from .read import Source
from .run import Report

# A repair can make another finding's words right or uncover one; after so many rounds something is at odds.
_MOST_ROUNDS = 8
# Offsets of these texts are not those of the file's bytes.
_OTHER_BYTES = frozenset({"other-encoding", "bad-bytes"})


class Repaired(Struct, frozen=True):
    """What was repaired: how many findings in how many files, and the report about what is left."""

    report: Report
    findings: int
    files: int


def repair(
    judge: Callable[[], Report], *, unsafe: bool = False, least: Severity = Severity.WARNING
) -> Repaired:
    """Make all repairs, judge again, and go on until none is left.

    Repairs that are not safe are made where ``unsafe`` is set, and those of findings below ``least`` never.
    Raises OSError where a file cannot be written.
    """
    report, made, files = judge(), 0, set[PurePosixPath]()
    for _ in range(_MOST_ROUNDS):
        chosen = list(repairs(report, unsafe=unsafe, least=least))
        if not chosen:
            break
        for path, text in repaired_texts(report, chosen):
            replace_file(Path(path), text.encode("utf-8"))
            files.add(path)
        made += len(chosen)
        report = judge()
    return Repaired(report, made, len(files))


def repairs(report: Report, *, unsafe: bool, least: Severity) -> Iterator[Fix]:
    """The repairs that can be made together: of two that touch the same words the first one only."""
    sources = report.sources()
    taken: dict[PurePosixPath, list[tuple[int, int]]] = {}
    for finding in report.findings():
        fix = finding.fact.fix
        if fix is None or finding.severity < least or not (fix.safe or unsafe):
            continue
        stretches = [(edit.place.path, *sources[edit.place.path].offsets(edit.place)) for edit in fix.edits]
        if any(not can_be_written(sources[path]) for path, _, _ in stretches):
            continue
        if any(_meets(start, end, taken.get(path, ())) for path, start, end in stretches):
            continue
        for path, start, end in stretches:
            taken.setdefault(path, []).append((start, end))
        yield fix


def can_be_written(source: Source) -> bool:
    """Whether the text's offsets are those of the file, so that nothing else would change in it."""
    return not any(flaw.kind in _OTHER_BYTES for flaw in source.flaws)


def repaired_texts(report: Report, fixes: Iterable[Fix]) -> Iterator[tuple[PurePosixPath, str]]:
    """The files that the repairs change, in order of their paths, whole as they will be written."""
    edits: dict[PurePosixPath, list[Edit]] = {}
    for fix in fixes:
        for edit in fix.edits:
            edits.setdefault(edit.place.path, []).append(edit)
    sources = report.sources()
    for path in sorted(edits):
        source = sources[path]
        yield path, ("\ufeff" if source.bom else "") + repaired(source, edits[path])


def repaired(source: Source, edits: Iterable[Edit]) -> str:
    """The text with the edits made, which do not overlap."""
    text, parts, done = source.text, [], 0
    for edit in sorted(edits, key=lambda edit: edit.place):
        start, end = source.offsets(edit.place)
        parts += [text[done:start], edit.text]
        done = end
    return "".join([*parts, text[done:]])


def _meets(start: int, end: int, others: Iterable[tuple[int, int]]) -> bool:
    """Whether a stretch overlaps another, or is put in at the same point."""
    return any((start < to and at < end) or start == at for at, to in others)
