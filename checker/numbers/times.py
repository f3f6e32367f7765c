"""Find times of day in running text: 15:00, 3 p.m., 15 h 30, kl. 15.30, 午後3時."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from ..late import late
from .digits import has_digit, near_digits, plain
from .dotted import with_colons
from .facts import facts

_MINUTES, _HALF = 60, 30
_NOON = 12
_LONGEST_PERIOD = 24  # code points, with a blank
# Signs and words of which a text must have one; most texts have none.
_HINT = re.compile(r"\d\s?[:hH時时点點시]|\d\s?[AaPp]\.?\s?[Mm]|\d\.[0-5]\d")
# What of a time stands behind its hour, and the two signs behind a digit of any text.
_BEHIND_HOUR = frozenset(":hH時时点點시")
_BEHIND_DIGIT = late(r"\d\s?([^\d\s]\S?)")
# A zone has capitals: “tot” and “ist” are words.
_ZONE = late(r"\s?\(?(?:[AaPp]\.?\s?[Mm]\.?\s?)?\(?((?i:UTC|GMT)(?:[+-]\d{1,2})?|[A-Z]{2,3}T)\b")


class Time(Struct, frozen=True):
    """A time of day; ``minutes`` since midnight, both of them where nothing tells morning from afternoon.

    ``marked`` tells that a word does.
    """

    start: int
    end: int
    minutes: tuple[int, ...]
    marked: bool = False
    zone: str = ""


@lru_cache(maxsize=256)  # those of a row are asked for twice
def find_times(text: str, locale: str) -> tuple[Time, ...]:
    """Times of day of a text, in order. Linear in the text; never raises."""
    if not (looks_like_time(text) or names_half_of_day(text, locale)):
        return ()
    body = with_colons(plain(text), locale)
    # most have a version or an amount, 1.10: the patterns are not made for them
    return tuple(_times(body, _patterns(locale))) if _has_time(body, locale) else ()


@lru_cache(maxsize=256)  # as above
def looks_like_time(text: str) -> bool:
    """Whether a text may state a time of day whose form no language has alone; most have nothing like it."""
    return _HINT.search(near_digits(text)) is not None


def names_half_of_day(text: str, locale: str) -> bool:
    """Whether a text with a digit has a word of its language for what is before noon, or after it."""
    said = facts(locale)
    return any(word in text for word in (*said.am, *said.pm)) and has_digit(text)


def _has_time(body: str, locale: str) -> bool:
    """Whether signs behind a digit are of a time: a mark, or the beginning of a word for a half of the day."""
    signs = _signs(locale)
    return any(two in signs or two[0] in signs for two in _BEHIND_DIGIT.findall(body))


@cache
def _signs(locale: str) -> frozenset[str]:
    said = facts(locale)
    return _BEHIND_HOUR.union(word[:2].rstrip() for word in (*said.am, *_AM, *said.pm, *_PM))


def _times(body: str, patterns: tuple[re.Pattern[str], re.Pattern[str]]) -> Iterator[Time]:
    clock, period = patterns
    passed = 0
    for found in clock.finditer(body):
        before = period.search(body, max(passed, found.start() - _LONGEST_PERIOD), found.start())
        passed = found.end()
        if time := _time(body, found, before):
            yield time


def _time(body: str, found: re.Match[str], before: re.Match[str] | None) -> Time | None:
    hour = int(found["hour"])
    minute = _HALF if found["half"] else int(found["hm"] or found["xm"] or found["km"] or 0)
    morning = bool((before and before["am1"]) or found["am2"])
    afternoon = bool((before and before["pm1"]) or found["pm2"])
    if hour > 24 or minute >= _MINUTES or ((morning or afternoon) and hour > _NOON and not found["hm"]):
        return None
    zone = _ZONE.match(body, found.end())
    return Time(
        before.start() if before else found.start(),
        found.end(),
        tuple(one * _MINUTES + minute for one in _hours(hour, morning, afternoon)),
        morning or afternoon,
        zone[1].upper() if zone else "",
    )


def _hours(hour: int, morning: bool, afternoon: bool) -> tuple[int, ...]:  # noqa: FBT001
    if hour > _NOON or hour == 0:
        return (hour % 24,)
    if morning:
        return (hour % _NOON,)
    if afternoon:
        return (hour % _NOON + _NOON,)
    return (hour, (hour + _NOON) % 24)


@cache
def _patterns(locale: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a time looks like from its first digit on, and the word before it that tells morning from afternoon.

    One pattern for both would be tried at each letter.
    """
    said = facts(locale)
    am, pm = _any((*said.am, *_AM)), _any((*said.pm, *_PM))
    clock = re.compile(
        r"(?P<hour>\d(?<![\d.,:/].)\d?)"
        r"(?::(?P<hm>\d{2})(?::\d{2})?(?![\d:])"
        r"|\s?[hH]\s?(?P<xm>\d{2})(?![\d\w])"
        r"|\s?[時时点點시](?![間间])"
        r"(?:\s?(?P<km>\d{1,2})\s?[分분]|(?P<half>半|\s?반(?=(?:에|부터|까지|이|은|의)?(?!\w))))?"
        rf"|(?=\s?(?:{am}|{pm})))"
        rf"(?:\s?(?:(?P<am2>{am})|(?P<pm2>{pm})))?",
        re.DOTALL,
    )
    return clock, re.compile(rf"(?:(?P<am1>{am})|(?P<pm1>{pm}))\s?\Z")


_AM = ("a.m.", "a. m.", "AM", "A.M.")  # not “am”, which is a word of German
_PM = ("p.m.", "p. m.", "pm", "PM", "P.M.")


def _any(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(rf"(?<![^\W\d_]){_loose(word)}(?![^\W\d_])" for word in ordered)


def _loose(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s?")
