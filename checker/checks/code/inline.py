"""Code among the words of a text that a version lacks or writes in another way."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from unicodedata import name

from ...compare import Passage, Passages
from ...compare.values import Value, Variance, variances
from ...findings import Fact
from ...late import late
from ...mending import mended
from ...quoting import nearest_first
from ...signs.lookalikes import in_latin
from ...voting import OTHERS, Vote
from .. import kept
from . import signs, ways
from .keys import has_key
from .words import Known, knows

# What a person fills in, or a text in quotes: words of the version's language may stand there.
_FILLED_IN = late(r"\{\{[^{}\n]{0,80}\}\}|<\w[^<>\n]{0,60}>|\"[^\"\n]{0,80}\"|'[^'\n]{0,80}'|“[^“”\n]{0,80}”")
# Elements of HTML for what is filled in, and the class that DocBook gives them.
_VARIABLE = late(r"<(?:var\b|\w+\s[^<>]{0,80}\breplaceable\b)", re.IGNORECASE)
_MARKING = frozenset({"code", "emphasis", "strong"})
_OPERATORS = "<>|&;"
_OPERATOR = re.compile(rf"[{_OPERATORS}]+")
_BLANKS = re.compile(r"\s+")


def facts(row: Passages, reference: int | None, known: Known, other_keys: frozenset[int]) -> Iterator[Fact]:
    """Code that a version lacks or writes in another way; of ``other_keys`` the versions' keys are told already."""
    told = []
    for fact in _operators(row, reference):
        told.append(fact.place)
        yield fact
    found = [(passage, list(_code_of(passage))) for passage in row]
    code = _Code(found, reference)
    for passage, values in found:
        yield from _disguised(passage, values, code)
        yield from _unclosed(passage, code)
    recased = list(_recased(code))
    lacked = {(one.passage.version, one.expected.key) for one in recased if one.expected}
    for one in variances(found, reference, alike=ways.may_stand_for, excuse=stands_in_text):
        if one.passage.version in other_keys and one.expected and has_key(one.expected.key):
            continue
        if ways.means_the_same(one) or (one.found and one.passage.place(one.found.at, one.found.to) in told):
            continue
        if one.kind == "missing" and one.expected and (one.passage.version, one.expected.key) in lacked:
            continue
        if one.kind == "missing" and one.firm:
            yield ways.fact(one)
        elif one.kind == "changed" and not ways.is_right(one, known):
            fact = ways.fact(one, ways.inline_case(one, known))
            told.append(fact.place)
            yield fact
    for one in recased:
        if one.found and one.passage.place(one.found.at, one.found.to) not in told:
            yield ways.fact(one, ways.inline_case(one, known))


def _operators(row: Passages, reference: int | None) -> Iterator[Fact]:
    """Commands that differ from those of the others in nothing but a redirection or another operator."""
    if not any(sign in row.text for sign in _OPERATORS):
        return
    found = [(passage, list(_commands_of(passage))) for passage in row]
    if not any(_OPERATOR.search(value.key) for _, values in found for value in values):
        return
    for one in variances(found, reference, alike=_same_but_for_operators, excuse=_never):
        if one.kind == "changed" and one.firm:
            yield ways.fact(one)


def _commands_of(passage: Passage) -> Iterator[Value]:
    """Code with what a person fills in left out: that is named in the version's own words."""
    for code in signs.spans(passage):
        yield Value(in_one_line(_FILLED_IN.sub("…", code.key)), code.at, code.to)


def _same_but_for_operators(own: str, expected: str) -> bool:
    if _BLANKS.sub("", own) == _BLANKS.sub("", expected):
        return False
    return _without_operators(own) == _without_operators(expected)


def _without_operators(command: str) -> str:
    return _BLANKS.sub("", _OPERATOR.sub("", command))


def _never(_passage: Passage, _key: str) -> bool:
    return False


def _code_of(passage: Passage) -> Iterator[Value]:
    variables = _variables(passage)
    for code in signs.spans(passage):
        if any(at < code.to and code.at < to for at, to in variables):
            continue  # each language has its own words for what is filled in, and may mark them otherwise
        # Words of a language in code are an example, and may be translated.
        if code.key.strip() and (latin := in_latin(code.key)):
            yield Value(in_one_line(latin), code.at, code.to)


def _variables(passage: Passage) -> list[tuple[int, int]]:
    """Offsets of what a page marks as words to fill in."""
    source = passage.notice.source.text
    return [
        (span.at + base, span.to + base)
        for span, base in passage.spans
        if span.kind in _MARKING and _VARIABLE.match(source, span.start)
    ]


class _Code:
    """The code of a row, by version, and which version is the reference."""

    def __init__(self, row: Sequence[tuple[Passage, Sequence[Value]]], reference: int | None) -> None:
        self.row = row
        self.reference = reference

    @cached_property
    def usual(self) -> Counter[str]:
        """In how many versions each piece of code stands."""
        return Counter(key for _, values in self.row for key in dict.fromkeys(value.key for value in values))

    def weight(self, key: str) -> tuple[bool, int]:
        """Whether the reference has a piece of code in the row, and how many versions do."""
        return key in self._referred, self.usual[key]

    def outweighs(self, key: str, other: str) -> bool:
        """Whether the reference has one of two spellings, or half of the versions and twice as many as the other."""
        half = Vote(self.usual[key], len(self.row)).is_shared
        return key in self._referred or (half and self.usual[key] >= 2 * self.usual[other])

    @cached_property
    def _referred(self) -> frozenset[str]:
        return frozenset(
            value.key for passage, values in self.row for value in values if passage.version == self.reference
        )

    def usual_of(self, but: Passage) -> frozenset[str]:
        """The code of the versions other than one."""
        return frozenset(value.key for other, values in self.row for value in values if other is not but)

    def shown(self, key: str, but: Passage) -> list[tuple[Passage, Value]]:
        """Where the others have a piece of code, that which the readers of a version can best read first."""
        having = [
            (other, value)
            for other, values in self.row
            for value in values
            if value.key == key and other is not but
        ]
        return nearest_first(
            having, lambda pair: pair[0].speaker, reader=but.locale, reference=self.reference
        )


