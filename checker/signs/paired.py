"""Find brackets and quotation marks that stand alone in a text that should have them in pairs."""

from collections.abc import Sequence

from msgspec import Struct

from ..late import late

BRACKETS = "()（）【】《》[]"
QUOTES = '"«»“”„‟「」『』〝〞〟＂'
_CLOSING = {"(": ")", "（": "）", "【": "】", "《": "》", "[": "]"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
# ASCII and full-width brackets close each other in much Chinese and Japanese text.
_PLAIN = {"（": "(", "）": ")"}
_BRACKET = late(r"[()（）【】《》\[\]]")
_QUOTE = late(f"[{QUOTES}]")
# What may stand behind each mark as its counterpart.
_CLOSED_BY = {
    "„": "“”",
    "“": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    "‟": "”“",
}
_STRAIGHT = '"＂'
# A label of a list, and a smiling or a sad face.
_LABEL = late(
    r"(?:^|(?<=[\s(（§\-„“\"«]))(?:\d{1,3}(?:\.\d{1,2})*[.°ºª]{0,2}[a-z]?|[^\W\d_]['’]?|στ|[ivxIVX]{2,5}|\*|[注※]\d?)"
    r"\.?[)）]"
)
_FACE = late(r"(?:[:;=]['^o-]?|(?<!\w)[8xX]-?|[:;] )(?:\)+|\(+)(?=$|[\s.,!?])")
# Inches, and a mark that is written out for a program.
_NO_QUOTE = late(r"(?<=[\d¼-¾⅐-⅞])\"|\\\"")
_INCHES = late(r"(?<=[\d¼-¾⅐-⅞])”")
# Arrows at the beginning or the end of the words of a link.
_ARROW = late(r"^\W*«\s|\s»\W*$")
# Marks inside words, as a wrong encoding leaves them.
_IN_LATIN = late(r"(?<=[A-Za-zÀ-ɏ])[«»“”„](?=[A-Za-zÀ-ɏ])|(?<=[ÂÃÐÑØÙ])[«»“”„]")
# Marks that are spoken of.
_NAMED_QUOTE = late(r"(?<=[(（\['‘])[\"«»“”„](?=[)）\]'’])|(?<!\S)\"(?![^\s,.)])")
_NO_BRACKET = late(r"(?<=[\"'“”„«‘`「])[()（）](?=[\"'“”»’`」])")
# An acronym, or a prefix before a quotation.
_IN_HEBREW = late(r"(?<=[\u05d0-\u05ea])[\"”“](?=[\u05d0-\u05ea])")


class Single(Struct, frozen=True):
    """A mark that stands alone at ``at`` of a text; ``lacks`` is the one that should be there as well.

    ``opens`` tells whether that one should follow.
    """

    at: int
    mark: str
    lacks: str
    opens: bool


def uneven(texts: Sequence[str], whole: str, marks: str) -> bool:
    """Whether in any text one of some marks may stand alone; ``whole`` holds all texts.

    Counting is much faster than pairing, and in most texts all marks are paired.
    """
    there = [mark for mark in marks if mark in whole]
    return bool(there) and any(sum(map(text.count, there)) % 2 for text in texts)


def has_any(text: str, marks: str) -> bool:
    """Whether a text has any of some marks."""
    return any(mark in text for mark in marks)


def single_brackets(text: str) -> Sequence[Single]:
    """Brackets without their counterpart. Labels of lists and faces are no brackets."""
    found = [match.span()[0] for match in _BRACKET.finditer(text)]
    faces = {at for face in _FACE.finditer(text) for at in range(*face.span())} if found else ()
    spoken_of = {match.start() for match in _NO_BRACKET.finditer(text)} if found else ()
    open_ones: list[int] = []
    single: list[int] = []
    labels: set[int] | None = None
    for at in found:
        mark = text[at]
        if at in spoken_of or (at in faces and not open_ones):
            continue
        if mark in _CLOSING:
            open_ones.append(at)
        elif open_ones and _fits(text[open_ones[-1]], mark):
            open_ones.pop()
        else:
            labels = labels if labels is not None else {label.end() - 1 for label in _LABEL.finditer(text)}
            if at not in labels:
                single.append(at)
    return [_single(text, at) for at in sorted([*single, *open_ones])]


def single_quotes(text: str) -> Sequence[Single]:
    """Double quotation marks without their counterpart; nothing where nobody can say whether there is one.

    A straight mark may be the counterpart of any other; of several straight ones the last one is taken.
    """
    if any(pattern.search(text) for pattern in (_IN_HEBREW, _IN_LATIN, _NAMED_QUOTE)):
        return ()
    unlike = {match.end() - 1 for match in _NO_QUOTE.finditer(text)} if '"' in text else ()
    found = [match.start() for match in _QUOTE.finditer(text) if match.start() not in unlike]
    if len(found) == 1 and _is_no_quote(text):
        return ()
    straight = [at for at in found if text[at] in _STRAIGHT]
    waiting: list[int] = []
    for at in found:
        if text[at] in _STRAIGHT:
            continue
        if waiting and text[at] in _CLOSED_BY.get(text[waiting[-1]], ""):
            waiting.pop()
        else:
            waiting.append(at)
    if any(text[at] == "«" for at in waiting) and len(found) > 1 and text[found[-1]] == "»":
        # one mark closes a quotation and the one inside it: «Закон «О связи»
        waiting = [at for at in waiting if text[at] != "«"]
    if len(straight) % 2:
        waiting = [] if waiting else straight[-1:]
    return [Single(at, text[at], text[at], opens=True) for at in waiting]


def _is_no_quote(text: str) -> bool:
    """Whether the only mark of a text is the sign of inches, or an arrow."""
    return _INCHES.search(text) is not None or _ARROW.search(text) is not None


def _fits(opening: str, closing: str) -> bool:
    expected = _CLOSING[opening]
    return _PLAIN.get(expected, expected) == _PLAIN.get(closing, closing)


def _single(text: str, at: int) -> Single:
    mark = text[at]
    if mark in _CLOSING:
        return Single(at, mark, _CLOSING[mark], opens=True)
    return Single(at, mark, _OPENING[mark], opens=False)
