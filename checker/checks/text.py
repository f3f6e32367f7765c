"""The signs of each version are whole: right encoding, nothing hidden, one script a word, marks in place."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from .. import wording
from ..align import Table
from ..charset import declaration
from ..demands import Demands
from ..findings import Edit, Fact, Fix, Related
from ..late import late
from ..locales import direction, display_name, script_name, script_of
from ..mending import mended
from ..parse import CLOSING, PROSE, Block, Notice
from ..place import Place
from ..signs.bare import lost_marks
from ..signs.encoding import Misread, leftovers, misread
from ..signs.hidden import Hidden, hidden, name, parts_words
from ..signs.lookalikes import may_mix_scripts, mixed_words
from ..signs.marks import (
    Spaced,
    ends_with_colon,
    has_end_mark,
    has_sentences,
    may_have_spaced_marks,
    spaced_marks,
    usual_end,
)
from ..signs.neighbours import Neighbours
from ..signs.pages import MisreadPages, Reading
from ..signs.scraps import scraps
from ..signs.strays import stray_letters
from ..voting import Vote
from .flaws import flaws, notations

# A language is written in these scripts, where its locale names them together.
_SCRIPTS = {"Jpan": ("Hira", "Kana", "Hani"), "Kore": ("Hang", "Hani"), "Hans": ("Hani",), "Hant": ("Hani",)}
_WORD_SIGN = late(r"[\w\u0300-\u036f\u05b0-\u05c7\u064b-\u0652\u0900-\u0d7f]")
_LOST = re.compile("\ufffd+")
_SECOND_MARK = re.compile(r"[*_]+[,.;:!?،。、]")
_WORDED = PROSE | CLOSING


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """Facts about the signs of each version; where one version alone cannot tell, the others decide."""
    known, neighbours = notations(table.notices), Neighbours(table)
    for version, notice in enumerate(table.notices):
        yield from flaws(notice, known)
        wrong = list(_encoding(notice, table.once(MisreadPages).of(version)))
        yield from wrong
        yield from _bare(notice)
        yield from _hidden(notice, sorted(_mended(notice, wrong)), page=any(map(_is_page, wrong)))
        prose = _Prose(notice)
        mixed = list(_lookalikes(prose))
        yield from mixed
        yield from _strays(prose, {fact.place for fact in mixed})
        yield from _scraps(neighbours, version, prose, [fact.place for fact in mixed])
    yield from _spaced(table, neighbours)
    yield from _end_marks(table)


class _Prose:
    """The blocks of words of one version.

    ``text`` is all of them, each on a line of its own: what it has nowhere no block needs to be asked for.
    """

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.blocks = [block for block in notice.blocks if block.kind in _WORDED]
        self.text = "\n".join([block.text for block in self.blocks])

    def writes(self, word: str) -> bool:
        """Whether each letter of a word stands somewhere in these words, small or capital."""
        return self._letters.issuperset(word.lower())

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(self.text.lower())


def _encoding(notice: Notice, page: Reading | None) -> Iterator[Fact]:
    text = notice.source.text
    told = {flaw.start for flaw in notice.flaws if flaw.kind == "bad-bytes"}
    for lost in _LOST.finditer(text) if "\ufffd" in text else ():
        if lost.start() not in told:
            yield _fact(notice, ("whole-encoding", "lost"), lost.span(), details={"origin": ""})
    mended = [(words.start, words.end) for words in page.words] if page else []
    rest = []
    for words in misread(text, _scripts(notice.version.locale)):
        place = (words.start, words.end)
        if not _meets(mended, place):
            insort(mended, place)
            rest.append(words)
    if page:
        yield _page(notice, page, rest)
        rest = []
    for words in rest:
        place = (words.start, words.end)
        yield _fact(
            notice, ("whole-encoding", "misread"), place, expected=words.repaired, repair=words.repaired
        )
    for place in leftovers(text, notice.version.locale):
        if not _meets(mended, place):
            yield _fact(notice, ("whole-encoding", "stray"), place, repair="")
    yield from _declared(notice)


def _declared(notice: Notice) -> Iterator[Fact]:
    """A page in UTF-8 that declares another encoding, in which browsers read its letters as others."""
    source = notice.source
    if not source.exact or source.bom or source.text.isascii():
        return
    said = declaration(source.text)
    if said is not None and said.codec not in ("", "utf-8"):
        yield _fact(
            notice, ("whole-encoding", "declared"), (said.start, said.end), expected="utf-8", repair="utf-8"
        )


def _page(notice: Notice, page: Reading, rest: Sequence[Misread]) -> Fact:
    """A version whose words were read in another code page: reported at the first of them, with a repair of all.

    ``rest`` are words that were misread besides, perhaps twice: they have the same cause.
    """
    first, more = page.words[0], len(page.words) + len(rest) - 1
    words = sorted((*page.words, *rest), key=lambda each: each.start)
    edits = tuple(Edit(notice.place(each.start, each.end), each.repaired) for each in words)
    return _fact(
        notice,
        ("whole-encoding", "code-page"),
        (first.start, first.end),
        expected=first.repaired,
        details={
            "written": page.written,
            "read": page.read,
            "more": wording.and_more(more, "word", "words"),
        },
        fix=Fix(f"read the text as {page.written}", edits, safe=page.certain),
    )


def _meets(stretches: Sequence[tuple[int, int]], one: tuple[int, int]) -> bool:
    """Whether a stretch has a part in one of several that are in order and do not touch one another."""
    at = bisect_left(stretches, (one[1],)) - 1
    return at >= 0 and stretches[at][1] > one[0]


@cache
def _scripts(locale: str) -> frozenset[str]:
    script = script_of(locale)
    return frozenset(_SCRIPTS.get(script, (script,)))


def _mended(notice: Notice, facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Where the facts stand, and where their repairs write."""
    for fact in facts:
        yield notice.source.offsets(fact.place)
        yield from (notice.source.offsets(edit.place) for edit in (fact.fix.edits if fact.fix else ()))


