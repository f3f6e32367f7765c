"""Turn the byte offsets of a parser into code points."""

import re


def offsets(text: str) -> "Offsets":
    """From offsets in the text's UTF-8 to offsets in the text, cheap where they ascend."""
    return Offsets() if text.isascii() else _Walk(text.encode())


def encodable(text: str) -> str:
    """Text of the same length without what parsers refuse or drop: an order mark, NUL, lone surrogates."""
    text = text.replace("\0", "\ufffd")
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


class Offsets:
    """Bytes and code points are one."""

    __slots__ = ()

    def point(self, byte: int) -> int:
        """The offset in code points of an offset in bytes."""
        return byte

    def reach(self, byte: int, at: int) -> None:
        """Take a byte whose place is known, so that nothing before it need be decoded."""


class _Walk(Offsets):
    """Remembers where it is, so that each byte is decoded at most once."""

    __slots__ = ("_at", "_byte", "_raw")

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._byte = 0
        self._at = 0

    def point(self, byte: int) -> int:
        before = self._byte
        if byte != before:
            self._byte = byte
            if byte > before:
                self._at += len(self._raw[before:byte].decode())
            else:
                self._at -= len(self._raw[byte:before].decode())
        return self._at

    def reach(self, byte: int, at: int) -> None:
        self._byte, self._at = byte, at
