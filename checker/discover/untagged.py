"""Decide whether files without a locale in their names are the versions of one notice."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from msgspec import Struct, field

from ..late import late
from ..locales import display_name
from .files import File

_MOST_VERSIONS = 120  # more files than that in one folder are not the versions of one notice
_HOUSEKEEPING = late(
    r"(read-?me|change-?log|changes|history|licen[cs]e|copying|authors|contributors|contributing|security|"
    r"support|maintainers|todo|robots|requirements|humans|summary)(?:[-_. ]\w+)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[0-9a-f]*\d[0-9a-f]*", re.IGNORECASE)


class Together(Struct, frozen=True):
    """Which files belong together and why, or why the others were passed over."""

    files: tuple[File, ...] = ()
    why: str = ""
    reasons: dict[PurePosixPath, str] = field(default_factory=dict)

    def why_not(self, file: File) -> str:
        """Why a file is left out."""
        return self.reasons.get(file.path, "no other version of it was found")


def together(files: Sequence[File], tell: Callable[[File], str]) -> Together:
    """Those files of one folder that are one notice in several languages, as their words show.

    Files that are named by number are taken for versions from two languages on, others from three on, and
    only where (nearly) each has a language of its own.
    """
    reasons: dict[PurePosixPath, str] = {}
    hopeful = [file for file in files if file.given or not _housekeeping(file, reasons)]
    given = all(file.given for file in hopeful)
    if len(hopeful) < 2:
        return Together(reasons=reasons)
    if len(hopeful) > _MOST_VERSIONS and not given:
        many = f"its path tells no locale, and {len(hopeful)} files beside it are no versions of one notice"
        return Together(reasons=reasons | {file.path: many for file in hopeful})
    told = _told(hopeful, tell, reasons)
    needed = 2 if given or _alike(hopeful) else 3
    if len(set(told.values())) < needed or not _each_its_own(list(told.values())):
        return Together(reasons=_crowded(hopeful, told) | reasons)
    members = tuple(file for file in hopeful if file.path in told)
    return Together(members, "one folder, told apart by the language of their words", reasons)


def _housekeeping(file: File, reasons: dict[PurePosixPath, str]) -> bool:
    if not _HOUSEKEEPING.fullmatch(file.path.stem):
        return False
    reasons[file.path] = "housekeeping of a project, no notice"
    return True


def _told(
    files: Sequence[File], tell: Callable[[File], str], reasons: dict[PurePosixPath, str]
) -> dict[PurePosixPath, str]:
    """The locale of each file, as long as there is hope that each has its own."""
    told: dict[PurePosixPath, str] = {}
    for file in files:
        locale = tell(file)
        if locale == "und":
            reasons[file.path] = "neither its path nor its words tell a locale"
            continue
        told[file.path] = locale
        counts = Counter(told.values())
        if len(told) - len(counts) > len(files) / 3:
            break
    return told


def _each_its_own(locales: list[str]) -> bool:
    """Whether the locales differ, except a few that may stand twice (Portuguese of two countries)."""
    counts = Counter(locales)
    return len(counts) == len(locales) or (
        len(counts) >= 4 and max(counts.values()) == 2 and len(counts) * 4 >= len(locales) * 3
    )


def _alike(files: Sequence[File]) -> bool:
    """Whether the names differ in numbers only."""
    return len({_NUMBERS.sub("0", file.path.name) for file in files}) == 1


def _crowded(files: Sequence[File], told: dict[PurePosixPath, str]) -> dict[PurePosixPath, str]:
    """Reasons for files in a folder with several documents of one language."""
    counts = Counter(told.values())
    reasons = {}
    for file in files:
        locale = told.get(file.path)
        if locale is not None and counts[locale] > 1:
            reasons[file.path] = (
                f"its path tells no locale; {counts[locale]} files beside it are {display_name(locale)}"
            )
    return reasons
