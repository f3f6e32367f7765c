"""Pages run in the direction in which their language is read."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ..align import Table
from ..demands import Demands
from ..discover.files import format_of
from ..findings import Edit, Fact, Fix, Related
from ..late import late
from ..locales import direction, display_name
from ..mending import part_mended
from ..parse import Notice
from ..parse.tags import Attribute, tag
from ..place import Place

RULE = "text-direction"
_PAGE = re.compile(r"<html\b[^<>]{0,2000}>", re.IGNORECASE)
_BODY = late(r"<body\b[^<>]{0,2000}>", re.IGNORECASE)
# What else may turn a page round: an element within it, a style or a program of its own.
_TURNED = late(r"\bdir\s*=\s*[\"']?(?:rtl|auto)|\bdirection\s*:\s*rtl|\.dir\b", re.IGNORECASE)
_LETTERS = 40  # from which a page shows its script
_HEARD = 4_000  # code points that tell which way the words run


class _Page(Struct, frozen=True):
    """A page with its first tag; ``said`` is the direction that it gives itself, if it gives one."""

    notice: Notice
    start: int
    end: int
    said: Attribute | None

    @property
    def own(self) -> Literal["ltr", "rtl"]:
        """Which way the language of the version runs."""
        return direction(self.notice.version.locale)

    @property
    def place(self) -> Place:
        """Where the direction is said, or would be."""
        said = self.said
        return self.notice.place(said.start, said.end) if said else self.notice.place(self.start, self.end)


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State pages that run the other way, and those that leave it unsaid where the rest do not."""
    if all(format_of(notice.version.path) != ".html" for notice in table.notices):
        return
    pages = [page for notice in table.notices if (page := _page(notice)) is not None]
    right = [page for page in pages if page.own == "rtl" and _says(page) == "rtl"]
    for page in pages:
        said = _says(page)
        if said in ("", page.own) and not (said == "" and page.own == "rtl"):
            continue
        if not _runs(page) or (page.own == "rtl" and _TURNED.search(page.notice.source.text)):
            continue
        if said:
            yield _fact(page, "other-way", right)
        else:
            yield _fact(page, "missing" if right else "missing-unsure", right)


def _page(notice: Notice) -> _Page | None:
    """A whole page; a part of one is put into a page of which nothing is known."""
    text = notice.source.text
    opening = _PAGE.search(text) if format_of(notice.version.path) == ".html" else None
    if opening is None:
        return None
    said = None
    for found in (opening, _BODY.search(text, opening.end())):
        element = tag(found[0], found.start()) if found else None
        said = (element.attributes.get("dir") if element else None) or said
    return _Page(notice, *opening.span(), said)


def _says(page: _Page) -> str:
    """The direction that a page gives itself; other values are no direction, or are filled in by a program."""
    value = page.said.value.strip().lower() if page.said else ""
    return value if value in ("ltr", "rtl") or not page.said else page.own


def _runs(page: _Page) -> bool:
    """Whether the words of a page run the way of its language: what is not translated yet does not."""
    from ..words.tell import dominant_script  # seldom needed

    text = " ".join(block.text for block in page.notice.blocks)[:_HEARD]
    script, letters = dominant_script(text)
    return letters >= _LETTERS and direction(f"und-{script}") == page.own


def _fact(page: _Page, case: str, right: list[_Page]) -> Fact:
    notice, place, locale = page.notice, page.place, page.notice.version.locale
    return Fact(
        RULE,
        case,
        place,
        locale,
        found=page.said.value if page.said else notice.source.text[page.start : page.end],
        expected=page.own,
        details={"own": display_name(locale)},
        related=tuple(Related(one.place, one.notice.version.locale) for one in right if one is not page)[:1],
        fix=_fix(page),
    )


def _fix(page: _Page) -> Fix | None:
    what, notice = "run the page in the direction of its language", page.notice
    if page.said:
        return part_mended(what, notice.source, page.place, page.said.value, page.own, safe=False)
    at = page.start + len("<html")
    return Fix(what, (Edit(notice.place(at, at), f' dir="{page.own}"'),), safe=False)
