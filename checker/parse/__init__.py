"""Turn text into the blocks of a notice: plain text, Markdown and HTML."""

from collections.abc import Callable
from functools import cache
from importlib import import_module

from ..discover import Version
from ..discover.files import format_of
from ..read import Source
from .model import (
    CLOSING,
    HEADINGS,
    PROSE,
    RUNNING_TEXT,
    Block,
    Field,
    Kind,
    LeftOut,
    Notice,
    Parsed,
    Section,
    Span,
    SpanKind,
)
from .prompt import mark_prompt
from .sections import sections_of

__all__ = [
    "CLOSING",
    "HEADINGS",
    "PROSE",
    "RUNNING_TEXT",
    "Block",
    "Field",
    "Kind",
    "LeftOut",
    "Notice",
    "Section",
    "Span",
    "SpanKind",
    "parse",
]

_PARSERS = {".md": "markdown", ".html": "html", ".txt": "plain"}


def parse(version: Version, source: Source, whole: frozenset[int] = frozenset()) -> Notice:
    """Parse a version by the ending of its path; whatever is not known is plain text.

    Of plain text the lines up to the next blank one are one paragraph where they begin at an offset of ``whole``.
    A total function: what cannot be understood becomes a flaw.
    """
    read = _reader(format_of(version.path))
    parsed = read(source.text, whole) if whole else read(source.text)
    blocks = mark_prompt(parsed.blocks, version.language)
    return Notice(
        version,
        source,
        tuple(blocks),
        sections_of(blocks),
        parsed.fields,
        parsed.left_out,
        (*source.flaws, *parsed.flaws),
        parsed.times,
    )


@cache
def _reader(form: str) -> Callable[..., Parsed]:
    """The function that parses a format; its module is imported the first time that it is needed."""
    module = import_module(f".{_PARSERS[form]}", __name__)
    reader: Callable[..., Parsed] = module.parse
    return reader
