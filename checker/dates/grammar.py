"""How the parts of a date stand together in one locale: patterns around months, and patterns of digits."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from . import calendars
from .lexicon import LETTER, LONGEST_ENDING, Lexicon, Month, is_unspaced, lexicon, order_of
from .model import FoundDate, Shape
from .words import month_of

_BEFORE = 30  # how far before a month its day and year can begin
_NO_ORDINAL = r"(?!(?:am|pm|kg|km|cm|mm|ml|gb|mb|kb|px|pt|x|h|min|mn)(?![^\W\d_]))"
_TIME = r"(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?(?: [a-z]{3,4})?)?"
_YEAR = r"(?P<y>\d{4})(?!\d)"
_DAY = r"(?P<d>\d{1,2})(?!\d)"
_NOT_INSIDE = r"(?<!\d)(?<!\d[.,:])"
_NOT_DECIMAL = r"(?![.:]\d)"
_MONTH_FIRST = ("mdy",)
_FALLBACK_ORDERS = ("dmy", "mdy", "ymd", "ydm")
_TINY_ORDER = {"dmy": "dmy", "mdy": "mdy"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A month in normal text: where its name stands, and what it means."""

    start: int
    end: int
    month: Month


@dataclass(frozen=True, slots=True)
class Draft:
    """A date in normal text, before its place in the text as it was is known."""

    core_start: int
    core_end: int
    order: str
    shape: Shape
    year: int = 0
    month: int = 0
    day: int = 0
    name: Month | None = None
    name_text: str = ""
    calendar: str = "gregorian"
    era: int = 0
    orders: tuple[str, ...] = ()
    weekday: int | None = None
    weekday_start: int = -1
    weekday_end: int = -1
    weekday_text: str = ""
    shared: bool = False
    day_word: bool = False

    @property
    def start(self) -> int:
        """Where the date begins, its weekday included."""
        return min(self.core_start, self.weekday_start) if self.weekday is not None else self.core_start

    @property
    def end(self) -> int:
        """Where the date ends, its weekday included."""
        return max(self.core_end, self.weekday_end) if self.weekday is not None else self.core_end

    def dated(self, text: str, start: int, end: int, core_start: int, core_end: int) -> FoundDate:
        """The date with its place in the text as it was."""
        readings = self._readings()
        kind = self.name.kind if self.name else "exact"
        certain = kind not in ("near", "split")
        return FoundDate(
            start=start,
            end=end,
            text=text[start:end],
            value=readings[0] if readings and certain else None,
            readings=readings if certain else (),
            shape=self.shape,
            order=self.order,
            year=self.year,
            month=self.month,
            day=self.day,
            calendar=self.calendar,
            weekday=self.weekday,
            weekday_text=self.weekday_text,
            core_start=core_start,
            core_end=core_end,
            month_text=self.name_text,
            month_kind=kind,
            month_language=self.name.language if self.name else "",
            guess=readings[0] if readings and not certain else None,
            shared=self.shared,
            day_word=self.day_word,
        )

    def _readings(self) -> tuple[datetime.date, ...]:
        if not (self.year and self.month and self.day):
            return ()
        found = [calendars.gregorian(self.calendar, self.year, self.month, self.day, self.era)]
        if self.orders:
            found.append(calendars.gregorian(self.calendar, self.year, self.day, self.month, self.era))
        return tuple(dict.fromkeys(day for day in found if day is not None))


