"""Find commands, options, paths and names of programs that one version alone spells otherwise, in plain words.

Nothing marks them as code, so their form and the other versions tell: a word with a sign that no word of a language
has, or a small Latin word that versions in other scripts have letter by letter.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from ..late import late
from ..locales import language_of, script_of
from ..names.tokens import is_own_script
from ..quoting import nearest_first
from ..signs.lookalikes import in_latin
from ..voting import TRIO, VOTERS, WITNESSES, Vote
from .passage import Passage, Passages
from .placeholders import placeholders
from .values import Value, Variance

Way = Literal["misspelt", "parted", "run-together", "shortened", "look-alike"]

# A word of ASCII signs, perhaps an option or a path, with the section of a manual behind it.
_WORD = late(
    r"[A-Za-z~./$-](?<![\w@/.~$%&?#=+:{}-].)(?:(?<=-)-?(?=[A-Za-z])|(?<=~)/|(?<=\.)/|(?<=\$)(?=[A-Z]))?[\w./=~%+:-]*[\w/=]"
    r"(?:\(\d[a-z]{0,2}\))?"
    r"(?![@{}]|://)",
    re.ASCII,
)
# The signs that _MACHINE asks for; the search leaps to them.
_SIGN = late(
    r"[/_=0-9.$-](?:(?<=[/_=])|(?<=\$)(?=[A-Z])|(?<=[A-Za-z(][0-9])|(?<=\w\.)(?=[a-z])|(?<![^\s(\[]-)(?=[-a-z]))"
)
# What no word of a language has inside: a slash, an underscore, a digit, a dot, a sign of equality, a section.
_MACHINE = late(r"[/_=]|^\$[A-Z]|\(\d|[A-Za-z]\d|\w\.[a-z]\w|^-", re.ASCII)
# The signs of it that a unit, a model or the name of a file does not have.
_FIRM = late(r"[_=]|^[/~.$-]|/.*/|\(\d", re.ASCII)
# Units and patterns of dates: km/h, Mo/s, dd/mm/yy.
_UNIT = late(r"[A-Za-z0-9]{1,5}(?:/[A-Za-z0-9]{1,5})+", re.ASCII)
_ADDRESS = re.compile(r"://|^www\.|@")
_SMALL = re.compile(r"[a-z]{3,}")
_VOWEL = re.compile("[aeiouy]")
# The same in the version that departs: with letters of all Latin alphabets.
_OWN = late(r"[-/~.$%A-Za-z0-9À-ɏḀ-ỿ][-A-Za-z0-9À-ɏḀ-ỿ\u0300-\u036f_./=~%+:]*(?<![.:])(?:\(\d[a-z]{0,2}\))?")
_ANY_SCRIPT = late(r"[\w./=~%+:-]*\w[\w/=]")
_SECTION = late(r"\(\d[a-z]{0,2}\)$")
_SECTIONS = late(r"\w\(\d[a-z]{0,2}\)")
_ENDING = late(r"\.[a-z]\w{0,3}$")
_PART = re.compile(r"[^\W_]+")
_COMMAND = late(r"[\w./-]*\w$", re.ASCII)
_BLANKS = re.compile(r"\s+")
_DOUBLED = re.compile(r"(.)\1")
_LONG = 8  # signs of a word in which two may be wrong
_SHORTEST = 4
_SHORTEST_SMALL = 5
_MANY = 3  # times that a version writes a word so: then it means to
_MOST = 20  # words that a passage lacks; one with more has others
_REGION = 2  # letters of a country in a domain, in the name of a picture or of a model


class Slip(Struct, frozen=True):
    """A word of a program that one version writes otherwise; where it is not ``sure``, it may be right."""

    way: Way
    variance: Variance
    sure: bool


class _Lack(Struct, frozen=True):
    """A word that the others have, and a passage that has it not."""

    word: str
    passage: Passage
    row: Passages

    @property
    def known(self) -> bool:
        """Whether the version has the word elsewhere."""
        return _has_word(self.passage.notice.source.text, self.word)

    @property
    def machine(self) -> bool:
        """Whether the word's form tells that it is a program's."""
        return _is_machine(self.word)

    @property
    def firm(self) -> bool:
        """Whether the word cannot be a unit, a model or the name of a file, which are written as each language does."""
        return _FIRM.search(self.word) is not None or _SMALL.fullmatch(self.word) is not None

    def is_alone(self, own: str) -> bool:
        """Whether no other version has a word of this passage in the row."""
        return not any(own in other.text for other in self.row if other is not self.passage)

    def is_elsewhere(self, own: str) -> bool:
        """Whether other versions have a word of this passage somewhere: then it is another word."""
        others = (other.notice for other in self.row if other is not self.passage)
        return sum(_has_word(notice.source.text, own) for notice in others) >= WITNESSES


class _Found(Struct, frozen=True):
    """What stands from ``at`` to ``to`` of a passage in place of what is expected there."""

    way: Way
    at: int
    to: int
    expected: str
    sure: bool = True


def slips(row: Passages, reference: int | None) -> Iterator[Slip]:
    """Words of programs that a version has almost as the others have them.

    Such a word stands in three quarters of the versions, which are of four languages at least.
    """
    told: set[tuple[int, int]] = set()
    lacking: Counter[int] = Counter()
    for word, witness in _words(row) if len(row) >= VOTERS else ():
        lackers = _lackers(row, word)
        if not lackers or not _is_voted(row) or not _is_of_program(word, row, witness):
            continue
        vote = Vote(len(row) - len(lackers), len(row))
        lacking.update(passage.version for passage in lackers)
        for passage in lackers:
            if lacking[passage.version] > _MOST:
                continue
            found = _instead(_Lack(word, passage, row))
            if found and (passage.version, found.at) not in told:
                told.add((passage.version, found.at))
                yield _slip(found, passage, vote, row, reference)


def _lackers(row: Passages, word: str) -> list[Passage]:
    """The passages that lack a word, where so few do that they are called wrong."""
    most = len(row) // 4
    lackers: list[Passage] = []
    for passage in row:
        if not _stands_in(passage.text, word):
            lackers.append(passage)
            if len(lackers) > most:
                return []
    return lackers


def _is_of_program(word: str, row: Passages, witness: Passage) -> bool:
    """Whether a word is a program's: by its form, or since texts in other scripts have it."""
    if _ADDRESS.search(word) or _is_marked(witness, witness.text.index(word)):
        return False
    if _is_machine(word):
        return True
    apart = (passage.text for passage in row if script_of(passage.locale) != "Latn")
    return sum(word in text and is_own_script(text) for text in apart) >= WITNESSES


