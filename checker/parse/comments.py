"""Find the comments of template languages and the stamps of version control, which are not meant for readers."""

import re
from collections.abc import Iterator

# How a comment begins, and what ends it: Liquid and Jinja, Hugo and Go, Handlebars, MDX. A blank tells “{# note #}”
# from “{#name}”, which names a heading; “{/* … */ margin: 0}” is a rule of a style sheet.
_BEGIN = re.compile(
    r"\$(?P<stamp>(?:Author|Date|HeadURL|Header|Id|LastChanged\w{2,8}|Rev|Revision|RCSfile|URL)(?::[^$\r\n]{0,300})?\$)"
    r"|\{(?:(?P<liquid>%[-~]?\s*comment\b[^%\r\n]*%\})|(?P<jinja>#[-~]?(?=\s))|(?P<hugo>\{<\s*comment\b[^>\r\n]*>\}\})"
    r"|(?P<go>\{[-~]?\s*/\*)|(?P<handlebars>\{[-~]?!--)|(?P<mdx>/\*))"
)
_ENDS = {
    "liquid": r"\{%[-~]?\s*endcomment\s*[-~]?%\}",
    "jinja": r"\s[-~]?#\}",
    "hugo": r"\{\{<\s*/\s*comment\s*>\}\}",
    "go": r"\*/(?:\s*[-~]?\}\})?",
    "handlebars": r"--[-~]?\}\}",
    "mdx": r"\*/(?:\s*\})?",
}
_SIGNS = ("{%", "{#", "{{", "{/", "$Author", "$Date", "$Head", "$Id", "$LastChanged", "$R", "$URL")
_SHORTEST = 7  # signs of a comment in HTML


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that are comments, in order; one that does not end is none."""
    if not any(sign in text for sign in _SIGNS):
        return
    reached = 0
    endless: set[str] = set()
    for begin in _BEGIN.finditer(text):
        form = begin.lastgroup or ""
        if begin.start() < reached or form in endless:
            continue
        end = begin if form == "stamp" else re.compile(_ENDS[form]).search(text, begin.end())
        if end is None:
            endless.add(form)
        elif end[0].endswith(("}", "$")):
            reached = end.end()
            yield begin.start(), reached


def as_html(text: str) -> str:
    """A text with its comments written as HTML has them, of the same length."""
    parts: list[str] = []
    reached = 0
    for start, end in comments(text):
        parts += (text[reached:start], mask(end - start))
        reached = end
    return "".join((*parts, text[reached:])) if parts else text


def mask(size: int) -> str:
    """A comment of HTML of so many signs, or blanks where there is no room for one."""
    return "<!--" + " " * (size - _SHORTEST) + "-->" if size >= _SHORTEST else " " * size
