"""Tell on a terminal how far a long run has come; a short one shows nothing."""

import sys
from contextlib import AbstractContextManager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar, TaskID

_PATIENCE = 1.0  # seconds


class Progress(AbstractContextManager["Progress"]):
    """Called with how many families are judged, and of how many; it draws on standard error, and cleans up."""

    def __init__(self) -> None:
        self._began = monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __call__(self, done: int, of: int) -> None:
        """Say that so many families are judged."""
        if self._bar is None:
            if monotonic() - self._began < _PATIENCE or not sys.stderr.isatty():
                return
            self._bar, self._task = _drawn(of)
        if self._task is not None:
            self._bar.update(self._task, completed=done, total=of)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _drawn(of: int) -> "tuple[Bar, TaskID]":
    from rich.console import Console  # only where a run is long
    from rich.progress import BarColumn, MofNCompleteColumn, Progress as Bar, TextColumn

    columns = (TextColumn("judging"), BarColumn(), MofNCompleteColumn(), TextColumn("families"))
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar, bar.add_task("judging", total=of)
