"""Every version keeps e-mail addresses, placeholders and code letter by letter."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set as AbstractSet
from functools import cached_property
from unicodedata import name
from urllib.parse import unquote

from msgspec.structs import replace

from ..align import Table
from ..compare import Passage, Passages, both_sides, rows
from ..compare.placeholders import is_call, placeholders, stands
from ..compare.values import Departure, Value, departures
from ..demands import Demands
from ..findings import Fact, Fix
from ..late import late
from ..links.address import is_misspelt
from ..mending import address_mended, mended
from ..parse import CLOSING, Span
from ..signs.lookalikes import in_latin
from ..voting import OTHERS, Vote

# No letter of an alphabet touches it; signs of scripts without blanks, and joined particles, may.
_EMAIL = late(
    r"(?<![A-Za-z0-9_.+%\-\u00c0-\u052f])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}"
    r"(?![A-Za-z0-9_@\u00c0-\u052f])"
)
# example.com (RFC 2606) and foo.com stand for any address, and are often put into words of the language.
_EXAMPLE = late(r"@(?:[\w-]+\.)*(?:example|foo|bar)\.(?:com|net|org)$", re.IGNORECASE)
_FOR_PERSONS = re.compile(r"(?<![\w$\\{])\{[^\W\d_][\w.]{0,40}\}")
_NAME = late(r"[$%]?[{(]{1,2}\$?([A-Za-z_][\w.]{1,40})[)}]{1,2}[sdif]?")
# What a person fills in, or a text in quotes: words of the version's language may stand there.
_FILLED_IN = late(r"\{\{[^{}\n]{0,80}\}\}|<\w[^<>\n]{0,60}>|\"[^\"\n]{0,80}\"|'[^'\n]{0,80}'|“[^“”\n]{0,80}”")
_OPERATOR = re.compile(r"[<>|&;]+")
_TOKEN = re.compile(r"--?[A-Za-z][\w-]*|\w+|[^\w\s]")
# A token that is no word of a language: it has a digit, an underscore, an inner capital, or is a flag.
_MACHINE = re.compile(r"\d|_|^-|[a-z][A-Z]")
# What a person sends to a program that reads along: /delete.
_COMMAND = re.compile(r"/[a-z]\w+")
_JOINED_WORDS = re.compile(r"[^\W\d_A-Z]+(?:_[^\W\d_A-Z]+)+")
# A key, or the sum of a file, by its last digits at least: the last eight are its shortest name.
_SHORTEST_ID = 8
_ID = re.compile(r"(?<!\w)(?:0[xX])?[0-9A-Fa-f]*([0-9A-Fa-f]{8})(?!\w)")
_ID_IN_TEXT = late(
    r"(?<![\w/=?&.-])(?:0[xX][0-9A-Fa-f]{8,64}|(?=[A-Fa-f]*\d)(?=\d*[A-Fa-f])[0-9A-Fa-f]{8,64})(?![\w/=-])"
)
# A digit beside a letter of such a key, or the beginning of one: most texts have none. The search leaps to digits.
_MAYBE_ID = re.compile(r"[0-9](?:(?=[A-Fa-fxX])|(?<=[A-Fa-f].))")
_FEW_LINES = 3
_OWN_WORDS = 3  # versions with a placeholder of their own, from which the row is one of words to fill in
_SCHEME_BEGINS = "mMtT \t\n"  # mailto:, tel:
_MAILBOX = 4  # letters of a name before the “@” in which one wrong letter is no other name
_TELEPHONE = 7  # digits by which a telephone number is known, without the codes before them
_UNSURE = {"same-code": "changed-unsure"}  # of all other rules it is “missing-unsure”
_PLAIN_CODE = re.compile(r"[\w .,:;=/$%@?!(){}+-]+")
# Of two versions neither is expected to be like the other.
_UNDECIDED = frozenset({"tie", "tie-unsure"})
_UNREPAIRED = _UNDECIDED | {"one-sided", "translated", "other-argument"}
_AS_OTHERS = "write what the other versions have"
_BLANKS = re.compile(r"\s+")


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each address, placeholder and piece of code that a version lacks or writes in another way."""
    aside = _aside(table)
    compared = [row for row in rows(table) if row.kinds.isdisjoint(CLOSING)]
    worded = any(_are_worded(row) for row in compared) or _is_worded_pair(compared)
    for said in compared:
        if any(block.kind == "code" for block in said[0].blocks):
            yield from _listings(said, table.reference)
            continue
        yield from _emails(said, table.reference)
        yield from _contacts(said, table.reference)
        yield from _placeholders(table, said, aside, worded=worded)
        keys = list(_keys(said, table.reference))
        yield from (_fact("same-code", one) for one in keys)
        yield from _inline(said, table.reference, frozenset(one.passage.version for one in keys))


