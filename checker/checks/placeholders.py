"""Every version keeps what programs fill in, letter by letter."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set as AbstractSet

from msgspec.structs import replace

from ..align import Table
from ..compare import Passage, Passages
from ..compare.placeholders import is_call, placeholders, stands
from ..compare.values import Value, Variance, variances
from ..demands import Demands
from ..findings import Fact
from ..late import late
from ..median import median
from ..voting import Vote
from . import kept

_FOR_PERSONS = re.compile(r"(?<![\w$\\{])\{[^\W\d_][\w.]{0,40}\}")
_NAME = late(r"[$%]?[{(]{1,2}\$?([A-Za-z_][\w.]{1,40})[)}]{1,2}[sdif]?")
_BETWEEN_SIGNS = re.compile(r"@\w+@", re.ASCII)
_PARTS = re.compile(r"[A-Za-z0-9]+|.")
_NO_PERCENTAGE = r"(?<![0-9])(?<![0-9][ \u00a0\u202f])"  # before a placeholder: 5 % d’eau
_TO_FULL_WIDTH = 0xFEE0  # from a sign of ASCII to the same of full width, in code points
_ARABIC_PERCENT = "\u066a"
_OWN_WORDS = 3  # versions with a placeholder of their own, from which the row is one of words to fill in


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each placeholder that a version lacks, writes in another way or has alone."""
    aside = _aside(table)
    compared = list(kept.compared(table))
    worded = any(_are_worded(row) for row in compared) or _is_worded_pair(compared)
    for row in compared:
        if not kept.is_listing(row):
            yield from _placeholders(table, row, aside, worded=worded)


def _placeholders(table: Table, row: Passages, aside: frozenset[str], *, worded: bool) -> Iterator[Fact]:
    """Placeholders of a row; what one passage lacks, or has alone, is one fact: a paragraph may be stale."""
    if not any(sign in row.text for sign in "{%<[@#$"):
        return
    found = [(passage, list(placeholders(passage))) for passage in row]
    own = _have_own([{value.key for value in values} for _, values in found])
    told = [
        _with_slip(one)
        for one in variances(found, table.reference, alike=kept.anything, excuse=stands, extras=True)
        if not (worded and any(_is_for_persons(value) for value in (one.found, one.expected)))
    ]
    told = [
        one
        for one in told
        if one.kind != "extra" or not (_is_usual_elsewhere(table, one, row) or _is_known(table, one))
    ]
    cases = ((one, _placeholder_case(table, one, aside, own=own)) for one in told)
    yield from _joined([kept.fact("placeholders", one, case) for one, case in cases if case])


def _is_for_persons(value: Value | None) -> bool:
    return value is not None and _FOR_PERSONS.fullmatch(value.key) is not None


def _placeholder_case(table: Table, one: Variance, aside: frozenset[str], *, own: bool) -> str:
    """The case of the rule, or nothing where a variance is none."""
    if one.kind != "changed" and _is_between_signs(one) and _may_be_wrapped(one):
        return ""
    if one.kind == "extra" and one.firm and one.found and not own and one.found.key not in aside:
        return _argument(one.found) if is_call(one.found.key) else "extra"
    if one.kind not in ("changed", "missing") or one.expected is None:
        return ""
    if not one.firm and is_call(one.expected.key):
        return ""
    if one.tie:
        return "tie" if one.found else "one-sided"
    if one.found and _is_same_macro(one.found.key, one.expected.key):
        return _argument(one.found)
    if one.kind == "missing" and (_stands_once(one) or _stands_elsewhere(table, one)):
        return "missing-unsure"
    held = one.model is not None and one.model.version == table.reference
    return "missing-by-reference" if held and not one.firm else one.kind if one.firm else "missing-unsure"


def _argument(found: Value) -> str:
    """Another argument is worth a note, unless it is in the version's own words."""
    return "other-argument" if found.key.isascii() else ""


def _is_same_macro(own: str, expected: str) -> bool:
    """Whether two macros differ in their arguments only."""
    return is_call(own) and own.partition("\0")[0] == expected.partition("\0")[0]


