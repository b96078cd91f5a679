"""Walks over graphs that are given as lists of successors. None of them recurses."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

Successors: TypeAlias = Callable[[int], Sequence[int]]


def reach(starts: Iterable[int], successors: Successors) -> set[int]:
    """Return all nodes that can be reached from `starts`, which are included."""
    seen = set(starts)
    pending = list(seen)
    while pending:
        new = [node for node in successors(pending.pop()) if node not in seen]
        seen.update(new)
        pending.extend(new)
    return seen


def find_components(nodes: Iterable[int], successors: Successors) -> Iterator[list[int]]:
    """Yield the strongly connected components, each after all components that it leads to.

    Tarjan, "Depth-first search and linear graph algorithms" (1972), with a stack of its own in place of
    recursion. Successors that are not among `nodes` are passed over.
    """
    low: dict[int, int] = dict.fromkeys(nodes, _NEW)  # the first open node that each leads back to
    count = 0
    open_nodes: list[int] = []
    for root in low:  # noqa: PLC0206 - the values change on the way
        if low[root] != _NEW:
            continue
        low[root] = count
        open_nodes.append(root)
        path = [(root, count, iter(successors(root)))]
        count += 1
        while path:
            node, own, following = path[-1]
            for child in following:
                reached = low.get(child, _DONE)
                if reached == _NEW:
                    low[child] = count
                    open_nodes.append(child)
                    path.append((child, count, iter(successors(child))))
                    count += 1
                    break
                if reached < low[node]:  # noqa: PLR1730 - the hot loop
                    low[node] = reached
            else:
                path.pop()
                if low[node] == own:
                    yield _close(node, open_nodes, low)
                else:
                    parent = path[-1][0]
                    low[parent] = min(low[parent], low[node])


_NEW, _DONE = -1, 2**62


def _close(node: int, open_nodes: list[int], low: dict[int, int]) -> list[int]:
    if open_nodes[-1] == node:
        low[node] = _DONE
        return [open_nodes.pop()]
    start = len(open_nodes) - 2
    while open_nodes[start] != node:
        start -= 1
    component = open_nodes[start:]
    del open_nodes[start:]
    low.update(dict.fromkeys(component, _DONE))
    return component


def find_shortest_circle(start: int, successors: Successors) -> list[int]:
    """Return the nodes of a shortest way from `start` back to it; empty if there is none.

    Of equally short ways it is the one that takes earlier successors first.
    """
    came_from: dict[int, int] = {}
    pending = deque([start])
    while pending and start not in came_from:
        node = pending.popleft()
        for child in successors(node):
            if child not in came_from:
                came_from[child] = node
                pending.append(child)
    way = [came_from[start]] if start in came_from else []
    while way and way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
