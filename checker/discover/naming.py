"""Find the locale tags in the path of a file, wherever people put them."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from msgspec import Struct

from ..locales import is_common, is_plain_word, language_of, named, of_country, parse_tag, run_together
from .files import File

# Folders that hold nothing but locales; the source stands beside them: “index.md”, “lang/it/index.md”.
HOLDERS = frozenset(
    {"i18n", "intl", "l10n", "lang", "langs", "language", "languages", "locale", "locales"}
    | {"localization", "localized", "translated", "translation", "translations"}
)
# What stands in a locale's place where the source is: “source/x.md” beside “fr/x.md”, “Base.lproj” …
_SOURCES = frozenset({"base", "default", "original", "source", "x-default"})
# Notices of a whole project stand at its top, and their translations often in one of these folders there.
_OF_A_PROJECT = frozenset({"readme", "contributing", "code-of-conduct", "security", "support"})
# Pages that each folder has of its own.
_OF_EVERY_FOLDER = frozenset({"index", "home", "overview", "summary", "toc", "404"})
_BESIDE_PROJECT = frozenset({"doc", "docs", "documentation", ".github"})
_ENCODING = re.compile(
    r"(?:UTF-?8|ISO-?8859-?\d{1,2}|EUC-?[A-Z]{2}|KOI8-?[A-Z]|CP\d{3,4})(?:@\w+)?", re.IGNORECASE
)
MARK = "\0"  # cannot stand in the name of a file
_COLLECTION = re.compile(rf"(?<![^/])_{MARK}/(?=[^/]+/)")
_PIECE = re.compile(r"[^-_. ]+")
# “values-pt-rBR”, as Android writes regions.
_ANDROID = re.compile(r"[-_]r(?=[A-Z]{2}$)")
_FEW_TWINS = (
    3  # files of the same names, from which one folder with a locale beside a plain one holds locales
)
# Pseudo-locales, as CLDR (en-XA, ar-XB; Android: en-rXA), Windows (qps-ploc) and libraries (x-pseudo) name them.
_PSEUDO = re.compile(r"(?<![^-_.])((?:en|ar)[-_]r?x[ab]|qps[-_]ploc[am]?|x[-_]pseudo)(?![^.])", re.IGNORECASE)
TAG_LIKE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,4})*")


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

    def may_be(self, locale: str) -> bool:
        """Whether what was written has the language of a locale among its parts."""
        tags = map(parse_tag, _PIECE.findall(self.written))
        return language_of(locale) in (*tags, language_of(self.joined or ""))

    @property
    def joined(self) -> str | None:
        """The tag whose parts were written as one word, ``ptbr``: the words must agree."""
        return run_together(self.written) if self.tag is None else None

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


class Beside(Struct, frozen=True):
    """A folder whose name is another one's and a locale: where the locale stands in the name, and its tag.

    ``strong`` says that the tag is hardly anything but a locale.
    """

    start: int
    end: int
    tag: str
    strong: bool


def folders_beside(files: Iterable[File]) -> dict[tuple[str, ...], Beside]:
    """The folders named by a common name and a locale: ``docs-zh`` beside ``docs``, ``pages.en`` and ``pages.fa``.

    There must be two languages whose tags are hardly anything but locales, or one with several files that a
    folder of the plain name has too: ``lib-it`` holds integration tests. Each folder must have a file that
    another one has.
    """
    files = list(files)
    folders = {
        parts[:count] for parts in {file.parts[:-1] for file in files} for count in range(1, len(parts) + 1)
    }
    likely: dict[tuple[str, ...], dict[tuple[str, ...], Beside]] = defaultdict(dict)
    for folder in sorted(folders):
        for plain, beside in _besides(folder):
            likely[plain][folder] = beside
    likely = {
        plain: several
        for plain, several in likely.items()
        if plain in folders or len(_languages(several.values())) > 1
    }
    inside = _names_inside(files, {*likely, *(folder for several in likely.values() for folder in several)})
    found: dict[tuple[str, ...], Beside] = {}
    for plain in sorted(likely):
        twins = _twins([inside[plain], *(inside[folder] for folder in likely[plain])])[1:]
        several = {
            folder: beside
            for (folder, beside), count in zip(likely[plain].items(), twins, strict=True)
            if count
        }
        if _hold_locales(
            list(several.values()), [count for count in twins if count], beside_plain=plain in folders
        ):
            for folder, beside in several.items():
                if folder not in found or len(found[folder].tag) < len(beside.tag):
                    found[folder] = beside
    return found


def _names_inside(
    files: Iterable[File], folders: Collection[tuple[str, ...]]
) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """The paths of the files below each of some folders, from that folder on."""
    inside: dict[tuple[str, ...], set[tuple[str, ...]]] = {folder: set() for folder in folders}
    for file in files if inside else ():
        for count in range(1, len(file.parts)):
            if file.parts[:count] in inside:
                inside[file.parts[:count]].add(file.parts[count:])
    return inside


def _twins(insides: Sequence[Collection[tuple[str, ...]]]) -> list[int]:
    """How many files of each of several folders stand in another one of them too."""
    counts = Counter(name for inside in insides for name in inside)
    return [sum(counts[name] > 1 for name in inside) for inside in insides]


def _besides(folder: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Beside]]:
    """The plain folders that a folder may stand beside, with the locale behind, before or amid the plain name."""
    *above, name = folder
    if ((whole := parse_tag(name)) and is_common(whole)) or _with_encoding(name):
        return  # the whole name is a locale; but ``raw-de`` is hardly Rawang as it is spoken in Germany
    for at, sign in enumerate(name):
        if not at or sign not in "-._":
            continue
        behind, before = _ANDROID.sub("-", name[at + 1 :]), name[:at]
        if (tag := parse_tag(behind)) and is_common(tag):
            yield (*above, before), Beside(at + 1, len(name), tag, not is_plain_word(behind))
        if (tag := parse_tag(before)) and is_common(tag):
            yield (*above, name[at + 1 :]), Beside(0, at, tag, not is_plain_word(before))
    before, _, rest = name.partition(".")
    amid, dot, ending = rest.partition(".")  # “manual.de.html” beside “manual.html”
    if before and dot and (tag := parse_tag(amid)) and is_common(tag):
        at = len(before) + 1
        yield (*above, f"{before}.{ending}"), Beside(at, at + len(amid), tag, not is_plain_word(amid))


def _languages(several: Iterable[Beside]) -> set[str]:
    return {language_of(beside.tag) for beside in several if beside.strong}


def _hold_locales(several: Sequence[Beside], twins: Sequence[int], *, beside_plain: bool) -> bool:
    if len(_languages(several)) > 1:
        return True
    return beside_plain and any(
        beside.strong and count >= _FEW_TWINS for beside, count in zip(several, twins, strict=True)
    )


def readings(file: File, beside: Mapping[tuple[str, ...], Beside] | None = None) -> Iterator[Reading]:
    """All ways to find a locale in a file's path, the same language in several places taken together.

    ``beside`` are the folders that hold a locale beside a plain one.
    """
    parts = file.parts
    folded = _folded(parts)
    spots = [*_spots_beside(parts, beside or {}), *_spots(parts)]
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


def pseudo_locale(file: File) -> str | None:
    """The pseudo-locale in a file's path, as written: its text is made from the source, to try out how pages look."""
    found = next(filter(None, map(_PSEUDO.search, reversed(file.parts))), None)
    return found and found[1]


