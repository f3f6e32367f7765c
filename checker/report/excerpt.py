"""Quote the words of a document so that the reader sees which ones are meant."""

import re
import unicodedata

from ..place import Place
from ..read import Source
from .clean import code_point, inert, right_to_left
from .paint import Line, Words, line
from .width import cell_width

WIDTH = 74  # cells of a quoted line: 80 columns less the gutter
_NEAR = 500  # code points that are looked at; more than fit, even where many of them have no width

_HIDDEN = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")


def quoted(source: Source, place: Place) -> list[Line]:
    """The first line of the place with its number, and a mark under the very words.

    There is no mark under text that runs right to left, because terminals differ in where they put it.
    """
    text = source.line_text(place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    before, words, after = around(text, place.column - 1, end)
    gutter = f"{place.line:>5} | "
    if right_to_left(before + words + after):
        return [line(Words(gutter, "dim"), Words(before + words + after, foreign=True))]
    shown = line(Words(gutter, "dim"), before, Words(words, "bold"), after)
    if not words.strip():
        return [shown]
    margin = " " * cell_width(inert(before))
    return [shown, line(Words("      | ", "dim"), margin, Words("~" * cell_width(inert(words)), "mark"))]


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, in and after a stretch of a line, cut to the width of a report."""
    tabs = str.maketrans({"\t": "    "})
    near = (
        text[max(0, start - _NEAR) : start],
        text[start : min(end, start + _NEAR)],
        text[end : end + _NEAR],
    )
    before, words, after = (part.translate(tabs) for part in near)
    if (shown := _cut(words, WIDTH)) != words:
        return "", shown, ""
    room = WIDTH - cell_width(inert(words))
    lead = min(cell_width(before), max(room // 2, room - cell_width(after)))
    return _cut_left(before, lead), words, _cut(after, room - min(lead, cell_width(before)))


def between(source: Source, place: Place) -> str:
    """“between lines 8 and 10” for a place between two blocks; empty for a place that holds words."""
    if not place.empty:
        return ""
    lines = range(1, len(source.line_starts) + 1)
    above = next((n for n in reversed(lines[: place.line - 1]) if source.line_text(n).strip()), None)
    here = place.line if source.line_text(place.line).strip() and place.column == 1 else None
    below = here or next((n for n in lines[place.line :] if source.line_text(n).strip()), None)
    if place.column > 1:
        above = place.line
    if above is None:
        return f"before line {below}" if below else ""
    return f"between lines {above} and {below}" if below else f"after line {above}"


def named_letters(text: str) -> str:
    """The letters of a short text that cannot be told apart by eye, by number and name; often none."""
    if len(text) == 1 and not text.isascii() and inert(text) == text:
        return code_point(text)
    systems = _digit_runs(text)
    if len({system for _, system in systems}) > 1:
        return " · ".join(f"{run} {system}" for run, system in systems)
    hidden = [
        letter for letter in text if unicodedata.category(letter) in _HIDDEN and inert(letter) == letter
    ]
    return ", ".join(dict.fromkeys(map(code_point, hidden)))


def differing(found: str, expected: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The cells in which two texts differ: for each the first one and how many.

    None where that would mark all of both, where a terminal may put the letters elsewhere, or where they run
    over the width of a report.
    """
    if not found or not expected or right_to_left(found + expected) or "\n" in found + expected:
        return None
    if max(cell_width(inert(found)), cell_width(inert(expected))) > WIDTH:
        return None
    from rapidfuzz.distance import Postfix, Prefix

    lead = Prefix.similarity(found, expected)
    tail = Postfix.similarity(found[lead:], expected[lead:])
    if not lead and not tail:
        return None
    start = cell_width(inert(found[:lead]))
    middles = (text[lead : len(text) - tail] for text in (found, expected))
    first, second = (cell_width(inert(middle)) for middle in middles)
    return (start, first), (start, second)


def beside(source: Source, place: Place) -> str:
    """The words of a place with a little of what stands around them, on one line.

    Of a place that holds none, where they would stand.
    """
    text = source.line_text(place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    before, words, after = around(text, place.column - 1, end)
    if place.empty and (before + after).strip():
        side = "behind" if before.strip() else "before"
        return f"none {side}: {_cut_left(before, 40).strip() or _cut(after, 40).strip()}"
    if cell_width(words) > 40:
        return _cut(words, 40)
    lead, tail = before[-14:], after[:14]
    if lead != before or lead.startswith("…"):
        lead = "… " + lead.partition(" ")[2]
    if tail != after or tail.endswith("…"):
        tail = tail.rpartition(" ")[0] + " …"
    return (lead + words + tail).strip()


def _digit_runs(text: str) -> list[tuple[str, str]]:
    return [(run, _system(run[0])) for run in re.findall(r"\d+", text)]


def _system(digit: str) -> str:
    """Name of a digit's system: ``ARABIC-INDIC``, ``EXTENDED ARABIC-INDIC``, ``DEVANAGARI``, ``ASCII``."""
    return unicodedata.name(digit, "").rpartition(" DIGIT ")[0] or "ASCII"


def _cut(text: str, width: int) -> str:
    if cell_width(text) <= width:
        return text
    while text and cell_width(text) > width - 1:
        text = text[: max(0, min(len(text) - 1, width - 1))]
    return text + "…"


def _cut_left(text: str, width: int) -> str:
    if cell_width(text) <= width:
        return text
    while text and cell_width(text) > width - 1:
        text = text[max(1, len(text) - width + 1) :]
    return "…" + text
