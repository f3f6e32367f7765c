"""Plain text becomes a title, paragraphs and list items."""

import pytest

from .conftest import parse_text

WRAPPED = """\
New rules for parcels

From spring on every parcel needs a label with the address of its
sender, printed or written by hand, so that it can be returned
without delay.
- write in capital letters, because machines read them better than
  anything else
Thank you.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ceny\n\nPrvní.\nDruhý.", [("title", "Ceny"), ("paragraph", "První."), ("paragraph", "Druhý.")]),
        ("Â\nCeny\nPrvní.", [("paragraph", "Â"), ("title", "Ceny"), ("paragraph", "První.")]),
        ("První.\nDruhý.", [("paragraph", "První."), ("paragraph", "Druhý.")]),
        ("Ceny", [("paragraph", "Ceny")]),
        ("Ceny\n\n<br><br>\n\nPrvní.\n<ul>\n", [("title", "Ceny"), ("paragraph", "První.")]),
        ("Ceny\n\n<br>První.", [("title", "Ceny"), ("paragraph", "<br>První.")]),
        ("<!-- Kdo to psal -->\nCeny\nPrvní.\n", [("title", "Ceny"), ("paragraph", "První.")]),
        (
            "Ceny\n\n<!-- a --> Druhá. <!-- b -->\n",
            [("title", "Ceny"), ("paragraph", "<!-- a --> Druhá. <!-- b -->")],
        ),
        ("Ceny <!-- staré -->\nPrvní.\n", [("title", "Ceny <!-- staré -->"), ("paragraph", "První.")]),
        ("Ceny\n====\nListy\n-----\nOd.", [("title", "Ceny"), ("heading", "Listy"), ("paragraph", "Od.")]),
        ("Ceny:\n- a\n• b\n* c", [("paragraph", "Ceny:"), ("item", "a"), ("item", "b"), ("item", "c")]),
        ("Ceny:\n1. a\n2) b", [("paragraph", "Ceny:"), ("item", "a"), ("item", "b")]),
        ("أسعار:\n١. أ\n٢. ب", [("paragraph", "أسعار:"), ("item", "أ"), ("item", "ب")]),
        ("Od.\n9. září 2020 končí.", [("paragraph", "Od."), ("paragraph", "9. září 2020 končí.")]),
        ("Od.\na) a\nb) b", [("paragraph", "Od."), ("item", "a"), ("item", "b")]),
        ("\ufeffCeny\nOd.", [("title", "Ceny"), ("paragraph", "Od.")]),
        (
            "== Ceny ==\nOd.\n\n=== Listy ===\n\nDo.",
            [("title", "Ceny"), ("paragraph", "Od."), ("heading", "Listy"), ("paragraph", "Do.")],
        ),
        ("==Ceny==\n\nOd.", [("title", "Ceny"), ("paragraph", "Od.")]),
        ("Od.\n\n== Ceny\n\nDo.", [("paragraph", "Od."), ("heading", "Ceny"), ("paragraph", "Do.")]),
        ("Od.\n== ceny\nDo.", [("paragraph", "Od."), ("paragraph", "== ceny"), ("paragraph", "Do.")]),
        ("Od.\na == b\n== 5", [("paragraph", "Od."), ("paragraph", "a == b"), ("paragraph", "== 5")]),
        (
            "Ceny\n----\n\nOd.\n\nListy\n-----\n\nDo.",  # the first one is the title, whatever is below it
            [("title", "Ceny"), ("paragraph", "Od."), ("heading", "Listy"), ("paragraph", "Do.")],
        ),
        (
            ".. SPDX-License-Identifier: MIT\n\n.. _ceny:\n\nCeny\n====\n\nOd.",
            [("title", "Ceny"), ("paragraph", "Od.")],
        ),
        (
            ".. include:: ../hlava.rst\n.. nic pro čtenáře,\n   ani toto\n\nCeny\n====\n\nOd.",
            [("title", "Ceny"), ("paragraph", "Od.")],
        ),
        (
            "Ceny\n\n.. note:: Pozor.\n\n.. _web: https://nordlys.example",  # a reader sees the first
            [
                ("title", "Ceny"),
                ("paragraph", ".. note:: Pozor."),
                ("paragraph", ".. _web: https://nordlys.example"),
            ],
        ),
        ("Ceny\n\n.. a tak dále.", [("title", "Ceny"), ("paragraph", ".. a tak dále.")]),
        (
            "# SPDX-License-Identifier: MIT\nCeny\nOd.",
            [
                ("paragraph", "# SPDX-License-Identifier: MIT"),
                ("title", "Ceny"),
                ("paragraph", "Od."),
            ],
        ),
        (
            ":Author: Jan Novák\n\nCeny\n\nOd.",
            [
                ("paragraph", ":Author: Jan Novák"),
                ("title", "Ceny"),
                ("paragraph", "Od."),
            ],
        ),
        ("// -*- coding: utf-8; fill-column: 79; -*-\nCeny\nOd.", [("title", "Ceny"), ("paragraph", "Od.")]),
        (
            "Ceny:\n- dopis, který jde\ndo zahraničí",
            [("paragraph", "Ceny:"), ("item", "dopis, který jde do zahraničí")],
        ),
        (
            "Ceny:\n- dopis;\nviz ceník.",
            [("paragraph", "Ceny:"), ("item", "dopis;"), ("paragraph", "viz ceník.")],
        ),
        (
            "Ceny:\n- dopis\nVíce v ceníku.",
            [("paragraph", "Ceny:"), ("item", "dopis"), ("paragraph", "Více v ceníku.")],
        ),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in parse_text(text, "cs", "text").blocks] == expected


def test_lines_wrapped_by_hand_are_joined() -> None:
    assert [block.text for block in parse_text(WRAPPED, kind="text").blocks] == [
        "New rules for parcels",
        WRAPPED.split("\n\n")[1].split("\n-", maxsplit=1)[0].replace("\n", " "),
        "write in capital letters, because machines read them better than anything else",
        "Thank you.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Each parcel is marked with a sign that says how it is to be sent: it may be +,",
            "- or ? where nobody knows it.",
        ],
        [
            "Am Schalter gibt es Marken für Briefe in alle Länder, auch Postkarten mit Bild",
            "– und wer will, bekommt dort eine Schachtel.",
        ],
        [
            "- Paczkę można odebrać na poczcie w każdy dzień tygodnia, także w nocy, jeżeli",
            "  — co nie zawsze jest możliwe — ktoś tam czeka.",
        ],
        [
            "    Le colis est rendu à la personne qui l'a envoyé, au même bureau de la poste",
            "    - celui de sa ville - sans autre demande.",
        ],
    ],
)
def test_a_dash_amid_a_sentence_begins_no_item(lines: list[str]) -> None:
    text = "\n".join(["The parcel", "", *lines, "", "Thank you.", ""])
    blocks = parse_text(text, kind="text").blocks
    joined = " ".join(line.strip() for line in lines)
    assert [block.text for block in blocks] == ["The parcel", joined.removeprefix("- "), "Thank you."]


@pytest.mark.parametrize(
    "lines",
    [
        # the line before has room for the dash and the word
        ["Write on each parcel", "- your address and the name of your street", "Thank you very much."],
        # two items
        [
            "Write on each parcel that is to be sent abroad",
            "- your address",
            "- your name and your street now",
        ],
        # a capital begins it, or what leads in has a mark
        ["Write on each parcel that is to be sent abroad", "- Your address"],
        ["Write on each parcel that is to be sent to all:", "- your address"],
        # deeper than what leads in
        ["Write on each parcel that is to be sent abroad", "  - your address"],
    ],
)
def test_a_dash_begins_an_item(lines: list[str]) -> None:
    blocks = parse_text("\n".join(lines), kind="text").blocks
    dashes = [line for line in lines if line.strip().startswith("-")]
    assert [block.text for block in blocks if block.kind == "item"] == [line.strip(" -") for line in dashes]


AMONG_SHORT_LINES = """\
[parcel.label]
Red
Blue
Write the address of the person who is to get the parcel on this label,
in capital letters, because machines read them better than anything else
that is written by hand.
[parcel.size]
Small
Medium
Large

