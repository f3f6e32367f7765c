"""Report only what a change brought: the same check is run on its base, and what it finds there is known."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from .discover import Family
from .discover.files import ENDINGS
from .history import Change, HistoryError, base_tree, change_since
from .read import Source
from .run import Reader, Report, find_families, run
from .settings import Settings, SettingsError

# Beside the versions the base's configuration is laid out, with the files that it names.
_CONFIGURING = frozenset({".toml", ".json"})


def report_since(
    ref: str,
    paths: Sequence[Path],
    settings: Settings,
    settings_of: Callable[[Path | None], Settings],
    *,
    texts: Mapping[Path, Source] = MappingProxyType({}),
) -> Report:
    """Judge the families that a change touched, and leave out what was to be found in them before.

    ``settings_of`` gives the settings for the configuration file of the base; a change of that file touches
    every family. ``texts`` are read instead of the files. Raises HistoryError where git cannot tell the change.
    """
    change = change_since(ref, Path.cwd())
    here = change.below_root(Path.cwd())
    if here is None:
        raise HistoryError("the working directory lies outside of the repository")
    paths = [_real(change, path) for path in paths]
    with base_tree(change, _needed(change, paths)) as base:
        there = base / here
        there.mkdir(parents=True, exist_ok=True)
        before = [path for path in (_moved(change, base, each) for each in paths) if (there / path).exists()]
        below = settings.file and change.below_root(settings.file)
        with chdir(there):  # the lists of the base name paths from there
            earlier = _settings_before(base / below, settings_of) if below else None
        earlier = earlier or settings
        touched = None
        if below not in change.touched:
            touched = _touched(change, here, paths, settings)
            with chdir(there):
                touched |= _touched(change, here, before, earlier)
        report = run(paths, settings, only=touched, texts=texts)
        with chdir(there):
            known = run(before, earlier, only=touched)
    return report.without({finding.fingerprint for finding in known.findings()})


def _real(change: Change, path: Path) -> Path:
    """An argument as git knows it, no folder named by a link to it. Raises HistoryError for one outside."""
    if change.below_root(path) is None:
        raise HistoryError(f"{path} lies outside of the repository")
    real = Path(os.path.realpath(path)) if path.is_dir() else Path(os.path.realpath(path.parent), path.name)
    return path if real == Path.cwd() / path else Path(os.path.relpath(real))


def _needed(change: Change, paths: Sequence[Path]) -> Callable[[PurePosixPath], bool]:
    """Whether a file of the base belongs to its check: by its ending, below one of the paths."""
    given = [path for each in paths if (path := change.below_root(each)) is not None]

    def needed(path: PurePosixPath) -> bool:
        if path.suffix in _CONFIGURING or path in given:
            return True
        return path.suffix.lower() in ENDINGS and any(path.is_relative_to(folder) for folder in given)

    return needed


def _moved(change: Change, base: Path, path: Path) -> Path:
    """An argument as it is meant in the base; one relative to the working directory stays as it is."""
    below = change.below_root(path)
    return base / below if path.is_absolute() and below is not None else path


def _settings_before(file: Path, settings_of: Callable[[Path | None], Settings]) -> Settings | None:
    """The settings that the base's own configuration file gives; None where it was broken then."""
    try:
        return settings_of(file if file.is_file() else None)
    except SettingsError:
        return None


def _touched(change: Change, here: PurePosixPath, paths: Sequence[Path], settings: Settings) -> set[str]:
    """Names of the families of the working directory of which a version was changed, added or taken away."""
    families = find_families(paths, settings, Reader()).families if paths else ()
    return {family.name for family in families if _is_touched(change, here, family)}


def _is_touched(change: Change, here: PurePosixPath, family: Family) -> bool:
    """Whether a version was changed, the file that a link stands for, or the repository inside that holds it."""
    named = [PurePosixPath(os.path.normpath(here / version.path)) for version in family.versions]
    files = [path for version in family.versions if (path := change.below_root(version.file)) is not None]
    return any(change.touched.intersection((path, *path.parents)) for path in (*named, *files))