def _emails(row: Passages, reference: int | None) -> Iterator[Fact]:
    if "@" not in row.text:
        return
    found = [(passage, list(_emails_of(passage))) for passage in row]
    for one in departures(found, reference, alike=_same_side, excuse=_stands_on_lines):
        if one.kind in ("changed", "missing"):
            yield _fact("same-addresses", one, _email_case(one, found))


def _email_case(one: Departure, row: Sequence[tuple[Passage, Sequence[Value]]]) -> str:
    """The case of the rule that a lacking address is; of few versions only a near miss is surely a slip."""
    if one.kind == "missing":
        if one.tie:
            return "one-sided"
        if _is_of_others(one, row) or (one.held and _is_elsewhere(one)):
            return "missing-unsure"
        return "missing-by-reference" if one.held else ""
    slip = bool(one.found and one.expected and is_misspelt(one.found.key, one.expected.key, _MAILBOX))
    if one.tie:
        return "tie" if slip else "tie-unsure"
    return "changed-by-reference" if one.held and slip else ""


def _is_elsewhere(one: Departure) -> bool:
    """Whether another passage of the version has the address: the row may be off."""
    return one.expected is not None and one.expected.key in one.passage.notice.source.text.casefold()


def _is_of_others(one: Departure, row: Sequence[tuple[Passage, Sequence[Value]]]) -> bool:
    """Whether a passage is one about other people: a heading, or one with addresses that no other version has."""
    kinds = Counter(passage.blocks[0].kind == "heading" for passage, _ in row)
    if kinds[one.passage.blocks[0].kind == "heading"] == 1 < len(row):
        return True
    holders = Counter(key for _, values in row for key in {value.key for value in values})
    own = [value for passage, values in row for value in values if passage is one.passage]
    return bool(own) and all(holders[value.key] == 1 for value in own)


def _emails_of(passage: Passage) -> Iterator[Value]:
    for found in _EMAIL.finditer(passage.text):
        if not _EXAMPLE.search(found[0]):
            yield Value(found[0].casefold(), found.start(), found.end())


def _contacts(row: Passages, reference: int | None) -> Iterator[Fact]:
    """Links that write to another address, or call another number, than those of the others."""
    if "link" not in row.marked:
        return
    found = [(passage, list(_contacts_of(passage))) for passage in row]
    if not any(values for _, values in found):
        return
    two = list(_of_two_addresses(found))
    yield from two
    told = {fact.locale for fact in two}
    for one in departures(found, reference, alike=_same_scheme, excuse=_stands_on_lines):
        if one.passage.locale in told:
            continue
        if one.kind == "changed" and one.expects and one.found and not _shown(one.passage, one.found):
            yield from _contact_fact(one, one.found)


