"""Read paths by the layout that a configuration declares: ``{locale}/{name}.md``."""

import re

from msgspec import Struct

from ..locales import parse_tag
from .files import File
from .naming import tidy

_TOKENS = re.compile(r"\{(\w+)\}|\*\*/|\*\*|\*|\?")
_MEANINGS = {
    "{locale}": r"(?P<locale>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3})",
    "{name}": r"(?P<name>[^\n]+?)",
    "**/": r"(?:[^\n]*/)?",
    "**": r"[^\n]*",
    "*": r"[^/\n]*",
    "?": r"[^/\n]",
}


class LayoutError(ValueError):
    """A layout cannot be used; the message says why."""


class Fit(Struct, frozen=True):
    """What a path that fits the layout says."""

    family: str
    locale: str


def layout_pattern(layout: str) -> re.Pattern[str]:
    """The layout as a pattern over whole paths.

    ``{locale}`` (or ``{language}``) stands for a locale, ``{name}`` for the notice's name with any folders in
    it, ``*`` for anything in one name and ``**`` for anything at all. A placeholder that comes again stands
    for the same words. Raises LayoutError for an unknown placeholder, or where there is no ``{locale}``.
    """
    pieces, at, seen = [], 0, set()
    for token in _TOKENS.finditer(layout):
        written = "{locale}" if token.group() == "{language}" else token.group()
        if written not in _MEANINGS:
            raise LayoutError(f"layout “{layout}”: no such placeholder: {written}")
        pieces.append(re.escape(layout[at : token.start()]))
        pieces.append(f"(?P={written[1:-1]})" if written in seen else _MEANINGS[written])
        if written.startswith("{"):
            seen.add(written)
        at = token.end()
    if "{locale}" not in seen:
        raise LayoutError(f"layout “{layout}”: {{locale}} is missing")
    return re.compile("".join([*pieces, re.escape(layout[at:])]))


def fit_layout(pattern: re.Pattern[str], file: File) -> Fit | None:
    """What the layout says about a file: its path from the working directory, else from the folder given."""
    for path in (file.path.as_posix(), file.below):
        match = pattern.fullmatch(path)
        tag = parse_tag(match.group("locale")) if match else None
        if match is None or tag is None:
            continue
        return Fit(_family(pattern, match, file), tag)
    return None


def _family(pattern: re.Pattern[str], match: re.Match[str], file: File) -> str:
    """The path without its locale, so that what ``*`` stands for keeps families apart."""
    if "name" in pattern.groupindex and "*" not in pattern.pattern:
        return match.group("name").removesuffix(file.path.suffix)
    start, end = match.span("locale")
    before, after = match.string[:start], match.string[end:].removesuffix(file.path.suffix)
    folder = before.rpartition("/")[0]
    inside = f"{before[len(folder) :].strip('-_. /')}{after}".strip("-_. /")
    return "/".join(part for part in (folder, inside) if part) or tidy(file.path)