def _bare(notice: Notice) -> Iterator[Fact]:
    """A version in which no letter has the marks that its language writes."""
    lost = lost_marks(notice)
    if lost:
        block, examples = lost
        details = {"letters": examples, "own": display_name(notice.version.locale)}
        start, end = block.stretch(0, len(block.text))
        yield _fact(notice, ("whole-encoding", "bare-letters"), (start, end), details=details)


def _is_page(fact: Fact) -> bool:
    return fact.case == "code-page"


def _is_of_a_letter(sign: str) -> bool:
    """Whether a sign may be a byte of a letter that was read in another encoding (C1 controls)."""
    return "\x80" <= sign <= "\x9f"


def _hidden(notice: Notice, told: Sequence[tuple[int, int]], *, page: bool) -> Iterator[Fact]:
    """What cannot be seen; a sign inside a misread word is part of the report of that word.

    Where the whole ``page`` was misread, bytes of letters that are past repair are part of that report.
    """
    text = notice.source.text
    nulls = text.count("\0")
    if nulls and nulls > len(text) // 3:
        # Letters with a NUL between each two of them are UTF-16 that was read as something else.
        details = {"encoding": "UTF-16"}
        yield _fact(notice, ("whole-encoding", "other-encoding"), (0, 1), details=details)
        return
    if text.startswith("\ufeff"):
        yield _fact(
            notice, ("whole-encoding", "order-mark"), (0, len(text) - len(text.lstrip("\ufeff"))), repair=""
        )
    for found in hidden(text):
        if _meets(told, (found.start, found.end)) or (page and _is_of_a_letter(text[found.start])):
            continue
        yield _fact(
            notice,
            ("hidden-characters", found.case),
            (found.start, found.end),
            details={"name": found.name},
            fix=_without(notice, found),
        )


def _without(notice: Notice, found: Hidden) -> Fix | None:
    """What becomes of a sign that cannot be seen: it goes, unless it parts words or is a letter gone wrong."""
    text, place = notice.source.text, notice.place(found.start, found.end)
    signs = text[found.start : found.end]
    if signs[0] == "\x1b":
        return None  # what follows it is a command, which would be left
    if _is_of_a_letter(signs[0]):  # what Windows keeps there: quotation marks, dashes, an ellipsis
        letters = signs.encode("latin-1").decode("cp1252", "ignore")
        return Fix(f"write “{letters}”", (Edit(place, letters),), safe=False) if letters else None
    if parts_words(text, found):
        return Fix("write a space", (Edit(place, " "),))
    return Fix("take it away", (Edit(place, ""),), safe=found.case != "direction")


def _lies_in(inner: Place, places: Sequence[Place]) -> bool:
    start, end = (inner.line, inner.column), (inner.end_line, inner.end_column)
    return any((p.line, p.column) <= start and end <= (p.end_line, p.end_column) for p in places)


