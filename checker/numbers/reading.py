"""One version's numbers in one row, and what excuses it where it lacks one that the others have."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property, lru_cache

from ..compare import Passage
from ..late import late
from ..locales import language_of
from .digits import canonical, plain, runs
from .finder import Stretches, dates, find
from .model import Finds, Number
from .seams import seams
from .times import Time, find_times
from .words import fold, says, says_share
from .years import gregorian, in_words

# Spans of time that are also said in another unit, and by how much the number then differs.
_UNITS = (7, 12, 24, 60, 365, 30, 52)
# Among more numbers of its own than these a version has a sum for everything.
_FEW = 12
_LONGEST_SPAN = 4  # digits
_YEAR = 4  # digits
_CENTURIES = ("18", "19", "20")  # of which a decade may be named by its number alone
_ADDRESS = late(r"\]\([^()\s]*|https?://[^\s()<>]*|(?:href|src)=\"[^\"]*")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]+)+")
# The words that a reader is shown on pointing at something.
_TOOLTIP = late(r"\b(?:title|alt)=(?:\"[^\"]*\"|'[^']*')")
# Decimals that have a sign of their own.
_FRACTIONS = {"5": "½", "25": "¼", "75": "¾"}
# A whole value to some places, as it is written; thousands have three signs behind the mark.
_WHOLE = re.compile(r"(\d+)[.,](?:00|0{3,})")
_GAPS = re.compile(r"\D")
_SIGNS = re.compile(r"\d(?:[\d.,:/-]*\d)?")


class Reading:
    """The numbers of a passage, read lazily; ``stretches`` are those of its text that are dates, as far as told."""

    def __init__(self, passage: Passage, stretches: Stretches = ()) -> None:
        self.passage = passage
        self._stretches = stretches

    def without_dates(self) -> "Reading":
        """The reading in which numbers of dates are none: this one where it has no dates."""
        stretches = dates(self.passage.text, self.passage.locale)
        return Reading(self.passage, stretches) if stretches else self

    @property
    def language(self) -> str:
        """The primary language of the passage."""
        return language_of(self.passage.locale)

    @cached_property
    def finds(self) -> Finds:
        """Numbers of the text; code is left to its own rule, and raised digits are marks of notes."""
        parted = seams(self.passage)
        aside = [(span.at + base, span.to + base) for span, base in self.passage.spans if span.kind == "code"]
        aside += parted.raised
        return find(self.passage.text, self.passage.locale, aside, dated=self._stretches, cuts=parted.cuts)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Numbers of the text, in order."""
        return self.finds.numbers

    @cached_property
    def values(self) -> frozenset[str]:
        """All values that the numbers can stand for."""
        return frozenset(value for number in self.numbers for value in number.readings)

    @cached_property
    def first(self) -> frozenset[str]:
        """The values that readers of the language take the numbers for."""
        return frozenset(number.readings[0] for number in self.numbers)

    @cached_property
    def dated(self) -> frozenset[str]:
        """Numbers that are part of a date."""
        return frozenset(run for start, end in self.finds.dated for run in runs(self.passage.text[start:end]))

    @cached_property
    def raw(self) -> Counter[str]:
        """Every run of digits on the lines: in code, dates and markers too, but not in addresses."""
        return Counter(runs(_ADDRESS.sub(" ", self.passage.lines)))

    def shows(self, value: str) -> bool:
        """Whether the digits of a value stand where readers see them, not only where they point at a link."""
        return value in runs(_TOOLTIP.sub(" ", _ADDRESS.sub(" ", self.passage.lines)))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The e-mail addresses of the passage."""
        text = self.passage.text
        return frozenset(_EMAIL.findall(text.casefold())) if "@" in text else frozenset()

    @cached_property
    def folded(self) -> str:
        """The text as number words are looked for in it."""
        return fold(self.passage.text)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """Times of day."""
        return find_times(self.passage.text, self.passage.locale)

    @cached_property
    def hours(self) -> frozenset[int]:
        """Hours of times of day that a word tells to be before or after noon, or that are past noon."""
        sure = (time for time in self.times if len(time.minutes) == 1)
        return frozenset(time.minutes[0] // 60 for time in sure)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many numbers can stand for each value."""
        return Counter(value for number in self.numbers for value in dict.fromkeys(number.readings))

    @cached_property
    def written(self) -> dict[str, Number]:
        """For each value the first number that can stand for it."""
        found: dict[str, Number] = {}
        for number in self.numbers:
            for value in number.readings:
                found.setdefault(value, number)
        return found

    @cached_property
    def scraps(self) -> Sequence[re.Match[str]]:
        """Digits and the marks between them that are no number of the text."""
        whole = {(number.start, number.end) for number in self.numbers}
        return [found for found in _SIGNS.finditer(self.passage.text) if found.span() not in whole]

    def says(self, value: str) -> bool:
        """Whether a word says the value."""
        return says(self.folded, self.passage.locale, value)

    def says_share(self, value: str) -> bool:
        """Whether a half or a quarter in words comes to the value: half an hour for 30 minutes."""
        return says_share(self.folded, self.passage.locale, value)

    def says_decade(self, value: str) -> bool:
        """Whether a year is said as its decade: années 90, jaren negentig, the ’90s; or a decade by its year."""
        if len(value) == 2 and value.isdecimal() and value[0] != "0" == value[1]:
            return any(f"{century}{value}" in self.values for century in _CENTURIES)
        if len(value) != _YEAR or value[:2] not in _CENTURIES or value[3] != "0" or value[2] == "0":
            return False
        return value[2:] in self.raw or self.says(value[2:])

    def says_end_of_years(self, value: str) -> bool:
        """Whether the last of several years is said in full, or by its last two digits: 1995–98 is 1995 to 1998."""
        if len(value) == 2 and value.isdecimal():
            ends = (f"{century}{value}" for century in _CENTURIES)
            return any(
                end in self.values and any(one[:2] == end[:2] and one < end for one in self._years)
                for end in ends
            )
        if len(value) != _YEAR or value[:2] not in _CENTURIES:
            return False
        text = plain(self.passage.text)
        return re.search(rf"(?<!\d){value[:2]}\d\d ?[-–—/] ?{value[2:]}(?!\d)", text) is not None

    @cached_property
    def _years(self) -> Sequence[str]:
        return [value for value in self.values if len(value) == _YEAR and value.isdecimal()]

    def says_year(self, value: str, languages: Collection[str]) -> bool:
        """Whether a year is said as another calendar counts it; ``languages`` are those of the texts that have it."""
        if len(value) != _YEAR or not value.isdecimal():
            return False
        said = [other for other in self.values if other.isdecimal()]
        said += in_words(self.passage.text)
        years = gregorian(value, languages)
        return any(not years.isdisjoint(gregorian(other, (self.language,))) for other in said)

    def holds(self, number: Number, value: str) -> bool:
        """Whether the digits of a value stand anywhere on the lines, or a word or a fraction says it."""
        if value in self.values or self.stands(number, value) or self.says(value):
            return True
        return self._has_fraction(value) or self._is_whole(number)

    def _has_fraction(self, value: str) -> bool:
        """Whether a fraction says a value: 1½ for 1.5."""
        whole, _, decimals = value.rpartition(".")
        sign = _FRACTIONS.get(decimals.rstrip("0"), "")
        text = self.passage.text
        if not whole or not sign or sign not in text:
            return False
        before = "" if whole == "0" else f"{whole} ?"
        return re.search(rf"(?<!\d){before}{sign}", plain(text)) is not None

    def _is_whole(self, number: Number) -> bool:
        """Whether a whole value stands here to other places: 2,00 for 2.000, and 99 or 99,00 for 99.00.

        One of the two has hundredths: 5.000 may be five thousand, and 2.0 the name of a version.
        """
        whole = _WHOLE.fullmatch(number.text)
        if whole is None:
            return False
        own = rf"(?<![\d.,]){whole[1]}(?:[.,]00)?(?![\d.,]*\d)" if number.text[-3] in ".," else None
        pattern = own or rf"(?<![\d.,]){whole[1]}[.,]00(?![\d.,]*\d)"
        return re.search(pattern, plain(self.passage.text)) is not None

    def stands(self, number: Number, value: str) -> bool:
        """Whether the digits of a value stand anywhere on the lines."""
        if number.sort == "telephone":
            return value in _GAPS.sub("", plain(self.passage.lines))
        parts = [canonical(part) for part in _GAPS.split(value)]
        if any(part not in self.raw for part in parts):
            return False
        if len(parts) == 1:
            return True
        # The same digits with any other sign between them: 1,5 for 1.5.
        in_order = f" {' '.join(parts)} " in self._in_order
        return in_order and bool(_joined(value).search(plain(self.passage.lines)))

    @cached_property
    def _in_order(self) -> str:
        """The runs of digits on the lines, in order."""
        return f" {' '.join(runs(self.passage.lines))} "

    @staticmethod
    def tells_otherwise(number: Number, value: str, own: Sequence[int]) -> bool:
        """Whether numbers that only one version has, ``own``, come to a value that the others write.

        They may sum up to it, be the rest of a hundred per cent, or the same span in another unit.
        """
        if not value.isdigit() or len(value) > 9:
            return False
        amount = int(value)
        few = own[:_FEW]
        if amount in {one + other for at, one in enumerate(few) for other in few[at + 1 :]}:
            return True
        return any(_same_span(amount, one) or (number.percent and one + amount == 100) for one in few)

    def in_other_unit(self, value: str) -> bool:
        """Whether a word says the same span in another unit: two weeks for 14 days."""
        if not value.isdigit() or len(value) > 4:
            return False
        amount = int(value)
        spans = {amount // unit for unit in _UNITS if amount % unit == 0} | {amount * 7, amount * 12}
        return any(1 < span != amount and self.says(str(span)) for span in spans)


@lru_cache(maxsize=256)
def _joined(value: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\d)" + r"\D{1,2}".join(f"0*{part}" for part in _GAPS.split(value)) + r"(?!\d)")


def is_same_span(value: str, other: str) -> bool:
    """Whether two whole numbers can be the same span of time in two units, the smaller unit being the other."""
    if not (value.isdigit() and other.isdigit()) or max(len(value), len(other)) > _LONGEST_SPAN:
        return False
    return any(int(other) == unit * int(value) for unit in _UNITS)


def _same_span(amount: int, other: int) -> bool:
    return any(amount == unit * other or other == unit * amount for unit in _UNITS)
