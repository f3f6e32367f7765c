"""Repairs of words, written as their source has to write them."""

import re

from .discover.files import format_of
from .findings import Edit, Fix
from .place import Place
from .read import Source

# Signs that Markdown could take for its own; in words they keep their meaning behind a backslash.
_MARKS = re.compile(r"[\\`*\[\]<>|&]")
_LIST_NUMBER = re.compile(r"(?<=\d)(?=[.)](?:\s|$))")
_BEGINS_AS_ITEM = re.compile(r"\d{1,9}[.)](?:\s|$)")
# What stands before the first words of a line: quotes, marks of lists and blanks.
_LINE_FRONT = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
# Signs that no address in a source may hold as they are, whatever the format.
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"'()\\&|]")
_NUMBER = re.compile(r"\d+")


def mended(
    what: str, source: Source, place: Place, text: str, *, words: str, safe: bool = False
) -> Fix | None:
    """A repair that writes a text in place of some words.

    None where the source writes the words in another way than they are read (with entities or marks in them), for
    then a part of it would be lost, and where there is nothing to change.
    """
    start, end = source.offsets(place)
    if not text or text == words or source.text[start:end] != words or re.search(r"[\r\n]", text):
        return None
    return Fix(what, (Edit(place, _written(source, start, text, words)),), safe)


def address_mended(what: str, source: Source, place: Place, address: str, *, found: str) -> Fix | None:
    """A repair that writes another address, where it stands as it is read and needs no escapes."""
    start, end = source.offsets(place)
    if not address or address == found or source.text[start:end] != found or _NOT_IN_ADDRESS.search(address):
        return None
    return Fix(what, (Edit(place, address),), safe=False)


def part_mended(what: str, source: Source, place: Place, old: str, new: str, *, safe: bool) -> Fix | None:
    """A repair of one part of what stands at a place, with all that surrounds it kept: quotes, a time, an offset."""
    start, end = source.offsets(place)
    at = source.text.find(old, start, end)
    if not old or at < 0 or source.text.find(old, at + 1, end) >= 0:
        return None
    return Fix(what, (Edit(source.place(at, at + len(old)), new),), safe)


def figures_mended(what: str, source: Source, place: Place, text: str, *, words: str) -> Fix | None:
    """A repair that writes other figures in the digits of the words, where all that is between them is the same."""
    if _NUMBER.split(text) != _NUMBER.split(words) or text == words:
        return None
    return mended(what, source, place, in_digits_of(words, text), words=words)


def in_digits_of(words: str, text: str) -> str:
    """A text in the digits that some words have."""
    digit = next((sign for sign in words if sign.isdecimal()), "0")
    zero = ord(digit) - int(digit)
    return "".join(chr(zero + int(sign)) if sign.isdecimal() else sign for sign in text)


def _written(source: Source, start: int, text: str, words: str) -> str:
    """A text as the format of its file writes it: entities in HTML, backslashes in Markdown."""
    match format_of(source.path):
        case ".html":
            from html import escape  # its table of entities is slow to load

            return escape(text, quote=False)
        case ".txt":
            return text
    escaped = _MARKS.sub(lambda mark: mark[0] if mark[0] in words else f"\\{mark[0]}", text)
    if _BEGINS_AS_ITEM.match(text) and not _BEGINS_AS_ITEM.match(words) and _begins_line(source, start):
        return _LIST_NUMBER.sub(r"\\", escaped, count=1)
    return escaped


def _begins_line(source: Source, start: int) -> bool:
    line = source.line_starts[source.line_of(start) - 1]
    return _LINE_FRONT.fullmatch(source.text, line, start) is not None
