"""Take from a block the words that can be in a language: no code, no pictures, no other site's titles."""

import re
from collections.abc import Sequence

from ..locales import named
from ..parse import Block, Span
from ..words.foreign import Words

_UNSPOKEN = ("code", "image", "time")
_OTHER_SITE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"[|•·/,;:()\[\]\n]+")
_FEWEST_NAMES = 3
_LABELS = re.compile(r"[/.?&=_-]+")  # between the parts of an address, one of which may be a language


def spoken(block: Block) -> str:
    """The block's text with spaces in place of its inline code, pictures and times."""
    if not block.spans:
        return block.text
    return without(block.text, [span for span in block.spans if span.kind in _UNSPOKEN])


def words_of(block: Block) -> Words:
    """The words of a block that can tell its language."""
    return Words(spoken(block))


def without(text: str, spans: Sequence[Span]) -> str:
    """A block's text with spaces in place of some of its spans."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.at):
        start = max(span.at, at)  # a span may stand in another
        if span.to > start:
            parts += (text[at:start], " " * (span.to - start))
            at = span.to
    return "".join((*parts, text[at:]))


def names_languages(block: Block) -> bool:
    """Whether a block is a menu of languages, each by its own name, which is in none of them."""
    parts = [part for piece in _BETWEEN_NAMES.split(block.text) if (part := piece.strip())]
    known = sum(named(part) is not None for part in parts)
    return known >= _FEWEST_NAMES and 2 * known >= len(parts)


def links_of(block: Block) -> list[Span]:
    """The links of a block, in order."""
    return [span for span in block.spans if span.kind == "link"]


def lead_elsewhere(links: Sequence[Span], language: str) -> bool:
    """Whether there are links, all to other sites, and no address among them names the language."""
    return bool(links) and all(_leads_elsewhere(link.target, language) for link in links)


def is_a_link(block: Block, language: str) -> bool:
    """Whether a block holds nothing but links to other sites: titles of pages, which may be in English there too."""
    links = links_of(block)
    return lead_elsewhere(links, language) and not any(map(str.isalpha, without(block.text, links)))


def is_reference(block: Block, language: str) -> bool:
    """Whether a block is little more than the titles of pages of other sites: “Trailing commas at MDN”."""
    links = links_of(block)
    if not lead_elsewhere(links, language):
        return False
    beside = sum(map(str.isalpha, without(block.text, links)))
    return 2 * beside < sum(map(str.isalpha, block.text))


def _leads_elsewhere(target: str, language: str) -> bool:
    return bool(_OTHER_SITE.match(target)) and language not in _LABELS.split(target.lower())