def _lookalikes(prose: _Prose) -> Iterator[Fact]:
    notice, script = prose.notice, script_of(prose.notice.version.locale)
    for block in prose.blocks if may_mix_scripts(prose.text) else ():
        for word in mixed_words(block.text, script):
            if not prose.writes(word.repaired) or block.lies_in(word.start, ("code",)):
                continue
            yield _fact(
                notice,
                ("one-script-words", "look-alike"),
                block.stretch(word.start, word.end),
                found=block.text[word.start : word.end],
                expected=word.repaired,
                details={"letter": word.letter, "name": name(word.letter)},
                fix=mended(
                    f"write “{word.repaired}”",
                    notice.source,
                    notice.place(*block.stretch(word.start, word.end)),
                    word.repaired,
                    words=block.text[word.start : word.end],
                    safe=True,
                ),
            )


def _strays(prose: _Prose, told: set[Place]) -> Iterator[Fact]:
    """Latin letters in words of another alphabet, except those that only look like its own."""
    notice, script = prose.notice, script_of(prose.notice.version.locale)
    for block in prose.blocks if any(stray_letters(prose.text, script)) else ():
        for at, to in stray_letters(block.text, script):
            start, end = _around(block.text, at, to)
            stretch = block.stretch(start, end)
            if notice.place(*stretch) in told or any(
                span.kind in ("code", "html", "link") and start <= span.to and span.at <= end
                for span in block.spans
            ):
                continue
            yield _fact(
                notice,
                ("one-script-words", "latin-letters"),
                stretch,
                found=block.text[start:end],
                expected=block.text[start:at] + block.text[to:end],
                details={"letters": block.text[at:to]},
                fix=mended(
                    f"take “{block.text[at:to]}” out",
                    notice.source,
                    notice.place(*stretch),
                    block.text[start:at] + block.text[to:end],
                    words=block.text[start:end],
                ),
            )


def _scraps(neighbours: Neighbours, version: int, prose: _Prose, told: Sequence[Place]) -> Iterator[Fact]:
    """Scraps of a script that the version does not write, and that no other version has in the same place."""
    notice, locale = prose.notice, prose.notice.version.locale
    for scrap in scraps(prose.blocks, prose.text, locale):
        place = notice.within(scrap.block, scrap.start, scrap.end)
        if _lies_in(place, told) or neighbours.shares(scrap, version):
            continue
        yield Fact(
            "one-script-words",
            "other-script",
            place,
            locale,
            found=scrap.text,
            details={"own": display_name(locale), "script": script_name(scrap.script)},
            related=neighbours.beside(version, scrap.block),
        )


def _around(text: str, at: int, to: int) -> tuple[int, int]:
    """The word around a stretch."""
    while at and _WORD_SIGN.match(text, at - 1):
        at -= 1
    after = _WORD_SIGN.match(text, to)
    while after:
        to += 1
        after = _WORD_SIGN.match(text, to)
    return at, to


def _spaced(table: Table, neighbours: Neighbours) -> Iterator[Fact]:
    for version, notice in enumerate(table.notices):
        for block in notice.blocks if may_have_spaced_marks(notice.source.text) else ():
            if block.kind not in _WORDED:
                continue
            for spaced in spaced_marks(block, notice.source.text):
                mark = block.text[spaced.mark : spaced.end]
                if neighbours.speaks_of(mark, version, block) or _is_turned(notice, block, spaced):
                    continue
                if neighbours.types(block.text[spaced.word : spaced.blank], version, block):
                    continue
                word = _after_links(block, spaced.word, spaced.blank)
                behind = block.text[spaced.end : spaced.behind]
                yield _fact(
                    notice,
                    ("space-before-marks", "space"),
                    block.stretch(word, spaced.behind),
                    found=block.text[word : spaced.behind],
                    expected=block.text[word : spaced.blank] + mark + (f" {behind}" if behind else ""),
                    details={"mark": mark},
                    fix=_unspaced(notice, block, spaced),
                )


def _is_turned(notice: Notice, block: Block, spaced: Spaced) -> bool:
    """Whether readers see the space behind the mark: both stand between Latin words on a line from right to left.

    Such words run from left to right (Unicode Standard Annex 9), so that “beta ،alpha” is read as alpha, beta.
    """
    around = block.text[spaced.blank - 1 : spaced.blank], block.text[spaced.end : spaced.end + 1]
    return direction(notice.version.locale) == "rtl" and all(
        each.isascii() and each.isalnum() for each in around
    )


