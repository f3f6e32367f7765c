"""Tell which signs a text has, so that what it has nowhere is not searched for."""

from functools import lru_cache

_PLAIN = bytes((*b"\t\n\r", *range(0x20, 0x7F)))


@lru_cache(maxsize=1)  # all who judge the signs of a version ask for the same text, one after the other
def signs_of(text: str) -> frozenset[str]:
    """The different signs of a text, without those of plain ASCII.

    They are taken out as bytes, which is many times faster than to look at each sign.
    """
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return frozenset(beyond.decode("utf-8", "surrogatepass"))
