"""Make facts of slips that are known by themselves: an order left in, a heading beside its translation, a short row."""

from collections.abc import Sequence
from operator import attrgetter

from ... import wording
from ...align import Spot, Table
from ...findings import Fact, Related
from ...outline import ShortRow, Twin
from .details import excerpt_of, place_of, placed


def left_over(table: Table, twin: Twin) -> Fact:
    """A heading left over beside its translation, and where it comes from."""
    notice, other = table.notices[twin.notice], table.notices[twin.other]
    there = other.within(twin.there, 0, len(twin.there.text))
    return Fact(
        "translated-headings",
        "left-over",
        notice.within(twin.block, 0, len(twin.block.text)),
        notice.version.locale,
        found=twin.block.text,
        details={"there": other.version.locale},
        vote=twin.vote,
        related=(Related(there, other.version.locale, twin.there.text),),
        confidence=0.95,
    )


def order_left(table: Table, places: Sequence[Spot]) -> Fact:
    """One fact for an order to the translator, at the first version that has it."""
    first, others = places[0], places[1:]
    notice = table.notices[first.notice]
    return Fact(
        "same-blocks",
        "order",
        notice.place(first.start, first.end),
        notice.version.locale,
        found=excerpt_of(table, first),
        details={"at": wording.lines_of(placed(table, sorted(places, key=attrgetter("notice", "start"))))},
        related=tuple(
            Related(place_of(table, spot), table.locale(spot.notice), excerpt_of(table, spot))
            for spot in others
        ),
        confidence=0.95,
    )


def short_row(table: Table, short: ShortRow) -> Fact:
    """A row of a table whose last cells are lacking."""
    notice, other = table.notices[short.version], table.notices[short.model]
    start, end = short.block.start, short.block.end
    theirs = Spot(short.model, short.theirs.start, short.theirs.end)
    return Fact(
        "same-blocks",
        "cells",
        notice.place(start, end),
        notice.version.locale,
        found=excerpt_of(table, Spot(short.version, start, end)),
        details={"cells": str(short.expected), "few": str(short.found)},
        vote=short.vote,
        related=(
            Related(other.place(theirs.start, theirs.end), other.version.locale, excerpt_of(table, theirs)),
        ),
        confidence=0.95,
    )
