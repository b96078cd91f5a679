"""The steps in the premise-conclusion structure of an argument, and back.

An inference starts from the lines that `uses` in its data names by number; without that, from all lines
above it that no inference before it has used.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from argmap.interop.argdown.meaning import Ref


class Line(NamedTuple):
    """A line of a structure: its number, its statement, and what its inference uses if it is a conclusion."""

    number: int
    ref: Ref
    concludes: bool
    uses: object = None


class Parts(NamedTuple):
    """The premises and the conclusion of a step; `odd` says that its `uses` names no lines above it."""

    premises: Sequence[Ref]
    conclusion: Ref
    odd: bool = False

    @property
    def key(self) -> tuple[frozenset[Ref], Ref]:
        """The same for other orders of the premises."""
        return frozenset(self.premises), self.conclusion


def split(lines: Sequence[Line]) -> tuple[list[Parts], list[Line]]:
    """Return the steps in a structure, and the lines that no step has to do with."""
    parts: list[Parts] = []
    unused: dict[int, None] = {}
    places: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.concludes:
            used = _find_used(line.uses, places)
            start = used or list(unused)
            parts.append(
                Parts([lines[one].ref for one in start], line.ref, line.uses is not None and not used)
            )
            for one in start:
                unused.pop(one, None)
        places.setdefault(line.number, index)
        unused[index] = None
    unused.pop(len(lines) - 1, None)
    return parts, [lines[one] for one in unused]


def _find_used(uses: object, places: Mapping[int, int]) -> list[int]:
    if not isinstance(uses, list) or not all(type(one) is int and one in places for one in uses):
        return []
    return [places[one] for one in uses]


def join(steps: Sequence[Parts]) -> list[Line]:
    """Return a structure with these steps; `uses` is said where it has to be."""
    lines: list[Line] = []
    places: dict[Ref, int] = {}
    unused: dict[Ref, None] = {}
    for premises, conclusion, _ in steps:
        for ref in premises:
            if ref not in places:
                places[ref] = len(lines) + 1
                lines.append(Line(len(lines) + 1, ref, concludes=False))
                unused[ref] = None
        uses = None if unused.keys() == set(premises) else sorted({places[ref] for ref in premises})
        for ref in premises:
            unused.pop(ref, None)
        places.setdefault(conclusion, len(lines) + 1)
        lines.append(Line(len(lines) + 1, conclusion, concludes=True, uses=uses))
        unused[conclusion] = None
    return lines
