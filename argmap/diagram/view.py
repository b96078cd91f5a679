"""What is drawn of a map, and what drawing looks up: sections, theses, sources, verdicts."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.diagram import sizes
from argmap.diagram.bundle import Bundles
from argmap.diagram.options import DiagramOptions
from argmap.diagram.place import first_place
from argmap.diagram.text import shorten
from argmap.graph import Attack, Link, Named, Statement, Step
from argmap.message import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.diagram.options import Grouping
    from argmap.diagram.order import Place
    from argmap.diagram.theme import Badge, Theme
    from argmap.edits import Path
    from argmap.evaluation import Evaluation
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

    has_cases: bool = False
    """Whether what is shown belongs to several cases."""

    drawn_by: "Mapping[int, str]" = field(default_factory=dict)
    """By the index of a statement: who draws the step from it, if no frame says it."""

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
        is_more = len(step.premises) > 1 or step.index in self.attacked_steps
        return is_more or step.implicit or bool(step.scheme)

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
        """Return the title of a case."""
        index = next(index for index, place in self.order.items() if place.case == case)
        return self.name_case_for(self.graph.statements[index])

    def name_case_for(self, statement: Statement) -> str:
        """Return the title of the case for a statement, which it names by its number if it has one."""
        return f"The case for {self.number(statement) or shorten(statement.text, sizes.HINT_CHARACTERS)}"

    @property
    def is_numbered(self) -> bool:
        """Whether statements have numbers: always in a large map, and where something is referred to."""
        return len(self.graph.statements) > sizes.SMALL_MAP or self.refers or bool(self.chips)

    @property
    def grouping(self) -> "Grouping":
        """What is drawn together; a single case needs no frame."""
        return self.options.group or ("case" if self.is_long and self.has_cases else "none")

    def group(self, part: Named) -> "str | int | None":
        """Return the frame in which a part stands; None if it stands outside of all."""
        statement = part if isinstance(part, Statement) else part.conclusion
        if self.grouping == "none":
            return None
        return self.section(statement) if self.grouping == "section" else self.order[statement.index].case


_CHALLENGE_BADGES = {"established": "stands", "granted": "raised"}
"""Badges of challenges: it is bad news for the map if these stand."""
