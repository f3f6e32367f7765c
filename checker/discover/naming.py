"""Find the locale tags in the path of a file, wherever people put them."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from ..locales import is_plain_word, language_of, parse_tag
from .files import File

# Folders that hold nothing but locales; the source stands beside them: “index.md”, “lang/it/index.md”.
HOLDERS = frozenset(
    {"i18n", "intl", "l10n", "lang", "langs", "language", "languages", "locale", "locales"}
    | {"localization", "localized", "translated", "translation", "translations"}
)
_MARK = "\0"  # cannot stand in the name of a file
_PIECE = re.compile(r"[^-_. ]+")
_TAG_LIKE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,4})*")


class Key(Struct, frozen=True):
    """The path of a file without its locale: equal for all versions of a notice.

    ``marks`` holds a NUL where the locale stood, as in ``content/*/name`` or ``name.*``; ``axis`` is the
    folder in which it stood and how it was set off. ``firm`` is false where a hyphen or a low line set it
    off, which may as well join two words.
    """

    marks: str
    format: str
    axis: tuple[str, str]
    firm: bool


class Reading(Struct, frozen=True):
    """One way to read a path: a key, and the locale as written; ``tag`` is None where there is no such one.

    ``name`` is the path without its locale, for people: ``content/v1/index``.
    """

    key: Key
    name: str
    written: str
    tag: str | None
    where: str

    @property
    def strong(self) -> bool:
        """Whether what was written is hardly anything but a locale."""
        return self.tag is not None and not is_plain_word(self.written)


class _Spot(Struct, frozen=True):
    """A place in the path where a tag may stand: the index of the part, and the stretch of it."""

    part: int
    start: int
    end: int
    sign: str
    written: str
    tag: str | None


def readings(file: File) -> Iterator[Reading]:
    """All ways to find a locale in a file's path, the same language in several places taken together."""
    parts = _parts(file)
    folded = _folded(parts)
    spots = list(_spots(parts))
    seen = set()
    for spot in spots:
        same = [spot]
        if spot.tag is not None:
            same = _disjoint(
                spot, [s for s in spots if s.tag and language_of(s.tag) == language_of(spot.tag)]
            )
        for chosen in ([spot], same) if len(same) > 1 else ([spot],):
            reading = _reading(file, parts, folded, chosen)
            if reading.key not in seen:
                seen.add(reading.key)
                yield reading


def plain_key(file: File) -> tuple[str, str]:
    """What a file without a locale is called, to be found by ``source_keys``."""
    return "/".join(_folded(_parts(file))), file.format


def source_keys(key: Key) -> Iterator[tuple[str, str]]:
    """Names under which the source of a family may stand, the likeliest first."""
    folders, stem = key.marks.split("/")[:-1], key.marks.split("/")[-1]
    stem = _without_mark(stem)
    if not stem:
        return
    while _MARK in folders:
        folders.remove(_MARK)
    yield "/".join([*folders, stem]), key.format
    while folders and folders[-1].lower() in HOLDERS:
        folders.pop()
        yield "/".join([*folders, stem]), key.format


def tidy(path: PurePosixPath, *, ending: bool = True) -> str:
    """A path for people: without its ending, and without the steps that lead up."""
    bare = path.with_suffix("") if ending and path.name else path
    return "/".join(part for part in bare.parts if part not in ("..", "/"))


def _without_mark(stem: str) -> str:
    if _MARK not in stem:
        return stem
    return re.sub(r"^\0[-_. ]|[-_. ]?\0", "", stem)


def _parts(file: File) -> tuple[str, ...]:
    parts = tuple(part for part in file.path.parts if part not in ("..", "/"))
    name = file.path.name
    return (*parts[:-1], file.path.stem if len(name) > len(file.path.suffix) else name)


def _folded(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The path as it is compared: in its last part the choice of ``-`` and ``_`` and of capitals is free."""
    stem = parts[-1].lower()
    if len(stem) != len(parts[-1]):
        stem = "".join(low if len(low := letter.lower()) == 1 else letter for letter in parts[-1])
    return (*parts[:-1], stem.replace("_", "-").replace(" ", "-"))


def _spots(parts: tuple[str, ...]) -> Iterator[_Spot]:
    for index, part in enumerate(parts[:-1]):
        tag = parse_tag(part)
        if tag or _TAG_LIKE.fullmatch(part):
            yield _Spot(index, 0, len(part), "/", part, tag)
    yield from _spots_of_name(len(parts) - 1, parts[-1])


def _spots_of_name(index: int, stem: str) -> Iterator[_Spot]:
    pieces = [match.span() for match in _PIECE.finditer(stem)]
    for count in range(1, min(3, len(pieces)) + 1):
        whole = count == len(pieces)
        for start, end in {(pieces[-count][0], pieces[-1][1]), (pieces[0][0], pieces[count - 1][1])}:
            written = stem[start:end]
            tag = parse_tag(written)
            sign = "" if whole else stem[start - 1] if start else stem[end]
            if tag or (sign == "." and _TAG_LIKE.fullmatch(written)):
                yield _Spot(index, start, end, sign, written, tag)


def _disjoint(first: _Spot, spots: list[_Spot]) -> list[_Spot]:
    """The spot and those of the others that share no letter with it, or with one another."""
    chosen = [first]
    for spot in spots:
        if all(spot.part != s.part or spot.end <= s.start or s.end <= spot.start for s in chosen):
            chosen.append(spot)
    return sorted(chosen, key=lambda spot: (spot.part, spot.start))


def _reading(file: File, parts: tuple[str, ...], folded: tuple[str, ...], spots: list[_Spot]) -> Reading:
    marked = _marked(folded, spots)
    name = "/".join(part for part in map(_without_mark, _marked(parts, spots)) if part)
    best = max(spots, key=lambda spot: len(spot.tag or ""))
    sign = spots[0].sign
    axis = ("/".join(marked[: spots[0].part]), sign)
    firm = sign in ("/", ".", "")
    where = f"folder “{best.written}”" if best.sign == "/" else f"file name “{best.written}”"
    key = Key("/".join(marked), file.format, axis, firm)
    return Reading(key, name or file.path.parent.name or "notice", best.written, best.tag, where)


def _marked(parts: tuple[str, ...], spots: list[_Spot]) -> list[str]:
    marked = list(parts)
    for spot in reversed(spots):
        marked[spot.part] = marked[spot.part][: spot.start] + _MARK + marked[spot.part][spot.end :]
    return marked
