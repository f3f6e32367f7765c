"""The page: what it shows and where, that nothing foreign becomes a part of it, and that equal input gives it again."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
import turbohtml
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace

from checker.findings import Fact, Finding, Severity
from checker.read import Source
from checker.report import Look, render
from checker.report.html import family
from checker.report.html.words import Mark, halves, marked, plain, quoted, sentence
from checker.run import Aside, Judged, Report, Trouble

from .conftest import judge_texts

TEXTS = {
    "ar": "# الإغلاق\n\nيسري ذلك من ٤ مايو ٢٠٢٦.\n\nسنعود قريبًا.\n",
    "de": "# Schließung\n\nDas gilt ab dem 4. Mai 2026.\n\nWir sind bald zurück.\n",
    "en": "# Closing\n\nIt applies from 4 May 2026.\n\nWe will be back soon.\n",
    "ja": "# 休業のお知らせ\n\n2026年5月5日から適用されます。\n\nまもなく再開します。\n",
    "nl": "# Sluiting\n\nDit geldt vanaf 4 mei 2026.\n",
}
HOSTILE = [
    "</style><script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "<!--", "-->", "]]>", "&lt;script&gt;", "&#60;b&#62;", "{{ 7 * 7 }}", "{% include 'x' %}", "{#",
    "javascript:alert(1)",
    "“</h4><b>”", "\u202eevil\u202c", "\u2067\u2066", "\ufffe\U0010ffff", "\0\x1b[31m", "\x85\u2028", "\ud800",
]  # fmt: skip


@cache
def example() -> Judged:
    return judge_texts(TEXTS)


def page(report: Report, look: Look | None = None) -> str:
    return render(report, "html", look or Look())


def parsed(report: Report) -> turbohtml.Document:
    return turbohtml.parse(page(report))


def text_of(element: turbohtml.Element) -> str:
    return " ".join(element.text.split())


def one(within: turbohtml.Element | turbohtml.Document, selector: str) -> turbohtml.Element:
    return within.select(selector)[0]


def attribute(element: turbohtml.Element, name: str) -> str:
    return str(element.attrs[name])


def card(document: turbohtml.Document, locale: str) -> turbohtml.Element:
    return next(e for e in document.select(".row .t.hit") if one(e, ".v b").text == locale)


def test_a_row_with_a_finding_shows_the_words_marked_and_the_words_of_another_version() -> None:
    document = parsed(Report((example(),)))
    wrong = card(document, "ja")
    assert text_of(one(wrong, ".k mark.error")) == "2026年5月5日"
    assert (attribute(one(wrong, ".k"), "lang"), attribute(one(wrong, ".k"), "dir")) == ("ja", "ltr")
    assert text_of(one(wrong, "del")) == "2026年5月5日"
    assert [text_of(b) for b in wrong.select("del b, ins b")] == ["5", "4"]
    assert [text_of(mark) for mark in document.select(".t mark.same")] == ["4 May 2026"]


def test_a_block_that_is_absent_is_an_empty_cell_beside_what_the_others_have() -> None:
    document = parsed(Report((example(),)))
    missing = card(document, "nl")
    assert text_of(one(missing, ".k.none")) == "not in this version"
    row = next(row for row in document.select(".row") if row.select(".k.none"))
    assert "سنعود قريبًا." in [text_of(words) for words in row.select(".t:not(.hit) .k")]


def test_each_cell_of_the_grid_has_its_language_and_its_direction() -> None:
    document = parsed(Report((example(),)))
    grid = one(document, ".map table")
    assert [text_of(head) for head in grid.select("thead th")] == list(TEXTS)
    cells = grid.select("tbody td")
    assert {(attribute(cell, "lang"), attribute(cell, "dir")) for cell in cells} == {
        ("ar", "rtl"), ("de", "ltr"), ("en", "ltr"), ("ja", "ltr"), ("nl", "ltr"),
    }  # fmt: skip
    assert all(attribute(head, "scope") == "row" for head in grid.select("tbody th"))
    links = [one(cell, "a") for cell in cells if cell.select("a")]
    assert [text_of(link) for link in links] == ["✗ja: 1 error", "−nl: absent, 1 error"]


def test_every_link_within_the_page_arrives_and_every_name_is_given_once() -> None:
    document = parsed(Report((example(),)))
    names = [attribute(element, "id") for element in document.select("[id]")]
    assert len(names) == len(set(names))
    targets = {attribute(link, "href").removeprefix("#") for link in document.select("a")}
    assert targets <= set(names)


def test_a_finding_is_linked_by_its_fingerprint() -> None:
    judged = example()
    document = parsed(Report((judged,)))
    assert {attribute(f, "id") for f in document.select(".f")} == {
        f"f-{f.fingerprint}" for f in judged.findings
    }


def test_a_clean_family_is_one_line() -> None:
    clean = judge_texts({"de": "# Neu\n\nAb 4. Mai 2026.\n", "en": "# New\n\nFrom 4 May 2026.\n"})
    document = parsed(Report((clean,)))
    assert [text_of(line) for line in document.select(".clean li")] == ["notice · 2 versions agree: de en"]
    assert not document.select(".fam, .bar")


def test_what_could_not_be_judged_and_what_was_passed_over_stand_at_the_head() -> None:
    report = Report(
        (), ((PurePosixPath("a.png"), "an image"),), (Trouble(PurePosixPath("b.md"), "permission denied"),)
    )
    head = text_of(one(parsed(report), "header"))
    assert "Could not be read: 1 b.md: permission denied" in head
    assert "1 file passed over a.png: an image" in head


def aside(text: str) -> Aside:
    source = Source(PurePosixPath("noticecheck.toml"), text)
    fact = Fact("suppressions", "unused", source.place(0, len(text)), "", found=text)
    return Aside(
        source, Finding(fact, "", "text", Severity.WARNING, f"“{text}” suppresses nothing", "", "0" * 20)
    )


def test_findings_about_no_family_have_a_part_of_their_own() -> None:
    document = parsed(Report((), asides=(aside("[[ignore]]"),)))
    assert text_of(one(document, "#asides .f h4")) == "! warning: “[[ignore]]” suppresses nothing"
    assert text_of(one(document, "#asides .x mark")) == "[[ignore]]"


def elements(document: turbohtml.Document) -> list[str]:
    return [element.tag for element in document.iter_elements()]


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_foreign_becomes_an_element_or_hides(words: str) -> None:
    texts = {locale: text.replace("\n\n", f" {words}\n\n", 1) for locale, text in TEXTS.items()}
    judged = judge_texts(texts)
    sly = [
        replace(
            f,
            message=f"expected “{words}” {words}",
            help=words,
            fact=replace(f.fact, found=words, expected=words + "x"),
        )
        for f in judged.findings
    ]
    named = replace(judged.table.family, name=words)
    judged = Judged(replace(judged.table, family=named), tuple(sly))
    path = PurePosixPath(words.replace("/", "-"))
    report = Report((judged,), ((path, words),), (Trouble(path, words),), (aside(words),))
    text = page(report)
    text.encode()
    document = turbohtml.parse(text)
    found = elements(document)
    assert (found.count("script"), found.count("style")) == (1, 1)
    assert not {"img", "svg", "iframe", "object", "form", "link", "base"} & set(found)
    assert not [
        name for e in document.iter_elements() for name in e.attrs if name.startswith("on") or name == "style"
    ]
    assert {attribute(link, "href")[0] for link in document.select("a")} == {"#"}
    assert not re.search(
        "[\0-\b\v-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe]", text
    )


def test_hostile_names_of_locales_give_no_language() -> None:
    judged = example()
    version = replace(judged.table.notices[0].version, locale='x" onload="alert(1)')
    notices = (replace(judged.table.notices[0], version=version), *judged.table.notices[1:])
    family = replace(judged.family, versions=tuple(notice.version for notice in notices))
    table = replace(judged.table, family=family, notices=notices)
    document = parsed(Report((Judged(table, judged.findings),)))
    assert {attribute(e, "lang") for e in document.select(".t [lang]")} == {"und", "de", "en", "ja", "nl"}
    assert not document.select("[onload]")


@given(st.text(max_size=60))
def test_words_come_back_from_the_page_as_they_were(words: str) -> None:
    shown = one(turbohtml.parse(f"<p>{quoted(words)}</p>"), "p")
    for name in shown.select("abbr"):
        assert chr(int(attribute(name, "title").split()[0].removeprefix("U+"), base=16)) in words
        name.decompose()
    assert shown.text == "".join(letter for letter in words if plain(letter) == letter or letter in "\n\t")


@settings(max_examples=60)
@given(st.text("ab <&\u0301", max_size=12), st.data())
def test_marks_change_no_word(words: str, data: st.DataObject) -> None:
    edges = st.integers(0, len(words))
    pairs = data.draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=4))
    marks = sorted(Mark(at, to, "error", number) for number, (at, to) in enumerate(pairs, 1))
    shown = one(turbohtml.parse(f"<p>{marked(words, marks)}</p>"), "p")
    assert shown.text == words
    inside = {at for mark in marks for at in range(mark.at, mark.to)}
    assert "".join(e.text for e in shown.select("mark")) == "".join(words[at] for at in sorted(inside))
    assert len(shown.select("mark.gap")) == sum(mark.at == mark.to for mark in marks)


@pytest.mark.parametrize(
    ("found", "expected", "shown"),
    [
        ("4 mai", "5 mai", ("<b>4</b> mai", "<b>5</b> mai")),
        ("ab", "xy", ("ab", "xy")),  # nothing in common: no letter stands out
        ("14 března", "14. března", ("14 března", "14<b>.</b> března")),
        (
            "cafe\u0301 1",
            "cafe 1",
            ("caf<b>e\u0301</b> 1", "caf<b>e</b> 1"),
        ),  # an accent stays with its letter
        ("", "<b>", ("", "&lt;b&gt;")),
    ],
)
def test_letters_that_differ_stand_out(found: str, expected: str, shown: tuple[str, str]) -> None:
    assert halves(found, expected) == shown


def test_quotations_are_isolated() -> None:
    assert (
        sentence("expected “٤ مايو”, found “<b>”")
        == "expected “<bdi>٤ مايو</bdi>”, found “<bdi>&lt;b&gt;</bdi>”"
    )


def test_the_policy_names_the_style_and_the_script_and_nothing_else() -> None:
    text = page(Report((example(),)))
    policy = attribute(one(turbohtml.parse(text), "meta[http-equiv]"), "content")
    for tag in ("style", "script"):
        inside = text[text.index(f"<{tag}>") + len(tag) + 2 : text.index(f"</{tag}>")]
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r"(?:src|href)=[\"'](?!#)", text)


def test_the_same_report_gives_the_same_page() -> None:
    assert page(Report((example(),))) == page(Report((example(),)))


@pytest.mark.parametrize("notes", [True, False])
def test_notes_are_on_the_page_and_shown_where_they_are_asked_for(*, notes: bool) -> None:
    text = page(Report((example(),)), Look(notes=notes))
    assert ('value="note" checked' in text) is notes


def test_texts_that_are_left_out_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.report.html.compose.MOST_LETTERS", 900)
    document = parsed(Report((example(),)))
    told_so = text_of(one(document, ".hd .cut"))
    assert re.match(r"\d+ texts that agree are left out", told_so)
    assert int(told_so.split()[0]) + len(document.select(".t")) == 5 * len(example().table.rows)


def test_a_long_text_is_cut_behind_its_last_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(family, "LONGEST_TEXT", 5)
    wrong = card(parsed(Report((example(),))), "ja")
    assert text_of(one(wrong, ".k")) == "2026年5月5日"
    assert text_of(one(wrong, ".cut")) == "… 9 letters more, not shown"


def test_the_parts_of_the_page_are_packed_with_the_program() -> None:
    folder = Path(family.__file__).parent
    assert sorted(file.name for file in folder.glob("page.*")) == ["page.css", "page.html.j2", "page.js"]
