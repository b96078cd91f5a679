"""What it depends on whether a statement holds, and what that leads back to.

For n statements there are 2n nodes: node i is whether statement i holds, and node n + i whether it has
force, which is another question where it is a challenge that is answered.
"""

from typing import TYPE_CHECKING

from argmap.evaluation.diagnosis.reasons import find_reasons
from argmap.evaluation.encoding import is_merely_said
from argmap.graph import Graph, Statement, Step, find_components

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.evaluation.verdicts import Run


def find_dependencies(graph: Graph, matters: "Callable[[Step], bool]" = lambda _: True) -> list[list[int]]:
    """Return, for each node, the nodes that it depends on directly.

    That a statement holds depends on whether the premises of its steps hold, on the force of what
    undercuts these steps (only of steps that `matter`) and of what attacks it, and on whether what
    contradicts or denies it holds. Force depends on whether the challenge, and what answers it, holds.
    """
    count = len(graph.statements)
    nodes: list[list[int]] = [[] for _ in range(count)] + [[index] for index in range(count)]
    for step in graph.steps:
        if matters(step):
            nodes[step.conclusion.index].extend(premise.index for premise in step.premises)
    for attack in graph.attacks:
        target = attack.target
        if isinstance(target, Statement):
            nodes[target.index].append(count + attack.challenge.index)
        elif matters(target):
            nodes[target.conclusion.index].append(count + attack.challenge.index)
    for link in graph.contradictions:
        nodes[link.start.index].append(link.end.index)
        nodes[link.end.index].append(link.start.index)
    for link in graph.denials:
        nodes[link.end.index].append(link.start.index)
    for link in graph.answers:
        nodes[count + link.end.index].append(link.start.index)
    return nodes


def find_uncited_grounds(graph: Graph, runs: "tuple[Run, Run]", most: int) -> dict[int, list[Statement]]:
    """Return what is merely said and makes the difference between two runs, as `find_grounds` does.

    Between `asserted` and `doubted`, that is what would have to be granted: premises and challenges.
    """
    merely_said = {
        statement.index: statement for statement in graph.statements if is_merely_said(graph, statement)
    }
    return find_grounds(graph, runs, merely_said, most)


def find_grounds(
    graph: Graph, runs: "tuple[Run, Run]", origins: "Mapping[int, Statement]", most: int
) -> dict[int, list[Statement]]:
    """Return what makes the difference between two runs, first by key, of what the first one rests on.

    Args:
        graph: the map.
        runs: the run that is asked about, and the one without `origins`.
        origins: the statements of which the runs take different views by themselves, by node.
        most: how many of them to return for each node.

    Returns:
        Those of `origins`, at least one, that it hangs on, by each node of which the runs say
        different things.
    """
    before, after = runs
    pairs = zip([*before.holds, *before.force], [*after.holds, *after.force], strict=True)
    changed = [node for node, (value, other) in enumerate(pairs) if value is not other]
    if not changed:
        return {}
    grounds = _trace(changed, find_reasons(graph, before, changed), origins, most)
    if all(grounds.values()):
        return grounds
    # two things that oppose each other may each be the reason why the other fails
    depend = find_dependencies(graph, lambda step: before.fires(step) is not after.fires(step))
    broader = _trace(changed, depend, origins, most)
    return {node: grounds[node] or broader[node] for node in changed}


def _trace(
    changed: list[int],
    leads_to: "Mapping[int, list[int]] | list[list[int]]",
    origins: "Mapping[int, Statement]",
    most: int,
) -> dict[int, list[Statement]]:
    """Return the origins that each changed node leads back to, by way of changed nodes."""
    grounds: dict[int, list[Statement]] = {}
    for component in find_components(changed, leads_to.__getitem__):
        ends = {origins[member] for member in component if member in origins}
        for child in {child for member in component for child in leads_to[member]}:
            ends.update(grounds.get(child, ()))
        first = sorted(ends, key=lambda statement: statement.key)[:most]
        grounds.update(dict.fromkeys(component, first))
    return grounds


def find_open_circles(graph: Graph, run: "Run") -> dict[int, list[Statement]]:
    """Return, for each statement of which it is open whether it holds, the circle it hangs on.

    The members of a circle are sorted by key. Where a statement hangs on several circles, it is the one
    with the first key among those that hang on no other.
    """
    values = [*run.holds, *run.force]
    undecided = [node for node, value in enumerate(values) if value is None]
    depend = find_dependencies(graph, lambda step: run.fires(step) is None)
    circles: dict[int, list[Statement]] = {}
    for component in find_components(undecided, depend.__getitem__):
        below = [circles[child] for member in component for child in depend[member] if child in circles]
        members = {graph.statements[member % len(graph.statements)] for member in component}
        own = sorted(members, key=lambda statement: statement.key)
        circles.update(dict.fromkeys(component, min(below, key=lambda circle: circle[0].key, default=own)))
    return circles