class Grammar:
    """The patterns of one locale, and the search for dates in a stretch of normal text."""

    def __init__(self, locale: str, others: tuple[str, ...]) -> None:
        """Patterns are compiled when they are first needed."""
        self.lexicon: Lexicon = lexicon(locale)
        self.others = others

    def drafts(self, text: str) -> list[Draft]:
        """The dates of a stretch of text, in order, none overlapping another."""
        taken: list[Draft] = []
        for source in (self._in_eras, self._named, self._numeric, self._sandwiched, self._partial):
            for draft in source(text, taken):
                if not _overlaps(draft, taken):
                    taken.append(draft)
        taken += self._shared(text, taken)
        return sorted((self._with_weekday(text, draft) for draft in taken), key=lambda draft: draft.start)

    # --- pieces of patterns ---

    @cached_property
    def _gap(self) -> str:
        """One sign or word between two parts of a date."""
        words = self.lexicon.between
        if not words:
            return r"[ .,/\-]"
        # a word that ends in a letter ends there, unless its script has no spaces
        bounded = "|".join(
            word if is_unspaced(word) or not word[-1].isalpha() else rf"{word}(?!{LETTER})"
            for word in words.split("|")
        )
        return rf"(?:[ .,/\-]|{bounded})"

    @cached_property
    def _ordinal(self) -> str:
        """What may follow the digits of a day."""
        known = sorted(
            {*self.lexicon.supplement.ordinals, *self.lexicon.supplement.first}, key=len, reverse=True
        )
        own = "|".join(re.escape(word) for word in known if word)
        own = rf"[ '\-]?(?:{own})(?!{LETTER})|" if own else ""
        return rf"(?P<o>[º°ª]|{own}{_NO_ORDINAL}-?{LETTER}{{1,6}}(?!{LETTER}))?"

    @cached_property
    def _year_end(self) -> str:
        return rf"(?:-?{LETTER}{{1,8}}(?!{LETTER}))?"

    @cached_property
    def _day_before(self) -> re.Pattern[str]:
        return re.compile(rf"{_NOT_INSIDE}{_DAY}{self._ordinal}{self._gap}{{0,9}}\Z")

    @cached_property
    def _year_before(self) -> re.Pattern[str]:
        return re.compile(rf"{_NOT_INSIDE}(?<!\d[/\-]){_YEAR}{self._year_end}(?P<g>{self._gap}{{0,9}})\Z")

    @cached_property
    def _year_day_before(self) -> re.Pattern[str]:
        return re.compile(
            rf"{_NOT_INSIDE}(?<!\d[/\-]){_YEAR}{self._year_end}(?P<g>{self._gap}{{1,9}})"
            rf"{_DAY}{self._ordinal}{self._gap}{{0,9}}\Z"
        )

    @cached_property
    def _year_after(self) -> re.Pattern[str]:
        return re.compile(rf"{self._gap}{{0,9}}{_YEAR}{_NOT_DECIMAL}")

    @cached_property
    def _short_year_after(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._gap}{{0,3}}'|-)(?P<y>\d\d)(?!\d)(?![.,:/\-]\d)(?!{LETTER})")

    @cached_property
    def _day_year_after(self) -> re.Pattern[str]:
        return re.compile(
            rf"{self._gap}{{0,9}}{_DAY}{self._ordinal}{_TIME}{self._gap}{{1,9}}{_YEAR}{_NOT_DECIMAL}"
        )

    @cached_property
    def _day_after(self) -> re.Pattern[str]:
        return re.compile(rf"{self._gap}{{0,9}}{_DAY}(?![.,:/]\d|%){self._ordinal}")

    @cached_property
    def _sandwiches(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """A day, a word and a year, in the three usual orders."""
        word, gap = rf"(?P<w>{LETTER}{{2,40}})", self._gap
        return (
            (
                "dmy",
                re.compile(
                    rf"{_NOT_INSIDE}{_DAY}{self._ordinal}{gap}{{1,9}}{word}{gap}{{0,9}}{_YEAR}{_NOT_DECIMAL}"
                ),
            ),
            (
                "mdy",
                re.compile(
                    rf"(?<!{LETTER}){word}{gap}{{1,6}}{_DAY}{self._ordinal}{gap}{{1,6}}{_YEAR}{_NOT_DECIMAL}"
                ),
            ),
            (
                "ymd",
                re.compile(
                    rf"{_NOT_INSIDE}{_YEAR}{self._year_end}{gap}{{1,6}}{word}{gap}{{1,6}}{_DAY}(?![.,:/]\d|%){self._ordinal}"
                ),
            ),
        )

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        """Words that belong to the year or close the pattern."""
        ends = set(self.lexicon.supplement.around_year) | set(self.lexicon.final_words)
        words = "|".join(
            re.escape(word) for word in sorted({word for word in ends if word}, key=len, reverse=True)
        )
        dot = r"\.?" if self.lexicon.final_dot else ""
        return re.compile(rf"(?:[ -]?(?:{words})(?!{LETTER})\.?)?{dot}" if words else dot)

    # --- months and what stands beside them ---

    def _hits(self, text: str) -> list[Hit]:
        pattern = self.lexicon.month_pattern
        if pattern is None:
            return []
        hits = [
            hit for found in pattern.finditer(text) if (hit := self._hit(text, found.start(), found.end()))
        ]
        return _dual(text, hits)

    def _hit(self, text: str, start: int, end: int) -> Hit | None:
        name = text[start:end]
        month = self.lexicon.months[name]
        if (name[0].isdigit() and start and text[start - 1].isdigit()) or (
            name[-1].isdigit() and text[end : end + 1].isdigit()
        ):
            return None
        if is_unspaced(name):
            return Hit(start, end, month)
        first, last = _word(text, start, end)
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

    def _named(self, text: str, _taken: list[Draft]) -> Iterator[Draft]:
        for hit in self._hits(text):
            draft = self._around(text, hit)
            if draft is not None:
                yield self._with_tail(text, draft)

    def _around(self, text: str, hit: Hit) -> Draft | None:
        """The whole date around a month, in the locale's own order where that is possible."""
        for order in dict.fromkeys((*self.lexicon.orders, *_FALLBACK_ORDERS)):
            draft = self._in_order(order, text, hit)
            if draft is not None:
                return draft
        return None

    def _in_order(self, order: str, text: str, hit: Hit) -> Draft | None:
        low = max(0, hit.start - _BEFORE)
        if order == "dmy":
            day = self._day_before.search(text, low, hit.start)
            year = day and (
                self._year_after.match(text, hit.end) or self._short_year_after.match(text, hit.end)
            )
            return _draft(order, hit, text, day, year) if day and year else None
        if order == "mdy":
            both = self._day_year_after.match(text, hit.end)
            return _draft(order, hit, text, both, both) if both else None
        if order == "ymd":
            year = self._year_before.search(text, low, hit.start)
            if year is None or self._breaks(order, year):
                return None
            day = self._day_after.match(text, hit.end)
            return _draft(order, hit, text, day, year) if day else None
        if order == "ydm":
            both = self._year_day_before.search(text, low, hit.start)
            return None if both is None or self._breaks(order, both) else _draft(order, hit, text, both, both)
        return None

    def _breaks(self, order: str, found: re.Match[str]) -> bool:
        """Whether a sentence ends after the year: only some locales have a full stop there."""
        return "." in found["g"] and order not in self.lexicon.orders

    def _with_tail(self, text: str, draft: Draft) -> Draft:
        found = self._tail.match(text, draft.core_end)
        calendar = self._calendar(text[draft.core_start : draft.core_end], draft)
        end = found.end() if found and found.group().strip() else draft.core_end
        return replace(draft, core_end=end, calendar=calendar)

    def _calendar(self, words: str, draft: Draft) -> str:
        if draft.name is not None and draft.name.calendar != "gregorian":
            return draft.name.calendar
        if draft.name is not None and draft.name.language != self.lexicon.language:
            return "gregorian"
        return self._calendar_of_year(draft.year, words)

    def _calendar_of_year(self, year: int, words: str, *, digits_only: bool = False) -> str:
        known = self.lexicon.calendars
        if "buddhist" in known and 2400 <= year <= 2800:
            return "buddhist"
        if digits_only and "persian" in known and 1250 <= year <= 1500:
            return "persian"
        if digits_only and "islamic" in known and 1330 <= year <= 1500:
            return "islamic"
        return "gregorian"

    # --- words that are no plain name of a month ---

    def _sandwiched(self, text: str, taken: list[Draft]) -> Iterator[Draft]:
        for order, pattern in self._sandwiches:
            at = 0
            while found := pattern.search(text, at):
                at = found.start() + 1
                month = None
                if not _inside(found.start(), found.end(), taken):
                    month = month_of(found["w"], self.lexicon, self.others)
                if month is not None:
                    at = found.end()
                    hit = Hit(found.start("w"), found.end("w"), month)
                    yield self._with_tail(text, _draft(order, hit, text, found, found))

    # --- digits alone ---

    @cached_property
    def _digits(self) -> re.Pattern[str]:
        return re.compile(
            r"(?<![0-9a-z_])(?<!\d[.,:/\-])(?<![/\\=&#@])"
            r"(?P<a>\d{1,4})(?P<s> ?[./\-] ?)(?P<b>\d{1,2})(?P<s2> ?[./\-] ?)(?P<c>\d{1,4})"
            r"(?![0-9_])(?![./\-:,]\d)(?![a-su-z]|/[a-z])"
        )

    def _numeric(self, text: str, _taken: list[Draft]) -> Iterator[Draft]:
        for found in self._digits.finditer(text):
            if found["s"].strip() != found["s2"].strip():
                continue
            draft = self._of_digits(text, found)
            if draft is not None:
                yield draft

    def _of_digits(self, text: str, found: re.Match[str]) -> Draft | None:
        first, middle, last = found["a"], found["b"], found["c"]
        sign = found["s"].strip()
        shape: Shape = (
            "machine" if sign == "-" and len(first) == 4 and len(middle) == len(last) == 2 else "numeric"
        )
        if len(first) == 4 and len(last) <= 2:
            base = Draft(found.start(), found.end(), "ymd", shape, int(first), int(middle), int(last))
        elif len(last) == 4 and len(first) <= 2:
            base = self._day_or_month_first(found, int(last))
        elif len(first) <= 2 and len(last) == 2 and self._writes_short_years(first, middle, sign):
            base = self._day_or_month_first(found, _century(int(last)))
        else:
            return None
        calendar = self._calendar_of_year(base.year, "", digits_only=True)
        dot = (
            1
            if self.lexicon.final_dot and text[base.core_end : base.core_end + 1] == "." and sign == "."
            else 0
        )
        draft = replace(base, calendar=calendar, core_end=base.core_end + dot)
        plausible = 1 <= draft.month <= 12 or 1 <= draft.day <= 12
        return draft if plausible and draft.year >= 1000 and draft.day <= 31 >= draft.month else None

    def _day_or_month_first(self, found: re.Match[str], year: int) -> Draft:
        first, middle = int(found["a"]), int(found["b"])
        month_first = self.lexicon.numeric_order == "mdy"
        if month_first and first > 12 >= middle or not month_first and middle > 12 >= first:
            month_first = not month_first
        month, day = (first, middle) if month_first else (middle, first)
        both = first <= 12 and middle <= 12 and first != middle
        order = "mdy" if month_first else "dmy"
        return Draft(
            found.start(), found.end(), order, "numeric", year, month, day, orders=("other",) if both else ()
        )

    def _writes_short_years(self, first: str, middle: str, sign: str) -> bool:
        """Whether a pattern of the locale writes two digits of the year, in this very shape."""
        for pattern in self.lexicon.short_patterns:
            bare = re.sub("[\u200e\u200f ]", "", pattern)
            shape = re.fullmatch(r"(d+|M+)([./-])(d+|M+)[./-]yy\.?", bare)
            if shape and shape[2] == sign and (sign == "/" or len(first) == len(middle) == 2):
                return True
        return False

    # --- years counted in eras ---

    @cached_property
    def _eras(self) -> re.Pattern[str] | None:
        names = [era for calendar in ("japanese", "roc") for era in self.lexicon.eras(calendar)]
        if not names:
            return None
        words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        return re.compile(
            rf"(?<![a-z])(?P<e>{words}) ?(?P<y>\d{{1,3}}|元)(?: ?年 ?|[./\-])(?P<m>\d{{1,2}})(?: ?月 ?|[./\-])"
            r"(?P<d>\d{1,2})(?!\d)日?"
        )

    def _in_eras(self, text: str, _taken: list[Draft]) -> Iterator[Draft]:
        if self._eras is None:
            return
        for found in self._eras.finditer(text):
            calendar, era = self.lexicon.era_of(found["e"])
            year = 1 if found["y"] == "元" else int(found["y"])
            yield Draft(
                found.start(), found.end(), "ymd", "numeric", year, int(found["m"]), int(found["d"]),
                calendar=calendar, era=era,
            )  # fmt: skip

    # --- dates that leave something out ---

    def _partial(self, text: str, taken: list[Draft]) -> Iterator[Draft]:
        for hit in self._hits(text):
            if _inside(hit.start, hit.end, taken) or hit.month.kind in ("near", "stem", "short", "foreign"):
                continue
            low = max(0, hit.start - _BEFORE)
            day = self._day_before.search(text, low, hit.start)
            year = self._year_after.match(text, hit.end)
            if day is None and year is None and "mdy" in self.lexicon.orders + self.lexicon.supplement.orders:
                day = self._day_after.match(text, hit.end)
                if day is not None and day["o"] is None and len(text[hit.end : day.start("d")]) == 0:
                    day = None
            if day is None and year is None:
                year = self._year_before.search(text, low, hit.start)
                if year is not None and self._breaks("ymd", year):
                    year = None
            if day or year:
                order = ("d" if day else "") + "m" + ("y" if year else "")
                draft = _draft(order, hit, text, day, year)
                yield replace(draft, calendar=self._calendar(text, draft))

    # --- ranges ---

    @cached_property
    def _from_day(self) -> re.Pattern[str]:
        return re.compile(rf"{_NOT_INSIDE}(?<!\d[/\-]){_DAY}{self._ordinal}\.?{self.lexicon.to}\Z")

    @cached_property
    def _to_day(self) -> re.Pattern[str]:
        return re.compile(rf"{self._ordinal}\.?{self.lexicon.to}{_DAY}(?![.,:/\-]\d|%|:)")

    def _shared(self, text: str, taken: Iterable[Draft]) -> list[Draft]:
        """Ends of ranges that borrow what the other end says."""
        return [
            end
            for draft in taken
            if draft.year and draft.day and draft.name
            for end in self._ends(text, draft)
        ]

    def _ends(self, text: str, draft: Draft) -> Iterator[Draft]:
        if draft.order == "dmy":
            found = self._from_day.search(text, max(0, draft.core_start - 16), draft.core_start)
            if found and int(found["d"]) < draft.day:
                yield replace(
                    draft, core_start=found.start(), core_end=found.end("d"), day=int(found["d"]), shared=True
                )
        if draft.order == "ymd":
            found = self._to_day.match(text, draft.core_end)
            if found and draft.day < int(found["d"]) <= 31:
                yield replace(
                    draft,
                    core_start=found.start("d"),
                    core_end=found.end("d"),
                    day=int(found["d"]),
                    shared=True,
                )

    # --- weekdays ---

    @cached_property
    def _weekday_before(self) -> re.Pattern[str] | None:
        names = self._weekday_names
        return (
            names
            and re.compile(
                rf"(?<!{LETTER})(?:{self._joined})?(?P<w>{names})\.?(?:[ ,.]|{self._gap}){{0,6}}\Z"
            )
            or None
        )

    @cached_property
    def _weekday_after(self) -> re.Pattern[str] | None:
        names = self._weekday_names
        return names and re.compile(rf"[ ,]{{0,2}}\(?(?P<w>{names})\.?(?!{LETTER})(?P<p>\)?)") or None

    @cached_property
    def _joined(self) -> str:
        return "|".join(re.escape(prefix) for prefix in self.lexicon.prefixes) or "(?!)"

    @cached_property
    def _weekday_names(self) -> str:
        names = sorted(self.lexicon.weekdays, key=lambda name: (-len(name), name))
        return "|".join(re.escape(name) for name in names)

    def _with_weekday(self, text: str, draft: Draft) -> Draft:
        if draft.shared or not draft.day or self._weekday_before is None or self._weekday_after is None:
            return draft
        before = self._weekday_before.search(text, max(0, draft.core_start - 40), draft.core_start)
        found = (
            before
            if before and self._believed(before["w"], text[before.end("w") : draft.core_start])
            else None
        )
        if found is None and draft.year:
            after = self._weekday_after.match(text, draft.core_end)
            if after and self._stands_after(text, after):
                found = after
        if found is None:
            return draft
        end = found.end() if found is not before else found.end("w")
        return replace(
            draft,
            weekday=self.lexicon.weekdays[found["w"]],
            weekday_start=found.start("w"),
            weekday_end=end,
            weekday_text=found["w"],
        )

    def _believed(self, name: str, gap: str) -> bool:
        """Short names of weekdays are words too: ``so``, ``do``. With a mark behind them they are weekdays."""
        return len(name) > 3 or is_unspaced(name) or gap[:1] in (".", ",")

    def _stands_after(self, text: str, found: re.Match[str]) -> bool:
        """Whether a weekday behind a date belongs to it, and not to what follows."""
        if found["p"] or is_unspaced(found["w"]):
            return True
        closed = re.match(r" ?(?:$|[.;:)\]\n]|,? ?\d{1,2}[:.h])", text[found.end() :])
        return len(found["w"]) > 3 and closed is not None


def _draft(order: str, hit: Hit, text: str, day: re.Match[str] | None, year: re.Match[str] | None) -> Draft:
    """A date with a named month, from the matches that hold its day and its year."""
    spans = [(hit.start, hit.end)]
    if day is not None:
        ordinal = day.end("o") if day["o"] else day.end("d")
        spans.append((day.start("d"), ordinal))
    if year is not None:
        spans.append(year.span("y"))
    number = int(year["y"]) if year else 0
    short = year is not None and len(year["y"]) == 2
    return Draft(
        core_start=min(start for start, _ in spans),
        core_end=max(end for _, end in spans),
        order=order,
        shape="named",
        year=_century(number) if short else number,
        month=hit.month.number,
        day=int(day["d"]) if day else 0,
        name=hit.month,
        name_text=text[hit.start : hit.end],
    )


def _century(year: int) -> int:
    """The usual pivot: 69 is 1969, 68 is 2068."""
    return year + (2000 if year < 69 else 1900)


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole word around a stretch of normal text."""
    while start and _is_letter(text[start - 1]):
        start -= 1
    while end < len(text) and _is_letter(text[end]):
        end += 1
    return start, end


_A_LETTER = re.compile(LETTER)


def _is_letter(sign: str) -> bool:
    return _A_LETTER.match(sign) is not None


def _dual(text: str, hits: list[Hit]) -> list[Hit]:
    """Two names joined by a slash or brackets are one: ``كانون الأول/ديسمبر``."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last is not None and re.fullmatch(r" ?[/(] ?", text[last.end : hit.start]):
            kind = "dual" if last.month.number == hit.month.number else "split"
            closing = text[hit.end : hit.end + 1] == ")"
            joined[-1] = Hit(last.start, hit.end + closing, replace(last.month, kind=kind))
        else:
            joined.append(hit)
    return joined


def _inside(start: int, end: int, taken: Iterable[Draft]) -> bool:
    return any(start < draft.core_end and draft.core_start < end for draft in taken)


def _overlaps(draft: Draft, taken: Iterable[Draft]) -> bool:
    return _inside(draft.core_start, draft.core_end, taken)
