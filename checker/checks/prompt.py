"""The closing question and its answers are there, whole, last and in order, in the version's language."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from .. import wording
from ..align import Table
from ..demands import Demands
from ..findings import Edit, Fact, Fix, Related
from ..parse import CLOSING, Block, Notice
from ..parse.asking import answer, asking, has_list, plain
from ..parse.prompt import REACH, has_mark
from ..place import Place
from ..quoting import Speaker, nearest_first
from ..voting import OTHERS, WITNESSES, Vote
from ..words.kinship import akin
from ..words.tell import NOTHING, Told, dominant_script, tell

RULE = "feedback-prompt"
# By how many nats a question must be likelier in another version's language. Where it is that version's own
# question only one of the two can be right: less where its words stand in that version's text too. Other
# questions must be told as surely as a paragraph.
_MARGIN = 4.0
_FIRM_MARGIN = 12.0
_SURE_MARGIN = 20.0
_PAIR = 2  # a source and one translation, or two versions of which neither can be called wrong


class Closing(Struct, frozen=True, dict=True):
    """What stands at the end of one version: the question, its answers, and the blocks after them."""

    version: int
    notice: Notice

    @cached_property
    def question(self) -> Block | None:
        """The closing question."""
        return next((block for block in self._tail if block.kind == "prompt"), None)

    @cached_property
    def answers(self) -> tuple[Block, ...]:
        """The answers, in order."""
        return tuple(block for block in self._tail if block.kind == "answer")

    @cached_property
    def after(self) -> tuple[Block, ...]:
        """What follows the last of them."""
        marked = [at for at, block in enumerate(self._tail) if block.kind in CLOSING]
        return tuple(self._tail[marked[-1] + 1 :]) if marked else ()

    @property
    def whole(self) -> bool:
        """Whether there is a question with at least two answers."""
        return self.question is not None and len(self.answers) > 1

    @property
    def has_mark(self) -> bool:
        """Whether the question ends in a question mark."""
        return self.question is not None and has_mark(self.question.text, self.notice.version.language)

    @property
    def asks_at_its_end(self) -> bool:
        """Whether the question's last word asks, so that its language needs no mark (Thai, Japanese)."""
        ways = asking(self.language).last
        return self.question is not None and self.question.text.rstrip().endswith(ways)

    @property
    def locale(self) -> str:
        """The version's locale."""
        return self.notice.version.locale

    @property
    def language(self) -> str:
        """The version's language."""
        return self.notice.version.language

    @cached_property
    def body(self) -> str:
        """The version's words without the prompt."""
        return " ".join(block.text for block in self.notice.blocks if block.kind not in CLOSING)

    @cached_property
    def said(self) -> tuple[str, ...]:
        """What the answers say, by the lists of the locale: ``yes``, ``no`` or nothing known."""
        return tuple(answer(block.text, self.locale) for block in self.answers)

    def place(self, block: Block) -> Place:
        """Where the words of a block stand."""
        return self.notice.within(block, 0, len(block.text))

    @property
    def end(self) -> Place:
        """The spot after the last block."""
        last = self.notice.blocks[-1].end if self.notice.blocks else 0
        return self.notice.place(last, last)

    @property
    def words(self) -> str:
        """Question and answers as one line."""
        blocks = (*([self.question] if self.question else []), *self.answers)
        return " / ".join(block.text for block in blocks)

    @property
    def _tail(self) -> Sequence[Block]:
        return self.notice.blocks[-REACH:]


