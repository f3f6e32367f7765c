"""The same calendar date in every version, as each locale writes dates."""

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct, structs

from ..align import Table
from ..dates import attributes, compare
from ..dates.calendars import of_gregorian
from ..dates.company import Company, company
from ..dates.compare import Line, Odd
from ..dates.finder import find
from ..dates.forms import Form, check_form, expected
from ..dates.lexicon import Lexicon, lexicon
from ..dates.model import FoundDate
from ..dates.normal import plain
from ..dates.partial import OddPartial, odd_partials
from ..dates.parts import CERTAIN, as_said, as_written, is_part_of, key
from ..dates.rewriting import rewritten
from ..dates.slips import is_slip, place_of_slip
from ..dates.stated import Stated
from ..demands import Demands
from ..findings import Fact, Fix, Related
from ..mending import mended, part_mended
from ..parse import Block, Notice
from ..place import Place

# Rules for the reasons why a form is wrong; all others belong to date-form.
_RULES = {"impossible": "possible-date", "weekday": "date-weekday"}
_ISO_DAY = len("2026-05-04")
# As many days of a version must differ before it is called stale as a whole.
_STALE = 2
# As many versions must state a date before one without it is wrong.
_SURE = 4
# As many must state it before one that states a part of it is wrong, and where the rest could stand, in code points.
_SURE_OF_PART = 2
_BESIDE = 16
# As many versions must have translated a month before one that has not is wrong.
_TRANSLATED = 2
# As many locales of a side are named.
_NAMED = 8


def check(table: Table, demands: Demands) -> Iterator[Fact]:
    """State where a date differs from that of the other versions, and where its form is not its locale's."""
    dates = Dates(table)
    odd = list(dates.odd())
    told = {(one.version, one.date.start) for one in odd if one.date is not None}
    yield from _differences(dates, odd)
    yield from _forms(dates, told)
    yield from _attributes(dates)
    yield from _demanded(dates, demands, told)


class Dates(Struct, frozen=True, dict=True):
    """The dates of a table: by version, and by row."""

    table: Table

    @cached_property
    def company(self) -> Company:
        """Dates of all versions."""
        return company(self.table.notices)

    @property
    def by_version(self) -> tuple[tuple[Stated, ...], ...]:
        """Dates of each version, in order."""
        return self.company.dates

    @cached_property
    def lines(self) -> list[Line]:
        """Dates of each row."""
        return compare.lines(self.table, dict(enumerate(self.by_version)))

    @cached_property
    def _lines_of(self) -> dict[tuple[int, int], list[Line]]:
        """The rows in which a version states the date that begins at an offset."""
        found: dict[tuple[int, int], list[Line]] = {}
        for line in self.lines:
            for version, said in line.dates.items():
                for date in said:
                    found.setdefault((version, date.start), []).append(line)
        return found

    def locale(self, version: int) -> str:
        """The locale of a version."""
        return self.table.notices[version].version.locale

    def place(self, version: int, date: Stated) -> Place:
        """Where a date stands."""
        return self.table.notices[version].place(date.start, date.end)

    def words(self, version: int, date: Stated) -> str:
        """A date as it stands in the source, on one line."""
        return self.table.notices[version].source.text[date.start : date.end]

    def related(self, version: int, date: Stated) -> Related:
        """A date as something to compare another one with."""
        return Related(self.place(version, date), self.locale(version))

    def is_confirmed_slip(self, version: int, date: Stated) -> bool:
        """Whether a month is misspelt by one letter and another version states the day that it must mean."""
        found = date.found
        if found.value is None or not is_slip(found.month_text, found.month, lexicon(self.locale(version))):
            return False
        beside = self._lines_of.get((version, date.start), ())
        return any(compare.example(line, found.value, version) for line in beside)

    def translations(self, version: int, date: Stated) -> tuple[list[tuple[int, Stated]], int]:
        """Where versions say the foreign month of a date in words of their own, and how many keep its name.

        Versions in the language of the name do neither.
        """
        found = date.found
        translated, kept = [], set()
        for line in self._lines_of.get((version, date.start), ()):
            for other, said in sorted(line.dates.items()):
                if self._language(other) in (found.month_language, self._language(version)):
                    continue
                same = [one for one in said if key(one.found)[:2] == key(found)[:2]]
                if any(one.found.month_text == found.month_text for one in same):
                    kept.add(other)
                elif same:
                    translated.append((other, same[0]))
        return translated, len(kept)

    def _language(self, version: int) -> str:
        return self.table.notices[version].version.language

    def odd(self) -> Iterator[Odd]:
        """Departures, without those that only a shifted row makes."""
        for one in compare.odd_ones(self.table, self.lines):
            if not compare.stated_nearby(self.lines, one.row, one.version, one.wanted):
                yield one


