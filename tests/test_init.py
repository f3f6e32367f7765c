"""What init learns from the files, what it writes, and that a run by what it wrote says nothing new."""

import os
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, strategies as st

from checker.cli import call
from checker.findings import Severity
from checker.learn import learn
from checker.learn.toml import pattern, quoted, said, table
from checker.learn.writing import written
from checker.run import Report, run
from checker.settings import Configuration, Settings, load
from checker.suppress.listed import is_family

SAMPLES = Path(__file__).parent.parent / "samples"

# One notice in six languages, two of them in scripts of their own; Arabic writes the name in its own letters.
LAMP = {
    "ar": (
        "# استدعاء\n\nتستدعي نوردليس مصباح Kitebird اعتبارًا من 14 مارس 2026.\n\nتشكركم نوردليس على صبركم.\n\n"
        "يكلفك الإصلاح لدى نوردليس لا شيء.\n"
    ),
    "de": (
        "# Rückruf\n\nDer Hersteller Nordlys ruft die Lampe Kitebird ab dem 14. März 2026 zurück.\n\n"
        "Ihr Team von Nordlys dankt für Ihre Geduld.\n\nDie Reparatur bei Nordlys kostet nichts.\n"
    ),
    "en": (
        "# Recall\n\nThe maker Nordlys recalls the lamp Kitebird from 14 March 2026.\n\n"
        "Your team at Nordlys thanks you for your patience.\n\nThe repair at Nordlys costs nothing.\n"
    ),
    "fr": (
        "# Rappel\n\nLe fabricant Nordlys rappelle la lampe Kitebird à partir du 14 mars 2026.\n\n"
        "L’équipe de Nordlys vous remercie de votre patience.\n\nLa réparation chez Nordlys est gratuite.\n"
    ),
    "ja": (
        "# リコール\n\nNordlys は2026年3月14日からランプ Kitebird を回収します。\n\n"
        "Nordlys はご理解に感謝いたします。\n\nNordlys での修理は無料です。\n"
    ),
    "nl": (
        "# Terugroepactie\n\nFabrikant Nordlys roept de lamp Kitebird vanaf 14 maart 2026 terug.\n\n"
        "Het team van Nordlys dankt u voor uw geduld.\n\nDe reparatie bij Nordlys kost niets.\n"
    ),
}


