"""What the user wants: the configuration file and the options, as one frozen value."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from os.path import commonpath
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from . import rules
from .demands import Demands
from .findings import Finding
from .mistakes import line, nearest, told

FILE = "noticecheck.toml"

FailOn = Literal["error", "warning", "note"]
Setting = Literal["error", "warning", "note", "off"]


class NoticeDemands(Demands, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Demands for the families whose names match; ``from`` names a file that holds them.

    ``families`` are patterns (``recall-*``). ``from`` is a path beside the configuration file, or the name of
    a notice that noticecheck ships.
    """

    families: tuple[str, ...] = ("*",)
    source: str | None = msgspec.field(default=None, name="from")


class Ignored(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Findings that are as they should be, and why: a locale has a section of its own, a name is kept.

    ``rule`` is a rule or one case of it. ``families``, ``locales`` and ``paths`` are patterns, and ``words``
    is a part of what the finding quotes; what is left out matches everything. A reason is required.
    """

    rule: str
    reason: Annotated[str, msgspec.Meta(min_length=3)]
    families: tuple[str, ...] = ("*",)
    locales: tuple[str, ...] = ("*",)
    paths: tuple[str, ...] = ("*",)
    words: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one of these."""
        fact = finding.fact
        return (
            self.rule in (fact.rule, f"{fact.rule}.{fact.case}")
            and is_family(finding.family, self.families)
            and _fits(fact.locale, self.locales)
            and _fits(str(fact.place.path), self.paths)
            and self.words in f"{fact.found}\n{fact.expected}"
        )


def is_family(name: str, patterns: Sequence[str]) -> bool:
    """Whether a family is meant: by its whole name (``docs/recall-*``), or by the last part of it."""
    return _fits(name, patterns) or _fits(name.rpartition("/")[2], patterns)


def _fits(text: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(text, pattern) for pattern in patterns)


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The configuration: the keys of ``noticecheck.toml`` or of ``[tool.noticecheck]``.

    ``rules`` gives a rule, or one case of it (``date-form.zero-padding``), another severity or turns it off.
    """

    layout: str | None = None
    reference: str | None = None
    exclude: tuple[str, ...] = ()
    fail_on: FailOn = "warning"
    rules: dict[str, Setting] = {}
    notices: tuple[NoticeDemands, ...] = ()
    ignore: tuple[Ignored, ...] = ()


def _keys(shape: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(field.encode_name for field in msgspec.structs.fields(shape))


_KEYS = {"": _keys(Settings), "notices": _keys(NoticeDemands), "ignore": _keys(Ignored)}
_CHOICES = {
    "fail-on": "error, warning or note",
    "rules": "error, warning, note or off",
    "notices": "present, same or translated",
    "fields": "present, same or translated",
}


class SettingsError(Exception):
    """The configuration cannot be used; the message names the file, the place and what is wrong."""


def find(paths: Sequence[Path]) -> Path | None:
    """Nearest configuration file at or above the folder that holds all paths, or None."""
    folders = [path if path.is_dir() else path.parent for path in map(Path.absolute, paths)]
    start = Path(commonpath(folders))
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        if _has_table(folder / "pyproject.toml"):
            return folder / "pyproject.toml"
    return None


def load(path: Path) -> Settings:
    """Read a configuration file. Raises SettingsError where it is not one."""
    text = _text(path)
    try:
        table = msgspec.toml.decode(text)
        if path.name == "pyproject.toml":
            table = table.get("tool", {}).get("noticecheck", {})
        settings = msgspec.convert(table, Settings)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise SettingsError(f"{path}{told(text, str(error), _KEYS, _CHOICES)}") from error
    _known_rules(path, text, settings)
    return msgspec.structs.replace(
        settings, notices=tuple(_filled(path, notice) for notice in settings.notices)
    )


def load_demands(name: str, beside: Path) -> Demands:
    """Demands from a TOML file beside a folder, or from a notice that noticecheck ships.

    Raises SettingsError where there is neither, or the file does not hold demands.
    """
    shipped = rules.folder() / "notices" / f"{name}.toml"
    path = beside / name if (beside / name).is_file() or not shipped.is_file() else shipped
    text = _text(path)
    try:
        return msgspec.toml.decode(text, type=Demands)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise SettingsError(f"{path}{told(text, str(error), {'': _keys(Demands)}, _CHOICES)}") from error


def merged(first: Demands, second: Demands) -> Demands:
    """Both demands at once; where both say something, the second one wins."""
    return Demands(
        date=second.date or first.date,
        dates=tuple(dict.fromkeys((*first.dates, *second.dates))),
        names={**first.names, **second.names},
        terms={**first.terms, **second.terms},
        prompt=first.prompt if second.prompt is None else second.prompt,
        fields={**first.fields, **second.fields},
    )


def _filled(path: Path, notice: NoticeDemands) -> NoticeDemands:
    if notice.source is None:
        return notice
    whole = merged(load_demands(notice.source, path.parent), notice)
    return msgspec.structs.replace(notice, **msgspec.structs.asdict(whole))


def _known_rules(path: Path, text: str, settings: Settings) -> None:
    for key in (*settings.rules, *(ignored.rule for ignored in settings.ignore)):
        rule, _, case = key.partition(".")
        if rule not in rules.names():
            raise SettingsError(
                f"{path}{line(text, f'`{key}`')}: there is no rule “{rule}”{nearest(rule, rules.names())}"
            )
        if case and case not in rules.promise(rule).cases:
            known = ", ".join(rules.promise(rule).cases)
            raise SettingsError(
                f"{path}{line(text, f'`{key}`')}: rule “{rule}” has no case “{case}”, but {known}"
            )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise SettingsError(f"{path}: {reason}") from error


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks of this program; a broken one that does not name it is not ours."""
    try:
        return "[tool.noticecheck" in path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