# --- the same date in every version ---


def _differences(dates: Dates, odd: Sequence[Odd]) -> Iterator[Fact]:
    stale = {version for version in {one.version for one in odd} if _is_stale(dates, odd, version)}
    for version in sorted(stale):
        yield _stale(dates, next(one for one in odd if one.version == version and one.date is not None))
    for one in odd:
        if one.version not in stale:
            yield from _difference(dates, one)
    yield from _swapped(dates)
    yield from _calendars_mixed(dates)
    yield from _partials(dates)


def _partials(dates: Dates) -> Iterator[Fact]:
    for one in odd_partials(dates.table, dates.lines):
        wanted = _partial_wanted(dates, one)
        if wanted and one.date is None:
            yield from _without_month(dates, one, wanted)
        elif wanted and one.date is not None:
            yield _partial(dates, one, one.date, wanted)


def _partial_wanted(dates: Dates, one: OddPartial) -> str:
    """The other versions' month as a version says it, in the manner of what it has instead."""
    found, example = one.date.found if one.date else None, one.example[1].found
    words = lexicon(dates.locale(one.version))
    said = as_said(found, example, words) if found else ""
    return said or as_written(example, words, found.calendar if found else "gregorian")


def _partial(dates: Dates, one: OddPartial, date: Stated, wanted: str) -> Fact:
    """A version with another month than the others, or with a day that they do not say."""
    other, example = one.example
    has_month = key(date.found)[:2] == key(example.found)[:2]
    return Fact(
        "same-date",
        "with-day" if date.found.whole and has_month else "partial",
        dates.place(one.version, date),
        dates.locale(one.version),
        found=dates.words(one.version, date),
        expected=wanted,
        details={"other": dates.words(other, example)},
        vote=one.vote,
        related=(dates.related(other, example),),
        fix=_fix("write the other versions' month", dates, one.version, date, wanted, safe=False),
    )


def _without_month(dates: Dates, one: OddPartial, wanted: str) -> Iterator[Fact]:
    """A version with neither the month nor its year, told as what may be said in other words."""
    other, example = one.example
    cells = dates.table.rows[one.row].cells[one.version]
    if _holds_digits(cells, datetime.date(key(example.found)[0], 1, 1)):
        return
    yield Fact(
        "same-date",
        "lacking",
        dates.table.notices[one.version].place(cells[0].start, cells[0].end),
        dates.locale(one.version),
        expected=wanted,
        details={"other": dates.words(other, example)},
        vote=one.vote,
        related=(dates.related(other, example),),
    )


def _difference(dates: Dates, one: Odd) -> Iterator[Fact]:
    other, example = one.example
    related = (dates.related(other, example),)
    words = lexicon(dates.locale(one.version))
    if one.date is None:
        ways = (_in_other_words, _slipped, _in_part)
        yield next((fact for way in ways if (fact := way(dates, one))), None) or _lacking(dates, one)
        return
    found = one.date.found
    if found.impossible or found.month_kind == "split":
        return  # told as such
    if found.value is None:
        if found.guess == one.wanted:
            yield _form_fact(dates, one.version, one.date, "misspelt", related=related)
        return
    if (found.year, found.day) == _said(found, one.wanted) and is_slip(
        found.month_text, one.wanted.month, words
    ):
        yield _form_fact(
            dates,
            one.version,
            one.date,
            "misspelt",
            Form(("misspelt",), _as_wanted(found, one.wanted, words)),
            related,
        )
        return
    text = dates.words(one.version, one.date)
    if one.tie:
        yield _tie(dates, one, one.date, off(found.value, one.wanted))
        return
    wanted = rewritten(found, one.wanted, words)
    yield Fact(
        "same-date",
        "swapped" if _is_swapped(found.value, one.wanted) and found.shape == "numeric" else "differs",
        dates.place(one.version, one.date),
        dates.locale(one.version),
        found=text,
        expected=wanted,
        details={"off": off(found.value, one.wanted), "other": dates.words(other, example)},
        vote=one.vote,
        related=related,
        fix=_fix("write the date of the other versions", dates, one.version, one.date, wanted, safe=False),
    )