def notices(folder: Path, layout: str = "recall.{}.md", texts: dict[str, str] = LAMP) -> Path:
    for locale, text in texts.items():
        file = folder / layout.format(locale)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def configuration(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What init writes for a folder, from within it."""
    monkeypatch.chdir(folder)
    report = run([Path()], Settings())
    return written(learn(report, [Path()]), report, [Path()])


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture
def noticecheck(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """The command as a shell would run it, in this process."""

    def run_it(*arguments: str, cwd: Path) -> Done:
        monkeypatch.chdir(cwd)
        return Done(call(arguments), *capfd.readouterr())

    return run_it


@pytest.mark.parametrize(
    ("layout", "told"),
    [
        ("{}/recall.md", "{locale}/{name}.md"),
        ("notices/{}/recall.html", "**/{locale}/{name}.html"),
        ("recall.{}.md", "{name}.{locale}.md"),
        ("recall_{}.md", "{name}_{locale}.md"),
        ("docs/v2/recall.{}.md", "{name}.{locale}.md"),
        ("recall/{}.md", "{name}/{locale}.md"),
        ("{}/recall.{0}.md", "{locale}/{name}.{locale}.md"),
    ],
)
def test_the_layout_is_told_from_the_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str, told: str
) -> None:
    folder = notices(tmp_path, layout.replace("{}", "{0}"))
    assert tomllib.loads(configuration(folder, monkeypatch))["layout"] == told


@pytest.mark.parametrize(
    ("layout", "more", "why"),
    [
        ("recall.{}.md", "recall.md", "No layout: it would pass over recall.md"),  # the source has no locale
        ("{:.0}recall-{:.1}.md", "", "No layout: the paths name no locale"),
        ("recall.{}.md", "more/{}/terms.md", "No layout: no single one yields the families"),
    ],
)
def test_where_there_is_no_layout_it_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str, more: str, why: str
) -> None:
    texts = {str(number): text for number, text in enumerate(LAMP.values())} if "{:" in layout else LAMP
    folder = notices(tmp_path, layout.replace("{:.0}", "").replace("{:.1}", "{}"), texts)
    if "{}" in more:
        notices(folder, more)
    elif more:
        (folder / more).write_text(LAMP["en"], encoding="utf-8")
        (folder / "recall.en.md").unlink()
    text = configuration(folder, monkeypatch)
    assert why in " ".join(text.replace("\n# ", " ").split())


def test_names_dates_and_forms_are_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tomllib.loads(configuration(notices(tmp_path), monkeypatch))["notices"]
    assert [(each["families"], str(each["date"]), each["names"]) for each in told] == [
        (["recall"], "2026-03-14", {"Kitebird": {}, "Nordlys": {"ar": ["نوردليس"]}})
    ]


def test_what_a_version_speaks_against_is_a_proposal_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    astray = {
        "nl": LAMP["nl"].replace("14 maart", "15 maart"),
        "de": LAMP["de"].replace("Nordlys ruft", "Nordlis ruft"),
    }
    text = configuration(notices(tmp_path, texts={**LAMP, **astray}), monkeypatch)
    assert '# "Nordlys" = { ar = ["نوردليس"] }' in text.split("\n")
    assert "# left out: recall.de.md:3:16 contradicts it" in text


def test_a_name_and_a_prompt_of_all_families_stand_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        notices(tmp_path, name + ".{}.md")
    told = tomllib.loads(configuration(tmp_path, monkeypatch))["notices"]
    assert [(each["families"], sorted(each.get("names", {}))) for each in told] == [
        (["*"], ["Kitebird", "Nordlys"]),
        (["a"], []),
        (["b"], []),
        (["c"], []),
    ]


def test_of_many_families_the_days_are_summed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(13):
        notices(tmp_path, f"recall-{chr(ord('a') + number)}x" + ".{}.md")
    text = configuration(tmp_path, monkeypatch)
    assert [each["families"] for each in tomllib.loads(text)["notices"]] == [["*"]]
    assert "# 13 families have a day of their own" in text


def told(settings: Settings) -> set[tuple[object, ...]]:
    findings = run([Path()], settings).findings()
    return {(f.fact.rule, f.fact.place, f.severity) for f in findings if f.severity > Severity.NOTE}


@pytest.mark.parametrize("sample", ["clean", "broken"])
def test_a_run_by_it_says_nothing_new(tmp_path: Path, noticecheck: Command, sample: str) -> None:
    shutil.copytree(SAMPLES / sample, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.toml"))
    assert noticecheck("init", ".", cwd=tmp_path).returncode == 0
    file = tmp_path / "noticecheck.toml"
    first = file.read_bytes()
    assert told(load(file)) <= told(Settings())
    assert noticecheck("init", ".", "--force", cwd=tmp_path).returncode == 0
    assert file.read_bytes() == first


def test_it_never_overwrites_unasked(tmp_path: Path, noticecheck: Command) -> None:
    notices(tmp_path)
    (tmp_path / "noticecheck.toml").write_text("# mine\n", encoding="utf-8")
    done = noticecheck("init", ".", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "noticecheck.toml").read_text(encoding="utf-8")) == (2, "# mine\n")
    assert "noticecheck.toml is there already; --force replaces it" in done.stderr


def test_standard_output_takes_no_file(tmp_path: Path, noticecheck: Command) -> None:
    notices(tmp_path)
    done = noticecheck("init", ".", "--stdout", cwd=tmp_path)
    assert (
        done.returncode,
        sorted(tomllib.loads(done.stdout)),
        (tmp_path / "noticecheck.toml").exists(),
    ) == (
        0,
        ["layout", "notices"],
        False,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["empty"], "nothing was written: no versions of a notice were found there"),
        (["nowhere"], "nowhere: there is no such file or folder"),
        ([".", "--file", "pyproject.toml"], "holds more than noticecheck"),
        ([".", "--file", "empty"], "empty is a folder; --file takes the file to write"),
        ([".", "--file", "no/where.toml"], "no: there is no such folder"),
    ],
)
def test_what_cannot_be_done_is_told(
    tmp_path: Path, noticecheck: Command, arguments: list[str], said: str
) -> None:
    (tmp_path / "empty").mkdir()
    done = noticecheck("init", *arguments, cwd=notices(tmp_path))
    assert (done.returncode, done.stdout, said in done.stderr) == (2, "", True)
    assert not list(tmp_path.glob("*.toml"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="to the superuser every folder is open")
def test_a_closed_folder_is_told(tmp_path: Path, noticecheck: Command) -> None:
    folder = notices(tmp_path)
    folder.chmod(0o500)
    done = noticecheck("init", ".", cwd=folder)
    folder.chmod(0o700)
    assert (done.returncode, "no file may be written there" in done.stderr) == (2, True)


def test_an_unreadable_file_is_told_and_the_others_are_learnt_from(
    tmp_path: Path, noticecheck: Command
) -> None:
    notices(tmp_path)
    (tmp_path / "recall.sv.md").write_bytes(b"\x00\x01\x02\xff" * 500)
    done = noticecheck("init", ".", cwd=tmp_path)
    assert (done.returncode, "recall.sv.md: " in done.stderr) == (2, True)
    assert load(tmp_path / "noticecheck.toml").notices[0].names


def test_a_file_of_another_name_is_to_be_named_to_check(tmp_path: Path, noticecheck: Command) -> None:
    done = noticecheck("init", ".", "--file", "own.toml", cwd=notices(tmp_path))
    assert "go on with: noticecheck check . --config own.toml" in done.stderr


def test_one_version_alone_has_a_configuration_too(tmp_path: Path, noticecheck: Command) -> None:
    notices(tmp_path)
    assert noticecheck("init", "recall.de.md", cwd=tmp_path).returncode == 0
    assert load(tmp_path / "noticecheck.toml").notices == ()
    text = (tmp_path / "noticecheck.toml").read_text(encoding="utf-8")
    assert ("One version alone" in text, "vote" in text) == (True, False)


def test_what_it_proposes_is_a_configuration_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = configuration(notices(tmp_path), monkeypatch)
    taken = re.sub(r"^# (?=\[|[\w-]+ = )", "", text, flags=re.MULTILINE)
    file = tmp_path / "noticecheck.toml"
    file.write_text(taken, encoding="utf-8")
    settings = load(file)
    assert (settings.exclude, settings.baseline, settings.reference) == (
        ("drafts/*",),
        "noticecheck-baseline.json",
        "en",
    )


def test_foreign_names_can_neither_add_a_line_nor_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = 'a"\nlayout = "b\u202e[x]'
    folder = notices(tmp_path, evil.replace("{", "") + ".{}.md")
    text = configuration(folder, monkeypatch)
    told = msgspec.toml.decode(text, type=Configuration)
    assert (told.layout, "\u202e" in text) == (None, False)
    assert is_family(evil, told.notices[0].families)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_can_be_quoted(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}")["a"] == text
    assert tomllib.loads(f"a = {table({'de': (text,)})}")["a"]["de"] == [text]


@given(st.text())
def test_any_text_can_stand_in_a_comment(text: str) -> None:
    lines = "\n".join(said(text))
    assert tomllib.loads(lines.encode("utf-8").decode("utf-8")) == {}


@given(st.text())
def test_a_pattern_fits_its_name(text: str) -> None:
    assert is_family(text, [pattern(text)])


def test_an_empty_report_teaches_nothing(tmp_path: Path) -> None:
    assert learn(Report(()), [tmp_path]).shared == ()
