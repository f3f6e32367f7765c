"""Find the versions of each notice, and the locale of each version."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from ..locales import display_name, language_of, parse_tag
from ..read import Source
from .files import File, gather
from .grouping import Group, Member, Teller, by_layout, by_names
from .layout import LayoutError

__all__ = ["Discovery", "Family", "LayoutError", "Version", "discover"]

OfFolder = Callable[[PurePosixPath], str]


class Version(Struct, frozen=True):
    """One file of a notice.

    ``locale`` is a BCP 47 tag as this program writes it (``pt-BR``, ``zh-Hant-TW``), whatever the file's
    name looks like; ``language`` is its primary subtag. ``file`` opens, ``path`` is shown. ``reason`` says in
    a few words how the locale was told.
    """

    file: Path
    path: PurePosixPath
    locale: str
    language: str
    reason: str


class Family(Struct, frozen=True):
    """All versions of one notice, in order of locale.

    ``reference`` is the locale that the others are held against, or None where the versions vote.
    ``reason`` says in a few words why these files belong together.
    """

    name: str
    versions: tuple[Version, ...]
    reference: str | None
    reason: str


class Discovery(Struct, frozen=True):
    """What was found below the paths given, what was passed over and why, and folders that cannot be read."""

    families: tuple[Family, ...]
    passed_over: tuple[tuple[PurePosixPath, str], ...]
    unreadable: tuple[tuple[PurePosixPath, str], ...] = ()


def discover(
    paths: Sequence[Path],
    read: Callable[[Path], Source],
    *,
    layout: str | None = None,
    reference: str | None = None,
    exclude: Sequence[str] = (),
    demanded: Collection[str] = (),
) -> Discovery:
    """Group the files given, and those in the folders given, into families of versions.

    ``exclude`` are patterns of files in folders to pass over, ``demanded`` the locales that notices must have: a
    file in one of them is a notice even where it is the only version. ``read`` is asked only for files whose paths do
    not tell their locale. Raises FileNotFoundError for a path that is not there, LayoutError for a layout
    without ``{locale}``.
    """
    gathered = gather(paths, exclude)
    files = [gathered.files[path] for path in sorted(gathered.files)]
    passed_over = dict(gathered.passed_over)
    teller = Teller(read)
    groups = (
        by_layout(files, layout, passed_over) if layout else by_names(files, teller, passed_over, demanded)
    )
    families = _families(groups, teller, reference, passed_over, demanded)
    return Discovery(
        tuple(families), tuple(sorted(passed_over.items())), tuple(sorted(gathered.unreadable.items()))
    )


def _families(
    groups: list[Group],
    teller: Teller,
    reference: str | None,
    passed_over: dict[PurePosixPath, str],
    demanded: Collection[str],
) -> Iterator[Family]:
    wanted = parse_tag(reference) if reference else None
    only = sum(len(group.members) for group in groups) == 1
    beside = _told_beside(
        [member.file for group in groups for member in group.members if member.source], teller
    )
    for group in _distinct(groups):
        first = group.members[0].file
        if len(group.members) > 1 or only or first.given or group.members[0].locale in demanded:
            yield _family(group, teller, wanted, beside)
        else:
            passed_over[first.path] = f"the only version of “{group.name}”"


def _family(group: Group, teller: Teller, reference: str | None, beside: OfFolder) -> Family:
    members = [_located(member, teller, reference, beside) for member in group.members]
    members.sort(key=lambda member: (member.locale, str(member.file.path)))
    versions = tuple(
        Version(m.file.file, m.file.path, m.locale, language_of(m.locale), m.reason) for m in members
    )
    source = next((member.locale for member in members if member.source), None)
    return Family(group.name, versions, _held_against(versions, reference) or source, group.reason)


def _located(member: Member, teller: Teller, reference: str | None, beside: OfFolder) -> Member:
    """The member with its locale.

    A source whose words do not show one, as pages full of code may not, has the locale of the reference, or that of the
    sources beside it.
    """
    if member.locale:
        return member
    locale = teller(member.file)
    if locale == "und":
        locale = reference or (beside(member.file.path.parent) if member.source else locale)
    return replace(member, locale=locale, reason=f"{member.reason}; words ({display_name(locale)})")


def _told_beside(sources: Sequence[File], teller: Teller) -> OfFolder:
    """Tells the one locale that the words of the sources in a folder show, else ``und``."""
    by_folder: dict[PurePosixPath, list[File]] = defaultdict(list)
    for source in sources:
        by_folder[source.path.parent].append(source)

    @cache
    def told(folder: PurePosixPath) -> str:
        locales = {teller(source) for source in by_folder[folder]} - {"und"}
        return locales.pop() if len(locales) == 1 else "und"

    return told


def _held_against(versions: Sequence[Version], reference: str | None) -> str | None:
    """The locale of the version that a configured reference means: itself, else one of its language."""
    if reference is None:
        return None
    locales = [version.locale for version in versions]
    if reference in locales:
        return reference
    wanted = language_of(reference)
    return next((locale for locale in locales if language_of(locale) == wanted), None)


def _distinct(groups: Iterable[Group]) -> Iterator[Group]:
    """The groups in order, with their formats or their numbers added where several would bear one name."""
    same: dict[str, list[Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: (group.name, str(group.members[0].file.path))):
        same[group.name].append(group)
    for name, namesakes in same.items():
        if len(namesakes) == 1:
            yield namesakes[0]
            continue
        formats = [group.members[0].file.format.removeprefix(".") for group in namesakes]
        marks = formats if len(set(formats)) == len(formats) else range(1, len(formats) + 1)
        yield from (
            replace(group, name=f"{name} ({mark})") for group, mark in zip(namesakes, marks, strict=True)
        )
