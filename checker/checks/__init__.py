"""The closed list of checks. Each is a module, or a folder, with one generator of facts, ``check``.

All are called alike; one of which nothing can be demanded names its second argument ``_demands``.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from ..align import Table
from ..demands import Demands
from ..findings import Fact

Check = Callable[[Table, Demands], Iterator[Fact]]

NAMES = (
    *("structure", "dates", "names", "prompt", "language", "text", "sentences"),
    *("numbers", "links", "addresses", "placeholders", "code", "brackets", "fields", "direction", "locales"),
)


def load(name: str) -> Check:
    """Import a check the first time that it is needed."""
    check: Check = import_module(f".{name}", __name__).check
    return check
