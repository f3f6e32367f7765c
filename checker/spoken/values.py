"""Find values of a field that are still English where other versions have words of their own."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from ..late import late
from ..locales import language_of
from ..voting import VOTERS, WITNESSES, Vote
from ..words.english import english_words, how_english
from ..words.foreign import OwnLanguage, Words

_FEWEST_WORDS = 2  # of a value; a single one may be a name
_WORDS_OF_A_SENTENCE = 6  # from which English words speak for themselves, whatever the English version says
_PARTS = late(r"(?<!\s)\s+[-–—|·•:]\s+")
_SITE_HOLDERS = 2  # other values with the same part, from which it is the name of the site

Sureness = Literal["plainly", "perhaps"]


class LeftValues(Struct, frozen=True):
    """The values of one field that are still English, by version, and how surely they are.

    ``vote`` is how many of the versions that should have words of their own do.
    """

    how: Mapping[int, Sureness]
    vote: Vote


def left_values(told: Mapping[int, str], locales: Sequence[str]) -> LeftValues | None:
    """Which versions have left a field in English, or None where too few others have words of their own.

    ``told`` are its values by version; ``locales`` are those of all versions, in their order.
    """
    others = [version for version in told if language_of(locales[version]) != "en"]
    if len(others) < WITNESSES:
        return None
    english = {told[version] for version in told.keys() - set(others)}
    judged = {version: _how_left(told, version, english, locales) for version in others}
    left = {version: how for version, how in judged.items() if how != "no"}
    if len(others) < VOTERS:
        return _of_few(told, others, [version for version in left if told[version] in english])
    kept = sum(version in left or told[version] in english for version in others)
    vote = Vote(len(others) - kept, len(others))
    return LeftValues(left, vote) if left and vote.is_two_thirds else None


def _of_few(told: Mapping[int, str], others: Sequence[int], left: Sequence[int]) -> LeftValues | None:
    """The same among few versions: half of them have other words than the English version."""
    own = {told[version] for version in others} - {told[version] for version in left}
    if not left or not Vote(len(own), len(others)).is_half:
        return None
    return LeftValues(dict.fromkeys(left, "perhaps"), Vote(len(others) - len(left), len(others)))


def _how_left(
    told: Mapping[int, str], version: int, english: Collection[str], locales: Sequence[str]
) -> Literal["plainly", "perhaps", "no"]:
    """Whether a value is English, in a version of another language.

    A short one may be a name, or a word that both languages have, unless it is what an English version says.
    """
    locale, said_in_english = locales[version], told[version] in english
    fewest = _FEWEST_WORDS if said_in_english else _WORDS_OF_A_SENTENCE
    if language_of(locale) == "und" or len(told[version].split()) < fewest:
        return "no"
    value = _without_site(told, version)
    words = value.split()
    if len(words) < _FEWEST_WORDS:
        return "no"
    if said_in_english and (how := how_english(value, locale)) != "no":
        return how
    if len(words) < _WORDS_OF_A_SENTENCE or english_words(locale).isdisjoint(words):
        return "no"
    foreign = OwnLanguage(locale, locales).foreign_in(Words(value))
    return "plainly" if foreign and foreign.language == "en" else "no"


def _without_site(told: Mapping[int, str], version: int) -> str:
    """A value without the name of the site, which others put behind words of their own: “Ceny – Nordlys”."""
    others = [value for value in told.values() if value != told[version]]
    return " ".join(
        part
        for part in _PARTS.split(told[version])
        if sum(part in value and part in _PARTS.split(value) for value in others) < _SITE_HOLDERS
    )
