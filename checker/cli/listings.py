"""Commands that list: dates, families and rules."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from .asked import Wishes, known_locale, must_be_known, settings_for
from .options import Config, Isolated, Layout, ListFormat, Paths, Reference, completed_rules
from .telling import CLEAN, NOT_JUDGED, stop, tell_troubles, unjudged, write


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
    from ..report import dates as listing

    if jsonl:
        return _answer_lines()
    if text is not None:
        write(listing.of_text(text, known_locale(locale), output_format.value), None)
        return CLEAN
    if not paths:
        stop("name files or folders, or give --text or --jsonl")
    from ..run import families

    settings = settings_for(paths, config, isolated=isolated, wishes=Wishes(layout=layout))
    parsed, report = families(paths, settings)
    write(listing.of_families(parsed, output_format.value), None)
    tell_troubles(report.troubles)
    if not parsed:
        return unjudged("nothing was read: no versions of a notice were found there")
    return NOT_JUDGED if report.troubles else CLEAN


def _answer_lines() -> int:
    from ..report.dates import LineError, answer_lines

    try:
        answer_lines(sys.stdin.buffer)
    except LineError as error:
        return unjudged(str(error))
    return CLEAN


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
    from ..report import families as listing
    from ..run import Reader, find_families

    settings = settings_for(
        paths, config, isolated=isolated, wishes=Wishes(layout=layout, reference=reference)
    )
    reader = Reader()
    discovery = find_families(paths, settings, reader)
    write(listing.render(discovery, output_format.value), None)
    tell_troubles(reader.troubles.values())
    if not discovery.families:
        return unjudged("no versions of a notice were found there")
    return NOT_JUDGED if reader.troubles else CLEAN


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            help="Id of a rule, as findings name it.", show_default=False, autocompletion=completed_rules
        ),
    ],
    examples: Annotated[bool, typer.Option("--examples", help="Show the texts of all examples.")] = False,
) -> int:
    """Print the page of a rule: what it promises, why, and how it can be broken."""
    from .. import rules
    from ..report import manual

    must_be_known([rule], rules.names())
    write(manual.page(rule, rules.load(rule), examples=examples), None)
    return CLEAN


def list_rules(
    output_format: Annotated[
        ListFormat, typer.Option("--output-format", help="How the list is written.")
    ] = ListFormat.TEXT,
) -> int:
    """List all rules with their cases and severities."""
    from ..report import manual

    write(manual.listing(output_format.value), None)
    return CLEAN
