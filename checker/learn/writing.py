"""Write what was learnt as a commented configuration file."""

import datetime
import re
import shlex
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from .. import settings
from ..discover.files import ENDINGS, shown
from ..findings import Finding, Severity
from ..place import Place
from ..report.choice import counted, many, severities
from ..report.clean import inert
from ..run import Report
from ..suppress import baseline
from . import About, Lesson, ProductName
from .toml import listed, pattern, quoted, said, table

# Families that have entries of their own; of more, a list for each would be longer than the notices.
_MOST_FAMILIES = 12
_MOST_EXAMPLES = 5
_WORST = 3


def written(lesson: Lesson, report: Report, paths: Sequence[Path], file: Path = Path(settings.FILE)) -> str:
    """The text of ``file``, as TOML that every reader takes; what is proposed and does not count is in comments."""
    own = {PurePosixPath(settings.FILE), PurePosixPath(baseline.FILE), shown(file)}
    left = tuple(each for each in report.passed_over if each[0] not in own)
    report = replace(report, passed_over=left)
    parts = [
        _head(report, paths),
        [
            *said("----- files -----"),
            "#",
            *_layout(lesson),
            "#",
            *_reference(report),
            "#",
            *_excluded(report),
        ],
        [*said("----- what fails -----"), "#", *_gate()],
        [*said("----- what the notices must hold -----"), "#", *_demands(lesson)],
        [*said("----- accepted findings -----"), "#", *_ignored(report)],
    ]
    return "\n\n".join(_tidy(part) for part in parts) + "\n"


def _tidy(lines: Sequence[str]) -> str:
    """Lines in which a comment without words stands between two comments only, and no two lines are empty."""
    text = "\n".join(lines)
    text = re.sub(r"(?<=[^#\n]\n)#\n(?=[^#])|(?<=\n\n)#\n|(?:^#\n)+(?=\n)", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


# --- the head ---


def _head(report: Report, paths: Sequence[Path]) -> list[str]:
    where = shell(*map(str, paths))
    found = list(report.findings())
    lines = [
        *said("The configuration of noticecheck, written by “noticecheck init” from the files."),
        *said("Lines that begin with # are comments; remove the # to put a line into force."),
        "#",
        *said(f"Found when this was written: {counts_of(report)}; {severities_of(report)}."),
        *said("How to go on:"),
        "#",
        f"#   noticecheck check {where}",
        "#       shows each finding with its place, what was expected and how to repair it",
        f"#   noticecheck check {where} --output-format html=report.html",
        "#       shows them in a page to open in a browser, the versions side by side",
    ]
    worst = _commonest(found)
    if worst:
        rules = _and(f"{rule} ({count})" for rule, count in worst)
        lines += [
            f"#   noticecheck explain {worst[0][0]}",
            f"#       explains a rule, with examples; most findings are of {rules}",
            f"#   noticecheck baseline {where}",
            "#       records what is found now, so that later runs report only what is new",
        ]
    return lines


def shell(*words: str) -> str:
    """Words as they are typed in a shell."""
    return inert(shlex.join(words))


def counts_of(report: Report) -> str:
    """“6 families, 44 versions in 21 languages”."""
    languages = {version.language for judged in report.families for version in judged.family.versions}
    families = many(len(report.families), "family", "families")
    return f"{families}, {many(report.versions, 'version')} in {many(len(languages), 'language')}"


def severities_of(report: Report) -> str:
    """“3 errors, 1 warning”, or that there is nothing; notes are not counted."""
    found = [finding for finding in report.findings() if finding.severity > Severity.NOTE]
    return counted(severities(found)) or "no errors, no warnings"


def _commonest(found: Iterable[Finding]) -> list[tuple[str, int]]:
    counts = Counter(finding.fact.rule for finding in found if finding.severity > Severity.NOTE)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_WORST]


def _and(texts: Iterable[str]) -> str:
    *first, last = texts
    return f"{', '.join(first)} and {last}" if first else last


# --- files ---


def _layout(lesson: Lesson) -> list[str]:
    if lesson.layout.text:
        return [
            *said("Where paths say the locale. {name} is the name of the notice, ** stands for any folders. Files that"
                  " do not fit are passed over."),
            f"layout = {quoted(lesson.layout.text)}",
        ]  # fmt: skip
    lines = said(f"No layout: {lesson.layout.why}.")
    return [*lines, *([f"# layout = {quoted(lesson.layout.proposal)}"] if lesson.layout.proposal else [])]


