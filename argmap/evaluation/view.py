"""One run as it is explained: what it says, and what counts in it."""

from argmap.evaluation.encoding import Encoding
from argmap.evaluation.opposition import Rival
from argmap.evaluation.program import Model
from argmap.evaluation.scenario import AS_IT_IS, Scenario
from argmap.evaluation.verdicts import Evaluator, RunName, read_run
from argmap.graph import Graph, Named, Statement
from argmap.verdict import Basis


class View:
    """What counts in a run; `run` is what it says, and `model` the truth of its atoms."""

    def __init__(
        self,
        name: RunName | Basis,
        graph: Graph,
        encoding: Encoding,
        model: Model,
        residual: bool,
        scenario: Scenario = AS_IT_IS,
    ) -> None:
        """Take a model of an encoded graph."""
        self.name, self.graph, self.encoding, self.model = name, graph, encoding, model
        self.residual, self.scenario = residual, scenario
        self.run = read_run(graph, encoding, model)
        self._bare = frozenset[Statement]()
        self._ignored = frozenset[Statement]()

    @classmethod
    def of(cls, evaluator: Evaluator, name: RunName) -> "View":
        """Return one of the runs that verdicts are read off."""
        model, residual, scenario = evaluator.model(name), evaluator.residual, evaluator.scenario
        view = cls(name, evaluator.graph, evaluator.encoding, model, residual, scenario)
        if name == "considered":
            holds = evaluator.run("sourced").holds
            view._bare = evaluator.bare
            view._ignored = frozenset(
                link.start for link in evaluator.graph.denials if holds[link.start.index] is False
            )
        return view

    @classmethod
    def on(cls, basis: Basis, graph: Graph, residual: bool) -> "View":
        """Return the run on a basis."""
        encoding = Encoding(graph, basis, residual)
        return cls(basis, graph, encoding, encoding.solve(), residual)

    def is_withdrawn(self, part: Named) -> bool:
        """Return whether a statement or step neither holds nor carries anything."""
        return part in self.scenario.withdrawn or part in self._bare

    def is_given(self, statement: Statement) -> bool:
        """Return whether a statement stands by itself, unless attacked."""
        if self.is_withdrawn(statement) or not self.encoding.is_asserted(statement):
            return False
        return self.name not in ("sourced", "doubted") or self.encoding.gives_grounds(statement)

    def is_doubted(self, statement: Statement) -> bool:
        """Return whether it is undefined if a statement stands by itself."""
        return (
            self.name == "doubted"
            and not self.is_withdrawn(statement)
            and self.encoding.is_asserted(statement)
            and not self.encoding.gives_grounds(statement)
        )

    def is_ignored(self, rival: Rival) -> bool:
        """Return whether a denial does not count."""
        return rival.denies and rival.statement in self._ignored
