"""Drop the places of an edition that are left from what was translated, which are told by their language."""

from msgspec.structs import replace

from ...align import Departure, Table
from ..foreign import foreign_blocks
from ..stretches import at_spots, is_mostly
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
    alone = len({spot.notice for spot in own}) == len(own)
    left = at_spots(table, departure, own)
    return replace(left, kind="extra", camp="") if alone else left
