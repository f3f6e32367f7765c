"""Set the versions of a notice side by side, section by section and block by block."""

from collections.abc import Sequence

from ..discover import Family
from ..parse import Notice
from .model import Departure, DepartureKind, Row, Spot, Table, Vote

__all__ = ["Departure", "DepartureKind", "Row", "Spot", "Table", "Vote", "align"]


def align(family: Family, notices: Sequence[Notice]) -> Table:
    """Align the notices of a family: rows for the checks, departures for the structure."""
    raise NotImplementedError
