"""Tell whether a text says a value in words."""

import re
import unicodedata
from collections.abc import Iterator, Set as AbstractSet
from functools import cache

from ..words.scripts import is_unspaced, joins_words
from .facts import facts

_SHORTEST_BENT = 6  # letters; what is left of a shorter word begins many others: “deve” of devet, developers
_PARTS = 12  # signs from one part of a number with a full stop to the next: 第一讲第二节
_COUNTED = 3  # signs of a number's word and the word behind it for what is counted
# What halves and quarters come to: of an hour, also an hour and a half, of a hundred, and a quarter as a decimal.
_OF_HALVES = frozenset({"30", "50", "90"})
_OF_QUARTERS = frozenset({"15", "45", "25", "75", "0.25", "0.75"})
# Besides signs without a width the vowel marks of Arabic, which stand in few texts.
_UNSEEN = re.compile("[\u00ad\u064b-\u0652\u200b-\u200f\u061c]")
# Letters and digits with the marks on them, those of the scripts of India among them, which are no signs of a word
# for regular expressions.
_SIGN = r"[\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0980-\u0ddf]"
_BLANKS = re.compile("[‐‑־\u00a0\u202f\n-]")


def says(folded: str, locale: str, value: str) -> bool:
    """Whether a text, as ``fold`` gives it, has a word of the locale for the value.

    Endings that CLDR's rules do not know are taken as they come: a word that begins like a form of the value
    (all but its last letters, where the language has cases) says it, unless it begins like a longer form of
    another value. A number with full stops has a word of its own (anderthalb, 1.5), or is said where its parts are, one
    soon behind the other and each with the word for such a part: “two to three” says no 2.3.
    """
    if "." in value and not any(True for _ in _places(folded, locale, value)):
        return _in_parts(folded, locale, value.split("."))
    if any(True for _ in _places(folded, locale, value)):
        return True
    if value == "2" and (dual := _dual(locale)):
        return dual.search(folded) is not None
    return len(value) == 2 and value > "20" and value[1] != "0" and _is_composed(folded, locale, value)


def says_share(folded: str, locale: str, value: str) -> bool:
    """Whether a text, as ``fold`` gives it, has a word for a half or a quarter that a value may stand for.

    Half an hour is 30 minutes, three quarters are 45 minutes or 75 per cent. Of decimals more words tell: half a litre
    is 0.5 litres, and an hour and a half 1.5 hours.
    """
    said = facts(locale)
    words = said.half if value in _OF_HALVES else said.quarter if value in _OF_QUARTERS else ()
    if value.endswith(".5"):
        words = (*said.half, *said.half_of)
    return bool(words) and _standing(words, is_unspaced(locale)).search(folded) is not None


@cache
def _standing(words: tuple[str, ...], unspaced: bool) -> re.Pattern[str]:  # noqa: FBT001
    """Words as they stand, or how words begin where a hyphen tells that."""
    begins, ends = ("", "") if unspaced else (f"(?<!{_SIGN})", f"(?!{_SIGN})")
    folded = [fold(word.removesuffix("-")) + ("-" if word.endswith("-") else "") for word in words]
    said = "|".join(re.escape(word[:-1]) if word.endswith("-") else re.escape(word) + ends for word in folded)
    return re.compile(f"{begins}(?:{said})")


def _in_parts(folded: str, locale: str, parts: list[str]) -> bool:
    """Whether the parts of a number are said in words one after another: 第一讲第二节 for 1.2."""
    counters = facts(locale).counters
    if not counters:
        return False
    ends = [-1]
    for part in parts:
        here = [at for at in _places(folded, locale, part) if _is_counted(folded, at, counters)]
        ends = [at for at in here if any(before < 0 or 0 < at - before <= _PARTS for before in ends)]
    return bool(ends)


def _is_counted(folded: str, at: int, counters: tuple[str, ...]) -> bool:
    """Whether the word that begins at an offset is followed by one for a part of a text."""
    return any(folded.find(counter, at, at + _COUNTED) > at for counter in counters)


def _is_composed(folded: str, locale: str, value: str) -> bool:
    """Whether the words of tens and units stand side by side, in cases that the whole word does not have."""
    tens = list(_places(folded, locale, f"{value[0]}0"))
    if not tens:
        return False
    near = facts(locale).between
    return any(abs(one - ten) <= near for one in _places(folded, locale, value[1]) for ten in tens)


def _places(folded: str, locale: str, value: str) -> Iterator[int]:
    """Where words of a value begin."""
    joined = joins_words(locale)
    for stem, longer in _stems(locale, value):
        yield from _stands(folded, stem, longer, joined=joined)
    if whole := facts(locale).whole.get(value):
        yield from (found.start() for found in _standing(whole, is_unspaced(locale)).finditer(folded))


def fold(text: str) -> str:
    """A text in which number words are looked for."""
    folded = _BLANKS.sub(" ", text.casefold())
    return folded if folded.isascii() else _UNSEEN.sub("", unicodedata.normalize("NFC", folded))


def _stands(folded: str, stem: str, longer: tuple[str, ...], *, joined: bool) -> Iterator[int]:
    at = folded.find(stem)
    while at >= 0:
        begins = joined or not at or not folded[at - 1].isalnum()
        if begins and not folded.startswith(longer, at):
            yield at
        at = folded.find(stem, at + 1)


@cache
def _dual(locale: str) -> re.Pattern[str] | None:
    """How a word ends that names two of a thing in one word, in languages that do so."""
    said = facts(locale).dual
    return re.compile(rf"\w{{{said.stem}}}(?:{'|'.join(said.endings)})(?!\w)") if said.endings else None


@cache
def _stems(locale: str, value: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the words of a value begin with, and for each the words of other values that begin so too."""
    said = facts(locale)
    words = said.words
    if value not in words:
        return ()
    others = {form for other, forms in words.items() if other != value for form in forms}
    forms = [fold(form) for form in words[value]]
    stems = dict.fromkeys([_stem(form, others) for form in forms] if said.bent else forms)
    alike = {f"{form}{said.days}" for form in forms} if said.days else set()
    longer = [form for form in sorted(others - alike) if form.startswith(tuple(stems))]
    return tuple((stem, tuple(form for form in longer if form.startswith(stem))) for stem in stems)


def _stem(form: str, others: AbstractSet[str]) -> str:
    """A form without its last letters, where it may have other endings and nothing else is left."""
    alphabet = form[0] < "\u0590" or "\u0600" <= form[0] <= "\u06ff"
    if " " in form or not alphabet or len(form) < _SHORTEST_BENT:
        return form
    stem = form[:-2] if len(form) > _SHORTEST_BENT + 1 else form[:-1]
    return form if stem in others else stem
