"""Dates that are all in digits, and those whose year is counted in an era."""

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from .drafts import Draft
from .lexicon import Lexicon
from .model import Shape
from .runs import century

_DIGITS = re.compile(
    r"(?<![0-9a-z_])(?<!\d[.,:/\-])(?<![/\\=&#@])"
    r"(?P<a>\d{1,4})(?P<s> ?[./\-] ?)(?P<b>\d{1,2})(?P<s2> ?[./\-] ?)(?P<c>\d{1,4})"
    r"(?![0-9_])(?![./\-:,]\d)(?![a-su-z]|/[a-z])"
)


class Digits:
    """The dates in digits of one locale."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Patterns are compiled when they are first needed."""
        self.lexicon = lexicon

    def drafts(self, text: str) -> Iterator[Draft]:
        """Dates of day, month and year in digits, two of them signs apart."""
        for found in _DIGITS.finditer(text):
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
            base = self._day_or_month_first(found, century(int(last)))
        else:
            return None
        calendar = calendar_of_year(self.lexicon, base.year, digits_only=True)
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
        if (month_first and first > 12 >= middle) or (not month_first and middle > 12 >= first):
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
            rf"(?<![a-z])(?P<e>{words}) ?(?P<y>\d{{1,3}}|元)(?: ?年 ?|[./\-])"
            r"(?P<m>\d{1,2})(?: ?月 ?|[./\-])"
            r"(?P<d>\d{1,2})(?!\d)日?"
        )

    def in_eras(self, text: str) -> Iterator[Draft]:
        """Dates whose year is counted from the beginning of a reign or of a republic."""
        if self._eras is None:
            return
        for found in self._eras.finditer(text):
            calendar, era = self.lexicon.era_of(found["e"])
            year = 1 if found["y"] == "元" else int(found["y"])
            yield Draft(
                found.start(), found.end(), "ymd", "numeric", year, int(found["m"]), int(found["d"]),
                calendar=calendar, era=era,
            )  # fmt: skip


def calendar_of_year(lexicon: Lexicon, year: int, *, digits_only: bool = False) -> str:
    """The calendar of a locale that a year without a name of a month can belong to."""
    known = lexicon.calendars
    if "buddhist" in known and 2400 <= year <= 2800:
        return "buddhist"
    if digits_only and "persian" in known and 1250 <= year <= 1500:
        return "persian"
    if digits_only and "islamic" in known and 1330 <= year <= 1500:
        return "islamic"
    return "gregorian"
