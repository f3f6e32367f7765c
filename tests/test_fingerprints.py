"""Fingerprints outlive edits elsewhere, and no two findings share one."""

import random
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from msgspec.structs import replace

from checker.discover import Family
from checker.read import Source
from checker.run import Reader, _demands, find_families, judge_family
from checker.settings import FILE, load

ROOT = Path(__file__).resolve().parent.parent
BROKEN = ROOT / "samples/broken"
SETTINGS = load(BROKEN / FILE)
READER = Reader()
FAMILIES = find_families([BROKEN], SETTINGS, READER).families


def told(
    family: Family, change: Callable[[Source], str] = lambda source: source.text
) -> set[tuple[str, str]]:
    """Rule and fingerprint of all findings about a family, the text of each version changed first."""

    def sources(path: Path) -> Source:
        source = READER(path)
        return Source(source.path, change(source), bom=source.bom, flaws=source.flaws)

    judged = judge_family(family, sources, _demands(family, SETTINGS))
    return {(finding.fact.rule, finding.fingerprint) for finding in judged.findings}


def test_no_two_findings_share_a_fingerprint() -> None:
    for family in FAMILIES:
        judged = judge_family(family, READER, _demands(family, SETTINGS))
        assert len({finding.fingerprint for finding in judged.findings}) == len(judged.findings)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_lines_inserted_above_change_no_fingerprint(family: Family) -> None:
    assert told(family, above) == told(family)


def above(source: Source) -> str:
    """Lines that no reader sees, below the front matter."""
    ending = source.path.suffix
    text = source.text
    if ending == ".html":
        return re.sub("(<body[^>]*>)", r"\1\n\n\n", text, count=1)
    matter = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    start = matter.end() if matter else 0
    return text[:start] + "\n\n\n" + text[start:]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_order_of_versions_changes_no_fingerprint(family: Family) -> None:
    was = told(family)
    for seed in range(3):
        versions = list(family.versions)
        random.Random(seed).shuffle(versions)  # noqa: S311 - an order to try, no secret
        assert told(replace(family, versions=tuple(versions))) == was


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_headings_renamed_elsewhere_change_no_fingerprint(family: Family) -> None:
    headings = {
        finding.fact.place.path: finding
        for finding in judge_family(family, READER, _demands(family, SETTINGS)).findings
        if finding.category == "structure"
    }

    def renamed(source: Source) -> str:
        if source.path in headings or PurePosixPath(source.path).suffix != ".md":
            return source.text
        lines = source.text.split("\n")
        at = max((n for n, line in enumerate(lines) if line.startswith("## ")), default=None)
        if at is not None:
            lines[at] = re.sub(r"(\w)(\W*)$", r"\1 Nordlys\2", lines[at])
        return "\n".join(lines)

    assert told(family, renamed) >= {each for each in told(family) if each[0] != "translated-headings"}
