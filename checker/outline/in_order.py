"""Tell what speaks against blocks that seem to stand in another order than elsewhere."""

from collections import Counter

from ..align import Departure, Table
from ..parse import Block
from ..voting import Vote
from .alphabet import is_by_alphabet
from .doubt import Doubt
from .lengths import PHRASE
from .stretches import blocks_at


def is_guessed(table: Table, departure: Departure, doubt: Doubt) -> bool:
    """Whether blocks seem to stand elsewhere, by a guess from their lengths: of two neighbours, one may hold it alone.

    The lengths of a few words are no measure: “E.g. keyboards, serial ports” is shorter than “one character is one
    byte” in Chinese.
    """
    if is_by_alphabet(table, departure):
        return True
    if departure.kind == "swapped":
        unsure = doubt == "loose" or not departure.certain or _is_short_and_bare(table, departure)
        return unsure or _ends_behind_code(table, departure) or _lead_as_elsewhere(table, departure)
    return departure.kind == "moved" and doubt == "loose" and not departure.fingerprints


def _is_short_and_bare(table: Table, departure: Departure) -> bool:
    """Whether nothing but its length, of a few words, tells one block of a departure from the other."""
    shortest = min(len(block.text) for block in blocks_at(table, departure.spot))
    return not departure.fingerprints and shortest < PHRASE


def _ends_behind_code(table: Table, departure: Departure) -> bool:
    """Whether code stands before a paragraph that may end a sentence: where the verb stands last, it does so there.

    “Navigate to”, a path; a path, “に進んでください。”
    """
    blocks = blocks_at(table, departure.spot)
    return (
        len(blocks) == 2
        and blocks[0].kind == "code"
        and blocks[1].kind == "paragraph"
        and blocks[1].text[:1].isalpha()
        and not blocks[1].text[:1].isupper()
    )


def _lead_as_elsewhere(table: Table, departure: Departure) -> bool:
    """Whether two neighbours lead to the places that the others' lead to in their order: so both stand right.

    An alignment knows a link by its page alone, for the names of the places in it are often translated.
    """
    version, blocks = departure.spot.notice, blocks_at(table, departure.spot)
    rows = [table.row_of(version, block) for block in blocks]
    if len(blocks) != 2 or None in rows:
        return False
    first, second = (_places(block) for block in blocks)
    of_first, of_second = (_row_places(table, row, version) for row in rows if row is not None)
    return bool(first & of_second and second & of_first) and not first & second


def _row_places(table: Table, row: int, but: int) -> frozenset[str]:
    """The places to which the blocks of a row lead in at least half of the versions other than one."""
    cells = [cell for version, cell in enumerate(table.rows[row].cells) if cell and version != but]
    named = Counter(place for cell in cells for place in {one for block in cell for one in _places(block)})
    return frozenset(place for place, often in named.items() if Vote(often, len(cells)).is_half)


def _places(block: Block) -> frozenset[str]:
    """The names of the places in pages to which the links of a block lead."""
    names = (span.target.partition("#")[2] for span in block.spans if span.kind == "link")
    return frozenset(name for name in names if name)
