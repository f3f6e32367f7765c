"""Plant edits in folders of documents that exist in several languages, and print how well each is told.

    python -m tests.bench.align_edits FOLDER … --documents 20 --versions 8 --each 40

For each of three versions of each document, silent as they are, blocks are deleted, doubled, moved to the end
of their section, swapped with their neighbour, split and merged, in the text of the file, one at a time.
*Exact* means one new departure of the right kind at the block itself; *range*, in a stretch that holds it;
*range off*, in one that does not. Then the same blocks are taken out of several versions at once: *one event*
is one departure with just these versions on its side.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from time import perf_counter

from msgspec.structs import replace

from checker.align import Departure, Spot, Table, align
from checker.discover import Family, discover
from checker.parse import Block, Notice, parse
from checker.read import Source, read

FITTING = {
    "delete": {"missing"},
    "double": {"duplicate"},
    "move": {"moved", "swapped"},
    "swap": {"swapped", "moved"},
    "split": {"split"},
    "merge": {"merged"},
}
KINDS = ("paragraph", "item", "heading", "section")
_MARKER = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_SENTENCE = re.compile(r"[.!?。！？؟।]['\"”»)*_]*(?:\s+|(?<=[。！？]))")


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: the new text, where its trace is (offsets into it), and other stretches that are as right."""

    kind: str
    name: str
    text: str
    place: tuple[int, int]
    also: tuple[tuple[int, int], ...] = ()


def edits_of(notice: Notice, chance: random.Random, each: int) -> list[Edit]:
    """A sample of the edits that can be made in a version."""
    units = list(units_of(notice))
    everything = [edit for at in range(len(units)) for edit in _edits(notice, units, at)]
    return chance.sample(everything, min(each, len(everything)))


@dataclass(frozen=True, slots=True)
class Unit:
    """A block, or a section, as whole lines: offsets from the first line to the end of the last."""

    kind: str
    start: int
    end: int
    block: Block
    number: int


def units_of(notice: Notice) -> Iterator[Unit]:
    """Paragraphs, items and headings on lines of their own, and sections that are not the whole notice."""
    for number, block in enumerate(notice.blocks):
        kind = "heading" if block.kind in {"heading", "title"} else block.kind
        if kind in KINDS and (lines := _lines(notice, block.start, block.end)):
            if kind == "paragraph" and notice.source.text[lines[0]] in " \t>":
                continue  # part of a list item or a quotation: elsewhere it would be of another kind
            if not _has_children(notice.source.text, lines) and _stands_free(notice, lines[0], kind):
                yield Unit(kind, *lines, block, number)
    for section in notice.sections:
        first, last = notice.blocks[section.first], notice.blocks[section.last - 1]
        lines = _lines(notice, first.start, last.end)
        if lines and section.level and 2 <= section.last - section.first <= 12 and section.first:
            yield Unit("section", *lines, first, section.first)


def _stands_free(notice: Notice, start: int, kind: str) -> bool:
    """Whether a blank line stands before: without it the edit would change what is around."""
    before = notice.source.text[:start]
    return kind == "item" or not before.strip() or before.endswith("\n\n")


def _has_children(text: str, lines: tuple[int, int]) -> bool:
    """Whether the next line with words stands further in than the stretch, so that it belongs to it."""
    follower = text[lines[1] :].lstrip("\r\n").split("\n", 1)[0]
    first = text[lines[0] : lines[1]]
    return _indent(follower) > _indent(first)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t>"))


def _lines(notice: Notice, start: int, end: int) -> tuple[int, int] | None:
    """The stretch widened to whole lines, or None where other blocks share them."""
    text = notice.source.text
    end = start + len(text[start:end].rstrip())
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    inside = [b for b in notice.blocks if b.start < last and b.end > first]
    if text[first:start].strip() not in {"", ">"} or text[end:last].strip():
        return None
    return (first, last) if all(start <= b.start and b.start < end for b in inside) else None


