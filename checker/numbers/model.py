"""What a number in running text is."""

from typing import Literal

from msgspec import Struct

Sort = Literal[
    "amount",  # a number like any other
    "version",  # 2.1.0, or an IP address: parts joined by full stops
    "telephone",  # compared by its last digits
]


class Number(Struct, frozen=True):
    """A number in a text: offsets of its signs, and every value that they can stand for.

    ``readings`` are values in canonical writing: ASCII digits without groups, a full stop before decimals,
    as many decimals as are written. The reading of the locale comes first. ``scale`` is the power of ten of a
    word behind it (million). ``percent`` tells whether a per cent sign stands beside it.
    """

    start: int
    end: int
    text: str
    readings: tuple[str, ...]
    sort: Sort = "amount"
    scale: int = 0
    percent: bool = False


class Finds(Struct, frozen=True):
    """The numbers of a text, and the stretches that are dates."""

    numbers: tuple[Number, ...]
    dated: tuple[tuple[int, int], ...] = ()