[parcel.price]
Green
The price depends on how large the parcel is and how far it has to be
sent.
Cash
Card
"""


def test_wrapped_paragraphs_among_short_lines_are_joined() -> None:
    lines = AMONG_SHORT_LINES.splitlines()
    assert [block.text for block in parse_text(AMONG_SHORT_LINES, kind="text").blocks] == [
        *lines[:3],
        " ".join(lines[3:6]),
        *lines[6:10],
        *lines[11:13],
        " ".join(lines[13:15]),
        *lines[15:],
    ]


@pytest.mark.parametrize(
    ("part", "joined"),
    [
        # German writes nouns with a capital: no line begins like the rest of a sentence
        (
            [
                "Größe",
                "Der Preis hängt davon ab, wie groß das Paket ist. Dazu kommt noch eine",
                "Gebühr für jeden Ort, der auf einer Insel liegt.",
            ],
            [(1, 3)],
        ),
        # a title without a blank line behind it, where no letter is a capital
        (
            [
                "料金について",
                "小包の料金は、大きさと、送り先までの距離とによって、また速達にするか",
                "どうかによって決まります。",
                "手紙の料金は変わりません。",
            ],
            [(1, 3)],
        ),
        # lines end at one column of the screen, not behind as many letters
        (
            [
                "Kitebird Pro で印刷したラベルには番号があり、この番号で Kitebird Pro か",
                "ら小包の場所を調べることができます。番号は Kitebird Pro の画面の右上の隅",
                "にも表示されます。",
            ],
            [(0, 3)],
        ),
        # figures hide whether a sentence goes on
        (
            [
                "요금:",
                "소포 요금은 크기와 보내는 곳까지의 거리와 속달 여부, 시각에 따라",
                "3 단계로 정해집니다.",
            ],
            [(1, 3)],
        ),
        # a sentence of two lines below what leads in
        (["Der Preis:", "Die Gebühr hängt davon ab, wie groß", "das Paket ist."], [(1, 3)]),
        # two lines between blank ones are a sentence, and a lead-in may be one
        (["Bitte sehen Sie sich das Paket an, ehe", "es weitergeht."], [(0, 2)]),
        (["Bitte sehen Sie sich das Paket an, das", "hier liegt:", "", "Gewicht: 2 kg"], [(0, 2)]),
        (["Bitte sehen Sie sich das Paket an, das", "hier liegt"], []),
        # rows in columns are rows, however long
        (
            [
                "inland, up to two kilograms, any size            next day, in the morning",
                "abroad, up to two kilograms, not all sizes       two weeks, if by ship",
            ],
            [],
        ),
        (["What will change for parcels to other towns, from spring on", "Dear customers,"], []),
    ],
)
def test_paragraphs_are_wrapped_where_the_others_are(part: list[str], joined: list[tuple[int, int]]) -> None:
    text = "\n".join([*AMONG_SHORT_LINES.splitlines(), "", *part])
    expected = list(part)
    for start, end in reversed(joined):
        expected[start:end] = [" ".join(part[start:end])]
    expected = [line for line in expected if line]
    assert [block.text for block in parse_text(text, kind="text").blocks][-len(expected) :] == expected


HEAD = ["Subject: A parcel", "Posted-By: kitebird", "Help: https://kitebird.example/help"]


def _below_heads(paragraphs: list[list[str]]) -> tuple[str, list[str]]:
    """Text with a head above each paragraph, and the blocks that it should have: the lines of each joined."""
    text = "\n\n".join("\n".join(lines) for paragraph in paragraphs for lines in (HEAD, paragraph))
    return text, [line for paragraph in paragraphs for line in (*HEAD, " ".join(paragraph))]


@pytest.mark.parametrize(
    "paragraphs",
    [
        # all paragraphs together show the column: each has two lines alone
        [
            ["The parcel has left the town where it was posted and is on its way to", "the next one."],
            ["Nobody was at home when the parcel came, and it went back to the post", "office."],
            ["The person who is to get the parcel has paid less than what the stamp", "costs."],
            ["The parcel lies at the post office and can be fetched until the end of", "the week."],
        ],
        # lines that end at no column in common
        [
            ["The parcel has left the town where it was posted,", "and is on its way to the next one."],
            [
                "Nobody was at home when the parcel came, and it went back to the",
                "office that is next to the house.",
            ],
            ["The person who is to get the parcel", "has paid less than what the stamp costs."],
            [
                "It can be fetched until the end of the week,",
                "also at night. Bring a passport or",
                "another proof.",
            ],
        ],
    ],
)
def test_paragraphs_of_two_lines_below_heads_are_joined(paragraphs: list[list[str]]) -> None:
    text, expected = _below_heads(paragraphs)
    assert [block.text for block in parse_text(text, kind="text").blocks] == expected


@pytest.mark.parametrize(
    "entries",
    [
        ["Absender       : @FROM_WHOM@", "Gewicht        : @WEIGHT_IN_ALL@", "Bezahlt mit    : @PAID_WITH@"],
        [
            "差出人の名前　　　: @FROM_WHOM@",
            "荷物の重さ　　　　: @WEIGHT_IN_ALL@",
            "支払いの方法　　　: @PAID_WITH@",
        ],
        [
            "المرسل واسمه كاملا : @FROM_WHOM@",
            "الوزن بالكيلوغرام : @WEIGHT_IN_ALL@",
            "كيف دفعت الأجرة : @PAID_WITH@",
        ],
    ],
)
def test_entries_of_a_form_are_lines(entries: list[str]) -> None:
    text = "\n".join(["Kitebird", "", *entries, ""])
    assert [block.text for block in parse_text(text, kind="text").blocks] == ["Kitebird", *entries]


def test_stanzas_are_lines() -> None:
    stanzas = [
        ["až přijde zima a na kraji lesa napadne první sníh", "a v sadu utichne smích,", "pošli mi dopis."],
        ["až přijde jaro a roztaje led", "a na každé stráni za naší vsí zas bude kvést,", "přijeď sem."],
        ["až přijde léto a dozraje klas", "a u řeky bude zase čas", "sedět spolu tam."],
    ]
    text = "\n\n".join("\n".join(lines) for lines in stanzas)
    blocks = parse_text(text, "cs", "text").blocks
    assert [block.text for block in blocks] == [line for lines in stanzas for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "小包の料金が変わります。新しい料金は春から適用され、全国のすべての店で同じです。",
            "手紙の料金は変わりません。",
            "ご不明な点は店員にお尋ねください。",
        ],
        [
            "Parcels to other towns, small",
            "letters, any size",
            "newspapers",
            "books, if they are bound and not heavy",
        ],
        ["Ceny balíků do jiných měst", "a vesnic", "Více v ceníku"],
    ],
)
def test_short_lines_are_paragraphs(lines: list[str]) -> None:
    assert [block.text for block in parse_text("\n".join(lines), kind="text").blocks] == lines


def test_words_of_a_joined_paragraph_have_their_place() -> None:
    block = parse_text(WRAPPED, kind="text").blocks[1]
    at = block.text.index("sender")
    start, end = block.stretch(at, at + 6)
    assert (start, WRAPPED[start:end]) == (WRAPPED.index("sender"), "sender")


OPTIONS = [
    (
        ["Usage of kitebird:"],
        ["  -a, --all          show every kite,", "                     also those at rest"],
        ["  -b, --brief        print one line"],
        [
            "      --days=N       look back over N days; without this option,",
            "\t\t\tKites of today (which fly)",
            "\t\t\tare shown",
        ],
    ),
    (
        ["Aufruf von kitebird:"],
        ["  -a zeigt alle Drachen, auch die", "     Drachen am Boden."],
        ["  -b gibt nur eine Zeile aus"],
        ["  -? zeigt diese Hilfe, und was", "     Kitebird Pro ist"],
    ),
    (
        ["kitebird の使い方："],
        [
            "  -a, --all          すべての凧を表示します。",
            "                     地上にある凧も",
            "                     含みます",
        ],
        ["  -b, --brief        一行だけ表示します"],
    ),
    (
        ["استخدام kitebird:"],
        ["  -a, --all\tيعرض كل الطائرات الورقية", "\t\tحتى التي على الأرض"],
        ["  -b, --brief\tيطبع سطرًا واحدًا"],
    ),
    (
        ["Использование kitebird:"],
        ["  -k, --kind=ВИД     змеи одного вида:"],
        ["                     красные"],
        ["                     синие"],
        ["  -b, --brief        одна строка"],
    ),
    (
        ["Utilisation de kitebird :"],
        ["  -a, --all          tous les cerfs-volants"],
        ["                     -b est alors sans effet"],
        ["                     rouge     bleu"],
        ["                     - au repos"],
        ["Voyez aussi le site."],
    ),
]


@pytest.mark.parametrize("blocks", OPTIONS)
def test_what_an_option_does_goes_on_below_it(blocks: tuple[list[str], ...]) -> None:
    text = "\n".join(line for lines in blocks for line in lines)
    expected = [" ".join(line.strip() for line in lines).removeprefix("- ") for lines in blocks]
    assert [block.text for block in parse_text(text, kind="text").blocks] == expected


def test_the_next_option_begins_a_paragraph_however_full_the_line_above() -> None:
    lines = [
        "  -a, --all   show every kite that there is, also those that are at rest",
        "      and those that have been taken home in the evening, with a name each,",
        "  -b, --brief print one line for each of the kites, with its name and the",
        "      place where it was seen last, in letters that are easy to tell apart",
    ]
    found = parse_text("\n".join(lines), kind="text").blocks
    assert [block.text for block in found] == [
        " ".join(line.strip() for line in pair) for pair in (lines[:2], lines[2:])
    ]


@pytest.mark.parametrize(
    "lines",
    [
        # heads of a manual page, with their text below
        ["NAME", "       kitebird - shows kites", "FILES", "       /etc/kitebird"],
        # options that stand alone, as terms, with what they do below
        ["-a, --all", "    shows all", "-k, --kind KIND", "    shows kites of one kind"],
        # an address
        ["Kitebird Pro", "    Dlouhá 12", "    Brno"],
        # a poem
        [
            "Der Drachen steigt empor, so leicht und froh",
            "    und keiner weiß, wohin und wo,",
            "Er fliegt.",
            "    er fliegt.",
        ],
        # hours
        ["Open:     Monday", "          Tuesday", "          all nights"],
        # code
        ["Run this:", "    kitebird -a", "    kitebird -b"],
        # a signature
        ["Thank you.", "-- ", "  Kitebird"],
    ],
)
def test_lines_further_in_are_lines(lines: list[str]) -> None:
    assert [block.text for block in parse_text("\n".join(lines), kind="text").blocks] == [
        line.strip() for line in lines
    ]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (
            [
                "Values that a long option must have are also",
                "required for the short option.",
                "  -a   all",
                "  -b   brief",
            ],
            ["paragraph", "paragraph", "paragraph"],
        ),
        (
            ["Значения, которые нужны длинному ключу, нужны", "и короткому.", "", "Спасибо."],
            ["paragraph", "paragraph"],
        ),
        # a title, with what is sold below it
        (["Kitebird Pro, für große und kleine Drachen", "ab 12 Euro"], ["title", "paragraph"]),
        (["Kitebird Pro", "ab heute in allen Läden."], ["title", "paragraph"]),
        (
            ["Neue Drachen in allen unseren Läden im Land", "    ab heute auch am Abend."],
            ["title", "paragraph"],
        ),
        # a stanza
        (
            ["Der Drachen steigt empor, so leicht und froh", "und keiner weiß, wohin und wo.", "er fliegt."],
            ["title", "paragraph", "paragraph"],
        ),
        # no letter of these is a capital
        (["より高く飛ぶ凧のための新しい使い方の案内の", "お知らせです。"], ["title", "paragraph"]),
    ],
)
def test_the_first_line_of_a_sentence_is_no_title(lines: list[str], kinds: list[str]) -> None:
    assert [block.kind for block in parse_text("\n".join(lines), kind="text").blocks] == kinds


LISTED = """For a return you need these three things, which you send to our shop:
the receipt of the kettle with the stamp of the shop,
the base with its cord in a box that holds it well,
your address in capital letters on a sheet of paper.

