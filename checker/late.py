"""Patterns that are compiled when they are first asked."""

import re
from typing import cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that few runs ask: to compile all of them takes a tenth of a short run.

    It has the methods and the fields of ``re.compile(text, flags)``, and raises ``re.error`` when it is first asked.
    The functions of ``re`` and ``copy`` do not take it.
    """
    return cast("re.Pattern[str]", _Late(text, flags))


class _Late:
    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._text, self._flags)
        # from now on the methods are found without coming here
        self.__dict__ |= {method: getattr(compiled, method) for method in _METHODS}
        return getattr(compiled, name)
