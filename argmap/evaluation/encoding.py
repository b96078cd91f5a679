"""A map as a logic program.

    in(n)    <- asserted(n) and not def(n)
    in(n)    <- in(p) for every premise p of a step k to n, and not def(k), and not def(n)
    def(x)   <- force(c)              for any challenge c that attacks x
    def(x)   <- in(y)                 for any y that contradicts x, in either direction
    def(c)   <- in(y)                 for any y that denies the challenge c
    force(c) <- in(c) and not met(c)
    met(c)   <- in(r)                 for any statement r that answers c

A challenge that is left open knowingly (`residual`) has no force unless it is asked for.
"""

from collections.abc import Collection, Iterable
from copy import copy
from typing import Literal

from argmap.evaluation.intervention import NO_INTERVENTION, Intervention
from argmap.evaluation.program import Model, Program
from argmap.graph import Graph, Named, Statement, Step
from argmap.verdict import Basis


class Encoding:
    """The atoms and rules that stand for a graph. Only what is attacked has an atom for its defeat.

    holds: by statement, the atom that says whether it holds.
    defeats: by statement or step, the atom that says whether it is defeated.
    force: by the index of a challenge, the atom that says whether it has force.
    merely_said: by rule, the statement that it lets stand although it gives no grounds.
    steps: by the index of a step, its rule.
    met: by the index of a challenge that something answers, the atom that says whether an answer holds.
    """

    def __init__(
        self,
        graph: Graph,
        basis: Basis = "asserted",
        residual: bool = False,
        intervention: Intervention = NO_INTERVENTION,
    ) -> None:
        """Encode a graph.

        Args:
            graph: the map.
            basis: on `cited`, a premise counts only if it has a source or a stated assumption.
            residual: whether challenges that are left open knowingly have force like any other.
            intervention: what is supposed that the map does not say.
        """
        self._graph, self._basis, self._intervention = graph, basis, intervention
        self.program = Program()
        self.holds = [self.program.add_atom() for _ in graph.statements]
        self.defeats: dict[Named, int] = {}
        self.force = {challenge.index: self.program.add_atom() for challenge in graph.of_kind("challenge")}
        self.merely_said: dict[int, Statement] = {}
        self.steps: dict[int, int] = {}
        self._denials: list[tuple[Statement, int]] = []
        self._add_defeats()
        self._add_force(residual)
        self._add_support()

    def without(self, steps: Iterable[Step], forces: Iterable[Statement]) -> "Encoding":
        """Return the same without some steps, and without the force of some challenges."""
        gone = [self.steps[step.index] for step in steps]
        gone += [rule for part in forces for rule in self.program.rules_of(self.force[part.index])]
        encoding = copy(self)
        encoding.program = self.program.without(gone)
        return encoding

    def solve(self) -> Model:
        """Return the well-founded model where all premises and all challenges count."""
        return self.program.solve()

    def solve_doubted(self) -> Model:
        """Return the model where it is undefined whether what is merely said counts.

        What is true in it is true whichever of that is accepted.
        """
        return self.program.solve(doubting=self.merely_said)

    def solve_sourced(self) -> Model:
        """Return the model where what is merely said does not count: neither premises nor challenges."""
        return self.program.solve(self.merely_said)

    def find_unconsidered(self, bare: Collection[Statement], sourced: Model) -> list[int]:
        """Return the rules that do not count where bare challenges are withdrawn.

        They include denials by what is out in the model `sourced`.
        """
        gone = [rule for challenge in bare for rule in self.program.rules_of(self.holds[challenge.index])]
        gone += [rule for denier, rule in self._denials if sourced.values[self.holds[denier.index]] is False]
        return gone

    def add_met(self, challenge: Statement) -> int:
        """Return a new atom that says whether a challenge holds, and has no force because it is answered."""
        atom = self.program.add_atom()
        self.program.add_rule(atom, [self.holds[challenge.index], self.met[challenge.index]])
        return atom

    def is_asserted(self, statement: Statement) -> bool:
        """Return whether a statement stands by itself in the intervention, until something attacks it."""
        return self._is_supposed(statement) or (
            statement not in self._intervention.unasserted
            and is_asserted(self._graph, statement, self._basis)
        )

    def _add_defeats(self) -> None:
        for attack in self._graph.attacks:
            self._add_defeat(attack.target, self.force[attack.challenge.index])
        for link in self._graph.contradictions:
            self._add_defeat(link.start, self.holds[link.end.index])
            self._add_defeat(link.end, self.holds[link.start.index])
        for link in self._graph.denials:
            if (rule := self._add_defeat(link.end, self.holds[link.start.index])) is not None:
                self._denials.append((link.start, rule))
        for target in self._intervention.rejected:
            self._add_defeat(target)

    def _add_defeat(self, target: Named, *by: int) -> int | None:
        """Return the rule by which something is defeated; None if it is accepted, whatever attacks it."""
        if target in self._intervention.accepted:
            return None
        if target not in self.defeats:
            self.defeats[target] = self.program.add_atom()
        return self.program.add_rule(self.defeats[target], by)

    def _add_force(self, residual: bool) -> None:
        self.met = {link.end.index: self.program.add_atom() for link in self._graph.answers}
        for link in self._graph.answers:
            self.program.add_rule(self.met[link.end.index], [self.holds[link.start.index]])
        for challenge in self._graph.of_kind("challenge"):
            if (residual or not challenge.residual) and challenge not in self._intervention.met:
                index = challenge.index
                met_by = [self.met[index]] if index in self.met else []
                self.program.add_rule(self.force[index], [self.holds[index]], met_by)

    def _add_support(self) -> None:
        withdrawn = self._intervention.withdrawn
        for statement in self._graph.statements:
            if statement not in withdrawn and self.is_asserted(statement):
                carriers, defeats = self._carriers_of(statement), self._defeats_of(statement)
                rule = self.program.add_rule(self.holds[statement.index], carriers, defeats)
                if not self.gives_grounds(statement):
                    self.merely_said[rule] = statement
        for step in self._graph.steps:
            if step not in withdrawn and step.conclusion not in withdrawn:
                premises = [self.holds[premise.index] for premise in step.premises]
                defeats = self._defeats_of(step) + self._defeats_of(step.conclusion)
                head = self.holds[step.conclusion.index]
                self.steps[step.index] = self.program.add_rule(head, premises, defeats)

    def gives_grounds(self, statement: Statement) -> bool:
        """Return whether a statement cites a source or states an assumption, or is supposed to."""
        return self._is_supposed(statement) or is_asserted(self._graph, statement, "sourced")

    def _is_supposed(self, statement: Statement) -> bool:
        return statement in self._intervention.asserted or statement in self._intervention.accepted

    def _carriers_of(self, _: Statement) -> list[int]:
        """Return what has to be true for a statement to stand by itself: nothing more."""
        return []

    def _defeats_of(self, target: Named) -> list[int]:
        return [self.defeats[target]] if target in self.defeats else []


def is_asserted(graph: Graph, statement: Statement, basis: Basis | Literal["sourced"] = "asserted") -> bool:
    """Return whether a statement stands by itself, until something attacks it.

    What has reasons does so only with a source or a stated assumption. On the basis `cited` that holds for
    all premises, and on `sourced` for all challenges as well.
    """
    if cites(graph, statement) or statement.assumption:
        return True
    return statement.kind in _MERELY_SAID[basis] and not graph.supporting(statement)


_MERELY_SAID = {"asserted": ("premise", "challenge"), "cited": ("challenge",), "sourced": ()}
"""By basis, the kinds of what counts though it gives no grounds."""


def is_merely_said(graph: Graph, statement: Statement) -> bool:
    """Return whether a statement stands by itself without a source or a stated assumption."""
    return is_asserted(graph, statement) and not is_asserted(graph, statement, "sourced")


def cites(graph: Graph, statement: Statement) -> bool:
    """Return whether a statement cites a source that the map has."""
    return statement.index in graph.citing
