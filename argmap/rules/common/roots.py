"""Which theses and recommendations a finding touches: those that depend on what it is about."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from argmap.graph import Statement, find_components, reach
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from argmap.edits import Path
    from argmap.graph import Graph

MOST = 1000
"""With more theses and recommendations than this, none are named: the lists would grow with the square."""

_Mask: TypeAlias = int


class TouchedRoots:
    """The roots that depend on the statements of a graph, worked out in one pass from the roots down.

    Each root is a bit. A strongly connected component has the bits of all its members and of what depends on
    it, so that each node and each edge is seen once.
    """

    def __init__(self, graph: "Graph", dependencies: list[list[int]]) -> None:
        """Take a graph, and what each of its nodes depends on; see `find_dependencies`."""
        self._graph, self._dependencies = graph, dependencies
        self._roots = sorted(graph.roots, key=_rank) if len(graph.roots) <= MOST else []
        self._ids: dict[_Mask, tuple[str, ...]] = {}

    def find(self, path: "Path") -> tuple[str, ...]:
        """Return the ids of the roots that depend on what is at a path: theses, then recommendations."""
        mask = 0
        for index in self._find_statements(path) if self._roots else ():
            mask |= self._masks[index] | self._masks[len(self._graph.statements) + index]
        if mask not in self._ids:
            self._ids[mask] = tuple(root.id for rank, root in enumerate(self._roots) if mask >> rank & 1)
        return self._ids[mask]

    def _find_statements(self, path: "Path") -> list[int]:
        """Return the statements that what is at a path is about: for a source, those that cite it."""
        section, name = (*path[:2], None, None)[:2]
        if section in KINDS:
            return self._by_path.get(path[:2], [])
        if section == "sources":
            return self._citing.get(str(name), [])
        part = self._graph.named.get(str(name)) if section in ("expect", "inferences") else None
        if part is None:
            return []
        return [part.index if isinstance(part, Statement) else part.conclusion.index]

    @cached_property
    def _by_path(self) -> "dict[Path, list[int]]":
        return {statement.path: [statement.index] for statement in self._graph.statements}

    @cached_property
    def _citing(self) -> dict[str, list[int]]:
        citing: dict[str, list[int]] = {}
        for statement in self._graph.statements:
            for source in statement.sources:
                citing.setdefault(source, []).append(statement.index)
        return citing

    @cached_property
    def _masks(self) -> list[_Mask]:
        masks = [0] * len(self._dependencies)
        for rank, root in enumerate(self._roots):
            masks[root.index] |= 1 << rank
        roots = [root.index for root in self._roots]
        needed = reach(roots, self._dependencies.__getitem__)
        components = find_components(needed, self._dependencies.__getitem__)
        for component in reversed(list(components)):
            mask = 0
            for node in component:
                mask |= masks[node]
            for node in component:
                masks[node] = mask
                for child in self._dependencies[node]:
                    masks[child] |= mask
        return masks


def _rank(root: Statement) -> tuple[bool, str]:
    """Rank recommendations by their ids, because the order of keys means nothing; that of theses stays."""
    is_recommendation = root.kind == "recommendation"
    return is_recommendation, root.id if is_recommendation else ""
