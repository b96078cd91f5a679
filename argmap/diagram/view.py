"""A map as the drawing needs it: which section each statement belongs to, what is a thesis, who is cited."""

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from argmap.diagram.citation import cite, describe
from argmap.diagram.place import first_place
from argmap.diagram.text import clean, count
from argmap.diagram.theme import LIGHT_THEME, LONG_MAP
from argmap.graph import Attack, Link, Named, Statement, Step, find_lost_references

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from argmap.diagram.theme import Badge, Theme
    from argmap.evaluation import Evaluation
    from argmap.graph import Graph


SYMMETRIC = frozenset({"contradiction", "tension"})
"""The links that have no direction."""


def find_links(graph: "Graph") -> "dict[str, list[Link]]":
    """Return the relations between two statements by the names of their lines."""
    return {
        "answer": graph.answers,
        "denial": graph.denials,
        "contradiction": graph.contradictions,
        "tension": graph.tensions,
    }


def find_relations(graph: "Graph") -> "list[Step | Attack | Link]":
    """Return all relations of a map."""
    return [*graph.steps, *graph.attacks, *chain(*find_links(graph).values())]


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a map is drawn: some statements, and the relations among them, or only some of these.

    outside: those of the statements that are only hinted at, since they are drawn in another picture; each
        with the address of that.
    """

    statements: "Collection[object]"
    relations: "Collection[object] | None" = None
    outside: "Mapping[Statement, str]" = field(default_factory=dict)

    def has(self, relation: Step | Attack | Link) -> bool:
        """Return whether a relation is drawn."""
        if self.relations is not None and relation not in self.relations:
            return False
        if self.outside and all(one in self.outside for one in _ends(relation)):
            return False
        if isinstance(relation, Attack) and isinstance(relation.target, Step):
            return relation.challenge in self.statements and self.has(relation.target)
        return all(one in self.statements for one in _ends(relation))


def _ends(relation: Step | Attack | Link) -> "Sequence[Named]":
    match relation:
        case Step():
            return (*relation.premises, relation.conclusion)
        case Attack():
            return (relation.challenge, relation.target)
        case Link():
            return (relation.start, relation.end)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is shown on boxes besides the statement.

    sources: whether its sources are. verdicts: whether its verdict is.
    findings: how many findings of the review there are, by the index of the statement.
    collapsed: how many statements below it are not drawn, since all are established.
    hidden: how many of its relations are not drawn.
    """

    sources: bool = True
    verdicts: bool = True
    findings: "Mapping[int, int]" = field(default_factory=dict)
    collapsed: "Mapping[int, int]" = field(default_factory=dict)
    hidden: "Mapping[int, int]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """A graph with its verdicts, and what is looked up again and again while it is drawn."""

    graph: "Graph"
    evaluation: "Evaluation"
    theme: "Theme"
    marks: Marks
    outside: "Mapping[Statement, str]"
    statements: "Sequence[Statement]"
    steps: "Sequence[Step]"
    attacks: "Sequence[Attack]"
    links: "Mapping[str, Sequence[Link]]"
    theses: frozenset[int]
    attacked_steps: frozenset[int]
    headings: "Mapping[str, str]"
    short: "Mapping[str, str]"
    described: "Mapping[str, str]"
    voices: "Mapping[str, str]"
    lost: int
    """How many references of the map lead nowhere."""

    home: str = ""
    """The address of the picture that this one belongs to, if it is one of several."""

    @classmethod
    def of(
        cls,
        graph: "Graph",
        evaluation: "Evaluation",
        selection: Selection | None = None,
        theme: "Theme" = LIGHT_THEME,
        marks: Marks | None = None,
    ) -> "View":
        """Look up everything once; without a selection, all of the map is shown."""
        sources = graph.sources
        has = selection.has if selection else lambda _: True
        attacks = list(filter(has, graph.attacks))
        attacked = (attack.target for attack in attacks)
        return cls(
            graph=graph,
            evaluation=evaluation,
            theme=theme,
            marks=marks or Marks(),
            outside=selection.outside if selection else {},
            statements=[one for one in graph.statements if not selection or one in selection.statements],
            steps=list(filter(has, graph.steps)),
            attacks=attacks,
            links={name: list(filter(has, links)) for name, links in find_links(graph).items()},
            theses=frozenset(root.index for root in graph.roots if root.kind == "claim"),
            attacked_steps=frozenset(target.index for target in attacked if isinstance(target, Step)),
            headings=graph.sections,
            short={name: cite(source) for name, source in sources.items()},
            described={name: describe(source) for name, source in sources.items()},
            voices={name: clean(voice) for name, voice in graph.voices.items()},
            lost=sum(1 for _ in find_lost_references(graph.data)),
        )

    @property
    def is_long(self) -> bool:
        """Whether the sections stand one under the other."""
        return len(self.statements) > LONG_MAP

    @property
    def left_out(self) -> str:
        """How many statements are not drawn, in words; empty if all are."""
        missing = len(self.graph.statements) - len(self.statements) + len(self.outside)
        return f"{count(missing, 'more statement')} of this map not shown" if missing else ""

    @property
    def lost_note(self) -> str:
        """How many references lead nowhere, in words; empty if none do."""
        if not self.lost:
            return ""
        one, more = "1 reference leads nowhere and is", f"{self.lost:,} references lead nowhere and are"
        return f"{one if self.lost == 1 else more} left out"

    def voice(self, part: Named) -> str:
        """Return who says something, if it is not the author of the paper."""
        return self.voices.get(part.data.get("by", ""), "")

    def section(self, statement: Statement) -> str | None:
        """Return the section of the first place where the paper says it."""
        name: str | None = first_place(statement).get("section")
        return name if name in self.headings else None

    def badge(self, statement: Statement) -> "Badge | None":
        """Return how the verdict on a statement is marked."""
        verdict = self.evaluation.verdict(statement)
        if not self.marks.verdicts:
            return None
        if statement.kind == "challenge" and verdict in _OF_CHALLENGES:
            return self.theme.badges[_OF_CHALLENGES[verdict]]
        if verdict == "answered" and "residual" in statement.data:
            return self.theme.badges["left-open"]
        return self.theme.badges.get(verdict)

    def badges(self, statement: Statement) -> "list[Badge]":
        """Return the marks of a statement: its verdict, and that the review found something."""
        badge = self.badge(statement)
        shown = [badge] if badge else []
        found = self.marks.findings.get(statement.index)
        return (
            [*shown, replace(self.theme.badges["found"], word=count(found, "FINDING").upper())]
            if found
            else shown
        )

    def has_joint(self, step: Step) -> bool:
        """Return whether a step is drawn with a node of its own, where its premises and attacks meet."""
        return len(step.premises) > 1 or step.index in self.attacked_steps or bool(self.step_words(step))

    def step_words(self, step: Step) -> list[str]:
        """Return what is said of a step in its node: its scheme, that it is implicit, who draws it."""
        words = [step.scheme or "", "implicit" if "implicit" in step.data else "", self.voice(step)]
        return [word for word in words if word]

    def crosses(self, start: Statement, end: Statement) -> bool:
        """Return whether a relation leads from one section to another, in a map where that is far."""
        if not self.is_long or start in self.outside or end in self.outside:
            return False
        one, other = self.section(start), self.section(end)
        return one != other and one is not None and other is not None


_OF_CHALLENGES = {"established": "stands", "granted": "raised"}
"""The badges of challenges for verdicts that are no good news there."""
