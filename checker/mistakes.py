"""Say what is wrong in a configuration with its line, in the words of whoever wrote it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from .late import late

_UNKNOWN = late(r"Object contains unknown field `([^`]*)`(?: - at `\$(?:\.([^`\[.]*))?[^`]*`)?")
_NOT_CHOSEN = late(r"Invalid enum value '([^']*)'(?: - at `\$\.([^`\[.]*)[^`]*`)?")
_DAY = late(r"Invalid RFC3339 encoded date|Expected `date`, got `\w+`")
_SHORT = late(r"Expected `str` of length >= (\d+)")
_LACKING = late(r"Object missing required field `([^`]*)`(?: - at `\$\.([^`\[.]*)\[(\d+)\])?")
_OF_KIND = late(r"Expected `(\w+)(?: \| null)?`, got `(\w+)`")
_ENTRY = late(r"(?:\[(?:\d+|\.\.\.)\])+`$")
_NO_TOML = late(r"(.+) \(at (?:line (\d+), column (\d+)|end of document)\)")
_NO_VALUE = late(r"Invalid value \(at line (\d+), column \d+\)")
_HEADER = late(r"\s*(\[\[?[^\]]*\]\]?)")
_GIVEN = late(r"\s*([\w-]+)\s*=")
_EMPTY = late(r"matching regex '\\\\S'")
_KEY = late(r"`\$?(?:[^`]*\.)?([\w-]+)(?:\[[^`]*\])?`")
_OF_TABLES = ("notices", "ignore")
_KINDS = {
    "str": "text between quotation marks",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "array": "a list",
    "object": "a table",
    "date": "a day",
}


def sentence_of(text: str, said: str, keys: Mapping[str, Iterable[str]], choices: Mapping[str, str]) -> str:
    """What a decoder ``said`` of the configuration ``text``, as “:LINE: sentence”.

    ``keys`` are those that may stand in a table, by its name, the uppermost being “”; ``choices`` are the
    values that a key may have, as a person reads them.
    """
    astray = _astray(text, said, keys)
    if astray:
        return astray
    unknown = _UNKNOWN.search(said)
    if unknown:
        key, table = unknown[1], unknown[2] or ""
        return f"{line(text, said)}: there is no key “{key}”{nearest(key, keys.get(table, ()))}"
    wrong = _NOT_CHOSEN.search(said)
    if wrong:
        allowed = choices.get(wrong[2] or "", "")
        place = line_of_value(text, wrong[1]) or line(text, said)
        return f"{place}: “{wrong[1]}” cannot be chosen here{f', but {allowed}' if allowed else ''}"
    if _DAY.search(said):
        return f"{line(text, said)}: a day is written without quotation marks, as 2026-03-14"
    if _EMPTY.search(said):
        return f"{_line_of_nothing(text)}: a name and its forms hold at least one letter"
    return _on_value(text, said) or f"{line(text, said)}: {said}"


def _on_value(text: str, said: str) -> str:
    """What is wrong with a value that is none, lacks something, or is no list; empty where it is something else."""
    if lacking := _LACKING.search(said):
        place = _of_entry(text, lacking[2], int(lacking[3])) if lacking[2] else line(text, said)
        return f"{place}: the key “{lacking[1]}” is missing"
    key = _KEY.findall(said)[-1:]
    if key and (short := _SHORT.search(said)):
        return f"{line(text, said)}: “{key[0]}” is too short: {short[1]} letters are the least"
    if key and (of_kind := _OF_KIND.search(said)):
        return f"{line(text, said)}: {_on_kind(key[0], said, *of_kind.groups())}"
    if no_value := _NO_VALUE.search(said):
        return f":{no_value[1]}: no value that TOML knows; text stands between quotation marks"
    if no_toml := _NO_TOML.fullmatch(said):
        last = text.count("\n") + (not text.endswith("\n"))
        place = f"{no_toml[2]}:{no_toml[3]}" if no_toml[2] else str(last)
        return f":{place}: not TOML: {no_toml[1][0].lower()}{no_toml[1][1:]}"
    return ""


def _on_kind(key: str, said: str, wanted: str, given: str) -> str:
    """That a value, or an entry of it, is of another kind than wanted, and how the wanted one is written."""
    if _ENTRY.search(said):
        return f"each entry of “{key}” is {_KINDS.get(wanted, wanted)}, not {_KINDS.get(given, given)}"
    if wanted != "array":
        return f"“{key}” is {_KINDS.get(wanted, wanted)}, not {_KINDS.get(given, given)}"
    way = (
        f"its header is written as [[{key}]]"
        if given == "object" and key in _OF_TABLES
        else 'it is written as ["…"]'
    )
    return f"“{key}” is a list; {way}"


def _of_entry(text: str, name: str, index: int) -> str:
    """“:LINE” of the header of an entry of a list of tables."""
    header = re.compile(rf"\s*\[\[\s*(?:tool\.noticecheck\.)?{name}\s*\]\]")
    heads = [number for number, words in enumerate(text.split("\n"), 1) if header.match(words)]
    return f":{heads[index]}" if index < len(heads) else ""


def _astray(text: str, said: str, keys: Mapping[str, Iterable[str]]) -> str:
    """What to say of a key of the whole file that stands below a table's header; empty where that is not it."""
    uppermost = frozenset(keys.get("", ()))
    for number, header, key in _below_headers(text):
        own = keys.get(header.strip("[] "), ())
        # of a key in a table that may have any, the decoder does not say the name
        if key in uppermost and key not in own and (f"`{key}`" in said or "[...]" in said):
            return f":{number}: “{key}” belongs above the first table; here it is one of {header}"
    return ""


def _below_headers(text: str) -> Iterator[tuple[int, str, str]]:
    """Lines below the first header that give a key a value, with their header and the key."""
    header = ""
    for number, words in enumerate(text.split("\n"), 1):
        if head := _HEADER.match(words):
            header = head[1]
        elif header and (given := _GIVEN.match(words)):
            yield number, header, given[1]


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


def line_of_value(text: str, value: str) -> str:
    """“:LINE” of a value between quotation marks, where it stands on one line only."""
    return _only(text, rf"""[^#]*=\s*["']{re.escape(value)}["']""")


def line_of_word(text: str, word: str) -> str:
    """“:LINE” of a word outside comments, where it stands on one line only."""
    return _only(text, rf"[^#]*(?<![\w-]){re.escape(word)}(?![\w-])")


def _line_of_nothing(text: str) -> str:
    return _only(text, r"""[^#]*(["'])\s*\1""")


def _only(text: str, pattern: str) -> str:
    numbers = [number for number, words in enumerate(text.split("\n"), 1) if re.match(pattern, words)]
    return f":{numbers[0]}" if len(numbers) == 1 else ""
