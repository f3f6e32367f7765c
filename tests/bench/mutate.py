"""Plant every accident of ``tests/mutations.py`` in a folder of plain-text notices, and print what was told.

    python -m tests.bench.mutate FOLDER --names "Kitebird Business" Kitebird

An accident counts as told when a finding above a note of a fitting category is new; anything else that is
new is an alarm too many.
"""

import argparse
from collections import Counter
from pathlib import Path, PurePosixPath

from checker.demands import Demands
from checker.discover import Family, Version, discover
from checker.findings import Finding, Severity
from checker.read import Source
from checker.run import Reader, judge_family
from tests.dated import date_mutants
from tests.mutations import Mutant, mutants


def main() -> None:
    """Run all accidents and print the ones that were missed or told amiss."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--names", nargs="*", default=[])
    arguments.add_argument("--quiet", action="store_true")
    given = arguments.parse_args()
    family = discover([given.folder], Reader()).families[0]
    reader = Reader()
    texts = {version.locale: reader(version.file).text for version in family.versions}
    before = Counter(key(finding) for finding in told(texts))
    locales = sorted(texts)
    others = {locale: locales[(place + 1) % len(locales)] for place, locale in enumerate(locales)}
    tally: Counter[str] = Counter()
    for mutant in [*mutants(texts, given.names, others), *date_mutants(texts)]:
        new = added(before, told(mutant.texts))
        outcome = verdict(mutant, new)
        tally[outcome] += 1
        if outcome != "told" and not given.quiet:
            print(f"{outcome:8} {mutant.locale:6} {mutant.accident}")
            for finding in new:
                print(
                    f"           {finding.fact.rule}.{finding.fact.case} {finding.fact.place}: {finding.message}"
                )
    print(dict(tally))


def verdict(mutant: Mutant, new: list[Finding]) -> str:
    """Whether an accident was told, missed, told with something else beside it, or told as something else."""
    fitting = [f for f in new if f.category in mutant.categories and f.fact.locale == mutant.locale]
    if not new:
        return "missed"
    if not fitting:
        return "amiss"
    return "told" if len(new) == 1 else "noisy"


def added(before: Counter[tuple[str, ...]], now: list[Finding]) -> list[Finding]:
    """What is told beyond what was told before the accident."""
    left = before.copy()
    new = []
    for finding in now:
        if left[key(finding)]:
            left[key(finding)] -= 1
        else:
            new.append(finding)
    return new


def told(texts: dict[str, str]) -> list[Finding]:
    """Findings above a note about these versions."""
    sources = {
        Path(f"{locale}.txt"): Source(PurePosixPath(f"{locale}.txt"), text) for locale, text in texts.items()
    }
    versions = tuple(
        Version(path, source.path, path.stem, path.stem.split("-")[0], "")
        for path, source in sorted(sources.items())
    )
    judged = judge_family(Family("notice", versions, None, ""), sources.__getitem__, Demands())
    return [finding for finding in judged.findings if finding.severity > Severity.NOTE]


def key(finding: Finding) -> tuple[str, ...]:
    """What makes a finding the same as one before the accident, wherever it now stands."""
    fact = finding.fact
    return (fact.rule, fact.case, fact.locale, fact.found)


if __name__ == "__main__":
    main()
