"""What is drawn of a map, and what drawing looks up: sections, theses, sources, verdicts."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.diagram import sizes
from argmap.diagram.bundle import Bundles
from argmap.diagram.bundling import bundle
from argmap.diagram.chips import find_chips
from argmap.diagram.citation import describe, shorten_source
from argmap.diagram.collapse import collapse
from argmap.diagram.options import DEFAULT_OPTIONS, DiagramOptions
from argmap.diagram.order import find_order
from argmap.diagram.place import first_place
from argmap.diagram.relations import find_links
from argmap.diagram.selection import Selection, count_hidden, select
from argmap.diagram.text import clean, shorten
from argmap.diagram.themes import WIDTHS, find_theme
from argmap.evaluation import is_asserted
from argmap.graph import Attack, Link, Named, Statement, Step, find_lost_references
from argmap.message import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.diagram.options import Grouping
    from argmap.diagram.order import Place
    from argmap.diagram.theme import Badge, Theme
    from argmap.edits import Path
    from argmap.evaluation import Evaluation
    from argmap.finding import Finding
    from argmap.graph import Graph
    from argmap.passages.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class View:
    """A graph with its verdicts, and what is looked up often while it is drawn."""

    graph: "Graph"
    evaluation: "Evaluation"
    options: DiagramOptions
    theme: "Theme"
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

    ungrounded: bool
    """Whether no statement has a source or an assumption: all that stands is granted, without a badge."""

    outside: "Mapping[Statement, str]" = field(default_factory=dict)
    findings: "Mapping[int, int]" = field(default_factory=dict)
    collapsed: "Mapping[int, int]" = field(default_factory=dict)
    hidden: "Mapping[int, int]" = field(default_factory=dict)
    """By the index of a statement: how many findings it has, how many established statements below it are not
    drawn, and how many of its relations are not."""

    order: "Mapping[int, Place]" = field(default_factory=dict)
    chips: "Mapping[int, Sequence[str]]" = field(default_factory=dict)
    """By the index of a statement: its place in the order of the whole map, and its relations that are not
    drawn as lines, in words."""

    bundles: Bundles = field(default_factory=Bundles)
    """What stands together."""

    refers: bool = False
    """Whether a drawing of it refers to statements by numbers."""

    tree: "Mapping[tuple[str, str, str], bool] | None" = None
    """In columns, the relations that are lines: the name of the line, and its ends, the upper one last; and
    whether that one stands elsewhere."""

    sheets: "Mapping[int, int]" = field(default_factory=dict)
    """On paper, the number of the sheet on which each statement stands, by the number of the statement."""

    surroundings: "Mapping[Path, Surroundings]" = field(default_factory=dict)
    """The sentences around quotes of the paper, by the paths of their locators."""

    changes: "Mapping[int, Sequence[Badge]]" = field(default_factory=dict)
    change_notes: "Mapping[int, Sequence[str]]" = field(default_factory=dict)
    line_marks: "Mapping[tuple[str, str], str]" = field(default_factory=dict)
    """Where two maps are compared: badges and notes by index, and what became of lines, by ends."""

    home: str = ""
    """The address of the overview, if this drawing is part of an atlas."""

    @property
    def is_long(self) -> bool:
        """Whether the map is drawn case by case."""
        return len(self.statements) > sizes.LONG_MAP

    @property
    def left_out(self) -> str:
        """How many statements are not drawn, in words; empty if all are."""
        missing = len(self.graph.statements) - len(self.statements)
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
        if verdict == "granted" and statement.kind != "challenge" and self.ungrounded:
            return None
        if statement.kind == "challenge" and verdict in _CHALLENGE_BADGES:
            return self.theme.badges[_CHALLENGE_BADGES[verdict]]
        if verdict == "answered" and statement.residual:
            return self.theme.badges["left-open"]
        return self.theme.badges.get(verdict)

    def border(self, statement: Statement) -> "Badge | None":
        """Return the badge that says how the border of a statement is drawn."""
        return next(iter(self.changes.get(statement.index, ())), self.badge(statement))

    def badges(self, statement: Statement) -> "list[Badge]":
        """Return the badges of a statement: for changes, its verdict (unless one says it), its findings."""
        number = self.findings.get(statement.index)
        word = count(number or 0, "FINDING").upper()
        findings = replace(self.theme.badges["findings"], word=word) if number else None
        changes = self.changes.get(statement.index, ())
        verdict = None if any(not badge.sign for badge in changes) else self.badge(statement)
        return [badge for badge in (*changes, verdict, findings) if badge]

    def has_joint(self, step: Step) -> bool:
        """Return whether a step is drawn with a node of its own, where its premises and attacks meet."""
        return len(step.premises) > 1 or step.index in self.attacked_steps or bool(self.step_words(step))

    def step_words(self, step: Step) -> list[str]:
        """Return what stands in the node of a step: its scheme, that it is implicit, its voice."""
        words = [step.scheme or "", "implicit" if step.implicit else "", self.voice(step)]
        return [word for word in words if word]

    def number(self, statement: Statement) -> str:
        """Return the number of a statement, by which others refer to it; empty in a small map."""
        return f"{self.order[statement.index].number}" if self.is_numbered else ""

    def refer(self, own: int, number: int) -> str:
        """Return a number as the box with another names it: with its sheet, if it stands on another."""
        sheet = self.sheets.get(number)
        return f"{number}" if sheet in {None, self.sheets.get(own)} else f"{number}\u00a0(p.\u00a0{sheet})"

    def address(self, statement: Statement) -> str:
        """Return the address of a statement's box."""
        return f"{self.outside.get(statement, '')}#statement-{quote(statement.key)}"

    def name_case(self, case: int) -> str:
        """Return the title of a case: the statement that it is for, by its number if it has one."""
        index = next(index for index, place in self.order.items() if place.case == case)
        statement = self.graph.statements[index]
        return f"The case for {self.number(statement) or shorten(statement.text, sizes.HINT_CHARACTERS)}"

    @property
    def is_numbered(self) -> bool:
        """Whether statements have numbers: always in a large map, and where something is referred to."""
        return len(self.graph.statements) > sizes.SMALL_MAP or self.refers or bool(self.chips)

    @property
    def grouping(self) -> "Grouping":
        """What is drawn together."""
        return self.options.group or ("case" if self.is_long else "none")

    def group(self, part: Named) -> "str | int | None":
        """Return the frame in which a part stands; None if it stands outside of all."""
        statement = part if isinstance(part, Statement) else part.conclusion
        if self.grouping == "none":
            return None
        return self.section(statement) if self.grouping == "section" else self.order[statement.index].case


