"""A map as the drawing needs it: which section each statement belongs to, what is a thesis, who is cited."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.diagram import theme
from argmap.diagram.citation import cite
from argmap.graph import Statement, Step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.evaluation import Evaluation
    from argmap.graph import Graph


@dataclass(frozen=True, slots=True)
class View:
    """A graph with its verdicts, and what is looked up again and again while it is drawn."""

    graph: "Graph"
    evaluation: "Evaluation"
    theses: frozenset[int]
    attacked_steps: frozenset[int]
    headings: "Mapping[str, str]"
    sources: "Mapping[str, Mapping[str, Any]]"
    short: "Mapping[str, str]"

    @classmethod
    def of(cls, graph: "Graph", evaluation: "Evaluation") -> "View":
        """Look up everything once."""
        sources = graph.sources
        attacked = (attack.target for attack in graph.attacks)
        return cls(
            graph=graph,
            evaluation=evaluation,
            theses=frozenset(root.index for root in graph.roots if root.kind == "claim"),
            attacked_steps=frozenset(target.index for target in attacked if isinstance(target, Step)),
            headings=graph.data.get("sections", {}),
            sources=sources,
            short={name: cite(source) for name, source in sources.items()},
        )

    def section(self, statement: Statement) -> str | None:
        """Return the section of the first place where the paper says it."""
        name: str | None = first_place(statement).get("section")
        return name if name in self.headings else None

    def badge(self, statement: Statement) -> theme.Badge | None:
        """Return how the verdict on a statement is marked."""
        verdict = self.evaluation.verdict(statement)
        if verdict == "established" and statement.kind == "challenge":
            return theme.STANDS
        if verdict == "answered" and "residual" in statement.data:
            return theme.LEFT_OPEN
        return theme.BADGES.get(verdict)

    def has_joint(self, step: Step) -> bool:
        """Return whether a step is drawn with a node of its own, where its premises and attacks meet."""
        if step.broken:
            return step.id is not None
        return len(step.premises) > 1 or bool(step.scheme) or step.index in self.attacked_steps

    def crosses(self, start: Statement, end: Statement) -> bool:
        """Return whether a relation leads from one section to another."""
        one, other = self.section(start), self.section(end)
        return one != other and one is not None and other is not None


def first_place(statement: Statement) -> "Mapping[str, Any]":
    """Return the first locator of a statement, or an empty one."""
    places: Sequence[Mapping[str, Any]] = statement.data.get("at", ())
    return places[0] if places else {}
