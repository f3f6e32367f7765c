"""Slips of the pen are seen and said in every script, inside lists, quotes and tables; what looks like one is not."""

import pytest

from checker.checks.flaws import remedy_of_stars

from .conftest import parse_text

SEEN = [
    ("heading-space", "#\u00a0Überschrift\n\nText"),
    ("heading-space", "> #\u00a0Überschrift\n> Text"),
    ("heading-space", "- #\u00a0Titel\n"),
    ("heading-space", "1. ##Titre\n"),
    ("heading-space", "* ein Punkt\n\n  ##Titel\n"),
    ("heading-space", "##\u3000料金のお知らせ\n\n本文"),
    ("heading-space", "##料金のお知らせ\n\n本文"),
    ("heading-space", "##כותרת\n\nטקסט"),
    ("heading-space", "###\u200bTitolo\n"),
    ("heading-space", "##**Fett**\n"),
    ("heading-space", "##1. Premier\n"),
    ("heading-space", "#\u00a0A\r\rb\r"),
    ("heading-space", "a\r\n##Bé\r\n"),
    ("item-space", "1.Erstens\n2.Zweitens\n"),
    ("item-space", "Bitte:\n1.Erstens\n2.Zweitens\n"),
    ("item-space", "> 1.Erstens\r\n> 2.Zweitens\r\n"),
    ("item-space", "1)Primo\n2)Secondo\n"),
    ("item-space", "1.手紙の重さを量る\n2.切手を買う\n"),
    ("item-space", "1.أولا\n2.ثانيا\n"),
    ("item-space", "1.\u00a0Premier\n2.\u00a0Deuxième\n"),
    ("item-space", "1.Primeiro\n1.Segundo\n"),  # Markdown counts by itself
    ("item-space", "1.**Erstens:** wiegen\n2.**Zweitens:** kaufen\n"),
    ("item-space", "1.**一:** 測る\n1.**二:** 買う\n1.帰る\n"),
    ("item-space", "- a\n  1.Erstens\n  2.Zweitens\n"),
    ("item-space", "-Zuerst wiegen\n-Dann kaufen\n"),
    ("item-space", "*Zuerst wiegen\n*Dann kaufen\n"),
    ("item-space", "-\u00a0Peser\n-\u00a0Acheter\n"),
    ("item-space", "-첫째\n-둘째\n"),
    ("reference-undefined", "Siehe [die Liste][preise]."),
    ("reference-undefined", "> Siehe [die Liste][preise]."),
    ("reference-undefined", "| a | b |\n|---|---|\n| [x][y] | z |\n"),
    ("reference-undefined", "راجع [القائمة][الأسعار]"),
    ("reference-undefined", "- [一覧][料金]\n"),
    ("reference-undefined", "See [prices][]."),
    ("reference-undefined", "![plan][bild]"),
    ("reference-undefined", "Note[^1] here"),
    ("link-open", "Siehe [Liste(https://post.example/preise)."),
    ("link-open", "Siehe [Liste](https://post.example/preise."),
    ("link-open", "Siehe Liste](https://post.example/preise)."),
    ("link-open", "[一覧]（https://post.example/a）を見る"),
    ("link-open", "[القائمة](https://post.example/a"),
    ("link-open", "| [a](https://x.example/a | b |\n|---|---|\n| c | d |\n"),
    ("link-open", "- [Liste](https://post.example/\n  preise)\n"),
    ("link-apart", "Siehe [Liste] (https://post.example/preise)."),
    ("link-apart", "参见[价目表]\u00a0(#价格)。"),
    ("link-apart", "- Voir [la liste] (../tarifs.md)\n"),
    ("strong-open", "Das ist **wichtig."),
    ("strong-open", "- **Wichtig\n- zwei\n"),
    ("strong-open", "| **a | b |\n|---|---|\n| c | d |\n"),
    ("strong-open", "هذا **مهم جدا"),
    ("strong-open", "これは**「重要」**です"),
    ("strong-open", "Das ist ** wichtig ** heute"),
    ("emphasis-open", "요금은 _모든 편지_에 붙습니다"),
    ("emphasis-open", "_Kettle_은 주전자입니다"),
    ("emphasis-open", "料金は_手紙_です、そして _可変個_の"),
    ("strong-open", "Das ist neu, ** dies wichtig **, und das bleibt"),
    ("strong-uneven", "**a b*"),
    ("strong-uneven", "*a b**"),
    ("front-matter", "---\ntitle: Achtung: Preis\n---\n\nx"),
    ("front-matter", '---\ntitle: "Preis\n---\n\nx'),
    ("front-matter", "---\r\ntitle: a: b\r\n---\r\n\r\nx"),
    ("front-matter", "---\rtitle: a: b\r---\r\rx"),
    ("front-matter", "---\ntitle: a\nlayout: b\n\nx"),
    ("front-matter", "\n---\ntitle: a\nlayout: b\n---\n\nx"),
    ("front-matter", "    ---\ntitle: a\nlayout: b\n---\n\nx"),
    ("front-matter-unopened", "title: a\n---\n\nx"),
    ("entity-broken", "500 000 & sup3; каналов"),
    ("entity-broken", "od 5& nbsp;kg"),
    ("entity-broken", "5&nbsp；公斤"),
    ("entity-broken", "5&nbsp kg"),
    ("tag-broken", "Viz <b>ceník</ b> a dál"),
    ("tag-broken", "Fiyatlar </ 0> için"),
    ("tag-unopened", "Konec.</p>"),
    ("row-longer", "| a | b |\n|---|---|\n| c | d | e |\n"),
    ("front-matter-unopened", "lang: cs\r\ntags:\r\n- x\r\ntitle: a\r\n---\r\n\r\nx"),
]
RIGHT = [
    "#Neuheiten von uns\n",
    "C## ist eine Sprache\n",
    "```\n##x\n1.x\n2.x\n```\n",
    "    ##x\n",
    "`##x` und `[a][b]` und `**a`",
    "-5 Grad\n-6 Grad\n",
    "1.5 Liter\n2.5 Liter\n",
    "1.**5** Liter\n1.**6** Liter\n",
    "-verbose\n-quiet\n",
    "*Erstens* wiegen\n*Zweitens* kaufen\n",
    "Er kam\n-Sie ging\nund blieb\n",
    "[x] [y]",
    "a[0][1]",
    "See [INSERT EMAIL] here",
    "Siehe [die Liste (https://post.example/preise)].",
    "Siehe [Liste](/{{ page.lang }}/4x/preise.html) und [mehr]({% link mehr.md %}).",
    "[Liste] (neu), [Fehler] (#12), `[Liste] (#preise)`, [x] (https://post.example/a), [PDF] (https://post.example/b)",
    "[Liste] (siehe https://post.example/preise) und [1] (https://post.example/preise)",
    "[Liste] (https://post.example/preise)\n\n[Liste]: /preise\n",
    "2 ** 3 = 8",
    "_모든 편지_ 에, `_모든 편지_에`, 편지_모든_에, https://post.example/_모든_에, _foo_bar, \\_모든\\_에",
    "a * b",
    "Preis**\n\n**solange der Vorrat reicht",
    "---\n\nText\n\n---\n",
    "---\nHinweis: nur heute\n\nText",
    "\n---\n\nTitel: Preise\n",
    "hinweis: nur heute\n---\n",
    "5&nbsp;kg, R& D; AT&T; a &amp; b, &amp;nbsp; &amp; nbsp;, `& nbsp;`, <u?a=1&copy=2>",
    "<b>x</b>, a < / b und `</ 0>`",
    "<p>\n\nx</p>\n",
    "| a | b |\n|---|---|\n| c |\n| d | e | |\n| f | g |{: .x}\n",
    "Title: Preise\n---\n",
    "title: Preise\n\n---\n",
]


