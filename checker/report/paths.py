"""Write the path of a file as the consumer of a report looks it up: from the top of the repository."""

from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import quote_from_bytes

from .paint import Look


def folder_in_repository(folder: Path) -> str:
    """The folder as seen from the top of its git repository, with ``/``; empty at the top and outside of one.

    A forge shows what it can find from there, while a run may have begun in a folder further down.
    """
    folder = folder.resolve()
    for top in (folder, *folder.parents):
        if (top / ".git").exists():
            return "" if top == folder else folder.relative_to(top).as_posix()
    return ""


def from_top(path: PurePosixPath, look: Look) -> str:
    """The path from the top of the repository; one outside of it leads upwards, or is absolute."""
    return normpath(f"{look.within}/{path}" if look.within and not path.is_absolute() else str(path))


def utf8(path: str) -> str:
    """The path as JSON and XML can carry it: bytes that are no UTF-8 are told by their number."""
    return "".join(f"<U+{ord(sign):04X}>" if "\ud800" <= sign <= "\udfff" else sign for sign in path)


def uri(path: str) -> str:
    """The path as a reference of RFC 3986, byte for byte, so that two files never share one."""
    try:
        return quote_from_bytes(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:  # names of Windows may hold half of a pair, which stands for no byte
        return quote_from_bytes(path.encode("utf-8", "surrogatepass"))


def outside(path: str) -> bool:
    """Whether a path from the top of the repository leads out of it."""
    return path.startswith(("../", "/")) or path == ".."
