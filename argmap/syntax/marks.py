"""Where the values of a text are, as a fast reader notes it, and their places, made when first asked for.

The marks of a text are offsets in the order of the text: two for a scalar or a key, its start and end; and
for a list or mapping its start, the marks of all that is in it, and its end, or 0 if it has no brackets.
"""

from array import array
from collections.abc import Callable
from typing import TypeAlias

from argmap.syntax.build import Place

Marks: TypeAlias = "array[int]"


def make_marks() -> Marks:
    """Return no marks yet."""
    return array("Q")


def find_places(data: object, marks: Marks) -> Place:
    """Return the place of data, with the places of all that is in it."""
    return _place(data, iter(marks).__next__)


def _place(value: object, take: Callable[[], int], key: int | None = None, key_end: int = 0) -> Place:
    """Return a place; goes as deep as the data, which a reader bounds."""
    at = take()
    items: dict[str | int, Place] = {}
    if isinstance(value, dict):
        for name, inner in value.items():
            ends = take(), take()
            items[name] = (
                _place(inner, take, *ends) if type(inner) in _HOLDING else Place(take(), take(), *ends)
            )
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            items[index] = _place(inner, take) if type(inner) in _HOLDING else Place(take(), take())
    else:
        return Place(at, take(), key, key_end)
    end = take() or (items[next(reversed(items))].end if items else at)
    return Place(at, end, key, key_end, items)


_HOLDING = {dict, list}  # a scalar, as most values are, needs no call of its own