class Jury(Struct, frozen=True, dict=True):
    """The versions whose prompts are whole, and how far their word goes."""

    whole: tuple[Closing, ...]
    of: int
    reference: int | None

    @property
    def vote(self) -> Vote:
        """How many of the versions have a whole prompt."""
        return Vote(len(self.whole), self.of)

    @property
    def sure(self) -> bool:
        """Whether a version without a prompt is wrong: the reference has one, or three versions and three fifths."""
        if self.reference is not None:
            return self.best.version == self.reference
        return len(self.whole) >= OTHERS and self.vote.is_three_fifths

    @property
    def likely(self) -> bool:
        """Whether a version that has a part of a prompt lacks the rest of it: of two, the other has it whole."""
        return self.sure or self.vote.is_shared or self.of == _PAIR

    @property
    def split(self) -> bool:
        """Whether at least half have a prompt, so that a version without one is worth a look."""
        return self.of > 1 and self.vote.is_half

    @cached_property
    def best(self) -> Closing:
        """The version to show: the reference, an English one, or the one that most can read."""
        return nearest_first(
            self.whole, lambda one: Speaker(one.version, one.locale), reader="en", reference=self.reference
        )[0]

    @cached_property
    def count(self) -> int:
        """How many answers most versions have."""
        return Counter(len(closing.answers) for closing in self.whole).most_common(1)[0][0]

    def related(self, block: Block | None = None) -> tuple[Related, ...]:
        """The best version's question, or its block."""
        shown = block or self.best.question
        return (Related(self.best.place(shown), self.best.locale),) if shown else ()


def check(table: Table, demands: Demands) -> Iterator[Fact]:
    """State where a version's closing question or its answers are not as the others have them."""
    if demands.prompt is False:
        return
    closings = [Closing(version, notice) for version, notice in enumerate(table.notices)]
    voting = [closing for closing in closings if closing.version in table.comparable]
    jury = Jury(tuple(c for c in voting if c.whole), len(voting), table.reference)
    for closing in closings:
        if closing.question or closing.answers:
            yield from _parts(closing, jury)
        elif closing in voting or demands.prompt:
            yield from _absent(closing, jury, demanded=bool(demands.prompt))
    foreign = {closing.version: list(_language(closing, closings)) for closing in closings}
    for closing in jury.whole:
        yield from _order(closing, jury)
        if not foreign[closing.version]:
            yield from _mark(closing, jury)
        yield from _after(closing, jury, table)
    for closing in closings:
        yield from foreign[closing.version]


def _absent(closing: Closing, jury: Jury, *, demanded: bool) -> Iterator[Fact]:
    """All of it is missing."""
    if jury.whole and jury.sure:
        yield _missing(closing, jury, "missing")
    elif demanded:
        yield Fact(RULE, "missing-declared", closing.end, closing.locale)
    elif jury.whole and jury.split:
        yield _missing(closing, jury, "one-sided")


def _missing(closing: Closing, jury: Jury, case: str) -> Fact:
    return Fact(
        RULE,
        case,
        closing.end,
        closing.locale,
        expected=jury.best.words,
        details={"there": jury.best.locale},
        vote=jury.vote,
        related=jury.related(),
    )


def _parts(closing: Closing, jury: Jury) -> Iterator[Fact]:
    """The question or some answers are missing, or there are too many."""
    others = [other for other in jury.whole if other is not closing]
    if not others or not jury.likely:
        return
    if closing.question is None:
        yield _part(closing, jury, "missing-question", closing.answers[0], jury.best.question)
    missing = jury.count - len(closing.answers)
    if missing > 0 and all(len(other.answers) >= jury.count for other in others):
        yield _lacking_answer(closing, jury)
    if missing < 0 and all(len(other.answers) == jury.count for other in others):
        yield _part(closing, jury, "extra-answer", closing.answers[jury.count], None)


def _part(closing: Closing, jury: Jury, case: str, block: Block, other: Block | None) -> Fact:
    place = closing.place(block)
    if case == "missing-question":
        place = closing.notice.place(block.start, block.start)
    return Fact(
        RULE,
        case,
        place,
        closing.locale,
        found="" if case == "missing-question" else block.text,
        expected=other.text if other else "",
        details={"there": jury.best.locale},
        vote=jury.vote,
        related=jury.related(other),
    )


def _lacking_answer(closing: Closing, jury: Jury) -> Fact:
    """The answer that is missing, told by what the other one says where a list knows it."""
    at = len(closing.answers)
    if closing.said == ("no",) and jury.best.said[:2] == ("yes", "no"):
        at = 0
    other = jury.best.answers[min(at, len(jury.best.answers) - 1)]
    last = closing.answers[-1] if closing.answers else closing.question
    end = last.end if last else closing.notice.blocks[-1].end
    spot = closing.answers[0].start if closing.answers and at == 0 else end
    return Fact(
        RULE,
        "missing-answer" if closing.answers else "missing-all-answers",
        closing.notice.place(spot, spot),
        closing.locale,
        expected=other.text if closing.answers else " / ".join(b.text for b in jury.best.answers),
        details={"there": jury.best.locale},
        vote=jury.vote,
        related=jury.related(other),
    )


