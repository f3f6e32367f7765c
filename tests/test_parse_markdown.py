"""Markdown becomes blocks, spans, fields and what is left out."""

import pytest

from checker.parse import Notice

from .conftest import parse_text


def blocks(notice: Notice) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in notice.blocks]


def spans(text: str) -> list[tuple[str, str, str]]:
    return [
        (span.kind, block.text[span.at : span.to], span.target)
        for block in parse_text(text).blocks
        for span in block.spans
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Ceny\n\nOd jara.", [("title", 1, "Ceny"), ("paragraph", 0, "Od jara.")]),
        ("Ceny\n===\n\nListy\n---", [("title", 1, "Ceny"), ("heading", 2, "Listy")]),
        ("## Listy\n\n# Balíky", [("heading", 2, "Listy"), ("heading", 1, "Balíky")]),
        ("první\ndruhý  \ntřetí\\\nčtvrtý", [("paragraph", 0, "první druhý třetí čtvrtý")]),
        ("- a\n- b\n  - c", [("item", 1, "a"), ("item", 1, "b"), ("item", 2, "c")]),
        ("- a\n\n  b", [("item", 1, "a"), ("paragraph", 0, "b")]),
        ("> a\n>\n> > b", [("quote", 1, "a"), ("quote", 2, "b")]),
        ("> [!NOTE]\n> Pozor", [("quote", 1, "Pozor")]),
        (":::tip Rada\nPiště čitelně\n:::", [("paragraph", 0, "Rada"), ("paragraph", 0, "Piště čitelně")]),
        ('!!! note "Rada"\n    Piště', [("paragraph", 0, "Rada"), ("paragraph", 0, "Piště")]),
        (
            "!!!ご注意\n    電源をお切りください",
            [("paragraph", 0, "電源をお切りください")],
        ),  # the blank may lack
        ("| a | b |\n|--|--|\n| 1 | 2 |", [("row", 0, "a | b"), ("row", 0, "1 | 2")]),
        ("| a |\n|--|\n| 1 | 2 |", [("row", 0, "a"), ("row", 0, "1 | 2")]),  # renderers drop the second cell
        ("```sh\nls\ncd\n```", [("code", 0, "ls\ncd")]),
        ("- \t\tls 1", [("code", 0, "ls 1")]),  # the item takes a part of the tab
        ("![mapa](m.png)", [("image", 0, "mapa")]),
        ("![](m.png)", [("image", 0, "")]),
        ("a &amp; b&nbsp;c &copy;", [("paragraph", 0, "a & b\u00a0c ©")]),
        ("a\n\n<div><p>b</p>\n<p>c</p></div>", [("paragraph", 0, t) for t in "abc"]),
        ("9. září 2020", [("paragraph", 0, "9. září 2020")]),  # Markdown takes the line for a list item
        ("- 28. Juni: zu\n- 29. Juni: auf", [("item", 1, "28. Juni: zu"), ("item", 1, "29. Juni: auf")]),
        ("1. ledna 2021 začíná", [("paragraph", 0, "1. ledna 2021 začíná")]),
        ("1. první", [("item", 1, "první")]),
        ("1. a\n\nmezi\n\n2. b", [("item", 1, "a"), ("paragraph", 0, "mezi"), ("item", 1, "b")]),
        ("2. b\n3. c", [("item", 1, "b"), ("item", 1, "c")]),
        ("1. a\n1. b", [("item", 1, "a"), ("item", 1, "b")]),
        ("#\u00a0Ceny", [("title", 1, "Ceny")]),
        ("##Listy", [("heading", 2, "Listy")]),
        ("Tak:\n1.První\n2.Druhý", [("paragraph", 0, "Tak:"), ("item", 1, "První"), ("item", 1, "Druhý")]),
        ("Pojem\n: výklad", [("paragraph", 0, "Pojem"), ("item", 1, "výklad")]),
        ("a[^1]\n\n[^1]: poznámka", [("paragraph", 0, "a"), ("paragraph", 0, "poznámka")]),
        ("až 10,000<sup>6</sup> a 4<sup>\\*</sup>", [("paragraph", 0, "až 10,000 6 a 4*")]),
        (
            '500 lidí<span class="sxs-lookup"><span>500 **people**</span></span>.',
            [("paragraph", 0, "500 lidí.")],
        ),
        ("a <span hidden>b", [("paragraph", 0, "a b")]),  # what never ends hides nothing
        ("a<br hidden>b <span hidden><img src='i.png' alt='c'></span>", [("paragraph", 0, "ab")]),
        ("a\n\n<span hidden><img src='i.png'></span>", [("paragraph", 0, "a")]),
        ("\ufeff# Ceny", [("title", 1, "Ceny")]),
        ("# Ceny\r\n\r\nOd\r\njara", [("title", 1, "Ceny"), ("paragraph", 0, "Od jara")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert blocks(parse_text(text, "cs")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('viz [ceník](c.md "t")', [("link", "ceník", "c.md")]),
        # What a site generator fills in comes before Markdown: its blanks do not end the address.
        ("[ceník](/{{ page.lang }}/c.md)", [("link", "ceník", "/{{ page.lang }}/c.md")]),
        ("[ceník]({% link c.md %})", [("link", "ceník", "{% link c.md %}")]),
        ('[ceník]({{< ref "c.md" >}} "t")', [("link", "ceník", '{{< ref "c.md" >}}')]),
        (
            '[a]({{ url_for("c") }}) [b](${ c })',
            [("link", "a", '{{ url_for("c") }}'), ("link", "b", "${ c }")],
        ),
        ("![ceník](/<%= lang %>/c.png)", [("image", "ceník", "/<%= lang %>/c.png")]),
        ("viz [ceník][c]\n\n[c]: {{ site.url }}/c", [("link", "ceník", "{{ site.url }}/c")]),
        ("`[c]({{ c }})`", [("code", "[c]({{ c }})", "")]),
        ("viz [ceník][c]\n\n[C]: c.md", [("link", "ceník", "c.md")]),
        ("<https://posta.example>", [("link", "https://posta.example", "https://posta.example")]),
        ("**a** *b* `c`", [("strong", "a", ""), ("emphasis", "b", ""), ("code", "c", "")]),
        ("[![x](i.png)](u)", [("link", "x", "u"), ("image", "x", "i.png")]),
        ('od <time datetime="2026-05-04">4. května</time>', [("time", "4. května", "2026-05-04")]),
        ('od *4. 5.*{: datetime="2026-05-04"}', [("emphasis", "4. 5.", ""), ("time", "4. 5.", "2026-05-04")]),
        ("<a href='u'>b</a> <b>c</b><br>d", [("link", "b", "u"), ("strong", "c", "")]),
        ("vepište <jméno> a <x>", [("html", "", "")]),
        # a hidden element takes its own spans with it, and only where it ends
        ('a <img style="display:none" src="i.png"> <b>ceny</b>', [("strong", "ceny", "")]),
        ("a <br hidden> <a href='u'>ceny</a>", [("link", "ceny", "u")]),
        ("a <span hidden>b <b>ceny</b>", [("strong", "ceny", "")]),
        ("a <a hidden>b <a href='u'>ceny</a>", [("link", "ceny", "u")]),
        ("a <span hidden>b <b>ceny</b> [c](u)</span> *d*", [("emphasis", "d", "")]),
        ("a <span hidden><span>b</span> <i>c</i></span> <b>d</b>", [("strong", "d", "")]),
        ("a [ceny <span hidden>listů](u) b</span> c", [("link", "ceny ", "u")]),
        ("a <b>ceny <span hidden>listů</b> b</span> c", [("strong", "ceny ", "")]),
        ("a <span hidden>b *c</span> d* e", [("emphasis", " d", "")]),
        ("a <span hidden>b <b>c</span> d</b> e", [("strong", " d", "")]),
    ],
)
def test_spans(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("viz [c.md](c.md)", "c.md)"),
        ("viz [ceník][c]\n\n[c]: c.md", "c.md"),
        ('![c.md](c.md "c.md")', 'c.md "'),
        ("<a title='c.md' href='c.md'>x</a>", "c.md'>"),
    ],
)
def test_targets_have_their_place(text: str, target: str) -> None:
    (span,) = parse_text(text).blocks[0].spans
    assert text[span.target_start :].startswith(target)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\ntitle: Ceny\n---\nx", [("title", "Ceny", "Ceny")]),
        ('---\ntitle: "Ceny: nové"\n---\n', [("title", "Ceny: nové", "Ceny: nové")]),
        ("---\na:\n  b: c\n  d: [e]\n---\n", [("a.b", "c", "c"), ("a.d.0", "e", "e")]),
        ('+++\ntitle = "Ceny"\n+++\n', [("title", "Ceny", '"Ceny"')]),
        ("  ---\ntitle: Ceny\nlang: cs\n---\nx", [("title", "Ceny", "Ceny"), ("lang", "cs", "cs")]),
        ("\n\n---\r\ntitle: Ceny\r\nlang: cs\r\n---\r\nx", [("title", "Ceny", "Ceny"), ("lang", "cs", "cs")]),
        ("title: Ceny\nlang: cs\n---\nx", [("title", "Ceny", "Ceny"), ("lang", "cs", "cs")]),
        ("---\n\nŽádná pole\n\n---\n", []),  # two rules with words between them
    ],
)
def test_front_matter(text: str, fields: list[tuple[str, str, str]]) -> None:
    notice = parse_text(text)
    assert [(field.key, field.value, text[field.start : field.end]) for field in notice.fields] == fields


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[ceník][c]", [("reference-undefined", "[ceník][c]")]),
        ("pole[0][1] a [tak]", []),
        ("viz [ceník](http://a b)", [("link-open", "[ceník](http://a b)")]),
        ("`[a](b c)`", []),
        ("**（重要）**です", [("strong-open", "**（重要）**")]),
        ("Otevřete **  Vlastnosti** a pak", [("strong-open", "**  Vlastnosti**")]),
        ("Otevřete **Vlastnosti ** a pak", [("strong-open", "**Vlastnosti **")]),
        ("**Pozor: **voda", [("strong-open", "**Pozor: **")]),
        ("2 ** 3 a 4 ** 5", []),
        ("Cena** a ** viz níže", []),
        ("Read **this note* now", [("strong-uneven", "**this note*")]),
        ("Read *this note** now", [("strong-uneven", "*this note**")]),
        ("Price* and *notes*, ***all* of them** and 2 ** 3 *x*", []),
        ("2 ** 3 a **", []),
        ("#\u00a0Ceny", [("heading-space", "\u00a0")]),
        ("#ceny #listy", []),  # hash tags
        ("1.První\n2.Druhý", [("item-space", "1.")]),
        ("verze 1.0\n2.Druhý", []),
        ("```\nls", [("fence-open", "```")]),
        ("a\n\n<!-- b\n\nc", [("comment-open", "<!--")]),
        ("---\ntitle: a: b\n---\n", [("front-matter", ":")]),
        ("a[^7]", [("reference-undefined", "[^7]")]),
    ],
)
def test_slips_are_seen(text: str, found: list[tuple[str, str]]) -> None:
    assert [(flaw.kind, text[flaw.start : flaw.end]) for flaw in parse_text(text).flaws] == found


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("---\na: b\n---\nx", "front matter", "---\na: b\n---"),
        ("a <!-- b --> c", "comment", "<!-- b -->"),
        ("a\n\n[c]: d", "definition", "[c]: d"),
        ("a\n{: .b}", "attributes", "{: .b}"),
        ("a\n\n***\n\nb", "markup", "***"),
        ("{{< note >}}\n\na", "markup", "{{< note >}}"),
    ],
)
def test_what_is_left_out_is_named(text: str, kind: str, words: str) -> None:
    (left,) = parse_text(text).left_out
    assert (left.kind, text[left.start : left.end]) == (kind, words)


