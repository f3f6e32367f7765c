"""Write TOML for people: values that any reader takes, and comments that hold foreign text safely.

Most of the file is comments, and what is left are strings in lists and tables: a library would do no more than
quote them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap

from ..report.clean import inert

_WIDTH = 100
_SHORT = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_WILD = re.compile(r"[*?\[]")
# Zero width joiners belong to words of Persian, of Indic scripts and of emoji.
_JOINERS = "\u200c\u200d"


def quoted(text: str) -> str:
    """A basic string (TOML 1.0, Strings); what cannot be seen is written by number."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(letter: str) -> str:
    if letter in _SHORT:
        return _SHORT[letter]
    if letter.isprintable() or letter in _JOINERS:
        return letter
    return f"\\u{ord(letter):04X}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08X}"


def listed(texts: Iterable[str]) -> str:
    """A list of strings on one line."""
    return f"[{', '.join(map(quoted, texts))}]"


def table(forms: Mapping[str, Sequence[str]]) -> str:
    """Lists of strings by key, on one line."""
    if not forms:
        return "{}"
    return f"{{ {', '.join(f'{key} = {listed(forms[key])}' for key in sorted(forms))} }}"


def pattern(name: str) -> str:
    """A pattern that only this name fits; a byte that is no text, which TOML cannot hold, may be any sign."""
    return _SURROGATE.sub("?", _WILD.sub(lambda sign: f"[{sign[0]}]", name))


def said(sentence: str, *, behind: str = "") -> list[str]:
    """A sentence as lines of comment; further lines are set in as far as ``behind`` is long."""
    lines = wrap(inert(sentence), _WIDTH, initial_indent=f"# {behind}", subsequent_indent="# " + " " * len(behind),
                 break_long_words=False, break_on_hyphens=False)  # fmt: skip
    return lines or ["#"]
