"""Dates whose form is not that of their version's locale, but for those that are meant so."""

from collections.abc import Iterator

from .faults import Fault, fault_of
from .forms import Form, check_form
from .model import FoundDate
from .stated import Stated
from .table import Dates

# As many versions must have translated a month before one that has not is wrong.
_TRANSLATED = 2


def faulty_forms(dates: Dates, compared: set[tuple[int, int]]) -> Iterator[Fault]:
    """Forms that are wrong; ``compared`` are the version and the start of dates that differ from other versions'."""
    for version, stated_dates in enumerate(dates.by_version):
        for date in (dates.as_read(version, one) for one in stated_dates):
            form = check_form(date.found, dates.locale(version), date.before, date.following)
            reason = next((reason for reason in form.reasons if reason != "misspelt"), "")
            if reason == "unusual" and dates.is_confirmed_slip(version, date):
                reason = "misspelt"
            if not reason or (reason == "weekday" and (version, date.start) in compared):
                continue
            if dates.context.excuses(version, date, reason):
                continue
            if reason == "foreign-month-unsure":
                yield from _foreign_part(dates, version, date, form)
            else:
                yield form_fault(dates, version, date, reason, form)


def _foreign_part(dates: Dates, version: int, date: Stated, form: Form) -> Iterator[Fault]:
    """A month of another language with its year: wrong where others have translated it, else it may be a name."""
    translated, kept = dates.translations(version, date)
    example = next(iter(translated), None)
    if len(translated) >= _TRANSLATED and len(translated) > 2 * kept:
        yield form_fault(dates, version, date, "foreign-month", form, example)
    elif date.found.month_language == "en":
        yield form_fault(dates, version, date, "foreign-month-unsure", form, example)


def form_fault(
    dates: Dates,
    version: int,
    date: Stated,
    reason: str,
    form: Form | None = None,
    example: tuple[int, Stated] | None = None,
) -> Fault:
    """The fault of a date's form; shown beside the same date of another version where none is given."""
    locale, found = dates.locale(version), date.found
    form = form or check_form(found, locale, date.before, date.following)
    values = {"locale": locale, "month": found.month_text, "language": found.month_language}
    return fault_of(
        date,
        version,
        reason,
        form.expected,
        example=example or dates.counterpart(version, date),
        values=values | {"months": ", ".join(form.months[1:])},
        safe=len(form.reasons) == 1 and _keeps_words(reason, found, form.expected),
    )


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
