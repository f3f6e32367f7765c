"""What the user wants: the configuration file and the options, as one frozen value."""

from collections.abc import Iterable, Iterator, Sequence
from os.path import commonpath
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from . import rules
from .demands import Demands
from .discover.files import shown
from .late import late
from .locales import parse_tag
from .mistakes import line, line_of_value, line_of_word, nearest, sentence_of
from .suppress import Ignored, Listed, baseline
from .suppress.baseline import Known

FILE = "noticecheck.toml"
_CACHE = ".noticecheck_cache"
_HEAD = late(
    r"\s*\[\[\s*(?:tool\s*\.\s*noticecheck\s*\.\s*)?ignore\s*\]\]|(?:tool\.noticecheck\.)?ignore\s*="
)

FailOn = Literal["error", "warning", "note"]
Setting = Literal["error", "warning", "note", "off"]


class NoticeDemands(Demands, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Demands for the families whose names match; ``from`` names a file that holds them.

    ``families`` are patterns (``recall-*``). ``from`` is a path beside the configuration file, or the name of
    a notice that noticecheck ships.
    """

    families: tuple[str, ...] = ("*",)
    source: str | None = msgspec.field(default=None, name="from")


class Configuration(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """The keys of ``noticecheck.toml`` or of ``[tool.noticecheck]``.

    ``locales`` are those in which every notice must exist, unless its demands name others. ``rules`` gives a
    rule, or one case of it (``date-form.unusual``), another severity or turns it off.
    ``ignore-from`` names files with further ``[[ignore]]`` entries, and ``baseline`` a file of findings that
    were there before; both are paths beside the configuration file. ``cache`` says whether what was found is
    remembered, or the folder for it: a hidden one, below that of the configuration file.
    """

    layout: str | None = None
    reference: str | None = None
    locales: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: FailOn = "warning"
    rules: dict[str, Setting] = {}
    notices: tuple[NoticeDemands, ...] = ()
    ignore: tuple[Ignored, ...] = ()
    ignore_from: tuple[str, ...] = ()
    baseline: str | None = None
    cache: Annotated[str, msgspec.Meta(min_length=1)] | bool = True


class Settings(Configuration, frozen=True, kw_only=True):
    """What a run goes by: the configuration, the file that it came from, and what the command line adds.

    ``listed`` are the suppressions of all lists and ``known`` the findings of the baseline. ``demands`` hold
    for every family beside those of ``notices``, and ``chosen`` are the rules that are asked (None stands for
    all). Without ``suppressing`` no suppression counts.
    """

    file: Path | None = None
    listed: tuple[Listed, ...] = ()
    known: tuple[Known, ...] = ()
    demands: Demands | None = None
    chosen: frozenset[str] | None = None
    suppressing: bool = True

    @property
    def baseline_file(self) -> Path | None:
        """The baseline that the configuration names; it need not be there yet."""
        return self.file.parent / self.baseline if self.file and self.baseline else None

    @property
    def cache_folder(self) -> Path | None:
        """The folder of the cache: where the configuration stands, or the working directory; None without a cache."""
        if self.cache is False:
            return None
        name = _CACHE if self.cache is True else self.cache
        return (self.file.parent if self.file else Path.cwd()) / name

    @property
    def severities(self) -> dict[str, str]:
        """Severities that differ from those of the rules themselves; ``off`` for rules that are not asked."""
        off = () if self.chosen is None else set(rules.names()) - self.chosen
        return {**self.rules, **dict.fromkeys(off, "off")}


class _IgnoreFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that the configuration names for its suppressions."""

    ignore: tuple[Ignored, ...]


def _keys(shape: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(field.encode_name for field in msgspec.structs.fields(shape))


_KEYS = {"": _keys(Configuration), "notices": _keys(NoticeDemands), "ignore": _keys(Ignored)}
_CHOICES = {
    "fail-on": "error, warning or note",
    "rules": "error, warning, note or off",
    "cache": "true, false or the name of a folder",
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
        settings = msgspec.convert(table, Configuration)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise SettingsError(f"{shown(path)}{sentence_of(text, str(error), _KEYS, _CHOICES)}") from error
    _known_rules(path, text, (*settings.rules, *(each.rule for each in settings.ignore)))
    _known_locales(path, text, (*_demanded(settings), *_forms(settings.notices)))
    _known_locales(path, text, _locales(settings.ignore), patterns=True)
    if isinstance(settings.cache, str):
        _own_folder(path, text, settings.cache)
    listed = [*_listed(path, text, settings.ignore), *_listed_elsewhere(path.parent, settings.ignore_from)]
    keys = {name: getattr(settings, name) for name in Configuration.__struct_fields__}
    filled = tuple(_filled(path, notice) for notice in settings.notices)
    return Settings(**{**keys, "notices": filled}, file=path, listed=tuple(listed))


def _own_folder(path: Path, text: str, cache: str) -> None:
    """Stop at a folder of the cache in which a checked file, or somebody else's, could stand."""
    above, folder = path.parent.resolve(), (path.parent / cache).resolve()
    if not folder.is_relative_to(above) or not folder.name.startswith(".") or folder == above:
        raise SettingsError(
            f"{shown(path)}{line_of_value(text, cache)}: cache names “{cache}”; it takes true, false, or a folder whose"
            " name begins with a dot, below that of this file"
        )


def load_known(path: Path) -> tuple[Known, ...]:
    """The findings of a baseline. Raises SettingsError where the file is none."""
    try:
        return baseline.load(path).findings
    except baseline.BaselineError as error:
        raise SettingsError(str(error)) from error


def load_ignored(path: Path) -> tuple[Listed, ...]:
    """The suppressions that a file of their own lists. Raises SettingsError where it is no such file."""
    text = _text(path)
    try:
        entries = msgspec.toml.decode(text, type=_IgnoreFile).ignore
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        keys = {"": _keys(_IgnoreFile), "ignore": _keys(Ignored)}
        raise SettingsError(f"{shown(path)}{sentence_of(text, str(error), keys, _CHOICES)}") from error
    _known_rules(path, text, [entry.rule for entry in entries])
    _known_locales(path, text, _locales(entries), patterns=True)
    return tuple(_listed(path, text, entries))


def _listed_elsewhere(folder: Path, names: Sequence[str]) -> Iterator[Listed]:
    for name in names:
        yield from load_ignored(folder / name)


def _listed(path: Path, text: str, entries: Sequence[Ignored]) -> Iterator[Listed]:
    """The entries with the lines of their headers; those of an inline list stand at its key."""
    heads = [number for number, words in enumerate(text.split("\n"), 1) if _HEAD.match(words)]
    if len(heads) != len(entries):
        heads = heads[:1] * len(entries) or [1] * len(entries)
    for entry, head in zip(entries, heads, strict=True):
        yield Listed(entry, shown(path), head)


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
        raise SettingsError(
            f"{shown(path)}{sentence_of(text, str(error), {'': _keys(Demands)}, _CHOICES)}"
        ) from error


def merged(first: Demands, second: Demands) -> Demands:
    """Both demands at once; where both say something, the second one wins."""
    return Demands(
        locales=second.locales or first.locales,
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


def _known_rules(path: Path, text: str, keys: Iterable[str]) -> None:
    for key in keys:
        rule, _, case = key.partition(".")
        place = line(text, f"`{key}`") or line_of_value(text, key)
        if rule in _KEYS[""]:
            raise SettingsError(
                f"{shown(path)}{place}: “{rule}” is no rule; it belongs above the first table"
            )
        if rule not in rules.names():
            raise SettingsError(
                f"{shown(path)}{place}: there is no rule “{rule}”{nearest(rule, rules.names())}"
            )
        if case and case not in rules.promise(rule).cases:
            known = ", ".join(rules.promise(rule).cases)
            raise SettingsError(f"{shown(path)}{place}: rule “{rule}” has no case “{case}”, but {known}")


def _known_locales(path: Path, text: str, tags: Iterable[str], *, patterns: bool = False) -> None:
    """Stop at a locale that no version can have: what it is for would never come about, and nobody be told.

    ``patterns`` says that several may be named at once (``fr-*``), or those of which no locale is known.
    """
    for tag in tags:
        known = parse_tag(tag)
        if tag == known != "und" or (patterns and (tag == "und" or any(sign in tag for sign in "*?["))):
            continue
        hint = f"; it is written “{known}”" if known else ""
        raise SettingsError(f"{shown(path)}{line_of_word(text, tag)}: there is no locale “{tag}”{hint}")


def _locales(ignored: Iterable[Ignored]) -> Iterator[str]:
    return (tag for each in ignored for tag in each.locales)


def _demanded(settings: Configuration) -> Iterator[str]:
    """The locales in which notices must exist."""
    yield from settings.locales
    for each in settings.notices:
        yield from each.locales


def _forms(demands: Iterable[Demands]) -> Iterator[str]:
    """The locales for which names and terms have forms."""
    for each in demands:
        for forms in (*each.names.values(), *each.terms.values()):
            yield from forms


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise SettingsError(f"{shown(path)}: {reason}") from error


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks of this program; a broken one that does not name it is not ours."""
    try:
        return "[tool.noticecheck" in path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