def _edits(notice: Notice, units: Sequence[Unit], at: int) -> Iterator[Edit]:
    unit = units[at]
    text = notice.source.text
    gone = _without(text, unit)
    yield Edit("delete", unit.kind, gone, (unit.start, unit.start))
    words = text[unit.start : unit.end]
    blank = "\n" if unit.kind == "item" else "\n\n"
    doubled = text[: unit.end] + blank + words + text[unit.end :]
    if text.count(words.strip()) == 1:
        yield Edit("double", unit.kind, doubled, (unit.start, unit.end + len(blank) + len(words)))
    yield from _moves(notice, units, unit)
    follower = units[at + 1] if at + 1 < len(units) else None
    if follower and unit.kind == follower.kind in {"paragraph", "item"}:
        yield from _with_follower(notice, unit, follower)
    if unit.kind in {"paragraph", "item"}:
        yield from _splits(text, unit)


def _without(text: str, unit: Unit) -> str:
    after = text[unit.end :].lstrip("\n") if unit.kind != "item" else text[unit.end + 1 :]
    return text[: unit.start] + after


def _moves(notice: Notice, units: Sequence[Unit], unit: Unit) -> Iterator[Edit]:
    """To the end of the section; a section goes behind the next of its level."""
    goal = _end_of_section(units, unit)
    if goal is None or goal.end <= unit.end or unit.kind == "heading":
        return
    text = notice.source.text
    words = text[unit.start : unit.end]
    between = text[unit.end : goal.end].lstrip("\n")
    blank = "\n" if unit.kind == goal.kind == "item" else "\n\n"
    moved = text[: unit.start] + between + blank + words + text[goal.end :]
    start = unit.start + len(between) + len(blank)
    yield Edit(
        "move", unit.kind, moved, (start, start + len(words)), ((unit.start, unit.start + len(between)),)
    )


def _end_of_section(units: Sequence[Unit], unit: Unit) -> Unit | None:
    if unit.kind == "section":
        later = [u for u in units if u.kind == "section" and u.block.level == unit.block.level]
        later = [u for u in later if u.start >= unit.end]
        return later[0] if later else None
    goal = None
    for other in units:
        if other.start < unit.end or other.kind == "section":
            continue
        if other.kind == "heading" or (unit.kind == "item" and other.kind != "item"):
            break
        goal = other
    return goal


def _with_follower(notice: Notice, unit: Unit, follower: Unit) -> Iterator[Edit]:
    text = notice.source.text
    if follower.number != unit.number + 1 or unit.block.level != follower.block.level:
        return
    first, between = text[unit.start : unit.end], text[unit.end : follower.start]
    second = text[follower.start : follower.end]
    place = (unit.start, follower.end)
    swapped = text[: unit.start] + second + between + first + text[follower.end :]
    yield Edit("swap", unit.kind, swapped, place)
    words = _MARKER.sub("", second, count=1)
    merged = text[: unit.end] + " " + words + text[follower.end :]
    yield Edit("merge", unit.kind, merged, (unit.start, unit.end + 1 + len(words)))


def _splits(text: str, unit: Unit) -> Iterator[Edit]:
    words = text[unit.start : unit.end]
    ends = [end.end() for end in _SENTENCE.finditer(words) if end.end() < len(words)]
    ends = [end for end in ends if words[:end].count("[") == words[:end].count("]")]  # links stay whole
    if not ends:
        return
    cut = min(ends, key=lambda end: abs(2 * end - len(words)))
    if not 0.25 < cut / len(words) < 0.75:
        return
    marker = _MARKER.match(words)
    mark = "\n" + marker[0] if unit.kind == "item" and marker else "\n\n"
    split = text[: unit.start] + words[:cut].rstrip() + mark + words[cut:].lstrip() + text[unit.end :]
    yield Edit("split", unit.kind, split, (unit.start, unit.end + len(mark)))


def departing(table: Table) -> set[int]:
    """Versions that depart from the others before anything is planted."""
    spots = (spot for each in table.departures for spot in each.spots)
    return {spot.notice for spot in spots}


def judge(edit: Edit, before: Table, after: Table, number: int) -> str:
    """How an edit of a version was told; versions that departed before may do so otherwise now."""
    known = Counter(key_of(departure) for departure in before.departures)
    noisy = departing(before)
    new = []
    for departure in after.departures:
        key = key_of(departure)
        if known[key]:
            known[key] -= 1
        elif departure.spot.notice not in noisy or number in sides_of(departure):
            new.append(departure)
    if not new:
        return "silent"
    if len(new) > 1:
        return "several"
    if new[0].kind not in FITTING[edit.kind] or number not in sides_of(new[0]):
        return "wrong kind"
    spots = [spot for spot in new[0].spots if spot.notice == number]
    right = any(_at_place(edit, new[0].kind, spot, after.notices[number].source.text) for spot in spots)
    if new[0].certain:
        return "exact" if right else "wrong place"
    return "range" if right else "range off"


