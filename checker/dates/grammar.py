"""How the parts of a date stand together in one locale: patterns around months, and patterns of digits."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from . import calendars, hanzi
from .digits import Digits, calendar_of_year
from .drafts import DateDraft, Hit, Taken, draft_of
from .lexicon import (
    LETTER,
    LONGEST_ENDING,
    DateLexicon,
    Kind,
    Month,
    is_hangul,
    is_unspaced,
    lexicon,
    word_of,
)
from .ranges import Ranges
from .runs import (
    FARTHEST,
    DigitRun,
    bounded,
    century,
    is_letter,
    is_short_year,
    is_year,
    run_of,
    word_around,
)
from .weekdays import Weekdays
from .words import foreign, has_known_ending, is_unshortened, month_of, near

_LONGEST_WORD = 30  # code points
_YEAR_SIGN = re.compile(" ?[年년]")
_CUT = 2  # letters at most of a word for “year” that is cut short
_BRACKET = re.compile(r"[., ]{0,2}\(")
_DAY_BEHIND = re.compile(r"[., ]{1,3}\d{1,2}(?!\d)")
_JOINING = re.compile(r" ?[/(] ?")
_NO_ORDINAL = r"(?!(?:am|pm|kg|km|cm|mm|ml|gb|mb|kb|px|pt|x|h|min|mn)(?![^\W\d_]))"
_WHOLE_NAMES = ("exact", "prefixed", "elsewhere", "dual")
_RUN = re.compile(r"\d+")
_WORD = re.compile(rf"{LETTER}{{2,40}}")
_TIME = re.compile(r"(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?(?: [a-z]{3,4})?)?")
_CLOCK = re.compile(r"(?: \d{1,2})? \d{1,2}:\d\d")
_YEARS_OF_FILES = range(1970, 2200)
_LONGEST_DAY = 12  # signs that such a day has, what stands between included
_YEARS_OF_NOTICES = range(1583, 2200)
# A day before its month, with what English and others put between: “15th of March”.
_DAY_BEFORE = re.compile(rf"(?<!\d)\d{{1,2}}(?:[ºª]|{LETTER}{{1,3}})?[.,]?(?: {LETTER}{{1,3}})? ?\Z")
# A day in quotation marks, as on Russian and Ukrainian forms: «04» мая 2026 г.
_QUOTES = '|"'
_QUOTE_CLOSES = rf"(?:(?<=[{_QUOTES}]\d)|(?<=[{_QUOTES}]\d\d))[{_QUOTES}]"
# What stands between most parts of dates: every locale takes it for a gap.
_PLAIN_GAPS = ("", " ", ", ", ". ")
_DECIMAL = re.compile(r"[.,:/]\d|%")
_DECIMAL_BEFORE = re.compile(r"\d[.,:]\Z")
_INSIDE_BEFORE = re.compile(r"\d[.,:/\-]\Z")


class Grammar:
    """The patterns of one locale, and the search for dates in a stretch of normal text."""

    def __init__(self, locale: str, others: tuple[str, ...]) -> None:
        """Patterns are compiled when they are first needed."""
        self.lexicon: DateLexicon = lexicon(locale)
        self.others = others

    @cached_property
    def counts_in_hanzi(self) -> bool:
        """Whether dates may be written in Chinese numerals."""
        return hanzi.is_counted(self.lexicon)

    def drafts(self, text: str) -> list[DateDraft]:
        """The dates of a stretch of text, in order, none overlapping another."""
        runs = [run_of(found) for found in _RUN.finditer(text)]
        hits = self._hits(text)
        if not (hits or len(runs) > 2 or self.counts_in_hanzi or any(run.length == 4 for run in runs)):
            return []  # neither a month nor a year, and too few digits for a date of digits alone
        taken = Taken()
        for drafts in (
            hanzi.drafts(text, self.lexicon) if self.counts_in_hanzi else (),
            self._digits.in_eras(text),
            self._digits.in_other_words(text),
            self._named(text, runs, hits),
            self._digits.drafts(text),
            self._sandwiched(text, _outside(runs, hits), taken),
            self._partial(text, runs, hits, taken),
            self._left_in(text, runs, taken),
        ):
            for draft in drafts:
                if taken.holds(draft.core_start, draft.core_end):
                    continue
                if not (_is_in_address(text, draft) or _begins_with_size(text, draft)):
                    taken.add(draft)
        found = [self._weekdays.beside(text, draft) for draft in self._ranges.spread(text, taken.drafts())]
        return sorted(found, key=lambda draft: draft.start)

    @cached_property
    def _digits(self) -> Digits:
        return Digits(self.lexicon)

    @cached_property
    def _ranges(self) -> Ranges:
        return Ranges(self.lexicon, self._ordinal)

    @cached_property
    def _weekdays(self) -> Weekdays:
        return Weekdays(self.lexicon, self._gap_sign)

    # --- what may stand between the parts ---

    @cached_property
    def _gap_sign(self) -> str:
        """A pattern for one sign or word between two parts of a date."""
        # a word that ends in a letter ends there, unless its script has no spaces
        words = bounded(self.lexicon.between, lambda word: not is_unspaced(word) and word[-1].isalpha())
        return rf"(?:[ .,/\-]|{words})" if words else r"[ .,/\-]"

    @cached_property
    def _gap(self) -> re.Pattern[str]:
        return re.compile(rf"{self._gap_sign}{{0,9}}")

    @cached_property
    def _after_day(self) -> re.Pattern[str]:
        """What may stand between the digits of a day and the next part: an ordinal's ending, a gap."""
        return re.compile(rf"(?:{_QUOTE_CLOSES})?(?P<o>{self._ordinal})?{self._gap_sign}{{0,9}}")

    @cached_property
    def _ordinal(self) -> str:
        own = "|".join(re.escape(word) for word in self.lexicon.ordinals)
        own = rf"[ '\-]?(?:{own})(?!{LETTER})|" if own else ""
        return rf"[ºª]|{own}{_NO_ORDINAL}[-']?{LETTER}{{1,6}}(?!{LETTER})"

    @cached_property
    def _after_year(self) -> re.Pattern[str]:
        return re.compile(rf"(?:-?{LETTER}{{1,8}}(?!{LETTER}))?(?P<g>{self._gap_sign}{{0,9}})")

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        """Words that belong to the year or close the pattern."""
        # a particle joins what stands before it in Korean
        words = bounded(self.lexicon.final_words, lambda word: not (is_unspaced(word) or is_hangul(word)))
        dot = r"(?:(?<=\d)\.)?" if self.lexicon.final_dot else ""
        return re.compile(rf"(?:[ -]?(?:{words}))?{dot}" if words else dot)

    # --- months and what stands beside them ---

    def _hits(self, text: str) -> list[Hit]:
        pattern = self.lexicon.month_pattern
        if pattern is None:
            return []
        hits = [
            hit for found in pattern.finditer(text) if (hit := self._hit(text, found.start(), found.end()))
        ]
        return _dual(text, self._without_weekdays(text, hits), self.lexicon)

    def _without_weekdays(self, text: str, hits: list[Hit]) -> list[Hit]:
        """The names without those that are weekdays beside a month: “5 mai (mar)”, “el mar 5 de mayo”."""
        if len(hits) < 2 or self._likened.isdisjoint(text[hit.start : hit.end] for hit in hits):
            return hits
        before, after = [None, *hits[:-1]], [*hits[1:], None]
        return [
            hit
            for last, hit, following in zip(before, hits, after, strict=True)
            if text[hit.start : hit.end] not in self._likened
            or not (self._is_bracketed(text, last, hit) or self._leads_to_day(text, hit, following))
        ]

    @cached_property
    def _likened(self) -> frozenset[str]:
        """Names that mean a month or a weekday."""
        return frozenset(self.lexicon.months.keys() & self.lexicon.weekdays.keys())

    def _is_bracketed(self, text: str, month: Hit | None, hit: Hit) -> bool:
        """Whether a name stands alone in brackets behind a month."""
        if month is None or _BRACKET.fullmatch(text, month.end, hit.start) is None:
            return False
        return text.startswith((")", ".)"), hit.end)

    def _leads_to_day(self, text: str, hit: Hit, month: Hit | None) -> bool:
        """Whether a day stands behind a name, and its month behind that day."""
        day = _DAY_BEHIND.match(text, hit.end)
        if day is None or month is None or month.start - day.end() > FARTHEST:
            return False
        return "-" not in text[day.end() : month.start] and self._is_after_day(text, day.end(), month.start)

    def _hit(self, text: str, start: int, end: int) -> Hit | None:
        name = text[start:end]
        month = self.lexicon.months[name]
        if _cuts_number(text, start, end):
            return None
        if is_unspaced(name):
            return Hit(start, end, month)
        first, last = word_around(text, start, end)
        if name[0].isdigit():
            first = start  # letters before a digit are another word
        if (first, last) == (start, end):
            return Hit(start, end, month)
        if first < start and text[first:start] not in self.lexicon.prefixes:
            return None
        if last == end:
            return Hit(first, last, replace(month, kind="prefixed"))
        if last - end > LONGEST_ENDING + 1:
            return None
        meant = month_of(text[first:last], self.lexicon, self.others)
        return Hit(first, last, meant) if meant is not None else None

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
        if not before or not after or not self._is_day_before(text, before[-1], hit.start):
            return None
        passed = _after_time(text, hit.end)
        day, year = before[-1], next((run for run in after if run.start >= passed), None)
        if year is None:
            return None
        if year.length == 2 and is_short_year(text, hit.end, year):
            year = replace(year, value=century(year.value))
        elif not is_year(text, year) or not self._is_gap(text, passed, year.start):
            return None
        if text[day.end] in _QUOTES:
            day = replace(day, start=day.start - 1)
        return draft_of("dmy", hit, text, day=day, year=year)

    def _month_first(
        self, text: str, hit: Hit, _before: list[DigitRun], after: list[DigitRun]
    ) -> DateDraft | None:
        if len(after) < 2 or after[0].length > 2 or not self._is_gap(text, hit.end, after[0].start):
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
        linked = self._is_after_day(text, passed, year.start)
        return draft_of("mdy", hit, text, day=after[0], year=year) if linked else None

    def _year_first(
        self, text: str, hit: Hit, before: list[DigitRun], after: list[DigitRun]
    ) -> DateDraft | None:
        if not before or not after or not self._is_year_before(text, before[-1], hit.start, "ymd"):
            return None
        day = after[0]
        if day.length > 2 or not self._is_gap(text, hit.end, day.start) or _DECIMAL.match(text, day.end):
            return None
        return self._with_ordinal(draft_of("ymd", hit, text, day=day, year=before[-1]), text)

    def _year_and_day_first(
        self, text: str, hit: Hit, before: list[DigitRun], _after: list[DigitRun]
    ) -> DateDraft | None:
        if len(before) < 2 or not self._is_day_before(text, before[-1], hit.start):
            return None
        year, day = before[-2:]
        first = before[-3] if len(before) > 2 else None
        if first and year.length <= 2 and self._ranges.is_link(text, year.end, day.start):
            year, day = first, replace(day, start=year.start)  # a range: its first day stands before
        if year.end == day.start or not self._is_year_before(text, year, day.start, "ydm"):
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
            if self._is_gap(text, found.end(), hit.start) and self._is_gap(text, hit.end, year.start):
                return self._worded("dmy", text, hit, found, year)
        for found in pattern.finditer(text, hit.end, year.start):
            if found.group() in self.lexicon.between:
                continue  # Vietnamese says “five” and “year” with the same word
            if self._is_gap(text, hit.end, found.start()) and self._is_gap(text, found.end(), year.start):
                return self._worded("mdy", text, hit, found, year)
        return None

    def _day_word_last(
        self, text: str, hit: Hit, before: list[DigitRun], pattern: re.Pattern[str]
    ) -> DateDraft | None:
        found = pattern.search(text, hit.end, hit.end + FARTHEST)
        if not found or not before or not self._is_year_before(text, before[-1], hit.start, "ymd"):
            return None
        return (
            self._worded("ymd", text, hit, found, before[-1])
            if self._is_gap(text, hit.end, found.start())
            else None
        )

    def _worded(self, order: str, text: str, hit: Hit, day: re.Match[str], year: DigitRun) -> DateDraft:
        run = DigitRun(day.start(), day.end(), self.lexicon.day_words[day.group()])
        return replace(draft_of(order, hit, text, day=run, year=year), day_word=True)

    def _is_day_before(self, text: str, run: DigitRun, month: int) -> bool:
        if (
            run.length > 2
            or month - run.end > FARTHEST
            or _DECIMAL_BEFORE.search(text, max(0, run.start - 2), run.start)
        ):
            return False
        return self._is_after_day(text, run.end, month)

    def _is_after_day(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch may stand behind the digits of a day; most often it is a blank."""
        return text[start:end] in _PLAIN_GAPS or self._after_day.fullmatch(text, start, end) is not None

    def _is_year_before(self, text: str, run: DigitRun, part: int, order: str) -> bool:
        """Whether a year stands before a part; a full stop ends a sentence where no pattern has it there."""
        if (
            run.length != 4
            or part - run.end > FARTHEST
            or _INSIDE_BEFORE.search(text, max(0, run.start - 2), run.start)
        ):
            return False
        linked = self._after_year.fullmatch(text, run.end, part)
        if linked is None or "." not in linked["g"] or order in self.lexicon.orders:
            return linked is not None
        # an abbreviation joined to the year, where the year may lead: 2025-ж., июль
        joined = self._year_leads and linked.start("g") > linked.start()
        return joined or self._dotted_year.match(linked["g"]) is not None

    @cached_property
    def _year_leads(self) -> bool:
        return any(order.startswith("y") for order in self.lexicon.orders)

    @cached_property
    def _dotted_year(self) -> re.Pattern[str]:
        """A dot that ends no sentence: of an ordinal, before the word for “year”, or of that word cut short."""
        said = [word for word in self.lexicon.final_words if word[0].isalpha()]
        words = "|".join(map(re.escape, said)) or "(?!)"
        short = "|".join(re.escape(word) for word in said if self._year_leads and len(word) <= _CUT) or "(?!)"
        return re.compile(rf"\. ?(?:{words})(?!{LETTER})| ?(?:{short})\.")

    def _is_year_after(self, text: str, month: int, run: DigitRun) -> bool:
        return is_year(text, run) and self._is_gap(text, month, run.start)

    def _is_gap(self, text: str, start: int, end: int) -> bool:
        if end - start > FARTHEST:
            return False
        return text[start:end] in _PLAIN_GAPS or self._gap.fullmatch(text, start, end) is not None

    def _with_ordinal(self, draft: DateDraft, text: str) -> DateDraft:
        """The date with what belongs to a day at its end, where the locale writes that."""
        found = self._after_day.match(text, draft.core_end)
        ending = found["o"] if found else None
        if not ending or ending.lstrip(" -'") not in self.lexicon.ordinals:
            return draft
        return replace(draft, core_end=draft.core_end + len(ending))

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
        if draft.name is not None and draft.name.calendar != "gregorian":
            return draft.name.calendar
        if draft.name is not None and draft.name.language != self.lexicon.language:
            return calendar_of_year(lexicon(draft.name.language), draft.year)
        return calendar_of_year(self.lexicon, draft.year)

    # --- words that are no plain name of a month ---

    def _sandwiched(self, text: str, runs: list[DigitRun], taken: Taken) -> Iterator[DateDraft]:
        """Dates whose month is a word that only resembles a name: told by a day and a year beside it."""
        if not any(run.length == 4 for run in runs):
            return
        for index, run in enumerate(runs[:-1]):
            after = runs[index + 1]
            if after.start - run.end > FARTHEST + _LONGEST_WORD:
                continue
            order = _order_of_pair(text, run, after)
            if not order or taken.holds(run.start, after.end):
                continue
            low = runs[index - 1].end if index else max(0, run.start - FARTHEST)
            draft = self._sandwich(order, text, run, after, low)
            if draft is not None:
                yield self._with_tail(text, draft)

    def _sandwich(
        self, order: str, text: str, first: DigitRun, second: DigitRun, low: int
    ) -> DateDraft | None:
        for word in _WORD.finditer(text, first.end, second.start):
            before, after = (first.end, word.start()), (word.end(), second.start)
            link = self._after_day if order == "dmy" else self._after_year
            if not link.fullmatch(text, *before) or not self._gap.fullmatch(text, *after):
                continue
            month = month_of(word.group(), self.lexicon, self.others)
            if month is not None:
                day, year = (first, second) if order == "dmy" else (second, first)
                return draft_of(order, Hit(*word.span(), month), text, day=day, year=year)
        if order == "ymd" and "ydm" in self.lexicon.orders:
            return self._word_behind(text, first, second)
        linked = self._after_day.fullmatch(text, first.end, second.start)
        if order != "dmy" or not linked:
            return None
        return self._word_before(text, first, second, low)

    def _word_behind(self, text: str, year: DigitRun, day: DigitRun) -> DateDraft | None:
        if not self._is_year_before(text, year, day.start, "ydm"):
            return None
        for word in _WORD.finditer(text, day.end, day.end + FARTHEST):
            if self._after_day.fullmatch(text, day.end, word.start()):
                month = month_of(word.group(), self.lexicon, self.others)
                if month is not None:
                    return draft_of("ydm", Hit(*word.span(), month), text, day=day, year=year)
        return None

    def _word_before(self, text: str, day: DigitRun, year: DigitRun, low: int) -> DateDraft | None:
        low = max(low, day.start - FARTHEST)
        for word in reversed(list(_WORD.finditer(text, low, day.start))):
            if not self._gap.fullmatch(text, word.end(), day.start):
                return None
            month = month_of(word.group(), self.lexicon, self.others) if word.end() < day.start else None
            if month is not None:
                return draft_of("mdy", Hit(*word.span(), month), text, day=day, year=year)
        return None

    # --- dates that leave something out ---

    def _partial(self, text: str, runs: list[DigitRun], hits: list[Hit], taken: Taken) -> Iterator[DateDraft]:
        for hit in hits:
            if not self._is_sure(text, hit) or taken.holds(hit.start, hit.end):
                continue
            index = bisect_right(runs, hit.start, key=lambda run: run.end)
            later = bisect_left(runs, hit.end, key=lambda run: run.start)
            before = [run for run in runs[max(index - 1, 0) : index] if not taken.holds(run.start, run.end)]
            after = [run for run in runs[later : later + 1] if not taken.holds(run.start, run.end)]
            day = next((run for run in before if self._is_free_day(text, run, hit.start)), None)
            year = next((run for run in after if self._is_year_after(text, hit.end, run)), None)
            if day is None and year is None:
                day = next((run for run in after if self._is_day_after(text, hit.end, run)), None)
                year = next(
                    (run for run in before if self._is_year_before(text, run, hit.start, "ymd")), None
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
        for word in reversed(list(_WORD.finditer(text, low, year))[-2:]):
            is_cut = word.start() == low > 0 and is_letter(text[low - 1])
            if is_cut or not self._is_gap(text, word.end(), year):
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
        return self._is_day_before(text, run, month) and not self._digits.is_numbered(text, run.start)

    def _is_day_after(self, text: str, month: int, run: DigitRun) -> bool:
        """Whether a day follows its month: only where that is the habit, for ``May 2`` can be many things."""
        habit = {"mdy", "ymd"} & set(self.lexicon.orders)
        return (
            bool(habit)
            and run.length <= 2
            and self._is_gap(text, month, run.start)
            and not _DECIMAL.match(text, run.end)
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


def _order_of_pair(text: str, first: DigitRun, second: DigitRun) -> str:
    """Which order two runs of digits speak for, with a word between or before them; empty for none."""
    if (
        first.length <= 2
        and is_year(text, second)
        and not _DECIMAL_BEFORE.search(text, max(0, first.start - 2), first.start)
    ):
        return "dmy"
    if first.length == 4 and second.length <= 2 and first.value and not _DECIMAL.match(text, second.end):
        return "ymd"
    return ""


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Whether a name that begins or ends with digits, such as ``2月``, is cut out of a longer number."""
    return (text[start].isdigit() and text[start - 1 : start].isdigit()) or (
        text[end - 1].isdigit() and text[end : end + 1].isdigit()
    )


def _dual(text: str, hits: list[Hit], own: DateLexicon) -> list[Hit]:
    """Two names joined by a slash or brackets are one: ``كانون الأول/ديسمبر``."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last is not None and _JOINING.fullmatch(text, last.end, hit.start):
            kind: Kind = "dual" if last.month.number == hit.month.number else "split"
            closing = text[hit.end : hit.end + 1] == ")"
            joined[-1] = Hit(last.start, hit.end + closing, replace(last.month, kind=kind))
        else:
            joined.append(hit)
    return [_with_near(text, hit, own) for hit in joined] if "/" in text else joined


def _with_near(text: str, hit: Hit, own: DateLexicon) -> Hit:
    """The name with another one of the same month joined to it that is one letter off."""
    if "/" not in text[max(0, hit.start - 2) : hit.end + 2] or hit.month.kind in ("dual", "split"):
        return hit
    words = rf"{LETTER}+(?: {LETTER}+)?"
    behind = re.compile(rf" ?/ ?({words})").match(text, hit.end)
    before = re.compile(rf"(?<!{LETTER})({words}) ?/ ?\Z").search(
        text, max(0, hit.start - _LONGEST_WORD), hit.start
    )
    for found in (behind, before):
        meant = near(found[1], own) if found else None
        if found and meant is not None and meant.number == hit.month.number:
            start, end = min(hit.start, found.start()), max(hit.end, found.end())
            return Hit(start, end, replace(meant, kind="near"))
    return hit


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
