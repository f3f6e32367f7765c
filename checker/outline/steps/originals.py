"""Drop the places of an edition that are left from what was translated, which are told by their language."""

from msgspec.structs import replace

from ...align import Departure, Table
from ..foreign import foreign_blocks
from ..stretches import blocks_at, is_mostly
from .step import one_by_one


@one_by_one
def without_originals(table: Table, departure: Departure) -> Departure | None:
    """Blocks that versions have besides, without places that hold mostly words in another language; None without any.

    These are left from what was translated, and are told where they stand as not in the version's own language. It
    comes when camps are settled: where a camp has the blocks, its places say who has them in words of their own.
    """
    if departure.kind != "edition" or departure.camp != "having":
        return departure
    foreign = table.once(foreign_blocks)
    own = [spot for spot in departure.spots if not is_mostly(foreign, table, spot)]
    if len(own) == len(departure.spots) or not own:
        return departure if own else None
    first = [block.kind for spot in own if spot.notice == own[0].notice for block in blocks_at(table, spot)]
    versions = {spot.notice for spot in own}
    return replace(
        departure,
        kind="extra" if len(versions) == len(own) else "edition",
        camp="" if len(versions) == len(own) else departure.camp,
        spot=own[0],
        others=tuple(own[1:]),
        kinds=tuple(first),
        words=blocks_at(table, own[0])[0].text,
    )