def test_a_machine_attribute_belongs_to_its_block() -> None:
    text = 'Uvod.\n\nOd 4. května 2026.\n{: datetime="2026-05-04" .date}\n\nKonec.'
    (time,) = parse_text(text, "cs").times
    assert (time.target, text[time.start : time.end], text[time.target_start : time.target_end]) == (
        "2026-05-04",
        "Od 4. května 2026.",
        "2026-05-04",
    )


def test_sections_follow_headings() -> None:
    notice = parse_text("# A\n\na\n\n## B\n\nb\n\n### C\n\n## D\n\nd")
    assert [(s.level, s.first, s.last, s.parent) for s in notice.sections] == [
        (0, 0, 7, -1),
        (1, 0, 7, 0),
        (2, 2, 5, 1),
        (3, 4, 5, 2),
        (2, 5, 7, 1),
    ]


@pytest.mark.parametrize("text", ["[a]: b\n!!! note\n", "a\n!!! note\n", "[a]: b\n!!! note\nc\n"])
def test_the_mark_of_an_admonition_is_never_read_as_words(text: str) -> None:
    assert [block.text for block in parse_text(text).blocks if "-" in block.text] == []


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            'Stop using it.\n!!! tip "Good to know"\n    Keep the box.\n',
            [("paragraph", "Stop using it."), ("paragraph", "Good to know"), ("paragraph", "Keep the box.")],
        ),
        (
            "- Unplug it.\n:::tip Good to know\nKeep the box.\n:::\n",
            [("item", "- Unplug it."), ("paragraph", "Good to know"), ("paragraph", "Keep the box.")],
        ),
    ],
)
def test_an_admonition_ends_the_block_above_it(text: str, blocks: list[tuple[str, str]]) -> None:
    found = parse_text(text).blocks
    assert [(block.kind, text[block.start : block.end]) for block in found] == blocks
