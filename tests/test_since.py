"""Only what a change brought is reported: a history of commits, each with the findings that it should bring."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from .test_cli import noticecheck

TEXTS = {
    "shop.en.md": "# Opening\n\nThe shop opens on 4 May 2026.\n\nWe sell 25 kinds of tea.\n\n- black\n- green\n",
    "shop.de.md": "# Eröffnung\n\nDer Laden öffnet am 4. Mai 2026.\n\nWir haben 25 Sorten Tee.\n\n- schwarz\n- grün\n",
    "shop.nl.md": "# Opening\n\nDe winkel gaat open op 4 mei 2026.\n\nWe hebben 25 soorten thee.\n\n- zwart\n- groen\n",
    "shop.it.md": "# Apertura\n\nIl negozio apre il 4 maggio 2026.\n\nVendiamo 25 tipi di tè.\n\n- nero\n- verde\n",
    "tour.en.md": "# Tour\n\nThe tour begins on 9 June 2026 and costs 30 euros.\n",
    "tour.fr.md": "# Visite\n\nLa visite commence le 9 juin 2026 et coûte 30 euros.\n",
    "tour.es.md": "# Visita\n\nLa visita empieza el 9 de junio de 2026 y cuesta 30 euros.\n",
    "tour.sv.md": "# Rundtur\n\nRundturen börjar den 9 juni 2026 och kostar 30 euro.\n",
}


class Step(Struct, frozen=True):
    """One commit: replacements (file, old words, new words), and ``file: rule`` of what it brings.

    A file with no new words is taken away, one with no old words is written; a pair of names is a rename.
    """

    why: str
    edits: tuple[tuple[str, str, str], ...] = ()
    brings: tuple[str, ...] = ()
    renames: tuple[tuple[str, str], ...] = ()


FRENCH = (
    "# Ouverture\n\nLe magasin ouvre le 8 mai 2026.\n\nNous vendons 25 sortes de thé.\n\n- noir\n- vert\n"
)
COMMENT = " <!-- noticecheck-disable-line same-date: later here -->"
DAY = ("4. Mai 2026", "5. Mai 2026")
STEPS = (
    Step("nothing but a file that is no notice", (("plan.csv", "", "a,b\n"),)),
    Step("another day in German", (("shop.de.md", *DAY),), ("shop.de.md: same-date",)),
    Step("a line above it", (("shop.de.md", "# Eröffnung\n", "\n# Eröffnung\n"),)),
    Step("words beside it", (("shop.de.md", "Wir haben", "Bei uns gibt es"),)),
    Step("another family", (("tour.fr.md", "30 euros", "35 euros"),), ("tour.fr.md: same-numbers",)),
    Step("the price put right", (("tour.fr.md", "35 euros", "30 euros"),)),
    Step("the day put right", (("shop.de.md", DAY[1], DAY[0]),)),
    Step("an item taken away", (("shop.nl.md", "- groen\n", ""),), ("shop.nl.md: same-blocks",)),
    Step("a day in the same file", (("shop.nl.md", "4 mei", "6 mei"),), ("shop.nl.md: same-date",)),
    Step("the item put back", (("shop.nl.md", "- zwart\n", "- zwart\n- groen\n"),)),
    Step("a blank before a mark", (("shop.it.md", "di tè.", "di tè ."),), ("shop.it.md: space-before-marks",)),
    Step("a second one", (("shop.it.md", "2026.", "2026 ."),), ("shop.it.md: space-before-marks",)),
    Step("one of them put right", (("shop.it.md", "di tè .", "di tè."),)),
    Step("the file renamed", renames=(("shop.nl.md", "shop.nl-BE.md"),)),
    Step("and back, with a change", (("shop.nl.md", "zwart", "bruin"),), renames=(("shop.nl-BE.md", "shop.nl.md"),)),
    Step("both put right", (("shop.nl.md", "6 mei", "4 mei"), ("shop.it.md", "2026 .", "2026."))),
    Step("a version is added with a fault", (("shop.fr.md", "", FRENCH),), ("shop.fr.md: same-date",)),
    Step("it is mended", (("shop.fr.md", "8 mai", "4 mai"),)),
    Step("a version is taken away", (("shop.fr.md", "", ""),)),
    Step("a weekday that is wrong", (("tour.en.md", "on 9", "on Monday, 9"),), ("tour.en.md: date-weekday",)),
    Step("the right one", (("tour.en.md", "Monday", "Tuesday"),)),
    Step("both families", (("shop.en.md", "25 k", "26 k"), ("tour.es.md", "9 de", "10 de")),
        ("shop.en.md: same-numbers", "tour.es.md: same-date")),
    Step("put right", (("shop.en.md", "26 k", "25 k"), ("tour.es.md", "10 de", "9 de"))),
    Step("line ends of another system", (("tour.sv.md", "\n", "\r\n"),)),
    Step("the configuration asks for less", (("noticecheck.toml", "", '[rules]\nsame-date = "off"\n'),)),
    Step("a day that nobody asks for", (("shop.de.md", *DAY),)),
    Step("it is asked for again", (("noticecheck.toml", "", "[rules]\n"),), ("shop.de.md: same-date",)),
    Step("a comment suppresses it", (("shop.de.md", "5. Mai 2026.", "5. Mai 2026." + COMMENT),)),
    Step("put right, and the comment is left", (("shop.de.md", DAY[1], DAY[0]),), ("shop.de.md: suppressions",)),
    Step("the comment goes as well", (("shop.de.md", COMMENT, ""),)),
)  # fmt: skip


def git(folder: Path, *words: str) -> None:
    identity = (
        "-c",
        "user.name=A Tester",
        "-c",
        "user.email=tester@example.com",
        "-c",
        "commit.gpgsign=false",
    )
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one commit for each step, on top of versions that agree."""
    folder = tmp_path_factory.mktemp("history")
    git(folder, "init", "-q", "-b", "main")
    for name, text in TEXTS.items():
        (folder / name).write_bytes(text.encode())
    commit(folder, "agreeing versions")
    for step in STEPS:
        for old, new in step.renames:
            (folder / old).rename(folder / new)
        for name, old, new in step.edits:
            edit(folder / name, old, new)
        commit(folder, step.why)
    return folder


