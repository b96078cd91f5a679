"""What the arguments of a framework mean: a table with a line for each, to stand beside a solver's file."""

from collections.abc import Callable

from argmap.evaluation.positions.framework import Framework

_HEAD = ("argument", "holds", "force", "meaning")


def write_names(framework: Framework, name: Callable[[int], str]) -> str:
    """Return tab-separated lines, the first of which names the columns.

    Args:
        framework: the framework.
        name: returns the name of an argument in the solver's file.

    Returns:
        One line for each argument: its name, the statement that it says holds, the challenge that attacks
        through it, and its meaning in words. A field is empty if there is no such statement or challenge.
    """
    holds, force = (
        {argument: key for key, argument in keys.items()} for keys in (framework.holds, framework.force)
    )
    rows = (
        (name(argument), holds.get(argument, ""), force.get(argument, ""), meaning)
        for argument, meaning in enumerate(framework.meanings)
    )
    return "".join("\t".join(row) + "\n" for row in (_HEAD, *rows))
