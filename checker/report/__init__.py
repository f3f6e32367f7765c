"""Turn findings into text. A renderer takes a report and gives a string; it sorts and counts nothing anew."""

from importlib import import_module
from typing import TYPE_CHECKING

from .paint import Look

if TYPE_CHECKING:
    from ..run import Report

__all__ = ["FORMATS", "Look", "render"]

FORMATS = {
    "full": ".full",
    "concise": ".concise",
    "json": ".machine",
    "diff": ".patch",
    "github": ".github",
    "statistics": ".statistics",
    "html": ".html",
    "sarif": ".sarif",
    "gitlab": ".gitlab",
    "junit": ".junit",
    "rdjson": ".rdjson",
    "markdown": ".markdown",
}


def render(report: "Report", form: str, look: Look) -> str:
    """The report in one of the formats; only that format's module is imported."""
    text: str = import_module(FORMATS[form], __name__).render(report, look)
    return text