def edit(file: Path, old: str, new: str) -> None:
    if old:
        before = file.read_bytes().decode()
        assert old in before, (file.name, old)
        file.write_bytes(before.replace(old, new).encode())
    elif new:
        file.write_bytes(new.encode())
    else:
        file.unlink()


def commit(folder: Path, why: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", why)


def brought(folder: Path, ref: str) -> Iterator[str]:
    done = noticecheck("check", ".", "--since", ref, "--output-format", "json", cwd=folder)
    assert done.stderr == ""
    for finding in json.loads(done.stdout)["findings"]:
        if finding["severity"] != "note":
            yield f"{finding['path']}: {finding['rule']}"


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[step.why for step in STEPS])
def test_each_commit_brings_its_findings(history: Path, tmp_path: Path, number: int) -> None:
    tree = tmp_path / "tree"
    git(history, "worktree", "add", "--detach", str(tree), f"main~{len(STEPS) - 1 - number}")
    assert sorted(brought(tree, "HEAD~1")) == sorted(STEPS[number].brings)


def test_a_change_that_is_not_committed_counts_and_so_do_new_files(history: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    git(history, "worktree", "add", "--detach", str(tree), "main")
    edit(tree / "shop.de.md", *DAY)
    edit(tree / "tour.nl.md", "", TEXTS["tour.sv.md"].replace("9 juni 2026", "9 juli 2026"))
    assert "shop.de.md: same-date" in set(brought(tree, "HEAD"))
    assert any(each.startswith("tour.nl.md") for each in brought(tree, "HEAD"))


def test_a_folder_below_the_root_can_be_the_working_directory(tmp_path: Path) -> None:
    inner = tmp_path / "docs" / "shop"
    inner.mkdir(parents=True)
    git(tmp_path, "init", "-q", "-b", "main")
    for name, text in TEXTS.items():
        (inner / name).write_text(text, encoding="utf-8")
    edit(inner / "shop.it.md", "25 tipi", "27 tipi")
    commit(tmp_path, "with a fault")
    edit(inner / "shop.de.md", *DAY)
    for paths in ((".",), (inner,), ("shop.de.md", "shop.en.md", "shop.it.md", "shop.nl.md")):
        done = noticecheck("check", *paths, "--since", "HEAD", "--output-format", "concise", cwd=inner)
        assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["shop.de.md"]


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("nowhere", "there is no commit “nowhere” here: this clone holds only a part of the history"),
        ("HEAD~5", "there is no commit “HEAD~5” here: this clone holds only a part of the history"),
        ("--output=x", "“--output=x” is no name of a commit"),
    ],
)
def test_a_shallow_clone_is_told_what_it_lacks(history: Path, tmp_path: Path, ref: str, said: str) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", history.as_uri(), "clone")
    done = noticecheck("check", ".", f"--since={ref}", cwd=tmp_path / "clone")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert list(brought(tmp_path / "clone", "HEAD~1")) == []


def test_outside_of_a_repository_there_is_no_change_to_tell(tmp_path: Path) -> None:
    (tmp_path / "shop.en.md").write_text(TEXTS["shop.en.md"], encoding="utf-8")
    done = noticecheck("check", ".", "--since", "main", cwd=tmp_path)
    assert (done.returncode, "not a git repository" in done.stderr) == (2, True)


def repository(folder: Path) -> Path:
    """A folder ``docs`` with the notices in a repository of its own, with one German day changed afterwards."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    for name, text in TEXTS.items():
        (docs / name).write_text(text, encoding="utf-8")
    edit(docs / "shop.it.md", "25 tipi", "27 tipi")
    commit(folder, "with a fault")
    edit(docs / "shop.de.md", *DAY)
    return docs


def test_a_folder_is_told_by_its_own_name_where_a_link_leads_to_it(tmp_path: Path) -> None:
    docs = repository(tmp_path / "all")
    link = docs.parent / "link"
    link.symlink_to(docs.name)
    for path in (link, link.name):
        done = noticecheck("check", path, "--since", "HEAD", "--output-format", "concise", cwd=docs.parent)
        assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["docs/shop.de.md"]


def test_a_path_outside_of_the_repository_is_not_taken_for_unchanged(tmp_path: Path) -> None:
    docs = repository(tmp_path / "all")
    other = tmp_path / "other"
    other.mkdir()
    done = noticecheck("check", docs, other, "--since", "HEAD", cwd=docs.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert "other lies outside of the repository" in done.stderr


def test_notices_of_another_repository_inside_are_judged_whole_when_it_moves(tmp_path: Path) -> None:
    within = repository(tmp_path / "all" / "part").parent
    git(within.parent, "init", "-q", "-b", "main")
    commit(within.parent, "the part as it is")
    unmoved = noticecheck("check", ".", "--since", "HEAD", cwd=within.parent)
    assert (unmoved.returncode, unmoved.stderr) == (0, "")
    commit(within, "another day")
    done = noticecheck("check", ".", "--since", "HEAD", "--output-format", "concise", cwd=within.parent)
    told = ["part/docs/shop.de.md", "part/docs/shop.it.md"]
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == told
