"""What leans on a statement or a work, in the order in which to look at it again: the nearest first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.errors import ArgmapError
from argmap.evaluation.changes import find_changes
from argmap.evaluation.supposition import suppose
from argmap.evaluation.verdicts import evaluate
from argmap.graph import Graph, Statement
from argmap.result import Result
from argmap.spelling import describe_unknown
from argmap.verdict import Verdict


class Leaning(NamedTuple):
    """A statement that leans on another one.

    Attributes:
        statement: the statement.
        distance: how many relations away it is; 1 is the nearest.
        relation: how it leans on what is nearer: `rests on`, `is attacked by`, and the like.
        on: the statement, or the work, that is nearer.
        verdict: the verdict on it.
        without: the verdict on it if what was asked about were not in the map.
        is_root: whether it is a thesis or a recommendation.
    """

    statement: Statement
    distance: int
    relation: str
    on: str
    verdict: Verdict
    without: Verdict
    is_root: bool

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {**self._asdict(), "statement": self.statement.key}


@dataclass(frozen=True, slots=True, repr=False)
class Impact(Result):
    """What leans on a statement or a work, the nearest first."""

    id: str
    leaning: tuple[Leaning, ...]

    def __str__(self) -> str:
        from argmap.evaluation.phrasing.impact import format_impact

        return format_impact(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {"id": self.id, "leaning": [one.to_dict() for one in self.leaning]}


class _Tie(NamedTuple):
    relation: str
    statement: Statement


def find_impact(graph: Graph, name: str) -> Impact:
    """Return what leans on a statement or a work, the nearest first, and in the order of the map.

    Raises:
        ArgmapError: the map has no such statement or work.
    """
    part = graph.named.get(name)
    level = [part] if isinstance(part, Statement) else []
    found: dict[Statement, tuple[int, str, str]] = {}
    if not level:
        if name not in graph.sources:
            known = [*(one.key for one in graph.statements), *graph.sources]
            raise ArgmapError(describe_unknown("statement or source", name, known, ""))
        level = [one for one in graph.statements if name in one.sources]
        found = dict.fromkeys(level, (1, "cites", name))
    ties = _find_ties(graph)
    seen = {*level}
    distance = 1 if found else 0
    while level:
        distance += 1
        near = [(one, tie) for one in level for tie in ties[one] if tie.statement not in seen]
        for one, tie in near:
            found.setdefault(tie.statement, (distance, tie.relation, one.key))
        level = list(dict.fromkeys(tie.statement for _, tie in near))
        seen.update(level)
    return Impact(name, tuple(_describe(graph, name, found)))


def _find_ties(graph: Graph) -> dict[Statement, list[_Tie]]:
    """Return what leans directly on each statement."""
    ties: dict[Statement, list[_Tie]] = defaultdict(list)
    for step in graph.steps:
        for premise in step.premises:
            ties[premise].append(_Tie("rests on", step.conclusion))
    for attack in graph.attacks:
        target = attack.target if isinstance(attack.target, Statement) else attack.target.conclusion
        ties[attack.challenge].append(_Tie("is challenged by", target))
    for link in graph.answers:
        ties[link.start].append(_Tie("is answered by", link.end))
    for link in graph.denials:
        ties[link.start].append(_Tie("is denied by", link.end))
    for link in graph.contradictions:
        ties[link.start].append(_Tie("contradicts", link.end))
        ties[link.end].append(_Tie("contradicts", link.start))
    return ties


def _describe(graph: Graph, name: str, found: dict[Statement, tuple[int, str, str]]) -> Iterator[Leaning]:
    verdicts = evaluate(graph).verdicts
    without = {
        change.statement: change.after for change in find_changes(graph, suppose(graph, [name], [], []))
    }
    roots = set(graph.roots)
    for one, (distance, relation, on) in sorted(found.items(), key=lambda pair: (pair[1][0], pair[0].index)):
        verdict = verdicts[one.key]
        after: Any = without.get(one, verdict)
        yield Leaning(one, distance, relation, on, verdict, after, one in roots)
