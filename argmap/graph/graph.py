"""The statements of a map as nodes, and its relations resolved from ids to nodes.

What names nothing, or something of a wrong kind, is no relation: the rules report it. An inference that
lacks a premise for that reason is kept as `broken`, because a step with a premise missing is no step
with fewer premises.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.graph.references import INFERENCE, KINDS, TARGETS, source_of
from argmap.graph.sources import read_item, read_sources
from argmap.pause import gc_paused

if TYPE_CHECKING:
    from argmap.finding import Path
    from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A statement. `key` is its id, made unique (`premises/x`) where an id is used twice.

    `data` is the statement as plain data; `index` its position in `Graph.statements`.
    """

    index: int
    key: str
    id: str
    kind: str
    path: "Path"
    data: "Mapping[str, Any]"

    @property
    def text(self) -> str:
        """The sentence."""
        text: str = self.data["text"]
        return text

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources it cites."""
        return tuple(source_of(citation) for citation in self.data.get("sources", ()))


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """An inference: all of `premises`, which include the warrant, are needed for `conclusion`.

    `id` is None for a step that is written as `supported_by`.
    """

    index: int
    path: "Path"
    conclusion: Statement
    premises: tuple[Statement, ...]
    id: str | None = None
    scheme: str | None = None
    warrant: Statement | None = None
    broken: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Attack:
    """A challenge tells against a statement (rebuttal, undermining) or a step (undercut)."""

    path: "Path"
    challenge: Statement
    target: Statement | Step


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A relation from one statement to another: an answer, or a contradiction."""

    path: "Path"
    start: Statement
    end: Statement


Named: TypeAlias = Statement | Step


@dataclass(slots=True)
class Graph:
    """A map's statements and relations, in the order of the map. Built by `Graph.of`; then read only."""

    data: "Mapping[str, Any]"
    statements: list[Statement] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    attacks: list[Attack] = field(default_factory=list)
    answers: list[Link] = field(default_factory=list)
    contradictions: list[Link] = field(default_factory=list)
    named: dict[str, Named] = field(default_factory=dict)
    """What each id means; the first, where an id is used twice."""

    supports: dict[int, list[Step]] = field(default_factory=lambda: defaultdict(list))
    """Steps by the index of their conclusion."""

    @classmethod
    @gc_paused()
    def of(cls, source: "ArgumentMap | Mapping[str, Any]") -> "Graph":
        """Build the graph of a map, or of plain data that has the shape of one."""
        graph = cls(source if isinstance(source, Mapping) else source.to_data())
        graph._add_statements()
        graph._add_inferences()
        for statement in graph.statements:
            graph._add_relations(statement)
        return graph

    @property
    def claims(self) -> list[Statement]:
        """The claims."""
        return self.of_kind("claim")

    @property
    def sources(self) -> dict[str, dict[str, Any]]:
        """The works that statements cite, by id, in the fields of CSL."""
        return read_sources(self.data)

    @property
    def paper(self) -> dict[str, Any]:
        """The document that is mapped, in the fields of CSL; empty where the map names none."""
        return read_item(self.data.get("paper", {}))

    def of_kind(self, *kinds: str) -> list[Statement]:
        """Return the statements of some kinds, in the order of the map."""
        return [statement for statement in self.statements if statement.kind in kinds]

    @property
    def roots(self) -> list[Statement]:
        """What the map argues for: its theses and its recommendations."""
        theses = (self.find(name, "thesis") for name in self.data.get("thesis", ()))
        named = dict.fromkeys(thesis for thesis in theses if isinstance(thesis, Statement))
        return [*named, *self.of_kind("recommendation")]

    def supporting(self, statement: Statement) -> list[Step]:
        """Return the steps whose conclusion a statement is."""
        return self.supports.get(statement.index, [])

    def find(self, name: str, relation: str) -> Named | None:
        """Return what a relation means by an id; None if there is nothing that it may name."""
        target = self.named.get(name)
        kind = target.kind if isinstance(target, Statement) else INFERENCE
        return target if target is not None and kind in TARGETS[relation] else None

    def _add_statements(self) -> None:
        for section, kind in KINDS.items():
            for name, data in self.data.get(section, {}).items():
                key = f"{section}/{name}" if name in self.named else name
                statement = Statement(len(self.statements), key, name, kind, (section, name), data)
                self.statements.append(statement)
                self.named.setdefault(name, statement)

    def _add_inferences(self) -> None:
        for name, data in self.data.get("inferences", {}).items():
            conclusion = self.find(data["conclusion"], "conclusion")
            if not isinstance(conclusion, Statement):
                continue
            warrant = [data["warrant"]] if "warrant" in data else []
            names = [(one, "premises") for one in data["premises"]] + [(one, "warrant") for one in warrant]
            step = self._add_step(("inferences", name), conclusion, names, name, data.get("scheme"))
            self.named.setdefault(name, step)

    def _add_step(
        self,
        path: "Path",
        conclusion: Statement,
        names: list[tuple[str, str]],
        name: str | None = None,
        scheme: str | None = None,
    ) -> Step:
        found = [self.find(one, relation) for one, relation in names]
        premises = tuple(dict.fromkeys(one for one in found if isinstance(one, Statement)))
        warrant = found[-1] if names[-1][1] == "warrant" and isinstance(found[-1], Statement) else None
        broken = None in found
        step = Step(len(self.steps), path, conclusion, premises, name, scheme, warrant, broken)
        self.steps.append(step)
        self.supports[conclusion.index].append(step)
        return step

    def _add_relations(self, statement: Statement) -> None:
        for path, name in _named_by(statement, "supported_by"):
            self._add_step(path, statement, [(name, "supported_by")])
        for path, target in self._targets(statement, "attacks"):
            self.attacks.append(Attack(path, statement, target))
        for relation, links in (("answers", self.answers), ("contradicts", self.contradictions)):
            for path, target in self._targets(statement, relation):
                assert isinstance(target, Statement)
                links.append(Link(path, statement, target))

    def _targets(self, statement: Statement, relation: str) -> "list[tuple[Path, Named]]":
        found = [(path, self.find(name, relation)) for path, name in _named_by(statement, relation)]
        return [(path, target) for path, target in found if target is not None]


def _named_by(statement: Statement, relation: str) -> "list[tuple[Path, str]]":
    if relation not in statement.data:
        return []
    places: dict[str, Path] = {}
    for index, name in enumerate(statement.data[relation]):
        places.setdefault(name, (*statement.path, relation, index))
    return [(path, name) for name, path in places.items()]
