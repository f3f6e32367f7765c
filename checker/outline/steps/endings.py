"""Drop paragraphs that end a sentence which began above a list or code, as languages with the verb at the end do."""

from collections.abc import Sequence

from msgspec.structs import replace

from ...align import Departure, Spot, Table
from ...parse import RUNNING_TEXT, Block
from ...punctuation import COMMAS, SEMICOLONS, begins_small
from ...signs.marks import ends_with_colon, has_end_mark, has_sentences
from ...voting import Vote
from ..sentences import goes_on
from ..stretches import blocks_at
from .step import one_by_one

# What ends a sentence below a list is no longer than this, in code points; in a script without capitals, which shows
# no beginning of a sentence, it is shorter.
_END, _END_WITHOUT_CASE = 60, 24
_LEADING_ON = frozenset(COMMAS + SEMICOLONS)
_SHOWN = frozenset({"image", "code"})
_LACKING = frozenset({"missing", "editions"})
_MOST_WORDS = 2  # a verb and its auxiliary; more words say something of their own


@one_by_one
def without_endings(table: Table, departure: Departure) -> Departure | None:
    """A departure, unless it is a paragraph that ends a sentence with a list, code or an image in its middle.

    “Remove”, a list, and nothing more in English; “müssen Sie”, the list, “entfernen.” in German: a language that puts
    the verb last has a paragraph more, as Turkish, Japanese, Korean, Hindi and Hungarian do. It comes before camps are
    settled: a language is no side of a vote.
    """
    return None if _ends_sentence(table, departure) else _without_leads(table, departure)


def _without_leads(table: Table, departure: Departure) -> Departure | None:
    """A departure without the versions that say behind code what the others say before it.

    “Navigate to”, and a path; the path, and “に進んでください。”: what ends in a colon may be lacking all the same.
    """
    if departure.kind not in _LACKING or departure.kinds != ("paragraph",):
        return departure
    leads = [block for spot in departure.counterparts for block in blocks_at(table, spot)]
    led = sum(len(block.text) <= _END and not has_end_mark(block.text) for block in leads)
    if not Vote(led, len(leads)).is_majority:
        return departure
    left = [spot for spot in departure.spots if spot.start < spot.end or not _ends_behind(table, spot)]
    return replace(departure, spot=left[0], others=tuple(left[1:])) if left else None


def _ends_behind(table: Table, spot: Spot) -> bool:
    """Whether code stands behind a gap, and behind that what may be the end of a sentence."""
    notice = table.notices[spot.notice]
    behind = notice.blocks[notice.block_at(spot.start) :][:2]
    if [block.kind for block in behind] != ["code", "paragraph"]:
        return False
    words = behind[1].text
    return words[:1].isalpha() and not words[:1].isupper()


def _ends_sentence(table: Table, departure: Departure) -> bool:
    """Whether most of the versions that have the paragraph end a sentence with it."""
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
    """Whether the paragraph at a place ends a sentence that began above the list, the code or the image before it."""
    before = at - 1
    while before > 0 and blocks[before].kind == blocks[at - 1].kind:
        before -= 1
    if before < 0 or before == at - 1 or blocks[at].kind != "paragraph":
        return False
    if blocks[at - 1].kind in _SHOWN:
        rest, lead = blocks[at], blocks[before]
        return lead.kind in RUNNING_TEXT and (_is_rest(rest, lead) or _ends(rest, lead))
    listed = blocks[at - 1].kind == "item" and blocks[before].kind == "paragraph"
    return listed and not _has_ended(blocks[at - 1]) and _ends(blocks[at], blocks[before])


def _is_rest(rest: Block, lead: Block) -> bool:
    """Whether a paragraph goes on with a sentence, as a small letter or a comma shows; more may follow it."""
    behind_comma = rest.text[:1] in tuple(COMMAS) and not has_end_mark(lead.text)
    led_on = begins_small(rest.text) and lead.text[-1:] in _LEADING_ON
    return behind_comma or led_on or goes_on(rest, lead)


def _ends(end: Block, lead: Block) -> bool:
    """Whether a paragraph may end what a block above a list has begun.

    Where no small letter shows that it goes on, a colon before the list may be the end of a sentence as well.
    """
    words = end.text
    if len(words.split()) > _MOST_WORDS:
        return False
    if words[:1].isupper() or not has_end_mark(words) or has_sentences(words) or _has_ended(lead):
        return False
    if begins_small(words):
        return len(words) <= _END
    return len(words) <= _END_WITHOUT_CASE and not ends_with_colon(lead.text)


def _has_ended(block: Block) -> bool:
    """Whether a block ends in the mark of a whole sentence; what a colon or a semicolon ends may go on."""
    words = block.text.rstrip()
    return has_end_mark(words) and not ends_with_colon(words) and words[-1:] not in SEMICOLONS
