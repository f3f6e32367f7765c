"""Say what is wrong in a configuration with its line, in the words of whoever wrote it."""

import re
from collections.abc import Iterable, Mapping

_UNKNOWN = re.compile(r"Object contains unknown field `([^`]*)`(?: - at `\$(?:\.([^`\[.]*))?[^`]*`)?")
_NOT_CHOSEN = re.compile(r"Invalid enum value '([^']*)'(?: - at `\$\.([^`\[.]*)[^`]*`)?")
_DAY = re.compile(r"Invalid RFC3339 encoded date|Expected `date`, got `\w+`")
_EMPTY = re.compile(r"matching regex '\\\\S'")
_KEY = re.compile(r"`\$?(?:[^`]*\.)?([\w-]+)(?:\[[^`]*\])?`")


def told(text: str, said: str, keys: Mapping[str, Iterable[str]], choices: Mapping[str, str]) -> str:
    """What a decoder ``said`` of the configuration ``text``, as “:LINE: sentence”.

    ``keys`` are those that may stand in a table, by its name, the uppermost being “”; ``choices`` are the
    values that a key may have, as a person reads them.
    """
    unknown = _UNKNOWN.search(said)
    if unknown:
        key, table = unknown[1], unknown[2] or ""
        return f"{line(text, said)}: there is no key “{key}”{nearest(key, keys.get(table, ()))}"
    wrong = _NOT_CHOSEN.search(said)
    if wrong:
        allowed = choices.get(wrong[2] or "", "")
        place = _line_of_value(text, wrong[1]) or line(text, said)
        return f"{place}: “{wrong[1]}” cannot be chosen here{f', but {allowed}' if allowed else ''}"
    if _DAY.search(said):
        return f"{line(text, said)}: a day is written without quotation marks, as 2026-03-14"
    if _EMPTY.search(said):
        return f"{_line_of_nothing(text)}: a name and its forms hold at least one letter"
    return f"{line(text, said)}: {said}"


def line(text: str, said: str) -> str:
    """“:LINE” of the key that a message names last between back quotes, where that is one line only."""
    for key in _KEY.findall(said):
        place = _only(text, rf"""\s*(?:\[+[\w.-]*|)["']?{re.escape(key)}\b""")
        if place:
            return place
    return ""


def nearest(name: str, known: Iterable[str]) -> str:
    """A question whether the nearest of the known names was meant, where there is one near."""
    from difflib import get_close_matches  # only for a mistake

    near = get_close_matches(name, list(known), 1)
    return f"; did you mean “{near[0]}”?" if near else ""


def _line_of_value(text: str, value: str) -> str:
    return _only(text, rf"""[^#]*=\s*["']{re.escape(value)}["']""")


def _line_of_nothing(text: str) -> str:
    return _only(text, r"""[^#]*(["'])\s*\1""")


def _only(text: str, pattern: str) -> str:
    numbers = [number for number, words in enumerate(text.split("\n"), 1) if re.match(pattern, words)]
    return f":{numbers[0]}" if len(numbers) == 1 else ""
