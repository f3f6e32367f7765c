"""The main job: judge the families below some paths and report what was found."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from .asked import chosen_rules, demands_for, settings_for
from .options import Bidi, Color, Config, Format, Isolated, Layout, Level, Paths, Reference
from .telling import colourful, exit_code, speaks_unicode, tell_apart, write


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
    from ..report import Look, render  # heavy parts are imported when a command runs
    from ..run import run

    settings = settings_for(
        paths, config, isolated=isolated, layout=layout, reference=reference, fail_on=fail_on
    )
    report = run(
        paths,
        settings,
        demands=demands_for(date, notice),
        chosen=chosen_rules(select or [], ignore or []),
    )
    look = Look(
        notes=notes or settings.fail_on == "note",
        quiet=quiet,
        isolate=bidi is Bidi.ISOLATE,
        ascii=not speaks_unicode(),
        colour=output_file is None and colourful(color),
        terminal=output_file is None and sys.stdout.isatty(),
    )
    text = render(report, output_format.value, look)
    if os.environ.get("GITHUB_ACTIONS") and not output_file and output_format is not Format.GITHUB:
        from ..report.github import fenced

        text = fenced(text)
    write(text, output_file)
    tell_apart(report, settings, verbose=verbose)
    return exit_code(report, settings, exit_zero=exit_zero)
