"""Say which case of a month a date needs after the word that stands before it."""

import re
from collections.abc import Iterator

from .lexicon import LETTER, DateLexicon
from .model import FoundDate
from .normal import plain

# The word right before a date, and what ends the words that could govern it.
_LAST_WORD = re.compile(rf"({LETTER}+)\s*$")
_BEGINS_ANEW = re.compile(r"(?:^|[.!?…:;(])\s*$")
_NEAR = 40  # code points before a date in which that word is looked for
# The first list of words that govern a case asks for the form that CLDR gives dates.
_USUAL = 0


def month_names(found: FoundDate, before: str, words: DateLexicon) -> tuple[str, ...]:
    """Names that the month of a date may have behind the text before it, the usual one first.

    There is one where the language has no other in dates, where nothing stands before that could govern
    another case, or where the word before is known to ask for that one.
    """
    usual = words.facts.months(found.calendar)[0][found.month - 1]
    forms = words.supplement.forms if found.calendar == "gregorian" else ()
    names = tuple(dict.fromkeys((usual, *_of_month(forms, found.month))))
    if len(names) == 1:
        return names
    word = _word_before(before)
    if _is_weekday(word, found, words):
        return names  # “po” is short for Monday, and a preposition
    case = _USUAL if not word and _BEGINS_ANEW.search(before[-_NEAR:]) else _case_after(word, words)
    if case == _USUAL:
        return names[:1]
    if case is None or found.weekday is not None:
        return names
    return (next(_of_month(forms[case - 1 : case], found.month), usual),)


def _of_month(forms: tuple[tuple[str, ...], ...], month: int) -> Iterator[str]:
    return (name for twelve in forms for name in twelve[month - 1].split("|") if name)


def _word_before(before: str) -> str:
    found = _LAST_WORD.search(plain(before[-_NEAR:]))
    return found[1] if found else ""


def _case_after(word: str, words: DateLexicon) -> int | None:
    """Which of the lists of names a word asks for, the usual one first; None where that is unknown."""
    lists = enumerate(words.supplement.governing)
    return next((number for number, governing in lists if word in map(plain, governing)), None)


def _is_weekday(word: str, found: FoundDate, words: DateLexicon) -> bool:
    """Whether a word before a date is short for the day of the week that the date falls on."""
    short = (words.facts.names(key) for key in ("days.short", "days.shorter"))
    number = found.value.weekday() if found.value else None
    return number is not None and any(word == plain(names[number]).rstrip(".") for names in short if names)
