"""The ways in do what they say, and nothing that a hostile input asks for: action, template, hooks, matcher, shells."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shlex import quote
from typing import Any

import pytest
import yaml

from checker import rules
from checker.discover.files import ENDINGS
from checker.report import Look, render
from checker.run import Report
from checker.settings import FILE

from .reports import broken, harmful
from .test_cli import AGREEING, written

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
TEMPLATE = (ROOT / "templates/noticecheck.yml").read_text(encoding="utf-8")
MATCHERS = json.loads((ROOT / "samples/ci/problem-matcher.json").read_text(encoding="utf-8"))

Done = subprocess.CompletedProcess[str]


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A repository of two commits: all agree in the first, and the second brings another day in French."""
    folder = tmp_path / "work"
    notices = folder / "two words"
    notices.mkdir(parents=True)
    written(notices, AGREEING)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=first")
    written(notices, {"fr": AGREEING["fr"].replace("4 mars", "5 mars")})
    git(folder, "commit", "--quiet", "--all", "--message=second")
    return folder


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The command, as it is installed."""
    folder = tmp_path / "programs"
    folder.mkdir()
    start = "from checker.__main__ import main; main()"
    return script(folder / "noticecheck", f'exec {quote(sys.executable)} -c {quote(start)} "$@"')


def script(file: Path, text: str) -> Path:
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def step(number: int, work: Path, values: Mapping[str, str], path: str | None = None) -> Done:
    """Run a step of the action as a runner does: expressions stand in its environment only."""
    chosen = ACTION["runs"]["steps"][number]
    known = {f"inputs.{name}": "" for name in ACTION["inputs"]} | {"inputs.paths": "."} | dict(values)
    expression = re.compile(r"\$\{\{ (\S+) \}\}")
    temporary = work.parent / "runner"
    temporary.mkdir(exist_ok=True)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI"))},
        **{name: expression.sub(lambda at: known[at[1]], text) for name, text in chosen["env"].items()},
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
        "PATH": path or os.environ["PATH"],
        "RUNNER_TEMP": str(temporary),
    }
    return subprocess.run(
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", chosen["run"]],
        cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


def action(work: Path, program: Path, **inputs: str) -> Done:
    """Run the checking step of the action with such inputs."""
    given = {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
    return step(1, work, {"steps.install.outputs.program": str(program), **given})


@pytest.mark.parametrize("number", range(len(ACTION["runs"]["steps"])))
def test_no_expression_stands_in_a_script_of_the_action(number: int) -> None:
    assert "${{" not in ACTION["runs"]["steps"][number]["run"]


def test_the_action_annotates_and_sums_up_and_fails(work: Path, program: Path) -> None:
    (work.parent / "runner").mkdir()
    summary = work.parent / "runner/summary"
    summary.write_text("# Before\n", encoding="utf-8")
    done = action(work, program, sarif_file="a report.sarif")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=two words/recall.fr.md,line=3,")
    assert summary.read_text(encoding="utf-8").startswith("# Before\n")
    assert "recall.fr.md" in summary.read_text(encoding="utf-8")
    (run,) = json.loads((work / "a report.sarif").read_bytes())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["same-date"]


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"paths": "two words"}, 1),
        ({"paths": "two words\n"}, 1),
        ({"paths": "two words/recall.en.md\n\ntwo words/recall.de.md\ntwo words/recall.nl.md"}, 0),
        ({"since": "HEAD"}, 0),
        ({"since": "HEAD~1"}, 1),
        ({"since": "elsewhere"}, 2),
        ({"options": "--exit-zero"}, 0),
        ({"options": "--ignore=same-date\n--output-format=junit=the notices.xml"}, 0),
        ({"options": "--exit-zero --notes"}, 2),  # one on each line
        ({"fail_on": "error"}, 1),
        ({"fail_on": "fatal"}, 2),
        ({"paths": ""}, 2),
    ],
)
def test_inputs_of_the_action(inputs: dict[str, str], code: int, work: Path, program: Path) -> None:
    assert action(work, program, **inputs).returncode == code


HARM = (
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "' ; touch pwned ; '",
    '"; touch pwned; "',
    "x\n::error::pwned",
    "--output-file=pwned",
    "-o\npwned",
)


@pytest.mark.parametrize("value", ["\n".join(HARM), " ".join(HARM)], ids=["lines", "line"])
@pytest.mark.parametrize("name", ["paths", "since", "fail_on"])
def test_the_action_runs_nothing_that_an_input_says(name: str, value: str, work: Path, program: Path) -> None:
    done = action(work, program, **{name: value})
    assert done.returncode == 2
    assert not list(work.rglob("pwned"))
    assert not re.search(r"^\s*::error::|##\[", done.stdout + done.stderr, re.MULTILINE)


def test_the_action_says_that_a_clone_is_shallow(work: Path, program: Path) -> None:
    base = git(work, "rev-parse", "HEAD~1")
    shallow = work.parent / "shallow"
    git(work.parent, "clone", "--quiet", "--depth=1", work.as_uri(), str(shallow))
    done = action(shallow, program, since=base)
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stderr


def test_a_summary_of_an_earlier_use_is_not_told_again(work: Path, program: Path) -> None:
    summary = work.parent / "runner/summary"
    action(work, program)
    told = summary.read_text(encoding="utf-8")
    action(work, program, since="elsewhere")
    assert summary.read_text(encoding="utf-8") == told


# A program that stands for Python 3.11 or later: it makes an environment whose pip notes what it is asked for.
MAKES = """[ "$2" != -c ] || exit 0
mkdir -p "$4/{folder}"
printf '#!/bin/sh\\necho "$@" >installed\\n' >"$4/{folder}/pip"
chmod +x "$4/{folder}/pip\""""


