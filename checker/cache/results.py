"""Remember what was found in each family, known by the content of all that its judgement reads."""

import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePath, PurePosixPath

import msgspec

from ..demands import Demands
from ..discover import Family
from ..findings import Finding
from ..folded import Folded
from ..read import Source
from ..run import Judged
from ..suppress.written import MARK
from .shelf import Shelf, last
from .state import program

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b  # the same, but OpenSSL is slow to load

_FILE = "results"
_OLDEST = 10  # times that the file was written without a family being asked for
_MOST = 256 * 1024 * 1024  # bytes of all results
_KEY, _LENGTH = 16, 8  # bytes


class _Result(msgspec.Struct, frozen=True, array_like=True):
    """What was found in a family, without the family itself."""

    findings: bytes
    held_back: int
    looked_at: dict[str, int]
    rows: int
    blocks: int
    texts: bytes
    sheet: bytes


class _Slot(msgspec.Struct, frozen=True, array_like=True):
    """Where a result stands in the file, and how often that was written since somebody asked for it."""

    start: int
    size: int
    age: int


class _Index(msgspec.Struct, frozen=True, array_like=True):
    program: bytes
    slots: dict[bytes, _Slot]


class Results:
    """What earlier runs found, and what this one adds to it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._file = shelf.opened(_FILE)
        self._program = program()
        self._slots = self._known()
        self._used: set[bytes] = set()
        self._new: dict[bytes, Judged] = {}

    def __len__(self) -> int:
        """Of how many families is remembered what was found."""
        return len(self._slots)

    def key(
        self,
        family: Family,
        sources: Callable[[Path], Source],
        demands: Demands,
        severities: Mapping[str, str],
        today: date | None,
    ) -> bytes:
        """What a family is known by: all that its judgement reads, so that no two others share it.

        The day counts only where a text says of something that it is suppressed. It is empty where the family
        cannot be known, for a text holds what is no UTF-8.
        """
        texts = [sources(version.file) for version in family.versions]
        day = today if any(MARK in source.text for source in texts) else None
        versions = [(os.fsencode(v.path), v.locale, v.language, v.reason) for v in family.versions]
        asked = (family.name, family.reference, family.reason, versions, demands, sorted(severities.items()))
        digest = blake2b(digest_size=_KEY)
        try:
            digest.update(msgspec.msgpack.encode((asked, today is not None, day)))
            for source in texts:
                digest.update(
                    msgspec.msgpack.encode((os.fsencode(source.path), source.text, source.bom, source.flaws))
                )
        except UnicodeEncodeError:
            return b""
        return digest.digest()

    def recall(self, key: bytes, family: Family) -> Judged | None:
        """What was found in a family of this key; None where it is not remembered."""
        slot = self._slots.get(key)
        if slot is None or self._file is None:
            return None
        try:
            self._file.seek(slot.start)
            result = msgspec.msgpack.decode(self._file.read(slot.size), type=_Result)
            findings = _FINDINGS.decode(zlib.decompress(result.findings))
        except (OSError, ValueError, msgspec.MsgspecError, zlib.error):
            return None
        self._used.add(key)
        folded = Folded(family, result.rows, result.blocks, result.texts, result.sheet)
        return Judged(folded, findings, result.held_back, result.looked_at)

    def keep(self, key: bytes, judged: Judged) -> None:
        """Remember what was found in a family, from when all is saved."""
        if key:
            self._new[key] = judged

    def close(self, *, save: bool) -> None:
        """Write what is remembered, where that is more than before; what nobody asked for goes in the end."""
        if save and self._new:
            self._shelf.write(_FILE, self._pieces())
        if self._file is not None:
            self._file.close()
            self._file = None

    def _known(self) -> dict[bytes, _Slot]:
        """Where the results stand that this very program has written."""
        if self._file is None:
            return {}
        try:
            size = int.from_bytes(last(self._file, _LENGTH), "big")
            index = msgspec.msgpack.decode(last(self._file, size, before=_LENGTH), type=_Index)
        except (OSError, ValueError, msgspec.MsgspecError):
            return {}
        return index.slots if index.program == self._program else {}

    def _pieces(self) -> Iterator[bytes]:
        """The results, what is new first, and behind them where each stands."""
        slots: dict[bytes, _Slot] = {}
        at = 0
        for key, age, body in self._bodies():
            if at + len(body) > _MOST:
                break
            slots[key] = _Slot(at, len(body), age)
            at += len(body)
            yield body
        index = msgspec.msgpack.encode(_Index(self._program, slots))
        yield index
        yield len(index).to_bytes(_LENGTH, "big")

    def _bodies(self) -> Iterator[tuple[bytes, int, bytes]]:
        for key, judged in self._new.items():
            if (body := _body(judged)) is not None:
                yield key, 0, body
        ages = {key: 0 if key in self._used else slot.age + 1 for key, slot in self._slots.items()}
        for key in sorted(ages, key=ages.__getitem__):
            if key in self._new or ages[key] > _OLDEST or self._file is None:
                continue
            self._file.seek(self._slots[key].start)
            yield key, ages[key], self._file.read(self._slots[key].size)


def _body(judged: Judged) -> bytes | None:
    kept = judged.folded().kept
    if not isinstance(kept, Folded):
        return None
    try:
        findings = zlib.compress(msgspec.msgpack.encode(judged.findings, enc_hook=_encoded), 1)
    except UnicodeEncodeError:
        return None
    return msgspec.msgpack.encode(
        _Result(
            findings,
            judged.held_back,
            dict(judged.looked_at),
            kept.rows,
            kept.blocks,
            kept.texts,
            kept.sheet,
        )
    )


def _encoded(value: object) -> bytes:
    if isinstance(value, PurePath):
        return os.fsencode(value)
    raise NotImplementedError


def _decoded(_kind: type, value: bytes) -> PurePosixPath:
    return _path(value)


@lru_cache(maxsize=4096)  # all findings of a version have the same
def _path(written: bytes) -> PurePosixPath:
    return PurePosixPath(os.fsdecode(written))


_FINDINGS = msgspec.msgpack.Decoder(tuple[Finding, ...], dec_hook=_decoded)
