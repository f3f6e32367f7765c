"""How the parts of a date stand together in one locale: what stands around a month, and in which order."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from . import calendars, hanzi
from .digits import Digits, calendar_of_year
from .drafts import DateDraft, Hit, Taken, draft_of
from .gaps import QUOTES, Gaps
from .lexicon import LETTER, DateLexicon, Month, is_hangul, is_unspaced, lexicon, word_of
from .likened import Likened
from .months import Months
from .ranges import Ranges
from .runs import (
    FARTHEST,
    WORD,
    DigitRun,
    begins_number,
    bounded,
    century,
    is_letter,
    is_short_year,
    is_year,
    run_of,
)
from .weekdays import Weekdays
from .words import foreign, has_known_ending, is_unshortened

_YEAR_SIGN = re.compile(" ?[年년]")
_WHOLE_NAMES = ("exact", "prefixed", "elsewhere", "dual")
_RUN = re.compile(r"\d+")
_TIME = re.compile(r"(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?(?: [a-z]{3,4})?)?")
_CLOCK = re.compile(r"(?: \d{1,2})? \d{1,2}:\d\d")
_BEFORE_COMMA = re.compile(r"\d{1,2}(?:\.\d+)*,")
_YEARS_OF_FILES = range(1970, 2200)
_LONGEST_DAY = 12  # signs that such a day has, what stands between included
_YEARS_OF_NOTICES = range(1583, 2200)
# A day before its month, with what English and others put between: “15th of March”.
_DAY_BEFORE = re.compile(rf"(?<!\d)\d{{1,2}}(?:[ºª]|{LETTER}{{1,3}})?[.,]?(?: {LETTER}{{1,3}})? ?\Z")


class Grammar:
    """The patterns of one locale, and the search for dates in a stretch of normal text."""

    def __init__(self, locale: str, others: tuple[str, ...]) -> None:
        """Patterns are compiled when they are first needed."""
        self.lexicon: DateLexicon = lexicon(locale)
        self.others = others
        self.gaps = Gaps(self.lexicon)

    @cached_property
    def counts_in_hanzi(self) -> bool:
        """Whether dates may be written in Chinese numerals."""
        return hanzi.is_counted(self.lexicon)

    def drafts(self, text: str) -> list[DateDraft]:
        """The dates of a stretch of text, in order, none overlapping another."""
        runs = [run_of(found) for found in _RUN.finditer(text)]
        hits = self._months.named_in(text)
        if not (hits or len(runs) > 2 or self.counts_in_hanzi or any(run.length == 4 for run in runs)):
            return []  # neither a month nor a year, and too few digits for a date of digits alone
        taken = Taken()
        for drafts in (
            hanzi.drafts(text, self.lexicon) if self.counts_in_hanzi else (),
            self._digits.in_eras(text),
            self._digits.in_other_words(text),
            self._named(text, runs, hits),
            self._digits.drafts(text),
            (
                self._with_tail(text, draft)
                for draft in self._likened.drafts(text, _outside(runs, hits), taken)
            ),
            self._partial(text, runs, hits, taken),
            self._left_in(text, runs, taken),
        ):
            for draft in drafts:
                if taken.holds(draft.core_start, draft.core_end):
                    continue
                if not (
                    _is_in_address(text, draft)
                    or _begins_with_size(text, draft)
                    or self._begins_with_version(text, draft)
                ):
                    taken.add(draft)
        found = [self._weekdays.beside(text, draft) for draft in self._ranges.spread(text, taken.drafts())]
        return sorted(found, key=lambda draft: draft.start)

    def _begins_with_version(self, text: str, draft: DateDraft) -> bool:
        """Whether a comma parts the number of a version from the month in which it came: “Version 2, June 1991”."""
        if _BEFORE_COMMA.match(text, draft.core_start) is None:
            return False
        return self._digits.is_numbered(text, draft.core_start)

    @cached_property
    def _digits(self) -> Digits:
        return Digits(self.lexicon)

    @cached_property
    def _months(self) -> Months:
        return Months(self.lexicon, self.others, self.gaps)

    @cached_property
    def _likened(self) -> Likened:
        return Likened(self.lexicon, self.others, self.gaps)

    @cached_property
    def _ranges(self) -> Ranges:
        return Ranges(self.lexicon, self.gaps.ordinal)

    @cached_property
    def _weekdays(self) -> Weekdays:
        return Weekdays(self.lexicon, self.gaps.sign)

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        """Words that belong to the year or close the pattern."""
        # a particle joins what stands before it in Korean
        words = bounded(self.lexicon.final_words, lambda word: not (is_unspaced(word) or is_hangul(word)))
        dot = r"(?:(?<=\d)\.)?" if self.lexicon.final_dot else ""
        return re.compile(rf"(?:[ -]?(?:{words}))?{dot}" if words else dot)

    def _named(self, text: str, runs: list[DigitRun], hits: list[Hit]) -> Iterator[DateDraft]:
        for hit in hits:
            before = bisect_left(runs, hit.start, key=lambda run: run.end) - 1
            if before + 1 < len(runs) and runs[before + 1].end == hit.start:
                before += 1
            after = bisect_left(runs, hit.end, key=lambda run: run.start)
            draft = self._around(text, hit, runs[max(before - 2, 0) : before + 1], runs[after : after + 6])
            draft = draft or self._with_day_word(
                text, hit, runs[max(before, 0) : before + 1], runs[after : after + 1]
            )
            if draft is not None:
                yield self._with_tail(text, draft)

    def _around(self, text: str, hit: Hit, before: list[DigitRun], after: list[DigitRun]) -> DateDraft | None:
        """The whole date around a month, in the locale's own order where that is possible."""
        ways = {
            "dmy": self._day_first,
            "mdy": self._month_first,
            "ymd": self._year_first,
            "ydm": self._year_and_day_first,
        }
        for order in self.lexicon.all_orders:
            draft = ways[order](text, hit, before, after) if order in ways else None
            if draft is not None:
                return draft
        return None

    def _day_first(
        self, text: str, hit: Hit, before: list[DigitRun], after: list[DigitRun]
    ) -> DateDraft | None:
        if not before or not after or not self.gaps.is_day_before(text, before[-1], hit.start):
            return None
        passed = _after_time(text, hit.end)
        day, year = before[-1], next((run for run in after if run.start >= passed), None)
        if year is None:
            return None
        if year.length == 2 and is_short_year(text, hit.end, year):
            year = replace(year, value=century(year.value))
        elif not is_year(text, year) or not self.gaps.is_gap(text, passed, year.start):
            return None
        if text[day.end] in QUOTES:
            day = replace(day, start=day.start - 1)
        return draft_of("dmy", hit, text, day=day, year=year)

    def _month_first(
        self, text: str, hit: Hit, _before: list[DigitRun], after: list[DigitRun]
    ) -> DateDraft | None:
        if len(after) < 2 or after[0].length > 2 or not self.gaps.is_gap(text, hit.end, after[0].start):
            return None
        if (
            len(after) > 2
            and after[1].length <= 2
            and self._ranges.is_link(text, after[0].end, after[1].start)
        ):
            after = after[1:]  # a range: its last day stands before the year
        passed = _after_time(text, after[0].end)
        year = next((run for run in after[1:] if run.start >= passed), None)
        if year is None or year.start == after[0].end or not is_year(text, year):
            return None
        linked = self.gaps.is_behind_day(text, passed, year.start)
        return draft_of("mdy", hit, text, day=after[0], year=year) if linked else None

    def _year_first(
        self, text: str, hit: Hit, before: list[DigitRun], after: list[DigitRun]
    ) -> DateDraft | None:
        if not before or not after or not self.gaps.is_year_before(text, before[-1], hit.start, "ymd"):
            return None
        day = after[0]
        if day.length > 2 or not self.gaps.is_gap(text, hit.end, day.start) or begins_number(text, day):
            return None
        return self.gaps.with_ordinal(draft_of("ymd", hit, text, day=day, year=before[-1]), text)

    def _year_and_day_first(
        self, text: str, hit: Hit, before: list[DigitRun], _after: list[DigitRun]
    ) -> DateDraft | None:
        if len(before) < 2 or not self.gaps.is_day_before(text, before[-1], hit.start):
            return None
        year, day = before[-2:]
        first = before[-3] if len(before) > 2 else None
        if first and year.length <= 2 and self._ranges.is_link(text, year.end, day.start):
            year, day = first, replace(day, start=year.start)  # a range: its first day stands before
        if year.end == day.start or not self.gaps.is_year_before(text, year, day.start, "ydm"):
            return None
        return draft_of("ydm", hit, text, day=day, year=year)

    def _with_day_word(
        self, text: str, hit: Hit, before: list[DigitRun], after: list[DigitRun]
    ) -> DateDraft | None:
        """A date whose day is a word: ``the first of March 2026``."""
        near = text[max(0, hit.start - FARTHEST) : hit.end + FARTHEST]
        pattern = (
            self.lexicon.day_word_pattern if any(map(near.__contains__, self.lexicon.day_words)) else None
        )
        if pattern is None:
            return None
        year = (
            after[0] if after and after[0].start - hit.end <= FARTHEST and is_year(text, after[0]) else None
        )
        if year is None:
            return self._day_word_last(text, hit, before, pattern)
        for found in reversed(list(pattern.finditer(text, max(0, hit.start - FARTHEST), hit.start))):
            if self.gaps.is_gap(text, found.end(), hit.start) and self.gaps.is_gap(text, hit.end, year.start):
                return self._worded("dmy", text, hit, found, year)
        for found in pattern.finditer(text, hit.end, year.start):
            if found.group() in self.lexicon.between:
                continue  # Vietnamese says “five” and “year” with the same word
            if self.gaps.is_gap(text, hit.end, found.start()) and self.gaps.is_gap(
                text, found.end(), year.start
            ):
                return self._worded("mdy", text, hit, found, year)
        return None

    def _day_word_last(
        self, text: str, hit: Hit, before: list[DigitRun], pattern: re.Pattern[str]
    ) -> DateDraft | None:
        found = pattern.search(text, hit.end, hit.end + FARTHEST)
        if not found or not before or not self.gaps.is_year_before(text, before[-1], hit.start, "ymd"):
            return None
        return (
            self._worded("ymd", text, hit, found, before[-1])
            if self.gaps.is_gap(text, hit.end, found.start())
            else None
        )

    def _worded(self, order: str, text: str, hit: Hit, day: re.Match[str], year: DigitRun) -> DateDraft:
        run = DigitRun(day.start(), day.end(), self.lexicon.day_words[day.group()])
        return replace(draft_of(order, hit, text, day=run, year=year), day_word=True)

    def _with_tail(self, text: str, draft: DateDraft) -> DateDraft:
        found = self._tail.match(text, draft.core_end)
        end = found.end() if found and found.group().strip() else draft.core_end
        calendar = self._calendar(draft)
        also = self._also(draft, calendar)
        if end == draft.core_end and calendar == draft.calendar and also is None:
            return draft
        return replace(draft, core_end=end, calendar=calendar, also=also)

    def _also(self, draft: DateDraft, calendar: str) -> tuple[str, int] | None:
        """The month in the other calendar, where the Gregorian and the Ethiopic one share its name in speech."""
        if draft.name is None or "ethiopic" not in self.lexicon.calendars:
            return None
        shared = word_of(draft.name.name) in self.lexicon.ethiopic
        return calendars.counterpart(calendar, draft.month) if shared else None

    def _calendar(self, draft: DateDraft) -> str:
        """The calendar of a date: that of its month's name, else one in which either language counts such years."""
        if draft.name is not None and draft.name.calendar != "gregorian":
            return draft.name.calendar
        own = calendar_of_year(self.lexicon, draft.year)
        if own != "gregorian" or draft.name is None:
            return own  # “7 December 2570” in a Thai text is of 2027
        return calendar_of_year(lexicon(draft.name.language), draft.year)

    def _partial(self, text: str, runs: list[DigitRun], hits: list[Hit], taken: Taken) -> Iterator[DateDraft]:
        """Dates that leave out their day or their year."""
        for hit in hits:
            if not self._is_sure(text, hit) or taken.holds(hit.start, hit.end):
                continue
            index = bisect_right(runs, hit.start, key=lambda run: run.end)
            later = bisect_left(runs, hit.end, key=lambda run: run.start)
            before = [run for run in runs[max(index - 1, 0) : index] if not taken.holds(run.start, run.end)]
            after = [run for run in runs[later : later + 1] if not taken.holds(run.start, run.end)]
            day = next((run for run in before if self._is_free_day(text, run, hit.start)), None)
            year = next((run for run in after if self.gaps.is_year_behind(text, hit.end, run)), None)
            if day is None and year is None:
                day = next((run for run in after if self._is_day_after(text, hit.end, run)), None)
                year = next(
                    (run for run in before if self.gaps.is_year_before(text, run, hit.start, "ymd")), None
                )
            if day is not None or year is not None:
                order = ("d" if day else "") + "m" + ("y" if year else "")
                draft = draft_of(order, hit, text, day=day, year=year)
                yield self._with_tail(text, draft)

    def _left_in(self, text: str, runs: list[DigitRun], taken: Taken) -> Iterator[DateDraft]:
        """Months of other languages with no more than their year: ``March 2026`` in a German text."""
        for run in runs:
            if run.value not in _YEARS_OF_NOTICES or not _stands_behind_word(text, run.start):
                continue
            if not is_year(text, run) or taken.holds(run.start, run.end):
                continue
            for word in self._words_before(text, run.start):
                month = None if word.group() in self.lexicon.months else self._foreign_name(word.group())
                if month is not None:
                    yield draft_of("my", Hit(*word.span(), month), text, day=None, year=run)
                    break

    def _words_before(self, text: str, year: int) -> Iterator[re.Match[str]]:
        """The words that may be the month of a year: the one before it, and that before a word for “of”."""
        low = max(0, year - FARTHEST)
        for word in reversed(list(WORD.finditer(text, low, year))[-2:]):
            is_cut = word.start() == low > 0 and is_letter(text[low - 1])
            if is_cut or not self.gaps.is_gap(text, word.end(), year):
                return
            if not _DAY_BEFORE.search(text, max(0, word.start() - _LONGEST_DAY), word.start()):
                yield word

    def _foreign_name(self, word: str) -> Month | None:
        month = foreign(word, self.lexicon, self.others)
        return month if month is not None and is_unshortened(month) else None

    def _is_sure(self, text: str, hit: Hit) -> bool:
        """Whether a word is a month for sure, though only a day or a year stands beside it."""
        if hit.month.kind != "ended":
            return hit.month.kind in _WHOLE_NAMES
        return has_known_ending(text[hit.start : hit.end], self.lexicon)

    def _is_free_day(self, text: str, run: DigitRun, month: int) -> bool:
        if not 1 <= run.value <= 31 or _YEAR_SIGN.match(text, run.end):
            return False
        return self.gaps.is_day_before(text, run, month) and not self._digits.is_numbered(text, run.start)

    def _is_day_after(self, text: str, month: int, run: DigitRun) -> bool:
        """Whether a day follows its month: only where that is the habit, for ``May 2`` can be many things."""
        habit = {"mdy", "ymd"} & set(self.lexicon.orders)
        return (
            bool(habit)
            and run.length <= 2
            and self.gaps.is_gap(text, month, run.start)
            and not begins_number(text, run)
        )


