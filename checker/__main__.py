"""Start the program: what must be quick, and what the operating system is told at the end."""

import os
import sys
from contextlib import suppress

# Containers made since the collector looked for cycles. This program makes few: a notice is done before it looks once.
ALLOCATED = 200_000


def main() -> None:
    """Run the command line and end the process.

    Exit codes: 0 clean, 1 findings, 2 could not judge. Whatever goes wrong outside the checked notices (a
    closed pipe, a full disk, an interruption, a fault of this program) is never 1, because 1 means findings.
    """
    code = run()
    if not os.environ.get("NOTICECHECK_DEBUG"):
        _leave(code)
    sys.exit(code)  # profilers tell what they saw when the interpreter ends


def run() -> int:
    """Run the command line and return the exit code, as ``main`` ends with it."""
    from .pipe import ClosedPipeError

    _open_streams()
    try:
        code = _version() if sys.argv[1:] in (["--version"], ["-V"]) else _command()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _fail("interrupted")
    except (ClosedPipeError, BrokenPipeError):
        _forget_stdout()
        return 2
    except OSError as error:
        _forget_stdout()
        return _fail(f"{error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
    except Exception as error:
        if os.environ.get("NOTICECHECK_DEBUG"):
            raise
        return _fail(
            f"internal error, nothing was judged: {type(error).__name__}: {error}"
            " (NOTICECHECK_DEBUG=1 shows where; please report it)"
        )
    return code


def _open_streams() -> None:
    """Put something that takes all in the place of a stream that was closed before the program began."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def _version() -> int:
    """Asked by every gate and editor at its start: nothing else is imported for it."""
    from . import __version__

    sys.stdout.write(f"noticecheck {__version__}\n")
    return 0


def _command() -> int:
    import gc
    import signal

    # what is imported stays for good: to look through it again and again is a tenth of a short run
    gc.set_threshold(ALLOCATED)
    from .cli import call  # typer is imported only where a command is run

    # whoever ends a job sends this: what is half done is tidied up as after Ctrl-C
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return call(sys.argv[1:])


def _leave(code: int) -> None:
    """End at once: to give back each object by itself takes a tenth of a short run, and the system takes all."""
    try:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):  # told before, or nobody is there to be told
                stream.flush()
    finally:
        os._exit(code)


def _fail(sentence: str) -> int:
    from .report.clean import inert

    with suppress(OSError):
        sys.stderr.write(f"noticecheck: {inert(sentence)}\n")
        sys.stderr.flush()
    return 2


def _forget_stdout() -> None:
    """Keep the interpreter from flushing what cannot be written when it ends, which would exit with 120."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
