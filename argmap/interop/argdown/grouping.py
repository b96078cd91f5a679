"""Which inferences of a map are plain supports in Argdown, and which make up an argument."""

from collections.abc import Collection

from argmap.graph import Graph, Step
from argmap.graph.steps import is_plain, keys_of
from argmap.interop.argdown.keeping import NAME
from argmap.interop.kept import origin_of


def find_plain(graph: Graph) -> set[int]:
    """Return the indices of the steps that are plain supports.

    An inference that was one stays one, if nothing attacks but one of the supports from its premise:
    an undercut of a plain argument is one of all its supports.
    """
    attackers: dict[int, set[int]] = {}
    for attack in graph.attacks:
        if isinstance(attack.target, Step):
            attackers.setdefault(attack.target.index, set()).add(attack.challenge.index)
    likely: dict[int, list[Step]] = {}
    for step in graph.steps:
        if is_plain(step) or _was_plain(step):
            likely.setdefault(step.premises[0].index, []).append(step)
    plain: set[int] = set()
    for steps in likely.values():
        same = len({frozenset(attackers.get(step.index, ())) for step in steps}) == 1
        plain.update(step.index for step in steps if same or is_plain(step))
    return plain


def _was_plain(step: Step) -> bool:
    is_support = origin_of(step.data, NAME).get("type") == "support"
    return is_support and keys_of(step).keys() == {"origin"} and len(step.premises) == 1


def group(graph: Graph, plain: Collection[int]) -> list[list[Step]]:
    """Return the other steps by the arguments that they make up, the main one of each at the end."""
    groups: dict[str, list[Step]] = {}
    for step in graph.steps:
        if step.index not in plain:
            origin = origin_of(step.data, NAME)
            joined = origin.get("type") in {"argument", "inference"} and origin.get("id")
            groups.setdefault(f"<{joined}>" if joined else f"{step.index}", []).append(step)
    return [argument for steps in groups.values() for argument in _split(steps)]


def _split(steps: list[Step]) -> list[list[Step]]:
    """Return the steps as one argument; each as its own if not one of them is the main one."""
    main = [step for step in steps if origin_of(step.data, NAME).get("type") == "argument"]
    if len(steps) == 1 or len(main) != 1:
        return [[step] for step in steps]
    return [[step for step in steps if step is not main[0]] + main]
