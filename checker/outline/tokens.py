"""Read what translation leaves alone in some blocks: paths, names of programs, numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from ..align import Spot
from ..parse import Block
from ..voting import Vote
from .lengths import Lengths

_TOKEN = re.compile(r"(?<![A-Za-z0-9/_.:@-])[A-Za-z0-9/_.:@-]{3,}[A-Za-z0-9/_]")
# A token with such a sign is no word of any language, so it is the same in all of them.
_LASTING = re.compile(r".[A-Z0-9/_.:@]")

_LEFT_ALONE = frozenset({"link", "code"})


def tokens_of(block: Block) -> frozenset[str]:
    """The tokens of a block: words in Latin letters, and whatever may be a name, a path or a number."""
    return frozenset(_TOKEN.findall(block.text))


def lasting_of(block: Block) -> frozenset[str]:
    """What a block names that translation leaves alone: such tokens, its links and its code."""
    return frozenset(filter(_LASTING.search, tokens_of(block))) | left_alone_in(block)


def left_alone_in(block: Block) -> frozenset[str]:
    """The code of a block, and where its links and images lead."""
    return frozenset(
        span.target or block.text[span.at : span.to] for span in block.spans if span.kind in _LEFT_ALONE
    )


class Tokens:
    """The tokens of stretches of blocks, over one table."""

    def __init__(self, lengths: Lengths) -> None:
        self.table = lengths.table
        self.lengths = lengths
        self._whole: dict[int, Counter[str]] = {}

    def kept(self, spots: Sequence[Spot]) -> frozenset[str]:
        """What most of the versions that have some blocks have in them."""
        counts = Counter(token for spot in spots for token in self._at(spot))
        return frozenset(token for token, count in counts.items() if Vote(count, len(spots)).outvotes)

    def lasting(self, spots: Sequence[Spot]) -> frozenset[str]:
        """What most of the versions that have some blocks name in them, and translation leaves alone."""
        return frozenset(filter(_LASTING.search, self.kept(spots)))

    def own(self, version: int, first: int, last: int) -> frozenset[str]:
        """What a version has in some blocks, and nowhere else."""
        whole, here = self._of_version(version), self._counts(version, first, last)
        return frozenset(token for token, count in here.items() if count == whole[token])

    def lasting_own(self, version: int, first: int, last: int) -> frozenset[str]:
        """What a version names in some blocks and nowhere else, and translation leaves alone."""
        return frozenset(filter(_LASTING.search, self.own(version, first, last)))

    def _at(self, spot: Spot) -> frozenset[str]:
        return frozenset(self._counts(spot.notice, *self.lengths.blocks_of(spot)))

    def _of_version(self, version: int) -> Counter[str]:
        """How often each token stands in a version."""
        if version not in self._whole:
            self._whole[version] = self._counts(version, 0, len(self.table.notices[version].blocks))
        return self._whole[version]

    def _counts(self, version: int, first: int, last: int) -> Counter[str]:
        blocks = self.table.notices[version].blocks[first:last]
        return Counter(token for block in blocks for token in _TOKEN.findall(block.text))
