"""Whether another verdict is better or worse for the argument of a map."""

from typing import Literal, TypeAlias

from argmap.verdict import Verdict

Direction: TypeAlias = Literal["fell", "rose", ""]

_STRENGTH: dict[Verdict, int] = {
    "established": 3,
    "granted": 2,
    "contested": 1,
    "questioned": 1,
    "defeated": 0,
    "unsupported": 0,
}
_THREAT: dict[Verdict, int] = {"established": 5, "granted": 4, "contested": 3, "parried": 2, "answered": 1}
"""How much a challenge tells against the argument; one that does not stand, not at all."""


def find_direction(kind: str, before: Verdict, after: Verdict) -> Direction:
    """Return whether the argument is better or worse for another verdict: worse for a stronger challenge."""
    if kind == "challenge":
        difference = _THREAT.get(before, 0) - _THREAT.get(after, 0)
    else:
        difference = _STRENGTH.get(after, 0) - _STRENGTH.get(before, 0)
    return "rose" if difference > 0 else "fell" if difference < 0 else ""
