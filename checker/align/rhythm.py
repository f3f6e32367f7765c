"""Compare blocks by where their sentences end: translators keep sentences far more often than lengths.

Of 4,000 paragraphs of published families, each given two neighbouring paragraphs to choose from, the distance below
chose the right one for 81 %, and for 95 % of the three fifths in which the two distances differed.
"""

import re
from collections.abc import Sequence
from math import log

from ..punctuation import ELLIPSIS, SPACED_ENDS, UNSPACED_ENDS, begins_small

Stops = tuple[float, ...]

# A full-width mark, or a mark and a blank. No sentence ends before a small letter, or behind a short number as in
# “7. mája”. The marks stand first, for the engine leaps from one to the next.
_SPACED = SPACED_ENDS + ELLIPSIS
_END = re.compile(
    rf"[{_SPACED}{UNSPACED_ENDS}](?:"
    rf"(?<=[{UNSPACED_ENDS}])[”」』）]*"
    rf"|(?<=[{_SPACED}])(?<!\D\d.)(?<!\D\d\d.)(?<![{_SPACED}].)[{_SPACED}]*[\"”»’)\]]*\s+(?=\S))"
)
_SHORTEST = 60  # code points of a text that has a rhythm
_EDGE = 0.02  # share of a text at either end in which a stop says nothing
# Means of the distance between blocks that belong together and between neighbours, both near exponential.
_SAME, _OTHER = 0.12, 0.5
# The most that the ends of sentences add to a score, and the least, in nats.
MOST, LEAST = 1.2, -2.5


def stops(text: str) -> Stops:
    """Where sentences end inside a text, as shares of its length; the end of the text itself is left out."""
    if len(text) < _SHORTEST:
        return ()
    size = len(text)
    ends = [
        found.end() / size
        for found in _END.finditer(text)
        if not begins_small(text[found.end() : found.end() + 1])
    ]
    return tuple([end for end in ends if _EDGE < end < 1 - _EDGE])


def chained(parts: Sequence[tuple[float, Stops]]) -> Stops:
    """Stops of several blocks read as one; each part has its size and its stops, and ends a sentence."""
    whole = sum(size for size, _ in parts) or 1.0
    found: list[float] = []
    start = 0.0
    for size, inner in parts:
        found += [(start + stop * size) / whole for stop in inner]
        start += size
        found.append(start / whole)
    return tuple(found[:-1])


def distance(one: Stops, other: Stops) -> float:
    """How many sentences one block is ahead of the other, on average over their length."""
    if len(one) == len(other):
        return sum([abs(stop - its) for stop, its in zip(one, other, strict=True)])
    if not one or not other:
        return sum([1 - stop for stop in one or other])
    steps = sorted([(stop, 1) for stop in one] + [(stop, -1) for stop in other])
    area, level, last = 0.0, 0, 0.0
    for stop, step in steps:
        area += abs(level) * (stop - last)
        level += step
        last = stop
    return area + abs(level) * (1 - last)


def evidence(own: Stops, others: Sequence[Stops]) -> float:
    """What the ends of sentences add to the score of two blocks, in nats; nothing where no sentence ends."""
    if not others or not (own or any(others)):
        return 0.0
    apart = sum([distance(own, other) if own or other else 0.0 for other in others]) / len(others)
    score = log(_OTHER / _SAME) - apart * (1 / _SAME - 1 / _OTHER)
    return max(LEAST, min(score, MOST))
