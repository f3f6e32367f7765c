"""What CLDR says about the dates of a locale, read a locale at a time from the table beside this module."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

TABLE = Path(__file__).resolve().parent / "data" / "cldr.jsonl"
STYLES = ("full", "long", "medium", "short")


class _Index(msgspec.Struct):
    """First line of the table: where each locale's line is, how long, and which locale is above it."""

    cldr: str
    locales: dict[str, tuple[int, int, str]]
    aliases: dict[str, str]
    digits: dict[str, str]
    orders: dict[str, list[str]]


class Facts(Struct, frozen=True, dict=True):
    """Names, patterns, digits and calendars of one locale.

    ``locale`` is the locale of the table that stands for the one asked for; it is empty where the table has
    none, and then there are no names and no patterns.
    """

    locale: str
    values: dict[str, Any]

    def names(self, key: str) -> list[str]:
        """A list of names such as ``months``; empty where the locale has none."""
        found: list[str] | None = self.values.get(key)
        return found or []

    def months(self, calendar: str = "gregorian") -> tuple[list[str], ...]:
        """Names of months as a date has them, short, standing alone, and standing alone and short."""
        lead = f"{calendar}." if f"{calendar}.months" in self.values else ""
        wide, short = self.names(f"{lead}months"), self.names(f"{lead}months.short")
        alone, alone_short = self.names(f"{lead}months.alone"), self.names(f"{lead}months.alone.short")
        return wide, short, alone or wide, alone_short or short

    def patterns(self, calendar: str = "gregorian") -> list[str]:
        """Patterns of whole dates, the longest first, without copies."""
        if calendar != "gregorian":
            return list(dict.fromkeys(self.values.get(f"{calendar}.pattern.{style}", "") for style in STYLES))
        whole = [
            self.values[key] for key in sorted(self.values) if key.startswith("skeleton.") and _whole(key)
        ]
        return list(dict.fromkeys([self.values.get(f"pattern.{style}", "") for style in STYLES] + whole))

    @cached_property
    def calendars(self) -> tuple[str, ...]:
        """Calendars in use, the preferred one first."""
        return tuple(self.values.get("calendars") or ("gregorian",))

    @cached_property
    def zeros(self) -> tuple[str, ...]:
        """Zeros of the digit systems in use, the default one first."""
        return tuple(digits()[name][0] for name in self.names("digits") if name in digits()) or ("0",)

    @cached_property
    def orders(self) -> tuple[str, ...]:
        """Orders of day, month and year in dates with a named month, over all variants of the language."""
        return tuple(_index().orders.get(self.locale.split("-")[0], ()))


def _whole(key: str) -> bool:
    return "y" in key and "d" in key and "M" in key


@cache
def facts(locale: str) -> Facts:
    """Facts for a locale tag as anyone writes it; the nearest one above it stands in for an unknown one."""
    name = resolve(locale)
    return Facts(name, _values(name) if name else {})


@cache
def resolve(locale: str) -> str:
    """The locale of the table that stands for a tag, or an empty string."""
    index, lower = _index(), _by_lower_case()
    parts = locale.replace("_", "-").split("-")
    parts[0] = index.aliases.get(parts[0].lower(), parts[0])
    while parts:
        tag = lower.get("-".join(parts).lower(), "")
        if tag:
            return index.aliases.get(tag, tag)
        parts.pop()
    return ""


@cache
def digits() -> dict[str, str]:
    """The ten digits of each digit system, by its CLDR name."""
    return _index().digits


@cache
def locales() -> tuple[str, ...]:
    """All locales of the table."""
    return tuple(_index().locales)


@cache
def siblings(locale: str) -> tuple[str, ...]:
    """Locales of the same language in another script: a text may be in any of them."""
    language, *rest = locale.split("-")
    own = "-".join([language, *rest[:1]]) if rest and len(rest[0]) == 4 else language
    tags = (
        tag for tag in _index().locales if tag.startswith(language + "-") and len(tag) == len(language) + 5
    )
    bare = [language] if own != language and language in _index().locales else []
    return (*bare, *(tag for tag in tags if tag != own))


@cache
def _by_lower_case() -> dict[str, str]:
    index = _index()
    return {tag.lower(): tag for tag in (*index.aliases, *index.locales)}


@cache
def _index() -> _Index:
    with TABLE.open("rb") as table:
        return msgspec.json.decode(table.readline(), type=_Index)


@cache
def _first() -> int:
    with TABLE.open("rb") as table:
        return len(table.readline())


def _values(locale: str) -> dict[str, Any]:
    offset, length, parent = _index().locales[locale]
    values = dict(_values(parent)) if parent else {}
    with TABLE.open("rb") as table:
        table.seek(_first() + offset)
        own: dict[str, Any] = msgspec.json.decode(table.read(length))
    # what the locale above says and this one does not is null in the table
    return {key: value for key, value in (values | own).items() if value is not None}
