"""Choose which findings a report shows and what of each, and say how many it leaves out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from ..findings import Finding, Severity
from ..read import Source
from ..run import Report
from .excerpt import between
from .paint import Look

# what these find absent stands between two blocks, and a line of the document would show nothing of it
_ABSENT = frozenset({"structure", "prompt"})
# What the checks count while they compare it.
LOOKED_AT = ("date", "name", "link")
_A_HABIT = 3  # findings that say the same of a version, from which they are told as one
_A_PIECE_OF_WORK = 12  # warnings of one kind about a version, from which
_EXAMPLES = 3  # of them are told, and the others counted
_LINES = 12  # of the others, that are named
_A_MENU = 3  # families of which the same is said, from which it is told of the first one
_FILES = 3  # of the others, that are named
_LINE = re.compile(r"\b(?:after|in) line \d|\bbetween lines \d|\bat the beginning\b")

_Said = tuple[PurePosixPath, Severity, str, str, str, str]
_Kind = tuple[PurePosixPath, Severity, str, str]
_Alike = tuple[str, Severity, str, str, str, str]


def least(look: Look) -> Severity:
    """The least severity that somebody wants to see: notes only where asked for."""
    return Severity.NOTE if look.notes else Severity.WARNING


def shown(report: Report, look: Look) -> list[Finding]:
    """The findings that somebody wants to see, in the order of the report."""
    return [finding for finding in report.findings() if finding.severity >= least(look)]


def folded(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings one by one, but those that say the same of the same words of a version together.

    Many places are then one decision; they stand where the first of them does. Two are no habit yet. Of very many
    warnings of one kind about a version, each of other words, the first ones are examples, and the last of these
    stands for all that follow: a hundred paragraphs that are still in English are one piece of work.
    """
    said = [_said(finding) for finding in findings]
    counts, same = Counter(said), dict[_Said, list[Finding]]()
    told: list[list[Finding]] = []
    for key, finding in zip(said, findings, strict=True):
        if counts[key] < _A_HABIT or not finding.fact.found:
            told.append([finding])
        elif key in same:
            same[key].append(finding)
        else:
            told.append(same.setdefault(key, [finding]))
    return _with_examples(told)


def _with_examples(told: Sequence[list[Finding]]) -> list[list[Finding]]:
    """The groups, of which very many of one kind are told by a few."""
    kinds = [_kind(first) for first, *_ in told]
    counts, passed, last = Counter(kinds), Counter[_Kind](), dict[_Kind, list[Finding]]()
    left: list[list[Finding]] = []
    for kind, group in zip(kinds, told, strict=True):
        passed[kind] += 1
        if counts[kind] < _A_PIECE_OF_WORK or kind[1] is Severity.ERROR or passed[kind] <= _EXAMPLES:
            left.append(list(group))
            last[kind] = left[-1]
        else:
            last[kind] += group
    return left


def _said(finding: Finding) -> _Said:
    return (*_kind(finding), finding.message, finding.help)


def _kind(finding: Finding) -> _Kind:
    fact = finding.fact
    return (fact.place.path, finding.severity, fact.rule, fact.case)


class Shared:
    """What is said of several families alike, as of a menu that every page of a site has.

    It is told of the family in which it comes first, and counted in the others. Two are no menu yet.
    """

    def __init__(self, families: Iterable[Sequence[Finding]]) -> None:
        said: dict[_Alike, dict[int, list[Finding]]] = {}
        for number, findings in enumerate(families):
            for finding in findings:
                if finding.fact.found or finding.fact.expected:
                    said.setdefault(_alike(finding), {}).setdefault(number, []).append(finding)
        self._elsewhere: dict[_Alike, list[Finding]] = {}
        self._again: set[int] = set()
        for key, (_, *others) in ((key, pages.values()) for key, pages in said.items()):
            if len(others) + 1 >= _A_MENU:
                self._elsewhere[key] = [finding for findings in others for finding in findings]
                self._again.update(map(id, self._elsewhere[key]))

    def is_told(self, finding: Finding) -> bool:
        """Whether the same is told of a family before."""
        return id(finding) in self._again

    def elsewhere(self, finding: Finding) -> Sequence[Finding]:
        """The findings that say the same of families behind."""
        return self._elsewhere.get(_alike(finding), ())


