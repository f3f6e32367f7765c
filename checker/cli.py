"""The command line: arguments become settings, a run, a report and an exit code."""

import datetime
import os
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from . import __version__

if TYPE_CHECKING:
    from .demands import Demands
    from .run import Report, Trouble
    from .settings import Settings

# the parent of BadParameter: since 0.26 typer carries its own copy of click and exports only the child
_UsageError: type[typer.BadParameter] = typer.BadParameter.__mro__[1]

CLEAN, FINDINGS, NOT_JUDGED = 0, 1, 2

app = typer.Typer(
    name="noticecheck",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How findings are written."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    DIFF = "diff"
    GITHUB = "github"


class ListFormat(StrEnum):
    """How lists are written."""

    TEXT = "text"
    JSON = "json"


class Color(StrEnum):
    """When colours are used."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Bidi(StrEnum):
    """How right-to-left text is quoted."""

    ISOLATE = "isolate"
    NONE = "none"


class Level(StrEnum):
    """A severity, as options name it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Paths = Annotated[
    list[Path], typer.Argument(help="Files and folders that hold the versions.", show_default=False)
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config", help="Configuration file; the nearest noticecheck.toml without it.", show_default=False
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]
Layout = Annotated[
    str | None,
    typer.Option(help="Where the locale stands in paths, as “{locale}/{name}.md”.", show_default=False),
]
Reference = Annotated[
    str | None,
    typer.Option(
        help="Locale that the others are held against; without it the versions vote.", show_default=False
    ),
]


def call(arguments: Sequence[str]) -> int:
    """Run the command line on these arguments and return the exit code."""
    try:
        code = app(list(arguments), standalone_mode=False, prog_name="noticecheck")
    except _UsageError as error:
        error.show()
        return NOT_JUDGED
    except typer.Abort:
        return _told("interrupted")
    except typer.Exit as stop:
        return stop.exit_code
    return code if isinstance(code, int) else CLEAN


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"noticecheck {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Check that every language version of a notice says the same thing."""


@app.command()
def check(
    paths: Paths,
    output_format: Annotated[
        Format, typer.Option("--output-format", help="How findings are written.")
    ] = Format.FULL,
    output_file: Annotated[
        Path | None,
        typer.Option("--output-file", "-o", help="Write the report to this file.", show_default=False),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Ask only this rule (repeatable).", show_default=False)
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="Leave out this rule (repeatable).", show_default=False)
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="Day that every version must state, as 2026-03-14.", show_default=False)
    ] = None,
    notice: Annotated[
        str | None,
        typer.Option(
            help="What the notice must hold: a TOML file, or a name that noticecheck ships.",
            show_default=False,
        ),
    ] = None,
    layout: Layout = None,
    reference: Reference = None,
    notes: Annotated[bool, typer.Option("--notes", help="Show notes as well.")] = False,
    fail_on: Annotated[
        Level | None,
        typer.Option(
            help="Least severity that makes the exit code 1.  [default: warning]", show_default=False
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    config: Config = None,
    isolated: Isolated = False,
    color: Annotated[Color, typer.Option(help="When to use colours.")] = Color.AUTO,
    bidi: Annotated[
        Bidi, typer.Option(help="Put right-to-left quotations between isolates, or leave them as they are.")
    ] = Bidi.ISOLATE,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only findings, no overview and no summary.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say what was passed over and why.")
    ] = False,
) -> int:
    """Set all versions of each notice side by side and print where one departs from the others."""
    from .report import Look, render  # heavy parts are imported when a command runs
    from .run import run

    settings = _settings(
        paths, config, isolated=isolated, layout=layout, reference=reference, fail_on=fail_on
    )
    report = run(
        paths,
        settings,
        demands=_demands(date, notice),
        chosen=_chosen(select or [], ignore or []),
    )
    look = Look(
        notes=notes or settings.fail_on == "note",
        quiet=quiet,
        isolate=bidi is Bidi.ISOLATE,
        ascii=not _speaks_unicode(),
        colour=output_file is None and _colourful(color),
        terminal=output_file is None and sys.stdout.isatty(),
    )
    text = render(report, output_format.value, look)
    if os.environ.get("GITHUB_ACTIONS") and not output_file and output_format is not Format.GITHUB:
        from .report.github import fenced

        text = fenced(text)
    _write(text, output_file)
    _tell_apart(report, settings, verbose=verbose)
    return _exit_code(report, settings, exit_zero=exit_zero)


