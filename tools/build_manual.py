"""Write what is made from the rules and the types: the manual, the schemas, the table in the README.

    python tools/build_manual.py

Run it after a change of a rule or of the configuration; CI asks that nothing then differs.
"""

import json
import re
from contextlib import chdir
from pathlib import Path
from typing import Any

import msgspec

from checker import rules
from checker.demands import Demands
from checker.report import Look, render
from checker.report.manual import levels, page
from checker.rules import Rule
from checker.run import run
from checker.settings import Configuration, Settings

ROOT = Path(__file__).resolve().parent.parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def main() -> None:
    """Write all generated files."""
    (ROOT / "rules/README.md").write_text(manual(), encoding="utf-8")
    for name, shape, title in (
        ("noticecheck", Configuration, "noticecheck.toml, or [tool.noticecheck] in pyproject.toml"),
        ("rule", Rule, "A rule: one file of rules/"),
        (
            "notice",
            Demands,
            "What a notice must hold: one file of rules/notices/, or beside noticecheck.toml",
        ),
    ):
        (ROOT / f"rules/{name}.schema.json").write_text(schema(shape, title), encoding="utf-8")
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    text = between(text, "report", f"```\n{report()}\n```")
    readme.write_text(between(text, "rules", subjects("rules/README.md")), encoding="utf-8")


def manual() -> str:
    """Every rule's page, with a table of contents."""
    head = [
        "# The rules",
        "Made from the rules by `tools/build_manual.py`; `noticecheck explain RULE` prints one page.",
        table(""),
    ]
    pages = [page(name, rules.load(name), level=2).strip() for name in rules.names()]
    return "\n\n".join([*head, *pages]) + "\n"


def table(file: str) -> str:
    """The rules with what they promise and how bad each way of breaking them is."""
    rows = ["| rule | promise | said as |", "|---|---|---|"]
    for name in rules.names():
        rule = rules.load(name)
        rows.append(f"| [{name}]({file}#{name}) | {rule.title} | {', '.join(levels(rule))} |")
    return "\n".join(rows)


def subjects(file: str) -> str:
    """The rules by subject, with links to their pages."""
    links: dict[str, list[str]] = {}
    for name in rules.names():
        links.setdefault(rules.promise(name).category, []).append(f"[{name}]({file}#{name})")
    return "\n".join(f"- {subject}: {', '.join(links[subject])}" for subject in sorted(links))


def schema(shape: type, title: str) -> str:
    """The JSON Schema of a type."""
    made: dict[str, Any] = {"$schema": DIALECT, "title": title, **msgspec.json.schema(shape)}
    return json.dumps(made, indent=2, ensure_ascii=False, sort_keys=False) + "\n"


def report() -> str:
    """A real report, short enough for the first screen of the README."""
    folder = Path("samples/broken/opening-hours")
    with chdir(ROOT):
        return render(run([folder], Settings()), "full", Look(isolate=False)).strip()


def between(readme: str, name: str, text: str) -> str:
    """The README with another text between the two marks of a name."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return marks.sub(lambda found: f"{found[1]}{text}\n{found[2]}", readme)


if __name__ == "__main__":
    main()
