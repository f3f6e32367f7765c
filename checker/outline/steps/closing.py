"""Leave the closing question and its answers to the check that is about them."""

from msgspec.structs import replace

from ...align import Departure, Table
from ...parse import CLOSING
from .step import one_by_one


@one_by_one
def without_closing(_table: Table, departure: Departure) -> Departure | None:
    """A departure without closing questions and answers; None where it is about nothing else.

    It comes behind the steps that drop a departure for the number and the kinds of its blocks, as these count all of
    them, and before those that ask which blocks are lacking.
    """
    if departure.kinds and CLOSING.issuperset(departure.kinds):
        return None
    return replace(departure, kinds=tuple(kind for kind in departure.kinds if kind not in CLOSING))
