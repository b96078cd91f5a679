"""A framework as facts for answer set programming (ASPARTIX): `arg(a1).` and `att(a1,a2).`."""

from argmap.evaluation.positions.framework import Framework

COMMENT = "%"


def name(argument: int) -> str:
    """Return what the file calls an argument: `a` and its number, from 1."""
    return f"a{argument + 1}"


def write(framework: Framework) -> str:
    """Return the text of the file."""
    arguments = (f"arg({name(argument)}).\n" for argument in range(len(framework.attackers)))
    attacks = (f"att({name(attacker)},{name(target)}).\n" for attacker, target in framework.attacks)
    return "".join([*arguments, *attacks])
