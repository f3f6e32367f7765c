"""What is wrong with a date of a version, or with the lack of one."""

from collections.abc import Mapping

from msgspec import Struct, field

from ..voting import Vote
from .stated import Stated


class Fault(Struct, frozen=True, kw_only=True):
    """Something that is wrong with a date of a version, or with its lack.

    ``start`` and ``end`` are offsets into the version's source; ``written`` are the words there as they were
    read, empty where a date is missing. ``expected`` is what should stand there. ``example`` is another version
    with the date that shows it. ``values`` fill the message. ``safe`` says that to write what is expected
    changes no meaning.
    """

    kind: str
    version: int
    start: int
    end: int
    written: str = ""
    expected: str = ""
    example: tuple[int, Stated] | None = None
    vote: Vote | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    safe: bool = False


def fault_of(
    date: Stated,
    version: int,
    kind: str,
    expected: str,
    *,
    example: tuple[int, Stated] | None = None,
    vote: Vote | None = None,
    values: Mapping[str, str] | None = None,
    safe: bool = False,
) -> Fault:
    """A fault of a date that a version states."""
    return Fault(
        kind=kind, version=version, start=date.start, end=date.end, written=date.found.text,
        expected=expected, example=example, vote=vote, values=values or {}, safe=safe,
    )  # fmt: skip
