"""What is suppressed is not told, and a suppression that does nothing is."""

import datetime
from contextlib import chdir
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.run import run
from checker.settings import FILE, load

from .conftest import judge_texts

# the German day differs on line 3, and the German list of files on line 5
TEXTS = {
    "en": "# Opening\n\nThe shop opens on 4 May 2026.\n\nWe sell 25 kinds of tea.\n",
    "nl": "# Opening\n\nDe winkel gaat open op 4 mei 2026.\n\nWij verkopen 25 soorten thee.\n",
    "it": "# Apertura\n\nIl negozio apre il 4 maggio 2026.\n\nVendiamo 25 tipi di tè.\n",
    "fr": "# Ouverture\n\nLe magasin ouvre le 4 mai 2026.\n\nNous vendons 25 sortes de thé.\n",
}
GERMAN = (
    "# Eröffnung\n\n{before}Der Laden öffnet am 5. Mai 2026.{beside}\n\nWir verkaufen 25 Sorten Tee.\n{after}"
)


def german(before: str = "", beside: str = "", after: str = "") -> str:
    return GERMAN.format(before=before, beside=beside, after=after)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (german(), ["same-date.changed"]),
        (german(before="<!-- noticecheck-disable-next-line same-date: later here -->\n\n"), []),
        (german(before="<!-- noticecheck-disable-next-line same-date: later here -->\n"), []),
        (german(before="<!-- noticecheck-disable-next-line same-date.changed: later here -->\n\n"), []),
        (german(beside=" <!-- noticecheck-disable-line same-date: later here -->"), []),
        (german(after="\n<!-- noticecheck-disable-file same-date: später -->\n"), []),
        (
            german(
                after="\n<!--noticecheck-disable-file same-date until 2026-06-01: this is the last day-->\n"
            ),
            [],
        ),
        (
            german(after="\n<!-- noticecheck-disable-file same-date until 2026-05-31: over -->\n"),
            ["same-date.changed", "suppressions.expired"],
        ),
        (
            german(after="\n<!-- noticecheck-disable-line same-date: it is another line -->\n"),
            ["same-date.changed", "suppressions.unused"],
        ),
        (
            german(after="\n<!-- noticecheck-disable-file date-form, same-date: one of the two -->\n"),
            ["suppressions.unused"],
        ),
        (
            german(after="\n<!-- noticecheck-disable-file same-date -->\n"),
            ["same-date.changed", "suppressions.no-reason"],
        ),
        (
            german(after="\n<!-- noticecheck-disable-file same-dat: later here -->\n"),
            ["same-date.changed", "suppressions.unknown-rule"],
        ),
        (
            german(after="\n<!-- noticecheck-disable-file same-date until May: later here -->\n"),
            ["same-date.changed", "suppressions.unreadable"],
        ),
        (
            german(beside=" `<!-- noticecheck-disable-file same-date: as an example -->`"),
            ["same-date.changed"],
        ),
        ("---\n# noticecheck-disable-file same-date: later here\ntitle: Laden\n---\n\n" + german(), []),
    ],
)
def test_a_comment_suppresses_what_it_names(text: str, told: list[str]) -> None:
    findings = judge_texts({**TEXTS, "de": text}).findings
    assert sorted(f"{f.fact.rule}.{f.fact.case}" for f in findings if f.severity > 1) == told


def written(folder: Path, entry: str, name: str = FILE) -> Path:
    for locale, text in {**TEXTS, "de": german()}.items():
        (folder / f"shop.{locale}.md").write_text(text, encoding="utf-8")
    (folder / name).write_text(entry, encoding="utf-8")
    return folder / name


ENTRY = '[[ignore]]\nrule = "same-date"\nreason = "a day later"\n'
YESTERDAY = datetime.datetime.now().astimezone().date() - datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (ENTRY, []),
        (ENTRY + 'locales = ["de"]\n', []),
        (ENTRY + 'words = "5. Mai"\n', []),
        (ENTRY + "until = 9999-12-31\n", []),
        (ENTRY + 'locales = ["it"]\n', ["same-date", "suppressions"]),
        (ENTRY + 'locales = ["ja"]\n', ["same-date"]),  # no Japanese version is there to be judged
        (ENTRY + 'families = ["other"]\n', ["same-date"]),
        (ENTRY + f"until = {YESTERDAY}\n", ["same-date", "suppressions"]),
        (ENTRY + ENTRY.replace("a day later", "once more"), []),
    ],
)
def test_the_configuration_suppresses_what_it_lists(tmp_path: Path, entry: str, told: list[str]) -> None:
    report = run([tmp_path], load(written(tmp_path, entry)))
    assert sorted(finding.fact.rule for finding in report.findings()) == told
    assert report.suppressed == ("same-date" not in told)


@pytest.mark.parametrize("folder", ["notices", "."])
def test_paths_go_from_the_list_wherever_a_run_begins(tmp_path: Path, folder: str) -> None:
    (tmp_path / "notices").mkdir()
    config = written(tmp_path / "notices", ENTRY + 'paths = ["shop.de.md"]\n')
    with chdir(tmp_path / folder):
        assert list(run([tmp_path], load(config)).findings()) == []


def test_an_idle_entry_is_told_at_its_line(tmp_path: Path) -> None:
    settings = load(written(tmp_path, "# kept\n\n" + ENTRY + "\n" + ENTRY + 'locales = ["nl"]\n'))
    (aside,) = run([tmp_path], settings).asides
    assert (aside.finding.fact.place.line, aside.finding.family) == (7, "")


def test_a_file_of_its_own_lists_further_ones(tmp_path: Path) -> None:
    config = written(tmp_path, 'ignore-from = ["known.toml"]\n')
    written(tmp_path, ENTRY, "known.toml")
    assert list(run([tmp_path], load(config)).findings()) == []


def test_all_of_it_can_be_left_out_of_account(tmp_path: Path) -> None:
    config = written(tmp_path, ENTRY + 'locales = ["it"]\n' + ENTRY)
    report = run([tmp_path], replace(load(config), suppressing=False))
    assert [finding.fact.rule for finding in report.findings()] == ["same-date"]
