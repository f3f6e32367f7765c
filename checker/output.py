"""Write a file, whole or not at all."""

import os
from contextlib import suppress
from errno import ENOENT
from pathlib import Path
from stat import S_IMODE


def replace_file(file: Path, data: bytes) -> None:
    """Put the data in place of a file in one step, so that an interruption leaves the older one as it was.

    A link stays, and what it leads to is replaced; a file keeps its mode and, where that can be, its owner. What
    is no file but a device or a pipe is written to. Raises OSError where the folder is missing, the disk is full
    or the file may not be written.
    """
    if file.exists() and not (file.is_file() or file.is_dir()):
        file.write_bytes(data)
        return
    file = Path(os.path.realpath(file)) if file.is_symlink() else file
    if not file.parent.is_dir():  # or the sentence would name the temporary file
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(file.parent))
    before = _standing(file)
    handle, name = _temporary(file)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        _keep_rights(Path(name), before)
        Path(name).replace(file)
    except BaseException as error:
        with suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(file), None
        raise


def _standing(file: Path) -> os.stat_result | None:
    """What the file is that will be replaced, if there is one. Raises OSError where it may not be written."""
    if not file.exists():
        return None
    with file.open("r+b"):  # a folder's rights would let a file be replaced that must not be written
        return file.stat()


def _temporary(file: Path) -> tuple[int, str]:
    import tempfile

    try:
        return tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}"[:200] + ".")
    except OSError as error:
        error.filename = str(file.parent)
        raise


def _keep_rights(file: Path, before: os.stat_result | None) -> None:
    if before is None:
        file.chmod(0o666 & ~_mask())
        return
    own = file.stat()
    if (before.st_uid, before.st_gid) != (own.st_uid, own.st_gid):
        with suppress(OSError):
            os.chown(file, before.st_uid, before.st_gid)
    file.chmod(S_IMODE(before.st_mode))


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
