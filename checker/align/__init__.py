"""Set the versions of a notice side by side, section by section and block by block."""

from collections.abc import Sequence

from ..discover import Family
from ..parse import Notice
from .features import Register, common_names, traits
from .lineup import line_up
from .menus import language_menus
from .model import Departure, DepartureKind, Reshaping, Row, Shape, Spot, Table
from .rows import lay_out
from .sisters import join_parts, part_merges
from .sorting import in_one_order
from .vote import vote

__all__ = ["Departure", "DepartureKind", "Reshaping", "Row", "Shape", "Spot", "Table", "align"]


def align(family: Family, notices: Sequence[Notice]) -> Table:
    """Align the notices of a family: rows for the checks, departures for the structure.

    ``notices`` are in the order of the family's versions. The result depends on nothing but the notices.
    """
    register = Register(common_names(notices))
    reference = _reference(family, notices)
    read = zip(notices, language_menus(notices), strict=True)
    versions = [traits(notice, register, menu) for notice, menu in read]
    lineup = line_up(in_one_order(versions, reference), reference)
    part_merges(lineup)
    join_parts(lineup)
    ballot = vote(lineup, reference)
    rows = lay_out(lineup, notices, ballot.comparable)
    return Table(
        family, tuple(notices), rows, ballot.departures, ballot.comparable, reference, ballot.distant
    )


def _reference(family: Family, notices: Sequence[Notice]) -> int | None:
    if family.reference is None:
        return None
    locales = [notice.version.locale for notice in notices]
    return locales.index(family.reference) if family.reference in locales else None
