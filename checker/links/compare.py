"""Find the links of one row that some versions have and others lack, and those that lead elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..compare import Outcome, Passage, outcome
from ..compare.pairs import best_pairs
from ..discover.files import format_of
from ..late import late
from ..locales import language_of
from ..quoting import nearest_first
from ..voting import OTHERS, TRIO, Vote
from .address import key, locales_in, page_of, unglued, where_locale
from .model import OPEN, Link

Kind = Literal[
    "missing",
    "open",
    "undefined",
    "target",
    "glued",
    "other-locale",
    "english-page",
    "locale-place",
    "reference-missing",
    "two-addresses",
]

# What is left of a link whose definition is missing: words in brackets.
_UNDEFINED = late(r"\[[^\[\]]{2,200}\](?:\[[^\[\]]{0,80}\])?(?![(:])")
_WORD = re.compile(r"[^\W_]{4,}")
# Words in brackets and, a few words later, the bracket before an address.
_PARTED = re.compile(r"\[[^\[\]\n]{2,100}\][^\[\]()\n]{1,60}\($")
_FARTHEST = 165  # code points, where such brackets begin at most
_NEAR = 300  # code points from a bracket to the one that opens it
# A version with more links of its own is another text.
_MOST = 100
_SHORTEST = 5  # code points of an address that stands in no text by chance
_CAMPS = 2  # addresses between which the versions part
_NONE: Counter[str] = Counter()


class Difference(Struct, frozen=True):
    """A link that one version lacks, has in another way, or has alone.

    ``remains`` is where the text shows what is left of the link; ``expected`` is how ``model`` has it.
    ``held`` tells that the reference has it and few versions stand here, ``tie`` that these are two versions
    without a reference, of which neither can be called wrong.
    """

    kind: Kind
    passage: Passage
    vote: Vote
    firm: bool
    expected: Link
    model: Passage
    found: Link | None = None
    remains: tuple[int, int] = (0, 0)
    held: bool = False
    tie: bool = False


class Side:
    """One version's links in a row."""

    def __init__(self, passage: Passage, found: Sequence[Link]) -> None:
        self.passage = passage
        self.links = found
        self.keys = Counter(link.key for link in found) if found else _NONE

    @property
    def version(self) -> int:
        """The index of the version."""
        return self.passage.version

    @cached_property
    def remains(self) -> list[tuple[Literal["open", "undefined"], int, int]]:
        """Where the text shows brackets of links that are none."""
        text = self.passage.text
        if ("[" not in text and "]" not in text) or not self._brackets_link:
            return []
        taken = [
            (span.at + base, span.to + base)
            for span, base in self.passage.spans
            if span.kind in ("code", "link", "image")
        ]
        found: list[tuple[Literal["open", "undefined"], int, int]] = [
            ("open", _opening(text, part.start()), part.end()) for part in OPEN.finditer(text)
        ]
        for part in _UNDEFINED.finditer(text):
            if not any(start < part.end() and part.start() < end for _, start, end in found):
                found.append(("undefined", part.start(), part.end()))
        return [one for one in found if not any(at <= one[1] < to for at, to in taken)]

    def written(self, target: str) -> tuple[Literal["open"], int, int] | None:
        """Where the text shows an address, or at least its file, behind words in what is left of brackets."""
        if not self._brackets_link:
            return None
        text = self.passage.text
        for shown in (target, target.rpartition("/")[2].partition("?")[0]):
            at = text.find(shown) if len(shown) >= _SHORTEST and not shown.isalnum() else -1
            opened = max(text.rfind(sign, max(0, at - _NEAR), at) for sign in "[]") if at > 0 else -1
            if opened >= 0 and "\n" not in text[opened:at] and not self._is_taken(at):
                return "open", opened, at + len(shown)
        return None

    @property
    def _brackets_link(self) -> bool:
        """Whether brackets around words make a link: in HTML they are brackets, as around “< Back | Next >”."""
        return format_of(self.passage.notice.version.path) != ".html"

    def _is_taken(self, at: int) -> bool:
        """Whether a sign of the text is part of code, or of a link or an image that is whole."""
        spans = ((span, base) for span, base in self.passage.spans if span.kind in ("code", "link", "image"))
        return any(span.at + base <= at < span.to + base for span, base in spans)