def _reference(report: Report) -> list[str]:
    families = [one.family for one in report.families if len(one.family.versions) > 1]
    if not families:
        return said("One version alone is compared with none; what is wrong in itself is reported.")
    held = [family for family in families if family.reference]
    lines = []
    if held:
        source = next(version for version in held[0].versions if version.locale == held[0].reference)
        lines += said(
            f"{many(len(held), 'family has', 'families have')} a source, as {source.path} ({source.locale}): "
            "what has no locale in its name. The others are compared with it."
        )
    voting = [family for family in families if not family.reference]
    if not voting:
        return lines
    whose = "Elsewhere the" if held else "The"
    lines += said(
        f"{whose} versions vote: what most of them have is right, and each finding says how many. "
        "With a reference, all are compared with that version, even if it is the one that is wrong."
    )
    common = set.intersection(*({version.locale for version in family.versions} for family in voting))
    english = sorted(locale for locale in common if locale.partition("-")[0] == "en")
    if english:
        return [*lines, f"# reference = {quoted(english[0])}"]
    return [*lines, *said("English, the usual reference, is not among the versions of every family.")]


def _excluded(report: Report) -> list[str]:
    if not report.passed_over:
        return [*said("No file was passed over. Patterns of files to leave out:"), '# exclude = ["drafts/*"]']
    counts = Counter(_bare(reason) for _, reason in report.passed_over)
    usual = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    left = many(len(report.passed_over), "file was", "files were")
    lines = said(f"{left} passed over; “noticecheck check --verbose” tells which:")
    for reason, count in usual[:_MOST_EXAMPLES]:
        lines += said(reason, behind=f"{count:>6}  ")
    if len(usual) > _MOST_EXAMPLES:
        lines += said("for other reasons", behind=f"{sum(count for _, count in usual[_MOST_EXAMPLES:]):>6}  ")
    lines += said("Patterns of files to leave out, whatever they hold:")
    return [*lines, f"# exclude = {listed(_aside(report) or ['drafts/*'])}"]


def _bare(reason: str) -> str:
    """A reason without the names of single files and families."""
    return re.sub(r"(?<=is there already): .*", "", re.sub(r"“[^”]*”", "“…”", reason))


def _aside(report: Report) -> list[str]:
    """Folders with several files that could be notices, none of which is a version of one."""
    judged = {folder for one in report.families for v in one.family.versions for folder in v.path.parents}
    could_be = [path for path, _ in report.passed_over if path.suffix.lower() in ENDINGS]
    folders = Counter(path.parent for path in could_be if path.parent not in judged)
    return [pattern(f"{folder}/") + "*" for folder in sorted(folders) if folders[folder] > 1][:_MOST_EXAMPLES]


def _gate() -> list[str]:
    return [
        *said("The least severity that makes noticecheck check exit with 1: error, warning or note."),
        '# fail-on = "warning"',
        "#",
        *said("What “noticecheck baseline” has noted counts as known where its file is named here."),
        '# baseline = "noticecheck-baseline.json"',
    ]


# --- what the notices must hold ---


def _demands(lesson: Lesson) -> list[str]:
    names = _Names(lesson)
    shared = _shared(lesson, names)
    own = [
        about for about in lesson.families if about.names or about.day or about.seldom or _asks(lesson, about)
    ]
    lines = said("A name is written as it is called here, or in one of the forms of the version’s locale.")
    if not (shared or own or lesson.fields):
        lines = said("Nothing was found that all versions state; this is how it is written:")
        return [
            *lines,
            "# [[notices]]",
            '# families = ["*"]',
            "# date = 2026-03-14",
            '# names = { "Kitebird" = {} }',
        ]
    if not (shared or any(about.names for about in own)):
        lines = said("What every version of the families named must state.")
    lines += ["", *shared]
    if len(own) > _MOST_FAMILIES:
        lines += ["", *_summed_up(own)]
        own = []
    for about in own:
        lines += ["", *_own(lesson, about, names)]
    return lines


class _Names:
    """How families are named in patterns: by the last part of their names, where only one has it."""

    def __init__(self, lesson: Lesson) -> None:
        self._counts = Counter(about.family.rpartition("/")[2] for about in lesson.families)

    def pattern(self, family: str) -> str:
        last = family.rpartition("/")[2]
        return pattern(last if self._counts[last] == 1 else family)


def _all_ask(lesson: Lesson) -> bool:
    return len(lesson.families) > 1 and all(about.prompt for about in lesson.families)


def _asks(lesson: Lesson, about: About) -> bool:
    return about.prompt and not _all_ask(lesson)


