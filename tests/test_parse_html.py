"""HTML becomes blocks, spans, fields and what is left out."""

import pytest

from .conftest import parse_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h1>Ceny</h1><p>Od\n  jara.</p>", [("title", 1, "Ceny"), ("paragraph", 0, "Od jara.")]),
        ("<p>a<p>b", [("paragraph", 0, "a"), ("paragraph", 0, "b")]),
        ("a<br>b <b>c</b>d", [("paragraph", 0, "a b cd")]),
        ("<ul><li>a<li><p>b</p><p>c</p></ul>", [("item", 1, "a"), ("item", 1, "b"), ("paragraph", 0, "c")]),
        ("<ol><li>a<ul><li>b</ul></ol>", [("item", 1, "a"), ("item", 2, "b")]),
        ("<dl><dt>a<dd>b</dl>", [("item", 1, "a"), ("item", 1, "b")]),
        ("<table><tr><th>a<th>b<tr><td><p>c</p><td>d</table>", [("row", 0, "a | b"), ("row", 0, "c | d")]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", [("quote", 1, "a"), ("quote", 2, "b")]),
        ("<pre>a\n  b</pre>", [("code", 0, "a\n  b")]),
        ("<img src=i.png alt='mapa'>", [("image", 0, "mapa")]),
        ("<p hidden>a</p><div style='display: none'><p>b</p></div>c", [("paragraph", 0, "c")]),
        ("<script>a<b</script><style>p{}</style>c", [("paragraph", 0, "c")]),
        (
            "<script type=text/html><h1>a</h1><p>b</script>c",
            [("title", 1, "a"), ("paragraph", 0, "b"), ("paragraph", 0, "c")],
        ),
        (
            "<h1>a</h1><script type='text/x-template'><h1>b</h1></script>",
            [("title", 1, "a"), ("heading", 1, "b")],
        ),
        ("<script type=text/x-glsl>a < b;</script><script type=module>a</script>", []),
        ('<script type="text/x-settings">{"a": "b <c"}</script>', []),  # values of a program
        (
            "<script type=text/html><p>a" * 400,
            [("paragraph", 0, "a")],
        ),  # never closed: one within another is none
        ("<div hidden><script type=text/html><p>a</script></div>", []),
        ("a &lt; b &eacute;&#8211; &bogus;", [("paragraph", 0, "a < b é– &bogus;")]),
        ("a</>b<!-- c -->d", [("paragraph", 0, "abd")]),
        ("<p>a\r\nb</p>", [("paragraph", 0, "a b")]),
        ("<table><tr><td><h1>a</h1><p>b</table>", [("title", 1, "a"), ("row", 0, "b")]),  # a page in a table
        ("<p>a <span hidden>b</span>c <i style='display:none'>d</i>e</p>", [("paragraph", 0, "a c e")]),
        ("<p><a href=u hidden>a</a>b</p><p>c</p>", [("paragraph", 0, "b"), ("paragraph", 0, "c")]),
        (
            '<p><span>500 lidí</span><span class="sxs-lookup"><span>500 people</span></span></p>',
            [("paragraph", 0, "500 lidí")],
        ),
        ("<p>10,000<sup>6</sup> a 1<sup>er</sup></p>", [("paragraph", 0, "10,000 6 a 1er")]),
        (
            "<p><span>20</span><span>26</span> 1<b>9</b> <b>V</b>ážení</p>",
            [("paragraph", 0, "20 26 19 Vážení")],
        ),
        ("---\ntitle: Ceny\n---\n<p>Od jara.</p>", [("paragraph", 0, "Od jara.")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(b.kind, b.level, b.text) for b in parse_text(text, kind="html").blocks] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a href='u?a=1&amp;b'>c</a>", [("link", "c", "u?a=1&b")]),
        ("<a href=u><div>a</div><div>b</div></a>", [("link", "a", "u"), ("link", "b", "u")]),
        ("<time datetime=2026-05-04>4 mai</time>", [("time", "4 mai", "2026-05-04")]),
        ("<code>a</code> <em>b</em>", [("code", "a", ""), ("emphasis", "b", "")]),
    ],
)
def test_spans(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [
        (span.kind, block.text[span.at : span.to], span.target)
        for block in parse_text(text, kind="html").blocks
        for span in block.spans
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("front", "fields"),
    [
        ("---\ntitle: 'Ceny'\nlang: cs\n---\n", [("title", "Ceny"), ("lang", "cs")]),
        ("+++\ntitle = 'Ceny'\n+++\n", [("title", "Ceny")]),
        ("---\r\n---\r\n", []),
    ],
)
def test_front_matter_stands_before_a_page_too(front: str, fields: list[tuple[str, str]]) -> None:
    text = front + "<p>Od <b>jara</b>.</p>"
    notice = parse_text(text, kind="html")
    assert [(field.key, field.value) for field in notice.fields] == fields
    assert all(field.value in text[field.start : field.end] for field in notice.fields)
    (block,) = notice.blocks
    assert text[block.start : block.end] == "Od <b>jara</b>.</p>"
    assert text[slice(*block.stretch(3, 7))] == "jara"
    assert [text[part.start : part.end].rstrip() for part in notice.left_out] == [front.rstrip()]


@pytest.mark.parametrize("end", ["</script>", "</script >", "</SCRIPT>\n", ""])
def test_a_page_in_a_script_has_its_places_in_the_file(end: str) -> None:
    text = f"<p>Od\n<script type='text/html' data-name=x>\n  <!-- c -->\n <p>jara &amp; léta{end}"
    notice = parse_text(text, kind="html")
    assert [text[slice(*block.stretch(0, len(block.text)))] for block in notice.blocks] == [
        "Od",
        "jara &amp; léta",
    ]
    left = [text[part.start : part.end] for part in notice.left_out]
    assert left == ["<script type='text/html' data-name=x>", "<!-- c -->", *([end.strip()] if end else [])]


def test_the_head_gives_fields() -> None:
    text = "<html lang=cs><head><title>A &amp; B</title><meta name=Description content='c d'></head><p>e"
    notice = parse_text(text, kind="html")
    assert [(f.key, f.value, text[f.start : f.end]) for f in notice.fields] == [
        ("lang", "cs", "cs"),
        ("title", "A & B", "A &amp; B"),
        ("description", "c d", "c d"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a<!-- b", [("comment-open", "<!--")]),
        ("a <a href='u", [("tag-open", "<a href='u")]),
        ("a < b", []),
        ("<p>5& nbsp;kg</p>", [("entity-broken", "& nbsp;")]),
        ("<p>요금은 _모든 편지_에, foo_bar_에</p>", [("emphasis-open", "_모든 편지_")]),
        ("---\ntitle: a\nlang: b\n---\n<p>5& amp;kg &nbsp; R& D;</p>", [("entity-broken", "& amp;")]),
        ("title: a\n---\n<p>b</p>", [("front-matter-unopened", "title: a")]),
    ],
)
def test_slips_are_seen(text: str, found: list[tuple[str, str]]) -> None:
    notice = parse_text(text, kind="html")
    assert [(flaw.kind, text[flaw.start : flaw.end]) for flaw in notice.flaws] == found


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("<p>a &amp; b</p>", "&", "&amp;"),
        ("<p>x&eacute;</p>", "é", "&eacute;"),
        ("<p>a&amp;<b>b</b></p>", "&", "&amp;"),
        ("<p>a&amp;<b>b</b></p>", "a&b", "a&amp;<b>b"),
        ("<p>a <b>b</b> c</p>", "b", "b"),
        ("<p>a\n   b</p>", "a b", "a\n   b"),
    ],
)
def test_entities_and_marks_have_their_place(text: str, words: str, source: str) -> None:
    (block,) = parse_text(text, kind="html").blocks
    at = block.text.index(words)
    start, end = block.stretch(at, at + len(words))
    assert text[start:end] == source


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("<html><body><p>Uno</p><p>Due e tr", "Due e tr", "</p>"),
        ("<ul><li>Uno</li><li>Due <b>e tre\n", None, None),  # an item's end tag may be left out
        ("<p>Uno.<p>Due.", None, None),
        ("<ul><li>Uno</li></ul><div>Due <b>e tre\n", "e tre", "</div>"),
        ("---\ntitle: Uno\n---\n<div>Due &amp;", "Due &amp;", "</div>"),
        ("<table><tr><td>Uno</td><td>Due", None, None),
        ('<div>Uno <a href="#due>due</a> tre</div></html>', None, None),  # the quotation mark swallows it
        ("<html><body><p>Uno</p>", None, None),
        ("<p>Uno</p> due", None, None),
        ("<b>Uno", None, None),
        ("", None, None),
    ],
)
def test_a_page_that_breaks_off(text: str, word: str | None, tag: str | None) -> None:
    told = [flaw for flaw in parse_text(text, kind="html").flaws if flaw.kind == "page-open"]
    assert [(text[flaw.start : flaw.end], flaw.details) for flaw in told] == (
        [(word, (("tag", tag),))] if word else []
    )
