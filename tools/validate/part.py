"""One thing that is asked of a checker, what it needs, and what can be missing."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent.parent


class MissingError(Exception):
    """A checker is not to be had on this machine; the message says why."""


class Part(Struct, frozen=True):
    """What one checker is asked: its group, its name, and the question, which yields what is wrong.

    The question is given a folder to work in, which all parts share. It raises MissingError or ImportError where
    the checker is not installed.
    """

    group: str
    name: str
    ask: Callable[[Path], Iterator[str]]


def installed(name: str) -> str:
    """A program that the extra ``validate`` brings. Raises MissingError where it is not there."""
    program = Path(sys.executable).with_name(name)
    if not program.is_file():
        raise MissingError(f"{name} is not installed")
    return str(program)


def said(command: Sequence[str | Path], folder: Path, more: Mapping[str, str] | None = None) -> Iterator[str]:
    """What a program prints where it is not content, a line for each complaint."""
    done = ran(command, folder, more)
    if done.returncode:
        lines = [line for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip()]
        yield from lines or [f"exit {done.returncode}"]


def ran(
    command: Sequence[str | Path], folder: Path, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A program's run in a folder, with more in its environment."""
    return subprocess.run(  # noqa: S603 - our own lists, no shell
        list(map(str, command)), cwd=folder, env={**os.environ, **(more or {})},
        capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
