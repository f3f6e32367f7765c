"""Say which languages are so close that a few words cannot tell them apart, or that they share sentences."""

from functools import cache

from msgspec import Struct

from ..conventions import among_languages
from ..locales import language_of, parse_tag, script_of
from .profiles import PROFILED

_KNOWN = frozenset(name for names in PROFILED.values() for name in names)


class Kinship(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How languages stand to each other: ``rules/languages/kinship.toml``, where each key is explained."""

    near: tuple[str, ...]
    share_sentences: tuple[str, ...]
    widely_read: str


@cache
def akin(one: str, other: str) -> bool:
    """Whether two locales may be taken for one another: the same language, or one of its nearest kin.

    A language without a profile is akin to all others of its script except English.
    """
    first, second = language_of(one), language_of(other)
    if first == second or second in _kin(first):
        return True
    if "en" in (first, second) or script_of(parse_tag(one) or one) != script_of(parse_tag(other) or other):
        return False
    return script_of(one) in PROFILED and not {first, second} <= _KNOWN


@cache
def share_sentences(one: str, other: str) -> bool:
    """Whether versions in two locales may rightly hold the same sentence; so may one in an unknown language."""
    first, second = language_of(one), language_of(other)
    return (
        first == second
        or "und" in (first, second)
        or any({first, second}.issubset(group.split()) for group in _kinship().share_sentences)
    )


@cache
def widely_read() -> tuple[str, ...]:
    """Languages that many people read beside their own, after English, the most widely read first."""
    return tuple(_kinship().widely_read.split())


@cache
def _kin(language: str) -> frozenset[str]:
    """The languages that a language is near to, itself among them if there are any."""
    groups = map(str.split, _kinship().near)
    return frozenset(name for group in groups if language in group for name in group)


@cache
def _kinship() -> Kinship:
    return among_languages("kinship", Kinship)
