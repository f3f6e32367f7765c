"""Every version keeps code, commands and keys, letter by letter."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from unicodedata import name

from msgspec.structs import replace

from ..align import Table
from ..compare import Passage, Passages
from ..compare.commands import Slip, slips
from ..compare.damage import is_damaged, way
from ..compare.own_locale import names_own_locale, stands_for_any
from ..compare.values import Value, Variance, variances
from ..demands import Demands
from ..findings import Fact
from ..late import late
from ..mending import mended
from ..punctuation import COLONS, SENTENCE_ENDS
from ..quoting import nearest_first
from ..signs.lookalikes import in_latin
from ..voting import OTHERS, Vote
from . import code_signs, code_words, kept

# What a person fills in, or a text in quotes: words of the version's language may stand there.
_FILLED_IN = late(r"\{\{[^{}\n]{0,80}\}\}|<\w[^<>\n]{0,60}>|\"[^\"\n]{0,80}\"|'[^'\n]{0,80}'|“[^“”\n]{0,80}”")
_OPERATORS = "<>|&;"
_OPERATOR = re.compile(rf"[{_OPERATORS}]+")
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
_PLAIN_CODE = re.compile(r"[\w .,:;=/$%@?!(){}+-]+")
_PART = re.compile(r"[^\W_]+")
# The beginning of an option, which has no translation.
_OPTION = re.compile(r"(?<!\w)--?[\w-]*\Z")
_WORDS = re.compile(r"\w+")
_INNER = re.compile(r"[a-z][A-Z]")
_ENDS = SENTENCE_ENDS + COLONS
_SHORTEST_WORD = 3
_FEW_LINES = 3
_DIGITS = re.compile(r"[0-9]+")
_BLANKS = re.compile(r"\s+")


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each piece of code that a version lacks or writes in another way."""
    known = code_words.Known(table.notices)
    for row in kept.compared(table):
        if kept.is_listing(row):
            yield from code_signs.facts(row, table.reference, code_signs.lines)
            yield from _listings(row, table.reference)
            continue
        keys = list(_keys(row, table.reference))
        yield from map(_fact, keys)
        if "code" in row.marked:
            yield from _among_words(row, table.reference, known, keys)
        yield from map(_command_fact, slips(row, table.reference))


def _among_words(
    row: Passages, reference: int | None, known: code_words.Known, keys: Sequence[Variance]
) -> Iterator[Fact]:
    """What is amiss with code among words; of versions with other ``keys`` these are told already."""
    told = [
        *code_signs.facts(row, reference, code_signs.spans),
        *code_words.facts(row, reference, known),
    ]
    yield from told
    places = {fact.place for fact in told}
    lacked = {(fact.locale, fact.expected) for fact in told}
    for fact in _inline(row, reference, known, frozenset(one.passage.version for one in keys)):
        missing = fact.case == "missing" and (fact.locale, fact.expected) in lacked
        if fact.place not in places and not missing:
            yield fact


def _keys(row: Passages, reference: int | None) -> Iterator[Variance]:
    """Keys and sums in hexadecimal digits that are others than those of the other versions, in words or in code."""
    if not (row.may_have_digit and _MAYBE_ID.search(row.text)):
        return
    found = [(passage, list(_keys_of(passage))) for passage in row]
    if not any(values for _, values in found):
        return
    for one in variances(found, reference, alike=kept.anything, excuse=_has_digits):
        if one.kind == "changed" and one.firm:
            yield one


def _keys_of(passage: Passage) -> Iterator[Value]:
    for found in _ID_IN_TEXT.finditer(passage.text):
        yield Value(found[0][-_SHORTEST_ID:].upper(), *found.span())


def _has_digits(passage: Passage, key: str) -> bool:
    """Whether a passage holds the last digits of a key, in whatever groups they are written."""
    return key in _BLANKS.sub("", passage.lines).upper()


def _inline(
    row: Passages, reference: int | None, known: code_words.Known, other_keys: frozenset[int]
) -> Iterator[Fact]:
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
    for one in variances(found, reference, alike=_may_stand_for, excuse=_stands_in_text):
        if one.passage.version in other_keys and one.expected and _ID.search(one.expected.key):
            continue
        if _means_the_same(one) or (one.found and one.passage.place(one.found.at, one.found.to) in told):
            continue
        if one.kind == "missing" and one.firm:
            yield _fact(one)
        elif one.kind == "changed":
            sure = _is_slip(one, inline=True) or _is_another_command(one) or _is_damaged(one)
            yield _fact(one, "" if sure else _way(one, known))