def _opening(text: str, at: int) -> int:
    """Where the words begin that a closing bracket belongs to; the bracket itself where nothing opens them."""
    if text[at] != "]":
        return at
    opening = text.rfind("[", max(0, at - _NEAR), at)
    return opening if opening >= 0 and "]" not in text[opening:at] and "\n" not in text[opening:at] else at


def differences(
    sides: Sequence[Side], reference: int | None, totals: Mapping[int, Counter[str]]
) -> Iterator[Difference]:
    """Differences between the links, or the images, of one row.

    ``totals`` says how often each address stands in each version: what a block lacks may stand in another.
    """
    if len(sides) < 2 or not any(side.links for side in sides):
        return
    yield from _elsewhere(sides, reference)
    yield from _parted(sides, reference)
    if any(side.keys != sides[0].keys for side in sides[1:]):
        yield from _Comparison(sides, reference, totals).differences()


class _Lack(Struct, frozen=True):
    """An address that a version lacks. ``held`` tells that the reference has it, and so few vote that this decides."""

    known: str
    vote: Vote
    firm: bool
    held: bool = False


class _Comparison:
    def __init__(
        self, sides: Sequence[Side], reference: int | None, totals: Mapping[int, Counter[str]]
    ) -> None:
        self.sides = sides
        self.reference = reference
        self.totals = totals
        self.by_version = {side.version: side for side in sides}
        self.holders = Counter(known for side in sides for known in side.keys)

    def differences(self) -> Iterator[Difference]:
        """What each version lacks or has otherwise; an even split where nobody lacks anything."""
        lacking: dict[int, list[_Lack]] = {}
        for known in dict.fromkeys(link.key for side in self.sides for link in side.links):
            broken, lackers, result = self._voted(known)
            lacks = [(version, _Lack(known, vote, firm=True)) for version, vote in broken]
            if result and result.kind == "lack":
                lack = _Lack(known, result.vote, firm=result.firm, held=result.held)
                lacks += [(version, lack) for version in result.who]
            for version, each in lacks:
                lacking.setdefault(version, []).append(each)
            if result and result.kind == "alone" and result.who[0] in lackers:
                side = self.by_version[result.who[0]]
                model = self._model(known, side)
                yield Difference("reference-missing", side.passage, result.vote, False, *model)  # noqa: FBT003
        tie = len(self.sides) == 2 and self.reference is None
        for version in sorted(lacking):
            side, held = self.by_version[version], any(lack.held for lack in lacking[version])
            for one in self._told(side, lacking[version]):
                if not (tie and one.found and side is self.sides[0]):  # told once, at the later version
                    yield replace(one, held=held, tie=tie)
        if not lacking and self.reference is None:
            yield from self._split()

    def _voted(self, known: str) -> tuple[list[tuple[int, Vote]], list[int], Outcome | None]:
        """Who shows what is left of a link to an address, who lacks it, and what follows from that.

        What is left of a broken link speaks for the link.
        """
        holders = [side.version for side in self.sides if known in side.keys]
        lackers = [side.version for side in self.sides if known not in side.keys]
        lackers = [version for version in lackers if not self._is_of(version, known)]
        lackers = self._without_moved(lackers, holders, known)
        broken = self._broken(lackers, holders, known)
        holders += [version for version, _ in broken]
        lackers = [version for version in lackers if version not in holders]
        return broken, lackers, outcome(holders, lackers, self.reference)

    def _split(self) -> Iterator[Difference]:
        """Two addresses between which the versions part, so that nobody can be called wrong: told once."""
        parted = [known for known, count in self.holders.items() if 1 < count < len(self.sides)]
        if len(parted) != _CAMPS or _is_same_site(*parted):
            return
        camps = [(known, [side for side in self.sides if known in side.keys]) for known in parted]
        (own, few), (usual, more) = sorted(camps, key=lambda camp: len(camp[1]))
        if len(few) + len(more) != len(self.sides) or any(usual in side.keys for side in few):
            return
        side = few[0]
        found = next(link for link in side.links if link.key == own)
        vote = Vote(len(more), len(self.sides))
        yield Difference("two-addresses", side.passage, vote, False, *self._model(usual, side), found)  # noqa: FBT003

    def _is_of(self, version: int, known: str) -> bool:
        """Whether an address within the site is that of the version itself, which need not lead to itself.

        A version that leads elsewhere instead has other pages of that name, unless the others lead to this one.
        """
        if not known or "." in known.partition("/")[0]:
            return False  # another site, or no page
        side = self.by_version[version]
        page = side.passage.notice.source.path
        if not f"/{key(str(page))}".endswith(f"/{known}"):
            return False
        return all(self.holders[link.key] > 1 for link in side.links) or any(
            page_of(link.target, other.passage.notice.source.path) == page_of("", page)
            for other in self.sides
            for link in other.links
            if link.key == known
        )

    def _without_moved(self, lackers: list[int], holders: list[int], known: str) -> list[int]:
        """Versions that lack an address, without those that have it in another block instead."""
        usual = Counter(self.totals[version][known] for version in holders).most_common(1)[0][0]
        return [version for version in lackers if self.totals[version][known] < usual]

    def _broken(self, lackers: Sequence[int], holders: Sequence[int], known: str) -> list[tuple[int, Vote]]:
        """Versions that show what is left of a link which more than half of all versions have whole."""
        vote = Vote(len(holders), len(self.sides))
        if len(holders) < OTHERS or not vote.is_majority or self.reference in lackers:
            return []
        return [(version, vote) for version in lackers if self._shows(self.by_version[version], known)]

    def _shows(self, side: Side, known: str) -> bool:
        parts = (part for part in side.remains if part[0] == "open")
        if any(_belongs(part, side.passage.text, known) for part in parts):
            return True
        return side.written(self._model(known, side)[0].target) is not None

    def _told(self, side: Side, lacking: Sequence[_Lack]) -> Iterator[Difference]:
        own = [link for link in side.links if self.holders[link.key] == 1][:_MOST]
        remains = list(side.remains)
        left = []
        for lack in lacking:
            known, vote, firm = lack.known, lack.vote, lack.firm
            expected, model = self._model(known, side)
            glued = next((link for link in own if _is_glued(link, known)), None)
            slip = glued or next((link for link in own if _is_slip(link.key, known)), None)
            part = next((one for one in remains if _belongs(one, side.passage.text, known)), None)
            part = part or side.written(expected.target)
            if slip:
                own.remove(slip)
                kind: Kind = "glued" if glued else "target"
                yield Difference(kind, side.passage, vote, firm, expected, model, slip)
            elif part:
                remains = [one for one in remains if one != part]
                yield Difference(part[0], side.passage, vote, firm, expected, model, None, part[1:])
            else:
                left.append(lack)
        instead = _likest(own, [lack.known for lack in left])
        for lack in left:
            known, vote, firm = lack.known, lack.vote, lack.firm
            expected, model = self._model(known, side)
            if found := instead.get(known):
                if not _is_same_site(found.key, known):
                    yield Difference("target", side.passage, vote, firm, expected, model, found)
            elif side.keys.total() < self.by_version[model.version].keys.total():
                yield Difference("missing", side.passage, vote, firm, expected, model)

    def _model(self, known: str, but: Side) -> tuple[Link, Passage]:
        """How the version to compare with writes an address."""
        having = [
            (side, link)
            for side in self.sides
            for link in side.links
            if link.key == known and side is not but
        ]
        model, link = _nearest(having, but, self.reference)
        return link, model.passage


