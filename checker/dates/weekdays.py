"""The weekday that stands beside a date."""

import re
import unicodedata
from functools import cached_property

from msgspec.structs import replace

from .drafts import DateDraft
from .lexicon import DateLexicon, is_hangul, is_unspaced
from .normal import plain
from .runs import FARTHEST, is_letter, word_around

_OPENING = re.compile(r"[ ,]{0,2}\(?")
_BEHIND = 3  # signs at most between a date and the weekday behind it
_CLOSED = re.compile(r" ?(?:$|[.;:)\]]|,? ?\d{1,2}[:.h])")


class Weekdays:
    """The weekdays of one locale."""

    def __init__(self, lexicon: DateLexicon, gap_sign: str) -> None:
        """Take a pattern for a sign between parts of a date; the rest is compiled when it is first needed."""
        self.lexicon = lexicon
        self.gap_sign = gap_sign

    @cached_property
    def _weekday(self) -> re.Pattern[str] | None:
        names = sorted(self.lexicon.weekdays, key=lambda name: (-len(name), name))
        return re.compile("|".join(re.escape(name) for name in names)) if names else None

    @cached_property
    def _weekday_gap(self) -> re.Pattern[str]:
        """What may stand between a weekday and the day: ``, the ``."""
        words = "|".join(re.escape(plain(word)) for word in self.lexicon.supplement.before_day)
        article = rf"(?:(?:{words})[ ]{{1,3}})?" if words else ""
        return re.compile(rf"{self.gap_sign}{{0,9}}{article}")

    def beside(self, text: str, draft: DateDraft) -> DateDraft:
        """The date with the weekday that stands before or behind it, if one does."""
        if draft.shared or not draft.day or not self._is_near(text, draft):
            return draft
        found = self._weekday_before(text, draft.core_start)
        end = found.end() if found else 0
        if found is None and draft.year:
            found, end = self._weekday_after(text, draft.core_end)
        if found is None:
            return draft
        name = found.group()
        return replace(
            draft,
            weekday=self.lexicon.weekdays[name],
            weekday_start=found.start(),
            weekday_end=end,
            weekday_text=name,
        )

    def _is_near(self, text: str, draft: DateDraft) -> bool:
        """Whether any name stands near a date; most dates have none, and no pattern needs to be compiled."""
        stretch = text[max(0, draft.core_start - FARTHEST) : draft.core_end + self._longest + _BEHIND]
        return any(name in stretch for name in self.lexicon.weekdays)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.lexicon.weekdays), default=0)

    def _weekday_before(self, text: str, start: int) -> re.Match[str] | None:
        pattern = self._weekday
        low = max(0, start - FARTHEST)
        for found in reversed(list(pattern.finditer(text, low, start)) if pattern else []):
            dot = found.end() + text.startswith(".", found.end())
            if not self._weekday_gap.fullmatch(text, dot, start):
                continue  # letters of an article may be a short weekday: “th” in “the”
            if self._begins_word(text, found.start()) and _is_believed(
                found.group(), text[found.end() : start]
            ):
                return found
        return None

    def _begins_word(self, text: str, start: int) -> bool:
        if is_unspaced(text[start]):
            return True
        first, _ = word_around(text, start, start)
        return first == start or text[first:start] in self.lexicon.prefixes

    def _weekday_after(self, text: str, end: int) -> tuple[re.Match[str] | None, int]:
        """A weekday behind a date, and where it ends with its brackets."""
        opening = _OPENING.match(text, end)
        at = opening.end() if opening else end
        found = self._weekday.match(text, at) if self._weekday else None
        if found is None or unicodedata.category(text[found.end() : found.end() + 1] or " ")[0] == "M":
            return None, end  # a vowel sign or a tone makes it the beginning of another word
        dot = found.end() + text.startswith(".", found.end())
        if text[at - 1 : at] == "(" and text.startswith(")", dot):
            return found, dot + 1
        usual = self.lexicon.weekday_last and _is_long(found.group()) and not is_letter(text[dot : dot + 1])
        alone = usual or _stands_alone(found.group(), text, found.end())
        return (found, found.end()) if alone else (None, end)


def _is_believed(name: str, gap: str) -> bool:
    """Short names of weekdays are words too: ``so``, ``do``. With a mark behind them they are weekdays."""
    return _is_long(name) or gap[:1] in (".", ",")


def _is_long(name: str) -> bool:
    return len(name) > 3 or is_unspaced(name) or (len(name) > 2 and is_hangul(name))


def _stands_alone(name: str, text: str, end: int) -> bool:
    """Whether a weekday behind a date belongs to it, and not to what follows."""
    if is_unspaced(name):
        return len(name) > 1
    return _is_long(name) and _CLOSED.match(text, end) is not None
