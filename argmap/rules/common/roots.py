"""Which theses and recommendations a finding touches: those that depend on what it is about."""

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from argmap.graph import Statement, find_components, reach
from argmap.message import enumerate_parts
from argmap.rules.common.words import FEW
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.edits import Path
    from argmap.finding import Finding
    from argmap.graph import Graph

MOST = 1000
"""With more theses and recommendations than this, none are named: the lists would grow with the square.

With more statements than this, only those that depend directly on another are counted.
"""

_Mask: TypeAlias = int


class TouchedRoots:
    """The roots that depend on the statements of a graph, worked out in one pass from the roots down.

    Each root is a bit. A strongly connected component has the bits of all its members and of what depends on
    it, so that each node and each edge is seen once.
    """

    def __init__(self, graph: "Graph", dependencies: list[list[int]]) -> None:
        """Take a graph, and what each of its nodes depends on; see `find_dependencies`."""
        self._graph, self._dependencies = graph, dependencies
        self.roots = sorted(graph.roots, key=_rank)
        """The theses, then the recommendations."""
        self._roots = self.roots if len(self.roots) <= MOST else []
        self._ids: dict[_Mask, tuple[str, ...]] = {}
        self._counts: dict[tuple[str, ...], tuple[int, int]] = {}
        self._words: dict[tuple[str, ...], str] = {}

    def find(self, path: "Path") -> tuple[str, ...]:
        """Return the ids of the roots that depend on what is at a path: theses, then recommendations."""
        mask = 0
        for index in self._find_statements(path) if self._roots else ():
            mask |= self._mask(index)
        if mask not in self._ids:
            self._ids[mask] = tuple(root.id for rank, root in enumerate(self._roots) if mask >> rank & 1)
        return self._ids[mask]

    def matters(self, statement: Statement) -> bool:
        """Return whether a root depends on a statement; in a map without roots, each statement matters."""
        nodes = {statement.index, len(self._graph.statements) + statement.index}
        return not self.roots or not nodes.isdisjoint(self._needed)

    def is_vital(self, statement: Statement) -> bool:
        """Return whether a thesis depends on a statement; in a map without theses, whether it matters."""
        if self._vital is None:
            return self.matters(statement)
        return not {statement.index, len(self._graph.statements) + statement.index}.isdisjoint(self._vital)

    @cached_property
    def _needed(self) -> set[int]:
        return self._reach(self.roots)

    @cached_property
    def _vital(self) -> set[int] | None:
        theses = [root for root in self.roots if root.kind != "recommendation"]
        return self._reach(theses) if theses else None

    def _reach(self, roots: list[Statement]) -> set[int]:
        return reach([root.index for root in roots], self._dependencies.__getitem__)

    def count(self, statement: Statement) -> int:
        """Return how many roots depend on a statement; 0 where none are named."""
        return self._mask(statement.index).bit_count() if self._roots else 0

    def _mask(self, index: int) -> _Mask:
        """Return which roots depend on whether a statement holds, or has force."""
        return self._masks[index] | self._masks[len(self._graph.statements) + index]

    def describe(self, finding: "Finding") -> str:
        """Return the roots that a finding touches in words: `thesis 3 and 2 recommendations`."""
        ids = finding.roots
        if finding.statement in ids:
            ids = tuple(id_ for id_ in ids if id_ != finding.statement)
        if ids not in self._words:
            self._words[ids] = self._name_all(ids)
        return self._words[ids]

    def _name_all(self, ids: "Sequence[str]") -> str:
        theses = [self._ranks[id_] for id_ in ids if not self._kinds.get(id_, False)]
        parts: list[str] = [_name_theses(theses, self._thesis_count)] if theses else []
        if count := len(ids) - len(theses):
            parts.append(f"{count:,} recommendation{'s' * (count > 1)}")
        return " and ".join(parts)

    @cached_property
    def _thesis_count(self) -> int:
        return sum(not is_recommendation for is_recommendation in self._kinds.values())

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {root.id: rank for rank, root in enumerate(self.roots, 1)}

    def count_kinds(self, ids: tuple[str, ...]) -> tuple[int, int]:
        """Return how many of some roots are theses, and how many recommendations."""
        if ids not in self._counts:
            recommendations = sum(self._kinds.get(id_, False) for id_ in ids)
            self._counts[ids] = len(ids) - recommendations, recommendations
        return self._counts[ids]

    def is_thesis(self, id_: str | None) -> bool:
        """Return whether something with an id is a thesis."""
        return id_ is not None and self._kinds.get(id_) is False

    def count_dependents(self, id_: str | None) -> int:
        """Return how many statements depend on a statement; see `MOST`."""
        return self._dependents.get(id_, 0) if id_ is not None else 0

    def _find_statements(self, path: "Path") -> list[int]:
        """Return the statements that a path is about: of a section or a source, those that name it.

        A remark on the whole is about all theses and recommendations.
        """
        section, name = (*path[:2], None, None)[:2]
        if section == "remarks":
            return [root.index for root in self._roots]
        if section in KINDS:
            return self._by_path.get(path[:2], [])
        if section == "sections":
            return self._by_section.get(str(name), [])
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
    def _by_section(self) -> dict[str, list[int]]:
        sections: dict[str, list[int]] = {}
        for statement in self._graph.statements:
            if statement.section:
                sections.setdefault(statement.section, []).append(statement.index)
        return sections

    @cached_property
    def _citing(self) -> dict[str, list[int]]:
        citing: dict[str, list[int]] = {}
        for statement in self._graph.statements:
            for source in statement.sources:
                citing.setdefault(source, []).append(statement.index)
        return citing

    @cached_property
    def _masks(self) -> list[_Mask]:
        return self._spread([root.index for root in self._roots])

    @cached_property
    def _kinds(self) -> dict[str, bool]:
        return {root.id: root.kind == "recommendation" for root in self.roots}

    @cached_property
    def _dependents(self) -> dict[str, int]:
        """How many statements depend on each; in a map with very many, how many do so directly."""
        statements = self._graph.statements
        count = len(statements)
        if count <= MOST:
            masks = self._spread(range(count))
            totals = [(masks[index] | masks[count + index]).bit_count() for index in range(count)]
        else:
            uses = Counter(child for children in self._dependencies for child in children)
            totals = [uses[index] + uses[count + index] for index in range(count)]
        return {statement.id: totals[statement.index] for statement in statements}

    def _spread(self, marked: "Iterable[int]") -> list[_Mask]:
        """Return, for each node, which of the marked nodes depend on it: bit i for the i-th of them."""
        masks = [0] * len(self._dependencies)
        for rank, node in enumerate(marked):
            masks[node] |= 1 << rank
        for component in self._components:
            mask = 0
            for node in component:
                mask |= masks[node]
            for node in component if mask else ():
                masks[node] = mask
                for child in self._dependencies[node]:
                    masks[child] |= mask
        return masks

    @cached_property
    def _components(self) -> list[list[int]]:
        """The nodes that depend on each other, each set of them before what it depends on."""
        nodes = range(len(self._dependencies))
        return list(find_components(nodes, self._dependencies.__getitem__))[::-1]


def _name_theses(ranks: list[int], total: int) -> str:
    if len(ranks) == total:
        return "the thesis" if total == 1 else f"all {total:,} theses"
    return f"thesis {ranks[0]}" if len(ranks) == 1 else f"theses {enumerate_parts([*map(str, ranks)], FEW)}"


def _rank(root: Statement) -> tuple[bool, str]:
    """Rank recommendations by their ids, because the order of keys means nothing; that of theses stays."""
    is_recommendation = root.kind == "recommendation"
    return is_recommendation, root.id if is_recommendation else ""
