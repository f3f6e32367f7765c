"""Dates whose month is a word that only resembles a name: told by a day and a year beside it."""

from collections.abc import Iterator

from .drafts import DateDraft, Hit, Taken, draft_of
from .gaps import Gaps
from .lexicon import DateLexicon
from .runs import FARTHEST, LONGEST_WORD, WORD, DigitRun, begins_number, ends_number, is_year
from .words import month_of


class Likened:
    """The search for such dates in one locale."""

    def __init__(self, lexicon: DateLexicon, others: tuple[str, ...], gaps: Gaps) -> None:
        """``others`` are the locales of the other versions, whose names may be left in a text."""
        self.lexicon = lexicon
        self.others = others
        self.gaps = gaps

    def drafts(self, text: str, runs: list[DigitRun], taken: Taken) -> Iterator[DateDraft]:
        """The dates of a stretch of text around which no other date was found."""
        if not any(run.length == 4 for run in runs):
            return
        for index, run in enumerate(runs[:-1]):
            after = runs[index + 1]
            if after.start - run.end > FARTHEST + LONGEST_WORD:
                continue
            order = _order_of_pair(text, run, after)
            if not order or taken.holds(run.start, after.end):
                continue
            low = runs[index - 1].end if index else max(0, run.start - FARTHEST)
            draft = self._sandwich(order, text, run, after, low)
            if draft is not None:
                yield draft

    def _sandwich(
        self, order: str, text: str, first: DigitRun, second: DigitRun, low: int
    ) -> DateDraft | None:
        for word in WORD.finditer(text, first.end, second.start):
            before, after = (first.end, word.start()), (word.end(), second.start)
            link = self.gaps.behind_day if order == "dmy" else self.gaps.behind_year
            if not link.fullmatch(text, *before) or not self.gaps.between.fullmatch(text, *after):
                continue
            month = month_of(word.group(), self.lexicon, self.others)
            if month is not None:
                day, year = (first, second) if order == "dmy" else (second, first)
                return draft_of(order, Hit(*word.span(), month), text, day=day, year=year)
        if order == "ymd" and "ydm" in self.lexicon.orders:
            return self._word_behind(text, first, second)
        linked = self.gaps.behind_day.fullmatch(text, first.end, second.start)
        if order != "dmy" or not linked:
            return None
        return self._word_before(text, first, second, low)

    def _word_behind(self, text: str, year: DigitRun, day: DigitRun) -> DateDraft | None:
        if not self.gaps.is_year_before(text, year, day.start, "ydm"):
            return None
        for word in WORD.finditer(text, day.end, day.end + FARTHEST):
            if self.gaps.behind_day.fullmatch(text, day.end, word.start()):
                month = month_of(word.group(), self.lexicon, self.others)
                if month is not None:
                    return draft_of("ydm", Hit(*word.span(), month), text, day=day, year=year)
        return None

    def _word_before(self, text: str, day: DigitRun, year: DigitRun, low: int) -> DateDraft | None:
        low = max(low, day.start - FARTHEST)
        for word in reversed(list(WORD.finditer(text, low, day.start))):
            if not self.gaps.between.fullmatch(text, word.end(), day.start):
                return None
            month = month_of(word.group(), self.lexicon, self.others) if word.end() < day.start else None
            if month is not None:
                return draft_of("mdy", Hit(*word.span(), month), text, day=day, year=year)
        return None


def _order_of_pair(text: str, first: DigitRun, second: DigitRun) -> str:
    """Which order two runs of digits speak for, with a word between or before them; empty for none."""
    if first.length <= 2 and is_year(text, second) and not ends_number(text, first):
        return "dmy"
    if first.length == 4 and second.length <= 2 and first.value and not begins_number(text, second):
        return "ymd"
    return ""
