"""Do the same work for many things, on several cores where that pays.

An executor of the standard library would have to pickle the work and what it works on, which a fork shares for
nothing, and each of its processes prints a traceback when the run is interrupted.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Thing = TypeVar("Thing")
Made = TypeVar("Made")

_LEAST = 500_000  # bytes for each process: less is done before another one has got going


def each_made(
    things: Sequence[Thing],
    work: Callable[[Thing], Made],
    size_of: Callable[[Thing], int],
    told: Callable[[int], None],
) -> list[Made]:
    """What ``work`` makes of each thing, in order; ``told`` is given how many are done.

    ``size_of`` says of how many bytes a thing is, by which work is shared out. What other processes do not
    bring back, because they ended or failed, is done here, and raises here what it raises.
    """
    made: dict[int, Made] = {}
    for at, thing in enumerate(things):
        if at not in made:
            told(len(made))
            made[at] = work(thing)
        if at == 0:  # what the first one loads, no other process loads again
            for number, one in _by_others(things, work, _shares(things, size_of)):
                told(len(made))
                made[number] = one
    return [made[at] for at in range(len(things))]


def _shares(things: Sequence[Thing], size_of: Callable[[Thing], int]) -> list[list[int]]:
    """The indices of the things behind the first that each process works on; none where one does as well."""
    cores = _cores()
    if cores < 2 or len(things) < 2:
        return []
    sizes = [0, *map(size_of, things[1:])]
    hands = min(cores, len(things) - 1, sum(sizes) // _LEAST)
    if hands < 2:
        return []
    shares: list[list[int]] = [[] for _ in range(hands)]
    loads = [0] * hands
    for at in sorted(range(1, len(things)), key=lambda one: -sizes[one]):
        least = loads.index(min(loads))
        shares[least].append(at)
        loads[least] += sizes[at]
    return [sorted(share) for share in shares]


def _cores() -> int:
    """How many cores this process may use; one where processes cannot be forked, or hold threads, which no fork has."""
    if sys.platform != "linux" or _has_threads():
        return 1
    return len(os.sched_getaffinity(0))


def _has_threads() -> bool:
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


def _by_others(
    things: Sequence[Thing], work: Callable[[Thing], Made], shares: Sequence[Sequence[int]]
) -> Iterator[tuple[int, Made]]:
    """What processes of their own make of their shares, as it comes; none of them outlives this."""
    if not shares:
        return
    from multiprocessing.connection import Pipe, wait
    from signal import SIGKILL

    crew: dict[Connection, int] = {}
    try:
        for share in shares:
            try:
                reading, writing = Pipe(duplex=False)
            except OSError:
                break  # no more of them are to be had: those that there are do what they can
            try:
                child = os.fork()
            except OSError:
                reading.close()
                writing.close()
                break
            if not child:
                for end in (reading, *crew):
                    end.close()  # so that whoever writes is told when nobody reads any more
                _labour(writing, things, work, share)
            writing.close()
            crew[reading] = child
        waiting = list(crew)
        while waiting:
            ready = wait(waiting)
            for reading in [one for one in waiting if one in ready]:
                try:
                    yield reading.recv()
                except (EOFError, OSError):
                    waiting.remove(reading)
    finally:
        for reading, child in crew.items():
            reading.close()
            with suppress(
                ProcessLookupError, ChildProcessError
            ):  # who ignores SIGCHLD has nobody to wait for
                os.kill(child, SIGKILL)
                os.waitpid(child, 0)


def _labour(
    writing: "Connection", things: Sequence[Thing], work: Callable[[Thing], Made], share: Sequence[int]
) -> NoReturn:
    """Work on a share, send what is made, and end without a word: what is not sent is done elsewhere."""
    try:
        for at in share:
            writing.send((at, work(things[at])))
    finally:
        os._exit(0)
