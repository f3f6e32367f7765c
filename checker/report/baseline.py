"""A baseline as a file: JSON, sorted, one finding on each line, so that two people who change it seldom meet."""

from collections.abc import Iterable

import msgspec

from ..suppress.baseline import VERSION, Known
from .machine import encode


def render(known: Iterable[Known]) -> str:
    """The text of a baseline file."""
    lines = [encode(msgspec.to_builtins(each), indent=0).strip() for each in sorted(known)]
    body = ",".join(f"\n  {line}" for line in lines)
    return f'{{"noticecheck-baseline": {VERSION}, "findings": [{body}\n]}}\n'
