"""How a run ends: 0 clean, 1 findings, 2 could not judge; 1 is for findings and nothing else."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import __main__ as program
from checker.pipe import ClosedPipeError
from checker.report import FORMATS

from .test_cli import AGREEING, noticecheck, written

FINDINGS = AGREEING | {"fr": AGREEING["fr"].replace("4 mars", "5 mars")}
NOTES = {
    "de": "Das dauert 24 Stunden.\n",
    "en": "It takes 24 hours.\n",
    "fr": "Cela prend 48 heures.\n",
}
REPAIRABLE = AGREEING | {"de": AGREEING["de"].replace("zurück.", "zurück .")}
# Every command that reads notices, and how it ends where nothing is wrong with them.
READING = (["check"], ["dates"], ["families"], ["baseline"], ["init", "--file", "new.toml"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose notices have one finding."""
    written(tmp_path / "notices", FINDINGS)
    return tmp_path


@pytest.mark.parametrize(
    ("texts", "options", "code"),
    [
        (AGREEING, (), 0),
        (FINDINGS, (), 1),
        (FINDINGS, ("--exit-zero",), 0),
        (FINDINGS, ("--statistics",), 1),
        (FINDINGS, ("--quiet",), 1),
        (FINDINGS, ("--diff",), 1),
        (FINDINGS, ("--fix",), 1),  # another day is for a person to repair
        (FINDINGS, ("--fix", "--unsafe-fixes"), 0),
        (REPAIRABLE, ("--diff",), 1),  # shown, not made
        (REPAIRABLE, ("--fix",), 0),
        (REPAIRABLE | {"fr": FINDINGS["fr"]}, ("--fix",), 1),
        (NOTES, (), 0),
        (NOTES, ("--notes",), 0),
        (NOTES, ("--fail-on", "note"), 1),
        (FINDINGS, ("--ignore", "same-date"), 0),
    ],
)
def test_what_was_found_decides(
    texts: dict[str, str], options: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    written(tmp_path / "notices", texts)
    done = noticecheck("check", "notices", *options, cwd=tmp_path)
    assert done.returncode == code, done.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_the_format_does_not(form: str, folder: Path) -> None:
    assert noticecheck("check", "notices", "--output-format", form, cwd=folder).returncode == 1


def test_nor_do_all_formats_at_once(tmp_path: Path) -> None:
    written(tmp_path / "notices", AGREEING)
    formats = [each for form in FORMATS for each in ("--output-format", f"{form}=report.{form}")]
    assert noticecheck("check", "notices", *formats, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_other_commands_find_nothing_amiss_with_findings(command: list[str], folder: Path) -> None:
    done = noticecheck(*command, "notices", cwd=folder)
    assert done.returncode == (1 if command == ["check"] else 0), done.stderr


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("why", "arguments"),
    [
        ("no such option", ("notices", "--colour", "never")),
        ("no path", ()),
        ("no such path", ("nowhere",)),
        ("no notices in it", ("empty",)),
        ("a layout without a locale", ("notices", "--layout", "{name}.md")),
        ("a configuration that is not there", ("notices", "--config", "nowhere.toml")),
        ("a configuration that is broken", ("notices", "--config", "broken.toml")),
        ("a configuration with another key", ("notices", "--config", "other.toml")),
    ],
)
def test_what_cannot_be_judged_is_no_finding(
    why: str, arguments: tuple[str, ...], command: list[str], folder: Path
) -> None:
    (folder / "empty").mkdir()
    (folder / "broken.toml").write_text("reference = \n", encoding="utf-8")
    (folder / "other.toml").write_text("referense = 'en'\n", encoding="utf-8")
    if command[0] == "init" and "--config" in arguments:
        pytest.skip("it writes a configuration, and reads none")
    done = noticecheck(*command, *arguments, cwd=folder)
    assert done.returncode == 2, why
    assert done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("frobnicate",),
        ("explain",),
        ("explain", "no-such-rule"),
        ("rules", "--no-such-option"),
        ("dates", "--text", "4 mars 2026"),  # whose date?
        ("check", "notices", "--since", "no-such-commit"),
        ("check", "notices", "--baseline", "nowhere.json"),
        ("check", "notices", "--select", "no-such-rule"),
        ("check", "notices", "--output-format", "jsn"),
    ],
)
def test_a_mistake_on_the_command_line_is_no_finding(arguments: tuple[str, ...], folder: Path) -> None:
    done = noticecheck(*arguments, cwd=folder)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b"%PDF-1.7 \x00\x01"),
        lambda file: file.write_bytes(b""),
        lambda file: (file.unlink(), file.symlink_to("gone")),
        lambda file: (file.unlink(), file.symlink_to(file.name)),
    ],
    ids=["a PDF", "empty", "a link that leads nowhere", "a link to itself"],
)
@pytest.mark.parametrize("command", [["check"], ["check", "--fix"], ["dates"]], ids=" ".join)
def test_a_file_that_cannot_be_read_is_no_finding(
    spoil: Callable[[Path], object], command: list[str], folder: Path
) -> None:
    file = folder / "notices/recall.nl.md"
    spoil(file)
    named = [f"notices/{each.name}" for each in sorted((folder / "notices").iterdir())]
    assert noticecheck(*command, *named, cwd=folder).returncode == 2


