"""Reports to try every format on: of the samples, of 30,000 findings, and of strings that mean harm."""

from pathlib import Path, PurePosixPath

from checker.align.model import Table
from checker.discover import Family, Version
from checker.findings import Edit, Fact, Fix, Related
from checker.judge import judge
from checker.parse import Notice, parse
from checker.place import Place
from checker.read import Source
from checker.run import Judged, Report, Trouble, run
from checker.settings import FILE, load
from checker.voting import Vote

ROOT = Path(__file__).resolve().parent.parent

# Each of them would do something somewhere: end a line, a field, a cell or a tag, give a command to a runner
# or a terminal, call somebody, load something, turn what follows around, or be no text at all.
HARM = (
    "a\n::error file=x::forged",
    "a\r::stop-commands::x",
    "##[error]forged ##vso[task.complete] ##teamcity[buildStop]",
    "\x1b[31m\x1b]8;;https://example.com\x07link",
    "\x9b31m\x85\x00\x7f",
    "\u202egnp.exe\u2066\u200f\u061c\u200b\ufeff",
    "\u2028\u2029\x0b\x0c",
    "<script>alert(1)</script><img src=x onerror=alert(1)><!--",
    "]]><x>&lt;&amp;&#60;",
    "</details></summary></td></tr></table></code>",
    "| a | b |\\| `c` ``` ~~~",
    "![x](https://example.com/x.png) [y](javascript:alert(1)) [z]: https://example.com",
    "@team a@example.com #1 !2 $3 ~4 %5 &6 GH-7 owner/repo#8 https://example.com www.example.com",
    "/close",
    "[y](1) {0} {{1}} %0A%25 :tada:",
    "*a* _b_ **c** ~~d~~ $x$ \\",
    "\ufffe\uffff\ufff9\U000e0041",
    "\ud800 \udfff \udcff",
    "a:1:2: error,title=x;y='z\"",
    "-rf --output ../../etc",
)


def broken() -> Report:
    """What is found in the broken samples."""
    folder = ROOT / "samples/broken"
    return run([folder], load(folder / FILE))


def hostile() -> Report:
    """One family for each harmful string, which stands in every field that can be foreign."""
    families = tuple(harmful(text, number) for number, text in enumerate(HARM))
    troubles = tuple(Trouble(PurePosixPath(f"gone/{text}.md"), f"no text: {text}") for text in HARM)
    return Report(families, tuple((trouble.path, trouble.reason) for trouble in troubles), troubles)


def harmful(text: str, number: int = 0) -> Judged:
    """Findings about a family of two versions, with a text in the words, names and sentences of all of them."""
    body = f"# {text}\n\nOne [{text}]({text}) {text}.\n"
    notices = [_notice(f"{number}/{text}", locale, body) for locale in ("de", "en")]
    model = notices[1].source
    facts = [
        Fact(
            rule, case, source.place(start, end), "de", found=text, expected=text,
            details=dict.fromkeys(("mark", "off", "there", "whose", "words"), text),
            vote=Vote(1, 2), related=(Related(model.place(start, end), "en", text),),
            fix=Fix(text, (Edit(source.place(start, end), text),)),
        )
        for source in [notices[0].source]
        for rule, case in (("same-date", "changed"), ("same-links", "target"), ("end-mark", "missing"))
        for start, end in ((0, 3), (2, len(source.text) - 2), (4, 4))
    ]  # fmt: skip
    return _judged(f"{number}/{text}", notices, facts)


# What the messages of the cases that are used here name.
_DETAILS = {"mark": ".", "off": "1 day later"}


def many(count: int = 30_000) -> Report:
    """So many findings of all severities in three long versions, every fifth line wide or right to left."""
    words = (
        "Es gilt ab 5. Mai 2026",
        "סעיף 𝔸 5 במאי",
        "第五条 2026年5月5日",
        "Nordlys 🧭 5 mai",
        "5 May 2026",
    )
    text = "".join(f"{words[number % 5]} {number}\n\n" for number in range(count // 3))
    notices = [_notice("many", locale, text) for locale in ("de", "en", "fr")]
    cases = (("same-date", "changed"), ("date-weekday", "weekday"), ("end-mark", "missing"))
    facts = [
        Fact(
            *cases[number % 3], notice.source.place(start, start + 9), notice.version.locale,
            found=f"found {number}", expected="expected", details=_DETAILS, vote=Vote(2, 3),
            related=(Related(notices[0].source.place(start, start + 9), "de"),),
            fix=Fix("write the other one", (Edit(notice.source.place(start, start + 9), "x"),)),
        )
        for notice in notices
        for number, start in enumerate(notice.source.line_starts[:-1:2])
    ]  # fmt: skip
    return Report((_judged("many", notices, facts),))


def one_line(count: int) -> Report:
    """So many findings in a single line, where a look at the whole line for each would be felt."""
    notices = [_notice("line", locale, "é𝔸日 " * count) for locale in ("de", "en")]
    source = notices[0].source
    places = [source.place(4 * number, 4 * number + 3) for number in range(count)]
    facts = [
        Fact("same-date", "changed", place, "de", found=f"{number}", expected="x", details=_DETAILS)
        for number, place in enumerate(places)
    ]
    return Report((_judged("line", notices, facts),))


def _judged(family: str, notices: list[Notice], facts: list[Fact]) -> Judged:
    whole = Family(family, tuple(notice.version for notice in notices), None, "example")
    return Judged(Table(whole, tuple(notices), (), (), frozenset()), tuple(judge(family, facts, {})))


def _notice(family: str, locale: str, text: str) -> Notice:
    path = PurePosixPath(f"{family}.{locale}.txt")
    version = Version(Path("unused"), path, locale, locale, "example")
    return parse(version, Source(path, text))


def place(path: str = "noticecheck.toml") -> Place:
    """The first line of a file that is no notice."""
    return Place(PurePosixPath(path), 3, 1, 3, 9)