def _shared(lesson: Lesson, _names: _Names) -> list[str]:
    """The entry for all families: names of most of them, the prompt where all have one, fields."""
    lines = []
    if _all_ask(lesson):
        lines += ["prompt = true  # every version closes with a question and its answers"]
    if lesson.fields:
        lines += _fields(lesson)
    if lesson.shared:
        lines += ["[notices.names]", *_name_lines(lesson.shared, lesson.against)]
    if not lines:
        return []
    live = any(not line.startswith("#") and line != "[notices.names]" for line in lines)
    head = ["[[notices]]", 'families = ["*"]'] if live else ["# [[notices]]", '# families = ["*"]']
    return [*head, *(line if live or line.startswith("#") else f"# {line}" for line in lines)]


def _fields(lesson: Lesson) -> list[str]:
    ways = ", ".join(f"{_key(key)} = {quoted(way)}" for key, way in lesson.fields.items())
    return [
        *said("Fields of the front matter that all versions have now, the same or translated:"),
        f"# fields = {{ {ways} }}",
    ]


def _key(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else quoted(text)


def _own(lesson: Lesson, about: About, names: _Names) -> list[str]:
    """The entry for one family."""
    lines = []
    if about.day:
        lines += _day(about.day, about.against_day)
    if _asks(lesson, about):
        lines.append("prompt = true  # a closing question with its answers")
    if about.names:
        lines += ["[notices.names]", *_name_lines(about.names, about.against)]
    if about.seldom:
        lines += said(
            f"Names that stand here once: {_and(name.text for name in about.seldom[:_MOST_FAMILIES])}"
        )
    head = ["[[notices]]", f"families = {listed([names.pattern(about.family)])}"]
    live = any(not line.startswith("#") and line != "[notices.names]" for line in lines)
    return [line if live or line.startswith("#") else f"# {line}" for line in (*head, *lines)]


def _day(day: datetime.date, against: Finding | None) -> list[str]:
    if against is None:
        return [f"date = {day.isoformat()}"]
    return [*_spoken_against(against), f"# date = {day.isoformat()}"]


def _name_lines(names: Sequence[ProductName], against: dict[str, Finding]) -> Iterator[str]:
    """Names with their forms; those that something speaks against come last, in comments."""
    told: dict[Place, list[ProductName]] = defaultdict(list)
    for name in names:
        if name.text in against:
            told[against[name.text].fact.place].append(name)
        else:
            yield _name_line(name)
    for those in told.values():
        yield from _spoken_against(against[those[0].text])
        yield from (f"# {_name_line(name)}" for name in those)


def _name_line(name: ProductName) -> str:
    return f"{quoted(name.text)} = {table(name.forms)}"


def _spoken_against(finding: Finding) -> list[str]:
    return said(f"left out: {finding.fact.place} contradicts it, {finding.message}")


def _summed_up(families: Sequence[About]) -> list[str]:
    """What many families state each for itself, in a few lines."""
    days = [about for about in families if about.day]
    names: dict[str, int] = defaultdict(int)
    for about in families:
        for name in about.names:
            names[name.text] += 1
    most = sorted(names, key=lambda text: (-names[text], text))[:_MOST_FAMILIES]
    lines = said(
        f"{many(len(families), 'family states', 'families state')} more, each for itself; “noticecheck init” for the "
        "versions of one writes it down. For example:"
    )
    if days:
        first = days[0]
        lines += [
            *said(f"{many(len(days), 'family has a day of its', 'families have a day of their')} own, as:"),
            "# [[notices]]",
            f"# families = {listed([pattern(first.family)])}",
            f"# date = {first.day}",
        ]
    if most:
        lines += said(f"{many(len(names), 'name')} of some families, with their number: "
                      f"{', '.join(f'{text} ({names[text]})' for text in most)}")  # fmt: skip
    return lines


# --- suppressions ---


def _ignored(report: Report) -> list[str]:
    finding = next((each for each in report.findings() if each.severity > Severity.NOTE), None)
    rule = finding.fact.rule if finding else "same-sections"
    locale = finding.fact.locale if finding else "de"
    return [
        *said(
            "A finding that is right as it stands, with the reason. In the text, above the line where it stands:"
        ),
        f"#   <!-- noticecheck-disable-next-line {rule}: why it is right -->",
        *said("or here, where families, paths and words narrow it further:"),
        "# [[ignore]]",
        f"# rule = {quoted(rule)}",
        f"# locales = {listed([locale])}",
        '# reason = "why it is right"',
        "#",
        *said("A rule, or one case of it, that is to weigh more or less: error, warning, note or off."),
        "# [rules]",
        f'# {rule} = "note"',
    ]
