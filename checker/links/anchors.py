"""Tell whether a link within the page leads to something that is there."""

import re
from collections.abc import Iterator
from functools import cached_property
from unicodedata import normalize
from urllib.parse import unquote

from ..late import late
from ..parse import Block, Notice

# Each form begins with a sign of its own, for which the text is searched fast.
_GIVEN = late(
    r"""(?:i(?<!\wi)d\s*=\s*["']?|n(?<!\wn)ame\s*=\s*["']?|\{:?\s*\#|\{[^{}\n]*\s\#|\[\^)([^"'\s<>{}\]]+)"""
)
# What is written beside a heading: “## Returns {#returns}”, the same on the line below, “<h2 id=returns>”.
_BEHIND = late(
    r"[^\r\n{}]{0,300}(?:\r?\n[ \t>]{0,40})?\{:?[^{}\r\n#]{0,100}\#([^\s{}]{1,200})(?:\s[^{}\r\n]{0,200})?\}"
)
# From a heading on so many code points hold such a name at most: without its bracket none is looked for.
_REACH = 345
_TAG = late(r"""<h[1-6]\b[^<>]*\bid\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)
_DROPPED = late(r"[^\w\s\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f\u200c\u200d-]")
_ASCII = re.compile(r"[^a-z0-9 _-]")
# The second heading of the same words, and names of headings that a program cannot spell.
_AGAIN = re.compile(r"[-_]\d+$")
_COUNTED = re.compile(r"(?:_|id|section-?|heading-?)\d*")
# A heading for some readers of Markdown: nothing parts its words from the sign, or markup before it is not closed.
_HASHED = late(r"^[ ]{0,3}#{1,6}[ \t]*([^#\s].*)", re.MULTILINE)
_SIGN = late(r":[a-z0-9_+-]+:", re.IGNORECASE)


class Ends:
    """Where a link within the page of a version can lead."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice

    @cached_property
    def names(self) -> frozenset[str]:
        """Names that are given in the source, and those that common site generators make of headings."""
        given = {name.casefold() for name in _GIVEN.findall(self._notice.source.text)}
        slugs = {slug for block in self._notice.headings() for slug in _slugs(block.text)}
        return frozenset(given | slugs)

    def lack(self, target: str) -> bool:
        """Whether a link within the page has no end, by whatever way a site names its headings.

        One to the top always has an end, and so have names that programs count: ``_1``, ``id1``, ``section-2``.
        """
        written = target.strip()
        name = unquote(written[1:]).casefold().removeprefix("user-content-")
        if name in ("", "top") or name.startswith((":~:", "!", "/", "?")) or _COUNTED.fullmatch(name):
            return False
        bare = _AGAIN.sub("", name)
        if name in self.names or bare in self.names:
            return False
        if name.startswith("#") or "\\" in name:
            return True
        return self._letters.isdisjoint({_letters(name), _letters(bare)} - {""})

    @cached_property
    def _letters(self) -> frozenset[str]:
        """Nothing but the letters and digits of headings: what else a name holds no two sites agree about."""
        said = [words for block in self._notice.headings() for words in _headings_words(block)]
        said += [found[1] for found in _HASHED.finditer(self._notice.source.text)]
        return frozenset(letters for words in said for letters in _all_letters(words))


def given_name(notice: Notice, heading: Block) -> str:
    """The name by which links find a heading where it is written beside the heading, otherwise nothing."""
    text = notice.source.text
    if text.startswith("<", heading.start):
        found = _TAG.match(text, heading.start)
    elif "{" not in text[heading.start : heading.end + _REACH]:
        return ""
    else:
        found = _BEHIND.match(text, heading.end - 1) or _BEHIND.match(text, heading.start)
    return found[1] if found else ""


def _headings_words(heading: Block) -> Iterator[str]:
    """The words of a heading, with and without the names of its images and signs."""
    yield heading.text
    yield _SIGN.sub("", heading.text)
    for span in heading.spans:
        if span.kind == "image":
            yield heading.text[: span.at] + heading.text[span.to :]


def _all_letters(words: str) -> Iterator[str]:
    """The letters of a name, those of ASCII alone, and both without the digits before them."""
    for letters in (_letters(words), "".join(filter(str.isascii, _letters(words)))):
        yield letters
        yield letters.lstrip("0123456789")


def _letters(words: str) -> str:
    """Letters and digits, without accents, case and all other signs."""
    return "".join(filter(str.isalnum, normalize("NFKD", words).casefold()))


def _slugs(heading: str) -> Iterator[str]:
    """What common site generators make of a heading: with and without letters beyond ASCII."""
    folded = heading.casefold().strip()
    kept = _DROPPED.sub("", folded)
    yield kept.replace(" ", "-")
    yield re.sub(r"[\s_-]+", "-", kept).strip("-")
    yield re.sub(r"[ -]+", "-", _ASCII.sub("", folded)).strip("-")
    yield re.sub(r"^[\d\W]+", "", _ASCII.sub("", folded)).replace(" ", "-")
