"""What the arguments of a framework mean: a table with a line for each, to stand beside a solver's file."""

from collections.abc import Callable

from argmap.evaluation.framework import Framework

_HEAD = ("argument", "holds", "force", "meaning")


def write_names(framework: Framework, name: Callable[[int], str]) -> str:
    """Return tab-separated lines, the first of which names the columns.

    Args:
        framework: the framework.
        name: what the solver's file calls an argument.

    Returns:
        In each line the name of an argument, the statement that it says to hold, the challenge that attacks
        by it, and what it says in words. A field is empty where there is no such statement or challenge.
    """
    holds, force = ({one: key for key, one in keys.items()} for keys in (framework.holds, framework.force))
    rows = (
        (name(one), holds.get(one, ""), force.get(one, ""), meaning)
        for one, meaning in enumerate(framework.meanings)
    )
    return "".join("\t".join(row) + "\n" for row in (_HEAD, *rows))
