"""No block has lost a sentence that the other versions have there."""

from collections.abc import Iterator

from ..align import Table
from ..compare.lost import Lost, lost_sentences
from ..demands import Demands
from ..findings import Fact
from ..quoting import excerpt


def check(table: Table, _demands: Demands) -> Iterator[Fact]:
    """State each block that is one sentence short."""
    for lost in lost_sentences(table):
        yield _fact(lost)


def _fact(lost: Lost) -> Fact:
    passage, model = lost.passage, lost.model
    start, end = lost.sentence or (0, len(model.text))
    sentence = " ".join(model.text[start:end].split())
    return Fact(
        "same-sentences",
        "missing" if lost.sure else "missing-unsure",
        passage.place(0, len(passage.text)),
        passage.locale,
        expected=sentence if lost.sentence else "",
        details={
            "count": str(lost.own),
            "usual": str(lost.usual),
            "percent": str(round(100 * lost.length)),
            "which": f": is “{excerpt(sentence)}” ({model.locale}) lacking?" if lost.sentence else "",
        },
        vote=lost.vote,
        related=(model.related(model.place(start, end), sentence),),
        confidence=0.9 if lost.sure else 0.6,
    )
