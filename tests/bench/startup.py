"""How long the whole program takes for a folder of notices, as a multiple of a bare Python.

    python -m tests.bench.startup samples/clean/unnamed

The languages of that folder are told from the words, and the report is printed. The program and the bare
interpreter run in turn, so that the ratio holds when the machine's speed drifts; 20 is the most that is allowed
for five short notices, and 15 where nothing has changed since the last run, for as many as five thousand.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

RUNS = 15


def main() -> None:
    """Print the medians and the ratios, for files that are judged and for those that have not changed since."""
    folder = sys.argv[1] if len(sys.argv) > 1 else "samples/clean/unnamed"
    program = [str(Path(sys.executable).with_name("noticecheck")), "check", folder]
    tell(folder, [*program, "--no-cache"])
    tell(f"{folder}, unchanged", program)


def tell(what: str, program: list[str]) -> None:
    """Print how long a command takes."""
    bare = [sys.executable, "-c", "pass"]
    took(program)
    pairs = [(took(program), took(bare)) for _ in range(RUNS)]
    ratio = statistics.median(one / other for one, other in pairs)
    medians = [1000 * statistics.median(each) for each in zip(*pairs, strict=True)]
    print(f"{what}: {medians[0]:.0f} ms, bare Python {medians[1]:.0f} ms, median ratio {ratio:.1f}")


def took(command: list[str]) -> float:
    """Seconds that a command takes as a whole process."""
    # without compiled modules every start would pay for compiling, which an installed program does once
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    began = perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False
    )
    return perf_counter() - began


if __name__ == "__main__":
    main()
