"""Find a version that has lost the marks on all of its letters: “Politica” instead of “Política”."""

from ..locales import script_of
from ..parse import PROSE, Block, Notice
from ..words.hints import letters_of_a_marked_text
from ..words.letters import letters

_EXAMPLES = 5  # letters that the message names
_OF_A_SENTENCE = 25  # letters


def lost_marks(notice: Notice) -> tuple[Block, str] | None:
    """The first words of a version without any letter beyond ASCII, and some letters that its language has."""
    language, locale = notice.version.language, notice.version.locale
    enough = letters_of_a_marked_text(language) if script_of(locale) == "Latn" else None
    if enough is None:
        return None
    own = letters(locale).own
    if not own.isdisjoint(notice.source.text):
        return None
    blocks = [block for block in notice.blocks if block.kind in PROSE]
    text = " ".join(block.text for block in blocks)
    if "&" in text:
        from html import unescape  # few texts need it

        text = unescape(text)  # &eacute; is a letter with its mark, in plain text for a page too
    if not own.isdisjoint(text) or sum(map(str.isalpha, text)) < enough:
        return None
    from ..words.tell import tell  # few runs need it

    told = tell(text)
    if not told.sure or told.language != language:
        return None
    first = next(
        (block for block in blocks if sum(map(str.isalpha, block.text)) >= _OF_A_SENTENCE), blocks[0]
    )
    return first, " ".join(sorted(sign for sign in own if sign == sign.lower())[:_EXAMPLES])
