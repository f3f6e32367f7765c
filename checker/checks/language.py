"""Every block, and every version as a whole, is in the version's own language."""

from collections.abc import Iterator

from .. import wording
from ..align import Table
from ..demands import Demands
from ..findings import Fact, Related
from ..locales import display_name
from ..parse import Block
from ..quoting import first_words
from ..spoken import Remark, remarks

RULE = "own-language"

_NAMED = 4  # versions of many that keep something in English


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """Blocks in another language than their version's, and versions that are so as a whole."""
    for remark in remarks(table):
        yield _fact(table, remark)


def _fact(table: Table, remark: Remark) -> Fact:
    notice, block = table.notices[remark.entry.version], remark.entry.block
    start, end = remark.stretch or (0, len(block.text))
    locale, text = notice.version.locale, block.text[start:end]
    common = {"own": display_name(locale), "excerpt": first_words(text)}
    return Fact(
        rule=RULE,
        case=remark.kind,
        place=notice.within(block, start, end),
        locale=locale,
        found=text,
        details=common | _details(table, remark),
        related=(
            *(_related(table, version, shown) for version, shown in remark.shown),
            *(_related(table, also.version, also.block) for also in remark.also),
        ),
    )


def _details(table: Table, remark: Remark) -> dict[str, str]:
    """What the messages of each kind name besides."""
    more = remark.more
    match remark.kind:
        case "whole-version" | "most-of-version":
            where = f"in all but {wording.counted(more, 'block')}" if more else "throughout"
            return {"other": display_name(remark.language), "where": where}
        case "english" | "other-language":
            also = wording.and_more(more, "block after it", "blocks after it")
            return {"other": display_name(remark.language), "more": also}
        case "left-over" | "left-over-unsure":
            also = wording.and_more(more, "block", "blocks")
            return {"other": display_name(remark.language), "more": also}
        case "borrowed":
            there = table.notices[remark.shown[0][0]].version.locale
            return {"other": display_name(there), "there": there}
        case "untranslated" | "untranslated-unsure":
            return {"there": table.notices[remark.shown[0][0]].version.locale}
        case "english-unsure" | "english-words":
            also = wording.and_more(more, "place", "places")
            return {"translated": str(remark.translated), "more": also}
        case "kept-by-most":
            also = wording.and_more(more, "place", "places")
            locales = [table.notices[version].version.locale for version in remark.kept]
            kept = wording.named(locales, _NAMED)
            translated = wording.counted(remark.translated, "version")
            return {"kept": kept, "translated": translated, "more": also}
        case "kept-by-all":
            also = wording.and_more(more, "sentence", "sentences")
            return {"more": also}
        case "english-page" | "left-over-sentence" | "english-sentence" | "english-sentence-unsure":
            return {}


def _related(table: Table, version: int, block: Block) -> Related:
    notice = table.notices[version]
    return Related(notice.within(block, 0, len(block.text)), notice.version.locale)
