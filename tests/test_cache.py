"""What is remembered is what would be found anew, in every report, after whatever has changed meanwhile."""

import datetime
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st

from checker import run as line
from checker.cache import state
from checker.cache.results import Results
from checker.cache.shelf import Shelf
from checker.cli import call
from checker.discover import Family
from checker.report import FORMATS

NAME = ".noticecheck_cache"
KETTLE = {
    "de": "# Rückruf\n\nWir rufen den Wasserkocher am 4. März 2026 zurück.\n",
    "en": "# Recall\n\nWe recall the kettle on 4 March 2026.\n",
    "fr": "# Rappel\n\nNous rappelons la bouilloire le 4 mars 2026.\n",
    "nl": "# Terugroepactie\n\nWij roepen de waterkoker op 4 maart 2026 terug.\n",
}
GARDEN = {
    "de": "# Garten\n\nDer Garten schließt um 18 Uhr.\n\n- [Karte](karte.html)\n",
    "en": "# Garden\n\nThe garden closes at 6 p.m.\n\n- [Map](map.html)\n",
    "fr": "# Jardin\n\nLe jardin ferme à 18 heures .\n\n- [Plan](plan.html)\n",
}
Answered = tuple[int, str, str]


@pytest.fixture(autouse=True)
def old_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test are young; between two runs of it so much time passes that theirs differs all the same."""
    monkeypatch.setattr(state, "_YOUNG", 0)
    monkeypatch.delenv("NOTICECHECK_NO_CACHE")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A working directory with two families."""
    laid_out(tmp_path)
    with chdir(tmp_path):
        yield tmp_path


def laid_out(folder: Path) -> None:
    for name, texts in (("kettle", KETTLE), ("garden", GARDEN)):
        for locale, text in texts.items():
            put(folder / f"{name}.{locale}.md", text)


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def answered(*arguments: str) -> Answered:
    """Exit code, standard output and standard error of a command."""
    streams = sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in streams)
    sys.stdout, sys.stderr = out, err
    try:
        code = call(["check", ".", *arguments])
    finally:
        sys.stdout, sys.stderr = streams
    told = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        told.append(stream.read())
    return code, told[0], told[1]


