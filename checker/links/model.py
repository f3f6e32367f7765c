"""What a link and an image are when versions are compared."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..compare import Passage
from ..late import late
from ..place import Place
from .address import key

# Where an address ends in running text: at a blank, a quotation mark or a bracket, or where words begin in a
# script without blanks; a part of the path may be such a word.
_ADDRESS = late(
    r"https?://(?:[^\s<>\"'«»‹›“”„⟨⟩〈〉《》\[\](){}`|（）［］「」『』【】，。、；：！？・،؛؟।\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
    r"|(?<=[/=_-])[\u30a0-\u30ff\u3400-\u9fff]+)+"
)
_IN_ASCII = re.compile(r"https?://[^\s<>\"'\[\](){}`|]+")
# What is left of a link whose brackets have gone wrong, the address behind it.
OPEN = late(
    r"\]\s?\((?=[^()\s]*[./#:])"
    r"|\](?=(?:https?:|www\.|\.{0,2}/)\S)"
    r"|\[(?:[^\[\]()]|\([^()]{0,80}\)){0,200}\((?=(?:https?:|www\.|\.{0,2}/|\#)\S)"
)
_MARKS = ".,;:!?*_~…"


class Link(Struct, frozen=True):
    """A link or an image of a passage; ``start`` and ``end`` are offsets in the source, of all of it.

    ``at`` and ``to`` are offsets of its words in the passage's text; ``target`` is as written, and stands at
    ``target_start`` to ``target_end`` of the source. ``bare`` marks an address that stands in the text.
    """

    key: str
    target: str
    start: int
    end: int
    at: int
    to: int
    target_start: int
    target_end: int
    bare: bool = False


def links(passage: Passage) -> list[Link]:
    """Links of a passage in order, without those to e-mail addresses, and addresses that stand bare."""
    found = list(_spans(passage, "link")) if passage.has_spans else []
    if "://" in passage.text:
        found += _bare(passage, found)
    return found


def images(passage: Passage) -> list[Link]:
    """Images of a passage, known by the names of their files."""
    if not any(span.kind == "image" for block in passage.blocks for span in block.spans):
        return []
    return list(_spans(passage, "image"))


def _spans(passage: Passage, kind: str) -> Iterator[Link]:
    for span, base in passage.spans:
        if (
            span.kind != kind
            or not span.target
            or span.target.lower().startswith(("mailto:", "tel:", "data:"))
        ):
            continue
        known = key(span.target)
        yield Link(
            known.rpartition("/")[2] if kind == "image" else known,
            span.target,
            span.start,
            span.end,
            span.at + base,
            span.to + base,
            span.target_start,
            span.target_end,
        )


def _addresses(text: str) -> Iterable[re.Match[str]]:
    """Addresses in running text; the large classes of letters are compiled only where they can end one."""
    found = list(_IN_ASCII.finditer(text))
    return found if all(one[0].isascii() for one in found) else _ADDRESS.finditer(text)


def _bare(passage: Passage, linked: list[Link]) -> Iterator[Link]:
    taken = [(link.at, link.to) for link in linked]
    taken += [(span.at + base, span.to + base) for span, base in passage.spans if span.kind == "code"]
    opened = (
        {part.end() for part in OPEN.finditer(passage.text)}
        if "]" in passage.text or "[" in passage.text
        else set()
    )
    for found in _addresses(passage.text):
        at, to = found.start(), found.start() + len(found[0].rstrip(_MARKS))
        if at in opened or any(start < to and at < end for start, end in taken):
            continue
        target = passage.text[at:to]
        start, end = passage.stretch(at, to)
        yield Link(key(target), target, start, end, at, to, start, end, bare=True)


def target_place(passage: Passage, link: Link) -> Place:
    """The place of an address; where it is not written as it is read, that of the whole link."""
    source = passage.notice.source.text
    if source[link.target_start : link.target_end] == link.target:
        return passage.source_place(link.target_start, link.target_end)
    return passage.source_place(link.start, link.end)


def words_of(link: Link, passage: Passage) -> str:
    """The words of a link, on one line."""
    return " ".join(passage.text[link.at : link.to].split())