def _recased(code: _Code) -> Iterator[Variance]:
    """Code that differs in nothing but its capitals from that of the reference, or of half of the versions.

    Programs for translation err alike in many languages, so the vote need not be clear; but the spelling stands nowhere
    in the version that is held against it, where it could be another name.
    """
    spellings: dict[str, list[str]] = {}
    for key in code.usual:
        spellings.setdefault(key.casefold(), []).append(key)
    several = {fold: keys for fold, keys in spellings.items() if len(keys) > 1}
    for passage, values in code.row if several else ():
        own = {value.key for value in values}
        for value in values:
            right = max(several.get(value.key.casefold(), ()), key=code.weight, default=value.key)
            if right in own or not code.outweighs(right, value.key):
                continue
            model, there = code.shown(right, passage)[0]
            if not knows(model, value.key):
                vote = Vote(code.usual[right], len(code.row))
                yield Variance("changed", passage, vote, firm=True, found=value, expected=there, model=model)


def _disguised(passage: Passage, values: Sequence[Value], code: _Code) -> Iterator[Fact]:
    """Code with letters of another script that look like those of the other versions."""
    for value in values if not passage.text.isascii() else ():
        words = passage.text[value.at : value.to]
        if words.isascii() or code.usual[value.key] < OTHERS:
            continue
        strange = next(letter for letter in words if not letter.isascii())
        details = {"name": name(strange, "a strange letter")}
        yield _code_fact("look-alike", passage, (value.at, value.to), value.key, value.key, details, code)


def _unclosed(passage: Passage, others: _Code) -> Iterator[Fact]:
    """A mark of code that a reader sees, right beside what others have as code: its other half is lost."""
    if "`" not in passage.text:
        return
    code = [(span.at + base, span.to + base) for span, base in passage.spans if span.kind == "code"]
    shown = [at for at, sign in enumerate(passage.text) if sign == "`"]
    shown = [at for at in shown if not any(start <= at < end for start, end in code)]
    if len(shown) != 1:
        return
    at = shown[0]
    start, end = passage.stretch(at, at + 1)
    source = passage.notice.source.text
    if source[start:end] != "`" or source[max(start - 1, 0) : start] == "\\":
        return
    beside = (
        span
        for span, base in passage.spans
        if span.kind == "code" and (span.at + base == at + 1 or span.to + base == at)
    )
    if any(source[span.start] == "<" for span in beside):
        return  # tags mark the code, and the sign is a quotation mark
    # the longest first: the end of an address may be a name that stands in the row too
    for key in sorted((key for key, often in others.usual.items() if often >= OTHERS), key=len, reverse=True):
        for where in ((at, at + 1 + len(key)), (max(at - len(key), 0), at + 1)):
            if passage.text[slice(*where)].strip("`") == key:
                stray = _stray(passage, where, others)
                if stray is None:
                    yield _code_fact("unclosed", passage, where, key, f"`{key}`", {}, others)
                else:
                    yield _stray_fact(passage, stray, key, others)
                return


def _stray(passage: Passage, where: tuple[int, int], others: _Code) -> int | None:
    """The offset in the source of a mark that has no other half; None where the code at a place lacks its own.

    There the code has both its marks, and what stands between two pieces of code is shown as code: the first such
    stretch begins with the stray mark, or the last one before the end of a line ends with it.
    """
    start, end = passage.stretch(*where)
    spans = [(span, base) for span, base in passage.spans if span.kind == "code"]
    if any(span.end == start for span, _ in spans):
        words = ((span, passage.text[span.at + base : span.to + base]) for span, base in spans)
        return next(
            (span.start for span, said in words if in_one_line(said) not in others.usual_of(passage)), None
        )
    return next((span.end - 1 for span, _ in spans if span.start == end), None)


def _stray_fact(passage: Passage, at: int, key: str, code: _Code) -> Fact:
    having = code.shown(key, passage)
    model, value = having[0]
    return Fact(
        "same-code",
        "stray-mark",
        passage.notice.source.place(at, at + 1),
        passage.locale,
        found="`",
        details={"code": f"`{key}`"},
        vote=Vote(len({other.version for other, _ in having}), len(code.row)),
        related=(model.related(model.place(value.at, value.to)),),
    )


def _code_fact(
    case: str,
    passage: Passage,
    where: tuple[int, int],
    key: str,
    expected: str,
    details: dict[str, str],
    code: _Code,
) -> Fact:
    """A fact about code, ``key``, that at least two other versions have as it should be."""
    having = code.shown(key, passage)
    model, value = having[0]
    place, words = passage.place(*where), passage.text[slice(*where)]
    return Fact(
        "same-code",
        case,
        place,
        passage.locale,
        found=words,
        expected=expected,
        details=details,
        vote=Vote(len({other.version for other, _ in having}), len(code.row)),
        related=(model.related(model.place(value.at, value.to)),),
        fix=mended(kept.AS_OTHERS, passage.notice.source, place, expected, words=words),
    )


def in_one_line(words: str) -> str:
    """The words with a single blank between each two of them."""
    return " ".join(words.split())


def stands_in_text(passage: Passage, key: str) -> bool:
    """Whether a passage has the words of code all the same, with no mark or on several lines."""
    if key in passage.lines:
        return True
    return " " in key and key in passage.one_line
