"""What each station costs, in seconds of CPU for a megabyte of text, and how that grows.

Seconds drift with the machine, so what is parsed, aligned and compared is told in starts of a bare Python as
well, whose CPU is taken beside each run; 30 of them are the most that a megabyte may cost.

    python -m tests.bench.speed FOLDER … [--repeat 3] [--growth]

With ``--growth`` the largest family of the first folder is judged again with all its texts doubled, and with
its versions copied under other names until there are 10, 20 and 40: ratios of one run, which hold when the
machine's speed drifts.
"""

import argparse
import gc
import resource
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from msgspec.structs import replace

from checker import checks
from checker.__main__ import ALLOCATED
from checker.align import align
from checker.demands import Demands
from checker.discover import Family
from checker.findings import Fact
from checker.judge import judge
from checker.parse import parse
from checker.parse.together import read_together
from checker.read import Source
from checker.run import Reader, find_families
from checker.settings import Settings

# Rules that compare documents; names, dates and closing questions are told apart.
_COMPARING = (
    *("structure", "language", "text", "sentences", "numbers", "links"),
    *("addresses", "placeholders", "code", "fields"),
)

Costs = dict[str, float]


def main() -> None:
    """Print a line for each folder and, where asked, how the costs grow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--growth", action="store_true")
    arguments = parser.parse_args()
    gc.set_threshold(ALLOCATED)  # as where the tool itself runs
    _measure(arguments.folders[0])  # tables and profiles are loaded once, before anything is counted
    for folder in arguments.folders:
        runs = [(_measure(folder), _bare()) for _ in range(arguments.repeat)]
        size, costs = min((run for run, _ in runs), key=lambda run: sum(run[1].values()))
        print(_line(folder.name, size, costs, statistics.median(bare for _, bare in runs)))
    if arguments.growth:
        _print_growth(arguments.folders[0], arguments.repeat)


def _measure(folder: Path) -> tuple[int, Costs]:
    """Bytes of UTF-8 and seconds of CPU by station."""
    costs: Costs = defaultdict(float)
    began = process_time()
    reader = Reader()
    families = find_families([folder], Settings(), reader).families
    costs["discover"] = process_time() - began
    size = 0
    for family in families:
        sources = [reader(version.file) for version in family.versions]
        size += sum(len(source.text.encode()) for source in sources)
        for station, cost in _judged(family, sources).items():
            costs[station] += cost
    return size, costs


def _bare() -> float:
    """Seconds of CPU that a Python takes to do nothing: the median of nine."""
    taken = []
    for _ in range(9):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken)


def _judged(family: Family, sources: Sequence[Source]) -> Costs:
    """Seconds of CPU by station for one family."""
    costs: Costs = defaultdict(float)
    began = process_time()
    notices = read_together(
        [parse(version, source) for version, source in zip(family.versions, sources, strict=True)]
    )
    costs["parse"], began = process_time() - began, process_time()
    table = align(family, notices)
    costs["align"] = process_time() - began
    facts: list[Fact] = []
    for name in checks.NAMES:
        check = checks.load(name)
        began = process_time()
        facts += check(table, Demands())
        costs[name] = process_time() - began
    began = process_time()
    judge(family.name, facts, {})
    costs["judge"] = process_time() - began
    return costs


def _line(name: str, size: int, costs: Costs, bare: float) -> str:
    share = {station: cost / size * 1e6 for station, cost in costs.items()}
    compared = sum(share[station] for station in ("parse", "align", *_COMPARING))
    stations = "  ".join(f"{station} {cost:.3f}" for station, cost in share.items())
    return (
        f"{name}: {size / 1e6:.2f} MB, {sum(share.values()):.2f} s/MB,"
        f" parsed, aligned and compared {compared:.2f} ({compared / bare:.0f} × bare Python)\n"
        f"    {stations}"
    )


def _print_growth(folder: Path, repeat: int) -> None:
    reader = Reader()
    families = find_families([folder], Settings(), reader).families
    family = max(families, key=lambda each: sum(len(reader(v.file).text) for v in each.versions))
    sources = [reader(version.file) for version in family.versions]
    once = _least(family, sources, repeat)
    twice = [replace(source, text=f"{source.text}\n\n{source.text}") for source in sources]
    print(f"{family.name}: twice the text costs {_least(family, twice, repeat) / once:.2f} times as much")
    base = 0.0
    for many in (10, 20, 40):
        versions = list(islice(cycle(zip(family.versions, sources, strict=True)), many))
        grown = replace(family, versions=tuple(version for version, _ in versions))
        cost = _least(grown, [source for _, source in versions], repeat)
        base = base or cost / many
        print(f"{many} versions cost {cost / base / many:.2f} times as much a version as 10")


def _least(family: Family, sources: Sequence[Source], repeat: int) -> float:
    return min(sum(_judged(family, sources).values()) for _ in range(repeat))


if __name__ == "__main__":
    main()