def _joined(told: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of a row, those of one version that lack placeholders, or have some alone, as one."""
    gathered: dict[tuple[str, str, int], list[Fact]] = {}
    for at, fact in enumerate(told):
        alone = 0 if fact.case in ("missing", "extra") else at + 1
        gathered.setdefault((fact.case, fact.locale, alone), []).append(fact)
    for first, *more in gathered.values():
        if more and first.found:
            yield replace(first, case="extra-several", details={"count": str(1 + len(more))})
        elif more:
            yield replace(first, expected=", ".join(dict.fromkeys(one.expected for one in (first, *more))))
        else:
            yield first


def _aside(table: Table) -> frozenset[str]:
    """Placeholders of versions that are compared with none: a passage that has one of them is not alone."""
    apart = [notice for version, notice in enumerate(table.notices) if version not in table.comparable]
    blocks = (Passage(0, notice, (block,)) for notice in apart for block in notice.blocks)
    return frozenset(value.key for passage in blocks for value in placeholders(passage))


def _are_worded(row: Passages) -> bool:
    """Whether versions name what a person fills in, each in its own words: ``{file}``, ``{Datei}``, ``{plik}``.

    Where three versions have a name that no other one has, none of them is a program's, in no row of the family.
    """
    if "{" not in row.text or row[0].blocks[0].kind == "code":
        return False
    if sum("{" in passage.text for passage in row) < _OWN_WORDS:
        return False
    said = [{value.key for value in placeholders(passage)} for passage in row]
    return _have_own([{key for key in keys if _FOR_PERSONS.fullmatch(key)} for keys in said])


def _is_worded_pair(compared: Sequence[Sequence[Passage]]) -> bool:
    """Whether the second of two versions has other words for what a person fills in, for so many that it means to."""
    renamed: set[str] = set()
    for row in compared:
        if len(row) != 2:
            return False
        if all("{" in passage.text for passage in row):
            said = [{value.key for value in placeholders(passage)} for passage in row]
            own = [{key for key in said[at] - said[1 - at] if _FOR_PERSONS.fullmatch(key)} for at in (0, 1)]
            if len(own[0]) == len(own[1]):
                renamed |= own[0]
    return len(renamed) >= _OWN_WORDS


def _have_own(said: Sequence[AbstractSet[str]]) -> bool:
    holders = Counter(key for keys in said for key in keys)
    return sum(any(holders[key] == 1 for key in keys) for keys in said) >= _OWN_WORDS


def _with_slip(one: Variance) -> Variance:
    """A missing placeholder as one that was changed, where what is left of it stands there."""
    if one.kind != "missing" or not one.expected or is_call(one.expected.key):
        return one
    for pattern in _slips(one.expected.key):
        slip = re.search(pattern, one.passage.text, re.IGNORECASE | re.ASCII)
        if slip and slip[0] != one.expected.key:
            return replace(one, kind="changed", found=Value(slip[0], slip.start(), slip.end()))
    return one


def _slips(key: str) -> Iterator[str]:
    """What becomes of a placeholder, as patterns: programs that translate put blanks into it and turn its signs.

    ``$ name``, ``% S``, ``％s``, ``{ name }``; ``$(name)`` for ``${name}``; ``@NAME`` without its last sign.
    """
    end = r"(?!\w)" if key[-1].isalnum() else ""
    yield _NO_PERCENTAGE + "[ \u00a0]?".join(_in_any_width(part) for part in _PARTS.findall(key)) + end
    if _BETWEEN_SIGNS.fullmatch(key):
        yield rf"@ ?{key[1:-1]}\b(?: ?@)?|(?<![@\w]){key[1:-1]} ?@"
    elif name := _NAME.fullmatch(key):
        yield rf"(?:[$%#][ \u00a0]?)?[({{\[<] ?\$?{re.escape(name[1])} ?[)}}\]>]"


def _in_any_width(part: str) -> str:
    """A part of a placeholder, a sign also as wide as a letter of Chinese, a percent sign also as Arabic has it."""
    if part.isalnum():
        return part
    return f"[{re.escape(part)}{chr(ord(part) + _TO_FULL_WIDTH)}{_ARABIC_PERCENT if part == '%' else ''}]"


def _stands_once(one: Variance) -> bool:
    """Whether the passage has what it lacks, less often than the others: of two names one may be a pronoun."""
    if one.expected is None or _NAME.fullmatch(one.expected.key) is None:
        return False
    return one.expected.key in one.passage.text


def _stands_elsewhere(table: Table, one: Variance) -> bool:
    """Whether a version has what a passage lacks as often as the other version: in another passage then."""
    if one.model is None or one.expected is None:
        return False
    written = table.once(_written)
    return written[one.passage.version][one.expected.key] >= written[one.model.version][one.expected.key]


def _is_known(table: Table, one: Variance) -> bool:
    """Whether half of the other versions fill in a name somewhere: then it is filled in wherever it stands."""
    if one.found is None or _NAME.fullmatch(one.found.key) is None:
        return False
    written, own = table.once(_written), one.passage.version
    others = [counts for version, counts in enumerate(written) if version != own]
    return Vote(sum(counts[one.found.key] > 0 for counts in others), len(others)).is_shared


def _is_usual_elsewhere(table: Table, one: Variance, row: Passages) -> bool:
    """Whether a version has what stands alone in a row no more often than the others do, in other passages then."""
    if one.found is None:
        return False
    written, key = table.once(_written), one.found.key
    others = [written[passage.version][key] for passage in row if passage is not one.passage]
    return written[one.passage.version][key] <= median(others)


def _written(table: Table) -> Sequence[Counter[str]]:
    """How often each version has each placeholder."""
    return [
        Counter(
            value.key for block in notice.blocks for value in placeholders(Passage(version, notice, (block,)))
        )
        for version, notice in enumerate(table.notices)
    ]


def _is_between_signs(one: Variance) -> bool:
    value = one.expected or one.found
    return value is not None and _BETWEEN_SIGNS.fullmatch(value.key) is not None


def _may_be_wrapped(one: Variance) -> bool:
    """Whether a version has a name between signs all the same, in another passage.

    Such names stand in plain text for programs, whose lines each version wraps in its own way. What it has alone is
    left: nobody can say whether another passage lacks it.
    """
    if one.model is None or one.expected is None or not one.vote.is_all_but_one:
        return True
    own, other = (each.notice.source.text.count(one.expected.key) for each in (one.passage, one.model))
    return own >= other
