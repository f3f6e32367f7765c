"""Keep findings from being told that are as they should be, each with a reason, and say which suppressions are idle."""

from .listed import Ignored, Listed, sift_listed
from .written import sift_written

__all__ = ["Ignored", "Listed", "sift_listed", "sift_written"]
