"""What a notice must hold, as its owner declares it: locales, dates, names, the prompt."""

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

# A name or a form of one; an empty one would stand everywhere.
Words = Annotated[str, Meta(pattern=r"\S")]


class Demands(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What one or more families must hold; the defaults demand nothing.

    ``locales`` are those in which the notice must exist. ``date`` is the day that every version must state,
    ``dates`` further ones. ``names`` maps a product name to its forms by locale or language
    (``{"Kitebird": {"ar": ["كايت بيرد"]}}``); a locale without an entry has the name itself.
    ``prompt`` says that a closing question with its answers must be there.
    ``fields`` says of fields of the front matter, by key, whether every version must have them (``present``),
    with one value (``same``) or each with its own (``translated``).
    """

    locales: tuple[str, ...] = ()
    date: datetime.date | None = None
    dates: tuple[datetime.date, ...] = ()
    names: dict[Words, dict[str, tuple[Words, ...]]] = field(default_factory=dict)
    terms: dict[Words, dict[str, tuple[Words, ...]]] = field(default_factory=dict)
    prompt: bool | None = None
    fields: dict[str, Literal["present", "same", "translated"]] = field(default_factory=dict)
