"""Recognise words about the translation itself: who made it, of which text, and that it is one."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from msgspec import Struct

from ..align import Departure, Spot, Table
from ..conventions import convention
from ..parse import HEADINGS
from ..quoting import excerpt
from ..words.scripts import joins_words
from .stretches import words_at

BEGINNING = 30
"""Code points in which words about the translation say so."""

NOTICE = 60
"""Code points of a sentence in which it says that it is a translation, where its place makes that likely."""

# A short block, or what a block begins with before a colon.
_LABEL = re.compile(rf"[^:：]{{1,{BEGINNING}}}(?:[:：]|$)")
_EDGE = 3  # blocks at either end of a version, where such a sentence stands
_COLOPHON = 5  # blocks at the end that may name those who made a version


class Translation(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language speaks of translating: ``[translation]``, explained in ``rules/languages.md``."""

    words: tuple[str, ...] = ()


def says_translation(words: str, locales: Collection[str], within: int = BEGINNING) -> bool:
    """Whether some words speak of a translation at their beginning, in one of the locales or in English.

    ``within`` is how many code points count as the beginning. A translation may name its source and its translators in
    the language of either.
    """
    return _pattern(frozenset(locales)).search(words[:within].casefold()) is not None


def is_about_translation(table: Table, departure: Departure, version: int) -> bool:
    """Whether the heading of a section that the source lacks, or a label, shows that it names the translators."""
    label = _LABEL.match(departure.words)
    if departure.kinds[0] not in HEADINGS and label is None:
        return False
    if version != table.reference and table.notices[version].version.language != "en":
        return False
    headings = [departure.words, *(words_at(table, spot) for spot in departure.counterparts)]
    locales = [notice.version.locale for notice in table.notices]
    return 2 * sum(says_translation(heading, locales) for heading in headings) > len(headings)


def lacks_colophon(table: Table, departure: Departure, spot: Spot) -> bool:
    """Whether blocks that a version lacks are about the translation in most others, at their ends, and none beside is.

    A source has no translators, and a version may tell of them in its own way; where it begins as the others do, a
    block that follows there is lacking. Without an address, or at the beginning, it may say which version is binding.
    """
    told = sum(
        _is_colophon(table, there) and tells_of_translation(table, there) for there in departure.counterparts
    )
    if 2 * told <= len(departure.counterparts):
        return False
    notice = table.notices[spot.notice]
    at = notice.block_at(spot.start)
    locales = [each.version.locale for each in table.notices]
    return not any(says_translation(each.text, locales) for each in notice.blocks[max(at - 1, 0) : at + 1])


def _is_colophon(table: Table, spot: Spot) -> bool:
    """Whether a stretch is among the last blocks of a version, in its second half, and has an address."""
    notice = table.notices[spot.notice]
    at, to = notice.block_at(spot.start), notice.block_at(spot.end)
    if at < max(len(notice.blocks) - _COLOPHON, len(notice.blocks) / 2):
        return False
    return any(
        "@" in block.text or "://" in block.text or any(span.kind == "link" for span in block.spans)
        for block in notice.blocks[at:to]
    )


def tells_of_translation(table: Table, spot: Spot) -> bool:
    """Whether a stretch begins with words about the translation, or stands below a block or a heading that has them."""
    notice = table.notices[spot.notice]
    at = notice.block_at(spot.start)
    if at == len(notice.blocks):
        return False
    edge = at < _EDGE or at >= len(notice.blocks) - _EDGE
    locales = [each.version.locale for each in table.notices]
    if says_translation(notice.blocks[at].text, locales, NOTICE if edge else BEGINNING):
        return True
    if notice.blocks[at].kind in HEADINGS:
        return False  # a section of its own is no part of the one above
    while at and notice.blocks[at].kind == "item":
        at -= 1
    if says_translation(notice.blocks[at].text, locales):
        return True
    while at and notice.blocks[at].kind not in HEADINGS:
        at -= 1
    return notice.blocks[at].kind in HEADINGS and says_translation(notice.blocks[at].text, locales)


def has_notice_of_its_own(table: Table, departure: Departure, spot: Spot) -> bool:
    """Whether a block split in two begins with words of the version alone, which call it a translation."""
    notice = table.notices[spot.notice]
    at = notice.block_at(spot.start)
    others = [excerpt(words_at(table, there)) for there in departure.counterparts]
    locales = [notice.version.locale for notice in table.notices]
    return (
        at < _EDGE
        and says_translation(notice.blocks[at].text, locales, NOTICE)
        and not any(says_translation(words, locales, NOTICE) for words in others)
    )


@cache
def _pattern(locales: frozenset[str]) -> re.Pattern[str]:
    beginnings = (beginning for locale in locales | {"en"} for beginning in _beginnings(locale))
    return re.compile("|".join(sorted(beginnings)))


def _beginnings(locale: str) -> Iterator[str]:
    """A pattern for each word of a locale."""
    parted = "" if joins_words(locale) else r"(?<!\w)"
    for word in convention(locale, "translation", Translation).words:
        yield parted + re.escape(word)
