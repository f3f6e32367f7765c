"""Nothing is lost: each word of a document is in a block, named as left out, or in a flaw."""

import re

import pytest
from hypothesis import given, settings

from checker.parse import Notice

from .conftest import parse_text
from .needles import aside, lost, planted
from .test_parse_whole import TEXTS

# Words that begin with “seen” must be words of a block, those with “kept” be left out or in a flaw.
MARKDOWN = {
    "comment that never ends": "seen1\n\n<!-- kept1\n\nkept2\n\n- kept3\n",
    "comment in a paragraph that never ends": "seen1 <!-- seen2\n\nseen3\n",
    "comment over blank lines": "seen1\n\n<!-- kept1\n\nkept2 --> \n\nseen2\n",
    "comment behind a list": "- seen1\n  <!-- kept1 -->\n- seen2 <!-- kept2 --> seen3\n",
    "table": "| seen1 | seen2 |\n|---|---|\n| seen3 | seen4 `seen5` |\n| seen6 | seen7 | seen8 | seen9 |\n| seen10\n",
    "table in a quote": "> | seen1 | seen2 |\n> |---|---|\n> | seen3 | seen4 |\n",
    "table in a list": "- seen1\n\n  | seen2 | seen3 |\n  |---|---|\n  | seen4 | seen5 |\n",
    "table without its second line": "| seen1 | seen2 |\n| seen3 | seen4 |\n",
    "footnotes": "seen1[^a] seen2[^kept9]\n\n[^a]: seen3\n    seen4\n\n    seen5\n\n[^b]: seen6\n",
    "footnote in a quote": "> seen1[^a]\n>\n> [^a]: seen2\n",
    "reference definitions": 'seen1 [seen2][a] [seen3][kept9]\n\n[a]: /u "kept1"\n[b]: /kept2\n',
    "reference defined twice": "[seen1][a]\n\n[a]: /u\n[a]: /kept1\n",
    "MkDocs": '!!! note "seen1"\n    seen2\n\n    seen3\n\nseen4\n',
    "MkDocs, folded": '??? warning "seen1"\n    seen2\n???+ tip "seen3"\n\n    - seen4\n        - seen5\n',
    "MkDocs in a list": '- seen1\n\n    !!! note "seen2"\n        seen3\n\n- seen4\n',
    "MkDocs tabs": '=== "seen1"\n\n    seen2\n\n=== "seen3"\n\n    seen4\n',
    "Docusaurus": ":::note seen1\nseen2\n\n- seen3\n:::\n\nseen4\n",
    "Docusaurus, nested": "::::info[seen1]\n\nseen2\n\n:::tip seen3\n\nseen4\n\n:::\n\n::::\n",
    "Docusaurus, never closed": ":::note\nseen1\n\nseen2\n",
    "GitHub alert": "> [!NOTE]\n> seen1\n>\n> seen2\n\nseen3\n",
    "Obsidian callout": "> [!tip]+ seen1\n> seen2\n",
    "Hugo": '{{< note kept1="x" >}}\nseen1\n\n{{% tab "kept2" %}}\nseen2\n{{% /tab %}}\n{{< /note >}}\n'
    "seen3 {{< x >}} seen4\n",
    "Liquid": "{% if kept1 %}\nseen1\n{% else %}\nseen2 {% x %} seen3\n{% endif %}\n{{ seen4 }}\n",
    "comments of templates": "seen1 {# kept1 #} seen2\n\n{% comment %}\nkept2\n\n# kept3\n{% endcomment %}\n\n"
    "- seen3\n  {{/* kept4 */}}\n- seen4 {/* kept5 */}\n\n{{!-- kept6 --}}\n\n"
    "{{< comment >}}\nkept7\n{{< /comment >}}\n",
    "stamps of version control": "seen1 $Id: kept1 2 kept2 $ seen2\n\nseen3 $Date$ seen4 $5 seen5 $ seen6\n",
    "comments of templates in code": "`{# seen1 #}` seen2\n\n```\n{# seen3 #}\n{% comment %}\n```\n\n"
    "seen4 {% endcomment %}\n",
    "comments of templates that never end": "seen1 {# seen2\n\n{% comment %}\nseen3\n\n{/* seen4 #id}\n",
    "comment of a template with words behind it": "{# seen1 #} seen2 [seen3](x)\n\n# seen4 {#name}\n",
    "Liquid that never ends": "{% include seen1\n\nseen2\n",
    "kramdown": "seen1\n{: .x #kept1}\n\n# seen2 {#y}\n\n*seen3*{: .z} seen4\n\n{:toc}\n- seen5\n{: kept2}\n",
    "front matter": "---\ntitle: kept1\ntags:\n  - kept2\n# kept3\n---\nseen1\n",
    "front matter that is broken": "---\ntitle: kept1: kept2\n  - kept3\n---\nseen1\n",
    "front matter that never ends": "---\ntitle: seen1\n\nseen2\n",
    "front matter in TOML": '+++\ntitle = "kept1"\n[kept2]\na = kept3\n+++\nseen1\n',
    "details": "<details>\n<summary>seen1</summary>\n\nseen2\n\n- seen3\n\n</details>\n\nseen4\n",
    "details in one piece": "<details><summary>seen1</summary>seen2</details> seen3\n",
    "hidden over blank lines": "<div hidden>\n\nseen1\n\n</div>\n\nseen2\n",
    "style over blank lines": '<div style="display: none">\nkept1\n\nseen1\n\n</div>\n\nseen2\n',
    "script over blank lines": "<script>\nkept1\n\nkept2\n</script>\nseen1\n\nseen2\n",
    "template": "<template>\nkept1\n</template>\n\nseen1\n",
    "noscript": "<noscript>\nseen1\n</noscript>\n\nseen2\n",
    "textarea": "<textarea>\nseen1\n\nseen2\n</textarea>\n\nseen3\n",
    "pre": "<pre>\nseen1\n\nseen2</pre>\n\nseen3\n",
    "CDATA": "<![CDATA[\nkept1\n\nkept2\n]]>\n\nseen1\n",
    "processing instruction": "<?php kept1\n\nkept2 ?>\n\nseen1\n",
    "declaration": "<!DOCTYPE kept1>\n\nseen1\n",
    "setext": "seen1\nseen2\n===\n\nseen3\n---\n\n- seen4\n  ---\n",
    "definition list": "seen1\n: seen2\n: seen3\n\n  seen4\n\nseen5\n\n: seen6\n",
    "task list": "- [ ] seen1\n- [x] seen2\n",
    "code": "    seen1\n\n```kept\nseen2\n```\n\n~~~\nseen3\n",
    "code in a list": "- seen1\n\n      seen2\n\n  ```\n  seen3\n  ```\n",
    "image": "![seen1](a.png) ![seen2][i]\n\n[i]: b.png\n",
    "image in a link": "[![seen1](a.png)](b) [seen2 ![seen3](c)](d)\n",
    "tag in a paragraph": 'seen1 <span title="x">seen2</span> <b>seen3 <img alt="seen4" src=x>\n',
    "tag that never ends": "seen1 <span seen2\n\nseen3\n",
    "block tag that never ends": "<div kept1\n\nseen1\n",
    "select": "<select><option>seen1<option>seen2</select>\n\nseen3\n",
    "svg": "<svg>\n<text>seen1</text>\n</svg>\n\nseen2\n",
    "item that is empty": "-\n\n  seen1\n- \n- seen2\n",
    "numbers that are words": "9. seen1 2020\n\nseen2\n\n- 28. seen3\n",
    "items without blanks": "1.seen1\n2.seen2\n\n> 1.seen3\n> 2.seen4\n",
    "headings without blanks": "##seen1\n\n#\u00a0seen2\n\n> ##seen3\n\n- ##seen4\n",
    "strike, mark, maths": "~~seen1~~ ==seen2== $seen3$ H~2~O^seen4^\n\n$$\nseen5\n$$\n",
    "breaks": "seen1  \nseen2\\\nseen3<br>seen4\n",
    "import of MDX": "import seen1 from 'x'\n\n<Tabs>\n<TabItem value='x'>\n\nseen2\n\n</TabItem>\n</Tabs>\n",
    "order mark inside": "\ufeff# seen1\n\n\ufeffseen2\n",
    "other line ends": "# seen1\r\rseen2\rseen3\r\r- seen4\r- seen5\r",
    "signs that end no line": "seen1\u2028seen2\x0bseen3\x0cseen4\x85seen5\n",
    "wiki": "[[seen1]] [[seen2|seen3]] ![[seen4]]\n",
    "abbreviation": "*[seen1]: seen2\n\nseen3\n",
}
HTML = {
    "page": '<!DOCTYPE html><html lang="en"><head><title>kept1</title><meta name="description" content="kept2">'
    "<style>kept3</style><script>kept4</script></head><body><h1>seen1</h1><p>seen2<p>seen3</body></html>",
    "comment that never ends": "<p>seen1</p>\n<!-- kept1\n<p>kept2</p>\n",
    "comments of templates": "<p>seen1 {# kept1 #} seen2</p>{% comment %}<p>kept2</p>\n\n{% endcomment %}<p>seen3</p>",
    "comments of templates that are shown": "<pre><code>{# seen1 #}</code> {{/* seen2 */}}</pre>{# kept1 #}"
    "<p>seen3</p>",
    "marks in a style sheet": "<style>a{/* kept1 */ b:c} d{/* kept2 */}</style><p>seen1</p>{# kept3 #}",
    "comment with dashes": "<p>seen1</p><!-- kept1 -- kept2 --!><p>seen2<!--> seen3",
    "tag that never ends": "<p>seen1</p>\n<p class='kept1\n<p>kept2</p>\n",
    "script that never ends": "<p>seen1</p><script>kept1 <p>kept2</p>",
    "title that never ends": "<p>seen1</p><title>kept1 <p>kept2</p>",
    "textarea": "<p>seen1<textarea>seen2 <b>seen3</b></textarea>seen4",
    "template": "<template><p>kept1</p></template><p>seen1</p>",
    "noscript": "<noscript><p>seen1</p></noscript><p>seen2</p>",
    "hidden": '<div hidden><p>kept1</p></div><p style="display:none">kept2</p><p>seen1</p>',
    "hidden that never ends": "<div hidden>kept1<p>kept2",
    "details": "<details><summary>seen1</summary>seen2<p>seen3</p></details>",
    "table": "<table><caption>seen1</caption><tr><th>seen2<td>seen3<tr><td>seen4<p>seen5</p></table>seen6",
    "table with a list": "<table><tr><td><ul><li>seen1<li>seen2</ul><td>seen3</table>",
    "table in a table": "<table><tr><td>seen1<table><tr><td>seen2</table>seen3</table>",
    "words in a table": "<table>seen1<tr>seen2<td>seen3</td>seen4</tr></table>",
    "lists": "<ul>seen1<li>seen2<ul><li>seen3</ul>seen4<li>seen5</ul>seen6",
    "definition list": "<dl><dt>seen1<dd>seen2<dd><p>seen3</dl>",
    "select": "<select><optgroup label=x><option>seen1<option>seen2</select>",
    "CDATA": "<p>seen1</p><![CDATA[ kept1 ]]><p>seen2</p>",
    "CDATA in svg": "<svg><text><![CDATA[kept1]]>seen1</text></svg>",
    "processing instruction": "<?xml version='1.0' kept1?><p>seen1</p>",
    "iframe": "<iframe>seen1</iframe><object>seen2</object><video>seen3</video>",
    "closed twice": "</p></div>seen1</b></table>seen2</html>seen3</body>seen4",
    "misnested": "<b><p>seen1</b>seen2</p><a href=x><div>seen3</a>seen4</div>",
    "pre": "<pre>\nseen1\n  seen2</pre>",
    "plaintext": "<p>seen1</p><plaintext>seen2 <p>seen3",
    "xmp": "<xmp>seen1 <b>seen2</b></xmp><noembed>seen3</noembed><noframes>seen4</noframes>seen5",
    "entities": "<p>&lt;seen1&gt; &nbsp;seen2&amp seen3 &notit;seen4 &#x73;een",
    "ruby": "<ruby>seen1<rp>(</rp><rt>seen2</rt></ruby>",
    "empty end tag": "<p>seen1</>seen2</p><>seen3",
    "alternative text": '<p>seen1<img alt="seen2" src="x"></p><img alt=seen3>',
    "quotes": "<blockquote>seen1<p>seen2</p>seen3</blockquote><q>seen4</q>",
    "buttons": "<form><label>seen1<input value=x></label><button>seen2</button></form>",
    "no words": "seen1",
    "other line ends": "<h1>seen1</h1>\r<p>seen2\rseen3</p>\r",
}
DEEP = (5, 20, 100, 500, 2000)
NESTED = {
    "- ": ("markdown", "- "),
    "1. ": ("markdown", "1. "),
    "> ": ("markdown", "> "),
    "> - ": ("markdown", "> - "),
    "div in Markdown": ("markdown", "<div>"),
    "div and blank line": ("markdown", "<div>\n\n"),
    "div": ("html", "<div>"),
    "ul": ("html", "<ul><li>"),
    "blockquote": ("html", "<blockquote>"),
    "table": ("html", "<table><tr><td>"),
    "b": ("html", "<b>"),
    "span in Markdown": ("markdown", "<span>"),
}


