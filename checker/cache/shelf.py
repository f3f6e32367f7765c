"""The folder that the cache stands in: files are written whole, and read only as they were written here.

Whoever sends files to be checked could send a cache along that finds nothing wrong. So each file bears the time at
which it was written, to a tenth of a microsecond, and is believed only while the system says the same: what comes out
of a repository has another time. Links are not followed, nor is anything read that belongs to somebody else.
"""

import os
import stat
import zlib
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from pathlib import Path
from time import time_ns
from typing import BinaryIO

_MAGIC = b"ntccch1\n"
_TRAILER = len(_MAGIC) + 8 + 4  # and the time, and a checksum of all before
_LARGEST = 512 * 1024 * 1024  # bytes of one file
_TICK = 100  # nanoseconds: no file system that counts finer than microseconds has longer ones
_PIECE = 1 << 20
_TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# This folder holds the cache of noticecheck; it can be deleted at any time.\n"
)
# a link is not followed, a pipe not waited for, and no byte changed
_AS_IS = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


class Shelf:
    """Files by name in one folder, which is made when the first one is written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def opened(self, name: str) -> BinaryIO | None:
        """A file as it was written, open at its beginning; None where there is no such one. Who asks closes it."""
        with suppress(OSError, ValueError):
            file = os.fdopen(os.open(self._folder / name, os.O_RDONLY | _AS_IS), "rb", buffering=0)
            if self._is_own() and _is_whole(file):
                return file
            file.close()
        return None

    def read(self, name: str) -> bytes | None:
        """What was written in a file, where there is such one."""
        with suppress(OSError, ValueError), self.opened(name) or nullcontext() as file:
            return file.read()[:-_TRAILER] if file else None
        return None

    def write(self, name: str, pieces: Iterable[bytes]) -> bool:
        """Put a file in place in one step; False where that cannot be."""
        with suppress(OSError, ValueError):
            self._make()
            if self._is_own() and (self._folder / "CACHEDIR.TAG").is_file():
                return self._replace(name, pieces)
        return False

    def prune(self, beginning: str, most: int) -> None:
        """Keep so many of the files whose names begin so, the youngest."""
        with suppress(OSError):
            found = [each for each in os.scandir(self._folder) if each.name.startswith(beginning)]
            for old in sorted(found, key=lambda each: -each.stat(follow_symlinks=False).st_mtime_ns)[most:]:
                Path(old.path).unlink()

    def _make(self) -> None:
        """Make the folder, with what keeps it out of backups and repositories; one that is there stays as it is."""
        if os.path.lexists(self._folder):
            return
        self._folder.mkdir(parents=True)
        (self._folder / "CACHEDIR.TAG").write_bytes(_TAG)
        (self._folder / ".gitignore").write_bytes(b"*\n")

    def _is_own(self) -> bool:
        """Whether the folder is one, no link to one, and belongs to whoever runs the program."""
        status = self._folder.lstat()
        return stat.S_ISDIR(status.st_mode) and _is_mine(status)

    def _replace(self, name: str, pieces: Iterable[bytes]) -> bool:
        written = self._folder / f".{name}.{os.getpid()}.{time_ns()}"
        try:
            handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IS, 0o600)
            with os.fdopen(handle, "wb") as file:
                checksum = 0
                for piece in pieces:
                    file.write(piece)
                    checksum = zlib.crc32(piece, checksum)
                now = time_ns() // _TICK * _TICK
                file.write(_MAGIC + now.to_bytes(8, "big") + checksum.to_bytes(4, "big"))
            os.utime(written, ns=(now, now))
            if written.stat().st_mtime_ns != now:  # times here are too coarse to tell a file by
                return False
            written.replace(self._folder / name)
        finally:
            with suppress(OSError):
                written.unlink()
        return True


def _is_mine(status: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def _is_whole(file: BinaryIO) -> bool:
    """Whether a file is as it was written; its position is its beginning then."""
    status = os.fstat(file.fileno())
    size = status.st_size - _TRAILER
    if not stat.S_ISREG(status.st_mode) or not _is_mine(status) or not 0 <= size <= _LARGEST:
        return False
    file.seek(size)
    trailer = file.read(_TRAILER)
    time, checksum = trailer[len(_MAGIC) : -4], trailer[-4:]
    if not trailer.startswith(_MAGIC) or int.from_bytes(time, "big") != status.st_mtime_ns:
        return False
    file.seek(0)
    found = 0
    for at in range(0, size, _PIECE):
        found = zlib.crc32(file.read(min(_PIECE, size - at)), found)
    file.seek(0)
    return found.to_bytes(4, "big") == checksum


def last(file: BinaryIO, count: int, before: int = 0) -> bytes:
    """So many bytes from the end of a file, and so many before it, without its trailer."""
    file.seek(-_TRAILER - before - count, os.SEEK_END)
    return file.read(count)
