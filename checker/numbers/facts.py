"""What CLDR says about the numbers of a locale, read a locale at a time from the table beside this module."""

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
    between: int = 20
    counters: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = {}
    whole: dict[str, tuple[str, ...]] = {}
    half: tuple[str, ...] = ()
    quarter: tuple[str, ...] = ()
    half_of: tuple[str, ...] = ()
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    before_time: tuple[str, ...] = ()
    behind_time: tuple[str, ...] = ()


class _Index(msgspec.Struct):
    cldr: str
    locales: dict[str, tuple[int, int]]


class Facts(Supplement, frozen=True):
    """All that is known of a locale's numbers: its decimal and group marks, and words that scale, besides.

    ``words`` are those of CLDR and those kept by hand.
    """

    decimal: str = "."
    group: str = ","
    scales: dict[str, int] = {}


@cache
def facts(locale: str) -> Facts:
    """Facts for a locale; those of the nearest locale above it stand in for what it does not say."""
    said: dict[str, Any] = {}
    parts = locale.split("-")
    for count in range(len(parts)):
        said |= _values("-".join(parts[: count + 1]))
    own = convention(locale, "numbers", Supplement)
    words = {value: tuple(forms) for value, forms in said.pop("words", {}).items()}
    for value, forms in own.words.items():
        words[value] = (*words.get(value, ()), *forms)
    kept = {name: getattr(own, name) for name in own.__struct_fields__}
    return Facts(**kept | {"words": words} | said)


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