@app.command()
def dates(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders that hold the versions.", show_default=False),
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="Read this text instead of files.", show_default=False)
    ] = None,
    locale: Annotated[
        str | None, typer.Option(help="Locale of the text, as “he”.", show_default=False)
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help="Read lines of {“text”, “locale”} from standard input; write a list for each."
        ),
    ] = False,
    output_format: Annotated[
        ListFormat, typer.Option("--output-format", help="How the list is written.")
    ] = ListFormat.TEXT,
    layout: Layout = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """List every date: its value, its place, whether its form is right and what the locale would write."""
    from .report import dates as listing

    if jsonl:
        return _answer_lines()
    if text is not None:
        _write(listing.of_text(text, _locale(locale), output_format.value), None)
        return CLEAN
    if not paths:
        _stop("name files or folders, or give --text or --jsonl")
    from .run import notices

    settings = _settings(paths, config, isolated=isolated, layout=layout)
    parsed, report = notices(paths, settings)
    _write(listing.of_notices(parsed, output_format.value), None)
    _tell_troubles(report.troubles)
    if not parsed:
        return _told("nothing was read: no versions of a notice were found there")
    return NOT_JUDGED if report.troubles else CLEAN


def _answer_lines() -> int:
    from .report.dates import LineError, answer_lines

    try:
        answer_lines(sys.stdin.buffer)
    except LineError as error:
        return _told(str(error))
    return CLEAN


