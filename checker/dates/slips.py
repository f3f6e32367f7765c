"""Tell the name of a month with a slip of the pen in it, where another version has told which day it is."""

import datetime
import re
from collections.abc import Iterator

from . import calendars
from .lexicon import LETTER, DateLexicon
from .normal import normal, plain
from .runs import FARTHEST
from .written import written

_SHORTEST = 3  # letters of a name with one doubled, or that digits confirm
_SHORTEST_CUT = 4  # the same with one left out
_DIGITS = re.compile(r"(?<!\d)\d{1,4}(?!\d)")


def is_slip(word: str, number: int, own: DateLexicon, shortest: int = _SHORTEST_CUT) -> bool:
    """Whether a word in normal form is the name of a month with one letter left out or written twice.

    ``shortest`` is how long a name must be to have a letter left out. A last letter is not missed before an
    ending, for many names lose theirs there.
    """
    bare = word.rstrip(".")
    if bare in own.months:
        return False
    names = [name for name, month in own.months.items() if month.number == number and month.kind == "exact"]
    return any(
        _is_doubled(part, name) or (len(name) >= shortest and _is_cut(part, name, whole=part == bare))
        for part in _without_affixes(bare, own)
        for name in names
    )


def place_of_slip(text: str, day: datetime.date, own: DateLexicon) -> tuple[int, int] | None:
    """Find the date in a text that would state a day if its month had one letter more or less; None without one."""
    window = normal(text)
    place = _place_of_date(window.text, day, own) or _place_of_month(window.text, day, own)
    return window.origin(*place) if place else None


def _place_of_date(text: str, day: datetime.date, own: DateLexicon) -> tuple[int, int] | None:
    """The date after a pattern of the locale, with a letter left out or written twice."""
    for right in _as_written(day, own):
        if right in text:
            continue  # a prefix before it makes it no slip: “ngoJan 15, 2022”
        for wrong in _slips(right):
            at = text.find(wrong)
            if at >= 0 and not _is_in_number(text, at, at + len(wrong)):
                return at, at + len(wrong)
    return None


def _is_in_number(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins or ends within a number."""
    return text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()


def _as_written(day: datetime.date, own: DateLexicon) -> Iterator[str]:
    calendar = own.calendars[0]
    patterns = (*own.facts.patterns(calendar), *own.supplement.patterns)
    for pattern in patterns:
        if "MMM" in pattern.replace("L", "M") and "E" not in pattern and "G" not in pattern:
            yield plain(written(day, pattern, own, calendar))


def _slips(right: str) -> Iterator[str]:
    for at, sign in enumerate(right):
        if re.match(LETTER, sign):
            yield right[:at] + sign + right[at:]
            yield right[:at] + right[at + 1 :]


def _place_of_month(text: str, day: datetime.date, own: DateLexicon) -> tuple[int, int] | None:
    """The digits of the day and of the year, with the misspelt name of the month beside them."""
    for calendar in dict.fromkeys((own.calendars[0], "gregorian")):
        said = calendars.of_gregorian(calendar, day)
        for word in re.finditer(rf"{LETTER}+", text) if said else ():
            if word.group() in own.between:
                continue  # “de” is no “dez” that has lost a letter
            low, high = max(0, word.start() - FARTHEST), word.end() + FARTHEST
            near = _DIGITS.finditer(text[:high], low)
            wanted = [found for found in near if said and int(found.group()) in (said[0], said[2])]
            values = {int(found.group()) for found in wanted}
            if said and len(values) == 2 and is_slip(word.group(), said[1], own, _SHORTEST):
                ends = [word.span(), *(found.span() for found in wanted)]
                return min(start for start, _ in ends), max(end for _, end in ends)
    return None


def _without_affixes(word: str, own: DateLexicon) -> set[str]:
    words = {word, *(word.removeprefix(prefix) for prefix in own.prefixes)}
    return words | {part.removesuffix(ending) for part in words for ending in own.endings}


def _is_doubled(word: str, name: str) -> bool:
    at = _first_difference(word, name)
    return (
        len(name) >= _SHORTEST
        and len(word) == len(name) + 1
        and at > 0
        and word == name[:at] + name[at - 1 :]
    )


def _is_cut(word: str, name: str, *, whole: bool) -> bool:
    at = _first_difference(word, name)
    if len(word) != len(name) - 1 or word != name[:at] + name[at + 1 :]:
        return False
    return at < len(word) or whole


def _first_difference(word: str, name: str) -> int:
    shared = min(len(word), len(name))
    return next((at for at in range(shared) if word[at] != name[at]), shared)