For a repair we look at these three things, before we write to you again:
the picture of the kettle as it is seen from the side,
the number that is printed below the base in small signs,
the letters that we have sent you up to this very day.

For the way back we need from you three answers, by letter or by telephone:
whether a repair of the kettle will do as far as you see,
who is to pay what such a repair would cost in the end,
on which day the kettle should be with you again at last.
"""


@pytest.mark.parametrize("text", [LISTED, LISTED.replace(":\n", ",\n"), LISTED.replace(",\n", ";\n")])
def test_lines_behind_a_colon_or_with_a_mark_each_are_a_list(text: str) -> None:
    assert len(parse_text(text, kind="text").blocks) == text.count("\n") - 2


def test_headings_of_wikis_may_have_fewer_marks_the_lower_they_are() -> None:
    blocks = parse_text(
        "====== Ceny ======\n\nOd.\n\n===== Listy =====\n\n==== Balíky ====\n", kind="text"
    ).blocks
    assert [(block.text, block.level) for block in blocks if block.level] == [
        ("Ceny", 1),
        ("Listy", 2),
        ("Balíky", 3),
    ]


def test_signs_on_letters_take_no_columns() -> None:
    # Tamil with many of them: 116 code points or more a line, 80 columns
    line = "தமிழிலிருந்து மொழிபெயர்க்கப்பட்டது " * 4
    text = f"அறிவிப்பு\n\n{line}\n{line}\n{line}\nமுடிந்தது.\n"
    assert [block.kind for block in parse_text(text, "ta", "text").blocks] == ["title", "paragraph"]


def test_tags_on_a_line_of_their_own_part_wrapped_paragraphs() -> None:
    first = "From spring on every parcel needs a label with the address of its\nsender, printed or written by hand."
    second = (
        "Parcels without a label are kept for a month, and then given to who\nfirst asks for them in writing."
    )
    text = f'<div id="a">\n{first}\n</div>\n<div id="b">\n{second}\n</div>\n'
    assert [block.text for block in parse_text(text, kind="text").blocks] == [
        " ".join(part.split()) for part in (first, second)
    ]


WRAPPED_BY_PROGRAM = """How to return a kettle

