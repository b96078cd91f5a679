"""One run as it is explained: what it says, and what counts in it."""

from dataclasses import dataclass
from functools import cached_property

from argmap.evaluation.encoding import Encoding
from argmap.evaluation.intervention import NO_INTERVENTION, Intervention
from argmap.evaluation.program import Model
from argmap.evaluation.verdicts import Evaluator, Run, RunName, read_run
from argmap.evaluation.why.attack_index import Opponent
from argmap.graph import Graph, Named, Statement
from argmap.verdict import Basis


@dataclass(frozen=True, eq=False)
class ExplainedRun:
    """What counts in a run; `run` is what it says, and `model` the truth of its atoms.

    bare: the challenges that are withdrawn in it.
    ignored: the statements that deny without grounds that stand.
    """

    name: RunName | Basis
    graph: Graph
    encoding: Encoding
    model: Model
    residual: bool
    intervention: Intervention = NO_INTERVENTION
    bare: frozenset[Statement] = frozenset()
    ignored: frozenset[Statement] = frozenset()

    @cached_property
    def run(self) -> Run:
        """What the run says of statements and steps."""
        return read_run(self.graph, self.encoding, self.model)

    @classmethod
    def of(cls, evaluator: Evaluator, name: RunName) -> "ExplainedRun":
        """Return one of the runs that verdicts are read off."""
        bare = ignored = frozenset[Statement]()
        if name == "considered":
            holds, denials = evaluator.run("sourced").holds, evaluator.graph.denials
            ignored = frozenset(link.start for link in denials if holds[link.start.index] is False)
            bare = evaluator.bare
        model, residual, intervention = evaluator.model(name), evaluator.residual, evaluator.intervention
        return cls(name, evaluator.graph, evaluator.encoding, model, residual, intervention, bare, ignored)

    @classmethod
    def on(cls, basis: Basis, graph: Graph, residual: bool) -> "ExplainedRun":
        """Return the run on a basis."""
        encoding = Encoding(graph, basis, residual)
        return cls(basis, graph, encoding, encoding.solve(), residual)

    def is_withdrawn(self, part: Named) -> bool:
        """Return whether a statement or step neither holds nor carries anything."""
        return part in self.intervention.withdrawn or part in self.bare

    def is_given(self, statement: Statement) -> bool:
        """Return whether a statement stands by itself, unless attacked."""
        if self.is_withdrawn(statement) or not self.encoding.is_asserted(statement):
            return False
        return self.name not in ("sourced", "doubted") or self.encoding.gives_grounds(statement)

    def is_doubted(self, statement: Statement) -> bool:
        """Return whether it is undefined if a statement stands by itself."""
        asserted = not self.is_withdrawn(statement) and self.encoding.is_asserted(statement)
        return self.name == "doubted" and asserted and not self.encoding.gives_grounds(statement)

    def is_ignored(self, opponent: Opponent) -> bool:
        """Return whether a denial does not count."""
        return opponent.kind == "denial" and opponent.statement in self.ignored
