"""The page for a tester's desk: one file, no network, the versions of each notice side by side."""

from ...run import Report
from ..paint import Look


def render(report: Report, look: Look) -> str:
    """The whole report as a page. What it shows is composed first; the template only sets it."""
    from .compose import compose
    from .press import press

    return press(compose(report, look))
