"""Product names are where the other versions have them, whole, and in the form of their locale."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from .. import wording
from ..align import Table
from ..demands import Demands
from ..findings import Fact, Related
from ..links.pages import names_locale
from ..mending import mended
from ..names.held import Slip, slips
from ..names.lexicon import Lexicon, Name, Speech, learn
from ..names.renamed import Renamed, renamed
from ..names.suspects import Expectation, Suspect, Tally, Watch
from ..names.tokens import Word, is_mixed
from ..parse import Block
from ..voting import HOLDERS, Vote
from .lacking import joined

RULE = "product-names"

Each = TypeVar("Each")

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
        tallies = [Tally(lexicon, line) for line in lexicon.lines]
        table.looked_at["name"] += sum(counts.total() for tally in tallies for counts in tally.counts)
        for at, tally in enumerate(tallies):
            yield from _in_row(at, tally, watch, table, told)
        yield from (_renamed_fact(one, table) for one in renamed(tallies))
    yield from (_held_fact(slip, lexicon, table) for slip in slips(table, lexicon))
    if demands.names or demands.terms:
        from ..names.demanded import hold  # seldom needed

        yield from hold(table, lexicon, demands, told)


def _held_fact(slip: Slip, lexicon: Lexicon, table: Table) -> Fact:
    notice, word = table.notices[slip.version], slip.word
    place = notice.within(word.block, word.at, word.to)
    there = lexicon.speeches[slip.there]
    tie = slip.case == "tie"
    related = Related(there.notice.within(slip.model.block, slip.model.at, slip.model.to), there.locale)
    return Fact(
        RULE,
        slip.case,
        place,
        notice.version.locale,
        found=word.text,
        expected="" if tie else slip.expected,
        details={
            "there": there.locale,
            "sides": wording.both_sides(word.text, notice.version.locale, slip.model.text, there.locale),
        },
        related=(related,),
        fix=None
        if tie
        else mended("write the name as elsewhere", notice.source, place, slip.expected, words=word.text),
    )


def _in_row(at: int, tally: Tally, watch: Watch, table: Table, told: set[tuple[int, int]]) -> Iterator[Fact]:
    """Names of one row; the cells of which something is said are added to ``told``."""
    named = any(tally.counts)
    if not (tally.lexicon.declares or named):
        return
    for version in sorted(table.comparable):
        watched = watch.words[version] if watch.sees(tally.line, version) else frozenset()
        if not (watched or tally.may_lack(version)):
            continue
        expectation = Expectation(tally, version)
        # a row without names is looked at for what is declared: that says nothing new of other names
        suspects = [suspect for suspect in expectation.suspects(watched) if named or suspect.name.declared]
        evident = [suspect for suspect in suspects if _is_evident(suspect, tally)]
        runs = _runs(evident, _word_of)
        facts = [fact for run in runs for fact in _facts_of(run, expectation, table)]
        if facts:
            told.add((at, version))
        yield from facts or joined(_lacking(expectation, table), {"missing"})


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
    for version in table.nearest_first(expectation.holders(name), expectation.speech.locale):
        for word in expectation.line.words(version):
            known = expectation.lexicon.name_of(word.text, speeches[version].locale)
            if known and known.text == name:
                place = speeches[version].notice.within(word.block, word.at, word.to)
                return (Related(place, speeches[version].locale),)
    return ()


def _lacking(expectation: Expectation, table: Table) -> Iterator[Fact]:
    """Names that all of at least four others have here, and this version only elsewhere, or another one instead."""
    cell = expectation.line.row.cells[expectation.version]
    if not cell or len(expectation.others) < HOLDERS:
        return
    holders = len(expectation.others)
    lacked = [name.text for name in expectation.expected if _is_lacked(name, expectation)]
    lowered = _lowered(lacked, expectation)
    yield from (_lowered_fact(run, expectation, table) for run in lowered)
    told = {word.text for run in lowered for word in run}
    for name in lacked:
        if name.lower() in told:
            continue
        if not expectation.speech.times(name):
            yield from _replaced(name, expectation, table)
            continue
        if _is_otherwise_there(name, cell) or _is_translated(name, expectation):
            continue
        if _leads_here(name, expectation):
            continue
        yield Fact(
            RULE,
            "missing",
            expectation.speech.notice.within(cell[0], 0, 0),
            expectation.speech.locale,
            expected=name,
            vote=Vote(holders, holders + 1),
            related=_related(name, expectation, table),
        )


def _is_lacked(name: Name, expectation: Expectation) -> bool:
    """Whether all others have a name here that this version has not."""
    has = expectation.counts[name.text] or name.declared or not name.strong
    return not has and len(expectation.holders(name.text)) >= len(expectation.others)


def _is_translated(name: str, expectation: Expectation) -> bool:
    """Whether a version may have a name in its own words here.

    One in another script does that writes it so in most rows, and any that has it only in a longer name:
    “App” in “Kitebird App Store”.
    """
    speech, line, speeches = expectation.speech, expectation.line, expectation.lexicon.speeches
    if speech.own_script and not expectation.lexicon.is_usual(name, expectation.version):
        return True
    used = [word for block in speech.notice.blocks for word in speech.places(block, name)]
    if not used or not all(_is_part(word, speech) for word in used):
        return False
    here = [
        (word, speeches[other]) for other in expectation.holders(name) for word in line.places(other, [name])
    ]
    return 2 * sum(_is_part(word, speech) for word, speech in here) < len(here)


def _is_part(word: Word, speech: Speech) -> bool:
    """Whether a word stands beside another one with a capital letter."""
    return any(near and near.capital for near in speech.beside(word))


def _leads_here(name: str, expectation: Expectation) -> bool:
    """Whether all others have a name in a link to this version: a bar of languages leaves its own out."""
    words = [word for holder in expectation.holders(name) for word in expectation.line.places(holder, [name])]
    return bool(words) and all(
        any(
            span.kind == "link"
            and span.at <= word.at < span.to
            and names_locale(span.target, expectation.speech.locale)
            for span in word.block.spans
        )
        for word in words
    )


def _lowered(lacked: Sequence[str], expectation: Expectation) -> list[list[Word]]:
    """Lacked names that stand there but for their capitals: “nordlys care” is one name."""
    small = {name.lower(): name for name in lacked}
    times = expectation.speech.times
    found = [
        word
        for word in expectation.line.places(expectation.version, sorted(small))
        if word.plain and word.unbroken
    ]
    runs = _runs(found, lambda word: word)
    # a word alone may be a common noun, unless the version knows the name
    return [run for run in runs if len(run) > 1 or times(small[run[0].text])]


def _runs(found: Sequence[Each], word_of: Callable[[Each], Word]) -> list[list[Each]]:
    """What is found, in order, words without a capital that stand side by side together."""
    runs: list[list[Each]] = []
    for each in found:
        word, before = word_of(each), word_of(runs[-1][-1]) if runs else None
        beside = before and word.block is before.block and word.at - before.to == 1
        if before and beside and not (word.capital or before.capital):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _word_of(suspect: Suspect) -> Word:
    return suspect.word


def _facts_of(run: Sequence[Suspect], expectation: Expectation, table: Table) -> list[Fact]:
    """Suspects that stand side by side: the words of one name, or each one's own fact."""
    if len(run) == 1 or any(suspect.name.declared for suspect in run):
        return [_fact(suspect, expectation, table) for suspect in run]
    return [_lowered_fact([suspect.word for suspect in run], expectation, table)]


