"""Read the front matter of a document: fields with the places of their values."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ..place import Flaw
from .model import Field

if TYPE_CHECKING:
    from yaml.nodes import Node

_OPENING = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n")
# A search for a line end is the fastest one: so it stands before the line that closes.
_CLOSING = {
    "-": re.compile(r"\n(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+": re.compile(r"\n\+\+\+[ \t]*\r?$", re.MULTILINE),
}
# A line of marks, then at least two fields as programs name them.
_ASTRAY = re.compile(
    r"((?:[ \t]*\r?\n)*)([ \t]*)(---)[ \t]*(?=(?:\r?\n[ \t]*[a-z][\w.-]*:[^\r\n]*){2,}\r?(?:\n|\Z))"
)
_ASTRAY_END = re.compile(r"\n[ \t]*---[ \t]*\r?$", re.MULTILINE)
# Fields from the first line on, closed by a line of marks; without a field that pages have this may be a heading.
_UNOPENED = re.compile(
    r"(?:[a-z][\w.-]*:(?:[ \t][^\r\n]*)?\r?\n(?:[ \t]+[^\s][^\r\n]*\r?\n|-[ \t][^\r\n]*\r?\n)*){1,100}"
    r"(?=---[ \t]*\r?(?:\n|\Z))"
)
_OF_A_PAGE = re.compile(r"^(?:title|layout|permalink):", re.MULTILINE)
_KEY = re.compile(r"^[\w.-]+[ \t]*[:=]", re.MULTILINE)

# The lines that most front matter is made of; whatever else it holds is left to the YAML parser.
_SCALAR = r"""(?:"([^"\\\r\n]*)"|'([^'\r\n]*)'|([^\s"'\[\]{}&*!|>%@`#,?:-](?:[^\r\n]*[^ \t\r\n])?))"""
_PLAIN_LINE = re.compile(rf"([A-Za-z_][\w.-]*):(?:[ \t]+{_SCALAR})?[ \t]*\r?|[ \t]*(?:#[^\r\n]*)?\r?")
_PLAIN_ITEM = re.compile(rf"( *)-[ \t]+{_SCALAR}[ \t]*\r?")
_UNQUOTED = 4  # the group of a value without quotation marks
_UNPLAIN = re.compile(r":(?:\s|$)|\s#")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_FARTHEST = 2000  # code points within which front matter without opening line names a page's own field
_DEEPEST = 50  # levels that are read
_MOST_BRACKETS = 500  # of a text that cannot be too deep for the fast reader of YAML
_LONGEST_KEY = 100  # code points that are shown


class FrontMatter(Struct, frozen=True):
    """The fields before a document's words; ``end`` is the offset after its closing line."""

    end: int
    fields: tuple[Field, ...] = ()
    flaws: tuple[Flaw, ...] = ()


def front_matter(text: str) -> FrontMatter | None:
    """Front matter at the beginning of a text, or None."""
    marked = text.lstrip().startswith(("---", "+++"))
    if not (marked or _OF_A_PAGE.search(text, 0, _FARTHEST)):
        return None
    if "\n" not in text:
        text = text.replace("\r", "\n")
    if not marked:
        return _unopened(text)
    opening = _OPENING.match(text)
    closing = _CLOSING[text[0]].search(text, opening.end() - 1) if opening else None
    if not opening or not closing:
        return _astray(text)
    inside = text[opening.end() : closing.start() + 1]
    if not _KEY.search(inside) and inside.strip():
        return _astray(text)
    return _read(text, opening.end(), closing.start() + 1, closing.end())


def _read(text: str, start: int, to: int, end: int, flaw: Flaw | None = None) -> FrontMatter:
    """The fields between two offsets; ``flaw`` is reported whether they can be read or not."""
    read = _toml_fields if text.startswith("+") else _yaml_fields
    try:
        fields = tuple(read(text[start:to], start))
    except _UnreadableError as error:
        problem = Flaw("front-matter", error.at, min(error.at + 1, len(text)), (("problem", str(error)),))
        return FrontMatter(end, (), (flaw or problem,))
    return FrontMatter(end, fields, (flaw,) if flaw else ())


def _astray(text: str) -> FrontMatter | None:
    """Fields that are no front matter to programs: nothing closes them, or spaces stand before them.

    If they are closed, they are read all the same, so that this is the only report about them.
    """
    found = _ASTRAY.match(text)
    if not found:
        return None
    before = "blank lines before it" if found[1] else "blanks before it" if found[2] else ""
    flaw = Flaw("front-matter", *found.span(3), (("problem", before or "no closing line"),))
    closing = _ASTRAY_END.search(text, found.end()) if before else None
    if closing is None:
        return FrontMatter(0, (), (flaw,))
    start = text.index("\n", found.end()) + 1
    if _BLANK_LINE.search(text, start, closing.start() + 1):  # the line may be a rule further down
        return FrontMatter(0, (), (flaw,))
    return _read(text, start, closing.start() + 1, closing.end(), flaw)


def _unopened(text: str) -> FrontMatter | None:
    """Front matter that begins with its first field; some programs want no line before it."""
    found = _UNOPENED.match(text)
    if not found or not _OF_A_PAGE.search(found[0]):
        return None
    end = found.end() + len("---")
    first = re.compile(r"[^\r\n]*").match(text)
    assert first is not None  # noqa: S101 — it matches anything
    return _read(text, 0, found.end(), end, Flaw("front-matter-unopened", 0, first.end()))


