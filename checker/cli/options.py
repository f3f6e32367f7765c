"""The arguments and options of the commands: their names, their types and their help."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..report import FORMATS


def completed_formats(begun: str) -> list[str]:
    """Formats for a shell to complete."""
    return [form for form in FORMATS if form.startswith(begun)]


def completed_rules(begun: str) -> list[str]:
    """Rules for a shell to complete."""
    from .. import rules

    return [name for name in rules.names() if name.startswith(begun)]


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
        help="Locale that the others are compared with; without it the versions vote.", show_default=False
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        help="Check this rule only (repeatable).", show_default=False, autocompletion=completed_rules
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        help="Do not check this rule (repeatable).", show_default=False, autocompletion=completed_rules
    ),
]
Date = Annotated[
    str | None, typer.Option(help="Day that every version must state, as 2026-03-14.", show_default=False)
]
Locales = Annotated[
    str | None,
    typer.Option(help="Locales in which every notice must exist, as ar,he,pt-BR.", show_default=False),
]
NoticeDemands = Annotated[
    str | None,
    typer.Option(
        help="What the notice must hold: a TOML file, or a name that noticecheck ships.", show_default=False
    ),
]
OutputFormats = Annotated[
    list[str] | None,
    typer.Option(
        "--output-format",
        metavar="FORMAT[=FILE]",
        help=f"How findings are written, and where to: {', '.join(FORMATS)} (repeatable).  [default: full]",
        show_default=False,
        autocompletion=completed_formats,
    ),
]
OutputFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--output-file", "-o", help="Write the report to this file (one per format).", show_default=False
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="REF", help="Report only findings that did not exist at this git commit.", show_default=False
    ),
]
Baseline = Annotated[
    Path | None, typer.Option(help="Hide the findings that this file lists.", show_default=False)
]
IgnoreSuppressions = Annotated[
    bool, typer.Option("--ignore-suppressions", help="Report suppressed findings as well.")
]
Fix = Annotated[bool, typer.Option("--fix", help="Make the safe repairs.")]
UnsafeFixes = Annotated[
    bool, typer.Option("--unsafe-fixes", help="Make, or show, also repairs that a person should read.")
]
Diff = Annotated[bool, typer.Option("--diff", help="Show the repairs without making them.")]
Notes = Annotated[bool, typer.Option("--notes", help="Show notes as well.")]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Count the findings of each rule, and show none.")
]
Watch = Annotated[bool, typer.Option("--watch", "-w", help="Check again whenever a file changes.")]
FailOn = Annotated[
    Level | None,
    typer.Option(help="Least severity that makes the exit code 1.  [default: warning]", show_default=False),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        envvar="NOTICECHECK_NO_CACHE",
        help="Judge everything anew, and remember nothing.",
        show_envvar=False,
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")]
ColorOption = Annotated[Color, typer.Option(help="When to use colours.")]
BidiOption = Annotated[
    Bidi, typer.Option(help="Put right-to-left quotations between isolates, or leave them as they are.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only findings, no overview and no summary.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what was passed over and why.")]