def _tie(dates: Dates, one: Odd, date: Stated, distance: str) -> Fact:
    """Versions that state different days and have no majority: none of them is expected."""
    return Fact(
        "same-date",
        "tie",
        dates.place(one.version, date),
        dates.locale(one.version),
        found=dates.words(one.version, date),
        details={"off": distance, "sides": _sides(dates, one)},
        vote=one.vote,
        related=(dates.related(*one.example),),
    )


def _sides(dates: Dates, one: Odd) -> str:
    """Each day of a tie with the locales that state it: ``“4 mei 2026” in nl, de; “7 May 2026” in en, fr``."""
    return "; ".join(
        f"“{dates.words(side.speaker, side.date)}” in {_locales(dates, side.versions)}" for side in one.sides
    )


def _locales(dates: Dates, versions: Sequence[int]) -> str:
    named = ", ".join(dates.locale(version) for version in versions[:_NAMED])
    return f"{named} and {len(versions) - _NAMED} more" if len(versions) > _NAMED else named


def _said(found: FoundDate, wanted: datetime.date) -> tuple[int, int] | None:
    """The year and the day of a day as the calendar of a date says them."""
    said = of_gregorian(found.calendar, wanted)
    return (said[0], said[2]) if said else None


def _as_wanted(found: FoundDate, wanted: datetime.date, words: Lexicon) -> str:
    return expected(_moved(found, wanted), words, ("other",))


def _slipped(dates: Dates, one: Odd) -> Fact | None:
    """A date that could not be read for a slip in the name of its month, where its day and year are right."""
    notice, locale = dates.table.notices[one.version], dates.locale(one.version)
    other, example = one.example
    for block in dates.table.rows[one.row].cells[one.version]:
        span = place_of_slip(block.text, one.wanted, lexicon(locale))
        if span is None:
            continue
        start, end = block.stretch(*span)
        right = _as_wanted(example.found, one.wanted, lexicon(locale))
        place, words = notice.place(start, end), block.text[slice(*span)]
        return Fact(
            "date-form", "misspelt", place, locale,
            found=notice.source.text[start:end], expected=right, related=(dates.related(other, example),),
            fix=mended("write the date as the locale does", notice.source, place, right, words=words),
        )  # fmt: skip
    return None


def _in_other_words(dates: Dates, one: Odd) -> Fact | None:
    """The day that is wanted, wholly in the words of another version's language or in English: ``5 сентября 2026``."""
    own = dates.locale(one.version)
    others = dict.fromkeys(["en", *map(dates.locale, range(len(dates.table.notices)))])
    for block in dates.table.rows[one.row].cells[one.version]:
        for other in (other for other in others if lexicon(other).language != lexicon(own).language):
            found = next((one for one in find(block.text, other) if _is_said(one)), None)
            if found is None or found.value != one.wanted:
                continue
            start, end = block.stretch(found.start, found.end)
            date = Stated(
                structs.replace(found, month_kind="foreign", month_language=lexicon(other).language),
                *(block, start, end, found.start, block.text[found.end : found.end + 4]),
            )
            right = _as_wanted(one.example[1].found, one.wanted, lexicon(own))
            form = Form(("foreign-month",), right)
            return _form_fact(dates, one.version, date, "foreign-month", form, (dates.related(*one.example),))
    return None


def _lacking(dates: Dates, one: Odd) -> Fact:
    """A version without a date in a row where the others have one: it may be said in other words."""
    other, example = one.example
    cells = dates.table.rows[one.row].cells[one.version]
    notice = dates.table.notices[one.version]
    words = lexicon(dates.locale(one.version))
    sure = one.vote.of >= _SURE and one.vote.agree == one.vote.of and not _holds_digits(cells, one.wanted)
    return Fact(
        "same-date",
        "missing" if sure else "reference" if _is_held(dates, one) else "lacking",
        notice.place(cells[0].start, cells[0].end),
        dates.locale(one.version),
        expected=expected(_moved(example.found, one.wanted), words, ("other",)),
        details={"other": dates.words(other, example), "there": dates.table.family.reference or ""},
        vote=one.vote,
        related=(dates.related(other, example),),
    )


