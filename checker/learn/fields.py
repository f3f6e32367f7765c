"""Tell which fields of the front matter all versions fill in alike, and which each in its own words."""

from collections.abc import Mapping, Sequence
from typing import Literal

from ..align import Table

Way = Literal["same", "translated"]


def fields_of(tables: Sequence[Table]) -> dict[str, Way]:
    """By key, how the versions of every family fill it in; keys that do not show one way throughout are left out."""
    told = [_ways(table) for table in tables if len(table.notices) > 1]
    if not told:
        return {}
    return {
        key: way for key, way in sorted(told[0].items()) if all(other.get(key) == way for other in told[1:])
    }


def _ways(table: Table) -> Mapping[str, Way]:
    values: dict[str, list[str]] = {}
    for notice in table.notices:
        for field in notice.fields:
            values.setdefault(field.key, []).append(field.value.strip())
    ways = {key: _way(found) for key, found in values.items() if len(found) == len(table.notices)}
    return {key: way for key, way in ways.items() if way}


def _way(values: Sequence[str]) -> Way | None:
    if not all(values):
        return None
    if len(set(values)) == 1:
        return "same"
    differ = len(set(values)) == len(values)
    return "translated" if differ and all(any(map(str.isalpha, value)) for value in values) else None