def _is_voted(row: Passages) -> bool:
    return len({language_of(passage.locale) for passage in row}) >= VOTERS


def _stands_in(text: str, word: str) -> bool:
    """Whether a text has a word; an option begins one, anything else may be a part of a longer one."""
    at = text.find(word)
    while at > 0 and word[0] == "-" and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0


def _words(row: Passages) -> Iterator[tuple[str, Passage]]:
    """Words of programs in the two passages that tell them best: those in another script come first."""
    apart = [passage for passage in row if script_of(passage.locale) != "Latn"]
    seen: set[str] = set()
    for passage in list(dict.fromkeys([*apart[:WITNESSES], *row[:WITNESSES]]))[:WITNESSES]:
        small = len(apart) >= WITNESSES
        for found in _WORD.finditer(passage.text) if passage in apart else _with_signs(passage.text):
            word = found[0]
            if word not in seen and (_is_machine(word) or (small and _is_small(word))):
                seen.add(word)
                yield word, passage


def _with_signs(text: str) -> Iterator[re.Match[str]]:
    """Words with a sign that no word of a language has, in a text full of such words."""
    reached = 0
    for sign in _SIGN.finditer(text):
        if sign.start() >= reached:
            start, end = text.rfind(" ", 0, sign.start()) + 1, text.find(" ", sign.end())
            reached = end if end >= 0 else len(text)
            yield from _WORD.finditer(text, start, reached)


def _is_machine(word: str) -> bool:
    if _MACHINE.search(word):
        return not _UNIT.fullmatch(word)
    return _SMALL.fullmatch(word) is not None and not _VOWEL.search(word)


def _is_small(word: str) -> bool:
    return len(word) >= _SHORTEST_SMALL and _SMALL.fullmatch(word) is not None


