"""What languages do that CLDR does not say, read from ``rules/locales`` and ``rules/languages``."""

from functools import cache
from pathlib import Path
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
    return _shaped(said, shape, f"locales/{locale}.toml [{topic}]")


def among_languages(subject: str, shape: type[Topic]) -> Topic:
    """What ``rules/languages/<subject>.toml`` says of languages side by side: who is akin to whom, who writes what.

    Whoever asks remembers the answer. Raises RuleError where there is no such file, or it does not fit the shape.
    """
    path = folder() / "languages" / f"{subject}.toml"
    if not path.is_file():
        raise RuleError(f"languages/{path.name}: no such file")
    return _shaped(_decoded(path), shape, f"languages/{path.name}")


def _chain(locale: str) -> list[str]:
    parts = locale.split("-")
    return ["-".join(parts[: count + 1]) for count in range(len(parts))]


@cache
def _topics(name: str) -> dict[str, dict[str, object]]:
    path = folder() / "locales" / f"{name}.toml"
    if not path.is_file():
        return {}
    return {topic: said for topic, said in _decoded(path).items() if isinstance(said, dict)}


def _decoded(path: Path) -> dict[str, object]:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=dict[str, object])
    except (msgspec.MsgspecError, ValueError) as error:
        raise RuleError(f"{path.parent.name}/{path.name}: {error}") from error


def _shaped(said: dict[str, object], shape: type[Topic], where: str) -> Topic:
    try:
        return msgspec.convert(said, shape)
    except msgspec.ValidationError as error:
        raise RuleError(f"{where}: {error}") from error
