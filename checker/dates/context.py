"""Excuse forms that no locale has where the other versions of the notice show that they are meant."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from ..parse import Notice
from ..voting import Vote
from .model import FoundDate
from .stated import Stated, stated

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME_BEHIND = re.compile(r"[T ,]{1,2}\d{1,2}(?::|$)")
_VALUE = ('="', "='")  # what a value in an attribute follows
_QUOTES = "\"'“”„‟«»‹›‘’‚「」『』〈〉《》"
_LAST_DAY = 31
_GREGORIAN = 1583  # the first whole year of the calendar of today
# From so many letters beside a date on, words that another version has too were not translated.
_WORDS_AROUND = 40
# A month and its year belong to a name that is not translated where one word beside them is another version's too.
_WORD_BESIDE = 3
# What is wrong in any context: the day itself.
_OF_THE_DAY = frozenset(("impossible", "weekday"))


class DateContext(Struct, frozen=True):
    """The dates of all versions of a notice; ``locales`` are those of the versions, in the same order.

    ``days`` tells of each day that a version states whether ISO 8601 would write one of its dates so; ``alike`` holds
    for each text the dates that are written so, with the languages of their versions.
    """

    locales: tuple[str, ...]
    languages: tuple[str, ...]
    dates: tuple[tuple[Stated, ...], ...]
    days: tuple[dict[object, bool], ...]
    alike: dict[str, list[tuple[str, Stated]]]

    def excuses(self, version: int, date: Stated, reason: str) -> bool:
        """Whether a reason to find fault with the form of a date of a version does not count."""
        if _is_of_old(date.found) and (reason in _OF_THE_DAY or date.found.order == "ymd"):
            return True  # days were counted otherwise; or it is the size of a file in a listing: 1024 Jun 17
        if date.block.text[: max(date.at, 0)].endswith(_VALUE):
            return True  # machines read it: datetime="2026-03-14"
        if reason not in _OF_THE_DAY and date.found.is_of_a_clock:
            return True
        if reason == "unusual" and self._is_of_no_locale(version, date):
            return True
        if reason == "foreign-month-unsure" and _is_quoted(date):
            return True
        if reason == "impossible" and date.found.day > _LAST_DAY and self._is_said_elsewhere(version, date):
            return True  # no slip of a translator but a number of something else: Volume 53, July 1993
        least = _WORD_BESIDE if reason == "foreign-month-unsure" else _WORDS_AROUND
        if reason in _OF_THE_DAY:
            return False
        return self._is_in_borrowed_words(version, date, least) or self._is_in_other_words(version, date)

    def _is_said_elsewhere(self, version: int, date: Stated) -> bool:
        """Whether another version has the same number beside the same month and year."""
        said = (date.found.year, date.found.month, date.found.day)
        return any(
            (other.found.year, other.found.month, other.found.day) == said
            for at, dates in enumerate(self.dates)
            if at != version
            for other in dates
        )

    def _is_of_no_locale(self, version: int, date: Stated) -> bool:
        """Whether a date is as ISO 8601 has it on purpose: a time follows, or most versions write the day so.

        Where no other version states the day, any of their days tells.
        """
        if not _is_iso(date):
            return False
        if _TIME_BEHIND.match(date.following):
            return True
        others = [days for other, days in enumerate(self.days) if other != version and days]
        said = [days[date.found.value] for days in others if date.found.value in days]
        said = said or [any(days.values()) for days in others]
        return Vote(sum(said), len(said)).is_majority

    def _is_in_borrowed_words(self, version: int, date: Stated, least: int) -> bool:
        """Whether so many letters beside a date stand as they are in a version of another language."""
        return any(
            language != self.languages[version] and _letters_shared(date, other) >= least
            for language, other in self.alike.get(_core(date), ())
        )

    def _is_in_other_words(self, version: int, date: Stated) -> bool:
        """Whether a date belongs to words that nobody has translated, though no version says them in their language."""
        from .guests import is_at_home

        return is_at_home(date, self.locales[version], self.locales)


def context_of(notices: Sequence[Notice]) -> DateContext:
    """The dates that the versions of a notice state; months of the other versions' languages are known as such."""
    locales = tuple(notice.version.locale for notice in notices)
    languages = tuple(notice.version.language for notice in notices)
    alike: dict[str, list[tuple[str, Stated]]] = {}
    found: list[dict[object, bool]] = []
    said = tuple(_stated(notices))
    for language, dates in zip(languages, said, strict=True):
        days: dict[object, bool] = {}
        for date in dates:
            alike.setdefault(_core(date), []).append((language, date))
            days[date.found.value] = days.get(date.found.value, False) or _is_iso(date)
        found.append(days)
    return DateContext(locales, languages, said, tuple(found), alike)


def _is_iso(date: Stated) -> bool:
    return _ISO.fullmatch(date.found.text) is not None


def _stated(notices: Sequence[Notice]) -> Iterator[tuple[Stated, ...]]:
    locales = tuple(notice.version.locale for notice in notices)
    for notice in notices:
        yield tuple(stated(notice, notice.version.locale, locales))


def _is_of_old(found: FoundDate) -> bool:
    """Whether a date with a named month has a year before the calendar of today."""
    return found.shape == "named" and found.calendar == "gregorian" and found.year < _GREGORIAN


def _is_quoted(date: Stated) -> bool:
    """Whether quotation marks enclose a date alone."""
    text, end = date.block.text, date.at + len(date.found.text)
    return date.at > 0 and text[date.at - 1] in _QUOTES and text[end : end + 1] in (*_QUOTES,)


def _core(date: Stated) -> str:
    """A date without the full stop that some languages have behind it, and any language at the end of a sentence."""
    return date.found.text.rstrip(".")


def _letters_shared(date: Stated, other: Stated) -> int:
    """How many letters next to a date stand next to the other one too; none where the dates are not alike.

    Where the blocks are alike to their end, those beside them count on.
    """
    if date.at < 0 or other.at < 0 or _core(date) != _core(other):
        return 0
    text, words = date.block.text, other.block.text
    end, its_end = date.at + len(_core(date)), other.at + len(_core(date))
    before, its_before = text[: date.at][::-1], words[: other.at][::-1]
    behind, its_behind = text[end:], words[its_end:]
    shared = _letters_alike(before, its_before) + _letters_alike(behind, its_behind)
    if before == its_before:
        shared += _letters_alike(date.between[0][::-1], other.between[0][::-1])
    if behind == its_behind:
        shared += _letters_alike(date.between[1], other.between[1])
    return shared


def _letters_alike(one: str, other: str) -> int:
    """How many letters two texts begin with that are the same."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(sign.isalpha() for sign, _ in alike)
