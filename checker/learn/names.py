"""Tell the product names of a notice, and how versions in other scripts write them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ..align import Table
from ..names.declared import find
from ..names.endings import inflection
from ..names.lexicon import Lexicon, Line, Speech, learn
from ..names.sounds import skeleton
from ..names.tokens import Word
from ..parse import Block
from ..voting import VOTERS, WITNESSES, Vote

# A notice of so many rows at most may say the name of its product once.
_SHORT = 12
# Fewer consonants are alike by chance.
_SURE_SOUNDS = 3
_GAP = re.compile(r"[ \u00a0]")
_TOKEN = re.compile(r"[\u30a1-\u30fa\u30fc]+|[^\W\d_A-Za-zÀ-ɏ\u3040-\u30ff]+")


class ProductName(Struct, frozen=True):
    """A name, and its forms by locale where that writes it in its own letters.

    One that a long notice says once only may be a person, a street, the name of a menu: then it is not ``firm``.
    """

    text: str
    forms: dict[str, tuple[str, ...]]
    firm: bool = True


def names_of(table: Table) -> list[ProductName]:
    """Names of which a version in another script, and three quarters of at least four versions, are proof."""
    lexicon = learn(table)
    strong = {text for text, name in lexicon.names.items() if name.strong}
    speeches = [lexicon.speeches[version] for version in sorted(table.comparable)]
    if not strong or len(speeches) < VOTERS:
        return []
    return [
        name
        for text, rows in sorted(_whole_names(lexicon, strong).items())
        if (" " in text or lexicon.leads(text)) and (name := _proven(text, rows, speeches, lexicon))
    ]


def _proven(
    text: str, rows: Sequence[Line], speeches: Sequence[Speech], lexicon: Lexicon
) -> ProductName | None:
    having = [speech for speech in speeches if _says(text, speech)]
    forms = {}
    for version, speech in enumerate(lexicon.speeches):
        if speech in speeches and speech not in having and speech.own_script:
            own = _own_letters(text, rows, version, speech.locale)
            if own:
                forms[speech.locale] = own
    agree = len(having) + len(forms)
    if agree < VOTERS or not Vote(agree, len(speeches)).is_clear:
        return None
    return ProductName(
        text, forms, len(rows) > 1 or len(lexicon.lines) <= _SHORT or rows[0] is lexicon.lines[0]
    )


def _says(text: str, speech: Speech) -> bool:
    blocks = (block for block in speech.notice.blocks if block.kind != "code" and text[:1] in block.text)
    return any(find([text], block.text, speech.locale) for block in blocks)


def _whole_names(lexicon: Lexicon, strong: set[str]) -> Mapping[str, list[Line]]:
    """Runs of words that stand together in most of a row's versions, with the rows in which they do."""
    rows: dict[str, list[Line]] = defaultdict(list)
    for line in lexicon.lines:
        runs = {version: set(_runs(line, version, strong)) for version in line.ballots} if line.enough else {}
        having = [found for found in runs.values() if found]
        counts = Counter(run for found in having for run in found)
        for run, count in counts.items():
            rivals = sum(any(run.split(" ")[0] in other.split(" ") for other in found) for found in having)
            if count >= WITNESSES and Vote(count, rivals).is_three_fifths:
                rows[run].append(line)
    return rows


def _runs(line: Line, version: int, strong: set[str]) -> Iterator[str]:
    """The names of one version of a row, those that stand side by side as one."""
    run: list[Word] = []
    for word in line.places(version, sorted(strong.intersection(line.capitals[version]))):
        if not word.plain:
            continue
        if run and not _touch(run[-1], word):
            yield " ".join(each.text for each in run)
            run = []
        run.append(word)
    if run:
        yield " ".join(each.text for each in run)


def _touch(before: Word, word: Word) -> bool:
    return before.block is word.block and bool(_GAP.fullmatch(word.block.text[before.to : word.at]))


# --- other scripts ---


def _own_letters(name: str, rows: Sequence[Line], version: int, locale: str) -> tuple[str, ...]:
    """How a version writes a name in its own letters, told by its sound, in two thirds of the rows that have it."""
    asked = [line.row.cells[version] for line in rows if line.row.cells[version]]
    found = [set(_sounding(name, cell, locale)) for cell in asked]
    if not any(found) or not Vote(sum(map(bool, found)), len(found)).is_two_thirds:
        return ()
    counts = Counter(form for forms in found for form in forms)
    bare = [form for form in counts if not (form[0] in inflection(locale).prefixes and form[1:] in counts)]
    return tuple(sorted(bare, key=lambda form: (-counts[form], len(form), form)))


def _sounding(name: str, cell: Sequence[Block], locale: str) -> Iterator[str]:
    words = [_sounds(word, locale) for word in name.split(" ")]
    if len("".join(words)) < _SURE_SOUNDS or not all(words):
        return
    for block in cell:
        tokens = list(_TOKEN.finditer(block.text)) if block.kind != "code" else []
        for at in range(len(tokens) - len(words) + 1):
            run = tokens[at : at + len(words)]
            start = _start(run[0], words[0], locale)
            if start >= 0 and [_sounds(token[0], locale) for token in run[1:]] == words[1:]:
                yield block.text[start : run[-1].end()]


def _start(token: re.Match[str], sounds: str, locale: str) -> int:
    """Where in a word the name begins, behind what its language puts before names; -1 where it is another word."""
    for count in range(len(token[0])):
        if _sounds(token[0][count:], locale) == sounds:
            return token.start() + count
        if token[0][count] not in inflection(locale).prefixes:
            break
    return -1


def _sounds(word: str, locale: str) -> str:
    sounds = skeleton(word)
    return sounds.replace("L", "R") if inflection(locale).one_liquid else sounds
