"""List the dates of a text or a notice, as ``noticecheck dates`` prints them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from .. import rules
from ..findings import Severity
from ..parse import Notice
from ..place import Place
from .context import context_of
from .finder import find
from .forms import Form, check_form
from .model import FoundDate

_BEHIND = 4  # signs behind a date that may belong to it
_LEVELS = {severity.word: severity for severity in Severity}
_RULES = {"impossible": "possible-date", "weekday": "date-weekday"}


class Listed(Struct, frozen=True):
    """One date: its words, its Gregorian day in ISO 8601 or None, and what is to be said of its form.

    ``form`` is ``ok`` or the word of the gravest severity; ``reasons`` are cases of rules, the gravest first.
    ``place`` is None where the text came from no file; then ``start`` and ``end`` are code point offsets.
    """

    text: str
    value: str | None
    form: str
    reasons: tuple[str, ...]
    expected: str
    start: int
    end: int
    place: Place | None = None


def of_text(text: str, locale: str) -> list[Listed]:
    """Dates of a text that stands alone."""
    return [
        _listed(
            found,
            check_form(found, locale, text[: found.start], text[found.end : found.end + _BEHIND]),
            found.start,
            found.end,
        )
        for found in find(text, locale)
    ]


def of_family(notices: Sequence[Notice]) -> Iterator[tuple[Notice, Listed]]:
    """Dates of all versions of a notice, each with its version and its place; forms that are meant are right."""
    context = context_of(notices)
    for version, notice in enumerate(notices):
        for date in context.dates[version]:
            form = check_form(date.found, notice.version.locale, date.before, date.following)
            reasons = tuple(reason for reason in form.reasons if not context.excuses(version, date, reason))
            place = notice.place(date.start, date.end)
            yield notice, _listed(date.found, Form(reasons, form.expected), date.start, date.end, place)


def _listed(found: FoundDate, form: Form, start: int, end: int, place: Place | None = None) -> Listed:
    return Listed(
        text=found.text,
        value=found.value.isoformat() if found.value else None,
        form=_gravest(form.reasons),
        reasons=form.reasons,
        expected=form.expected,
        start=start,
        end=end,
        place=place,
    )


def _gravest(reasons: tuple[str, ...]) -> str:
    levels = [_LEVELS[rules.case(_RULES.get(reason, "date-form"), reason).severity] for reason in reasons]
    return max(levels).word if levels else "ok"
