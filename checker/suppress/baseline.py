"""A baseline: the findings that were there when the gate was put up, kept in a file and not told again.

The file is JSON, sorted, with one finding on each line, so that two people who change it seldom meet. Its keys are
fingerprints: they hold words and no line numbers.
"""

from collections.abc import Container, Iterable, Sequence
from pathlib import Path

import msgspec

from ..findings import Finding

FILE = "noticecheck-baseline.json"
VERSION = 1


class Known(msgspec.Struct, frozen=True, order=True):
    """A finding that was there before: where, of which rule, what it said, and its key."""

    path: str
    rule: str
    message: str
    fingerprint: str


class Baseline(msgspec.Struct, frozen=True):
    """What a baseline file holds."""

    findings: tuple[Known, ...]
    version: int = msgspec.field(default=VERSION, name="noticecheck-baseline")


class BaselineError(Exception):
    """A file is no baseline; the message names the file and what is wrong."""


def load(path: Path) -> Baseline:
    """Read a baseline. Raises BaselineError where the file is missing or is none."""
    try:
        baseline = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror}") from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise BaselineError(f"{path}: this is no baseline: {error}") from error
    if baseline.version != VERSION:
        raise BaselineError(f"{path}: a baseline of version {baseline.version}; this program reads {VERSION}")
    return baseline


def known_of(findings: Iterable[Finding]) -> tuple[Known, ...]:
    """What makes all these findings known, in order."""
    return tuple(
        sorted(Known(str(f.fact.place.path), f.fact.rule, f.message, f.fingerprint) for f in findings)
    )


def stale(
    known: Sequence[Known], findings: Iterable[Finding], paths: Container[str], asked: Container[str]
) -> list[Known]:
    """Entries that match no finding, of rules that were asked and of files that were judged or are gone."""
    there = {finding.fingerprint for finding in findings}
    gone = set() if is_of_another_folder(known) else _missing(known)
    return [
        each
        for each in known
        if each.fingerprint not in there and (each.path in paths or each.path in gone) and each.rule in asked
    ]


def is_of_another_folder(known: Sequence[Known]) -> bool:
    """Whether no file of a baseline is there, as when it was written from another working directory."""
    return bool(known) and _missing(known) == {each.path for each in known}


def _missing(known: Sequence[Known]) -> set[str]:
    return {path for path in {each.path for each in known} if not Path(path).exists()}
