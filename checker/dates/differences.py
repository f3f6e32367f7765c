"""What is wrong with the dates of a version when they are held against those of the other versions."""

import datetime
from collections.abc import Iterator, Sequence

from .. import wording
from . import compare
from .calendars import of_gregorian
from .compare import DateRow, Odd
from .faults import Fault, fault_of
from .faulty_forms import form_fault
from .forms import Form, expected
from .lacking import holds_year, lacking
from .lexicon import lexicon
from .model import FoundDate
from .partial import OddPartial, odd_partials
from .parts import as_said, as_written, key
from .rewriting import newly_written, rewritten
from .slips import is_slip
from .stated import Stated
from .table import Dates

# As many days of a version must differ before it is called stale as a whole.
_STALE = 2


def differences(dates: Dates, odd: Sequence[Odd]) -> Iterator[Fault]:
    """Dates in which a version departs; one fault where all dates of a version are older or newer."""
    stale = {version for version in {one.version for one in odd} if _is_stale(dates, odd, version)}
    for version in sorted(stale):
        yield _stale(dates, next(one for one in odd if one.version == version and one.date is not None))
    for one in odd:
        if one.version not in stale:
            yield from _difference(dates, one)
    yield from _misread(dates)
    yield from _calendars_mixed(dates)
    yield from _partials(dates)


def _is_stale(dates: Dates, odd: Sequence[Odd], version: int) -> bool:
    """Whether all days of a version that can be compared lie on one side of those of the others."""
    own = [one for one in odd if one.version == version and one.date is not None and not one.tie]
    pairs = [
        (one.date.found.value, one.wanted) for one in own if one.date is not None and one.date.found.value
    ]
    if len(set(pairs)) < _STALE or len({one.row for one in own}) < _STALE:
        return False
    if any(_agrees(row, version) for row in dates.rows):
        return False
    return all(day < wanted for day, wanted in pairs) or all(day > wanted for day, wanted in pairs)


def _agrees(row: DateRow, version: int) -> bool:
    others = {day for other in row.dates if other != version for day in row.values(other)}
    return not others.isdisjoint(row.values(version))


def _stale(dates: Dates, one: Odd) -> Fault:
    date = one.date or one.example[1]
    value = date.found.value or one.wanted
    return fault_of(
        date,
        one.version,
        "older" if value < one.wanted else "newer",
        rewritten(date.found, one.wanted, dates.lexicon_of(one.version)),
        example=one.example,
        vote=one.vote,
        values={"off": wording.apart(value, one.wanted)},
    )


def _difference(dates: Dates, one: Odd) -> Iterator[Fault]:
    words = dates.lexicon_of(one.version)
    if one.date is None:
        if fault := lacking(dates, one):
            yield fault
        return
    found = one.date.found
    if found.impossible or found.month_kind == "split":
        return  # a fault of its form
    if found.value is None:
        if found.guess == one.wanted:
            yield form_fault(dates, one.version, one.date, "misspelt", example=one.example)
        return
    if _year_and_day(found, one.wanted) == (found.year, found.day) and is_slip(
        found.month_text, one.wanted.month, words
    ):
        form = Form(("misspelt",), newly_written(one.wanted, words, like=found))
        yield form_fault(dates, one.version, one.date, "misspelt", form, one.example)
        return
    said = _tie if one.tie else _differs
    yield said(dates, one, one.date, found.value)


def _differs(dates: Dates, one: Odd, date: Stated, value: datetime.date) -> Fault:
    swapped = _is_swapped(value, one.wanted) and date.found.shape == "numeric"
    return fault_of(
        date,
        one.version,
        "swapped" if swapped else "changed",
        rewritten(date.found, one.wanted, dates.lexicon_of(one.version)),
        example=one.example,
        vote=one.vote,
        values={"off": wording.apart(value, one.wanted)},
    )