def _is_held(dates: Dates, one: Odd) -> bool:
    """Whether the reference states a day, few versions can vote on it, and no figure here may be part of it."""
    reference, line = dates.table.reference, dates.lines[one.row]
    if reference is None or len(line.present) >= _SURE or one.wanted not in line.values(reference):
        return False
    cells = dates.table.rows[one.row].cells[one.version]
    figures = {int(figure) for block in cells for figure in re.findall(r"\d{1,4}", plain(block.text))}
    if figures & {one.wanted.day, one.wanted.year, one.wanted.year % 100}:
        return False
    said = [[date.found.value for date in dates.by_version[each]] for each in (reference, one.version)]
    return said[1].count(one.wanted) < said[0].count(one.wanted)


def _in_part(dates: Dates, one: Odd) -> Fact | None:
    """A version that says the month that is wanted without its day or its year; None where it says neither so."""
    said = dates.lines[one.row].dates.get(one.version, ())
    date = next((date for date in said if is_part_of(date.found, one.wanted)), None)
    if date is None:
        return None
    other, example = one.example
    words = lexicon(dates.locale(one.version))
    return Fact(
        "same-date",
        "part" if _is_sure_of_part(dates, one, date) else "part-unsure",
        dates.place(one.version, date),
        dates.locale(one.version),
        found=dates.words(one.version, date),
        expected=expected(_moved(example.found, one.wanted), words, ("other",)),
        details={"other": dates.words(other, example), "lacking": "year" if date.found.day else "day"},
        vote=one.vote,
        related=(dates.related(other, example),),
    )


def _is_said(found: FoundDate) -> bool:
    """Whether a whole date is in words that leave no doubt."""
    return found.whole and found.shape == "named" and found.month_kind in CERTAIN


def _is_sure_of_part(dates: Dates, one: Odd, date: Stated) -> bool:
    """Whether all others state the day, and it stands beside the part in no other way, not even in words.

    A year that is lacking may be said in many ways: 4 мая с. г., 今年5月4日, 4. Mai dieses Jahres.
    """
    if one.vote.agree < one.vote.of or one.vote.of < _SURE_OF_PART or date.at < 0 or date.found.day:
        return False
    text, end = date.block.text, date.at + len(date.found.text)
    beside = plain(text[max(0, date.at - _BESIDE) : date.at] + " " + text[end : end + _BESIDE])
    if str(one.wanted.day) in re.findall(r"\d+", beside):
        return False
    return bool(lexicon(dates.locale(one.version)).day_words) or one.vote.of >= _SURE


def _holds_digits(cells: Sequence[Block], day: datetime.date) -> bool:
    """Whether a text holds the digits of a year, so that the date may be there and not be understood."""
    return any(
        str(day.year) in plain(block.text) or str(day.year % 100) in plain(block.text) for block in cells
    )


def _moved(found: FoundDate, day: datetime.date) -> FoundDate:
    """A date of another version with nothing of that version's language in it."""
    return FoundDate(
        start=0, end=0, text="", value=day, readings=(day,), shape=found.shape, order=found.order,
        year=day.year, month=day.month, day=day.day,
    )  # fmt: skip


def _is_stale(dates: Dates, odd: Sequence[Odd], version: int) -> bool:
    """Whether all days of a version that can be compared lie on one side of those of the others."""
    own = [one for one in odd if one.version == version and one.date is not None and not one.tie]
    pairs = [
        (one.date.found.value, one.wanted) for one in own if one.date is not None and one.date.found.value
    ]
    if len(set(pairs)) < _STALE or len({one.row for one in own}) < _STALE:
        return False
    if any(_agrees(line, version) for line in dates.lines):
        return False
    return all(day < wanted for day, wanted in pairs) or all(day > wanted for day, wanted in pairs)


def _agrees(line: Line, version: int) -> bool:
    others = {day for other in line.dates if other != version for day in line.values(other)}
    return bool(others & set(line.values(version)))


