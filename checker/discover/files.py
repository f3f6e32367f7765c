"""Find the files below the paths given, without leaving them."""

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from ..locales import parse_tag

ENDINGS = {
    ".md": ".md",
    ".markdown": ".md",
    ".mdown": ".md",
    ".mkd": ".md",
    ".mdx": ".md",
    ".txt": ".txt",
    ".html": ".html",
    ".htm": ".html",
    ".xhtml": ".html",
}

# Locales that are more often the endings of programs, copies and templates: “page.html.in”, “index.html.br”.
_OF_PROGRAMS = frozenset(
    (".am", ".bak", ".br", ".hbs", ".in", ".lua", ".new", ".old", ".pl", ".sh", ".so", ".tmp", ".tpl", ".ts")
)
_SKIPPED = frozenset({"node_modules", "__pycache__"})


class File(Struct, frozen=True):
    """A file that may be a version. ``path`` is the one shown; ``given`` if it was itself an argument.

    ``below`` is the path from the folder that was given. ``format`` is the usual spelling of the file's
    ending, plain text where it is unknown. ``parts`` are those of the path that may name a notice or a
    locale: without the steps that lead up, and without the ending.
    """

    file: Path
    path: PurePosixPath
    below: str
    given: bool
    format: str
    parts: tuple[str, ...]


class Gathered(Struct):
    """The files found, by the path shown, what was passed over and why, and the folders that cannot be read."""

    files: dict[PurePosixPath, File] = field(default_factory=dict)
    passed_over: dict[PurePosixPath, str] = field(default_factory=dict)
    unreadable: dict[PurePosixPath, str] = field(default_factory=dict)


def format_of(path: PurePosixPath) -> str:
    """The usual spelling of the ending of a path: ``.md``, ``.html``, and ``.txt`` where it is unknown."""
    return _format(path.name) or ".txt"


def has_format(name: str) -> bool:
    """Whether a file's name says that it may be a notice."""
    return bool(_format(name))


@lru_cache(maxsize=4096)  # the same names come with every locale
def _format(name: str) -> str:
    """The format in a file's name, or an empty text; a locale may stand behind it: ``index.html.fr``."""
    ending = _ending(name)
    known = ENDINGS.get(ending.lower(), "")
    if known or not parse_tag(ending[1:]):
        return known
    return ENDINGS.get(_ending(name.removesuffix(ending)).lower(), "")


def _ending(name: str) -> str:
    """The ending of a file's name with its dot, or an empty text."""
    dot = name.rfind(".")
    return name[dot:] if 0 < dot < len(name) - 1 else ""


def _file(file: Path, path: PurePosixPath, below: str, *, given: bool) -> File:
    *folders, name = path.parts
    form, ending = _format(name), _ending(name)
    # behind the ending of a format stands a locale: it is part of the name
    stem = name if form and ending.lower() not in ENDINGS else name.removesuffix(ending)
    parts = (*(part for part in folders if part not in ("..", "/")), stem)
    return File(file, path, below, given, form or ".txt", parts)


def gather(paths: Sequence[Path], exclude: Sequence[str] = ()) -> Gathered:
    """All notices among the paths and below those that are folders.

    ``exclude`` are patterns (``drafts/*``) over the path shown or the path below the folder given; they do
    not touch files that were given themselves.

    Raises FileNotFoundError for a path that is not there.
    """
    gathered = Gathered()
    for path in paths:
        try:
            _gather_path(path, exclude, gathered)
        except PermissionError as error:  # in a folder that may not be entered
            gathered.unreadable[shown(path)] = error.strerror or str(error)
    _pass_over_programs(gathered)
    for known in gathered.files:
        gathered.passed_over.pop(known, None)
    return gathered


def shown(path: Path) -> PurePosixPath:
    """The path as reports show it: relative to the working directory, with ``/`` between its parts."""
    return PurePosixPath(Path(os.path.relpath(path)).as_posix())


def _gather_path(path: Path, exclude: Sequence[str], gathered: Gathered) -> None:
    if not path.exists():
        raise FileNotFoundError(f"no such file or folder: {path}")
    if path.is_dir():
        _gather_folder(path, exclude, gathered)
    else:
        _add(gathered, _file(path, shown(path), path.name, given=True))


def _add(gathered: Gathered, file: File) -> None:
    if file.given or file.path not in gathered.files:
        gathered.files[file.path] = file


def _pass_over_programs(gathered: Gathered) -> None:
    """Leave out ``page.html.in`` where no other locale stands behind the same name: ``page.html.fr``."""
    behind = {
        path: ending
        for path in gathered.files
        if (ending := _ending(path.name).lower()) not in ENDINGS and _format(path.name)
    }
    told = {path.with_suffix("") for path, ending in behind.items() if ending not in _OF_PROGRAMS}
    for path, ending in behind.items():
        if ending in _OF_PROGRAMS and path.with_suffix("") not in told and not gathered.files[path].given:
            del gathered.files[path]
            gathered.passed_over[path] = f"not a notice: {ending} file"


def _gather_folder(root: Path, exclude: Sequence[str], gathered: Gathered) -> None:
    top = shown(root)
    real = root.resolve()
    for entry, below in walk(root, gathered.unreadable):
        path = top / below
        excluded = any(fnmatchcase(name, pattern) for pattern in exclude for name in (str(path), below))
        reason = "excluded" if excluded else _why_not(entry, real)
        if reason:
            gathered.passed_over[path] = reason
        else:
            _add(gathered, _file(Path(entry.path), path, below, given=False))


def walk(root: Path, unreadable: dict[PurePosixPath, str]) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Files of a folder and of those inside it, hidden ones left out, in order of name, with the path from it.

    A folder that cannot be listed is noted with the reason; the walk goes on beside it.
    """
    waiting = [(root, "")]
    while waiting:
        here, below = waiting.pop()
        inner = []
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            unreadable[shown(here)] = error.strerror or str(error)
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _SKIPPED:
                continue
            if entry.is_dir(follow_symlinks=False):
                inner.append((Path(entry.path), f"{below}{entry.name}/"))
            else:
                yield entry, below + entry.name
        waiting.extend(reversed(inner))


def _why_not(entry: os.DirEntry[str], root: Path) -> str:
    """Why a file in a folder is no notice to read; empty where it is one."""
    if entry.is_symlink():
        try:
            target = Path(entry.path).resolve()
            if not target.is_relative_to(root):
                return "a link that leads out of the folder"
            if not target.is_file():
                return "a link that leads to no file"
        except (OSError, RuntimeError):  # what it leads to may not be seen, or is itself
            return "a link that leads to no file"
    elif not entry.is_file(follow_symlinks=False):
        return "not a file"
    if not _format(entry.name):
        ending = _ending(entry.name).lower()
        return f"not a notice: {ending} file" if ending else "not a notice: no file name extension"
    return ""
