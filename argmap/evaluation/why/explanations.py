"""Why statements have their verdicts: which runs decide a verdict, and what each of them has to say."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TypeAlias

from argmap.evaluation.verdicts import Evaluation, Evaluator, RunName
from argmap.evaluation.why.attack_index import AttackIndex
from argmap.evaluation.why.explain import Explainer
from argmap.evaluation.why.explained_run import ExplainedRun
from argmap.evaluation.why.explanation import Explanation, Ground, Justification, Key
from argmap.graph import Graph, Link, Statement
from argmap.verdict import Basis, Verdict

Known: TypeAlias = Mapping[RunName | Basis, Container[Key]]
"""Points that were explained before, by run."""


class Explanations:
    """The explanations of all verdicts of one evaluation."""

    def __init__(self, graph: Graph, residual: bool = False, evaluator: Evaluator | None = None) -> None:
        """Take a graph and, if it is evaluated already, its evaluator; see `evaluate` for `residual`."""
        self._graph, self._residual = graph, residual
        self._evaluator = evaluator or Evaluator(graph, residual)
        self._attack_index = AttackIndex(graph)
        self._explainers: dict[RunName, Explainer] = {}
        self._known: Known = {}

    @property
    def evaluation(self) -> Evaluation:
        """The verdicts."""
        return self._evaluator.evaluation

    def explain(self, statement: Statement, known: Known | None = None) -> Explanation:
        """Return why a statement has its verdict.

        Points that are `known` already, by run, are left out, and what they rest on. What has to be
        granted, and what opposes a statement, is then incomplete.
        """
        self._known = known or {}
        verdict = self.evaluation.verdict(statement)
        justifications = tuple(self._justify(statement, verdict))
        return Explanation(
            statement,
            verdict,
            justifications,
            granted=self._find_granted(justifications[-1]) if verdict in ("granted", "parried") else (),
            against=self._find_against(*justifications) if verdict == "questioned" else (),
            sourced=self._find_sourced_side(justifications[0]) if verdict == "contested" else None,
        )

    def explain_run(self, statement: Statement, basis: Basis) -> Explanation:
        """Return why a statement is in, out or undecided on a basis."""
        explained = ExplainedRun.on(basis, self._graph, self._residual)
        run = explained.run
        roots = [Key(statement, "holds")]
        if statement.kind == "challenge" and run.holds[statement.index]:
            roots = [Key(statement, "force")]
            if run.force[statement.index] is not True:
                roots.insert(0, Key(statement, "holds"))
        justification = Explainer(explained, self._attack_index).explain(*roots)
        return Explanation(statement, run.answer(statement), (justification,), basis=basis)

    def _justify(self, statement: Statement, verdict: Verdict) -> Iterator[Justification]:
        """Yield the justifications that a verdict needs, in the order in which they are shown."""
        holds, stands = Key(statement, "holds"), find_standing_key(statement)
        deciding: RunName = "asserted" if statement in self.evaluation.bare else "considered"
        match verdict:
            case "established":
                yield self._explain("doubted", stands)
            case "granted":
                yield self._explain("asserted", stands)
            case "answered" | "parried":
                yield self._explain("asserted", holds)
                yield self._explain_met(statement, verdict)
            case "questioned":
                yield self._explain("asserted", holds)
                yield self._explain(self._find_standing_run(statement), holds)
            case "defeated":
                yield self._explain(deciding, Key(statement, "attacked"))
            case "contested" if self.evaluation.stands(statement):
                yield self._explain("asserted", Key(statement, "force"))
            case "contested" | "unsupported":
                yield self._explain(deciding, holds)

    def _find_standing_run(self, statement: Statement) -> RunName:
        """Return the run in which a questioned statement stands."""
        return "considered" if self.evaluation.considered.holds[statement.index] else "sourced"

    def _explain_met(self, challenge: Statement, verdict: Verdict) -> Justification:
        """Return why a challenge that stands has no force."""
        if verdict == "parried":
            return self._explain("asserted", Key(challenge, "met"))
        verdicts = self.evaluation.verdicts
        answers = (link.start for link in self._attack_index.answers_to(challenge))
        answer = next((answerer for answerer in answers if verdicts[answerer.key] == "established"), None)
        if answer is None:
            return self._explain("asserted", Key(challenge, "force"))
        return self._explain("doubted", Key(challenge, "met"), answer)

    def _explain(self, name: RunName, root: Key, answer: Statement | None = None) -> Justification:
        return self._explainer(name).explain(root, known=self._known.get(name, ()), answer=answer)

    def _explainer(self, name: RunName) -> Explainer:
        if name not in self._explainers:
            self._explainers[name] = Explainer(ExplainedRun.of(self._evaluator, name), self._attack_index)
        return self._explainers[name]

    def _find_granted(self, justification: Justification) -> tuple[Statement, ...]:
        """Return what stands by itself in a justification, without a source or an assumption."""
        gives_grounds = self._evaluator.encoding.gives_grounds
        given = (
            key.statement
            for key, point in justification.points.items()
            if any(ground.kind == "given" for ground in point.grounds)
        )
        return tuple(dict.fromkeys(statement for statement in given if not gives_grounds(statement)))

    def _find_against(self, fallen: Justification, standing: Justification) -> tuple[Statement, ...]:
        """Return what opposes a statement, of what is left out in the run where it stands."""
        if standing.run == "sourced":
            return self._find_granted(fallen)
        return tuple(dict.fromkeys(self._find_groundless(fallen)))

    def _find_groundless(self, justification: Justification) -> Iterator[Statement]:
        """Yield bare challenges that stand, or may, and what denies without standing on grounds."""
        sourced = self._evaluator.run("sourced").holds
        for key, point in justification.points.items():
            if point.truth is not False and key.statement in self.evaluation.bare:
                yield key.statement
            for link in _find_links(point.grounds, "denial", "open-denial"):
                if sourced[link.start.index] is False:
                    yield link.start

    def _find_sourced_side(self, justification: Justification) -> Statement | None:
        """Return the side of a contradiction that has grounds, where the other has none."""
        for point in justification.points.values():
            for link in _find_links(point.grounds, "open-contradiction"):
                sides = [side for side in (link.start, link.end) if self._has_grounds(side)]
                if len(sides) == 1:
                    return sides[0]
        return None

    def _has_grounds(self, statement: Statement) -> bool:
        """Return whether a source, an assumption or a reason that stands on such is given for a statement."""
        fires = self._evaluator.run("sourced").fires
        return self._evaluator.encoding.gives_grounds(statement) or any(
            fires(step) is True for step in self._graph.supporting(statement)
        )


def find_standing_key(statement: Statement) -> Key:
    """Return the point that is so where a statement stands, of a challenge with force."""
    return Key(statement, "force" if statement.kind == "challenge" else "holds")


def _find_links(grounds: Iterable[Ground], *kinds: str) -> Iterator[Link]:
    return (ground.part for ground in grounds if ground.kind in kinds and isinstance(ground.part, Link))
