"""Every repair: applied, its finding is gone, nothing new is told, nothing else is changed, and it is made once."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings as configured, strategies as st
from msgspec import Struct

from checker import rules
from checker.edits import Swap, swapped, unchanged, whole
from checker.examples import findings_of
from checker.findings import Finding, Fix, Severity
from checker.place import Place
from checker.read import Source
from checker.repair import Judge, changes, rehearse, repair
from checker.report import Look, render
from checker.rules import Example
from checker.run import Report, run
from checker.settings import FILE, Settings, load

from .conftest import judge_texts
from .dated import date_mutants
from .mutations import mutants
from .reports import many
from .test_cli import AGREEING, noticecheck, written
from .test_rules import examples

SAMPLES = Path(__file__).parent.parent / "samples"
# Repairs that need more spots than the reported one: the other answer, all items of the list, links, or words.
TWO_SPOTS = {
    ("feedback-prompt", "swapped"),
    ("markup-closed", "item-space"),
    ("same-links", "folder-several"),
    ("same-links", "plain-http-several"),
    ("space-beside-code", "glued-several"),
    ("whole-encoding", "code-page"),
}


def told(report: Report) -> Counter[tuple[str, ...]]:
    """What is told, by what outlives a repair elsewhere in the same file."""
    return Counter(key(finding) for finding in report.findings())


def key(finding: Finding) -> tuple[str, ...]:
    fact = finding.fact
    return (fact.rule, fact.case, fact.place.path.as_posix(), fact.found)


def alarms(report: Report) -> Counter[tuple[str, ...]]:
    """Errors and warnings by case and file: the words of one that stays may be among those that were repaired."""
    facts = (finding.fact for finding in report.findings() if finding.severity > Severity.NOTE)
    return Counter((fact.rule, fact.case, fact.place.path.as_posix()) for fact in facts)


def prove(judge: Judge, finding: Finding, fix: Fix, before: Report) -> None:
    """Make one repair, and hold the outcome against every promise."""
    (change,) = changes(before, [fix])
    source = before.sources()[change.path]
    assert change.before == whole(source)
    for edit in fix.edits:
        assert (finding.fact.rule, finding.fact.case) in TWO_SPOTS or lies_within(
            edit.place, finding.fact.place
        )
    after = judge({change.file: change.source})
    assert told(after)[key(finding)] == told(before)[key(finding)] - 1, "the finding is gone"
    assert alarms(after) <= alarms(before), "nothing new is told"
    assert all(other.fact.fix != fix for other in after.findings()), "and the repair is not made again"


def lies_within(inner: Place, outer: Place) -> bool:
    start, end = (outer.line, outer.column), (outer.end_line, outer.end_column)
    return start <= (inner.line, inner.column) and (inner.end_line, inner.end_column) <= end


def prove_all(judge: Judge, *, unsafe: bool) -> None:
    """Make all repairs: that ends, a second time there is nothing to make, and no alarm is new."""
    done = rehearse(judge, unsafe=unsafe, least=Severity.NOTE)
    mended = {change.file: change.source for change in done.changes}
    again = rehearse(lambda texts: judge({**mended, **texts}), unsafe=unsafe, least=Severity.NOTE)
    assert again.changes == ()
    assert alarms(done.report) <= alarms(done.before)
    for change in done.changes:
        assert swapped(change.before, change.swaps) == change.after


def judge_of(
    texts: Mapping[str, str],
    kind: str = "markdown",
    reference: str | None = None,
    demands: Mapping[str, object] | None = None,
    files: Mapping[str, str] | None = None,
) -> Judge:
    """A judge of versions by locale, which a repair may give other texts."""
    locales = {file: locale for locale, file in (files or {}).items()}

    def judge(instead: Mapping[Path, Source]) -> Report:
        own = {locales.get(path.as_posix(), path.parts[0]): source.text for path, source in instead.items()}
        return Report((judge_texts({**texts, **own}, kind, reference, demands, files),))

    return judge


# --- the rules' own examples ---


@pytest.mark.parametrize(("name", "example"), examples("wrong"))
def test_each_repair_of_the_examples(name: str, example: Example) -> None:
    judge = judge_of(
        example.versions, example.format, example.reference or None, example.demands, example.files
    )
    before = judge({})
    for finding in before.findings():
        if finding.fact.fix and finding.fact.rule == name:
            prove(judge, finding, finding.fact.fix, before)
    for unsafe in (False, True):
        prove_all(judge, unsafe=unsafe)


# What a repair may do: the digest of the audit. Cases that are not named have none.
SAFE = {
    "date-attribute": "differs unreadable field",
    "date-form": "digits-mixed digits nominative ordinal-dot year-dot capitals",
    "hidden-characters": "control order-mark hidden",
    "markup-closed": "heading-space item-space entity-broken",
    "one-script-words": "look-alike",
    "same-links": "doubled",
    "space-before-marks": "space",
    "whole-encoding": "misread code-page stray order-mark declared",
}
UNSAFE = {
    "date-form": "foreign-month foreign-month-unsure nominative-governed two-months misspelt order unusual",
    "date-weekday": "weekday",
    "end-mark": "missing",
    "enforcement-date": "changed",
    "feedback-prompt": "swapped missing-mark",
    "front-matter": "value value-declared locale renamed",
    "hidden-characters": "direction",
    "one-script-words": "latin-letters",
    "placeholders": "changed",
    "product-names": (
        "run-together run-together-declared compound one-letter-off one-letter-off-declared misspelt misspelt-declared"
        " all-small misspelt-by-reference wrong-case wrong-inner-case wrong-case-declared other-form"
    ),
    "same-addresses": "changed misspelt changed-by-reference target",
    "same-code": "changed changed-unsure look-alike recased recased-unsure spaced typeset typeset-unsure unclosed",
    "same-date": "changed swapped changed-incomplete extra-day",
    "same-images": "target",
    "same-links": (
        "cut-off folder folder-several glued misspelt no-scheme plain-http plain-http-several scheme spaced target"
        " swallowed"
    ),
    "same-numbers": "changed number-of-heading missing-unsure number-in-name changed-by-reference",
    "same-times": "changed changed-unsure",
    "space-beside-code": "glued glued-several",
    "suppressions": "unused expired",
    "text-direction": "other-way missing missing-unsure",
}


@pytest.mark.parametrize("name", rules.names())
def test_each_case_has_the_repair_that_it_should_have(name: str) -> None:
    found: dict[str, set[str]] = {"safe": set(), "unsafe": set()}
    for example in rules.load(name).wrong:
        found_here = (finding.fact for finding in findings_of(example) if finding.fact.rule == name)
        for fact in found_here:
            if fact.fix:
                found["safe" if fact.fix.safe else "unsafe"].add(fact.case)
    assert found["safe"] == set(SAFE.get(name, "").split())
    assert found["unsafe"] <= set(UNSAFE.get(name, "").split())
    shown_elsewhere = {"changed"} if name == "same-times" else set()
    assert set(UNSAFE.get(name, "").split()) - found["unsafe"] == shown_elsewhere


# --- the broken samples ---


def folders() -> list[Path]:
    broken = (SAMPLES / "broken").iterdir()
    return sorted(path for path in broken if path.is_dir() and not path.name.startswith("."))


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_each_repair_of_the_broken_samples(folder: Path) -> None:
    settings = load(SAMPLES / "broken" / FILE)

    def judge(texts: Mapping[Path, Source]) -> Report:
        return run([folder], settings, texts=texts)

    before = judge({})
    for finding in before.findings():
        if finding.fact.fix:
            prove(judge, finding, finding.fact.fix, before)
    for unsafe in (False, True):
        prove_all(judge, unsafe=unsafe)


# --- accidents in the clean samples ---


class Accident(Struct, frozen=True):
    """A family with one thing wrong in one version."""

    name: str
    locale: str
    texts: Mapping[str, str]


@cache
def clean(sample: str) -> tuple[str, Mapping[str, str]]:
    """The format and the texts of a clean sample, by locale."""
    report = run([SAMPLES / "clean" / sample], load(SAMPLES / "broken" / FILE))
    sources = {n.version.locale: n.source for judged in report.families for n in judged.table.notices}
    suffix = next(iter(sources.values())).path.suffix
    kind = {".md": "markdown", ".html": "html", ".txt": "text"}[suffix]
    return kind, {locale: source.text for locale, source in sources.items()}


# What to look for, and what to write instead of it: the first time, or the one that hypothesis asks for.
SLIPS: tuple[tuple[str, str, str], ...] = (
    ("no-break space after the marks of a heading", r"(?m)^(#+) ", "\\1\u00a0"),
    ("no blank after the marks of a heading", r"(?m)^(##+) ", r"\1"),
    ("no blank after the mark of an item", r"(?m)^- (?=\w)", "-"),
    ("no-break space after the mark of an item", r"(?m)^- (?=\w)", "-\u00a0"),
    ("a scheme twice", r"(?<=https://)(?=\w)", "https://"),
    ("a blank before a mark", r"(?<=\w)(?=, )", " "),
    ("a control character", r"(?<=\w) (?=\w)", " \x08"),
    ("a line separator", r"(?<=[a-z]) (?=[a-z])", "\u2028"),
    ("a byte order mark within", r"(?<=\w) (?=\w)", " \ufeff"),
    ("a byte order mark in front", r"\A", "\ufeff"),
    ("a quotation mark of Windows", "(?<=[a-z])’(?=[a-z])", "\x92"),
    ("an open change of direction", r"(?<=\w) (?=\w)", " \u202b"),
    ("letters read in another encoding", "é", "Ã©"),
    ("a Cyrillic letter", r"(?<=[b-df-z])o(?=[b-df-z])", "о"),
    ("a Latin letter in a word", "(?<=[а-я])о(?=[а-я])", "o"),
    ("another year in an attribute", r'(?<=datetime=")20(?=\d)', "19"),
    ("another number", r"(?<=\s)[35](?=\s)", "77"),
    ("another time", r"(?<=\d):30", ":45"),
    ("another day", r"\b14\b", "15"),
    ("day and month as attribute", r'(?<=datetime=")(\d{4})-(\d\d)-(\d\d)', r"\3-\2-\1"),
    ("a letter of an address", r"(?<=\w)l(?=p@)", ""),
    ("a placeholder", r"\{\{name\}\}", "{{nom}}"),
    ("a word and its mark joined", r"Tidepool Plus", "TidepoolPlus"),
)


def slipped(texts: Mapping[str, str], locale: str, at: int) -> Iterator[Accident]:
    """Each slip in one version, at one of the spots where it can happen."""
    for name, spot, wrong in SLIPS:
        spots = list(re.finditer(spot, texts[locale]))
        if spots:
            found = spots[at % len(spots)]
            text = texts[locale][: found.start()] + found.expand(wrong) + texts[locale][found.end() :]
            yield Accident(name, locale, {**texts, locale: text})


@cache
def accidents(sample: str, at: int) -> tuple[Accident, ...]:
    """All that can happen to a sample: slips, wrong dates and, in plain text, accidents of editing."""
    kind, texts = clean(sample)
    every = [each for locale in texts for each in slipped(texts, locale, at)]
    every += [Accident(each.accident, each.locale, each.texts) for each in date_mutants(texts)]
    if kind == "text":
        locales = sorted(texts)
        others = dict(zip(locales, [*locales[1:], locales[0]], strict=True))
        names = ["Kitebird Business", "Kitebird"]
        every += [Accident(each.accident, each.locale, each.texts) for each in mutants(texts, names, others)]
    return tuple(every)


@given(
    st.sampled_from(sorted(path.name for path in (SAMPLES / "clean").iterdir() if path.name[0] != ".")),
    st.integers(0, 3),
    st.sampled_from(("\n", "\r\n", "\r")),
    st.data(),
)
@configured(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_each_repair_of_an_accident(sample: str, at: int, ends: str, data: st.DataObject) -> None:
    accident = data.draw(st.sampled_from(accidents(sample, at)))
    texts = {locale: text.replace("\n", ends) for locale, text in accident.texts.items()}
    judge = judge_of(texts, clean(sample)[0])
    before = judge({})
    for finding in before.findings():
        if finding.fact.fix:
            prove(judge, finding, finding.fact.fix, before)
    for unsafe in (False, True):
        prove_all(judge, unsafe=unsafe)


# --- the files themselves ---


NAME = "recall.de.md"
WRONG = AGREEING["de"].replace("zurück.", "zurück .")


def notices(folder: Path, german: bytes) -> Path:
    """A folder of versions that agree, but for what the German one is made of."""
    written(folder / "notices", AGREEING)
    (folder / "notices" / NAME).write_bytes(german)
    return folder / "notices" / NAME


@pytest.mark.parametrize(
    ("why", "german", "mended"),
    [
        ("line feeds", WRONG, AGREEING["de"]),
        (
            "carriage returns and line feeds",
            WRONG.replace("\n", "\r\n"),
            AGREEING["de"].replace("\n", "\r\n"),
        ),
        ("carriage returns", WRONG.replace("\n", "\r"), AGREEING["de"].replace("\n", "\r")),
        ("no line end at the end", WRONG.rstrip("\n"), AGREEING["de"].rstrip("\n")),
        ("blanks at the end", WRONG + "\n \t \n", AGREEING["de"] + "\n \t \n"),
        ("a byte order mark", "\ufeff" + AGREEING["de"], AGREEING["de"]),
        ("two of them and a blank too many", "\ufeff\ufeff" + WRONG, AGREEING["de"]),
    ],
)
def test_a_file_keeps_everything_else(why: str, german: str, mended: str, tmp_path: Path) -> None:
    file = notices(tmp_path, german.encode())
    others = {path: state(path) for path in file.parent.iterdir() if path != file}
    noticecheck("check", "notices", "--output-format", "diff=shown.patch", cwd=tmp_path)
    done = noticecheck("check", "notices", "--fix", cwd=tmp_path)
    assert (done.returncode, file.read_bytes()) == (0, mended.encode()), why
    assert "repaired in 1 file" in done.stderr
    assert {path: state(path) for path in others} == others
    before = state(file)
    again = noticecheck("check", "notices", "--fix", cwd=tmp_path)
    assert (again.returncode, again.stderr, state(file)) == (0, "", before)
    file.write_bytes(german.encode())
    assert applied((tmp_path / "shown.patch").read_bytes(), tmp_path) == 0
    assert file.read_bytes() == mended.encode(), "what was shown is what was done"


def state(file: Path) -> tuple[int, int, int]:
    """What changes when a file is written, even with the same bytes."""
    found = file.stat()
    return (found.st_ino, found.st_mtime_ns, found.st_mode)


def applied(patch: bytes, folder: Path) -> int:
    """The exit code of git, which is given a patch."""
    done = subprocess.run(["git", "apply", "-"], cwd=folder, input=patch, capture_output=True, check=False)
    return done.returncode


@pytest.mark.parametrize(
    "raw", [WRONG.encode("cp1252"), WRONG.encode("utf-16"), WRONG.encode() + b"\n\xff\xfe\xe9\n"]
)
def test_a_file_in_another_encoding_is_left_alone_and_told(raw: bytes, tmp_path: Path) -> None:
    file = notices(tmp_path, raw)
    done = noticecheck("check", "notices", "--fix", cwd=tmp_path)
    assert (done.returncode, file.read_bytes()) == (1, raw)
    assert f"notices/{NAME}: not in UTF-8, so that nothing was repaired in it" in done.stderr


@pytest.mark.parametrize("mode", [0o755, 0o600, 0o664])
def test_a_file_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    file = notices(tmp_path, WRONG.encode())
    file.chmod(mode)
    noticecheck("check", "notices", "--fix", cwd=tmp_path)
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == (AGREEING["de"], mode)


def test_a_link_stays_and_what_it_leads_to_is_repaired(tmp_path: Path) -> None:
    file = notices(tmp_path, WRONG.encode())
    target = tmp_path / "elsewhere.md"
    file.rename(target)
    file.symlink_to("../elsewhere.md")
    done = noticecheck(
        "check", *(f"notices/recall.{locale}.md" for locale in AGREEING), "--fix", cwd=tmp_path
    )
    assert done.returncode == 0
    assert file.is_symlink()
    assert target.read_text(encoding="utf-8") == AGREEING["de"]


def test_nothing_is_written_unless_all_files_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notices(tmp_path, WRONG.encode())
    french = AGREEING["fr"].replace("bouilloire", "bouil\u200bloire")
    (tmp_path / "notices/recall.fr.md").write_text(french, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def judge(texts: Mapping[Path, Source]) -> Report:
        report = run([Path("notices")], Settings(), texts=texts)
        Path("notices/recall.fr.md").write_text(f"{french}\nEt plus.\n", encoding="utf-8")  # an editor saves
        return report

    with pytest.raises(OSError, match="changed while it was judged"):
        repair(judge)
    assert Path("notices", NAME).read_text(encoding="utf-8") == WRONG


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write everything")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "named"), [(0o444, 0o755, f"notices/{NAME}"), (0o644, 0o555, "notices")]
)
def test_what_may_not_be_written_is_told(
    file_mode: int, folder_mode: int, named: str, tmp_path: Path
) -> None:
    file = notices(tmp_path, WRONG.encode())
    file.chmod(file_mode)
    file.parent.chmod(folder_mode)
    humble = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    command = [*humble, sys.executable, "-m", "checker", "check", "notices", "--fix"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    file.parent.chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"noticecheck: Permission denied: {named}\n"
    assert file.read_bytes() == WRONG.encode()
    assert len(list(file.parent.iterdir())) == len(AGREEING)


def test_a_report_may_go_to_a_device(tmp_path: Path) -> None:
    notices(tmp_path, WRONG.encode())
    done = noticecheck("check", "notices", "-o", "/dev/null", cwd=tmp_path)
    assert (done.returncode, done.stdout, Path("/dev/null").is_char_device()) == (1, "", True), done.stderr


# --- the diff ---


@given(st.text(st.sampled_from("ab\r\n\ufeff é"), max_size=40), st.data())
@configured(max_examples=150)
def test_two_rounds_are_as_good_as_one(text: str, data: st.DataObject) -> None:
    change = unchanged(Path("a.md"), Source(PurePosixPath("a.md"), text))
    for _ in range(data.draw(st.integers(1, 3))):
        before = change.after
        swaps = apart(
            data.draw(st.lists(st.tuples(*[st.integers(0, len(before))] * 2, st.text("x\n", max_size=3))))
        )
        change = change.then(swaps)
        assert change.after == swapped(before, swaps)
    assert swapped(text, change.swaps) == change.after


def apart(drawn: list[tuple[int, int, str]]) -> list[Swap]:
    """Those of some stretches that do not overlap or begin together."""
    kept: list[Swap] = []
    for start, end, text in sorted((min(one, other), max(one, other), text) for one, other, text in drawn):
        if not kept or (start >= kept[-1].end and start > kept[-1].start):
            kept.append(Swap(start, end, text))
    return kept


@given(st.data())
@configured(max_examples=40)
def test_git_makes_of_a_diff_what_the_repairs_make(data: st.DataObject) -> None:
    lines = st.lists(st.sampled_from(("a", "b", "ä", "", "\r", " c")), min_size=1, max_size=40)
    text = "\n".join(data.draw(lines)) + data.draw(st.sampled_from(("", "\n", "\r")))
    change = unchanged(Path("a.md"), Source(PurePosixPath("a.md"), text))
    for _ in range(data.draw(st.integers(1, 2))):
        spots = st.tuples(*[st.integers(0, len(change.after))] * 2, st.text("x\n", max_size=3))
        change = change.then(apart(data.draw(st.lists(spots, max_size=6))))
    patch = render(Report((), changes=(change,)), "diff", Look())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.md")
        file.write_bytes(text.encode())
        assert not patch or applied(patch.encode(), Path(folder)) == 0
        assert file.read_bytes() == change.after.encode()


def test_a_diff_grows_with_its_changes() -> None:
    """Twice the findings take about twice the time: of 30,000 a comparison of all lines took seven seconds."""
    assert seconds(40_000) < 4 * seconds(20_000) + 0.2


def seconds(count: int) -> float:
    report = many(count)
    start = time.process_time()
    assert render(report, "diff", Look(unsafe=True, notes=True)).count("\n+x") > 0.9 * count
    return time.process_time() - start
