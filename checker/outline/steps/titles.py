"""Drop titles of admonitions: without one, the site generator writes the usual one in the reader's language."""

import re

from ...align import Departure, Spot, Table
from ...voting import Vote
from ..stretches import blocks_at
from .step import one_by_one

# What stands on the line before such a title: !!! tip "Title", ??? note "Title", :::tip[Title] and ::: tip Title.
_MARK = re.compile(r"[ \t>]*(?:!!!|\?\?\?\+?|:{3,})[ \t]*[\w-]+(?:[ \t]*[\"“\[]|[ \t]+)")


@one_by_one
def without_titles(table: Table, departure: Departure) -> Departure | None:
    """A departure, unless it is the title of an admonition that other versions leave to the generator.

    “!!! tip” is shown as “Tip”, or as “Astuce” where somebody has written that. It comes before camps are settled:
    what the generator adds is no side of a vote.
    """
    if departure.kinds != ("paragraph",):
        return departure
    holding = [spot for spot in departure.spots if spot.start < spot.end] or departure.counterparts
    titles = sum(_is_title(table, spot) for spot in holding)
    return None if Vote(titles, len(holding)).is_majority else departure


def _is_title(table: Table, spot: Spot) -> bool:
    text = table.notices[spot.notice].source.text
    blocks = blocks_at(table, spot)
    if len(blocks) != 1:
        return False
    line = text.rfind("\n", 0, blocks[0].start) + 1
    return _MARK.fullmatch(text, line, blocks[0].start) is not None
