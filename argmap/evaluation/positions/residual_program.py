"""The rules of a program as a framework needs them: without what is decided, and what all share set apart."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from argmap.evaluation.program import Program, Truth

Body: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Atoms that have to be true, and atoms that have to be false."""

_EMPTY: Body = ((), ())


class Rules(NamedTuple):
    """The rules with one head: what has to be false for all of them, and what else each needs."""

    common: tuple[int, ...]
    bodies: list[Body]


def find_open_rules(program: Program, values: Sequence[Truth]) -> dict[int, Rules]:
    """Return the rules of each atom that has no value, without the literals that have one."""
    undecided = (atom for atom, value in enumerate(values) if value is None)
    return {atom: _gather(_find_open_bodies(program, atom, values)) for atom in undecided}


def _find_open_bodies(program: Program, atom: int, values: Sequence[Truth]) -> list[Body]:
    bodies = []
    for positive, negative in map(program.body, program.rules_of(atom)):
        dead = any(values[atom] is False for atom in positive) or any(
            values[atom] is True for atom in negative
        )
        if not dead:
            bodies.append((_keep_open(positive, values), _keep_open(negative, values)))
    return bodies


def _keep_open(atoms: Sequence[int], values: Sequence[Truth]) -> tuple[int, ...]:
    return tuple(atom for atom in atoms if values[atom] is None)


def _gather(bodies: list[Body]) -> Rules:
    """Take out of all bodies what they share; where nothing is left of one, no other matters."""
    shared = set.intersection(*(set(negative) for _, negative in bodies)) if bodies else set()
    own = [
        (positive, tuple(atom for atom in negative if atom not in shared)) for positive, negative in bodies
    ]
    return Rules(tuple(sorted(shared)), [_EMPTY] if _EMPTY in own else list(dict.fromkeys(own)))
