"""Find definitions of addresses that are part of a paragraph, because no blank line stands before them."""

import re
from collections.abc import Iterator

from ..late import late
from ..parse import Notice

# A definition on the second line of a block or below: after the first line it is words.
_DEFINITION = late(
    r"(?<=\n)[ \t>]*(\[([^\]\[\n^][^\]\[\n]*)\]:[ \t]*(?:https?://|\.{0,2}/|\#)\S+)[ \t]*(?=\r?\n|\Z)"
)
_DEFINED = re.compile(r"\]:[ \t]*(?:https?://|\.{0,2}/|\#)")  # its part that is found fast


def swallowed(notice: Notice) -> Iterator[re.Match[str]]:
    """Each such definition in the source of a version, as group 1, and its label, as group 2."""
    if not _DEFINED.search(notice.source.text):
        return
    for block in notice.blocks:
        if block.kind in ("paragraph", "item", "quote") and "]:" in block.text:
            yield from _DEFINITION.finditer(notice.source.text, block.start, block.end)