def _has_word(text: str, word: str) -> bool:
    """Whether a text has a word that is no part of a longer one."""
    if word not in text:
        return False
    return re.search(rf"(?<![\w/-]){re.escape(word)}(?![\w/-])", text) is not None


def _is_marked(passage: Passage, at: int) -> bool:
    """Whether something stands in code, a link or a placeholder, which other checks compare."""
    spans = passage.spans
    if any(span.kind in ("code", "link") and span.at <= at - base < span.to for span, base in spans):
        return True
    return any(value.at <= at < value.to for value in placeholders(passage))


def _slip(found: _Found, passage: Passage, vote: Vote, row: Passages, reference: int | None) -> Slip:
    holders = [other for other in row if other is not passage and found.expected in other.text]
    model = nearest_first(holders, lambda one: one.speaker, reader=passage.locale, reference=reference)[0]
    own, at = Value(passage.text[found.at : found.to], found.at, found.to), model.text.index(found.expected)
    expected = Value(found.expected, at, at + len(found.expected))
    variance = Variance("changed", passage, vote, firm=True, found=own, expected=expected, model=model)
    return Slip(found.way, variance, found.sure and passage.version != reference)


def _instead(lack: _Lack) -> _Found | None:
    """What a passage has in place of a word that it lacks; nothing where the word stands there in its own way."""
    passage = lack.passage
    if glued := _run_together(lack):
        return glued
    if lack.word.lower() in passage.lines.lower():
        return None
    for search in _SEARCHES:
        found = search(lack)
        if found and not (_is_marked(passage, found.at) or _is_in_address(passage.text, found)):
            return found
    return None


def _is_in_address(text: str, found: _Found) -> bool:
    start, end = text.rfind(" ", 0, found.at) + 1, text.find(" ", found.to)
    return _ADDRESS.search(text[start : end if end >= 0 else len(text)]) is not None


def _look_alike(lack: _Lack) -> _Found | None:
    """The word in letters of another script that look the same."""
    if lack.passage.text.isascii():
        return None
    for found in _ANY_SCRIPT.finditer(lack.passage.text):
        if not found[0].isascii() and in_latin(found[0]) == lack.word:
            return _Found("look-alike", *found.span(), lack.word)
    return None


def _parted(lack: _Lack) -> _Found | None:
    """The word with a blank inside, in one line."""
    text, word = lack.passage.text, lack.word
    if word not in _BLANKS.sub("", text) or not lack.machine:
        return None
    for found in re.finditer(r"[ \xa0]?".join(map(re.escape, word)), text):
        start, end = lack.passage.stretch(*found.span())
        if "\n" in lack.passage.notice.source.text[start:end]:
            continue
        parts = _BLANKS.split(found[0])
        if len(parts) == 2 and not _may_be_parted(*parts):
            return _Found("parted", *found.span(), word)
    return None


def _may_be_parted(before: str, after: str) -> bool:
    """Whether a blank between two parts of a word is a manner of writing, as around some signs."""
    edges = before[-1] + after[0]
    if any(sign in edges for sign in "=:") or after[0] == "(":
        return True
    if before[-1].isalpha() and after[0].isdigit():
        return True
    return "/" in edges and not (before.startswith(("/", ".", "~")) or "." in before)