@pytest.fixture
def judging(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the families that are judged from now on."""
    names: list[str] = []
    judge = line.judge_family

    def noting(family: Family, *rest: object, **more: object) -> line.Judged:
        names.append(family.name)
        return judge(family, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(line, "judge_family", noting)
    return names


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("folder")
def test_what_has_not_changed_is_told_again(judging: list[str], form: str) -> None:
    first = answered("--output-format", form)
    judging.clear()
    assert answered("--output-format", form) == first
    assert not judging
    assert answered("--output-format", form, "--no-cache") == first


@pytest.mark.parametrize("form", FORMATS)
def test_families_that_have_not_changed_are_not_judged_again(
    folder: Path, judging: list[str], form: str
) -> None:
    answered("--output-format", form)
    judging.clear()
    put(folder / "kettle.fr.md", KETTLE["fr"].replace("4 mars", "5 mars"))
    changed = answered("--output-format", form)
    assert (judging[:1] if form == "diff" else judging) == [
        "kettle"
    ]  # what repairs would leave is judged as well
    assert changed == answered("--output-format", form, "--no-cache")


@pytest.mark.usefixtures("folder")
def test_reports_in_files_are_written_again() -> None:
    first = answered("--output-format", "json=r.json")
    written = Path("r.json").read_bytes()
    Path("r.json").unlink()
    assert answered("--output-format", "json=r.json") == first
    assert Path("r.json").read_bytes() == written


@pytest.mark.usefixtures("folder")
def test_another_report_takes_what_was_found(judging: list[str]) -> None:
    answered()
    judging.clear()
    assert answered("--notes", "--verbose") == answered("--notes", "--verbose", "--no-cache")
    assert sorted(judging) == ["garden", "kettle"]  # those without the cache


@pytest.mark.usefixtures("folder")
def test_colours_are_those_of_this_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("TERM", "xterm"), ("TERM", "dumb"), ("NO_COLOR", "1"), ("COLORTERM", "truecolor")):
        monkeypatch.setenv(name, value)
        first = answered("--color", "always")
        assert first == answered("--color", "always") == answered("--color", "always", "--no-cache")


def test_repairs_are_made_of_what_is_remembered(folder: Path) -> None:
    answered()
    before = {file.name: file.read_bytes() for file in folder.glob("*.md")}
    remembered = answered("--fix")
    after = {file.name: file.read_bytes() for file in folder.glob("*.md")}
    for name, data in before.items():
        (folder / name).write_bytes(data)
    assert answered("--fix", "--no-cache") == remembered
    assert {file.name: file.read_bytes() for file in folder.glob("*.md")} == after != before
    assert answered() == answered("--no-cache")


def test_a_suppression_expires_in_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        folder / "noticecheck.toml",
        '[[ignore]]\nrule = "same-date"\nreason = "as printed"\nuntil = 9998-12-31\n',
    )
    comment = "<!-- noticecheck-disable-next-line same-date until 9998-12-31: as printed -->\n"
    put(folder / "kettle.fr.md", comment + KETTLE["fr"].replace("4 mars", "5 mars"))
    answered()

    class Later(datetime.datetime):
        def astimezone(self, _zone: object = None) -> "Later":
            return Later(9999, 1, 1)

    monkeypatch.setattr(datetime, "datetime", Later)
    later = answered()
    assert "same-date" in later[1]
    assert later == answered("--no-cache")


def test_nothing_is_remembered_that_could_not_be_judged(folder: Path) -> None:
    put(folder / "kettle.it.md", "")
    first = answered()
    assert first[0] == 2
    assert not list((folder / NAME).glob("answer-*"))
    assert answered() == first


@pytest.mark.parametrize(
    "without",
    [
        lambda patch: patch.setenv("NOTICECHECK_NO_CACHE", "1"),
        lambda _: put(Path("noticecheck.toml"), "cache = false\n"),
    ],
)
def test_it_can_be_done_without(
    folder: Path, monkeypatch: pytest.MonkeyPatch, without: Callable[[pytest.MonkeyPatch], None]
) -> None:
    without(monkeypatch)
    answered()
    assert not (folder / NAME).exists()


def test_it_stands_beside_the_configuration(folder: Path) -> None:
    put(folder / "noticecheck.toml", "")
    (folder / "inner").mkdir()
    shutil.copy("kettle.de.md", "inner")
    with chdir("inner"):
        answered()
    assert {file.name.partition("-")[0] for file in (folder / NAME).iterdir()} == {
        "CACHEDIR.TAG",
        ".gitignore",
        "results",
        "answer",
    }
    assert (folder / NAME / ".gitignore").read_text() == "*\n"
    assert (
        (folder / NAME / "CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    )


def test_the_configuration_names_another_folder(folder: Path) -> None:
    put(folder / "noticecheck.toml", 'cache = "build/.notices"\n')
    answered()
    assert (folder / "build" / ".notices" / "results").is_file()


@pytest.mark.parametrize("name", ["../.cache", "cache", "/tmp/.cache", ".", "a/.b/.."])  # noqa: S108
def test_a_folder_in_which_others_could_stand_is_refused(folder: Path, name: str) -> None:
    put(folder / "noticecheck.toml", f'# a comment\ncache = "{name}"\n')
    code, _, said = answered()
    assert code == 2
    assert f"noticecheck.toml:2: cache names “{name}”" in said


def damaged(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    status = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def cut(file: Path) -> None:
    status = file.stat()
    file.write_bytes(file.read_bytes()[:40])
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def sent_along(file: Path) -> None:
    """As a clone brings it: the same bytes, at another time."""
    file.write_bytes(file.read_bytes())


def replaced_by_a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def replaced_by_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def replaced_by_a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize(
    "harm",
    [damaged, cut, emptied, sent_along, replaced_by_a_link, replaced_by_a_folder, replaced_by_a_pipe],
)
def test_what_was_not_written_here_is_not_believed(
    folder: Path, judging: list[str], harm: Callable[[Path], None]
) -> None:
    first = answered()
    judging.clear()
    for file in [*(folder / NAME).glob("answer-*"), folder / NAME / "results"]:
        harm(file)
    assert answered() == first
    assert sorted(judging) == ["garden", "kettle"]


@pytest.mark.usefixtures("folder")
def test_a_cache_of_another_program_is_not_believed(
    judging: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = answered()
    judging.clear()
    monkeypatch.setattr("checker.cache.results.program", lambda: b"another")
    monkeypatch.setattr("checker.cache.answers.program", lambda: b"another")
    assert answered() == first
    assert sorted(judging) == ["garden", "kettle"]


def test_a_link_in_place_of_the_folder_is_not_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (folder / NAME).symlink_to(other, target_is_directory=True)
    assert answered() == answered("--no-cache")
    assert not list(other.iterdir())


def test_a_folder_of_somebody_else_stays_as_it_is(folder: Path) -> None:
    put(folder / NAME / "results", "my results")
    assert answered() == answered("--no-cache")
    assert [(each.name, each.read_text()) for each in (folder / NAME).iterdir()] == [
        ("results", "my results")
    ]


def test_a_file_in_place_of_the_folder_stays_as_it_is(folder: Path) -> None:
    put(folder / NAME, "mine")
    assert answered() == answered("--no-cache")
    assert (folder / NAME).read_text() == "mine"


def test_a_full_disk_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "utime", full)
    assert answered() == answered("--no-cache")
    assert {each.name for each in (folder / NAME).iterdir()} == {"CACHEDIR.TAG", ".gitignore"}


def test_files_that_may_still_change_unseen_are_read_again(
    folder: Path, judging: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "_YOUNG", 10**12)
    answered()
    assert not list((folder / NAME).glob("answer-*"))
    status = (folder / "kettle.fr.md").stat()
    put(folder / "kettle.fr.md", KETTLE["fr"].replace("4 mars", "5 mars"))
    os.utime(folder / "kettle.fr.md", ns=(status.st_atime_ns, status.st_mtime_ns))
    judging.clear()
    assert "same-date" in answered()[1]
    assert judging == ["kettle"]


def test_what_nobody_asks_for_goes_in_the_end(folder: Path) -> None:
    answered()
    for file in folder.glob("garden.*"):
        file.unlink()
    sizes = []
    for day in range(4, 17):
        put(folder / "kettle.fr.md", KETTLE["fr"].replace("4 mars", f"{day:02} mars"))
        answered()
        results = Results(Shelf(folder / NAME))
        sizes.append(len(results))
        results.close(save=False)
    assert (max(sizes), sizes[-1]) == (
        12,
        11,
    )  # ten older kettles beside the last one, and the garden for as long


def test_few_answers_are_kept(folder: Path) -> None:
    for number in range(20):
        answered("--locales", ",".join(["de"] * (number + 1)))
    assert len(list((folder / NAME).glob("answer-*"))) <= 16


CONFIGURATIONS = [
    "",
    'reference = "en"\n',
    '[rules]\nsame-date = "off"\n',
    '[rules]\nsame-date = "note"\n',
    'locales = ["de", "en", "it"]\n',
    'exclude = ["garden*"]\n',
    'layout = "{name}.{locale}.md"\n',
    '[[ignore]]\nrule = "same-date"\nreason = "as printed"\n',
    '# moved\n[[ignore]]\nrule = "product-names"\nreason = "as printed"\n',
    "[[notices]]\ndate = 2026-03-05\n",
    'fail-on = "error"\n',
]
ARGUMENTS = [
    (),
    ("--notes",),
    ("--output-format", "json"),
    ("--output-format", "html"),
    ("--diff",),
    ("--select", "same-date"),
    ("--ignore-suppressions",),
    ("--quiet",),
    ("--verbose",),
    ("--statistics",),
    ("--exit-zero",),
    ("--reference", "fr"),
    ("--isolated",),
    ("--date", "2026-03-04"),
]
FILES = [f"kettle.{locale}.md" for locale in KETTLE] + [f"garden.{locale}.md" for locale in GARDEN]
SIGNS = [
    "4",
    "5",
    "2026",
    "18",
    "md",
    "(",
    "# ",
    "\n\n",
    "Kitebird",
    "the",
    "<!-- noticecheck-disable-file same-date: x -->",
]
EDITS = st.one_of(
    st.tuples(st.just("swap"), st.sampled_from(FILES), st.sampled_from(SIGNS), st.sampled_from(SIGNS)),
    st.tuples(
        st.just("write"), st.sampled_from(FILES), st.sampled_from([*KETTLE.values(), *GARDEN.values()])
    ),
    st.tuples(st.just("remove"), st.sampled_from(FILES)),
    st.tuples(
        st.just("rename"),
        st.sampled_from(FILES),
        st.sampled_from([*FILES, "garden.it.md", "tea.md", "x/kettle.de.md"]),
    ),
    st.tuples(st.just("link"), st.sampled_from(FILES), st.sampled_from([*FILES, "nowhere.md"])),
    st.tuples(st.just("configure"), st.sampled_from(CONFIGURATIONS)),
    st.tuples(st.just("touch"), st.sampled_from(FILES)),
    st.tuples(st.just("image"), st.sampled_from(["map.png", "kettle.pl.bak"])),
)


def edited(what: str, *how: str) -> None:
    """Do one thing to the working directory, where it can be done."""
    file = Path(how[0])
    match what:
        case "configure":
            put(Path("noticecheck.toml"), how[0])
        case "image":
            put(file, "an image")
        case "write":
            file.unlink(missing_ok=True)
            put(file, how[1])
        case "link":
            file.unlink(missing_ok=True)
            file.symlink_to(how[1])
        case "remove":
            file.unlink(missing_ok=True)
        case _ if not file.is_file():
            return
        case "swap":
            put(file, file.read_text(encoding="utf-8").replace(how[1], how[2], 1))
        case "rename":
            Path(how[1]).parent.mkdir(exist_ok=True)
            file.rename(how[1])
        case "touch":
            os.utime(file)


@settings(max_examples=25)
@given(st.lists(st.tuples(EDITS, st.sampled_from(ARGUMENTS)), min_size=1, max_size=6))
def test_after_any_change_the_cache_tells_what_is_found_anew(
    steps: list[tuple[tuple[str, ...], tuple[str, ...]]],
) -> None:
    with TemporaryDirectory() as name, chdir(name):
        laid_out(Path())
        answered()
        for edit, arguments in steps:
            edited(*edit)
            fresh = answered(*arguments, "--no-cache")
            assert answered(*arguments) == fresh
            assert answered(*arguments) == fresh
            assert answered() == answered("--no-cache")
