"""Cut blocks into words that may be names."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..parse import Block

# Latin letters of the alphabets in use; digits and combining marks may follow.
_LETTER = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ"
_WORD = re.compile(rf"[{_LETTER}][{_LETTER}0-9\u0300-\u036f]*")
_OTHER_LETTER = re.compile(rf"[^\W\d_{_LETTER}]")
# Signs that make a word a part of an address, a path or a variable; a dot does so before a letter only.
_ADDRESS_BEFORE = "/@_#$%&=\\<"
_ADDRESS_AFTER = re.compile(r"[/@_\\=(]|\.[\w/]|://|:\w")
_BETWEEN_SENTENCES = re.compile(r"(?:^|[.!?:;…។。！？؟։]|[-–—•*]\s)[\s\"'“”„«»‹›‘’(\[¿¡]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of Latin letters in a block's text, from ``at`` to ``to``.

    ``opens`` tells whether it may owe its capital to the beginning of a sentence; ``plain`` is false for a
    part of an address, a path or code.
    """

    text: str
    block: Block
    at: int
    to: int
    opens: bool
    plain: bool

    @property
    def unbroken(self) -> bool:
        """Whether it stands in the source as it reads, with no markup or entity inside."""
        start, end = self.block.stretch(self.at, self.to)
        return end - start == self.to - self.at

    @property
    def capital(self) -> bool:
        """Whether it has a capital letter."""
        return self.text != self.text.lower()


def words(block: Block) -> tuple[Word, ...]:
    """The Latin words of a block, in order; digits, apostrophes, hyphens and other scripts end them."""
    return tuple(_words(block))


def _words(block: Block) -> Iterator[Word]:
    if block.kind == "code":
        return
    text = block.text
    code = [(span.at, span.to) for span in block.spans if span.kind == "code"]
    edges = sorted({edge for span in block.spans if span.kind == "link" for edge in (span.at, span.to)})
    for found in _WORD.finditer(text):
        for at, to in _apart(*found.span(), edges):
            opens = at == 0 or bool(_BETWEEN_SENTENCES.search(text, max(0, at - 6), at))
            plain = not _in_address(text, at, to) and not any(start <= at < end for start, end in code)
            yield Word(unicodedata.normalize("NFC", text[at:to]), block, at, to, opens, plain)


def _apart(at: int, to: int, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """A word in pieces where a link begins or ends inside it: in the source they stand far apart."""
    for edge in edges:
        if at < edge < to:
            yield at, edge
            at = edge
    yield at, to


def _in_address(text: str, at: int, to: int) -> bool:
    before = text[at - 1] if at else " "
    if before in _ADDRESS_BEFORE or _ADDRESS_AFTER.match(text, to):
        return True
    return before == "." and at > 1 and text[at - 2].isalnum()


def has_other_letters(text: str) -> bool:
    """Whether a text has letters of another script than Latin."""
    return bool(_OTHER_LETTER.search(text))


def is_acronym(word: str) -> bool:
    """Whether a word is made of capitals and digits only, or of capitals and a plural’s s."""
    return word.removesuffix("s") == word.removesuffix("s").upper()
