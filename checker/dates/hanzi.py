"""Dates in Chinese numerals, as China and Japan write them: ``二〇二六年三月十四日``, ``令和八年三月十四日``."""

import re
from collections.abc import Iterator
from functools import cache

from ..late import late
from .drafts import DateDraft
from .lexicon import DateLexicon

_VALUES = dict(zip("〇零○一二三四五六七八九元正廿卅", (0, 0, 0, *range(1, 10), 1, 1, 20, 30), strict=True))
_ROUND = frozenset("百十廿卅")
_SIGN = "[〇零○一二三四五六七八九十廿卅]"
# Signs by which such a date is noticed, for it holds no digit.
ANCHOR = r"[〇零○一二三四五六七八九十百元]年"
_NUMERAL_YEAR = late(ANCHOR)


def is_counted(lexicon: DateLexicon) -> bool:
    """Whether people write dates so in the locale: where the words for year, month and day are 年月日."""
    return "年" in lexicon.between


def drafts(text: str, lexicon: DateLexicon) -> Iterator[DateDraft]:
    """Dates of a stretch of normal text that are written in such numerals."""
    if not _NUMERAL_YEAR.search(text):
        return
    for found in _pattern(lexicon.counted_eras).finditer(text):
        calendar, era = lexicon.era_of(found["e"]) if found["e"] else ("gregorian", 0)
        yield DateDraft(
            found.start(), found.end(), "ymd", "numeric",
            number(found["x"] or found["z"]), number(found["m"]), number(found["d"]),
            calendar=calendar, era=era, day_word=True,
        )  # fmt: skip


def number(text: str) -> int:
    """The number that numerals say, sign by sign or with a word for ten: ``二〇二六``, ``二十六``."""
    value = 0
    for sign in text:
        if sign == "百":
            value = (value or 1) * 100
        elif sign == "十":
            value = value // 100 * 100 + (value % 100 or 1) * 10
        elif _ROUND & set(text):
            value += _VALUES[sign]
        else:
            value = 10 * value + _VALUES[sign]
    return value


@cache
def _pattern(eras: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(era) for era in sorted(eras, key=len, reverse=True) if not era.isascii())
    lead = (
        rf"(?:(?:中[華华] ?)?(?P<e>{names}) ?(?P<x>元|[百{_SIGN[1:]}{{1,5}})"
        if names
        else r"(?:(?P<e>(?!))(?P<x>(?!))"
    )
    return re.compile(
        rf"(?<!{_SIGN}){lead}|(?P<z>[一二三四五六七八九][〇零○一二三四五六七八九]{{3}}))年 ?"
        rf"(?P<m>正|十[一二]?|[一二三四五六七八九]) ?月 ?(?:初)?(?P<d>{_SIGN}{{1,3}}) ?[日号號]"
    )
