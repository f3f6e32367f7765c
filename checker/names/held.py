"""Find words that are a name of the reference with a slip, or of the others where too few versions can vote."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..align import Table
from ..voting import VOTERS
from ..words.kinship import akin
from .endings import cores, is_form
from .lexicon import Lexicon, Line, Speech
from .suspects import alike_to, by_edges, letters_off
from .tokens import Word, is_acronym

_SHORTEST = 5  # letters of a name
# As often a version writes its slip at most: what it writes more often it means.
_RARE = 2


class Slip(Struct, frozen=True):
    """A word of ``version`` that stands for the name that version ``there`` has at ``model``.

    ``case`` is how sure it is: ``misspelt-by-reference`` where that one is held to be right, ``one-letter-off``
    where the version itself writes it so elsewhere, ``misspelt`` where two others do, ``tie`` where nothing says
    which of two versions is right, and ``run-together`` where the next word is joined to the name.
    """

    version: int
    word: Word
    expected: str
    there: int
    model: Word
    case: Literal["misspelt-by-reference", "one-letter-off", "misspelt", "tie", "run-together"] = (
        "misspelt-by-reference"
    )


def slips(table: Table, lexicon: Lexicon) -> Iterator[Slip]:
    """Words with one letter more, less, wrong, or two that changed places, in rows where the reference has a name.

    A name has its capital inside a sentence of the reference. That the translation means to write it in the same
    way is known by another place where it does so, or by the next word of the name, which is the same in both.
    Without a reference, each of two or three versions is held against the others.
    """
    if len(table.comparable) >= VOTERS:
        return
    if table.reference in table.comparable:
        for version in sorted(table.comparable - {table.reference}):
            yield from _between(version, table.reference, lexicon)
            yield from _joined(version, table.reference, lexicon)
    elif table.reference is None and len(table.comparable) > 1:
        yield from _without_reference(sorted(table.comparable), lexicon)


def _without_reference(versions: Sequence[int], lexicon: Lexicon) -> Iterator[Slip]:
    """Slips against all others; of two versions that contradict each other the later one is told."""
    told: list[Slip] = []
    for version in reversed(versions):
        first, *more = (list(_joined(version, other, lexicon)) for other in versions if other != version)
        told += [slip for slip in first if all(any(_is_same(slip, one) for one in each) for each in more)]
        against = [list(_between(version, other, lexicon)) for other in versions if other != version]
        for slip in against[0] if against else ():
            known = lexicon.speeches[version].times(slip.model.text) > 0
            if len(against) > 1:
                agreed = all(any(_is_same(slip, one) for one in more) for more in against[1:])
                told += [replace(slip, case="one-letter-off" if known else "misspelt")] if agreed else []
            elif known:
                told = [one for one in told if not _is_mirrored(one, slip)]
                told.append(replace(slip, case="one-letter-off"))
            elif not (any(_is_mirrored(one, slip) for one in told) or _may_be_one_word(slip, lexicon)):
                told.append(replace(slip, case="tie"))
    yield from told


def _may_be_one_word(slip: Slip, lexicon: Lexicon) -> bool:
    """Whether two spellings may be one word in languages that are next of kin: Beispiel, Beispill."""
    return akin(*(lexicon.speeches[each].locale for each in (slip.version, slip.there)))


def _is_same(slip: Slip, other: Slip) -> bool:
    own = slip.word.block is other.word.block and slip.word.at == other.word.at
    return own and slip.expected == other.expected


def _is_mirrored(slip: Slip, other: Slip) -> bool:
    """Whether two slips are the two sides of one difference, or what each side has elsewhere in the row."""
    return slip.word.text == other.model.text and slip.word.block is other.model.block


def _between(version: int, there: int, lexicon: Lexicon) -> Iterator[Slip]:
    """Words of one version that are a name of another one with a slip."""
    speech, source = lexicon.speeches[version], lexicon.speeches[there]
    edges = by_edges([name for name in source.capitalised if len(name) >= _SHORTEST and not is_acronym(name)])
    odd = [word for word in sorted(speech.capitalised) if _may_be_slip(word, speech, source)]
    near = {word: found for word in odd if (found := _near(word, speech.locale, edges, source))}
    for line in lexicon.lines if near else ():
        yield from _in_row(line, version, there, near)


def _joined(version: int, there: int, lexicon: Lexicon) -> Iterator[Slip]:
    """Words in which a name of another version and the next word have run together, as a capital inside shows."""
    speech, source = lexicon.speeches[version], lexicon.speeches[there]
    cuts = {word: cut for word in sorted(speech.capitalised) if (cut := _cut(word, speech, source))}
    for line in lexicon.lines if cuts else ():
        for text in sorted(cuts.keys() & set(line.capitals[version])):
            name, rest = text[: cuts[text]], text[cuts[text] :]
            models = [word for word in line.places(there, (name,)) if word.plain]
            for word in line.places(version, (text,)):
                if len(models) > _times(line, version, name) and word.plain and word.unbroken:
                    yield Slip(version, word, f"{name} {rest}", there, models[0], "run-together")


def _cut(word: str, speech: Speech, source: Speech) -> int:
    """Where a name of the other version ends, which this one writes apart elsewhere, before a word of its own; or 0."""
    if speech.capitalised[word] > _RARE or source.capitalised[word]:
        return 0
    for at in range(_SHORTEST - 1, len(word) - 1):
        if word[at - 1].islower() and word[at].isupper():
            name, rest = word[:at], word[at:]
            if source.capitalised[name] and speech.capitalised[name] and speech.knows(rest, of=word):
                return at
    return 0


def _may_be_slip(word: str, speech: Speech, source: Speech) -> bool:
    return (
        len(word) >= _SHORTEST - 1
        and speech.capitalised[word] <= _RARE
        and not (source.capitalised[word] or is_acronym(word))
        and not _is_common(word.lower(), speech)
    )


def _near(word: str, locale: str, edges: Mapping[str, Sequence[str]], source: Speech) -> dict[str, str]:
    """Words of the reference that may be names and are a letter away, each with how it should be written here."""
    alike = {name for core, _ in cores(word, locale) for name in alike_to(core, edges)}
    found = {}
    for name in sorted(alike):
        off = letters_off(word, name, locale)
        if off is None or off[0] != "one-letter-off" or _is_common(name.lower(), source):
            continue
        if not (is_form(word, name, locale) or is_form(name, word, source.locale)):
            found[name] = name + off[1]
    return found


def _is_common(word: str, speech: Speech) -> bool:
    """Whether a version uses a word without a capital, other than in an address: then it need not be a name."""
    if not speech.says_small(word):
        return False
    alone = re.compile(rf"(?<![\w.@/-]){re.escape(word)}(?![\w@/]|[.-]\w)")
    return any(alone.search(block.text) for block in speech.notice.blocks if block.kind != "code")


def _in_row(
    line: Line, version: int, reference: int, near: Mapping[str, Mapping[str, str]]
) -> Iterator[Slip]:
    for text in sorted(near.keys() & set(line.capitals[version])):
        for name, expected in near[text].items():
            models = [word for word in line.places(reference, (name,)) if word.plain]
            if len(models) <= _times(line, version, name):
                continue
            for word in line.places(version, (text,)):
                model = next(
                    (model for model in models if _is_meant(line, version, word, reference, model)), None
                )
                if model and word.plain and word.unbroken:
                    yield Slip(version, word, expected, reference, model)


def _times(line: Line, version: int, name: str) -> int:
    """How often a version has a name in a row, in any form."""
    locale = line.speeches[version].locale
    return sum(is_form(word, name, locale) for word in line.capitals[version])


def _is_meant(line: Line, version: int, word: Word, reference: int, model: Word) -> bool:
    """Whether a version writes a name as the reference does elsewhere, or the next word of it right here."""
    speech = line.speeches[version]
    if not model.opens and speech.times(model.text) > 0:
        return True
    beside = zip(_neighbours(word, speech), _neighbours(model, line.speeches[reference]), strict=True)
    return any(one and one == other for one, other in beside)


def _neighbours(word: Word, speech: Speech) -> Sequence[str]:
    """The words with a capital right before a word and right behind it, or nothing."""
    return [one.text if one and one.capital and len(one.text) > 1 else "" for one in speech.beside(word)]
