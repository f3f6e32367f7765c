"""Code has the quotation marks, dashes and colons of a plain keyboard: a program knows no others."""

from collections.abc import Callable, Iterator

from ...compare import Passage, Passages
from ...compare.damage import is_for_a_program, squeezed, typed
from ...compare.values import Value
from ...findings import Fact
from ...mending import mended
from ...quoting import nearest_first
from ...voting import OTHERS, Vote
from .. import kept


def facts(row: Passages, reference: int | None, read: Callable[[Passage], Iterator[Value]]) -> Iterator[Fact]:
    """Code with the quotation marks, dashes or wide signs of a writer, where others have those of a machine."""
    if row.text.isascii():
        return
    found = [(passage, value, typed(value.key)) for passage in row for value in read(passage)]
    if not any(meant for _, _, meant in found):
        return
    plain: dict[str, list[tuple[Passage, Value]]] = {}
    for passage, value, _ in found:
        if value.key.isascii():
            plain.setdefault(squeezed(value.key), []).append((passage, value))
    for passage, value, meant in found:
        having = plain.get(meant, []) if meant else []
        vote = Vote(len({other.version for other, _ in having}), len(row))
        if vote.agree < OTHERS or any(other is passage for other, _ in having):
            continue
        order = nearest_first(
            having, lambda pair: pair[0].speaker, reader=passage.locale, reference=reference
        )
        model, there = order[0]
        yield _fact(passage, value, model, there, vote)


def _fact(passage: Passage, value: Value, model: Passage, there: Value, vote: Vote) -> Fact:
    place, words = passage.place(value.at, value.to), passage.text[value.at : value.to]
    expected = model.text[there.at : there.to]
    return Fact(
        "same-code",
        "typeset" if is_for_a_program(expected) else "typeset-unsure",
        place,
        passage.locale,
        found=words,
        expected=expected,
        vote=vote,
        related=(model.related(model.place(there.at, there.to)),),
        fix=mended(kept.AS_OTHERS, passage.notice.source, place, expected, words=words),
    )


def spans(passage: Passage) -> Iterator[Value]:
    """Code among words, as it is written."""
    for span, base in passage.spans:
        if span.kind == "code":
            at, to = span.at + base, span.to + base
            yield Value(passage.text[at:to], at, to)


def lines(passage: Passage) -> Iterator[Value]:
    """The lines of a listing that are not blank, without what they are indented by."""
    at = 0
    for line in passage.text.split("\n"):
        if bare := line.strip():
            start = at + line.index(bare)
            yield Value(bare, start, start + len(bare))
        at += len(line) + 1