def _alike(finding: Finding) -> _Alike:
    fact = finding.fact
    return (fact.locale, finding.severity, fact.rule, fact.case, fact.found, fact.expected)


def files(findings: Sequence[Finding]) -> str:
    """“also in 7 more files: a.md:3, b.md:3, c.md:4 …”: where findings stand that say the same of other families."""
    places = {finding.fact.place.path: finding.fact.place for finding in reversed(findings)}
    named = [f"{place.path}:{place.line}" for place in reversed(places.values())]
    more = "" if len(named) <= _FILES else " …"
    return f"also in {many(len(named), 'more file')}: {', '.join(named[:_FILES])}{more}"


def again(findings: Sequence[Finding]) -> str:
    """“also in lines 9, 12:4, 12:9 and 7 more places”: where findings stand that say the same as the one before them.

    Of several on one line the columns are named too. Where they say it of other words, they are “more like this”.
    """
    first, *others = (finding.fact.place for finding in findings)
    often = Counter(place.line for place in (first, *others))
    said = [f"{at.line}:{at.column}" if often[at.line] > 1 else str(at.line) for at in others]
    lines = f"in {'line' if len(said) == 1 else 'lines'} {', '.join(said[:_LINES])}"
    more = len(said) - _LINES
    alike = len({finding.message for finding in findings}) == 1
    named = f"also {lines}" if alike else f"{len(said)} more like this {lines}"
    return f"{named} and {many(more, 'more place')}" if more > 0 else named


def worst(findings: Sequence[Finding], most: int) -> list[Finding]:
    """As many findings as a consumer takes, the worst ones, still in the order of the report."""
    if len(findings) <= most:
        return list(findings)
    ranked = sorted(range(len(findings)), key=lambda at: (-findings[at].severity, at))
    return [findings[at] for at in sorted(ranked[:most])]


def severities(findings: Iterable[Finding]) -> Counter[Severity]:
    """How many findings there are of each severity."""
    return Counter(finding.severity for finding in findings)


def many(count: int, one: str, more: str = "") -> str:
    """“1 family”, “2 families”; without a plural of its own the word takes an s."""
    return f"{count} {one}" if count == 1 else f"{count} {more or one + 's'}"


def counted(numbers: Mapping[Severity, int], between: str = " ") -> str:
    """“2 errors, 1 note”: what there is of each severity, the worst first; empty where there is nothing."""
    return ", ".join(
        many(numbers[severity], severity.word).replace(" ", between)
        for severity in reversed(Severity)
        if numbers.get(severity, 0) > 0
    )


def left_out(findings: Sequence[Finding], kept: Sequence[Finding]) -> str:
    """“12 more errors, 1 more note”: what was found beyond what is kept; empty where that is all."""
    return counted(severities(findings) - severities(kept), " more ")


def looked_at(report: Report) -> str:
    """“1 family, 5 versions, 10 dates, 48 names, 0 links”: silence about a date means that it was seen and is right."""
    found = [many(report.looked_at(what), what) for what in LOOKED_AT]
    return ", ".join(
        [many(len(report.families), "family", "families"), many(report.versions, "version"), *found]
    )


def not_told(report: Report) -> Iterator[str]:
    """What a run looked at or past without telling it: “2 suppressed”, “3 known from before”, “1 family untouched”."""
    if report.suppressed:
        yield f"{report.suppressed} suppressed"
    if report.known:
        yield f"{report.known} known from before"
    if report.untouched:
        yield f"{many(report.untouched, 'family', 'families')} untouched"


def agreement(finding: Finding) -> str:
    """“5 of 6 versions agree”; empty where the words of the finding say so, and where one version speaks alone."""
    vote = finding.fact.vote
    if vote is None or vote.agree < 2:
        return ""
    count = f"{vote.agree} of {vote.of} versions"
    return "" if count in f"{finding.message} {finding.help}" else f"{count} agree"


def is_gap(finding: Finding) -> bool:
    """Whether a finding stands between two blocks, where no line of the document shows what is absent."""
    return finding.category in _ABSENT and finding.fact.place.empty


def gap(finding: Finding, source: Source) -> str:
    """“between lines 8 and 10”, for what is absent; empty where the message names the place already."""
    if not is_gap(finding) or _LINE.search(finding.message):
        return ""
    return between(source, finding.fact.place)
