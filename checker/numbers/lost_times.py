"""Find the times of day that the other versions of one row state and one version does not say at all."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..compare import Passage, Passages, outcome
from ..quoting import nearest_first
from ..voting import Vote
from .clock import may_state_times
from .facts import facts
from .reading import Reading
from .times import Time, find_times

_MINUTES, _NOON = 60, 12
_HALF = 30  # half hours are said in more ways than any list has, in one word with the hour or before it


class LostTime(Struct, frozen=True):
    """A time that a passage lacks, which ``model`` has as ``expected``.

    ``firm`` tells that it is the only one of four versions or more, and that a word for the hour would be known;
    ``tie`` that these are two versions without a reference, of which neither can be called wrong.
    """

    passage: Passage
    expected: Time
    model: Passage
    vote: Vote
    firm: bool
    tie: bool


def lost_times(row: Passages, reference: int | None) -> Iterator[LostTime]:
    """Times that most versions state, or the reference, and another version neither in digits nor in words.

    Quiet where zones differ, and where the other version has a time of its own: that may be the same one.
    """
    if not may_state_times(row):
        return
    readings = [Reading(passage) for passage in row]
    if not any(reading.times for reading in readings):
        return
    if len({time.zone for reading in readings for time in reading.times}) > 1:
        return
    told: set[tuple[int, int]] = (
        set()
    )  # versions and minutes, those of morning and afternoon where nothing parts them
    holders = Counter(one for reading in readings for time in reading.times for one in time.minutes)
    for minutes in sorted(holders, key=lambda one: (-holders[one], one)):
        for lost in _lost(readings, minutes, reference):
            own = {(lost.passage.version, one) for one in lost.expected.minutes}
            if told.isdisjoint(own):
                told |= own
                yield lost


def _lost(readings: Sequence[Reading], minutes: int, reference: int | None) -> Iterator[LostTime]:
    holders = [reading for reading in readings if _time(reading, minutes)]
    lackers = [reading for reading in readings if reading not in holders and not _says(reading, minutes)]
    result = outcome(_versions(holders), _versions(lackers), reference)
    if result is None or result.kind != "lack" or not Vote(len(holders), len(readings)).is_half:
        return
    for lacker in lackers:
        if lacker.times or lacker.passage.version not in result.who:
            continue
        passage = lacker.passage
        if _stands_elsewhere(passage, minutes):
            continue
        having = ((each.passage, time) for each in holders if (time := _time(each, minutes)))
        model, expected = nearest_first(
            having, lambda pair: pair[0].speaker, reader=passage.locale, reference=reference
        )[0]
        firm = (
            result.firm
            and len(lackers) == 1
            and minutes % _MINUTES != _HALF
            and bool(facts(passage.locale).words)
        )
        yield LostTime(passage, expected, model, result.vote, firm, len(readings) == 2 and reference is None)


def _versions(readings: Sequence[Reading]) -> list[int]:
    return [reading.passage.version for reading in readings]


def _time(reading: Reading, minutes: int) -> Time | None:
    return next((time for time in reading.times if minutes in time.minutes), None)


def _stands_elsewhere(passage: Passage, minutes: int) -> bool:
    """Whether another passage of the version states a time, or shows its digits: the row may be off."""
    hour, past = divmod(minutes, _MINUTES)
    hours = "|".join(str(one) for one in dict.fromkeys((hour, hour % _NOON or _NOON)))
    shown = re.compile(rf"(?<!\d)0?(?:{hours})\D{{1,3}}{past:02}(?!\d)")
    return any(
        shown.search(block.text)
        or any(minutes in time.minutes for time in find_times(block.text, passage.locale))
        for block in passage.notice.blocks
    )


def _says(reading: Reading, minutes: int) -> bool:
    """Whether the hour may stand there without its minutes or in words: noon, at four, half past four, halb fünf."""
    hour, past = divmod(minutes, _MINUTES)
    hours = {hour, hour + 1} if past else {hour}
    if any(each % _NOON == 0 for each in hours):
        return True
    named = {str(one) for each in hours for one in (each % _NOON or _NOON, each % _NOON + _NOON)}
    return any(one in reading.raw or reading.says(one) for one in named)
