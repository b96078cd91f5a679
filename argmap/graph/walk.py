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
    order: dict[int, int] = dict.fromkeys(nodes, -1)
    low: dict[int, int] = {}
    count = 0
    open_nodes: list[int] = []
    for root in order:  # noqa: PLC0206 - the values change on the way
        if order[root] >= 0:
            continue
        order[root] = low[root] = count
        count += 1
        open_nodes.append(root)
        path = [(root, iter(successors(root)))]
        while path:
            node, following = path[-1]
            for child in following:
                if child not in order:
                    continue
                if order[child] < 0:
                    order[child] = low[child] = count
                    count += 1
                    open_nodes.append(child)
                    path.append((child, iter(successors(child))))
                    break
                if child in low:
                    low[node] = min(low[node], order[child])
            else:
                path.pop()
                if path:
                    parent = path[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == order[node]:
                    yield _close(node, open_nodes, low)


def _close(node: int, open_nodes: list[int], low: dict[int, int]) -> list[int]:
    start = len(open_nodes) - 1
    while open_nodes[start] != node:
        start -= 1
    component = open_nodes[start:]
    del open_nodes[start:]
    for member in component:
        del low[member]
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
