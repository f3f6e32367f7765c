"""Fold the table of a judged family up, so that a run over many families keeps little of each.

A table is opened again for whoever reports on its family, one family at a time, in the order of the report.
"""

import zlib
from functools import lru_cache

import msgspec

from .align import Row, Table
from .align.model import Departure
from .discover import Family
from .parse.model import Block, Field, LeftOut, Notice, Section, Span
from .place import Flaw
from .read import Source

_LEVEL = 1  # of compression: the next one saves a tenth more and takes twice the time


class Folded(msgspec.Struct, frozen=True, eq=False):
    """A table as bytes: ``texts`` are the sources of its versions, ``sheet`` is what was made of them.

    ``rows`` and ``blocks`` count those of the table. Two of them are equal only where they are one.
    """

    family: Family
    rows: int
    blocks: int
    texts: bytes
    sheet: bytes


class _Text(msgspec.Struct, frozen=True, array_like=True):
    """A source without its path, which is that of its version."""

    text: str
    bom: bool
    flaws: tuple[Flaw, ...]


class _Leaf(msgspec.Struct, frozen=True, array_like=True):
    """A notice without its version and its text."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    left_out: tuple[LeftOut, ...]
    flaws: tuple[Flaw, ...]
    times: tuple[Span, ...]


class _Sheet(msgspec.Struct, frozen=True, array_like=True):
    """A table without its family and its texts; a cell of a row holds the indices of its version's blocks."""

    notices: tuple[_Leaf, ...]
    rows: tuple[tuple[tuple[int, ...], ...], ...]
    departures: tuple[Departure, ...]
    comparable: frozenset[int]
    reference: int | None
    distant: frozenset[int]


def fold(table: Table) -> Folded | None:
    """The table folded up, or None.

    So it is where a text has what cannot be written as UTF-8 (half of a pair of surrogates), or another path than
    its version.
    """
    if any(notice.source.path != notice.version.path for notice in table.notices):
        return None
    try:
        texts, sheet = _packed(list(map(_text, table.notices))), _packed(_sheet(table))
    except UnicodeEncodeError:
        return None
    return Folded(
        table.family, len(table.rows), sum(len(each.blocks) for each in table.notices), texts, sheet
    )


@lru_cache(maxsize=1)  # reports go from family to family, and ask several times for the same one
def unfold(folded: Folded) -> Table:
    """The table as it was."""
    sheet = msgspec.msgpack.decode(zlib.decompress(folded.sheet), type=_Sheet)
    told = zip(folded.family.versions, sources(folded), sheet.notices, strict=True)
    notices = tuple(
        Notice(
            version, source, each.blocks, each.sections, each.fields, each.left_out, each.flaws, each.times
        )
        for version, source, each in told
    )
    blocks = [notice.blocks for notice in notices]
    rows = tuple(
        Row(tuple(tuple(own[at] for at in cell) for own, cell in zip(blocks, row, strict=True)))
        for row in sheet.rows
    )
    return Table(
        folded.family, notices, rows, sheet.departures, sheet.comparable, sheet.reference, sheet.distant
    )


@lru_cache(maxsize=1)  # as above
def sources(folded: Folded) -> tuple[Source, ...]:
    """The texts of the versions, in their order."""
    texts = msgspec.msgpack.decode(zlib.decompress(folded.texts), type=list[_Text])
    return tuple(
        Source(version.path, each.text, each.bom, each.flaws)
        for version, each in zip(folded.family.versions, texts, strict=True)
    )


def _packed(value: object) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(value), _LEVEL)


def _text(notice: Notice) -> _Text:
    source = notice.source
    return _Text(source.text, source.bom, source.flaws)


def _sheet(table: Table) -> _Sheet:
    numbers = [{id(block): at for at, block in enumerate(notice.blocks)} for notice in table.notices]
    rows = tuple(
        tuple(tuple(own[id(block)] for block in cell) for own, cell in zip(numbers, row.cells, strict=True))
        for row in table.rows
    )
    return _Sheet(
        tuple(map(_leaf, table.notices)),
        rows,
        table.departures,
        table.comparable,
        table.reference,
        table.distant,
    )


def _leaf(notice: Notice) -> _Leaf:
    return _Leaf(notice.blocks, notice.sections, notice.fields, notice.left_out, notice.flaws, notice.times)
