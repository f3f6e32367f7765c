"""Tell which month a word means that is no plain name of one."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from ..conventions import among_languages
from ..late import late
from .lexicon import LONGEST_ENDING, DateLexicon, Month, is_unspaced, lexicon
from .normal import fold

_SHORTEST = 3  # letters of a name, or of its stem
_SHORTEST_NEAR = 4  # the same of a word that is only similar to one
_LONGEST_SKELETON = 4  # letters of an abbreviation made of consonants
_MOST_OTHERS = 2  # letters that only one of two words has which differ in one place
_VOWELS = late("[aeiouyàáèéìíòóùúəɛɔаеёиоуыэюяіїєўαεηιουωաեէըիոօაეიოუ]")


class Months(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What is no month: ``rules/languages/months.toml``."""

    no_months: str


def month_of(word: str, own: DateLexicon, others: Sequence[str] = ()) -> Month | None:
    """The month that a word in normal form means in a date, or None.

    Names of the locale come first, then names of English and of the other languages of the family, then what
    is only similar to a name of the locale: a foreign name must never pass for a stem with an ending.
    """
    bare = word.rstrip(".")
    if len(bare) < 2:
        return None
    stripped = [bare.removeprefix(prefix).lstrip("-'") for prefix in own.prefixes if bare.startswith(prefix)]
    return (
        own.months.get(bare)
        or _prefixed(bare, own)
        or next((month for part in (bare, *stripped) if (month := foreign(part, own, others))), None)
        or _similar(bare, own)
        or next((month for part in stripped if (month := _near(fold(part), own))), None)
    )


def _prefixed(word: str, own: DateLexicon) -> Month | None:
    for prefix in own.prefixes:
        month = own.months.get(word.removeprefix(prefix).lstrip("-'")) if word.startswith(prefix) else None
        if month is not None:
            return replace(month, kind="prefixed")
    return None


def foreign(word: str, own: DateLexicon, others: Sequence[str]) -> Month | None:
    """The month that a word in normal form names in English, in another language of the family or in a near one."""
    if len(word) < _shortest(word):
        return None
    for locale in dict.fromkeys(["en", *others, *own.supplement.kin]):
        other = lexicon(locale)
        month = other.months.get(word)
        if other.language == own.language or month is None or month.calendar != "gregorian":
            continue
        if month.kind == "exact" and not _is_stem_of(word, month, own):
            return replace(month, kind="foreign")
    return None


def is_unshortened(month: Month) -> bool:
    """Whether a name of CLDR's is the whole one, no abbreviation that may be another word."""
    wide, _, alone, _ = lexicon(month.language).facts.months(month.calendar)
    return month.name in wide or month.name in alone


def _is_stem_of(word: str, month: Month, own: DateLexicon) -> bool:
    """Whether a short foreign name is the beginning of the locale's own: ``sept`` is no English in French."""
    mine = own.stems.get(fold(word))
    return mine is not None and mine.number == month.number and len(word) <= _LONGEST_SKELETON


def _similar(word: str, own: DateLexicon) -> Month | None:
    bare = fold(word)
    if len(bare) < _shortest(bare) or bare in _no_months():
        return None
    if bare in own.folded:
        return replace(own.folded[bare], kind="plain")
    return _ended(bare, own) or _cut(bare, own) or _near(bare, own)


def _ended(word: str, own: DateLexicon) -> Month | None:
    """The longest name or stem at the front of the word, with what is left as its ending."""
    for length in range(len(word) - 1, max(_SHORTEST, len(word) - LONGEST_ENDING) - 1, -1):
        stem = word[:length]
        known = own.folded.get(stem)
        sure = length > _SHORTEST or word[length] in "'-" or word[length:] in map(fold, own.endings)
        if known is not None and sure:
            return replace(known, kind="ended")
        month = own.stems.get(stem)
        if month is not None and _is_stem(stem, month, own):
            return replace(month, kind="stem")
    return None


def has_known_ending(word: str, own: DateLexicon) -> bool:
    """Whether a word in normal form is a name of the locale's with an ending that its months are known to have."""
    stems = (word.removesuffix(end) for end in own.endings if word.endswith(end))
    return any(fold(stem.rstrip("-'")) in own.folded for stem in stems)


def _is_stem(stem: str, month: Month, own: DateLexicon) -> bool:
    """Whether only an ending is missing, of four letters at the most."""
    names = (
        name for name, known in own.folded.items() if known.number == month.number and name.startswith(stem)
    )
    return any(
        len(name) > len(stem) >= _SHORTEST + (len(name) > _SHORTEST_NEAR) and len(stem) >= len(name) - 4
        for name in names
    )


def _shortest(word: str) -> int:
    """Signs that an abbreviation needs: scripts that write syllables, Devanagari to Ethiopic, say more in one."""
    return _SHORTEST - 1 if "\u0900" <= word[:1] <= "\u139f" else _SHORTEST


def _cut(word: str, own: DateLexicon) -> Month | None:
    """An abbreviation: the beginning of the names of one month, or its first letter and some consonants."""
    if is_unspaced(word):
        return None
    month = own.stems.get(word) or _without_vowels(word, own)
    return replace(month, kind="short") if month is not None else None


def _without_vowels(word: str, own: DateLexicon) -> Month | None:
    if len(word) > _LONGEST_SKELETON or _VOWELS.search(word, 1) or not word.isalpha():
        return None
    meant = {
        (month.number, month.calendar): month
        for name, month in own.folded.items()
        if name[0] == word[0] and len(name) > len(word) and _is_within(word, name)
    }
    return next(iter(meant.values())) if len(meant) == 1 else None


def _is_within(word: str, name: str) -> bool:
    """Whether the letters of a word stand in a name in the same order."""
    letters = iter(name)
    return all(letter in letters for letter in word)


def near(word: str, own: DateLexicon) -> Month | None:
    """The month whose name is one letter off, where there is but one."""
    return _near(fold(word), own)


def _near(word: str, own: DateLexicon) -> Month | None:
    if len(word) < _SHORTEST_NEAR:
        return None
    letters = set(word)
    names = [
        name
        for name in own.folded
        if len(name) > _SHORTEST_NEAR
        and -1 <= len(name) - len(word) <= 1
        and len(letters.symmetric_difference(name)) <= _MOST_OTHERS
    ]
    if not names:
        return None
    from rapidfuzz.distance import OSA  # slow to import, and seldom needed

    close = {
        (month.number, month.calendar): month
        for month in (own.folded[name] for name in names if OSA.distance(word, name, score_cutoff=1) == 1)
    }
    return replace(next(iter(close.values())), kind="near") if len(close) == 1 else None


@cache
def _no_months() -> frozenset[str]:
    return frozenset(among_languages("months", Months).no_months.split())
