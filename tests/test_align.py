"""Versions are set side by side, whatever one of them lacks, repeats, splits or moves."""

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, strategies as st

from checker.align import Departure, Table, align
from checker.align.anchors import find_anchors
from checker.align.crossing import cross, even_sections
from checker.align.features import Register, is_stray, link_key, traits, word_roots
from checker.align.lineup import line_up
from checker.align.path import Step, Window, band, find_path, swap_cost
from checker.align.profile import Profile, View
from checker.align.score import Scorer, kind_score
from checker.align.settle import SlidingGap
from checker.align.sisters import join_parts
from checker.align.standing import founders_stand, stands
from checker.align.weights import EXTEND, IMPOSSIBLE, OPEN, SPLIT
from checker.discover import Family, Version
from checker.parse import Block, Kind, Notice, Span
from checker.read import Source
from checker.voting import Vote

KINDS = {"#": "heading", "-": "item", "|": "row", "`": "code", "?": "prompt", "!": "answer"}

# Sizes differ as those of real blocks do; a word in brackets is a link.
NOTICE = (
    "# recall of the kettle",
    "the handle of the kettle can come off while you pour and hot water can then run over your hand",
    "# what to do now",
    "- stop using it",
    "- pull the plug out of the socket and let it cool down for 30 minutes before you touch it again",
    "- bring it back to the shop where you bought it",
    "# your money",
    "we refund the full price even without a receipt",
    "questions are answered on the page <help> every day from 8 to 20",
    "# who we are",
    "we have made kettles since 1987 and have never had to call one back before this year",
    "our shops are listed at <shops> with the hours at which they are open",
)


def build(family: Sequence[Sequence[str]], reference: str | None = None) -> Table:
    """Align versions given as lists of blocks; words stand for themselves in every language."""
    versions = tuple(version_of(number) for number in range(len(family)))
    notices = [notice_of(version, blocks) for version, blocks in zip(versions, family, strict=True)]
    return align(Family("notice", versions, reference, "test"), notices)


def version_of(number: int) -> Version:
    locale = ("ar", "cs", "de", "en", "fr", "ja", "nl", "sk", "th", "uk")[number]
    path = PurePosixPath(locale, "notice.md")
    return Version(Path(path), path, locale, locale, "test")


def notice_of(version: Version, lines: Sequence[str]) -> Notice:
    text = "\n".join(lines)
    blocks, start = [], 0
    for line in lines:
        blocks.append(block_of(line, start))
        start += len(line) + 1
    return Notice(version, Source(version.path, text), tuple(blocks), ())


def block_of(line: str, start: int) -> Block:
    mark, words = (line[0], line[2:]) if line[:1] in KINDS else ("", line)
    kind: Kind = KINDS[mark] if mark else "paragraph"  # type: ignore[assignment]
    skip = len(line) - len(words)
    spans = tuple(
        Span("link", start, start, 0, 0, f"https://nordlys.example/{word[1:-1]}")
        for word in words.split()
        if word.startswith("<")
    )
    level = 2 if kind == "heading" else 0
    return Block(kind, level, start, start + len(line), words, ((0, start + skip),), spans)


def edited(*edits: tuple[int, int, Sequence[str]]) -> list[str]:
    """The notice with stretches replaced, the last one first."""
    blocks = list(NOTICE)
    for first, last, new in sorted(edits, reverse=True):
        blocks[first:last] = new
    return blocks


def told(table: Table) -> list[tuple[str, int, str]]:
    return [(each.kind, each.spot.notice, words_at(table, each)) for each in table.departures]


def words_at(table: Table, departure: Departure) -> str:
    spot = departure.spot
    text = table.notices[spot.notice].source.text
    return (
        text[spot.start : spot.end]
        if spot.end > spot.start
        else "after " + text[: spot.start].split("\n")[-1]
    )


def test_versions_that_agree_have_rows_and_nothing_else() -> None:
    table = build([NOTICE] * 5)
    assert (len(table.rows), table.departures) == (len(NOTICE), ())


@pytest.mark.parametrize("others", [2, 3, 7], ids="{} others".format)
@pytest.mark.parametrize(
    ("blocks", "kind", "words"),
    [
        (edited((8, 9, [])), "missing", "after " + NOTICE[7]),
        (edited((1, 2, [])), "missing", "after " + NOTICE[0]),
        (edited((0, 1, [])), "missing", "after "),
        (edited((11, 12, [])), "missing", "after " + NOTICE[10]),
        (edited((6, 9, [])), "missing", "after " + NOTICE[5]),  # a whole section is one event
        (edited((2, 2, ["# a heading that nobody else has"])), "extra", "# a heading that nobody else has"),
        (edited((7, 7, ["x" * 140])), "extra", "x" * 140),
        (edited((2, 2, [NOTICE[1]])), "duplicate", NOTICE[1]),
        (edited((12, 12, [NOTICE[8]])), "duplicate", NOTICE[8]),
        (edited((8, 9, []), (12, 12, [NOTICE[8]])), "moved", NOTICE[8]),
        (edited((10, 12, [NOTICE[11], NOTICE[10]])), "swapped", NOTICE[11] + "\n" + NOTICE[10]),
        (edited((1, 2, [NOTICE[1][:48], NOTICE[1][49:]])), "split", NOTICE[1][:48] + "\n" + NOTICE[1][49:]),
        (edited((7, 9, [NOTICE[7] + " " + NOTICE[8]])), "merged", NOTICE[7] + " " + NOTICE[8]),
        (
            edited((4, 6, [NOTICE[4] + NOTICE[5][1:].replace("bring", "Bring")])),
            "merged",
            NOTICE[4] + NOTICE[5][1:].replace("bring", "Bring"),
        ),
        (edited((6, 7, [NOTICE[6][2:]])), "kind", NOTICE[6][2:]),
    ],
)
def test_one_edit_is_one_departure_at_its_place(
    blocks: list[str], kind: str, words: str, others: int
) -> None:
    table = build([NOTICE] * others + [blocks])
    assert told(table) == [(kind, others, words)]