def _misspelt(lack: _Lack) -> _Found | None:
    """A word that no other version has, a sign or two from the one that is lacked."""
    from rapidfuzz.distance import OSA

    word, text = lack.word.lower(), lack.passage.text
    farthest = min(1 + len(word) // _LONG, 3) if lack.machine else 1
    if len(word) < _SHORTEST and not _SMALL.fullmatch(word):
        return None
    near = []
    for found in _OWN.finditer(text):
        own = found[0].lower()
        if (
            abs(len(own) - len(word)) <= farthest
            and 0 < (off := OSA.distance(own, word, score_cutoff=farthest)) <= farthest
        ):
            near.append((off, *found.span()))
    for _, at, to in sorted(near):
        if lack.is_alone(text[at:to]) and not _is_meant(lack, text[at:to]):
            sure = _is_sure(lack, text[at:to])
            return _Found("misspelt", at, to, lack.word, sure) if sure or lack.firm else None
    return None


def _is_meant(lack: _Lack, own: str) -> bool:
    """Whether a word is another one, an inflected one, or one that the version has of its own."""
    word, source = lack.word, lack.passage.notice.source.text
    if own.startswith(word) and not word.startswith("-"):
        return True
    if own.replace("-/", "/") == word:
        return True  # the first parts of compounds: Rot-/Blau-Töne
    if not lack.machine:
        ends_alike = own[-1].isalpha() and word.startswith(own[:-1])
        return ends_alike or lack.is_elsewhere(own) or ("-" in own and not lack.known)
    if word[0] == "-" and own[0] != "-":
        return True
    pairs = list(zip(_PART.findall(own), _PART.findall(word), strict=False))
    return any(
        _is_own_part(one, lack, source) or _is_another(one, other) or (at and _is_of_region(one))
        for at, (one, other) in enumerate(pairs)
        if one != other
    )


def _is_of_region(part: str) -> bool:
    """Whether a part behind the first may be a country: ``kettle_se.png``, ``KB100-UK``, ``help.kettle.jp``."""
    return len(part) == _REGION and part.isalpha()


def _is_another(own: str, part: str) -> bool:
    """Whether two parts share too few letters for one to be a slip of the other: ``foo``, ``toto``."""
    from rapidfuzz.distance import OSA

    return own.isalpha() and 2 * OSA.distance(own, part) >= len(own) > 2


def _is_own_part(part: str, lack: _Lack, source: str) -> bool:
    """Whether a part of a word is the version's locale, or a word that it uses by itself."""
    if part.lower() in lack.passage.locale.lower().split("-"):
        return True
    if not part.isalpha() or _SMALL.fullmatch(lack.word):
        return False
    return re.search(rf"(?<![\w/=.-]){re.escape(part)}(?![\w/=-]|\.\w)", source, re.IGNORECASE) is not None


def _is_sure(lack: _Lack, own: str) -> bool:
    """Whether a word is a slip: one that is seldom made, and no word that the notice knows."""
    if lack.passage.notice.source.text.count(own) >= _MANY or lack.is_elsewhere(own):
        return False
    if lack.known:
        return "-" not in own or lack.machine
    return lack.firm and lack.machine and not _may_be_translated(own, lack.word)


def _may_be_translated(own: str, word: str) -> bool:
    """Whether a part of a word may be the version's own word for it, as ``musik/``; options have no translations."""
    pairs = zip(_PART.findall(own), _PART.findall(word), strict=False)
    return word[0] != "-" and any(
        one.isalpha() and other.isalpha() and not _is_slip(one, other) for one, other in pairs if one != other
    )


def _is_slip(own: str, part: str) -> bool:
    """Whether two letters are swapped, or one of a pair is left out or doubled."""
    return sorted(own) == sorted(part) or _DOUBLED.sub(r"\1", own) == _DOUBLED.sub(r"\1", part)


def _shortened(lack: _Lack) -> _Found | None:
    """The word without the section or the ending that all others give it."""
    text, cut = lack.passage.text, _SECTION.sub("", lack.word)
    if cut != lack.word and len(_SECTIONS.findall(text)) < TRIO:
        return None
    if cut == lack.word and cut.count("/") > 1:
        cut = _ENDING.sub("", cut)
    if cut == lack.word:
        return None
    found = re.search(rf"(?<![\w/.-]){re.escape(cut)}(?![\w/(*>-]|\.\w)", text)
    return _Found("shortened", *found.span(), lack.word, sure=False) if found else None


def _run_together(lack: _Lack) -> _Found | None:
    """An option without the blank that parts it from its command in the other versions."""
    text, option = lack.passage.text, lack.word
    at = text.find(option) if option[0] == "-" else 0
    command = _COMMAND.search(text[:at]) if at > 0 else None
    apart = f"{command[0]} {option}" if command else ""
    if command is None or not any(apart in other.text for other in lack.row):
        return None
    return _Found("run-together", command.start(), at + len(option), apart)


_SEARCHES: tuple[Callable[[_Lack], _Found | None], ...] = (_look_alike, _parted, _misspelt, _shortened)
