"""What could be repaired, as a unified diff that ``git apply`` takes."""

from collections.abc import Iterator
from difflib import unified_diff

from ..findings import Severity
from ..read import Source
from ..repair import repaired_texts, repairs
from ..run import Report
from .clean import inert
from .paint import Look


def render(report: Report, look: Look) -> str:
    """The repairs of the findings that are shown, as ``--fix`` would make them, a file at a time.

    Documents stand in it byte for byte, because a patch that hid their controls could not be applied; only on
    a terminal are they made inert.
    """
    least = Severity.NOTE if look.notes else Severity.WARNING
    sources = report.sources()
    texts = repaired_texts(report, repairs(report, unsafe=look.unsafe, least=least))
    lines = [line for path, text in texts for line in _file(sources[path], text)]
    return "".join(f"{inert(line.rstrip(chr(10)))}\n" if look.terminal else line for line in lines)


def _file(source: Source, after: str) -> Iterator[str]:
    before = ("\ufeff" if source.bom else "") + source.text
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
