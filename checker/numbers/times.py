"""Find times of day in running text: 15:00, 3 p.m., 15 h 30, 午後3時."""

import re
from functools import cache

from msgspec import Struct

from .digits import plain
from .facts import facts

_MINUTES = 60
_NOON = 12
# Signs and words of which a text must have one; most texts have none.
_HINT = re.compile(r"\d\s?[:hH時时点點시]|\d\s?[AaPp]\.?\s?[Mm]")
_ZONE = re.compile(
    r"\s?\(?(?:[ap]\.?\s?m\.?\s?)?\(?((?:UTC|GMT)(?:[+-]\d{1,2})?|[A-Z]{2,3}T)\b", re.IGNORECASE
)


class Time(Struct, frozen=True):
    """A time of day; ``minutes`` since midnight, both of them where nothing tells morning from afternoon.

    ``marked`` tells that a word does.
    """

    start: int
    end: int
    minutes: tuple[int, ...]
    marked: bool = False
    zone: str = ""


def find_times(text: str, locale: str) -> tuple[Time, ...]:
    """Times of day of a text, in order. Linear in the text; never raises."""
    if not _HINT.search(text) and not _has_period(text, locale):
        return ()
    body = plain(text)
    found = (_time(body, one) for one in _pattern(locale).finditer(body))
    return tuple(one for one in found if one)


def _has_period(text: str, locale: str) -> bool:
    said = facts(locale)
    return any(word in text for word in (*said.am, *said.pm))


def _time(body: str, found: re.Match[str]) -> Time | None:
    hour = int(found["h"] or found["x"] or found["k"] or found["m"])
    minute = int(found["hm"] or found["xm"] or found["km"] or 0)
    morning, afternoon = (found["am1"] or found["am2"]), (found["pm1"] or found["pm2"])
    if hour > 24 or minute >= _MINUTES or ((morning or afternoon) and hour > _NOON and not found["h"]):
        return None
    start, end = found.span()
    zone = _ZONE.match(body, end)
    return Time(
        start,
        end,
        tuple(one * _MINUTES + minute for one in _hours(hour, bool(morning), bool(afternoon))),
        bool(morning or afternoon),
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
def _pattern(locale: str) -> re.Pattern[str]:
    said = facts(locale)
    am, pm = _any((*said.am, *_AM)), _any((*said.pm, *_PM))
    return re.compile(
        rf"(?:(?:(?P<am1>{am})|(?P<pm1>{pm}))\s?)?(?<![\d.,:/])"
        r"(?:(?P<h>\d{1,2}):(?P<hm>\d{2})(?::\d{2})?(?![\d:])"
        r"|(?P<x>\d{1,2})\s?[hH]\s?(?P<xm>\d{2})(?![\d\w])"
        r"|(?P<k>\d{1,2})\s?[時时点點시](?![間间])(?:\s?(?P<km>\d{1,2})\s?[分분])?"
        rf"|(?P<m>\d{{1,2}})(?=\s?(?:{am}|{pm})))"
        rf"(?:\s?(?:(?P<am2>{am})|(?P<pm2>{pm})))?"
    )


_AM = ("a.m.", "a. m.", "AM", "A.M.")  # not “am”, which is a word of German
_PM = ("p.m.", "p. m.", "pm", "PM", "P.M.")


def _any(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(rf"(?<![^\W\d_]){_loose(word)}(?![^\W\d_])" for word in ordered)


def _loose(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s?")
