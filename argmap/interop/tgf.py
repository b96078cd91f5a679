"""A framework in the trivial graph format: its arguments, a line with `#`, and its attacks."""

from argmap.evaluation.positions.framework import Framework
from argmap.interop.iccma import name

__all__ = ["COMMENT", "name", "write"]

COMMENT = None
"""The format has no comments, and solvers take labels of nodes for parts of their names."""


def write(framework: Framework) -> str:
    """Return the text of the file."""
    arguments = (f"{name(argument)}\n" for argument in range(len(framework.attackers)))
    attacks = (f"{name(attacker)} {name(target)}\n" for attacker, target in framework.attacks)
    return "".join([*arguments, "#\n", *attacks])