class _UnreadableError(Exception):
    def __init__(self, problem: str, at: int) -> None:
        super().__init__(problem)
        self.at = at


def _yaml_fields(text: str, base: int) -> Iterator[Field]:
    plain = _plain_fields(text, base)
    return iter(plain) if plain is not None else _composed_fields(text, base)


def _plain_fields(text: str, base: int) -> list[Field] | None:
    """Fields of front matter that has nothing but simple lines and lists of them, else None."""
    fields: list[Field] = []
    key, indent, items = "", 0, 0  # of the list that is open
    for line in text.split("\n"):
        row = _row(line)
        if row is None:
            return None
        if not row.item:
            key, items = row.key if row.bare else "", 0
            if row.key:
                fields.append(Field(row.key, row.value, base + row.start, base + row.end))
        elif not key or (items and row.indent != indent):
            return None
        else:
            if not items:
                del fields[-1]  # the key of a list has no value of its own
            fields.append(Field(f"{key}.{items}", row.value, base + row.start, base + row.end))
            indent, items = row.indent, items + 1
        base += len(line) + 1
    return None if len({field.key for field in fields}) < len(fields) else fields


class _Row(Struct, frozen=True, gc=False):
    """A simple line of front matter: a key with its value or without one (``bare``), a list's item, or nothing."""

    key: str = ""
    value: str = ""
    start: int = 0
    end: int = 0
    bare: bool = False
    item: bool = False
    indent: int = 0


@lru_cache(maxsize=4096)
def _row(line: str) -> _Row | None:
    """Read a line, None where it is not simple; most lines stand in every version, and in other notices."""
    found = _PLAIN_LINE.fullmatch(line) or _PLAIN_ITEM.fullmatch(line)
    if not found or not _is_plain(found):
        return None
    group = found.lastindex or 0
    if found.re is _PLAIN_ITEM:
        return _Row("", found[group], *found.span(group), item=True, indent=len(found[1]))
    if group > 1:
        return _Row(found[1], found[group], *found.span(group))
    colon = found.end(1) + 1
    return _Row(found[1], "", colon, colon, bare=True) if group else _Row()


def _is_plain(line: re.Match[str]) -> bool:
    """Whether a value without quotation marks is that value to YAML too."""
    value = line[_UNQUOTED] or ""
    return not ((":" in value or "#" in value) and _UNPLAIN.search(value))


def _composed_fields(text: str, base: int) -> Iterator[Field]:
    if _may_be_deep(text):
        raise _UnreadableError("nested too deep", base)
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text.replace("\0", "\ufffd"), Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _UnreadableError(error.problem or "not YAML", base + (mark.index if mark else 0)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _UnreadableError("not YAML", base) from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise _UnreadableError("no fields", base)
    yield from _node_fields(root, "", base, set())


def _may_be_deep(text: str) -> bool:
    """Whether the text could hold hundreds of levels: the fast YAML parser ends the program at some depth."""
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        return True
    return any(line.count("- ") + line.count("? ") > _DEEPEST or " " * 200 in line for line in _rows(text))


def _rows(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def _node_fields(node: "Node | None", path: str, base: int, seen: set[int]) -> Iterator[Field]:
    """Fields below a node; one that has another name (an alias) comes once."""
    if node is None or id(node) in seen:
        return
    if isinstance(node.value, str):
        quoted = int(getattr(node, "style", None) in ("'", '"'))
        yield Field(
            path, node.value, base + node.start_mark.index + quoted, base + node.end_mark.index - quoted
        )
        return
    seen.add(id(node))
    for number, child in enumerate(node.value):
        key, value = child if isinstance(child, tuple) else (None, child)
        name = str(number) if key is None else str(key.value)[:_LONGEST_KEY]
        yield from _node_fields(value, f"{path}.{name}" if path else name, base, seen)


def _toml_fields(text: str, base: int) -> Iterator[Field]:
    import tomllib

    try:
        values = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        raise _UnreadableError(str(error).split(" (at ")[0].lower() or "not TOML", base) from error
    return _toml_values(values, text, base)


def _toml_values(values: dict[str, object], text: str, base: int) -> Iterator[Field]:
    lines: dict[str, tuple[int, int]] = {}
    for line in re.finditer(r"^[ \t]*([\w.-]+)[ \t]*=[ \t]*([^\r\n]*)", text, re.MULTILINE):
        lines.setdefault(line[1], (base + line.start(2), base + line.end(2)))
    for path, value in _flat(values, "", _DEEPEST):
        start, end = lines.get(path) or lines.get(path.rpartition(".")[2]) or (base, base)
        yield Field(path, value, start, end)


def _flat(value: object, path: str, depth: int) -> Iterator[tuple[str, str]]:
    pairs: Iterator[tuple[str, object]]
    if isinstance(value, dict):
        pairs = iter(value.items())
    elif isinstance(value, list):
        pairs = ((str(number), item) for number, item in enumerate(value))
    else:
        yield path, str(value)
        return
    for key, item in pairs if depth else ():
        yield from _flat(item, f"{path}.{key}" if path else key, depth - 1)
