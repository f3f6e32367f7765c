"""The main job: judge the families below some paths and report what was found."""

from pathlib import Path

from . import options
from .asked import Wishes, chosen_rules, demands_for, known_in
from .outputs import Output, outputs_for
from .request import Request, answer
from .telling import stop


def check(
    paths: options.Paths,
    output_format: options.OutputFormats = None,
    output_file: options.OutputFiles = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    date: options.Date = None,
    notice: options.NoticeDemands = None,
    locales: options.Locales = None,
    layout: options.Layout = None,
    reference: options.Reference = None,
    since: options.Since = None,
    baseline: options.Baseline = None,
    ignore_suppressions: options.IgnoreSuppressions = False,
    fix: options.Fix = False,
    unsafe_fixes: options.UnsafeFixes = False,
    diff: options.Diff = False,
    notes: options.Notes = False,
    statistics: options.Statistics = False,
    watch: options.Watch = False,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = False,
    config: options.Config = None,
    isolated: options.Isolated = False,
    no_cache: options.NoCache = False,
    color: options.ColorOption = options.Color.AUTO,
    bidi: options.BidiOption = options.Bidi.ISOLATE,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Set all versions of each notice side by side and print where one departs from the others."""
    request = Request(
        paths=paths,
        outputs=_outputs(output_format, output_file, diff=diff, statistics=statistics),
        wishes=Wishes(
            layout=layout,
            reference=reference,
            fail_on=fail_on.value if fail_on else None,
            demands=demands_for(date, notice, locales),
            chosen=chosen_rules(select or [], ignore or []),
            suppressing=not ignore_suppressions,
            known=known_in(baseline),
        ),
        config=config,
        isolated=isolated,
        cached=not no_cache,
        since=since,
        fix=fix and not diff,
        unsafe=unsafe_fixes,
        notes=notes,
        quiet=quiet,
        verbose=verbose,
        exit_zero=exit_zero,
        color=color,
        bidi=bidi,
    )
    if not watch:
        return answer(request)
    from .watch import watched

    return watched(lambda: answer(request), paths, [config] if config else [], request.files)


def _outputs(
    formats: list[str] | None, files: list[Path] | None, *, diff: bool, statistics: bool
) -> list[Output]:
    """The reports asked for; ``--diff`` and ``--statistics`` stand for the one on the standard output."""
    instead = ["diff"] * diff + ["statistics"] * statistics
    if len(instead) > 1:
        stop("--diff and --statistics cannot be shown at once")
    return outputs_for([*(formats or []), *instead], files or [])