def _of_two_addresses(row: Sequence[tuple[Passage, Sequence[Value]]]) -> Iterator[Fact]:
    """Links that show one e-mail address and write to another, which is so in no other version."""
    pairs = [
        (passage, value, said, written)
        for passage, values in row
        for value in values
        if (said := passage.text[value.at : value.to].strip().casefold())
        and _EMAIL.fullmatch(said)
        and not _EXAMPLE.search(said)
        and (written := _written_to(value))
    ]
    strange = [pair for pair in pairs if pair[2] not in pair[3].split(",")]
    if not strange or Vote(len(strange), len(row)).is_half:
        return
    named = Counter(said for pair in pairs if pair not in strange for said in {pair[2]})
    for passage, value, said, written in strange:
        span = _span_of(passage, value)
        target = passage.source_place(span.target_start, span.target_end)
        shown = passage.place(value.at, value.to)
        is_target = named[said] > named[written]
        yield Fact(
            "same-addresses",
            "written" if is_target else "shown",
            target if is_target else shown,
            passage.locale,
            found=span.target if is_target else passage.text[value.at : value.to],
            expected=said if is_target else written,
            details={"target": written},
        )


def _written_to(value: Value) -> str:
    """The e-mail address that a link writes to."""
    scheme, _, address = value.key.partition(":")
    return address if scheme == "mailto" else ""


def _contacts_of(passage: Passage) -> Iterator[Value]:
    for span, base in passage.spans:
        if not _may_be_contact(span):
            continue
        scheme, _, rest = span.target.strip().partition(":")
        match scheme.lower():
            case "mailto":
                address = unquote(rest).partition("?")[0].strip().casefold()
                if address and not _EXAMPLE.search(address):
                    yield Value(f"mailto:{address}", span.at + base, span.to + base)
            case "tel":
                digits = "".join(filter(str.isdecimal, rest))
                yield Value(f"tel:{digits[-_TELEPHONE:]}", span.at + base, span.to + base)


def _may_be_contact(span: Span) -> bool:
    return span.kind == "link" and span.target[:1] in _SCHEME_BEGINS


def _same_scheme(own: str, expected: str) -> bool:
    return own.partition(":")[0] == expected.partition(":")[0]


def _shown(passage: Passage, value: Value) -> bool:
    """Whether the words show the address or the number itself: then they are told."""
    words = passage.text[value.at : value.to].casefold()
    address = value.key.partition(":")[2]
    return address in words or address == "".join(filter(str.isdecimal, words))[-_TELEPHONE:]


def _contact_fact(one: Departure, found: Value) -> Iterator[Fact]:
    passage, model, expected = one.passage, one.model, one.expected
    if model is None or expected is None:
        return
    own, theirs = _span_of(passage, found), _span_of(model, expected)
    place = passage.source_place(own.target_start, own.target_end)
    yield Fact(
        "same-addresses",
        "misspelt" if _is_of_all(one) and is_misspelt(found.key, expected.key) else "target",
        place,
        passage.locale,
        found=own.target,
        expected=theirs.target,
        vote=one.vote,
        related=(model.related(model.place(expected.at, expected.to)),),
        fix=address_mended(_AS_OTHERS, passage.notice.source, place, theirs.target, found=own.target),
        confidence=0.6,
    )


def _is_of_all(one: Departure) -> bool:
    """Whether all others say what is expected, or the reference does and there are few."""
    return one.held or one.vote.is_all_but_one


def _span_of(passage: Passage, value: Value) -> Span:
    spans = ((span, base) for span, base in passage.spans if span.kind == "link")
    return next(span for span, base in spans if (span.at + base, span.to + base) == (value.at, value.to))


def _same_side(own: str, expected: str) -> bool:
    """Whether two addresses have the same domain, or the same person: that one has moved."""
    own_person, _, own_domain = own.partition("@")
    person, _, domain = expected.partition("@")
    return own_domain == domain or own_person == person or _near(own, expected)


def _stands_on_lines(passage: Passage, key: str) -> bool:
    return key in passage.lines.casefold()


def _placeholders(table: Table, row: Passages, aside: frozenset[str], *, worded: bool) -> Iterator[Fact]:
    """Placeholders of a row; what one passage lacks, or has alone, is one fact: a paragraph may be stale."""
    if not any(sign in row.text for sign in "{%<["):
        return
    found = [(passage, list(placeholders(passage))) for passage in row]
    own = _have_own([{value.key for value in values} for _, values in found])
    told = [
        _with_slip(one)
        for one in departures(found, table.reference, alike=_any, excuse=stands, extras=True)
        if not (worded and any(_is_for_persons(value) for value in (one.found, one.expected)))
    ]
    cases = ((one, _placeholder_case(one, table.reference, aside, own=own)) for one in told)
    yield from _joined([_fact("placeholders", one, case) for one, case in cases if case])