@pytest.mark.parametrize("gone", range(len(NOTICE)))
def test_rows_hold_every_block_once(gone: int) -> None:
    table = build([NOTICE, NOTICE, edited((gone, gone + 1, [])), NOTICE])
    held = [block for row in table.rows for block in row.cells[2]]
    assert held == list(table.notices[2].blocks)


def test_an_untitled_version_with_a_stray_letter_lacks_its_title() -> None:
    table = build([NOTICE, NOTICE, NOTICE, ["Â", *NOTICE]])
    assert told(table) == []
    assert [row.cells[3][0].text for row in table.rows][:2] == ["Â", "recall of the kettle"]


def test_items_of_like_length_give_a_range() -> None:
    lists = [
        ["- první věc", "- druhá věc", "- třetí věc", "- jiné věci"],
        ["- erste Sache", "- zweite Sache", "- dritte Sache", "- andere Sache"],
        ["- eerste zaak", "- tweede zaak", "- derde zaak", "- andere zaak"],
        ["- first thing", "- second one", "- other thing"],
    ]
    table = build([[*NOTICE, *items] for items in lists])
    (departure,) = table.departures
    assert (departure.kind, departure.certain) == ("missing", False)
    assert "- second one" in words_at(table, departure)


@pytest.mark.parametrize("gone", range(1, 5))
def test_names_in_a_list_tell_which_of_them_is_lacking(gone: int) -> None:
    items = ["- Nordlys", "- Kitebird", "- Tarn Mail", "- Fjordly", "- Quillon"]
    table = build([[*NOTICE, *items]] * 3 + [[*NOTICE, *items[:gone], *items[gone + 1 :]]])
    (departure,) = table.departures
    assert (departure.kind, departure.certain, departure.words) == ("missing", True, items[gone][2:])


def test_a_name_in_a_list_is_moved_though_others_are_more_beside_it() -> None:
    names = ["- Nordlys", "- Tarn Mail list", "- Kitebird", "- Fjordly blocks"]
    more = [names[0], *names[2:], "- Long and winding Fjordly", names[1], "- Tarn Mail blocks"]
    others = ["kaikki tässä", "alt er her", "allt är här", "tutto è qui"]
    family = [[*NOTICE, *names, words] for words in others] + [[*NOTICE, *more, "that is all"]]
    table = build(family)
    assert [(each.kind, each.words) for each in table.departures if each.kind != "extra"] == [
        ("moved", "Tarn Mail list")
    ]


def test_an_address_of_its_own_is_no_several_blocks() -> None:
    ends = [
        ["Фейсбук:", "https://social.example/nordlys", "Чат:", "https://chat.example/nordlys"],
        ["Síť:", "https://social.example/nordlys", "Chat:", "https://chat.example/nordlys"],
        ["Netz:", "https://social.example/nordlys", "Plausch:", "https://chat.example/nordlys"],
        ["Net:", "https://social.example/nordlys", "Chat:", "https://chat.example/nordlys"],
        ["Réseau :", "https://social.example/nordlys"],
    ]
    table = build([[*NOTICE, *lines] for lines in ends])
    assert [(each.kind, each.spot.notice, len(each.kinds)) for each in table.departures] == [
        ("missing", 4, 2)
    ]


@pytest.mark.parametrize(
    ("departing", "kind", "found"),
    [
        (edited((8, 9, []), (12, 12, [NOTICE[8]])), "moved", {"belongs": "before # who we are"}),
        (edited((12, 12, [NOTICE[8]])), "duplicate", {"original": NOTICE[8]}),
        (edited((7, 8, ["# " + NOTICE[7]])), "kind", {"wanted": "paragraph 0", "found": "heading 2"}),
    ],
)
def test_a_departure_has_the_fields_of_its_kind(
    departing: list[str], kind: str, found: dict[str, str]
) -> None:
    table = build([NOTICE] * 4 + [departing])
    (departure,) = table.departures
    assert (departure.kind, own_fields(table, departure)) == (kind, found)


def own_fields(table: Table, departure: Departure) -> dict[str, str]:
    """What a departure says beside what all have: the places as words, the shapes with their levels."""
    text = table.notices[departure.spot.notice].source.text
    belongs, original, reshaping = departure.belongs, departure.original, departure.reshaping
    fields = {}
    if belongs:
        fields["belongs"] = "before " + text[belongs.start :].strip().split("\n")[0]
    if original:
        fields["original"] = text[original.start : original.end]
    if reshaping:
        shapes = {"wanted": reshaping.wanted, "found": reshaping.found}
        fields |= {name: f"{shape.kind} {shape.level}" for name, shape in shapes.items()}
    return fields