@pytest.mark.parametrize(
    ("pythons", "folder"),
    [
        ({"python3": "new"}, "bin"),
        ({"python3": "old", "python": "new"}, "bin"),
        ({"python": "new"}, "Scripts"),  # as on Windows
    ],
)
def test_the_action_installs_with_the_python_that_is_there(
    pythons: dict[str, str], folder: str, work: Path
) -> None:
    source = {"github.action_path": "/the action"}
    done = step(0, work, source, stubs(work, pythons, folder))
    temporary = work.parent / "runner"
    assert (done.returncode, done.stderr) == (0, "")
    assert (work / "installed").read_text(encoding="utf-8").endswith(" /the action\n")
    assert (temporary / "output").read_text(encoding="utf-8") == (
        f"program={temporary}/noticecheck/{folder}/noticecheck\n"
    )


def test_the_action_says_that_python_is_too_old(work: Path) -> None:
    done = step(0, work, {"github.action_path": "/the action"}, stubs(work, {"python3": "old"}, "bin"))
    assert done.returncode == 2
    assert done.stdout.startswith("::error title=noticecheck::Python 3.11 or later is needed")


def stubs(work: Path, pythons: Mapping[str, str], folder: str) -> str:
    """A PATH on which those programs stand for Python, and make an environment with such a folder."""
    programs = work.parent / "stubs"
    programs.mkdir()
    for name in ("mkdir", "chmod", "false"):
        (programs / name).symlink_to(f"/bin/{name}")
    for name, age in pythons.items():
        script(programs / name, MAKES.format(folder=folder) if age == "new" else "exit 1")
    return str(programs)


def template(work: Path, program: Path, inputs: Mapping[str, Any], **variables: str) -> Done:
    """Run the script of the template as GitLab does: inputs are put into the file before it is read."""
    head, _, text = TEMPLATE.partition("\n---\n")
    given = {name: each["default"] for name, each in yaml.safe_load(head)["spec"]["inputs"].items()}
    for name, value in (given | dict(inputs)).items():
        plain = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
        text = text.replace(f"$[[ inputs.{name} ]]", plain)
    job = yaml.safe_load(text)["noticecheck"]
    assert not any(job["variables"][name]["expand"] for name in ("NOTICE_PATHS", "NOTICE_PACKAGE"))
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI"))},
        **{name: each["value"] for name, each in job["variables"].items() if isinstance(each, dict)},
        **variables,
        "PATH": f"{program.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    return subprocess.run(
        ["/bin/sh", "-e", "-c", "\n".join(job["script"])],
        cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


def test_the_template_writes_what_it_promises(work: Path, program: Path) -> None:
    done = template(work, program, {})
    assert (done.returncode, done.stderr) == (1, "")
    (issue,) = json.loads((work / "gl-code-quality-report.json").read_bytes())
    assert issue["location"] == {"path": "two words/recall.fr.md", "lines": {"begin": 3}}
    job = yaml.safe_load(TEMPLATE.partition("\n---\n")[2])["noticecheck"]
    assert [name for name in _artifacts(job) if not (work / name).is_file()] == []


def _artifacts(job: Mapping[str, Any]) -> list[str]:
    return [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]


