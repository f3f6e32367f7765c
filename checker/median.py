"""The number in the middle of some numbers."""

from collections.abc import Sequence


def median(numbers: Sequence[float]) -> float:
    """The number in the middle, or the mean of the two there; statistics is slow to import.

    Raises IndexError where there are no numbers.
    """
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(numbers) % 2 else (ordered[half - 1] + ordered[half]) / 2