@pytest.mark.parametrize(
    ("lacking", "of", "kind"),
    [(1, 2, "missing"), (1, 3, "missing"), (1, 4, "missing"), (2, 8, "missing"), (2, 4, "editions")],
)
def test_the_vote_decides_who_departs(lacking: int, of: int, kind: str) -> None:
    table = build([NOTICE] * (of - lacking) + [edited((8, 9, []))] * lacking)
    assert [(each.kind, each.vote.agree, each.vote.of) for each in table.departures] == [
        (kind, of - lacking, of)
    ]


def test_few_that_have_more_are_told_and_not_the_many_that_lack_it() -> None:
    table = build([edited((8, 9, []))] * 4 + [NOTICE])
    assert told(table) == [("extra", 4, NOTICE[8])]


def test_most_versions_against_the_reference_are_told_once_at_the_reference() -> None:
    table = build([edited((8, 9, []))] * 3 + [NOTICE, edited((8, 9, []))], reference="en")
    assert told(table) == [("extra", 3, NOTICE[8])]


@pytest.mark.parametrize(
    ("reference", "lacking", "side"), [("cs", (2, 3, 4, 5), "having"), ("cs", (0, 1), "lacking")]
)
def test_versions_that_are_as_the_reference_is_are_told_with_it(
    reference: str, lacking: tuple[int, ...], side: str
) -> None:
    family = [edited((8, 9, [])) if number in lacking else NOTICE for number in range(6)]
    assert [(each.kind, each.camp) for each in build(family, reference=reference).departures] == [
        ("editions", side)
    ]


def test_a_reference_that_has_other_items_in_the_same_kinds_is_set_beside_the_others() -> None:
    def items(letter: str, numbers: Sequence[int]) -> list[str]:
        return [NOTICE[1], *(f"- {letter * (30 + 20 * number)} <{number}>" for number in numbers)]

    table = build([items("e", range(5)), *(items(letter, range(1, 6)) for letter in "abcd")], reference="ar")
    assert [each.kind for each in table.departures] == ["extra", "missing"]


def test_a_reference_is_right_against_one_of_three() -> None:
    table = build([NOTICE, edited((8, 9, [])), NOTICE, NOTICE], reference="de")
    assert told(table) == [("missing", 1, "after " + NOTICE[7])]


def test_two_old_editions_are_one_event() -> None:
    old = edited((1, 2, []), (8, 9, []))
    (departure,) = build([NOTICE] * 6 + [old, old]).departures
    assert (departure.kind, {spot.notice for spot in departure.spots}) == (
        "edition",
        {6, 7},
    )


def test_who_lacks_only_some_of_what_an_edition_lacks_is_named_too() -> None:
    old, newer = edited((1, 2, []), (8, 9, [])), edited((8, 9, []))
    (departure,) = build([NOTICE] * 6 + [old] * 3 + [newer]).departures
    spots = [spot.notice for spot in departure.spots]
    assert (departure.kind, spots, departure.vote) == ("editions", [6, 6, 7, 7, 8, 8, 9], Vote(6, 10))


def test_gaps_that_may_lie_at_one_place_are_one_departure() -> None:
    items = ["- erste Sache", "- zweite Sache", "- dritte Sache", "- vierte Sache"]
    longer = [*NOTICE, *(item.replace("Sache", "Angelegenheit") for item in items)]
    notice = [*NOTICE, *items]
    table = build([notice] * 4 + [[*notice[:-3], *notice[-2:]], [*longer[:-2], longer[-1]]])
    (departure,) = table.departures
    assert (departure.kind, departure.spot.notice, [spot.notice for spot in departure.others]) == (
        "missing",
        4,
        [5],
    )
    assert (departure.vote.agree, departure.vote.of) == (4, 6)


def test_each_showing_as_much_at_other_places_belongs_to_the_edition() -> None:
    first, second = edited((1, 2, []), (5, 6, [])), edited((1, 2, []), (8, 9, []))
    (departure,) = build([NOTICE] * 6 + [first, second]).departures
    spots = departure.spots
    assert (departure.kind, [spot.notice for spot in spots]) == ("edition", [6, 6, 7, 7])


def test_what_one_of_two_lacks_alone_is_told_by_itself() -> None:
    first, second = edited((1, 2, [])), edited((1, 2, []), (8, 9, []))
    table = build([NOTICE] * 6 + [first, second])
    assert [(each.kind, each.spot.notice) for each in table.departures] == [("missing", 6), ("missing", 7)]


PLAIN = (459, 31, 146, 37, 16, 152)


def test_few_blocks_without_fingerprints_are_set_by_the_lengths_of_the_whole() -> None:
    # by the kinds alone the four could be any of the six, and three times as long
    family = [[letter * size for size in PLAIN] for letter in "abcde"]
    table = build([*family, ["f" * size for size in (542, 135, 42, 129)]])
    assert [(row.cells[0][0].text, row.cells[5][0].text[:1]) for row in table.rows if row.cells[5]] == [
        ("a" * 459, "f"),
        ("a" * 146, "f"),
        ("a" * 37, "f"),
        ("a" * 152, "f"),
    ]


def test_what_a_program_fills_in_is_a_fingerprint() -> None:
    register = Register()
    blocks = ['{{Badge("Nordlys", "le lieu")}}', "see {{ badge('nordlys') }}", "{%- badge nordlys %}", "none"]
    one, same, tag, none = traits(notice_of(version_of(0), blocks), register).keys
    assert (one[0] in same, register.identifies(tag), none) == (True, True, ())


