"""What is cited, in the end, for each statement: by itself and by all that carries it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from argmap.graph import Graph, Statement, Step, find_components, find_origins
from argmap.graph.sources import MOST_ORIGINS

if TYPE_CHECKING:
    from argmap.evaluation.verdicts import Run

Origins: TypeAlias = frozenset[str] | None
"""Ids of the works that the cited sources come from; None for more than `MOST_ORIGINS` of them."""

_ENOUGH = 2


@dataclass(frozen=True)
class Evidence:
    """What is cited for a statement or step.

    `origins` are the works that it comes from, `works` those that are cited; `citing` holds statements that
    cite it, up to two of them.
    """

    origins: Origins = frozenset()
    works: Origins = frozenset()
    citing: frozenset[int] = frozenset()

    @property
    def only_work(self) -> str | None:
        """The work that everything cited comes from, if it is one."""
        return next(iter(self.origins)) if self.origins is not None and len(self.origins) == 1 else None

    @property
    def is_cited_twice(self) -> bool:
        """Whether two or more statements cite something."""
        return len(self.citing) >= _ENOUGH


class Evidences:
    """The evidence for all statements of a graph, along the steps that carry their conclusions."""

    def __init__(self, graph: Graph, run: "Run") -> None:
        """Gather it, in time linear in the size of the graph."""
        self._origins = find_origins(graph.sources)
        self._works: dict[tuple[str, ...], tuple[Origins, Origins]] = {}
        self._steps = [step for step in graph.steps if run.fires(step)]
        below: list[list[int]] = [[] for _ in graph.statements]
        for step in self._steps:
            below[step.conclusion.index] += [premise.index for premise in step.premises]
        self._found: dict[int, Evidence] = {}
        for component in find_components(range(len(below)), below.__getitem__):
            parts = [self._cited_by(graph.statements[member]) for member in component]
            if len(component) == 1 and not below[component[0]]:
                self._found[component[0]] = parts[0]
                continue
            children = {child for member in component for child in below[member] if child in self._found}
            whole = _unite([*parts, *(self._found[child] for child in children)])
            self._found.update(dict.fromkeys(component, whole))

    def of(self, statement: Statement) -> Evidence:
        """Return what is cited for a statement."""
        return self._found[statement.index]

    def of_step(self, step: Step) -> Evidence:
        """Return what is cited for the premises of a step."""
        return _unite([self._found[premise.index] for premise in step.premises])

    @property
    def steps(self) -> list[Step]:
        """The steps that carry their conclusions."""
        return self._steps

    def _cited_by(self, statement: Statement) -> Evidence:
        cited = statement.sources
        if not cited:
            return _NOTHING
        if cited not in self._works:
            origins = _join(self._origins.get(source, frozenset({source})) for source in cited)
            self._works[cited] = origins, _join([frozenset(cited)])
        return Evidence(*self._works[cited], frozenset({statement.index}))


_NOTHING = Evidence()


def _unite(all_parts: list[Evidence]) -> Evidence:
    parts = [part for part in all_parts if part is not _NOTHING]
    if len(parts) <= 1:
        return parts[0] if parts else _NOTHING
    citing: set[int] = set()
    for part in parts:
        citing |= part.citing
        if len(citing) >= _ENOUGH:
            break
    origins, works = _join(part.origins for part in parts), _join(part.works for part in parts)
    return Evidence(origins, works, frozenset(sorted(citing)[:_ENOUGH]))


def _join(all_origins: Iterable[Origins]) -> Origins:
    distinct = {*all_origins}
    if None in distinct:
        return None
    known = [*filter(None, distinct)]
    joined = known[0] if len(known) == 1 else frozenset[str]().union(*known)
    return joined if len(joined) <= MOST_ORIGINS else None