def _likest(own: Sequence[Link], lacked: Sequence[str]) -> dict[str, Link]:
    """Which of a version's own links stands in place of which that it lacks: the likest address first."""
    if len(own) < 2 and len(lacked) < 2:
        return dict(zip(lacked, own, strict=False))
    from rapidfuzz.fuzz import ratio

    ranked = (
        ((-round(ratio(link.key, known)), abs(at - order), at), order, at)
        for at, link in enumerate(own)
        for order, known in enumerate(lacked)
    )
    return {lacked[order]: own[at] for order, at in best_pairs(ranked).items()}


def _is_glued(link: Link, known: str) -> bool:
    """Whether an address is another one with letters of the sentence behind it.

    Behind a slash they are that only where the address stands bare: else they may be the page in this language.
    """
    address = unglued(link.target)
    if not address or (address.endswith("/") and not link.bare):
        return False
    return key(address) == known


def _is_slip(own: str, known: str) -> bool:
    """Whether an address is another one with a slip in it: cut off, or its host misspelt."""
    if known.startswith(own) and len(own) > len(known) // 3:
        return True
    host, other = own.partition("/")[0], known.partition("/")[0]
    return host != other and "." in host and _is_near(host, other)


def _is_near(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) >= 85


def _is_same_site(one: str, other: str) -> bool:
    """Whether one address is the other without its host: relative to the same site."""
    return one.endswith("/" + other) or other.endswith("/" + one)


