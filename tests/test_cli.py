"""The command as a person or a gate meets it: what it prints where, and how it ends."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.cli.watch import watched

AGREEING = {
    "de": "# Rückruf\n\nWir rufen den Wasserkocher am 4. März 2026 zurück.\n",
    "en": "# Recall\n\nWe recall the kettle on 4 March 2026.\n",
    "fr": "# Rappel\n\nNous rappelons la bouilloire le 4 mars 2026.\n",
    "nl": "# Terugroepactie\n\nWij roepen de waterkoker op 4 maart 2026 terug.\n",
}


def noticecheck(*arguments: str | Path, cwd: Path, **more: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as a shell would."""
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [sys.executable, "-m", "checker", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        **more,  # type: ignore[call-overload]
    )
    return done


def written(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for locale, text in texts.items():
        (folder / f"recall.{locale}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A folder of versions that agree."""
    return written(tmp_path / "notices", AGREEING)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """The same with another day in French."""
    return written(tmp_path / "notices", AGREEING | {"fr": AGREEING["fr"].replace("4 mars", "5 mars")})


def test_clean_versions_exit_with_0_and_one_line_a_family(clean: Path) -> None:
    done = noticecheck("check", "notices", cwd=clean.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n")[0].endswith("4 versions agree")


def test_a_run_says_how_much_it_has_compared(tmp_path: Path) -> None:
    renewed = {
        "de": "Am 4. Mai 2026 ändert sich die App Nordlys Pro ([Hilfe](https://nordlys.example/help)).",
        "en": "On May 4, 2026 the app Nordlys Pro changes ([help](https://nordlys.example/help)).",
        "fr": "Le 4 mai 2026, l’application Nordlys Pro change ([aide](https://nordlys.example/help)).",
        "ja": "2026年5月4日に、アプリNordlys Proが変わります（[ヘルプ](https://nordlys.example/help)）。",
        "sk": "4. mája 2026 sa zmení aplikácia Nordlys Pro ([pomoc](https://nordlys.example/help)).",
    }
    written(tmp_path / "notices", renewed)
    done = noticecheck("check", "notices", cwd=tmp_path)
    assert done.stdout.split("\n")[-2] == "1 family, 5 versions, 5 dates, 10 names, 5 links · nothing found"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--reference", "xx"), 2, "“xx” is no locale that is known"),
        (("--reference", "ja"), 0, "no version is in “ja”, the reference that was asked for"),
        (("--reference", "de-AT"), 0, ""),  # German is there
        (("--locales", "de,xx"), 2, "“xx” is no locale that is known"),
        (("--locales", "de, FR"), 0, ""),
        (("-o", "nowhere/report.txt"), 2, "No such file or directory: nowhere\n"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: tuple[str, ...], code: int, said: str, clean: Path) -> None:
    done = noticecheck("check", "notices", *arguments, cwd=clean.parent)
    assert (done.returncode, said in done.stderr, bool(done.stderr)) == (code, True, bool(said))


@pytest.mark.parametrize(
    ("asked", "configured", "told"),
    [
        ((), 'locales = ["de", "it"]', ["it"]),
        (("--locales", "sk"), 'locales = ["de", "it"]', ["sk"]),  # what the command line says wins
        ((), 'locales = ["it"]\n[[notices]]\nlocales = ["de", "pl"]', ["pl"]),
        ((), 'locales = ["it"]\n[[notices]]\nfamilies = ["other"]\nlocales = ["de", "pl"]', ["it"]),
        (
            (),
            'locales = ["it", "pl"]\n[[ignore]]\nrule = "all-locales"\nlocales = ["pl"]\nreason = "not sold there"',
            ["it"],
        ),
    ],
)
def test_a_version_that_does_not_exist_is_told(
    asked: tuple[str, ...], configured: str, told: list[str], clean: Path
) -> None:
    (clean.parent / "noticecheck.toml").write_text(configured)
    done = noticecheck("check", "notices", "--output-format", "json", *asked, cwd=clean.parent)
    found = json.loads(done.stdout)["findings"]
    assert [(each["rule"], each["locale"]) for each in found] == [("all-locales", locale) for locale in told]
    assert done.returncode == 1


def test_notes_that_are_not_shown_are_no_agreement(tmp_path: Path) -> None:
    lasting = {"de": "Das dauert 24 Stunden.", "en": "It takes 24 hours.", "fr": "Cela prend 48 heures."}
    written(tmp_path / "notices", lasting)
    done = noticecheck("check", "notices", cwd=tmp_path)
    assert done.stdout.split("\n")[0].endswith("3 versions, nothing above a note")


def test_a_file_that_was_passed_over_is_counted(clean: Path) -> None:
    (clean / "plan.md").write_text("# 42\n", encoding="utf-8")
    done = noticecheck("check", "notices", cwd=clean.parent)
    assert done.stdout.split("\n")[-2].endswith("· nothing found · 1 file passed over (--verbose)")
    done = noticecheck("check", "notices", "--output-format", "concise", cwd=clean.parent)
    assert (done.stdout, done.stderr) == ("", "noticecheck: 1 file passed over (--verbose)\n")
    assert not noticecheck("check", "notices", "--output-format", "concise", "-q", cwd=clean.parent).stderr


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        (
            {"recall.md": "en"},
            0,
            [
                "no notice has more than one version here: nothing was compared",
                "recall.md: one version only (English), not compared",
            ],
        ),
        (
            {"recall.md": "en", "plan.md": "en"},
            2,
            [
                "no notice has more than one version here: nothing was compared",
                "plan.md: one version only (English), not compared",
                "recall.md: one version only (English), not compared",
            ],
        ),
        (
            {"recall.md": "en", "recall.de.md": "de", "plan.md": ""},
            0,
            ["plan.md: one version only (in a language that its words do not tell), not compared"],
        ),
    ],
)
def test_files_that_were_named_and_not_compared_are_told(
    files: dict[str, str], code: int, said: list[str], tmp_path: Path
) -> None:
    for name, locale in files.items():
        (tmp_path / name).write_text(AGREEING.get(locale, "# 42\n"), encoding="utf-8")
    done = noticecheck("check", *files, "--output-format", "concise", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()) == (code, [f"noticecheck: {line}" for line in said])


def test_findings_exit_with_1_and_quote_both_versions(wrong: Path) -> None:
    done = noticecheck("check", "notices", cwd=wrong.parent)
    assert (done.returncode, done.stderr) == (1, "")
    assert "--> notices/recall.fr.md:3:" in done.stdout
    assert "- 5 mars 2026" in done.stdout
    assert "+ 4 mars 2026" in done.stdout


def test_json_holds_what_other_programs_rely_on(wrong: Path) -> None:
    done = noticecheck("check", "notices", "--output-format", "json", cwd=wrong.parent)
    report = json.loads(done.stdout)
    assert report["schema"] == 1
    assert report["summary"] == {
        "families": 1, "versions": 4, "errors": 1, "warnings": 0, "notes": 0, "suppressed": 0,
        "known": 0,
    }  # fmt: skip
    finding = report["findings"][0]
    assert (finding["path"], finding["line"], finding["found"]) == ("notices/recall.fr.md", 3, "5 mars 2026")
    line = (wrong / "recall.fr.md").read_text(encoding="utf-8").split("\n")[2]
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == finding["found"]
    assert set(finding) == {
        "rule", "case", "category", "severity", "confidence", "family", "locale", "path", "line", "column", "end_line",
        "end_column", "message", "help", "found", "expected", "vote", "related", "fix", "fingerprint",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "notices", "--exit-zero"], 0),
        (["check", "notices", "--fail-on", "error"], 1),
        (["check", "notices", "--ignore", "same-date"], 0),
        (["check", "notices", "--select", "same-date"], 1),
        (["check", "notices", "--select", "no-such-rule"], 2),
        (["check", "nowhere"], 2),
        (["check", "notices", "--layout", "{name}.md"], 2),  # where is the locale?
        (["check", "notices", "--date", "14 March"], 2),
        (["check", "notices", "--config", "nowhere.toml"], 2),
        (["check", "notices", "--colour", "never"], 2),  # no such option
        (["check"], 2),
        ([], 2),
        (["frobnicate"], 2),
        (["explain", "no-such-rule"], 2),
        (["explain", "same-date"], 0),
        (["rules"], 0),
        (["families", "notices"], 0),
        (["dates", "notices"], 0),
        (["dates", "--text", "4 mars 2026", "--locale", "fr"], 0),
        (["dates", "--text", "4 mars 2026"], 2),  # whose date?
        (["dates"], 2),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_codes_tell_findings_from_what_could_not_be_judged(
    wrong: Path, arguments: list[str], code: int
) -> None:
    done = noticecheck(*arguments, cwd=wrong.parent)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert bool(done.stderr) == (code == 2)


