"""Read from each block what translation leaves alone: kind, level, length, links, images, code, numbers."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from math import log

from msgspec import Struct, field

from ..figures import runs_of_digits
from ..late import late
from ..parse import HEADINGS, RUNNING_TEXT, Block, Notice
from ..turning import Turning
from ..words.scripts import is_dense
from .rhythm import Stops, stops

LINK, IMAGE, CODE, NUMBER, SHAPE, NAME = range(6)

_KINDS = (
    "title", "heading", "paragraph", "item", "quote", "row", "code", "image", "html", "prompt", "answer"
)  # fmt: skip
_LETTERS = {kind: at for at, kind in enumerate(_KINDS, start=1)}

# An ideograph says as much as about three letters of an alphabet, a kana or a Hangul syllable as two.
_WIDE = (
    ("[\u3400-\u9fff\uf900-\ufaff]+", 1.8),
    ("[\u3041-\u30ff]+", 0.8),
    ("[\uac00-\ud7a3]+", 0.9),
)
# The marks stand first, for the engine leaps from one to the next.
_GROUP = re.compile(r"[.,'’٬\u00a0\u202f](?<=\d.)(?=\d{3}(?!\d))")
_MARKS = re.compile(r"[^\s\w]{2,}|\w+[(:=/.]\w*")
_LOCALE = late(r"[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3})){0,2}")
_ADDRESS = late(r"[a-z]+://\S+")
_SCHEME = re.compile(r"(?:https?:)?//(?:www\.|m\.)?")
_ENDS = {":": ":", "：": ":", "?": "?", "？": "?", "؟": "?", "!": "!", "！": "!"}
# A placeholder that a program fills in, as in “{{count}}”, “{% include seal %}” and “{{< seal "red" >}}”; behind a
# comma stand arguments, which may be words.
_TOKEN = late(r"\{[{%][<%]?\s*([^{}\s,|<>%](?:[^{}\n,|]{0,60}[^{}\s,|<>%])?)")
_LOOSE = re.compile(r"[\s\"'()-]+")
_TAIL = re.compile(
    r"(?:(?<!/)/++(?:index)?|(?:(?<=[\w-])\.[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3}))?)?\.(?:html?|mdx?))++$"
)
# Blocks of at most so many code points may be names; longer ones that are equal in many versions share word roots.
_NAME = 60
# A version marks the ends of its sentences where one of so many blocks of at least so many letters shows one inside.
_MARKED, _LONG = 5, 150


class SectionTraits(Struct):
    """What stands under a heading, up to the next heading: its letters, its fingerprints, its blocks."""

    size: float
    keys: frozenset[int]
    blocks: int


class Traits(Struct):
    """One version as alignment sees it: a list entry for each block that takes part.

    ``index`` maps to the notice's blocks. ``sizes`` are in letters of an alphabet, ``logs`` their logarithms.
    ``keys`` are the numbers that a ``Register`` gave to the fingerprints. ``menu`` are the notice's blocks that
    lead to the other versions: they take no part.
    """

    notice: Notice
    index: list[int]
    kinds: list[str]
    levels: list[int]
    sizes: list[float]
    logs: list[float]
    keys: list[tuple[int, ...]]
    register: "Register"
    menu: frozenset[int] = frozenset()
    _roots: list[tuple[str, ...] | None] = field(default_factory=list)
    _sections: list[SectionTraits | None] | None = None
    _repeated: frozenset[int] | None = None
    _stops: dict[int, Stops] = field(default_factory=dict)
    _rhythmic: bool | None = None

    def __len__(self) -> int:
        return len(self.kinds)

    def block(self, at: int) -> Block:
        """The block behind an entry."""
        return self.notice.blocks[self.index[at]]

    def roots(self, at: int) -> tuple[str, ...]:
        """First letters of the block's words, each once, read on first use."""
        if not self._roots:
            self._roots = [None] * len(self)
        known = self._roots[at]
        if known is None:
            known = self._roots[at] = word_roots(self.block(at).text)
        return known

    def stops(self, at: int) -> Stops:
        """Where the sentences of a block end, found on first use; nowhere in a listing or a table."""
        known = self._stops.get(at)
        if known is None:
            known = self._stops[at] = stops(self.block(at).text) if self.kinds[at] in RUNNING_TEXT else ()
        return known

    @property
    def rhythmic(self) -> bool:
        """Whether the version marks the ends of its sentences, as Thai and Lao do not."""
        if self._rhythmic is None:
            long = [
                at for at, size in enumerate(self.sizes) if size >= _LONG and self.kinds[at] in RUNNING_TEXT
            ]
            enough = -(-len(long) // _MARKED)
            marked = islice((at for at in long if self.stops(at)), enough)
            self._rhythmic = sum(1 for _ in marked) == enough
        return self._rhythmic

    @property
    def repeated(self) -> frozenset[int]:
        """Entries whose words stand in another entry too."""
        if self._repeated is None:
            words = self.words
            counts = Counter(words)
            self._repeated = frozenset(at for at, each in enumerate(words) if counts[each] > 1)
        return self._repeated

    @property
    def words(self) -> list[tuple[str, str]]:
        """The words of each block with its kind; a title is a heading."""
        kinds = ("heading" if kind in HEADINGS else kind for kind in self.kinds)
        return [(kind, self.block(at).text) for at, kind in enumerate(kinds)]

    def section(self, at: int) -> SectionTraits | None:
        """The section under a heading, or None where the block is no heading."""
        if self._sections is None:
            self._sections = list(sections(self.kinds, self.sizes, self.keys))
        return self._sections[at]


def sections(
    kinds: Sequence[str], sizes: Sequence[float], keys: Sequence[Iterable[int]]
) -> Iterator[SectionTraits | None]:
    """For each block the section under it where it is a heading, otherwise None."""
    found: list[SectionTraits | None] = [None] * len(kinds)
    size, held, blocks = 0.0, set[int](), 0
    for at in range(len(kinds) - 1, -1, -1):
        if kinds[at] not in HEADINGS:
            size += sizes[at]
            held.update(keys[at])
            blocks += 1
            continue
        found[at] = SectionTraits(size, frozenset(held), blocks)
        size, held, blocks = 0.0, set(), 0
    return iter(found)


class Register:
    """Numbers for the fingerprints of a family, in order of appearance, so that results do not depend on hash seeds.

    ``names`` are texts of whole blocks, folded, that many versions have letter for letter.
    """

    def __init__(self, names: Container[str] = ()) -> None:
        self._numbers: dict[tuple[int, object], int] = {}
        self.classes: list[int] = []
        self.names = names

    def identifies(self, keys: Iterable[int]) -> bool:
        """Whether one of the fingerprints identifies its block in any language: a link does, a bold word does not."""
        return any(self.classes[key] < SHAPE for key in keys)

    def is_anchor(self, key: int) -> bool:
        """Whether a fingerprint that stands in one place only identifies that place."""
        return self.classes[key] != SHAPE

    def number(self, kind: int, value: object) -> int:
        """The number of a fingerprint of a class."""
        known = self._numbers.get((kind, value))
        if known is None:
            known = self._numbers[kind, value] = len(self.classes)
            self.classes.append(kind)
        return known


def common_names(notices: Sequence[Notice]) -> frozenset[str]:
    """Short texts of whole blocks that half of the versions have, at least two: names, above all, and addresses."""
    counts = Counter[str]()
    for notice in notices:
        counts.update({block.text.casefold() for block in notice.blocks if len(block.text) <= _NAME})
    least = max(2, len(notices) / 2)
    return frozenset([text for text, count in counts.items() if count >= least and text])


def traits(notice: Notice, register: Register, menu: frozenset[int] = frozenset()) -> Traits:
    """What alignment needs to know of a version; ``menu`` are its blocks that lead to the other versions."""
    index = [at for at, block in enumerate(notice.blocks) if at not in menu and not is_stray(block)]
    blocks = [notice.blocks[at] for at in index]
    dense = is_dense(notice.version.locale)
    sizes = [_size(block.text, dense=dense) for block in blocks]
    return Traits(
        notice,
        index,
        [block.kind for block in blocks],
        [block.level for block in blocks],
        sizes,
        [log(size + 2) for size in sizes],
        [_keys(block, register, digits=notice.may_have_digit(block)) for block in blocks],
        register,
        menu,
    )


def signature(kinds: Iterable[str], levels: Iterable[int] | None = None) -> str:
    """A sequence of kinds, or of kinds and levels, with a letter for each."""
    if levels is None:
        return "".join([chr(64 + _LETTERS[kind]) for kind in kinds])
    pairs = zip(kinds, levels, strict=True)
    return "".join([chr(64 + _LETTERS[kind] + 16 * level) for kind, level in pairs])


def is_stray(block: Block) -> bool:
    """Whether a block says nothing: at most one letter of an alphabet, no digit, no link and no image.

    Such a block is a leftover of an encoding error, or markup; it is no part of the notice's structure.
    """
    if len(block.text) > 8 or block.kind in {"row", "code", "image", "answer"}:
        return False
    if any(span.kind in {"link", "image"} for span in block.spans):
        return False
    signs = [sign for sign in block.text if sign.isalnum()]
    return len(signs) <= 1 and all(sign.isalpha() and ord(sign) < 0x2E80 for sign in signs)


def _size(text: str, *, dense: bool) -> float:
    size = float(len(text))
    if dense:
        size += sum(sum(map(len, re.findall(letters, text))) * more for letters, more in _WIDE)
    return size


def _keys(block: Block, register: Register, *, digits: bool) -> tuple[int, ...]:
    found: list[tuple[int, object]] = []
    if block.spans or block.kind == "code":
        found += _fingerprints(block)
    if "{{" in block.text or "{%" in block.text:
        found += [(CODE, _LOOSE.sub("", token.casefold())) for token in _TOKEN.findall(block.text)]
    if digits:
        found += [(NUMBER, int(number[:40])) for number in _numbers(block.text)]
    if (not found or _ADDRESS.fullmatch(block.text)) and (name := _common_name(block, register)):
        found.append((NAME, name))
    found += [(SHAPE, shape) for shape in _shapes(block)]
    return tuple(sorted({register.number(kind, value) for kind, value in found})) if found else ()


def _common_name(block: Block, register: Register) -> str:
    """The words of a block, folded, where many versions have just them.

    Not of a heading: one that was left in another language often stands beside its translation.
    """
    if len(block.text) > _NAME or block.kind in HEADINGS:
        return ""
    name = block.text.casefold()
    return name if name in register.names else ""


def _numbers(text: str) -> list[str]:
    """The numbers of a text, without marks between thousands."""
    numbers = runs_of_digits(text)
    return runs_of_digits(_GROUP.sub("", text)) if len(numbers) > 1 else numbers


def _fingerprints(block: Block) -> Iterator[tuple[int, object]]:
    for span in block.spans:
        if span.kind == "link" and span.target:
            yield LINK, link_key(span.target)
        elif span.kind == "image" and span.target:
            yield IMAGE, link_key(span.target).rpartition("/")[2]
        elif span.kind == "code":
            yield CODE, block.text[span.at : span.to].strip()
    if block.kind == "code":
        # prose inside listings is translated, marks and commands are not
        yield from ((CODE, found[0]) for found in islice(_MARKS.finditer(block.text), 4))


def _shapes(block: Block) -> Iterator[str]:
    """Marks that most translations keep: bold words, brackets, a colon or a question at the end."""
    text = block.text
    if block.spans:
        bold = sum(span.kind == "strong" for span in block.spans)
        if bold:
            yield f"bold {min(bold, 4)}"
    brackets = text.count("(") + text.count("（")
    if brackets:
        yield f"brackets {min(brackets, 3)}"
    last = text[-1:]
    if last in _ENDS:
        yield _ENDS[last]


@lru_cache(maxsize=4096)
def link_key(target: str) -> str:
    """A link's address without what changes from locale to locale: scheme, ``www``, locale parts, ending.

    ``links.address.key`` decides whether two links lead to one page, this one only which blocks have them: it keeps
    the name of a place in the page, drops all parameters and knows locales by their shape, without the tables.
    """
    whole = target.strip().casefold()
    address, _, fragment = _SCHEME.sub("", whole, count=1).partition("#")
    address = address.partition("?")[0]
    if not address:
        return "#" if not fragment.isascii() else "#" + fragment
    address = _TAIL.sub("", address)
    if address == whole[: len(address)] and not address.startswith("www."):
        return "/".join(_stable(address))  # no scheme: what stands first is a folder
    host, slash, path = address.partition("/")
    labels = host.split(".")
    if len(labels) > 2 and _LOCALE.fullmatch(labels[0]):
        host = ".".join(labels[1:])
    return host + slash + "/".join(_stable(path))


def _stable(path: str) -> list[str]:
    """The parts of a path that are the same in every locale."""
    return [part for part in path.split("/") if part not in {"", ".", ".."} and not _LOCALE.fullmatch(part)]


def word_roots(text: str) -> tuple[str, ...]:
    """The first five letters of each word of four letters or more, without accents, in order, each once."""
    return tuple(dict.fromkeys([word[:5] for word in _folded(text).split() if len(word) > 3]))


def _fold(sign: str) -> str:
    """What stands for a sign in word roots: folded letters, or a blank."""
    parts = unicodedata.normalize("NFD", sign.casefold())
    return "".join(part if _is_letter(part) else " " for part in parts if not unicodedata.combining(part))


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()


_folded = Turning(_fold)
