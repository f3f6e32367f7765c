"""How languages inflect names that they take from elsewhere."""

from functools import cache, lru_cache

import msgspec

from ..conventions import convention

_VOWELS = "aeiouyAEIOUY"


class Inflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a language adds to a name: ``[names]``, of which ``rules/languages.md`` explains each key."""

    endings: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    doubling: bool = False
    alternations: dict[str, str] = msgspec.field(default_factory=dict)
    compounds: bool = False
    one_liquid: bool = False
    respelt: dict[str, str] = msgspec.field(default_factory=dict)


@cache
def inflection(locale: str) -> Inflection:
    """How a locale inflects names."""
    return convention(locale, "names", Inflection)


def is_form(word: str, name: str, locale: str) -> bool:
    """Whether a word is the name, or the name with one of its language's endings."""
    return word == name or (word[:2] == name[:2] and name in bare_forms(word, locale))


def is_respelt(word: str, name: str, locale: str) -> bool:
    """Whether a word is a name but for one place where the language writes its own words otherwise: Konfiguration."""
    small, meant = word.lower(), name.lower()
    for theirs, own in inflection(locale).respelt.items():
        at = meant.find(theirs)
        while at >= 0:
            if small == meant[:at] + own + meant[at + len(theirs) :]:
                return True
            at = meant.find(theirs, at + 1)
    return False


@lru_cache(maxsize=4096)  # words come again and again in one family, and less from one to the next
def bare_forms(word: str, locale: str) -> frozenset[str]:
    """The names that a word may be a form of, itself among them.

    A final vowel may have given way to the ending (Nokia, Nokie); the beginning never changes.
    """
    bare = {core for core, _ in cores(word, locale)[1:] if core[:2] == word[:2]}
    return frozenset((word, *bare, *(core + vowel for core in bare for vowel in _VOWELS)))


@lru_cache(maxsize=4096)  # as above
def cores(word: str, locale: str) -> tuple[tuple[str, str], ...]:
    """The bare word, then the word cut before each ending that it could have, with that ending."""
    ways = inflection(locale)
    cut = [
        (word[: -len(ending)], ending)
        for ending in ways.endings
        if word.endswith(ending) and len(word) > len(ending) + 2
    ]
    if ways.doubling:
        cut += [(core[:-1], core[-1] + ending) for core, ending in cut if core[-1] == core[-2]]
    for letter, changed in ways.alternations.items():
        cut += [(core.removesuffix(changed) + letter, end) for core, end in cut if core.endswith(changed)]
    return ((word, ""), *cut)
