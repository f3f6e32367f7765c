"""What a page of HTML says of the encoding that it is saved in, and which encoding browsers then read."""

import codecs
import re

from msgspec import Struct

from .late import late

# So far browsers look for the declaration (HTML, “prescan a byte stream to determine its encoding”).
_HEAD = 1024
_DECLARATION = late(
    r"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w:.-]{1,40})|<\?xml\b[^>]{0,80}?\bencoding\s*=\s*[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
# The encodings that browsers read under names of smaller ones (WHATWG Encoding), and those that they read as they are.
_READ_AS = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_AS_IT_IS = {
    *(
        "utf-8",
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "cp1258",
        "cp866",
    ),
    *(
        "iso8859-2",
        "iso8859-3",
        "iso8859-4",
        "iso8859-5",
        "iso8859-6",
        "iso8859-7",
        "iso8859-8",
        "iso8859-10",
    ),
    *(
        "iso8859-13",
        "iso8859-14",
        "iso8859-15",
        "iso8859-16",
        "koi8-r",
        "koi8-u",
        "euc_jp",
        "gb18030",
        "cp949",
    ),
}


class Declaration(Struct, frozen=True):
    """A declared encoding: the name in the page, its offsets in code points, and the codec that browsers take.

    The codec is empty where they do not know the name.
    """

    name: str
    start: int
    end: int
    codec: str


def declaration(text: str) -> Declaration | None:
    """What a page declares, if the text is a page at all: it begins with a tag."""
    if not text[:_HEAD].lstrip("\ufeff \t\r\n").startswith("<"):
        return None
    found = _DECLARATION.search(text, 0, _HEAD)
    if found is None:
        return None
    group = 1 if found[1] else 2
    return Declaration(found[group], *found.span(group), _codec(found[group]))


def _codec(name: str) -> str:
    """The codec for a name, or nothing."""
    try:
        known = codecs.lookup(
            name.casefold().removesuffix("-i")
        ).name  # ISO-8859-8-I has another order of letters
    except LookupError:
        return ""
    return _READ_AS.get(known, known if known in _AS_IT_IS else "")