def holds_locales(folder: str) -> bool:
    """Whether a folder's name says that translations are in it: ``i18n``, ``_locales``, ``translated_docs``."""
    return any(piece in HOLDERS for piece in _PIECE.findall(folder.lower()))


def plain_key(file: File) -> tuple[str, str]:
    """What a file without a locale is called, to be found by ``source_keys``."""
    return "/".join(_folded(file.parts)), file.format


def source_keys(key: Key) -> Iterator[tuple[str, str]]:
    """Names under which the source of a family may stand, the likeliest first."""
    if collection := _COLLECTION.sub("_", key.marks) if _COLLECTION.search(key.marks) else "":
        yield collection, key.format
    *folders, stem = map(_without_mark, key.marks.split("/"))
    folders = [folder for folder in folders if folder]
    if not stem:  # “terms.md”, “terms/it.md”
        yield "/".join(_folded(tuple(folders))) if folders else "", key.format
        return
    yield "/".join([*folders, stem]), key.format
    named = key.axis[1] not in ("/", "") and stem not in _OF_EVERY_FOLDER
    while folders and (
        holds_locales(folders[-1]) or (folders[-1] in _BESIDE_PROJECT and (named or stem in _OF_A_PROJECT))
    ):
        folders.pop()
        yield "/".join([*folders, stem]), key.format


