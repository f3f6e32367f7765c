"""Checkers of reports: each takes a report in its format and yields what is wrong with it."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec

from checker.run import Report

from . import fetched
from .formats import Issue, Result
from .part import Part, ran
from .written import REPORTS, report as report_of, written

# What the multitool says of a valid file, and why it stays as it is.
EXPLAINED = {
    "SARIF2005": "the project has no page of its own to name in informationUri",
}
_LARGEST = 10_000_000
_TAGS = frozenset(
    "h3 p strong ul li details summary b table thead tbody tr th td code br".split()  # noqa: SIM905
)


class Checker(msgspec.Struct, frozen=True):
    """One checker: the format that it reads, the end of such a file's name, and how it is asked."""

    name: str
    form: str
    ending: str
    ask: Callable[[Path, Report, Path], Iterator[str]]


def sarif_schema(file: Path, report: Report, work: Path) -> Iterator[str]:
    """The JSON Schema of SARIF 2.1.0, as the multitool brings it along."""
    del report
    import jsonschema_rs

    (schema,) = fetched.npm(work).glob("@microsoft/sarif-multitool-*/sarif-2.1.0.json")
    rules = json.loads(schema.read_text(encoding="utf-8-sig"))
    for error in jsonschema_rs.validator_for(rules, validate_formats=True).iter_errors(_json(file)):
        yield f"{'/'.join(map(str, error.instance_path))}: {error.message[:200]}"


def sarif_multitool(file: Path, report: Report, work: Path) -> Iterator[str]:
    """Microsoft's validator, which exits with 0 whatever it finds: what it says is read from its own report.

    It passes files over that are larger than 10 MB, and would look at the largest one for minutes; of such a file
    it is shown one result in 25.
    """
    del report
    program = fetched.npm(work) / ".bin/sarif-multitool"
    shown = _thinned(file) if file.stat().st_size > _LARGEST else file
    answer = file.with_suffix(".answer")
    done = ran([program, "validate", shown, "--output", answer, "--log", "ForceOverwrite"], work)
    if not answer.exists():
        yield f"no answer: {done.stdout[-300:]}{done.stderr[-300:]}"
        return
    (run,) = _json(answer)["runs"]
    if not all(invocation["executionSuccessful"] for invocation in run["invocations"]):
        yield "could not look at the file"
    for rule, count in Counter(result["ruleId"] for result in run.get("results", ())).items():
        if rule not in EXPLAINED:
            told = next(result for result in run["results"] if result["ruleId"] == rule)
            yield f"{rule} ×{count}: {json.dumps(told['message'], ensure_ascii=False)[:300]}"


def sarif_tools(file: Path, report: Report, work: Path) -> Iterator[str]:
    """The reader sarif-tools counts as many results of each level as the file holds."""
    del report, work
    from sarif import loader

    (run,) = _json(file)["runs"]
    held = Counter(result["level"] for result in run["results"])
    read = loader.load_sarif_file(str(file)).get_report()
    told = {level: read.get_issue_count_for_severity(level) for level in held}
    if told != held:
        yield f"{told} read, {dict(held)} written"


def rdjson(file: Path, report: Report, work: Path) -> Iterator[str]:
    """What reviewdog's protocol asks for, no field beyond it."""
    del work
    yield from _typed(file, Result)
    count = len(_json(file)["diagnostics"])
    yield from _complete(count, report)


def gitlab(file: Path, report: Report, work: Path) -> Iterator[str]:
    """What GitLab's manual asks of Code Quality: no byte order mark, and fingerprints that differ."""
    del work
    yield from _typed(file, tuple[Issue, ...])
    issues = _json(file)
    if len({issue["fingerprint"] for issue in issues}) != len(issues):
        yield "two issues share a fingerprint"
    yield from _complete(len(issues), report)


def junit_schema(file: Path, report: Report, work: Path) -> Iterator[str]:
    """The schemas of Jenkins' xunit plugin, the older and the newer one."""
    del report
    from lxml import etree

    schemas = _junit_schemas(work)
    if not schemas:
        yield "no schema found"
    document = etree.parse(file, etree.XMLParser(huge_tree=True))
    for path in schemas:
        schema = etree.XMLSchema(etree.parse(path))
        if not schema.validate(document):
            yield from (str(error)[:300] for error in schema.error_log)


def junit_parser(file: Path, report: Report, work: Path) -> Iterator[str]:
    """The reader junitparser sees a failure for each error and warning."""
    del work
    from junitparser import JUnitXml

    suites = JUnitXml.fromfile(str(file))
    failures = sum(1 for finding in report.findings() if finding.severity.word != "note")
    if (suites.failures, suites.errors) != (failures, len(report.troubles)):
        yield f"{suites.failures} failures and {suites.errors} errors read, {failures} and {len(report.troubles)} found"


def markdown(file: Path, report: Report, work: Path) -> Iterator[str]:
    """GitHub's own renderer makes of it the marks that we wrote and no other one, in rows of three cells."""
    del report, work
    import cmarkgfm
    from cmarkgfm.cmark import Options

    text = file.read_text(encoding="utf-8")
    if len(text) >= 65_536:
        yield f"{len(text)} characters"
    html = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    tags = Counter(re.findall(r"<([a-z][a-z0-9]*)", html, re.IGNORECASE))
    yield from (f"<{tag}> ×{count}" for tag, count in tags.items() if tag not in _TAGS)
    if tags["td"] + tags["th"] != 3 * tags["tr"]:
        yield f"{tags['td']} cells in {tags['tr']} rows"
    if html.count("<details") != html.count("</details>") or "<!--" in html:
        yield "what is folded does not end"


CHECKERS = (
    Checker("sarif-schema", "sarif", ".sarif", sarif_schema),
    Checker("sarif-multitool", "sarif", ".sarif", sarif_multitool),
    Checker("sarif-tools", "sarif", ".sarif", sarif_tools),
    Checker("rdjson", "rdjson", ".json", rdjson),
    Checker("gitlab", "gitlab", ".json", gitlab),
    Checker("junit-schema", "junit", ".xml", junit_schema),
    Checker("junitparser", "junit", ".xml", junit_parser),
    Checker("markdown", "markdown", ".md", markdown),
)


def _of_all(checker: Checker, work: Path) -> Iterator[str]:
    for name in REPORTS:
        file = written(name, checker.form, checker.ending, work)
        for said in checker.ask(file, report_of(name), work):
            yield f"{name}: {said}"


PARTS = tuple(Part("reports", checker.name, partial(_of_all, checker)) for checker in CHECKERS)


@cache
def _junit_schemas(work: Path) -> list[Path]:
    return fetched.junit_schemas(work)


def _thinned(file: Path) -> Path:
    whole = _json(file)
    whole["runs"][0]["results"] = whole["runs"][0]["results"][::25]
    thin = file.with_suffix(".thin.sarif")
    thin.write_text(json.dumps(whole), encoding="utf-8")
    return thin


def _json(file: Path) -> Any:
    return json.loads(file.read_bytes())


def _typed(file: Path, shape: Any) -> Iterator[str]:
    try:
        msgspec.json.decode(file.read_bytes(), type=shape)
    except msgspec.MsgspecError as error:
        yield str(error)


def _complete(count: int, report: Report) -> Iterator[str]:
    found = sum(1 for _ in report.findings()) + len(report.troubles)
    if count != found:
        yield f"{count} written, {found} found"
