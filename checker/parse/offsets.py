"""Turn the byte offsets of a parser into code points."""

import re
from collections.abc import Callable


def offsets(text: str) -> Callable[[int], int]:
    """A function from offsets in the text's UTF-8 to offsets in the text, cheap where they ascend."""
    raw = text.encode()
    return _unchanged if len(raw) == len(text) else _Walk(raw)


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


def _unchanged(offset: int) -> int:
    return offset


class _Walk:
    """Remembers where it is, so that each byte is decoded once."""

    __slots__ = ("_at", "_byte", "_raw")

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._byte = 0
        self._at = 0

    def __call__(self, byte: int) -> int:
        if byte >= self._byte:
            self._at += len(self._raw[self._byte : byte].decode())
        else:
            self._at -= len(self._raw[byte : self._byte].decode())
        self._byte = byte
        return self._at
