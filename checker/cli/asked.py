"""What the arguments ask for: settings, demands and rules. All of it ends with exit code 2 where it cannot be used."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from .telling import stop

if TYPE_CHECKING:
    from ..demands import Demands
    from ..settings import Settings
    from ..suppress.baseline import Known


class Wishes(Struct, frozen=True):
    """What the command line says over the configuration; what it leaves out is None."""

    layout: str | None = None
    reference: str | None = None
    fail_on: str | None = None
    demands: "Demands | None" = None
    chosen: frozenset[str] | None = None
    suppressing: bool = True
    known: "tuple[Known, ...] | None" = None


def settings_for(paths: Sequence[Path], config: Path | None, *, isolated: bool, wishes: Wishes) -> "Settings":
    """The settings of a run: those of the nearest configuration file, and over them what the options say."""
    from ..settings import SettingsError, find

    must_exist(paths)
    try:
        settings = settings_of(config or (None if isolated else find(paths)), wishes)
    except SettingsError as error:
        stop(str(error))
    _known_layout(settings.layout)
    _known_reference(settings.reference)
    return settings


def settings_of(file: Path | None, wishes: Wishes) -> "Settings":
    """The settings of one configuration file, and over them what the options say. Raises SettingsError."""
    from msgspec.structs import replace

    from ..settings import Settings, load, load_known

    settings = load(file) if file else Settings()
    given = {name: getattr(wishes, name) for name in wishes.__struct_fields__}
    settings = replace(settings, **{name: value for name, value in given.items() if value is not None})
    if wishes.known is None and settings.baseline_file:
        return replace(settings, known=load_known(settings.baseline_file))
    return settings


def known_in(baseline: Path | None) -> "tuple[Known, ...] | None":
    """What a baseline knows, where one was named."""
    from ..settings import SettingsError, load_known

    try:
        return load_known(baseline) if baseline else None
    except SettingsError as error:
        stop(str(error))


def _known_layout(layout: str | None) -> None:
    """Stop at a layout that cannot be used, before any file is looked for."""
    if layout is None:
        return
    from ..discover.layout import LayoutError, layout_pattern

    try:
        layout_pattern(layout)
    except LayoutError as error:
        stop(str(error))


def _known_reference(tag: str | None) -> None:
    if tag is not None:
        known_locale(tag)


def demands_for(date: str | None, notice: str | None, locales: str | None) -> "Demands | None":
    """What every notice must hold beyond the configuration, as the options say."""
    from ..demands import Demands
    from ..settings import SettingsError, load_demands, merged

    try:
        demands = load_demands(notice, Path.cwd()) if notice else Demands()
    except SettingsError as error:
        stop(str(error))
    given = Demands(
        locales=tuple(known_locale(tag.strip()) for tag in locales.split(",")) if locales else (),
        date=_iso_date(date) if date else None,
    )
    return merged(demands, given)


def _iso_date(text: str) -> datetime.date:
    from dateutil.parser import isoparse  # only where the option is used

    try:
        return isoparse(text).date()
    except (ValueError, OverflowError):
        stop(f"--date takes a day as 2026-03-14, not “{text}”")


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str] | None:
    """The rules that are asked, or None for all."""
    from .. import rules

    if not select and not ignore:
        return None
    must_be_known([*select, *ignore], rules.names())
    return frozenset(select or rules.names()) - frozenset(ignore)


def must_be_known(names: Sequence[str], known: Sequence[str]) -> None:
    """Stop at the first name that is none of those known, with the nearest one."""
    for name in names:
        if name not in known:
            from ..mistakes import nearest

            hint = nearest(name, known) or "; noticecheck rules lists them"
            stop(f"there is no rule “{name}”{hint}")


def known_locale(tag: str | None) -> str:
    """A locale as it is written properly; stop where the tag is none."""
    from ..locales import parse_tag

    if tag is None:
        stop("--text needs --locale")
    locale = parse_tag(tag)
    if locale is None:
        stop(f"“{tag}” is no locale that is known; write it as “he” or “pt-BR”")
    return locale


def must_exist(paths: Sequence[Path]) -> None:
    """Stop at the first path that is not there."""
    for path in paths:
        if not path.exists():
            stop(f"{path}: there is no such file or folder")
