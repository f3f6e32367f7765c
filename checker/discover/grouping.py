"""Put files into groups that are to become families: by their paths, by a layout, by their words."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from os.path import commonpath, relpath
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from ..locales import display_name, is_common, language_of, or_of_country, script_of
from ..read import Source, UnreadableError
from .elsewhere import sources_elsewhere
from .files import File
from .layout import fit_layout, layout_pattern
from .naming import (
    TAG_LIKE,
    Key,
    Reading,
    folders_beside,
    plain_key,
    pseudo_locale,
    readings,
    source_keys,
    tidy,
)
from .untagged import together

if TYPE_CHECKING:
    from ..words.document import Heard

# What may set a locale off, the surest first: a folder of its own, a dot, the whole of a file's name.
_TRUST = {"/": 0, ".": 1, "": 2}
# Letters of telling words from which a text in no language that can be told is one in a language without a
# profile: where the tag can hardly be a word, and where it can.
_LETTERS_STRONG, _LETTERS_PLAIN = 40, 100
_FEWEST_JOINED = (
    2  # languages whose locales are written as one word in file names, from which they are believed
)
_LIKE_SIZES = 3  # by how many times a translation may be longer or shorter than its source


class Member(Struct, frozen=True):
    """A file that may become a version; ``locale`` is empty until its words have shown one."""

    file: File
    locale: str
    reason: str
    source: bool = False


class Group(Struct, frozen=True):
    """Files on their way to become a family."""

    name: str
    members: tuple[Member, ...]
    reason: str


class Teller:
    """Tells the locale of a file from its words, each file once."""

    def __init__(self, read: Callable[[Path], Source]) -> None:
        self._read = read
        self._heard: dict[PurePosixPath, Heard] = {}

    def __call__(self, file: File) -> str:
        """The locale that the words speak of, ``und`` where they say nothing or cannot be read."""
        return self.heard(file).locale

    def heard(self, file: File) -> "Heard":
        """What a file says about its language; nothing where it cannot be read."""
        if file.path not in self._heard:
            self._heard[file.path] = self._hear(file)
        return self._heard[file.path]

    def contradicts(self, file: File, tag: str) -> bool:
        """Whether the words are clearly of another language than the tag.

        A word that happens to be the code of a rare language (``one``, ``war``, ``ten``) is believed where
        the words speak of no other: any other counts.
        """
        from ..words.kinship import akin

        told = self(file)
        if told == "und" or language_of(told) == language_of(tag):
            return False
        return not (is_common(tag) and akin(told, tag))

    def _hear(self, file: File) -> "Heard":
        from ..words.document import hear

        try:
            text = self._read(file.file).text
        except (OSError, UnreadableError):
            text = ""
        return hear(text, file.format)


def by_names(
    files: list[File],
    teller: Teller,
    passed_over: dict[PurePosixPath, str],
    demanded: Collection[str] = (),
) -> list[Group]:
    """Groups by the tags in paths, then groups by the words of files.

    A file whose path has one of the ``demanded`` locales is a notice even where no other version stands beside it.
    """
    odd: dict[PurePosixPath, str] = {}
    files = list(_translated(files, passed_over))
    groups = list(_tagged(files, teller, passed_over, odd))
    grouped = {member.file.path for group in groups for member in group.members} | set(passed_over)
    rest = [file for file in files if file.path not in grouped]
    return groups + list(_untagged(rest, teller, passed_over, odd, demanded, only=len(files) == 1))


def _translated(files: list[File], passed_over: dict[PurePosixPath, str]) -> Iterator[File]:
    """The files that are not in a pseudo-locale: letters with odd marks would be taken for some language."""
    for file in files:
        if written := pseudo_locale(file):
            passed_over[file.path] = f"“{written}” is a pseudo-locale: a program made it from the source"
        else:
            yield file


def by_layout(files: list[File], layout: str, passed_over: dict[PurePosixPath, str]) -> list[Group]:
    """Groups of the files that fit the layout; the others are passed over."""
    pattern = layout_pattern(layout)
    groups: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for file in files:
        fit = fit_layout(pattern, file)
        if fit is None:
            passed_over[file.path] = f"does not fit the layout “{layout}”"
        else:
            groups[fit.family, file.format].append(Member(file, fit.locale, "layout"))
    return [Group(name, tuple(members), "layout") for (name, _), members in sorted(groups.items())]


def _tagged(
    files: list[File], teller: Teller, passed_over: dict[PurePosixPath, str], odd: dict[PurePosixPath, str]
) -> Iterator[Group]:
    """Groups of files whose paths differ in a locale only, the surest group first.

    ``odd`` takes in what to say of files that have something else in the place of the locale, if they are passed over.
    """
    candidates = _candidates(files)
    strong_on_axis: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, found in candidates.items():
        if len({reading.tag for _, reading in found} - {None}) > 1:
            strong_on_axis[key.axis] |= {
                reading.tag for _, reading in found if reading.strong and reading.tag
            }
    plain = {plain_key(file): file for file in files}
    elsewhere = sources_elsewhere(candidates, plain)
    taken: set[PurePosixPath] = set()
    for key in sorted(candidates, key=lambda key: _rank(key, candidates[key])):
        found = [(file, reading) for file, reading in candidates[key] if file.path not in taken]
        names = [*source_keys(key), *elsewhere.get(key, ())]
        sources = [plain[name] for name in names if name in plain]
        source = next((file for file in sources if file.path not in taken), None)
        members = _accepted(key, found, source, strong_on_axis[key.axis], teller, passed_over)
        if not members:
            continue
        taken |= {member.file.path for member in members}
        for file, reading in found:
            if key.firm and not reading.tag and TAG_LIKE.fullmatch(reading.written):
                odd[file.path] = f"“{reading.written}” is no locale, and {_heard(file, members, teller)}"
        name = tidy(source.path) if source is not None else found[0][1].name
        yield Group(name, tuple(members), _reason(key))


def _candidates(files: Iterable[File]) -> dict[Key, list[tuple[File, Reading]]]:
    """For each path without its locale, the files that fit it, if there is more than an accident in it."""
    candidates: dict[Key, list[tuple[File, Reading]]] = defaultdict(list)
    files = list(files)
    beside = folders_beside(files)
    for file in files:
        for reading in readings(file, beside):
            candidates[reading.key].append((file, reading))
    return {
        key: found
        for key, found in candidates.items()
        if any(reading.tag for _, reading in found) or _may_be_joined(key, found)
    }


def _may_be_joined(key: Key, found: Sequence[tuple[File, Reading]]) -> bool:
    """Whether file names may end in two or more locales that are written as one word: “terms-ptbr”, “terms-zhcn”."""
    if key.firm or len(found) < _FEWEST_JOINED:
        return False
    return len({language_of(reading.joined) for _, reading in found if reading.joined}) >= _FEWEST_JOINED


def _rank(key: Key, found: list[tuple[File, Reading]]) -> tuple[object, ...]:
    """Order in which groups are tried: those that cannot be chance first, then folders before file names."""
    strong = {language_of(reading.tag) for _, reading in found if reading.strong and reading.tag}
    tags = {reading.tag for _, reading in found if reading.tag}
    trust = _TRUST.get(key.axis[1], len(_TRUST))
    return (-len(strong), -len(tags), trust, key.marks.count("/"), key.marks, key.format)


def _accepted(
    key: Key,
    found: list[tuple[File, Reading]],
    source: File | None,
    strong_on_axis: set[str],
    teller: Teller,
    passed_over: dict[PurePosixPath, str],
) -> list[Member]:
    """The members of a group; empty where its tags may be chance."""
    tagged = [
        (file, reading)
        for file, reading in found
        if reading.tag and not _rather_an_ending(file, reading, teller)
    ]
    if not tagged and not key.firm:
        return _joined(found, source, teller)
    tags = {reading.tag for _, reading in tagged}
    strong = {reading.tag for _, reading in tagged if reading.strong}
    around = len(strong | strong_on_axis) if key.firm else len(strong)
    if len(tags) + (source is not None) < 2:
        return []
    if len(tags) < 2 or around < (1 if key.firm else 2):
        tagged = _confirmed(tagged, source, teller)
        if len({reading.tag for _, reading in tagged}) + (source is not None) < 2 or not tagged:
            return []
    members = list(_once_each(tagged, teller, passed_over))
    untold = [(file, reading) for file, reading in found if not reading.tag]
    members += _misnamed(untold, members, teller)
    if source is not None:
        members.append(Member(source, "", "the file without a locale", source=True))
    return members


def _joined(found: list[tuple[File, Reading]], source: File | None, teller: Teller) -> list[Member]:
    """The members of a group whose locales are written as one word: the words of two languages must agree with them.

    Then a file whose words tell no language is believed too.
    """
    likely = [(file, reading, reading.joined) for file, reading in found if reading.joined]
    fitting = [each for each in likely if language_of(teller(each[0])) in ("und", language_of(each[2]))]
    agreeing = {language_of(tag) for file, _, tag in fitting if teller(file) != "und"}
    if len(agreeing) < _FEWEST_JOINED:
        return []
    members = [Member(file, tag, reading.where) for file, reading, tag in fitting]
    if source is not None:
        members.append(Member(source, "", "the file without a locale", source=True))
    return members


def _rather_an_ending(file: File, reading: Reading, teller: Teller) -> bool:
    """Whether three letters after a dot are no locale: ``x.bak``, ``x.old``; the words know better."""
    if (
        len(reading.written) != 3
        or reading.key.axis[1] == "/"
        or language_of(reading.tag or "") == reading.written
    ):
        return False
    return teller(file) == "und" or teller.contradicts(file, reading.tag or "")


def _confirmed(
    tagged: list[tuple[File, Reading]], source: File | None, teller: Teller
) -> list[tuple[File, Reading]]:
    """Those whose words or declaration agree with the tag; beside a lone source, words of another language."""
    agreeing = [(file, reading) for file, reading in tagged if _agrees(file, reading, source, teller)]
    if source is None or len(agreeing) > 1:
        return agreeing
    return [(file, reading) for file, reading in agreeing if _differs(file, reading, source, teller)]


def _agrees(file: File, reading: Reading, source: File | None, teller: Teller) -> bool:
    tag, heard = reading.tag or "", teller.heard(file)
    if heard.declares(tag):
        return True
    if heard.locale != "und":
        return not teller.contradicts(file, tag)
    return source is not None and _may_be_unheard(file, reading, source, teller)


def _may_be_unheard(file: File, reading: Reading, source: File, teller: Teller) -> bool:
    """Whether a file beside its source is in the tag's language, which has no profile to hear it by.

    Its words are then of no language that has one. Code and lists are as well: a tag that could be a word needs
    more of them, unless both files were named by the user.
    """
    from ..words.profiles import PROFILED

    tag, heard = reading.tag or "", teller.heard(file)
    if reading.key.axis[1] not in _TRUST or not _is_as_written(reading):
        return False
    if script_of(tag) != heard.script or language_of(tag) in PROFILED.get(heard.script, ()):
        return False
    sure = reading.strong or (file.given and source.given)
    sizes = sorted((heard.size, teller.heard(source).size))
    return heard.letters >= (_LETTERS_STRONG if sure else _LETTERS_PLAIN) and (
        sizes[1] <= _LIKE_SIZES * sizes[0]
    )


def _is_as_written(reading: Reading) -> bool:
    """Whether a tag of a language in common use stands in its usual form: “src” is an old code of Sardinian."""
    tag = reading.tag or ""
    return is_common(tag) and reading.written.lower().startswith(language_of(tag))


def _differs(file: File, reading: Reading, source: File, teller: Teller) -> bool:
    """Whether the source is in another language than a file that agrees with its tag."""
    tag, told = reading.tag or "", teller(source)
    if teller(file) != "und" and not teller.heard(file).declares(tag):
        return teller.contradicts(source, tag)
    if told == "und":  # a list of languages at its top, or hardly a word
        return reading.strong and reading.key.axis[1] == "."
    return language_of(told) != language_of(tag)


def _once_each(
    tagged: list[tuple[File, Reading]], teller: Teller, passed_over: dict[PurePosixPath, str]
) -> Iterator[Member]:
    """One member for each locale; a second file of the same locale is passed over."""
    seen: dict[str, File] = {}
    written = {reading.tag for _, reading in tagged}
    for file, reading in tagged:
        tag, reason = reading.tag or "", reading.where
        country = or_of_country(tag)
        if country and country not in written and language_of(teller(file)) == language_of(country):
            tag, reason = country, f"words; “{reading.written}” is the code of the country"
        if tag in seen:
            passed_over[file.path] = f"{tag} is there already: {seen[tag].path}"
            continue
        seen[tag] = file
        yield Member(file, tag, reason)


def _misnamed(untold: list[tuple[File, Reading]], members: list[Member], teller: Teller) -> Iterator[Member]:
    """Files with no locale, or two, in the place of one, such as ``index.gr.md`` among others."""
    here = {member.locale for member in members}
    here |= set(map(language_of, here))
    for file, reading in untold:
        told = teller(file)
        if not (reading.key.firm and reading.joined is None) and not reading.may_be(told):
            continue
        locale = reading.joined or told
        if told != "und" and locale not in here and (reading.joined or told not in here):
            here |= {told, locale}
            yield Member(file, locale, f"words; “{reading.written}” is no locale")


def _heard(file: File, members: list[Member], teller: Teller) -> str:
    """Why the words of a file do not make it one of the members."""
    told = teller(file)
    if told == "und":
        return "its words tell none"
    other = next((each for each in members if language_of(each.locale) == language_of(told)), None)
    beside = f", as {other.file.path} is" if other else ""
    return f"its words are {display_name(told)}{beside}"


def _reason(key: Key) -> str:
    sign = key.axis[1]
    return "same path but for the locale in a folder name" if sign == "/" else "same name but for the locale"


def _untagged(
    rest: list[File],
    teller: Teller,
    passed_over: dict[PurePosixPath, str],
    odd: dict[PurePosixPath, str],
    demanded: Collection[str],
    *,
    only: bool,
) -> Iterator[Group]:
    """Groups of files whose names say nothing: the versions in a folder, or single files."""
    folders: dict[tuple[str, str], list[File]] = defaultdict(list)
    for file in rest:
        folders["" if file.given else str(file.path.parent), file.format].append(file)
    for place in sorted(folders):
        found = together(folders[place], teller)
        if found.files:
            members = tuple(Member(file, teller(file), "words") for file in found.files)
            yield Group(_name_of_folder(found.files), members, found.why)
        for file in folders[place]:
            if file in found.files:
                continue
            if file.given or only:
                yield Group(tidy(file.path), (_single(file, teller),), "a file by itself")
            elif reading := _tagged_as(file, demanded):
                member = Member(file, reading.tag or "", reading.where)
                yield Group(reading.name, (member,), "no other version, in a locale that notices must have")
            else:
                passed_over[file.path] = odd.get(file.path) or found.why_not(file)


def _tagged_as(file: File, demanded: Collection[str]) -> Reading | None:
    """The way to read a path in which it has one of the demanded locales, where there is one."""
    if not demanded:
        return None
    return next((each for each in readings(file) if each.key.firm and each.tag in demanded), None)


def _name_of_folder(files: Sequence[File]) -> str:
    """The name of the folder that holds all the files."""
    folder = Path(commonpath([file.path.parent for file in files]))
    return tidy(PurePosixPath(folder.as_posix()), ending=False) or Path(relpath(folder)).resolve().name


def _single(file: File, teller: Teller) -> Member:
    """A file alone: the tag in its path if the words do not speak against it, else the words."""
    for reading in sorted(readings(file), key=lambda reading: (not reading.key.firm, not reading.strong)):
        if reading.tag is None or teller.contradicts(file, reading.tag):
            continue
        if reading.strong or (reading.key.firm and teller(file) != "und"):
            return Member(file, reading.tag, reading.where)
    return Member(file, teller(file), "words")
