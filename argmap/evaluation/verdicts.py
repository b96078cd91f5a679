"""The verdict on every statement, from four runs of the map as a logic program.

A premise or challenge is merely said if it has neither a source nor a stated assumption, nor any reason.

- `asserted`: all counts.
- `sourced`: what is merely said does not count.
- `considered`: all counts, but bare challenges are withdrawn: those that cite no source, and whose reasons
  all fail in the run `sourced`. What is out in that run denies nothing.
- `doubted`: it is undefined whether what is merely said counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from argmap.evaluation.encoding import Encoding, cites
from argmap.evaluation.intervention import NO_INTERVENTION, Intervention
from argmap.evaluation.program import Model, Truth
from argmap.gc_control import gc_disabled
from argmap.graph import Graph, Statement, Step
from argmap.verdict import Answer, Basis

if TYPE_CHECKING:
    from argmap.verdict import Verdict

RunName: TypeAlias = Literal["asserted", "sourced", "considered", "doubted"]


@dataclass(frozen=True)
class Run:
    """One run: whether each statement holds, is attacked with force, has force itself.

    The lists follow `Graph.statements` and `Graph.steps`. `force` tells whether a challenge holds and is not
    answered; of other statements it is the same as `holds`.
    """

    holds: list[Truth]
    attacked: list[Truth]
    undercut: list[Truth]
    force: list[Truth]

    def fires(self, step: Step) -> Truth:
        """Return whether a step carries its conclusion: premises hold, and nothing undercuts it."""
        if self.undercut[step.index]:
            return False
        carries: Truth = None if self.undercut[step.index] is None else True
        for premise in step.premises:
            holds = self.holds[premise.index]
            if holds is False:
                return False
            carries = carries and holds
        return carries

    def answer(self, statement: Statement) -> Answer:
        """Return whether a statement is in, out or undecided."""
        return _ANSWERS[self.holds[statement.index]]


_ANSWERS: dict[Truth, Answer] = {True: "in", False: "out", None: "undecided"}


@dataclass(frozen=True)
class Evaluation:
    """The runs, and the verdicts that follow from them.

    bare: the challenges that are withdrawn in the run `considered`.
    verdicts: by statement key.
    """

    asserted: Run
    sourced: Run
    considered: Run
    doubted: Run
    bare: frozenset[Statement]
    verdicts: "dict[str, Verdict]"

    def verdict(self, statement: Statement) -> "Verdict":
        """Return the verdict on a statement."""
        return self.verdicts[statement.key]

    def stands(self, statement: Statement) -> bool:
        """Return whether a statement stands where all counts; a challenge may do so without force."""
        return self.asserted.holds[statement.index] is True


@gc_disabled()
def evaluate(
    graph: Graph,
    residual: bool = False,
    intervention: Intervention = NO_INTERVENTION,
    bare: frozenset[Statement] | None = None,
) -> Evaluation:
    """Return the verdicts on a graph.

    Args:
        graph: the map.
        residual: whether challenges that are left open knowingly have force like any other.
        intervention: what is supposed that the map does not say.
        bare: the challenges that are bare in the map as it is written, if they are known already.
    """
    return Evaluator(graph, residual, intervention, bare).evaluation


@gc_disabled()
def evaluate_run(
    graph: Graph,
    basis: Basis = "asserted",
    residual: bool = False,
    intervention: Intervention = NO_INTERVENTION,
) -> Run:
    """Return a single run: all premises count, or on `cited` those with a source or a stated assumption."""
    encoding = Encoding(graph, basis, residual, intervention)
    return read_run(graph, encoding, encoding.solve())


def read_answers(
    graph: Graph,
    basis: Basis | None = None,
    residual: bool = False,
    intervention: Intervention = NO_INTERVENTION,
) -> "Mapping[str, Verdict | Answer]":
    """Return the verdicts by statement key, or on a basis what that one run says."""
    if basis is None:
        return evaluate(graph, residual, intervention).verdicts
    run = evaluate_run(graph, basis, residual, intervention)
    return {statement.key: run.answer(statement) for statement in graph.statements}


class Evaluator:
    """The runs on a graph, each made when it is first asked for."""

    def __init__(
        self,
        graph: Graph,
        residual: bool = False,
        intervention: Intervention = NO_INTERVENTION,
        bare: frozenset[Statement] | None = None,
    ) -> None:
        """Encode a graph; the arguments are those of `evaluate`."""
        self.graph, self.residual, self.intervention, self._bare = graph, residual, intervention, bare
        self.encoding = Encoding(graph, "asserted", residual, intervention)
        self._runs: dict[RunName, Run] = {}

    @cached_property
    def asserted(self) -> Model:
        """The model where all counts."""
        return self.encoding.solve()

    @cached_property
    def sourced(self) -> Model:
        """The model where what is merely said does not count."""
        return self.encoding.solve_sourced()

    @cached_property
    def doubted(self) -> Model:
        """The model where it is undefined whether what is merely said counts."""
        return self.encoding.solve_doubted()

    @cached_property
    def considered(self) -> Model:
        """The model where bare challenges are withdrawn."""
        gone = self.encoding.find_unconsidered(self.bare, self.sourced)
        return self.encoding.program.solve(gone) if gone else self.asserted

    @cached_property
    def bare(self) -> frozenset[Statement]:
        """The challenges that give no grounds in the map as it is written, nor are supposed to have any."""
        if self._bare is None and self.intervention == NO_INTERVENTION:
            return find_bare(self.graph, self.run("sourced"))
        written = Evaluator(self.graph, self.residual).bare if self._bare is None else self._bare
        return written - self.intervention.asserted - self.intervention.accepted

    @cached_property
    def evaluation(self) -> Evaluation:
        """The verdicts."""
        runs = {name: self.run(name) for name in get_args(RunName)}
        judge = _Judge(self.graph, runs, self.bare, self.residual)
        return Evaluation(**runs, bare=self.bare, verdicts=judge.find_verdicts())

    def model(self, name: RunName) -> Model:
        """Return the model of a run."""
        model: Model = getattr(self, name)
        return model

    def run(self, name: RunName) -> Run:
        """Return what a run says of statements and steps."""
        if name not in self._runs:
            self._runs[name] = read_run(self.graph, self.encoding, self.model(name))
        return self._runs[name]


def read_run(graph: Graph, encoding: Encoding, model: Model) -> Run:
    """Return what the truth of the atoms of an encoded graph means for its statements and steps."""
    values = model.values
    holds = [values[atom] for atom in encoding.holds]
    defeated = {target: values[atom] for target, atom in encoding.defeats.items()}
    attacked = [defeated.get(statement, False) for statement in graph.statements]
    undercut = [defeated.get(step, False) for step in graph.steps]
    force = holds.copy()
    for index, atom in encoding.force.items():
        force[index] = values[atom]
    return Run(holds, attacked, undercut, force)


def find_bare(graph: Graph, sourced: Run) -> frozenset[Statement]:
    """Return the challenges that cite no source, and whose reasons all fail in the run `sourced`."""
    return frozenset(
        challenge
        for challenge in graph.of_kind("challenge")
        if not cites(graph, challenge)
        and all(sourced.fires(step) is False for step in graph.supporting(challenge))
    )


class _Judge:
    def __init__(
        self, graph: Graph, runs: Mapping[str, Run], bare: frozenset[Statement], residual: bool
    ) -> None:
        self._graph, self._bare, self._residual = graph, bare, residual
        self._asserted, self._sourced = runs["asserted"], runs["sourced"]
        self._considered, self._doubted = runs["considered"], runs["doubted"]

    def find_verdicts(self) -> "dict[str, Verdict]":
        """Return the verdict by statement key; those on what answers come before those on challenges."""
        verdicts = {statement.key: self._judge(statement) for statement in self._graph.statements}
        answers: dict[int, list[Statement]] = {}
        for link in self._graph.answers:
            answers.setdefault(link.end.index, []).append(link.start)
        for challenge in self._met():
            given = answers.get(challenge.index, [])
            verdicts[challenge.key] = self._judge_met(challenge, given, verdicts)
        return verdicts

    def _met(self) -> Iterator[Statement]:
        """Yield the challenges that stand without force."""
        for challenge in self._graph.of_kind("challenge"):
            if (
                self._asserted.holds[challenge.index] is True
                and self._asserted.force[challenge.index] is False
            ):
                yield challenge

    def _judge_met(
        self, challenge: Statement, answers: list[Statement], verdicts: "dict[str, Verdict]"
    ) -> "Verdict":
        if any(verdicts[answer.key] == "established" for answer in answers):
            return "answered"
        left_open = challenge.residual is not None and not self._residual
        standing = any(self._asserted.holds[answer.index] is True for answer in answers)
        return "answered" if left_open and not standing else "parried"

    def _judge(self, statement: Statement) -> "Verdict":
        index = statement.index
        if self._doubted.force[index] is True:
            return "established"
        if self._asserted.force[index] is True:
            return "granted"
        if self._asserted.holds[index] is True:
            return "contested"
        run = self._asserted if statement in self._bare else self._considered
        if run.holds[index] is None:
            return "contested"
        if run.holds[index] is True or self._sourced.holds[index] is True:
            return "questioned"
        return "defeated" if run.attacked[index] is True else "unsupported"
