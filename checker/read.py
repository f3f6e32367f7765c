"""Turn the bytes of a file into text that knows its lines."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

from msgspec import Struct

from .charset import declaration
from .figures import figures
from .place import Flaw, Place

# Lines end at LF, CRLF or CR only: str.splitlines would also split at VT, FF, NEL, U+2028 and others,
# and every line number below would differ from the editor's.
_LINE_END = re.compile(r"\r\n|\n|\r")
_BEHIND_LETTERS = re.compile(rb"0(?:(?<=aa0)|(?<=aa-0))(?!0*a)")  # in figures


# With such a flaw the text was decoded otherwise, so that its offsets say nothing of the file's bytes.
_OTHER_BYTES = frozenset({"other-encoding", "bad-bytes"})


class Source(Struct, frozen=True, dict=True):
    """The text of one file, without its byte order mark, and what is wrong with its bytes.

    Offsets are code points into ``text``. ``bom`` tells whether a UTF-8 byte order mark was taken off, ``declared``
    whether the file is in another encoding than UTF-8, which it declares.
    """

    path: PurePosixPath
    text: str
    bom: bool = False
    flaws: tuple[Flaw, ...] = ()
    declared: bool = False

    @property
    def exact(self) -> bool:
        """Whether the text stands for the file's own bytes: it is UTF-8, decoded without loss."""
        return not self.declared and not any(flaw.kind in _OTHER_BYTES for flaw in self.flaws)

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

    @cached_property
    def _figures(self) -> bytes:
        return figures(self.text)

    def has_digit(self, start: int, end: int) -> bool:
        """Whether a digit of any script stands between two offsets; the text is read once for all that ask."""
        return self._figures.find(b"0", start, end) >= 0

    def numbers_behind_letters(self) -> Iterator[int]:
        """Offsets of digits behind two letters of ASCII, with nothing or what may be a hyphen between them.

        Not of those that letters follow, as in most keys and hashes: they are no number.
        """
        return (found.start() for found in _BEHIND_LETTERS.finditer(self._figures))

    def offsets(self, place: Place) -> tuple[int, int]:
        """Offsets of a place in this source."""
        start = self.line_starts[place.line - 1] + place.column - 1
        return start, self.line_starts[place.end_line - 1] + place.end_column - 1

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