@pytest.mark.parametrize(
    ("paths", "base", "code"),
    [
        (["two words"], "", 1),
        (["two words/recall.en.md", "two words/recall.de.md"], "", 0),
        (["two words"], "HEAD", 0),
        (["two words"], "HEAD~1", 1),
        (["two words"], "elsewhere", 2),
        ([value for value in HARM if "\n" not in value], "", 2),
    ],
)
def test_inputs_of_the_template(paths: list[str], base: str, code: int, work: Path, program: Path) -> None:
    done = template(work, program, {"paths": paths}, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == code
    assert not list(work.rglob("pwned"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_run_for_every_file_that_counts(hook: dict[str, Any]) -> None:
    wanted = re.compile(hook["files"])
    counting = [f"it/a b{ending}" for ending in (*ENDINGS, *map(str.upper, ENDINGS))]
    counting += [FILE, f"notices/{FILE}", "pyproject.toml", "noticecheck-baseline.json"]
    assert [name for name in counting if not wanted.search(name)] == []
    assert [
        name for name in ("a.py", "md", "a.md5", "a.html.j2", "my-pyproject.toml") if wanted.search(name)
    ] == []


def matched(line: str) -> dict[str, str]:
    """What the one matcher that takes a line reads in it."""
    for matcher in MATCHERS["problemMatcher"]:
        (pattern,) = matcher["pattern"]
        if found := re.search(pattern["regexp"], line):
            groups = ("file", "line", "column", "code", "message")
            return {"severity": matcher["severity"], **{name: found[pattern[name]] for name in groups}}
    return {}


def test_the_matcher_reads_every_line_of_concise() -> None:
    report = broken()
    lines = render(report, "concise", Look(notes=True, isolate=False)).splitlines()
    words = {"error": "error", "warning": "warning", "note": "notice"}
    assert [matched(line) for line in lines] == [
        {
            "severity": words[finding.severity.word],
            "file": str(finding.fact.place.path),
            "line": str(finding.fact.place.line),
            "column": str(finding.fact.place.column),
            "code": finding.fact.rule,
            "message": f"[{finding.fact.rule}] {finding.message}",
        }
        for finding in report.findings()
    ]
    assert {finding.severity.word for finding in report.findings()} == set(words)


@pytest.mark.parametrize(
    "name",
    ["a b", "a:1", "a:1:2", "error[x] y", "ไทย", "עברית", "(a)", "'a\"", "a\nb", "::error::x", "##[error]"],
)
def test_the_matcher_reads_file_names_of_all_kinds(name: str) -> None:
    lines = render(Report((harmful(name),)), "concise", Look(notes=True)).split("\n")[:-1]
    assert {matched(line)["file"] for line in lines} == {line[: line.index(".txt:") + 4] for line in lines}
    assert {matched(line)["severity"] for line in lines} == {"error", "notice"}


def completed(shell: str, line: str, **more: str) -> Done:
    """What the command answers to a shell that completes a line."""
    words = line.split(" ")
    asked = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }
    return subprocess.run(
        [sys.executable, "-m", "checker"],
        env={**os.environ, "_NOTICECHECK_COMPLETE": f"complete_{shell}", **asked[shell], **more},
        capture_output=True, encoding="utf-8", check=False, timeout=60, cwd=ROOT,
    )  # fmt: skip


RULES = tuple(name for name in rules.names() if name.startswith("same-"))


@pytest.mark.parametrize(
    ("shell", "line", "wanted"),
    [
        ("bash", "noticecheck ch", ("check",)),
        ("bash", "noticecheck check --unsafe", ("--unsafe-fixes",)),
        ("bash", "noticecheck check --output-format sar", ("sarif",)),
        ("bash", "noticecheck check --fail-on war", ("warning",)),
        ("bash", "noticecheck check --select same-d", ("same-date",)),
        ("bash", "noticecheck check --ignore same-d", ("same-date",)),
        ("zsh", "noticecheck check --unsafe", ("--unsafe-fixes",)),
        ("fish", "noticecheck check --unsafe", ("--unsafe-fixes",)),
        *((shell, "noticecheck explain same-", RULES) for shell in ("bash", "zsh", "fish")),
    ],
)
def test_shells_complete(shell: str, line: str, wanted: tuple[str, ...]) -> None:
    done = completed(shell, line)
    assert (done.returncode, done.stderr) == (0, "")
    assert [name for name in wanted if not re.search(rf"(?<![\w-]){name}(?![\w-])", done.stdout)] == []


SET_UP = {
    "bash": (".bash_completions/noticecheck.sh", ".bashrc"),
    "zsh": (".zfunc/_noticecheck", ".zshrc"),
    "fish": (".config/fish/completions/noticecheck.fish",),
}


@pytest.mark.parametrize("shell", SET_UP)
def test_a_shell_is_taught(shell: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "--install-completion", shell],
        env={**os.environ, "HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        capture_output=True, encoding="utf-8", check=False, timeout=60, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert [name for name in SET_UP[shell] if not (tmp_path / name).is_file()] == []


def test_bash_itself_completes(tmp_path: Path, program: Path) -> None:
    test_a_shell_is_taught("bash", tmp_path)
    asking = (
        ". ~/.bashrc; COMP_WORDS=(noticecheck explain possible); COMP_CWORD=2; "
        '_noticecheck_completion noticecheck; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", asking],
        env={**os.environ, "HOME": str(tmp_path), "PATH": f"{program.parent}:{os.environ['PATH']}"},
        capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout == "possible-date\n"
