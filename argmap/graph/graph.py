"""The statements of a map as nodes, and its relations resolved from ids to nodes.

What names nothing, or something of a wrong kind, counts as not written: the rules report it. An inference
that lacks a premise for that reason counts as not written whole, because a step with a premise missing is not
a step with fewer premises.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import argmap  # noqa: TC001 - annotations name what it has, which is loaded when they are read
from argmap.edits import Path
from argmap.errors import ArgmapError
from argmap.gc_control import gc_disabled
from argmap.graph.nodes import Attack, Link, Named, Statement, Step
from argmap.graph.parts import IncludedFile, Remark, read_remarks
from argmap.graph.references import Reason, name_premises, name_voices, read_reasons
from argmap.graph.sources import read_item, read_sources
from argmap.shape import normalize
from argmap.vocabulary import INFERENCE, KINDS, TARGETS


@dataclass
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
    @gc_disabled()
    def of(cls, source: "argmap.ArgumentMap | Mapping[str, Any]") -> "Graph":
        """Build the graph of a map, or of plain data that has the shape of one."""
        graph = cls(normalize(source) if isinstance(source, Mapping) else source.to_data())
        refuse_unread_files(graph.data)
        graph._add_statements()
        graph._add_inferences()
        for statement in graph.statements:
            if "supported_by" in statement.data:
                graph._add_reasons(statement)
        for statement in graph.statements:
            graph._add_relations(statement)
        return graph

    @property
    def claims(self) -> list[Statement]:
        """The claims."""
        return self.of_kind("claim")

    @property
    def title(self) -> str:
        """What the map is called."""
        title: str = self.data.get("title", "Argument map")
        return title

    @cached_property
    def sources(self) -> dict[str, dict[str, Any]]:
        """The works that statements cite, by id, in the fields of CSL."""
        return read_sources(self.data)

    @cached_property
    def citing(self) -> set[int]:
        """The indices of the statements that cite a source which the map has."""
        return {
            statement.index
            for statement in self.statements
            if not self.sources.keys().isdisjoint(statement.sources)
        }

    @cached_property
    def paper(self) -> dict[str, Any]:
        """The document that is mapped, in the fields of CSL; empty where the map names none."""
        return read_item(self.data.get("paper", {}))

    @cached_property
    def sections(self) -> dict[str, str]:
        """The outline of the paper in reading order: headings by id, in included files with their names."""
        sections = self.data.get("sections", {})
        titles = ((id_, part if isinstance(part, str) else part["title"]) for id_, part in sections.items())
        files = ((id_, title, id_.rpartition("/")[0]) for id_, title in titles)
        return {id_: f"{file}: {title}" if file else title for id_, title, file in files}

    @cached_property
    def voices(self) -> dict[str, str]:
        """Who speaks in the map besides the author of the paper: what they are called, by id."""
        return name_voices(self.data)

    @cached_property
    def files(self) -> dict[str, IncludedFile]:
        """The files that the map includes, by what the ids of their parts begin with."""
        included = self.data.get("include", {})
        return {name: IncludedFile(name, *file.values()) for name, file in included.items()}

    @property
    def thesis(self) -> tuple[str, ...] | None:
        """The ids of what the whole argues for, as they are written; None where the map does not say."""
        return tuple(self.data["thesis"]) if "thesis" in self.data else None

    @property
    def expect(self) -> "Mapping[str, str]":
        """The verdicts that the author holds to be those of the map, by id."""
        expected: Mapping[str, str] = self.data.get("expect", {})
        return expected

    @property
    def bibliography(self) -> tuple[str, ...]:
        """The files of works whose keys statements may cite."""
        return tuple(self.data.get("bibliography", ()))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What readers note on the whole."""
        return read_remarks(self.data)

    @property
    def section_remarks(self) -> dict[str, tuple[Remark, ...]]:
        """What readers note on sections of the paper, by the id of the section."""
        sections = self.data.get("sections", {})
        return {name: read_remarks(part) for name, part in sections.items() if not isinstance(part, str)}

    @property
    def source_remarks(self) -> dict[str, tuple[Remark, ...]]:
        """What readers note on sources, by the id of the source."""
        sources = self.data.get("sources", {})
        return {name: read_remarks(source) for name, source in sources.items() if "remarks" in source}

    def name_voice(self, voice: str) -> str:
        """Return what a voice is called within a sentence; one that the map lacks, by its id."""
        name = self.voices.get(voice, voice)
        return f"the {name[4:]}" if name.startswith("The ") else name

    def of_kind(self, *kinds: str) -> list[Statement]:
        """Return the statements of some kinds, in the order of the map."""
        return [statement for kind in KINDS.values() if kind in kinds for statement in self._by_kind[kind]]

    @cached_property
    def _by_kind(self) -> dict[str, list[Statement]]:
        by_kind: dict[str, list[Statement]] = {kind: [] for kind in KINDS.values()}
        for statement in self.statements:
            by_kind[statement.kind].append(statement)
        return by_kind

    @cached_property
    def answering(self) -> list[Statement]:
        """The statements by which the map answers critical questions."""
        names = (name for step in self.steps for reply in step.replies.values() for name in reply.shown_by)
        answers = (self.find(name, "shown_by") for name in dict.fromkeys(names))
        return [statement for statement in answers if isinstance(statement, Statement)]

    @cached_property
    def roots(self) -> list[Statement]:
        """What the map argues for: its theses, those of the files that it includes, and recommendations."""
        ids = [*(self.thesis or ()), *(id_ for file in self.files.values() for id_ in file.thesis)]
        theses = (self.find(name, "thesis") for name in ids)
        named = dict.fromkeys(thesis for thesis in theses if isinstance(thesis, Statement))
        return [*named, *self.of_kind("recommendation")]

    def supporting(self, statement: Statement) -> list[Step]:
        """Return the steps whose conclusion a statement is."""
        return self.supports.get(statement.index, [])

    def value_at(self, path: "Path") -> Any:
        """Return what stands at a path of the map."""
        value: Any = self.data
        for key in path:
            value = value[key]
        return value

    def find(self, name: str, relation: str) -> Named | None:
        """Return what a relation means by an id; None if there is nothing that it may name."""
        target = self.named.get(name)
        kind = target.kind if isinstance(target, Statement) else INFERENCE
        return target if target is not None and kind in TARGETS[relation] else None

    def _add_statements(self) -> None:
        for section, kind in KINDS.items():
            for name, data in self.data.get(section, {}).items():
                key = f"{section}/{name}" if name in self.named else name
                statement = Statement(
                    len(self.statements), key, name, kind, (section, name), data, self.sources
                )
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
        parts = [self.find(premise_id, "premises") for _, premise_id in names]
        premises = tuple(dict.fromkeys(part for part in parts if isinstance(part, Statement)))
        warrant = parts[-1] if "warrant" in data and isinstance(parts[-1], Statement) else None
        steps = self.broken if None in parts else self.steps
        step = Step(len(steps), path, conclusion, premises, name, warrant, data)
        steps.append(step)
        if steps is self.steps:
            self.supports[conclusion.index].append(step)
            if name is not None:
                self.named.setdefault(name, step)

    def _add_relations(self, statement: Statement) -> None:
        for path, target in self._targets(statement, "attacks") if "attacks" in statement.data else ():
            self.attacks.append(Attack(path, statement, target))
        for relation in (relation for relation in self.links if relation in statement.data):
            for path, target in self._targets(statement, relation):
                assert isinstance(target, Statement)
                self.links[relation].append(Link(path, statement, target))

    @cached_property
    def links(self) -> dict[str, list[Link]]:
        """The relations between statements but for support and attack, by the key that they have in a map."""
        return {
            "answers": self.answers,
            "denies": self.denials,
            "contradicts": self.contradictions,
            "in_tension_with": self.tensions,
        }

    def _targets(self, statement: Statement, relation: str) -> "list[tuple[Path, Named]]":
        places: dict[str, Path] = {}
        for index, name in enumerate(statement.data[relation]):
            places.setdefault(name, (*statement.path, relation, index))
        targets = [(path, self.find(name, relation)) for name, path in places.items()]
        return [(path, target) for path, target in targets if target is not None]


def refuse_unread_files(data: "Mapping[str, Any]") -> None:
    """Refuse a map that says only which files it includes.

    Raises:
        ArgmapError: without them, it would mean something else.
    """
    included = data.get("include", {})
    is_read = isinstance(included, dict) and all(isinstance(file, dict) for file in included.values())
    if not is_read:
        raise ArgmapError("the map includes other files, which only its own file leads to: give its path")


def _without_repetitions(reasons: "Iterable[Reason]") -> "Iterator[Reason]":
    """Yield reasons, those that are only ids once for the same ids."""
    seen = set()
    for reason in reasons:
        ids = None if reason.data else frozenset(name for _, name in reason.names)
        if ids is None or ids not in seen:
            yield reason
        seen.add(ids)
