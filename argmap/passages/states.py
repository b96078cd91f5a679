"""How far a quote is found. Rules ask for it of maps without a text as well, so little is imported here."""

from enum import StrEnum

from argmap.edits import Path

TEXT_PATH: Path = ("paper", "text")


class Step(StrEnum):
    """How far a quote is found."""

    EXACT = "exact"
    NORMALISED = "normalised"
    DRIFTED = "drifted"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not found"
    NOT_COMPARED = "not compared"
    """Nothing is left of the budget, so nobody knows whether it is there."""


class Sealed(StrEnum):
    """What a seal says of a quote."""

    SEALED = "sealed"
    CHANGED = "changed since sealed"
    NOT_SEALED = "not sealed"