def _stale(dates: Dates, one: Odd) -> Fact:
    other, example = one.example
    date = one.date or example
    value = date.found.value or one.wanted
    return Fact(
        "same-date",
        "stale" if value < one.wanted else "newer",
        dates.place(one.version, date),
        dates.locale(one.version),
        found=dates.words(one.version, date),
        expected=rewritten(date.found, one.wanted, lexicon(dates.locale(one.version))),
        details={"off": off(value, one.wanted)},
        vote=one.vote,
        related=(dates.related(other, example),),
    )


def _swapped(dates: Dates) -> Iterator[Fact]:
    """Digits that agree with the other versions only when they are read against the locale's habit."""
    for line in dates.lines:
        for version, found in sorted(line.dates.items()):
            for date in found:
                if not _read_otherwise(date.found, dates.locale(version)):
                    continue
                pair = compare.example(line, date.found.value, version)
                if pair is None:
                    continue
                other, example = pair
                right = expected(date.found, lexicon(dates.locale(version)), ("order",))
                yield Fact(
                    "same-date",
                    "swapped",
                    dates.place(version, date),
                    dates.locale(version),
                    found=dates.words(version, date),
                    expected=right,
                    details={"off": "day and month swapped", "other": dates.words(other, example)},
                    related=(dates.related(other, example),),
                    fix=_fix(
                        "write day and month in the order of the locale",
                        dates,
                        version,
                        date,
                        right,
                        safe=False,
                    ),
                )


def _calendars_mixed(dates: Dates) -> Iterator[Fact]:
    """Gregorian days, as the other versions show, whose month is called by its neighbour in the Ethiopic calendar."""
    for line in dates.lines:
        for version, found in sorted(line.dates.items()):
            for date in found:
                if date.found.calendar != "ethiopic" or date.found.value in date.found.readings[:1]:
                    continue
                pair = compare.example(line, date.found.value, version)
                if pair is None or date.found.value is None:
                    continue
                right = _as_wanted(pair[1].found, date.found.value, lexicon(dates.locale(version)))
                yield Fact(
                    "same-date",
                    "calendars-mixed",
                    dates.place(version, date),
                    dates.locale(version),
                    found=dates.words(version, date),
                    expected=right,
                    details={"other": dates.words(*pair)},
                    related=(dates.related(*pair),),
                )


def _read_otherwise(found: FoundDate, locale: str) -> bool:
    if len(found.readings) < 2 or found.value == found.readings[0] or not _is_swapped(*found.readings[:2]):
        return False
    return not compare.has_either_order(locale)


def _is_swapped(day: datetime.date, other: datetime.date) -> bool:
    return (day.year, day.month, day.day) == (other.year, other.day, other.month)


def off(day: datetime.date, wanted: datetime.date) -> str:
    """How far a day is from the one that is wanted, in words."""
    if _is_swapped(day, wanted):
        return "day and month swapped"
    from dateutil.relativedelta import relativedelta  # needed where a day is wrong only

    apart = relativedelta(max(day, wanted), min(day, wanted))
    parts = ((apart.years, "year"), (apart.months, "month"), (apart.days, "day"))
    said = [f"{count} {unit}{'s' * (count > 1)}" for count, unit in parts if count]
    return f"{', '.join(said[:-1])}{' and ' * (len(said) > 1)}{said[-1]} {'later' if day > wanted else 'earlier'}"


# --- the form ---


def _forms(dates: Dates, told: set[tuple[int, int]]) -> Iterator[Fact]:
    for version, stated_dates in enumerate(dates.by_version):
        for date in stated_dates:
            form = check_form(date.found, dates.locale(version), date.before, date.following)
            reason = next((reason for reason in form.reasons if reason != "misspelt"), "")
            if reason == "unusual" and dates.is_confirmed_slip(version, date):
                reason = "misspelt"
            if not reason or (reason == "weekday" and (version, date.start) in told):
                continue
            if dates.company.excuses(version, date, reason):
                continue
            if reason == "foreign-part":
                yield from _left_in(dates, version, date, form)
            else:
                yield _form_fact(dates, version, date, reason, form)


