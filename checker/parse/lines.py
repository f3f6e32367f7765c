"""Account for every line: what no block holds is named as left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

_LINE = re.compile(r"[^\r\n]+")


def lines_left(text: str, *held: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches of whole lines, neighbours joined, that are not blank and that nothing holds.

    ``held`` are the stretches, as offsets into the text, of blocks and of what is left out.
    """
    for start, end in _gaps(sorted(chain(*held)), len(text)):
        if not text[start:end].isspace():
            yield from _whole_lines(text, start, end)


def _gaps(held: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    reached = 0
    for start, end in held:
        if start > reached:
            yield reached, start
        reached = max(reached, end)
    if size > reached:
        yield reached, size


def _whole_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines of a gap that begin and end in it and hold more than spaces."""
    first = last = -1
    for line in _LINE.finditer(text, start, end):
        whole = (line.start() == 0 or text[line.start() - 1] in "\r\n") and (
            line.end() == len(text) or text[line.end()] in "\r\n"
        )
        if not whole or line[0].isspace():
            continue
        first = line.start() if first < 0 else first
        last = line.end()
    if first >= 0:
        yield first, last
