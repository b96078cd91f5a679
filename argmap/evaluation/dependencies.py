"""What it depends on whether a statement holds, and what that leads back to.

For n statements there are 2n nodes: node i is whether statement i holds, and node n + i whether it has
force, which is another question where it is a challenge that is answered.
"""

from typing import TYPE_CHECKING

from argmap.evaluation.verdicts import Evaluation, is_asserted
from argmap.graph import Graph, Statement, Step, find_components

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def find_dependencies(graph: Graph, matters: "Callable[[Step], bool]" = lambda _: True) -> list[list[int]]:
    """Return, for each node, the nodes that it depends on directly.

    That a statement holds depends on whether the premises of its steps hold, on the force of what
    undercuts these steps (only of steps that `matter`) and of what attacks it, and on whether what
    contradicts it holds. Force depends on whether the challenge, and what answers it, holds.
    """
    count = len(graph.statements)
    found: list[list[int]] = [[] for _ in range(count)] + [[index] for index in range(count)]
    for step in graph.steps:
        if matters(step):
            found[step.conclusion.index].extend(premise.index for premise in step.premises)
    for attack in graph.attacks:
        target = attack.target
        if isinstance(target, Statement):
            found[target.index].append(count + attack.challenge.index)
        elif matters(target):
            found[target.conclusion.index].append(count + attack.challenge.index)
    for link in graph.contradictions:
        found[link.start.index].append(link.end.index)
        found[link.end.index].append(link.start.index)
    for link in graph.answers:
        found[count + link.end.index].append(link.start.index)
    return found


def find_uncited_grounds(
    graph: Graph, asserted: Evaluation, cited: Evaluation, most: int
) -> dict[int, list[Statement]]:
    """Return the uncited premises that make the difference between the two bases, as `find_grounds` does."""
    uncited = (one for one in graph.of_kind("premise") if not is_asserted(graph, one, "cited"))
    return find_grounds(graph, (asserted, cited), {one.index: one for one in uncited}, most)


def find_grounds(
    graph: Graph, evaluations: tuple[Evaluation, Evaluation], origins: "Mapping[int, Statement]", most: int
) -> dict[int, list[Statement]]:
    """Return what makes the difference between two evaluations, first by key.

    Args:
        graph: the map.
        evaluations: its evaluations before and after a change.
        origins: the statements that the change was made to, by node.
        most: how many of them to return for each node.

    Returns:
        Those of `origins`, at least one, that it hangs on, by each node of which the evaluations say
        different things.
    """
    before, after = evaluations
    pairs = zip([*before.holds, *before.force], [*after.holds, *after.force], strict=True)
    changed = [node for node, (one, other) in enumerate(pairs) if one is not other]
    depend = find_dependencies(graph, lambda step: before.fires(step) is not after.fires(step))
    grounds: dict[int, list[Statement]] = {}
    for component in find_components(changed, depend.__getitem__):
        found = {origins[member] for member in component if member in origins}
        for child in {child for member in component for child in depend[member]}:
            found.update(grounds.get(child, ()))
        first = sorted(found, key=lambda one: one.key)[:most]
        grounds.update(dict.fromkeys(component, first))
    return grounds


def find_open_circles(graph: Graph, evaluation: Evaluation) -> dict[int, list[Statement]]:
    """Return, for each statement of which it is open whether it holds, the circle it hangs on.

    The members of a circle are sorted by key. Where a statement hangs on several circles, it is the one
    with the first key among those that hang on no other.
    """
    values = [*evaluation.holds, *evaluation.force]
    undecided = [node for node, value in enumerate(values) if value is None]
    depend = find_dependencies(graph, lambda step: evaluation.fires(step) is None)
    circles: dict[int, list[Statement]] = {}
    for component in find_components(undecided, depend.__getitem__):
        below = [circles[child] for member in component for child in depend[member] if child in circles]
        members = {graph.statements[member % len(graph.statements)] for member in component}
        own = sorted(members, key=lambda one: one.key)
        circles.update(dict.fromkeys(component, min(below, key=lambda circle: circle[0].key, default=own)))
    return circles
