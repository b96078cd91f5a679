"""What an explanation is made of: points, each with its grounds, which rest on further points.

A justification has the points that explain something in one run. The explanation of a verdict has one, or
several that belong to different runs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from argmap.evaluation.program import Truth
from argmap.graph import Attack, Link, Statement, Step

if TYPE_CHECKING:
    from argmap.evaluation.verdicts import RunName
    from argmap.verdict import Answer, Basis, Verdict

Aspect: TypeAlias = Literal["holds", "force", "attacked", "met"]
"""Whether a statement holds, whether a challenge has force, whether an attack stands, or an answer."""

GroundKind: TypeAlias = Literal[
    # It holds:
    "given",
    "step",
    # It holds, although something is said against it:
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
AGAINST = frozenset(
    {
        "attack-fails",
        "undercut-fails",
        "contradiction-fails",
        "denial-fails",
        "denial-ignored",
        "answer-fails",
    }
)
"""Grounds that say of what tells against a point that it fails."""


def sort_steps(steps: Iterable[Step]) -> list[Step]:
    """Return steps in an order that does not depend on that of the map: by what they lead from."""
    found = list(steps)
    if len(found) > 1:
        found.sort(key=lambda step: ([one.key for one in step.premises], step.id or ""))
    return found


class Key(NamedTuple):
    """What a point is about."""

    statement: Statement
    aspect: Aspect


class Ground(NamedTuple):
    """One ground of a point: the part of the map that it is about, and the points that it rests on."""

    kind: GroundKind
    part: Part
    points: tuple[Key, ...] = ()


class Point(NamedTuple):
    """That something is so (`truth` True), not so (False) or open (None), and on what grounds.

    What is so has one ground for it, and one for each thing against it that fails. What is not so has one
    ground: an attack that stands; or one for each reason given for it, that this fails.
    """

    key: Key
    truth: Truth
    grounds: tuple[Ground, ...]


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
        found: set[Part] = {key.statement for key in self.points}
        for point in self.points.values():
            for ground in point.grounds:
                found.add(ground.part)
                step = ground.part.target if isinstance(ground.part, Attack) else ground.part
                if isinstance(step, Step):
                    found.update((step, *step.premises, step.conclusion))
        return found


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a statement has its verdict, or on a basis, why it is in, out or undecided.

    justifications: each for one run; together they are what the verdict says.
    granted: what would have to have grounds for a granted statement to be established, or for the answer to
        a parried challenge.
    against: what tells against a questioned statement without grounds: challenges, statements that deny, or
        what is merely said.
    sourced: where a contradiction leaves a statement contested, the side that has grounds, if it is one.
    """

    statement: Statement
    verdict: "Verdict | Answer"
    justifications: tuple[Justification, ...]
    granted: tuple[Statement, ...] = ()
    against: tuple[Statement, ...] = ()
    sourced: Statement | None = None

    @property
    def parts(self) -> set[Part]:
        """All that it speaks of."""
        return set[Part]().union(*(one.parts for one in self.justifications))
