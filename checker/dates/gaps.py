"""What may stand between the parts of a date in one locale: blanks, marks, endings of ordinals, small words."""

import re
from functools import cached_property

from msgspec.structs import replace

from .drafts import DateDraft
from .lexicon import LETTER, DateLexicon, is_unspaced
from .runs import FARTHEST, DigitRun, bounded, ends_number, is_year

_CUT = 2  # letters at most of a word for “year” that is cut short
_NO_ORDINAL = r"(?!(?:am|pm|kg|km|cm|mm|ml|gb|mb|kb|px|pt|x|h|min|mn)(?![^\W\d_]))"
# A day in quotation marks, as on Russian and Ukrainian forms: «04» мая 2026 г.
QUOTES = '|"'
_QUOTE_CLOSES = rf"(?:(?<=[{QUOTES}]\d)|(?<=[{QUOTES}]\d\d))[{QUOTES}]"
# What stands between most parts of dates: every locale takes it for a gap.
_PLAIN_GAPS = ("", " ", ", ", ". ")
_INSIDE_BEFORE = re.compile(r"\d[.,:/\-]\Z")


class Gaps:
    """The gaps of one locale: patterns for them, and whether a stretch of normal text is one."""

    def __init__(self, lexicon: DateLexicon) -> None:
        """Patterns are compiled when they are first needed."""
        self.lexicon = lexicon

    @cached_property
    def sign(self) -> str:
        """A pattern for one sign or word between two parts of a date."""
        # a word that ends in a letter ends there, unless its script has no spaces
        words = bounded(self.lexicon.between, lambda word: not is_unspaced(word) and word[-1].isalpha())
        return rf"(?:[ .,/\-]|{words})" if words else r"[ .,/\-]"

    @cached_property
    def between(self) -> re.Pattern[str]:
        """What may stand between two parts."""
        return re.compile(rf"{self.sign}{{0,9}}")

    @cached_property
    def behind_day(self) -> re.Pattern[str]:
        """What may stand between the digits of a day and the next part: an ordinal's ending, a gap."""
        return re.compile(rf"(?:{_QUOTE_CLOSES})?(?P<o>{self.ordinal})?{self.sign}{{0,9}}")

    @cached_property
    def ordinal(self) -> str:
        """A pattern for what makes digits an ordinal: the locale's own endings, and those of others."""
        own = "|".join(re.escape(word) for word in self.lexicon.ordinals)
        own = rf"[ '\-]?(?:{own})(?!{LETTER})|" if own else ""
        return rf"[ºª]|{own}{_NO_ORDINAL}[-']?{LETTER}{{1,6}}(?!{LETTER})"

    @cached_property
    def behind_year(self) -> re.Pattern[str]:
        """What may stand between the digits of a year and the next part, the gap as group ``g``."""
        return re.compile(rf"(?:-?{LETTER}{{1,8}}(?!{LETTER}))?(?P<g>{self.sign}{{0,9}})")

    def is_day_before(self, text: str, run: DigitRun, month: int) -> bool:
        """Whether a day stands before a month."""
        if run.length > 2 or month - run.end > FARTHEST or ends_number(text, run):
            return False
        return self.is_behind_day(text, run.end, month)

    def is_behind_day(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch may stand behind the digits of a day; most often it is a blank."""
        return text[start:end] in _PLAIN_GAPS or self.behind_day.fullmatch(text, start, end) is not None

    def is_year_before(self, text: str, run: DigitRun, part: int, order: str) -> bool:
        """Whether a year stands before a part; a full stop ends a sentence where no pattern has it there."""
        if (
            run.length != 4
            or part - run.end > FARTHEST
            or _INSIDE_BEFORE.search(text, max(0, run.start - 2), run.start)
        ):
            return False
        linked = self.behind_year.fullmatch(text, run.end, part)
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

    def is_year_behind(self, text: str, month: int, run: DigitRun) -> bool:
        """Whether a year stands behind the end of a month."""
        return is_year(text, run) and self.is_gap(text, month, run.start)

    def is_gap(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch may stand between two parts."""
        if end - start > FARTHEST:
            return False
        return text[start:end] in _PLAIN_GAPS or self.between.fullmatch(text, start, end) is not None

    def with_ordinal(self, draft: DateDraft, text: str) -> DateDraft:
        """The date with what belongs to a day at its end, where the locale writes that."""
        found = self.behind_day.match(text, draft.core_end)
        ending = found["o"] if found else None
        if not ending or ending.lstrip(" -'") not in self.lexicon.ordinals:
            return draft
        return replace(draft, core_end=draft.core_end + len(ending))