def _unspaced(notice: Notice, block: Block, spaced: Spaced) -> Fix | None:
    """A repair that takes the blank away, or puts it behind a mark that is joined to the next word.

    None where a second mark follows behind closing stars: which of the two is meant is not known.
    """
    if _SECOND_MARK.match(notice.source.text, block.stretch(spaced.mark, spaced.end)[1]):
        return None
    blank, end = block.stretch(spaced.blank, spaced.mark), block.stretch(spaced.mark, spaced.end)[1]
    taken = Edit(notice.place(*blank), "")
    if not spaced.joined:
        return Fix("take the blank away", (taken,))
    return Fix("put the blank behind the mark", (taken, Edit(notice.place(end, end), " ")))


def _after_links(block: Block, start: int, end: int) -> int:
    """Where the part of a word begins that no link within it parts from its end: its target is no word."""
    return max([start, *(span.to for span in block.spans if span.kind == "link" and start < span.to < end)])


def _end_marks(table: Table) -> Iterator[Fact]:
    habits: dict[int, str] = {}  # of those that lack a mark somewhere; the others need not be asked
    for row in table.rows:
        blocks = [cell[0] if len(cell) == 1 and cell[0].kind == "paragraph" else None for cell in row.cells]
        voters = [version for version, block in enumerate(blocks) if block and version in table.comparable]
        lacking = [version for version in voters if not has_end_mark(_block(blocks, version).text)]
        if not Vote(len(voters) - len(lacking), len(voters)).is_all_but_one:
            continue
        version = lacking[0]
        block = _block(blocks, version)
        if not has_sentences(block.text):
            continue
        colons = sum(ends_with_colon(_block(blocks, one).text) for one in voters)
        if Vote(colons, len(voters)).is_half:
            continue  # what follows tells as much as the mark
        if version not in habits:
            habits[version] = _habit(table.notices[version])
        if habits[version]:
            yield _without_mark(table, (version, block), blocks, habits[version])


def _block(blocks: Sequence[Block | None], version: int) -> Block:
    block = blocks[version]
    assert block is not None  # noqa: S101 — only those that are there are asked for
    return block


def _habit(notice: Notice) -> str:
    """The mark that ends this version's paragraphs of several sentences; empty where many have none."""
    texts = [block.text for block in notice.blocks if block.kind == "paragraph" and has_sentences(block.text)]
    ended = [text for text in texts if has_end_mark(text)]
    return usual_end(ended) if len(ended) > 1 and len(ended) >= 0.8 * len(texts) - 1 else ""


def _without_mark(
    table: Table, lacking: tuple[int, Block], blocks: Sequence[Block | None], mark: str
) -> Fact:
    version, block = lacking
    notice = table.notices[version]
    words = block.text.split()[-1]
    at = len(block.text) - len(words)
    others = [other for other, cell in enumerate(blocks) if cell and other != version]
    others = table.nearest_first(others, table.locale(version))
    end = block.stretch(at, len(block.text))[1]
    return _fact(
        notice,
        ("end-mark", "missing"),
        block.stretch(at, len(block.text)),
        found=words,
        expected=words + mark,
        details={"mark": mark},
        vote=Vote(len(others), len(others) + 1),
        related=tuple(_ending(table.notices[other], _block(blocks, other)) for other in others[:3]),
        fix=Fix(f"end the sentence with “{mark}”", (Edit(notice.place(end, end), mark),), safe=False),
    )


def _ending(notice: Notice, block: Block) -> Related:
    last = block.text.split()[-1]
    place = notice.within(block, len(block.text) - len(last), len(block.text))
    return Related(place, notice.version.locale, "ends the sentence here")


def _fact(
    notice: Notice,
    rule: tuple[str, str],
    stretch: tuple[int, int],
    *,
    found: str | None = None,
    expected: str = "",
    details: dict[str, str] | None = None,
    repair: str | None = None,
    vote: Vote | None = None,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Fact:
    """A fact about a stretch of one version's source; ``repair`` is what should stand there."""
    place = notice.place(*stretch)
    if repair is not None:
        what = f"write “{repair}”" if repair.strip() else "take it away" if not repair else "write a blank"
        fix = Fix(what, (Edit(place, repair),))
    return Fact(
        rule=rule[0],
        case=rule[1],
        place=place,
        locale=notice.version.locale,
        found=notice.source.text[slice(*stretch)] if found is None else found,
        expected=expected,
        details=details or {},
        vote=vote,
        related=related,
        fix=fix,
    )
