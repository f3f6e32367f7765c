"""Findings as Markdown, for the summary of a job and for a comment on a pull request."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..findings import Finding, Related
from ..place import Place
from ..run import Report
from .choice import again, counted, folded, left_out, looked_at, many, not_told, severities, shown
from .clean import isolated_quotes, unlinked
from .paint import Look
from .paths import from_top

# A comment holds 65,536 characters; a summary holds 1 MiB, which so many characters never reach.
_MOST = 60_000
_RESERVED = 1_000  # characters kept for the counts at the top and at the end
_LONGEST = 400  # characters of a message, which may quote a whole paragraph
_UNJUDGED = 20  # so many files that were not judged are named
_OPEN = 3  # so many families stand open at first
_NO_FAMILY = "configuration"
_WIDEST = "000000 errors, 000000 warnings, 000000 notes"

# Signs of Markdown and HTML; as numbers they stand for themselves and nothing else.
_MARKUP = re.compile(r"""[\\`*_{}\[\]()<>&#|~!^$=@"']""")
_HEAD = "| | Where | What |\n|---|---|---|"


def render(report: Report, look: Look) -> str:
    """Counts, and a table of the findings of each family, notes only where they are asked for.

    It stays below what a comment may hold: where there is more, the worst findings are kept and the others
    are counted, for each family and at the end.
    """
    findings = shown(report, look)
    head = "\n\n".join([_counts(report, findings), *_unjudged(report, look)])
    told = folded(findings)
    rows = _fitting(told, _MOST - _RESERVED - len(head), look)
    parts = [head, *_families(told, rows)]
    if more := left_out(findings, [each for at in rows for each in told[at]]):
        parts.append(f"**{more} not shown**: a comment holds no more. Every other format has them all.")
    return "\n\n".join(parts) + "\n"


def _counts(report: Report, findings: Sequence[Finding]) -> str:
    said = [f"**{counted(severities(findings)) or _nothing(report)}**", looked_at(report), *not_told(report)]
    if report.passed_over:
        said.append(f"{many(len(report.passed_over), 'file')} passed over")
    return "### noticecheck\n\n" + " · ".join(said)


def _nothing(report: Report) -> str:
    if report.troubles or not (report.versions or report.untouched):
        return "nothing found in what was judged" if report.versions else "nothing was judged"
    return "nothing found"


def _unjudged(report: Report, look: Look) -> Iterator[str]:
    if not report.troubles:
        return
    yield f"**{len(report.troubles)} not judged**"
    lines = [
        f"- {_code(from_top(trouble.path, look))}: {_text(trouble.reason, look)}"
        for trouble in report.troubles[:_UNJUDGED]
    ]
    if len(report.troubles) > _UNJUDGED:
        lines.append(f"- {len(report.troubles) - _UNJUDGED} more")
    yield "\n".join(lines)


def _fitting(told: Sequence[Sequence[Finding]], room: int, look: Look) -> dict[int, str]:
    """The rows of as many findings as there is room for, the worst chosen first, by their number.

    Findings that say the same of a version share a row.
    """
    rows: dict[int, str] = {}
    begun: set[str] = set()
    for at in sorted(range(len(told)), key=lambda at: -told[at][0].severity):
        family, row = told[at][0].family, _row(told[at][0], told[at][1:], look)
        room -= len(row) + 1 + (0 if family in begun else len(_table(family, _WIDEST, [])))
        if room < 0:
            break
        begun.add(family)
        rows[at] = row
    return rows


def _families(told: Sequence[Sequence[Finding]], rows: Mapping[int, str]) -> Iterator[str]:
    """A table for each family that has rows; they stand in the order of the report."""
    tables: dict[str, list[str]] = defaultdict(list)
    every: dict[str, list[Finding]] = defaultdict(list)
    for findings in told:
        every[findings[0].family] += findings
    for at in sorted(rows):
        tables[told[at][0].family].append(rows[at])
    for family, table in tables.items():
        yield _table(family, counted(severities(every[family])), table, is_open=len(tables) <= _OPEN)


def _table(family: str, counts: str, rows: Sequence[str], *, is_open: bool = True) -> str:
    """The findings of a family below a line that folds and unfolds them."""
    name = _text(family or _NO_FAMILY, Look())
    top = f"<details{' open' * is_open}>\n<summary><b>{name}</b>: {counts}</summary>\n\n{_HEAD}\n"
    return top + "".join(f"{row}\n" for row in rows) + "\n</details>"


def _row(finding: Finding, others: Sequence[Finding], look: Look) -> str:
    fact = finding.fact
    where = _where(fact.place, look)
    locale = f"<br>{_text(fact.locale, look)}" if fact.locale else ""
    said = [_text(finding.message, look), *([_text(finding.help, look)] if finding.help else [])]
    said += [again([finding, *others])] if others else []
    said += [_other(related, look) for related in fact.related[:1]]
    kind = f"{finding.severity.word}<br>{_code(fact.rule)}"
    return f"| {kind} | {where}{locale} | {'<br>'.join(said)} |"


def _other(related: Related, look: Look) -> str:
    """The other version that a finding should be read against."""
    return f"compare {_text(related.locale, look)} {_where(related.place, look)}"


def _where(place: Place, look: Look) -> str:
    return f"{_code(from_top(place.path, look))}:{place.line}:{place.column}"


def _code(text: str) -> str:
    return f"<code>{_escaped(unlinked(text))}</code>"


def _text(text: str, look: Look) -> str:
    """Foreign words, in which nothing is a sign of Markdown; quotations that run right to left are isolated."""
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    said = unlinked(cut)
    return _escaped(isolated_quotes(said) if look.isolate else said)


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", text)
