"""The statements of a map as nodes, and its relations resolved from ids to nodes.

What names nothing, or something of a wrong kind, counts as not written: the rules report it. An inference
that lacks a premise for that reason counts as not written whole, because a step with a premise missing is no
step with fewer premises.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.graph.references import (
    INFERENCE,
    KINDS,
    TARGETS,
    Reason,
    name_premises,
    name_voices,
    read_reasons,
    source_of,
)
from argmap.graph.sources import read_item, read_sources
from argmap.pause import gc_paused
from argmap.shape import normalize

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
    def voice(self) -> str | None:
        """The id of the voice that says it; None for the author of the paper."""
        return self.data.get("by")

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources it cites."""
        return tuple(source_of(citation) for citation in self.data.get("sources", ()))


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """An inference: all of `premises`, which include the warrant, are needed for `conclusion`.

    `data` is what the map says of it where that is more than ids; `id` is None for a step without one.
    `index` is its position in `Graph.steps`, or in `Graph.broken`.
    """

    index: int
    path: "Path"
    conclusion: Statement
    premises: tuple[Statement, ...]
    id: str | None = None
    warrant: Statement | None = None
    data: "Mapping[str, Any]" = field(default_factory=dict)

    @property
    def scheme(self) -> str | None:
        """The argumentation scheme that it follows."""
        return self.data.get("scheme")


@dataclass(frozen=True, slots=True, eq=False)
class Attack:
    """A challenge tells against a statement (rebuttal, undermining) or a step (undercut)."""

    path: "Path"
    challenge: Statement
    target: Statement | Step


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A relation from one statement to another: an answer, a denial, a contradiction or a tension."""

    path: "Path"
    start: Statement
    end: Statement


Named: TypeAlias = Statement | Step


@dataclass(slots=True)
class Graph:
    """A map's statements and relations, in the order of the map. Built by `Graph.of`; then read only."""

    data: "Mapping[str, Any]"
    """The map as plain data, in its one form."""

    statements: list[Statement] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    broken: list[Step] = field(default_factory=list)
    """Steps of which a premise, or the warrant, is not in the map: they count as not written."""

    attacks: list[Attack] = field(default_factory=list)
    answers: list[Link] = field(default_factory=list)
    denials: list[Link] = field(default_factory=list)
    contradictions: list[Link] = field(default_factory=list)
    tensions: list[Link] = field(default_factory=list)
    named: dict[str, Named] = field(default_factory=dict)
    """What each id means; the first, where an id is used twice."""

    supports: dict[int, list[Step]] = field(default_factory=lambda: defaultdict(list))
    """Steps by the index of their conclusion."""

    @classmethod
    @gc_paused()
    def of(cls, source: "ArgumentMap | Mapping[str, Any]") -> "Graph":
        """Build the graph of a map, or of plain data that has the shape of one."""
        graph = cls(normalize(source) if isinstance(source, Mapping) else source.to_data())
        graph._add_statements()
        graph._add_inferences()
        for statement in graph.statements:
            graph._add_reasons(statement)
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

    @property
    def sections(self) -> dict[str, str]:
        """The outline of the paper in reading order: headings by id."""
        sections = self.data.get("sections", {})
        return {name: one if isinstance(one, str) else one["title"] for name, one in sections.items()}

    @property
    def voices(self) -> dict[str, str]:
        """Who speaks in the map besides the author of the paper: what they are called, by id."""
        return name_voices(self.data)

    def name_voice(self, voice: str) -> str:
        """Return what a voice is called within a sentence; one that the map lacks, by its id."""
        name = self.voices.get(voice, voice)
        return f"the {name[4:]}" if name.startswith("The ") else name

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
            if isinstance(conclusion, Statement):
                path = ("inferences", name)
                self._add_step(path, conclusion, name_premises(path, data), data, name)

    def _add_reasons(self, statement: Statement) -> None:
        for reason in _without_repetitions(read_reasons(statement.path, statement.data)):
            self._add_step(reason.path, statement, reason.names, reason.data, reason.data.get("id"))

    def _add_step(
        self,
        path: "Path",
        conclusion: Statement,
        names: "Iterable[tuple[Path, str]]",
        data: "Mapping[str, Any]",
        name: str | None,
    ) -> None:
        found = [self.find(one, "premises") for _, one in names]
        premises = tuple(dict.fromkeys(one for one in found if isinstance(one, Statement)))
        warrant = found[-1] if "warrant" in data and isinstance(found[-1], Statement) else None
        steps = self.broken if None in found else self.steps
        step = Step(len(steps), path, conclusion, premises, name, warrant, data)
        steps.append(step)
        if steps is self.steps:
            self.supports[conclusion.index].append(step)
            if name is not None:
                self.named.setdefault(name, step)

    def _add_relations(self, statement: Statement) -> None:
        for path, target in self._targets(statement, "attacks"):
            self.attacks.append(Attack(path, statement, target))
        for relation, links in self._links.items():
            for path, target in self._targets(statement, relation):
                assert isinstance(target, Statement)
                links.append(Link(path, statement, target))

    @property
    def _links(self) -> dict[str, list[Link]]:
        return {
            "answers": self.answers,
            "denies": self.denials,
            "contradicts": self.contradictions,
            "in_tension_with": self.tensions,
        }

    def _targets(self, statement: Statement, relation: str) -> "list[tuple[Path, Named]]":
        if relation not in statement.data:
            return []
        places: dict[str, Path] = {}
        for index, name in enumerate(statement.data[relation]):
            places.setdefault(name, (*statement.path, relation, index))
        found = [(path, self.find(name, relation)) for name, path in places.items()]
        return [(path, target) for path, target in found if target is not None]


def _without_repetitions(reasons: "Iterable[Reason]") -> "Iterator[Reason]":
    """Yield reasons, those that are only ids once for the same ids."""
    seen = set()
    for reason in reasons:
        ids = None if reason.data else frozenset(name for _, name in reason.names)
        if ids is None or ids not in seen:
            yield reason
        seen.add(ids)