def _stands_behind_word(text: str, start: int) -> bool:
    """Whether a letter stands before digits, no more than blanks and a mark between; most often none does."""
    end = start
    while end and text[end - 1] in " ,.":
        end -= 1
    return 0 < end < start and text[end - 1] not in "0123456789" and is_letter(text[end - 1])


def _after_time(text: str, start: int) -> int:
    """Where a time of day ends that stands between a month and its year: ``14 Jan 10:30 2027``."""
    clock = _TIME.match(text, start)
    return clock.end() if clock and text.startswith(" ", clock.end()) else start


def _outside(runs: list[DigitRun], hits: list[Hit]) -> list[DigitRun]:
    """Runs of digits that are no part of a month's name, as in ``tháng 8``."""
    starts = [hit.start for hit in hits]
    ends = [hit.end for hit in hits]
    return [run for run in runs if bisect_right(starts, run.start) == bisect_right(ends, run.start)]


def _begins_with_size(text: str, draft: DateDraft) -> bool:
    """Whether the size of a file stands before the day when it was written: ``1024 Jun 17 21:50``."""
    if draft.shape != "named" or not draft.year or draft.year in _YEARS_OF_FILES:
        return False
    return text.startswith(str(draft.year), draft.core_start) and bool(_CLOCK.match(text, draft.core_end))


def _is_in_address(text: str, draft: DateDraft) -> bool:
    """Whether a date is part of a path, an address or a code: ``/march-30-2020-``, ``edge-april-2020``."""
    if draft.shape != "named":
        return False
    start, end = draft.core_start, draft.core_end
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and (before in "/_=&#@" or ("a" <= before <= "z" and text[start].isdigit())):
        return True
    glued = " " not in text[start:end]
    behind_word = before == "-" and "a" <= text[start - 2 : start - 1] <= "z"
    if (before == "-" and after == "-") or (glued and behind_word and not (draft.year and draft.day)):
        return True
    if glued and "a" <= after <= "z" and text[end - 1].isdigit():
        return True
    return after == "_" or (after.isdigit() and text[end - 1].isascii())