def test_a_gap_that_is_taken_out_leaves_one_of_the_same_extent() -> None:
    step = Step("missing", column=4, columns=1, entry=3, entries=0)
    first, second = gaps = [SlidingGap(step), SlidingGap(step)]
    gaps.remove(second)
    assert gaps[0] is first
    assert second not in gaps


def test_a_block_whose_fingerprint_is_lacking_is_no_part_of_the_one_before() -> None:
    sizes = (80, 300, 150, 90, 210)
    family = [[letter * size for size in sizes] for letter in "abcde"]
    whole = ["e" * size for size in (80, 335, 150, 90, 210)]
    table = build(
        [*([*blocks[:2], "{{seal kitebird nordlys red}}", *blocks[2:]] for blocks in family), whole]
    )
    assert told(table) == [("missing", 5, "after " + "e" * 335)]


def test_headings_that_begin_items_with_the_words_below_are_merged() -> None:
    def version(letter: str) -> list[str]:
        sizes = ((40, 120), (25, 70), (55, 160))
        pairs = ((f"# {letter * one}", letter * other) for one, other in sizes)
        return [NOTICE[1], *(block for pair in pairs for block in pair), NOTICE[9]]

    listed = [NOTICE[1], *(f"- {'f' * size}" for size in (161, 96, 216)), NOTICE[9]]
    table = build([*map(version, "abcd"), listed])
    assert [(each.kind, each.kinds) for each in table.departures] == [
        ("merged", ("heading", "paragraph"))
    ] * 3


def test_a_heading_is_not_set_beside_an_item() -> None:
    assert kind_score("heading", 3, "item", 1) + OPEN < 2 * OPEN


def test_versions_that_have_a_block_by_a_guess_are_no_witnesses() -> None:
    family = [[letter * 200, letter * 90, letter * 310, letter * 60] for letter in "abc"]
    guessed = [[letter * 290, letter * 310, letter * 60] for letter in "de"]
    table = build([*family, *guessed, ["f" * 200, "f" * 310, "f" * 60]])
    assert {each.kind for each in table.departures if each.spot.notice == 5} == {"editions"}


# Lengths of the blocks of sections; without common words each block alone tells little.
SECTIONS = ((20, 150), (14, 240), (25, 190), (31, 110), (12, 300), (40, 90), (22, 330), (16, 60))


def sections_of(order: Sequence[int], letter: str) -> list[str]:
    return [line for at in order for line in ("# " + letter * SECTIONS[at][0], letter * SECTIONS[at][1])]


@pytest.mark.parametrize("at", range(7))
def test_neighbouring_sections_that_changed_places_are_a_move(at: int) -> None:
    order = list(range(8))
    order[at : at + 2] = [at + 1, at]
    family = [sections_of(range(8), letter) for letter in "abcde"]
    table = build([*family, sections_of(order, "f")])
    assert [(each.kind, each.spot.notice, len(each.kinds)) for each in table.departures] == [("moved", 5, 2)]


LINKED_SECTIONS = (
    ("# {0}", "{1} <a>", "{2} <b>"),
    ("# {1}", "{0} <c>", "{3} <d>", "{1} <e>"),
    ("# {3}", "{2} <f>", "{3} <g>"),
)


@pytest.mark.parametrize(
    ("order", "more"),
    [
        ((1, 0, 2), {1: "x <h>"}),  # an item more in the one that comes first
        ((1, 0, 2), {0: "x <h>"}),  # and in the other
        ((0, 2, 1), {1: "x <h>"}),
        ((0, 2, 1), {0: "x <h>", 2: "x" * 40}),
    ],
)
def test_a_moved_section_that_has_a_block_more_is_moved(order: Sequence[int], more: dict[int, str]) -> None:
    def version(letter: str, order: Sequence[int], more: dict[int, str]) -> list[str]:
        words = [letter * size for size in (20, 30, 45, 60)]
        sections = {at: [*LINKED_SECTIONS[at], *([more[at]] if at in more else [])] for at in order}
        return [line.format(*words) for at in order for line in sections[at]]

    family = [version(letter, (0, 1, 2), {}) for letter in "bcde"]
    table = build([*family, version("f", order, more)])
    assert Counter(each.kind for each in table.departures) == {"moved": 1, "extra": len(more)}
    assert sum(bool(row.cells[0] and row.cells[4]) for row in table.rows) == 10


def test_a_heading_gone_from_under_another_is_that_heading() -> None:
    notice = ["# recall of the steel kettles", "# what has happened", *NOTICE[1:]]
    table = build([notice] * 4 + [[notice[0], *notice[2:]]])
    assert told(table) == [("missing", 4, "after " + notice[0])]


def test_a_listing_that_few_translate_is_still_the_listing() -> None:
    listing, translated = "` make(kettle) stop(kettle)", "` hotov(konvice) konec(konvice)"
    same = edited((9, 9, [listing]))
    both = edited((9, 9, [listing, translated]))
    assert {kind for kind, _, _ in told(build([same] * 5 + [both, edited((9, 9, [translated]))]))} == {
        "extra"
    }


def test_another_text_is_told_once_and_has_no_vote() -> None:
    other = [("# " if number % 5 == 0 else "") + "word " * (3 + number * 7 % 23) for number in range(14)]
    table = build([NOTICE] * 4 + [other])
    assert [each.kind for each in table.departures] == ["another-text"]
    assert table.comparable == frozenset(range(4))


