"""Dates that are all in digits, and those whose year is counted in an era."""

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from ..late import late
from .drafts import DateDraft
from .lexicon import LETTER, DateLexicon, Month
from .model import Shape
from .runs import century

_DIGITS = re.compile(
    r"(?<![0-9a-z_])(?<!\d[.,:/\-])(?<![/\\=&#@])"
    r"(?P<a>\d{1,4})(?P<s> ?[./\-] ?)(?P<b>\d{1,2})(?P<s2> ?[./\-] ?)(?P<c>\d{1,4})"
    r"(?![0-9_])(?![./\-:,]\d)(?![a-su-z]|/[a-z])"
)
# Day, month and year of a pattern, and the sign between them.
_PATTERN = late(r"(?P<a>d+|M+|y+)(?P<s>[./-])(?:d+|M+)[./-](?P<c>d+|M+|y+)\D*")
_MONTHS = 12
# A day of a year of two or three digits; 西元109年 and 前109年 are counted from elsewhere.
_REPUBLIC = late(
    r"(?<![\d第元前後])(?<![元前] )(?P<y>1?\d\d) ?年 ?(?P<m>1[0-2]|0?[1-9]) ?月 ?(?P<d>[0-3]?\d) ?日"
)
_SHORTEST_OF_REPUBLIC = 100  # 2011: years of three digits can be no others
_BEHIND_WORD = " .:"  # what may stand between a word and the digits that it numbers
_ASIDE = late("[\u200e\u200f' ]")
_NEAR = 24  # code points before digits, in which a word says what they number


