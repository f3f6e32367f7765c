"""Tell by its sentences whether a block that some versions have belongs to a block or a list beside it."""

from collections.abc import Iterable, Sequence
from math import log

from msgspec.structs import replace

from ..align import Departure, Spot, Table
from ..align.rhythm import Stops, chained, distance, stops
from ..median import median
from ..parse import RUNNING_TEXT, Block
from ..punctuation import COMMAS, SEMICOLONS
from ..signs.marks import ends_with_colon, has_end_mark, has_sentences
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
# What ends a sentence below a list is no longer than this, in code points; in a script without capitals, which shows
# no beginning of a sentence, it is shorter.
_END, _END_WITHOUT_CASE = 60, 24
_MOST_WORDS = 2  # a verb and its auxiliary; more words say something of their own


def goes_on(lengths: Lengths, version: int, first: int, last: int) -> bool:
    """Whether a block beside extra ones lacks the sentences that these have.

    Others have a paragraph of three sentences, this version one of two and a paragraph of one: its third sentence is
    cut off, whatever the lengths say. Blocks that are not running text have no sentences to go by.
    """
    blocks = lengths.table.notices[version].blocks
    if any(block.kind not in RUNNING_TEXT for block in blocks[first:last]):
        return False
    beside = (at for at in (first - 1, last) if 0 <= at < len(blocks))
    return any(_is_completed(lengths, version, at, (first, last)) for at in beside)


def with_cuts_found(table: Table, departures: Sequence[Departure]) -> list[Departure]:
    """The departures, in which a sentence that was cut off is the paragraph in excess, and not the one beside it.

    A paragraph that is cut in two may push the paragraph below it out of line: the part stands beside what the others
    have there, and what belongs there seems to be in excess.
    """
    lengths = Lengths(table)
    return [_at_cut(table, lengths, departure) for departure in departures]


def _at_cut(table: Table, lengths: Lengths, departure: Departure) -> Departure:
    if departure.kind != "extra" or departure.kinds != ("paragraph",) or departure.others:
        return departure
    version, blocks = departure.spot.notice, table.notices[departure.spot.notice].blocks
    first, last = lengths.blocks_of(departure.spot)
    if last == first + 1 and goes_on(lengths, version, first, last):
        return departure
    for at in range(max(first - 1, 0), min(last + 1, len(blocks))):
        if blocks[at].kind == "paragraph" and goes_on(lengths, version, at, at + 1):
            spot = Spot(version, blocks[at].start, blocks[at].end)
            return replace(departure, spot=spot, words=blocks[at].text, certain=True)
    return departure


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


def ends_sentence_of_list(table: Table, departure: Departure) -> bool:
    """Whether the paragraph in which versions differ ends a sentence that a list or an image stands in the middle of.

    “Remove”, a list, and nothing more in English; “müssen Sie”, the list, “entfernen.” in German: a language that puts
    the verb last has a paragraph more, as Turkish, Japanese, Korean, Hindi and Hungarian do.
    """
    if departure.kinds != ("paragraph",):
        return False
    holding = [spot for spot in departure.spots if spot.start < spot.end] or departure.counterparts
    return Vote(sum(_closes_list(table, spot) for spot in holding), len(holding)).is_majority


def _closes_list(table: Table, spot: Spot) -> bool:
    """Whether a stretch has such an end; one of several blocks is a guess which of them is in excess."""
    notice = table.notices[spot.notice]
    first, last = notice.block_at(spot.start), notice.block_at(spot.end)
    return any(_is_end(notice.blocks, at) for at in range(first, last))


def _is_end(blocks: Sequence[Block], at: int) -> bool:
    """Whether the paragraph at a place ends a sentence that began above the list or the image before it."""
    before = at - 1
    while before > 0 and blocks[before].kind == blocks[at - 1].kind:
        before -= 1
    if before < 0 or before == at - 1 or blocks[at].kind != "paragraph":
        return False
    if blocks[at - 1].kind == "image":
        return blocks[before].kind in RUNNING_TEXT and _goes_on(blocks[at], blocks[before])
    listed = blocks[at - 1].kind == "item" and blocks[before].kind == "paragraph"
    return listed and not _has_ended(blocks[at - 1]) and _ends(blocks[at], blocks[before])


def _goes_on(rest: Block, lead: Block) -> bool:
    """Whether a paragraph goes on with a sentence, as a small letter or a comma shows; more may follow it."""
    begun = rest.text[:1].islower() or rest.text[:1] in tuple(COMMAS)
    return begun and not has_end_mark(lead.text)


def _ends(end: Block, lead: Block) -> bool:
    """Whether a paragraph may end what a block above a list has begun.

    Where no small letter shows that it goes on, a colon before the list may be the end of a sentence as well.
    """
    words = end.text
    if len(words.split()) > _MOST_WORDS:
        return False
    if words[:1].isupper() or not has_end_mark(words) or has_sentences(words) or _has_ended(lead):
        return False
    if words[:1].islower():
        return len(words) <= _END
    return len(words) <= _END_WITHOUT_CASE and not ends_with_colon(lead.text)


def _has_ended(block: Block) -> bool:
    """Whether a block ends in the mark of a whole sentence; what a colon or a semicolon ends may go on."""
    words = block.text.rstrip()
    return has_end_mark(words) and not ends_with_colon(words) and words[-1:] not in SEMICOLONS
