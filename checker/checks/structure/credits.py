"""Tell blocks about the translation itself from those of the notice: who made it, and that it is one."""

from ...align import Departure, Spot, Table
from ...outline.credits import BEGINNING, NOTICE, says_translation
from ...parse import HEADINGS
from .details import excerpt_of

_EDGE = 3  # blocks at either end of a version, where a sentence about the translation stands


def is_about_translation(table: Table, departure: Departure, version: int) -> bool:
    """Whether the heading of a section that the source lacks shows that it names the translators."""
    if departure.kinds[0] not in HEADINGS:
        return False
    if version != table.reference and table.notices[version].version.language != "en":
        return False
    headings = [departure.words, *(excerpt_of(table, spot) for spot in departure.counterparts)]
    locales = [notice.version.locale for notice in table.notices]
    return 2 * sum(says_translation(heading, locales) for heading in headings) > len(headings)


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
    others = [excerpt_of(table, there) for there in departure.counterparts]
    locales = [notice.version.locale for notice in table.notices]
    return (
        at < _EDGE
        and says_translation(notice.blocks[at].text, locales, NOTICE)
        and not any(says_translation(words, locales, NOTICE) for words in others)
    )
