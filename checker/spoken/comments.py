"""Know the comments of a plain text that programs read: lines behind a number sign, which no reader is shown."""

from collections.abc import Sequence

from ..locales import language_of
from ..parse import Block, Notice
from ..voting import Vote
from ..words.tell import tell


def comments_in_english(notices: Sequence[Notice]) -> list[frozenset[int]]:
    """For each version the numbers of its comments, where most versions have theirs in English; else none.

    Where they are translated, as in a sample of settings that explains itself, they are read like other words.
    """
    found = [_comments(notice) for notice in notices]
    asked = [at for at, numbers in enumerate(found) if numbers and not _is_english(notices[at])]
    if not asked:
        return [frozenset()] * len(notices)
    english = sum(_are_english(notices[at], found[at]) for at in asked)
    return found if Vote(english, len(asked)).is_majority else [frozenset()] * len(notices)


def is_comment(block: Block) -> bool:
    """Whether a block is a line behind a number sign."""
    return block.text == "#" or block.text.startswith(("# ", "#\t"))


def _comments(notice: Notice) -> frozenset[int]:
    text = notice.source.text
    if "\n#" not in text or not _has_comments(text):
        return frozenset()
    return frozenset(number for number, block in enumerate(notice.blocks) if is_comment(block))


def _has_comments(text: str) -> bool:
    """Whether three lines behind a number sign stand one below the other: headings that have it never do."""
    run = 0
    for line in text.splitlines():
        run = run + 1 if line == "#" or line.startswith(("# ", "#\t")) else 0
        if run == 3:
            return True
    return False


def _is_english(notice: Notice) -> bool:
    return language_of(notice.version.locale) == "en"


def _are_english(notice: Notice, numbers: frozenset[int]) -> bool:
    words = " ".join(notice.blocks[number].text for number in sorted(numbers))
    return tell(words, thorough=False).language == "en"