def _tie(dates: Dates, one: Odd, date: Stated, value: datetime.date) -> Fault:
    """Versions that state different days and have no majority: none of them is expected."""
    values = {"off": wording.apart(value, one.wanted), "sides": _sides(dates, one)}
    return fault_of(date, one.version, "tie", "", example=one.example, vote=one.vote, values=values)


def _sides(dates: Dates, one: Odd) -> str:
    """Each day of a tie with the locales that state it: ``“4 mei 2026” in nl, de; “7 May 2026” in en, fr``."""
    return wording.all_sides(
        (dates.words(side.speaker, side.date), [dates.locale(version) for version in side.versions])
        for side in one.sides
    )


def _year_and_day(found: FoundDate, wanted: datetime.date) -> tuple[int, int] | None:
    """The year and the day of a day as the calendar of a date says them."""
    said = of_gregorian(found.calendar, wanted)
    return (said[0], said[2]) if said else None


def _misread(dates: Dates) -> Iterator[Fault]:
    """Digits that agree with the other versions only when they are read against the locale's habit."""
    for version, date, row in _stated(dates):
        if not _is_read_otherwise(date.found, dates.locale(version)):
            continue
        if pair := compare.example(row, date.found.value, version):
            right = expected(date.found, dates.lexicon_of(version), ("order",))
            values = {"off": "day and month swapped"}
            yield fault_of(date, version, "misread", right, example=pair, values=values)


def _calendars_mixed(dates: Dates) -> Iterator[Fault]:
    """Gregorian days, as the other versions show, whose month is called by its neighbour in the Ethiopic calendar."""
    for version, date, row in _stated(dates):
        day = date.found.value
        if day is None or date.found.calendar != "ethiopic" or day in date.found.readings[:1]:
            continue
        if pair := compare.example(row, day, version):
            right = newly_written(day, dates.lexicon_of(version), like=pair[1].found)
            yield fault_of(date, version, "calendars-mixed", right, example=pair)


def _stated(dates: Dates) -> Iterator[tuple[int, Stated, DateRow]]:
    """Every date with its version and its row."""
    for row in dates.rows:
        for version, stated in sorted(row.dates.items()):
            for date in stated:
                yield version, date, row


def _is_read_otherwise(found: FoundDate, locale: str) -> bool:
    if len(found.readings) < 2 or found.value == found.readings[0] or not _is_swapped(*found.readings[:2]):
        return False
    return not lexicon(locale).has_either_order


def _is_swapped(day: datetime.date, other: datetime.date) -> bool:
    return (day.year, day.month, day.day) == (other.year, other.day, other.month)


def _partials(dates: Dates) -> Iterator[Fault]:
    for one in odd_partials(dates.table, dates.rows):
        wanted = _partial_wanted(dates, one)
        if wanted and one.date is None:
            yield from _without_month(dates, one, wanted)
        elif wanted and one.date is not None:
            yield _partial(one, one.date, wanted)


def _partial_wanted(dates: Dates, one: OddPartial) -> str:
    """The other versions' month as a version says it, in the manner of what it has instead."""
    found, example = one.date.found if one.date else None, one.example[1].found
    words = dates.lexicon_of(one.version)
    said = as_said(found, example, words) if found else ""
    return said or as_written(example, words, found.calendar if found else "gregorian")


def _partial(one: OddPartial, date: Stated, wanted: str) -> Fault:
    """A version with another month than the others, or with a day that they do not say."""
    has_month = key(date.found)[:2] == key(one.example[1].found)[:2]
    kind = "extra-day" if date.found.whole and has_month else "changed-incomplete"
    return fault_of(date, one.version, kind, wanted, example=one.example, vote=one.vote)


def _without_month(dates: Dates, one: OddPartial, wanted: str) -> Iterator[Fault]:
    """A version with neither the month nor its year, which other words may stand for."""
    cells = dates.table.rows[one.row].cells[one.version]
    if not holds_year(cells, key(one.example[1].found)[0]):
        yield Fault(
            kind="missing-unsure", version=one.version, start=cells[0].start, end=cells[0].end,
            expected=wanted, example=one.example, vote=one.vote,
        )  # fmt: skip
