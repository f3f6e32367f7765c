"""Write a report to the standard output, or to a file, whole or not at all."""

import os
import sys
from contextlib import suppress
from errno import ENOENT
from pathlib import Path


class ClosedPipeError(Exception):
    """Whoever read the standard output has stopped reading.

    Not an OSError: typer would turn a broken pipe into exit code 1, which here means findings.
    """


def write_out(data: bytes) -> None:
    """Write to the standard output at once. Raises ClosedPipeError, and OSError where a disk is full."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ClosedPipeError from error


def replace_file(file: Path, data: bytes) -> None:
    """Put the data in place of a file in one step, so that an interruption leaves the older report as it was.

    Raises OSError where the folder is missing, the disk is full or the file may not be written.
    """
    import tempfile

    if not file.parent.is_dir():  # or the sentence would name the temporary file
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(file.parent))
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o666 & ~_mask())
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
