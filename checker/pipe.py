"""Write to the standard output, which whoever reads it may close."""

import sys


class ClosedPipeError(Exception):
    """Whoever read the standard output has stopped reading.

    Not an OSError: typer would turn a broken pipe into exit code 1, which here means findings.
    """


def write_out(data: bytes) -> None:
    """Write to the standard output at once. Raises ClosedPipeError, and OSError where a disk is full."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ClosedPipeError from error
