"""The manual of the rules, in the terminal and as pages: made from the rules themselves."""

from .. import rules
from ..rules import Case, Example, Rule
from .machine import encode
from .paint import Look, line, paint


def page(name: str, rule: Rule, level: int = 1) -> str:
    """The page of one rule, as Markdown that also reads well in a terminal; its title has a level."""
    title, part = "#" * level, "#" * (level + 1)
    parts = [f"{title} {name}", rule.title, rule.why.strip(), f"{part} How it can be broken"]
    parts += ["\n".join(_case(case, details) for case, details in rule.cases.items())]
    parts += [f"{part} Wrong", *(_example(example) for example in rule.wrong)]
    parts += [f"{part} Right", *(_example(example) for example in rule.right)]
    setting = f'Another severity, or none: `[rules]` `{name} = "note"` or `"{name}.CASE" = "off"`.'
    comment = f"One place that is as it should be: `<!-- noticecheck-disable-next-line {name}: REASON -->`."
    return paint(
        [line(each) for each in "\n\n".join([*parts, setting, comment]).split("\n")], Look(isolate=False)
    )


def listing(form: str) -> str:
    """All rules with their cases, as text or JSON."""
    every = {name: rules.load(name) for name in rules.names()}
    if form == "json":
        return encode(
            [
                {
                    "id": name,
                    "category": rule.category,
                    "title": rule.title,
                    "cases": {case: details.severity for case, details in rule.cases.items()},
                }
                for name, rule in every.items()
            ]
        )
    width = max(map(len, every))
    return paint([line(f"{name:<{width}}  {rule.title}") for name, rule in every.items()], Look())


def _case(name: str, case: Case) -> str:
    text = f"- **{name}** ({case.severity}): {case.message}"
    return f"{text}\n  {case.help}" if case.help else text


def _example(example: Example) -> str:
    head = [example.why] if example.why else []
    if example.case:
        words = f"“{example.found}”" if example.found else "a place between two blocks"
        head.append(f"{example.case}, in {example.at}: {words}")
    fence = "````"
    texts = [
        f"{locale}\n{fence}\n{text.strip(chr(10))}\n{fence}" for locale, text in example.versions.items()
    ]
    return "\n\n".join([" — ".join(head), *texts]) if head else "\n\n".join(texts)
