"""Tell the layout of the paths: where all versions carry their locale, if they do so in one way."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from ..discover import Family, LayoutError, Version
from ..locales import parse_tag
from ..run import Reader, find_families
from ..settings import Settings

_HOLE = "{locale}"
_PIECE = re.compile(r"[^-_. ]+")
_SIGNS = re.compile(r"[*?{}\n]")
# As many layouts are tried at most; families that need more have none in common.
_MOST = 6


class Layout(Struct, frozen=True):
    """The layout that yields the very families that were found, or None, and then why there is none.

    ``proposal`` is one that yields the same families under other names.
    """

    text: str | None
    why: str
    proposal: str = ""


class _Grouped(Struct, frozen=True, order=True):
    """A family as it can be compared."""

    name: str
    reference: str
    versions: tuple[tuple[PurePosixPath, str], ...]


def layout_of(paths: Sequence[Path], families: Sequence[Family]) -> Layout:
    """The layout of all families, proven by finding them again with it."""
    if all(len(family.versions) < 2 for family in families):
        return Layout(None, "one version alone shows none")
    sources = [version for family in families for version in family.versions if _is_source(family, version)]
    if sources:
        return Layout(None, f"it would pass over {sources[0].path}, whose path names no locale")
    shapes = [_shapes_of(family) for family in families]
    if not any(shapes):
        return Layout(None, "the paths name no locale, which is told from the words")
    signs = next(
        (one.path for family in families for one in family.versions if _SIGNS.search(str(one.path))), None
    )
    if signs:
        return Layout(None, f"{signs} has a sign in its name that means something else in a layout")
    lost = next((family for family, found in zip(families, shapes, strict=True) if not found), None)
    if lost:
        return Layout(None, f"the paths of “{lost.name}” do not all name the locale that the words tell")
    candidates = sorted(
        {_general(shape) for found in shapes for shape in found}, key=lambda text: (len(text), text)
    )
    wanted = _grouped(families)
    tried = {text: _found_with(text, paths) for each in candidates[:_MOST] for text in (each, f"**/{each}")}
    for text, found in tried.items():
        if found == wanted:
            return Layout(text, "")
    for text, found in tried.items():
        if _unnamed(found) == _unnamed(wanted):
            called = f"“{found[0].name}”, not “{wanted[0].name}”"
            return Layout(None, f"one fits, and would give the families other names ({called})", text)
    seen = " and ".join(f"“{text}”" for text in candidates[:3])
    return Layout(None, f"no single one yields the families that were found (they look like {seen})")


def _is_source(family: Family, version: Version) -> bool:
    return version.locale == family.reference and not any(_spots(version.path, version.locale))


def _shapes_of(family: Family) -> list[str]:
    """The ways in which all paths of a family are equal but for the locale."""
    ways = [set(_shapes(version.path, version.locale)) for version in family.versions]
    return sorted(set.intersection(*ways)) if len(ways) > 1 else []


def _shapes(path: PurePosixPath, locale: str) -> Iterator[str]:
    text = path.as_posix()
    spots = list(_spots(path, locale))
    for start, end in spots:
        yield f"{text[:start]}{_HOLE}{text[end:]}"
    if len(spots) == 2 and spots[0][1] <= spots[1][0]:
        (start, end), (then, last) = spots
        yield f"{text[:start]}{_HOLE}{text[end:then]}{_HOLE}{text[last:]}"


def _spots(path: PurePosixPath, locale: str) -> Iterator[tuple[int, int]]:
    """Where a path names the locale: a folder, or the first or the last words of a file's name."""
    at = 0
    for part in path.parts[:-1]:
        if parse_tag(part) == locale:
            yield at, at + len(part)
        at += len(part) + 1
    pieces = [(found.start(), found.end()) for found in _PIECE.finditer(path.stem)]
    ends = {(pieces[-count][0], pieces[-1][1]) for count in range(1, min(3, len(pieces)) + 1)}
    begins = {(pieces[0][0], pieces[count - 1][1]) for count in range(1, min(3, len(pieces)) + 1)}
    for start, end in sorted(begins | ends):
        if parse_tag(path.stem[start:end]) == locale:
            yield at + start, at + end


def _general(shape: str) -> str:
    """A layout for all notices whose paths have this shape: their names become ``{name}``."""
    folders, _, file = shape.rpartition("/")
    ending = PurePosixPath(file).suffix
    stem = file.removesuffix(ending)
    if _HOLE in folders.split("/"):
        return f"{_HOLE}/{{name}}{stem[stem.index(_HOLE) - 1 :] if stem.find(_HOLE) > 0 else ''}{ending}"
    before, _, after = stem.partition(_HOLE)
    if before:
        return f"{{name}}{before[-1]}{_HOLE}{after}{ending}"
    if after:
        return f"{_HOLE}{after[0]}{{name}}{ending}"
    return f"{{name}}/{_HOLE}{ending}" if folders else f"{_HOLE}{ending}"


def _found_with(layout: str, paths: Sequence[Path]) -> list[_Grouped]:
    try:
        return _grouped(find_families(paths, Settings(layout=layout), Reader()).families)
    except LayoutError:
        return []


def _grouped(families: Iterable[Family]) -> list[_Grouped]:
    return sorted(
        _Grouped(
            family.name, family.reference or "", tuple((one.path, one.locale) for one in family.versions)
        )
        for family in families
    )


def _unnamed(families: Sequence[_Grouped]) -> set[_Grouped]:
    return {replace(family, name="") for family in families}
