"""Where a place of an older text is in a newer one, if only a part in the middle has changed."""


class Drift:
    """Translates offsets from an old text to a new one, and back.

    What was changed is taken to be all between the first and the last difference.
    """

    def __init__(self, old: str, new: str) -> None:
        """Compare two texts."""
        self._start, self._old_end, self._new_end = find_change(old, new)

    def to_new(self, offset: int) -> int:
        """Return where an offset of the old text is in the new one."""
        return self._translate(offset, self._old_end, self._new_end)

    def to_old(self, offset: int) -> int:
        """Return where an offset of the new text was in the old one."""
        return self._translate(offset, self._new_end, self._old_end)

    def _translate(self, offset: int, before: int, after: int) -> int:
        if offset >= before:
            return offset + after - before
        return min(offset, after) if offset > self._start else offset


def find_change(old: str, new: str) -> tuple[int, int, int]:
    """Return where two texts begin to differ, and where that ends in the old and in the new one."""
    start = _count_common(old, new)
    end = _count_common_end(old, new, min(len(old), len(new)) - start)
    return start, len(old) - end, len(new) - end


def _count_common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _count_common_end(one: str, other: str, most: int) -> int:
    """Return how many characters two texts have in common at their end, at most so many."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
