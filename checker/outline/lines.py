"""Name the places of an event by their lines."""

from collections.abc import Iterable

from ..place import Place

# So many lines of a version, and so many versions, are named; the others are counted.
_NAMED = 8
_VERSIONS = 3


def lines_of(places: Iterable[tuple[str, Place]]) -> str:
    """The lines of places by locale: “de: lines 3, 9; fr: line 4”. A place between blocks is the line above it."""
    lines: dict[str, dict[int, None]] = {}
    for locale, place in places:
        lines.setdefault(locale, {})[place.line] = None
    named = [f"{locale}: {_named(list(numbers))}" for locale, numbers in lines.items()]
    more = max(0, len(named) - _VERSIONS)
    return "; ".join(named[:_VERSIONS]) + (
        f"; {more} more versions" if more > 1 else "; 1 more version" * more
    )


def _named(numbers: list[int]) -> str:
    shown, more = numbers[:_NAMED], len(numbers) - _NAMED
    named = ", ".join(map(str, shown)) + (f" and {more} more" if more > 0 else "")
    return f"{'line' if len(numbers) == 1 else 'lines'} {named}"
