"""Find out what language the blocks of a family are in, and report what is not in its version's own words."""

from .remark import Kind, Remark
from .remarks import remarks
from .values import LeftValues, left_values

__all__ = ["Kind", "LeftValues", "Remark", "left_values", "remarks"]
