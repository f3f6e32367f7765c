"""How languages ask, and say yes and no."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from ..conventions import convention

Answer = Literal["yes", "no", ""]

# Marks over Latin letters, Arabic vowel signs and Hebrew points: people leave them out.
_OPTIONAL_MARKS = re.compile("[\u0300-\u036f\u064b-\u0652\u0591-\u05c7]")


class Asking(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How a language asks and answers: ``[prompt]``, of which ``rules/languages.md`` explains each key."""

    mark: str = "?"
    marks: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@cache
def asking(locale: str) -> Asking:
    """How a locale asks."""
    return convention(locale, "prompt", Asking)


def answer(text: str, locale: str) -> Answer:
    """Whether a text says yes or no in its locale; empty where no list knows it.

    Lists are never pooled: “jo” is yes in one language and no in another, and so is “ne”.
    """
    yes, no = _words(locale)
    whole = plain(text)
    first = plain(re.split("[,،、，]", text, maxsplit=1)[0])
    said_yes, said_no = bool({whole, first} & yes), bool({whole, first} & no)
    if said_yes == said_no:
        return ""
    return "yes" if said_yes else "no"


def plain(text: str) -> str:
    """An answer's words for comparing: case and optional marks folded, signs around them taken off."""
    decomposed = unicodedata.normalize("NFD", text)
    return trimmed(_OPTIONAL_MARKS.sub("", decomposed).casefold())


def trimmed(text: str) -> str:
    """A text without the signs before its first letter and after its last one, in one walk."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def has_list(locale: str) -> bool:
    """Whether words for yes and no are known of a locale."""
    return all(_words(locale))


@cache
def _words(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    said = asking(locale)
    known = _known()
    parts = locale.split("-")
    chain = ["-".join(parts[: count + 1]) for count in range(len(parts))]
    yes = {plain(word) for name in chain for word in known.get(name, ((), ()))[0]}
    no = {plain(word) for name in chain for word in known.get(name, ((), ()))[1]}
    return frozenset(yes | {plain(word) for word in said.yes}), frozenset(no | {plain(w) for w in said.no})


@cache
def _known() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    data = (Path(__file__).parent / "data" / "answers.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, tuple[tuple[str, ...], tuple[str, ...]]])
