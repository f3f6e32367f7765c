"""Tell whether a text says a value in words."""

import re
from collections.abc import Iterator, Set as AbstractSet
from functools import cache

from ..late import late
from ..locales import language_of, script_of
from .facts import facts

# In these scripts a number word may have letters joined before it, or there are no blanks between words.
_JOINED = frozenset(
    ("Arab", "Hebr", "Syrc", "Thaa", "Hans", "Hant", "Jpan", "Kore", "Thai", "Laoo", "Khmr", "Mymr", "Tibt")
)
# In these languages a number word hardly changes its end.
_UNBENT = frozenset(
    ("af", "ca", "da", "de", "en", "es", "fr", "gl", "it", "nb", "nl", "nn", "no", "pt", "sv")
)
# The word that counts days is also the one for one: “삼십일” is thirty days, or thirty-one.
_DAYS = {"ko": "일"}
# Two of a thing is an ending in these languages: “sababayn” (سببين) is two reasons. Some plurals end so too.
_DUALS = {
    "ar": late(r"\w{3}(?:ين|ان|تا|تي)(?!\w)"),
    "he": late(r"\w{2}יים(?!\w)"),
}
_NEAR = 20  # signs between the words of tens and units
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u061c]")
_BLANKS = re.compile("[‐‑־\u00a0\u202f\n-]")


def says(folded: str, locale: str, value: str) -> bool:
    """Whether a text, as ``fold`` gives it, has a word of the locale for the value.

    Endings that CLDR's rules do not know are taken as they come: a word that begins like a form of the value
    (all but its last letters, where the language has cases) says it, unless it begins like a longer form of
    another value.
    """
    if any(True for _ in _places(folded, locale, value)):
        return True
    if value == "2" and (dual := _DUALS.get(language_of(locale))):
        return dual.search(folded) is not None
    return len(value) == 2 and value > "20" and value[1] != "0" and _is_composed(folded, locale, value)


def _is_composed(folded: str, locale: str, value: str) -> bool:
    """Whether the words of tens and units stand side by side, in cases that the whole word does not have."""
    tens = list(_places(folded, locale, f"{value[0]}0"))
    if not tens:
        return False
    return any(abs(one - ten) <= _NEAR for one in _places(folded, locale, value[1]) for ten in tens)


def _places(folded: str, locale: str, value: str) -> Iterator[int]:
    """Where words of a value begin."""
    joined = script_of(locale) in _JOINED
    for stem, longer in _stems(locale, value):
        yield from _stands(folded, stem, longer, joined=joined)


def fold(text: str) -> str:
    """A text in which number words are looked for."""
    folded = _BLANKS.sub(" ", text.casefold())
    return folded if folded.isascii() else _UNSEEN.sub("", folded)


def _stands(folded: str, stem: str, longer: tuple[str, ...], *, joined: bool) -> Iterator[int]:
    at = folded.find(stem)
    while at >= 0:
        begins = joined or not at or not folded[at - 1].isalnum()
        if begins and not folded.startswith(longer, at):
            yield at
        at = folded.find(stem, at + 1)


@cache
def _stems(locale: str, value: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the words of a value begin with, and for each the words of other values that begin so too."""
    words = facts(locale).words
    if value not in words:
        return ()
    others = {form for other, forms in words.items() if other != value for form in forms}
    forms = [form.casefold() for form in words[value]]
    stems = dict.fromkeys(
        forms if language_of(locale) in _UNBENT else [_stem(form, others) for form in forms]
    )
    counter = _DAYS.get(language_of(locale), "")
    alike = {f"{form}{counter}" for form in forms} if counter else set()
    longer = [form for form in sorted(others - alike) if form.startswith(tuple(stems))]
    return tuple((stem, tuple(form for form in longer if form.startswith(stem))) for stem in stems)


def _stem(form: str, others: AbstractSet[str]) -> str:
    """A form without its last letters, where it may have other endings and nothing else is left."""
    alphabet = form[0] < "\u0590" or "\u0600" <= form[0] <= "\u06ff"
    if " " in form or not alphabet or len(form) < 5:
        return form
    stem = form[:-2] if len(form) > 5 else form[:-1]
    return form if stem in others else stem
