"""List the dates of a text or a notice, as ``noticecheck dates`` prints them."""

from collections.abc import Iterator

from msgspec import Struct

from .. import rules
from ..findings import Severity
from ..parse import Notice
from ..place import Place
from .finder import find
from .forms import judge
from .model import FoundDate
from .stated import stated

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
        _listed(found, locale, text[found.end : found.end + 4], found.start, found.end)
        for found in find(text, locale)
    ]


def of_notice(notice: Notice) -> list[Listed]:
    """Dates of a notice, with their places."""
    return list(_of_notice(notice))


def _of_notice(notice: Notice) -> Iterator[Listed]:
    locale = notice.version.locale
    for date in stated(notice, locale, ()):
        place = notice.place(date.start, date.end)
        yield _listed(date.found, locale, date.following, date.start, date.end, place)


def _listed(
    found: FoundDate, locale: str, following: str, start: int, end: int, place: Place | None = None
) -> Listed:
    form = judge(found, locale, following)
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
