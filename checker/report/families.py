"""Show how files were grouped into families, and why."""

from ..discover import Discovery, Family
from .machine import encode
from .paint import Line, Look, Words, line, paint


def render(discovery: Discovery, form: str) -> str:
    """The grouping as text for a person, or as JSON."""
    if form == "json":
        return encode(
            {
                "families": [_record(family) for family in discovery.families],
                "passed_over": [
                    {"path": str(path), "reason": reason} for path, reason in discovery.passed_over
                ],
            }
        )
    lines: list[Line] = []
    for family in discovery.families:
        lines += _lines(family)
    lines += [line(f"passed over {path}: {reason}") for path, reason in discovery.passed_over]
    return paint(lines, Look())


def _lines(family: Family) -> list[Line]:
    count = f"{len(family.versions)} version{'s' * (len(family.versions) != 1)}"
    source = f" · held against {family.reference}" if family.reference else ""
    head = line(Words(family.name, "bold"), f" · {count}{source} · {family.reason}")
    width = max((len(version.locale) for version in family.versions), default=0)
    rest = [
        line(f"  {version.locale:<{width}}  {version.path}   ", Words(f"({version.reason})", "dim"))
        for version in family.versions
    ]
    return [head, *rest, ()]


def _record(family: Family) -> dict[str, object]:
    return {
        "name": family.name,
        "reference": family.reference,
        "reason": family.reason,
        "versions": [
            {
                "path": str(version.path),
                "locale": version.locale,
                "language": version.language,
                "reason": version.reason,
            }
            for version in family.versions
        ],
    }