@pytest.mark.parametrize(("kind", "text"), SEEN)
def test_slips_are_seen(kind: str, text: str) -> None:
    assert kind in {flaw.kind for flaw in parse_text(text).flaws}


@pytest.mark.parametrize("text", RIGHT)
def test_what_looks_like_a_slip_is_none(text: str) -> None:
    assert parse_text(text).flaws == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("-Zuerst wiegen\n-Dann kaufen\n", [("item", 1, "Zuerst wiegen"), ("item", 1, "Dann kaufen")]),
        ("- a\n  1.Erst\n  2.Dann\n", [("item", 1, "a"), ("item", 2, "Erst"), ("item", 2, "Dann")]),
        ("1.**Erst** wiegen\n1.Dann\n", [("item", 1, "Erst wiegen"), ("item", 1, "Dann")]),
        ("> 1.Erst\n> 2.Dann\n", [("item", 1, "Erst"), ("item", 1, "Dann")]),
    ],
)
def test_items_without_blanks_are_items(text: str, items: list[tuple[str, int, str]]) -> None:
    assert [(block.kind, block.level, block.text) for block in parse_text(text).blocks] == items


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("** Druk op de knop **", "blanks"),
        ("**Appuyez ici **", "blanks"),
        ("**「電源」**", "punctuation mark"),
        ("**Wichtig", "close"),
    ],
)
def test_the_remedy_of_stars_is_for_what_keeps_them_shown(words: str, remedy: str) -> None:
    assert remedy in remedy_of_stars(words)
