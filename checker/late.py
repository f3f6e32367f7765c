r"""Compile a pattern when it is first asked.

There are three ways to hold a pattern. ``re.compile`` is for one that nearly every run asks, and ``late`` for one that
only some runs ask. A short pattern, or one made of what a function was given, stands in the call itself:
``re.split(r"[\r\n]", line)``. No constant is a bare pattern that is given to a function of ``re`` elsewhere.
"""

import re
from typing import cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that only some runs ask: compiling all of them takes a tenth of a short run.

    It has the methods and the fields of ``re.compile(text, flags)``, and raises ``re.error`` when it is first asked.
    It is no ``re.Pattern``, although its type says so: the functions of ``re`` and ``copy`` do not take it.
    """
    return cast("re.Pattern[str]", _Late(text, flags))


class _Late:
    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._text, self._flags)
        # from now on Python finds the methods without calling this one
        self.__dict__ |= {method: getattr(compiled, method) for method in _METHODS}
        return getattr(compiled, name)
