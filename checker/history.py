"""Ask git what a change touched, and lay out the files of its base under their present names.

git is called without a shell and told to start nothing: no monitor, no external diff, no text conversion.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from msgspec import Struct

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "core.hooksPath=/dev/null")
_DIFF = ("diff", "--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty", "--name-status", "-z", "-M")
_REGULAR = (b"100644", b"100755")


class HistoryError(Exception):
    """The change cannot be told; the message says why, and what to do."""


class Change(Struct, frozen=True):
    """What the working tree has beyond a commit, as paths below the ``root`` of the repository.

    ``base`` is that commit. ``touched`` are paths that were changed, added or taken away, and those that a
    file was renamed from or to; of a repository inside this one (a submodule) it is the folder, once another
    commit of it is checked out. ``renamed`` maps paths of the base to those of now.
    """

    root: Path
    base: str
    touched: frozenset[PurePosixPath]
    renamed: dict[PurePosixPath, PurePosixPath]

    def below_root(self, path: Path | PurePosixPath) -> PurePosixPath | None:
        """A path as the repository knows it, or None where it lies outside of it."""
        full = Path(os.path.realpath(path))
        return (
            PurePosixPath(full.relative_to(self.root).as_posix()) if full.is_relative_to(self.root) else None
        )


def change_since(ref: str, folder: Path) -> Change:
    """What the working tree around a folder has beyond the commit at which it left ``ref``.

    Files that were not added yet are part of it. Raises HistoryError where git, the repository, the commit
    or the way to it is missing.
    """
    root = Path(os.fsdecode(_line(folder, "rev-parse", "--show-toplevel")))
    commit = _base(ref, folder)
    touched: set[PurePosixPath] = set()
    renamed: dict[PurePosixPath, PurePosixPath] = {}
    words = iter(_git(root, *_DIFF, "--end-of-options", commit, "--").split(b"\0"))
    for status in words:
        if not status:
            continue
        path = _path(next(words))
        touched.add(path)
        if status.startswith(b"R"):
            renamed[path] = _path(next(words))
            touched.add(renamed[path])
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    touched.update(_path(name) for name in new if name)
    return Change(root, commit, frozenset(touched), renamed)


@contextmanager
def base_tree(change: Change, wanted: Callable[[PurePosixPath], bool]) -> Iterator[Path]:
    """A folder with those files of the base that are ``wanted`` by their present names; it is gone afterwards."""
    with TemporaryDirectory(prefix="noticecheck-") as name:
        folder = Path(os.path.realpath(name))
        _lay_out(change, folder, wanted)
        yield folder


def _lay_out(change: Change, folder: Path, wanted: Callable[[PurePosixPath], bool]) -> None:
    chosen = [(key, path) for key, path in _tree(change) if wanted(path)]
    command = ["git", *_QUIET, "cat-file", "--batch"]
    with subprocess.Popen(command, cwd=change.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as git:  # noqa: S603 - no shell, fixed words
        if git.stdin is None or git.stdout is None:
            return
        for key, path in chosen:
            git.stdin.write(key + b"\n")
            git.stdin.flush()
            size = int(git.stdout.readline().split()[2])
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(git.stdout.read(size))
            git.stdout.read(1)
        git.stdin.close()


def _tree(change: Change) -> Iterator[tuple[bytes, PurePosixPath]]:
    """Keys and present paths of the base's files; links and submodules are no files."""
    listing = _git(change.root, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", change.base)
    for entry in listing.split(b"\0"):
        about, _, name = entry.partition(b"\t")
        if about.startswith(_REGULAR):
            path = _path(name)
            yield about.rpartition(b" ")[2], change.renamed.get(path, path)


def _base(ref: str, folder: Path) -> str:
    if ref.startswith("-") or not ref.strip():
        raise HistoryError(f"“{ref}” is no name of a commit")
    try:
        commit = _line(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except HistoryError as error:
        raise HistoryError(f"there is no commit “{ref}” here{_remedy(folder)}") from error
    try:
        return os.fsdecode(_line(folder, "merge-base", os.fsdecode(commit), "HEAD"))
    except HistoryError as error:
        raise HistoryError(f"nothing tells where this change left “{ref}”{_remedy(folder)}") from error


def _remedy(folder: Path) -> str:
    if _line(folder, "rev-parse", "--is-shallow-repository") == b"true":
        return ": this clone holds only a part of the history; fetch all of it (git fetch --unshallow, fetch-depth: 0)"
    return "; fetch it first, or name another"


def _line(folder: Path, *arguments: str) -> bytes:
    return _git(folder, *arguments).rstrip(b"\n")


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints. Raises HistoryError where it is missing or fails."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", *_QUIET, *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)  # noqa: S603 - no shell
    except FileNotFoundError as error:
        raise HistoryError("git is needed to tell what a change touched, and was not found") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ").split("\n")[0]
        raise HistoryError(f"git: {said}" if said else "git failed")
    return done.stdout


def _path(name: bytes) -> PurePosixPath:
    return PurePosixPath(os.fsdecode(name))
