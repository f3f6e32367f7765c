"""Settle the departures of a table, step by step, before anybody doubts or tells them.

The alignment tells what differs block by block. Each step below recognises one thing that the alignment cannot know by
blocks alone: it drops a departure that is none, or writes one anew that is another than it seems.
"""

from collections.abc import Sequence

from ...align import Departure, Table
from .camps import as_camps, in_company, of_the_first
from .closing import without_closing
from .cuts import with_cuts_found
from .endings import without_endings
from .guesses import without_guesses
from .headings import with_headings_added
from .letters import without_letters
from .originals import without_originals
from .repeats import without_repeats
from .run_together import with_run_together_found
from .step import Step
from .titles import without_titles

# In this order. The first four ask what a departure is as it was found. From the fifth on no closing question is left
# in any; then it is settled who is at fault, then what is lacking or in excess, and at last which block that is.
STEPS: tuple[Step, ...] = (
    without_guesses,
    without_repeats,
    without_endings,
    without_titles,
    without_closing,
    with_run_together_found,
    as_camps,
    in_company,
    of_the_first,
    without_originals,
    without_letters,
    with_headings_added,
    with_cuts_found,
)


def settled(table: Table) -> Sequence[Departure]:
    """The departures of a table after all steps."""
    departures: Sequence[Departure] = table.departures
    for step in STEPS:
        departures = step(table, departures)
    return departures
