"""What a version has in a row in place of a date that the other versions state there."""

import re
from collections.abc import Sequence

from msgspec import structs

from ..parse import Block
from ..voting import HOLDERS, VOTERS, WITNESSES
from .compare import Odd
from .faults import Fault, fault_of
from .faulty_forms import form_fault
from .finder import find
from .forms import Form
from .lexicon import lexicon
from .model import FoundDate
from .normal import plain
from .parts import CERTAIN, is_part_of
from .rewriting import newly_written
from .slips import place_of_slip
from .stated import Stated
from .table import Dates

_PAIR = 2
_BESIDE = 16  # code points around a part of a date in which the rest of it could stand


def lacking(dates: Dates, one: Odd) -> Fault | None:
    """The date in the words of another language, misspelt or in part; or no date, which other words may stand for.

    None where of two versions one states a date, and figures of the other may be part of it, and where a program has
    written it.
    """
    if _is_of_a_clock(dates, one):
        return None
    ways = (_in_other_words, _misspelt, _in_part)
    return next((fault for way in ways if (fault := way(dates, one))), None) or _missing(dates, one)


def _is_of_a_clock(dates: Dates, one: Odd) -> bool:
    """Whether the day stands here as programs write it, in English in every version."""
    if not one.example[1].found.is_of_a_clock:
        return False
    cell = dates.table.rows[one.row].cells[one.version]
    return any(
        found.value == one.wanted and found.is_of_a_clock
        for block in cell
        for found in find(block.text, "en")
    )


def _in_other_words(dates: Dates, one: Odd) -> Fault | None:
    """The day that is wanted, wholly in the words of another version's language or in English: ``5 сентября 2026``."""
    own = dates.lexicon_of(one.version)
    others = dict.fromkeys(["en", *map(dates.locale, range(len(dates.table.notices)))])
    for block in dates.table.rows[one.row].cells[one.version]:
        for other in (other for other in others if lexicon(other).language != own.language):
            found = next((one for one in find(block.text, other) if _is_in_words(one)), None)
            if found is None or found.value != one.wanted:
                continue
            start, end = block.stretch(found.start, found.end)
            date = Stated(
                structs.replace(found, month_kind="foreign", month_language=lexicon(other).language),
                *(block, start, end, found.start, block.text[found.end : found.end + 4]),
            )
            form = Form(("foreign-month",), newly_written(one.wanted, own, like=one.example[1].found))
            return form_fault(dates, one.version, date, "foreign-month", form, one.example)
    return None


def _is_in_words(found: FoundDate) -> bool:
    """Whether a whole date is in words that leave no doubt."""
    return found.whole and found.shape == "named" and found.month_kind in CERTAIN


def _misspelt(dates: Dates, one: Odd) -> Fault | None:
    """A date that could not be read for a slip in the name of its month, where its day and year are right."""
    own = dates.lexicon_of(one.version)
    for block in dates.table.rows[one.row].cells[one.version]:
        span = place_of_slip(block.text, one.wanted, own)
        if span is None:
            continue
        start, end = block.stretch(*span)
        right = newly_written(one.wanted, own, like=one.example[1].found)
        return Fault(
            kind="misspelt", version=one.version, start=start, end=end, written=block.text[slice(*span)],
            expected=right, example=one.example,
        )  # fmt: skip
    return None


def _in_part(dates: Dates, one: Odd) -> Fault | None:
    """A version that says the month that is wanted without its day or its year; None where it says neither so."""
    stated = dates.rows[one.row].dates.get(one.version, ())
    date = next((date for date in stated if is_part_of(date.found, one.wanted)), None)
    if date is None:
        return None
    right = newly_written(one.wanted, dates.lexicon_of(one.version), like=one.example[1].found)
    kind = "incomplete" if _is_sure_of_part(dates, one, date) else "incomplete-unsure"
    values = {"lacking": "year" if date.found.day else "day"}
    return fault_of(date, one.version, kind, right, example=one.example, vote=one.vote, values=values)


def _is_sure_of_part(dates: Dates, one: Odd, date: Stated) -> bool:
    """Whether all others state the day, and it stands beside the part in no other way, not even in words.

    A year that is lacking may be said in many ways: 4 мая с. г., 今年5月4日, 4. Mai dieses Jahres.
    """
    if one.vote.agree < one.vote.of or one.vote.of < WITNESSES or date.at < 0 or date.found.day:
        return False
    text, end = date.block.text, date.at + len(date.found.text)
    beside = plain(text[max(0, date.at - _BESIDE) : date.at] + " " + text[end : end + _BESIDE])
    if str(one.wanted.day) in re.findall(r"\d+", beside):
        return False
    return bool(dates.lexicon_of(one.version).day_words) or one.vote.of >= HOLDERS


def _missing(dates: Dates, one: Odd) -> Fault | None:
    """A version without a date in a row where the others have one: it may be said in other words."""
    if dates.table.reference is None and len(dates.table.notices) == _PAIR:
        return None if _holds_figures(dates, one) else _of_one_alone(dates, one)
    cells = dates.table.rows[one.row].cells[one.version]
    sure = one.vote.of >= HOLDERS and one.vote.agree == one.vote.of and not holds_year(cells, one.wanted.year)
    return Fault(
        kind="missing" if sure else "missing-by-reference" if _is_held(dates, one) else "missing-unsure",
        version=one.version,
        start=cells[0].start,
        end=cells[0].end,
        expected=newly_written(one.wanted, dates.lexicon_of(one.version), like=one.example[1].found),
        example=one.example,
        vote=one.vote,
        values={"there": dates.table.family.reference or ""},
    )


def _is_held(dates: Dates, one: Odd) -> bool:
    """Whether the reference states a day, few versions can vote on it, and no figure here may be part of it."""
    reference, row = dates.table.reference, dates.rows[one.row]
    if reference is None or len(row.present) >= VOTERS or one.wanted not in row.values(reference):
        return False
    if _holds_figures(dates, one):
        return False
    theirs, own = (
        [date.found.value for date in dates.by_version[each]].count(one.wanted)
        for each in (reference, one.version)
    )
    return own < theirs


def _of_one_alone(dates: Dates, one: Odd) -> Fault:
    """Of two versions, of which neither can be called wrong, one states a date and one does not."""
    cells = dates.table.rows[one.row].cells[one.version]
    return Fault(
        kind="one-sided", version=one.version, start=cells[0].start, end=cells[0].end, example=one.example,
        values={"there": dates.locale(one.example[0])},
    )  # fmt: skip


def _holds_figures(dates: Dates, one: Odd) -> bool:
    """Whether figures of a text may be the day or the year of a date."""
    cells = dates.table.rows[one.row].cells[one.version]
    figures = {int(figure) for block in cells for figure in re.findall(r"\d{1,4}", plain(block.text))}
    return bool(figures & {one.wanted.day, one.wanted.year, one.wanted.year % 100})


def holds_year(cells: Sequence[Block], year: int) -> bool:
    """Whether a text holds the digits of a year, so that the date may be there and not be understood."""
    return any(str(year) in plain(block.text) or str(year % 100) in plain(block.text) for block in cells)
