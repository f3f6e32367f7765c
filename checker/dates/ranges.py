"""Both ends of a range of days, where one borrows its month or its year from the other."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import zip_longest

from msgspec.structs import replace

from .drafts import Draft
from .lexicon import Lexicon

_RUN = re.compile(r"\d+")


class Ranges:
    """The ranges of one locale."""

    def __init__(self, lexicon: Lexicon, ordinal: str) -> None:
        """Take a pattern for the ending of an ordinal; the rest is compiled when it is first needed."""
        self.lexicon = lexicon
        self.ordinal = ordinal

    def is_link(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch of normal text joins the ends of a range."""
        return self._to.fullmatch(text, start, end) is not None

    @cached_property
    def _from_day(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\d)(?<!\d[.,:/\-])(?P<d>\d{{1,2}})(?:{self.ordinal})?\.?{self.lexicon.to}\Z")

    @cached_property
    def _to_day(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.ordinal})?\.?{self.lexicon.to}(?P<d>\d{{1,2}})(?!\d)(?![.,:/\-]\d|%|:)")

    @cached_property
    def _to(self) -> re.Pattern[str]:
        return re.compile(self.lexicon.to)

    def spread(self, text: str, drafts: list[Draft]) -> Iterator[Draft]:
        """The dates, and the ends of ranges that borrow a month or a year from the other end."""
        for draft, after in zip_longest(drafts, drafts[1:]):
            if (
                after
                and draft.day
                and not draft.year
                and after.year
                and after.day
                and self._joins(text, draft, after)
            ):
                yield replace(draft, year=after.year, shared=True)
                continue
            yield draft
            if draft.year and draft.day and draft.name:
                yield from self._ends(text, draft)

    def _joins(self, text: str, draft: Draft, after: Draft) -> bool:
        return self._to.fullmatch(text, draft.core_end, after.core_start) is not None

    def _ends(self, text: str, draft: Draft) -> Iterator[Draft]:
        found = None
        around = (
            text[max(0, draft.core_start - 16) : draft.core_start]
            + text[draft.core_end : draft.core_end + 16]
        )
        if draft.order != "mdy" and not _RUN.search(around):
            return
        if draft.order == "dmy":
            found = self._from_day.search(text, max(0, draft.core_start - 16), draft.core_start)
        elif draft.order == "ymd":
            found = self._to_day.match(text, draft.core_end)
        elif draft.order == "mdy":
            found = self._day_in_range(text, draft)
        day = int(found["d"]) if found else 0
        if found and (draft.day < day <= 31 if draft.order == "ymd" else 0 < day < draft.day):
            yield replace(draft, core_start=found.start("d"), core_end=found.end("d"), day=day, shared=True)

    def _day_in_range(self, text: str, draft: Draft) -> re.Match[str] | None:
        """The first day of ``December 7-9, 2019``."""
        if len(_RUN.findall(text, draft.core_start, draft.core_end)) < 3:
            return None
        return re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})(?={self.lexicon.to}{draft.day}(?!\d))").search(
            text, draft.core_start, draft.core_end
        )
