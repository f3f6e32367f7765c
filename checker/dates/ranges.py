"""Both ends of a range of days, where one borrows its month or its year from the other."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import zip_longest

from msgspec.structs import replace

from .drafts import DateDraft
from .lexicon import DateLexicon
from .normal import plain

_RUN = re.compile(r"\d+")
_NEAR = 16  # code points on either side of a date
_FARTHEST = 40  # signs between the ends of a range


class Ranges:
    """The ranges of one locale."""

    def __init__(self, lexicon: DateLexicon, ordinal: str) -> None:
        """Take a pattern for the ending of an ordinal; the rest is compiled when it is first needed."""
        self.lexicon = lexicon
        self.ordinal = ordinal

    def is_link(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch of normal text joins the ends of a range, the weekday of the last one included."""
        if not self._joins.search(text, start, end):
            return False
        if self._to.fullmatch(text, start, end):
            return True
        return end - start < _FARTHEST and self._to_weekday.fullmatch(text, start, end) is not None

    @cached_property
    def _joins(self) -> re.Pattern[str]:
        """What joins the ends of a range, alone: without it none of the patterns below needs to be compiled."""
        return re.compile(self.lexicon.to)

    @cached_property
    def _to_weekday(self) -> re.Pattern[str]:
        names = "|".join(re.escape(name) for name in sorted(self.lexicon.weekdays, key=len, reverse=True))
        words = "|".join(re.escape(plain(word)) for word in self.lexicon.supplement.before_day)
        article = rf"(?:(?:{words}) +)?" if words else ""
        return re.compile(rf"(?:{self.ordinal})?\.?{self.lexicon.to}(?:{names})\.?,? *{article}")

    @cached_property
    def _from_day(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\d)(?<!\d[.,:/\-])(?P<d>\d{{1,2}})(?:{self.ordinal})?\.?{self.lexicon.to}\Z")

    @cached_property
    def _to_day(self) -> re.Pattern[str]:
        month_goes_on = r"(?! ?[月월])"
        return re.compile(
            rf"(?:{self.ordinal})?\.?{self.lexicon.to}(?P<d>\d{{1,2}})(?!\d)(?![.,:/\-]\d|%|:){month_goes_on}"
        )

    @cached_property
    def _to(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.ordinal})?\.?{self.lexicon.to}")

    def spread(self, text: str, drafts: list[DateDraft]) -> Iterator[DateDraft]:
        """The dates, and the ends of ranges that borrow a month or a year from the other end."""
        before: DateDraft | None = None
        for draft, after in zip_longest(drafts, drafts[1:]):
            whole = self._with_year_of(text, draft, before, after)
            yield whole
            if whole.year and whole.day and not whole.shared and not whole.day_word:
                yield from self._ends(text, whole) if whole.name else self._first_in_digits(text, whole)
            before = whole

    def _with_year_of(
        self, text: str, draft: DateDraft, before: DateDraft | None, after: DateDraft | None
    ) -> DateDraft:
        """The date with the year that the other end of its range has, where it has none itself."""
        if draft.year or not draft.day:
            return draft
        if after and after.year and after.day and self.is_link(text, draft.core_end, after.core_start):
            return replace(draft, year=after.year - _is_past(draft, after), shared=True)
        if before and before.year and before.day and self.is_link(text, before.core_end, draft.core_start):
            return replace(draft, year=before.year + _is_past(before, draft), shared=True)
        return draft

    def _ends(self, text: str, draft: DateDraft) -> Iterator[DateDraft]:
        """The other end of a range that names the month and the year once."""
        near = slice(max(0, draft.core_start - _NEAR), draft.core_end + _NEAR)
        if len(_RUN.findall(text[near])) < 3:
            return
        match draft.order:
            case "dmy":
                before = self._joins.search(text, near.start, draft.core_start)
                found = self._from_day.search(text, near.start, draft.core_start) if before else None
            case "ymd":
                behind = self._joins.search(text, draft.core_end)
                found = self._to_day.match(text, draft.core_end) if behind else None
            case _:
                found = self._first_inside(text, draft)
        day = int(found["d"]) if found else 0
        if found and (draft.day < day <= 31 if draft.order == "ymd" else 0 < day < draft.day):
            yield replace(draft, core_start=found.start("d"), core_end=found.end("d"), day=day, shared=True)

    @cached_property
    def _from_digits(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?<!\d)(?<!\d[.,:/\-])(?P<d>\d{{1,2}})(?:(?P<s>[./]) ?(?P<m>\d{{1,2}}))?[./]?{self.lexicon.to}\Z"
        )

    def _first_in_digits(self, text: str, draft: DateDraft) -> Iterator[DateDraft]:
        """The first day of ``7.-9.12.2019`` and of ``30.11.-2.12.2019``."""
        if draft.order != "dmy" or draft.shape != "numeric":
            return
        found = self._from_digits.search(text, max(0, draft.core_start - _NEAR), draft.core_start)
        sign = text[draft.core_start : draft.core_end].lstrip("0123456789 ")[:1]
        if found is None or (found["s"] or sign) != sign:
            return
        first = replace(
            draft, core_start=found.start("d"), core_end=found.end("m") if found["m"] else found.end("d"),
            day=int(found["d"]), month=int(found["m"] or draft.month), orders=(), shared=True,
        )  # fmt: skip
        if 1 <= first.day <= 31 and 1 <= first.month <= 12 and (found["m"] or first.day < draft.day):
            yield replace(first, year=draft.year - _is_past(first, draft))

    def _first_inside(self, text: str, draft: DateDraft) -> re.Match[str] | None:
        """The first day of ``December 7-9, 2019``, which stands inside the date of the last one."""
        pattern = rf"(?<!\d)(?P<d>\d{{1,2}})(?:{self.ordinal})?\.?(?={self.lexicon.to}{draft.day}(?!\d))"
        return re.compile(pattern).search(text, draft.core_start, draft.core_end)


def _is_past(first: DateDraft, last: DateDraft) -> bool:
    """Whether a new year begins within a range: from 30 December to 2 January."""
    return (first.month, first.day) > (last.month, last.day)