@app.command()
def families(
    paths: Paths,
    output_format: Annotated[
        ListFormat, typer.Option("--output-format", help="How the list is written.")
    ] = ListFormat.TEXT,
    layout: Layout = None,
    reference: Reference = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Show how the files were grouped into versions of notices, and why."""
    from .report import families as listing
    from .run import Reader, find_families

    settings = _settings(paths, config, isolated=isolated, layout=layout, reference=reference)
    reader = Reader()
    discovery = find_families(paths, settings, reader)
    _write(listing.render(discovery, output_format.value), None)
    _tell_troubles(reader.troubles.values())
    return CLEAN if discovery.families and not reader.troubles else NOT_JUDGED


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="Id of a rule, as findings name it.", show_default=False)],
) -> int:
    """Print the page of a rule: what it promises, why, and examples of right and wrong text."""
    from . import rules
    from .report import manual

    _known([rule], rules.names())
    _write(manual.page(rule, rules.load(rule)), None)
    return CLEAN


@app.command("rules")
def list_rules(
    output_format: Annotated[
        ListFormat, typer.Option("--output-format", help="How the list is written.")
    ] = ListFormat.TEXT,
) -> int:
    """List all rules with their cases and severities."""
    from .report import manual

    _write(manual.listing(output_format.value), None)
    return CLEAN


def _settings(
    paths: Sequence[Path],
    config: Path | None,
    *,
    isolated: bool,
    layout: str | None = None,
    reference: str | None = None,
    fail_on: Level | None = None,
) -> "Settings":
    import msgspec

    from .settings import Settings, SettingsError, find, load

    _existing(paths)
    try:
        file = config or (None if isolated else find(paths))
        settings = load(file) if file else Settings()
    except SettingsError as error:
        _stop(str(error))
    _known_layout(layout or settings.layout)
    _known_reference(reference or settings.reference)
    given = {"layout": layout, "reference": reference, "fail_on": fail_on and fail_on.value}
    return msgspec.structs.replace(settings, **{key: value for key, value in given.items() if value})


def _known_layout(layout: str | None) -> None:
    """Stop at a layout that cannot be used, before any file is looked for."""
    if layout is None:
        return
    from .discover.layout import LayoutError, layout_pattern

    try:
        layout_pattern(layout)
    except LayoutError as error:
        _stop(str(error))


def _known_reference(tag: str | None) -> None:
    if tag is not None:
        _locale(tag)


def _demands(date: str | None, notice: str | None) -> "Demands | None":
    from .demands import Demands
    from .settings import SettingsError, load_demands, merged

    try:
        demands = load_demands(notice, Path.cwd()) if notice else Demands()
    except SettingsError as error:
        _stop(str(error))
    return merged(demands, Demands(date=_iso_date(date))) if date else demands


def _iso_date(text: str) -> datetime.date:
    from dateutil.parser import isoparse  # only where the option is used

    try:
        return isoparse(text).date()
    except (ValueError, OverflowError):
        _stop(f"--date takes a day as 2026-03-14, not “{text}”")


def _chosen(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str] | None:
    from . import rules

    if not select and not ignore:
        return None
    _known([*select, *ignore], rules.names())
    return frozenset(select or rules.names()) - frozenset(ignore)


def _known(names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            from .mistakes import nearest

            hint = nearest(name, known) or "; noticecheck rules lists them"
            _stop(f"there is no rule “{name}”{hint}")


def _locale(tag: str | None) -> str:
    from .locales import parse_tag

    if tag is None:
        _stop("--text needs --locale")
    locale = parse_tag(tag)
    if locale is None:
        _stop(f"“{tag}” is no locale that is known; write it as “he” or “pt-BR”")
    return locale


def _existing(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            _stop(f"{path}: there is no such file or folder")


def _write(text: str, file: Path | None) -> None:
    """Write a report whole; letters that no UTF-8 can hold are escaped, never dropped."""
    from .output import replace_file, write_out

    data = text.encode("utf-8", "backslashreplace")
    if file is None:
        write_out(data)
    else:
        replace_file(file, data)


def _tell_apart(report: "Report", settings: "Settings", *, verbose: bool) -> None:
    """Say on standard error what was not judged: troubles always, files passed over where asked."""
    _tell_troubles(report.troubles)
    held = any(judged.table.family.reference for judged in report.families)
    if settings.reference and report.versions and not held:
        _told(f"no version is in “{settings.reference}”, the reference that was asked for; the versions vote")
    for ignored in report.idle:
        _told(f"[[ignore]] of {ignored.rule} ignores nothing any more: {ignored.reason}")
    if verbose or not report.versions:
        shown = report.passed_over if verbose else report.passed_over[:10]
        for path, reason in shown:
            _told(f"passed over {path}: {reason}")
        if len(report.passed_over) > len(shown):
            _told(f"passed over {len(report.passed_over) - len(shown)} more; --verbose names them")


def _tell_troubles(troubles: "Iterable[Trouble]") -> None:
    for trouble in troubles:
        _told(f"{trouble.path}: {trouble.reason}")


def _exit_code(report: "Report", settings: "Settings", *, exit_zero: bool) -> int:
    from .findings import Severity

    if report.troubles:
        return NOT_JUDGED
    if not report.versions:
        return _told("nothing was judged: no versions of a notice were found there")
    least = Severity[settings.fail_on.upper()]
    found = any(finding.severity >= least for finding in report.findings())
    return FINDINGS if found and not exit_zero else CLEAN


def _colourful(color: Color) -> bool:
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def _speaks_unicode() -> bool:
    return not sys.stdout.isatty() or (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _told(sentence: str) -> int:
    from .report.clean import inert

    typer.echo(f"noticecheck: {inert(sentence)}", err=True)
    return NOT_JUDGED


def _stop(sentence: str) -> NoReturn:
    raise typer.Exit(_told(sentence))
