"""Find what programs fill in, and bring it to the form in which versions are compared."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..late import late
from .passage import Passage
from .values import Value

# Each form begins with its first sign, what must not stand before that behind it: then other text is skipped at once.
_PLACEHOLDER = late(
    r"\{\{[^{}\n]{1,120}\}\}"  # {{ name }}
    r"|\{%[^{}\n]{1,200}%?\}"  # {% tag %}, also without its second sign
    r"|[$%#]\{[^{}\s]{1,60}\}"  # ${name}, %{name}, #{name}
    r"|\{(?<![\w$\\{]\{)[A-Za-z_0-9][\w.]{0,40}(?:,[^{}\n]{1,60})?\}"  # {name}, {0}, {count, number}
    r"|\{(?<![\w$\\{]\{) ?\$[A-Za-z_][\w.]{0,40} ?\}"  # {$name}, also a slip for ${name}
    r"|\$(?<![A-Za-z0-9_$\\{`]\$)[a-z][A-Za-z_0-9]{1,40}(?![A-Za-z0-9_$({\[\\])"  # $name
    r"|%\([A-Za-z_]\w{0,40}\)[sdif]"  # %(name)s
    r"|%(?!s/\w+/)(?:\d{1,2}\$)?[sd@](?![\w%])"  # %s, %1$s; not :%s/old/new/, which replaces words
    r"|%(?<![\w%]%)(?:\d{1,2}\$)?[.\d]{0,4}l{0,2}[dfiux](?![\w%])"  # %.2f, %ld
    r"|\[#[A-Z]{1,3}\d{1,3}\]"  # [#A0]
    r"|<\d{1,2} ?/?>|</ ?\d{1,2} ?>"  # <0>…</0>, also with a blank that a translation tool has put in
    r"|\[(?<!\[\[)\[\[++[A-Z][A-Z0-9_]{1,30}\]\]+"  # [[[NAME]]], and what lost a bracket or has one more;
    r"|\[(?<!\[\[)\[(?!\[)[A-Z][A-Z0-9_]{1,30}\]\]\]+"  # a link of a wiki has two
    r"|##(?<![\w#]##)[A-Z][A-Z0-9_]{1,30}##(?![\w#])"  # ##NAME##
    r"|%%(?<![\w%]%%)[A-Z][A-Z0-9_]{1,30}%%(?![\w%])"  # %%NAME%%
    r"|%(?<![\w%]%)(?:[A-Z][A-Z_]{2,30}|[a-z][a-z_.-]{2,30})%(?!\w)"  # %NAME%, %name%
    r"|<%=?[^<>%\n]{1,80}%>"  # <%= name %>
    r"|\$(?<![\w$]\$)[A-Z][A-Z0-9_]{1,30}\$(?![\w$])"  # $NAME$
    r"|\*\|[A-Z][A-Z0-9_:]{1,40}\|\*"  # *|NAME|*
    r"|@(?<![A-Za-z0-9_@]@)[A-Z][A-Z0-9_]{1,30}@(?![A-Za-z0-9_@])"  # @NAME@
)
_BLANKS = re.compile(r"\s+")
# A macro or a tag with arguments: {{Glossary("Tea")}}, {{< ref "tea.md" >}}, {% include tea.md %}.
_CALL = re.compile(r"\{[{%][-<%#/ ]*([\w.:-]+)[\s(]+[^\s)}%>-].*\}")
# What readers see: texts with a name, and those behind the first argument.
_TEXTS = late(r"(?:\b[\w-]+\s*=|,)\s*(?:\"[^\"]*\"|'[^']*'|“[^”]*”)")
_QUOTED = re.compile(r"\"([^\"]{3,})\"|'([^']{3,})'")
_EDGES = re.compile(r"\{%[-+]|[-+]%\}")
_NO_LETTERS = re.compile(r"[\W_]+")


def placeholders(passage: Passage) -> Iterator[Value]:
    """Placeholders of a passage outside code. A macro's name counts in any case, its named texts do not count."""
    code = [(span.at + base, span.to + base) for span, base in passage.spans if span.kind == "code"]
    marked = [
        (span.at + base, span.to + base)
        for span, base in passage.spans
        if span.kind in ("emphasis", "strong")
    ]
    for found in _PLACEHOLDER.finditer(passage.text):
        if any(found.start() < at and to < found.end() for at, to in marked):
            continue  # ${*name*}: what stands between the braces is spoken of
        if not any(at <= found.start() < to for at, to in code):
            yield Value(_key(found[0]), found.start(), found.end())


def is_call(key: str) -> bool:
    """Whether a placeholder is a macro with arguments: those may rightly be another page's, or another language's."""
    return key.startswith(("{{", "{%")) and "\0" in key


def stands(passage: Passage, key: str) -> bool:
    """Whether the lines of a passage hold a placeholder all the same, or show what a macro would link to."""
    if key in _keys_in(passage.lines):
        return True
    quoted = _QUOTED.search(key)
    words = _letters_of(quoted[1] or quoted[2]) if quoted else ""
    return len(words) > 2 and words in _letters_of(passage.lines)


@lru_cache(maxsize=64)  # the lines of a row are asked for each placeholder that they lack
def _keys_in(lines: str) -> frozenset[str]:
    return frozenset(_key(found[0]) for found in _PLACEHOLDER.finditer(lines))


@lru_cache(maxsize=64)  # as above
def _letters_of(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


def _key(written: str) -> str:
    """The placeholder without blanks that say nothing; behind the name of a macro stands a NUL."""
    if written.startswith("<"):
        return written
    bare = _EDGES.sub(lambda edge: edge[0].strip("-+"), written)
    call = _CALL.fullmatch(bare)
    if not call:
        return _BLANKS.sub("", bare)
    rest = _TEXTS.sub("", bare[call.end(1) :]).strip(" \t(")
    return f"{bare[:2]}{call[1].casefold()}\0{_BLANKS.sub('', rest)}"
