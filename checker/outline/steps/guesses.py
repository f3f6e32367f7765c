"""Drop headings of plain text that are known by their look alone."""

from ...align import Departure, Table
from ...discover.files import format_of
from .step import one_by_one


@one_by_one
def without_guesses(table: Table, departure: Departure) -> Departure | None:
    """A departure, unless a heading and another block differ in plain text, where nothing marks a heading.

    It comes first, as it needs nothing but the shapes that the alignment has found.
    """
    shapes = departure.reshaping
    if shapes is None or "heading" not in {shapes.wanted.kind, shapes.found.kind}:
        return departure
    is_plain = format_of(table.notices[departure.spot.notice].version.path) == ".txt"
    return None if is_plain else departure