_CHALLENGE_BADGES = {"established": "stands", "granted": "raised"}
"""Badges of challenges: it is bad news for the map if these stand."""


def make_view(
    graph: "Graph",
    evaluation: "Evaluation",
    options: DiagramOptions = DEFAULT_OPTIONS,
    selection: Selection | None = None,
    findings: "Iterable[Finding]" = (),
    surroundings: "Mapping[Path, Surroundings] | None" = None,
) -> View:
    """Return what of a map is drawn, with its theme and marks, and whatever is looked up often."""
    selection = selection or select(graph, options)
    collapsed: dict[int, int] = {}
    if options.collapse:
        selection, collapsed = collapse(graph, selection, evaluation)
    whole = _view_whole(graph, evaluation, options)
    whole = replace(whole, order=find_order(whole))
    view = replace(
        _view_part(whole, selection),
        findings=_count_findings(graph, findings) if options.findings else {},
        collapsed=collapsed,
        surroundings=surroundings or {},
        hidden={} if options.collapse else count_hidden(graph, selection),
    )
    return replace(view, chips=find_chips(view), refers=view.is_numbered or bool(bundle(view).chips))


def _view_whole(graph: "Graph", evaluation: "Evaluation", options: DiagramOptions) -> View:
    attacked = (attack.target for attack in graph.attacks)
    sources = graph.sources
    return View(
        graph=graph,
        evaluation=evaluation,
        options=options,
        theme=_find_theme(options),
        statements=graph.statements,
        steps=graph.steps,
        attacks=graph.attacks,
        links=find_links(graph),
        theses=frozenset(root.index for root in graph.roots if root.kind == "claim"),
        attacked_steps=frozenset(target.index for target in attacked if isinstance(target, Step)),
        headings=graph.sections,
        short={name: shorten_source(source) for name, source in sources.items()},
        described={name: describe(source) for name, source in sources.items()},
        voices={name: clean(voice) for name, voice in graph.voices.items()},
        ungrounded=not any(is_asserted(graph, statement, "sourced") for statement in graph.statements),
        lost=sum(1 for _ in find_lost_references(graph.data)),
    )


def _view_part(whole: View, selection: Selection) -> View:
    outside = selection.outside
    attacks = list(filter(selection.has, whole.attacks))
    attacked = (attack.target for attack in attacks)
    return replace(
        whole,
        outside=outside,
        statements=[one for one in whole.statements if one in selection.statements and one not in outside],
        steps=list(filter(selection.has, whole.steps)),
        attacks=attacks,
        links={name: list(filter(selection.has, links)) for name, links in whole.links.items()},
        attacked_steps=frozenset(target.index for target in attacked if isinstance(target, Step)),
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
