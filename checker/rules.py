"""Read the rules: what is promised, how it can be broken, how bad that is and how it is said."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

Category = Literal[
    "structure", "markup", "date", "name", "prompt", "term", "link", "number", "code", "language", "text"
]
Shape = TypeVar("Shape", bound="Promise")
Level = Literal["error", "warning", "note"]


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a rule can be broken.

    ``message`` is a template over the fact's ``found``, ``expected`` and details; ``help`` likewise.
    ``explains`` names rules, or cases of rules as ``rule.case``, that have nothing to add anywhere in the same
    version: they only follow from this one.
    """

    severity: Level
    message: str
    help: str = ""
    explains: tuple[str, ...] = ()


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Versions of a small notice that keep the rule, or break it.

    ``versions`` maps locales to texts in ``format``. A wrong example names the case, the locale that breaks
    the rule, and the words that the finding quotes (its place in the source; empty for a place between
    blocks). ``demands`` stands for what a configuration would declare, in its syntax. ``files`` are paths of versions,
    by locale, that are not named ``notice`` in a folder of their own.
    """

    versions: dict[str, str]
    files: dict[str, str] = {}
    why: str = ""
    format: Literal["markdown", "text", "html"] = "markdown"
    reference: str = ""
    case: str = ""
    at: str = ""
    found: str = ""
    demands: dict[str, Any] = {}


class Promise(msgspec.Struct, frozen=True):
    """What a rule promises, in how many ways it can be broken and how each is said.

    ``covers`` names rules that have nothing to add about words inside a finding of this one: a paragraph in
    another language has dates in that language too, and one cause gives one finding.
    ``quotes`` says that what is expected is quoted from another version, and which one that is changes with the
    versions: no finding is known by it.
    """

    check: str
    category: Category
    title: str
    why: str
    cases: dict[str, Case]
    covers: tuple[str, ...] = ()
    quotes: bool = False


class Rule(Promise, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A promise with the examples that prove it; its id is the name of its file, ``rules/<id>.toml``."""

    right: tuple[Example, ...]
    wrong: tuple[Example, ...]


class RuleError(Exception):
    """A rule file cannot be used; the message names the file and what is wrong with it."""


@cache
def folder() -> Path:
    """The folder of rules: inside the package where it is installed, beside it in a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "rules"
    return installed if installed.is_dir() else here.parent / "rules"


@cache
def names() -> tuple[str, ...]:
    """Ids of all rules, in order."""
    return tuple(sorted(path.stem for path in folder().glob("*.toml")))


@cache
def load(name: str) -> Rule:
    """Read one rule whole. Raises RuleError where its file is missing or not a rule."""
    return _decoded(name, _bytes(name), Rule)


@cache
def promise(name: str) -> Promise:
    """Read one rule without its examples, which are the bulk of its file and stand last in it.

    Raises RuleError where the file is missing or not a rule.
    """
    return _decoded(name, _bytes(name).partition(b"\n[[")[0], Promise)


def case(rule: str, name: str) -> Case:
    """One case of a rule. Raises RuleError where the rule has no such case."""
    cases = promise(rule).cases
    if name not in cases:
        raise RuleError(f"{rule}.toml: no case “{name}”")
    return cases[name]


def _bytes(name: str) -> bytes:
    path = folder() / f"{name}.toml"
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuleError(f"{path.name}: {error.strerror}") from error


def _decoded(name: str, raw: bytes, shape: type[Shape]) -> Shape:
    try:
        return msgspec.toml.decode(raw, type=shape)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise RuleError(f"{name}.toml: {error}") from error


def message(template: str, values: Mapping[str, str]) -> str:
    """Fill a template of a case; a name that the fact does not give stays empty, which the tests do not let happen."""
    return template.format_map(Values(values))


class Values(dict[str, str]):
    """What a fact gives to the message of its case."""

    def __missing__(self, key: str) -> str:
        """Nothing: a report that lacks a word is better than none."""
        return ""
