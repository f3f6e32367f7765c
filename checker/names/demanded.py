"""Hold the versions against the names and terms that a configuration declares."""

import re
from collections.abc import Iterator, Sequence, Set as AbstractSet

from ..align import Row, Table
from ..demands import Demands
from ..findings import Fact, Related
from ..mending import mended
from ..parse import Block, Notice
from ..voting import OTHERS, Vote
from .declared import Declared, find, in_own_letters, proper_words
from .endings import inflection, is_form
from .lexicon import Lexicon
from .sounds import skeleton
from .tokens import is_mixed

NAMES = "product-names"
TERMS = "declared-terms"

# As many versions must have a name where another one lacks it, unless the reference has it.
_OWN_WORD = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]{5,}")
Spots = AbstractSet[tuple[int, int]]


def hold(table: Table, lexicon: Lexicon, demands: Demands, told: Spots) -> Iterator[Fact]:
    """State where the versions depart from what is declared.

    ``told`` are the cells, by row and version, of whose names something has been said already.
    """
    names = [Declared(*name) for name in sorted(demands.names.items())]
    yield from other_forms(table, names)
    yield from misspelt_forms(table, names)
    yield from missing(table, lexicon, names, told)
    yield from terms(table, [Declared(*term) for term in sorted(demands.terms.items())])


def other_forms(table: Table, declared: Sequence[Declared]) -> Iterator[Fact]:
    """Names written as such where their locale has a form of its own."""
    for notice in table.notices:
        locale = notice.version.locale
        for one in declared:
            own = one.own(locale)
            if own and one.name not in own:
                yield from _as_such(notice, one, own, declared)


def _as_such(
    notice: Notice, one: Declared, own: Sequence[str], declared: Sequence[Declared]
) -> Iterator[Fact]:
    locale = notice.version.locale
    right = [form for other in declared for form in other.written(locale)]
    for block in notice.blocks:
        found = find([one.name], block.text, locale)
        if found is None or block.kind == "code" or _inside(found, right, block.text, locale):
            continue
        place = notice.within(block, *found.span())
        yield Fact(
            NAMES,
            "other-form",
            place,
            locale,
            found=found[0],
            expected=own[0],
            fix=mended("write the declared form", notice.source, place, own[0], words=found[0]),
        )


def _inside(found: re.Match[str], forms: Sequence[str], text: str, locale: str) -> bool:
    """Whether what was found is a part of a longer form that is right."""
    for form in forms:
        match = find([form], text, locale)
        if match and match.start() <= found.start() and found.end() <= match.end():
            return True
    return False


def misspelt_forms(table: Table, declared: Sequence[Declared]) -> Iterator[Fact]:
    """Words that are one letter off a form in another script than Latin."""
    for notice in table.notices:
        locale = notice.version.locale
        parts = {part for one in declared for form in one.own(locale) for part in form.split()}
        sounded = {part for one in declared for part in _sounded(one, locale)}
        if sounded:
            for block in notice.blocks:
                yield from _misspelt(notice, block, sounded, parts)


def _sounded(one: Declared, locale: str) -> Iterator[str]:
    """Words of a name’s forms that write its first word in other letters, not those that translate it."""
    wanted = skeleton(one.name.split(maxsplit=1)[0])
    for form in one.own(locale):
        for part in form.split():
            bare = _bare(part, frozenset(), locale)
            if _OWN_WORD.fullmatch(part) and wanted in (skeleton(part), skeleton(bare)):
                yield part


def _misspelt(
    notice: Notice, block: Block, sounded: AbstractSet[str], parts: AbstractSet[str]
) -> Iterator[Fact]:
    from rapidfuzz.distance import OSA

    locale = notice.version.locale
    for found in _OWN_WORD.finditer(block.text):
        bare = _bare(found[0], parts, locale)
        for form in sorted(sounded):
            if bare in parts or bare[-1] != form[-1] or OSA.distance(bare, form, score_cutoff=1) != 1:
                continue
            if _without_article(bare, locale) == _without_article(form, locale):
                continue
            start = found.end() - len(bare)
            place = notice.within(block, start, found.end())
            fix = mended("write the declared form", notice.source, place, form, words=bare)
            yield Fact(NAMES, "one-letter-off-declared", place, locale, found=bare, expected=form, fix=fix)


def _bare(word: str, parts: AbstractSet[str], locale: str) -> str:
    """A word without the prefixes that its language puts before names, where a name is left then."""
    prefixes = inflection(locale).prefixes
    for count in range(len(word)):
        if word[count:] in parts:
            return word[count:]
        if word[count] not in prefixes:
            break
    return word


def _without_article(word: str, locale: str) -> str:
    """A word without its first letter, where that may be an article or a preposition of the language."""
    return word[1:] if word[0] in inflection(locale).prefixes else word


def missing(table: Table, lexicon: Lexicon, declared: Sequence[Declared], told: Spots) -> Iterator[Fact]:
    """Declared names that a version lacks where the reference or all the others have them.

    One that it never writes is an error, told once; one that it writes elsewhere may have given way to a
    pronoun, which is a note.
    """
    silent: set[tuple[str, int]] = set()
    for one in sorted(declared, key=lambda one: (len(one.name), one.name)):
        presence = Presence(one, lexicon)
        for at, row in enumerate(table.rows):
            have = presence.by_version(row, table)
            for version in (version for version, has in have.items() if not has):
                if (at, version) in told or _part_is_told(one, version, silent):
                    continue
                fact = _lack(row, one, version, have, table, presence)
                if fact:
                    if fact.case == "missing-declared":
                        silent.add((one.name, version))
                    yield fact


