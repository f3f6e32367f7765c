"""Suppressions that are listed in a configuration file, or in a file that it names."""

import datetime
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from posixpath import relpath
from typing import Annotated

import msgspec

from ..discover import Family
from ..findings import Fact, Finding
from ..place import Place


class Ignored(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Findings that are as they should be, and why: a locale has a section of its own, a name is kept.

    ``rule`` is a rule or one case of it. ``families``, ``locales`` and ``paths`` are patterns, and ``words``
    is a part of what the finding quotes; what is left out matches everything. A reason is required. From the
    day after ``until`` on the findings are told again.
    """

    rule: str
    reason: Annotated[str, msgspec.Meta(min_length=3)]
    families: tuple[str, ...] = ("*",)
    locales: tuple[str, ...] = ("*",)
    paths: tuple[str, ...] = ("*",)
    words: str = ""
    until: datetime.date | None = None

    def covers(self, finding: Finding, folder: PurePosixPath) -> bool:
        """Whether a finding is one of these; ``folder`` is that of the list, from where paths may go as well."""
        fact = finding.fact
        return (
            self.rule in (fact.rule, f"{fact.rule}.{fact.case}")
            and is_family(finding.family, self.families)
            and _fits(fact.locale, self.locales)
            and self._means(fact.place.path, folder)
            and self.words in f"{fact.found}\n{fact.expected}"
        )

    def speaks_of(self, family: Family, folder: PurePosixPath) -> bool:
        """Whether one of the versions of a family is among those that are meant."""
        return is_family(family.name, self.families) and any(
            _fits(version.locale, self.locales) and self._means(version.path, folder)
            for version in family.versions
        )

    def _means(self, path: PurePosixPath, folder: PurePosixPath) -> bool:
        """Whether a path is meant, from the working directory or from the folder of the list."""
        return _fits(str(path), self.paths) or _fits(relpath(path, folder), self.paths)


class Listed(msgspec.Struct, frozen=True):
    """An entry of a list, and the 1-based line of the file at which it begins."""

    entry: Ignored
    path: PurePosixPath
    line: int

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one of the entry's."""
        return self.entry.covers(finding, self.path.parent)

    def speaks_of(self, family: Family) -> bool:
        """Whether the entry means one of the versions of a family."""
        return self.entry.speaks_of(family, self.path.parent)


def is_family(name: str, patterns: Sequence[str]) -> bool:
    """Whether a family is meant: by its whole name (``docs/recall-*``), or by the last part of it."""
    return _fits(name, patterns) or _fits(name.rpartition("/")[2], patterns)


def _fits(text: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(text, pattern) for pattern in patterns)


def sift_listed(
    findings: Iterable[Finding],
    families: Sequence[Family],
    listed: Sequence[Listed],
    *,
    today: datetime.date,
    asked: frozenset[str],
) -> tuple[list[Finding], list[Fact]]:
    """The findings that no entry covers, and facts about entries that have expired or cover nothing.

    An entry is idle only where it could have covered something: one of ``families`` is among those that it
    means, and its rule is among those ``asked``.
    """
    live = [each for each in listed if not _expired(each.entry, today)]
    kept: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        covering = {number for number, each in enumerate(live) if each.covers(finding)}
        used |= covering
        if not covering:
            kept.append(finding)
    idle = [each for number, each in enumerate(live) if number not in used and _is_asked(each, asked)]
    facts = [_fact("unused", each) for each in idle if any(map(each.speaks_of, families))]
    facts += [_fact("expired", each) for each in listed if _expired(each.entry, today)]
    return kept, facts


def _is_asked(listed: Listed, asked: frozenset[str]) -> bool:
    return listed.entry.rule.partition(".")[0] in asked


def _expired(entry: Ignored, today: datetime.date) -> bool:
    return entry.until is not None and entry.until < today


def _fact(case: str, listed: Listed) -> Fact:
    entry = listed.entry
    return Fact(
        "suppressions",
        case,
        Place(listed.path, listed.line, 1, listed.line, 1),
        "",
        found=entry.rule,
        details={"rule": entry.rule, "reason": entry.reason, "until": f"{entry.until or ''}"},
    )
