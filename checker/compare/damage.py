"""Tell code that was damaged on its way from code in which words of the language were translated."""

import re
from typing import Literal

# Signs that a keyboard or a program that translates puts in place of those of a machine.
_TYPESET = {
    **dict.fromkeys("«»“”„‟＂〝〞", '"'),
    **dict.fromkeys("‘’‚‹›＇", "'"),
    **{chr(sign + 0xFEE0): chr(sign) for sign in range(0x21, 0x7F) if not chr(sign).isalnum()},
    "–": "-",
    "—": "-",
    "−": "-",
    "。": ".",
    "、": ",",
}
_TO_TYPE = str.maketrans(_TYPESET)
_TYPESET_SIGNS = re.compile("[" + re.escape("".join(_TYPESET)) + "]")
_BLANKS = re.compile(r"\s+")
_DASHES = re.compile(r"-+")
# A blank within a name, an option or a tag: behind the sign that begins it, or beside one that joins two of its words.
_PARTED = re.compile(
    r"(?<!\S)[$@]\s+\w|\w[.-]\s+\w|\w\s+\.\w|(?<!\S)--\s+\w|(?<![\w ])<\s+/?[a-z]|<\s*/\s+[a-z]"
)
_SIGNS = re.compile(r"[\W_]")
_WORDS = re.compile(r"[^\W\d_]+")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
_SHORTEST = 5  # letters of a word in which one wrong letter is no other word
# What only a program or a shell reads: a call, an assignment, an option, a variable, a tag, an escape.
_SYNTAX = re.compile(r"\w\(|[={};$\\]|(?<!\S)--?[A-Za-z]|</?\w|\[[\"']")
_LETTER = re.compile(r"[^\W\d_]")
# An example's file is called in the words of the language: dokument.txt.
_HOST = re.compile(r"\.(?:example|invalid|localhost|test)$")
_FILE = re.compile(r"[/\\]|\.\w{1,5}$")


def typed(code: str) -> str:
    """Code as a keyboard of a machine has it, without blanks; nothing if it has none of them, or other letters."""
    if not _TYPESET_SIGNS.search(code) or not any(map(str.isalnum, code)):
        return ""
    written = code.translate(_TO_TYPE)
    return squeezed(written) if written.isascii() else ""


def squeezed(code: str) -> str:
    """Code without blanks, and with one dash for several: what is left when signs are set by a writer's rules."""
    return _DASHES.sub("-", _BLANKS.sub("", code))


def is_for_a_program(code: str) -> bool:
    """Whether code has syntax that only a program knows; else it may be words that are set like code."""
    return _SYNTAX.search(code) is not None


def way(own: str, expected: str) -> Literal["spaced", "recased", "other-signs", "translated"]:
    """In what code differs from that of others: its blanks, its capitals, its signs, or its words."""
    if squeezed(own) == squeezed(expected):
        return "spaced"
    if own.casefold() == expected.casefold():
        return "recased"
    return "other-signs" if _SIGNS.sub("", own) == _SIGNS.sub("", expected) else "translated"


def is_damaged(own: str, expected: str) -> bool:
    """Whether code is that of others with a slip that no translator makes on purpose.

    A blank parts a name, signs have moved, a bracket is lost, or a letter of a name that dots join to others. Blanks
    beside brackets and operators are style, and what is filled in is called in the words of the language.
    """
    if _BLANKS.sub("", own) == _BLANKS.sub("", expected):
        return len(_PARTED.findall(own)) > len(_PARTED.findall(expected))
    return _has_moved_signs(own, expected) or _has_lost_bracket(own, expected) or _is_misspelt(own, expected)


def _has_moved_signs(own: str, expected: str) -> bool:
    """Whether the words are the same, and the signs too, but elsewhere: ``()print`` for ``print()``.

    Where the sign of a percentage or a currency stands is a matter of the language: ``%50``.
    """
    if (
        " " in own
        or " " in expected
        or not _LETTER.search(own)
        or _SIGNS.sub("", own) != _SIGNS.sub("", expected)
    ):
        return False
    return sorted(own) == sorted(expected)


def _has_lost_bracket(own: str, expected: str) -> bool:
    """Whether the words are the same, and brackets that come in pairs do not any more.

    An open interval has others in some languages: ``[0,1[``.
    """
    if not _LETTER.search(own) or _SIGNS.sub("", own) != _SIGNS.sub("", expected):
        return False
    return any(
        expected.count(opening) == expected.count(closing) and own.count(opening) != own.count(closing)
        for opening, closing in _PAIRS
    )


def _is_misspelt(own: str, expected: str) -> bool:
    """Whether a word of a name that dots join has one letter wrong: ``modul.exports``.

    Hosts of examples and files are called in the words of the language.
    """
    if " " in own or "." not in expected.strip(".") or _FILE.search(expected) or _HOST.search(expected):
        return False
    if _WORDS.sub("", own) != _WORDS.sub("", expected):
        return False
    pairs = zip(_WORDS.findall(own), _WORDS.findall(expected), strict=True)
    differing = [(one, other) for one, other in pairs if one != other]
    if len(differing) != 1:
        return False
    from rapidfuzz.distance import OSA  # slow to import, and seldom needed

    one, other = differing[0]
    if min(len(one), len(other)) < _SHORTEST or one.casefold() == other.casefold():
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1
