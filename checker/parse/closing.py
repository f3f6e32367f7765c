"""Recognise a closing question that is broken in one version by those that are whole in the others."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..median import median
from ..punctuation import COLONS, EXCLAMATION_MARKS, FULL_STOPS, SEMICOLONS
from .asking import answer
from .model import Block, Kind, Notice
from .prompt import REACH, asks, bare, is_answer
from .sections import sections_of

# A broken answer may have an end mark or be a little long; it is still no paragraph.
_LONGEST_BROKEN_ANSWER = 40
_MOST_ANSWERS = 6  # blocks
_NO_QUESTION = frozenset(FULL_STOPS + EXCLAMATION_MARKS + COLONS + SEMICOLONS)  # at the end of a text


class Habit(Struct, frozen=True):
    """What a family's whole prompts have in common: blocks before them, answers, length of the question."""

    before: int
    answers: int
    question: float


def settle_prompts(notices: Sequence[Notice]) -> list[Notice]:
    """Notices with what is left of a broken closing question marked too, where most others have it whole.

    A question without answers, answers without a question or text after both look like any other block
    in one version alone; the family shows what they are.
    """
    whole = [notice for notice in notices if has_prompt(notice)]
    if 2 * len(whole) < len(notices) or len(whole) == len(notices):
        return list(notices)
    habit = _habit(whole)
    return [notice if has_prompt(notice) else _settled(notice, habit) for notice in notices]


def has_prompt(notice: Notice) -> bool:
    """Whether the notice's closing question was recognised by its shape alone."""
    return any(block.kind == "prompt" for block in notice.blocks[-REACH:])


def _habit(whole: Sequence[Notice]) -> Habit:
    questions = [_first(notice.blocks, "prompt") for notice in whole]
    answers = Counter(sum(block.kind == "answer" for block in notice.blocks) for notice in whole)
    lengths = [len(notice.blocks[at].text) for notice, at in zip(whole, questions, strict=True)]
    return Habit(Counter(questions).most_common(1)[0][0], answers.most_common(1)[0][0], median(lengths))


def _first(blocks: Sequence[Block], kind: Kind) -> int:
    return next(at for at, block in enumerate(blocks) if block.kind == kind)


def _settled(notice: Notice, habit: Habit) -> Notice:
    marks = _remains(notice, habit)
    if not marks:
        return notice
    blocks = tuple(
        replace(block, kind=marks[at]) if at in marks else block for at, block in enumerate(notice.blocks)
    )
    return replace(notice, blocks=blocks, sections=sections_of(blocks))


def _remains(notice: Notice, habit: Habit) -> dict[int, Kind]:
    """Kinds of the blocks that are what is left of the prompt, by index."""
    blocks, language = notice.blocks, notice.version.language
    for at in range(len(blocks) - 1, max(-1, len(blocks) - REACH - 1), -1):
        if asks(blocks[at], language):
            return _from_question(notice, at, habit)
    return _answers_alone(notice, habit)


def _from_question(notice: Notice, at: int, habit: Habit) -> dict[int, Kind]:
    """The question and what follows it, where it is the prompt's question and not one of the text's."""
    blocks = notice.blocks
    end = at + 1
    while end < len(blocks) and end - at <= _MOST_ANSWERS:
        lacking = end - at <= habit.answers
        if not (_may_answer(blocks[end]) if lacking else _is_another(blocks[end], blocks[at + 1])):
            break
        end += 1
    found = end - at - 1
    if found < habit.answers and not _is_last(notice, at, end, habit):
        return {}
    return {at: "prompt", **dict.fromkeys(range(at + 1, end), "answer")}


def _is_last(notice: Notice, at: int, end: int, habit: Habit) -> bool:
    """Whether a question with too few answers ends the notice and stands where others have theirs."""
    known = any(answer(block.text, notice.version.locale) for block in notice.blocks[at + 1 : end])
    return end == len(notice.blocks) and (known or at >= habit.before - 1)


def _answers_alone(notice: Notice, habit: Habit) -> dict[int, Kind]:
    """Answers at the end before which no question stands, or one that has lost its mark."""
    blocks = notice.blocks
    first = len(blocks)
    while first > max(0, len(blocks) - habit.answers) and is_answer(blocks[first - 1].text):
        first -= 1
    texts = [block.text for block in blocks[first:]]
    known = any(answer(text, notice.version.locale) for text in texts)
    if not known and (len(texts) < habit.answers or first < habit.before):
        return {}
    marks: dict[int, Kind] = dict.fromkeys(range(first, len(blocks)), "answer")
    if first > 0 and _lost_its_mark(blocks[first - 1], first, habit):
        marks[first - 1] = "prompt"
    return marks


def _lost_its_mark(block: Block, answers_at: int, habit: Habit) -> bool:
    """Whether the block before the answers is the question: as long as others', and one block too many."""
    text = block.text.rstrip()
    greek = any("\u0370" <= letter <= "\u03ff" for letter in text)  # a Greek question ends in a semicolon
    ends = text[-1:] in _NO_QUESTION and not (greek and text[-1:] == ";")
    as_long = 0.4 * habit.question <= len(block.text) <= 2.5 * habit.question
    return not ends and as_long and answers_at != habit.before and block.kind not in ("code", "image", "row")


def _is_another(block: Block, first: Block) -> bool:
    """Whether a block is one answer too many: like the first one, not a line left behind the answers."""
    return block.kind == first.kind and is_answer(block.text)


def _may_answer(block: Block) -> bool:
    short = 0 < len(bare(block.text)) <= _LONGEST_BROKEN_ANSWER
    return short and block.kind in ("paragraph", "item", "heading", "html")
