"""Judge again whenever a file below the paths changes, until somebody interrupts."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from .telling import CLEAN, say, unjudged

_WAITING = "watching for changes; Ctrl-C ends it"


def watched(
    job: Callable[[], int], paths: Sequence[Path], files: Sequence[Path], reports: Sequence[Path]
) -> int:
    """Run the job now and after each change of a version or of the configuration ``files``.

    ``reports`` are what the job writes itself, which may lie among the versions: they never wake it. Returns the
    exit code of the last run when it is interrupted.
    """
    from watchfiles import watch  # only for the desk: it starts a thread that waits for the system's events

    own = {os.path.realpath(file) for file in reports}

    def wakes(_change: object, path: str) -> bool:
        return _is_checked(Path(path)) and os.path.realpath(path) not in own

    seen = [*paths, *(file for file in files if not any(_holds(path, file) for path in paths))]
    code = CLEAN
    with suppress(KeyboardInterrupt):
        code = _run(job)
        say(_WAITING)  # only now, for who interrupts at these words gets the code of this run
        for _ in watch(*seen, watch_filter=wakes):
            code = _run(job)
            say(_WAITING)
    return code


def _holds(folder: Path, file: Path) -> bool:
    return file.resolve().is_relative_to(folder.resolve())


def _is_checked(file: Path) -> bool:
    """Whether a change can make a difference: it is a version's or the configuration's, and not a hidden file's."""
    from ..discover.files import ENDINGS

    return not file.name.startswith(".") and file.suffix.lower() in {*ENDINGS, ".toml", ".json"}


def _run(job: Callable[[], int]) -> int:
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[H\x1b[2J\x1b[3J")  # home, and clear the screen with what was scrolled away
    try:
        return job()
    except OSError as error:
        return unjudged(f"{error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