1. Ways to us

    1.1. By hand, in one of our shops, of which some are open on
    Sundays as well?
    1.2. By post, to the workshop at the other end of the old town?
        1.2.1. What does it cost, and who pays for it?
    1.3. What to do about a kettle that came as a present, without
    its slip?

Bring the kettle to any of our shops, or send it to the work (https:
//example.org/workshop/) with the slip that lies in its box. In some
towns there is more than one shop (https://example.org/
shops/all) and each has a ring for kettles that were mended, which is
said (in full) on a page of its own, which is https://example.org/
rings and shows pictures of all the rings that we have ever used, of
which there were 4.5 thousand, by weight: 1.2 kilograms of brass, and
1.3 of tin.

  * A kettle that was bought within the last two years is repaired
    without cost, and you need not
    know the reason.

  * What was bought before that is looked at by a smith who tells its
    price before he begins.
"""


def test_an_address_in_brackets_is_whole_though_a_line_cuts_it() -> None:
    parsed = parse_text(WRAPPED_BY_PROGRAM, kind="text")
    [block] = [block for block in parsed.blocks if block.text.startswith("Bring")]
    assert "(https://example.org/workshop/) with" in block.text
    assert "(https://example.org/shops/all) and" in block.text
    # without brackets nobody can tell where it ends
    assert "https://example.org/ rings and" in block.text
    at = block.text.index("//example.org/workshop/")
    start, end = block.stretch(at, at + 2)
    assert WRAPPED_BY_PROGRAM[start:end] == "//"


def test_each_title_of_a_table_of_contents_is_a_block_though_lines_are_wrapped() -> None:
    blocks = parse_text(WRAPPED_BY_PROGRAM, kind="text").blocks
    assert [block.text for block in blocks[1:6]] == [
        "Ways to us",
        "1.1. By hand, in one of our shops, of which some are open on Sundays as well?",
        "1.2. By post, to the workshop at the other end of the old town?",
        "1.2.1. What does it cost, and who pays for it?",
        "1.3. What to do about a kettle that came as a present, without its slip?",
    ]


def test_a_number_that_follows_none_of_its_paragraph_begins_no_title() -> None:
    blocks = parse_text(WRAPPED_BY_PROGRAM, kind="text").blocks
    assert blocks[6].text.endswith("brass, and 1.3 of tin.")


def test_lines_further_in_have_less_room() -> None:
    inner = ["A kettle whose spout was bent by one of our", "Smiths is mended without a price."]
    text = WRAPPED_BY_PROGRAM + "\n".join(" " * 26 + line for line in inner)
    assert parse_text(text, kind="text").blocks[-1].text.endswith(" ".join(inner))


def test_lines_beyond_the_column_leave_a_long_text_wrapped_there() -> None:
    # no line of the short paragraphs shows by itself that it goes on: German has capitals amid sentences
    short = "Bei der Abgabe des Kessels wird gefragt, ob er in unserer eigenen\nWerkstatt genietet wurde."
    command = "noarch-" * 13
    text = "\n\n".join(["Kessel", *[short] * 60, command])
    assert len(parse_text(text, kind="text").blocks) == 62
