"""Show the dates of texts and notices: value, place, form, and what the locale would write."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

import msgspec

from ..dates import listing
from ..dates.listing import Listed
from ..parse import Notice
from ..pipe import write_out
from ..place import Place
from ..read import Source
from .machine import encode, span
from .paint import Line, Look, Style, Words, line, paint

_STYLES: dict[str, Style] = {"ok": "good", "note": "note", "warning": "warning", "error": "error"}


class LineError(Exception):
    """A line of the standard input is not what was asked for; the message says which and why."""


class _Question(msgspec.Struct):
    text: str
    locale: str


def of_text(text: str, locale: str, form: str) -> str:
    """Dates of a text that stands alone; its lines and columns are counted from 1."""
    return _render(_records(text, locale), form)


def of_families(families: Iterable[Sequence[Notice]], form: str) -> str:
    """Dates of the versions of notices, in the order of the versions and of their places."""
    records = [
        _record(notice.version.path, notice.version.locale, listed, notice.place(listed.start, listed.end))
        for notices in families
        for notice, listed in listing.of_family(notices)
    ]
    return _render(records, form)


def answer_lines(questions: BinaryIO) -> None:
    """Answer each line ``{"text": …, "locale": …}`` with a line that holds the list of its dates.

    Answers leave as they are made, so that a program can ask and wait. Raises LineError for a line that is
    no such question.
    """
    for number, question in enumerate(questions, 1):
        if not question.strip():
            continue
        try:
            asked = msgspec.json.decode(question, type=_Question)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise LineError(f"line {number} of the standard input: {error}") from error
        answer = encode(_records(asked.text, asked.locale), indent=0)
        write_out(answer.encode("utf-8", "backslashreplace"))


def _records(text: str, locale: str) -> list[dict[str, object]]:
    source = Source(PurePosixPath("-"), text)
    return [
        _record(source.path, locale, listed, source.place(listed.start, listed.end))
        for listed in listing.of_text(text, locale)
    ]


def _record(path: PurePosixPath, locale: str, date: Listed, place: Place) -> dict[str, object]:
    return {
        "path": str(path),
        "locale": locale,
        **span(place),
        "text": date.text,
        "value": date.value,
        "form": date.form,
        "reasons": date.reasons,
        "expected": date.expected,
    }


def _render(records: Sequence[dict[str, object]], form: str) -> str:
    if form == "json":
        return encode(records)
    if not records:
        return "no dates\n"
    return paint((_line(record) for record in records), Look())


def _line(record: dict[str, object]) -> Line:
    form, reasons, expected = str(record["form"]), record["reasons"], str(record["expected"] or "")
    why = f" ({', '.join(map(str, reasons))})" if isinstance(reasons, tuple) and reasons else ""
    better = [Words(" → "), Words(expected, "good", foreign=True)] if expected and form != "ok" else []
    return line(
        Words(f"{record['path']}:{record['line']}:{record['column']}", "path"),
        f"  {record['locale']}  {record['value'] or '?':<10}  ",
        Words(str(record["text"]), foreign=True),
        "  ",
        Words(form, _STYLES[form]),
        why,
        *better,
    )
