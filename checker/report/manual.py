"""The manual of the rules, in the terminal and as pages: made from the rules themselves."""

import re

from .. import rules
from ..examples import shown
from ..findings import Finding, Severity
from ..rules import Case, Example, Rule
from .machine import encode
from .paint import Look, line, paint

_NAMED = re.compile(r"\{\w+\}")


def page(name: str, rule: Rule, level: int = 1, *, examples: bool = True) -> str:
    """The page of one rule, as Markdown that also reads well in a terminal; its title has a level.

    Each way of breaking the rule is told as its first wrong example is; ``examples`` adds the texts of all.
    """
    title, part = "#" * level, "#" * (level + 1)
    parts = [f"{title} {name}", rule.title, rule.why.strip(), f"{part} How it can be broken"]
    found = shown(name, rule)
    parts += ["\n".join(_case(case, details, found.get(case)) for case, details in rule.cases.items())]
    if examples:
        parts += [f"{part} Wrong", *(_example(example) for example in rule.wrong)]
        parts += [f"{part} Right", *(_example(example) for example in rule.right)]
    setting = f'Another severity, or none: `[rules]` `{name} = "note"` or `"{name}.CASE" = "off"`.'
    comment = f"One place that is as it should be: `<!-- noticecheck-disable-next-line {name}: REASON -->`."
    more = (
        [] if examples else [f"Texts that break and keep the rule: `noticecheck explain {name} --examples`."]
    )
    return paint(
        [line(each) for each in "\n\n".join([*parts, setting, comment, *more]).split("\n")],
        Look(isolate=False),
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
    said = {name: ", ".join(levels(rule)) for name, rule in every.items()}
    widest = max(map(len, said.values()))
    return paint(
        [line(f"{name:<{width}}  {said[name]:<{widest}}  {rule.title}") for name, rule in every.items()],
        Look(),
    )


def levels(rule: Rule) -> list[str]:
    """The severities that the cases of a rule have, the worst first."""
    found = {case.severity for case in rule.cases.values()}
    return [severity.word for severity in reversed(Severity) if severity.word in found]


def _case(name: str, case: Case, found: Finding | None) -> str:
    """A way of breaking a rule as a finding tells it, or else in general."""
    message, advice = (found.message, found.help) if found else (_general(case.message), _general(case.help))
    text = f"- **{name}** ({case.severity}): {' '.join(message.split())}"
    return f"{text}\n  {' '.join(advice.split())}" if advice else text


def _general(template: str) -> str:
    return _NAMED.sub("…", template)


def _headed(example: Example, locale: str) -> str:
    """The locale of an example's version, with its file where that matters."""
    return f"{locale}, `{example.files[locale]}`" if locale in example.files else locale


def _example(example: Example) -> str:
    head = [example.why] if example.why else []
    if example.case:
        words = f"“{example.found}”" if example.found else "a place between two blocks"
        head.append(f"{example.case}, in {example.at}: {words}")
    fence = "````"
    texts = [
        f"{_headed(example, locale)}\n{fence}\n{text.strip(chr(10))}\n{fence}"
        for locale, text in example.versions.items()
    ]
    return "\n\n".join([" — ".join(head), *texts]) if head else "\n\n".join(texts)
