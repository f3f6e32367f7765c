"""The same calendar date in every version, as each locale writes dates."""

import datetime
from collections.abc import Iterator

from ..align import Table
from ..dates import attributes
from ..dates.demanded import undated
from ..dates.differences import differences
from ..dates.faults import Fault
from ..dates.faulty_forms import faulty_forms
from ..dates.forms import GRAVEST
from ..dates.stated import Stated
from ..dates.table import Dates
from ..demands import Demands
from ..findings import Fact, Fix, Related
from ..mending import mended, part_mended
from ..parse import Notice
from ..place import Place

# Rules for the reasons why a form is wrong; all others belong to date-form.
_RULES = {"impossible": "possible-date", "weekday": "date-weekday"}
# Faults that are a case of another name.
_CASES = {"misread": "swapped", "other-day": "changed"}
_FOREIGN = frozenset({"foreign-month", "foreign-month-unsure"})
# What a repair does; that of a fault of the form is the same for all.
_OF_FORM = "write the date as the locale does"
_OF_OTHERS = "write the date of the other versions"
_OF_MONTH = "write the other versions' month"
_REPAIRS = {
    **dict.fromkeys(GRAVEST, _OF_FORM),
    **dict.fromkeys(("changed", "swapped"), _OF_OTHERS),
    **dict.fromkeys(("changed-incomplete", "extra-day"), _OF_MONTH),
    "misread": "write day and month in the order of the locale",
    "other-day": "write the date that the configuration demands",
}
_ISO_DAY = len("2026-05-04")


def check(table: Table, demands: Demands) -> Iterator[Fact]:
    """State where a date differs from that of the other versions, and where its form is not its locale's."""
    dates = Dates(table)
    table.looked_at["date"] += sum(map(len, dates.by_version))
    odd = list(dates.odd())
    compared = {(one.version, one.date.start) for one in odd if one.date is not None}
    rewritten: dict[tuple[int, int], str] = {}
    for fault in differences(dates, odd):
        if fault.kind == "changed" and fault.written:
            rewritten[fault.version, fault.start] = fault.expected
        yield _fact(dates, fault, _rule_of_form(fault) if fault.kind in GRAVEST else "same-date")
    for fault in faulty_forms(dates, compared):
        # Where the other day is told in the words of the locale, a second repair would be of the wrong day.
        told = rewritten.get((fault.version, fault.start), "") if fault.kind in _FOREIGN else ""
        if not told or fault.values["month"].casefold() in told.casefold():
            yield _fact(dates, fault, _rule_of_form(fault))
    yield from _attributes(dates)
    yield from _fields(dates)
    for fault in undated(dates, demands.date, demands.dates, compared):
        yield _fact(dates, fault, "enforcement-date")


def _rule_of_form(fault: Fault) -> str:
    return _RULES.get(fault.kind, "date-form")


def _fact(dates: Dates, fault: Fault, rule: str) -> Fact:
    notice = dates.table.notices[fault.version]
    place = notice.place(fault.start, fault.end)
    example = fault.example
    return Fact(
        rule,
        _CASES.get(fault.kind, fault.kind),
        place,
        dates.locale(fault.version),
        found=notice.source.text[fault.start : fault.end] if fault.written else "",
        expected=fault.expected,
        details={**fault.values, "other": dates.words(*example)} if example else fault.values,
        vote=fault.vote,
        related=(_related(dates, *example),) if example else (),
        fix=_fix(notice, place, fault),
    )


def _related(dates: Dates, version: int, date: Stated) -> Related:
    """A date as something to compare another one with."""
    return Related(dates.table.notices[version].place(date.start, date.end), dates.locale(version))


def _fix(notice: Notice, place: Place, fault: Fault) -> Fix | None:
    """A repair, where the date stands in the source just as it was found."""
    what = _REPAIRS.get(fault.kind)
    if what is None or not fault.expected:
        return None
    return mended(what, notice.source, place, fault.expected, words=fault.written, safe=fault.safe)


def _attributes(dates: Dates) -> Iterator[Fact]:
    """Machine attributes that do not say what the words beside them say."""
    for version, notice in enumerate(dates.table.notices):
        locale = dates.locale(version)
        for clash in attributes.clashes(notice, dates.by_version[version]):
            place = notice.place(clash.start, clash.end)
            safe = dates.all_others_state(
                version, clash.shown_start, datetime.date.fromisoformat(clash.wanted)
            )
            yield Fact(
                "date-attribute",
                clash.case,
                place,
                locale,
                found=clash.said,
                expected=clash.wanted,
                details={"shown": clash.shown},
                related=(Related(notice.place(clash.shown_start, clash.shown_end), locale),),
                fix=_attribute_fix(notice, place, clash.said, clash.wanted, safe=safe),
            )


def _fields(dates: Dates) -> Iterator[Fact]:
    """Front matter that does not state the day of the words, where that of every other version does."""
    for version, field, wanted, other in attributes.odd_fields(dates.table.notices, dates.by_version):
        notice, theirs = dates.table.notices[version], dates.table.notices[other[0]]
        place = notice.place(field.start, field.end)
        yield Fact(
            "date-attribute",
            "field",
            place,
            dates.locale(version),
            found=field.value,
            expected=wanted,
            details={"key": field.key},
            related=(Related(theirs.place(other[1].start, other[1].end), theirs.version.locale),),
            fix=_attribute_fix(notice, place, field.value, wanted, safe=True),
        )


def _attribute_fix(notice: Notice, place: Place, said: str, wanted: str, *, safe: bool) -> Fix | None:
    """A repair of the day in a machine attribute; a time behind the day and quotes around it stay."""
    day = said.strip()
    old = day[:_ISO_DAY] if attributes.machine_day(said) and "-" in day[:_ISO_DAY] else day
    if notice.source.text[slice(*notice.source.offsets(place))].find(said) < 0:
        return None  # it stands elsewhere, or is written with entities
    return part_mended("write the day of the words", notice.source, place, old, wanted, safe=safe)