# More than this is no notice; the limit is told, and the run counts the file as unread.
LARGEST = 32 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
_SAMPLE = 65_536  # bytes that tell an encoding
_BAD_BYTES = re.compile("[\udc80-\udcff]+")
_MOST_FLAWS = 100  # of one file that are told each by itself
# Encodings that editors still write; those of old terminals and printers fit any text of few such letters.
_LEGACY = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_13", "iso8859_15", "koi8_r"),
    *("koi8_u", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
# Encodings in seven bits, which pass for UTF-8 with control characters in it: by the sequences that begin letters.
_SHIFTED = ((b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
# Signs that stand in no word of any language: “us³uga” is “usługa” in another encoding.
_SIGN_IN_WORD = re.compile("(?<=[^\\W\\d_])[¡-©«-´¶¸-»¼-¿×÷\x80-\x9f](?=[^\\W\\d_])")


class UnreadableError(Exception):
    """A file is not text that can be judged; the message is a sentence for whoever runs the program."""


def read(path: Path, shown: PurePosixPath) -> Source:
    """Read a file; ``shown`` is the path that findings carry.

    Raises OSError where the file cannot be read, UnreadableError where it is too large, empty or no text.
    """
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST // 1024 // 1024} MiB")
    source = decode(raw, shown)
    if not source.text.strip() and not source.flaws:
        raise UnreadableError("empty")
    return source


def decode(raw: bytes, shown: PurePosixPath) -> Source:
    """Turn the bytes of a file into text, with a flaw for whatever is not plain UTF-8.

    Raises UnreadableError where the bytes are no text.
    """
    if raw.startswith(codecs.BOM_UTF8):
        inner = decode(raw[3:], shown) if not raw[3:].startswith(codecs.BOM_UTF8) else _utf8(raw[3:], shown)
        return Source(shown, inner.text, bom=True, flaws=(Flaw("order-mark", 0, 0), *inner.flaws))
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            return _wide(raw[len(mark) :], codec, name, shown)
    _refuse_binary(raw)
    codec = _wide_without_mark(raw[:_SAMPLE])
    if codec:
        return _wide(raw, codec, "UTF-16", shown)
    return _shifted(raw, shown) or _utf8(raw, shown)


def _refuse_binary(raw: bytes) -> None:
    for signature, what in _SIGNATURES:
        if raw.startswith(signature) and (not signature.isascii() or not _reads_as_text(raw)):
            raise UnreadableError(f"{what}, not text")
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(len(sample) // 10, 8) and not _wide_without_mark(sample):
        raise UnreadableError(f"not text: {controls} of its first bytes are control characters")


def _reads_as_text(raw: bytes) -> bool:
    """Whether bytes that begin like another format are plain words all the same (GIF8 is a word too)."""
    head = raw[:1024]
    return not head.startswith((b"%PDF-", b"{\\rtf")) and not len(head) - len(head.translate(None, _CONTROLS))


def _wide_without_mark(sample: bytes) -> str:
    """Codec of UTF-16 without a byte order mark: every second byte is NUL where the letters are Latin."""
    half = len(sample) // 2
    if half < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else ""


def _wide(raw: bytes, codec: str, name: str, shown: PurePosixPath) -> Source:
    text = raw.decode(codec, "replace")
    flaw = Flaw("other-encoding", 0, min(len(text), 1), (("encoding", name),))
    return Source(shown, text.removeprefix("\ufeff"), flaws=(flaw,))


def _shifted(raw: bytes, shown: PurePosixPath) -> Source | None:
    """A file in an encoding of seven bits (RFC 1468, RFC 1557); None where its sequences are no letters."""
    at = raw.find(b"\x1b$")
    codec = next((codec for sign, codec in _SHIFTED if raw.startswith(sign, at)), "") if at >= 0 else ""
    try:
        text = raw.decode(codec) if codec else ""
    except UnicodeDecodeError:
        return None
    return None if text.isascii() else _in_older_encoding(text, codec, shown, byte=at)


def _in_older_encoding(text: str, codec: str, shown: PurePosixPath, byte: int | None = None) -> Source:
    """The text with its flaw, at the first letter that is not ASCII: there it begins, unless a ``byte`` says where."""
    first = next((at for at, sign in enumerate(text) if sign > "\x7f"), 0)
    details = (("encoding", codec.replace("_", "-")), ("byte", str(first if byte is None else byte)))
    return Source(shown, text, flaws=(Flaw("other-encoding", first, first + 1, details),))


def _utf8(raw: bytes, shown: PurePosixPath) -> Source:
    try:
        return Source(shown, raw.decode())
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "surrogateescape")
    said = _as_declared(raw)
    if said is not None:
        return Source(shown, said, declared=True)
    legacy = None if _is_rather_utf8(text) else _legacy(raw, shown)
    return legacy or Source(shown, _BAD_BYTES.sub(_lost, text), flaws=tuple(_bad_bytes(text)))


def _as_declared(raw: bytes) -> str | None:
    """The text of a page in the encoding that it declares; None where it declares none, or is not in it."""
    said = declaration(raw[:_SAMPLE].decode("latin-1"))
    if said is None or not said.codec:
        return None
    try:
        return raw.decode(said.codec)
    except UnicodeDecodeError:
        return None


def _is_rather_utf8(text: str) -> bool:
    """Whether enough beside the undecoded bytes is UTF-8; two letters of an older encoding may look like it."""
    decoded = len(re.findall("[^\x00-\x7f\udc80-\udcff]", text))
    return 4 * decoded >= len(re.findall("[\udc80-\udcff]", text))


def _legacy(raw: bytes, shown: PurePosixPath) -> Source | None:
    """A file that is in an older encoding from front to back."""
    from charset_normalizer import from_bytes

    matches = list(from_bytes(raw[:_SAMPLE], cp_isolation=list(_LEGACY)))
    if not matches:
        return None
    # Where letters fit two encodings equally well, the commonest one is the likeliest.
    best = max(
        matches,
        key=lambda match: (
            -match.chaos,
            -len(_SIGN_IN_WORD.findall(str(match))),
            match.coherence,
            match.encoding == "cp1252",
        ),
    )
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    return _in_older_encoding(raw.decode(encoding, "replace"), encoding, shown)


def _lost(bad: re.Match[str]) -> str:
    return "\ufffd" * len(bad[0])


def _bad_bytes(text: str) -> Iterator[Flaw]:
    """A flaw for each stretch of bytes that are not UTF-8; those after the first hundred are one flaw."""
    byte = at = 0
    for number, bad in enumerate(_BAD_BYTES.finditer(text)):
        byte += len(text[at : bad.start()].encode("utf-8", "surrogateescape"))
        at = bad.start()
        raw = bad[0].encode("utf-8", "surrogateescape")
        details = (("byte", str(byte)), ("bytes", raw[:8].hex(" ").upper()), ("read", _read_as(raw[:8])))
        if number < _MOST_FLAWS:
            yield Flaw("bad-bytes", bad.start(), bad.end(), details)
            continue
        rest = sum(1 for _ in _BAD_BYTES.finditer(text, bad.start()))
        yield Flaw("bad-bytes", bad.start(), bad.end(), (*details, ("more", str(rest - 1))))
        return


def _read_as(raw: bytes) -> str:
    return raw.decode("cp1252", "replace")
