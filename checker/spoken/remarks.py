"""Say of a family's versions, in the order of their blocks, what is not in their own words."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..align import Table
from ..words.english import is_notation
from .borrowed import Borrowing
from .company import SHORT, TRANSLATORS, Cell, Company
from .hearing import Heard, Hearing
from .never import NeverTranslated
from .sentences import HalfTranslated
from .untranslated import Untranslated
from .whole import Wholes

Kind = Literal[
    "whole-version",  # the version is in another language as a whole
    "english",  # a block, or several after one another, in English
    "other-language",  # the same in another language
    "english-page",  # nothing but links to English pages of other sites, by their titles
    "borrowed",  # the words of a version of another language
    "untranslated",  # what the English version says, where nearly all have words of their own
    "untranslated-unsure",  # the same, but it may be a name
    "left-english",  # a heading, a title or a picture's name in English, where several have translated it
    "english-sentence",  # an English sentence in a block of the version's own language
    "kept-in-english",  # what most versions keep in English, though several have translated it
    "never-translated",  # English sentences that all versions have word for word
]

_JOINED = frozenset({"english", "other-language", "untranslated", "untranslated-unsure"})
_QUOTED = 3  # translations shown of what most versions keep in English


class Remark(Struct, frozen=True):
    """Something in a block that is not in its version's own words.

    ``language`` is what it is in, ``shown`` are blocks of other versions to be shown beside it, the best first.
    ``stretch`` is where it stands in the block's text, None where that is all of it. ``more`` blocks are like
    it; ``kept`` versions have it so, ``translated`` ones in their own words, where the kind asks for these.
    """

    kind: Kind
    heard: Heard
    language: str
    shown: tuple[Cell, ...] = ()
    stretch: tuple[int, int] | None = None
    more: int = 0
    kept: int = 0
    translated: int = 0


def remarks(table: Table) -> Iterator[Remark]:
    """What is not in the words of its version: by version, then what most keep in English, then names of pictures."""
    family = _Family(table)
    for version in range(len(table.notices)):
        yield from family.of_version(version)
    yield from family.kept()
    yield from family.never_translated()
    yield from family.pictures()


class _Family:
    """The rooms of listening over one table, asked in turn."""

    def __init__(self, table: Table) -> None:
        self._hearing = Hearing(table)
        self._company = Company(self._hearing)
        self._wholes = Wholes(self._hearing, self._company)
        self._borrowing = Borrowing(self._hearing, self._company)
        self._untranslated = Untranslated(self._hearing, self._company, self._wholes)
        self._half_translated = HalfTranslated(self._hearing, self._company, self._wholes)
        self._never = NeverTranslated(self._hearing, self._company, self._wholes)

    def of_version(self, version: int) -> Iterator[Remark]:
        """What is foreign in one version: itself as a whole, or runs of its blocks."""
        whole = self._wholes.languages.get(version)
        if whole is not None:
            yield self._whole(version, whole)
            return
        hearing, shared = self._hearing, self._company.shared
        foreign, titled = hearing.foreign[version], hearing.titled[version]
        half_english, english = hearing.half_english[version], self._company.short_english
        joined: dict[int, Remark] = {}
        for at, (number, block) in enumerate(hearing.blocks[version]):
            if number in foreign:
                found = self._heard(Heard(version, number, block, foreign[number]))
            elif block.text in shared or (len(block.text) <= SHORT and block.text.lower() in english):
                found = self._shared(Heard(version, number, block))
            elif number in titled:
                found = self._title(Heard(version, number, block))
            elif number in half_english:
                found = self._sentences(Heard(version, number, block))
            else:
                continue
            for remark in found:
                if remark.kind in _JOINED:
                    joined[at] = remark
                else:
                    yield remark
        yield from self._runs(joined)

    def _heard(self, heard: Heard) -> Iterator[Remark]:
        """A block that was heard to be foreign, unless most keep it so, or it is in no language."""
        company = self._company
        if (
            not company.is_rare(heard, self._wholes.languages)
            or company.is_in_doubt(heard)
            or _is_in_no_language(heard)
        ):
            return
        if heard.language == "en" and self._half_translated.has_own(heard):
            yield from self._sentences(heard)
            return
        yield self._page(heard) if self._untranslated.names_english_page(heard) else self._foreign(heard)

    def _runs(self, found: Mapping[int, Remark]) -> Iterator[Remark]:
        """Blocks that follow one another in the same foreign language, told once; by their places in the version."""
        places = sorted(found, reverse=True)
        while places:
            at = places.pop()
            first, end = found[at], at + 1 + self._trailing(found, at)
            while places and places[-1] == end and _continues(first, found[end]):
                end = places.pop() + 1
                end += self._trailing(found, end - 1)
            yield _run(first, end - at - 1)

    def _trailing(self, found: Mapping[int, Remark], at: int) -> int:
        """How many blocks after an English one are plainly so too, though too short to be heard."""
        version = found[at].heard.version
        foreign, untranslated = self._hearing.foreign[version], self._untranslated
        after = self._hearing.blocks[version][at + 1 :] if found[at].kind == "english" else ()
        for count, (number, block) in enumerate(after):
            if number in foreign or at + 1 + count in found or not untranslated.is_plain(version, block):
                return count
        return len(after)

    def _whole(self, version: int, language: str) -> Remark:
        first = self._wholes.first(version, language)
        shown, proof = self._company.speaker(first, language), self._wholes.proof(first, language)
        return Remark("whole-version", first, language, shown, proof)

    def _page(self, heard: Heard) -> Remark:
        return Remark("english-page", heard, "en", self._company.speaker(heard, "en"))

    def _foreign(self, heard: Heard) -> Remark:
        language = heard.language
        kind: Kind = "english" if language == "en" else "other-language"
        return Remark(kind, heard, language, self._company.speaker(heard, language))

    def _shared(self, heard: Heard) -> Iterator[Remark]:
        """What stands in another version word for word: a sentence of that version, or a heading left in English."""
        lender, english = self._borrowing.lender(heard), self._untranslated.english_twin(heard)
        if (lender or english) and self._untranslated.names_english_page(heard):
            yield self._page(heard)
        elif lender is not None:
            yield self._lent(heard, lender)
        elif english is not None:
            yield from self._untranslated_twin(heard, english)
        elif heard.block.kind in ("title", "heading") and self._untranslated.is_heading_of_several(heard):
            yield self._left(heard, self._company.others(heard))
        elif self._is_told_of_twins(heard):
            yield Remark("english", heard, "en", self._company.speaker(heard, "en"))

    def _is_told_of_twins(self, heard: Heard) -> bool:
        """Whether plainly English words, too few to be heard beside this language, are told of another version."""
        twins = [twin for twin in self._company.twins(heard) if twin.language == "en"]
        if not twins or not self._untranslated.is_plain(heard.version, heard.block):
            return False
        return next(self._heard(twins[0]), None) is not None

    def _lent(self, heard: Heard, lender: Heard) -> Remark:
        left = self._borrowing.left_by_both(heard, lender)
        if left is not None:
            return self._foreign(left)
        language = self._hearing.language(lender.version)
        if language == "en":
            return Remark("english", heard, language, ((lender.version, lender.block),))
        return Remark("borrowed", heard, language, ((lender.version, lender.block),))

    def _untranslated_twin(self, heard: Heard, english: Cell) -> Iterator[Remark]:
        how = self._untranslated.how_left(heard)
        if how != "no":
            kind: Kind = "untranslated" if how == "plainly" else "untranslated-unsure"
            yield Remark(kind, heard, "en", (english,))

    def _title(self, heard: Heard) -> Iterator[Remark]:
        if self._untranslated.is_title(heard):
            yield self._left(heard, self._company.others(heard))

    def _left(
        self, heard: Heard, others: Mapping[int, str], stretch: tuple[int, int] | None = None
    ) -> Remark:
        start, end = stretch or (0, len(heard.block.text))
        own = self._untranslated.translations(heard.block.text[start:end], others)
        nearest = self._company.nearest(heard, own)[:1]
        return Remark("left-english", heard, "en", nearest, stretch, translated=len(own))

    def _sentences(self, heard: Heard) -> Iterator[Remark]:
        never = self._never.in_block(heard)
        for stretch in self._half_translated.left(heard):
            if stretch not in never:
                shown = self._company.speaker(heard, "en")
                yield Remark("english-sentence", heard, "en", shown, stretch)

    def kept(self) -> Iterator[Remark]:
        """What most versions keep in English though several have translated it: told once, where it stands first."""
        rows: dict[int, Heard] = {}
        for version, foreign in enumerate(self._hearing.foreign):
            for number, block in self._hearing.blocks[version] if foreign else ():
                if number in foreign and foreign[number].language == "en":
                    heard = Heard(version, number, block, foreign[number])
                    rows.setdefault(id(self._company.row(heard)), heard)
        told = [heard for heard in rows.values() if self._is_translated_by_some(heard)]
        if told:
            alike, unlike = self._company.keepers(told[0])
            shown, more = self._company.nearest(told[0], unlike)[:_QUOTED], len(told) - 1
            kept, translated = len(alike), len(unlike)
            yield Remark("kept-in-english", told[0], "en", shown, more=more, kept=kept, translated=translated)

    def _is_translated_by_some(self, heard: Heard) -> bool:
        """Whether most versions keep a block in English, and several have words of their own in its place."""
        alike, unlike = self._company.keepers(heard)
        several = len(alike) > len(unlike) >= TRANSLATORS
        return (
            several
            and not self._company.is_rare(heard, self._wholes.languages)
            and not _is_in_no_language(heard)
        )

    def never_translated(self) -> Iterator[Remark]:
        """English sentences that every version has: told once, where the first of them stands."""
        found = self._never.found
        if found:
            heard, stretch = found[0]
            shown = self._company.speaker(heard, "en")
            kept = len({version for version, _ in self._company.row(heard)} | {heard.version})
            yield Remark("never-translated", heard, "en", shown, stretch, more=len(found) - 1, kept=kept)

    def pictures(self) -> Iterator[Remark]:
        """Pictures that are called in English where several versions call them in their own words."""
        for heard, name, others in self._untranslated.pictures():
            yield self._left(heard, others, (name.at, name.to))


def _is_in_no_language(heard: Heard) -> bool:
    """Whether what was heard as English is the notation of a machine."""
    return heard.language == "en" and is_notation(heard.block.text)


def _run(first: Remark, more: int) -> Remark:
    """The first of a run, with the number of blocks that follow it."""
    if not more:
        return first
    return replace(first, kind="english" if first.language == "en" else first.kind, more=more)


def _continues(first: Remark, remark: Remark) -> bool:
    """Whether a remark says no more than the first of a run; what may be a name begins none."""
    return first.kind != "untranslated-unsure" and first.language == remark.language
