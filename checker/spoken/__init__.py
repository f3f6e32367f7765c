"""Hear what language the blocks of a family are in, and tell what is not in its version's own words."""

from .remarks import Kind, Remark, remarks

__all__ = ["Kind", "Remark", "remarks"]
