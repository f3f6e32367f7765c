"""The arguments and options of the commands: their names, their types and their help."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


def completed_formats(begun: str) -> list[str]:
    """Formats for a shell to complete."""
    from ..report import FORMATS

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