def test_another_text_is_shown_at_its_title_and_not_at_the_menu_before_it() -> None:
    words = ["word " * (3 + number * 7 % 23) for number in range(14)]
    table = build([NOTICE] * 4 + [["- home", "- shop", "# about us", *words]])
    assert told(table) == [("another-text", 4, "# about us")]


def answers(lines: int, keys: int = 16) -> list[str]:
    """A file of answers to keys, each answer of so many lines that were taken for paragraphs."""
    words = [f"water number {chr(97 + at)} " + "word " * (3 + at * 7 % 11) for at in range(lines)]
    return [block for key in range(keys) for block in (f".kettle.{chr(97 + key)}.lid", *words)]


@pytest.mark.parametrize(
    ("keys", "comparable"),
    [
        ([f".kettle.{chr(97 + key)}.lid" for key in range(16)], 5),  # lines cut in another way
        ([f".kettle.{chr(97 + key)}.lid" for key in range(8)], 4),  # half of the keys: an older edition
        ([f".toaster.{chr(97 + key)}.lid" for key in range(16)], 4),
    ],
)
def test_a_version_with_the_names_of_the_others_is_no_other_text(keys: list[str], comparable: int) -> None:
    other = [block for key in keys for block in (key, "mot " * 80, "> " + "mot " * 4, "| mot mot")]
    table = build([answers(3)] * 4 + [other])
    assert table.comparable == frozenset(range(comparable))


NOTES = [
    "# the kettle",
    "# 1.2.0",
    "- the lid closes better than before",
    "- it can be opened with one hand",
    "- the light goes out when the water boils",
    "less noise while it boils",
    "# 1.0.0",
    "- first kettle of the year, and the first one without a cord",
    "- four colours to choose from",
    "- the handle is made of steel",
    "thank you for all letters",
]
OLDER = ["# 0.9.0", "- in zehn Städten zu kaufen"]
HEAD, TAIL = ["# der Kessel", "leiser beim Kochen, auch nachts"], ["danke für alle Briefe"]


@pytest.mark.parametrize(
    ("version", "strangers", "distant"),
    [
        ([*HEAD, *TAIL, *OLDER, "- eine Tasche"], {4}, set()),  # what is left does not fit either
        ([*HEAD, *OLDER, *TAIL], set(), {4}),
        ([*NOTES[:5], *NOTES[6:]], set(), set()),
        ([*NOTES[:2], *NOTES[4:8], *NOTES[9:]], set(), set()),  # two edits are no edition
    ],
)
def test_a_version_of_which_more_departs_than_fits_is_another_edition(
    version: list[str], strangers: set[int], distant: set[int]
) -> None:
    table = build([NOTES] * 4 + [version])
    assert (set(range(5)) - table.comparable, set(table.distant)) == (strangers, distant)


def test_a_habit_of_parting_blocks_is_no_other_edition() -> None:
    sentences = ["do not touch the lid while the water boils", "the steam that comes out of it is hot"]
    items = [f"- {number * 'really '}{'. '.join(sentences)}" for number in range(6)]
    parted = [half for item in items for half in item.split(". ")]
    table = build([items] * 4 + [parted])
    assert (table.comparable, table.distant) == (frozenset(range(5)), frozenset())


def test_where_half_of_the_versions_are_unlike_the_others_none_of_them_is_another_text() -> None:
    stranger = [*HEAD, *TAIL, *OLDER, "- eine Tasche"]
    assert build([NOTES] * 3 + [stranger] * 3).comparable == frozenset(range(6))


def test_of_two_editions_neither_is_silent() -> None:
    """Each is unlike half of the versions: what one of them lacks of its own edition is told all the same."""
    later = [*HEAD, *TAIL, *OLDER, "- eine Tasche"]
    table = build([NOTES] * 4 + [later] * 3 + [later[:2] + later[3:]])
    assert table.comparable == frozenset(range(8))
    assert table.departures != ()


@pytest.mark.parametrize("count", [2, 3])
def test_texts_that_have_nothing_in_common_are_told_and_do_not_agree(count: int) -> None:
    rows = ["| " + "word " * (3 + number * 7 % 23) for number in range(12)]
    quotes = ["> " + "mot " * (30 + number * 11 % 17) for number in range(12)]
    table = build([NOTICE, rows, quotes][:count])
    assert [each.kind for each in table.departures] == ["another-text"] * (count - 1)
    assert table.comparable == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("- telefonate ogni giorno a questo numero", "- ruft jeden Tag unter dieser Nummer an", ["editions"]),
        ("- telefonate ogni giorno a questo numero", "- nie", ["extra", "extra"]),
    ],
)
def test_what_two_versions_add_at_one_place_may_be_one_text(one: str, other: str, kinds: list[str]) -> None:
    table = build([NOTICE] * 4 + [edited((6, 6, [one])), edited((6, 6, [other]))])
    assert [each.kind for each in table.departures] == kinds


def test_what_a_version_without_a_vote_has_too_is_nobodys_own() -> None:
    item = "- call the helpline at <line> on any day of the week"
    rows = ["| " + "word " * (3 + number * 7 % 23) for number in range(8)]
    alone, other = edited((6, 6, [item])), [*NOTICE[:6], item, *NOTICE[6:8], *rows]
    assert told(build([NOTICE] * 5 + [alone])) == [("extra", 5, item)]
    stranger, departure = build([NOTICE] * 5 + [alone, other]).departures
    assert (stranger.kind, stranger.spot.notice) == ("another-text", 6)
    assert (departure.kind, [spot.notice for spot in departure.spots]) == ("editions", [5, 6])