def _is_for_persons(value: Value | None) -> bool:
    return value is not None and _FOR_PERSONS.fullmatch(value.key) is not None


def _placeholder_case(one: Departure, reference: int | None, aside: frozenset[str], *, own: bool) -> str:
    """The case of the rule, or nothing where a departure is none."""
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
    held = one.model is not None and one.model.version == reference
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


def _with_slip(one: Departure) -> Departure:
    """A missing placeholder as one that was changed, where its name stands in other brackets: ``$(name)``."""
    name = _NAME.fullmatch(one.expected.key) if one.kind == "missing" and one.expected else None
    if name is None:
        return one
    slip = re.search(rf"[$%]?[({{\[<] ?\$?{re.escape(name[1])} ?[)}}\]>]", one.passage.text, re.IGNORECASE)
    if slip is None:
        return one
    return replace(one, kind="changed", found=Value(slip[0], slip.start(), slip.end()))


def _any(_own: str, _expected: str) -> bool:
    return True


def _keys(row: Passages, reference: int | None) -> Iterator[Departure]:
    """Keys and sums in hexadecimal digits that are others than those of the other versions, in words or in code."""
    if not (row.may_have_digit and _MAYBE_ID.search(row.text)):
        return
    found = [(passage, list(_keys_of(passage))) for passage in row]
    if not any(values for _, values in found):
        return
    for one in departures(found, reference, alike=_any, excuse=_has_digits):
        if one.kind == "changed" and one.firm:
            yield one


def _keys_of(passage: Passage) -> Iterator[Value]:
    for found in _ID_IN_TEXT.finditer(passage.text):
        yield Value(found[0][-_SHORTEST_ID:].upper(), *found.span())


def _has_digits(passage: Passage, key: str) -> bool:
    """Whether a passage holds the last digits of a key, in whatever groups they are written."""
    return key in _BLANKS.sub("", passage.lines).upper()


def _inline(row: Passages, reference: int | None, other_keys: frozenset[int] = frozenset()) -> Iterator[Fact]:
    """Code that a version lacks or writes in another way; of ``other_keys`` the versions' keys are told already."""
    if "code" not in row.marked:
        return
    told = []
    for fact in _operators(row, reference):
        told.append(fact.place)
        yield fact
    found = [(passage, list(_code_of(passage))) for passage in row]
    code = _Code(found, reference)
    for passage, values in found:
        yield from _disguised(passage, values, code)
        yield from _unclosed(passage, code)
    for one in departures(found, reference, alike=_may_stand_for, excuse=_stands_in_text):
        if one.passage.version in other_keys and one.expected and _ID.search(one.expected.key):
            continue
        if _names_the_same(one) or (one.found and one.passage.place(one.found.at, one.found.to) in told):
            continue
        if one.kind == "missing" and one.firm:
            yield _fact("same-code", one)
        elif one.kind == "changed":
            sure = _is_slip(one, inline=True) or _is_another_command(one)
            yield _fact("same-code", one, "" if sure else "translated")


def _may_stand_for(own: str, expected: str) -> bool:
    return _near(own, expected) or (
        _COMMAND.fullmatch(own) is not None and _COMMAND.fullmatch(expected) is not None
    )


def _is_another_command(one: Departure) -> bool:
    """Whether a command that a person sends to a program is not that of all other versions."""
    return (
        one.expected is not None
        and _COMMAND.fullmatch(one.expected.key) is not None
        and one.vote.is_all_but_one
    )


