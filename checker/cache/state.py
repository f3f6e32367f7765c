"""What a run goes by, told quickly: the program itself, and the files below some paths by size and time."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath
from time import time_ns

import msgspec

from .. import rules
from ..discover.files import has_format, walk

_YOUNG = 2_000_000_000  # nanoseconds in which a file may change again without another time

# Of a file: its inode, its size, and when its content and when anything of it was last changed.
_Status = tuple[int, int, int, int, int, int]


class Seen(msgspec.Struct, frozen=True):
    """What stands below some paths, as bytes to compare.

    It is ``settled`` where no file is so young that another change of it might leave its time as it is.
    """

    files: bytes
    settled: bool


@cache
def program() -> bytes:
    """What this program is made of: its files, those that stand installed beside it, and the interpreter."""
    root = Path(__file__).parents[1]
    folders = {os.fspath(root), os.fspath(rules.folder())}
    files = [each for folder in sorted(folders) for each in _parts(folder)]
    user = os.geteuid() if hasattr(os, "geteuid") else 0
    return msgspec.msgpack.encode((sys.version, sys.executable, user, files, _installed()))


def _parts(folder: str) -> Iterator[tuple[bytes, _Status]]:
    """The files of a folder and of those inside it, without what Python compiles."""
    inner = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    inner.append(entry.path)
            else:
                yield os.fsencode(entry.path), _status(entry.stat())
    for each in inner:
        yield from _parts(each)


def _installed() -> list[str]:
    """Names and versions of what is installed, as the folders of their metadata are named."""
    found = []
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:
            found += sorted(each.name for each in entries if each.name.endswith((".dist-info", ".egg-info")))
    return found


def seen(paths: Sequence[Path]) -> Seen | None:
    """What stands below some paths; None where not all of it can be seen."""
    began = time_ns()
    newest = 0
    found: list[tuple[object, ...]] = []
    try:
        for path in paths:
            status = path.stat()
            real = os.fsencode(os.path.realpath(path))
            found.append((os.fsencode(path), real, status.st_dev, status.st_mode))
            told = _below(path) if path.is_dir() else iter([(b"", _status(status))])
            for each in told:
                found.append(each)
                if isinstance(each[-1], tuple):
                    newest = max(newest, each[-1][2], each[-1][3])
    except (OSError, RuntimeError):
        return None
    return Seen(msgspec.msgpack.encode(found), newest + _YOUNG < began)


def _below(folder: Path) -> Iterator[tuple[object, ...]]:
    """Files of a folder: those that may be notices with their status, links with what they lead to besides.

    Raises OSError where a folder inside may not be listed.
    """
    unreadable: dict[PurePosixPath, str] = {}
    for entry, below in walk(folder, unreadable):
        name = os.fsencode(below)
        if entry.is_symlink():
            yield name, *_target(entry)
        elif has_format(entry.name):
            yield name, _status(entry.stat(follow_symlinks=False))
        else:
            yield name, entry.is_file(follow_symlinks=False)
    if unreadable:
        raise PermissionError


def _target(entry: os.DirEntry[str]) -> tuple[bytes, object]:
    real = os.fsencode(os.path.realpath(entry.path))
    try:
        return real, _status(entry.stat())
    except OSError:
        return real, None


def _status(status: os.stat_result) -> _Status:
    return (
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_mode,
        status.st_uid,
    )