def _belongs(part: tuple[str, int, int], text: str, known: str) -> bool:
    """Whether brackets that a reader sees are what is left of a link to an address."""
    if part[0] == "undefined":
        return True
    near = text[part[2] : part[2] + _NEAR].casefold()
    words = _WORD.findall(known)
    return any(word in near for word in words) or not words


def _parted(sides: Sequence[Side], reference: int | None) -> Iterator[Difference]:
    """Addresses in brackets that words part from the words of their link: ``[guide] of ours (https://…)``."""
    for side in sides:
        text = side.passage.text
        for link in side.links if "]" in text else ():
            if not link.bare or text[link.to : link.to + 1] != ")":
                continue
            before = _PARTED.search(text, max(0, link.at - _FARTHEST), link.at)
            if before is None:
                continue
            others = [
                (one, other)
                for one in sides
                if one is not side
                for other in one.links
                if other.key == link.key
            ]
            if len(others) < OTHERS or any(other.bare for _, other in others):
                continue
            model, expected = _nearest(others, side, reference)
            having = len({one.version for one, _ in others})
            if Vote(having, len(sides) - 1).is_clear:
                vote = Vote(having, len(sides))
                where = (before.start(), link.to + 1)
                yield Difference("open", side.passage, vote, True, expected, model.passage, None, where)  # noqa: FBT003


def _nearest(having: Sequence[tuple[Side, Link]], but: Side, reference: int | None) -> tuple[Side, Link]:
    """Of versions that have a link, the one to quote to the readers of another."""
    reader = but.passage.locale
    return nearest_first(having, lambda pair: pair[0].passage.speaker, reader=reader, reference=reference)[0]


def _elsewhere(sides: Sequence[Side], reference: int | None) -> Iterator[Difference]:
    """Links to the page of another version's locale, where most versions link to the page of their own."""
    by_key: dict[str, list[tuple[Side, Link]]] = {}
    for side in sides:
        for link in side.links:
            by_key.setdefault(link.key, []).append((side, link))
    languages = {language_of(side.passage.locale) for side in sides}
    for pairs in by_key.values():
        if len(pairs) < TRIO or len({link.target for _, link in pairs}) == 1:
            continue
        yield from _misplaced(pairs, reference)
        told = [(side, link, [language_of(tag) for tag in locales_in(link.target)]) for side, link in pairs]
        home = [(side, link) for side, link, said in told if language_of(side.passage.locale) in said]
        if not Vote(len(home), len(told)).is_clear:
            continue
        ranks = _ranks(pairs)
        at_home, voters = {side.version for side, _ in home}, {side.version for side, _ in pairs}
        for side, link, said in told:
            own = language_of(side.passage.locale)
            strange = languages.intersection(said) - {own}
            if not strange or own in said:
                continue
            others = [one for one in home if one[1].target != link.target]
            if not others:
                continue
            rank = ranks[side.version, link.start]
            beside = [one for one in others if ranks[one[0].version, one[1].start] == rank]
            model = _nearest(beside or others, side, reference)
            kind: Kind = "english-page" if "en" in strange else "other-locale"
            vote = Vote(len(at_home - {side.version}), len(voters))
            yield Difference(kind, side.passage, vote, vote.is_firm, model[1], model[0].passage, link)


def _ranks(pairs: Sequence[tuple[Side, Link]]) -> dict[tuple[int, int], int]:
    """By version and place, how many of the links stand before each in its version."""
    before: Counter[int] = Counter()
    ranks = {}
    for side, link in pairs:
        ranks[side.version, link.start] = before[side.version]
        before[side.version] += 1
    return ranks


def _misplaced(pairs: Sequence[tuple[Side, Link]], reference: int | None) -> Iterator[Difference]:
    """Addresses that name the locale at another place than those of the other versions do."""
    places = [(side, link, where_locale(link.target)) for side, link in pairs]
    told = [one for one in places if one[2] is not None]
    usual, often = Counter(where for _, _, where in told).most_common(1)[0] if told else (None, 0)
    vote = Vote(often, len(told))
    if not vote.is_all_but_one:
        return
    model = next((one for one in told if one[2] == usual and one[0].version == reference), None)
    model = model or next(one for one in told if one[2] == usual)
    side, link, _ = next(one for one in told if one[2] != usual)
    yield Difference("locale-place", side.passage, vote, True, model[1], model[0].passage, link)  # noqa: FBT003
