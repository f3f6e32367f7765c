"""Remember all that a command wrote, and write it again while nothing has changed that it goes by."""

import datetime
import os
import sys
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

import msgspec
from msgspec.structs import replace

from ..settings import Settings
from .shelf import Shelf
from .state import Seen, program, seen

# What colours, and the widths of letters, go by in whatever draws them.
_HEEDED = (
    *("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM"),
    *("TTY_COMPATIBLE", "TTY_INTERACTIVE", "UNICODE_VERSION"),
)
_MOST = 16  # answers that are kept
_LONGEST = 64 * 1024 * 1024  # letters of one


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What a command wrote: its reports in order, its sentences on standard error, and its exit code."""

    reports: tuple[str, ...]
    said: tuple[str, ...]
    code: int


class Question(msgspec.Struct, frozen=True):
    """What a command was asked, and the files that it was asked about, as they were before it read any."""

    asked: bytes
    about: Seen


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    asked: bytes
    files: bytes
    answer: Answer


def question(paths: Sequence[Path], settings: Settings, options: msgspec.Struct) -> Question | None:
    """What is asked where ``options`` tell all else that the answer goes by; None where that cannot be told."""
    about = seen(paths)
    if about is None:
        return None
    chosen = None if settings.chosen is None else sorted(settings.chosen)
    try:
        asked = (
            program(),
            Path.cwd(),
            datetime.datetime.now().astimezone().date() if settings.suppressing else None,
            replace(settings, chosen=None),
            chosen,
            [Path(each).exists() for each in sorted({known.path for known in settings.known})],
            [path.read_bytes() for path in _lists(settings)],
            options,
            sys.getfilesystemencoding(),
            [os.environ.get(name) for name in _HEEDED],
        )
        return Question(msgspec.msgpack.encode(asked, enc_hook=_encoded), about)
    except (OSError, UnicodeEncodeError, NotImplementedError):
        return None


def _lists(settings: Settings) -> Iterable[Path]:
    """The files of the configuration that findings may stand in."""
    own = [settings.file] if settings.file else []
    return [*own, *(Path(path) for path in sorted({each.path for each in settings.listed}))]


def _encoded(value: object) -> object:
    if isinstance(value, PurePath):
        return os.fsencode(value)
    raise NotImplementedError


def recall(shelf: Shelf, question: Question) -> Answer | None:
    """The answer that was given to the question, where it would be given again."""
    if not question.about.settled:
        return None
    data = shelf.read(_name(question))
    if data is None:
        return None
    try:
        kept = msgspec.msgpack.decode(data, type=_Kept)
    except (ValueError, msgspec.MsgspecError):
        return None
    same = kept.asked == question.asked and kept.files == question.about.files
    return kept.answer if same else None


def keep(shelf: Shelf, question: Question, answer: Answer) -> None:
    """Remember an answer, where no file is so young that it may change without being seen."""
    if not question.about.settled or sum(map(len, answer.reports)) > _LONGEST:
        return
    try:
        data = msgspec.msgpack.encode(_Kept(question.asked, question.about.files, answer))
    except UnicodeEncodeError:  # half of a pair of surrogates
        return
    if shelf.write(_name(question), [data]):
        shelf.prune("answer-", _MOST)


def _name(question: Question) -> str:
    """The name of the file; two questions that share one displace each other, and neither takes the other's answer."""
    return f"answer-{zlib.crc32(question.asked):08x}"
