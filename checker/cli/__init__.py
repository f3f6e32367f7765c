"""The command line: arguments become settings, a run, a report and an exit code."""

from collections.abc import Callable, Sequence
from copy import copy
from typing import Annotated

import typer

from .. import __version__
from ..pipe import ClosedPipeError
from .check import check
from .init import init
from .listings import dates, explain, families, list_rules
from .telling import CLEAN, NOT_JUDGED, unjudged
from .upkeep import baseline

# the parent of BadParameter: since 0.26 typer carries its own copy of click and exports only the child
_UsageError: type[typer.BadParameter] = typer.BadParameter.__mro__[1]

_INTERRUPTED = 130  # so typer ends when it is interrupted itself

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
        code = _asked(arguments)(list(arguments), standalone_mode=False, prog_name="noticecheck")
    except _UsageError as error:
        error.show()
        return NOT_JUDGED
    except typer.Abort:
        return unjudged("interrupted")
    except typer.Exit as stop:
        code = stop.exit_code
    except SystemExit as stop:
        if stop.code != 1:  # a shell was told what completes a word
            raise
        raise ClosedPipeError from stop  # so click ends where nobody reads the standard output any more
    if code == _INTERRUPTED:
        return unjudged("interrupted")
    return code if isinstance(code, int) else CLEAN


def _asked(arguments: Sequence[str]) -> typer.Typer:
    """The program with the command that is asked for alone: typer reads the options of all it has at each start."""
    asked = [one for one in app.registered_commands if (one.name or _name(one.callback)) in arguments[:1]]
    if not asked:
        return app
    alone = copy(app)
    alone.registered_commands = asked
    return alone


def _name(command: Callable[..., object] | None) -> str:
    return getattr(command, "__name__", "")


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


# short enough for one line of a terminal
app.command(short_help="Write a configuration to start from, learnt from the files.")(init)
app.command(short_help="Compare the versions, and report where one differs.")(check)
app.command(short_help="List every date, and what its locale would write.")(dates)
app.command(short_help="Show how files were grouped into versions, and why.")(families)
app.command(short_help="Record what is found now; later runs report only what is new.")(baseline)
app.command(short_help="Explain a rule, and each way in which it can be broken.")(explain)
app.command("rules", short_help="List all rules with their severities.")(list_rules)
