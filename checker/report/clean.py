"""Make foreign text safe to print: the one sink for documents, file names and configuration."""

import re
import unicodedata

from ..late import late

# C0, DEL, C1; line and paragraph separators; bidi controls; hidden characters; lone surrogates; what XML
# cannot hold. The two joiners U+200C and U+200D stay: Persian, Indic scripts and emoji need them, and they
# control nothing.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# What parts two signs that mean something together only; it has no width, and a second time it changes nothing.
_APART = "\u200c"
# Runners of builds obey ##[error], ##vso[task] and ##teamcity[…] anywhere in a line.
_COMMAND = re.compile(r"(?<=#)(?=#[A-Za-z]{0,20}\[)")
# Mentions, references to issues and the like, HTML, links, images, addresses, emoji: what a forge makes of text.
_LINKING = late(
    r"""(?<=[@\#!$~%&<])(?=[\w"'/!?\#\[-])|(?<=\])(?=[(\[:])|(?<=:)(?=//|[a-z+-][\w+-]{0,40}:)"""
    r"""|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)""",
    re.IGNORECASE,
)


def inert(text: str) -> str:
    r"""Text that shows what cannot be seen and controls no terminal: ``\x1b`` becomes ``␛``."""
    return uncommanded(_UNSAFE.sub(_shown, text))


def uncommanded(text: str) -> str:
    """Text in which no runner finds a command, even where it is put together from several pieces."""
    return _COMMAND.sub(_APART, text)


def unlinked(text: str) -> str:
    """Text that reads as before, in which a forge finds no mention, no reference, no link and no HTML."""
    return _LINKING.sub(_APART, inert(text))


def code_point(letter: str) -> str:
    """A letter by number and name: ``U+200F RIGHT-TO-LEFT MARK``."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


def right_to_left(text: str) -> bool:
    """Whether any letter of the text is written from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text
    )


def isolated_quotes(text: str) -> str:
    """Put what stands between “ and ” into isolates where it runs right to left."""
    return re.sub(r"“([^”]*)”", lambda quote: f"“{isolated(quote[1])}”", text)


def isolated(text: str) -> str:
    """Text between isolates where it runs right to left, so that it cannot reorder what stands beside it."""
    return f"\u2068{text}\u2069" if right_to_left(text) else text


def _shown(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "␡"
    return f"<{code_point(match[0])}>"