def tidy(path: PurePosixPath, *, ending: bool = True) -> str:
    """A path for people: without its ending, and without the steps that lead up."""
    bare = path.with_suffix("") if ending and path.name else path
    return "/".join(part for part in bare.parts if part not in ("..", "/"))


def _without_mark(stem: str) -> str:
    if MARK not in stem:
        return stem
    return re.sub(r"^\0[-_. ]|[-_. ]?\0", "", stem)


def _folded(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The path as it is compared: in its last part the choice of ``-`` and ``_`` and of capitals is free."""
    stem = parts[-1].lower()
    if len(stem) != len(parts[-1]):
        stem = "".join(low if len(low := letter.lower()) == 1 else letter for letter in parts[-1])
    return (*parts[:-1], stem.replace("_", "-").replace(" ", "-"))


def _spots_beside(parts: tuple[str, ...], beside: Mapping[tuple[str, ...], Beside]) -> Iterator[_Spot]:
    for index, part in enumerate(parts[:-1]):
        known = beside.get(parts[: index + 1])
        if known:
            yield _Spot(index, known.start, known.end, "/", part[known.start : known.end], known.tag)


def _spots(parts: tuple[str, ...]) -> Iterator[_Spot]:
    for index, part in enumerate(parts[:-1]):
        bare = part.removeprefix("_")  # “_es/tour/x.md” beside “_tour/x.md”, the collections of a site
        if tag := _with_encoding(part):
            yield _Spot(index, 0, len(part), "/", part.partition(".")[0], tag)
            continue
        # “kr” is Kanuri, and people mean Korean; the words of the file decide what is no tag at all
        tag = (parse_tag(bare) and of_country(bare)) or parse_tag(bare) or named(bare)
        if tag or TAG_LIKE.fullmatch(part) or run_together(bare) or part.lower() in _SOURCES:
            yield _Spot(index, len(part) - len(bare), len(part), "/", bare, tag)
    yield from _spots_of_name(len(parts) - 1, parts[-1])


def _with_encoding(folder: str) -> str | None:
    """The tag of a folder named as programs name a locale with its encoding: “es_ES.UTF-8”."""
    tag, dot, encoding = folder.partition(".")
    return parse_tag(tag) if dot and _ENCODING.fullmatch(encoding) else None


def _spots_of_name(index: int, stem: str) -> Iterator[_Spot]:
    return (_Spot(index, *mark) for mark in _marks_in_name(stem))


@lru_cache(maxsize=4096)  # the same names come with every locale
def _marks_in_name(stem: str) -> tuple[tuple[int, int, str, str, str | None], ...]:
    """The stretches of a file's name where a tag may stand, as the fields of a spot."""
    marks = []
    pieces = [match.span() for match in _PIECE.finditer(stem)]
    for count in range(1, min(3, len(pieces)) + 1):
        whole = count == len(pieces)
        for start, end in {(pieces[-count][0], pieces[-1][1]), (pieces[0][0], pieces[count - 1][1])}:
            written = stem[start:end]
            sign = "" if whole else stem[start - 1] if start else stem[end]
            # “README_CN”, and “x.kr.md”, since “kr” is Kanuri; what “gr” of “x.gr.md” is, the words decide
            meant = of_country(written) if sign in ("-", "_") or parse_tag(written) else None
            tag = meant or parse_tag(written) or named(written)
            likely = (sign == "." and TAG_LIKE.fullmatch(written)) or (
                count == 1 < len(pieces) and run_together(written)
            )
            if tag or likely or (count == 2 and sign in ("-", "_") and _names_two(written)):
                marks.append((start, end, sign, written, tag))
    return tuple(marks)


def _names_two(written: str) -> bool:
    """Whether two languages are named, as in ``terms-hi-ur``: the words know which."""
    tags = [parse_tag(piece) for piece in _PIECE.findall(written)]
    return all(tag and is_common(tag) for tag in tags)


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
        marked[spot.part] = marked[spot.part][: spot.start] + MARK + marked[spot.part][spot.end :]
    return marked
