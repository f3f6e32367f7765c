"""What could be repaired, as a unified diff that ``git apply`` takes."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import PurePosixPath

from ..findings import Edit, Severity
from ..read import Source
from ..run import Report
from .clean import inert
from .paint import Look

# Offsets of these texts are not those of the file's bytes, so that a patch of it could not be applied.
_OTHER_BYTES = frozenset({"other-encoding", "bad-bytes"})


def render(report: Report, look: Look) -> str:
    """The repairs of all findings that are shown, a file at a time, in the order of their paths.

    Documents stand in it byte for byte, because a patch that hid their controls could not be applied; only on
    a terminal are they made inert.
    """
    least = Severity.NOTE if look.notes else Severity.WARNING
    sources = report.sources()
    edits: dict[PurePosixPath, list[Edit]] = {}
    for finding in report.findings():
        for edit in finding.fact.fix.edits if finding.fact.fix and finding.severity >= least else ():
            edits.setdefault(edit.place.path, []).append(edit)
    lines = [line for path in sorted(edits) for line in _file(sources[path], edits[path])]
    return "".join(f"{inert(line.rstrip(chr(10)))}\n" if look.terminal else line for line in lines)


def repaired(source: Source, edits: Iterable[Edit]) -> str:
    """The text with the edits made; of two that overlap the first one counts."""
    text, parts, done, last = source.text, [], 0, None
    for edit in sorted(edits, key=lambda edit: edit.place):
        start, end = source.offsets(edit.place)
        if start < done or edit.place == last:
            continue
        parts += [text[done:start], edit.text]
        done, last = end, edit.place
    return "".join([*parts, text[done:]])


def _file(source: Source, edits: Iterable[Edit]) -> Iterator[str]:
    if any(flaw.kind in _OTHER_BYTES for flaw in source.flaws):
        return
    mark = "\ufeff" if source.bom else ""
    before, after = mark + source.text, mark + repaired(source, edits)
    for line in unified_diff(
        _lines(before), _lines(after), _quoted(f"a/{source.path}"), _quoted(f"b/{source.path}")
    ):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines as git counts them: they end at a line feed and nowhere else."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [text.rpartition("\n")[2]] * (
        not text.endswith("\n")
    )


def _quoted(path: str) -> str:
    """A path as git writes it: in quotes where it holds what would end the line."""
    if not any(sign < " " or sign in '"\\\x7f' for sign in path):
        return path
    escaped = "".join(f"\\{ord(sign):03o}" if sign < " " or sign in '"\\\x7f' else sign for sign in path)
    return f'"{escaped}"'
