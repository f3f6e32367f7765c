"""Compare blocks by their sentences: where one goes on in another, and which block lacks those of its neighbour."""

from collections.abc import Iterable, Sequence
from math import log

from ..align.rhythm import Stops, chained, distance, stops
from ..median import median
from ..parse import RUNNING_TEXT, Block
from ..punctuation import begins_small
from ..signs.marks import has_end_mark
from ..voting import OTHERS, Vote
from .lengths import Lengths

# By so much a block is nearer to its counterparts with the extra blocks than without them. In published texts those
# that were cut off brought it nearer by 0.21 and more, a short last sentence brings it nearer by less.
_NEARER = 0.12
# With them it is about this near for each of its sentences, or nearer. Of 120 sentences of other texts, planted as
# paragraphs, three brought a block nearer by chance, and none so near.
_NEAR = 0.075
# A stretch that is longer than expected by more than this (natural logarithm) holds words of its own.
_LONGER = 0.4


def goes_on(rest: Block, lead: Block) -> bool:
    """Whether a block goes on with a sentence that another has not ended, as a small letter shows."""
    return begins_small(rest.text) and not has_end_mark(lead.text)


def completes_neighbour(lengths: Lengths, version: int, first: int, last: int) -> bool:
    """Whether a block beside extra ones lacks the sentences that these have.

    Others have a paragraph of three sentences, this version one of two and a paragraph of one: its third sentence is
    cut off, whatever the lengths say. Blocks that are not running text have no sentences to go by.
    """
    blocks = lengths.table.notices[version].blocks
    if any(block.kind not in RUNNING_TEXT for block in blocks[first:last]):
        return False
    beside = (at for at in (first - 1, last) if 0 <= at < len(blocks))
    return any(_is_completed(lengths, version, at, (first, last)) for at in beside)


def _is_completed(lengths: Lengths, version: int, at: int, extra: tuple[int, int]) -> bool:
    """Whether the sentences of a block end where those of its counterparts do only with the extra blocks."""
    table, blocks = lengths.table, lengths.table.notices[version].blocks
    row = table.row_of(version, blocks[at])
    if row is None or blocks[at].kind not in RUNNING_TEXT:
        return False
    cells = table.rows[row].cells
    others = [_read_as_one(cells[other]) for other in table.comparable - {version} if cells[other]]
    if len(others) < OTHERS or not Vote(sum(map(bool, others)), len(others)).is_majority:
        return False
    alone = cells[version]
    whole = sorted((*alone, *blocks[extra[0] : extra[1]]), key=lambda each: each.start)
    apart = _apart(_read_as_one(whole), others)
    if apart + _NEARER > _apart(_read_as_one(alone), others) or apart > _NEAR * _sentences(others):
        return False
    notice = table.notices[version]
    return _is_about_as_long(
        lengths, version, notice.block_at(whole[0].start), notice.block_at(whole[-1].start) + 1
    )


def _is_about_as_long(lengths: Lengths, version: int, first: int, last: int) -> bool:
    """Whether a stretch is no longer than one that holds nothing but what the others have there."""
    expected, here = lengths.expected(version, first, last), lengths.here(version, first, last)
    return bool(expected) and bool(here) and log(here / (expected or here)) <= _LONGER


def _read_as_one(blocks: Iterable[Block]) -> Stops:
    return chained([(float(len(block.text)), stops(block.text)) for block in blocks])


def _sentences(others: Sequence[Stops]) -> float:
    return median([len(other) + 1 for other in others])


def _apart(own: Stops, others: Sequence[Stops]) -> float:
    return median([distance(own, other) if own or other else 0.0 for other in others])
