"""How far down a drawing is filled, along its width: the skyline of bin packing, seen from below."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from math import inf


class Skyline:
    """A line of depths, in points; it begins at a place with no depth."""

    def __init__(self, start: float) -> None:
        self._parts = [(start, 0.0)]
        """Where each part of the line begins, and how far down it is."""

    @property
    def starts(self) -> Iterable[float]:
        """Where the parts of the line begin."""
        return (start for start, _ in self._parts)

    def depth(self, left: float, right: float) -> float:
        """Return the greatest depth between two places."""
        first = max(0, bisect_right(self._parts, (left, inf)) - 1)
        last = max(first + 1, bisect_left(self._parts, (right, -inf)))
        return max(depth for _, depth in self._parts[first:last])

    def fill(self, left: float, right: float, depth: float) -> None:
        """Set the depth between two places."""
        first, last = bisect_left(self._parts, (left, -inf)), bisect_right(self._parts, (right, inf))
        self._parts[first:last] = [(left, depth), (right, self._parts[last - 1][1])]
