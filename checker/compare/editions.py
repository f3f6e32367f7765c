"""Tell which versions are a translation of an older or a newer text than the others."""

from collections import Counter

from ..align import Table
from ..voting import Vote

# A version that lacks this share of what most others have, and as many rows, is no faulty copy of their text.
_SHARE = 0.1
_FEWEST = 5


def other_editions(table: Table) -> frozenset[int]:
    """The versions of which more departs than fits, or that lack a tenth of the rows that three quarters have.

    What such a version says otherwise was right in the text it was made from: it is worth a note.
    """
    voters = sorted(table.comparable)
    held = (frozenset(version for version in voters if row.cells[version]) for row in table.rows)
    usual = [holders for holders in held if Vote(len(holders), len(voters)).is_clear]
    lacking = Counter(version for holders in usual for version in voters if version not in holders)
    return table.distant | frozenset(
        version for version, count in lacking.items() if count >= max(_FEWEST, _SHARE * len(usual))
    )