def _order(closing: Closing, jury: Jury) -> Iterator[Fact]:
    """The answers stand the other way round, or one stands twice."""
    texts = [plain(block.text) for block in closing.answers]
    if len(set(texts)) < len(texts):
        twice = next(at for at, text in enumerate(texts) if text in texts[:at])
        other = jury.best if jury.best is not closing else None
        shown = other.answers[twice] if other and twice < len(other.answers) else None
        yield _part(closing, jury, "repeated-answer", closing.answers[twice], shown)
        return
    told = Counter(other.said for other in jury.whole if other is not closing and all(other.said))
    usual, agree = told.most_common(1)[0] if told else ((), 0)
    if closing.said != usual[::-1] or len(usual) != 2:
        return
    others = Vote(agree, told.total())
    if agree >= WITNESSES and others.is_two_thirds:
        yield _swapped(closing, jury, "swapped", Vote(agree, others.of + 1))
    elif jury.of == _PAIR and closing.said == ("no", "yes"):  # hardly anybody asks so on purpose
        case = "tie" if jury.reference in (None, closing.version) else "swapped"
        yield _swapped(closing, jury, case, Vote(1, _PAIR))


def _swapped(closing: Closing, jury: Jury, case: str, vote: Vote) -> Fact:
    first, second = closing.answers
    start, end = first.stretch(0, len(first.text))[0], second.stretch(0, len(second.text))[1]
    other = next(one for one in (jury.best, *jury.whole) if one is not closing)
    found, tie = f"{first.text} {second.text}", case == "tie"
    there = " ".join(block.text for block in other.answers)
    return Fact(
        RULE,
        case,
        closing.notice.place(start, end),
        closing.locale,
        found=found,
        expected="" if tie else f"{second.text} {first.text}",
        details={
            "there": jury.best.locale,
            "sides": wording.both_sides(found, closing.locale, there, other.locale),
        },
        vote=vote,
        related=(Related(other.place(other.answers[0]), other.locale),),
        fix=None if tie else _swap(closing, first, second),
    )


def _swap(closing: Closing, first: Block, second: Block) -> Fix:
    source, places = closing.notice.source, (closing.place(first), closing.place(second))
    written = [source.text[slice(*source.offsets(place))] for place in places]
    edits = (Edit(places[0], written[1]), Edit(places[1], written[0]))
    return Fix("put the answers in the others' order", edits, safe=False)


def _mark(closing: Closing, jury: Jury) -> Iterator[Fact]:
    """The question has lost its mark."""
    question = closing.question
    if question is None or closing.has_mark or closing.asks_at_its_end:
        return
    others = [other for other in jury.whole if other is not closing]
    marked = [other for other in others if other.has_mark]
    if len(marked) < WITNESSES or not all(other.has_mark or other.asks_at_its_end for other in others):
        return
    asks = asking(closing.locale)
    unmarked = Fact(
        RULE,
        "missing-mark",
        closing.place(question),
        closing.locale,
        found=question.text,
        vote=Vote(len(marked), len(marked) + 1),
        related=jury.related(),
    )
    if asks.mark in asks.inside:
        yield replace(unmarked, case="missing-mark-inside", details={"mark": asks.mark})
        return
    bare = question.text.rstrip()
    spot = closing.notice.within(question, len(bare), len(bare))
    fix = Fix("add the question mark", (Edit(spot, asks.mark),), safe=False)
    yield replace(unmarked, expected=bare + asks.mark, fix=fix)