def _operators(row: Sequence[Passage], reference: int | None) -> Iterator[Fact]:
    """Commands that differ from those of the others in nothing but a redirection or another operator."""
    if not any(_OPERATOR.search(passage.text) for passage in row):
        return
    found = [(passage, list(_commands_of(passage))) for passage in row]
    if not any(_OPERATOR.search(value.key) for _, values in found for value in values):
        return
    for one in departures(found, reference, alike=_same_but_for_operators, excuse=_never):
        if one.kind == "changed" and one.firm:
            yield _fact("same-code", one)


def _commands_of(passage: Passage) -> Iterator[Value]:
    """Code with what a person fills in left out: that is named in the version's own words."""
    for span, base in passage.spans:
        if span.kind == "code":
            at, to = span.at + base, span.to + base
            yield Value(_in_one_line(_FILLED_IN.sub("…", passage.text[at:to])), at, to)


def _same_but_for_operators(own: str, expected: str) -> bool:
    return own != expected and _without_operators(own) == _without_operators(expected)


def _without_operators(command: str) -> str:
    return _BLANKS.sub("", _OPERATOR.sub("", command))


def _never(_passage: Passage, _key: str) -> bool:
    return False


def _code_of(passage: Passage) -> Iterator[Value]:
    for span, base in passage.spans:
        if span.kind != "code":
            continue
        words = passage.text[span.at + base : span.to + base]
        # Words of a language in code are an example, and may be translated.
        if words.strip() and (latin := in_latin(words)):
            yield Value(_in_one_line(latin), span.at + base, span.to + base)


class _Code:
    """The code of a row, by version, and which version is the reference."""

    def __init__(self, row: Sequence[tuple[Passage, Sequence[Value]]], reference: int | None) -> None:
        self.row = row
        self.reference = reference

    @cached_property
    def usual(self) -> Counter[str]:
        """In how many versions each piece of code stands."""
        return Counter(key for _, values in self.row for key in {value.key for value in values})

    def shown(self, key: str, but: Passage) -> list[tuple[Passage, Value]]:
        """Where the others have a piece of code, that which the readers of a version can best read first."""
        having = [
            (other, value)
            for other, values in self.row
            for value in values
            if value.key == key and other is not but
        ]
        return sorted(having, key=lambda pair: pair[0].nearness(but.locale, self.reference))


def _disguised(passage: Passage, values: Sequence[Value], code: _Code) -> Iterator[Fact]:
    """Code with letters of another script that look like those of the other versions."""
    for value in values if not passage.text.isascii() else ():
        words = passage.text[value.at : value.to]
        if words.isascii() or code.usual[value.key] < OTHERS:
            continue
        strange = next(letter for letter in words if not letter.isascii())
        details = {"name": name(strange, "a strange letter")}
        yield _code_fact("look-alike", passage, (value.at, value.to), value.key, details, code)


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
    for key in (key for key, often in others.usual.items() if often >= OTHERS):
        for where in ((at, at + 1 + len(key)), (max(at - len(key), 0), at + 1)):
            if passage.text[slice(*where)].strip("`") == key:
                yield _code_fact("unclosed", passage, where, f"`{key}`", {}, others)
                return


def _code_fact(
    case: str, passage: Passage, where: tuple[int, int], expected: str, details: dict[str, str], code: _Code
) -> Fact:
    """A fact about code that at least two other versions have as it should be."""
    having = code.shown(expected.strip("`"), passage)
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
        fix=mended(_AS_OTHERS, passage.notice.source, place, expected, words=words),
    )


def _in_one_line(words: str) -> str:
    """The words with a single blank between each two of them."""
    return " ".join(words.split())


def _stands_in_text(passage: Passage, key: str) -> bool:
    if key in passage.lines:
        return True
    return " " in key and key in passage.one_line


def _listings(row: Sequence[Passage], reference: int | None) -> Iterator[Fact]:
    if all(passage.text == row[0].text for passage in row):
        return
    found = [(passage, list(_lines_of(passage))) for passage in row]
    told: dict[int, list[Departure]] = {}
    for one in departures(found, reference, alike=_near, excuse=_stands_in_text):
        if one.kind in ("changed", "missing") and not _names_the_same(one):
            told.setdefault(one.passage.version, []).append(one)
    for ones in told.values():
        # More than a few lines that differ are a listing that was translated, or another one.
        few = len(ones) <= _FEW_LINES
        sure = [one for one in ones if few or _is_slip(one, inline=True)]
        yield from (_line_fact(one) for one in sure if one.kind == "changed" or _is_shorter(one))