def test_what_a_version_without_a_vote_goes_without_too_may_be_an_edition() -> None:
    rows = ["| " + "word " * (3 + number * 7 % 23) for number in range(8)]
    shorter = edited((5, 6, []))
    other = [*shorter[:7], *rows]
    assert told(build([NOTICE] * 3 + [shorter])) == [("missing", 3, "after " + NOTICE[4])]
    _, departure = build([NOTICE] * 3 + [shorter, other]).departures
    assert (departure.kind, [spot.notice for spot in departure.spots]) == ("editions", [3, 4])


def test_what_others_have_in_two_parts_too_is_in_two_parts_and_not_in_excess() -> None:
    first = "a restart reads the settings before it begins and refuses to go on where they hold an error"
    second = "that alone does not show that it will start so try <start> as another user"
    families = [[*NOTICE[:8], *parts] for parts in [(f"{first} {second}",)] * 3 + [(first, second)] * 3]
    notices = [notice_of(version_of(number), blocks) for number, blocks in enumerate(families)]
    register = Register(frozenset())
    lineup = line_up([traits(notice, register) for notice in notices], None)
    whole = lineup.profile.columns[-1]
    # the second part stands for the whole, and the first one before it in excess, as where they are of other lengths
    lineup.changes = [change for change in lineup.changes if change.version != 5]
    whole.cells[5] = (9,)
    lineup.profile.insert(whole, 5, range(8, 9))
    join_parts(lineup)
    assert (len(lineup.profile.columns), whole.cells[5]) == (9, (8, 9))


def test_what_one_version_of_an_edition_lacks_the_other_has_not_merged() -> None:
    lamp = [
        "# the lamp",
        "put the lamp on a flat table near the wall",
        "never cover it with a cloth, for it may burn",
    ]
    notice = ["# the kettle", "keep it away from children at all times", "it gets hot", *lamp, *NOTICE[9:]]
    longer = (
        "put the lamp on a flat table near the wall of your room, not on the floor, and look after it well"
    )
    one, other = [notice[0], *notice[2:5], *NOTICE[9:]], [notice[0], *notice[2:4], longer, *NOTICE[9:]]
    (departure,) = build([notice] * 6 + [one, other]).departures
    assert (departure.kind, {spot.notice for spot in departure.spots}) == ("edition", {6, 7})


def test_a_version_alone_departs_from_nothing() -> None:
    assert build([NOTICE]).departures == ()


@pytest.mark.parametrize("empty", [[], ["Â"]])
def test_an_empty_version_does_not_disturb_the_others(empty: list[str]) -> None:
    table = build([NOTICE, NOTICE, empty, NOTICE])
    assert {each.spot.notice for each in table.departures} == {2}


@given(st.lists(st.lists(st.sampled_from(NOTICE), max_size=8), min_size=1, max_size=4))
def test_whatever_the_versions_every_comparable_block_has_one_row(family: list[list[str]]) -> None:
    table = build(family)
    for version in table.comparable:
        held = sorted(block.start for row in table.rows for block in row.cells[version])
        assert held == [block.start for block in table.notices[version].blocks]
        for at, block in enumerate(table.notices[version].blocks):
            row = table.row_of(version, block)
            assert row is not None
            assert block in table.rows[row].cells[version]
            assert table.notices[version].block_at(block.start) == at
    for departure in table.departures:
        text = table.notices[departure.spot.notice].source.text
        assert 0 <= departure.spot.start <= departure.spot.end <= len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.nordlys.example/en/recall/", "http://nordlys.example/pt-BR/recall"),
        ("/ar/recall.html", "/recall"),
        ("https://de.nordlys.example/a/index.html", "https://ja.nordlys.example/a"),
        ("help.md?hl=fr", "help.md?hl=cs"),
        ("ca/text/help.html", "pt-BR/text/help.html"),  # a folder, and no host
        ("../fr/help.md", "../../ja/help.md"),
        ("recall.it.html", "recall.pt-br.html"),
        ("../fr/index.fr.html#steps", "../index.html#steps"),
        ("www.nordlys.example/fr/help", "https://nordlys.example/cs/help"),  # a host without its scheme
    ],
)
def test_a_link_is_the_same_in_every_locale(one: str, other: str) -> None:
    assert link_key(one) == link_key(other)


def test_other_targets_are_other_links() -> None:
    assert link_key("https://nordlys.example/recall") != link_key("https://nordlys.example/shops")


@pytest.mark.parametrize(
    ("text", "stray"), [("Â", True), ("", True), ("·", True), ("序", False), ("7", False), ("OK", False)]
)
def test_a_block_of_one_letter_is_a_stray(text: str, stray: bool) -> None:  # noqa: FBT001  a column of the table
    assert is_stray(Block("paragraph", 0, 0, len(text), text, ((0, 0),))) is stray


def test_word_roots_have_no_accents_and_stand_once() -> None:
    assert word_roots("Élections élection an Kitebird") == ("elect", "kiteb")


