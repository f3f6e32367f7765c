"""What one command asks for: which families are judged, how, and what is written of them."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ..cache.answers import Answer, Question, keep, question, recall
from ..cache.shelf import Shelf
from ..report import Look
from .asked import Wishes, settings_for, settings_of
from .options import Bidi, Color
from .outputs import Output, is_terminal, write_again, write_reports
from .telling import (
    colourful,
    exit_code,
    overheard,
    say,
    speaks_unicode,
    stop,
    tell_alone,
    tell_apart,
    tell_files,
)

if TYPE_CHECKING:
    from ..read import Source
    from ..repair import Judge
    from ..run import Report
    from ..settings import Settings
    from .progress import Progress


class Request(Struct, frozen=True):
    """The options of a run, read: ``wishes`` go over the configuration, ``fix`` says that files are to be repaired."""

    paths: list[Path]
    outputs: list[Output]
    wishes: Wishes
    config: Path | None
    isolated: bool
    cached: bool
    since: str | None
    fix: bool
    unsafe: bool
    notes: bool
    quiet: bool
    verbose: bool
    exit_zero: bool
    color: Color
    bidi: Bidi

    @property
    def files(self) -> list[Path]:
        """The files that reports are written to."""
        return [output.file for output in self.outputs if output.file]


def answer(request: Request) -> int:
    """Judge, repair where that is asked for, write the reports and return the exit code."""
    settings = settings_for(request.paths, request.config, isolated=request.isolated, wishes=request.wishes)
    look = _look(request, settings)
    shelf = _shelf(settings) if request.cached else None
    question = _question(request, settings, look) if shelf else None
    if shelf and question and (known := recall(shelf, question)):
        return _given_again(known, request)
    with overheard() as said:
        report = _judged(request, settings, look, shelf)
        texts = write_reports(report, request.outputs, look)
        _tell(request, report, settings)
        code = exit_code(report, settings, exit_zero=request.exit_zero)
    if shelf and question and not report.troubles:
        keep(shelf, question, Answer(tuple(texts), tuple(said), code))
    return code


def _shelf(settings: "Settings") -> Shelf | None:
    folder = settings.cache_folder
    return Shelf(folder) if folder else None


class _Manner(Struct, frozen=True):
    """The options that an answer goes by beside the settings, and where its reports lead to."""

    outputs: list[Output]
    leading_to: list[str]
    look: Look
    quiet: bool
    verbose: bool
    exit_zero: bool


def _question(request: Request, settings: "Settings", look: Look) -> Question | None:
    """What is asked, where the answer goes by the files alone: no history, and nothing that is repaired."""
    if request.fix or request.since is not None:
        return None
    manner = _Manner(
        request.outputs,
        list(map(os.path.realpath, request.files)),
        replace(look, asked=None),  # the settings hold it
        request.quiet,
        request.verbose,
        request.exit_zero,
    )
    return question(request.paths, settings, manner)


def _given_again(answer: Answer, request: Request) -> int:
    write_again(answer.reports, request.outputs)
    for sentence in answer.said:
        say(sentence)
    return answer.code


def _look(request: Request, settings: "Settings") -> Look:
    from ..report.paths import folder_in_repository  # heavy parts are imported when a command runs

    return Look(
        notes=request.notes or settings.fail_on == "note",
        quiet=request.quiet,
        isolate=request.bidi is Bidi.ISOLATE,
        ascii=not speaks_unicode(),
        colour=colourful(request.color),
        terminal=is_terminal(request.outputs),
        within=folder_in_repository(Path.cwd()),
        unsafe=request.unsafe,
        asked=settings.chosen,
    )


def _judged(request: Request, settings: "Settings", look: Look, shelf: Shelf | None) -> "Report":
    """The report on the files: as they are, as repairs have left them, or with what repairs would make of them."""

    def judge(texts: "Mapping[Path, Source]") -> "Report":
        return _report(request, settings, texts, shelf)

    if request.fix:
        return _repaired(judge, look)
    if any(output.form == "diff" for output in request.outputs):
        return _with_changes(judge, look)
    return judge({})


def _report(
    request: Request, settings: "Settings", texts: "Mapping[Path, Source]", shelf: Shelf | None
) -> "Report":
    from ..run import run
    from .progress import Progress

    with Progress() as progress:
        if request.since is None and shelf is not None:
            return _remembering(request, settings, texts, progress, shelf)
        if request.since is None:
            return run(request.paths, settings, texts=texts, progress=progress)
        from ..history import HistoryError
        from ..since import report_since

        try:
            return report_since(
                request.since,
                request.paths,
                settings,
                lambda file: settings_of(file, request.wishes),
                texts=texts,
            )
        except HistoryError as error:
            stop(f"--since {request.since}: {error}")


def _remembering(
    request: Request,
    settings: "Settings",
    texts: "Mapping[Path, Source]",
    progress: "Progress",
    shelf: Shelf,
) -> "Report":
    """The report, for which only those families are judged that have changed since they were judged here.

    What is found in texts that stand for files is forgotten.
    """
    from ..cache.results import Results
    from ..run import run

    results = Results(shelf)
    report = run(request.paths, settings, texts=texts, progress=progress, memory=results)
    results.close(save=not texts)
    return report


def _repaired(judge: "Judge", look: Look) -> "Report":
    """The report about what is left when the repairs were made."""
    from ..repair import repair
    from ..report.choice import least, many

    done = repair(judge, unsafe=look.unsafe, least=least(look))
    if done.changes:
        say(f"{many(done.findings, 'finding')} repaired in {many(len(done.changes), 'file')}")
    for path in done.held_back:
        say(f"{path}: not in UTF-8, so that nothing was repaired in it")
    return done.report


def _with_changes(judge: "Judge", look: Look) -> "Report":
    """The report, with what ``--fix`` would make of the files."""
    from ..repair import with_changes
    from ..report.choice import least

    return with_changes(judge, unsafe=look.unsafe, least=least(look))


def _tell(request: Request, report: "Report", settings: "Settings") -> None:
    """Say beside the reports what they do not hold."""
    if len(request.files) == len(request.outputs) and not request.quiet:
        tell_files(report, request.files)
    counted = request.quiet or all(output.form != "concise" for output in request.outputs)
    tell_apart(report, settings, verbose=request.verbose, counted=counted)
    if not request.quiet:
        tell_alone(report)