def _is_shorter(one: Departure) -> bool:
    """Whether a listing has fewer lines than the other version's; of as many, one was written otherwise."""
    return one.model is not None and one.passage.text.strip().count("\n") < one.model.text.strip().count("\n")


def _line_fact(one: Departure) -> Fact:
    if one.kind == "missing":
        return _fact("same-code", one, "missing-line")
    return _fact("same-code", one, "" if _is_slip(one, inline=False) else "translated")


def _lines_of(passage: Passage) -> Iterator[Value]:
    at = 0
    for line in passage.text.split("\n"):
        bare = line.strip()
        if len(bare) > 1 and bare.isascii():
            start = at + line.index(bare)
            yield Value(_in_one_line(bare), start, start + len(bare))
        at += len(line) + 1


def _is_slip(one: Departure, *, inline: bool) -> bool:
    """Whether code was changed, and not only the words of a language in it.

    Flags, names with an underscore or inner capitals, and digits belong to the machine; so do the marks of a
    whole line.
    """
    if not one.found or not one.expected:
        return False
    own, expected = Counter(_TOKEN.findall(one.found.key)), Counter(_TOKEN.findall(one.expected.key))
    differing = [*(own - expected), *(expected - own)]
    if not differing:
        return False
    if all(not token[-1].isalnum() for token in differing):
        return not inline
    if not all(_MACHINE.search(token) or not token[-1].isalnum() for token in differing):
        return False
    return not _are_renamed(own - expected, expected - own)


def _are_renamed(own: Counter[str], expected: Counter[str]) -> bool:
    """Whether names joined from words (``long_list``) were put into words of the version's language."""
    names = [[token for token in side if _JOINED_WORDS.fullmatch(token)] for side in (own, expected)]
    return any(names) and not any(_near(one, other) for one in names[0] for other in names[1])


def _names_the_same(one: Departure) -> bool:
    """Whether code differs in nothing but how much of a key it shows: its last digits or the whole fingerprint."""
    if not one.found or not one.expected:
        return False
    return _ID.sub(_end_of_id, one.found.key) == _ID.sub(_end_of_id, one.expected.key)


def _end_of_id(found: re.Match[str]) -> str:
    return found[1].upper()


def _near(own: str, expected: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio(own, expected) >= 60


def _fact(rule: str, one: Departure, case: str = "") -> Fact:
    passage, found, expected, model = one.passage, one.found, one.expected, one.model
    own = passage.text[found.at : found.to] if found else ""
    other = model.text[expected.at : expected.to] if model and expected else ""
    there = model.locale if model else ""
    return Fact(
        rule,
        case or (one.kind if one.firm else _UNSURE.get(rule, "missing-unsure")),
        passage.place(found.at, found.to) if found else passage.front,
        passage.locale,
        found=own,
        expected="" if case in _UNDECIDED else other,
        details={"there": there, "other": other, "sides": both_sides(own, passage.locale, other, there)},
        vote=one.vote,
        related=(model.related(model.place(expected.at, expected.to)),) if model and expected else (),
        fix=None if case in _UNREPAIRED else _fix(rule, one),
        confidence=0.98 if one.firm else 0.6,
    )


def _fix(rule: str, one: Departure) -> Fix | None:
    """A repair that writes what the other versions have; code only where it needs no escapes."""
    passage, found, expected, model = one.passage, one.found, one.expected, one.model
    if not (found and expected and model) or one.kind != "changed":
        return None
    text, words = model.text[expected.at : expected.to], passage.text[found.at : found.to]
    if rule == "same-code" and not _PLAIN_CODE.fullmatch(text):
        return None
    return mended(_AS_OTHERS, passage.notice.source, passage.place(found.at, found.to), text, words=words)
