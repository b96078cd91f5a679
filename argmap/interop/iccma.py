"""A framework in the format of the argumentation competition (ICCMA 2023): `p af 3`, then `1 2` an attack."""

from argmap.evaluation.positions.framework import Framework

COMMENT = "#"


def name(argument: int) -> str:
    """Return what the file calls an argument: its number, from 1."""
    return str(argument + 1)


def write(framework: Framework) -> str:
    """Return the text of the file."""
    attacks = (f"{name(attacker)} {name(target)}\n" for attacker, target in framework.attacks)
    return f"p af {len(framework.attackers)}\n{''.join(attacks)}"
