"""The verdict on every statement: the map as a logic program, and its well-founded model.

    in(n)    <- asserted(n) and not def(n)
    in(n)    <- in(p) for every premise p of a step k to n, and not def(k), and not def(n)
    def(x)   <- force(c)              for any challenge c that attacks x
    def(x)   <- in(y)                 for any y that contradicts x, in either direction
    force(c) <- in(c) and not met(c)
    met(c)   <- in(r)                 for any statement r that answers c

A challenge that is left open knowingly (`residual`) has no force unless it is asked for.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.evaluation.program import Program, Truth
from argmap.graph import Graph, Statement, Step
from argmap.pause import gc_paused

if TYPE_CHECKING:
    from argmap.verdict import Verdict

Basis: TypeAlias = Literal["asserted", "cited"]


@dataclass(frozen=True)
class Evaluation:
    """The well-founded model: whether each statement holds, is attacked with force, has force itself.

    The lists follow `Graph.statements` and `Graph.steps`. `verdicts` is by statement key. `force` tells
    whether a challenge holds and is not answered; of other statements it is the same as `holds`.
    """

    verdicts: "dict[str, Verdict]"
    holds: list[Truth]
    attacked: list[Truth]
    undercut: list[Truth]
    force: list[Truth]

    def verdict(self, statement: Statement) -> "Verdict":
        """Return the verdict on a statement."""
        return self.verdicts[statement.key]

    def fires(self, step: Step) -> Truth:
        """Return whether a step carries its conclusion: premises hold, and nothing undercuts it."""
        if step.broken or self.undercut[step.index]:
            return False
        parts = [self.holds[premise.index] for premise in step.premises]
        if False in parts:
            return False
        return None if None in parts or self.undercut[step.index] is None else True


@gc_paused()
def evaluate(
    graph: Graph,
    basis: Basis = "asserted",
    residual: bool = False,
    withdrawn: Collection[Statement] = frozenset(),
) -> Evaluation:
    """Return the verdicts on a graph.

    On the basis `cited` a premise counts only if it has a source or a stated assumption. With
    `residual`, challenges that are left open knowingly have force like any other. What is `withdrawn`
    cannot hold.
    """
    encoding = Encoding(graph, basis, residual, withdrawn)
    values = encoding.program.solve()
    holds = [values[atom] for atom in encoding.holds]
    attacked = [_look_up(values, encoding.defeat_of_statement.get(s.index)) for s in graph.statements]
    undercut = [_look_up(values, encoding.defeat_of_step.get(step.index)) for step in graph.steps]
    force = [values[encoding.force.get(s.index, encoding.holds[s.index])] for s in graph.statements]
    judged = map(_judge, holds, attacked, force)
    verdicts = dict(zip((statement.key for statement in graph.statements), judged, strict=True))
    return Evaluation(verdicts, holds, attacked, undercut, force)


def is_asserted(graph: Graph, statement: Statement, basis: Basis = "asserted") -> bool:
    """Return whether a statement stands by itself, until something attacks it.

    A citation of a source that the map does not have is none.
    """
    known = graph.data.get("sources", {})
    cited = any(source in known for source in statement.sources)
    if statement.kind == "premise":
        return basis == "asserted" or cited or "assumption" in statement.data
    return cited or (statement.kind == "challenge" and not graph.supporting(statement))


def _look_up(values: list[Truth], atom: int | None) -> Truth:
    return False if atom is None else values[atom]


def _judge(holds: Truth, attacked: Truth, force: Truth) -> "Verdict":
    if holds is True and force is True:
        return "established"
    if holds is True and force is False:
        return "answered"
    if holds is False:
        return "defeated" if attacked is True else "unsupported"
    return "contested"


class Encoding:
    """The atoms that stand for a graph. Only what is attacked has an atom for its defeat."""

    def __init__(
        self,
        graph: Graph,
        basis: Basis = "asserted",
        residual: bool = False,
        withdrawn: Collection[Statement] = frozenset(),
    ) -> None:
        """Encode a graph; the arguments are those of `evaluate`."""
        self.program = Program()
        self.holds = [self.program.add_atom() for _ in graph.statements]
        self.defeat_of_statement: dict[int, int] = {}
        self.defeat_of_step: dict[int, int] = {}
        self.force = {challenge.index: self.program.add_atom() for challenge in graph.of_kind("challenge")}
        self._add_defeats(graph)
        self._add_force(graph, residual)
        self._add_support(graph, basis, withdrawn)

    def _add_defeats(self, graph: Graph) -> None:
        for attack in graph.attacks:
            self.program.add_rule(self._defeat(attack.target), [self.force[attack.challenge.index]])
        for link in graph.contradictions:
            for one, other in ((link.start, link.end), (link.end, link.start)):
                self.program.add_rule(self._defeat(one), [self.holds[other.index]])

    def _defeat(self, target: Statement | Step) -> int:
        atoms = self.defeat_of_step if isinstance(target, Step) else self.defeat_of_statement
        if target.index not in atoms:
            atoms[target.index] = self.program.add_atom()
        return atoms[target.index]

    def _add_force(self, graph: Graph, residual: bool) -> None:
        met = {link.end.index: self.program.add_atom() for link in graph.answers}
        for link in graph.answers:
            self.program.add_rule(met[link.end.index], [self.holds[link.start.index]])
        for challenge in graph.of_kind("challenge"):
            if residual or "residual" not in challenge.data:
                index = challenge.index
                met_by = [met[index]] if index in met else []
                self.program.add_rule(self.force[index], [self.holds[index]], met_by)

    def _add_support(self, graph: Graph, basis: Basis, withdrawn: Collection[Statement]) -> None:
        for statement in graph.statements:
            if statement not in withdrawn and is_asserted(graph, statement, basis):
                self.program.add_rule(self.holds[statement.index], [], self._defeats_of(statement))
        for step in graph.steps:
            if not step.broken and step.conclusion not in withdrawn:
                premises = [self.holds[premise.index] for premise in step.premises]
                defeats = self._defeats_of(step) + self._defeats_of(step.conclusion)
                self.program.add_rule(self.holds[step.conclusion.index], premises, defeats)

    def _defeats_of(self, target: Statement | Step) -> list[int]:
        atoms = self.defeat_of_step if isinstance(target, Step) else self.defeat_of_statement
        return [atoms[target.index]] if target.index in atoms else []