def test_an_empty_folder_was_not_judged(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = noticecheck("check", "empty", cwd=tmp_path)
    assert done.returncode == 2
    assert "nothing was judged" in done.stderr


def test_one_version_alone_is_judged_for_what_can_be_judged(tmp_path: Path) -> None:
    file = tmp_path / "notice.fr.md"
    file.write_text(AGREEING["fr"], encoding="utf-8")
    done = noticecheck("check", file.name, cwd=tmp_path)
    assert done.returncode == 0
    assert "nothing to compare it with" in done.stdout


def test_a_binary_file_is_told_and_the_others_are_judged(wrong: Path) -> None:
    (wrong / "recall.it.md").write_bytes(bytes(range(256)) * 40)
    done = noticecheck("check", "notices", cwd=wrong.parent)
    assert done.returncode == 2
    assert "recall.it.md" in done.stderr
    assert "error[same-date]" in done.stdout


def test_thousands_of_unrelated_files_give_one_sentence(tmp_path: Path) -> None:
    for number in range(5000):
        (tmp_path / f"file{number}.bin").write_bytes(b"\x00\x01")
    done = noticecheck("check", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.split("\n")) < 20


def test_a_report_is_written_whole_to_a_file(wrong: Path) -> None:
    done = noticecheck("check", "notices", "-o", "report.txt", cwd=wrong.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[same-date]" in (wrong.parent / "report.txt").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_not_a_finding(wrong: Path) -> None:
    done = noticecheck("check", "notices", "-o", "no/such/folder.txt", cwd=wrong.parent)
    assert done.returncode == 2
    assert "No such file or directory" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_not_a_finding(wrong: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", "notices"],
            cwd=wrong.parent, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert b"No space left" in done.stderr


def test_a_closed_pipe_is_not_a_finding(wrong: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", "notices"],
        cwd=wrong.parent, stdout=write_end, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(write_end)
    assert (done.returncode, done.stderr) == (2, b"")


def test_two_runs_are_equal_byte_for_byte(wrong: Path) -> None:
    runs = {
        noticecheck(
            "check", "notices", "--notes", cwd=wrong.parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("2", "America/New_York"))
    }  # fmt: skip
    assert len(runs) == 1


def test_a_demanded_day_that_no_version_states_is_told_in_each(clean: Path) -> None:
    done = noticecheck(
        "check", "notices", "--date", "2026-03-05", "--output-format", "json", cwd=clean.parent
    )
    findings = json.loads(done.stdout)["findings"]
    assert sorted(finding["locale"] for finding in findings) == ["de", "en", "fr", "nl"]
    assert {finding["category"] for finding in findings} == {"date"}


def test_paths_are_shown_as_seen_from_here(wrong: Path) -> None:
    inner = wrong.parent / "inner"
    inner.mkdir()
    done = noticecheck("check", "../notices", "--output-format", "concise", cwd=inner)
    assert done.stdout.startswith("../notices/recall.fr.md:3:")


def test_the_configuration_is_found_beside_the_notices(wrong: Path) -> None:
    (wrong / "noticecheck.toml").write_text('[rules]\nsame-date = "note"\n', encoding="utf-8")
    assert noticecheck("check", "notices", cwd=wrong.parent).returncode == 0
    assert noticecheck("check", "notices", "--isolated", cwd=wrong.parent).returncode == 1


def test_what_the_configuration_ignores_is_not_told_and_idle_entries_are(wrong: Path) -> None:
    entry = '[[ignore]]\nrule = "same-date"\nlocales = ["{}"]\nreason = "France begins a day later"\n'
    (wrong / "noticecheck.toml").write_text(entry.format("fr"), encoding="utf-8")
    done = noticecheck("check", "notices", cwd=wrong.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 suppressed" in done.stdout
    (wrong / "noticecheck.toml").write_text(entry.format("de"), encoding="utf-8")
    done = noticecheck("check", "notices", cwd=wrong.parent)
    assert done.returncode == 1
    assert "notices/noticecheck.toml:1:1\n" in done.stdout.replace("   \n", "\n")
    assert "warning[suppressions]: expected a finding of same-date, found nothing to suppress" in done.stdout


def test_a_report_on_a_runner_is_fenced(wrong: Path) -> None:
    environment = {**os.environ, "GITHUB_ACTIONS": "true"}
    done = noticecheck("check", "notices", cwd=wrong.parent, env=environment)
    first, *_, last = done.stdout.splitlines()
    assert first.startswith("::stop-commands::")
    assert last == f"::{first.removeprefix('::stop-commands::')}::"


def test_a_watch_judges_again_when_a_file_changes(clean: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", "notices", "--watch", "--output-format", "concise"]
    with subprocess.Popen(
        command, cwd=clean.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as watching:
        assert watching.stdout is not None
        assert watching.stderr is not None
        assert b"watching" in watching.stderr.readline()
        changed = AGREEING["fr"].replace("4 mars", "5 mars")
        for _ in range(50):  # until the watch itself stands
            (clean.parent / "changed").write_text(changed, encoding="utf-8")
            (clean.parent / "changed").replace(clean / "recall.fr.md")
            if select.select([watching.stdout], [], [], 0.2)[0]:
                break
        assert b"recall.fr.md:3:" in watching.stdout.readline()
        assert b"watching" in watching.stderr.readline()
        watching.send_signal(signal.SIGINT)
        assert watching.wait(timeout=20) == 1


def test_a_report_among_the_versions_does_not_wake_the_watch(
    clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waking: list[str] = []

    def changed(*_paths: Path, watch_filter: Callable[[object, str], bool]) -> Iterator[None]:
        names = ("page.html", "recall.fr.md", "noticecheck.toml", ".page.html.x", "notes.csv")
        waking.extend(name for name in names if watch_filter(None, str(clean / name)))
        yield from ()

    monkeypatch.setattr("watchfiles.watch", changed)
    assert watched(lambda: 0, [clean], [], [clean / "page.html"]) == 0
    assert waking == ["recall.fr.md", "noticecheck.toml"]


def test_reports_go_to_their_files_and_one_to_the_standard_output(wrong: Path) -> None:
    formats = ("--output-format", "json=report.json", "--output-format", "concise")
    done = noticecheck("check", "notices", *formats, cwd=wrong.parent)
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert len(json.loads((wrong.parent / "report.json").read_text(encoding="utf-8"))["findings"]) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--output-format", "full", "--output-format", "json"),
            "two reports would go to the standard output",
        ),
        (("--output-format", "jsn"), "there is no format “jsn”; did you mean “json”?"),
        (("-o", "a.txt", "-o", "b.txt"), "--output-file b.txt has no --output-format"),
        (("--output-format", "sarif="), "--output-format sarif= names no file"),
        (("--diff", "--statistics"), "--diff and --statistics cannot be shown at once"),
        (("--baseline", "none.json"), "none.json: No such file or directory"),
    ],
)
def test_reports_that_cannot_be_written_are_told_before_anything_is_judged(
    clean: Path, options: tuple[str, ...], said: str
) -> None:
    done = noticecheck("check", "notices", *options, cwd=clean.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_no_report_takes_the_place_of_a_version(wrong: Path) -> None:
    version = wrong / "recall.fr.md"
    before = version.read_bytes()
    for file in (version, "notices/../notices/recall.fr.md"):
        done = noticecheck("check", "notices", "-o", file, cwd=wrong.parent)
        assert (done.returncode, done.stdout, version.read_bytes()) == (2, "", before)
        assert "recall.fr.md is a version that was judged: name another file for the report" in done.stderr


def test_a_baseline_makes_findings_known_and_is_pruned(wrong: Path) -> None:
    root = wrong.parent
    assert "1 finding in noticecheck-baseline.json" in noticecheck("baseline", "notices", cwd=root).stderr
    known = ("check", "notices", "--baseline", "noticecheck-baseline.json")
    assert noticecheck(*known, cwd=root).returncode == 0
    assert "1 known from before" in noticecheck(*known, cwd=root).stdout
    above = "\n" + AGREEING["fr"].replace("4 mars", "5 mars")
    (wrong / "recall.fr.md").write_text(above, encoding="utf-8")
    assert noticecheck(*known, cwd=root).returncode == 0  # lines above it change nothing
    written(wrong, AGREEING)
    assert "1 entry of the baseline matches" in noticecheck(*known, cwd=root).stderr
    assert "1 taken out" in noticecheck("baseline", "notices", "--prune", cwd=root).stderr
    assert (
        root / "noticecheck-baseline.json"
    ).read_text() == '{"noticecheck-baseline": 1, "findings": [\n]}\n'


def test_a_baseline_of_another_folder_is_told_and_what_it_knows_of_files_that_are_gone_is_pruned(
    wrong: Path,
) -> None:
    root = wrong.parent
    noticecheck("baseline", "notices", cwd=root)
    known = root / "noticecheck-baseline.json"
    elsewhere = noticecheck("check", ".", "--baseline", known, cwd=wrong)
    assert "the baseline names no file that was checked" in elsewhere.stderr
    assert "1 finding in" in noticecheck("baseline", ".", "-f", known, "--prune", cwd=wrong).stderr
    fault = json.loads(known.read_text())["findings"][0]
    gone = {**fault, "path": "notices/gone.pl.md", "fingerprint": "0" * 20}
    known.write_text(json.dumps({"noticecheck-baseline": 1, "findings": [fault, gone]}), encoding="utf-8")
    told = noticecheck("check", "notices", "--baseline", known, cwd=root).stderr
    assert "1 entry of the baseline matches nothing any more" in told
    assert "1 taken out" in noticecheck("baseline", "notices", "--prune", cwd=root).stderr


def test_the_configuration_names_the_baseline(wrong: Path) -> None:
    (wrong / "noticecheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert noticecheck("check", "notices", cwd=wrong.parent).returncode == 2  # it is not there yet
    assert noticecheck("baseline", "notices", cwd=wrong.parent).returncode == 0
    assert noticecheck("check", "notices", cwd=wrong.parent).returncode == 0


def test_repairs_are_made_and_the_rest_is_told(tmp_path: Path) -> None:
    texts = AGREEING | {
        "de": AGREEING["de"].replace("zurück.", "zurück ."),
        "fr": AGREEING["fr"].replace("4 mars", "5 mars"),
    }
    folder = written(tmp_path / "notices", texts)
    done = noticecheck("check", "notices", "--fix", "--output-format", "concise", cwd=tmp_path)
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert "1 finding repaired in 1 file" in done.stderr
    assert (folder / "recall.de.md").read_text(encoding="utf-8") == AGREEING["de"]
    assert (folder / "recall.fr.md").read_text(encoding="utf-8") == texts["fr"]
    done = noticecheck("check", "notices", "--diff", "--unsafe-fixes", cwd=tmp_path)
    assert "+Nous rappelons la bouilloire le 4 mars 2026." in done.stdout
    assert noticecheck("check", "notices", "--fix", "--unsafe-fixes", cwd=tmp_path).returncode == 0


def test_statistics_count_by_rule(wrong: Path) -> None:
    done = noticecheck("check", "notices", "--statistics", cwd=wrong.parent)
    assert (done.returncode, done.stdout) == (1, "1  error   same-date\n")


def test_a_shell_completes_formats(clean: Path) -> None:
    environment = {
        **os.environ,
        "_NOTICECHECK_COMPLETE": "complete_bash",
        "COMP_WORDS": "noticecheck check --output-format js",
        "COMP_CWORD": "3",
    }
    assert noticecheck(cwd=clean, env=environment).stdout.split() == ["json"]


def test_a_report_that_goes_to_a_file_only_is_summed_up(wrong: Path) -> None:
    done = noticecheck("check", "notices", "--output-format", "json=report.json", cwd=wrong.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "noticecheck: 1 error; written to report.json\n"


def test_a_baseline_says_where_it_counts(wrong: Path) -> None:
    done = noticecheck("baseline", "notices", cwd=wrong.parent)
    assert "to use it: --baseline noticecheck-baseline.json" in done.stderr
    (wrong.parent / "noticecheck.toml").write_text(
        'baseline = "noticecheck-baseline.json"\n', encoding="utf-8"
    )
    assert "it counts" not in noticecheck("baseline", "notices", cwd=wrong.parent).stderr


def test_a_file_that_cannot_be_read_has_one_reason(tmp_path: Path) -> None:
    (tmp_path / "a.it.md").write_bytes(b"MZ\x90\x00\x03\x00\x00\x00" * 64)
    (tmp_path / "a.de.md").write_text("# Umzug\n\nWir sind umgezogen.\n", encoding="utf-8")
    done = noticecheck("check", ".", "-v", cwd=tmp_path)
    assert done.returncode == 2
    assert sum("a.it.md" in line for line in done.stderr.splitlines()) == 1


def test_a_version_alone_is_told_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "a.de.md").write_text("# Umzug\n\nWir sind umgezogen.\n", encoding="utf-8")
    assert "nothing was compared" in noticecheck("check", "a.de.md", cwd=tmp_path).stderr
