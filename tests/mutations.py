"""Make one version of a plain-text notice worse in one way at a time, as real editing accidents do."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LOOK_ALIKES = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A family with one accident in one version, and the categories of finding that may tell it."""

    accident: str
    locale: str
    texts: dict[str, str]
    categories: frozenset[str]


class Lines:
    """The lines of a notice: a title, paragraphs, and at the end a question with two answers."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        filled = [number for number, line in enumerate(self.lines) if len(line.strip()) > 1]
        self.asks = len(self.lines[filled[-1]]) < 26 and len(self.lines[filled[-2]]) < 26
        self.title = filled[0]
        self.paragraphs = filled[1:-3] if self.asks else filled[1:]
        self.prompt = filled[-3:] if self.asks else []

    def with_line(self, number: int, text: str | None) -> str:
        """The notice with another line there, or none."""
        middle = [] if text is None else [text]
        return "\n".join([*self.lines[:number], *middle, *self.lines[number + 1 :]])

    def swapped(self, one: int, other: int) -> str:
        """The notice with two lines changed about."""
        lines = list(self.lines)
        lines[one], lines[other] = lines[other], lines[one]
        return "\n".join(lines)


def mutants(texts: Mapping[str, str], names: Sequence[str], others: Mapping[str, str]) -> Iterator[Mutant]:
    """Every accident in every version; ``others`` says in whose language words are left, by locale."""
    for locale, text in texts.items():
        for accident, categories, changed in _accidents(Lines(text), Lines(texts[others[locale]]), names):
            if changed != text:
                yield Mutant(accident, locale, {**texts, locale: changed}, frozenset(categories.split()))


def _accidents(own: Lines, other: Lines, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    yield from _structure(own, other)
    yield from _names(own, names)
    yield from _letters(own)
    if own.asks and other.asks:
        yield from _prompt(own, other)


def _structure(own: Lines, other: Lines) -> Iterator[tuple[str, str, str]]:
    yield "title gone", "structure", own.with_line(own.title, None)
    yield "title in another language", "language", own.with_line(own.title, other.lines[other.title])
    for index, number in enumerate(own.paragraphs):
        line = own.lines[number]
        yield f"paragraph {index} gone", "structure", own.with_line(number, None)
        yield f"paragraph {index} doubled", "structure", own.with_line(number, f"{line}\n{line}")
        foreign = other.lines[other.paragraphs[index]]
        yield f"paragraph {index} in another language", "language", own.with_line(number, foreign)
        if index + 1 < len(own.paragraphs):
            after = own.paragraphs[index + 1]
            yield f"paragraphs {index} and {index + 1} swapped", "structure", own.swapped(number, after)
    first, last = own.paragraphs[0], own.paragraphs[-1]
    moved = [line for number, line in enumerate(own.lines) if number != first]
    moved.insert(last, own.lines[first])
    yield "first paragraph moved to the end", "structure", "\n".join(moved)


def _prompt(own: Lines, other: Lines) -> Iterator[tuple[str, str, str]]:
    question, yes, no = own.prompt
    lines = own.lines
    yield "question gone", "prompt", own.with_line(question, None)
    yield "first answer gone", "prompt", own.with_line(yes, None)
    yield "second answer gone", "prompt", own.with_line(no, None)
    yield "answers gone", "prompt", "\n".join([*lines[:yes], *lines[no + 1 :]])
    yield "all of the prompt gone", "prompt", "\n".join([*lines[:question], *lines[no + 1 :]])
    yield "answers swapped", "prompt", own.swapped(yes, no)
    yield "question in another language", "prompt", own.with_line(question, other.lines[other.prompt[0]])
    yield "answer in another language", "prompt", own.with_line(yes, other.lines[other.prompt[1]])
    after = f"{lines[no]}\n\n{lines[own.paragraphs[0]]}"
    yield "paragraph repeated after the answers", "prompt structure", own.with_line(no, after)


def _names(own: Lines, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for name in names:
        spot = next((number for number in own.paragraphs if _whole(name).search(own.lines[number])), None)
        if spot is None:
            continue
        line = own.lines[spot]
        middle = name.rindex(" ") + 3 if " " in name else len(name) // 2
        like = next(
            place for place, letter in enumerate(name) if place and letter.translate(LOOK_ALIKES) != letter
        )
        for accident, wrong in (
            ("letter missing", name[:middle] + name[middle + 1 :]),
            ("letter doubled", name[:middle] + name[middle] + name[middle:]),
            ("letters changed about", name[:middle] + name[middle + 1] + name[middle] + name[middle + 2 :]),
            ("look-alike letter", name[:like] + name[like].translate(LOOK_ALIKES) + name[like + 1 :]),
        ):
            yield f"{name}: {accident}", "name text", own.with_line(spot, _once(name, wrong, line))
        run_together = re.sub(rf"({re.escape(name)}) (\w)", lambda m: m[1] + m[2].upper(), line, count=1)
        yield f"{name}: run together with the next word", "name", own.with_line(spot, run_together)


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _once(name: str, wrong: str, line: str) -> str:
    return _whole(name).sub(wrong, line, count=1)


def _letters(own: Lines) -> Iterator[tuple[str, str, str]]:
    spot = own.paragraphs[1]
    line = own.lines[spot]
    words = [word.start() for word in re.finditer(r"(?<=\w) (?=\w)", line)]
    here = words[len(words) // 2] if words else len(line) // 2
    for accident, wrong in (
        ("stray letter of a wrong encoding", " Â "),
        ("no-break space read in a wrong encoding", "Â\u00a0"),
        ("letters of a wrong encoding", " Ã©tÃ© "),
        ("replacement character", " \ufffd "),
        ("control character", "\x08 "),
        ("byte order mark inside", "\ufeff "),
        ("zero-width space inside a word", None),
    ):
        changed = (
            line[: here + 1] + line[here + 1 :] if wrong is None else line[:here] + wrong + line[here + 1 :]
        )
        if wrong is None:
            inside = re.search(r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})", line)
            if inside is None:
                continue
            changed = line[: inside.start()] + "\u200b" + line[inside.start() :]
        yield accident, "text", own.with_line(spot, changed)
    comma = re.search(r"(?<=\w)[,،](?= )", line)
    if comma is not None:
        yield (
            "space before a comma",
            "text",
            own.with_line(spot, line[: comma.start()] + " " + line[comma.start() :]),
        )
    yield "stray letter before the title", "text", "Â\n" + "\n".join(own.lines)
