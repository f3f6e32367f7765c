"""Product names are where the other versions have them, whole, and in the form of their locale."""

from collections.abc import Iterator, Sequence

from ..align import Table, Vote
from ..demands import Demands
from ..findings import Fact, Related
from ..mending import mended
from ..names.lexicon import OTHERS, Lexicon, learn
from ..names.suspects import Expectation, Suspect, Tally, Watch
from ..names.tokens import is_mixed
from ..parse import Block
from ..quoting import nearness

RULE = "product-names"

# How sure each way of being wrong is, by the name of its case: told of an inferred name, of a declared one.
_CASES = {
    "run-together": ("run-together", "run-together-declared"),
    "compound": ("compound", "compound"),
    "one-letter-off": ("one-letter-off", "one-letter-off-declared"),
    "misspelt": ("misspelt", "misspelt-declared"),
    "wrong-case": ("wrong-case", "wrong-case-declared"),
    "wrong-inner-case": ("wrong-inner-case", "wrong-case-declared"),
}


def check(table: Table, demands: Demands) -> Iterator[Fact]:
    """State where names are run together, misspelt, in another form or missing, and where terms are."""
    lexicon = _lexicon(table, demands)
    told: set[tuple[int, int]] = set()
    if lexicon.names:
        watch = Watch(lexicon)
        for at, line in enumerate(lexicon.lines):
            yield from _in_row(at, Tally(lexicon, line), watch, table, told)
    if demands.names or demands.terms:
        from ..names.demanded import hold  # seldom needed

        yield from hold(table, lexicon, demands, told)


def _in_row(at: int, tally: Tally, watch: Watch, table: Table, told: set[tuple[int, int]]) -> Iterator[Fact]:
    """Names of one row; the cells of which something is said are added to ``told``."""
    named = any(tally.counts)
    if not (tally.lexicon.declares or named):
        return
    for number in sorted(table.comparable):
        watched = watch.words[number] if watch.sees(tally.line, number) else frozenset()
        if not (watched or tally.may_lack(number)):
            continue
        expectation = Expectation(tally, number)
        # a row without names is looked at for what is declared: that says nothing new of other names
        suspects = [suspect for suspect in expectation.suspects(watched) if named or suspect.name.declared]
        facts = [_fact(suspect, expectation, table) for suspect in suspects if _is_evident(suspect, tally)]
        if facts:
            told.add((at, number))
        yield from facts or _lacking(expectation, table)


def _is_evident(suspect: Suspect, tally: Tally) -> bool:
    """Whether a name is known to have its capital: titles give one to words of all kinds."""
    name = suspect.name
    if suspect.wrong != "wrong-case" or name.declared or name.text[1:] != name.text[1:].lower():
        return True
    return tally.lexicon.is_in_sentence(name.text)


def _lexicon(table: Table, demands: Demands) -> Lexicon:
    lexicon = learn(table)
    if not demands.names:
        return lexicon
    from ..names.declared import proper_words

    proper = {word for name in demands.names for word in proper_words(name, lexicon.speeches)}
    return lexicon.with_declared({word: word in demands.names for word in sorted(proper) if word.isascii()})


def _fact(suspect: Suspect, expectation: Expectation, table: Table) -> Fact:
    notice = expectation.speech.notice
    word = suspect.word
    place = notice.within(word.block, word.at, word.to)
    holders = expectation.holders(suspect.name.text)
    case = _CASES[suspect.wrong][suspect.name.declared]
    if case == "one-letter-off" and not suspect.sure:
        case = "misspelt"
    return Fact(
        RULE,
        case,
        place,
        expectation.speech.locale,
        found=word.text,
        expected=suspect.expected,
        vote=Vote(len(holders), len(expectation.others) + 1) if holders else None,
        related=_related(suspect.name.text, expectation, table),
        fix=mended("write the name as elsewhere", notice.source, place, suspect.expected, words=word.text),
    )


def _related(name: str, expectation: Expectation, table: Table) -> tuple[Related, ...]:
    """The name in another version of the row."""
    speeches = expectation.lexicon.speeches
    reader = expectation.speech.locale
    ranked = sorted(
        expectation.holders(name),
        key=lambda n: nearness(n, speeches[n].locale, reader=reader, reference=table.reference),
    )
    for number in ranked:
        for word in expectation.line.words(number):
            known = expectation.lexicon.name_of(word.text, speeches[number].locale)
            if known and known.text == name:
                place = speeches[number].notice.within(word.block, word.at, word.to)
                return (Related(place, speeches[number].locale),)
    return ()


def _lacking(expectation: Expectation, table: Table) -> Iterator[Fact]:
    """Names that all of at least four others have here, and this version only elsewhere, or another one instead."""
    cell = expectation.line.row.cells[expectation.number]
    if not cell or len(expectation.others) < OTHERS:
        return
    for name in expectation.expected:
        holders = expectation.holders(name.text)
        has = expectation.counts[name.text] or name.declared or not name.strong
        if has or len(holders) < len(expectation.others):
            continue
        if not expectation.speech.times(name.text):
            yield from _replaced(name.text, expectation, table)
            continue
        if _is_otherwise_there(name.text, cell) or (
            expectation.speech.own_script and not expectation.lexicon.is_usual(name.text, expectation.number)
        ):
            continue
        yield Fact(
            RULE,
            "missing",
            expectation.speech.notice.within(cell[0], 0, 0),
            expectation.speech.locale,
            expected=name.text,
            vote=Vote(len(holders), len(expectation.others) + 1),
            related=_related(name.text, expectation, table),
        )


def _replaced(name: str, expectation: Expectation, table: Table) -> Iterator[Fact]:
    """Another name in place of the one that this version never says, though all others do so here."""
    line, number = expectation.line, expectation.number
    lacked = [each.text for each in expectation.expected if not expectation.counts[each.text]]
    elsewhere = {word for other in line.comparable - {number} for word in line.capitals[other]}
    own = [
        word
        for word in dict.fromkeys(line.capitals[number])
        if word not in elsewhere and not word.isupper() and _is_name_apart(word, expectation)
    ]
    if len(lacked) != 1 or len(own) != 1:
        return
    word, holders = line.places(number, own)[0], expectation.holders(name)
    yield Fact(
        RULE,
        "replaced",
        expectation.speech.notice.within(word.block, word.at, word.to),
        expectation.speech.locale,
        found=word.text,
        expected=name,
        vote=Vote(len(holders), len(expectation.others) + 1),
        related=_related(name, expectation, table),
        confidence=0.7,
    )


def _is_name_apart(word: str, expectation: Expectation) -> bool:
    """Whether a word is a name of this family that no other version has here, in whatever form."""
    known = expectation.lexicon.name_of(word, expectation.speech.locale)
    return known is not None and not expectation.holders(known.text)


def _is_otherwise_there(name: str, cell: Sequence[Block]) -> bool:
    """Whether a cell has the name in capitals, or with letters of another script in it."""
    text = " ".join(block.text for block in cell)
    return name.upper() in text or is_mixed(name, text)
