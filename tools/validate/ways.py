"""Checkers of the ways in: action, workflows, GitLab template, hooks, and the schema of the configuration."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from . import fetched
from .part import ROOT, MissingError, Part, installed, ran, said

WORKFLOWS = ("samples/ci/code-scanning.yml", "samples/ci/pull-request.yml")
HOOKS = ".pre-commit-hooks.yaml"
_IDENTITY = ("-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgsign=false")


def zizmor(work: Path) -> Iterator[str]:
    """No finding of zizmor, not even one that only a pedant would name."""
    del work
    options = (
        "--offline",
        "--quiet",
        "--no-config",
        "--strict-collection",
        "--persona=pedantic",
        "--collect=all",
    )
    yield from said([installed("zizmor"), *options, "action.yml", HOOKS, *WORKFLOWS], ROOT)


def actionlint(work: Path) -> Iterator[str]:
    """The workflows, and the steps that the README shows."""
    script = shutil.copy(Path(__file__).with_name("lint_workflows.mjs"), fetched.npm(work).parent)
    yield from said([fetched.program("node"), script, *WORKFLOWS, _readme_workflow(work)], ROOT)


def check_jsonschema(work: Path) -> Iterator[str]:
    """Action, workflows and template against the schemas of their readers; the template is two documents."""
    files = {
        "vendor.github-actions": ["action.yml"],
        "vendor.github-workflows": [*WORKFLOWS, _readme_workflow(work)],
        "vendor.gitlab-ci": [*_documents(work), _readme_block("include:", work)],
    }
    for schema, checked in files.items():
        yield from said([installed("check-jsonschema"), "--builtin-schema", schema, *checked], ROOT)


def configuration(work: Path) -> Iterator[str]:
    """The published schemas are schemas, and what the README and the samples show is valid by them."""
    program = installed("check-jsonschema")
    yield from said([program, "--check-metaschema", *sorted(ROOT.glob("rules/*.schema.json"))], ROOT)
    shown = work / "readme.toml"
    shown.write_text(_readme_blocks("toml")[0], encoding="utf-8")
    files = [shown, *sorted(ROOT.glob("samples/**/noticecheck.toml"))]
    yield from said([program, "--schemafile", "rules/noticecheck.schema.json", *files], ROOT)
    yield from said(
        [program, "--schemafile", "rules/rule.schema.json", *sorted(ROOT.glob("rules/*.toml"))], ROOT
    )


def pre_commit(work: Path) -> Iterator[str]:
    """The hooks, in a repository of notices: one is red and green when it should be, the other one repairs."""
    program = installed("pre-commit")
    yield from said([program, "validate-manifest", HOOKS], ROOT)
    yield from said([program, "validate-config", _readme_block("- repo:", work, "repos:\n")], ROOT)
    folder = _notices(work / "hooked")
    commit = ran(["git", "rev-parse", "HEAD"], ROOT).stdout.strip()

    def ends(code: int, what: str, *command: str) -> Iterator[str]:
        _git(folder, "add", ".")
        done = ran([program, *command], folder, {"PRE_COMMIT_HOME": str(work / "pre-commit")})
        if "An unexpected error" in done.stdout:
            raise MissingError(f"pre-commit cannot install the hook: {done.stdout[-600:]}")
        if done.returncode != code:
            yield f"{what}: expected exit {code}, found {done.returncode}: {done.stdout[-600:]}"

    def wants(hooks: str) -> None:
        config = f"repos:\n- repo: {ROOT}\n  rev: {commit}\n  hooks: [{hooks}]\n"
        (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")

    wants("{ id: noticecheck }, { id: noticecheck-fix }")
    yield from ends(0, "notices that agree", "run", "--all-files")
    german, french = (folder / f"notices/opening.{locale}.md" for locale in ("de", "fr"))
    german.write_text(_NOTICES["de"].replace("geöffnet.", "geöffnet ."), encoding="utf-8")
    yield from ends(1, "a blank before a mark", "run", "noticecheck", "--all-files")
    yield from ends(1, "the repair of it", "run", "noticecheck-fix", "--all-files")
    if german.read_text(encoding="utf-8") != _NOTICES["de"]:
        yield "the blank was not repaired"
    yield from ends(0, "what was repaired", "run", "--all-files")
    # the version that is part of the commit is not the one that is wrong
    french.write_text(_NOTICES["fr"].replace("4 mai", "5 mai"), encoding="utf-8")
    for named, code in (("notices", 1), ("more notices", 0)):
        wants(f"{{ id: noticecheck, args: [{named}] }}")
        yield from ends(code, f"args: {named}", "run", "--files", "notices/opening.de.md")
    # it installs the hook anew, whatever is there, so it is asked once
    yield from ends(1, "try-repo", "try-repo", str(ROOT), "noticecheck", f"--ref={commit}", "--all-files")


PARTS = (
    Part("ways", "pre-commit", pre_commit),
    Part("ways", "actionlint", actionlint),
    Part("ways", "zizmor", zizmor),
    Part("ways", "check-jsonschema", check_jsonschema),
    Part("ways", "configuration", configuration),
)

_NOTICES = {
    "de": "# Öffnungszeiten\n\nAb dem 4. Mai 2026 ist die Bücherei länger geöffnet.\n",
    "en": "# Opening hours\n\nFrom 4 May 2026 the library stays open longer.\n",
    "fr": "# Horaires\n\nÀ partir du 4 mai 2026, la bibliothèque vous accueille plus longtemps.\n",
    "nl": "# Openingstijden\n\nVanaf 4 mei 2026 is de bibliotheek langer open.\n",
}


def _notices(folder: Path) -> Path:
    """A repository with two folders of notices that agree."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("notices", "more notices"):
        (folder / name).mkdir(parents=True)
        for locale, text in _NOTICES.items():
            (folder / name / f"opening.{locale}.md").write_text(text, encoding="utf-8")
    _git(folder, "init", "--quiet")
    return folder


def _git(folder: Path, *arguments: str) -> None:
    ran(["git", *_IDENTITY, *arguments], folder).check_returncode()


def _documents(work: Path) -> Iterator[Path]:
    """The documents of the GitLab template, in files of their own: what it takes, and the job."""
    text = (ROOT / "templates/noticecheck.yml").read_text(encoding="utf-8")
    for name, document in zip(("takes", "job"), text.split("\n---\n"), strict=True):
        file = work / f"gitlab-{name}.yml"
        file.write_text(f"{document}\n", encoding="utf-8")
        yield file


def _readme_workflow(work: Path) -> Path:
    """The steps that the README shows, in a workflow."""
    (steps,) = (yaml.safe_load(block) for block in _readme_blocks("yaml") if "- uses:" in block)
    job = {"runs-on": "ubuntu-latest", "steps": steps}
    file = work / "readme-workflow.yml"
    file.write_text(yaml.safe_dump({"on": "pull_request", "jobs": {"notices": job}}), encoding="utf-8")
    return file


def _readme_block(begin: str, work: Path, before: str = "") -> Path:
    """A file with the one block of YAML in the README that begins so."""
    (block,) = (block for block in _readme_blocks("yaml") if block.startswith(begin))
    file = work / f"readme-{re.sub('[^a-z]', '', begin)}.yaml"
    file.write_text(before + block, encoding="utf-8")
    return file


def _readme_blocks(language: str) -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
