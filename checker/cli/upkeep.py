"""Commands that write files which later runs go by."""

from pathlib import Path
from typing import Annotated

import typer

from .asked import Wishes, known_in, settings_for
from .options import Config, Isolated, Layout, Paths, Reference
from .telling import CLEAN, say, tell_troubles, unjudged, write


def baseline(
    paths: Paths,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", "-f", help="The baseline.  [default: noticecheck-baseline.json]", show_default=False
        ),
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Only remove what is no longer found.")] = False,
    layout: Layout = None,
    reference: Reference = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Record what is found now, so that later runs report only what is new."""
    from msgspec.structs import replace

    from ..report.baseline import render
    from ..report.choice import many
    from ..run import run
    from ..settings import FILE as CONFIGURATION
    from ..suppress.baseline import FILE, known_of

    settings = settings_for(
        paths, config, isolated=isolated, wishes=Wishes(layout=layout, reference=reference, known=())
    )
    target = file or settings.baseline_file or Path(FILE)
    before = (known_in(target) or ()) if prune else ()
    report = run(paths, replace(settings, known=before))
    tell_troubles(report.troubles)
    if report.troubles:
        return unjudged("nothing was written, because some files could not be read")
    if not report.versions:
        return unjudged("nothing was judged: no versions of a notice were found there")
    stale = set(report.stale)
    after = [each for each in before if each not in stale] if prune else known_of(report.findings())
    write(render(after), target)
    say(f"{many(len(after), 'finding')} in {target}" + (f", {len(stale)} taken out" if prune else ""))
    if settings.baseline_file is None or settings.baseline_file.resolve() != target.resolve():
        say(f'to use it: --baseline {target}, or baseline = "{target}" in {CONFIGURATION}')
    return CLEAN
