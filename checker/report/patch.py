"""What could be repaired, as a unified diff that ``git apply`` takes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..edits import Change, Swap, swapped
from ..repair import changes, repairs
from ..run import Report
from .choice import least
from .clean import inert
from .paint import Look

_AROUND = 3  # lines shown before and after each change


def render(report: Report, look: Look) -> str:
    """The repairs, as ``--fix`` would make them, a file at a time; where nobody tried them out, a first round.

    Documents stand in it byte for byte, because a patch that hid their controls could not be applied; only on
    a terminal are they made inert.
    """
    made = report.changes
    if made is None:
        made = tuple(changes(report, repairs(report, unsafe=look.unsafe, least=least(look))))
    lines = [line for change in made for line in _file(change)]
    return "".join(f"{inert(line.rstrip(chr(10)))}\n" if look.terminal else line for line in lines)


class _Stretch(Struct, frozen=True):
    """Lines of a file, from 0, the end exclusive, and those that come in their place."""

    first: int
    last: int
    lines: tuple[str, ...]


def _file(change: Change) -> Iterator[str]:
    before = _lines(change.before)
    hunks = list(_hunks(list(_stretches(change, before))))
    if hunks:
        yield f"--- {_quoted(f'a/{change.path}')}\n"
        yield f"+++ {_quoted(f'b/{change.path}')}\n"
    grown = 0
    for hunk in hunks:
        yield from _hunk(hunk, before, grown)
        grown += sum(len(each.lines) - (each.last - each.first) for each in hunk)


def _stretches(change: Change, before: Sequence[str]) -> Iterator[_Stretch]:
    """The changed lines, without those that a swap touches and leaves as they are."""
    starts, count = _starts(before), len(before)
    for first, last, swaps in _touched(change.swaps, starts, count):
        base = starts[first]
        text = change.before[base : starts[last]]
        after = swapped(text, (swap.moved(-base) for swap in swaps))
        yield from _trimmed(first, before[first:last], _lines(after))


def _touched(
    swaps: Sequence[Swap], starts: Sequence[int], count: int
) -> Iterator[tuple[int, int, list[Swap]]]:
    """Lines, the end exclusive, that swaps stand in, those together that share a line or join two."""
    first = last = 0
    own: list[Swap] = []
    for swap in swaps:
        line = max(min(bisect_right(starts, swap.start) - 1, count - 1), 0)
        if own and line >= last:
            yield first, last, own
            own = []
        if not own:
            first = last = line
        own.append(swap)
        # a line that loses its end is joined to the next one
        last = max(last, min(bisect_right(starts, swap.end), count))
    if own:
        yield first, last, own


def _trimmed(first: int, old: Sequence[str], new: Sequence[str]) -> Iterator[_Stretch]:
    least = min(len(old), len(new))
    lead = next((at for at in range(least) if old[at] != new[at]), least)
    tail = next((at for at in range(least - lead) if old[-1 - at] != new[-1 - at]), least - lead)
    if lead + tail < max(len(old), len(new)):
        yield _Stretch(first + lead, first + len(old) - tail, tuple(new[lead : len(new) - tail]))


def _hunks(stretches: Sequence[_Stretch]) -> Iterator[list[_Stretch]]:
    """Stretches together whose lines around would touch."""
    hunk: list[_Stretch] = []
    for stretch in stretches:
        if hunk and stretch.first - hunk[-1].last > 2 * _AROUND:
            yield hunk
            hunk = []
        hunk.append(stretch)
    if hunk:
        yield hunk


def _hunk(hunk: Sequence[_Stretch], before: Sequence[str], grown: int) -> Iterator[str]:
    first, last = max(hunk[0].first - _AROUND, 0), min(hunk[-1].last + _AROUND, len(before))
    more = sum(len(each.lines) - (each.last - each.first) for each in hunk)
    yield f"@@ -{_range(first, last - first)} +{_range(first + grown, last - first + more)} @@\n"
    at = first
    for stretch in hunk:
        yield from map(_line, " " * (stretch.first - at), before[at : stretch.first])
        yield from (_line("-", line) for line in before[stretch.first : stretch.last])
        yield from (_line("+", line) for line in stretch.lines)
        at = stretch.last
    yield from (_line(" ", line) for line in before[at:last])


def _range(first: int, count: int) -> str:
    """A range as a hunk's head names it: without its count where that is 1, and the line before an empty one."""
    return f"{first + 1}" if count == 1 else f"{first + (count > 0)},{count}"


def _line(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _starts(lines: Sequence[str]) -> list[int]:
    """Offsets at which lines begin, and the end of the last one."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _lines(text: str) -> list[str]:
    """Lines as git counts them: they end at a line feed and nowhere else."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [text.rpartition("\n")[2]] * (
        not text.endswith("\n") and bool(text)
    )


def _quoted(path: str) -> str:
    """A path as git writes it: in quotes where it holds what would end the line."""
    if not any(sign < " " or sign in '"\\\x7f' for sign in path):
        return path
    escaped = "".join(f"\\{ord(sign):03o}" if sign < " " or sign in '"\\\x7f' else sign for sign in path)
    return f'"{escaped}"'