def _way(one: Variance, known: code_words.Known | None = None) -> str:
    """The case of code that may be meant as it is: its words or capitals are those of its language, or its blanks.

    Capitals are lost where these are names: by their letters or marks, or as the version's other code has them.
    """
    if not one.found or not one.expected:
        return "translated"
    found = way(one.found.key, one.expected.key)
    if found != "recased":
        return found
    pairs = zip(_WORDS.finditer(one.found.key), _WORDS.finditer(one.expected.key), strict=True)
    differing = [(here[0], there) for here, there in pairs if here[0] != there[0]]
    sure = all(_INNER.search(there[0]) or _is_member(there) for _, there in differing)
    if not sure and known and not _begins_sentence(one.passage, one.found.at):
        words = known.words(one.passage.version)
        sure = all(words[there[0]] >= words[here] for here, there in differing)
    return "recased" if sure and one.firm else "recased-unsure"


def _is_member(word: re.Match[str]) -> bool:
    """Whether a word of code is called, or a dot joins it to a name before it."""
    code, start, end = word.string, *word.span()
    return code[end : end + 1] == "(" or (
        code[start - 1 : start] == "." and code[start - 2 : start - 1].isalnum()
    )


def _begins_sentence(passage: Passage, at: int) -> bool:
    """Whether no words stand before a place, or the end of a sentence does: there a capital is a matter of course."""
    before = passage.text[:at].rstrip()
    return not any(map(str.isalnum, before)) or before[-1] in _ENDS


def _may_stand_for(own: str, expected: str) -> bool:
    if kept.is_like(own, expected) or own.casefold() == expected.casefold():
        return True
    return _COMMAND.fullmatch(own) is not None and _COMMAND.fullmatch(expected) is not None


def _is_another_command(one: Variance) -> bool:
    """Whether a command that a person sends to a program is not that of all other versions."""
    return (
        one.expected is not None
        and _COMMAND.fullmatch(one.expected.key) is not None
        and one.vote.is_all_but_one
    )


def _is_damaged(one: Variance) -> bool:
    """Whether code of a version has a slip that no translator makes on purpose, and no other version has it so."""
    if not (one.firm and one.found and one.expected):
        return False
    return is_damaged(one.found.key, one.expected.key)


def _command_fact(slip: Slip) -> Fact:
    """A word of a program that is misspelt where nothing marks it as code."""
    fact = _fact(slip.variance, "" if slip.sure else "changed-unsure")
    if slip.way != "look-alike":
        return fact
    strange = next(letter for letter in fact.found if not letter.isascii())
    return replace(fact, case="look-alike", details={"name": name(strange, "a strange letter")})


def _operators(row: Passages, reference: int | None) -> Iterator[Fact]:
    """Commands that differ from those of the others in nothing but a redirection or another operator."""
    if not any(sign in row.text for sign in _OPERATORS):
        return
    found = [(passage, list(_commands_of(passage))) for passage in row]
    if not any(_OPERATOR.search(value.key) for _, values in found for value in values):
        return
    for one in variances(found, reference, alike=_same_but_for_operators, excuse=_never):
        if one.kind == "changed" and one.firm:
            yield _fact(one)


def _commands_of(passage: Passage) -> Iterator[Value]:
    """Code with what a person fills in left out: that is named in the version's own words."""
    for span, base in passage.spans:
        if span.kind == "code":
            at, to = span.at + base, span.to + base
            yield Value(_in_one_line(_FILLED_IN.sub("…", passage.text[at:to])), at, to)


def _same_but_for_operators(own: str, expected: str) -> bool:
    if _BLANKS.sub("", own) == _BLANKS.sub("", expected):
        return False
    return _without_operators(own) == _without_operators(expected)


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
        return nearest_first(
            having, lambda pair: pair[0].speaker, reader=but.locale, reference=self.reference
        )


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
    for key in (key for key, often in others.usual.items() if often >= OTHERS):
        for where in ((at, at + 1 + len(key)), (max(at - len(key), 0), at + 1)):
            if passage.text[slice(*where)].strip("`") == key:
                yield _code_fact("unclosed", passage, where, key, f"`{key}`", {}, others)
                return


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
    told: dict[int, list[Variance]] = {}
    for one in variances(found, reference, alike=kept.is_like, excuse=_stands_in_text):
        if one.kind in ("changed", "missing") and not _means_the_same(one):
            told.setdefault(one.passage.version, []).append(one)
    for ones in told.values():
        # More than a few lines that differ are a listing that was translated, or another one.
        few = len(ones) <= _FEW_LINES
        sure = [one for one in ones if few or _is_slip(one, inline=True)]
        shown = [one for one in sure if one.kind == "changed" or _is_shorter(one)]
        yield from map(_line_fact, _without_same_example(shown))