# --- what goes wrong outside of the notices ---


def run_into(target: int, *arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=folder, stdout=target, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip


PRINTING = (
    ("check", "notices"),
    ("check", "notices", "--output-format", "html"),
    ("dates", "notices"),
    ("families", "notices"),
    ("rules",),
    ("explain", "same-date"),
    ("--help",),
    ("--version",),
)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_full_disk_is_no_finding(arguments: tuple[str, ...], folder: Path) -> None:
    written(folder / "notices", FINDINGS | {"de": AGREEING["de"].replace("zurück.", "zurück .")})
    full = os.open("/dev/full", os.O_WRONLY)
    done = run_into(full, *arguments, folder=folder)
    os.close(full)
    assert (done.returncode, b"No space left on device" in done.stderr) == (2, True)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_closed_pipe_is_no_finding(arguments: tuple[str, ...], folder: Path) -> None:
    written(folder / "notices", FINDINGS | {"de": AGREEING["de"].replace("zurück.", "zurück .")})
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = run_into(write_end, *arguments, folder=folder)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_was_closed_at_the_start_is_no_finding(closed: str, folder: Path) -> None:
    written(folder / "notices", FINDINGS)
    command = f'"$0" -m checker check notices --exit-zero {closed}'
    done = subprocess.run(["sh", "-c", command, sys.executable], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", FORMATS)
def test_a_report_that_does_not_fit_is_no_finding(form: str, folder: Path) -> None:
    done = noticecheck("check", "notices", "--fix", "--output-format", f"{form}=/dev/full", cwd=folder)
    # a diff of what is left to repair is empty, and fits everywhere
    assert (done.returncode, "No space left" in done.stderr) == ((1, False) if form == "diff" else (2, True))


def test_an_older_report_outlives_a_disk_that_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = folder / "report.txt"
    report.write_text("the older one", encoding="utf-8")

    def full(_handle: int, _mode: str) -> object:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.chdir(folder)
    monkeypatch.setattr("checker.output.os.fdopen", full)
    assert ended(monkeypatch, "check", "notices", "-o", "report.txt") == 2
    assert report.read_text(encoding="utf-8") == "the older one"
    assert sorted(path.name for path in folder.iterdir()) == ["notices", "report.txt"]


def ended(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of the program in this process."""
    monkeypatch.setattr(sys, "argv", ["noticecheck", *arguments])
    return program.run()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("a fault of ours"), "internal error, nothing was judged: ValueError: a fault of ours"),
        (RecursionError("too deep"), "internal error"),
        (MemoryError(), "internal error"),
        (AssertionError(), "internal error"),
        (KeyboardInterrupt(), "interrupted"),
        (OSError(errno.EIO, os.strerror(errno.EIO), "disk"), "disk"),
        (ClosedPipeError(), ""),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
@pytest.mark.parametrize(
    "command", [("check", "notices"), ("families", "notices"), ("dates", "notices")], ids=lambda c: c[0]
)
def test_a_fault_of_the_program_is_no_finding(
    error: BaseException,
    said: str,
    command: tuple[str, ...],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.chdir(folder)
    monkeypatch.delenv("NOTICECHECK_DEBUG", raising=False)
    monkeypatch.setattr("checker.run.discover", fail)
    monkeypatch.setattr(program, "_forget_stdout", lambda: None)
    assert ended(monkeypatch, *command) == 2
    assert said in capfd.readouterr().err


@pytest.mark.parametrize("texts", [AGREEING, FINDINGS], ids=["clean", "findings"])
def test_it_ends_at_once_as_it_would_in_its_own_time(texts: dict[str, str], tmp_path: Path) -> None:
    written(tmp_path / "notices", texts)
    at_once, in_time = (
        noticecheck("check", "notices", cwd=tmp_path, env={**os.environ, "NOTICECHECK_DEBUG": debug})
        for debug in ("", "1")
    )
    assert (at_once.returncode, at_once.stdout) == (in_time.returncode, in_time.stdout)
    assert at_once.stdout.endswith("\n")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=lambda sign: sign.name)
def test_an_interruption_is_no_finding_and_leaves_no_trace(sign: signal.Signals, tmp_path: Path) -> None:
    for number in range(40):
        written(
            tmp_path / f"notices{number}",
            {key: f"{text}\n" + text[2:] * 400 for key, text in FINDINGS.items()},
        )
    report = tmp_path / "report.txt"
    report.write_text("the older one", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "checker", "check", ".", "--fix", "-o", "report.txt"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        time.sleep(1.5)
        running.send_signal(sign)
        _, said = running.communicate(timeout=30)
    assert (running.returncode, said) == (2, b"noticecheck: interrupted\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
