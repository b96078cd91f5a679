"""Two maps compared, and three merged."""

from argmap.comparison.diff import MapDiff, compare

__all__ = ["MapDiff", "compare"]
