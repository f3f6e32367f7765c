"""The command line: arguments become settings, a run, a report and an exit code."""

from collections.abc import Sequence
from typing import Annotated

import typer

from .. import __version__
from .check import check
from .init import init
from .listings import dates, explain, families, list_rules
from .telling import CLEAN, NOT_JUDGED, told
from .upkeep import baseline

# the parent of BadParameter: since 0.26 typer carries its own copy of click and exports only the child
_UsageError: type[typer.BadParameter] = typer.BadParameter.__mro__[1]

_INTERRUPTED = 130

app = typer.Typer(
    name="noticecheck",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def call(arguments: Sequence[str]) -> int:
    """Run the command line on these arguments and return the exit code."""
    try:
        code = app(list(arguments), standalone_mode=False, prog_name="noticecheck")
    except _UsageError as error:
        error.show()
        return NOT_JUDGED
    except typer.Abort:
        return told("interrupted")
    except typer.Exit as stop:
        # typer ends so when it is interrupted itself
        return told("interrupted") if stop.exit_code == _INTERRUPTED else stop.exit_code
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


app.command()(init)
app.command()(check)
app.command()(dates)
app.command()(families)
app.command()(baseline)
app.command()(explain)
app.command("rules")(list_rules)
