"""Find a version that has lost the marks on all of its letters: “Politica” instead of “Política”."""

from ..locales import script_of
from ..parse import PROSE, Block, Notice
from ..words.letters import letters

# In a text of so many letters each of these languages has a dozen with marks.
_MARKED = frozenset({
    "az", "bs", "ca", "cs", "da", "de", "es", "et", "fi", "fo", "fr", "ga", "gl", "hr", "hu", "is", "lt",
    "lv", "mt", "nb", "nn", "no", "pl", "pt", "ro", "sk", "sl", "sq", "sv", "tk", "tr", "vi",
})  # fmt: skip
_LETTERS = 800
_EXAMPLES = 5  # letters that the message names
_OF_A_SENTENCE = 25  # letters


def lost_marks(notice: Notice) -> tuple[Block, str] | None:
    """The first words of a version without any letter beyond ASCII, and some letters that its language has."""
    language, locale = notice.version.language, notice.version.locale
    if language not in _MARKED or script_of(locale) != "Latn":
        return None
    own = letters(locale).own
    if not own.isdisjoint(notice.source.text):
        return None
    blocks = [block for block in notice.blocks if block.kind in PROSE]
    text = " ".join(block.text for block in blocks)
    if sum(map(str.isalpha, text)) < _LETTERS:
        return None
    from ..words.tell import tell  # few runs need it

    told = tell(text)
    if not told.sure or told.language != language:
        return None
    first = next(
        (block for block in blocks if sum(map(str.isalpha, block.text)) >= _OF_A_SENTENCE), blocks[0]
    )
    return first, " ".join(sorted(sign for sign in own if sign == sign.lower())[:_EXAMPLES])
