"""Make what a walk over Markdown has found whole: what was hidden from it, slips of the writer, lines that are left."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ..place import Flaw
from .attributes import Hidden
from .lines import lines_left
from .model import HEADINGS, Block, Field, LeftOut, Parsed, Span
from .numbering import words_for_items
from .offsets import offsets
from .slips import Slip, items_without_blank, lone_stars, split_items
from .tags import Tag, tag

_DEFINITION = re.compile(r"[ \t>]*\[[^\]]+\]:[ \t]*\S")
_OPENED = re.compile(r"<([A-Za-z][\w-]*)")
_by_place = attrgetter("start", "end")


class Walked(Struct, frozen=True):
    """What a walk has found in a text; ``body`` is what the parser saw of it.

    ``closings`` are the end tags, ``alone`` the offsets of numbered lists with one item, and ``broken`` the links
    without a definition, as the parser gives them.
    """

    text: str
    body: str
    blocks: Sequence[Block]
    fields: tuple[Field, ...]
    left_out: Sequence[LeftOut]
    flaws: Sequence[Flaw]
    hidden: Sequence[Hidden]
    slips: Collection[Slip]
    closings: Sequence[Tag]
    alone: Collection[int]
    broken: Sequence[Any]


def whole(walked: Walked) -> Parsed:
    """All of a text: each line of it that is not blank is in a block, or named as left out."""
    text, blocks, left_out = walked.text, sorted(walked.blocks, key=_by_place), list(walked.left_out)
    times = _times(walked, blocks)
    left_out += _out_of(walked.hidden)
    if titles := list(_titles(walked)):
        blocks = sorted([*blocks, *titles], key=_by_place)
    words_for_items(blocks, text, walked.alone)
    flaws = [*walked.flaws, *_heading_slips(walked, blocks), *_item_slips(text, blocks)]
    flaws += lone_stars(blocks, text)
    flaws += (*_unopened_tags(walked), *_undefined(walked))
    for start, end in lines_left(text, _places(blocks), _places(left_out)):
        defines = _DEFINITION.match(text, start)
        left_out.append(LeftOut("definition" if defines else "markup", start, end))
    return Parsed(
        tuple(blocks),
        walked.fields,
        tuple(sorted(left_out, key=_by_place)),
        tuple(sorted(flaws, key=_by_place)),
        times,
    )


def _out_of(hidden: Sequence[Hidden]) -> Iterator[LeftOut]:
    """Hidden parts as left out; comments the parser has seen as those of HTML."""
    for part in hidden:
        if part.kind != "comment":
            is_list = part.kind.startswith("attribute")
            yield LeftOut("attributes" if is_list else "markup", part.start, part.end)


def _titles(walked: Walked) -> Iterator[Block]:
    """Words in hidden parts: the titles of admonitions."""
    for part in walked.hidden:
        start, end = part.words
        if end and part.kind != "comment" and not part.kind.startswith("attribute"):
            yield Block("paragraph", 0, start, end, walked.text[start:end], ((0, start),))


def _times(walked: Walked, blocks: list[Block]) -> tuple[Span, ...]:
    """Machine-readable times of whole blocks; one that belongs to a span is entered into its block."""
    times = []
    for part in walked.hidden:
        found = (
            tag("<x" + walked.text[part.start + 2 : part.end - 1], part.start)
            if part.kind.startswith("attribute")
            else None
        )
        stamp = found.attributes.get("datetime") if found else None
        index = bisect_left(blocks, part.start, key=attrgetter("start")) - 1 if stamp else -1
        if not stamp or index < 0:
            continue
        block, value = blocks[index], (stamp.value, stamp.start, stamp.end)
        words = next((span for span in block.spans if span.end == part.start), None)
        if words:
            time = Span("time", words.start, part.end, words.at, words.to, *value)
            blocks[index] = replace(block, spans=(*block.spans, time))
        else:
            times.append(Span("time", block.start, block.end, 0, len(block.text), *value))
    return tuple(times)


def _heading_slips(walked: Walked, blocks: Sequence[Block]) -> Iterator[Flaw]:
    headings = {block.start for block in blocks if block.kind in HEADINGS} if walked.slips else ()
    return (slip.flaw for slip in walked.slips if slip.start in headings)


def _item_slips(text: str, blocks: list[Block]) -> Iterator[Flaw]:
    """Marks of items without a space behind them; the items become blocks of their own."""
    for index, lines in reversed(list(items_without_blank(text, blocks))):
        yield Flaw("item-space", *lines[0].span(1))
        blocks[index : index + 1] = split_items(blocks[index], lines)


def _unopened_tags(walked: Walked) -> Iterator[Flaw]:
    """End tags of elements that no tag in the whole text begins."""
    opened = {name.lower() for name in _OPENED.findall(walked.text)} if walked.closings else set[str]()
    for found in walked.closings:
        if found.name.lower() not in opened:
            yield Flaw("tag-unopened", found.start, found.end, (("label", found.name),))


def _undefined(walked: Walked) -> Iterator[Flaw]:
    """Links to a label that nothing defines."""
    point = offsets(walked.body if walked.broken else "").point
    for link in walked.broken:
        start, end = point(link["span"]["start"]), point(link["span"]["end"])
        # A shortcut in brackets may be nothing but words in brackets; so may an index into a table.
        if link["link_type"] in ("Reference", "Collapsed") and not walked.text[start - 1 : start].isalnum():
            yield Flaw("reference-undefined", start, end, (("label", link["reference"]),))


def _places(parts: Sequence[Block | LeftOut]) -> list[tuple[int, int]]:
    return [(part.start, part.end) for part in parts]
