"""Families that are shared out between processes are judged as one process judges them."""

import subprocess
import sys

import pytest

from checker.crew import each_made

SHARED = """
import sys
from checker import crew
from checker.__main__ import main
cores = int(sys.argv.pop(1))
crew._LEAST = 1
crew._cores = lambda: cores
main()
"""
SCRIPT = """
import os
from checker import crew
crew._LEAST = 1
crew._cores = lambda: 3
parent = os.getpid()
told = []

def work(thing):
    {behaviour}
    return thing * 2, os.getpid() == parent

made = crew.each_made(range(1, 9), work, lambda thing: thing, told.append)
assert [twice for twice, _ in made] == list(range(2, 18, 2)), made
assert sorted(told) == list(range(8)), told
print(sum(here for _, here in made))
"""


def _run(script: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """A script in a process of its own: none is forked from one with threads, as tests may have."""
    return subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does it all")
@pytest.mark.parametrize(
    ("behaviour", "here"),
    [
        ("pass", 1),  # the first is done here, and the others start from what it has loaded
        ("assert os.getpid() == parent", 8),  # what fails in another process is done again
        ("os.getpid() == parent or os._exit(1)", 8),
        ("assert os.getpid() == parent or thing != 2", 4),  # the same process has two more to do, behind it
    ],
)
def test_all_is_done_in_order(behaviour: str, here: int) -> None:
    done = _run(SCRIPT.format(behaviour=behaviour))
    assert (done.stdout.decode().strip(), done.stderr.decode()) == (str(here), "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does it all")
@pytest.mark.parametrize("form", ["json", "full", "html"])
def test_reports_are_the_same_from_any_number_of_processes(form: str) -> None:
    said = [
        _run(SHARED, cores, "check", "samples", "--notes", "--output-format", form)
        for cores in ("1", "2", "4")
    ]
    assert len({(each.stdout, each.stderr, each.returncode) for each in said}) == 1
    assert b"Traceback" not in said[0].stderr


def test_a_failure_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        each_made((1, 0), lambda thing: 1 // thing, lambda thing: thing, lambda _done: None)


def test_nobody_is_left_behind() -> None:
    script = (
        SCRIPT.format(behaviour="pass")
        + "\ntry:\n    os.wait()\nexcept ChildProcessError:\n    print('none')"
    )
    assert _run(script).stdout.split()[-1] == b"none"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does it all")
@pytest.mark.parametrize(
    "trouble",
    [
        "import signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN)",  # as some daemons leave it to their children
        "os.fork = refuse",
        "from multiprocessing import connection; connection.Pipe = refuse",
    ],
)
def test_all_is_done_where_processes_are_not_to_be_had(trouble: str) -> None:
    refusing = "\ndef refuse(*_arguments, **_options):\n    raise BlockingIOError\n"
    script = SCRIPT.format(behaviour="pass").replace("\nparent =", f"{refusing}\n{trouble}\nparent =", 1)
    done = _run(script)
    assert (done.returncode, done.stderr.decode()) == (0, "")
