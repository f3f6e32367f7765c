"""Find where the target of each reference of a Markdown text is written: ``[label]: https://…``."""

from functools import cached_property

from pyromark import Options, reference_definitions

from .model import LeftOut
from .offsets import offsets


class Definitions:
    """The reference definitions of a text, which are read when one is first asked for.

    ``body`` is what the parser sees of the text: some signs are masked.
    """

    def __init__(self, text: str, body: str, options: Options) -> None:
        self._text, self._body, self._options = text, body, options

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Where the definitions stand: they are no words."""
        return self._read[1] if "]:" in self._body else ()

    def target(self, label: str) -> tuple[int, int]:
        """Offsets of the target of a label, or 0, 0 where there is no definition."""
        return self._read[0].get(_folded(label), (0, 0))

    @cached_property
    def _read(self) -> tuple[dict[str, tuple[int, int]], tuple[LeftOut, ...]]:
        body, point = self._body, offsets(self._body).point
        targets, left_out = {}, []
        for label, found in reference_definitions(body, options=self._options).items():
            start, end = point(found["span"]["start"]), point(found["span"]["end"])
            there = body.find(found["dest"], start + len(label), end)
            targets[_folded(label)] = (there, there + len(found["dest"])) if there >= 0 else (start, end)
            left_out.append(
                LeftOut("definition", start, start + len(self._text[start:end].rstrip(" \t\r\n")))
            )
        return targets, tuple(left_out)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
