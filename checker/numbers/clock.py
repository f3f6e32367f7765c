"""Find the times of day of one row that one version states in another way than the others."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ..compare import Passage, Passages
from ..quoting import nearest_first
from ..voting import VOTERS, Vote
from .times import Time, find_times, looks_like_time, names_half_of_day

_DIGITS = re.compile(r"\d+")


class Later(Struct, frozen=True):
    """A version with another time of day: ``found`` stands where ``model`` has ``expected``.

    ``firm`` tells that all other versions agree, ``held`` that the reference says so and few versions stand
    here, ``tie`` that these are two versions without a reference, of which neither can be called wrong.
    """

    passage: Passage
    found: Time
    expected: Time
    model: Passage
    vote: Vote
    firm: bool
    held: bool = False
    tie: bool = False


def other_times(row: Passages, reference: int | None) -> Iterator[Later]:
    """Versions that state another time than three quarters of at least four; quiet where zones differ.

    Of fewer versions, what the reference says is expected, or what two of three say.
    """
    fewest = min(VOTERS, len(row))
    if not row.at_least(fewest, _may_state_time if looks_like_time(row.text) else _names_half_of_day):
        return
    said = {passage.version: find_times(passage.text, passage.locale) for passage in row}
    stating = sum(map(bool, said.values()))
    if stating < fewest or len({t.zone for ts in said.values() for t in ts}) > 1:
        return
    yield from _among_many(row, said, reference) if len(row) >= VOTERS else _among_few(row, said, reference)


def may_state_times(row: Passages) -> bool:
    """Whether any version of a row may state a time of day; most rows have nothing that looks like one."""
    return looks_like_time(row.text) or any(map(_names_half_of_day, row))


def _may_state_time(passage: Passage) -> bool:
    return looks_like_time(passage.text) or _names_half_of_day(passage)


def _names_half_of_day(passage: Passage) -> bool:
    return names_half_of_day(passage.text, passage.locale)


def _among_many(
    row: Sequence[Passage], said: Mapping[int, Sequence[Time]], reference: int | None
) -> Iterator[Later]:
    holders = _holders(said)
    told: set[tuple[int, int]] = set()
    for minutes, count in sorted(holders.items(), key=lambda pair: (-pair[1], pair[0])):
        vote = Vote(count, len(row))
        if not vote.is_clear or count == len(row):
            continue
        for passage in row:
            found = _own(said[passage.version], minutes, holders)
            if found is None or (passage.version, found.start) in told:
                continue
            told.add((passage.version, found.start))
            having = [(one, time) for one in row for time in said[one.version] if minutes in time.minutes]
            model, expected = _model(having, passage, found, reference)
            yield Later(passage, found, expected, model, vote, firm=vote.is_all_but_one)


def _among_few(
    row: Sequence[Passage], said: Mapping[int, Sequence[Time]], reference: int | None
) -> Iterator[Later]:
    """The one time that a version has alone, beside the one that the version to be held against has more.

    Where two translations say the same, it is the reference that is told of, once.
    """
    standard = next((passage for passage in row if passage.version == reference), None)
    held = standard is not None
    if standard is None and len(row) == 2:
        standard = row[0]
    elif standard is not None and len(row) > 2:
        rest = [said[passage.version] for passage in row if passage is not standard]
        if not _lacked(rest[0], rest[1]) and _lacked(rest[0], said[standard.version]):
            standard, held = None, False
    for passage in row:
        models = [standard] if standard else [other for other in row if other is not passage]
        lacked = [_lacked(said[model.version], said[passage.version]) for model in models]
        own = _lacked(said[passage.version], [time for model in models for time in said[model.version]])
        if passage is standard or len(own) != 1 or any(len(times) != 1 for times in lacked):
            continue
        if any(_lacked(lacked[0], times) for times in lacked):
            continue
        agree = sum(not _lacked(lacked[0], said[one.version]) for one in row)
        yield Later(
            passage,
            own[0],
            lacked[0][0],
            models[0],
            Vote(agree, len(row)),
            firm=False,
            held=held,
            tie=not held and len(row) == 2,
        )


def _lacked(times: Sequence[Time], others: Sequence[Time]) -> list[Time]:
    """The times that can be none of the others."""
    told = {minutes for other in others for minutes in other.minutes}
    return [time for time in times if told.isdisjoint(time.minutes)]


def _holders(said: Mapping[int, Sequence[Time]]) -> Counter[int]:
    """How many versions may state each time."""
    return Counter(one for times in said.values() for one in {m for time in times for m in time.minutes})


def _own(times: Sequence[Time], minutes: int, holders: Counter[int]) -> Time | None:
    """The one time that only this version has, where it lacks the one that the others have."""
    if any(minutes in time.minutes for time in times):
        return None
    own = [time for time in times if all(holders[one] == 1 for one in time.minutes)]
    return own[0] if len(own) == 1 else None


def _model(
    having: Sequence[tuple[Passage, Time]], but: Passage, found: Time, reference: int | None
) -> tuple[Passage, Time]:
    """Of versions that have the time, the one to quote: that writes it in the same way where there is one."""
    form = _form(but, found)
    return nearest_first(
        having,
        lambda pair: pair[0].speaker,
        reader=but.locale,
        reference=reference,
        rather=lambda pair: (pair[1].marked != found.marked, _form(*pair) != form),
    )[0]


def _form(passage: Passage, time: Time) -> str:
    """How a time is written, whatever its digits are."""
    return _DIGITS.sub("0", passage.text[time.start : time.end])
