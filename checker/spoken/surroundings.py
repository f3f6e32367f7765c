"""What is known of a family before one of its blocks is judged."""

from msgspec import Struct

from ..align import Table
from .counterparts import Counterparts
from .family import FamilyLanguages
from .whole import WholeVersions


class Surroundings(Struct, frozen=True):
    """The languages of a family, what stands beside each block, and the versions in another language throughout."""

    family: FamilyLanguages
    counterparts: Counterparts
    whole_versions: WholeVersions


def surroundings(table: Table) -> Surroundings:
    """The surroundings of the blocks of a table."""
    family = FamilyLanguages(table)
    counterparts = Counterparts(family)
    return Surroundings(family, counterparts, WholeVersions(family, counterparts))
