"""The verdict on every statement: the map as a logic program, and its well-founded model.

    in(n)    <- asserted(n) and not def(n)
    in(n)    <- in(p) for every premise p of a step k to n, and not def(k), and not def(n)
    def(x)   <- force(c)              for any challenge c that attacks x
    def(x)   <- in(y)                 for any y that contradicts x, in either direction
    force(c) <- in(c) and not met(c)
    met(c)   <- in(r)                 for any statement r that answers c

A challenge that is left open knowingly (`residual`) has no force unless it is asked for.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.evaluation.program import Program, Truth
from argmap.evaluation.scenario import AS_IT_IS, Scenario
from argmap.graph import Graph, Named, Statement, Step
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
    scenario: Scenario = AS_IT_IS,
) -> Evaluation:
    """Return the verdicts on a graph.

    On the basis `cited` a premise counts only if it has a source or a stated assumption. With
    `residual`, challenges that are left open knowingly have force like any other. A `scenario` supposes
    what the map does not say.
    """
    encoding = Encoding(graph, basis, residual, scenario)
    return read_off(graph, encoding, encoding.program.solve())


def read_off(graph: Graph, encoding: "Encoding", values: list[Truth]) -> Evaluation:
    """Return what the truth of the atoms of an encoded graph means for its statements and steps."""
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
        scenario: Scenario = AS_IT_IS,
    ) -> None:
        """Encode a graph; the arguments are those of `evaluate`."""
        self._graph, self._basis, self._scenario = graph, basis, scenario
        self.program = Program()
        self.holds = [self.program.add_atom() for _ in graph.statements]
        self.defeat_of_statement: dict[int, int] = {}
        self.defeat_of_step: dict[int, int] = {}
        self.force = {challenge.index: self.program.add_atom() for challenge in graph.of_kind("challenge")}
        self._add_defeats()
        self._add_force(residual)
        self._add_support()

    def _add_defeats(self) -> None:
        for attack in self._graph.attacks:
            self._add_defeat(attack.target, self.force[attack.challenge.index])
        for link in self._graph.contradictions:
            self._add_defeat(link.start, self.holds[link.end.index])
            self._add_defeat(link.end, self.holds[link.start.index])
        for target in self._scenario.rejected:
            self._add_defeat(target)

    def _add_defeat(self, target: Named, *by: int) -> None:
        if target in self._scenario.accepted:
            return
        atoms = self.defeat_of_step if isinstance(target, Step) else self.defeat_of_statement
        if target.index not in atoms:
            atoms[target.index] = self.program.add_atom()
        self.program.add_rule(atoms[target.index], by)

    def _add_force(self, residual: bool) -> None:
        met = {link.end.index: self.program.add_atom() for link in self._graph.answers}
        for link in self._graph.answers:
            self.program.add_rule(met[link.end.index], [self.holds[link.start.index]])
        for challenge in self._graph.of_kind("challenge"):
            if (residual or "residual" not in challenge.data) and challenge not in self._scenario.met:
                index = challenge.index
                met_by = [met[index]] if index in met else []
                self.program.add_rule(self.force[index], [self.holds[index]], met_by)

    def _add_support(self) -> None:
        withdrawn = self._scenario.withdrawn
        for statement in self._graph.statements:
            if statement not in withdrawn and self.is_asserted(statement):
                carriers = self._carriers_of(statement)
                self.program.add_rule(self.holds[statement.index], carriers, self._defeats_of(statement))
        for step in self._graph.steps:
            if not step.broken and step not in withdrawn and step.conclusion not in withdrawn:
                premises = [self.holds[premise.index] for premise in step.premises]
                defeats = self._defeats_of(step) + self._defeats_of(step.conclusion)
                self.program.add_rule(self.holds[step.conclusion.index], premises, defeats)

    def is_asserted(self, statement: Statement) -> bool:
        """Return whether a statement stands by itself in the scenario, until something attacks it."""
        supposed = self._scenario
        if statement in supposed.asserted or statement in supposed.accepted:
            return True
        return statement not in supposed.unasserted and is_asserted(self._graph, statement, self._basis)

    def _carriers_of(self, _: Statement) -> list[int]:
        """Return what has to be true for a statement to stand by itself: nothing more."""
        return []

    def _defeats_of(self, target: Named) -> list[int]:
        atoms = self.defeat_of_step if isinstance(target, Step) else self.defeat_of_statement
        return [atoms[target.index]] if target.index in atoms else []
