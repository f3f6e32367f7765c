"""The dates of a table: by version, and by row as the other versions read them."""

import datetime
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter

from msgspec import Struct

from ..align import Table
from .compare import DateRow, Odd, date_rows, example, odd_ones, stated_nearby
from .context import DateContext, context_of
from .lexicon import DateLexicon, lexicon
from .parts import key
from .slips import is_slip
from .stated import Stated

_version = itemgetter(0)


class Dates(Struct, frozen=True, dict=True):
    """The dates of a table: by version, and by row."""

    table: Table

    @cached_property
    def context(self) -> DateContext:
        """Dates of all versions."""
        return context_of(self.table.notices)

    @property
    def by_version(self) -> tuple[tuple[Stated, ...], ...]:
        """Dates of each version, in order."""
        return self.context.dates

    @cached_property
    def rows(self) -> list[DateRow]:
        """Dates of each row."""
        return date_rows(self.table, dict(enumerate(self.by_version)))

    @cached_property
    def _rows_of(self) -> dict[tuple[int, int], list[tuple[DateRow, int]]]:
        """The rows in which a version states the date that begins at an offset, and its index among their dates."""
        found: dict[tuple[int, int], list[tuple[DateRow, int]]] = {}
        for row in self.rows:
            for version, stated in row.dates.items():
                for index, date in enumerate(stated):
                    found.setdefault((version, date.start), []).append((row, index))
        return found

    def locale(self, version: int) -> str:
        """The locale of a version."""
        return self.table.notices[version].version.locale

    def lexicon_of(self, version: int) -> DateLexicon:
        """The words of a version's locale."""
        return lexicon(self.locale(version))

    def words(self, version: int, date: Stated) -> str:
        """A date as it stands in the source, on one line."""
        return self.table.notices[version].source.text[date.start : date.end]

    def odd(self) -> Iterator[Odd]:
        """Departures, without those that only a shifted row makes."""
        for one in odd_ones(self.table, self.rows):
            if not stated_nearby(self.rows, one.row, one.version, one.wanted):
                yield one

    def as_read(self, version: int, date: Stated) -> Stated:
        """A date as its row reads it: what digits alone leave open, the other versions may tell."""
        where = self._where(version, date.start)
        return where[0].dates[version][where[1]] if where else date

    def is_confirmed_slip(self, version: int, date: Stated) -> bool:
        """Whether a month is misspelt by one letter and another version states the day that it must mean."""
        found = date.found
        if found.value is None or not is_slip(found.month_text, found.month, self.lexicon_of(version)):
            return False
        beside = self._rows_of.get((version, date.start), ())
        return any(example(row, found.value, version) for row, _ in beside)

    def translations(self, version: int, date: Stated) -> tuple[list[tuple[int, Stated]], int]:
        """Where versions say the foreign month of a date in words of their own, and how many keep its name.

        Versions in the language of the name do neither.
        """
        found = date.found
        translated, kept = [], set()
        for row, _ in self._rows_of.get((version, date.start), ()):
            for other, stated in sorted(row.dates.items()):
                if self._language(other) in (found.month_language, self._language(version)):
                    continue
                same = [one for one in stated if key(one.found)[:2] == key(found)[:2]]
                if any(one.found.month_text == found.month_text for one in same):
                    kept.add(other)
                elif same:
                    translated.append((other, same[0]))
        return translated, len(kept)

    def _language(self, version: int) -> str:
        return self.table.notices[version].version.language

    def counterpart(self, version: int, date: Stated) -> tuple[int, Stated] | None:
        """The date of the same row in another version, where that version has one."""
        where = self._where(version, date.start)
        if where is None:
            return None
        (row, index), day = where, date.found.value
        others = [(other, those) for other, those in sorted(row.dates.items()) if other != version]
        placed = [(other, those[index]) for other, those in others if len(those) == len(row.dates[version])]
        same = [pair for pair in placed if day and pair[1].found.value == day]
        return next(iter(same), None) or self._same_day(row, version, day) or next(iter(placed), None)

    @staticmethod
    def _same_day(row: DateRow, version: int, day: datetime.date | None) -> tuple[int, Stated] | None:
        """The first other version of a row that states a day, with its date."""
        stating = (pair for pair in row.stating(day) if pair[0] != version) if day else ()
        return min(stating, key=_version, default=None)

    def _where(self, version: int, start: int) -> tuple[DateRow, int] | None:
        """The first row in which a version states the date that begins at an offset, and its index there."""
        return next(iter(self._rows_of.get((version, start), ())), None)

    def all_others_state(self, version: int, start: int, day: datetime.date) -> bool:
        """Whether all other versions with a date in the row of one, at least one of them, state a day there."""
        where = self._where(version, start)
        if where is None:
            return False
        days = [where[0].values(other) for other in where[0].dates if other != version]
        return bool(days) and all(day in stated for stated in days)