def _part_is_told(one: Declared, version: int, silent: AbstractSet[tuple[str, int]]) -> bool:
    return any(name in one.name and other == version for name, other in silent)


class Presence:
    """Where a declared name stands, in any form that is right."""

    def __init__(self, one: Declared, lexicon: Lexicon) -> None:
        self._one = one
        self._speeches = lexicon.speeches
        self._words = proper_words(one.name, lexicon.speeches)

    def by_version(self, row: Row, table: Table) -> dict[int, bool]:
        """By version that has the row and should have the name, whether it has; nothing where that proves nothing."""
        have = {
            version: self._in(version, cell)
            for version, cell in enumerate(row.cells)
            if cell and version in table.comparable and cell[0].kind != "code"
        }
        if sum(have.values()) < OTHERS and not (table.reference is not None and have.get(table.reference)):
            return {}
        return {n: has for n, has in have.items() if has or not self._in_own_way(n, row.cells[n])}

    def ever(self, version: int) -> bool:
        """Whether a version writes the name anywhere."""
        return self._in(version, self._speeches[version].notice.blocks)

    def _in(self, version: int, blocks: Sequence[Block]) -> bool:
        speech = self._speeches[version]
        text = " ".join(block.text for block in blocks)
        if find(self._one.written(speech.locale), text, speech.locale) or is_mixed(self._words[0], text):
            return True
        if self._words[0].isascii() and self._words[0][:2].lower() not in text.lower():
            return False  # what is spelt or inflected in another way still begins alike
        spoken = {word.text for block in blocks for word in speech.words(block)}
        return all(self._spoken(name, spoken, speech.locale) for name in self._words)

    def _spoken(self, name: str, spoken: AbstractSet[str], locale: str) -> bool:
        return any(word.lower() == name.lower() or is_form(word, name, locale) for word in spoken)

    def _in_own_way(self, version: int, cell: Sequence[Block]) -> bool:
        """Whether a version writes the name in its own letters, here or throughout."""
        speech = self._speeches[version]
        if not speech.own_script:
            return False
        throughout = not self._one.own(speech.locale) and not speech.times(self._words[0])
        return throughout or in_own_letters(self._one.name, " ".join(block.text for block in cell))


def _lack(
    row: Row, one: Declared, version: int, have: dict[int, bool], table: Table, presence: Presence
) -> Fact | None:
    others = {other: has for other, has in have.items() if other != version}
    holders = [other for other, has in others.items() if has]
    vote = Vote(len(holders), len(others) + 1)
    by_reference = table.reference in holders and Vote(len(holders), len(others)).is_clear
    if not (by_reference or vote.is_all_but_one):
        return None
    notice, block = table.notices[version], row.cells[version][0]
    best = table.nearest_first(holders, notice.version.locale)[0]
    return Fact(
        NAMES,
        "missing" if presence.ever(version) else "missing-declared",
        notice.within(block, 0, 0),
        notice.version.locale,
        expected=one.written(notice.version.locale)[0],
        vote=vote,
        related=_shown(table.notices[best], row.cells[best], one),
    )


def _shown(notice: Notice, cell: Sequence[Block], one: Declared) -> tuple[Related, ...]:
    locale = notice.version.locale
    for block in cell:
        found = find([*one.written(locale), one.name.split()[0]], block.text, locale)
        if found:
            return (Related(notice.within(block, *found.span()), locale),)
    return ()


def terms(table: Table, declared: Sequence[Declared]) -> Iterator[Fact]:
    """Declared terms that a version lacks in a row where the others have theirs."""
    for one in declared:
        for row in table.rows:
            yield from _terms_in(row, one, table)


def _terms_in(row: Row, one: Declared, table: Table) -> Iterator[Fact]:
    asked = [n for n, cell in enumerate(row.cells) if cell and _term_forms(one, table.notices[n])]
    has = {n: _has_term(row.cells[n], one, table.notices[n]) for n in asked}
    for version in asked:
        holders = [other for other in asked if other != version and has[other]]
        enough = table.reference in holders or (holders and Vote(len(holders), len(asked) - 1).is_two_thirds)
        if has[version] or not enough:
            continue
        notice, block = table.notices[version], row.cells[version][0]
        best = table.nearest_first(holders, notice.version.locale)[0]
        yield Fact(
            TERMS,
            "missing",
            notice.within(block, 0, 0),
            notice.version.locale,
            expected=_term_forms(one, notice)[0],
            details={"term": one.name, "there": table.notices[best].version.locale},
            vote=Vote(len(holders), len(asked)),
            related=(
                Related(
                    table.notices[best].within(row.cells[best][0], 0, len(row.cells[best][0].text)),
                    table.notices[best].version.locale,
                ),
            ),
        )


def _term_forms(one: Declared, notice: Notice) -> tuple[str, ...]:
    own = one.own(notice.version.locale)
    return own or ((one.name,) if notice.version.language == "en" else ())


def _has_term(cell: Sequence[Block], one: Declared, notice: Notice) -> bool:
    """Whether a term stands in a cell; its words may be inflected, so that only their beginnings count."""
    text = " ".join(block.text for block in cell).casefold()
    return any(
        all(word.casefold()[: max(3, len(word) - 2)] in text for word in form.split())
        for form in _term_forms(one, notice)
    )
