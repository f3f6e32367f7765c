"""Find scraps of a script that the words of a version are not written in."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from ..late import late
from ..parse import Block
from ..words.scripts import count_scripts, script_of_letter, scripts_of, unwritten_letters

# Greek letters are signs as well: αβ, ΔΣ.
_FEWEST = {"Grek": 3}
_FEWEST_LETTERS = 2
_MOST_SHARE = 3  # one letter in so many is the most: a version that has more is written in two scripts
_SET_OFF = late(
    "[(（\\[［【「『《〈“„”«»‹›\"][^\\n]{0,200}?[)）\\]］】」』》〉”“»«›‹\"]|(?<!\\w)['‘‚][^\\n]{0,80}?['’‘](?!\\w)"
)
_ADDRESS_BEFORE, _ADDRESS_AFTER = "/@\\_#=&%.", re.compile(r"[/@\\_=&%]|[.:]\w")
_NO_WORDS = frozenset(("code", "html", "image"))
_NAMING = frozenset(("link", "strong", "emphasis"))


class Scrap(Struct, frozen=True):
    """A stretch of a block's text in another script; ``inside`` a word, or with its own words around it."""

    block: Block
    start: int
    end: int
    script: str
    inside: bool

    @property
    def text(self) -> str:
        """The letters themselves."""
        return self.block.text[self.start : self.end]


def scraps(blocks: Sequence[Block], text: str, locale: str) -> Iterator[Scrap]:
    """Two letters or more of one script that the locale does not write, in blocks whose words are ``text``.

    Words that a writer sets off as foreign do not count (in quotation marks or brackets, in a link, emphasised), nor
    do addresses, code, and the names of several languages in a row. Inside a word of the locale's own script only
    code and addresses do not count.
    """
    letters = unwritten_letters(text, locale)
    if not letters:
        return
    run = f"[{re.escape(''.join(sorted(letters)))}]"
    pattern = re.compile(f"{run}{{2,}}(?: {run}+)*")
    written, own = count_scripts(text), scripts_of(locale)
    rare = {script for script, count in written.items() if _MOST_SHARE * count < written.total()}
    for block in blocks:
        yield from _in_block(block, pattern, own, rare)


def _in_block(
    block: Block, pattern: re.Pattern[str], own: Collection[str], rare: Collection[str]
) -> Iterator[Scrap]:
    """Scraps of a block, in scripts of which the version has few letters."""
    found = list(pattern.finditer(block.text))
    set_off = [words.span() for words in _SET_OFF.finditer(block.text)] if found else []
    scripts = {script_of_letter(letter) for run in found for letter in run[0]} - {""}
    for run in found:
        script, count = Counter(map(script_of_letter, run[0].replace(" ", ""))).most_common(1)[0]
        few = count < _FEWEST.get(script, _FEWEST_LETTERS)
        if few or script not in rare or _is_address(block.text, run):
            continue
        inside = _is_inside(block.text, run, own)
        told = _NO_WORDS if inside else _NO_WORDS | _NAMING
        if any(span.kind in told and span.at <= run.start() and run.end() <= span.to for span in block.spans):
            continue
        if inside or (len(scripts) == 1 and not _is_set_off(set_off, run)):
            yield Scrap(block, run.start(), run.end(), script, inside)


def _is_address(text: str, run: re.Match[str]) -> bool:
    before = text[run.start() - 1 : run.start()]
    return (before and before in _ADDRESS_BEFORE) or _ADDRESS_AFTER.match(text, run.end()) is not None


def _is_inside(text: str, run: re.Match[str], own: Collection[str]) -> bool:
    """Whether a letter of the version's own script touches the run."""
    around = text[max(run.start() - 1, 0) : run.start()] + text[run.end() : run.end() + 1]
    return any(script_of_letter(sign) in own for sign in around)


def _is_set_off(stretches: Sequence[tuple[int, int]], run: re.Match[str]) -> bool:
    """Whether one of some stretches, in order, has the run inside its marks."""
    last = bisect_left(stretches, run.span()) - 1
    return last >= 0 and stretches[last][0] < run.start() and run.end() < stretches[last][1]
