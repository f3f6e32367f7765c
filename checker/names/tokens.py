"""Cut blocks into words that may be names."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..parse import Block

# Latin letters of the alphabets in use; digits and combining marks may follow.
_LETTER = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ"
_WORD = re.compile(rf"[{_LETTER}][{_LETTER}0-9\u0300-\u036f]*")
_OTHER_LETTER = re.compile(rf"[^\W\d_{_LETTER}]")
# Signs that make a word a part of an address, a path or a variable; a dot does so before a letter only.
_ADDRESS_BEFORE = "/@_#$%&=\\<"
_ADDRESS_AFTER = re.compile(r"[/@_\\=(]|\.[\w/]|://|:\w")
_BETWEEN_SENTENCES = re.compile(r"(?:^|[.!?:;…។。！？؟։]|[-–—•*]\s)[\s\"'“”„«»‹›‘’(\[¿¡]*$")


class Word(Struct, frozen=True):
    """A word of Latin letters in a block's text, from ``at`` to ``to``."""

    text: str
    block: Block
    at: int
    to: int

    @property
    def opens(self) -> bool:
        """Whether it may owe its capital to the beginning of a sentence."""
        before = _BETWEEN_SENTENCES.search(self.block.text, max(0, self.at - 6), self.at)
        return self.at == 0 or before is not None

    @property
    def plain(self) -> bool:
        """Whether it is a word of the text, not a part of an address, a path or code."""
        in_code = (span.kind == "code" and span.at <= self.at < span.to for span in self.block.spans)
        return not _in_address(self.block.text, self.at, self.to) and not any(in_code)

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
    edges = sorted({edge for span in block.spans if span.kind == "link" for edge in (span.at, span.to)})
    for found in _WORD.finditer(text):
        for at, to in _apart(*found.span(), edges) if edges else (found.span(),):
            word = text[at:to]
            yield Word(word if word.isascii() else unicodedata.normalize("NFC", word), block, at, to)


def _apart(at: int, to: int, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """A word in pieces where a link begins or ends inside it: in the source they stand far apart."""
    for edge in edges[bisect_right(edges, at) :]:
        if at < edge < to:
            yield at, edge
            at = edge
    yield at, to


def _in_address(text: str, at: int, to: int) -> bool:
    before = text[at - 1] if at else " "
    if before in _ADDRESS_BEFORE or _ADDRESS_AFTER.match(text, to):
        return True
    return before == "." and at > 1 and text[at - 2].isalnum()


def other_letters(text: str) -> int:
    """How many letters of another script than Latin a text has."""
    return len(_OTHER_LETTER.findall(text))


def is_acronym(word: str) -> bool:
    """Whether a word is made of capitals and digits only, or of capitals and a plural’s s."""
    return word.removesuffix("s") == word.removesuffix("s").upper()


def is_mixed(name: str, text: str) -> bool:
    """Whether a text has a name with letters of another script in it: that is another check’s finding."""
    for word in re.findall(r"\w+", text):
        if len(word) == len(name) and word != name and other_letters(word):
            same = sum(one == two for one, two in zip(word, name, strict=True))
            if 2 * same >= len(name):
                return True
    return False