def _after(closing: Closing, jury: Jury, table: Table) -> Iterator[Fact]:
    """Text follows that the others do not have there, and of which the structure says nothing."""
    if not closing.after or all(other.after for other in jury.whole) or not jury.likely:
        return
    first, last = closing.after[0], closing.after[-1]
    told = [
        departure for departure in table.departures if departure.kind == "extra" or departure.fingerprints
    ]
    spots = [spot for departure in told for spot in departure.spots]
    if any(s.notice == closing.version and s.end >= first.start and s.start <= last.end for s in spots):
        return
    yield Fact(
        RULE,
        "not-last",
        closing.place(first),
        closing.locale,
        found=first.text,
        vote=Vote(sum(not other.after for other in jury.whole), len(jury.whole)),
        related=jury.related(),
    )


def _language(closing: Closing, closings: Sequence[Closing]) -> Iterator[Fact]:
    """The question or the answers are in another version's language."""
    others = [other for other in closings if other.language != closing.language and other.question]
    source = _source_of_question(closing, others)
    if source and closing.question and source.question:
        yield _foreign(closing, source, closing.question, source.question)
        return
    if _answers_in_english(closing, closings):
        first = closing.answers[0]
        yield Fact(RULE, "english", closing.place(first), closing.locale, found=first.text)
        return
    for at, block in enumerate(closing.answers):
        source = next((other for other in others if _same_answer(closing, other, at)), None)
        if source:
            yield _foreign(closing, source, block, source.answers[at])


def _answers_in_english(closing: Closing, closings: Sequence[Closing]) -> bool:
    """Whether all answers are English and none is a word of the version's language, nor of most versions."""
    if len(closing.answers) < 2 or not has_list(closing.locale) or any(closing.said):
        return False
    if not all(answer(block.text, "en") for block in closing.answers):
        return False
    texts = [plain(block.text) for block in closing.answers]
    alike = [other for other in closings if [plain(block.text) for block in other.answers] == texts]
    kept = Vote(len(alike), len(closings))
    return not any(other.language == "en" for other in alike) and not kept.is_half


def _foreign(closing: Closing, source: Closing, block: Block, other: Block) -> Fact:
    return Fact(
        RULE,
        "other-language",
        closing.place(block),
        closing.locale,
        found=block.text,
        details={"there": source.locale},
        related=(Related(source.place(other), source.locale),),
    )


def _source_of_question(closing: Closing, others: Sequence[Closing]) -> Closing | None:
    """The version in whose language the question is, where it is not this one's."""
    if closing.question is None:
        return None
    text = closing.question.text
    same = [other for other in others if other.question and plain(other.question.text) == plain(text)]
    for other in same:
        if any(_same_answer(closing, other, at) for at in range(len(closing.answers))):
            return other
    unlike = [other for other in others if not akin(closing.locale, other.locale)]
    for other in same:
        told = _told(text, closing, [other])
        lean = _lean(text, closing, other)
        needed = _SURE_MARGIN if other not in unlike else _MARGIN if lean else _FIRM_MARGIN
        if told.language == other.language and lean >= 0 and told.margin >= needed:
            return other
    told = _told(text, closing, unlike)
    sure = told.margin >= _SURE_MARGIN
    return next((other for other in unlike if sure and other.language == told.language), None)


def _lean(text: str, closing: Closing, other: Closing) -> int:
    """How many more of a text's words stand in the other version than in this one."""
    words = set(re.findall(r"\w+", text.casefold()))
    here, there = (set(re.findall(r"\w+", version.body.casefold())) for version in (closing, other))
    return len(words & there) - len(words & here)


def _told(text: str, closing: Closing, asked: Sequence[Closing]) -> Told:
    """The language of a question, this version's or another's; nothing where its own cannot be known."""
    told = tell(text, {closing.language, *(other.language for other in asked)}) if asked else NOTHING
    if told.language in (closing.language, NOTHING.language):
        return NOTHING
    own_script = dominant_script(text)[0] == dominant_script(closing.body)[0]
    unknown = own_script and tell(text, {closing.language}).language == NOTHING.language
    return NOTHING if unknown else told


def _same_answer(closing: Closing, other: Closing, at: int) -> bool:
    """Whether an answer is another version's, known to that one's language and unknown to its own."""
    if at >= len(other.answers) or plain(closing.answers[at].text) != plain(other.answers[at].text):
        return False
    text = closing.answers[at].text
    listed = answer(other.answers[at].text, other.locale)
    return bool(listed) and has_list(closing.locale) and not answer(text, closing.locale)