def _lowered_fact(run: Sequence[Word], expectation: Expectation, table: Table) -> Fact:
    notice, (first, last) = expectation.speech.notice, (run[0], run[-1])
    names = {name.text.lower(): name.text for name in expectation.expected}
    expected = " ".join(names[word.text] for word in run)
    place, words = notice.within(first.block, first.at, last.to), first.block.text[first.at : last.to]
    return Fact(
        RULE,
        "all-small" if len(run) > 1 else "wrong-case",
        place,
        expectation.speech.locale,
        found=words,
        expected=expected,
        vote=Vote(len(expectation.holders(names[first.text])), len(expectation.others) + 1),
        related=_related(names[first.text], expectation, table),
        fix=mended("write the name as elsewhere", notice.source, place, expected, words=words),
    )


def _replaced(name: str, expectation: Expectation, table: Table) -> Iterator[Fact]:
    """Another name in place of the one that this version never says, though all others do so here."""
    line, version = expectation.line, expectation.version
    lacked = [each.text for each in expectation.expected if not expectation.counts[each.text]]
    elsewhere = {word for other in line.comparable - {version} for word in line.capitals[other]}
    own = [
        word
        for word in dict.fromkeys(line.capitals[version])
        if word not in elsewhere and not word.isupper() and _is_name_apart(word, expectation)
    ]
    if len(lacked) != 1 or len(own) != 1:
        return
    word, holders = line.places(version, own)[0], expectation.holders(name)
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


def _renamed_fact(one: Renamed, table: Table) -> Fact:
    expectation = Expectation(one.tally, one.version)
    return Fact(
        RULE,
        "renamed",
        expectation.speech.notice.within(one.word.block, one.word.at, one.word.to),
        expectation.speech.locale,
        found=one.word.text,
        expected=one.name,
        vote=one.vote,
        related=_related(one.name, expectation, table),
        confidence=0.7,
    )


def _is_name_apart(word: str, expectation: Expectation) -> bool:
    """Whether a word is a name of this family that no other version has here, in whatever form."""
    known = expectation.lexicon.name_of(word, expectation.speech.locale)
    return known is not None and not expectation.holders(known.text)


def _is_otherwise_there(name: str, cell: Sequence[Block]) -> bool:
    """Whether a cell has the name within a longer word, in capitals, or with letters of another script in it."""
    text = " ".join(block.text for block in cell)
    return name in text or name.upper() in text or is_mixed(name, text)
