"""A blank stands between code and the words beside it, in languages that have blanks between words."""

from collections.abc import Iterator

from ... import wording
from ...findings import Edit, Fact, Fix
from ...parse import Notice
from ...signs.glued import Glued, glued

_SEVERAL = 4  # places of a version that are told as one
_WORDS = 3  # different words in them, by which it is no prefix and no compound
_WHAT = "put a space between the word and the code"


def facts(notice: Notice) -> Iterator[Fact]:
    """State where a version has none; of many places the first, with the lines of all: only those are surely wrong."""
    found = list(glued(notice))
    if len(found) < _SEVERAL or len({each.word.lower() for each in found}) < _WORDS:
        yield from (_fact(notice, "glued", [each]) for each in found)
    else:
        yield _fact(notice, "glued-several", found)


def _fact(notice: Notice, case: str, found: list[Glued]) -> Fact:
    first, text, locale = found[0], notice.source.text, notice.version.locale
    places = [(locale, notice.place(each.start, each.end)) for each in found]
    edits = tuple(Edit(notice.place(each.at, each.at), " ") for each in found)
    return Fact(
        "space-beside-code",
        case,
        places[0][1],
        locale,
        found=text[first.start : first.end],
        expected=f"{text[first.start : first.at]} {text[first.at : first.end]}",
        details={"count": str(len(found)), "at": wording.lines_of(places)},
        fix=Fix(_WHAT, edits, safe=False),
    )