def _left_in(dates: Dates, version: int, date: Stated, form: Form) -> Iterator[Fact]:
    """A month of another language with its year: wrong where others have translated it, else it may be a name."""
    translated, kept = dates.translations(version, date)
    related = tuple(dates.related(*one) for one in translated[:1])
    if len(translated) >= _TRANSLATED and len(translated) > 2 * kept:
        yield _form_fact(dates, version, date, "foreign-month", form, related)
    elif date.found.month_language == "en":
        yield _form_fact(dates, version, date, "foreign-part", form, related)


def _form_fact(
    dates: Dates,
    version: int,
    date: Stated,
    reason: str,
    form: Form | None = None,
    related: tuple[Related, ...] = (),
) -> Fact:
    locale = dates.locale(version)
    form = form or check_form(date.found, locale, date.before, date.following)
    safe = len(form.reasons) == 1 and _keeps_words(reason, date.found, form.expected)
    return Fact(
        _RULES.get(reason, "date-form"),
        reason,
        dates.place(version, date),
        locale,
        found=dates.words(version, date),
        expected=form.expected,
        details={"locale": locale, "month": date.found.month_text, "language": date.found.month_language}
        | ({"months": ", ".join(form.months[1:])} if form.months else {}),
        related=related or _same_elsewhere(dates, version, date),
        fix=_fix("write the date as the locale does", dates, version, date, form.expected, safe=safe)
        if form.expected
        else None,
    )


def _same_elsewhere(dates: Dates, version: int, date: Stated) -> tuple[Related, ...]:
    """The date of the same row in another version, where that version has one."""
    for line in dates.lines:
        own = line.dates.get(version, ())
        index = next((index for index, mine in enumerate(own) if mine.start == date.start), None)
        if index is None:
            continue
        others = [(other, those) for other, those in sorted(line.dates.items()) if other != version]
        same = [
            (o, one)
            for o, those in others
            for one in those
            if one.found.value and one.found.value == date.found.value
        ]
        placed = [(other, those[index]) for other, those in others if len(those) == len(own)]
        same = [pair for pair in placed if pair in same] or same
        return tuple(dates.related(*pair) for pair in (same or placed)[:1])
    return ()


def _keeps_words(reason: str, found: FoundDate, wanted: str) -> bool:
    """Whether another form says the same with the same words, so that nothing beside the reason is changed."""
    match reason:
        case "digits-mixed" | "digits":
            return _in_ascii(found.text) == _in_ascii(wanted)
        case "capitals":
            return found.text.casefold() == wanted.casefold()
        case "ordinal-dot" | "year-dot":
            return found.text.replace(".", "") == wanted.replace(".", "")
        case "nominative":
            before, _, after = found.text.partition(found.month_text)
            return wanted.startswith(before) and wanted.endswith(after)
    return False


def _in_ascii(text: str) -> str:
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def _fix(what: str, dates: Dates, version: int, date: Stated, text: str, *, safe: bool) -> Fix | None:
    """A repair, where the date stands in the source just as it was found."""
    source = dates.table.notices[version].source
    return mended(what, source, dates.place(version, date), text, words=date.found.text, safe=safe)


# --- machine attributes ---


def _attributes(dates: Dates) -> Iterator[Fact]:
    for version, notice in enumerate(dates.table.notices):
        locale = dates.locale(version)
        for clash in attributes.clashes(notice, dates.by_version[version]):
            yield Fact(
                "date-attribute",
                clash.case,
                notice.place(clash.start, clash.end),
                locale,
                found=clash.said,
                expected=clash.wanted,
                details={"shown": clash.shown},
                related=(Related(notice.place(clash.shown_start, clash.shown_end), locale),),
                fix=_attribute_fix(
                    notice,
                    notice.place(clash.start, clash.end),
                    clash.said,
                    clash.wanted,
                    safe=_all_state(dates, version, clash),
                ),
            )
    for version, field, wanted, other in attributes.odd_fields(dates.table.notices, dates.by_version):
        notice = dates.table.notices[version]
        theirs = dates.table.notices[other[0]]
        yield Fact(
            "date-attribute",
            "field",
            notice.place(field.start, field.end),
            dates.locale(version),
            found=field.value,
            expected=wanted,
            details={"key": field.key},
            related=(Related(theirs.place(other[1].start, other[1].end), theirs.version.locale),),
            fix=_attribute_fix(notice, notice.place(field.start, field.end), field.value, wanted, safe=True),
        )


