"""Judge the examples by which the rules prove themselves, to show what each way of breaking them looks like."""

import datetime
from pathlib import Path, PurePosixPath

import msgspec

from .demands import Demands
from .discover import Family, Version
from .findings import Finding
from .locales import language_of
from .read import Source
from .rules import Example, Rule
from .run import judge_family

_ENDINGS = {"markdown": ".md", "text": ".txt", "html": ".html"}
_TODAY = datetime.date(2026, 6, 1)  # the day on which examples of suppressions are read


def findings_of(example: Example) -> tuple[Finding, ...]:
    """All that is found in an example, by the whole line of checks."""
    paths = {
        locale: PurePosixPath(example.files.get(locale) or f"{locale}/notice{_ENDINGS[example.format]}")
        for locale in sorted(example.versions)
    }
    sources = {Path(path): Source(path, example.versions[locale]) for locale, path in paths.items()}
    versions = tuple(
        Version(Path(path), path, locale, language_of(locale), "example") for locale, path in paths.items()
    )
    family = Family("notice", versions, example.reference or None, "example")
    demands = msgspec.convert(example.demands, Demands)
    return judge_family(family, sources.__getitem__, demands, today=_TODAY).findings


def shown(name: str, rule: Rule) -> dict[str, Finding]:
    """For each case of a rule the finding of its first wrong example."""
    found: dict[str, Finding] = {}
    for example in rule.wrong:
        if example.case not in found:
            found.update(_of_case(name, example))
    return found


def _of_case(name: str, example: Example) -> dict[str, Finding]:
    found = (one for one in findings_of(example) if (one.fact.rule, one.fact.case) == (name, example.case))
    return {one.fact.case: one for one in list(found)[:1]}