def key_of(departure: Departure) -> tuple[object, ...]:
    """What makes a departure the same before and after an edit."""
    return departure.kind, sides_of(departure), departure.kinds, departure.reshaping, departure.words[:30]


def sides_of(departure: Departure) -> frozenset[int]:
    """The versions that a departure is told of."""
    return frozenset(spot.notice for spot in departure.spots)


def _at_place(edit: Edit, kind: str, spot: Spot, text: str) -> bool:
    first, last = spot.start, spot.end
    if edit.kind == "delete":
        at = edit.place[0]
        return not (text[last:at] + text[at:first]).strip()
    stretches = [edit.place]
    if kind in {"moved", "swapped"}:
        stretches += edit.also
    return any(first < end and last > start for start, end in stretches)


def families_of(folders: Sequence[Path], documents: int) -> list[tuple[Family, list[Notice]]]:
    """Families of four versions or more, evenly from all folders."""
    shares = -(-documents // len(folders))
    chosen: list[tuple[Family, list[Notice]]] = []
    for folder in folders:
        found = [
            (family, [parse(v, shown(v.file)) for v in family.versions])
            for family in discover([folder], shown).families
            if len(family.versions) >= 4
        ]
        found = [each for each in found if len(each[1][0].blocks) >= 6]
        step = max(len(found) / shares, 1.0)
        chosen += [found[int(at * step)] for at in range(min(shares, len(found)))]
    return chosen


def shown(path: Path) -> Source:
    return read(path, PurePosixPath(path.as_posix()))


def some_versions(family: Family, notices: Sequence[Notice], most: int) -> tuple[Family, list[Notice]]:
    """The family with so many of its versions, evenly chosen, the reference among them."""
    step = max(len(notices) / most, 1.0)
    kept = {int(at * step) for at in range(min(most, len(notices)))}
    kept |= {at for at, notice in enumerate(notices) if notice.version.locale == family.reference}
    chosen = [notices[at] for at in sorted(kept)]
    return replace(family, versions=tuple(notice.version for notice in chosen)), chosen


def run(arguments: argparse.Namespace) -> None:
    editions: Counter[tuple[str, str]] = Counter()
    results: Counter[tuple[str, str, str]] = Counter()
    seconds = 0.0
    for whole, parsed in families_of(arguments.folders, arguments.documents):
        family, notices = some_versions(whole, parsed, arguments.versions)
        if arguments.vote:
            family = replace(family, reference=None)
        # each family has its own sequence of chances, so that two runs differ only where the telling does
        chance = random.Random(f"{arguments.seed} {family.name}")
        editions.update(plant_editions(family, notices, chance, 15))
        before = align(family, notices)
        if any(departure.kind == "editions" for departure in before.departures):
            continue  # the versions do not agree about the text
        silent = sorted(before.comparable - {before.reference} - departing(before))
        chance = random.Random(f"{arguments.seed} {family.name}")
        for number in sorted(silent, key=lambda _: chance.random())[:3]:
            for edit in edits_of(notices[number], chance, arguments.each):
                source = notices[number].source
                edited = parse(notices[number].version, Source(source.path, edit.text))
                since = perf_counter()
                after = align(family, [*notices[:number], edited, *notices[number + 1 :]])
                seconds += perf_counter() - since
                outcome = judge(edit, before, after, number)
                results[edit.name, edit.kind, outcome] += 1
                if arguments.show and outcome in arguments.show.split(","):
                    print(family.name, notices[number].version.locale, end=" ")
                    show(edit, outcome, before, after, number)
    print_edits(results)
    print_editions(editions)
    total = sum(results.values())
    print(f"{total} edits, {1000 * seconds / max(total, 1):.1f} ms to align a family")


def plant_editions(
    family: Family, notices: Sequence[Notice], chance: random.Random, times: int
) -> Iterator[tuple[str, str]]:
    """Take the same two to four blocks out of two or three versions: one event, with these on its side.

    How many blocks and versions, and how it was told.
    """
    before = align(family, notices)
    silent = sorted(before.comparable - {before.reference} - departing(before))
    if len(silent) < 4 or len(notices) < 8:
        return
    for at in range(times):
        old = set(chance.sample(silent, 2 + (at % 3 == 2 and len(silent) >= 6 and len(notices) >= 12)))
        units = {
            number: {unit.number: unit for unit in units_of(notices[number]) if unit.kind != "section"}
            for number in old
        }
        places = [
            {number: notices[number].blocks.index(row.cells[number][0]) for number in old}
            for row in before.rows
            if all(len(row.cells[number]) == 1 for number in before.comparable)
        ]
        places = [place for place in places if all(place[number] in units[number] for number in old)]
        if len(places) < 8:
            return
        gone = chance.sample(places, chance.choice((2, 3, 4)))
        edited = list(notices)
        for number in old:
            source = notices[number].source
            text = source.text
            for unit in sorted((units[number][p[number]] for p in gone), key=lambda u: -u.start):
                text = _without(text, unit)
            edited[number] = parse(notices[number].version, Source(source.path, text))
        new = [each for each in align(family, edited).departures if each.spot.notice in old]
        sides = [{spot.notice for spot in each.spots} for each in new]
        outcome = (
            "one event"
            if sides == [old]
            else "other sides"
            if len(new) == 1
            else "several"
            if new
            else "silent"
        )
        yield f"{len(gone)} blocks of {len(old)}", outcome


def show(edit: Edit, outcome: str, before: Table, after: Table, number: int) -> None:
    notice = after.notices[number]
    known = [key_of(departure) for departure in before.departures]
    place = notice.place(*edit.place)
    print(f"{outcome}: {edit.kind} {edit.name} {place} {edit.text[slice(*edit.place)][:70]!r}")
    for departure in after.departures:
        if key_of(departure) not in known:
            where = after.notices[departure.spot.notice].place(departure.spot.start, departure.spot.end)
            print(
                "     ", departure.kind, where, f"to {where.end_line}", departure.kinds, departure.words[:50]
            )


OUTCOMES = ("exact", "range", "range off", "wrong place", "wrong kind", "several", "silent")
EVENTS = ("one event", "other sides", "several", "silent")


def print_edits(results: Counter[tuple[str, str, str]]) -> None:
    """The table by kind and edit; exact and range together are right."""
    print_head(("right", *OUTCOMES))
    rows = sorted({(name, kind) for name, kind, _ in results}, key=lambda row: (KINDS.index(row[0]), row[1]))
    for name, kind in rows:
        print_outcomes(f"{kind} {name}", {o: results[name, kind, o] for o in OUTCOMES})
    for title, kinds in (("all but swaps", set(FITTING) - {"swap"}), ("all", set(FITTING))):
        sums = {o: sum(n for (_, k, c), n in results.items() if k in kinds and c == o) for o in OUTCOMES}
        print_outcomes(title, sums)
    told = [sum(n for (_, _, c), n in results.items() if c == outcome) for outcome in ("range", "range off")]
    print(f"{sum(told)} ranges told, {100 * told[0] / max(sum(told), 1):.1f}% hold the truth\n")


def print_outcomes(title: str, counts: dict[str, int]) -> None:
    right = counts["exact"] + counts["range"]
    print_row(title, sum(counts.values()), (right, *counts.values()))


def print_editions(results: Counter[tuple[str, str]]) -> None:
    """The table of blocks taken out of several versions."""
    print_head(EVENTS)
    for title in (*sorted({title for title, _ in results}), "all"):
        counts = [sum(n for (t, o), n in results.items() if title in {t, "all"} and o == e) for e in EVENTS]
        print_row(title, sum(counts), counts)
    print()


def print_head(names: Sequence[str]) -> None:
    print(f"{'':18}{'edits':>7}" + "".join(f"{name:>13}" for name in names))


def print_row(title: str, total: int, counts: Sequence[int]) -> None:
    shares = "".join(f"{100 * count / max(total, 1):12.1f}%" for count in counts)
    print(f"{title:18}{total:7}{shares}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--versions", type=int, default=8)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--vote", action="store_true", help="without references")
    parser.add_argument("--show", default="", help="outcomes to list, such as “silent,several”")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
