"""Drop words that a version repeats on purpose, and not by mistake."""

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from ...align import Departure, Spot, Table
from ...parse import HEADINGS, Notice
from ...voting import Vote
from ..lengths import PHRASE, in_letters
from .step import one_by_one

_OFTEN = 3  # times that a block stands in a version on purpose, and stretches that such a version repeats
_REMARK = 60  # letters; so short a sentence may hold in two sections, as “Note: `lamp` may be off.” does
_LISTED = frozenset({"row", "item"})
_OF_A_LIST = frozenset({"item", "image", "code"})


@one_by_one
def without_repeats(table: Table, departure: Departure) -> Departure | None:
    """A departure, unless its words stand again on purpose.

    A short remark that two sections have is no certain one, nor are repetitions in a version that has several.

    It comes before the closing question is left out: what is repeated together with an answer is no phrase.
    """
    if _is_on_purpose(table, departure):
        return None
    notice, original = table.notices[departure.spot.notice], departure.original
    if original is None or _is_beside(notice, departure.spot, original):
        return departure
    often = table.once(_repetitions)[departure.spot.notice] >= _OFTEN
    if departure.kind == "pasted":
        return None if often else departure
    return replace(departure, certain=False) if often or _is_remark(table, departure) else departure


def _repetitions(table: Table) -> Counter[int]:
    """How many stretches stand again in each version, farther on: two keymaps of one program are much alike."""
    return Counter(
        departure.spot.notice
        for departure in table.departures
        if departure.kind == "duplicate"
        and departure.original is not None
        and not _is_beside(table.notices[departure.spot.notice], departure.spot, departure.original)
    )


def _is_on_purpose(table: Table, departure: Departure) -> bool:
    """Whether words are repeated on purpose: “Save your changes.” below several steps, or a remark three times.

    So may rows and items be where most versions have some in several tables or lists: a key that does the same in two
    windows. There only what stands right below itself is a slip.
    """
    notice, spot, original = table.notices[departure.spot.notice], departure.spot, departure.original
    if departure.kind != "duplicate" or original is None:
        return False
    if not any(map(str.isalnum, departure.words)):
        return True  # the sides of a box drawn with signs
    beside = _is_beside(notice, spot, original)
    if not beside and _LISTED.issuperset(departure.kinds) and _is_usual(table, departure):
        return True
    if len(departure.kinds) > 1:
        return False
    same = [b for b in notice.blocks if (b.kind, b.text) == (departure.kinds[0], departure.words)]
    if len(same) >= _OFTEN:
        return True
    return not departure.fingerprints and len(departure.words) < PHRASE and not beside


def _is_remark(table: Table, departure: Departure) -> bool:
    """Whether what stands again is one short block of another section, or a step of another list."""
    notice, original = table.notices[departure.spot.notice], departure.original
    if original is None or len(departure.kinds) > 1:
        return False
    letters = in_letters(len(departure.words), notice.version.locale)
    return letters <= _REMARK and _is_parted(notice, departure.spot, original)


def _is_beside(notice: Notice, spot: Spot, original: Spot) -> bool:
    between = notice.source.text[min(spot.end, original.end) : max(spot.start, original.start)]
    return not between.strip()


def _is_parted(notice: Notice, spot: Spot, original: Spot) -> bool:
    """Whether a heading stands between words and the same words again; of items, anything that ends their list."""
    first, last = sorted((notice.block_at(spot.start), notice.block_at(original.start)))
    between = notice.blocks[first + 1 : last]
    if notice.blocks[first].kind == "item":
        return any(block.kind not in _OF_A_LIST for block in between)
    return any(block.kind in HEADINGS for block in between)


def _is_usual(table: Table, departure: Departure) -> bool:
    """Whether most of the other versions repeat something of the same kind in another table or list."""
    repeating, own = table.once(_repeating), {spot.notice for spot in departure.spots}
    others = table.comparable - own
    usual = (
        Vote(sum((at, kind) in repeating for at in others), len(others)) for kind in set(departure.kinds)
    )
    return all(vote.is_majority for vote in usual)


def _repeating(table: Table) -> frozenset[tuple[int, str]]:
    """The versions in which words of a row, or of an item, stand again with others between, each with that kind."""
    return frozenset((at, kind) for at, notice in enumerate(table.notices) for kind in _repeated(notice))


def _repeated(notice: Notice) -> Iterator[str]:
    seen: dict[tuple[str, str], int] = {}
    for at, block in enumerate(notice.blocks):
        if block.kind not in _LISTED or len(block.text) < PHRASE:
            continue
        if at - seen.setdefault((block.kind, block.text), at) > 1:
            yield block.kind
