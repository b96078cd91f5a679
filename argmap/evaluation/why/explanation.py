"""What an explanation is made of: points, each with its grounds, which rest on further points.

A justification has the points that explain something in one run. The explanation of a verdict has one, or
several that belong to different runs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from argmap.evaluation.program import Truth
from argmap.graph import Attack, Link, Statement, Step
from argmap.result import Result
from argmap.schemes.questions import OpenQuestion, OpenQuestions  # noqa: TC001 - annotations can be read
from argmap.verdict import Answer, Basis, Verdict

if TYPE_CHECKING:
    from argmap.evaluation.verdicts import RunName

Aspect: TypeAlias = Literal["holds", "force", "attacked", "met"]
"""Whether a statement holds, whether a challenge has force, whether an attack stands, or an answer."""

GroundKind: TypeAlias = Literal[
    # It holds:
    "given",
    "step",
    # It holds, although something attacks it:
    "attack-fails",
    "undercut-fails",
    "contradiction-fails",
    "denial-fails",
    "denial-ignored",
    # It does not hold:
    "attack",
    "contradiction",
    "denial",
    "nothing",
    "premise-fails",
    "undercut",
    "withdrawn",
    # A challenge has force, although it is answered; or it has none:
    "stands",
    "answer-fails",
    "stands-not",
    "answer",
    "residual",
    "met",
    # It is open, since something else is:
    "granted",
    "open-step",
    "open-undercut",
    "open-attack",
    "open-contradiction",
    "open-denial",
    "open-stands",
    "open-answer",
]
Part: TypeAlias = Statement | Step | Attack | Link


def sort_steps(steps: Iterable[Step]) -> list[Step]:
    """Return steps in an order that does not depend on that of the map: by what they lead from."""
    ordered = list(steps)
    if len(ordered) > 1:
        ordered.sort(key=lambda step: ([premise.key for premise in step.premises], step.id or ""))
    return ordered


class Key(NamedTuple):
    """What a point is about."""

    statement: Statement
    aspect: Aspect


class Ground(NamedTuple):
    """One ground of a point: the part of the map that it is about, and the points that it rests on."""

    kind: GroundKind
    part: Part
    points: tuple[Key, ...] = ()

    def to_dict(self, numbers: "Mapping[Key, int]") -> dict[str, Any]:
        """Return it as data for JSON, with the `numbers` of the points."""
        return {
            "kind": self.kind,
            "path": list(self.part.path),
            "points": [numbers[key] for key in self.points],
        }


class Point(NamedTuple):
    """That something is so (`truth` True), not so (False) or open (None), and on what grounds.

    What is so has one ground for it, and one for each thing against it that fails. What is not so has one
    ground: an attack that stands; or one for each reason given for it, that this fails.
    """

    key: Key
    truth: Truth
    grounds: tuple[Ground, ...]

    def to_dict(self, numbers: "Mapping[Key, int]") -> dict[str, Any]:
        """Return it as data for JSON, with the `numbers` of the points."""
        return {
            "statement": self.key.statement.key,
            "aspect": self.key.aspect,
            "truth": self.truth,
            "grounds": [ground.to_dict(numbers) for ground in self.grounds],
        }


@dataclass(frozen=True, slots=True)
class Justification:
    """Why something is so, not so or open in one run.

    The points stand in the order in which a reader meets them, beginning with `roots`. No point rests on
    itself, but where circular support is what fails (all of the circle is not so), and where a circle of
    attacks or answers leaves things open (all of the circle is open).
    """

    run: "RunName | Basis"
    roots: tuple[Key, ...]
    points: Mapping[Key, Point]

    @property
    def parts(self) -> set[Part]:
        """All that it speaks of: statements, and steps, attacks, answers and contradictions among them."""
        parts: set[Part] = {key.statement for key in self.points}
        for point in self.points.values():
            for ground in point.grounds:
                parts.add(ground.part)
                step = ground.part.target if isinstance(ground.part, Attack) else ground.part
                if isinstance(step, Step):
                    parts.update((step, *step.premises, step.conclusion))
        return parts

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON; points name each other by their positions."""
        numbers = {key: number for number, key in enumerate(self.points)}
        return {
            "run": self.run,
            "roots": [numbers[key] for key in self.roots],
            "points": [point.to_dict(numbers) for point in self.points.values()],
        }


@dataclass(frozen=True, slots=True, repr=False)
class Explanation(Result):
    """Why a statement has its verdict, or on a basis, why it is in, out or undecided.

    Attributes:
        justifications: each for one run; together they are what the verdict says.
        granted: what would have to have grounds for a granted statement to be established, or for the answer
            to a parried challenge.
        against: what tells against a questioned statement without grounds: challenges, statements that deny,
            or what is merely said.
        sourced: where a contradiction leaves a statement contested, the only side with grounds, if any.
        basis: the single run that is explained; None for a verdict.
        questions: the key questions of the steps that it rests on, as far as the map leaves them open.
    """

    statement: Statement
    verdict: "Verdict | Answer"
    justifications: tuple[Justification, ...]
    granted: tuple[Statement, ...] = ()
    against: tuple[Statement, ...] = ()
    sourced: Statement | None = None
    basis: "Basis | None" = None
    questions: "tuple[OpenQuestion, ...]" = ()

    def ask(self, questions: "OpenQuestions") -> "Explanation":
        """Return it with the open key questions of the steps by which something stands."""
        asked = (questions.key_of(step) for step in self._find_steps() if step.scheme)
        return replace(self, questions=tuple(question for question in asked if question))

    def _find_steps(self) -> "Iterable[Step]":
        """Return the steps by which something stands, each once."""
        points = (point for justification in self.justifications for point in justification.points.values())
        grounds = (ground for point in points for ground in point.grounds if ground.kind == "step")
        return dict.fromkeys(ground.part for ground in grounds if isinstance(ground.part, Step))

    def __str__(self) -> str:
        from argmap.evaluation.phrasing.why import format_why

        return format_why(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "statement": self.statement.key,
            "basis": self.basis,
            "verdict": self.verdict,
            "granted": [statement.key for statement in self.granted],
            "against": [statement.key for statement in self.against],
            "sourced": self.sourced.key if self.sourced else None,
            "questions": [asked.to_dict() for asked in self.questions],
            "justifications": [justification.to_dict() for justification in self.justifications],
        }

    @property
    def parts(self) -> set[Part]:
        """All that it speaks of."""
        return set[Part]().union(*(justification.parts for justification in self.justifications))
