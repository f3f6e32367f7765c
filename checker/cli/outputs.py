"""Where reports go: formats and files as the command line names them."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from .telling import stop, write

if TYPE_CHECKING:
    from ..report import Look
    from ..run import Report


class Output(Struct, frozen=True):
    """One report: its format and its file, or None for the standard output."""

    form: str
    file: Path | None = None


def outputs_for(formats: Sequence[str], files: Sequence[Path]) -> list[Output]:
    """Outputs for values of ``--output-format`` (``FORMAT`` or ``FORMAT=FILE``) and of ``--output-file``.

    Files belong to the formats that name none, in order; ``-`` is the standard output, as is a missing last
    one. Stops where a format does not exist, a file has no format, or two reports would share a place.
    """
    outputs = [_output(text) for text in formats or ["full"]]
    waiting = list(files)
    for at, output in enumerate(outputs):
        if output.file is None and waiting:
            outputs[at] = replace(output, file=waiting.pop(0))
    if waiting:
        stop(f"--output-file {waiting[0]} has no --output-format: there is one file for each format at most")
    outputs = [replace(each, file=None) if each.file == Path("-") else each for each in outputs]
    places = [output.file for output in outputs]
    for file in places:
        if places.count(file) > 1:
            stop(
                f"two reports would go to {file or 'the standard output'}: name a file, as sarif=report.sarif"
            )
    return outputs


def _output(text: str) -> Output:
    from ..report import FORMATS

    form, given, file = text.partition("=")
    if form not in FORMATS:
        from ..mistakes import nearest

        hint = nearest(form, FORMATS) or f"; choose one of {', '.join(FORMATS)}"
        stop(f"there is no format “{form}”{hint}")
    if given and not file:
        stop(f"--output-format {form}= names no file")
    return Output(form, Path(file) if given else None)


def write_reports(report: "Report", outputs: Sequence[Output], look: "Look") -> list[str]:
    """Write each report where it belongs, files first, so that a closed pipe loses none of them.

    Returns what was written, in this order. Stops, and writes none, where a file is a version that was judged.
    """
    from ..report import render

    _spare_versions(report, outputs)
    texts = []
    for output in _files_first(outputs):
        seen = look if output.file is None else replace(look, colour=False, terminal=False)
        texts.append(render(report, output.form, seen))
        _write(texts[-1], output)
    return texts


def write_again(texts: Sequence[str], outputs: Sequence[Output]) -> None:
    """Write reports that were written before, to where their like belong now."""
    for text, output in zip(texts, _files_first(outputs), strict=True):
        _write(text, output)


def _files_first(outputs: Sequence[Output]) -> list[Output]:
    return sorted(outputs, key=lambda each: each.file is None)


def _write(text: str, output: Output) -> None:
    write(_fenced(text) if output.file is None and _is_obeyed(output) else text, output.file)


def _spare_versions(report: "Report", outputs: Sequence[Output]) -> None:
    files = [output.file for output in outputs if output.file is not None]
    versions = {os.path.realpath(path) for path in report.sources()} if files else set()
    for file in files:
        if os.path.realpath(file) in versions:
            stop(f"{file} is a version that was judged: name another file for the report")


def is_terminal(outputs: Sequence[Output]) -> bool:
    """Whether a person sees one of the reports in a terminal."""
    return any(output.file is None for output in outputs) and sys.stdout.isatty()


def _is_obeyed(output: Output) -> bool:
    """Whether a runner would take lines of the report for commands that it is to follow."""
    return bool(os.environ.get("GITHUB_ACTIONS")) and output.form != "github"


def _fenced(text: str) -> str:
    from ..report.github import fenced

    return fenced(text)