class Digits:
    """The dates in digits of one locale."""

    def __init__(self, lexicon: DateLexicon) -> None:
        """Patterns are compiled when they are first needed."""
        self.lexicon = lexicon

    def drafts(self, text: str) -> Iterator[DateDraft]:
        """Dates of day, month and year in digits, two of them signs apart."""
        for found in _DIGITS.finditer(text):
            if found["s"].strip() != found["s2"].strip():
                continue
            draft = self._of_digits(text, found)
            if draft is None:
                continue
            if not self.is_numbered(text, draft.core_start):
                yield draft
            elif draft.shape == "machine":
                # a version may be called by a day, but by no number like it
                yield replace(draft, numbered=True)

    def _of_digits(self, text: str, found: re.Match[str]) -> DateDraft | None:
        first, middle, last = found["a"], found["b"], found["c"]
        sign = found["s"].strip()
        shape: Shape = (
            "machine" if sign == "-" and len(first) == 4 and len(middle) == len(last) == 2 else "numeric"
        )
        if len(first) == 4 and len(last) <= 2:
            base = DateDraft(found.start(), found.end(), "ymd", shape, int(first), int(middle), int(last))
        elif len(last) == 4 and len(first) <= 2:
            base = self._day_or_month_first(found, int(last))
        elif len(first) <= 2 and len(last) == 2 and self._ends_in_short_year(text, found):
            base = self._day_or_month_first(found, self._century(int(last)))
        elif len(first) == 2 and len(last) <= 2 and self._begins_with_short_year(found):
            year = self._century(int(first))
            base = DateDraft(found.start(), found.end(), "ymd", shape, year, int(middle), int(last))
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

    def _day_or_month_first(self, found: re.Match[str], year: int) -> DateDraft:
        first, middle = int(found["a"]), int(found["b"])
        month_first = self.lexicon.numeric_order == "mdy" and not self._is_international(found)
        if (month_first and first > 12 >= middle) or (not month_first and middle > 12 >= first):
            month_first = not month_first
        month, day = (first, middle) if month_first else (middle, first)
        both = first <= 12 and middle <= 12 and first != middle
        order = "mdy" if month_first else "dmy"
        return DateDraft(
            found.start(), found.end(), order, "numeric", year, month, day, orders=("other",) if both else ()
        )

    def _is_international(self, found: re.Match[str]) -> bool:
        """Whether dots part the digits where readers expect either order: where people write dots, the day leads."""
        return found["s"].strip() == "." and self.lexicon.has_either_order

    @cached_property
    def _short_years(self) -> frozenset[tuple[str, bool, bool]]:
        """Signs of the patterns in digits, whether the year stands first, and whether it has two digits only."""
        found = (_PATTERN.fullmatch(_ASIDE.sub("", pattern)) for pattern in self.lexicon.short_patterns)
        return frozenset(
            (one["s"], one["a"].startswith("y"), "yy" in (one["a"], one["c"])) for one in found if one
        )

    def _ends_in_short_year(self, text: str, found: re.Match[str]) -> bool:
        """Whether two last digits are a year: slashes say so, and dots where the parts are padded."""
        sign = found["s"].strip()
        if sign == "/":
            return any(own == "/" and not first for own, first, _ in self._short_years)
        padded = len(found["a"]) == len(found["b"]) == 2
        if sign == "-":
            return padded and (sign, False, True) in self._short_years
        spaced = " " in found["s"] and (sign, False, True) in self._short_years
        closed = spaced or self.lexicon.final_pattern.match(text, found.end()) is not None
        return (padded or closed) and (
            (sign, False, True) in self._short_years or (sign, False, False) in self._short_years
        )

    def _begins_with_short_year(self, found: re.Match[str]) -> bool:
        """Whether two first digits are a year, as patterns of the locale have them."""
        sign = found["s"].strip()
        clear = sign == "/" or " " in found["s"] or len(found["b"]) == len(found["c"]) == 2
        own = (sign, True, True) in self._short_years or (
            sign == "/" and (sign, True, False) in self._short_years
        )
        return own and clear and 1 <= int(found["b"]) <= 12 and 1 <= int(found["c"]) <= 31

    def _century(self, year: int) -> int:
        """The whole year, in the calendar that the locale prefers."""
        match self.lexicon.calendars[0]:
            case "buddhist":
                return year + 2500
            case "persian":
                return year + (1400 if year < 50 else 1300)
        return century(year)

    # --- numbers that are no dates ---

    @cached_property
    def _numbering(self) -> tuple[str, ...]:
        """How those words end, marks left out: most digits stand behind none, and need no pattern."""
        return tuple(word.rstrip(_BEHIND_WORD) for word in self.lexicon.numbered)

    @cached_property
    def _numbered(self) -> re.Pattern[str] | None:
        words = "|".join(re.escape(word) for word in self.lexicon.numbered)
        return re.compile(rf"(?<!{LETTER})(?:{words})[.:]? ?\Z") if words else None

    def is_numbered(self, text: str, start: int) -> bool:
        """Whether the word before digits says that they number something: ``Version 10.02.2019``."""
        low = max(0, start - _NEAR)
        if not text[low:start].rstrip(_BEHIND_WORD).endswith(self._numbering):
            return False
        return self._numbered is not None and bool(self._numbered.search(text, low, start))

    # --- digits with the words for year, month and day ---

    def in_other_words(self, text: str) -> Iterator[DateDraft]:
        """Dates with the Chinese or Korean words for year, month and day, left in a text of another language."""
        for sign, language in (("年", "zh"), ("년", "ko")):
            if sign not in text or sign in self.lexicon.between:
                continue
            for found in re.finditer(r"(\d{4}) ?[年년] ?(?P<m>(\d{1,2}) ?[月월]) ?(\d{1,2}) ?[日일]", text):
                year, number, day = int(found[1]), int(found[3]), int(found[4])
                name = Month(number, "gregorian", "foreign", language, found["m"])
                yield DateDraft(
                    found.start(),
                    found.end(),
                    "ymd",
                    "named",
                    year,
                    number,
                    day,
                    name=name,
                    name_text=found["m"],
                )

    # --- years counted in eras ---

    @cached_property
    def _eras(self) -> re.Pattern[str] | None:
        names = self.lexicon.counted_eras
        if not names:
            return None
        words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        return re.compile(
            rf"(?<!\d)(?:\d{{4}} ?年 ?(?P<b>\( ?))?"  # the year of either count may stand in brackets
            rf"(?:中[華华] ?)?(?<![a-z])(?P<e>{words}) ?(?P<y>\d{{1,3}}|元)"
            r"(?: ?年 ?(?:\( ?\d{4} ?年? ?\) ?)?|[./\-])(?(b)\) ?)(?P<m>\d{1,2})"
            r"(?:(?: ?月 ?|[./\-])(?P<d>\d{1,2})(?!\d)(?: ?日)?| ?月)"
        )

    def in_eras(self, text: str) -> Iterator[DateDraft]:
        """Dates whose year is counted from the beginning of a reign or of a republic, with or without a day."""
        for found in self._eras.finditer(text) if self._eras else ():
            calendar, era = self.lexicon.era_of(found["e"])
            year, month, day = found["y"], int(found["m"]), int(found["d"] or 0)
            if day or 1 <= month <= _MONTHS:
                yield DateDraft(
                    found.start(), found.end(), "ymd" if day else "ym", "numeric",
                    1 if year == "元" else int(year), month, day, calendar=calendar, era=era,
                )  # fmt: skip
        if self._counts_from_republic and "年" in text:
            yield from self._of_republic(text)

    @cached_property
    def _counts_from_republic(self) -> bool:
        """Whether years of few digits are those of the Republic of China: in traditional Chinese, as Taiwan writes."""
        language, *parts = self.lexicon.locale.split("-")
        return language == "zh" and not {"Hant", "TW"}.isdisjoint(parts) and {"HK", "MO"}.isdisjoint(parts)

    def _of_republic(self, text: str) -> Iterator[DateDraft]:
        """Days of years counted from 1912 without saying so: ``114年5月29日``; two digits may be a short year."""
        for found in _REPUBLIC.finditer(text):
            year = int(found["y"])
            if year >= _SHORTEST_OF_REPUBLIC or "roc" in self.lexicon.calendars:
                yield DateDraft(
                    found.start(), found.end(), "ymd", "numeric", year, int(found["m"]), int(found["d"]),
                    calendar="roc", short_year=century(year) if year < _SHORTEST_OF_REPUBLIC else 0,
                )  # fmt: skip


def calendar_of_year(lexicon: DateLexicon, year: int, *, digits_only: bool = False) -> str:
    """The calendar of a locale that a year without a name of a month can belong to."""
    known = lexicon.calendars
    if "buddhist" in known and 2400 <= year <= 2800:
        return "buddhist"
    if digits_only and "persian" in known and 1250 <= year <= 1500:
        return "persian"
    if digits_only and "islamic" in known and 1330 <= year <= 1500:
        return "islamic"
    return "gregorian"
