"""The main job: judge the families below some paths and report what was found."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..report import FORMATS
from .asked import Wishes, chosen_rules, demands_for, known_in, settings_for, settings_of
from .options import (
    Bidi,
    Color,
    Config,
    Date,
    Ignore,
    Isolated,
    Layout,
    Level,
    Locales,
    NoticeDemands,
    Paths,
    Reference,
    Select,
    completed_formats,
)
from .outputs import Output, is_terminal, outputs_for, write_reports
from .telling import colourful, exit_code, speaks_unicode, stop, tell_alone, tell_apart, tell_files, told

if TYPE_CHECKING:
    from ..read import Source
    from ..repair import Judge
    from ..report import Look
    from ..run import Report
    from ..settings import Settings


def check(
    paths: Paths,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--output-format",
            metavar="FORMAT[=FILE]",
            help=f"How findings are written, and where to: {', '.join(FORMATS)} (repeatable).  [default: full]",
            show_default=False,
            autocompletion=completed_formats,
        ),
    ] = None,
    output_file: Annotated[
        list[Path] | None,
        typer.Option(
            "--output-file", "-o", help="Write the report to this file (one per format).", show_default=False
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    date: Date = None,
    notice: NoticeDemands = None,
    locales: Locales = None,
    layout: Layout = None,
    reference: Reference = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REF",
            help="Report only findings that did not exist at this git commit.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(help="Hide the findings that this file lists.", show_default=False),
    ] = None,
    ignore_suppressions: Annotated[
        bool, typer.Option("--ignore-suppressions", help="Report suppressed findings as well.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Make the safe repairs.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Make, or show, also repairs that a person should read.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the repairs without making them.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Show notes as well.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule, and show none.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Check again whenever a file changes.")
    ] = False,
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
    outputs = _outputs(output_format, output_file, diff=diff, statistics=statistics)
    files = [output.file for output in outputs if output.file]
    wishes = Wishes(
        layout=layout,
        reference=reference,
        fail_on=fail_on.value if fail_on else None,
        demands=demands_for(date, notice, locales),
        chosen=chosen_rules(select or [], ignore or []),
        suppressing=not ignore_suppressions,
        known=known_in(baseline),
    )

    def once() -> int:
        from ..report import Look  # heavy parts are imported when a command runs
        from ..report.paths import folder_in_repository

        settings = settings_for(paths, config, isolated=isolated, wishes=wishes)

        def judge(texts: "Mapping[Path, Source]") -> "Report":
            return _report(paths, settings, since, wishes, texts)

        look = Look(
            notes=notes or settings.fail_on == "note",
            quiet=quiet,
            isolate=bidi is Bidi.ISOLATE,
            ascii=not speaks_unicode(),
            colour=colourful(color),
            terminal=is_terminal(outputs),
            within=folder_in_repository(Path.cwd()),
            unsafe=unsafe_fixes,
            asked=settings.chosen,
        )
        if fix and not diff:
            report = _repaired(judge, look)
        elif any(output.form == "diff" for output in outputs):
            report = _with_changes(judge, look)
        else:
            report = judge({})
        write_reports(report, outputs, look)
        if len(files) == len(outputs) and not quiet:
            tell_files(report, files)
        counted = quiet or all(output.form != "concise" for output in outputs)
        tell_apart(report, settings, verbose=verbose, counted=counted)
        if not quiet:
            tell_alone(report)
        return exit_code(report, settings, exit_zero=exit_zero)

    if not watch:
        return once()
    from .watch import watched

    return watched(once, paths, [config] if config else [], files)


def _outputs(
    formats: list[str] | None, files: list[Path] | None, *, diff: bool, statistics: bool
) -> list[Output]:
    """The reports asked for; ``--diff`` and ``--statistics`` stand for the one on the standard output."""
    instead = ["diff"] * diff + ["statistics"] * statistics
    if len(instead) > 1:
        stop("--diff and --statistics cannot be shown at once")
    return outputs_for([*(formats or []), *instead], files or [])


def _report(
    paths: list[Path], settings: "Settings", since: str | None, wishes: Wishes, texts: "Mapping[Path, Source]"
) -> "Report":
    from ..run import run
    from .progress import Progress

    with Progress() as progress:
        if since is None:
            return run(paths, settings, texts=texts, progress=progress)
        from ..history import HistoryError
        from ..since import report_since

        try:
            return report_since(since, paths, settings, lambda file: settings_of(file, wishes), texts=texts)
        except HistoryError as error:
            stop(f"--since {since}: {error}")


def _repaired(judge: "Judge", look: "Look") -> "Report":
    """The report about what is left when the repairs were made."""
    from ..repair import repair
    from ..report.choice import least, many

    done = repair(judge, unsafe=look.unsafe, least=least(look))
    if done.changes:
        told(f"{many(done.findings, 'finding')} repaired in {many(len(done.changes), 'file')}")
    for path in done.held_back:
        told(f"{path}: not in UTF-8, so that nothing was repaired in it")
    return done.report


def _with_changes(judge: "Judge", look: "Look") -> "Report":
    """The report, with what ``--fix`` would make of the files."""
    from ..repair import with_changes
    from ..report.choice import least

    return with_changes(judge, unsafe=look.unsafe, least=least(look))