@given(st.integers(0, 40), st.integers(0, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39))))
def test_the_band_leads_from_corner_to_corner(
    entries: int, columns: int, pairs: list[tuple[int, int]]
) -> None:
    anchors = list(ascending(pair for pair in sorted(pairs) if pair[0] < entries and pair[1] < columns))
    bounds = band(entries, range(columns + 1), anchors)
    assert len(bounds) == entries + 1
    assert bounds[0][0] == 0
    assert bounds[-1][1] == columns
    assert all(low <= high for low, high in bounds)
    for (low, high), (next_low, next_high) in pairwise(bounds):
        assert low <= next_low <= high + 1
        assert high <= next_high


def ascending(pairs: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last = (-1, -1)
    for pair in pairs:
        if pair[0] > last[0] and pair[1] > last[1]:
            yield pair
            last = pair


LINKED = tuple(
    f"{words} {' '.join(f'<{words[:4]}{each}>' for each in range(links))}"
    for words, links in (
        ("the handle can come off while you pour", 8),
        ("pull the plug and let it cool down", 1),
        ("bring it back to the shop where you bought it", 9),
        ("we refund the full price", 0),
        ("questions are answered every day", 1),
    )
)


class Unlimited(Scorer):
    """A scorer that tells nothing about what a pair could score at most, so that every one is looked at."""

    def limits(self, _: int, first: int, last: int) -> list[float]:
        return [1e3] * (last - first)

    def limit(self, _: int, _column: int) -> float:
        return 1e3

    def split_limits(self, _: int, first: int, last: int) -> list[float]:
        return [1e3] * (last - first)

    def merge_limits(self, _: int, first: int, last: int) -> list[float]:
        return [1e3] * (last - first)

    def joined(self, entries: Sequence[int], columns: Sequence[int], _: float = IMPOSSIBLE) -> float:
        return super().joined(entries, columns)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(LINKED),
            st.integers(0, 3).map(lambda at: f"{LINKED[at]} {LINKED[at + 1]}"),
            st.integers(0, 4).map(lambda at: LINKED[at].rpartition(" ")[0]),
        ),
        max_size=6,
        unique=True,
    )
)
def test_pairs_that_are_not_looked_at_are_on_no_better_path(blocks: list[str]) -> None:
    notices = [notice_of(version_of(number), lines) for number, lines in enumerate([LINKED, LINKED, blocks])]
    register = Register()
    profile = Profile([traits(notice, register) for notice in notices])
    profile.found(0, [0, 1])
    worth = []
    for kind in (Scorer, Unlimited):
        scorer = kind(profile.versions[2], View(profile, 2), 0.0)
        steps = find_path(scorer, Window(0, 0, len(blocks), len(LINKED)), ())
        worth.append(sum(worth_of(step, scorer) for step in steps))
    assert worth[0] >= worth[1] - 1e-6


WORDS = st.sampled_from([line.removeprefix("# ").removeprefix("- ") for line in NOTICE])


@st.composite
def founders(draw: st.DrawFn) -> list[list[str]]:
    """Versions with the same sequence of kinds, some of which have other words, or two neighbours in another order."""
    marks = draw(st.lists(st.sampled_from(["", "# ", "- ", "! "]), min_size=1, max_size=8))
    lines = [f"{mark}{draw(WORDS)}" for mark in marks]
    family = []
    for _ in range(draw(st.integers(2, 4))):
        version = [
            f"{line[:2]}{draw(WORDS)}" if draw(st.integers(0, 5)) == 5 and line[1] == " " else line
            for line in lines
        ]
        at = draw(st.integers(0, 2 * len(lines)))
        if at + 1 < len(lines) and marks[at] == marks[at + 1]:
            version[at : at + 2] = version[at + 1], version[at]
        family.append(version)
    return family


@given(founders())
def test_a_founder_that_is_in_no_doubt_is_one_whose_blocks_stand_when_scored(family: list[list[str]]) -> None:
    register = Register()
    profile = Profile([traits(notice_of(version_of(n), lines), register) for n, lines in enumerate(family)])
    group = range(len(family))
    profile.found(0, group)
    scorers = [Scorer(profile.versions[n], View(profile, n), profile.ratios[n]) for n in group]
    assert list(founders_stand(profile, group)) == [
        stands(scorer, 0, 0, len(scorer.version))
        and not any(cross(scorer, pair) for pair in even_sections(scorer.version.kinds))
        for scorer in scorers
    ]


@pytest.mark.parametrize("least", [-8.0, -2.0, 0.0, 1.0, 2.0, 3.0, 6.0, 12.0])
def test_a_score_reaches_what_it_is(least: float) -> None:
    register = Register()
    profile = Profile([traits(notice_of(version_of(n), NOTICE), register) for n in range(3)])
    profile.found(0, [0, 1])
    view, places = View(profile, 2), range(len(NOTICE))
    quick, full = Scorer(profile.versions[2], view, 0.0), Scorer(profile.versions[2], view, 0.0)
    pairs = [(at, column) for at in places for column in places]
    reached = [quick.reaches(at, column, least) for at, column in pairs]
    assert reached == [full(at, column) >= least for at, column in pairs]


def test_an_alignment_is_no_circle_that_only_the_collector_could_free() -> None:
    build([NOTICE, NOTICE, NOTICE, NOTICE[:4] + NOTICE[6:]])  # imports and patterns are made once
    gc.collect()
    build([NOTICE, NOTICE, NOTICE, NOTICE[:4] + NOTICE[6:]])
    assert gc.collect() == 0


