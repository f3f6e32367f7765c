"""What a file becomes when stretches of it are replaced."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from .place import Flaw
from .read import Source

_MARK = "\ufeff"


class Swap(Struct, frozen=True, order=True):
    """Other text for the stretch between two offsets of a file's text, its byte order mark counted."""

    start: int
    end: int
    text: str

    def moved(self, by: int) -> "Swap":
        """The same swap in a text that begins elsewhere."""
        return Swap(self.start + by, self.end + by, self.text)


class Change(Struct, frozen=True):
    """A file as it is and as it will be, and the swaps that lead there, in order and apart from each other."""

    file: Path
    path: PurePosixPath
    before: str
    after: str
    swaps: tuple[Swap, ...]

    def then(self, swaps: Iterable[Swap]) -> "Change":
        """The change with a further round of swaps, which are those of the text afterwards."""
        more = sorted(swaps)
        after = swapped(self.after, more)
        joined = tuple(_joined(self.swaps, more, self.after))
        return Change(self.file, self.path, self.before, after, joined)

    @property
    def source(self) -> Source:
        """The file as it will be read."""
        marked = self.after.startswith(_MARK)
        flaws = (Flaw("order-mark", 0, 0),) if marked else ()
        return Source(self.path, self.after.removeprefix(_MARK), bom=marked, flaws=flaws)


def unchanged(file: Path, source: Source) -> Change:
    """A file to which nothing has been done yet."""
    text = whole(source)
    return Change(file, source.path, text, text, ())


def whole(source: Source) -> str:
    """All text of a file, its byte order mark included."""
    return _MARK + source.text if source.bom else source.text


def swapped(text: str, swaps: Iterable[Swap]) -> str:
    """The text with the swaps made, which are in order and do not overlap."""
    parts, done = [], 0
    for swap in swaps:
        parts += [text[done : swap.start], swap.text]
        done = swap.end
    return "".join([*parts, text[done:]])


class _Mark(Struct, frozen=True):
    """A stretch that one of two rounds changed, in the text between them; ``grown`` is what the first one added."""

    start: int
    end: int
    grown: int = 0
    swap: Swap | None = None


def _joined(first: Sequence[Swap], second: Sequence[Swap], between: str) -> Iterator[Swap]:
    """Swaps that do at once what two rounds do one after the other; ``between`` is the text between them."""
    marks = [*_made(first), *(_Mark(swap.start, swap.end, swap=swap) for swap in second)]
    grown = 0
    for group in _touching(sorted(marks, key=lambda mark: mark.start)):
        at, to = group[0].start, max(mark.end for mark in group)
        inner = [mark.swap.moved(-at) for mark in group if mark.swap]
        start, grown = at - grown, grown + sum(mark.grown for mark in group)
        yield Swap(start, to - grown, swapped(between[at:to], inner))


def _made(swaps: Sequence[Swap]) -> Iterator[_Mark]:
    """Where the new text of swaps stands once they are made."""
    grown = 0
    for swap in swaps:
        more = len(swap.text) - (swap.end - swap.start)
        yield _Mark(swap.start + grown, swap.end + grown + more, more)
        grown += more


def _touching(marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """Marks that overlap or touch, together."""
    group: list[_Mark] = []
    end = -1
    for mark in marks:
        if group and mark.start > end:
            yield group
            group = []
        group.append(mark)
        end = max(end, mark.end) if len(group) > 1 else mark.end
    if group:
        yield group
