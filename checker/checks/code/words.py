"""A word that a version has in its code elsewhere is not translated where the others have it as code."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...compare import Passage, Passages
from ...compare.own_locale import names_own_locale
from ...compare.values import Value
from ...findings import Fact
from ...parse import Notice
from ...quoting import nearest_first
from ...voting import VOTERS, Vote
from . import signs

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[^\W\d_]{2,}")
# A word of nobody's language, or a value that many programs know by this word: others may be what a person fills in.
_MACHINE = re.compile(r"[a-z][A-Z]|\A(?:true|false|null|undefined|await|async)\Z")


class Known:
    """How often each word stands in the code of each version, in listings and among words."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        self._notices = notices
        self._counts: dict[int, Counter[str]] = {}

    def words(self, version: int) -> Counter[str]:
        """The words of a version's code; it is read when first asked for."""
        if version not in self._counts:
            self._counts[version] = Counter(_words(self._notices[version]))
        return self._counts[version]


def _words(notice: Notice) -> Iterator[str]:
    for block in notice.blocks:
        if block.kind == "code":
            yield from _WORD.findall(block.text)
        for span in block.spans:
            if span.kind == "code":
                yield from _WORD.findall(block.text, span.at, span.to)


def facts(row: Passages, reference: int | None, known: Known) -> Iterator[Fact]:
    """State the one word of code that a version has instead of the one that it lacks, and has in its code elsewhere.

    It is a name, not what a person fills in: that would be called alike throughout the version.
    """
    code = [(passage, list(signs.spans(passage))) for passage in row]
    having = Counter(key for _, values in code for key in dict.fromkeys(value.key for value in values))
    usual = [key for key, often in having.items() if Vote(often, len(row)).is_firm and _NAME.fullmatch(key)]
    for passage, values in code if usual else ():
        keys = {value.key for value in values}
        lacked = [key for key in usual if key not in keys and key not in passage.lines]
        own = [value for value in values if having[value.key] == 1 and _NAME.fullmatch(value.key)]
        if len(lacked) != 1 or len(own) != 1 or own[0].key.casefold() == lacked[0].casefold():
            continue
        words, expected = known.words(passage.version), lacked[0]
        if names_own_locale(own[0].key, expected, passage.locale):
            continue
        if words[expected] >= VOTERS and words[expected] > 2 * words[own[0].key]:
            there = [(other, value) for other, values in code for value in values if value.key == expected]
            order = nearest_first(
                there, lambda one: one[0].speaker, reader=passage.locale, reference=reference
            )
            if not _is_name(own[0].key, order[0][0], known):
                yield _fact(passage, own[0], *order[0], Vote(having[expected], len(row)))


def _is_name(word: str, model: Passage, known: Known) -> bool:
    """Whether a word is a name of something else: in the model's code, or by its letters anywhere there."""
    return known.words(model.version)[word] > 0 or (_MACHINE.search(word) is not None and knows(model, word))


def knows(passage: Passage, word: str) -> bool:
    """Whether a word that is no part of a longer one stands anywhere in a version."""
    return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", passage.notice.source.text) is not None


def _fact(passage: Passage, value: Value, model: Passage, there: Value, vote: Vote) -> Fact:
    return Fact(
        "same-code",
        "translated-name" if _MACHINE.search(there.key) else "translated-name-unsure",
        passage.place(value.at, value.to),
        passage.locale,
        found=value.key,
        expected=there.key,
        vote=vote,
        related=(model.related(model.place(there.at, there.to)),),
    )
