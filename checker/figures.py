"""Tell where a text has digits of any script, and where they stand behind letters."""

import re

_DIGIT = re.compile(r"\d")
# Not “\d+”: only to a sign that is not repeated the engine leaps.
_RUN = re.compile(r"\d\d*")
_NO_LETTER = dict.fromkeys("0123456789", "0") | dict.fromkeys("-?", "-")  # “?” stands for what is no Latin-1
_SHAPES = "".join(
    _NO_LETTER.get(sign, "a" if sign.isascii() and sign.isalpha() else " ") for sign in map(chr, range(256))
).encode()
# Pages of 256 code points that have no digits but ASCII ones; the halves of what lies beyond U+FFFF may be digits.
_OTHER = (
    0x06,
    0x07,
    *range(0x09, 0x11),
    *range(0x17, 0x1D),
    0xA6,
    *range(0xA8, 0xAC),
    *range(0xD8, 0xE0),
    0xFF,
)
_PLAIN = bytes(set(range(256)).difference(_OTHER))
_DIGITS_ALONE = bytes(each if chr(each) in "0123456789" else 0x20 for each in range(256))


def figures(text: str) -> bytes:
    """A byte for each code point of a text.

    ``0`` stands for a digit, ``a`` for a letter of ASCII, ``-`` for a hyphen and for what may be one, a blank for
    anything else. Bytes are turned many times faster than a pattern searches: no text is searched but one in whose
    script there may be digits of its own.
    """
    said = text.encode("latin-1", "replace").translate(_SHAPES)
    if not _may_have_other_digits(text):
        return said
    marked = bytearray(said)
    for digit in _DIGIT.finditer(text):
        marked[digit.start()] = 0x30
    return bytes(marked)


def runs_of_digits(text: str) -> list[str]:
    """Digits of a text that stand side by side, in order and as written; found as ``figures`` finds them."""
    if _may_have_other_digits(text):
        return _RUN.findall(text)
    return text.encode("latin-1", "replace").translate(_DIGITS_ALONE).decode().split()


def _may_have_other_digits(text: str) -> bool:
    """Whether a text has a sign of a page on which there are digits that are not those of ASCII."""
    if text.isascii():
        return False
    return bool(text.encode("utf-16-le", "surrogatepass")[1::2].translate(None, _PLAIN))
