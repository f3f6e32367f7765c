"""Lines of styled words, and how they become text with or without colours."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from .clean import inert, isolated, isolated_quotes, uncommanded

Style = Literal["", "error", "warning", "note", "path", "dim", "good", "bad", "mark", "bold"]

_COLOURS: dict[Style, str] = {
    "": "",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "path": "cyan",
    "dim": "dim",
    "good": "green",
    "bad": "red",
    "mark": "bold red",
    "bold": "bold",
}


class Look(Struct, frozen=True):
    """How a person wants to see a report; ``terminal`` tells that one shows it.

    ``within`` is the working directory as seen from the top of the repository (``docs/legal``), for the
    formats of forges, which look files up from there. ``unsafe`` asks for repairs too that a person should read,
    and ``asked`` are the rules that were chosen (None stands for all).
    """

    notes: bool = False
    quiet: bool = False
    isolate: bool = True
    ascii: bool = False
    colour: bool = False
    terminal: bool = False
    within: str = ""
    unsafe: bool = False
    asked: frozenset[str] | None = None


class Words(Struct, frozen=True):
    """Words of one style. ``foreign`` ones come from a document as a whole, not inside a sentence of ours."""

    text: str
    style: Style = ""
    foreign: bool = False


Line = tuple[Words, ...]


def line(*parts: str | Words) -> Line:
    """A line of words; plain strings have no style."""
    return tuple(Words(part) if isinstance(part, str) else part for part in parts)


def paint(lines: Iterable[Line], look: Look) -> str:
    """The lines as text, everything in them inert, with colours where they are wanted."""
    clean = ([(_said(words, look), words.style) for words in each] for each in lines)
    if not look.colour:
        return "".join(uncommanded("".join(text for text, _ in each)).rstrip() + "\n" for each in clean)
    return _coloured(clean)


def _said(words: Words, look: Look) -> str:
    text = inert(words.text)
    if not look.isolate:
        return text
    return isolated(text) if words.foreign else isolated_quotes(text)


def _coloured(lines: Iterable[list[tuple[str, Style]]]) -> str:
    from io import StringIO

    from rich.console import Console  # only where colours are wanted
    from rich.text import Text

    console = Console(file=StringIO(), force_terminal=True, highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        for each in lines:
            # Text and no markup: a document may hold [/x], which markup would choke on
            styled = Text.assemble(*((text, _COLOURS[style]) for text, style in each))
            console.print(styled, soft_wrap=True)
    return capture.get()
