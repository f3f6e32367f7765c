"""Tell by the ids that a page gives its elements which passages of a row are other paragraphs than the rest.

Pages that are built from one source keep the ids of their elements in every language, also where they sort sections by
their translated names: there a row can hold other paragraphs than it seems.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ..discover.files import format_of
from ..late import late
from ..parse import Notice
from ..voting import TRIO, Vote
from .passage import Passages

_ID = late(r"\sid=[\"']([^\"'<>\s]+)[\"']")
# Programs count these: in a version with one paragraph less they stand at other paragraphs.
_COUNTED = re.compile(r"[a-zA-Z]*[-_.]?\d{1,5}|id[mp]\d+")


class GivenIds:
    """The ids of the blocks of some versions, by version and by where the block begins."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        read = [_ids_of(notice) if _may_give(notice) else {} for notice in notices]
        self._by_start = read if sum(map(bool, read)) >= TRIO else []
        self._known: list[Counter[str | None]] = [Counter(ids.values()) for ids in self._by_start]

    def of_one_paragraph(self, row: Passages) -> Passages:
        """The passages without those that the others have elsewhere, or whose version has the others' elsewhere."""
        if not self._by_start:
            return row
        given = [self._by_start[passage.version].get(passage.blocks[0].start) for passage in row]
        usual, often = Counter(given).most_common(1)[0]
        if often == len(row) or often < TRIO or not Vote(often, len(row)).is_majority:
            return row
        rest = [passage.version for passage, own in zip(row, given, strict=True) if own == usual]
        return Passages(
            [
                passage
                for passage, own in zip(row, given, strict=True)
                if own in (usual, None)
                or not (
                    usual in self._known[passage.version] or self._is_elsewhere(own, passage.version, rest)
                )
            ]
        )

    def _is_elsewhere(self, given: str | None, version: int, rest: Sequence[int]) -> bool:
        """Whether an id that a version has once is one that most of the others have too."""
        if self._known[version][given] > 1:
            return False  # copied with the element, it tells nothing
        return Vote(sum(given in self._known[other] for other in rest), len(rest)).is_majority


def _may_give(notice: Notice) -> bool:
    return format_of(notice.source.path) == ".html" and " id=" in notice.source.text


def _ids_of(notice: Notice) -> dict[int, str]:
    """The id of the element that each block is, or that stands right around it."""
    text, before, found = notice.source.text, 0, {}
    for block in notice.blocks:
        ids = _ID.findall(text, before, block.origin(0))
        if ids and not _COUNTED.fullmatch(ids[-1]):
            found[block.start] = ids[-1]
        before = max(before, block.end)
    return found