def _without_same_example(ones: Sequence[Variance]) -> Iterator[Variance]:
    """The differences; of lines that follow each other and differ in nothing but numbers only the first.

    They are one example: the hour, the minute and the second of a time.
    """
    before: Variance | None = None
    for one in ones:
        follows = before is not None and _follows(one, before)
        if _differs_in_numbers(one):
            before = one
            if follows:
                continue
        else:
            before = None
        yield one


def _follows(one: Variance, before: Variance) -> bool:
    if not one.found or not before.found:
        return False
    return not one.passage.text[before.found.to : one.found.at].strip()


def _differs_in_numbers(one: Variance) -> bool:
    if not one.found or not one.expected:
        return False
    return _DIGITS.sub("0", one.found.key) == _DIGITS.sub("0", one.expected.key)


def _is_shorter(one: Variance) -> bool:
    """Whether a listing has fewer lines than the other version's; of as many, one was written otherwise."""
    return one.model is not None and one.passage.text.strip().count("\n") < one.model.text.strip().count("\n")


def _line_fact(one: Variance) -> Fact:
    if one.kind == "missing":
        return _fact(one, "missing-line")
    return _fact(one, "" if _is_slip(one, inline=False) else _way(one))


def _lines_of(passage: Passage) -> Iterator[Value]:
    at = 0
    for line in passage.text.split("\n"):
        bare = line.strip()
        if len(bare) > 1 and bare.isascii():
            start = at + line.index(bare)
            yield Value(_in_one_line(bare), start, start + len(bare))
        at += len(line) + 1


def _is_slip(one: Variance, *, inline: bool) -> bool:
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
    return not _are_renamed(own - expected, expected - own) and not _is_in_own_words(one)


def _is_in_own_words(one: Variance) -> bool:
    """Whether a part of a name is another word, which the others do not know: u-datei.txt for u-file.txt."""
    if not one.found or not one.expected or not one.model:
        return False
    own, expected = one.found.key, one.expected.key
    pairs = list(zip(_PART.finditer(own), _PART.finditer(expected), strict=False))
    if len(_PART.findall(own)) != len(_PART.findall(expected)):
        return False
    return any(
        _is_another_word(here[0], there[0])
        and not _OPTION.search(own[: here.start()])
        and not _knows(one.model, here[0])
        for here, there in pairs
        if here[0] != there[0]
    )


def _is_another_word(own: str, part: str) -> bool:
    """Whether two words share less than a third of their letters, or one stands for any locale and may be any word."""
    from rapidfuzz.distance import OSA

    if not own.isalpha() or len(own) < _SHORTEST_WORD:
        return False
    return stands_for_any(part) or 3 * OSA.distance(own, part) > 2 * max(len(own), len(part))


def _are_renamed(own: Counter[str], expected: Counter[str]) -> bool:
    """Whether names joined from words (``long_list``) were put into words of the version's language."""
    names = [[token for token in side if _JOINED_WORDS.fullmatch(token)] for side in (own, expected)]
    return any(names) and not any(kept.is_like(one, other) for one in names[0] for other in names[1])


def _means_the_same(one: Variance) -> bool:
    """Whether code differs in nothing but the locale that it names, the plural of a class, or what of a key it shows.

    That is its last digits, or the whole fingerprint.
    """
    if not one.found or not one.expected or not one.model:
        return False
    own, expected = one.found.key, one.expected.key
    if _ID.sub(_end_of_id, own) == _ID.sub(_end_of_id, expected):
        return True
    if names_own_locale(own, expected, one.passage.locale):
        return True
    return (
        expected == f"{own}s" and own[0].isupper() and _knows(one.model, own)
    )  # a class; urls may be a field


def _knows(passage: Passage, word: str) -> bool:
    """Whether a word that is no part of a longer one stands anywhere in a version."""
    return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", passage.notice.source.text) is not None


def _end_of_id(found: re.Match[str]) -> str:
    return found[1].upper()


def _fact(one: Variance, case: str = "") -> Fact:
    """A variance as a fact; it is repaired where the code needs no escapes."""
    other = one.model.text[one.expected.at : one.expected.to] if one.model and one.expected else ""
    plain = _PLAIN_CODE.fullmatch(other) is not None
    return kept.fact("same-code", one, case, unsure="changed-unsure", repaired=plain)