def told(notice: Notice) -> tuple[set[str], set[str]]:
    """Words of the blocks, and words of what is left out or flawed."""
    seen = " ".join(block.text for block in notice.blocks)
    return set(re.findall(r"seen\d+", seen)), set(re.findall(r"kept\d+", aside(notice)))


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_keeps_every_word(name: str) -> None:
    check(MARKDOWN[name], "markdown")


@pytest.mark.parametrize("name", HTML)
def test_html_keeps_every_word(name: str) -> None:
    check(HTML[name], "html")


def check(text: str, kind: str) -> None:
    seen, kept = told(parse_text(text, kind=kind))
    assert set(re.findall(r"seen\d+", text)) - seen == set()
    assert set(re.findall(r"kept\d+", text)) - kept - {"kept9"} == set()  # 9: a label, seen as it stands


@pytest.mark.parametrize("depth", DEEP)
@pytest.mark.parametrize("name", NESTED)
def test_deep_words_are_kept(name: str, depth: int) -> None:
    kind, mark = NESTED[name]
    notice = parse_text(f"before\n\n{mark * depth}deepest words\n\n\nafter all", kind=kind)
    words = " ".join(block.text for block in notice.blocks)
    assert all(each in words for each in ("before", "deepest words", "after all"))


@pytest.mark.parametrize("kind", ["markdown", "html", "text"])
@settings(max_examples=150)
@given(text=TEXTS)
def test_a_needle_in_each_line_is_kept(kind: str, text: str) -> None:
    grown, needles = planted(re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", text))
    assert list(lost(parse_text(grown, kind=kind), needles)) == []
