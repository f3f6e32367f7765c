"""Tell which versions are a translation of an older or a newer text than the others."""

from collections import Counter

from ..align import Table

# A version that lacks this share of what most others have, and as many rows, is no faulty copy of their text.
_SHARE = 0.1
_FEWEST = 5


def other_editions(table: Table) -> frozenset[int]:
    """Numbers of the versions that lack a tenth of the rows that three quarters of the versions have.

    What such a version says otherwise was right in the text it was made from: it is worth a note.
    """
    voters = sorted(table.comparable)
    held = (frozenset(number for number in voters if row.cells[number]) for row in table.rows)
    usual = [holders for holders in held if 4 * len(holders) >= 3 * len(voters)]
    lacking = Counter(number for holders in usual for number in voters if number not in holders)
    return frozenset(
        number for number, count in lacking.items() if count >= max(_FEWEST, _SHARE * len(usual))
    )
