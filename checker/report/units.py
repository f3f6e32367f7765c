"""Say where something stands in the columns of other programs: UTF-16 code units, or bytes of UTF-8."""

from collections.abc import Mapping
from itertools import accumulate
from pathlib import PurePosixPath
from typing import Literal

from msgspec import Struct

from ..place import Place
from ..read import Source
from ..run import Report

Unit = Literal["utf-16", "utf-8"]

_CODECS: Mapping[Unit, tuple[str, int]] = {"utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1)}
_ORDER_MARK = 3  # bytes of it in UTF-8; it stands on the first line and our texts are without it
_STEP = 512  # code points between places whose bytes are known


class Span(Struct, frozen=True):
    """A stretch of a file: 1-based lines, 1-based columns in some unit, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class _Ruler:
    """Measures one text in a unit; a measure costs the same wherever in the text it is taken."""

    def __init__(self, source: Source, unit: Unit) -> None:
        self._source, (self._codec, self._width) = source, _CODECS[unit]
        self._mark = _ORDER_MARK if source.bom and unit == "utf-8" else 0
        steps = range(0, len(source.text), _STEP)
        self._before = list(
            accumulate((self._units(source.text[at : at + _STEP]) for at in steps), initial=0)
        )

    def span(self, place: Place) -> Span:
        start, end = self._source.offsets(place)
        starts = self._source.line_starts
        if end > start and starts[place.end_line : place.end_line + 1] == (end,):
            # a stretch that holds a line end reaches to the start of the next line
            return Span(place.line, self._column(place.line, start), place.end_line + 1, 1)
        column = self._column(place.line, start)
        return Span(place.line, column, place.end_line, self._column(place.end_line, end))

    def _column(self, line: int, offset: int) -> int:
        mark = self._mark if line == 1 else 0
        return self._at(offset) - self._at(self._source.line_starts[line - 1]) + 1 + mark

    def _at(self, offset: int) -> int:
        step = offset // _STEP
        return self._before[step] + self._units(self._source.text[step * _STEP : offset])

    def _units(self, text: str) -> int:
        return len(text) if text.isascii() else len(text.encode(self._codec, "surrogatepass")) // self._width


class Spans:
    """Spans of the places of a report, in one unit."""

    def __init__(self, report: Report, unit: Unit) -> None:
        self._sources = report.sources()
        self._rulers: dict[PurePosixPath, _Ruler] = {}
        self._unit: Unit = unit

    def __call__(self, place: Place) -> Span | None:
        """The span of a place; None where the columns cannot be known.

        So it is in a file that is no notice of the report, and for bytes in a file that is not UTF-8.
        """
        source = self._sources.get(place.path)
        if source is None or (self._unit == "utf-8" and not source.exact):
            return None
        if place.path not in self._rulers:
            self._rulers[place.path] = _Ruler(source, self._unit)
        return self._rulers[place.path].span(place)

    def words(self, place: Place) -> str:
        """The words of a place, cut where they are long; empty where they cannot be known."""
        return words_of(self._sources.get(place.path), place)


def words_of(source: Source | None, place: Place, most: int = 80) -> str:
    """The words of a place, cut after so many code points; empty where the text is not known."""
    if source is None:
        return ""
    start, end = source.offsets(place)
    return source.text[start:end] if end - start <= most else source.text[start : start + most] + "…"
