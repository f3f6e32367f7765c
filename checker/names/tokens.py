"""Cut blocks into words that may be names."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..parse import Block

# Latin letters of the alphabets in use; digits and combining marks may follow.
_LETTER = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ"
_WORD_SIGN = rf"{_LETTER}0-9\u0300-\u036f"
_WORD = re.compile(rf"[{_LETTER}][{_WORD_SIGN}]*")
_OTHER_LETTERS = re.compile(rf"[^\W\d_{_LETTER}]+")
_LATIN_LETTERS = re.compile(rf"[{_LETTER}]+")
# Capitals among those letters, as a class of single signs: a search for them skips all other text at once.
_CASED = frozenset(map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)))) - {"×", "÷"}
_CAPITAL = "".join(sorted(sign for sign in _CASED if sign.lower() != sign))
_SIGNS = _CASED.union("abcdefghijklmnopqrstuvwxyz0123456789ªº", map(chr, range(0x300, 0x370)))
# A word that begins with one; of a word with one inside, that letter alone.
_FROM_CAPITAL = re.compile(rf"[{_CAPITAL}](?:(?<=[{_WORD_SIGN}].)|[{_WORD_SIGN}]*)", re.DOTALL)
_CAPITAL_INSIDE = re.compile(rf"[{_CAPITAL}](?<=[{_WORD_SIGN}].)", re.DOTALL)
_NO_ASCII_LETTERS = bytes(sign for sign in range(128) if not chr(sign).isalpha())
_ASCII_WORDS = bytes(sign if sign < 128 and chr(sign).isalnum() else 32 for sign in range(256))
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


def texts(block: Block) -> tuple[str, ...]:
    """The Latin words of a block as they are written, in order."""
    if block.kind == "code":
        return ()
    if block.spans and _joins_words(block):
        return tuple(word.text for word in _words(block))
    found = _WORD.findall(block.text)
    return tuple(found) if block.text.isascii() else tuple(map(_composed, found))


def capitals(block: Block) -> tuple[str, ...]:
    """Those words of a block that have a capital letter, in order, without the cost of looking at the others."""
    text = block.text
    if block.kind == "code":
        return ()
    found = _FROM_CAPITAL.findall(text)
    if _has_capital_inside(text, found) or (block.spans and _joins_words(block)):
        return tuple(word for word in texts(block) if word != word.lower())
    return tuple(found) if text.isascii() or "".join(found).isascii() else tuple(map(_composed, found))


def _has_capital_inside(text: str, found: Sequence[str]) -> bool:
    """Whether a word has its first capital inside (iPhone); ``found`` are the capitals and what follows them."""
    return min(map(len, found), default=2) == 1 and _CAPITAL_INSIDE.search(text) is not None


def _joins_words(block: Block) -> bool:
    """Whether a link begins or ends inside a word."""
    text = block.text
    for span in block.spans:
        if span.kind == "link" and (_is_inside_word(text, span.at) or _is_inside_word(text, span.to)):
            return True
    return False


def _is_inside_word(text: str, edge: int) -> bool:
    return 0 < edge < len(text) and text[edge - 1] in _SIGNS and text[edge] in _SIGNS


def places(block: Block, word: str) -> tuple[Word, ...]:
    """Where a Latin word stands in a block."""
    if block.kind == "code" or (word.isascii() and word not in block.text):
        return ()
    if block.spans and _joins_words(block):
        return tuple(found for found in _words(block) if found.text == word)
    found = tuple(Word(word, block, at, at + len(word)) for at in _starts(block.text, word))
    return found or tuple(found for found in _words(block) if found.text == word)


def finds(text: str, part: str) -> Iterator[int]:
    """Where a string stands in a text, whatever letters stand beside it."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _starts(text: str, word: str) -> Iterator[int]:
    """Where a word begins of which neither a Latin letter nor a digit is a part."""
    for at in finds(text, word):
        to = at + len(word)
        if not ((at and text[at - 1] in _SIGNS) or (to < len(text) and text[to] in _SIGNS)):
            yield at


def ascii_parts(text: str) -> frozenset[bytes]:
    """The runs of ASCII letters and digits of a text: every ASCII word is among them, and parts of others."""
    return frozenset(text.encode("ascii", "replace").translate(_ASCII_WORDS).split())


def latin_words(text: str) -> set[str]:
    """The Latin words of a text."""
    return set(map(_composed, set(_WORD.findall(text))))


def has_latin(text: str) -> bool:
    """Whether a text has any Latin word."""
    return _LATIN_LETTERS.search(text) is not None


def has_word(text: str, word: str) -> bool:
    """Whether a text has a Latin word, written as such."""
    return next(_starts(text, word), None) is not None


def count_word(text: str, word: str) -> int:
    """How often a text has a Latin word, written as such."""
    return sum(1 for _ in _starts(text, word))


def _words(block: Block) -> Iterator[Word]:
    if block.kind == "code":
        return
    text = block.text
    edges = sorted({edge for span in block.spans if span.kind == "link" for edge in (span.at, span.to)})
    for found in _WORD.finditer(text):
        for at, to in _apart(*found.span(), edges) if edges else (found.span(),):
            word = text[at:to]
            yield Word(_composed(word), block, at, to)


def _composed(word: str) -> str:
    return word if word.isascii() else unicodedata.normalize("NFC", word)


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


def is_own_script(text: str) -> bool:
    """Whether more of a text’s letters are of another script than of the Latin one."""
    ascii_only = text.encode("ascii", "ignore")
    if len(text) - len(ascii_only) <= len(ascii_only.translate(None, _NO_ASCII_LETTERS)):
        return False
    return sum(map(len, _OTHER_LETTERS.findall(text))) > sum(map(len, _LATIN_LETTERS.findall(text)))


def is_acronym(word: str) -> bool:
    """Whether a word is made of capitals and digits only, or of capitals and a plural’s s."""
    return word.removesuffix("s") == word.removesuffix("s").upper()


def is_mixed(name: str, text: str) -> bool:
    """Whether a text has a name with letters of another script in it: that is another check’s finding."""
    for word in re.findall(r"\w+", text):
        if len(word) == len(name) and word != name and _OTHER_LETTERS.search(word):
            same = sum(one == two for one, two in zip(word, name, strict=True))
            if 2 * same >= len(name):
                return True
    return False
