"""Statements, inferences and the relations among them, as the graph of a map has them: not to be changed.

They are not frozen, which would double the time that a graph takes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.graph.parts import Citation, Locator, Remark, Reply, Residual, read_remarks
from argmap.graph.references import Reason, read_reasons, source_of

if TYPE_CHECKING:
    from argmap.edits import Path


class Part:
    """What may be said of statements and inferences alike, read off their plain data when asked for."""

    __slots__ = ()

    data: Mapping[str, Any]

    @property
    def voice(self) -> str | None:
        """The id of the voice that says it; None for the author of the paper."""
        return self.data.get("by")

    @property
    def implicit(self) -> bool:
        """Whether the paper does not say it, and the reader supplies it."""
        return "implicit" in self.data

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What readers note on it."""
        return read_remarks(self.data)

    @property
    def note(self) -> str | None:
        """A note for whoever edits the map."""
        return self.data.get("note")


@dataclass(slots=True, eq=False)
class Statement(Part):
    """A statement. `key` is its id, made unique (`premises/x`) where an id is used twice.

    `data` is the statement as plain data; `index` its position in `Graph.statements`; `works` are the sources
    of the map by id.
    """

    index: int
    key: str
    id: str
    kind: str
    path: "Path"
    data: "Mapping[str, Any]"
    works: "Mapping[str, Any]"

    @property
    def text(self) -> str:
        """The sentence."""
        text: str = self.data["text"]
        return text

    @property
    def file(self) -> str:
        """What its id begins with if it is in a file that the map includes; else empty."""
        return self.id.rpartition("/")[0]

    @property
    def locators(self) -> tuple[Locator, ...]:
        """Where the paper says it."""
        return tuple(map(Locator.of, self.data.get("at", ())))

    @property
    def section(self) -> str | None:
        """The id of the section in which the paper says it first, as far as the map tells."""
        return next((place["section"] for place in self.data.get("at", ()) if "section" in place), None)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources it cites, also of those that the map does not have."""
        return tuple(map(source_of, self.data["sources"])) if "sources" in self.data else ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What it cites of the sources that the map has: another citation counts as not written."""
        cited = map(Citation.parse, self.data.get("sources", ()))
        return tuple(citation for citation in cited if citation.source in self.works)

    @property
    def reasons(self) -> "tuple[Reason, ...]":
        """The reasons as they are written at it, whatever they name."""
        return tuple(read_reasons(self.path, self.data))

    @property
    def assumption(self) -> str | None:
        """Why a premise may be taken as given without a source."""
        return self.data.get("assumption")

    @property
    def residual(self) -> Residual | None:
        """Set where the author leaves a challenge open knowingly."""
        return Residual(**self.data["residual"]) if "residual" in self.data else None

    @property
    def asks(self) -> str | None:
        """The critical question that a challenge raises."""
        return self.data.get("asks")

    @property
    def actor(self) -> tuple[str, ...]:
        """Who should follow a recommendation."""
        return tuple(self.data.get("actor", ()))

    @property
    def tags(self) -> tuple[str, ...]:
        """Words to sort statements by."""
        return tuple(self.data.get("tags", ()))

    @property
    def base_score(self) -> float | None:
        """How strong it is by itself, from 0 to 1."""
        return self.data.get("base_score")


@dataclass(slots=True, eq=False)
class Step(Part):
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

    @property
    def roles(self) -> dict[str, tuple[Statement, ...]]:
        """The premises by the roles that the map gives them; empty where it gives none."""
        roles = self.data.get("premises")
        if not isinstance(roles, Mapping):
            return {}
        by_id = {premise.id: premise for premise in self.premises}
        return {role: tuple(by_id[name] for name in names if name in by_id) for role, names in roles.items()}

    @property
    def replies(self) -> dict[str, Reply]:
        """What the map says to critical questions, by their names."""
        return {name: Reply.of(reply) for name, reply in self.data.get("questions", {}).items()}


@dataclass(slots=True, eq=False)
class Attack:
    """A challenge attacks a statement (rebuttal, undermining) or a step (undercut)."""

    path: "Path"
    challenge: Statement
    target: Statement | Step


@dataclass(slots=True, eq=False)
class Link:
    """A relation from one statement to another: an answer, a denial, a contradiction or a tension."""

    path: "Path"
    start: Statement
    end: Statement


Named: TypeAlias = Statement | Step
