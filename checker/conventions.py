"""What a language does that CLDR does not say, read from ``rules/locales``."""

from functools import cache
from typing import TypeVar

import msgspec

from .rules import RuleError, folder

Topic = TypeVar("Topic", bound=msgspec.Struct)


def convention(locale: str, topic: str, shape: type[Topic]) -> Topic:
    """What the locale's file says on a topic (a table of the TOML file), its language's file below it.

    ``pt-BR`` reads ``pt.toml`` and ``pt-BR.toml``, the narrower one winning key by key. Where neither says
    anything the shape's defaults stand. Raises RuleError where a file does not fit the shape.
    """
    said: dict[str, object] = {}
    for name in _chain(locale):
        said |= _topics(name).get(topic, {})
    try:
        return msgspec.convert(said, shape)
    except msgspec.ValidationError as error:
        raise RuleError(f"locales/{locale}.toml [{topic}]: {error}") from error


def _chain(locale: str) -> list[str]:
    parts = locale.split("-")
    return ["-".join(parts[: count + 1]) for count in range(len(parts))]


@cache
def _topics(name: str) -> dict[str, dict[str, object]]:
    path = folder() / "locales" / f"{name}.toml"
    if not path.is_file():
        return {}
    try:
        return msgspec.toml.decode(path.read_bytes(), type=dict[str, dict[str, object]])
    except (msgspec.MsgspecError, ValueError) as error:
        raise RuleError(f"locales/{path.name}: {error}") from error
