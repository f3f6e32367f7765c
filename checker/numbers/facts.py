"""What CLDR says about the numbers of a locale, read a locale at a time from the table beside this module."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from ..conventions import convention

_TABLE = Path(__file__).resolve().parent / "data" / "cldr.jsonl"


class Dual(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of words that name two of a thing, behind a stem of so many letters: “sababayn” (سببين), two reasons."""

    stem: int = 0
    endings: tuple[str, ...] = ()


class Third(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for what comes third, with the number ``behind`` a sign, ``but`` not the longer ones that begin so."""

    behind: str = ""
    words: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


class Supplement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The hand-kept facts about one locale's numbers: ``[numbers]``, explained in ``rules/languages.md``."""

    bent: bool = True
    days: str = ""
    dual: Dual = Dual()
    third: Third = Third()
    words: dict[str, tuple[str, ...]] = {}
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    before_time: tuple[str, ...] = ()
    behind_time: tuple[str, ...] = ()


class _Index(msgspec.Struct):
    cldr: str
    locales: dict[str, tuple[int, int]]


class Facts(msgspec.Struct, frozen=True):
    """Marks and words of one locale: decimal and group marks, words that scale, spelt-out values."""

    decimal: str = "."
    group: str = ","
    scales: Mapping[str, int] = {}
    words: Mapping[str, tuple[str, ...]] = {}
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    before_time: tuple[str, ...] = ()
    behind_time: tuple[str, ...] = ()
    bent: bool = True
    days: str = ""
    dual: Dual = Dual()
    third: Third = Third()


@cache
def facts(locale: str) -> Facts:
    """Facts for a locale; those of the nearest locale above it stand in for what it does not say."""
    said: dict[str, Any] = {}
    parts = locale.split("-")
    for count in range(len(parts)):
        said |= _values("-".join(parts[: count + 1]))
    own = convention(locale, "numbers", Supplement)
    words = {value: tuple(forms) for value, forms in said.get("words", {}).items()}
    for value, forms in own.words.items():
        words[value] = (*words.get(value, ()), *forms)
    return Facts(
        said.get("decimal", "."),
        said.get("group", ","),
        said.get("scales", {}),
        words,
        own.am,
        own.pm,
        own.before_time,
        own.behind_time,
        own.bent,
        own.days,
        own.dual,
        own.third,
    )


@cache
def _index() -> tuple[_Index, int]:
    with _TABLE.open("rb") as table:
        head = table.readline()
    return msgspec.json.decode(head, type=_Index), len(head)


def _values(name: str) -> dict[str, Any]:
    index, first = _index()
    if name not in index.locales:
        return {}
    offset, length = index.locales[name]
    with _TABLE.open("rb") as table:
        table.seek(first + offset)
        values: dict[str, Any] = msgspec.json.decode(table.read(length))
    return values
