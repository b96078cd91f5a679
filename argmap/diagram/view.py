"""What is drawn of a map, and what drawing looks up: sections, theses, sources, verdicts."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.diagram.citation import describe, shorten_source
from argmap.diagram.collapse import collapse
from argmap.diagram.options import DEFAULT_OPTIONS, DiagramOptions
from argmap.diagram.place import first_place
from argmap.diagram.relations import find_links
from argmap.diagram.selection import Selection, count_hidden, select
from argmap.diagram.sizes import LONG_MAP
from argmap.diagram.text import clean, count
from argmap.diagram.themes import WIDTHS, find_theme
from argmap.graph import Attack, Link, Named, Statement, Step, find_lost_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.diagram.theme import Badge, Theme
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph


@dataclass(frozen=True, slots=True)
class View:
    """A graph with its verdicts, and what is looked up often while it is drawn."""

    graph: "Graph"
    evaluation: "Evaluation"
    options: DiagramOptions
    theme: "Theme"
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
    """The number of references that lead nowhere."""

    findings: "Mapping[int, int]"
    collapsed: "Mapping[int, int]"
    hidden: "Mapping[int, int]"
    """By the index of a statement: how many findings it has, how many established statements below it are not
    drawn, and how many of its relations are not."""

    home: str = ""
    """The address of the overview, if this drawing is part of an atlas."""

    @property
    def is_long(self) -> bool:
        """Whether the sections stand below each other."""
        return len(self.statements) > LONG_MAP

    @property
    def left_out(self) -> str:
        """How many statements are not drawn, in words; empty if all are."""
        missing = len(self.graph.statements) - len(self.statements) + len(self.outside)
        return f"{count(missing, 'more statement')} of this map not shown" if missing else ""

    @property
    def lost_note(self) -> str:
        """How many references lead nowhere, in words; empty if none does."""
        if not self.lost:
            return ""
        if self.lost == 1:
            return "1 reference leads nowhere and is left out"
        return f"{self.lost:,} references lead nowhere and are left out"

    def voice(self, part: Named) -> str:
        """Return the voice of a statement or a step; empty for the author of the paper."""
        return self.voices.get(part.voice or "", "")

    def section(self, statement: Statement) -> str | None:
        """Return the section of the first place of a statement."""
        section = first_place(statement).section
        return section if section in self.headings else None

    def badge(self, statement: Statement) -> "Badge | None":
        """Return the badge for the verdict on a statement."""
        if not self.options.verdicts:
            return None
        verdict = self.evaluation.verdict(statement)
        if statement.kind == "challenge" and verdict in _CHALLENGE_BADGES:
            return self.theme.badges[_CHALLENGE_BADGES[verdict]]
        if verdict == "answered" and statement.residual:
            return self.theme.badges["left-open"]
        return self.theme.badges.get(verdict)

    def badges(self, statement: Statement) -> "list[Badge]":
        """Return the badges of a statement: for its verdict, and for its findings."""
        number = self.findings.get(statement.index)
        word = count(number or 0, "FINDING").upper()
        findings = replace(self.theme.badges["findings"], word=word) if number else None
        return [badge for badge in (self.badge(statement), findings) if badge]

    def has_joint(self, step: Step) -> bool:
        """Return whether a step is drawn with a node of its own, where its premises and attacks meet."""
        return len(step.premises) > 1 or step.index in self.attacked_steps or bool(self.step_words(step))

    def step_words(self, step: Step) -> list[str]:
        """Return what stands in the node of a step: its scheme, that it is implicit, its voice."""
        words = [step.scheme or "", "implicit" if step.implicit else "", self.voice(step)]
        return [word for word in words if word]

    def crosses(self, start: Statement, end: Statement) -> bool:
        """Return whether a relation crosses sections, in a map where they are far from each other."""
        if not self.is_long or start in self.outside or end in self.outside:
            return False
        sections = {self.section(start), self.section(end)}
        return len(sections) > 1 and None not in sections


_CHALLENGE_BADGES = {"established": "stands", "granted": "raised"}
"""Badges of challenges: it is bad news for the map if these stand."""


def make_view(
    graph: "Graph",
    evaluation: "Evaluation",
    options: DiagramOptions = DEFAULT_OPTIONS,
    selection: Selection | None = None,
    findings: "Iterable[Finding]" = (),
) -> View:
    """Return what of a map is drawn, with its theme and marks, and whatever is looked up often."""
    selection = selection or select(graph, options)
    collapsed: dict[int, int] = {}
    if options.collapse:
        selection, collapsed = collapse(graph, selection, evaluation)
    attacks = list(filter(selection.has, graph.attacks))
    attacked = (attack.target for attack in attacks)
    sources = graph.sources
    return View(
        graph=graph,
        evaluation=evaluation,
        options=options,
        theme=_find_theme(options),
        outside=selection.outside,
        statements=[statement for statement in graph.statements if statement in selection.statements],
        steps=list(filter(selection.has, graph.steps)),
        attacks=attacks,
        links={name: list(filter(selection.has, links)) for name, links in find_links(graph).items()},
        theses=frozenset(root.index for root in graph.roots if root.kind == "claim"),
        attacked_steps=frozenset(target.index for target in attacked if isinstance(target, Step)),
        headings=graph.sections,
        short={name: shorten_source(source) for name, source in sources.items()},
        described={name: describe(source) for name, source in sources.items()},
        voices={name: clean(voice) for name, voice in graph.voices.items()},
        lost=sum(1 for _ in find_lost_references(graph.data)),
        findings=_count_findings(graph, findings) if options.findings else {},
        collapsed=collapsed,
        hidden={} if options.collapse else count_hidden(graph, selection),
    )


def _find_theme(options: DiagramOptions) -> "Theme":
    theme = find_theme(options.theme)
    if options.width is None:
        return theme
    if not WIDTHS[0] <= options.width <= WIDTHS[1]:
        raise ValueError(f"invalid width {options.width}; choose {WIDTHS[0]} to {WIDTHS[1]} points")
    return replace(theme, width=options.width)


def _count_findings(graph: "Graph", findings: "Iterable[Finding]") -> dict[int, int]:
    """Return how many findings are about each statement, or a step to it, by the statement's index."""
    owners = {statement.path: statement.index for statement in graph.statements}
    owners |= {step.path: step.conclusion.index for step in graph.steps}
    return Counter(owners[finding.path[:2]] for finding in findings if finding.path[:2] in owners)