def _attribute_fix(notice: Notice, place: Place, said: str, wanted: str, *, safe: bool) -> Fix | None:
    """A repair of the day in a machine attribute; a time behind the day and quotes around it stay."""
    day = said.strip()
    old = day[:_ISO_DAY] if attributes.machine_day(said) and "-" in day[:_ISO_DAY] else day
    if notice.source.text[slice(*notice.source.offsets(place))].find(said) < 0:
        return None  # it stands elsewhere, or is written with entities
    return part_mended("write the day of the words", notice.source, place, old, wanted, safe=safe)


def _all_state(dates: Dates, version: int, clash: attributes.Clash) -> bool:
    """Whether all other versions state the day that an attribute should have, at least one of them."""
    for line in dates.lines:
        if any(date.start == clash.shown_start for date in line.dates.get(version, ())):
            stated_days = [
                {day.isoformat() for day in line.values(other)} for other in line.dates if other != version
            ]
            return bool(stated_days) and all(clash.wanted in days for days in stated_days)
    return False


# --- dates that the configuration demands ---


def _demanded(dates: Dates, demands: Demands, told: set[tuple[int, int]]) -> Iterator[Fact]:
    for version in range(len(dates.table.notices)):
        days = _days(dates.by_version[version])
        if demands.date is not None and demands.date not in days:
            yield from _without(dates, version, demands.date, told)
        for day in demands.dates:
            if day not in days:
                yield _missing(dates, version, day)


def _days(found: Sequence[Stated]) -> set[datetime.date]:
    return {day for date in found for day in (*date.found.readings, date.found.guess) if day is not None}


def _without(dates: Dates, version: int, day: datetime.date, told: set[tuple[int, int]]) -> Iterator[Fact]:
    """What a version has instead of the demanded day: the nearest one it states, each time that it does."""
    whole = [date for date in dates.by_version[version] if date.found.whole]
    if not whole:
        yield _missing(dates, version, day)
        return
    if any((version, date.start) in told for date in whole):
        return  # it differs from the other versions, and is told so
    others = (found for number, found in enumerate(dates.by_version) if number != version)
    if any(day in _days(found) for found in others):
        yield _missing(dates, version, day)  # what it states instead, the others state too
        return
    words = lexicon(dates.locale(version))
    for date in _nearest(_shared(dates, version, whole) or whole, day):
        wanted = rewritten(date.found, day, words)
        yield Fact(
            "enforcement-date",
            "other-day",
            dates.place(version, date),
            dates.locale(version),
            found=dates.words(version, date),
            expected=wanted,
            details={"date": day.isoformat()},
            fix=_fix(
                "write the date that the configuration demands", dates, version, date, wanted, safe=False
            ),
        )


def _nearest(stated_dates: Sequence[Stated], day: datetime.date) -> list[Stated]:
    """The dates nearest to a day; a notice may hold other days, which have nothing to do with it."""
    apart = [(abs((date.found.value - day).days), date) for date in stated_dates if date.found.value]
    least = min((days for days, _ in apart), default=0)
    return [date for days, date in apart if days == least] or list(stated_dates)


def _shared(dates: Dates, version: int, whole: Sequence[Stated]) -> list[Stated]:
    """Dates of rows in which all versions that state a day state the same ones."""
    starts = set()
    for line in dates.lines:
        stating = [set(line.values(other)) for other in line.dates if line.values(other)]
        if version in line.dates and len(stating) > 1 and all(days == stating[0] for days in stating):
            starts |= {date.start for date in line.dates[version]}
    return [date for date in whole if date.start in starts]


def _missing(dates: Dates, version: int, day: datetime.date) -> Fact:
    notice = dates.table.notices[version]
    words = lexicon(dates.locale(version))
    first = next(iter(notice.blocks), None)
    place = notice.place(first.start, first.end) if first else notice.place(0, 0)
    example = FoundDate(
        start=0, end=0, text="", value=day, readings=(day,), shape="named", order="dmy",
        year=day.year, month=day.month, day=day.day,
    )  # fmt: skip
    return Fact(
        "enforcement-date",
        "missing",
        place,
        dates.locale(version),
        expected=expected(example, words, ("other",)) or day.isoformat(),
        details={"date": day.isoformat()},
    )
