"""Find the names of months in normal text: where each stands, how far it reaches, and what it means."""

import re
from functools import cached_property

from msgspec.structs import replace

from .drafts import Hit
from .gaps import Gaps
from .lexicon import LETTER, LONGEST_ENDING, DateLexicon, Kind, is_unspaced
from .runs import FARTHEST, LONGEST_WORD, word_around
from .words import month_of, near

_BRACKET = re.compile(r"[., ]{0,2}\(")
_DAY_BEHIND = re.compile(r"[., ]{1,3}\d{1,2}(?!\d)")
_JOINING = re.compile(r" ?[/(] ?")


class Months:
    """The names of months in one locale, their endings and prefixes included."""

    def __init__(self, lexicon: DateLexicon, others: tuple[str, ...], gaps: Gaps) -> None:
        """``others`` are the locales of the other versions, whose names may be left in a text."""
        self.lexicon = lexicon
        self.others = others
        self.gaps = gaps

    def named_in(self, text: str) -> list[Hit]:
        """The names in a stretch of text, in order; two names of one month that are joined are one."""
        pattern = self.lexicon.month_pattern
        if pattern is None:
            return []
        hits = [
            hit for found in pattern.finditer(text) if (hit := self._hit(text, found.start(), found.end()))
        ]
        return _dual(text, self._without_weekdays(text, hits), self.lexicon)

    def _without_weekdays(self, text: str, hits: list[Hit]) -> list[Hit]:
        """The names without those that are weekdays beside a month: “5 mai (mar)”, “el mar 5 de mayo”."""
        if len(hits) < 2 or self._ambiguous.isdisjoint(text[hit.start : hit.end] for hit in hits):
            return hits
        before, after = [None, *hits[:-1]], [*hits[1:], None]
        return [
            hit
            for last, hit, following in zip(before, hits, after, strict=True)
            if text[hit.start : hit.end] not in self._ambiguous
            or not (self._is_bracketed(text, last, hit) or self._leads_to_day(text, hit, following))
        ]

    @cached_property
    def _ambiguous(self) -> frozenset[str]:
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
        return "-" not in text[day.end() : month.start] and self.gaps.is_behind_day(
            text, day.end(), month.start
        )

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
        text, max(0, hit.start - LONGEST_WORD), hit.start
    )
    for found in (behind, before):
        meant = near(found[1], own) if found else None
        if found and meant is not None and meant.number == hit.month.number:
            start, end = min(hit.start, found.start()), max(hit.end, found.end())
            return Hit(start, end, replace(meant, kind="near"))
    return hit