def test_the_words_of_a_long_text_are_told_from_a_sample() -> None:
    register = Register()
    texts = [f"paragraph {'abcdefghij'[at % 10] * 4} {'klmnopqrst'[at // 10 % 10] * 4}" for at in range(400)]
    profile = Profile([traits(notice_of(version_of(n), texts), register) for n in range(2)])
    profile.found(0, [0, 1])
    frequency, columns = profile.root_frequency()
    assert (frequency["parag"], columns) == (100, 100)


def worth_of(step: Step, scorer: Scorer) -> float:
    """What a step scores on the path."""
    if step.op in {"missing", "extra"}:
        return OPEN + EXTEND * (step.columns + step.entries - 1)
    here, there = range(step.entry, step.entry_end), range(step.column, step.column_end)
    if step.op == "swap":
        pairs = zip(here, reversed(there), strict=True)
        return swap_cost("paragraph", "paragraph") + sum(scorer(at, column) for at, column in pairs)
    return scorer(here[0], there[0]) if step.op == "match" else SPLIT + scorer.joined(here, there)


def test_anchors_are_fingerprints_that_stand_once_on_both_sides() -> None:
    register = Register()
    family = [
        traits(notice_of(version_of(n), blocks), register) for n, blocks in enumerate([NOTICE, NOTICE[6:]])
    ]
    profile = Profile(family)
    profile.found(0, [0])
    assert find_anchors(family[1], View(profile, 1)) == [(2, 8), (4, 10), (5, 11)]


PASTED = [
    [
        "wir erstatten den vollen preis, auch ohne kassenbon, im ganzen land",
        "{} antwortet täglich, vom morgen bis zum abend",
    ],
    [
        "wij betalen de volle prijs terug, ook zonder bon, in het hele land",
        "{} geeft elke dag antwoord, van ochtend tot avond",
    ],
    [
        "nous remboursons le prix entier, même sans ticket, dans tout le pays",
        "{} répond tous les jours, du matin jusqu’au soir",
    ],
    [
        "we refund the full price, even without a receipt, all over the land",
        "{} answers every day, from the morning to the evening",
    ],
]


@pytest.mark.parametrize(("first", "second", "told"), [("", "<help>", ["pasted"]), ("<help>", "<help>", [])])
def test_words_said_twice_where_the_others_say_two_things_were_pasted(
    first: str, second: str, told: list[str]
) -> None:
    family = [
        [*NOTICE[:7], f"{one} {first}".strip(), "- stop using it", other.format(second), *NOTICE[9:]]
        for one, other in PASTED
    ]
    family[3][9] = family[3][7]
    assert [each.kind for each in build(family).departures] == told


@pytest.mark.parametrize(("wrong", "right"), [(7, 9), (9, 7)])
def test_of_words_said_twice_those_with_other_fingerprints_were_pasted(wrong: int, right: int) -> None:
    """A link that stands where none of the others has one says more than a length."""
    answers = ["<help> antwortet täglich", "<help> geeft antwoord", "<help> répond toujours", PASTED[3][1]]
    family = [
        [*NOTICE[:7], one, "- stop using it", answer.format("<help>"), *NOTICE[9:]]
        for (one, _), answer in zip(PASTED, answers, strict=True)
    ]
    family[3][wrong] = family[3][right]
    (departure,) = build(family).departures
    assert departure.spot.start == sum(len(line) + 1 for line in family[3][:wrong])


@pytest.mark.parametrize(("named", "told"), [("", []), (" <heat>", ["pasted"])])
def test_one_sentence_may_say_what_the_others_say_of_two_things(named: str, told: list[str]) -> None:
    family = [
        [*NOTICE[:7], f"{one} <heat>", "- stop using it", f"{one} <cool>", *NOTICE[9:]] for one, _ in PASTED
    ]
    family[3][7] = family[3][9] = PASTED[3][0] + named
    assert [each.kind for each in build(family).departures if each.kind == "pasted"] == told


def test_a_version_that_breaks_off_lacks_what_follows_its_last_words() -> None:
    whole = [*NOTICE[:7], *(f"{NOTICE[at]}." for at in (7, 10, 8)), "© Nordlys and friends"]
    table = build([whole] * 4 + [[*whole[:8], "we have made kettles since"]])
    (departure,) = table.departures
    assert (departure.kind, departure.kinds, departure.certain) == ("missing", ("paragraph",) * 2, True)
    assert words_at(table, departure) == "after we have made kettles since"


def test_what_is_made_of_a_table_is_made_once_and_goes_with_a_copy() -> None:
    table, made = build([NOTICE, NOTICE]), []
    another = copy(table)

    def count(asked: Table) -> int:
        made.append(asked)
        return len(asked.rows)

    assert table.once(count) == table.once(count) == another.once(count)
    assert [asked is table for asked in made] == [True, False]


def test_a_source_with_other_words_in_place_of_a_longer_text_is_compared() -> None:
    title, *longer = (
        "# recall of the kettle",
        "we refund the full price of every kettle even without a receipt when you bring it back",
        "bring it back to the shop where you bought it",
        "let it cool down for a while",
        "our shops have the hours at which they are open on the door",
        "we have made kettles for a long time and have never had to call one back before this year",
    )
    first, second, fourth = ([title, *longer] for _ in range(3))
    first[2] += " today"
    second[3] += " now and then"
    fourth[4] += " today"
    # the source's words stand in a column of their own until the versions after the second outvote it
    table = build([first, second, [title, *longer], [title, "call us"], fourth, [title, *longer]], "en")
    assert 3 in {each.spot.notice for each in table.departures}
